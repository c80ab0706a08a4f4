// SPDX-License-Identifier: MIT
#pragma once

#include "core/status.h"

#include <optional>

namespace mm {

/// What people may want to be told of, or not.
enum class NoticeKind {
    Down,   ///< MM was stopped, or does not update its file
    Error,  ///< the file can't be read
    NoFile, ///< there is none any more
    Active, ///< all is well
};

/// Nothing for Checking, which is no news.
[[nodiscard]] std::optional<NoticeKind> noticeKindOf(State state);

/// The kinds that are wanted. Who learns of a failure sees in the tray that it is over: Active
/// would tell of each update of MM.
struct NoticeChoice
{
    bool down = true;
    bool error = true;
    bool noFile = true;
    bool active = false;

    bool operator==(const NoticeChoice &) const = default;
    [[nodiscard]] bool wants(State state) const;
};

/// What a notification says, in the language of the program. The reason may hold anything, as file
/// names may.
struct Notice
{
    QString title;
    QString label; ///< the label's text
    QString reason;

    bool operator==(const Notice &) const = default;
};

/// The words for \p status, which is not Checking.
[[nodiscard]] Notice noticeFor(const Status &status);

} // namespace mm
