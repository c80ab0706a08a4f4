// SPDX-License-Identifier: MIT
#pragma once

#include <QProcessEnvironment>

namespace mm {

/// The user's home by \p environment.
[[nodiscard]] QString homeIn(const QProcessEnvironment &environment);

/// $XDG_CONFIG_HOME by \p environment, or ~/.config.
[[nodiscard]] QString configFolderIn(const QProcessEnvironment &environment);

/// \p text with the values of `${VAR}`, `${VAR:-default}` and `${env:VAR}`, and of `${userHome}`
/// and `${pathSeparator}`, as MCP clients write them. Anything else, such as `${x#y}` of a shell,
/// stays as it is. If a variable can't be replaced, returns an empty text, with \p problem, a
/// clause such as "uses the variable X, …". Without \p environment it replaces nothing, and only
/// finds the variables that MM can never replace.
[[nodiscard]] QString replaceVariables(const QString &text, const QProcessEnvironment *environment,
                                       QString *problem);

} // namespace mm
