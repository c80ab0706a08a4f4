// SPDX-License-Identifier: MIT
#include "ui/servicetexts.h"

#include "ui/plaintext.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

using namespace std::chrono;

namespace mm {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(mm::ServiceRow)
};

const QChar enDash(0x2013);
/// Clocks of two processes differ, and a file may be read before its second is over.
constexpr milliseconds clockTolerance = minutes(1);

/// As formatCount() does.
QLocale locale()
{
    const QLocale own;
    return own.language() == QLocale::C ? QLocale(QLocale::English, QLocale::UnitedStates) : own;
}

QString decimal(double value, int digits)
{
    return locale().toString(value, 'f', digits);
}

} // namespace

QString registeredText(const ServiceRow &row, const Moment &now)
{
    if (row.registered == ServiceRow::noDate)
        return displayName(row.service.registeredAt);
    const milliseconds age =
        floor<milliseconds>(now.wall.time_since_epoch()) - milliseconds(row.registered);
    if (age < -clockTolerance)
        return registeredExactly(row);
    if (age < minutes(1))
        return Text::tr("just now", "registered");
    if (age < hours(1))
        return Text::tr("%n minute(s) ago", nullptr, static_cast<int>(age / minutes(1)));
    if (age < days(2))
        return Text::tr("%n hour(s) ago", nullptr, static_cast<int>(age / hours(1)));
    return Text::tr("%n day(s) ago", nullptr, static_cast<int>(age / days(1)));
}

QString registeredExactly(const ServiceRow &row)
{
    if (row.registered == ServiceRow::noDate)
        return displayName(row.service.registeredAt);
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(row.registered), QLocale::LongFormat);
}

QString rateText(const ServiceRow &row)
{
    if (!row.rate.isKnown())
        return enDash;
    const double rate = row.rate.perMinute;
    if (rate > 0 && rate < 0.05)
        //: %1 is a number: fewer messages a minute than that
        return Text::tr("<%1").arg(decimal(0.1, 1));
    return decimal(rate, rate > 0 && rate < 9.95 ? 1 : 0);
}

QString rateExplanation(const ServiceRow &row, bool current)
{
    if (row.mark == ServiceRow::Mark::Departed)
        return Text::tr("Not known: the service is not registered any more.");
    if (!current)
        return Text::tr("Not known: MM is not active.");
    if (row.twice)
        return Text::tr("Not known: another service has the same name.");
    if (!row.rate.isKnown())
        return Text::tr("Not known yet: that takes %n second(s) of watching.", nullptr,
                        static_cast<int>(MinuteRates::shortest / seconds(1)));
    const auto over =
        static_cast<int>(qMin<qint64>(row.rate.over / seconds(1), std::numeric_limits<int>::max()));
    // A minute is rarely hit to the second.
    if (over >= 55 && over <= 75)
        return Text::tr("Messages per minute, over the last minute");
    return Text::tr("Messages per minute, over the last %n second(s)", nullptr, over);
}

QString shareText(const ServiceRow &row)
{
    if (row.share < 0)
        return enDash;
    const double percent = row.share * 100;
    if (percent > 0 && percent < 0.05)
        //: %1 is a number: less than that many percent
        return Text::tr("<%1%").arg(decimal(0.1, 1));
    //: %1 is a number: percent
    return Text::tr("%1%").arg(decimal(percent, 1));
}

QString shareExplanation(const ServiceRow &row, double messages)
{
    if (row.mark == ServiceRow::Mark::Departed)
        return Text::tr("No share: the service is not registered any more.");
    if (row.share < 0)
        return Text::tr("No share: no service has had a message yet.");
    //: %1 is a share such as "12.5%", %2 a number
    return Text::tr("%1 of the %2 messages of all services in this table")
        .arg(shareText(row), decimal(messages, 0));
}

QString markText(ServiceRow::Mark mark)
{
    switch (mark) {
    case ServiceRow::Mark::New:
        return Text::tr("New: registered a moment ago.");
    case ServiceRow::Mark::Departed:
        return Text::tr("Departed: not registered any more.");
    case ServiceRow::Mark::None:
        break;
    }
    return {};
}

} // namespace mm
