// SPDX-License-Identifier: MIT
#pragma once

#include "fakenotifier.h"
#include "notificationserver.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>

namespace mm::test {

/// A notifier, and the server that gets its notifications.
struct NotifierTest
{
    explicit NotifierTest(const PrivateBus &bus,
                          std::chrono::milliseconds timeout = std::chrono::seconds(10))
        : server(std::make_unique<NotificationServer>(bus))
        , notifier(makeDBusNotifier(timeout))
        , clicks(notifier.get(), &Notifier::clicked)
        , failed(notifier.get(), &Notifier::failed)
    {
    }

    /// Waits until the server has \p notification.
    [[nodiscard]] bool show(const Notification &notification)
    {
        const qsizetype before = server->shown.size();
        notifier->show(notification);
        return QTest::qWaitFor([&] { return server->shown.size() == before + 1; });
    }

    std::unique_ptr<NotificationServer> server;
    std::unique_ptr<Notifier> notifier;
    QSignalSpy clicks;
    QSignalSpy failed;
};

} // namespace mm::test
