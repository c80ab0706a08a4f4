// SPDX-License-Identifier: MIT
#pragma once

#include <QApplication>
#include <QEventLoop>
#include <QTimer>

#include <functional>

#include <ctime>

/// Measures the longest event in processor time of the GUI thread, on which other load of the
/// machine has little effect.
class TimedApplication final : public QApplication
{
public:
    using QApplication::QApplication;

    bool notify(QObject *receiver, QEvent *event) override
    {
        if (std::exchange(m_inside, true))
            return QApplication::notify(receiver, event);
        const double start = processorTime();
        const bool done = QApplication::notify(receiver, event);
        m_inside = false;
        m_longest = qMax(m_longest, processorTime() - start);
        return done;
    }

    /// The longest event, in ms, of \p act and its effects, painting included.
    double longestEvent(const std::function<void()> &act)
    {
        const double start = processorTime();
        act();
        m_longest = processorTime() - start;
        QEventLoop loop;
        QTimer::singleShot(std::chrono::milliseconds(200), &loop, &QEventLoop::quit);
        loop.exec();
        return m_longest;
    }

private:
    /// In ms.
    static double processorTime()
    {
        timespec time{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
    }

    bool m_inside = false;
    double m_longest = 0;
};
