// SPDX-License-Identifier: MIT
#include "ui/services/servicesclipboard.h"

#include "ui/services/servicesmodel.h"
#include "ui/widgets/displaytext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace mm {

QString clipboardText(const ServiceRow &row, int column, const QString &shown)
{
    const Service &service = row.service;
    const std::optional<Server> &server = row.server;
    if (column == ServicesModel::Rate && !row.rate.isKnown())
        return QChar(0x2013);
    switch (column) {
    case ServicesModel::Name:
        return service.name;
    case ServicesModel::Registered:
        return service.registeredAt;
    case ServicesModel::Messages:
        return QString::number(service.messageCount);
    case ServicesModel::Failed: {
        const qint64 failed = row.failures.failedCalls;
        return failed > 0 ? QString::number(failed) : QString();
    }
    case ServicesModel::Restarts:
        return server ? QString::number(server->restarts) : QString();
    case ServicesModel::LastUsed:
        return service.lastUsedAt;
    default:
        return shown;
    }
}

QString rowsAsText(const QAbstractItemModel &model, const QList<int> &rows,
                   const QList<int> &columns)
{
    const auto line = [&columns](const auto &textOf) {
        QStringList cells;
        for (const int column : columns) {
            // Tabs and line breaks would end the cell, and a program's name could be a formula.
            cells += spreadsheetCell(
                sanitizeForDisplay(textOf(column), {.replacement = u' ', .keepFormat = true}));
        }
        return cells.join(u'\t');
    };
    QStringList lines;
    if (rows.size() > 1)
        lines += line(
            [&model](int column) { return model.headerData(column, Qt::Horizontal).toString(); });
    for (const int row : rows)
        lines += line([&model, row](int column) {
            return model.index(row, column).data(clipboardRole).toString();
        });
    return lines.join(u'\n');
}

QString rowsAsJson(const ServicesModel &model, const QList<int> &rows)
{
    QJsonArray services;
    for (const int row : rows) {
        const Service &service = model.serviceAt(row).service;
        QJsonObject json{{QStringLiteral("name"), service.name},
                         {QStringLiteral("registered_at"), service.registeredAt},
                         {QStringLiteral("message_count"), service.messageCount}};
        if (!service.lastUsedAt.isEmpty())
            json.insert(QStringLiteral("last_used_at"), service.lastUsedAt);
        if (const std::optional<Server> &server = model.serviceAt(row).server) {
            json.insert(QStringLiteral("state"), server->state);
            json.insert(QStringLiteral("reason"), server->reason);
            json.insert(QStringLiteral("since"), server->since);
            json.insert(QStringLiteral("restarts"), server->restarts);
        }
        const ServiceFailures &failures = model.serviceAt(row).failures;
        if (failures.failedCalls > 0) {
            json.insert(QStringLiteral("failed_calls"), failures.failedCalls);
            json.insert(QStringLiteral("last_error"), failures.lastError);
            json.insert(QStringLiteral("last_error_at"), failures.lastErrorAt);
            json.insert(QStringLiteral("last_success_at"), failures.lastSuccessAt);
            QJsonObject errors;
            for (auto each = failures.errors.begin(); each != failures.errors.end(); ++each)
                errors.insert(each.key(), each.value());
            if (!errors.isEmpty())
                json.insert(QStringLiteral("errors"), errors);
        }
        services.append(json);
    }
    return QString::fromUtf8(QJsonDocument(services).toJson());
}

} // namespace mm
