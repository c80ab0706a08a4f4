// SPDX-License-Identifier: MIT
#include "ui/services/serviceformat.h"

#include "core/statsfile/timestamp.h"
#include "ui/services/serverformat.h"
#include "ui/services/servicesmodel.h"
#include "ui/widgets/displaytext.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

using namespace std::chrono;

namespace mm {

namespace {

struct ServiceTexts
{
    Q_DECLARE_TR_FUNCTIONS(mm::ServiceRow)
};

const QChar enDash(0x2013);
/// A registration up to this far in the future counts as now: clocks of two machines may differ.
constexpr milliseconds maxClockSkew = minutes(1);
constexpr qsizetype maxErrorLength = 300; ///< characters

QString exactText(qint64 time)
{
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(time), QLocale::LongFormat);
}

QString nameText(const ServiceRow &row, const ServicesContext &context)
{
    QString name = displayName(row.service.name);
    if (row.service.name != context.ownService || name.isEmpty() || row.duplicate)
        return name;
    //: table cell: the service that is this program; %1 is its name
    return ServiceTexts::tr("%1 (this window)").arg(name);
}

/// \p text, which is that of the file, if it is not a valid date.
QString exactText(qint64 time, const QString &text)
{
    return time == ServiceRow::noDate ? displayName(text) : exactText(time);
}

/// MM has the messages of a server also while it is not up.
bool hasNoCount(const ServiceRow &row)
{
    return row.mark == ServiceRow::Mark::Down && !row.server;
}

/// How long ago \p time (ms since the epoch) was; the time itself if it is in the future.
QString agoText(qint64 time, const Instant &now)
{
    const milliseconds age = floor<milliseconds>(now.wall.time_since_epoch()) - milliseconds(time);
    if (age < -maxClockSkew)
        return exactText(time);
    if (age < minutes(1))
        return ServiceTexts::tr("just now", "registered");
    if (age < hours(1))
        return countText(age / minutes(1),
                         [](int n) { return ServiceTexts::tr("%n minute(s) ago", nullptr, n); });
    if (age < days(2))
        return countText(age / hours(1),
                         [](int n) { return ServiceTexts::tr("%n hour(s) ago", nullptr, n); });
    return countText(age / days(1),
                     [](int n) { return ServiceTexts::tr("%n day(s) ago", nullptr, n); });
}

QString registeredText(const ServiceRow &row, const Instant &now)
{
    return row.registered == ServiceRow::noDate ? displayName(row.service.registeredAt)
                                                : agoText(row.registered, now);
}

QStringList failureLines(const ServiceRow &row, const ServicesContext &context)
{
    return failureTexts(row.failures,
                        [&context](const QString &time) { return agoText(time, context); });
}

bool isMeasuring(const ServiceRow &row, const ServicesContext &context)
{
    return !row.rate.isKnown() && context.active && !row.duplicate &&
           row.mark != ServiceRow::Mark::Departed && row.mark != ServiceRow::Mark::Down;
}

QString rateText(const ServiceRow &row, const ServicesContext &context)
{
    if (isMeasuring(row, context))
        return measuringText();
    if (!row.rate.isKnown())
        return enDash;
    const double rate = row.rate.perMinute;
    if (rate > 0 && rate < 0.05)
        //: %1 is a number: fewer messages per minute than that
        return ServiceTexts::tr("<%1").arg(formatValue(0.1, 1));
    return formatValue(rate, rate > 0 && rate < 9.95 ? 1 : 0);
}

QString rateExplanation(const ServiceRow &row, const ServicesContext &context)
{
    if (row.mark == ServiceRow::Mark::Departed)
        return ServiceTexts::tr("Not known: the service is not registered any more.");
    if (row.mark == ServiceRow::Mark::Down)
        return row.server ? ServiceTexts::tr("Not known: the server is not up.")
                          : ServiceTexts::tr("Not known: the service is down.");
    if (!context.active)
        return ServiceTexts::tr("Not known: MM is not active.");
    if (row.duplicate)
        return ServiceTexts::tr("Not known: another service has the same name.");
    if (!row.rate.isKnown())
        return countText(ServiceRates::minTime / seconds(1), [](int n) {
            return ServiceTexts::tr("Measuring: the first value comes after %n second(s).", nullptr,
                                    n);
        });
    const qint64 over = row.rate.over / seconds(1);
    // Polls are rarely exactly a minute apart.
    if (over >= 55 && over <= 75)
        return ServiceTexts::tr("Messages per minute, over the last minute");
    return countText(over, [](int n) {
        return ServiceTexts::tr("Messages per minute, over the last %n second(s)", nullptr, n);
    });
}

QString shareExplanation(const ServiceRow &row, const ServicesContext &context)
{
    if (row.mark == ServiceRow::Mark::Departed)
        return ServiceTexts::tr("No share: the service is not registered any more.");
    if (row.mark == ServiceRow::Mark::Down)
        return row.server ? ServiceTexts::tr("No share: the server is not up.")
                          : ServiceTexts::tr("No share: the service is down.");
    if (row.share < 0)
        return ServiceTexts::tr("No share: no service has had a message yet.");
    //: %1 is a share such as "12.5%", %2 a number
    return ServiceTexts::tr("%1 of the %2 messages of all services in this table")
        .arg(shareText(row.share), formatValue(context.messages, 0));
}

/// That of a server is in serverLines().
QString markText(const ServiceRow &row)
{
    const ServiceRow::Mark mark = row.mark;
    if (mark == ServiceRow::Mark::New)
        return ServiceTexts::tr("New: registered a moment ago.");
    if (mark == ServiceRow::Mark::Departed)
        return ServiceTexts::tr("Departed: not registered any more.");
    if (mark == ServiceRow::Mark::Down && !row.server)
        return ServiceTexts::tr(
            "Down: no program listens at its port, so MM does not count it until it answers.");
    return {};
}

QString toolsText(const Service &service)
{
    QStringList names;
    for (const QString &name : service.tools)
        names += displayName(name);
    if (names.isEmpty())
        return {};
    const QString list = names.join(QStringLiteral(", "));
    if (service.moreTools == 0)
        //: %1 are names of tools of a service, with commas between them
        return ServiceTexts::tr("Tools: %1").arg(list);
    return countText(service.moreTools,
                     [](int n) {
                         //: %1 are names of tools of a service, with commas between them; %n more
                         //: are not named
                         return ServiceTexts::tr("Tools: %1 and %n more", nullptr, n);
                     })
        .arg(list);
}

} // namespace

QString agoText(const QString &time, const ServicesContext &context)
{
    const QDateTime when = fromTimestamp(time);
    return when.isValid() ? agoText(when.toMSecsSinceEpoch(), context.at) : displayName(time);
}

QString measuringText()
{
    //: table cell instead of the number of messages per minute
    return ServiceTexts::tr("measuring…");
}

QStringList failureTexts(const ServiceFailures &failures,
                         const std::function<QString(const QString &)> &when)
{
    if (failures.failedCalls == 0)
        return {};
    QStringList lines{countText(failures.failedCalls, [](int n) {
        return ServiceTexts::tr("%n failed call(s) since the registration", nullptr, n);
    })};
    if (!failures.errors.isEmpty())
        lines += errorKindsText(failures);
    if (!failures.lastErrorAt.isEmpty())
        //: %1 is when, such as "5 minutes ago", %2 a sentence of MM in English
        lines += ServiceTexts::tr("Last failure (%1): %2")
                     .arg(when(failures.lastErrorAt),
                          sanitizeForDisplay(failures.lastError, {.maxLength = maxErrorLength}));
    lines += failures.lastSuccessAt.isEmpty()
                 ? ServiceTexts::tr("No successful call since the registration")
                 //: %1 is when, such as "5 minutes ago"
                 : ServiceTexts::tr("Last successful call: %1").arg(when(failures.lastSuccessAt));
    return lines;
}

bool lastCallFailed(const ServiceFailures &failures)
{
    const QDateTime success = fromTimestamp(failures.lastSuccessAt);
    return failures.failedCalls > 0 &&
           (!success.isValid() || fromTimestamp(failures.lastErrorAt) > success);
}

QString shareText(double share)
{
    if (share < 0)
        return enDash;
    const double percent = share * 100;
    if (percent > 0 && percent < 0.05)
        //: %1 is a number: less than that percentage
        return ServiceTexts::tr("<%1%").arg(formatValue(0.1, 1));
    //: %1 is a number: a percentage
    return ServiceTexts::tr("%1%").arg(formatValue(percent, 1));
}

QString cellText(const ServiceRow &row, int column, const ServicesContext &context)
{
    switch (column) {
    case ServicesModel::Name:
        return nameText(row, context);
    case ServicesModel::Registered:
        return registeredText(row, context.at);
    case ServicesModel::Messages:
        return hasNoCount(row) ? QString(enDash) : formatCount(row.service.messageCount);
    case ServicesModel::Rate:
        return rateText(row, context);
    case ServicesModel::Failed:
        return row.failures.failedCalls > 0 ? formatCount(row.failures.failedCalls) : QString();
    case ServicesModel::State:
        return stateText(row, context);
    case ServicesModel::Restarts:
        return row.server ? formatCount(row.server->restarts) : QString();
    case ServicesModel::LastUsed:
        return row.service.lastUsedAt.isEmpty() ? QString(enDash)
                                                : agoText(row.service.lastUsedAt, context);
    default:
        return shareText(row.share);
    }
}

QString cellAccessibleText(const ServiceRow &row, int column, const ServicesContext &context)
{
    if (column == ServicesModel::Rate && !row.rate.isKnown())
        return rateExplanation(row, context);
    if (column == ServicesModel::Share && row.share < 0)
        return shareExplanation(row, context);
    if (column == ServicesModel::Messages && hasNoCount(row))
        return rateExplanation(row, context);
    if (column == ServicesModel::Failed)
        return row.failures.failedCalls > 0 ? failureLines(row, context).join(u'\n')
                                            : ServiceTexts::tr("No failed call is known.");
    if (column == ServicesModel::State && row.mark == ServiceRow::Mark::Departed)
        return markText(row);
    if (column == ServicesModel::State && !context.active)
        return ServiceTexts::tr("Not known: MM is not active.");
    if (column == ServicesModel::Restarts && !row.server)
        return ServiceTexts::tr("None: MM does not run this service.");
    if (column == ServicesModel::LastUsed && row.service.lastUsedAt.isEmpty())
        return ServiceTexts::tr("No call is known.");
    return cellText(row, column, context);
}

QString cellDescription(const ServiceRow &row, int column)
{
    if (column == ServicesModel::Registered)
        return exactText(row.registered, row.service.registeredAt);
    if (column == ServicesModel::LastUsed)
        return exactText(row.lastUsed, row.service.lastUsedAt);
    QStringList lines{markText(row)};
    if (row.server && row.mark != ServiceRow::Mark::Departed)
        lines += sanitizeForDisplay(row.server->reason, {.maxLength = maxErrorLength});
    if (column == ServicesModel::Name)
        lines += toolsText(row.service);
    lines.removeAll(QString());
    return lines.join(u'\n');
}

QString cellToolTip(const ServiceRow &row, int column, const ServicesContext &context)
{
    QStringList lines;
    if (column == ServicesModel::Name)
        lines += nameText(row, context);
    else if (column == ServicesModel::Registered)
        lines += exactText(row.registered, row.service.registeredAt);
    else if (column == ServicesModel::LastUsed)
        lines += exactText(row.lastUsed, row.service.lastUsedAt);
    else if (column == ServicesModel::Rate)
        lines += rateExplanation(row, context);
    else if (column == ServicesModel::Share)
        lines += shareExplanation(row, context);
    lines += markText(row);
    if (column == ServicesModel::Name || column == ServicesModel::State ||
        column == ServicesModel::Restarts)
        lines += serverLines(row, context);
    if (column == ServicesModel::State && !row.server && context.active)
        lines += ServiceTexts::tr("A program that has registered with MM; MM does not run it.");
    if (column == ServicesModel::Name)
        lines += toolsText(row.service);
    if (column == ServicesModel::Name || column == ServicesModel::Failed)
        lines += failureLines(row, context);
    lines.removeAll(QString());
    return lines.join(u'\n');
}

} // namespace mm
