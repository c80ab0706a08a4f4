// SPDX-License-Identifier: MIT
// A minimal MM: registers services, counts messages and keeps the stats file, controlled by the
// command line.

#include <core/meshstats.h>

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <QTextStream>

#include <atomic>
#include <csignal>
#include <thread>
#include <vector>

using namespace std::chrono;

namespace {

constexpr int badUsage = 64;

struct Request
{
    QString statsFile = mm::defaultStatsPath();
    QStringList services;
    QStringList deregistered;
    QList<std::pair<QString, qint64>> messages;
    double rate = 0; ///< messages per second, to each service in turn; infinity for no limit
    milliseconds heartbeat{10'000};
    QString tallyFile;
    bool hold = false;
};

std::optional<Request> parse(const QStringList &arguments, QString *answer, bool *failed)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral(
        "Registers, counts and deregisters with mm::MeshStats, then ends, or holds the file."));
    parser.addOptions({
        {QStringLiteral("stats-file"),
         QStringLiteral(
             "The file to keep (default: $MM_MESH_STATS_FILE or ~/.mm_mesh_stats.json)."),
         QStringLiteral("path")},
        {QStringLiteral("register"), QStringLiteral("Services to register."),
         QStringLiteral("a,b")},
        {QStringLiteral("messages"),
         QStringLiteral("Messages to count; an empty name counts in the total alone."),
         QStringLiteral("a:12,b:5")},
        {QStringLiteral("deregister"), QStringLiteral("Services to deregister after that."),
         QStringLiteral("a,b")},
        {QStringLiteral("rate"),
         QStringLiteral(
             "With --hold: messages per second, to each service in turn; \"max\" for no limit."),
         QStringLiteral("n")},
        {QStringLiteral("heartbeat"), QStringLiteral("Seconds between heartbeats (default: 10)."),
         QStringLiteral("s")},
        {QStringLiteral("tally"),
         QStringLiteral("A file of 8 bytes that holds the number of messages counted so far."),
         QStringLiteral("path")},
        {QStringLiteral("hold"),
         QStringLiteral("Stay until SIGTERM or SIGINT; \"ready\" is printed first.")},
    });
    const QCommandLineOption help = parser.addHelpOption();
    *failed = true;
    if (!parser.parse(arguments)) {
        *answer = parser.errorText();
        return {};
    }
    if (parser.isSet(help)) {
        *answer = parser.helpText();
        *failed = false;
        return {};
    }
    Request request;
    if (parser.isSet(QStringLiteral("stats-file")))
        request.statsFile = parser.value(QStringLiteral("stats-file"));
    request.services =
        parser.value(QStringLiteral("register")).split(QLatin1Char(','), Qt::SkipEmptyParts);
    request.deregistered =
        parser.value(QStringLiteral("deregister")).split(QLatin1Char(','), Qt::SkipEmptyParts);
    for (const QString &entry :
         parser.value(QStringLiteral("messages")).split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        const qsizetype colon = entry.lastIndexOf(QLatin1Char(':'));
        bool ok = false;
        const qint64 count = entry.mid(colon + 1).toLongLong(&ok);
        if (colon < 0 || !ok || count < 0) {
            *answer = QStringLiteral("--messages takes name:count, not \"%1\"").arg(entry);
            return {};
        }
        request.messages.append({entry.left(colon), count});
    }
    bool ok = true;
    if (parser.isSet(QStringLiteral("rate"))) {
        const QString rate = parser.value(QStringLiteral("rate"));
        request.rate = rate == QLatin1String("max") ? qInf() : rate.toDouble(&ok);
        if (!ok || request.rate < 0) {
            *answer = QStringLiteral("--rate takes a number or \"max\", not \"%1\"").arg(rate);
            return {};
        }
    }
    if (parser.isSet(QStringLiteral("heartbeat"))) {
        const double heartbeat = parser.value(QStringLiteral("heartbeat")).toDouble(&ok);
        if (!ok || heartbeat <= 0) {
            *answer = QStringLiteral("--heartbeat takes a number of seconds");
            return {};
        }
        request.heartbeat = milliseconds(qRound64(heartbeat * 1000));
    }
    request.tallyFile = parser.value(QStringLiteral("tally"));
    request.hold = parser.isSet(QStringLiteral("hold"));
    return request;
}

/// Counts the messages in a mapped file, which survives SIGKILL, for a test to compare with.
class Tally
{
public:
    explicit Tally(const QString &path)
        : m_file(path)
    {
        if (path.isEmpty())
            return;
        if (m_file.open(QIODevice::ReadWrite) && m_file.resize(sizeof(qint64)))
            m_count = reinterpret_cast<std::atomic<qint64> *>(m_file.map(0, sizeof(qint64)));
        if (!m_count)
            qFatal("%s can't be mapped", qPrintable(path));
    }
    void add()
    {
        if (m_count)
            m_count->fetch_add(1);
    }

private:
    QFile m_file;
    std::atomic<qint64> *m_count = nullptr;
};

bool isStopPending()
{
    sigset_t pending;
    sigpending(&pending);
    return sigismember(&pending, SIGTERM) == 1 || sigismember(&pending, SIGINT) == 1;
}

void countAtRate(mm::MeshStats &stats, const Request &request, Tally &tally)
{
    const bool unlimited = qIsInf(request.rate);
    const QStringList names =
        request.services.isEmpty() ? QStringList{QString()} : request.services;
    const auto start = steady_clock::now();
    for (qint64 sent = 0; !isStopPending();) {
        // Checking for a signal is more expensive than counting.
        for (int i = 0; i < (unlimited ? 1000 : 1); ++i, ++sent) {
            stats.messageProcessed(names.at(sent % names.size()));
            tally.add();
        }
        if (!unlimited)
            std::this_thread::sleep_until(start + duration_cast<nanoseconds>(duration<double>(
                                                      static_cast<double>(sent) / request.rate)));
    }
}

} // namespace

int main(int argc, char *argv[])
{
    // Before any thread starts, so that all threads block these two signals; main() waits for them.
    sigset_t stopSignals;
    sigemptyset(&stopSignals);
    sigaddset(&stopSignals, SIGTERM);
    sigaddset(&stopSignals, SIGINT);
    pthread_sigmask(SIG_BLOCK, &stopSignals, nullptr);

    const QCoreApplication app(argc, argv);
    QString answer;
    bool failed = false;
    const auto request = parse(QCoreApplication::arguments(), &answer, &failed);
    if (!request) {
        QTextStream(failed ? stderr : stdout) << answer << Qt::endl;
        return failed ? badUsage : 0;
    }

    mm::MeshStats stats(request->statsFile, request->heartbeat);
    if (stats.report().refused)
        return 1;
    Tally tally(request->tallyFile);
    for (const QString &name : request->services)
        stats.serviceRegistered(name);
    for (const auto &[name, count] : request->messages) {
        mm::ServiceHandle service = stats.service(name);
        for (qint64 i = 0; i < count; ++i) {
            service.messageProcessed();
            tally.add();
        }
    }
    for (const QString &name : request->deregistered)
        stats.serviceDeregistered(name);
    const bool saved = stats.flush();
    if (!request->hold)
        return saved ? 0 : 1;

    QTextStream(stdout) << "ready" << Qt::endl;
    int signal = 0;
    if (request->rate > 0)
        countAtRate(stats, *request, tally);
    sigwait(&stopSignals, &signal);
    return 0;
}
