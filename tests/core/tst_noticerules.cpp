// SPDX-License-Identifier: MIT
#include "core/noticerules.h"
#include "support.h"

using namespace mm;
using namespace mm::test;

namespace {

using Step = NoticeRules::Step;

const Moment start{system_clock::time_point(std::chrono::seconds(1'770'370'245)),
                   steady_clock::time_point(1h)};

/// The rules, and a label that is looked at each 2 s of a clock moved by hand.
class Teller final
{
public:
    explicit Teller(const NoticeChoice &choice = {true, true, true, true})
    {
        m_rules.setChoice(choice);
    }

    NoticeRules &rules() { return m_rules; }
    [[nodiscard]] const Moment &now() const { return m_now; }

    /// One look, \p after the one before.
    Step look(State state, milliseconds after = 2s)
    {
        m_now.wall += after;
        m_now.steady += after;
        const Step step = m_rules.take(state, m_now);
        if (step != Step::Nothing)
            m_steps.append(
                {step, state, duration_cast<std::chrono::seconds>(m_now.steady - m_mark)});
        return step;
    }
    /// Looks for that long.
    void show(State state, std::chrono::seconds time)
    {
        for (auto passed = 0s; passed < time; passed += 2s)
            look(state);
    }
    /// The machine sleeps: the steady clock stands still.
    void sleep(std::chrono::seconds time) { m_now.wall += time; }

    struct Told
    {
        Step step;
        State state;
        std::chrono::seconds at; ///< since mark()
        bool operator==(const Told &) const = default;
    };
    /// What was told since the last call.
    QList<Told> told() { return std::exchange(m_steps, {}); }
    void mark() { m_mark = m_now.steady; }

private:
    NoticeRules m_rules;
    Moment m_now = start;
    steady_clock::time_point m_mark = start.steady;
    QList<Told> m_steps;
};

using Told = Teller::Told;

} // namespace

class TestNoticeRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void start_isNoNews_data();
    void start_isNoNews();
    void changeThatLasts_isToldOnce_data();
    void changeThatLasts_isToldOnce();
    void changeThatDoesNotLast_isNotTold();
    void stateOnTheWay_isNotTold();
    void secondChangeWithinAMinute_isHeldBack();
    void heldBackChangeThatIsTakenBack_isNotTold();
    void heldBackChange_isToldAsTheLatestState();
    void flappingMm_isToldOnceAMinuteAtMost();
    void flappingFasterThanAnythingLasts_isNotTold();
    void sleep_isNoNews();
    void changeWhileMachineWakes_isTakenWithoutWords();
    void changeAfterWaking_isTold();
    void latePoll_isTakenForSleep();
    void longInterval_isNoSleep();
    void clockSetByHand_isTakenForSleep_data();
    void clockSetByHand_isTakenForSleep();
    void clockThatIsCorrectedALittle_changesNothing();
    void unwantedKind_isTakenWithoutWords_data();
    void unwantedKind_isTakenWithoutWords();
    void noticeThatHoldsNoMore_isWithdrawn();
    void sleepOverANotice_withdrawsItOnceItHoldsNoMore();
    void kindWantedAgain_tellsNothingOld();
    void wait_saysWhenThereIsSomethingToTell();
};

void TestNoticeRules::start_isNoNews_data()
{
    QTest::addColumn<State>("state");
    for (const State state :
         {State::NoFile, State::Active, State::Stopped, State::NotUpdating, State::Error})
        QTest::newRow(qPrintable(stateName(state))) << state;
}

void TestNoticeRules::start_isNoNews()
{
    QFETCH(State, state);

    Teller teller;
    teller.show(State::Checking, 20s);
    teller.show(state, 600s);
    QCOMPARE(teller.told(), QList<Told>());
}

void TestNoticeRules::changeThatLasts_isToldOnce_data()
{
    QTest::addColumn<State>("before");
    QTest::addColumn<State>("after");
    const QList<State> states{State::NoFile, State::Active, State::Stopped, State::NotUpdating,
                              State::Error};
    for (const State before : states) {
        for (const State after : states) {
            if (before != after)
                QTest::addRow("%s, %s", qPrintable(stateName(before)), qPrintable(stateName(after)))
                    << before << after;
        }
    }
}

void TestNoticeRules::changeThatLasts_isToldOnce()
{
    QFETCH(State, before);
    QFETCH(State, after);

    Teller teller;
    teller.show(before, 10s);
    teller.look(after);
    teller.mark();
    teller.show(after, 600s);
    QCOMPARE(teller.told(), (QList<Told>{{Step::Tell, after, 10s}}));
}

void TestNoticeRules::changeThatDoesNotLast_isNotTold()
{
    Teller teller;
    teller.show(State::Active, 100s);
    teller.show(State::NotUpdating, 10s); // seen from 0 s to 8 s
    teller.show(State::Active, 100s);
    QCOMPARE(teller.told(), QList<Told>());
}

void TestNoticeRules::stateOnTheWay_isNotTold()
{
    Teller teller;
    teller.show(State::Active, 100s);
    teller.show(State::NoFile, 6s);
    teller.look(State::Error);
    teller.mark();
    teller.show(State::Error, 100s);
    QCOMPARE(teller.told(), (QList<Told>{{Step::Tell, State::Error, 10s}}));
}

void TestNoticeRules::secondChangeWithinAMinute_isHeldBack()
{
    Teller teller;
    teller.show(State::Active, 100s);
    teller.show(State::Stopped, 12s);
    QCOMPARE(teller.told().size(), 1);
    teller.mark();
    teller.show(State::Active, 200s);
    QCOMPARE(teller.told(), (QList<Told>{{Step::Tell, State::Active, 60s}}));
}

void TestNoticeRules::heldBackChangeThatIsTakenBack_isNotTold()
{
    Teller teller;
    teller.show(State::Active, 100s);
    teller.show(State::Stopped, 12s);
    QCOMPARE(teller.told().size(), 1);
    teller.show(State::Active, 40s);
    teller.show(State::Stopped, 200s);
    QCOMPARE(teller.told(), QList<Told>());
}

void TestNoticeRules::heldBackChange_isToldAsTheLatestState()
{
    Teller teller;
    teller.show(State::Active, 100s);
    teller.show(State::Stopped, 12s);
    QCOMPARE(teller.told().size(), 1);
    teller.mark();
    teller.show(State::Active, 20s);
    teller.show(State::Error, 200s);
    QCOMPARE(teller.told(), (QList<Told>{{Step::Tell, State::Error, 60s}}));
}

void TestNoticeRules::flappingMm_isToldOnceAMinuteAtMost()
{
    Teller teller;
    teller.show(State::Active, 100s);
    teller.mark();
    for (int i = 0; i < 40; ++i)
        teller.show(i % 2 ? State::Active : State::NotUpdating, 14s);
    const QList<Told> told = teller.told();
    QVERIFY(told.size() >= 2);
    for (qsizetype i = 1; i < told.size(); ++i) {
        QVERIFY(told.at(i).at - told.at(i - 1).at >= 60s);
        QVERIFY(told.at(i).state != told.at(i - 1).state);
    }
}

void TestNoticeRules::flappingFasterThanAnythingLasts_isNotTold()
{
    Teller teller;
    for (int i = 0; i < 500; ++i)
        teller.show(i % 2 ? State::Active : State::Error, 4s);
    QCOMPARE(teller.told(), QList<Told>());
}

void TestNoticeRules::sleep_isNoNews()
{
    Teller teller;
    teller.show(State::Active, 100s);
    teller.sleep(8h);
    teller.show(State::NotUpdating, 20s);
    teller.show(State::Active, 100s);
    QCOMPARE(teller.told(), QList<Told>());
}

void TestNoticeRules::changeWhileMachineWakes_isTakenWithoutWords()
{
    Teller teller;
    teller.show(State::Active, 100s);
    teller.sleep(8h);
    teller.show(State::Active, 20s);
    teller.show(State::NotUpdating, 600s);
    QCOMPARE(teller.told(), QList<Told>());
}

void TestNoticeRules::changeAfterWaking_isTold()
{
    Teller teller;
    teller.show(State::Active, 100s);
    teller.sleep(8h);
    teller.show(State::Active, 32s);
    teller.look(State::NotUpdating);
    teller.mark();
    teller.show(State::NotUpdating, 100s);
    QCOMPARE(teller.told(), (QList<Told>{{Step::Tell, State::NotUpdating, 10s}}));
}

void TestNoticeRules::latePoll_isTakenForSleep()
{
    Teller teller;
    teller.show(State::Active, 100s);
    teller.look(State::NotUpdating, 11s); // also where both clocks go on
    teller.show(State::NotUpdating, 100s);
    QCOMPARE(teller.told(), QList<Told>());
}

void TestNoticeRules::longInterval_isNoSleep()
{
    Teller teller;
    teller.rules().setInterval(5min);
    teller.look(State::Active);
    teller.look(State::Active, 5min);
    teller.look(State::Stopped, 5min);
    QCOMPARE(teller.told(), QList<Told>());
    teller.look(State::Stopped, 10s);
    QCOMPARE(teller.told().size(), 1);
}

void TestNoticeRules::clockSetByHand_isTakenForSleep_data()
{
    QTest::addColumn<std::chrono::seconds>("jump");
    QTest::newRow("forward") << std::chrono::seconds(1h);
    QTest::newRow("back") << std::chrono::seconds(-1h);
}

void TestNoticeRules::clockSetByHand_isTakenForSleep()
{
    QFETCH(std::chrono::seconds, jump);

    Teller teller;
    teller.show(State::Active, 100s);
    teller.sleep(jump);
    teller.show(State::Stopped, 100s);
    QCOMPARE(teller.told(), QList<Told>());
    teller.show(State::Active, 100s);
    QCOMPARE(teller.told().size(), 1);
}

void TestNoticeRules::clockThatIsCorrectedALittle_changesNothing()
{
    Teller teller;
    teller.show(State::Active, 100s);
    teller.sleep(-9s);
    teller.show(State::Stopped, 100s);
    QCOMPARE(teller.told().size(), 1);
}

void TestNoticeRules::unwantedKind_isTakenWithoutWords_data()
{
    QTest::addColumn<NoticeChoice>("choice");
    QTest::addColumn<State>("state");
    // Of each state, all kinds but its own.
    QTest::newRow("stopped") << NoticeChoice{false, true, true, true} << State::Stopped;
    QTest::newRow("not updating") << NoticeChoice{false, true, true, true} << State::NotUpdating;
    QTest::newRow("error") << NoticeChoice{true, false, true, true} << State::Error;
    QTest::newRow("no file") << NoticeChoice{true, true, false, true} << State::NoFile;
    QTest::newRow("active") << NoticeChoice{true, true, true, false} << State::Active;
}

void TestNoticeRules::unwantedKind_isTakenWithoutWords()
{
    QFETCH(NoticeChoice, choice);
    QFETCH(State, state);

    Teller teller(choice);
    const State before = state == State::Active ? State::Stopped : State::Active;
    teller.show(before, 100s);
    teller.show(state, 100s);
    QCOMPARE(teller.told(), QList<Told>());
    // What is wanted is told nevertheless, once it is new.
    const State other = state == State::Error ? State::NoFile : State::Error;
    teller.show(other, 100s);
    QCOMPARE(teller.told().size(), 1);
}

void TestNoticeRules::noticeThatHoldsNoMore_isWithdrawn()
{
    Teller teller(NoticeChoice{});
    teller.show(State::Active, 100s);
    teller.show(State::Stopped, 12s);
    QCOMPARE(teller.told().size(), 1);
    teller.look(State::Active);
    teller.mark();
    teller.show(State::Active, 100s);
    QCOMPARE(teller.told(), (QList<Told>{{Step::Withdraw, State::Active, 10s}}));
    // It is news again when it happens again.
    teller.show(State::Stopped, 100s);
    QCOMPARE(teller.told().size(), 1);
}

void TestNoticeRules::sleepOverANotice_withdrawsItOnceItHoldsNoMore()
{
    Teller teller;
    teller.show(State::Active, 100s);
    teller.show(State::Stopped, 100s);
    QCOMPARE(teller.told().size(), 1);
    teller.sleep(8h);
    teller.show(State::Stopped, 20s);
    QCOMPARE(teller.told(), QList<Told>());
    QCOMPARE(teller.look(State::Active), Step::Withdraw);
    teller.show(State::Active, 100s);
    QCOMPARE(teller.told().size(), 1);
}

void TestNoticeRules::kindWantedAgain_tellsNothingOld()
{
    Teller teller(NoticeChoice{false, false, false, false});
    teller.show(State::Active, 100s);
    teller.show(State::Stopped, 100s);
    teller.rules().setChoice({true, true, true, true});
    teller.show(State::Stopped, 200s);
    QCOMPARE(teller.told(), QList<Told>());
    teller.show(State::Error, 200s);
    QCOMPARE(teller.told().size(), 1);
}

void TestNoticeRules::wait_saysWhenThereIsSomethingToTell()
{
    Teller teller;
    QVERIFY(!teller.rules().wait(teller.now()));
    teller.show(State::Active, 100s);
    QVERIFY(!teller.rules().wait(teller.now()));
    teller.look(State::Stopped);
    QCOMPARE(teller.rules().wait(teller.now()), milliseconds(10s));
    teller.look(State::Stopped, 3s);
    QCOMPARE(teller.rules().wait(teller.now()), milliseconds(7s));
    QCOMPARE(teller.look(State::Stopped, 7s), Step::Tell);
    QVERIFY(!teller.rules().wait(teller.now()));
    teller.look(State::Active, 1s);
    QCOMPARE(teller.rules().wait(teller.now()), milliseconds(59s));
}

QTEST_GUILESS_MAIN(TestNoticeRules)
#include "tst_noticerules.moc"
