// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QProcessEnvironment>

#include <optional>

namespace mm {

/// What a second start of the program asks the first one for: to raise its window, with the tokens
/// that the desktop gave to the second one for the user's click.
struct ActivationRequest
{
    QByteArray activationToken; ///< $XDG_ACTIVATION_TOKEN (Wayland), valid for one use
    QByteArray startupId;       ///< $DESKTOP_STARTUP_ID (X11)
    bool startMm = false;

    bool operator==(const ActivationRequest &) const = default;
};

/// With the tokens in \p environment; malformed ones are left out.
[[nodiscard]] ActivationRequest activationRequestFrom(const QProcessEnvironment &environment,
                                                      bool startMm);

/// Of a line that is sent or read, in bytes, with its line feed.
inline constexpr qsizetype maxLineLength = 4096;

/// One line of JSON, with its line feed.
[[nodiscard]] QByteArray toLine(const ActivationRequest &request);
/// None for anything but such a line of this version.
[[nodiscard]] std::optional<ActivationRequest> parseActivationRequest(const QByteArray &line);

/// The reply to an accepted request.
inline constexpr QByteArrayView replyLine = "{\"taken\":true,\"version\":1}\n";

} // namespace mm
