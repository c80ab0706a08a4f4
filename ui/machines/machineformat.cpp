// SPDX-License-Identifier: MIT
#include "ui/machines/machineformat.h"

#include "core/monitor/fleettexts.h"
#include "core/monitor/statustexts.h"
#include "ui/machines/machinesmodel.h"
#include "ui/services/servicesclipboard.h"
#include "ui/widgets/displaytext.h"

#include <QCoreApplication>

#include <cmath>

namespace mm {

namespace {

struct MachineTexts
{
    Q_DECLARE_TR_FUNCTIONS(mm::MachinesModel)
};

const QChar enDash(0x2013);

QString stateWordFor(State state)
{
    switch (state) {
    case State::Checking:
        //: the state of MM on a machine
        return MachineTexts::tr("Checking");
    case State::NoFile:
        //: the state of MM on a machine
        return MachineTexts::tr("No stats file");
    case State::Stopped:
        //: the state of MM on a machine
        return MachineTexts::tr("Stopped");
    case State::NotUpdating:
        //: the state of MM on a machine
        return MachineTexts::tr("Not updating");
    case State::Error:
        //: the state of MM on a machine
        return MachineTexts::tr("Error");
    case State::Active:
        break;
    }
    //: the state of MM on a machine
    return MachineTexts::tr("Active");
}

/// Machines that need the user first.
double severity(State state)
{
    switch (state) {
    case State::Error:
        return 0;
    case State::NotUpdating:
        return 1;
    case State::NoFile:
        return 2;
    case State::Stopped:
        return 3;
    case State::Checking:
        return 4;
    case State::Active:
        break;
    }
    return 5;
}

/// NaN for a column without a figure, and for one that is not known: the last figures of a machine
/// that is not active do not hold any more.
double figureOf(const MachineRow &row, int column)
{
    if (!row.isActive())
        return qQNaN();
    switch (column) {
    case MachinesModel::Services:
        return row.machine.services;
    case MachinesModel::Messages:
        return row.machine.messages;
    case MachinesModel::Rate:
        return row.rate;
    default:
        return qQNaN();
    }
}

bool isFigure(int column)
{
    return column == MachinesModel::Services || column == MachinesModel::Messages ||
           column == MachinesModel::Rate;
}

/// More decimals would show only the jitter of the time between two scrapes.
int decimals(double figure, int column)
{
    return column == MachinesModel::Rate && figure > 0 && figure < 9.95 ? 1 : 0;
}

QString scrapedText(double age)
{
    if (std::isnan(age))
        return enDash;
    if (age < 1)
        return MachineTexts::tr("just now", "scraped");
    constexpr double maxAge = 1e9; // s; a server's clock may be anything
    //: table cell: when a machine was scraped; %1 is a duration such as "3 seconds"
    return MachineTexts::tr("%1 ago").arg(
        durationText(std::chrono::seconds(qint64(qMin(age, maxAge)))));
}

} // namespace

QString machineColumnTitle(int column)
{
    switch (column) {
    case MachinesModel::Name:
        return MachineTexts::tr("Machine", "table column");
    case MachinesModel::State:
        return MachineTexts::tr("State", "table column: of a machine");
    case MachinesModel::Services:
        return MachineTexts::tr("Services", "table column: how many");
    case MachinesModel::Messages:
        return MachineTexts::tr("Messages", "table column: how many");
    case MachinesModel::Rate:
        return MachineTexts::tr("Per minute", "table column: messages a minute");
    case MachinesModel::Scraped:
        //: "to scrape" is Prometheus' word for reading the figures of a machine
        return MachineTexts::tr("Scraped", "table column: when");
    default:
        return MachineTexts::tr("Why", "table column: why a machine is not active");
    }
}

QString machineColumnToolTip(int column)
{
    switch (column) {
    case MachinesModel::State:
        return MachineTexts::tr("The state of MM on the machine; see Help");
    case MachinesModel::Rate:
        return MachineTexts::tr("Messages per minute, between the last two scrapes");
    case MachinesModel::Scraped:
        return MachineTexts::tr(
            "When Prometheus last read the figures of the machine, or tried to");
    default:
        return {};
    }
}

Qt::Alignment machineAlignment(int column)
{
    // A time between a number and a text touches neither.
    const Qt::Alignment horizontal = isFigure(column)                   ? Qt::AlignRight
                                     : column == MachinesModel::Scraped ? Qt::AlignHCenter
                                                                        : Qt::AlignLeft;
    return Qt::AlignVCenter | horizontal;
}

QString machineCell(const MachineRow &row, int column)
{
    switch (column) {
    case MachinesModel::Name: {
        const QString name = displayName(row.machine.name);
        return row.isSameName ? QStringLiteral("%1 (%2)").arg(name, displayName(row.machine.job))
                              : name;
    }
    case MachinesModel::State:
        return stateWordFor(row.verdict.state);
    case MachinesModel::Scraped:
        return scrapedText(row.verdict.age);
    case MachinesModel::Why:
        return row.isActive() ? QString() : machineReason(row.machine, row.verdict).text();
    default:
        break;
    }
    const double figure = figureOf(row, column);
    return std::isnan(figure) ? QString(enDash) : formatValue(figure, decimals(figure, column));
}

QString machineAccessibleText(const MachineRow &row, int column)
{
    if (column == MachinesModel::Why)
        return machineReason(row.machine, row.verdict);
    if (column == MachinesModel::Scraped && std::isnan(row.verdict.age))
        return MachineTexts::tr("Not known: Prometheus does not scrape it.");
    if (isFigure(column) && std::isnan(figureOf(row, column)))
        return column == MachinesModel::Rate && row.isActive()
                   ? MachineTexts::tr("Not known before the next scrape.")
                   : MachineTexts::tr("Not known: the machine is not active.");
    return machineCell(row, column);
}

QString machineToolTip(const MachineRow &row)
{
    return displayName(row.machine.name) + u'\n' +
           //: %1 is the label "job" that Prometheus has for a machine
           MachineTexts::tr("Job: %1").arg(displayName(row.machine.job)) + u'\n' +
           machineReason(row.machine, row.verdict);
}

QString machineClipboardCell(const MachineRow &row, int column)
{
    if (!isFigure(column))
        return textCell(column == MachinesModel::Name ? row.machine.name
                                                      : machineCell(row, column));
    const double figure = figureOf(row, column);
    return std::isnan(figure) ? QString(enDash)
                              : QString::number(figure, 'f', decimals(figure, column));
}

double sortValue(const MachineRow &row, int column)
{
    switch (column) {
    case MachinesModel::Name:
        return row.position;
    case MachinesModel::State:
        return severity(row.verdict.state);
    case MachinesModel::Why:
        return static_cast<double>(row.verdict.reason);
    default:
        break;
    }
    const double value = column == MachinesModel::Scraped ? row.verdict.age : figureOf(row, column);
    return std::isnan(value) ? -1 : value;
}

QString unlistedServicesText()
{
    //: --exporter-services is an option of the command line
    return MachineTexts::tr("This machine does not send the names of its services. To see them "
                            "here, start its ee-monitor --exporter with --exporter-services too.");
}

} // namespace mm
