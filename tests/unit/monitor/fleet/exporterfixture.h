// SPDX-License-Identifier: MIT
#pragma once

#include "app/monitor/fleet/exporter.h"
#include "readcontrol.h"
#include "samples.h"
#include "wire.h"

#include <QElapsedTimer>

namespace mm::test {

/// "Active 1247 age=3": what the response says of the reading, and when.
inline QByteArray formatted(const Reading &reading, const Instant &now)
{
    const auto age = ageOf(reading, now);
    return stateName(evaluateStatus(reading, now).state).toLatin1() + ' ' +
           QByteArray::number(reading.snapshot.totalMessages) +
           (age ? " age=" + QByteArray::number(qint64(age->count())) : QByteArray()) + '\n';
}

inline Reading activeReading()
{
    return readingFor(State::Active, somePath);
}

inline ExporterConfig loopback()
{
    return {.address = QHostAddress(QHostAddress::LocalHost)};
}

inline QByteArray getMetrics(const QByteArray &headers = {}, const QByteArray &host = "localhost")
{
    return "GET /metrics HTTP/1.1\r\nHost: " + host + "\r\n" + headers + "\r\n";
}

/// An exporter that reads what the test controls, and a client.
struct ExporterTest
{
    explicit ExporterTest(const ExporterConfig &config = loopback(),
                          const Reading &reading = activeReading())
        : control(reading)
        , exporter(config, somePath, control.read(), formatted)
    {
        listens = exporter.listen(&error);
        wire = std::make_unique<Wire>(exporter.port(), config.address);
    }

    /// The body of the next response.
    QByteArray scrape(const QByteArray &headers = {})
    {
        const qsizetype before = wire->responses().size();
        wire->send(getMetrics(headers));
        [&] { QTRY_COMPARE_WITH_TIMEOUT(wire->responses().size(), before + 1, testTimeout); }();
        return wire->responses().constLast().body;
    }

    ReadControl control;
    Exporter exporter;
    QString error;
    bool listens = false;
    std::unique_ptr<Wire> wire;
};

} // namespace mm::test
