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

std::optional<NotificationKind> notificationKind(State state)
{
    switch (state) {
    case State::Stopped:
    case State::NotUpdating:
        return NotificationKind::Down;
    case State::Error:
        return NotificationKind::Error;
    case State::NoFile:
        return NotificationKind::NoFile;
    case State::Active:
        return NotificationKind::Active;
    case State::Checking:
        break;
    }
    return {};
}

bool NotificationFilter::contains(State state) const
{
    const std::optional<NotificationKind> kind = notificationKind(state);
    if (!kind)
        return false;
    switch (*kind) {
    case NotificationKind::Down:
        return down;
    case NotificationKind::Error:
        return error;
    case NotificationKind::NoFile:
        return noFile;
    case NotificationKind::Active:
        break;
    }
    return active;
}

Notification notificationFor(const Status &status)
{
    return {titleFor(status.state), status.text, status.reason};
}

} // namespace mm
