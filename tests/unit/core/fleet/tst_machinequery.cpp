// SPDX-License-Identifier: MIT
#include "core/fleet/machine.h"
#include "suite.h"
#include "support.h"

using namespace mm;
using namespace mm::test;

class TstMachineQuery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void selector_hasMatchers_data();
    void selector_hasMatchers();
    void query_namesFiguresAndWindow();
    void queryOfActive_leavesOutOtherStates();
};

void TstMachineQuery::selector_hasMatchers_data()
{
    QTest::addColumn<QString>("select");
    QTest::addColumn<QString>("alone");
    QTest::addColumn<QString>("withMore");
    const QString job = u"job=\"mm\""_s;
    const auto row = [](const char *name, const QString &select, const QString &matchers) {
        QTest::newRow(name) << select << u"up{"_s + matchers + u'}'
                            << u"up{"_s + matchers + (matchers.isEmpty() ? u""_s : u","_s) +
                                   u"x=\"%1\"}"_s;
    };
    row("usual", u"{job=\"mm\"}"_s, job);
    row("without braces", job, job);
    row("blanks around", u" \t{ job=\"mm\" }\n"_s, job);
    row("comma at the end", u"{job=\"mm\",}"_s, job);
    row("comma without braces", u"job=\"mm\","_s, job);
    row("empty braces", u"{}"_s, {});
    row("blank in braces", u"{ }"_s, {});
    row("empty", {}, {});
    row("blank", u"  "_s, {});
    row("placeholder", u"{job=\"%1 %2 %L3\"}"_s, u"job=\"%1 %2 %L3\""_s);
    row("braces and comma in a string", u"{job=\"{a},\"}"_s, u"job=\"{a},\""_s);
    row("opening brace alone", u"{"_s, u"{"_s);
    row("closing brace alone", u"job}"_s, u"job}"_s);
}

void TstMachineQuery::selector_hasMatchers()
{
    QFETCH(QString, select);
    QTEST(selectorFor(u"up"_s, select), "alone");
    QTEST(selectorFor(u"up"_s, select, u"x=\"%1\""_s), "withMore");
}

void TstMachineQuery::query_namesFiguresAndWindow()
{
    QCOMPARE(machineQuery(u"{job=\"%1\"}"_s, 60),
             u"{job=\"%1\",__name__=~\"up|ee_monitor_state|mm_mesh_services|mm_mesh_messages_total|"
             "node_textfile_mtime_seconds|node_time_seconds\","
             "state!=\"down\"}[60s]"_s);
    QVERIFY(machineQuery({}, 240).startsWith(u"{__name__="_s));
    QVERIFY(machineQuery(u"{}"_s, 240).endsWith(u"}[240s]"_s));
}

void TstMachineQuery::queryOfActive_leavesOutOtherStates()
{
    const QString query = machineQuery(u"{job=\"mm\"}"_s, 60, true);
    QVERIFY(query.endsWith(u",state=~\"|Active|active|stale\"}[60s]"_s));
    QVERIFY(query.startsWith(u"{job=\"mm\",__name__=~"_s));
}

MM_SUITE(TstMachineQuery)
#include "tst_machinequery.moc"
