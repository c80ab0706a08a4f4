// SPDX-License-Identifier: MIT
#pragma once

#include <QDBusConnection>
#include <QProcess>
#include <QTemporaryDir>

/// A session bus with no other clients and no activatable services. It is also this process's
/// session bus if created before the first QDBusConnection::sessionBus().
class PrivateBus final
{
public:
    PrivateBus();
    ~PrivateBus();
    Q_DISABLE_COPY_MOVE(PrivateBus)

    [[nodiscard]] bool isRunning() const { return !m_address.isEmpty(); }

    /// A connection like that of another program; one for each \p name.
    [[nodiscard]] QDBusConnection connect(const QString &name) const;
    /// It answers nobody while it is \p frozen.
    void setFrozen(bool frozen) const;
    /// As if that program had exited.
    static void disconnect(const QString &name);

private:
    QTemporaryDir m_folder;
    QProcess m_daemon;
    QString m_address;
};
