// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

#include <memory>

namespace mm {

/// One kind of tray that a desktop may have. It may come at any time, as at login, and go and come
/// again, as when a panel is restarted.
class TraySource : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// False until it is known whether a tray is there; for 10 s at most.
    [[nodiscard]] virtual bool isKnown() const = 0;
    [[nodiscard]] virtual bool isThere() const = 0;

Q_SIGNALS:
    /// Either of the two.
    void changed();
};

/// Trays that speak StatusNotifierItem over the session bus; null in a build without D-Bus.
[[nodiscard]] std::unique_ptr<TraySource> makeBusTraySource();
/// Trays that embed windows of an X server; null in a build without xcb. For the platform "xcb"
/// alone.
[[nodiscard]] std::unique_ptr<TraySource> makeXTraySource();

} // namespace mm
