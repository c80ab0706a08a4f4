// SPDX-License-Identifier: MIT
#include "core/monitor/serverdownpolicy.h"
#include "suite.h"
#include "support.h"

using namespace mm;
using namespace mm::test;

namespace {

/// Polls of the servers "a" and "b", 2 s apart.
struct ServerDownPolls
{
    ServerDownPolicy policy;
    Instant now = Instant::now();
    QList<Server> servers{{.name = u"a"_s, .state = u"up"_s}, {.name = u"b"_s, .state = u"up"_s}};
    bool silent = false;
    int withdrawn = 0;

    ServerDownPolls() { poll(); }
    /// The names that are notified.
    QStringList poll()
    {
        now.wall += 2s;
        now.steady += 2s;
        const ServerDownPolicy::Result result = policy.update(servers, now, silent);
        withdrawn += result.withdraw ? 1 : 0;
        QStringList names;
        for (const Server &server : result.down)
            names += server.name;
        return names;
    }
    QStringList pollFor(seconds time)
    {
        QStringList names;
        for (auto passed = 0s; passed < time; passed += 2s)
            names += poll();
        return names;
    }
};

} // namespace

class TstServerDownPolicy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void serverThatStaysDown_isNotifiedOnce();
    void serverThatIsUpSoon_isNotNotified();
    void serverThatKeepsFailing_isNotifiedOnce();
    void serversOfTheFirstPoll_areNotNotified();
    void silentPolls_areNotNotified();
    void stoppedServer_isNotNotified();
    void notifications_haveAMinInterval();
    void withdrawal_isDueWhenAllAreUp();
    void text_hasNameAndReason();
    void textOfMany_hasNames();
};

void TstServerDownPolicy::serverThatStaysDown_isNotifiedOnce()
{
    ServerDownPolls polls;
    polls.servers[0].state = u"down"_s;
    QCOMPARE(polls.pollFor(10s), QStringList());
    QCOMPARE(polls.poll(), QStringList{u"a"_s});
    QCOMPARE(polls.pollFor(300s), QStringList());
    polls.servers[0].state = u"up"_s;
    (void)polls.poll();
    polls.servers[0].state = u"failing"_s;
    QCOMPARE(polls.pollFor(12s), QStringList{u"a"_s});
}

void TstServerDownPolicy::serverThatIsUpSoon_isNotNotified()
{
    ServerDownPolls polls;
    for (int i = 0; i < 10; ++i) {
        polls.servers[0].state = u"failing"_s;
        QCOMPARE(polls.pollFor(8s), QStringList());
        polls.servers[0].state = u"up"_s;
        QCOMPARE(polls.poll(), QStringList());
    }
    QCOMPARE(polls.withdrawn, 0);
}

void TstServerDownPolicy::serverThatKeepsFailing_isNotifiedOnce()
{
    ServerDownPolls polls;
    QStringList names;
    for (int i = 0; i < 10; ++i) {
        polls.servers[0].state = u"failing"_s;
        names += polls.pollFor(8s);
        polls.servers[0].state = u"starting"_s;
        names += polls.poll();
    }
    QCOMPARE(names, QStringList{u"a"_s});
}

void TstServerDownPolicy::serversOfTheFirstPoll_areNotNotified()
{
    ServerDownPolls polls;
    polls.servers[0].state = u"down"_s;
    polls.policy.reset();
    QCOMPARE(polls.pollFor(60s), QStringList());
}

void TstServerDownPolicy::silentPolls_areNotNotified()
{
    ServerDownPolls polls;
    polls.silent = true;
    polls.servers[0].state = u"down"_s;
    QCOMPARE(polls.pollFor(60s), QStringList());
    polls.silent = false;
    QCOMPARE(polls.pollFor(60s), QStringList());
}

void TstServerDownPolicy::stoppedServer_isNotNotified()
{
    ServerDownPolls polls;
    for (const char *state : {"stopped", "disabled", "starting", "busy"}) {
        polls.servers[0].state = QString::fromLatin1(state);
        QCOMPARE(polls.pollFor(60s), QStringList());
    }
}

void TstServerDownPolicy::notifications_haveAMinInterval()
{
    ServerDownPolls polls;
    polls.servers[0].state = u"down"_s;
    QCOMPARE(polls.pollFor(12s), QStringList{u"a"_s});
    polls.servers[1].state = u"down"_s;
    QCOMPARE(polls.pollFor(58s), QStringList());
    QCOMPARE(polls.poll(), QStringList{u"b"_s});
}

void TstServerDownPolicy::withdrawal_isDueWhenAllAreUp()
{
    ServerDownPolls polls;
    polls.servers[0].state = u"down"_s;
    polls.servers[1].state = u"down"_s;
    QCOMPARE(polls.pollFor(12s), (QStringList{u"a"_s, u"b"_s}));
    polls.servers[0].state = u"up"_s;
    (void)polls.pollFor(10s);
    QCOMPARE(polls.withdrawn, 0);
    polls.servers[1].state = u"stopped"_s;
    (void)polls.pollFor(10s);
    QCOMPARE(polls.withdrawn, 1);
}

void TstServerDownPolicy::text_hasNameAndReason()
{
    const Notification text =
        notificationFor({{.name = u"a\n"_s, .state = u"down"_s, .reason = u"It exited."_s}});
    QCOMPARE(text.title, u"1 server(s) of MM are down"_s);
    QCOMPARE(text.label, u"a\ufffd"_s);
    QCOMPARE(text.reason, u"It exited."_s);
}

void TstServerDownPolicy::textOfMany_hasNames()
{
    QList<Server> servers;
    for (int i = 0; i < 7; ++i)
        servers += {.name = QString::number(i), .state = u"down"_s, .reason = u"It exited."_s};
    const Notification text = notificationFor(servers);
    QCOMPARE(text.title, u"7 server(s) of MM are down"_s);
    QCOMPARE(text.label, u"0, 1, 2, 3, 4, …"_s);
    QCOMPARE(text.reason, QString());
}

MM_SUITE(TstServerDownPolicy)
#include "tst_serverdownpolicy.moc"
