// SPDX-License-Identifier: MIT
#include "privatebus.h"

#include <QFile>

#include <csignal>

using namespace Qt::StringLiterals;

namespace {

constexpr int daemonTimeout = 30'000; // ms

constexpr char settings[] = R"(<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=%1</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
)";

} // namespace

PrivateBus::PrivateBus()
{
    QFile file(m_folder.filePath(u"bus.conf"_s));
    if (!file.open(QIODevice::WriteOnly) ||
        file.write(QString::fromLatin1(settings).arg(m_folder.path()).toUtf8()) < 0)
        return;
    file.close();
    m_daemon.start(QStringLiteral(DBUS_DAEMON),
                   {u"--nofork"_s, u"--print-address=1"_s, u"--config-file"_s, file.fileName()});
    while (!m_daemon.canReadLine() && m_daemon.waitForReadyRead(daemonTimeout)) {
    }
    m_address = QString::fromUtf8(m_daemon.readLine()).trimmed();
    qputenv("DBUS_SESSION_BUS_ADDRESS", m_address.toUtf8());
}

PrivateBus::~PrivateBus()
{
    m_daemon.kill();
    m_daemon.waitForFinished(daemonTimeout);
}

void PrivateBus::setFrozen(bool frozen) const
{
    ::kill(pid_t(m_daemon.processId()), frozen ? SIGSTOP : SIGCONT);
}

QDBusConnection PrivateBus::connect(const QString &name) const
{
    return QDBusConnection::connectToBus(m_address, name);
}

void PrivateBus::disconnect(const QString &name)
{
    QDBusConnection::disconnectFromBus(name);
}
