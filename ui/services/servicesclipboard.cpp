// SPDX-License-Identifier: MIT
#include "ui/services/servicesclipboard.h"

#include "ui/services/servicesmodel.h"
#include "ui/widgets/displaytext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace mm {

namespace {

QString clipboardText(const ServicesModel &model, int row, int column)
{
    const Service &service = model.serviceAt(row).service;
    const std::optional<Server> &server = model.serviceAt(row).server;
    if (column == ServicesModel::Rate && !model.serviceAt(row).rate.isKnown())
        return QChar(0x2013);
    switch (column) {
    case ServicesModel::Name:
        return textCell(service.name);
    case ServicesModel::Registered:
        return textCell(service.registeredAt);
    case ServicesModel::Messages:
        return QString::number(service.messageCount);
    case ServicesModel::Failed: {
        const qint64 failed = model.serviceAt(row).failures.failedCalls;
        return failed > 0 ? QString::number(failed) : QString();
    }
    case ServicesModel::State:
        return textCell(model.index(row, column).data().toString());
    case ServicesModel::Restarts:
        return server ? QString::number(server->restarts) : QString();
    case ServicesModel::LastUsed:
        return textCell(service.lastUsedAt);
    default:
        return model.index(row, column).data().toString();
    }
}

} // namespace

/// Tabs and line breaks would end the cell, and a program's name could be a formula.
QString textCell(const QString &text)
{
    return spreadsheetCell(sanitizeForDisplay(text, {.replacement = u' ', .keepFormat = true}));
}

QString rowsAsText(const QAbstractItemModel &model, const QList<int> &rows,
                   const QList<int> &columns,
                   const std::function<QString(int row, int column)> &cell)
{
    const auto line = [&columns](const auto &textOf) {
        QStringList cells;
        for (const int column : columns)
            cells += textOf(column);
        return cells.join(u'\t');
    };
    QStringList lines;
    if (rows.size() > 1)
        lines += line(
            [&model](int column) { return model.headerData(column, Qt::Horizontal).toString(); });
    for (const int row : rows)
        lines += line([&cell, row](int column) { return cell(row, column); });
    return lines.join(u'\n');
}

QString rowsAsText(const ServicesModel &model, const QList<int> &rows, const QList<int> &columns)
{
    return rowsAsText(model, rows, columns,
                      [&model](int row, int column) { return clipboardText(model, row, column); });
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
