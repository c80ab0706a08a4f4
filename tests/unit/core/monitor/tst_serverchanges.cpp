// SPDX-License-Identifier: MIT
#include "core/monitor/serverchanges.h"
#include "eventpolls.h"
#include "suite.h"
#include "support.h"

using namespace mm;
using namespace mm::test;

using Kinds = QList<EventKind>;

namespace {

/// Polls of an MM that runs servers. Those that are up or busy are also services, as in its file.
struct ServerPolls : EventPolls
{
    void setServers(const QList<Server> &servers)
    {
        QStringList counted;
        for (const Server &server : servers) {
            if (server.isCounted())
                counted += server.name;
        }
        setServices(counted);
        reading.snapshot.servers = servers;
    }
    /// The kinds of the events of a poll with the server "a" in \p state.
    Kinds kindsOf(const QString &state, qint64 restarts = 0)
    {
        setServers({{.name = u"a"_s, .state = state, .reason = u"Why."_s, .restarts = restarts}});
        return kindsOfPoll();
    }
};

} // namespace

/// Events of the MCP servers that MM runs.
class TstServerChanges : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void firstPoll_addsNoEvent();
    void serverThatFails_addsOneEventWithItsReason();
    void serverThatIsBusyOrStarts_addsNoEvent();
    void restartedServer_addsOneEvent();
    void newServer_joins();
    void newServerThatCannotStart_isDown();
    void stoppedAndDisabledServers_addEvents();
    void removedServer_leaves();
    void newMm_startsAgain();
    void manyServers_addOneEvent();
    void unknownState_addsNoEvent();
};

void TstServerChanges::firstPoll_addsNoEvent()
{
    for (const char *state : {"up", "failing", "stopped"})
        QCOMPARE(ServerPolls().kindsOf(QString::fromLatin1(state)), Kinds{EventKind::FirstReading});
}

void TstServerChanges::serverThatFails_addsOneEventWithItsReason()
{
    ServerPolls polls;
    (void)polls.kindsOf(u"up"_s);
    polls.setServers({{.name = u"a"_s, .state = u"failing"_s, .reason = u"It exited."_s}});
    polls.poll();
    const QList<Event> events = polls.takeEvents();
    QCOMPARE(events.size(), 1);
    QCOMPARE(events.first().kind, EventKind::ServersDown);
    QCOMPARE(events.first().services, QStringList{u"a"_s});
    QCOMPARE(events.first().reason.text(), u"It exited."_s);
    QCOMPARE(events.first().color, StatusColor::Red);
    QCOMPARE(polls.kindsOf(u"starting"_s), Kinds());
    QCOMPARE(polls.kindsOf(u"failing"_s, 1), Kinds());
    QCOMPARE(polls.kindsOf(u"down"_s, 1), Kinds());
    QCOMPARE(polls.kindsOf(u"up"_s, 2), Kinds{EventKind::ServersUp});
}

void TstServerChanges::serverThatIsBusyOrStarts_addsNoEvent()
{
    ServerPolls polls;
    (void)polls.kindsOf(u"up"_s);
    for (const char *state : {"busy", "up", "busy", "starting", "up"})
        QCOMPARE(polls.kindsOf(QString::fromLatin1(state)), Kinds());
}

void TstServerChanges::restartedServer_addsOneEvent()
{
    ServerPolls polls;
    (void)polls.kindsOf(u"up"_s, 3);
    QCOMPARE(polls.kindsOf(u"busy"_s, 4), Kinds{EventKind::ServersRestarted});
    QCOMPARE(polls.kindsOf(u"starting"_s, 5), Kinds());
    QCOMPARE(polls.kindsOf(u"up"_s, 5), Kinds{EventKind::ServersRestarted});
    QCOMPARE(polls.kindsOf(u"up"_s, 5), Kinds());
}

void TstServerChanges::newServer_joins()
{
    ServerPolls polls;
    (void)polls.kindsOfPoll();
    QCOMPARE(polls.kindsOf(u"starting"_s), Kinds());
    QCOMPARE(polls.kindsOf(u"up"_s), Kinds{EventKind::ServicesJoined});
}

void TstServerChanges::newServerThatCannotStart_isDown()
{
    ServerPolls polls;
    (void)polls.kindsOfPoll();
    QCOMPARE(polls.kindsOf(u"failing"_s), Kinds{EventKind::ServersDown});
    QCOMPARE(polls.kindsOf(u"up"_s), Kinds{EventKind::ServersUp});
}

void TstServerChanges::stoppedAndDisabledServers_addEvents()
{
    ServerPolls polls;
    (void)polls.kindsOf(u"up"_s);
    QCOMPARE(polls.kindsOf(u"stopped"_s), Kinds{EventKind::ServersStopped});
    QCOMPARE(polls.kindsOf(u"starting"_s), Kinds());
    QCOMPARE(polls.kindsOf(u"up"_s), Kinds{EventKind::ServersUp});
    QCOMPARE(polls.kindsOf(u"disabled"_s), Kinds{EventKind::ServersDisabled});
}

void TstServerChanges::removedServer_leaves()
{
    ServerPolls polls;
    (void)polls.kindsOf(u"up"_s);
    polls.setServers({});
    QCOMPARE(polls.kindsOfPoll(), Kinds{EventKind::ServicesLeft});
}

void TstServerChanges::newMm_startsAgain()
{
    ServerPolls polls;
    (void)polls.kindsOf(u"up"_s);
    polls.setRunning(4712);
    QCOMPARE(polls.kindsOf(u"starting"_s), Kinds{EventKind::MmRestarted});
    QCOMPARE(polls.kindsOf(u"up"_s), Kinds{EventKind::ServicesJoined});
    polls.setRunning(4713);
    QCOMPARE(polls.kindsOf(u"disabled"_s), Kinds{EventKind::MmRestarted});
}

void TstServerChanges::manyServers_addOneEvent()
{
    ServerPolls polls;
    QList<Server> servers;
    for (int i = 0; i < 50; ++i)
        servers += {.name = QString::number(i), .state = u"up"_s};
    polls.setServers(servers);
    polls.poll();
    (void)polls.takeEvents();
    for (Server &server : servers)
        server.state = u"down"_s;
    polls.setServers(servers);
    polls.poll();
    const QList<Event> events = polls.takeEvents();
    QCOMPARE(events.size(), 1);
    QCOMPARE(events.first().kind, EventKind::ServersDown);
    QCOMPARE(events.first().count, 50);
    QCOMPARE(events.first().services.size(), EventLog::maxPerPoll);
}

void TstServerChanges::unknownState_addsNoEvent()
{
    ServerPolls polls;
    (void)polls.kindsOf(u"up"_s);
    QCOMPARE(polls.kindsOf(u"a new word"_s), Kinds());
    QCOMPARE(polls.kindsOf(u"up"_s), Kinds());
}

MM_SUITE(TstServerChanges)
#include "tst_serverchanges.moc"
