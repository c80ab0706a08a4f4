// SPDX-License-Identifier: MIT
#pragma once

#include "privatebus.h"

#include <QDBusContext>
#include <QDBusMessage>

namespace mm::test {

/// A fake of the desktop's notification server.
class NotificationServer final : public QObject, protected QDBusContext
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

public:
    explicit NotificationServer(const PrivateBus &bus);
    ~NotificationServer() override;

    struct Shown
    {
        QString program;
        uint replaces = 0;
        QString icon;
        QString title;
        QString body;
        QStringList actions;
        QVariantMap hints;
        int expiry = 0;
    };

    QStringList capabilities;
    bool holding = false; ///< replies to Notify are held back
    bool failing = false; ///< held replies are errors
    QList<Shown> shown;
    QList<uint> closed;
    uint nextId = 7;

    void release();

public Q_SLOTS:
    QStringList GetCapabilities() { return capabilities; }
    uint Notify(const QString &program, uint replaces, const QString &icon, const QString &title,
                const QString &body, const QStringList &actions, const QVariantMap &hints,
                int time);
    void CloseNotification(uint id) { closed.append(id); }

Q_SIGNALS:
    void ActivationToken(uint id, const QString &token);
    void ActionInvoked(uint id, const QString &action);
    void NotificationClosed(uint id, uint reason);

private:
    QDBusConnection m_bus;
    QList<QDBusMessage> m_held;
};

} // namespace mm::test
