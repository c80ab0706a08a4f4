// SPDX-License-Identifier: MIT
#include "app/monitor/cli/commandline.h"

#include "app/monitor/cli/followcommand.h"
#include "app/monitor/cli/oncecommand.h"

#include <QTextStream>

using namespace Qt::StringLiterals;

namespace mm {

int runWithoutDisplay(const Options &options)
{
    switch (options.action) {
    case Options::Action::PrintOnce:
        return runOnce(options);
    case Options::Action::Follow:
        return runFollow(options);
    case Options::Action::RefuseUsage:
        QTextStream(stderr) << u"ee-monitor: "_s << options.message << Qt::endl;
        return exitBadUsage;
    case Options::Action::PrintHelp:
    case Options::Action::PrintVersion:
    case Options::Action::ShowWindow:
        break;
    }
    QTextStream(stdout) << options.message.trimmed() << Qt::endl;
    return 0;
}

} // namespace mm
