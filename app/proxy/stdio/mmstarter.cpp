// SPDX-License-Identifier: MIT
#include "app/proxy/stdio/mmstarter.h"

#include "core/system/displaytext.h"
#include "core/system/signalmask.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QRegularExpression>

using namespace Qt::StringLiterals;
using namespace std::chrono;

namespace mm::stdio {

namespace {

constexpr qint64 maxLog = qint64(1024) * 1024;
constexpr qint64 maxLogTail = 4096;

} // namespace

bool MmStarter::start(QString *error)
{
    QDir().mkpath(QFileInfo(m_setup.logFile).path());
    QFile log(m_setup.logFile);
    if (log.size() > maxLog)
        log.resize(0);
    m_logStart = log.size();
    m_startedAt = system_clock::now();
    QProcess process;
    process.setProgram(m_setup.program);
    process.setArguments(m_setup.arguments);
    process.setProcessEnvironment(m_setup.environment);
    process.setStandardInputFile(QProcess::nullDevice());
    // Not the stderr of this process: its client may wait until all who have it open have ended.
    process.setStandardOutputFile(m_setup.logFile, QIODevice::Append);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.setWorkingDirectory(QDir::rootPath());
    const posix::UnblockedSignals signals; // or MM could not be ended by SIGTERM
    if (process.startDetached(&m_pid))
        return true;
    m_pid = 0;
    *error = u"%1 can't be started: %2."_s.arg(shownPath(m_setup.program), process.errorString());
    return false;
}

bool MmStarter::isRunning() const
{
    return m_pid != 0 && processState(m_pid, m_startedAt) != ProcessState::Gone;
}

QString MmStarter::lastLine() const
{
    QFile log(m_setup.logFile);
    if (m_pid == 0 || !log.open(QIODevice::ReadOnly))
        return {};
    log.seek(qMax(log.size() - maxLogTail, m_logStart));
    const QByteArray text = log.readAll().trimmed();
    static const QRegularExpression prefix(u"^([-\\d :.]+ )?mm-proxy( error)?: "_s);
    return QString::fromUtf8(text.mid(text.lastIndexOf('\n') + 1)).remove(prefix);
}

} // namespace mm::stdio
