// SPDX-License-Identifier: MIT
#include "fakenotifier.h"
#include "privatebus.h"
#include "suite.h"

#include <QElapsedTimer>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTest>

using namespace mm;
using namespace Qt::StringLiterals;

/// A session bus that answered at the start and does not any more.
class TstDBusNotifierFrozenBus final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showAndWithdraw_returnAtOnce();

private:
    PrivateBus m_bus;
};

void TstDBusNotifierFrozenBus::showAndWithdraw_returnAtOnce()
{
    QVERIFY(m_bus.isRunning());
    QVERIFY(QDBusConnection::sessionBus().isConnected());
    const auto notifier = makeDBusNotifier();
    QSignalSpy failures(notifier.get(), &Notifier::failed);
    m_bus.setFrozen(true);
    const auto thaw = qScopeGuard([this] { m_bus.setFrozen(false); });
    QElapsedTimer took;
    took.start();
    notifier->show(stoppedNotification);
    notifier->withdraw();
    notifier->show(errorNotification);
    // A call that waits for the bus takes 25 s.
    QVERIFY2(took.elapsed() < 5000, qPrintable(QString::number(took.elapsed())));
    m_bus.setFrozen(false);
    QTRY_COMPARE(failures.count(), 1); // there is no server on this bus
}

MM_WINDOW_SUITE(TstDBusNotifierFrozenBus)
#include "tst_dbusnotifier_frozenbus.moc"
