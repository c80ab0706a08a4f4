// SPDX-License-Identifier: MIT
#pragma once

#include "core/statsfile/reading.h"
#include "core/statsfile/state.h"
#include "core/system/displaytext.h"

#include <QString>

namespace mm {

enum class StatusColor { Gray, Green, Red };

/// Shapes that differ without colour: one for each state; plus and minus are for services that join
/// and leave.
enum class StatusIcon { Dots, Ring, Disc, Square, Bars, Cross, Plus, Minus };

/// A file that names no writer and whose MM does not answer is abandoned when it was not written
/// for this long: the time of the three health checks that failed, at 2 s each.
inline constexpr std::chrono::seconds abandonedAfter{6};
/// A read that takes longer counts as hung.
inline constexpr std::chrono::seconds hangTimeout{5};

/// What every part of the user interface shows of MM's state, in the program's language and
/// locale.
struct Status
{
    State state = State::Checking;
    StatusColor color = StatusColor::Gray;
    StatusIcon icon = StatusIcon::Dots;
    QString text;        ///< the label
    DeferredText reason; ///< one sentence
    QString remedy;  ///< what to do about it, shown after the reason; empty for Checking and Active
    QString tooltip; ///< reason, age in words and path, a line each; plain text
    /// As far as is known MM is not running, so that starting it would help.
    bool canStart = false;
    /// The file's folder exists, and its file system answers.
    bool canShowFile = false;
    /// A regular file with broken content: moving it aside would help.
    bool canMoveAside = false;

    bool operator==(const Status &) const = default;
};

/// The only function that decides about MM's state; for many machines it shows what evaluateFleet()
/// decides. \p now is not before \p reading was taken.
[[nodiscard]] Status evaluateStatus(const Reading &reading, const Instant &now);

/// How long ago the file was written, by the wall clock; never negative. Nothing for a reading
/// without content, or of many machines.
[[nodiscard]] std::optional<std::chrono::seconds> ageOf(const Reading &reading, const Instant &now);

/// The reading before the first read of \p path.
[[nodiscard]] Reading unreadReading(const QString &path);
/// The reading for a read in flight that exceeds `hangTimeout`; it keeps the content of \p last.
[[nodiscard]] Reading hungReading(const Reading &last, const QString &path, const Instant &now);

/// The label's for \p state.
[[nodiscard]] StatusColor colorOf(State state);
[[nodiscard]] StatusIcon iconOf(State state);

/// `Active`, `NotUpdating`, … for machines to read, the same in each language.
[[nodiscard]] QString stateName(State state);
/// `gray`, `green`, `red`, the same in each language.
[[nodiscard]] QString colorName(StatusColor color);

} // namespace mm
