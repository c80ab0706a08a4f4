// SPDX-License-Identifier: MIT
#include "app/proxy/servers/tomlservers.h"

#include <sstream>
#include <string_view>

#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

using namespace Qt::StringLiterals;

namespace mm {

namespace {

/// An item of env_vars is a name, or a table with the name.
std::string variableName(const toml::node &item)
{
    const toml::table *table = item.as_table();
    const toml::node *name = table ? table->get("name") : &item;
    return name ? name->value_or(std::string()) : std::string();
}

/// Adds what MCP clients other than Codex have instead.
void translate(toml::table *server)
{
    if (server->get("enabled") && !server->get("enabled")->value_or(true))
        server->insert("disabled", true);
    const toml::array *names = server->get_as<toml::array>("env_vars");
    if (!names)
        return;
    server->insert("env", toml::table());
    toml::table *env = server->get_as<toml::table>("env");
    for (const toml::node &item : *names) {
        if (const std::string name = variableName(item); env && !name.empty())
            env->insert(name, "${" + name + "}");
    }
}

} // namespace

QByteArray jsonOfTomlServers(const QByteArray &toml, QString *error)
{
    toml::parse_result result =
        toml::parse(std::string_view(toml.constData(), size_t(toml.size())));
    if (!result) {
        const toml::source_position at = result.error().source().begin;
        *error = u"it is not TOML at line %1, column %2."_s.arg(at.line).arg(at.column);
        return {};
    }
    toml::table servers;
    if (const toml::table *found = result.table().get_as<toml::table>("mcp_servers"))
        servers = *found;
    for (auto &&[name, server] : servers) {
        if (toml::table *table = server.as_table())
            translate(table);
    }
    std::ostringstream json;
    json << toml::json_formatter(toml::table{{"mcpServers", servers}});
    return QByteArray::fromStdString(json.str());
}

} // namespace mm
