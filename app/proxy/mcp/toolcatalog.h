// SPDX-License-Identifier: MIT
#pragma once

#include "app/proxy/mesh/serviceregistry.h"

#include <QMap>
#include <QSet>

#include <optional>

namespace mm::mcp {

/// The tools of the registered services as MCP lists them: `{service}__{tool}` for all services,
/// the bare names for one. Indexes each list of tools once.
///
/// A tool that was registered by its name alone gets a schema that takes any arguments, as does an
/// object that clients would not accept as a tool: they drop the whole list for one.
class ToolCatalog final
{
public:
    /// Names have at most this length, as clients put their own prefix before them and models take
    /// 64 characters.
    static constexpr qsizetype maxNameLength = 55;
    /// Far above real use; further tools are not listed, and can be called by call_service.
    static constexpr qsizetype maxToolsPerService = 1000;
    static constexpr qsizetype maxTools = 10'000;
    /// Of one page of a list.
    static constexpr qsizetype maxPageTools = 1000;
    static constexpr qsizetype maxPageBytes = qsizetype(1024) * 1024;

    explicit ToolCatalog(ServiceRegistry *registry)
        : m_registry(registry)
    {
    }

    struct Tool
    {
        QString service;
        QString name;             ///< as the service knows it
        QByteArray inputSchema{}; ///< JSON; empty if there is none
    };

    /// Tools as members of a JSON array, from the cursor on.
    struct Page
    {
        QByteArray tools;
        QByteArray nextCursor; ///< empty at the end
    };

    /// Call it after each change of the registrations.
    void invalidate() { m_isValid = false; }

    /// \p service is empty for all. Nullopt for a cursor that was not a nextCursor; it may be
    /// empty.
    [[nodiscard]] std::optional<Page> page(const QString &service, const QString &cursor);
    /// \p name as listed.
    [[nodiscard]] std::optional<Tool> find(const QString &service, const QString &name);
    /// The names of a service's tools, as it knows them: a JSON array.
    [[nodiscard]] QByteArray names(const QString &service);
    /// The services whose tools have changed since the last call.
    [[nodiscard]] QSet<QString> takeChanges();

    /// `{service}__{tool}` with the characters that all models take; cut and with a hash at its end
    /// where that would be too long or not unique.
    [[nodiscard]] static QByteArray listedName(const QString &service, const QString &tool);

private:
    /// A tool's place in the registered list.
    struct Item
    {
        QString name{};
        qsizetype begin = 0;
        qsizetype size = 0;
        qsizetype nameBegin = -1; ///< of the value of "name"; -1 unless it is listed as it was sent
        qsizetype nameSize = 0;
    };
    struct Service
    {
        QByteArray tools; ///< as registered
        QList<Item> items;
    };
    struct Place
    {
        QString service;
        qsizetype item = 0;
    };

    void update();
    [[nodiscard]] static QList<Item> index(const QByteArray &tools);
    /// As it is listed: under \p listed, or as the service knows it if that is empty.
    [[nodiscard]] static QByteArray toolJson(const QString &service, const Service &entry,
                                             const Item &item, const QByteArray &listed);

    ServiceRegistry *const m_registry;
    bool m_isValid = false;
    QMap<QString, Service> m_services;
    QMap<QByteArray, Place> m_all; ///< by listed name
    QSet<QString> m_changes;
};

} // namespace mm::mcp
