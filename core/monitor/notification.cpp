// SPDX-License-Identifier: MIT
#include "core/monitor/notification.h"

#include "core/fleet/fleet.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace mm {

namespace {

struct NotificationText
{
    Q_DECLARE_TR_FUNCTIONS(mm::Notification)
};

QString titleFor(State state)
{
    switch (state) {
    case State::Stopped:
        //: title of a notification
        return NotificationText::tr("MM was stopped");
    case State::NotUpdating:
        //: title of a notification
        return NotificationText::tr("MM is not updating");
    case State::Error:
        //: title of a notification
        return NotificationText::tr("MM's stats file can't be read");
    case State::NoFile:
        //: title of a notification
        return NotificationText::tr("MM's stats file is gone");
    case State::Active:
    case State::Checking:
        break;
    }
    //: title of a notification
    return NotificationText::tr("MM is active");
}

} // namespace

bool NotificationFilter::contains(State state) const
{
    return state == State::Checking ? false
           : state == State::Active ? active
           : state == State::NoFile ? noFile
           : state == State::Error  ? error
                                    : down;
}

Notification notificationFor(const Status &status)
{
    return {titleFor(status.state), status.text, status.reason};
}

State notifiedState(const FleetReading &reading, State state)
{
    const bool isOfMachines = state != State::Checking && state != State::NoFile;
    return isOfMachines && !reading.isLost() ? State::Active : state;
}

Notification notificationFor(const Status &status, const FleetReading &reading)
{
    const auto title = [&] {
        if (!reading.isLost())
            return status.state == State::NoFile
                       //: title of a notification
                       ? NotificationText::tr("Prometheus has no machines any more")
                       //: title of a notification
                       : NotificationText::tr("Prometheus answers again");
        if (reading.failures > 0 && reading.failure == FleetFailure::NoAnswer)
            //: title of a notification
            return NotificationText::tr("Prometheus does not answer");
        //: title of a notification
        return NotificationText::tr("Prometheus does not give the figures");
    };
    return {title(), status.text, status.reason};
}

Notification notificationForMachines(const QStringList &names, const QString &reason)
{
    return {countText(names.size(),
                      //: title of a notification
                      [](int n) {
                          return NotificationText::tr("%n machine(s) are not active", nullptr, n);
                      }),
            firstNames(names), reason};
}

QString firstNames(const QStringList &names)
{
    constexpr qsizetype maxNames = 5;
    constexpr DisplayPolicy shortened{.maxLength = 120};
    QStringList shown;
    for (const QString &name : names.first(qMin(names.size(), maxNames)))
        shown += sanitizeForDisplay(name, shortened);
    if (names.size() > maxNames)
        shown += u"…"_s;
    return shown.join(u", "_s);
}

} // namespace mm
