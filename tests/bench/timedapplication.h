// SPDX-License-Identifier: MIT
#pragma once

#include <QApplication>
#include <QElapsedTimer>

#include <functional>

/// An application that knows how long its longest event took.
class TimedApplication final : public QApplication
{
public:
    using QApplication::QApplication;

    bool notify(QObject *receiver, QEvent *event) override
    {
        if (std::exchange(m_inside, true))
            return QApplication::notify(receiver, event);
        QElapsedTimer timer;
        timer.start();
        const bool done = QApplication::notify(receiver, event);
        m_inside = false;
        note(timer.nsecsElapsed());
        return done;
    }

    /// The longest stretch, in ms, that \p act and the events after it took, until \p isDone.
    double heldBy(const std::function<void()> &act, const std::function<bool()> &isDone)
    {
        m_longest = 0;
        QElapsedTimer timer;
        timer.start();
        act();
        note(timer.nsecsElapsed());
        // What comes after the last step is painted a moment later, and other threads may still be
        // at work.
        constexpr qint64 restTime = 500;
        QElapsedTimer rest;
        while (!rest.isValid() || rest.elapsed() < restTime) {
            processEvents(QEventLoop::AllEvents, 5);
            if (!rest.isValid() && isDone())
                rest.start();
        }
        return static_cast<double>(m_longest) / 1e6;
    }

private:
    void note(qint64 nanoseconds) { m_longest = qMax(m_longest, nanoseconds); }

    bool m_inside = false;
    qint64 m_longest = 0;
};
