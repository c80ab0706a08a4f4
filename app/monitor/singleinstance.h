// SPDX-License-Identifier: MIT
#pragma once

#include "app/monitor/startrequest.h"

#include <chrono>

namespace mm {

/// Where those meet who watch the same stats file, as the same user on the same display: the path
/// of a socket in a folder that is this user's alone. Empty where there is no such folder. Symbolic
/// links of \p statsFile are followed, unless the disk takes over a second to tell.
[[nodiscard]] QString instanceSocket(const QString &statsFile,
                                     const QProcessEnvironment &environment);

/// Finds out whether this process is the first of those that meet at a socket. The first holds a
/// lock beside it that the system drops with the process, however that ends; nobody else touches
/// the socket's file, so that one left over by a killed process is in nobody's way.
class SingleInstance final
{
public:
    enum class Role {
        First,
        Second,     ///< the first has taken the request: there is nothing left to do here
        Unanswered, ///< there is a first, but it gave no fit answer
        Alone,      ///< there is no way to meet
    };
    struct Patience
    {
        std::chrono::milliseconds start{5000};  ///< for a first that does not listen yet
        std::chrono::milliseconds answer{2000}; ///< once it does
    };

    explicit SingleInstance(QString socket);
    SingleInstance(QString socket, Patience patience);
    ~SingleInstance();
    Q_DISABLE_COPY_MOVE(SingleInstance)

    [[nodiscard]] const QString &socket() const { return m_socket; }
    [[nodiscard]] bool isFirst() const { return m_lock >= 0; }

    /// Blocks for up to both patiences together. Needs a QCoreApplication, but no event loop.
    [[nodiscard]] Role enter(const StartRequest &request);

private:
    enum class Lock { Held, Taken, Impossible };
    enum class Answer { Taken, Gone, None };

    [[nodiscard]] QByteArray lockFile() const;
    [[nodiscard]] Lock lock();
    [[nodiscard]] Answer ask(const QByteArray &line) const;

    const QString m_socket;
    const Patience m_patience;
    int m_lock = -1;
};

} // namespace mm
