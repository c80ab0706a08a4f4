// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

#include <memory>

namespace mm {

/// Watches for one kind of tray. A tray may appear late, as at login, and disappear and reappear,
/// as when a panel is restarted.
class TrayWatcher : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// False until it is known whether a tray is present, up to 10 s.
    [[nodiscard]] virtual bool isKnown() const = 0;
    [[nodiscard]] virtual bool isPresent() const = 0;

Q_SIGNALS:
    /// isKnown() or isPresent() changed.
    void changed();
};

/// For trays that speak StatusNotifierItem on the session bus. Null in a build without D-Bus.
[[nodiscard]] std::unique_ptr<TrayWatcher> makeSniWatcher();
/// For trays that embed X11 windows (XEmbed). Null in a build without xcb, and on platforms other
/// than "xcb".
[[nodiscard]] std::unique_ptr<TrayWatcher> makeXembedWatcher();

} // namespace mm
