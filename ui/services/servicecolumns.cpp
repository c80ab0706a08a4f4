// SPDX-License-Identifier: MIT
#include "ui/services/servicecolumns.h"

#include "ui/services/serverformat.h"
#include "ui/services/servicesmodel.h"

#include <QCoreApplication>

namespace mm {

namespace {

struct ColumnTexts
{
    Q_DECLARE_TR_FUNCTIONS(mm::ServicesModel)
};

} // namespace

QString columnTitle(int column)
{
    switch (column) {
    case ServicesModel::Name:
        return ColumnTexts::tr("Service", "table column");
    case ServicesModel::Registered:
        return ColumnTexts::tr("Registered", "table column: when");
    case ServicesModel::Messages:
        return ColumnTexts::tr("Messages", "table column: how many");
    case ServicesModel::Rate:
        return ColumnTexts::tr("Per minute", "table column: messages a minute");
    case ServicesModel::Share:
        return ColumnTexts::tr("Share", "table column: of all messages");
    case ServicesModel::Failed:
        return ColumnTexts::tr("Failed", "table column: how many calls failed");
    case ServicesModel::State:
        return ColumnTexts::tr("State", "table column: of a service");
    case ServicesModel::Restarts:
        return ColumnTexts::tr("Restarts", "table column: how many");
    default:
        return ColumnTexts::tr("Last used", "table column: when");
    }
}

QString columnToolTip(int column)
{
    switch (column) {
    case ServicesModel::Rate:
        return ColumnTexts::tr("Messages per minute, over the last minute");
    case ServicesModel::Share:
        return ColumnTexts::tr("Share of the messages of all services in this table");
    case ServicesModel::Failed:
        return ColumnTexts::tr("Failed calls since the service was registered");
    case ServicesModel::State:
        return ColumnTexts::tr("Whether the service can be called; see Help");
    case ServicesModel::Restarts:
        return ColumnTexts::tr("How often MM has started the server again");
    case ServicesModel::LastUsed:
        return ColumnTexts::tr("When its last call ended");
    default:
        return {};
    }
}

Qt::Alignment columnAlignment(int column)
{
    const bool isNumber = column == ServicesModel::Messages || column == ServicesModel::Rate ||
                          column == ServicesModel::Failed || column == ServicesModel::Restarts;
    return Qt::AlignVCenter | (isNumber ? Qt::AlignRight : Qt::AlignLeft);
}

double sortValue(const ServiceRow &row, int column)
{
    switch (column) {
    case ServicesModel::Registered:
        return static_cast<double>(row.registered);
    case ServicesModel::Messages:
        return static_cast<double>(row.service.messageCount);
    case ServicesModel::Rate:
        return row.rate.isKnown() ? row.rate.perMinute : -1;
    case ServicesModel::Share:
        return row.share;
    case ServicesModel::Failed:
        return static_cast<double>(row.failures.failedCalls);
    case ServicesModel::State:
        return stateSeverity(row);
    case ServicesModel::Restarts:
        return row.server ? static_cast<double>(row.server->restarts) : -1;
    case ServicesModel::LastUsed:
        return static_cast<double>(row.lastUsed);
    default:
        return 0; // the order of the file
    }
}

} // namespace mm
