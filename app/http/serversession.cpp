// SPDX-License-Identifier: MIT
#include "app/http/serversession.h"

using namespace Qt::StringLiterals;
using namespace std::chrono;

namespace mm::http {

namespace {

/// Before one request.
constexpr int maxEmptyLines = 8;

} // namespace

Exchange::Exchange(Request request, MemoryQuota::Lease lease, ServerSession *session)
    : m_request(std::move(request))
    , m_lease(std::move(lease))
    , m_session(session)
{
}

Exchange::~Exchange()
{
    if (m_session)
        m_session->respond(errorResponse(500, u"The request was not answered."_s));
}

void Exchange::respond(Response response)
{
    m_onAbandoned = nullptr;
    if (ServerSession *session = std::exchange(m_session, nullptr))
        session->respond(std::move(response));
}

EventStreamPtr Exchange::openStream(const QList<Header> &headers)
{
    EventStreamPtr stream = m_session ? m_session->openStream(headers) : nullptr;
    if (stream) {
        m_session = nullptr;
        m_onAbandoned = nullptr;
    }
    return stream;
}

void Exchange::abandon()
{
    m_session = nullptr;
    if (const auto callback = std::exchange(m_onAbandoned, nullptr))
        callback();
}

ServerSession::ServerSession(Context *context, Transport *transport)
    : m_context(context)
    , m_transport(transport)
    , m_parser(context->limits.parse)
    , m_lease(&context->requestQuota)
{
}

ServerSession::~ServerSession()
{
    if (const auto exchange = m_exchange.lock())
        exchange->abandon();
    cutStream();
    if (const auto stream = m_stream.lock())
        stream->abandon();
}

void ServerSession::receive(QByteArrayView bytes)
{
    m_input += bytes;
    resume();
}

void ServerSession::sent()
{
    if (m_phase != Phase::Sending)
        return;
    m_phase = m_keepAlive && !m_context->closing ? Phase::Idle : Phase::Ended;
    resume();
}

void ServerSession::reject(int status, const QString &text)
{
    if (canReceive())
        write(errorResponse(status, text), false);
}

void ServerSession::resume()
{
    // A handler that responds within dispatch() calls this recursively.
    if (m_parsing)
        return;
    m_input.remove(0, parse(m_input));
    if (m_input.isEmpty() || m_phase == Phase::Streaming)
        m_input = {}; // frees its memory
}

/// Returns the number of bytes consumed.
qsizetype ServerSession::parse(QByteArrayView input)
{
    m_parsing = true;
    qsizetype consumed = 0;
    bool turnIsOver = false;
    while (!turnIsOver && canReceive() && consumed < input.size()) {
        const auto left = input.sliced(consumed);
        if (const qsizetype skipped = emptyLineSize(left); skipped != 0) {
            if (skipped < 0)
                break;
            consumed += skipped;
            continue;
        }
        m_phase = Phase::Receiving;
        consumed += m_parser.feed(left);
        const Progress progress = m_parser.progress();
        if (progress == Progress::Head)
            break;
        if (progress == Progress::Failed) {
            write(errorResponse(m_parser.error().status, m_parser.error().text), false);
        } else if (!checkHead()) {
            turnIsOver = true;
        } else if (!reserveBody()) {
            write(errorResponse(503, u"All large requests together may have %1; try again."_s.arg(
                                         sizeText(m_context->limits.requestMemory))),
                  false);
        } else if (progress == Progress::Done) {
            dispatch();
            turnIsOver = true;
        } else {
            break;
        }
    }
    m_hasMore = turnIsOver && consumed < input.size();
    m_parsing = false;
    return consumed;
}

/// RFC 9112, 2.2: empty lines before a request are skipped. -1 when one more byte is needed to
/// decide.
qsizetype ServerSession::emptyLineSize(QByteArrayView input)
{
    if (m_phase != Phase::Idle || input.front() != '\r' || m_emptyLines >= maxEmptyLines)
        return 0;
    if (input.size() < 2)
        return -1;
    if (input.at(1) != '\n')
        return 0;
    ++m_emptyLines;
    return 2;
}

bool ServerSession::reserveBody()
{
    const qsizetype size = m_parser.message().body.size();
    return size <= smallBodyBytes || m_lease.resize(size);
}

/// False when the request was rejected because of its head.
bool ServerSession::checkHead()
{
    if (std::exchange(m_headChecked, true))
        return true;
    const Request &request = m_parser.message();
    m_isHead = request.method == "HEAD";
    m_path = request.path;
    auto rejection = m_context->guard.rejection(request);
    const bool complete = m_parser.progress() == Progress::Done;
    if (rejection) {
        write(std::move(*rejection), complete && request.keepAlive);
        return false;
    }
    if (!complete && request.minorVersion > 0 && !request.header("Expect").isNull())
        (void)m_transport->send({"HTTP/1.1 100 Continue\r\n\r\n"}, {});
    return true;
}

void ServerSession::dispatch()
{
    m_phase = Phase::Handling;
    m_keepAlive = m_parser.message().keepAlive;
    const auto exchange =
        std::make_shared<Exchange>(std::move(m_parser.message()), std::move(m_lease), this);
    m_lease = MemoryQuota::Lease(&m_context->requestQuota);
    m_exchange = exchange;
    m_context->handler(exchange);
}

void ServerSession::respond(Response response)
{
    write(std::move(response), m_keepAlive);
    if (m_parsing)
        return;
    resume();
    m_transport->responded();
}

EventStreamPtr ServerSession::openStream(const QList<Header> &headers)
{
    if (m_context->closing || m_context->streams >= m_context->limits.maxStreams)
        return nullptr;
    Response response{.contentType = "text/event-stream",
                      .headers = QList<Header>{{"X-Accel-Buffering", "no"}} + headers};
    auto stream = std::make_shared<EventStream>(this);
    m_stream = stream;
    ++m_context->streams;
    m_phase = Phase::Streaming;
    m_keepAlive = false;
    sendPart(responseHead(response, -1, m_keepAlive, {}));
    if (m_isHead) {
        endStream();
    } else if (!m_parsing) {
        resume();
        m_transport->responded();
    }
    return stream;
}

void ServerSession::sendPart(const QByteArray &bytes)
{
    if (m_phase == Phase::Streaming && !m_transport->sendPart(bytes))
        cutStream();
}

void ServerSession::endStream()
{
    if (m_phase != Phase::Streaming)
        return;
    --m_context->streams;
    m_phase = m_transport->send({}, {}) ? Phase::Ended : Phase::Sending;
    if (!m_parsing)
        m_transport->responded();
}

void ServerSession::cutStream()
{
    if (m_phase != Phase::Streaming)
        return;
    --m_context->streams;
    m_phase = Phase::Ended;
}

void ServerSession::write(Response response, bool keepAlive)
{
    qsizetype size = 0;
    for (const QByteArray &piece : std::as_const(response.body))
        size += piece.size();
    MemoryQuota::Lease lease = std::move(response.lease);
    if (size > smallBodyBytes && !lease.isHeld()) {
        lease = MemoryQuota::Lease(&m_context->responseQuota);
        if (!lease.resize(size)) {
            response =
                errorResponse(503, u"All large answers together may have %1; try again."_s.arg(
                                       sizeText(m_context->limits.responseMemory)));
            size = response.body.constFirst().size();
        }
    }
    if (!response.rejection.isEmpty() && m_context->rejectionHandler)
        m_context->rejectionHandler({response.status, m_path, response.rejection});
    m_keepAlive = keepAlive && !m_context->closing && !m_context->crowded;
    QByteArrayList pieces{responseHead(response, size, m_keepAlive,
                                       duration_cast<seconds>(m_context->limits.idleTimeout))};
    if (!m_isHead)
        pieces += response.body;
    if (size <= smallBodyBytes)
        pieces = {pieces.join()};

    if (m_phase == Phase::Receiving)
        m_rejectedLength = m_parser.message().header("Content-Length").toLongLong();
    m_phase = Phase::Sending;
    m_headChecked = false;
    m_isHead = false;
    m_emptyLines = 0;
    m_path.clear();
    m_parser.reset();
    (void)m_lease.resize(0);
    if (m_transport->send(pieces, std::move(lease)))
        m_phase = m_keepAlive ? Phase::Idle : Phase::Ended;
}

} // namespace mm::http
