// SPDX-License-Identifier: MIT
#include "app/proxy/mcp/selfdescription.h"

#include "app/proxy/json/jsonslice.h"
#include "app/proxy/json/jsontext.h"
#include "app/proxy/mesh/serverlink.h"

using namespace Qt::StringLiterals;

namespace mm::mcp {

QByteArray serverInfo(const QString &service, const QByteArray &version)
{
    const QString title = service.isEmpty() ? u"MM"_s : u"MM: %1"_s.arg(service);
    return R"({"name":"mm-proxy","title":)" + quotedJson(title.toUtf8()) + R"(,"version":)" +
           quotedJson(version) + '}';
}

QByteArray capabilitiesOf(const ServerLink *server)
{
    QByteArray own = R"({"tools":{"listChanged":true})";
    if (server) {
        const QByteArray offered = server->capabilities();
        const JsonSlice members(offered, {"resources", "prompts", "completions"});
        const QByteArrayView resources = members.raw("resources");
        if (!resources.isEmpty()) {
            const bool subscribes =
                JsonSlice(sharedBytes(resources), {"subscribe"}).raw("subscribe") == "true";
            own += R"(,"resources":{"listChanged":true)" +
                   QByteArray(subscribes ? R"(,"subscribe":true})" : "}");
        }
        if (!members.raw("prompts").isEmpty())
            own += R"(,"prompts":{"listChanged":true})";
        if (!members.raw("completions").isEmpty())
            own += R"(,"completions":{})";
    }
    return own + '}';
}

QByteArray instructionsOf(const QString &service, const ServerLink *server)
{
    if (server && !server->instructions().isEmpty())
        return server->instructions();
    return quotedJson(
        service.isEmpty()
            ? QByteArray("The tools of all services of this machine's mesh, each named "
                         "service__tool. Use list_services to list them.")
            : u"The tools of the service \"%1\" of this machine's mesh."_s.arg(service).toUtf8());
}

} // namespace mm::mcp
