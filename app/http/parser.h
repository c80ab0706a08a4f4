// SPDX-License-Identifier: MIT
#pragma once

#include "app/http/limits.h"
#include "app/http/message.h"

#include <memory>

namespace mm::http {

/// Why a message was rejected; status is 0 if it was not.
struct ParseError
{
    int status = 0; ///< for the server's response; 502 for errors that only a response can have
    QString text;
};

/// The part of a message that is being read.
enum class Progress { Head, Body, Done, Failed };

/// Parses one message from bytes that arrive in pieces. Interim responses (1xx) are skipped.
template <class Message>
class MessageParser final
{
public:
    explicit MessageParser(const ParseLimits &limits);
    ~MessageParser();
    Q_DISABLE_COPY_MOVE(MessageParser)

    /// Consumes as much of the message as can be parsed and returns the number of bytes consumed.
    /// Pass the remaining ones again, together with those that follow.
    qsizetype feed(QByteArrayView bytes);
    /// The peer has closed: completes a response without a length, and fails any other message.
    void end();

    [[nodiscard]] Progress progress() const { return m_progress; }
    [[nodiscard]] const ParseError &error() const { return m_error; }
    /// Complete from Progress::Body on, except for its body, which grows.
    [[nodiscard]] Message &message() { return m_message; }
    /// Prepares for the next message.
    void reset();

private:
    class Reader;
    qsizetype feedOnce(QByteArrayView input);
    void fail(const ParseError &error);

    const ParseLimits m_limits;
    Message m_message;
    std::unique_ptr<Reader> m_reader;
    Progress m_progress = Progress::Head;
    ParseError m_error;
    qsizetype m_headBytes = 0; ///< bytes consumed of an incomplete head
    int m_interimResponses = 0;
};

using RequestParser = MessageParser<Request>;
using ResponseParser = MessageParser<ClientResponse>;
extern template class MessageParser<Request>;
extern template class MessageParser<ClientResponse>;

} // namespace mm::http
