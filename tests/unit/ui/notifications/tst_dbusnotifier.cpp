// SPDX-License-Identifier: MIT
#include "fakenotifier.h"
#include "privatebus.h"
#include "suite.h"

#include <QDBusContext>
#include <QDBusMessage>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

using namespace mm;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

constexpr auto testTimeout = 30s;

/// A fake of the desktop's notification server.
class FakeServer final : public QObject, protected QDBusContext
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

public:
    explicit FakeServer(const PrivateBus &bus)
        : m_bus(bus.connect(u"server"_s))
    {
        m_bus.registerObject(u"/org/freedesktop/Notifications"_s, this,
                             QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals);
        m_bus.registerService(u"org.freedesktop.Notifications"_s);
    }
    ~FakeServer() override { PrivateBus::disconnect(u"server"_s); }

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

    QStringList capabilities{u"body"_s, u"body-markup"_s, u"actions"_s};
    bool holding = false; ///< replies to Notify are held back
    bool failing = false; ///< held replies are errors
    QList<Shown> shown;
    QList<uint> closed;
    uint nextId = 7;

    void release()
    {
        holding = false;
        for (const QDBusMessage &reply : std::exchange(m_held, {}))
            m_bus.send(reply);
    }

public Q_SLOTS:
    QStringList GetCapabilities() { return capabilities; }
    uint Notify(const QString &program, uint replaces, const QString &icon, const QString &title,
                const QString &body, const QStringList &actions, const QVariantMap &hints, int time)
    {
        shown.append({program, replaces, icon, title, body, actions, hints, time});
        const uint id = replaces ? replaces : nextId++;
        if (holding) {
            setDelayedReply(true);
            m_held.append(failing ? message().createErrorReply(QDBusError::Failed, u"full"_s)
                                  : message().createReply(id));
        }
        return id;
    }
    void CloseNotification(uint id) { closed.append(id); }

Q_SIGNALS:
    void ActivationToken(uint id, const QString &token);
    void ActionInvoked(uint id, const QString &action);
    void NotificationClosed(uint id, uint reason);

private:
    QDBusConnection m_bus;
    QList<QDBusMessage> m_held;
};

class TstDBusNotifier final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void show_sendsNotificationWithHints();
    void nextNotification_replacesPrevious();
    void markup_isEscapedWhereSupported_data();
    void markup_isEscapedWhereSupported();
    void serverWithoutActions_getsNoActions();
    void click_emitsForOwnNotificationOnly();
    void withdraw_closesNotification();
    void withdrawnInFlight_isClosedAfterReply();
    void withdrawnAtTheEnd_isClosedAfterReply();
    void withdrawnAtTheEnd_waitsNoLongerThanTheTimeout();
    void nextNotificationInFlight_replacesAfterReply();
    void noServer_emitsFailed();
    void serverRestarts_nextNotificationIsNew();
    void withdrawWithoutNotification_closesNothing();
    void lateReply_notificationIsClosed();
    void nextWhileReplyIsLate_replacesIt();
    void errorAfterWithdrawal_emitsNothing();
    void errorForEarlierRequest_sendsCurrentOne();
    void errorForReplacement_closesEarlierOne();
    void closedWhileReplaced_nextNotificationIsNew();
    void idOfEarlierServer_isNotClosed();
    void click_passesItsActivationToken();

private:
    PrivateBus m_bus;
};

void TstDBusNotifier::initTestCase()
{
    QVERIFY(m_bus.isRunning());
    QGuiApplication::setApplicationDisplayName(u"EE Monitor"_s);
    QGuiApplication::setDesktopFileName(u"io.github.eemonitor.EEMonitor"_s);
}

void TstDBusNotifier::show_sendsNotificationWithHints()
{
    const FakeServer server(m_bus);
    const auto notifier = makeDBusNotifier();
    notifier->show(stoppedNotification);
    QTRY_COMPARE(server.shown.size(), 1);
    const FakeServer::Shown &shown = server.shown.constFirst();
    QCOMPARE(shown.program, u"EE Monitor"_s);
    QCOMPARE(shown.replaces, 0U);
    QCOMPARE(shown.title, stoppedNotification.title);
    QCOMPARE(shown.body, u"MM: Stopped\nMM was shut down cleanly."_s);
    QCOMPARE(shown.actions, (QStringList{u"default"_s, u"Show EE Monitor"_s}));
    QCOMPARE(shown.hints.value(u"urgency"_s), QVariant::fromValue(uchar(1)));
    QCOMPARE(shown.hints.value(u"desktop-entry"_s).toString(), u"io.github.eemonitor.EEMonitor"_s);
    QCOMPARE(shown.hints.value(u"suppress-sound"_s), QVariant(true));
    QCOMPARE(shown.expiry, -1);
}

void TstDBusNotifier::nextNotification_replacesPrevious()
{
    const FakeServer server(m_bus);
    const auto notifier = makeDBusNotifier();
    notifier->show(stoppedNotification);
    QTRY_COMPARE(server.shown.size(), 1);
    notifier->show(errorNotification);
    QTRY_COMPARE(server.shown.size(), 2);
    QCOMPARE(server.shown.at(1).replaces, 7U);
}

void TstDBusNotifier::markup_isEscapedWhereSupported_data()
{
    QTest::addColumn<QStringList>("capabilities");
    QTest::addColumn<QString>("body");

    QTest::newRow("markup") << QStringList{u"body-markup"_s}
                            << u"MM: Error reading stats\n"
                               "/tmp/&lt;b&gt;&quot;R&amp;D&quot;&lt;/b&gt; is empty."_s;
    QTest::newRow("plain") << QStringList{u"body"_s}
                           << u"MM: Error reading stats\n/tmp/<b>\"R&D\"</b> is empty."_s;
}

void TstDBusNotifier::markup_isEscapedWhereSupported()
{
    QFETCH(QStringList, capabilities);
    QFETCH(QString, body);

    FakeServer server(m_bus);
    server.capabilities = capabilities;
    const auto notifier = makeDBusNotifier();
    notifier->show(errorNotification);
    QTRY_COMPARE(server.shown.size(), 1);
    QCOMPARE(server.shown.constFirst().body, body);
}

void TstDBusNotifier::serverWithoutActions_getsNoActions()
{
    FakeServer server(m_bus);
    server.capabilities = {u"body"_s};
    const auto notifier = makeDBusNotifier();
    notifier->show(stoppedNotification);
    QTRY_COMPARE(server.shown.size(), 1);
    QCOMPARE(server.shown.constFirst().actions, QStringList());
}

void TstDBusNotifier::click_emitsForOwnNotificationOnly()
{
    FakeServer server(m_bus);
    const auto notifier = makeDBusNotifier();
    QSignalSpy clicks(notifier.get(), &Notifier::clicked);
    notifier->show(stoppedNotification);
    QTRY_COMPARE(server.shown.size(), 1);
    Q_EMIT server.ActionInvoked(6, u"default"_s);
    Q_EMIT server.ActionInvoked(7, u"default"_s);
    QTRY_COMPARE(clicks.count(), 1);
    Q_EMIT server.ActionInvoked(7, u"default"_s);
    QTRY_COMPARE(clicks.count(), 2);
}

void TstDBusNotifier::withdraw_closesNotification()
{
    const FakeServer server(m_bus);
    const auto notifier = makeDBusNotifier();
    notifier->show(stoppedNotification);
    QTRY_COMPARE(server.shown.size(), 1);
    notifier->withdraw();
    QTRY_COMPARE(server.closed, QList<uint>{7});
    notifier->show(stoppedNotification);
    QTRY_COMPARE(server.shown.size(), 2);
    QCOMPARE(server.shown.at(1).replaces, 0U);
}

void TstDBusNotifier::withdrawnInFlight_isClosedAfterReply()
{
    FakeServer server(m_bus);
    server.holding = true;
    const auto notifier = makeDBusNotifier();
    notifier->show(stoppedNotification);
    QTRY_COMPARE(server.shown.size(), 1);
    notifier->withdraw();
    server.release();
    QTRY_COMPARE(server.closed, QList<uint>{7});
}

void TstDBusNotifier::withdrawnAtTheEnd_isClosedAfterReply()
{
    FakeServer server(m_bus);
    server.holding = true;
    auto notifier = makeDBusNotifier();
    notifier->show(stoppedNotification);
    QTRY_COMPARE(server.shown.size(), 1);
    notifier->withdraw();
    QTimer::singleShot(100ms, &server, &FakeServer::release);
    notifier->finishWithdrawal(testTimeout);
    notifier.reset();
    QTRY_COMPARE(server.closed, QList<uint>{7});
}

void TstDBusNotifier::withdrawnAtTheEnd_waitsNoLongerThanTheTimeout()
{
    FakeServer server(m_bus);
    server.holding = true;
    const auto notifier = makeDBusNotifier();
    notifier->show(stoppedNotification);
    QTRY_COMPARE(server.shown.size(), 1);
    notifier->withdraw();
    notifier->finishWithdrawal(50ms);
    QCOMPARE(server.closed, QList<uint>());
}

void TstDBusNotifier::nextNotificationInFlight_replacesAfterReply()
{
    FakeServer server(m_bus);
    server.holding = true;
    const auto notifier = makeDBusNotifier();
    notifier->show(stoppedNotification);
    QTRY_COMPARE(server.shown.size(), 1);
    notifier->show(errorNotification);
    server.release();
    QTRY_COMPARE(server.shown.size(), 2);
    QCOMPARE(server.shown.at(1).replaces, 7U);
    QCOMPARE(server.shown.at(1).title, errorNotification.title);
}

void TstDBusNotifier::noServer_emitsFailed()
{
    const auto notifier = makeDBusNotifier();
    QSignalSpy failed(notifier.get(), &Notifier::failed);
    // Strings with no other reference: fail() must keep a copy of them while it emits.
    const auto hangs = [] {
        Notification notification = stoppedNotification;
        notification.title = u"MM hangs for %1 s"_s.arg(40);
        notification.reason = u"Process %1 does not respond."_s.arg(4711);
        return notification;
    };
    notifier->show(hangs());
    QTRY_COMPARE(failed.count(), 1);
    QCOMPARE(failed.constFirst().constFirst().value<Notification>(), hangs());
    // A server that starts later is used for the next one.
    const FakeServer server(m_bus);
    notifier->show(errorNotification);
    QTRY_COMPARE(server.shown.size(), 1);
    QCOMPARE(server.shown.constFirst().title, errorNotification.title);
}

void TstDBusNotifier::serverRestarts_nextNotificationIsNew()
{
    auto server = std::make_unique<FakeServer>(m_bus);
    const auto notifier = makeDBusNotifier();
    notifier->show(stoppedNotification);
    QTRY_COMPARE(server->shown.size(), 1);
    QSignalSpy clicks(notifier.get(), &Notifier::clicked);
    Q_EMIT server->ActionInvoked(7, {});
    QTRY_COMPARE(clicks.count(), 1); // the reply was handled
    server.reset();
    server = std::make_unique<FakeServer>(m_bus);
    notifier->show(errorNotification);
    QTRY_COMPARE(server->shown.size(), 1);
    QCOMPARE(server->shown.constFirst().replaces, 0U);
}

void TstDBusNotifier::withdrawWithoutNotification_closesNothing()
{
    const FakeServer server(m_bus);
    const auto notifier = makeDBusNotifier();
    notifier->withdraw();
    notifier->show(stoppedNotification);
    QTRY_COMPARE(server.shown.size(), 1);
    QCOMPARE(server.closed, QList<uint>());
}

void TstDBusNotifier::lateReply_notificationIsClosed()
{
    FakeServer server(m_bus);
    server.holding = true;
    const auto notifier = makeDBusNotifier(50ms);
    QSignalSpy failed(notifier.get(), &Notifier::failed);
    notifier->show(stoppedNotification);
    QTRY_COMPARE(server.shown.size(), 1);
    QTRY_COMPARE(failed.count(), 1);
    QCOMPARE(server.closed, QList<uint>());
    server.release();
    QTRY_COMPARE(server.closed, QList<uint>{7});
    QCOMPARE(failed.count(), 1);
}

void TstDBusNotifier::nextWhileReplyIsLate_replacesIt()
{
    FakeServer server(m_bus);
    server.holding = true;
    const auto notifier = makeDBusNotifier(50ms);
    QSignalSpy failed(notifier.get(), &Notifier::failed);
    notifier->show(stoppedNotification);
    QTRY_COMPARE(failed.count(), 1);
    notifier->show(errorNotification);
    server.release();
    QTRY_COMPARE(server.shown.size(), 2);
    QCOMPARE(server.shown.at(1).replaces, 7U);
    notifier->withdraw();
    QTRY_COMPARE(server.closed, QList<uint>{7});
}

void TstDBusNotifier::errorAfterWithdrawal_emitsNothing()
{
    FakeServer server(m_bus);
    server.holding = server.failing = true;
    const auto notifier = makeDBusNotifier();
    QSignalSpy failed(notifier.get(), &Notifier::failed);
    notifier->show(stoppedNotification);
    QTRY_COMPARE(server.shown.size(), 1);
    notifier->withdraw();
    server.release();
    // The next one is sent after that error was handled.
    notifier->show(errorNotification);
    QTRY_COMPARE(server.shown.size(), 2);
    QCOMPARE(failed.count(), 0);
}

void TstDBusNotifier::errorForEarlierRequest_sendsCurrentOne()
{
    FakeServer server(m_bus);
    server.holding = server.failing = true;
    const auto notifier = makeDBusNotifier();
    QSignalSpy failed(notifier.get(), &Notifier::failed);
    notifier->show(stoppedNotification);
    QTRY_COMPARE(server.shown.size(), 1);
    notifier->show(errorNotification);
    server.release();
    QTRY_COMPARE(server.shown.size(), 2);
    QCOMPARE(server.shown.at(1).title, errorNotification.title);
    QCOMPARE(failed.count(), 0);
}

void TstDBusNotifier::errorForReplacement_closesEarlierOne()
{
    FakeServer server(m_bus);
    const auto notifier = makeDBusNotifier();
    QSignalSpy failed(notifier.get(), &Notifier::failed);
    notifier->show(stoppedNotification);
    QTRY_COMPARE(server.shown.size(), 1);
    server.holding = server.failing = true;
    notifier->show(errorNotification);
    QTRY_COMPARE(server.shown.size(), 2);
    server.release();
    QTRY_COMPARE(failed.count(), 1);
    QTRY_COMPARE(server.closed, QList<uint>{7});
}

void TstDBusNotifier::closedWhileReplaced_nextNotificationIsNew()
{
    FakeServer server(m_bus);
    const auto notifier = makeDBusNotifier();
    QSignalSpy clicks(notifier.get(), &Notifier::clicked);
    notifier->show(stoppedNotification);
    QTRY_COMPARE(server.shown.size(), 1);
    Q_EMIT server.ActionInvoked(7, {});
    QTRY_COMPARE(clicks.count(), 1); // the reply was handled
    // Its reply is handled after the closing, as messages of one sender keep their order.
    server.holding = true;
    notifier->show(errorNotification);
    QTRY_COMPARE(server.shown.size(), 2);
    Q_EMIT server.NotificationClosed(7, 2);
    server.release();
    notifier->withdraw();
    QTRY_COMPARE(server.closed.size(), 1);
    notifier->show(stoppedNotification);
    QTRY_COMPARE(server.shown.size(), 3);
    QCOMPARE(server.shown.at(2).replaces, 0U);
}

void TstDBusNotifier::idOfEarlierServer_isNotClosed()
{
    auto server = std::make_unique<FakeServer>(m_bus);
    server->holding = true;
    const auto notifier = makeDBusNotifier();
    QSignalSpy failed(notifier.get(), &Notifier::failed);
    notifier->show(stoppedNotification);
    QTRY_COMPARE(server->shown.size(), 1);
    server.reset(); // without a reply
    server = std::make_unique<FakeServer>(m_bus);
    QTRY_COMPARE(failed.count(), 1);
    notifier->show(errorNotification);
    QTRY_COMPARE(server->shown.size(), 1);
    QCOMPARE(server->shown.constFirst().replaces, 0U);
    QCOMPARE(server->closed, QList<uint>());
}

void TstDBusNotifier::click_passesItsActivationToken()
{
    FakeServer server(m_bus);
    const auto notifier = makeDBusNotifier();
    QSignalSpy clicks(notifier.get(), &Notifier::clicked);
    notifier->show(stoppedNotification);
    QTRY_COMPARE(server.shown.size(), 1);
    Q_EMIT server.ActivationToken(7, u"token_TIME42"_s);
    Q_EMIT server.ActionInvoked(7, u"default"_s);
    QTRY_COMPARE(clicks.count(), 1);
    QCOMPARE(clicks.constFirst().constFirst().toByteArray(), "token_TIME42");
    // A token is for one use.
    Q_EMIT server.ActionInvoked(7, u"default"_s);
    QTRY_COMPARE(clicks.count(), 2);
    QCOMPARE(clicks.constLast().constFirst().toByteArray(), QByteArray());
}

MM_WINDOW_SUITE(TstDBusNotifier)
#include "tst_dbusnotifier.moc"
