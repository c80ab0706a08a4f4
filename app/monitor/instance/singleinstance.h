// SPDX-License-Identifier: MIT
#pragma once

#include "app/monitor/instance/activationrequest.h"
#include "core/system/uniquefd.h"

#include <chrono>

namespace mm {

/// The folder of the sockets, which only this user can access; empty if there is none.
[[nodiscard]] QString socketFolder(const QProcessEnvironment &environment);

/// The path of the socket, one per user, display and \p source, in socketFolder(); empty if there
/// is none. Resolves links of a \p source that is an absolute path within at most \p timeout.
[[nodiscard]] QString instanceSocket(const QString &source, const QProcessEnvironment &environment,
                                     std::chrono::milliseconds timeout = std::chrono::seconds{1});

struct InstanceTimeouts
{
    std::chrono::milliseconds startup{5000}; ///< until the first instance listens
    std::chrono::milliseconds reply{2000};   ///< after that
};

/// Decides whether this process is the first instance at a socket. The first one locks a file
/// beside the socket; the system releases the lock when the process ends in any way. Only the
/// lock's holder replaces the socket's file, so a file that a killed process left is no problem.
class SingleInstance final
{
public:
    enum class Role {
        First,
        Second,     ///< the first instance has accepted the request; this process can end
        Unanswered, ///< there is a first instance, but it sent no valid reply
        Alone,      ///< the socket or lock file could not be created
    };

    explicit SingleInstance(QString socket, InstanceTimeouts timeouts = {});
    ~SingleInstance();
    Q_DISABLE_COPY_MOVE(SingleInstance)

    [[nodiscard]] const QString &socket() const { return m_socket; }
    [[nodiscard]] bool isFirst() const { return m_lock.get() >= 0; }

    /// Takes the lock, or sends \p request to the first instance. Blocks for up to the sum of both
    /// timeouts. Needs a QCoreApplication, but no event loop.
    [[nodiscard]] Role lockOrSend(const ActivationRequest &request);

private:
    enum class Lock { Held, Taken, Impossible };
    enum class Reply { Accepted, NotListening, Missing };

    [[nodiscard]] QByteArray lockFile() const;
    [[nodiscard]] Lock lock();
    [[nodiscard]] Reply send(const QByteArray &line) const;

    const QString m_socket;
    const InstanceTimeouts m_timeouts;
    posix::UniqueFd m_lock;
};

} // namespace mm
