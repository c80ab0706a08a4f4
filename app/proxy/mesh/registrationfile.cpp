// SPDX-License-Identifier: MIT
#include "app/proxy/mesh/registrationfile.h"

#include "app/proxy/json/jsonslice.h"
#include "app/proxy/mesh/logging.h"
#include "app/proxy/mesh/requestbodies.h"
#include "app/proxy/mesh/serviceregistry.h"
#include "core/statsfile/quarantine.h"
#include "core/system/atomicfile.h"
#include "core/system/displaytext.h"
#include "core/system/fileio.h"
#include "core/system/fileowner.h"

#include <QCryptographicHash>
#include <QSysInfo>

#include <algorithm>
#include <cerrno>
#include <iterator>

using namespace Qt::StringLiterals;
using namespace std::chrono;

namespace mm {

namespace {

/// Between saves, in multiples of the last one's duration, so that many changes of a long list do
/// not occupy the disk.
constexpr int pauseFactor = 2;
constexpr milliseconds minPause{10};
constexpr milliseconds maxPause{500};
constexpr milliseconds retryInterval{2000};
/// For a save in progress when MM stops.
constexpr milliseconds lastSaveTimeout{2000};
/// Names are saved as UTF-8 with escapes, and each line has some bytes of its own.
constexpr qint64 maxFileSize = 2 * qint64(ServiceRegistry::maxBytes);

/// Differs between machines that share a home folder: at the same port of another machine there
/// is another program. A hash, as the id itself is not to be disclosed. Not the host's name, which
/// changes.
QByteArray machine()
{
    static const QByteArray id = QCryptographicHash::hash("mm-proxy" + QSysInfo::machineUniqueId(),
                                                          QCryptographicHash::Sha256)
                                     .first(8)
                                     .toHex();
    return id;
}

QByteArray linesOf(const RegistrationFile::Registrations &registrations)
{
    constexpr qsizetype others = 100; // of a line, besides its name and tools
    qsizetype size = 0;
    for (const KeptRegistration &each : registrations)
        size += others + 3 * each.name.size() + each.tools.size();
    QByteArray lines;
    lines.reserve(size);
    for (const KeptRegistration &each : registrations) {
        lines += R"({"instance_name":)" + jsonString(each.name);
        lines += R"(,"port":)" + QByteArray::number(each.port);
        lines += each.sendsHeartbeats ? R"(,"heartbeats":true)" : "";
        lines += R"(,"machine":")" + machine() + R"(","tools":)";
        const qsizetype tools = lines.size();
        lines += each.tools;
        // A line break in JSON can only be a space between two tokens.
        std::replace_if(
            lines.begin() + tools, lines.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
        lines += "}\n";
    }
    return lines;
}

bool isCurrent(const QString &path, const QByteArray &lines)
{
    int errorNumber = 0;
    const posix::FileStamp found = posix::stampOf(path, &errorNumber);
    if (!found.exists() || found.size != lines.size())
        return errorNumber == 0 && !found.exists() && lines.isEmpty();
    QByteArray bytes;
    return posix::readCapped(path, lines.size(), &bytes).outcome == posix::FileReadStatus::Ok &&
           bytes == lines;
}

/// Returns a clause, empty on success.
QString saveLines(const QString &statsFile, const QByteArray &lines)
{
    QString error;
    const QString path = RegistrationFile::pathFor(statsFile, &error);
    if (!path.isEmpty() && !isCurrent(path, lines))
        (void)AtomicFile(path, 0600).save(lines, &error);
    return error;
}

/// The first invalid line, as a clause in \p error; empty if there is none.
RegistrationFile::Registrations parseLines(const QByteArray &bytes, QString *error)
{
    RegistrationFile::Registrations registrations;
    const QList<QByteArray> lines = bytes.split('\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (lines[i].trimmed().isEmpty())
            continue;
        if (registrations.size() >= ServiceRegistry::maxRegistrations) {
            *error = u"it has more than %1 lines"_s.arg(ServiceRegistry::maxRegistrations);
            break;
        }
        const RegisterRequest request = parseRegistration(lines[i]);
        const JsonSlice members(lines[i], {"heartbeats", "machine"});
        if (!request.error.isEmpty()) {
            if (error->isEmpty())
                *error = u"line %1 is no registration: %2"_s.arg(QString::number(i + 1),
                                                                 request.error.chopped(1));
        } else if (members.value("machine").toString().toLatin1() == machine()) {
            registrations.append(
                {request.name, request.port, request.tools, members.raw("heartbeats") == "true"});
        }
    }
    return registrations;
}

/// See RegistrationFile::load(). \p exists is whether there is such a file.
RegistrationFile::Registrations readFile(const QString &statsFile, bool *exists)
{
    QString error;
    const QString path = RegistrationFile::pathFor(statsFile, &error);
    QByteArray bytes;
    if (path.isEmpty())
        return {}; // the tracker reports it
    const posix::FileReadResult read = posix::readCapped(path, maxFileSize, &bytes);
    *exists = read.outcome != posix::FileReadStatus::Missing;
    RegistrationFile::Registrations found = parseLines(bytes, &error);
    if (read.outcome == posix::FileReadStatus::TooLarge)
        error = u"it is larger than %1 MiB"_s.arg(maxFileSize / 1024 / 1024);
    const bool isForbidden = read.errorNumber == EACCES || read.errorNumber == EPERM;
    // It is another user's, or somebody has edited it: the next save must not destroy it.
    QString aside;
    QString cause;
    const bool isAside =
        (isForbidden || !error.isEmpty()) && moveToQuarantine(path, &aside, &cause);
    if (read.outcome == posix::FileReadStatus::Failed)
        error = posix::accessError(isAside ? aside : path, read.errorNumber, posix::Access::Read);
    else if (read.outcome == posix::FileReadStatus::NotRegular)
        error = u"it is not a regular file"_s;
    if (!error.isEmpty())
        qCWarning(proxyLog).noquote()
            << u"The registrations of services in %1 can't all be read: %2.%3 Services that are missing have to register again."_s
                   .arg(shownPath(path), error,
                        isAside ? u" The file was moved aside as %1."_s.arg(shownPath(aside))
                                : QString());
    return found;
}

} // namespace

RegistrationFile::RegistrationFile(QString statsFile, std::function<Registrations()> current,
                                   std::function<bool()> mayWrite,
                                   std::function<void(const Registrations &)> takeUp)
    : m_statsFile(std::move(statsFile))
    , m_current(std::move(current))
    , m_mayWrite(std::move(mayWrite))
    , m_takeUp(std::move(takeUp))
{
    m_timer.setSingleShot(true);
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] {
        if (m_changed)
            save();
    });
}

RegistrationFile::~RegistrationFile()
{
    m_takeUp = {};
    // Also without a change: the file may have been removed, or its folder replaced.
    if (!m_task.waitForFinished(lastSaveTimeout) || !m_mayWrite())
        return;
    Registrations last = m_current();
    const Registrations unread = m_isKnown ? Registrations() : load();
    std::copy_if(unread.cbegin(), unread.cend(), std::back_inserter(last), [&](const auto &kept) {
        return std::none_of(last.cbegin(), last.cend(),
                            [&](const auto &each) { return each.name == kept.name; });
    });
    handleSaved(saveLines(m_statsFile, linesOf(last)));
}

QString RegistrationFile::pathFor(const QString &statsFile, QString *error)
{
    const QString target = AtomicFile::resolve(statsFile, error);
    return target.isEmpty() ? QString() : target + u".services"_s;
}

RegistrationFile::Registrations RegistrationFile::load()
{
    return readFile(m_statsFile, &m_isKnown);
}

void RegistrationFile::changed()
{
    m_changed = true;
    if (!m_timer.isActive() && !m_task.isRunning())
        m_timer.start(0);
}

void RegistrationFile::save()
{
    const DetachedTask::Work work = [this, file = m_statsFile, isKnown = m_isKnown,
                                     registrations = m_current()]() -> DetachedTask::Finish {
        bool exists = false;
        const Registrations found = isKnown ? Registrations() : readFile(file, &exists);
        if (!found.isEmpty())
            return [this, found] { handleFound(found); }; // not called once this is destroyed
        const QString error = saveLines(file, linesOf(registrations));
        return [this, error, exists] {
            m_isKnown = m_isKnown || exists;
            handleSaved(error);
        };
    };
    const bool started = m_mayWrite() && m_task.run(work);
    // Another MM has the file: that may pass.
    m_saveBegan = steady_clock::now();
    if (started)
        m_changed = false;
    else
        m_timer.start(retryInterval);
}

void RegistrationFile::handleFound(const Registrations &registrations)
{
    if (!m_takeUp)
        return;
    m_isKnown = true;
    m_takeUp(registrations);
    changed();
}

void RegistrationFile::handleSaved(const QString &error)
{
    m_isKnown = m_isKnown || error.isEmpty();
    const QString former = std::exchange(m_error, error);
    m_changed = m_changed || !error.isEmpty();
    const auto took = duration_cast<milliseconds>(steady_clock::now() - m_saveBegan);
    m_timer.start(error.isEmpty() ? qBound(minPause, pauseFactor * took, maxPause) : retryInterval);
    if (!error.isEmpty() && former.isEmpty())
        qCWarning(proxyLog).noquote()
            << u"The registrations of services can't be kept beside %1: %2. If MM is restarted, the services have to register again."_s
                   .arg(shownPath(m_statsFile), error);
    else if (error.isEmpty() && !former.isEmpty())
        qCInfo(proxyLog).noquote()
            << u"The registrations of services are kept beside %1 again."_s.arg(
                   shownPath(m_statsFile));
}

} // namespace mm
