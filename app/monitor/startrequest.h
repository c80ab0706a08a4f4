// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QProcessEnvironment>

#include <optional>

namespace mm {

/// What a second start of the program asks of the one that is there already: to come to the front,
/// with the right to it that the user's click gave to the second.
struct StartRequest
{
    QByteArray activationToken; ///< $XDG_ACTIVATION_TOKEN: Wayland's, good for one use
    QByteArray startupId;       ///< $DESKTOP_STARTUP_ID: X11's
    bool startMm = false;

    bool operator==(const StartRequest &) const = default;
};

/// What the desktop gave to a program of \p environment. What is no token is left out.
[[nodiscard]] StartRequest startRequestOf(const QProcessEnvironment &environment, bool startMm);

/// The longest line that is sent or read, in bytes, with its end.
inline constexpr qsizetype longestLine = 4096;

/// One line of JSON, with its end.
[[nodiscard]] QByteArray toLine(const StartRequest &request);
/// Nothing for what is no such line, or one of another version.
[[nodiscard]] std::optional<StartRequest> startRequestIn(const QByteArray &line);

/// The answer: the first has taken the request.
[[nodiscard]] QByteArray takenLine();
[[nodiscard]] bool isTakenLine(const QByteArray &line);

} // namespace mm
