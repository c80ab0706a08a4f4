// SPDX-License-Identifier: MIT
#pragma once

#include "app/http/server.h"

#include <QJsonArray>

namespace mm {

/// Serves EE Monitor's tools to the mesh, on a loopback port: MM forwards a tool call as
/// `POST /tools/<name>`. Runs in the thread's event loop.
class ToolServer final
{
public:
    struct Actions
    {
        std::function<QByteArray()> status; ///< the response of `get_status`, JSON
        std::function<void()> showWindow;
    };

    explicit ToolServer(Actions actions);
    Q_DISABLE_COPY_MOVE(ToolServer)

    /// Listens on a free port. False, with \p error, if there is none.
    [[nodiscard]] bool listen(QString *error) { return m_server.listen(0, error); }
    [[nodiscard]] quint16 port() const { return m_server.port(); }

    /// MCP tool objects, for the registration.
    [[nodiscard]] static QJsonArray descriptions();

private:
    void handle(const http::ExchangePtr &exchange) const;

    const Actions m_actions;
    http::Server m_server;
};

} // namespace mm
