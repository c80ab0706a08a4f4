// SPDX-License-Identifier: MIT
#include "app/monitor/desktop/userfolders.h"

#include "core/statsfile/statspath.h"

#include <QDir>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace mm {

UserFolders UserFolders::fromEnvironment()
{
    using Location = QStandardPaths;
    UserFolders folders{
        .config = Location::writableLocation(Location::GenericConfigLocation),
        .data = Location::writableLocation(Location::GenericDataLocation),
        .cache = Location::writableLocation(Location::GenericCacheLocation),
        .state = {},
        .defaultStatsFile = defaultStatsPath(),
        .environment = QProcessEnvironment::systemEnvironment(),
    };
#ifdef Q_OS_DARWIN
    folders.state = folders.data;
#else
    // Qt 6.4 does not know this folder of the XDG Base Directory Specification.
    const QString state = folders.environment.value(u"XDG_STATE_HOME"_s);
    folders.state = QDir::isAbsolutePath(state) ? state : QDir::homePath() + u"/.local/state"_s;
#endif
    return folders;
}

} // namespace mm
