// SPDX-License-Identifier: MIT
#include "app/proxy/mcp/toolcatalog.h"

#include "app/proxy/json/jsonslice.h"
#include "app/proxy/json/jsontext.h"
#include "app/proxy/mesh/requestbodies.h"

#include <QCryptographicHash>

#include <algorithm>
#include <array>
#include <cctype>

using namespace Qt::StringLiterals;

namespace mm::mcp {

namespace {

constexpr QByteArrayView separator = "__";
constexpr qsizetype hashDigits = 8;

/// Shares the data of \p view.
QByteArray slice(QByteArrayView view)
{
    return QByteArray::fromRawData(view.data(), view.size());
}

/// Whether clients accept \p tool as a Tool of the schema of MCP, as far as they check it.
bool isMcpTool(const JsonSlice &tool)
{
    static constexpr std::array<std::pair<const char *, char>, 7> optional{{{"title", '"'},
                                                                            {"description", '"'},
                                                                            {"outputSchema", '{'},
                                                                            {"annotations", '{'},
                                                                            {"execution", '{'},
                                                                            {"icons", '['},
                                                                            {"_meta", '{'}}};
    const auto isWrong = [&tool](const std::pair<const char *, char> &member) {
        const QByteArrayView raw = tool.raw(member.first);
        return !raw.isEmpty() && raw.front() != member.second;
    };
    const QByteArrayView schema = tool.raw("inputSchema");
    return schema.startsWith('{') &&
           JsonSlice(slice(schema), {"type"}).raw("type") == "\"object\"" &&
           std::none_of(optional.begin(), optional.end(), isWrong);
}

JsonSlice membersOfTool(QByteArrayView json)
{
    return {slice(json),
            {"name", "inputSchema", "title", "description", "outputSchema", "annotations",
             "execution", "icons", "_meta"}};
}

bool isModelCharacter(char c)
{
    return std::isalnum(uchar(c)) || c == '-' || c == '_';
}

} // namespace

QByteArray ToolCatalog::listedName(const QString &service, const QString &tool)
{
    const QByteArray prefix = service.toUtf8();
    QByteArray name = prefix + separator.toByteArray() + tool.toUtf8();
    // The first separator then is where the service ends, so the name is unique.
    const bool isUnique = !prefix.contains(separator) && !prefix.endsWith('_') &&
                          std::all_of(name.cbegin(), name.cend(), isModelCharacter);
    if (isUnique && name.size() <= maxNameLength)
        return name;
    std::replace_if(
        name.begin(), name.end(), [](char c) { return !isModelCharacter(c); }, '_');
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(prefix);
    hash.addData(QByteArray(1, '\0'));
    hash.addData(tool.toUtf8());
    name.truncate(maxNameLength - hashDigits - 1);
    return name + '_' + hash.result().toHex().first(hashDigits);
}

QList<ToolCatalog::Item> ToolCatalog::index(const QByteArray &tools)
{
    QList<Item> items;
    QSet<QString> names;
    const auto add = [&](QByteArrayView json) {
        Item item{.begin = json.data() - tools.constData(), .size = json.size()};
        item.name = toolName(json);
        const JsonSlice members = membersOfTool(json);
        if (isMcpTool(members)) {
            const QByteArrayView name = members.raw("name");
            item.nameBegin = name.data() - json.data();
            item.nameSize = name.size();
        }
        const bool isNew = isToolName(item.name) && !names.contains(item.name);
        if (isNew && items.size() < maxToolsPerService) {
            names.insert(item.name);
            items.append(item);
        }
        return items.size() < maxToolsPerService;
    };
    (void)JsonSlice::allItems(tools, add, false);
    return items;
}

void ToolCatalog::update()
{
    if (std::exchange(m_isValid, true))
        return;
    QMap<QString, Service> former = std::exchange(m_services, {});
    m_registry->forEach([this, &former](const RegisteredService &registered) {
        Service known = former.take(registered.name);
        if (known.tools != registered.tools) {
            const bool hadTools = !known.items.isEmpty();
            known = {registered.tools, index(registered.tools)};
            if (hadTools || !known.items.isEmpty())
                m_changes.insert(registered.name);
        }
        m_services.insert(registered.name, known);
    });
    for (auto each = former.cbegin(); each != former.cend(); ++each) {
        if (!each->items.isEmpty())
            m_changes.insert(each.key());
    }
    m_all.clear();
    for (auto each = m_services.cbegin(); each != m_services.cend(); ++each) {
        for (qsizetype i = 0; i < each->items.size() && m_all.size() < maxTools; ++i) {
            const QByteArray name = listedName(each.key(), each->items.at(i).name);
            if (!m_all.contains(name))
                m_all.insert(name, {each.key(), i});
        }
    }
}

QByteArray ToolCatalog::toolJson(const QString &service, const Service &entry, const Item &item,
                                 const QByteArray &listed)
{
    const QByteArray json = slice(QByteArrayView(entry.tools).sliced(item.begin, item.size));
    if (item.nameBegin >= 0) {
        QByteArray tool(json.constData(), json.size());
        if (!listed.isEmpty())
            tool.replace(item.nameBegin, item.nameSize, '"' + listed + '"');
        return tool;
    }
    const QByteArray name = listed.isEmpty() ? item.name.toUtf8() : listed;
    QByteArray description;
    if (json.startsWith('{')) {
        const QByteArrayView raw = membersOfTool(json).raw("description");
        description = raw.startsWith('"') ? raw.toByteArray() : QByteArray();
    }
    if (description.isEmpty())
        description =
            quotedJson(u"Tool \"%1\" of the service \"%2\"."_s.arg(item.name, service).toUtf8());
    return R"({"name":)" + quotedJson(name) + R"(,"description":)" + description +
           R"(,"inputSchema":{"type":"object"}})";
}

std::optional<ToolCatalog::Page> ToolCatalog::page(const QString &service, const QString &cursor)
{
    update();
    const auto only = m_services.constFind(service);
    if (!service.isEmpty() && only == m_services.cend())
        return Page{};
    const qsizetype count = service.isEmpty() ? m_all.size() : only->items.size();
    bool ok = true;
    qsizetype at = cursor.isEmpty() ? 0 : cursor.toLongLong(&ok);
    if (!ok || (!cursor.isEmpty() && (at < 1 || at >= count)))
        return {};
    Page page;
    const auto isFull = [&page, begin = at](qsizetype next) {
        return page.tools.size() >= maxPageBytes || next - begin >= maxPageTools;
    };
    const auto add = [&page](const QByteArray &json) {
        page.tools += (page.tools.isEmpty() ? QByteArray() : QByteArray(",")) + json;
    };
    if (service.isEmpty()) {
        for (auto each = std::next(m_all.cbegin(), at); at < count && !isFull(at); ++at, ++each) {
            const Service &entry = *m_services.constFind(each->service);
            add(toolJson(each->service, entry, entry.items.at(each->item), each.key()));
        }
    } else {
        for (; at < count && !isFull(at); ++at)
            add(toolJson(service, *only, only->items.at(at), {}));
    }
    if (at < count)
        page.nextCursor = QByteArray::number(at);
    return page;
}

std::optional<ToolCatalog::Tool> ToolCatalog::find(const QString &service, const QString &name)
{
    update();
    Place place{service, -1};
    if (service.isEmpty()) {
        const auto found = m_all.constFind(name.toUtf8());
        if (found == m_all.cend())
            return {};
        place = *found;
    }
    const auto entry = m_services.constFind(place.service);
    if (entry == m_services.cend())
        return {};
    auto item = entry->items.cbegin();
    if (place.item >= 0)
        item += place.item;
    else
        item = std::find_if(item, entry->items.cend(),
                            [&name](const Item &each) { return each.name == name; });
    if (item == entry->items.cend())
        return {};
    Tool tool{.service = place.service, .name = item->name};
    if (item->nameBegin >= 0)
        tool.inputSchema =
            JsonSlice(slice(QByteArrayView(entry->tools).sliced(item->begin, item->size)),
                      {"inputSchema"})
                .raw("inputSchema")
                .toByteArray();
    return tool;
}

QByteArray ToolCatalog::names(const QString &service)
{
    update();
    QByteArray json = "[";
    for (const Item &each : m_services.value(service).items)
        json += (json.size() > 1 ? "," : "") + quotedJson(each.name.toUtf8());
    return json + ']';
}

QSet<QString> ToolCatalog::takeChanges()
{
    update();
    return std::exchange(m_changes, {});
}

} // namespace mm::mcp
