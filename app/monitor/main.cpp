// SPDX-License-Identifier: MIT
#include "app/monitor/followcommand.h"
#include "app/monitor/monitorapp.h"
#include "app/monitor/oncecommand.h"
#include "app/monitor/options.h"
#include "app/monitor/translation.h"

#include <QApplication>
#include <QIcon>
#include <QTextStream>

using namespace Qt::StringLiterals;

namespace {

void introduce()
{
    QCoreApplication::setApplicationName(u"ee-monitor"_s);
    QCoreApplication::setOrganizationName(u"ee-monitor"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(MESHSTATS_VERSION));
}

/// Everything that needs no display.
int runWithoutWindow(const mm::Options &options)
{
    switch (options.action) {
    case mm::Options::Action::PrintOnce:
        return mm::runOnce(options);
    case mm::Options::Action::Follow:
        return mm::runFollow(options);
    case mm::Options::Action::RefuseUsage:
        QTextStream(stderr) << u"ee-monitor: "_s << options.message << Qt::endl;
        return mm::exitBadUsage;
    default:
        QTextStream(stdout) << options.message.trimmed() << Qt::endl;
        return 0;
    }
}

/// The desktop theme's, where we are installed; else the one within.
QIcon ownIcon()
{
    QIcon bundled;
    for (const int size : {16, 22, 24, 32, 48, 64, 128, 256, 512})
        bundled.addFile(u":/icons/%1.png"_s.arg(size), QSize(size, size));
    return QIcon::fromTheme(QGuiApplication::desktopFileName(), bundled);
}

} // namespace

int main(int argc, char *argv[])
{
    introduce();
    mm::Options options;
    {
        const QCoreApplication app(argc, argv);
        mm::installTranslations();
        options = mm::parseOptions(QCoreApplication::arguments());
        if (options.action != mm::Options::Action::ShowWindow)
            return runWithoutWindow(options);
    }
    const QApplication app(argc, argv);
    QGuiApplication::setApplicationDisplayName(u"EE Monitor"_s);
    QGuiApplication::setDesktopFileName(u"io.github.eemonitor.EEMonitor"_s);
    QGuiApplication::setWindowIcon(ownIcon());
    mm::installTranslations();
    return mm::MonitorApp(options).run();
}
