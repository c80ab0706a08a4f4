// SPDX-License-Identifier: MIT
#pragma once

#include "core/reading.h"

#include <QString>

namespace mm {

enum class State { Checking, NoFile, Active, Stopped, NotUpdating, Error };
enum class Tone { Gray, Green, Red };

/// Shapes that differ without colour: one for each state, and the last two for services that come
/// and go.
enum class Symbol { Dots, Ring, Disc, Square, Bars, Cross, Plus, Minus };

/// A writer is silent after this many heartbeats without a sign.
inline constexpr int missedHeartbeats = 3;
/// Where no writer is named and MM does not answer, a file untouched for this long is nobody's: the
/// time of the three checks that failed, at 2 s each. One that is still written has a living
/// writer.
inline constexpr std::chrono::seconds aloneAfter{6};
/// A look that takes longer than this hangs.
inline constexpr std::chrono::seconds hungAfter{5};

/// Everything that any face of the program shows of MM's state, in the language and locale of the
/// program.
struct Status
{
    State state = State::Checking;
    Tone tone = Tone::Gray;
    Symbol symbol = Symbol::Dots;
    QString text;   ///< the label
    QString reason; ///< one sentence: why it is so
    QString
        remedy; ///< what to do about it, to be read after the reason; empty for Checking, Active
    QString tooltip; ///< reason, age in words and path, a line each; plain text
    /// MM is not running as far as can be known, so that starting it would help.
    bool mayStart = false;
    /// There is a folder to show, with the file in it or not.
    bool mayShowFile = false;
    /// The content of a regular file is what is wrong, so that moving it aside would help.
    bool mayMoveAside = false;

    bool operator==(const Status &) const = default;
};

/// The one judgement: label, window, `--once`, tooltips and tests all ask it. \p now is not before
/// \p reading was taken.
[[nodiscard]] Status statusOf(const Reading &reading, const Moment &now);

/// How long ago the file was written, by the wall clock; never negative. Nothing when no content is
/// known.
[[nodiscard]] std::optional<std::chrono::seconds> ageOf(const Reading &reading, const Moment &now);

/// The reading that stands for a look which has been out for longer than `hungAfter`; it keeps what
/// \p last knew.
[[nodiscard]] Reading hungReading(const Reading &last, const QString &path, const Moment &now);

/// `Active`, `NotUpdating`, … as machines read them, in no language.
[[nodiscard]] QString stateName(State state);
/// `gray`, `green`, `red`, in no language.
[[nodiscard]] QString toneName(Tone tone);

/// \p number with its digits grouped as the locale does; the C locale counts as English here, as it
/// groups none.
[[nodiscard]] QString formatCount(qint64 number);

} // namespace mm
