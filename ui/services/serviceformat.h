// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <functional>

namespace mm {

struct ServiceFailures;
struct ServiceRow;
struct ServicesContext;

// The cells of a ServicesModel::Column as plain text, in the language and locale of the program.

[[nodiscard]] QString cellText(const ServiceRow &row, int column, const ServicesContext &context);
/// For screen readers: has the reason instead of a dash if a value is unknown.
[[nodiscard]] QString cellAccessibleText(const ServiceRow &row, int column,
                                         const ServicesContext &context);
/// More for screen readers: the exact time, or the mark of the row or the reason of the server's
/// state and, for its name, its tools.
/// May be empty.
[[nodiscard]] QString cellDescription(const ServiceRow &row, int column);
/// May be empty.
[[nodiscard]] QString cellToolTip(const ServiceRow &row, int column,
                                  const ServicesContext &context);

/// How long ago \p time, a text of the stats file, was; the time itself if it is in the future; the
/// text if it is not a time.
[[nodiscard]] QString agoText(const QString &time, const ServicesContext &context);

/// In the Rate column while a service is watched for too short a time.
[[nodiscard]] QString measuringText();

/// How many calls failed, their kinds if known, the last failure, and the last good call: a line
/// each; empty without a failed call. \p when words a time of the stats file.
[[nodiscard]] QStringList failureTexts(const ServiceFailures &failures,
                                       const std::function<QString(const QString &)> &when);
/// As far as is known, the last call did.
[[nodiscard]] bool lastCallFailed(const ServiceFailures &failures);

/// Percent; an en dash for no share.
[[nodiscard]] QString shareText(double share);

} // namespace mm
