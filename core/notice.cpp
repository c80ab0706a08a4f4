// SPDX-License-Identifier: MIT
#include "core/notice.h"

#include <QCoreApplication>

namespace mm {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(mm::Notice)
};

QString titleFor(State state)
{
    switch (state) {
    case State::Stopped:
        //: title of a notification
        return Text::tr("MM was stopped");
    case State::NotUpdating:
        //: title of a notification
        return Text::tr("MM is not updating");
    case State::Error:
        //: title of a notification
        return Text::tr("MM's stats file can't be read");
    case State::NoFile:
        //: title of a notification
        return Text::tr("MM's stats file is gone");
    case State::Active:
    case State::Checking:
        break;
    }
    //: title of a notification
    return Text::tr("MM is active");
}

} // namespace

std::optional<NoticeKind> noticeKindOf(State state)
{
    switch (state) {
    case State::Stopped:
    case State::NotUpdating:
        return NoticeKind::Down;
    case State::Error:
        return NoticeKind::Error;
    case State::NoFile:
        return NoticeKind::NoFile;
    case State::Active:
        return NoticeKind::Active;
    case State::Checking:
        break;
    }
    return {};
}

bool NoticeChoice::wants(State state) const
{
    const std::optional<NoticeKind> kind = noticeKindOf(state);
    if (!kind)
        return false;
    switch (*kind) {
    case NoticeKind::Down:
        return down;
    case NoticeKind::Error:
        return error;
    case NoticeKind::NoFile:
        return noFile;
    case NoticeKind::Active:
        break;
    }
    return active;
}

Notice noticeFor(const Status &status)
{
    return {titleFor(status.state), status.text, status.reason};
}

} // namespace mm
