// SPDX-License-Identifier: MIT
#include "app/proxy/stdio/changefeed.h"

#include "app/proxy/json/jsonslice.h"
#include "app/proxy/mcp/jsonrpc.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace mm::stdio {

namespace {

constexpr std::chrono::milliseconds minRetryDelay = 100ms;
constexpr std::chrono::milliseconds maxRetryDelay = 2s;

} // namespace

ChangeFeed::ChangeFeed(MmLink *link, Config config)
    : m_link(link)
    , m_config(std::move(config))
    , m_retryDelay(minRetryDelay)
{
    m_retryTimer.setSingleShot(true);
    connect(&m_retryTimer, &QTimer::timeout, this, &ChangeFeed::open);
    connect(m_link, &MmLink::ready, this, &ChangeFeed::open);
    open();
}

ChangeFeed::~ChangeFeed()
{
    m_link->abort(m_requestId);
}

void ChangeFeed::open()
{
    if (m_requestId != 0)
        return;
    m_retryTimer.stop();
    const bool isLegacy = m_config.request.isEmpty();
    m_requestId =
        m_link->post({.body = m_config.request,
                      .isStream = isLegacy,
                      .mayRepeat = true,
                      // The user may have stopped MM: only a request starts it again.
                      .startsMm = !isLegacy && !m_wasOpened,
                      .streamOpened = [this] { opened(); },
                      .event = [this](const QByteArray &message) { received(message); },
                      .answered = [this](const MmLink::Answer &answer) { ended(answer); }});
}

void ChangeFeed::opened()
{
    m_retryDelay = minRetryDelay;
    if (std::exchange(m_wasOpened, true) && m_config.wantsTools)
        m_config.write(mcp::notificationMessage(
            "notifications/tools/list_changed",
            m_config.id.isEmpty()
                ? QByteArray()
                : R"({"_meta":{"io.modelcontextprotocol/subscriptionId":)" + m_config.id + "}}"));
}

void ChangeFeed::received(const QByteArray &message)
{
    const JsonSlice members(message, {"method", "result"});
    // MM stops: the stream is opened again.
    if (!members.raw("result").isEmpty())
        return;
    if (members.raw("method") == "\"notifications/subscriptions/acknowledged\"" &&
        std::exchange(m_isAcknowledged, true))
        return;
    m_config.write(message);
}

void ChangeFeed::ended(const MmLink::Answer &answer)
{
    m_requestId = 0;
    if (!m_wasOpened && !m_config.request.isEmpty()) {
        m_config.failed(answer); // may destroy this
        return;
    }
    m_retryTimer.start(m_retryDelay);
    m_retryDelay = qMin(m_retryDelay * 2, maxRetryDelay);
}

} // namespace mm::stdio
