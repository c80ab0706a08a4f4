// SPDX-License-Identifier: MIT
#pragma once

#include "app/proxy/mcp/toolobject.h"
#include "app/proxy/mesh/serviceregistry.h"

#include <QMap>
#include <QSet>

#include <optional>

namespace mm::mcp {

/// The tools of the registered services as MCP lists them: `{service}__{tool}` for all services,
/// the bare names for one. Indexes each list of tools once.
///
/// A tool object whose members clients accept is listed as it was sent, any other without those
/// that they reject (see CheckedTool). A tool that was registered by its name alone gets a schema
/// that takes any arguments.
class ToolCatalog final
{
public:
    /// Names have at most this length, as clients put their own prefix before them and models take
    /// 64 characters.
    static constexpr qsizetype maxNameLength = 55;
    /// Far above real use; further items of a service's list are ignored. call_service also
    /// calls tools that are not listed.
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
        QString name; ///< as the service knows it
        QList<MirroredArgument> mirrored{};
    };

    /// Tools as members of a JSON array, from the cursor on.
    struct Page
    {
        QByteArray tools;
        QByteArray nextCursor; ///< empty at the end
    };

    /// Call it after each change of the registrations.
    void invalidate() { m_isValid = false; }

    /// \p service is empty for all. \p cursor is empty for the first page. Nullopt for one that
    /// can't have been a nextCursor, and if the tool before it has left the list of one service,
    /// whose order is that of the registration.
    [[nodiscard]] std::optional<Page> page(Era era, const QString &service, const QString &cursor);
    /// \p name as listed.
    [[nodiscard]] std::optional<Tool> find(const QString &service, const QString &name);
    /// The names of a service's tools, as it knows them: a JSON array.
    [[nodiscard]] QByteArray names(const QString &service);
    /// Starts or stops recording changes for takeChanges().
    void keepChanges(bool keep);
    /// The services of which other tools are listed than at the last call.
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
        qsizetype nameBegin = 0; ///< of the value of "name" in an object
        qsizetype nameSize = 0;
        CheckedTool checked{};
    };
    struct Service
    {
        QByteArray tools; ///< as registered
        QList<Item> items;

        [[nodiscard]] QByteArrayView json(const Item &item) const
        {
            return QByteArrayView(tools).sliced(item.begin, item.size);
        }
        [[nodiscard]] bool listsSameTools(const Service &other) const;
    };
    struct Place
    {
        QString service;
        qsizetype item = 0;
    };

    void update();
    void updateAll();
    [[nodiscard]] static QList<Item> index(const QByteArray &tools);
    /// As it is listed: under \p listed, or as the service knows it if that is empty.
    [[nodiscard]] static QByteArray toolJson(Era era, const QString &service, const Service &entry,
                                             const Item &item, const QByteArray &listed);
    /// The number of tools before the position of \p cursor; nullopt as page().
    [[nodiscard]] std::optional<qsizetype> position(const Service *only,
                                                    const QString &cursor) const;

    ServiceRegistry *const m_registry;
    bool m_isValid = false;
    bool m_keepsChanges = false;
    bool m_hasWarned = false; ///< that tools are not listed
    QMap<QString, Service> m_services;
    QMap<QByteArray, Place> m_all; ///< by listed name
    QSet<QString> m_changes;
};

} // namespace mm::mcp
