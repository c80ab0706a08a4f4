// SPDX-License-Identifier: MIT
#pragma once

#include "app/monitor/fleet/prometheusclient.h"
#include "fakeprometheus.h"

namespace mm::test {

inline constexpr std::chrono::seconds longDeadline{30}; ///< never over in a test
inline constexpr int shortDeadline = 300;               // ms
inline constexpr int busyMargin = 5000;                 // ms, for a busy machine

inline PrometheusAnswer ask(PrometheusClient *client, int timeout = 30'000)
{
    return client->post(u"/api/v1/query"_s, {{u"query"_s, u"up"_s}}, QDeadlineTimer(timeout));
}

inline PrometheusAnswer ask(const QUrl &url, int timeout = 30'000)
{
    PrometheusClient client({.url = url});
    return ask(&client, timeout);
}

inline FakePrometheus::Handler respondWith(const QByteArray &body,
                                           const QByteArray &status = "200 OK",
                                           const QByteArray &headers = {})
{
    return [=](int socket, const FakeRequest &) {
        return FakePrometheus::respond(socket, body, status, headers);
    };
}

} // namespace mm::test
