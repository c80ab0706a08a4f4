// SPDX-License-Identifier: MIT
#pragma once

#include <QDBusConnection>
#include <QProcess>
#include <QTemporaryDir>

/// A session bus that nobody else is on, and that starts no services. It is this process's session
/// bus too, if it was made before anybody asked for one.
class PrivateBus final
{
public:
    PrivateBus();
    ~PrivateBus();
    Q_DISABLE_COPY_MOVE(PrivateBus)

    [[nodiscard]] bool isRunning() const { return !m_address.isEmpty(); }

    /// Another program's connection: one more for each \p name.
    [[nodiscard]] QDBusConnection other(const QString &name) const;
    /// That program ends.
    static void end(const QString &name);

private:
    QTemporaryDir m_folder;
    QProcess m_daemon;
    QString m_address;
};
