// SPDX-License-Identifier: MIT
#include "polledeventlog.h"
#include "suite.h"
#include "ui/events/eventsmodel.h"

#include <QAbstractItemModelTester>
#include <QDateTime>
#include <QIcon>
#include <QLocale>
#include <QSignalSpy>
#include <QTest>
#include <QTextDocumentFragment>

using namespace mm;
using namespace Qt::StringLiterals;

namespace {

QString plainToolTip(const QVariant &toolTip)
{
    return QTextDocumentFragment::fromHtml(toolTip.toString()).toPlainText();
}

QStringList textsInModel(const EventsModel &model)
{
    QStringList texts;
    for (int row = 0; row < model.rowCount(); ++row)
        texts += model.index(row, EventsModel::What).data().toString();
    return texts;
}

Event eventOf(EventKind kind, const QStringList &services = {}, qsizetype count = 0)
{
    Event event;
    event.kind = kind;
    event.reason = services.isEmpty() ? u"The reason."_s : QString();
    event.services = services;
    event.count = count;
    return event;
}

} // namespace

class TstEventsModel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QLocale::setDefault(QLocale::c()); }
    void header_hasTitles();
    void eachKind_hasItsText_data();
    void eachKind_hasItsText();
    void hostileText_isSanitized();
    void groups_containTheirEvents();
    void newestEvent_isFirst();
    void newEvents_emitRowsInsertedOnly();
    void oldestEvents_emitRowsRemovedOnly();
    void clearedLog_removesAllRows();
    void eventOfToday_hasNoDate();
    void midnight_addsDates();
    void time_hasSecondsAndNoZoneInEachLocale();
    void toolTip_hasNamesAndExactTime();
    void line_hasDateTimeAndText();
    void invalidIndex_hasNoData();
};

void TstEventsModel::header_hasTitles()
{
    const EventsModel model;
    QCOMPARE(model.columnCount(), 2);
    QCOMPARE(model.headerData(0, Qt::Horizontal), u"Time"_s);
    QCOMPARE(model.headerData(1, Qt::Horizontal), u"Event"_s);
    QVERIFY(!model.headerData(2, Qt::Horizontal).isValid());
    QVERIFY(!model.headerData(0, Qt::Vertical).isValid());
}

void TstEventsModel::eachKind_hasItsText_data()
{
    QTest::addColumn<Event>("event");
    QTest::addColumn<QString>("text");

    const auto row = [](const char *name, const Event &event, const QString &text) {
        QTest::newRow(name) << event << text;
    };
    row("first reading", eventOf(EventKind::FirstReading), u"First reading: The reason."_s);
    row("seen", eventOf(EventKind::MmSeen), u"The reason."_s);
    row("started", eventOf(EventKind::MmStarted), u"MM started. The reason."_s);
    row("restarted", eventOf(EventKind::MmRestarted), u"MM restarted. The reason."_s);
    row("back", eventOf(EventKind::MmRecovered), u"MM is back. The reason."_s);
    row("stopped", eventOf(EventKind::MmStopped), u"The reason."_s);
    row("died", eventOf(EventKind::MmDied), u"The reason."_s);
    row("suspended", eventOf(EventKind::MmSuspended), u"The reason."_s);
    row("silent", eventOf(EventKind::MmSilent), u"The reason."_s);
    row("counter reset", eventOf(EventKind::CounterReset), u"MM's message counter was reset."_s);
    row("gone", eventOf(EventKind::FileMissing), u"The reason."_s);
    row("error", eventOf(EventKind::FileError), u"The reason."_s);
    row("hangs", eventOf(EventKind::FileHangs), u"The reason."_s);
    row("file back", eventOf(EventKind::FileRecovered),
        u"The stats file can be read again. The reason."_s);
    row("joined", eventOf(EventKind::ServicesJoined, {u"a"_s}, 1), u"a joined"_s);
    row("left", eventOf(EventKind::ServicesLeft, {u"a"_s}, 1), u"a left"_s);
    Event down = eventOf(EventKind::ServicesLeft, {u"a"_s}, 1);
    down.reason = u"Nobody listens."_s;
    row("down", down, u"a is down: Nobody listens."_s);
    row("many joined", eventOf(EventKind::ServicesJoined, {u"a"_s, u"b"_s}, 1204),
        u"1,204 services joined"_s);
    row("many left", eventOf(EventKind::ServicesLeft, {u"a"_s, u"b"_s}, 1204),
        u"1,204 services left"_s);
    row("a name like a placeholder", eventOf(EventKind::ServicesJoined, {u"%1 %n"_s}, 1),
        u"%1 %n joined"_s);
}

void TstEventsModel::eachKind_hasItsText()
{
    QFETCH(Event, event);
    QFETCH(QString, text);

    QCOMPARE(EventsModel::textOf(event), text);
}

void TstEventsModel::hostileText_isSanitized()
{
    const QString name = u"a\nb\u202E<b>c</b>"_s;
    QCOMPARE(EventsModel::textOf(eventOf(EventKind::ServicesJoined, {name}, 1)),
             u"a\uFFFDb\uFFFD<b>c</b> joined"_s);
    const QString endless =
        EventsModel::textOf(eventOf(EventKind::ServicesJoined, {QString(256, u'n')}, 1));
    QCOMPARE(endless, QString(120, u'n') + u"… joined"_s);
    Event event = eventOf(EventKind::MmSeen);
    event.reason = u"MM on "_s + QString(200, u'h') + u"\u2028\u202E runs."_s;
    QCOMPARE(EventsModel::textOf(event),
             u"MM on "_s + QString(200, u'h') + u"\uFFFD\uFFFD runs."_s);
}

void TstEventsModel::groups_containTheirEvents()
{
    PolledEventLog polled;
    polled.poll();
    polled.join(u"a"_s);
    polled.poll(ReadOutcome::Corrupt);
    const QList<Event> &events = polled.log.events();
    QCOMPARE(events.size(), 3);
    const QList<QList<EventGroup>> expected{
        {EventGroup::All, EventGroup::Mm},
        {EventGroup::All, EventGroup::Services},
        {EventGroup::All, EventGroup::Mm, EventGroup::Problems},
    };
    for (qsizetype i = 0; i < events.size(); ++i) {
        for (const EventGroup group :
             {EventGroup::All, EventGroup::Services, EventGroup::Mm, EventGroup::Problems})
            QCOMPARE(isIn(group, events.at(i)), expected.at(i).contains(group));
    }
}

void TstEventsModel::newestEvent_isFirst()
{
    PolledEventLog polled;
    polled.joinMany(3);
    EventsModel model;
    const QAbstractItemModelTester tester(&model);
    model.refresh(polled.log, QDate::currentDate());
    const QStringList texts = textsInModel(model);
    QCOMPARE(texts.size(), 3);
    QCOMPARE(texts.at(0), u"s2 joined"_s);
    QCOMPARE(texts.at(1), u"s1 joined"_s);
    QVERIFY(texts.at(2).startsWith(u"First reading: "));
}

void TstEventsModel::newEvents_emitRowsInsertedOnly()
{
    PolledEventLog polled;
    polled.joinMany(3);
    EventsModel model;
    const QAbstractItemModelTester tester(&model);
    model.refresh(polled.log, QDate::currentDate());
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.refresh(polled.log, QDate::currentDate());
    QCOMPARE(inserted.size(), 0);
    polled.join(u"a"_s);
    polled.join(u"b"_s);
    model.refresh(polled.log, QDate::currentDate());
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(inserted.first().at(1), 0);
    QCOMPARE(inserted.first().at(2), 1);
    QCOMPARE(removed.size() + reset.size() + changed.size(), 0);
    QCOMPARE(textsInModel(model).first(), u"b joined"_s);
}

void TstEventsModel::oldestEvents_emitRowsRemovedOnly()
{
    PolledEventLog polled;
    for (int i = 0; i < EventLog::maxEvents; ++i)
        i % 2 == 0 ? polled.join(u"x"_s) : polled.leave(u"x"_s);
    EventsModel model;
    const QAbstractItemModelTester tester(&model);
    model.refresh(polled.log, QDate::currentDate());
    QCOMPARE(model.rowCount(), EventLog::maxEvents);
    QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    polled.join(u"a"_s);
    polled.join(u"b"_s);
    model.refresh(polled.log, QDate::currentDate());
    QCOMPARE(model.rowCount(), EventLog::maxEvents);
    QCOMPARE(removed.size(), 1);
    QCOMPARE(removed.first().at(1), EventLog::maxEvents - 2);
    QCOMPARE(textsInModel(model).first(), u"b joined"_s);
    for (int i = 0; i < 3 * EventLog::maxEvents; ++i)
        i % 2 == 0 ? polled.join(u"x"_s) : polled.leave(u"x"_s);
    model.refresh(polled.log, QDate::currentDate());
    QCOMPARE(model.rowCount(), EventLog::maxEvents);
    QVERIFY(!textsInModel(model).contains(u"b joined"_s));
}

void TstEventsModel::clearedLog_removesAllRows()
{
    PolledEventLog polled;
    polled.joinMany(3);
    EventsModel model;
    const QAbstractItemModelTester tester(&model);
    model.refresh(polled.log, QDate::currentDate());
    polled.log.clear();
    polled.join(u"a"_s);
    model.refresh(polled.log, QDate::currentDate());
    QCOMPARE(textsInModel(model), QStringList{u"a joined"_s});
    polled.log.clear();
    model.refresh(polled.log, QDate::currentDate());
    QCOMPARE(model.rowCount(), 0);
}

void TstEventsModel::eventOfToday_hasNoDate()
{
    QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
    const QDateTime time(QDate(2026, 2, 6), QTime(9, 8, 7));
    QCOMPARE(EventsModel::timeText(time, QDate(2026, 2, 6)), u"09:08:07"_s);
    QCOMPARE(EventsModel::timeText(time, QDate(2026, 2, 7)), u"06.02.26 09:08:07"_s);
    // The clock was set back.
    QCOMPARE(EventsModel::timeText(time, QDate(2026, 2, 5)), u"06.02.26 09:08:07"_s);
}

void TstEventsModel::midnight_addsDates()
{
    PolledEventLog polled;
    polled.now.wall = std::chrono::system_clock::time_point(std::chrono::seconds(1'700'000'000));
    const QDate day = QDateTime::fromSecsSinceEpoch(1'700'000'000).date();
    polled.joinMany(3);
    EventsModel model;
    model.refresh(polled.log, day);
    const QString before = model.index(0, EventsModel::Time).data().toString();
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.refresh(polled.log, day.addDays(1));
    QCOMPARE(changed.size(), 1);
    const QString after = model.index(0, EventsModel::Time).data().toString();
    QVERIFY(after.size() > before.size() && after.endsWith(before));
    // The clock was wrong for a while: the oldest event is of today, a later one is not.
    model.refresh(polled.log, day);
    polled.now.wall += std::chrono::hours(48);
    polled.join(u"a"_s);
    model.refresh(polled.log, day);
    QCOMPARE(model.index(1, EventsModel::Time).data().toString(), before);
    QVERIFY(model.index(0, EventsModel::Time).data().toString().size() > before.size());
}

void TstEventsModel::time_hasSecondsAndNoZoneInEachLocale()
{
    const QDateTime time(QDate(2026, 2, 6), QTime(10, 20, 37));
    const QString zone = time.timeZoneAbbreviation();
    const QList<QLocale> locales =
        QLocale::matchingLocales(QLocale::AnyLanguage, QLocale::AnyScript, QLocale::AnyTerritory);
    QVERIFY(locales.size() > 100);
    for (const QLocale &locale : locales) {
        QLocale::setDefault(locale);
        const QString text = EventsModel::timeText(time, time.date());
        int digits = 0;
        for (const QChar c : text)
            digits += c.isDigit() || c.isSurrogate();
        QVERIFY2(digits >= 6, qPrintable(locale.name() + u' ' + text));
        QVERIFY2(!text.contains(zone) && !text.contains(u'['),
                 qPrintable(locale.name() + u' ' + text));
        QVERIFY2(!text.contains(u'(') && text == text.trimmed(),
                 qPrintable(locale.name() + u' ' + text));
    }
}

void TstEventsModel::toolTip_hasNamesAndExactTime()
{
    PolledEventLog polled;
    polled.poll();
    for (int i = 0; i < 20; ++i)
        polled.services += u"<b>%1</b>"_s.arg(i);
    polled.poll();
    polled.leave(u"<b>3</b>"_s);
    EventsModel model;
    model.refresh(polled.log, QDate::currentDate());
    const auto tip = [&model](int row, int column) {
        return plainToolTip(model.index(row, column).data(Qt::ToolTipRole));
    };
    QVERIFY(tip(0, EventsModel::What).startsWith(u"<b>3</b> left\n"));
    QVERIFY(tip(0, EventsModel::What).contains(u"does not say which"));
    QVERIFY(tip(1, EventsModel::What).startsWith(u"20 services joined\n<b>0</b>, <b>1</b>, "));
    QVERIFY(tip(1, EventsModel::What).endsWith(u"<b>7</b>, and others"));
    const QDateTime exact = QDateTime::fromMSecsSinceEpoch(
        std::chrono::duration_cast<std::chrono::milliseconds>(polled.now.wall.time_since_epoch())
            .count());
    QCOMPARE(tip(0, EventsModel::Time), QLocale().toString(exact, QLocale::LongFormat));
    QVERIFY(!model.index(0, EventsModel::What).data(Qt::DecorationRole).value<QIcon>().isNull());
}

void TstEventsModel::line_hasDateTimeAndText()
{
    PolledEventLog polled;
    polled.now.wall = std::chrono::system_clock::time_point(std::chrono::seconds(1'700'000'000));
    polled.joinMany(2);
    EventsModel model;
    model.refresh(polled.log, QDate::currentDate());
    const QString when =
        QDateTime::fromSecsSinceEpoch(1'700'000'004).toString(u"yyyy-MM-dd HH:mm:ss");
    QCOMPARE(model.line(0), when + u"\ts1 joined"_s);
}

void TstEventsModel::invalidIndex_hasNoData()
{
    PolledEventLog polled;
    polled.joinMany(2);
    EventsModel model;
    model.refresh(polled.log, QDate::currentDate());
    QVERIFY(!model.data({}).isValid());
    QVERIFY(!model.index(2, 0).isValid());
    QVERIFY(!model.index(0, 2).isValid());
    QCOMPARE(model.rowCount(model.index(0, 0)), 0);
    QCOMPARE(model.columnCount(model.index(0, 0)), 0);
}

MM_WINDOW_SUITE(TstEventsModel)
#include "tst_eventsmodel.moc"
