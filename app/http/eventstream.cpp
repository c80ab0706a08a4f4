// SPDX-License-Identifier: MIT
#include "app/http/eventstream.h"

#include "app/http/serversession.h"

#include <utility>

namespace mm::http {

namespace {

/// HTML Standard, 9.2.5: a field's value can't have line ends, so each line is a field of its own.
QByteArray eventOf(const QByteArray &data)
{
    QByteArray event;
    event.reserve(data.size() + 16);
    QByteArrayView rest = data;
    for (;;) {
        qsizetype end = 0;
        while (end < rest.size() && rest.at(end) != '\n' && rest.at(end) != '\r')
            ++end;
        event.append("data: ").append(rest.first(end)).append('\n');
        if (end == rest.size())
            return event.append('\n');
        rest = rest.sliced(end + (rest.sliced(end).startsWith("\r\n") ? 2 : 1));
    }
}

} // namespace

EventStream::EventStream(ServerSession *session)
    : m_session(session)
{
}

EventStream::~EventStream()
{
    end();
}

bool EventStream::isOpen() const
{
    return m_session && m_session->phase() == ServerSession::Phase::Streaming;
}

void EventStream::send(const QByteArray &data)
{
    if (isOpen())
        m_session->sendPart(eventOf(data));
}

void EventStream::end()
{
    m_onClosed = nullptr;
    if (ServerSession *session = std::exchange(m_session, nullptr))
        session->endStream();
}

void EventStream::abandon()
{
    if (!std::exchange(m_session, nullptr))
        return;
    if (const auto callback = std::exchange(m_onClosed, nullptr))
        callback();
}

} // namespace mm::http
