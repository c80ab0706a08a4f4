// SPDX-License-Identifier: MIT
#include "app/monitor/servercontrol.h"

#include "app/common/tokenfile.h"
#include "core/system/atomicfile.h"
#include "ui/services/serverlogdialog.h"
#include "ui/services/servicesview.h"
#include "ui/status/mmstatusbar.h"
#include "ui/widgets/displaytext.h"
#include "ui/window/monitorwindow.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace mm {

namespace {

QString wordFor(ServerAction action)
{
    switch (action) {
    case ServerAction::Restart:
        return u"restart"_s;
    case ServerAction::Start:
        return u"start"_s;
    case ServerAction::Stop:
        return u"stop"_s;
    case ServerAction::Enable:
        return u"enable"_s;
    case ServerAction::Disable:
        return u"disable"_s;
    case ServerAction::Log:
        break;
    }
    return u"log"_s;
}

/// %1 is the name of a server.
QString doneText(ServerAction action)
{
    switch (action) {
    case ServerAction::Restart:
        //: %1 is a server
        return ServerControl::tr("%1 is being restarted.");
    case ServerAction::Start:
        //: %1 is a server
        return ServerControl::tr("%1 is being started.");
    case ServerAction::Stop:
        //: %1 is a server
        return ServerControl::tr("%1 is being stopped.");
    case ServerAction::Enable:
        //: %1 is a server
        return ServerControl::tr("%1 is enabled.");
    default:
        //: %1 is a server
        return ServerControl::tr("%1 is disabled.");
    }
}

} // namespace

ServerControl::ServerControl(std::chrono::milliseconds timeout)
    : m_timeout(timeout)
{
}

ServerControl::~ServerControl() = default;

void ServerControl::setWindow(MonitorWindow *window)
{
    m_window = window;
    connect(window->servicesView(), &ServicesView::serverActionRequested, this,
            [this](const QString &server, ServerAction action) {
                start({server, action});
            });
    connect(window->mmStatusBar(), &MmStatusBar::readingChanged, this,
            &ServerControl::handleReading);
    show();
}

void ServerControl::setTarget(const MmUrl &url, const QString &statsFile)
{
    if (!m_client || m_client->url() != url)
        m_client = std::make_unique<MmClient>(url);
    if (std::exchange(m_statsFile, statsFile) != statsFile)
        m_token.clear();
}

void ServerControl::handleReading(const Reading &reading, const Status &status)
{
    const bool isActive = status.state == State::Active;
    if (isActive && !reading.snapshot.servers.isEmpty() &&
        (m_token.isEmpty() || m_for != reading.snapshot.writer)) {
        m_for = reading.snapshot.writer;
        readToken();
    }
    show();
}

/// On another thread, as the disk may not respond.
void ServerControl::readToken()
{
    // If it is already being read, the result of that is used.
    (void)m_task.run([this, file = m_statsFile]() -> DetachedTask::Finish {
        QString error; // not reported: without a token the actions are disabled, with a reason
        const QString target = AtomicFile::resolve(file, &error);
        const QByteArray token =
            target.isEmpty() ? QByteArray() : readTokenFile(target + u".control"_s, &error);
        return [this, file, token] {
            m_token = file == m_statsFile ? token : QByteArray();
            show();
            const std::optional<Request> next = std::exchange(m_next, std::nullopt);
            if (next)
                send(*next, true);
        };
    });
}

void ServerControl::show()
{
    const bool isActive = m_window->mmStatusBar()->status().state == State::Active;
    m_window->servicesView()->setServerObstacle(
        !isActive           ? tr("MM is not running.")
        : m_token.isEmpty() ? tr("Only the user who runs MM can do this, on the same computer.")
                            : QString());
}

void ServerControl::start(const Request &request)
{
    if (!m_token.isEmpty())
        send(request, false);
}

void ServerControl::send(const Request &request, bool isRepeat)
{
    const QJsonObject body{{u"instance_name"_s, request.server},
                           {u"action"_s, wordFor(request.action)}};
    m_client->post(
        "/servers", QJsonDocument(body).toJson(QJsonDocument::Compact), m_timeout,
        [this, request, isRepeat](const http::CallResult &result) {
            constexpr int forbidden = 403;
            if (isRepeat || result.response.status != forbidden) {
                handleResult(request, result);
                return;
            }
            m_next = request; // MM was started again, with another token
            readToken();
        },
        "MM-Control: " + m_token + "\r\n");
}

void ServerControl::handleResult(const Request &request, const http::CallResult &result)
{
    const QString name = displayName(request.server);
    const QJsonObject answer = QJsonDocument::fromJson(result.response.body).object();
    if (result.kind != http::CallResult::Kind::Answered) {
        //: %1 is the cause, without a full stop
        m_window->report(tr("MM did not answer: %1.").arg(result.text));
    } else if (result.response.status != 200) {
        const QString error =
            sanitizeForDisplay(answer.value("error"_L1).toString(), {.maxLength = 500});
        //: %1 is a server, %2 a sentence of MM in English
        m_window->report(
            tr("MM refused this for the server %1: %2")
                .arg(name, error.isEmpty() ? QString::number(result.response.status) : error));
    } else if (request.action == ServerAction::Log) {
        QStringList lines;
        for (const QJsonValue line : answer.value("lines"_L1).toArray())
            lines += line.toString();
        showLog(request.server, lines);
        return;
    } else {
        m_window->mmStatusBar()->acknowledge(doneText(request.action).arg(name));
    }
    m_window->mmStatusBar()->checkNow();
}

void ServerControl::showLog(const QString &server, const QStringList &lines)
{
    if (!m_log || m_log->server() != server) {
        if (m_log)
            m_log->close();
        m_log = new ServerLogDialog(server, m_window->shownWindow());
        connect(m_log, &ServerLogDialog::refreshRequested, this, [this, server] {
            start({server, ServerAction::Log});
        });
    }
    m_log->setLines(lines);
    m_log->show();
    m_log->raise();
    m_log->activateWindow();
}

} // namespace mm
