// SPDX-License-Identifier: MIT
#include "core/statsreader.h"
#include "oncecommand.h"
#include "options.h"
#include "translation.h"
#include "ui/monitorwindow.h"

#include <QApplication>
#include <QSettings>
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
    case mm::Options::Action::RefuseUsage:
        QTextStream(stderr) << u"ee-monitor: "_s << options.message << Qt::endl;
        return mm::exitBadUsage;
    default:
        QTextStream(stdout) << options.message.trimmed() << Qt::endl;
        return 0;
    }
}

int runWindow(const mm::Options &options)
{
    const auto layoutKey = u"window/layout"_s;
    const auto reader = std::make_shared<mm::StatsReader>(options.statsFile);
    mm::MonitorWindow window(
        options.statsFile, [reader] { return reader->read(); }, options.interval);
    QSettings settings;
    window.restoreLayout(settings.value(layoutKey).toByteArray());
    window.show();
    const int code = QApplication::exec();
    settings.setValue(layoutKey, window.saveLayout());
    return code;
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
    mm::installTranslations();
    return runWindow(options);
}
