// SPDX-License-Identifier: MIT
#include "app/proxy/servers/serverfile.h"

namespace mm {

ServerFile readServerFile(const QString &path, const QProcessEnvironment & /*environment*/)
{
    return {.error = QStringLiteral("%1 can't be read.").arg(path)};
}

} // namespace mm
