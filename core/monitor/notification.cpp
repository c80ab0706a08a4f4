// SPDX-License-Identifier: MIT
#include "core/monitor/notification.h"

#include <QCoreApplication>

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

} // namespace mm
