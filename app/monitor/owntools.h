// SPDX-License-Identifier: MIT
#pragma once

#include "app/http/server.h"

#include <QJsonArray>

namespace mm {

/// What EE Monitor does for other members of the mesh, on a loopback port of its own: MM forwards a
/// call of a tool as `POST /tools/<name>`. Runs in the thread's event loop.
class OwnTools final
{
public:
    struct Actions
    {
        std::function<QByteArray()> status; ///< the JSON that `get_status` answers
        std::function<void()> showWindow;
    };

    explicit OwnTools(Actions actions);
    Q_DISABLE_COPY_MOVE(OwnTools)

    /// On a free port. False, with \p error, when there is none.
    [[nodiscard]] bool listen(QString *error) { return m_server.listen(0, error); }
    [[nodiscard]] quint16 port() const { return m_server.port(); }

    /// As MCP describes tools, for the registration.
    [[nodiscard]] static QJsonArray descriptions();

private:
    void handle(const http::ExchangePtr &exchange) const;

    const Actions m_actions;
    http::Server m_server;
};

} // namespace mm
