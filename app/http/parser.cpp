// SPDX-License-Identifier: MIT
// The only file that includes Boost. Beast parses the bytes; this file rejects what Beast accepts
// and HTTP forbids.
#include "app/http/parser.h"

// One of Beast's assertions fails wrongly for an empty chunked body that arrives byte by byte.
#define BOOST_DISABLE_ASSERTS
#include <boost/beast/http/basic_parser.hpp>

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace mm::http {

namespace {

namespace beast = boost::beast;
using beast::error_code;
using beast::string_view;
using beast::http::error;

constexpr int maxInterimResponses = 16;
constexpr qsizetype largeBody = qsizetype(512) * 1024;

QByteArray toBytes(string_view text)
{
    return {text.data(), qsizetype(text.size())};
}

ParseError errorFor(const error_code &ec, QByteArrayView bytes, const ParseLimits &limits)
{
    if (ec == error::header_limit)
        return {431, u"The head is too large: it may have %1 and %2 headers."_s.arg(
                         sizeText(limits.maxHeadBytes), QString::number(limits.maxHeaders))};
    if (ec == error::body_limit)
        return {413,
                u"The body is too large: it may have %1."_s.arg(sizeText(limits.maxBodyBytes))};
    if (bytes.startsWith("\x16\x03")) // a record of TLS (RFC 8446, 5.1)
        return {400, u"This is HTTPS, but MM speaks HTTP: the URL has to begin with http://."_s};
    // The end of the line may not have arrived yet.
    static const QRegularExpression requestLine(uR"(^[^ ]+ [^ ]+ HTTP/[0-9]\.[0-9](\r\n|\r?\z))"_s);
    if (ec == error::bad_version && requestLine.match(QString::fromLatin1(bytes)).hasMatch())
        return {505, u"Only HTTP/1.0 and HTTP/1.1 are supported."_s};
    static const QRegularExpression bareLineFeed(uR"(\A[^\r\n]*\n)"_s);
    if (bareLineFeed.match(QString::fromLatin1(bytes)).hasMatch())
        return {400, u"This is not well-formed HTTP: a line has to end with CR LF, not LF."_s};
    return {400, u"This is not well-formed HTTP: %1."_s.arg(QString::fromStdString(ec.message()))};
}

} // namespace

/// Fills a message from Beast's callbacks, within limits.
template <class Message>
class MessageParser<Message>::Reader final
    : public beast::http::basic_parser<std::is_same_v<Message, Request>>
{
public:
    Reader(const ParseLimits &limits, Message *message)
        : m_limits(limits)
        , m_message(*message)
    {
        this->eager(true);
        this->header_limit(static_cast<std::uint32_t>(limits.maxHeadBytes));
        this->body_limit(static_cast<std::uint64_t>(limits.maxBodyBytes));
    }

    ParseError ownError; ///< set by reject(), not by Beast

protected:
    void on_request_impl(beast::http::verb /*verb*/, string_view method, string_view target,
                         int version, error_code &ec) override
    {
        if constexpr (isRequest) {
            m_message.method = toBytes(method);
            m_message.headers.reserve(8);
            m_message.minorVersion = version - 10;
            countHead(method.size() + target.size(), ec);
            if (!ec && !splitTarget({target.data(), qsizetype(target.size())}, &m_message))
                reject(400, u"The request target is malformed."_s, ec);
        }
    }
    void on_response_impl(int code, string_view reason, int /*version*/, error_code &ec) override
    {
        if constexpr (!isRequest) {
            m_message.status = code;
            m_message.reason = toBytes(reason);
            countHead(reason.size(), ec);
            if (code < 100 || code == 101)
                reject(502, u"A response cannot have the status %1."_s.arg(code), ec);
        }
    }
    void on_field_impl(beast::http::field field, string_view name, string_view value,
                       error_code &ec) override
    {
        if (++m_headers > m_limits.maxHeaders)
            ec = error::header_limit;
        countHead(name.size() + value.size() + 4, ec);
        // Trailers are reported here too. They must not add headers after the head was checked.
        if (ec || m_headDone)
            return;
        // Beast ignores an unknown coding: the body would then be read as another message.
        if (field == beast::http::field::transfer_encoding && !beast::iequals(value, "chunked"))
            reject(isRequest ? 501 : 502, u"The only supported Transfer-Encoding is \"chunked\"."_s,
                   ec);
        if constexpr (isRequest) {
            if (field == beast::http::field::transfer_encoding && m_message.minorVersion == 0)
                reject(400, u"HTTP/1.0 has no Transfer-Encoding."_s, ec);
            if (field == beast::http::field::content_length &&
                (m_message.count("Content-Length") > 0 || value.find(',') != string_view::npos))
                reject(400, u"There is more than one Content-Length."_s, ec);
            m_message.headers.append({toBytes(name), toBytes(value)});
        } else if (field == beast::http::field::content_type) {
            m_message.contentType = toBytes(value);
        } else if (field == beast::http::field::content_encoding) {
            m_message.contentEncoding = toBytes(value);
        } else if (field == beast::http::field::location) {
            m_message.location = toBytes(value);
        }
    }
    void on_header_impl(error_code &ec) override
    {
        m_headDone = true;
        if constexpr (isRequest) {
            m_message.keepAlive = this->keep_alive();
            // A body without a length would be read as a second request.
            if (m_message.method == "POST" && m_message.header("Content-Length").isNull() &&
                m_message.header("Transfer-Encoding").isNull())
                reject(411, u"The request has no body: a POST needs JSON and its Content-Length."_s,
                       ec);
        } else {
            m_message.keepAlive = this->keep_alive();
        }
    }
    void on_body_init_impl(const boost::optional<std::uint64_t> &length,
                           error_code & /*ec*/) override
    {
        if (!length)
            return;
        m_message.body.reserve(qMin(qsizetype(*length), largeBody));
        if constexpr (!isRequest)
            m_message.contentLength = qint64(*length);
    }
    std::size_t on_body_impl(string_view bytes, error_code & /*ec*/) override
    {
        // Grows by remapping: a large block is not copied, and its unused pages use no memory.
        m_message.body.append(bytes.data(), qsizetype(bytes.size()));
        return bytes.size();
    }
    void on_chunk_header_impl(std::uint64_t /*size*/, string_view extensions,
                              error_code &ec) override
    {
        m_extensionBytes += qsizetype(extensions.size());
        if (m_extensionBytes > m_limits.maxHeadBytes)
            ec = error::header_limit;
    }
    std::size_t on_chunk_body_impl(std::uint64_t /*remain*/, string_view bytes,
                                   error_code &ec) override
    {
        return on_body_impl(bytes, ec);
    }
    void on_finish_impl(error_code & /*ec*/) override {}

private:
    static constexpr bool isRequest = std::is_same_v<Message, Request>;

    void reject(int status, const QString &text, error_code &ec)
    {
        ownError = {status, text};
        ec = error::bad_field;
    }
    void countHead(std::size_t bytes, error_code &ec)
    {
        m_headBytes += qsizetype(bytes);
        if (m_headBytes > m_limits.maxHeadBytes)
            ec = error::header_limit;
    }

    const ParseLimits &m_limits;
    Message &m_message;
    qsizetype m_headBytes = 0; ///< including trailers
    qsizetype m_headers = 0;
    qsizetype m_extensionBytes = 0; ///< of all chunks
    bool m_headDone = false;
};

template <class Message>
MessageParser<Message>::MessageParser(const ParseLimits &limits)
    : m_limits(limits)
{
    reset();
}

template <class Message>
MessageParser<Message>::~MessageParser() = default;

template <class Message>
void MessageParser<Message>::reset()
{
    m_message = {};
    m_reader = std::make_unique<Reader>(m_limits, &m_message);
    m_progress = Progress::Head;
    m_error = {};
    m_headBytes = 0;
    m_interimResponses = 0;
}

template <class Message>
qsizetype MessageParser<Message>::feed(QByteArrayView bytes)
{
    qsizetype consumed = 0;
    qsizetype last = -1;
    while (last != 0 && consumed < bytes.size() && m_progress != Progress::Done &&
           m_progress != Progress::Failed) {
        last = feedOnce(bytes.sliced(consumed));
        consumed += last;
        if constexpr (std::is_same_v<Message, ClientResponse>) {
            if (m_progress == Progress::Done && m_message.status < 200) {
                const int interimResponses = m_interimResponses + 1;
                reset();
                m_interimResponses = interimResponses;
                if (interimResponses > maxInterimResponses)
                    fail({502, u"There are too many interim responses."_s});
            }
        }
    }
    return consumed;
}

template <class Message>
qsizetype MessageParser<Message>::feedOnce(QByteArrayView input)
{
    // Feed at most the rest of the head budget, so limits don't depend on how TCP split the bytes.
    if (m_progress == Progress::Head || m_reader->chunked())
        input = input.first(qMin(input.size(), m_limits.maxHeadBytes - m_headBytes));
    error_code ec;
    const auto consumed = qsizetype(
        m_reader->put(boost::asio::const_buffer(input.data(), std::size_t(input.size())), ec));
    const bool needsMore = ec == error::need_more;
    if (ec && !needsMore) {
        fail(m_reader->ownError.status != 0 ? m_reader->ownError : errorFor(ec, input, m_limits));
        return consumed;
    }
    m_progress = m_reader->is_done()          ? Progress::Done
                 : m_reader->is_header_done() ? Progress::Body
                                              : Progress::Head;
    m_headBytes = m_progress == Progress::Head ? m_headBytes + consumed : 0;
    // Beast does not limit the chunk-size line.
    if (needsMore && m_headBytes + input.size() - consumed >= m_limits.maxHeadBytes)
        fail(errorFor(error::header_limit, input, m_limits));
    return consumed;
}

template <class Message>
void MessageParser<Message>::end()
{
    if (m_progress == Progress::Done || m_progress == Progress::Failed)
        return;
    error_code ec = error::partial_message;
    if (m_reader->got_some())
        m_reader->put_eof(ec);
    if (ec)
        fail({502, u"The connection was closed before the end."_s});
    else
        m_progress = Progress::Done;
}

template <class Message>
void MessageParser<Message>::fail(const ParseError &error)
{
    m_progress = Progress::Failed;
    m_error = error;
}

template class MessageParser<Request>;
template class MessageParser<ClientResponse>;

} // namespace mm::http
