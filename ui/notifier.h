// SPDX-License-Identifier: MIT
#pragma once

#include "core/notice.h"

#include <QObject>

#include <memory>

namespace mm {

class Tray;

/// Shows one notice at a time, each in place of the one before. Nothing here waits for another
/// program.
class Notifier : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    virtual void show(const Notice &notice) = 0;
    /// Takes away what was shown last, where that is possible.
    virtual void withdraw() = 0;

Q_SIGNALS:
    /// The user wants to see more of what was shown last.
    void clicked();
    /// Nobody is there to show \p notice.
    void failed(const mm::Notice &notice);
};

/// The desktop's notifications, org.freedesktop.Notifications on the session bus; null in a build
/// without D-Bus.
[[nodiscard]] std::unique_ptr<Notifier> makeBusNotifier();

/// What a notice says below its title: the label, and on a line of its own the reason. Plain text,
/// without what is no visible character.
[[nodiscard]] QString plainBody(const Notice &notice);

/// By \p first, and where that fails, or is null, as a message of our icon in \p tray.
class DesktopNotifier final : public Notifier
{
    Q_OBJECT

public:
    /// \p tray outlives this.
    DesktopNotifier(std::unique_ptr<Notifier> first, Tray *tray);

    void show(const Notice &notice) override;
    void withdraw() override;

private:
    void showInTray(const Notice &notice);

    std::unique_ptr<Notifier> m_first;
    Tray *const m_tray;
};

} // namespace mm
