// SPDX-License-Identifier: MIT
#include "app/proxy/servers/serverrunner.h"

#include "app/proxy/mesh/logging.h"
#include "app/proxy/servers/diskprobe.h"
#include "app/proxy/servers/processgroup.h"
#include "core/system/atomicfile.h"
#include "core/system/displaytext.h"
#include "core/system/fileio.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono;

namespace mm {

namespace {

/// For the file at the start.
constexpr milliseconds readTimeout{300};
constexpr milliseconds sweepTimeout{2'000};
constexpr milliseconds lastSaveTimeout{1'000};
constexpr qint64 maxDisabledBytes = qint64(1024) * 1024;

/// The path of the file with the servers that the user has disabled: a name on each line.
QString disabledFile(const QString &statsFile, QString *error)
{
    const QString target = AtomicFile::resolve(statsFile, error);
    return target.isEmpty() ? QString() : target + u".disabled"_s;
}

QSet<QString> readDisabled(const QString &statsFile)
{
    QString error;
    QByteArray bytes;
    const QString path = disabledFile(statsFile, &error);
    if (path.isEmpty())
        return {}; // the tracker reports it
    const posix::FileReadStatus outcome = posix::readCapped(path, maxDisabledBytes, &bytes).outcome;
    if (outcome != posix::FileReadStatus::Ok && outcome != posix::FileReadStatus::Missing)
        qCWarning(proxyLog).noquote()
            << u"%1 can't be read: the servers that the user has disabled run again."_s.arg(
                   shownPath(path));
    const QStringList lines = QString::fromUtf8(bytes).split(u'\n', Qt::SkipEmptyParts);
    return {lines.cbegin(), lines.cend()};
}

/// Differs when the file may have another content.
QByteArray stampText(const QString &path)
{
    int error = 0;
    const posix::FileStamp stamp = posix::stampOf(path, &error);
    return QByteArray::number(error) + ' ' + QByteArray::number(stamp.mode) + ' ' +
           QByteArray::number(stamp.owner) + ' ' + QByteArray::number(stamp.inode) + ' ' +
           QByteArray::number(stamp.size) + ' ' +
           QByteArray::number(stamp.modified.time_since_epoch().count()) + ' ' +
           QByteArray::number(stamp.changed.time_since_epoch().count());
}

} // namespace

struct ServerRunner::Read
{
    ServerFile file;
    bool exists = false;
    QByteArray stamp;
    QSet<QString> disabled; ///< at the first time
};

ServerRunner::ServerRunner(ServiceRegistry *registry, const Config &config)
    : m_registry(registry)
    , m_config(config)
{
    m_setup = {.version = config.version,
               .environment = {leftoverMark()},
               .path = config.environment.value(u"PATH"_s, u"/usr/local/bin:/usr/bin:/bin"_s),
               .quota = config.quota,
               .limits = config.limits};
    for (const char *name : {"HOME", "LOGNAME", "PATH", "SHELL", "TERM", "USER"}) {
        const QString variable = QLatin1StringView(name);
        if (config.environment.contains(variable))
            m_setup.environment += variable + u'=' + config.environment.value(variable);
    }
    m_checkTimer.setInterval(config.checkInterval);
    connect(&m_checkTimer, &QTimer::timeout, this, [this] {
        for (ManagedServer *const each : std::as_const(m_servers))
            each->check();
    });
    if (config.file.isEmpty()) {
        m_isRead = true;
        return;
    }
    m_fileTimer.setInterval(config.fileInterval);
    connect(&m_fileTimer, &QTimer::timeout, this, &ServerRunner::followFile);
    m_fileTimer.start();
    (void)m_sweepTask.run([] {
        const int count = endLeftovers(sweepTimeout);
        return [count] {
            if (count > 0)
                qCInfo(proxyLog).noquote()
                    << u"Ended processes of servers that an earlier MM had left: %1"_s.arg(count);
        };
    });
    followFile();
    m_readTask.waitForFinished(readTimeout);
}

ServerRunner::~ServerRunner()
{
    m_saveTask.waitForFinished(lastSaveTimeout);
}

bool ServerRunner::isStarting() const
{
    return !m_isRead ||
           std::any_of(m_servers.cbegin(), m_servers.cend(), [](const ManagedServer *each) {
               return each->status().state == ServerStatus::State::Starting;
           });
}

void ServerRunner::followFile()
{
    if (m_isStopping)
        return;
    (void)m_readTask.run([this, path = m_config.file, known = m_stamp, isFirst = !m_isRead,
                          environment = m_config.environment,
                          statsFile = m_config.statsFile]() -> DetachedTask::Finish {
        waitForDisk(path);
        Read read{.file = {}, .stamp = stampText(path), .disabled = {}};
        if (!isFirst && read.stamp == known)
            return [] {};
        int error = 0;
        read.exists = posix::stampOf(path, &error).exists() || error != 0;
        read.file = readServerFile(path, environment);
        if (isFirst)
            read.disabled = readDisabled(statsFile);
        return [this, read] { apply(read); };
    });
}

void ServerRunner::apply(const Read &read)
{
    if (m_isStopping)
        return;
    if (!m_isRead)
        m_disabled = read.disabled;
    m_isRead = true;
    m_stamp = read.stamp;
    const bool isMissing = !read.exists && m_config.isOptional;
    reportProblems(isMissing ? ServerFile{} : read.file);
    if (!isMissing && !read.file.error.isEmpty()) {
        Q_EMIT changed();
        return; // what runs is not changed
    }
    QSet<QString> names;
    for (const ServerEntry &entry : read.file.servers) {
        names.insert(entry.name);
        if (ManagedServer *const known = m_servers.value(entry.name))
            known->setEntry(entry);
        else
            add(entry);
    }
    const QStringList all = m_servers.keys();
    for (const QString &name : all) {
        if (!names.contains(name))
            remove(name);
    }
    if (m_servers.isEmpty())
        m_checkTimer.stop();
    else if (!m_checkTimer.isActive())
        m_checkTimer.start();
    Q_EMIT changed();
}

/// Logs each problem once.
void ServerRunner::reportProblems(const ServerFile &file)
{
    QStringList problems = file.problems;
    if (!file.error.isEmpty())
        problems += m_servers.isEmpty()
                        ? file.error
                        : (file.error.endsWith(u'.') ? file.error.chopped(1) : file.error) +
                              u"; the running servers are not changed."_s;
    for (const QString &each : std::as_const(problems)) {
        if (!m_problems.contains(each))
            qCWarning(proxyLog).noquote() << each;
    }
    m_problems = problems;
}

void ServerRunner::add(const ServerEntry &entry)
{
    auto *const server = new ManagedServer(entry, m_setup);
    server->setParent(this);
    if (m_registry->find(entry.name)) {
        qCWarning(proxyLog).noquote()
            << u"The service \"%1\" is replaced by the server of this name in %2."_s.arg(
                   entry.name, shownPath(m_config.file));
        Q_EMIT removed(entry.name);
    }
    if (m_registry->addServer(entry.name, server, ServiceRegistry::Steady::now()) ==
        ServiceRegistry::Added::Full) {
        qCWarning(proxyLog).noquote()
            << u"The server \"%1\" of %2 is not started: MM has no room for more services."_s.arg(
                   entry.name, shownPath(m_config.file));
        delete server;
        return;
    }
    m_servers.insert(entry.name, server);
    connect(server, &ManagedServer::statusChanged, this, [this, server] { update(server); });
    connect(server, &ManagedServer::toolsChanged, this, [this, server] { update(server); });
    connect(server, &ManagedServer::notified, this,
            [this, name = entry.name](const QString &method, const QByteArray &params) {
                Q_EMIT notified(name, method, params);
            });
    server->setDisabled(m_disabled.contains(entry.name)); // starts it, or not
}

void ServerRunner::remove(const QString &name)
{
    ManagedServer *const server = m_servers.take(name);
    m_registry->remove(name); // before it leaves, which is no failure to be logged
    connect(server, &ManagedServer::gone, server, &QObject::deleteLater);
    leave(server);
    m_logged.remove(name);
    m_unlisted.remove(name);
    Q_EMIT removed(name);
}

void ServerRunner::leave(ManagedServer *server)
{
    m_leaving.insert(server);
    connect(server, &ManagedServer::gone, this, [this, server] {
        m_leaving.remove(server);
        if (m_isStopping && m_leaving.isEmpty())
            Q_EMIT allEnded();
    });
    server->leave();
}

void ServerRunner::update(ManagedServer *server)
{
    const QString &name = server->entry().name;
    RegisteredService *const service = m_registry->find(name);
    if (!service || service->server != server)
        return;
    const bool isListed = m_registry->setTools(name, server->tools());
    if (isListed)
        m_unlisted.remove(name);
    if (!isListed && !m_unlisted.contains(name)) {
        m_unlisted.insert(name);
        qCWarning(proxyLog).noquote()
            << u"The tools of the server \"%1\" are not listed: MM takes %2 of names and tools in all."_s
                   .arg(name, http::sizeText(ServiceRegistry::maxBytes));
    }
    const ServerStatus status = server->status();
    service->counter.setServer(status.word(), status.reason, status.restarts);
    logState(name, status);
    Q_EMIT changed();
}

/// Once as it goes down or fails, and once as it answers again.
void ServerRunner::logState(const QString &name, const ServerStatus &status)
{
    using State = ServerStatus::State;
    if (status.state == State::Starting)
        return;
    const State shown = status.state == State::Busy ? State::Up : status.state;
    const State former = m_logged.value(name, State::Up);
    m_logged.insert(name, shown);
    if (shown == former)
        return;
    const QString text = u"Server \"%1\" is %2: %3"_s.arg(name, status.word(), status.reason);
    if (shown == State::Down || shown == State::Failing)
        qCWarning(proxyLog).noquote() << text;
    else
        qCInfo(proxyLog).noquote() << text;
}

const ManagedServer *ServerRunner::find(const QString &name) const
{
    return m_servers.value(name);
}

QString ServerRunner::perform(const QString &name, Action action)
{
    ManagedServer *const server = m_servers.value(name);
    if (server->entry().disabled)
        return u"The entry of \"%1\" in %2 has \"disabled\": change it there."_s.arg(
            name, shownPath(m_config.file));
    if (server->isDisabled() && (action == Action::Start || action == Action::Restart))
        return u"The server \"%1\" is disabled: enable it first."_s.arg(name);
    switch (action) {
    case Action::Start:
        server->startByUser();
        break;
    case Action::Restart:
        server->restartByUser();
        break;
    case Action::Stop:
        server->stopByUser();
        break;
    case Action::Disable:
    case Action::Enable:
        if (action == Action::Disable)
            m_disabled.insert(name);
        else
            m_disabled.remove(name);
        server->setDisabled(action == Action::Disable);
        saveDisabled();
        break;
    }
    return {};
}

void ServerRunner::saveDisabled()
{
    QStringList names{m_disabled.cbegin(), m_disabled.cend()};
    names.sort();
    const bool isStarted = m_saveTask.run([this, names,
                                           statsFile =
                                               m_config.statsFile]() -> DetachedTask::Finish {
        QString error;
        const QString path = disabledFile(statsFile, &error);
        if (!path.isEmpty())
            (void)AtomicFile(path, 0600)
                .save(names.isEmpty() ? QByteArray() : (names.join(u'\n') + u'\n').toUtf8(),
                      &error);
        return [this, error] {
            if (!error.isEmpty())
                qCWarning(proxyLog).noquote()
                    << u"Which servers are disabled can't be kept beside %1: %2. After a restart of MM they run again."_s
                           .arg(shownPath(m_config.statsFile), error);
            if (std::exchange(m_savesAgain, false))
                saveDisabled();
        };
    });
    m_savesAgain = m_savesAgain || !isStarted;
}

void ServerRunner::stop()
{
    m_isStopping = true;
    m_fileTimer.stop();
    m_checkTimer.stop();
    const QStringList names = m_servers.keys();
    for (ManagedServer *const server : std::as_const(m_servers)) {
        disconnect(server, &ManagedServer::statusChanged, this, nullptr);
        disconnect(server, &ManagedServer::toolsChanged, this, nullptr);
        leave(server);
    }
    if (m_leaving.isEmpty())
        QTimer::singleShot(0, this, &ServerRunner::allEnded);
}

} // namespace mm
