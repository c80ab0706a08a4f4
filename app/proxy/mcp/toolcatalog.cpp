// SPDX-License-Identifier: MIT
#include "app/proxy/mcp/toolcatalog.h"

#include "app/proxy/json/jsonslice.h"
#include "app/proxy/json/jsontext.h"
#include "app/proxy/mesh/logging.h"
#include "app/proxy/mesh/requestbodies.h"

#include <QCryptographicHash>

#include <algorithm>
#include <cctype>

using namespace Qt::StringLiterals;

namespace mm::mcp {

namespace {

constexpr QByteArrayView separator = "__";
constexpr qsizetype hashDigits = 8;
constexpr auto cursorEncoding = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

/// By name, so that a change of the list between two pages neither skips nor repeats a tool.
QByteArray cursorAfter(const QByteArray &name)
{
    return name.toBase64(cursorEncoding);
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
    // So the first separator ends the service's name, and the name is unique.
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

bool ToolCatalog::Service::listsSameTools(const Service &other) const
{
    return std::equal(items.cbegin(), items.cend(), other.items.cbegin(), other.items.cend(),
                      [this, &other](const Item &mine, const Item &its) {
                          return mine.name == its.name && json(mine) == other.json(its);
                      });
}

QList<ToolCatalog::Item> ToolCatalog::index(const QByteArray &tools)
{
    QList<Item> items;
    QSet<QString> names;
    qsizetype count = 0;
    const auto add = [&](QByteArrayView json) {
        Item item{
            .name = toolName(json), .begin = json.data() - tools.constData(), .size = json.size()};
        if (isToolName(item.name) && !names.contains(item.name)) {
            names.insert(item.name);
            item.checked = checkTool(json);
            if (item.checked.isAsSent(Era::Legacy) || item.checked.isAsSent(Era::Modern)) {
                const QByteArrayView name = JsonSlice(sharedBytes(json), {"name"}).raw("name");
                item.nameBegin = name.data() - json.data();
                item.nameSize = name.size();
            }
            items.append(item);
        }
        return ++count < maxToolsPerService;
    };
    (void)JsonSlice::allItems(tools, add, false);
    return items;
}

void ToolCatalog::update()
{
    if (std::exchange(m_isValid, true))
        return;
    QMap<QString, Service> former = std::exchange(m_services, {});
    const auto changed = [this](const QString &service) {
        if (m_keepsChanges)
            m_changes.insert(service);
    };
    m_registry->forEach([&](const RegisteredService &registered) {
        Service known = former.take(registered.name);
        if (known.tools != registered.tools) {
            const Service now{registered.tools, index(registered.tools)};
            if (!now.listsSameTools(known))
                changed(registered.name);
            known = now;
        }
        m_services.insert(registered.name, known);
    });
    for (auto each = former.cbegin(); each != former.cend(); ++each) {
        if (!each->items.isEmpty())
            changed(each.key());
    }
    updateAll();
}

void ToolCatalog::updateAll()
{
    m_all.clear();
    qsizetype count = 0;
    for (auto each = m_services.cbegin(); each != m_services.cend(); ++each) {
        count += each->items.size();
        for (qsizetype i = 0; i < each->items.size() && m_all.size() < maxTools; ++i) {
            const QByteArray name = listedName(each.key(), each->items.at(i).name);
            if (!m_all.contains(name))
                m_all.insert(name, {each.key(), i});
        }
    }
    if (count > maxTools && !std::exchange(m_hasWarned, true))
        qCWarning(proxyLog).noquote()
            << u"/mcp lists only %1 of %2 registered tools. For the others, add /mcp/SERVICE to "
               "the client, or use call_service."_s.arg(QString::number(m_all.size()),
                                                        QString::number(count));
}

QByteArray ToolCatalog::toolJson(Era era, const QString &service, const Service &entry,
                                 const Item &item, const QByteArray &listed)
{
    const QByteArrayView json = entry.json(item);
    if (item.checked.isAsSent(era)) {
        QByteArray tool = json.toByteArray();
        if (!listed.isEmpty())
            tool.replace(item.nameBegin, item.nameSize, '"' + listed + '"');
        return tool;
    }
    return repairedTool(
        json, item.checked, era, quotedJson(listed.isEmpty() ? item.name.toUtf8() : listed),
        quotedJson(u"Tool \"%1\" of the service \"%2\"."_s.arg(item.name, service).toUtf8()));
}

std::optional<qsizetype> ToolCatalog::position(const Service *only, const QString &cursor) const
{
    if (cursor.isEmpty())
        return 0;
    const QByteArray name = QByteArray::fromBase64(cursor.toLatin1(), cursorEncoding);
    if (cursorAfter(name) != cursor.toUtf8())
        return {};
    if (!only) {
        const bool isListedName = name.size() <= maxNameLength &&
                                  std::all_of(name.cbegin(), name.cend(), isModelCharacter);
        if (!isListedName)
            return {};
        return std::distance(m_all.cbegin(), m_all.upperBound(name));
    }
    const auto found = std::find_if(
        only->items.cbegin(), only->items.cend(),
        [tool = QString::fromUtf8(name)](const Item &each) { return each.name == tool; });
    if (found == only->items.cend())
        return {};
    return std::distance(only->items.cbegin(), found) + 1;
}

std::optional<ToolCatalog::Page> ToolCatalog::page(Era era, const QString &service,
                                                   const QString &cursor)
{
    update();
    const auto only = m_services.constFind(service);
    if (!service.isEmpty() && only == m_services.cend())
        return Page{};
    const auto begin = position(service.isEmpty() ? nullptr : &*only, cursor);
    if (!begin)
        return {};
    Page page;
    qsizetype at = *begin;
    const qsizetype count = service.isEmpty() ? m_all.size() : only->items.size();
    const auto isFull = [&] {
        return page.tools.size() >= maxPageBytes || at - *begin >= maxPageTools;
    };
    const auto add = [&page](const QByteArray &json) {
        page.tools += (page.tools.isEmpty() ? QByteArray() : QByteArray(",")) + json;
    };
    if (service.isEmpty()) {
        auto each = std::next(m_all.cbegin(), at);
        for (; at < count && !isFull(); ++at, ++each) {
            const Service &entry = *m_services.constFind(each->service);
            add(toolJson(era, each->service, entry, entry.items.at(each->item), each.key()));
        }
        if (at < count)
            page.nextCursor = cursorAfter(std::prev(each).key());
    } else {
        for (; at < count && !isFull(); ++at)
            add(toolJson(era, service, *only, only->items.at(at), {}));
        if (at < count)
            page.nextCursor = cursorAfter(only->items.at(at - 1).name.toUtf8());
    }
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
    return Tool{place.service, item->name, item->checked.mirrored};
}

QByteArray ToolCatalog::names(const QString &service)
{
    update();
    QByteArray json = "[";
    for (const Item &each : m_services.value(service).items)
        json += (json.size() > 1 ? "," : "") + quotedJson(each.name.toUtf8());
    return json + ']';
}

void ToolCatalog::keepChanges(bool keep)
{
    if (keep)
        update(); // changes before this are not reported
    m_keepsChanges = keep;
    m_changes.clear();
}

QSet<QString> ToolCatalog::takeChanges()
{
    update();
    return std::exchange(m_changes, {});
}

} // namespace mm::mcp
