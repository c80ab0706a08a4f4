// SPDX-License-Identifier: MIT
#include "app/proxy/mcp/owntools.h"

#include "app/proxy/mcp/toolresult.h"
#include "app/proxy/mesh/requestbodies.h"
#include "app/proxy/mesh/servicetext.h"
#include "core/meshstats.h"

using namespace Qt::StringLiterals;

namespace mm::mcp {

namespace {

constexpr const char *instanceSchema =
    R"("inputSchema":{"type":"object","properties":{"instance_name":{"type":"string","description":"The name of the service, as list_services has it."}},"required":["instance_name"]},"annotations":{"readOnlyHint":true})";

QByteArray tool(const char *name, const char *description, const char *rest)
{
    return QByteArray(R"({"name":")") + name + R"(","description":")" + description + R"(",)" +
           rest + '}';
}

} // namespace

OwnTools::OwnTools(const MeshStats *stats, ServiceRegistry *registry, ToolCatalog *catalog)
    : m_stats(stats)
    , m_registry(registry)
    , m_catalog(catalog)
{
}

QByteArray OwnTools::descriptions()
{
    static const QByteArray all =
        QByteArrayList{
            tool(
                "list_services",
                "Lists the services of the mesh: their names, status (active, stale or down), the "
                "names of "
                "their tools, and the number of messages of each.",
                R"("inputSchema":{"type":"object","additionalProperties":false},"annotations":{"readOnlyHint":true})"),
            tool(
                "get_service_info",
                "Returns everything MM knows about one service, with the definitions of its tools.",
                instanceSchema),
            tool("get_service_status",
                 "Returns the status of one service, when it was last seen, its failed calls and "
                 "the last "
                 "error.",
                 instanceSchema),
            tool(
                callService,
                "Calls a tool by service name and tool name, even if tools/list does not have it.",
                R"("inputSchema":{"type":"object","properties":{"target_instance":{"type":"string","description":"The name of the service, as list_services has it."},"tool_name":{"type":"string","description":"The name of the tool, as the service knows it."},"arguments":{"type":"object","description":"The arguments of the tool."},"timeout":{"type":"number","description":"In seconds, at most 3600."}},"required":["target_instance","tool_name"]})")}
            .join(',');
    return all;
}

bool OwnTools::has(const QString &name)
{
    static const QStringList names{u"list_services"_s, u"get_service_info"_s,
                                   u"get_service_status"_s, QLatin1StringView(callService)};
    return names.contains(name);
}

QByteArray OwnTools::list() const
{
    const auto now = ServiceRegistry::Steady::now();
    QByteArray json = R"({"services":[)";
    for (const ServiceState &each : m_stats->services()) {
        const RegisteredService *const service = m_registry->find(each.service.name);
        if (!service)
            continue;
        const ServiceText text = serviceText(*service, each, m_registry->stateOf(*service, now));
        json += (json.endsWith('[') ? "" : ",") + text.beforeTools + R"(,"tools":)" +
                m_catalog->names(service->name) + text.afterTools;
    }
    return json + "]}";
}

QByteArrayList OwnTools::call(Era era, const QString &name, const QByteArray &arguments,
                              const QByteArray &meta) const
{
    if (name == u"list_services")
        return structuredResult(era, list(), meta);
    const NameRequest request = parseName(arguments);
    if (!request.error.isEmpty())
        return {failedResult(era, request.error, meta)};
    for (const ServiceState &each : m_stats->services()) {
        const RegisteredService *const service = m_registry->find(each.service.name);
        if (!service || service->name != request.name)
            continue;
        const ServiceText text = serviceText(
            *service, each, m_registry->stateOf(*service, ServiceRegistry::Steady::now()));
        QByteArray tools;
        if (name == u"get_service_info")
            tools = R"(,"tools":)" + (service->tools.size() <= ToolCatalog::maxPageBytes
                                          ? service->tools
                                          : m_catalog->names(service->name));
        return structuredResult(era, text.beforeTools + tools + text.afterTools, meta);
    }
    return {failedResult(era, notRegistered(request.name), meta)};
}

} // namespace mm::mcp
