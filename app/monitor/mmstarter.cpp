// SPDX-License-Identifier: MIT
#include "app/monitor/mmstarter.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>

using namespace Qt::StringLiterals;
using namespace std::chrono;
using Kind = mm::http::Outcome::Kind;

namespace mm {

namespace {

constexpr seconds answerTime{2};
constexpr qint64 mostLastWords = 4096;
constexpr qint64 mostLog = qint64(1024) * 1024;

QString programFile()
{
    return u"mm-proxy"_s;
}

/// Whether \p outcome is an answer of process \p pid. Another MM may have taken the port meanwhile.
bool isAnswerOf(qint64 pid, const http::Outcome &outcome)
{
    const auto health = healthIn(outcome);
    return health && health->value(u"pid"_s).toInteger(pid) == pid;
}

/// Makes room in the log, and gives its size.
qint64 prepareLog(const QString &path)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile log(path);
    if (log.size() > mostLog)
        log.resize(0);
    return log.size();
}

} // namespace

MmStarter::Setup MmStarter::setupFor(const MmUrl &url, const QString &statsFile)
{
    const QString cache = QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation);
    return {
        .mm = url,
        .statsFile = statsFile,
        .folder = QCoreApplication::applicationDirPath(),
        .logFile = cache + u"/ee-monitor/mm-proxy.log"_s,
    };
}

MmStarter::MmStarter(Setup setup, QObject *parent)
    : QObject(parent)
    , m_setup(std::move(setup))
    , m_mm(m_setup.mm)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(m_setup.pause);
    connect(&m_timer, &QTimer::timeout, this, &MmStarter::watch);
}

QString MmStarter::program() const
{
    const QString beside = QStandardPaths::findExecutable(programFile(), {m_setup.folder});
    return beside.isEmpty() ? QStandardPaths::findExecutable(programFile()) : beside;
}

void MmStarter::start()
{
    if (std::exchange(m_busy, true))
        return;
    m_mm.get("/health", answerTime, [this](const http::Outcome &outcome) {
        if (outcome.kind != Kind::Answered)
            launch();
        else if (const auto health = healthIn(outcome))
            endWith(*health);
        else
            //: %1 is a web address
            end(false,
                tr("MM was not started: another program answers at %1.").arg(m_setup.mm.text()));
    });
}

void MmStarter::launch()
{
    QProcess process;
    process.setProgram(program());
    if (process.program().isEmpty()) {
        //: %1 is a program's name, %2 a folder
        end(false, tr("MM could not be started: there is no %1 in %2, nor in any folder of PATH.")
                       .arg(programFile(), QDir::toNativeSeparators(m_setup.folder)));
        return;
    }
    m_logStart = prepareLog(m_setup.logFile);
    process.setStandardInputFile(QProcess::nullDevice());
    // Another process of an earlier start may still write to it.
    process.setStandardOutputFile(m_setup.logFile, QIODevice::Append);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.setWorkingDirectory(QDir::rootPath());
    process.setArguments({u"--http-only"_s, u"--http-port"_s, QString::number(m_setup.mm.port),
                          u"--stats-file"_s, m_setup.statsFile});
    m_startedAt = Moment::now();
    if (process.startDetached(&m_pid))
        watch();
    else
        end(false, tr("MM could not be started: %1").arg(process.errorString()));
}

void MmStarter::watch()
{
    if (processState(m_pid, m_startedAt.wall) == ProcessState::Gone) {
        ended();
        return;
    }
    if (steady_clock::now() - m_startedAt.steady > m_setup.patience) {
        //: %1 is a process number, %2 a web address, %3 a path
        end(false, tr("MM was started as process %1, but does not answer at %2. Its log is %3.")
                       .arg(QString::number(m_pid), m_setup.mm.text(),
                            QDir::toNativeSeparators(m_setup.logFile)));
        return;
    }
    m_mm.get("/health", answerTime, [this](const http::Outcome &outcome) {
        if (isAnswerOf(m_pid, outcome))
            //: %1 is a process number
            end(true, tr("MM was started as process %1. It goes on when this window is closed.")
                          .arg(m_pid));
        else
            m_timer.start();
    });
}

/// Another MM may have been faster than the process that was started.
void MmStarter::ended()
{
    m_mm.get("/health", answerTime, [this](const http::Outcome &outcome) {
        if (const auto health = healthIn(outcome))
            endWith(*health);
        else
            end(false, tr("MM could not be started: %1").arg(lastWords()));
    });
}

/// Where an MM of somebody else's runs.
void MmStarter::endWith(const QJsonObject &health)
{
    const QString other = otherStatsFile(health, m_setup.statsFile);
    if (other.isEmpty())
        //: %1 is a web address
        end(true, tr("MM is running already at %1.").arg(m_setup.mm.text()));
    else
        //: %1 is a web address, %2 a path; --stats-file is an option of the command line
        end(true, tr("MM is running already at %1, but keeps its figures in %2. Start EE Monitor "
                     "with --stats-file %2 to see them.")
                      .arg(m_setup.mm.text(), QDir::toNativeSeparators(other)));
}

void MmStarter::end(bool running, const QString &text)
{
    m_busy = false;
    Q_EMIT finished(running, text);
}

/// The last line of its part of the log.
QString MmStarter::lastWords() const
{
    QFile log(m_setup.logFile);
    if (log.open(QIODevice::ReadOnly)) {
        log.seek(qMax(log.size() - mostLastWords, m_logStart));
        const QByteArray text = log.readAll().trimmed();
        // Time and name are of use in a log alone.
        static const QRegularExpression prefix(u"^([-\\d :.]+ )?mm-proxy( error)?: "_s);
        if (!text.isEmpty())
            return QString::fromUtf8(text.mid(text.lastIndexOf('\n') + 1)).remove(prefix);
    }
    //: what stands in place of a program's last message
    return tr("it ended without a word.");
}

} // namespace mm
