// SPDX-License-Identifier: MIT
#pragma once

#include "app/http/exchange.h"
#include "core/system/detachedtask.h"

namespace mm {

class ServerRunner;

/// `POST /servers`: starts and stops the servers that MM runs, and gives the last lines of their
/// stderr. Only for programs of MM's user on this machine: the header MM-Control has to have the
/// line of `<stats file>.control`, which only they can read. A web page can't send such a header,
/// and another user can't read the file.
class ServerEndpoint final
{
public:
    static constexpr const char *path = "/servers";

    /// \p runner must outlive this.
    ServerEndpoint(ServerRunner *runner, QString statsFile);
    /// Removes the file.
    ~ServerEndpoint();
    Q_DISABLE_COPY_MOVE(ServerEndpoint)

    [[nodiscard]] http::Response respond(const http::Request &request) const;
    /// Writes the file again, as the stats file is another one now.
    void writeToken();

private:
    [[nodiscard]] http::Response perform(const QByteArray &body) const;

    ServerRunner *const m_runner;
    const QString m_statsFile;
    const QByteArray m_token;
    QString m_path; ///< of the file; empty before it is written
    DetachedTask m_task;
    bool m_writesAgain = false;
};

} // namespace mm
