// SPDX-License-Identifier: MIT
#pragma once

#include "app/monitor/proxyclient/mmclient.h"
#include "core/monitor/status.h"
#include "core/system/detachedtask.h"
#include "ui/services/serveractions.h"

#include <QPointer>

#include <memory>

namespace mm {

class MonitorWindow;
class ServerLogDialog;

/// Restarts, stops and disables the MCP servers that MM runs, and shows their logs, for the window.
///
/// MM does that only for programs that can read `<stats file>.control`, which has a token: those of
/// its user on this machine. Each start of MM makes a new one.
class ServerControl final : public QObject
{
    Q_OBJECT

public:
    explicit ServerControl(std::chrono::milliseconds timeout = std::chrono::seconds(10));
    ~ServerControl() override;

    /// Follows \p window, which must live until the next call or as long as this.
    void setWindow(MonitorWindow *window);
    /// Where MM listens, and its stats file.
    void setTarget(const MmUrl &url, const QString &statsFile);

private:
    struct Request
    {
        QString server;
        ServerAction action = ServerAction::Log;
    };

    void handleReading(const Reading &reading, const Status &status);
    void readToken();
    void show();
    void start(const Request &request);
    void send(const Request &request, bool isRepeat);
    void handleResult(const Request &request, const http::CallResult &result);
    void showLog(const QString &server, const QStringList &lines);

    const std::chrono::milliseconds m_timeout;
    MonitorWindow *m_window = nullptr;
    std::unique_ptr<MmClient> m_client;
    QString m_statsFile;
    QPointer<ServerLogDialog> m_log;

    QByteArray m_token;            ///< empty if it can't be read
    std::optional<Writer> m_for;   ///< the MM that the token was read for
    std::optional<Request> m_next; ///< once the token is read again
    DetachedTask m_task;
};

} // namespace mm
