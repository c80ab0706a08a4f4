// SPDX-License-Identifier: MIT
// The only file that includes Boost. Beast parses the bytes; what Beast accepts and HTTP forbids is
// rejected here.
#include "app/http/parser.h"

// One of Beast's assertions fails wrongly for an empty chunked body that arrives byte by byte.
#define BOOST_DISABLE_ASSERTS
#include <boost/beast/http/basic_parser.hpp>

#include <optional>

using namespace Qt::StringLiterals;

namespace mm::http {

namespace {

namespace beast = boost::beast;
using beast::error_code;
using beast::string_view;
using Length = boost::optional<std::uint64_t>;

constexpr int maxInterimResponses = 16;
constexpr qsizetype largeBody = qsizetype(512) * 1024;

QByteArray toBytes(string_view text)
{
    return {text.data(), qsizetype(text.size())};
}

} // namespace

// Not anonymous: members of a class with linkage have these types.
namespace detail {

/// Headers and body within limits, for both kinds of message.
template <bool isRequest>
class LimitedParser : public beast::http::basic_parser<isRequest>
{
public:
    explicit LimitedParser(const ParseLimits &limits)
        : m_limits(limits)
    {
        this->eager(true);
        this->header_limit(static_cast<std::uint32_t>(limits.maxHeadBytes));
        this->body_limit(static_cast<std::uint64_t>(limits.maxBodyBytes));
    }

    ParseError error; ///< set for what is rejected here, not by Beast
    QByteArray body;

protected:
    void reject(int status, const QString &text, error_code &ec)
    {
        error = {status, text};
        ec = beast::http::error::bad_field;
    }
    void countHead(std::size_t bytes, error_code &ec)
    {
        m_headBytes += qsizetype(bytes);
        if (m_headBytes > m_limits.maxHeadBytes)
            ec = beast::http::error::header_limit;
    }
    void countHeader(std::size_t bytes, error_code &ec)
    {
        if (++m_headers > m_limits.maxHeaders)
            ec = beast::http::error::header_limit;
        else
            countHead(bytes, ec);
    }

    void on_body_init_impl(const Length &length, error_code & /*ec*/) override
    {
        if (length)
            body.reserve(qsizetype(*length));
    }
    std::size_t on_body_impl(string_view bytes, error_code & /*ec*/) override
    {
        // QByteArray grows by copying; reserved pages that are never written cost nothing.
        const qsizetype needed = body.size() + qsizetype(bytes.size());
        if (needed > body.capacity() && needed > largeBody)
            body.reserve(m_limits.maxBodyBytes);
        body.append(bytes.data(), qsizetype(bytes.size()));
        return bytes.size();
    }
    void on_chunk_header_impl(std::uint64_t /*size*/, string_view extensions,
                              error_code &ec) override
    {
        m_extensionBytes += qsizetype(extensions.size());
        if (m_extensionBytes > m_limits.maxHeadBytes)
            ec = beast::http::error::header_limit;
    }
    std::size_t on_chunk_body_impl(std::uint64_t /*remain*/, string_view bytes,
                                   error_code &ec) override
    {
        return on_body_impl(bytes, ec);
    }
    void on_finish_impl(error_code & /*ec*/) override {}

private:
    const ParseLimits m_limits;
    qsizetype m_headBytes = 0;
    qsizetype m_headers = 0;
    qsizetype m_extensionBytes = 0; ///< of all chunks
};

class RequestReader final : public LimitedParser<true>
{
public:
    using LimitedParser::LimitedParser;
    Request message;

protected:
    void on_response_impl(int /*code*/, string_view /*reason*/, int /*version*/,
                          error_code & /*ec*/) override
    {
    }
    void on_request_impl(beast::http::verb /*verb*/, string_view method, string_view target,
                         int version, error_code &ec) override
    {
        message.method = toBytes(method);
        message.headers.reserve(8);
        message.minorVersion = version - 10;
        countHead(method.size() + target.size(), ec);
        if (!ec && !splitTarget({target.data(), qsizetype(target.size())}, &message))
            reject(400, u"The request target is malformed."_s, ec);
    }
    void on_field_impl(beast::http::field field, string_view name, string_view value,
                       error_code &ec) override
    {
        countHeader(name.size() + value.size() + 4, ec);
        // Trailers are reported here too. They must not add headers after the head was checked.
        if (ec || m_headDone)
            return;
        switch (field) {
        case beast::http::field::transfer_encoding:
            // Beast ignores a coding that it doesn't know: the body would be read as a second
            // request.
            if (message.minorVersion == 0)
                reject(400, u"HTTP/1.0 knows no Transfer-Encoding."_s, ec);
            else if (!beast::iequals(value, "chunked"))
                reject(501, u"No Transfer-Encoding but \"chunked\" is understood."_s, ec);
            break;
        case beast::http::field::content_length:
            if (message.count("Content-Length") > 0 || value.find(',') != string_view::npos)
                reject(400, u"There is more than one Content-Length."_s, ec);
            break;
        default:
            break;
        }
        message.headers.append({toBytes(name), toBytes(value)});
    }
    void on_header_impl(error_code &ec) override
    {
        m_headDone = true;
        message.keepAlive = this->keep_alive();
        // A body without a length would be read as a second request.
        if (message.method == "POST" && message.header("Content-Length").isNull() &&
            message.header("Transfer-Encoding").isNull())
            reject(411, u"A POST needs a Content-Length."_s, ec);
    }
    void on_finish_impl(error_code & /*ec*/) override { message.body = std::move(body); }

private:
    bool m_headDone = false;
};

class ResponseReader final : public LimitedParser<false>
{
public:
    using LimitedParser::LimitedParser;
    ClientResponse message;

protected:
    void on_request_impl(beast::http::verb /*verb*/, string_view /*method*/, string_view /*target*/,
                         int /*version*/, error_code & /*ec*/) override
    {
    }
    void on_response_impl(int code, string_view reason, int /*version*/, error_code &ec) override
    {
        message.status = code;
        message.reason = toBytes(reason);
        countHead(reason.size(), ec);
        if (code < 100 || code == 101)
            reject(502, u"The status %1 is no answer."_s.arg(code), ec);
    }
    void on_field_impl(beast::http::field field, string_view name, string_view value,
                       error_code &ec) override
    {
        countHeader(name.size() + value.size() + 4, ec);
        if (!ec && field == beast::http::field::transfer_encoding &&
            !beast::iequals(value, "chunked"))
            reject(502, u"No Transfer-Encoding but \"chunked\" is understood."_s, ec);
    }
    void on_header_impl(error_code & /*ec*/) override
    {
        message.keepAlive = this->keep_alive() && !this->need_eof();
    }
    void on_finish_impl(error_code & /*ec*/) override { message.body = std::move(body); }
};

template <class Message>
struct ReaderOf;
template <>
struct ReaderOf<Request>
{
    using Type = RequestReader;
};
template <>
struct ReaderOf<ClientResponse>
{
    using Type = ResponseReader;
};

} // namespace detail

namespace {

ParseError errorFor(const error_code &ec, QByteArrayView bytes)
{
    using beast::http::error;
    if (ec == error::header_limit)
        return {431, u"The head of the message is too large."_s};
    if (ec == error::body_limit)
        return {413, u"The body is too large."_s};
    if (ec == error::bad_version && hasUnsupportedVersion(bytes))
        return {505, u"Only HTTP/1.0 and HTTP/1.1 are spoken here."_s};
    return {400, u"This is no well-formed HTTP: %1."_s.arg(QString::fromStdString(ec.message()))};
}

} // namespace

template <class Message>
struct MessageParser<Message>::Impl
{
    explicit Impl(const ParseLimits &parseLimits)
        : limits(parseLimits)
    {
        reset();
    }

    void reset()
    {
        reader.emplace(limits);
        progress = Progress::Head;
        error = {};
        headConsumed = 0;
    }

    void fail(const ParseError &why)
    {
        progress = Progress::Failed;
        error = why;
    }

    qsizetype feed(QByteArrayView input)
    {
        qsizetype consumed = 0;
        qsizetype last = -1;
        while (last != 0 && consumed < input.size() && progress != Progress::Done &&
               progress != Progress::Failed) {
            last = feedOnce(input.sliced(consumed));
            consumed += last;
        }
        return consumed;
    }

    qsizetype feedOnce(QByteArrayView input)
    {
        // Feed at most the rest of the head budget, so limits don't depend on how TCP split the
        // bytes.
        const bool inHead = progress == Progress::Head;
        if (inHead)
            input = input.first(qMin(input.size(), limits.maxHeadBytes - headConsumed));
        else if (reader->chunked())
            input = input.first(qMin(input.size(), limits.maxHeadBytes));
        error_code ec;
        const auto consumed = qsizetype(reader->put(
            boost::asio::const_buffer(input.data(), static_cast<std::size_t>(input.size())), ec));
        const bool needsMore = ec == beast::http::error::need_more;
        if (ec && !needsMore) {
            fail(reader->error.status ? reader->error : errorFor(ec, input));
            return consumed;
        }
        progress = reader->is_done()          ? Progress::Done
                   : reader->is_header_done() ? Progress::Body
                                              : Progress::Head;
        if (inHead && progress == Progress::Head) {
            headConsumed += consumed;
            if (headConsumed + input.size() - consumed >= limits.maxHeadBytes)
                fail(errorFor(beast::http::error::header_limit, input));
        }
        // Beast has no limit for the line that begins a chunk.
        if (progress != Progress::Done && input.size() - consumed >= limits.maxHeadBytes &&
            needsMore)
            fail(errorFor(beast::http::error::header_limit, input));
        return consumed;
    }

    const ParseLimits limits;
    std::optional<typename detail::ReaderOf<Message>::Type> reader;
    Progress progress = Progress::Head;
    ParseError error;
    qsizetype headConsumed = 0;
    int interimResponses = 0;
};

template <class Message>
MessageParser<Message>::MessageParser(const ParseLimits &limits)
    : m_impl(std::make_unique<Impl>(limits))
{
}

template <class Message>
MessageParser<Message>::~MessageParser() = default;

template <class Message>
qsizetype MessageParser<Message>::feed(QByteArrayView bytes)
{
    qsizetype consumed = m_impl->feed(bytes);
    if constexpr (std::is_same_v<Message, ClientResponse>) {
        while (m_impl->progress == Progress::Done && message().status < 200) {
            m_impl->reset();
            if (++m_impl->interimResponses > maxInterimResponses)
                m_impl->fail({502, u"Interim answers do not end."_s});
            consumed += m_impl->feed(bytes.sliced(consumed));
        }
    }
    return consumed;
}

template <class Message>
void MessageParser<Message>::end()
{
    if (progress() == Progress::Done || progress() == Progress::Failed)
        return;
    error_code ec = beast::http::error::partial_message;
    if (m_impl->reader->got_some())
        m_impl->reader->put_eof(ec);
    if (ec)
        m_impl->fail({502, u"The connection was closed before the end."_s});
    else
        m_impl->progress = Progress::Done;
}

template <class Message>
Progress MessageParser<Message>::progress() const
{
    return m_impl->progress;
}

template <class Message>
const ParseError &MessageParser<Message>::error() const
{
    return m_impl->error;
}

template <class Message>
Message &MessageParser<Message>::message()
{
    return m_impl->reader->message;
}

template <class Message>
qsizetype MessageParser<Message>::bodySize() const
{
    return progress() == Progress::Done ? m_impl->reader->message.body.size()
                                        : m_impl->reader->body.size();
}

template <class Message>
void MessageParser<Message>::reset()
{
    m_impl->interimResponses = 0;
    m_impl->reset();
}

template class MessageParser<Request>;
template class MessageParser<ClientResponse>;

} // namespace mm::http
