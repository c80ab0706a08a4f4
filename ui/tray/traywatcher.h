// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

#include <memory>
#include <optional>
#include <utility>

namespace mm {

/// Whether one kind of tray is present. A tray may appear late, as at login, and disappear and
/// reappear, as when a panel is restarted.
class TrayWatcher : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// False until it is known whether a tray is present, up to 10 s.
    [[nodiscard]] bool isKnown() const { return m_present.has_value(); }
    [[nodiscard]] bool isPresent() const { return m_present.value_or(false); }
    void setPresent(bool present)
    {
        if (std::exchange(m_present, present) != present)
            Q_EMIT changed();
    }

Q_SIGNALS:
    /// isKnown() or isPresent() changed.
    void changed();

private:
    std::optional<bool> m_present;
};

/// For trays that use StatusNotifierItem on the session bus. Null in a build without D-Bus.
[[nodiscard]] std::unique_ptr<TrayWatcher> makeSniWatcher();
/// For trays that embed X11 windows (XEmbed). Null in a build without xcb, and on platforms other
/// than "xcb".
[[nodiscard]] std::unique_ptr<TrayWatcher> makeXembedWatcher();

} // namespace mm
