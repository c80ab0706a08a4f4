// SPDX-License-Identifier: MIT
#include "app/http/session.h"

using namespace Qt::StringLiterals;

namespace mm::http {

namespace {

/// Pieces up to this size in all are put into one.
constexpr qsizetype onePacket = qsizetype(64) * 1024;
constexpr int mostEmptyLines = 8;

} // namespace

Exchange::Exchange(Request request, Budget::Share held, Session *session)
    : m_request(std::move(request))
    , m_held(std::move(held))
    , m_session(session)
{
}

Exchange::~Exchange()
{
    if (m_session)
        m_session->answer(errorResponse(500, u"The request was not answered."_s));
}

void Exchange::answer(Response response)
{
    m_abandoned = nullptr;
    if (Session *session = std::exchange(m_session, nullptr))
        session->answer(std::move(response));
}

void Exchange::abandon()
{
    m_session = nullptr;
    m_held = {}; // the budget goes with the server
    if (const auto gone = std::exchange(m_abandoned, nullptr))
        gone();
}

Session::Session(Shared *shared, Peer *peer)
    : m_shared(shared)
    , m_peer(peer)
    , m_parser(shared->limits)
    , m_held(&shared->requests)
{
}

Session::~Session()
{
    if (const auto exchange = m_exchange.lock())
        exchange->abandon();
}

void Session::receive(QByteArrayView bytes)
{
    // Mostly a whole request, and nothing to be kept of it.
    if (m_input.isEmpty() && !m_advancing) {
        m_input = bytes.sliced(take(bytes)).toByteArray();
        return;
    }
    m_input.append(bytes);
    advance();
}

void Session::resume()
{
    advance();
}

void Session::sent()
{
    if (m_phase != Phase::Sending)
        return;
    m_phase = m_keepAlive && !m_shared->closing ? Phase::Idle : Phase::Ended;
    advance();
}

void Session::refuse(int status, const QString &text)
{
    if (wantsBytes())
        write(errorResponse(status, text), false);
}

void Session::advance()
{
    // An answer that is there at once comes back into here.
    if (!m_advancing)
        m_input.remove(0, take(m_input));
}

/// How many bytes are used up.
qsizetype Session::take(QByteArrayView input)
{
    m_advancing = true;
    qsizetype used = 0;
    bool turnIsOver = false;
    while (!turnIsOver && wantsBytes() && used < input.size()) {
        const auto left = input.sliced(used);
        if (const qsizetype skipped = emptyLine(left); skipped != 0) {
            if (skipped < 0)
                break;
            used += skipped;
            continue;
        }
        m_phase = Phase::Receiving;
        used += m_parser.feed(left);
        const Stage stage = m_parser.stage();
        if (stage == Stage::Head)
            break;
        if (stage == Stage::Failed) {
            write(errorResponse(m_parser.fault().status, m_parser.fault().text), false);
        } else if (!judgeHead()) {
            turnIsOver = true;
        } else if (!holdBody()) {
            write(errorResponse(503, u"Too many large requests at once."_s), false);
        } else if (stage == Stage::Done) {
            dispatch();
            turnIsOver = true;
        } else {
            break;
        }
    }
    m_hasMore = turnIsOver && used < input.size();
    m_advancing = false;
    return used;
}

/// RFC 9112, 2.2: empty lines before a request are to be passed over. How many bytes that are; -1
/// when more have to come before it can be told.
qsizetype Session::emptyLine(QByteArrayView input)
{
    if (m_phase != Phase::Idle || input.front() != '\r' || m_emptyLines >= mostEmptyLines)
        return 0;
    if (input.size() < 2)
        return -1;
    if (input.at(1) != '\n')
        return 0;
    ++m_emptyLines;
    return 2;
}

bool Session::holdBody()
{
    const qsizetype size = m_parser.bodySize();
    return size <= m_shared->limits.smallBytes || m_held.resize(size);
}

/// False when the head alone is reason enough to refuse the request.
bool Session::judgeHead()
{
    if (std::exchange(m_judged, true))
        return true;
    const Request &request = m_parser.request();
    m_headOnly = request.method == "HEAD";
    auto refusal = m_shared->gate.refusal(request);
    const bool complete = m_parser.stage() == Stage::Done;
    if (refusal) {
        write(std::move(*refusal), complete && request.keepAlive);
        return false;
    }
    if (!complete && request.minorVersion > 0 && !request.header("Expect").isNull())
        (void)m_peer->send({"HTTP/1.1 100 Continue\r\n\r\n"}, {});
    return true;
}

void Session::dispatch()
{
    m_phase = Phase::Handling;
    m_keepAlive = m_parser.request().keepAlive;
    const auto exchange =
        std::make_shared<Exchange>(std::move(m_parser.request()), std::move(m_held), this);
    m_held = Budget::Share(&m_shared->requests);
    m_exchange = exchange;
    m_shared->handler(exchange);
}

void Session::answer(Response response)
{
    write(std::move(response), m_keepAlive);
    if (m_advancing)
        return;
    advance();
    m_peer->answered();
}

void Session::write(Response response, bool keepAlive)
{
    qsizetype size = 0;
    for (const QByteArray &piece : response.body)
        size += piece.size();
    Budget::Share held = std::move(response.held);
    if (Budget::Share mine(&m_shared->answers);
        size > m_shared->limits.smallBytes && !held.isTaken()) {
        if (!mine.resize(size)) {
            response = errorResponse(503, u"Too many large answers are waiting to be read."_s);
            size = response.body.constFirst().size();
        }
        held = std::move(mine);
    }
    m_keepAlive = keepAlive && !m_shared->closing;
    const bool fits = size <= onePacket;
    QByteArray head = responseHead(response, size, m_keepAlive, fits ? size : 0);
    QByteArrayList pieces;
    if (m_headOnly) {
        pieces = {std::move(head)};
    } else if (fits) {
        for (const QByteArray &piece : std::as_const(response.body))
            head += piece;
        pieces = {std::move(head)};
    } else {
        pieces.reserve(1 + response.body.size());
        pieces.append(std::move(head));
        pieces += response.body;
    }

    m_phase = Phase::Sending;
    m_judged = false;
    m_headOnly = false;
    m_emptyLines = 0;
    m_parser.reset();
    (void)m_held.resize(0);
    if (m_peer->send(pieces, std::move(held)))
        m_phase = m_keepAlive ? Phase::Idle : Phase::Ended;
}

} // namespace mm::http
