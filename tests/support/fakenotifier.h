// SPDX-License-Identifier: MIT
#pragma once

#include "ui/notifications/notifier.h"

inline const mm::Notification stoppedNotification{QStringLiteral("MM was stopped"),
                                                  QStringLiteral("MM: Stopped"),
                                                  QStringLiteral("MM was shut down cleanly.")};
inline const mm::Notification errorNotification{QStringLiteral("MM's stats file can't be read"),
                                                QStringLiteral("MM: Error reading stats"),
                                                QStringLiteral("/tmp/<b>\"R&D\"</b> is empty.")};

/// Records the notifications that it gets.
class FakeNotifier final : public mm::Notifier
{
public:
    void show(const mm::Notification &notification) override { shown.append(notification); }
    void withdraw() override { ++withdrawn; }
    void finishWithdrawal(std::chrono::milliseconds /*timeout*/) override
    {
        finishedWithdrawals = withdrawn;
    }

    QList<mm::Notification> shown;
    int withdrawn = 0;
    int finishedWithdrawals = 0;
};
