// SPDX-License-Identifier: MIT
#include "core/monitor/notificationpolicy.h"
#include "suite.h"
#include "support.h"

using namespace mm;
using namespace mm::test;

namespace {

using Action = NotificationPolicy::Action;

/// A policy whose label is polled every 2 s, by a clock that the test advances.
class PolicyRun final
{
public:
    explicit PolicyRun(const NotificationFilter &filter = {true, true, true, true})
    {
        m_policy.setFilter(filter);
    }

    NotificationPolicy &policy() { return m_policy; }
    [[nodiscard]] const Instant &now() const { return m_now; }

    /// One poll, \p after the one before.
    Action poll(State state, milliseconds after = 2s)
    {
        m_now.wall += after;
        m_now.steady += after;
        const Action action = m_policy.update(state, m_now);
        if (action != Action::None)
            m_actions.append(
                {action, state, duration_cast<std::chrono::seconds>(m_now.steady - m_mark)});
        return action;
    }
    /// Polls for \p time.
    void pollFor(State state, std::chrono::seconds time)
    {
        for (auto passed = 0s; passed < time; passed += 2s)
            poll(state);
    }
    /// As in a suspend, if \p time is positive.
    void shiftWallClock(std::chrono::seconds time) { m_now.wall += time; }

    struct Taken
    {
        Action action;
        State state;
        std::chrono::seconds at; ///< since mark()
        bool operator==(const Taken &) const = default;
    };
    /// The actions since the last call.
    QList<Taken> takeActions() { return std::exchange(m_actions, {}); }
    void mark() { m_mark = m_now.steady; }

private:
    NotificationPolicy m_policy;
    Instant m_now{system_clock::time_point(std::chrono::seconds(1'770'370'245)),
                  steady_clock::time_point(1h)};
    steady_clock::time_point m_mark = m_now.steady;
    QList<Taken> m_actions;
};

using Taken = PolicyRun::Taken;

} // namespace

class TstNotificationPolicy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void firstState_isNotShown_data();
    void firstState_isNotShown();
    void lastingChange_isShownOnce_data();
    void lastingChange_isShownOnce();
    void shortChange_isNotShown();
    void shortStateBeforeLastingOne_isNotShown();
    void secondChangeWithinMinInterval_isDelayed();
    void delayedChangeThatReverts_isNotShown();
    void delayedChange_showsLatestState();
    void flappingMm_isShownAtMinInterval();
    void flappingFasterThanDebounce_isNotShown();
    void changeDuringSuspend_isNotShown();
    void changeSoonAfterResume_isNotShown();
    void changeLongAfterResume_isShown();
    void latePoll_countsAsSuspend();
    void longInterval_isNoSuspend();
    void clockSetForward_countsAsSuspend();
    void clockSetBack_changesNothing();
    void excludedState_isNotShown_data();
    void excludedState_isNotShown();
    void outdatedNotification_isWithdrawn();
    void notificationOutdatedAfterResume_isWithdrawn();
    void reenabledState_doesNotNotifyPastChange();
    void nextUpdate_returnsTimeUntilNotification();
};

void TstNotificationPolicy::firstState_isNotShown_data()
{
    QTest::addColumn<State>("state");
    for (const State state :
         {State::NoFile, State::Active, State::Stopped, State::NotUpdating, State::Error})
        QTest::newRow(qPrintable(stateName(state))) << state;
}

void TstNotificationPolicy::firstState_isNotShown()
{
    QFETCH(State, state);

    PolicyRun run;
    run.pollFor(State::Checking, 20s);
    run.pollFor(state, 600s);
    QCOMPARE(run.takeActions(), QList<Taken>());
}

void TstNotificationPolicy::lastingChange_isShownOnce_data()
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

void TstNotificationPolicy::lastingChange_isShownOnce()
{
    QFETCH(State, before);
    QFETCH(State, after);

    PolicyRun run;
    run.pollFor(before, 10s);
    run.poll(after);
    run.mark();
    run.pollFor(after, 600s);
    QCOMPARE(run.takeActions(), (QList<Taken>{{Action::Show, after, 10s}}));
}

void TstNotificationPolicy::shortChange_isNotShown()
{
    PolicyRun run;
    run.pollFor(State::Active, 100s);
    run.pollFor(State::NotUpdating, 10s); // polled from 0 s to 8 s
    run.pollFor(State::Active, 100s);
    QCOMPARE(run.takeActions(), QList<Taken>());
}

void TstNotificationPolicy::shortStateBeforeLastingOne_isNotShown()
{
    PolicyRun run;
    run.pollFor(State::Active, 100s);
    run.pollFor(State::NoFile, 6s);
    run.poll(State::Error);
    run.mark();
    run.pollFor(State::Error, 100s);
    QCOMPARE(run.takeActions(), (QList<Taken>{{Action::Show, State::Error, 10s}}));
}

void TstNotificationPolicy::secondChangeWithinMinInterval_isDelayed()
{
    PolicyRun run;
    run.pollFor(State::Active, 100s);
    run.pollFor(State::Stopped, 12s);
    QCOMPARE(run.takeActions().size(), 1);
    run.mark();
    run.pollFor(State::Active, 200s);
    QCOMPARE(run.takeActions(), (QList<Taken>{{Action::Show, State::Active, 60s}}));
}

void TstNotificationPolicy::delayedChangeThatReverts_isNotShown()
{
    PolicyRun run;
    run.pollFor(State::Active, 100s);
    run.pollFor(State::Stopped, 12s);
    QCOMPARE(run.takeActions().size(), 1);
    run.pollFor(State::Active, 40s);
    run.pollFor(State::Stopped, 200s);
    QCOMPARE(run.takeActions(), QList<Taken>());
}

void TstNotificationPolicy::delayedChange_showsLatestState()
{
    PolicyRun run;
    run.pollFor(State::Active, 100s);
    run.pollFor(State::Stopped, 12s);
    QCOMPARE(run.takeActions().size(), 1);
    run.mark();
    run.pollFor(State::Active, 20s);
    run.pollFor(State::Error, 200s);
    QCOMPARE(run.takeActions(), (QList<Taken>{{Action::Show, State::Error, 60s}}));
}

void TstNotificationPolicy::flappingMm_isShownAtMinInterval()
{
    PolicyRun run;
    run.pollFor(State::Active, 100s);
    run.mark();
    for (int i = 0; i < 40; ++i)
        run.pollFor(i % 2 ? State::Active : State::NotUpdating, 14s);
    const QList<Taken> taken = run.takeActions();
    QVERIFY(taken.size() >= 2);
    for (qsizetype i = 1; i < taken.size(); ++i) {
        QVERIFY(taken.at(i).at - taken.at(i - 1).at >= 60s);
        QVERIFY(taken.at(i).state != taken.at(i - 1).state);
    }
}

void TstNotificationPolicy::flappingFasterThanDebounce_isNotShown()
{
    PolicyRun run;
    for (int i = 0; i < 500; ++i)
        run.pollFor(i % 2 ? State::Active : State::Error, 4s);
    QCOMPARE(run.takeActions(), QList<Taken>());
}

void TstNotificationPolicy::changeDuringSuspend_isNotShown()
{
    PolicyRun run;
    run.pollFor(State::Active, 100s);
    run.shiftWallClock(8h);
    run.pollFor(State::NotUpdating, 20s);
    run.pollFor(State::Active, 100s);
    QCOMPARE(run.takeActions(), QList<Taken>());
}

void TstNotificationPolicy::changeSoonAfterResume_isNotShown()
{
    PolicyRun run;
    run.pollFor(State::Active, 100s);
    run.shiftWallClock(8h);
    run.pollFor(State::Active, 20s);
    run.pollFor(State::NotUpdating, 600s);
    QCOMPARE(run.takeActions(), QList<Taken>());
}

void TstNotificationPolicy::changeLongAfterResume_isShown()
{
    PolicyRun run;
    run.pollFor(State::Active, 100s);
    run.shiftWallClock(8h);
    run.pollFor(State::Active, 32s);
    run.poll(State::NotUpdating);
    run.mark();
    run.pollFor(State::NotUpdating, 100s);
    QCOMPARE(run.takeActions(), (QList<Taken>{{Action::Show, State::NotUpdating, 10s}}));
}

void TstNotificationPolicy::latePoll_countsAsSuspend()
{
    PolicyRun run;
    run.pollFor(State::Active, 100s);
    run.poll(State::NotUpdating, 11s); // both clocks advance
    run.pollFor(State::NotUpdating, 100s);
    QCOMPARE(run.takeActions(), QList<Taken>());
}

void TstNotificationPolicy::longInterval_isNoSuspend()
{
    PolicyRun run;
    run.policy().setInterval(5min);
    run.poll(State::Active);
    run.poll(State::Active, 5min);
    run.poll(State::Stopped, 5min);
    QCOMPARE(run.takeActions(), QList<Taken>());
    run.poll(State::Stopped, 10s);
    QCOMPARE(run.takeActions().size(), 1);
}

void TstNotificationPolicy::clockSetForward_countsAsSuspend()
{
    PolicyRun run;
    run.pollFor(State::Active, 100s);
    run.shiftWallClock(1h);
    run.pollFor(State::Stopped, 100s);
    QCOMPARE(run.takeActions(), QList<Taken>());
    run.pollFor(State::Active, 100s);
    QCOMPARE(run.takeActions().size(), 1);
}

void TstNotificationPolicy::clockSetBack_changesNothing()
{
    PolicyRun run;
    run.pollFor(State::Active, 100s);
    run.shiftWallClock(-1h);
    run.pollFor(State::Stopped, 100s);
    QCOMPARE(run.takeActions().size(), 1);
}

void TstNotificationPolicy::excludedState_isNotShown_data()
{
    QTest::addColumn<NotificationFilter>("filter");
    QTest::addColumn<State>("state");
    // Each filter excludes its state.
    QTest::newRow("stopped") << NotificationFilter{false, true, true, true} << State::Stopped;
    QTest::newRow("not updating") << NotificationFilter{false, true, true, true}
                                  << State::NotUpdating;
    QTest::newRow("error") << NotificationFilter{true, false, true, true} << State::Error;
    QTest::newRow("no file") << NotificationFilter{true, true, false, true} << State::NoFile;
    QTest::newRow("active") << NotificationFilter{true, true, true, false} << State::Active;
}

void TstNotificationPolicy::excludedState_isNotShown()
{
    QFETCH(NotificationFilter, filter);
    QFETCH(State, state);

    PolicyRun run(filter);
    const State before = state == State::Active ? State::Stopped : State::Active;
    run.pollFor(before, 100s);
    run.pollFor(state, 100s);
    QCOMPARE(run.takeActions(), QList<Taken>());
    // Other states are shown.
    const State other = state == State::Error ? State::NoFile : State::Error;
    run.pollFor(other, 100s);
    QCOMPARE(run.takeActions().size(), 1);
}

void TstNotificationPolicy::outdatedNotification_isWithdrawn()
{
    PolicyRun run(NotificationFilter{});
    run.pollFor(State::Active, 100s);
    run.pollFor(State::Stopped, 12s);
    QCOMPARE(run.takeActions().size(), 1);
    run.poll(State::Active);
    run.mark();
    run.pollFor(State::Active, 100s);
    QCOMPARE(run.takeActions(), (QList<Taken>{{Action::Withdraw, State::Active, 10s}}));
    // A new occurrence is shown.
    run.pollFor(State::Stopped, 100s);
    QCOMPARE(run.takeActions().size(), 1);
}

void TstNotificationPolicy::notificationOutdatedAfterResume_isWithdrawn()
{
    PolicyRun run;
    run.pollFor(State::Active, 100s);
    run.pollFor(State::Stopped, 100s);
    QCOMPARE(run.takeActions().size(), 1);
    run.shiftWallClock(8h);
    run.pollFor(State::Stopped, 20s);
    QCOMPARE(run.takeActions(), QList<Taken>());
    QCOMPARE(run.poll(State::Active), Action::Withdraw);
    run.pollFor(State::Active, 100s);
    QCOMPARE(run.takeActions().size(), 1);
}

void TstNotificationPolicy::reenabledState_doesNotNotifyPastChange()
{
    PolicyRun run(NotificationFilter{false, false, false, false});
    run.pollFor(State::Active, 100s);
    run.pollFor(State::Stopped, 100s);
    run.policy().setFilter({true, true, true, true});
    run.pollFor(State::Stopped, 200s);
    QCOMPARE(run.takeActions(), QList<Taken>());
    run.pollFor(State::Error, 200s);
    QCOMPARE(run.takeActions().size(), 1);
}

void TstNotificationPolicy::nextUpdate_returnsTimeUntilNotification()
{
    PolicyRun run;
    QVERIFY(!run.policy().nextUpdate(run.now()));
    run.pollFor(State::Active, 100s);
    QVERIFY(!run.policy().nextUpdate(run.now()));
    run.poll(State::Stopped);
    QCOMPARE(run.policy().nextUpdate(run.now()), milliseconds(10s));
    run.poll(State::Stopped, 3s);
    QCOMPARE(run.policy().nextUpdate(run.now()), milliseconds(7s));
    QCOMPARE(run.poll(State::Stopped, 7s), Action::Show);
    QVERIFY(!run.policy().nextUpdate(run.now()));
    run.poll(State::Active, 1s);
    QCOMPARE(run.policy().nextUpdate(run.now()), milliseconds(59s));
}

MM_SUITE(TstNotificationPolicy)
#include "tst_notificationpolicy.moc"
