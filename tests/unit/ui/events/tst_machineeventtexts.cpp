// SPDX-License-Identifier: MIT
#include "suite.h"
#include "ui/events/eventsmodel.h"
#include "ui/events/eventspanel.h"

#include <QComboBox>
#include <QTest>
#include <QTextDocumentFragment>

using namespace mm;
using namespace Qt::StringLiterals;

namespace {

Event machineEvent(EventKind kind, const QStringList &machines, qsizetype count,
                   const QString &reason = {})
{
    Event event;
    event.kind = kind;
    event.services = machines;
    event.count = count;
    event.reason = reason;
    event.icon = kind == EventKind::MachinesDown || kind == EventKind::PrometheusLost
                     ? StatusIcon::Bars
                     : StatusIcon::Disc;
    return event;
}

} // namespace

class TstMachineEventTexts final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachKind_hasItsText_data();
    void eachKind_hasItsText();
    void hostileName_isSanitized();
    void groups_containTheirEvents();
    void panel_namesTheGroups();
};

void TstMachineEventTexts::eachKind_hasItsText_data()
{
    QTest::addColumn<Event>("event");
    QTest::addColumn<QString>("text");
    const QStringList one{u"alpha"_s};
    const QStringList two{u"alpha"_s, u"beta"_s};
    using enum EventKind;
    QTest::newRow("down") << machineEvent(MachinesDown, one, 1, u"It does not answer."_s)
                          << u"alpha is not active: It does not answer."_s;
    QTest::newRow("two down") << machineEvent(MachinesDown, two, 2)
                              << u"2 machines are not active: alpha, beta"_s;
    QTest::newRow("many down") << machineEvent(MachinesDown, two, 1'234)
                               << u"1,234 machines are not active: alpha, beta, …"_s;
    QTest::newRow("up") << machineEvent(MachinesUp, one, 1) << u"alpha is active"_s;
    QTest::newRow("two up") << machineEvent(MachinesUp, two, 2)
                            << u"2 machines are active: alpha, beta"_s;
    QTest::newRow("joined") << machineEvent(MachinesJoined, one, 1) << u"alpha joined"_s;
    QTest::newRow("two joined") << machineEvent(MachinesJoined, two, 2)
                                << u"2 machines joined: alpha, beta"_s;
    QTest::newRow("left") << machineEvent(MachinesLeft, one, 1) << u"alpha left"_s;
    QTest::newRow("two left") << machineEvent(MachinesLeft, two, 2)
                              << u"2 machines left: alpha, beta"_s;
    QTest::newRow("lost") << machineEvent(PrometheusLost, {}, 0, u"Prometheus does not answer."_s)
                          << u"Prometheus does not answer."_s;
    QTest::newRow("back") << machineEvent(PrometheusBack, {}, 0)
                          << u"Prometheus can be read again."_s;
}

void TstMachineEventTexts::eachKind_hasItsText()
{
    QFETCH(Event, event);
    QFETCH(QString, text);
    QCOMPARE(EventsModel::textOf(event), text);
}

void TstMachineEventTexts::hostileName_isSanitized()
{
    const QString text = EventsModel::textOf(
        machineEvent(EventKind::MachinesUp, {u"a\nb\u202Ec"_s, QString(500, u'x')}, 2));
    QVERIFY(!text.contains(u'\n'));
    QVERIFY(!text.contains(QChar(0x202E)));
    QVERIFY(text.size() < 300);
}

void TstMachineEventTexts::groups_containTheirEvents()
{
    using enum EventKind;
    for (const EventKind kind : {MachinesDown, MachinesUp, MachinesJoined, MachinesLeft}) {
        QVERIFY(isIn(EventGroup::Services, machineEvent(kind, {u"a"_s}, 1)));
        QVERIFY(!isIn(EventGroup::Mm, machineEvent(kind, {u"a"_s}, 1)));
    }
    for (const EventKind kind : {PrometheusLost, PrometheusBack}) {
        QVERIFY(!isIn(EventGroup::Services, machineEvent(kind, {}, 0)));
        QVERIFY(isIn(EventGroup::Mm, machineEvent(kind, {}, 0)));
    }
    QVERIFY(isIn(EventGroup::Problems, machineEvent(MachinesDown, {u"a"_s}, 1)));
    QVERIFY(!isIn(EventGroup::Problems, machineEvent(MachinesUp, {u"a"_s}, 1)));
}

void TstMachineEventTexts::panel_namesTheGroups()
{
    const EventLog log;
    EventsPanel panel(log);
    panel.nameMachines();
    const auto *groups = panel.findChild<QComboBox *>(u"mm_events_group"_s);
    QStringList texts;
    for (int i = 0; i < groups->count(); ++i)
        texts += groups->itemText(i);
    QCOMPARE(texts, (QStringList{u"All events"_s, u"Machines"_s, u"Prometheus"_s, u"Problems"_s}));
}

MM_WINDOW_SUITE(TstMachineEventTexts)
#include "tst_machineeventtexts.moc"
