// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QProcessEnvironment>

#include <optional>

namespace mm {

/// A second start asks the first instance to raise its window. The tokens are those that the
/// desktop gave to the second start for the user's click.
struct ActivationRequest
{
    QByteArray activationToken; ///< $XDG_ACTIVATION_TOKEN (Wayland), valid for one use
    QByteArray startupId;       ///< $DESKTOP_STARTUP_ID (X11)
    bool startMm = false;
    bool hidden = false; ///< the window is not to be raised

    bool operator==(const ActivationRequest &) const = default;
};

/// With the tokens in \p environment; malformed ones are left out.
[[nodiscard]] ActivationRequest activationRequestFrom(const QProcessEnvironment &environment,
                                                      bool startMm, bool hidden);

/// Max bytes of a line that is sent or read, including its line feed.
inline constexpr qsizetype maxLineLength = 4096;

/// One line of JSON, including its line feed.
[[nodiscard]] QByteArray toLine(const ActivationRequest &request);
/// nullopt if \p line is malformed or of another version.
[[nodiscard]] std::optional<ActivationRequest> parseActivationRequest(const QByteArray &line);

/// The reply to an accepted request.
inline constexpr QByteArrayView replyLine = "{\"taken\":true,\"version\":1}\n";

} // namespace mm
