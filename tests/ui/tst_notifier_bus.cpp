// SPDX-License-Identifier: MIT
#include "privatebus.h"
#include "ui/notifier.h"

#include <QDBusContext>
#include <QDBusMessage>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QTest>

using namespace mm;
using namespace Qt::StringLiterals;

namespace {

const Notice stopped{u"MM was stopped"_s, u"MM: Stopped"_s, u"MM was stopped in good order."_s};
const Notice broken{u"MM's stats file can't be read"_s, u"MM: Error reading stats"_s,
                    u"/tmp/<b>\"R&D\"</b> is empty."_s};

} // namespace

/// The desktop's notifications, in the hands of a test.
class Server final : public QObject, protected QDBusContext
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

public:
    explicit Server(const PrivateBus &bus)
        : m_bus(bus.other(u"server"_s))
    {
        m_bus.registerObject(u"/org/freedesktop/Notifications"_s, this,
                             QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals);
        m_bus.registerService(u"org.freedesktop.Notifications"_s);
    }
    ~Server() override { PrivateBus::end(u"server"_s); }

    struct Shown
    {
        QString program;
        uint replaces = 0;
        QString icon;
        QString title;
        QString body;
        QStringList actions;
        QVariantMap hints;
        int time = 0;
    };

    QStringList capabilities{u"body"_s, u"body-markup"_s, u"actions"_s};
    bool holding = false; ///< answers to Notify are held back
    QList<Shown> shown;
    QList<uint> closed;
    uint next = 7;

    void letGo()
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
        const uint id = replaces ? replaces : next++;
        if (holding) {
            setDelayedReply(true);
            m_held.append(message().createReply(id));
        }
        return id;
    }
    void CloseNotification(uint id) { closed.append(id); }

Q_SIGNALS:
    void ActionInvoked(uint id, const QString &action);

private:
    QDBusConnection m_bus;
    QList<QDBusMessage> m_held;
};

class BusNotifierTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void notice_isShownAsThePlatformWantsIt();
    void nextNotice_replacesTheOneBefore();
    void markup_isEscapedWhereItIsUnderstood_data();
    void markup_isEscapedWhereItIsUnderstood();
    void serverWithoutActions_getsNone();
    void click_isToldOfOursAlone();
    void withdrawnNotice_isClosed();
    void noticeWithdrawnOnItsWay_isClosedOnceItIsThere();
    void noticeOvertakenOnItsWay_isReplaced();
    void noServer_isTold();
    void serverThatWasRestarted_countsAnew();
    void nothingShown_nothingClosed();

private:
    PrivateBus m_bus;
};

void BusNotifierTest::initTestCase()
{
    QVERIFY(m_bus.isRunning());
    QGuiApplication::setApplicationDisplayName(u"EE Monitor"_s);
    QGuiApplication::setDesktopFileName(u"io.github.eemonitor.EEMonitor"_s);
}

void BusNotifierTest::notice_isShownAsThePlatformWantsIt()
{
    const Server server(m_bus);
    const auto notifier = makeBusNotifier();
    notifier->show(stopped);
    QTRY_COMPARE(server.shown.size(), 1);
    const Server::Shown &shown = server.shown.constFirst();
    QCOMPARE(shown.program, u"EE Monitor"_s);
    QCOMPARE(shown.replaces, 0U);
    QCOMPARE(shown.title, stopped.title);
    QCOMPARE(shown.body, u"MM: Stopped\nMM was stopped in good order."_s);
    QCOMPARE(shown.actions, (QStringList{u"default"_s, u"Show EE Monitor"_s}));
    QCOMPARE(shown.hints.value(u"urgency"_s), QVariant::fromValue(uchar(1)));
    QCOMPARE(shown.hints.value(u"desktop-entry"_s).toString(), u"io.github.eemonitor.EEMonitor"_s);
    QCOMPARE(shown.hints.value(u"suppress-sound"_s), QVariant(true));
    QCOMPARE(shown.time, -1);
}

void BusNotifierTest::nextNotice_replacesTheOneBefore()
{
    const Server server(m_bus);
    const auto notifier = makeBusNotifier();
    notifier->show(stopped);
    QTRY_COMPARE(server.shown.size(), 1);
    notifier->show(broken);
    QTRY_COMPARE(server.shown.size(), 2);
    QCOMPARE(server.shown.at(1).replaces, 7U);
}

void BusNotifierTest::markup_isEscapedWhereItIsUnderstood_data()
{
    QTest::addColumn<QStringList>("capabilities");
    QTest::addColumn<QString>("body");

    QTest::newRow("markup") << QStringList{u"body-markup"_s}
                            << u"MM: Error reading stats\n"
                               "/tmp/&lt;b&gt;&quot;R&amp;D&quot;&lt;/b&gt; is empty."_s;
    QTest::newRow("plain") << QStringList{u"body"_s}
                           << u"MM: Error reading stats\n/tmp/<b>\"R&D\"</b> is empty."_s;
}

void BusNotifierTest::markup_isEscapedWhereItIsUnderstood()
{
    QFETCH(QStringList, capabilities);
    QFETCH(QString, body);

    Server server(m_bus);
    server.capabilities = capabilities;
    const auto notifier = makeBusNotifier();
    notifier->show(broken);
    QTRY_COMPARE(server.shown.size(), 1);
    QCOMPARE(server.shown.constFirst().body, body);
}

void BusNotifierTest::serverWithoutActions_getsNone()
{
    Server server(m_bus);
    server.capabilities = {u"body"_s};
    const auto notifier = makeBusNotifier();
    notifier->show(stopped);
    QTRY_COMPARE(server.shown.size(), 1);
    QCOMPARE(server.shown.constFirst().actions, QStringList());
}

void BusNotifierTest::click_isToldOfOursAlone()
{
    Server server(m_bus);
    const auto notifier = makeBusNotifier();
    QSignalSpy clicks(notifier.get(), &Notifier::clicked);
    notifier->show(stopped);
    QTRY_COMPARE(server.shown.size(), 1);
    Q_EMIT server.ActionInvoked(6, u"default"_s);
    Q_EMIT server.ActionInvoked(7, u"default"_s);
    QTRY_COMPARE(clicks.count(), 1);
    Q_EMIT server.ActionInvoked(7, u"default"_s);
    QTRY_COMPARE(clicks.count(), 2);
}

void BusNotifierTest::withdrawnNotice_isClosed()
{
    const Server server(m_bus);
    const auto notifier = makeBusNotifier();
    notifier->show(stopped);
    QTRY_COMPARE(server.shown.size(), 1);
    notifier->withdraw();
    QTRY_COMPARE(server.closed, QList<uint>{7});
    notifier->show(stopped);
    QTRY_COMPARE(server.shown.size(), 2);
    QCOMPARE(server.shown.at(1).replaces, 0U);
}

void BusNotifierTest::noticeWithdrawnOnItsWay_isClosedOnceItIsThere()
{
    Server server(m_bus);
    server.holding = true;
    const auto notifier = makeBusNotifier();
    notifier->show(stopped);
    QTRY_COMPARE(server.shown.size(), 1);
    notifier->withdraw();
    server.letGo();
    QTRY_COMPARE(server.closed, QList<uint>{7});
}

void BusNotifierTest::noticeOvertakenOnItsWay_isReplaced()
{
    Server server(m_bus);
    server.holding = true;
    const auto notifier = makeBusNotifier();
    notifier->show(stopped);
    QTRY_COMPARE(server.shown.size(), 1);
    notifier->show(broken);
    server.letGo();
    QTRY_COMPARE(server.shown.size(), 2);
    QCOMPARE(server.shown.at(1).replaces, 7U);
    QCOMPARE(server.shown.at(1).title, broken.title);
}

void BusNotifierTest::noServer_isTold()
{
    const auto notifier = makeBusNotifier();
    QSignalSpy failed(notifier.get(), &Notifier::failed);
    // Texts that nobody else holds: they must live until everybody has been told.
    const auto hangs = [] {
        Notice notice = stopped;
        notice.title = u"MM hangs for %1 s"_s.arg(40);
        notice.reason = u"Process %1 gives no sign."_s.arg(4711);
        return notice;
    };
    notifier->show(hangs());
    QTRY_COMPARE(failed.count(), 1);
    QCOMPARE(failed.constFirst().constFirst().value<Notice>(), hangs());
    // One that comes later gets the next.
    const Server server(m_bus);
    notifier->show(broken);
    QTRY_COMPARE(server.shown.size(), 1);
    QCOMPARE(server.shown.constFirst().title, broken.title);
}

void BusNotifierTest::serverThatWasRestarted_countsAnew()
{
    auto server = std::make_unique<Server>(m_bus);
    const auto notifier = makeBusNotifier();
    notifier->show(stopped);
    QTRY_COMPARE(server->shown.size(), 1);
    QSignalSpy clicks(notifier.get(), &Notifier::clicked);
    Q_EMIT server->ActionInvoked(7, {});
    QTRY_COMPARE(clicks.count(), 1); // so the answer was taken
    server.reset();
    server = std::make_unique<Server>(m_bus);
    notifier->show(broken);
    QTRY_COMPARE(server->shown.size(), 1);
    QCOMPARE(server->shown.constFirst().replaces, 0U);
}

void BusNotifierTest::nothingShown_nothingClosed()
{
    const Server server(m_bus);
    const auto notifier = makeBusNotifier();
    notifier->withdraw();
    notifier->show(stopped);
    QTRY_COMPARE(server.shown.size(), 1);
    QCOMPARE(server.closed, QList<uint>());
}

QTEST_MAIN(BusNotifierTest)
#include "tst_notifier_bus.moc"
