// SPDX-License-Identifier: MIT
#include "app/monitor/proxyclient/toolserver.h"

#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace mm {

namespace {

/// Without parameters.
QJsonObject describeTool(const QString &name, const QString &description)
{
    return {{u"name"_s, name},
            {u"description"_s, description},
            {u"inputSchema"_s, QJsonObject{{u"type"_s, u"object"_s},
                                           {u"properties"_s, QJsonObject()},
                                           {u"additionalProperties"_s, false}}}};
}

} // namespace

ToolServer::ToolServer(Actions actions)
    : m_actions(std::move(actions))
    , m_server([this](const http::ExchangePtr &exchange) { handle(exchange); },
               {.maxConnections = 16}) // MM is the only expected client
{
}

QJsonArray ToolServer::descriptions()
{
    return {
        describeTool(
            u"get_status"_s,
            u"Tells whether the MM mesh of this computer is all right. Use it for a question like "
            "\"Is my mesh all right?\", \"Is MM running?\" or \"How many services and messages are "
            "there?\". Returns text: what the status label of EE Monitor says; reason: a sentence "
            "that explains it; state: Active while MM is alive, else Stopped, NotUpdating, NoFile, "
            "Error or Checking; color: green, gray or red; services and messages: how many; age_s: "
            "seconds since the statistics were updated; path: the stats file."_s),
        describeTool(
            u"show_window"_s,
            u"Shows the user the window of EE Monitor, with the status of the MM mesh, its "
            "services and their messages: brings it to the front."_s)};
}

void ToolServer::handle(const http::ExchangePtr &exchange) const
{
    const http::Request &request = exchange->request();
    const bool status = request.path == "/tools/get_status";
    if (!status && request.path != "/tools/show_window") {
        exchange->respond(
            http::errorResponse(404, u"The tools here are get_status and show_window."_s));
    } else if (request.method != "POST") {
        http::Response response = http::errorResponse(405, u"A tool is called by POST."_s);
        response.headers = {{"Allow", "POST"}};
        exchange->respond(std::move(response));
    } else if (status) {
        exchange->respond(http::jsonResponse(m_actions.status()));
    } else {
        m_actions.showWindow();
        exchange->respond(http::jsonResponse(R"({"shown":true})"));
    }
}

} // namespace mm
