// SPDX-License-Identifier: MIT
#include "app/monitor/look.h"

#include "app/monitor/askmm.h"
#include "core/status.h"

using namespace std::chrono;
using namespace std::chrono_literals;

namespace mm {

namespace {

constexpr milliseconds answerMargin = 500ms;

}

Look::Look(const Options &options, milliseconds patience, int failuresUntilGone)
    : m_statsFile(options.statsFile)
    , m_mmUrl(options.mmUrl)
    , m_asks(options.membership)
    , m_patience(patience)
    , m_failuresUntilGone(failuresUntilGone)
    , m_reader(options.statsFile)
{
}

Reading Look::read()
{
    const auto began = steady_clock::now();
    Reading reading = m_reader.read();
    if (!m_asks || reading.outcome != Outcome::Valid || reading.snapshot.writer)
        return reading;
    const auto left = hungAfter - answerMargin - (steady_clock::now() - began);
    if (left > 0ms)
        ask(qMin(m_patience, duration_cast<milliseconds>(left)));
    reading.connection = m_connection;
    if (m_connection != Connection::Unknown)
        reading.mmUrl = m_mmUrl.text();
    return reading;
}

void Look::ask(milliseconds atMost)
{
    const Connection asked = askMm(m_mmUrl, m_statsFile, atMost);
    m_failures = asked == Connection::Gone ? m_failures + 1 : 0;
    // One that was never reached, or not often enough in vain, stays what it was.
    if (asked != Connection::Gone || m_failures >= m_failuresUntilGone)
        m_connection = asked;
}

} // namespace mm
