// SPDX-License-Identifier: MIT
#include "app/process/lastresort.h"
#include "app/process/loglines.h"
#include "app/process/memory.h"
#include "app/process/stopsignals.h"
#include "app/proxy/options.h"
#include "app/proxy/proxy.h"

#include <QCoreApplication>
#include <QTextStream>

using namespace Qt::StringLiterals;

namespace {

// sysexits.h, EX_USAGE.
constexpr int exitBadUsage = 64;
/// For the last save: a disk that hangs may never answer.
constexpr std::chrono::seconds lastSave{10};

int printAndLeave(const mm::ProxyOptions &options)
{
    const bool refused = options.action == mm::ProxyOptions::Action::RefuseUsage;
    if (refused)
        QTextStream(stderr) << u"mm-proxy: "_s << options.message << Qt::endl;
    else
        QTextStream(stdout) << options.message.trimmed() << Qt::endl;
    return refused ? exitBadUsage : 0;
}

int run(const mm::ProxyOptions &options)
{
    // Made first, so that it is there until the last save is done: a second signal changes nothing.
    mm::StopSignals signalsToStop;
    mm::Proxy proxy(options);
    QString error;
    if (!proxy.start(&error)) {
        if (!error.isEmpty())
            QTextStream(stderr) << u"mm-proxy: "_s << error << Qt::endl;
        return 1;
    }
    QObject::connect(&signalsToStop, &mm::StopSignals::arrived, &proxy, &mm::Proxy::stop);
    QObject::connect(&proxy, &mm::Proxy::finished, QCoreApplication::instance(),
                     &QCoreApplication::quit);
    QTextStream(stdout) << u"mm-proxy listens on "_s << proxy.urls().join(u" and "_s) << Qt::endl;
    const int code = QCoreApplication::exec();
    mm::exitAfter(lastSave, "mm-proxy: the disk of the stats file does not answer; leaving without "
                            "the last save\n");
    return code;
}

} // namespace

int main(int argc, char *argv[])
{
    mm::returnMemoryEarly();
    const QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(u"mm-proxy"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(MESHSTATS_VERSION));
    const mm::LogLines logLines("mm-proxy");
    const mm::ProxyOptions options = mm::parseProxyOptions(QCoreApplication::arguments());
    return options.action == mm::ProxyOptions::Action::Run ? run(options) : printAndLeave(options);
}
