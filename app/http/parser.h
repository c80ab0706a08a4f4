// SPDX-License-Identifier: MIT
#pragma once

#include "app/http/limits.h"
#include "app/http/message.h"

#include <memory>

namespace mm::http {

/// Why a message is rejected; status 0 while it is not.
struct ParseError
{
    int status = 0; ///< what a server responds with; 502 for what only a response can do wrong
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
    /// The peer has closed: completes a response of unknown length, and fails any other message.
    void end();

    [[nodiscard]] Progress progress() const;
    [[nodiscard]] const ParseError &error() const;
    /// Complete except for its body from Progress::Body on.
    [[nodiscard]] Message &message();
    [[nodiscard]] qsizetype bodySize() const; ///< received so far
    /// Prepares for the next message.
    void reset();

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

using RequestParser = MessageParser<Request>;
using ResponseParser = MessageParser<ClientResponse>;
extern template class MessageParser<Request>;
extern template class MessageParser<ClientResponse>;

} // namespace mm::http
