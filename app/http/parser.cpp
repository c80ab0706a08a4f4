// SPDX-License-Identifier: MIT
// The one file that knows Boost: Beast's parser reads the bytes, what it lets pass is checked here.
#include "app/http/parser.h"

// One of Beast's own assertions does not hold for an empty chunked body that comes byte by byte,
// which its code reads rightly.
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

constexpr int mostInterimAnswers = 16;
constexpr qsizetype largeBody = qsizetype(512) * 1024;

QByteArray toBytes(string_view text)
{
    return {text.data(), qsizetype(text.size())};
}

/// What both kinds of message share: headers and body, within limits.
template <bool isRequest>
class Parser : public beast::http::basic_parser<isRequest>
{
public:
    explicit Parser(const Limits &limits)
        : m_limits(limits)
    {
        this->eager(true);
        this->header_limit(static_cast<std::uint32_t>(limits.headBytes));
        this->body_limit(static_cast<std::uint64_t>(limits.bodyBytes));
    }

    Fault fault; ///< set by what is refused here, not by Beast
    QByteArray body;

protected:
    void refuse(int status, const QString &text, error_code &ec)
    {
        fault = {status, text};
        ec = beast::http::error::bad_field;
    }
    void countHead(std::size_t bytes, error_code &ec)
    {
        m_headBytes += qsizetype(bytes);
        if (m_headBytes > m_limits.headBytes)
            ec = beast::http::error::header_limit;
    }
    void countHeader(std::size_t bytes, error_code &ec)
    {
        if (++m_headers > m_limits.headers)
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
        // QByteArray grows by copying; a page that holds nothing yet costs nothing.
        const qsizetype needed = body.size() + qsizetype(bytes.size());
        if (needed > body.capacity() && needed > largeBody)
            body.reserve(m_limits.bodyBytes);
        body.append(bytes.data(), qsizetype(bytes.size()));
        return bytes.size();
    }
    void on_chunk_header_impl(std::uint64_t /*size*/, string_view extensions,
                              error_code &ec) override
    {
        m_extensions += qsizetype(extensions.size());
        if (m_extensions > m_limits.headBytes)
            ec = beast::http::error::header_limit;
    }
    std::size_t on_chunk_body_impl(std::uint64_t /*remain*/, string_view bytes,
                                   error_code &ec) override
    {
        return on_body_impl(bytes, ec);
    }
    void on_finish_impl(error_code & /*ec*/) override {}

private:
    const Limits m_limits;
    qsizetype m_headBytes = 0;
    qsizetype m_headers = 0;
    qsizetype m_extensions = 0; ///< bytes of all chunk extensions
};

class RequestBytes final : public Parser<true>
{
public:
    using Parser::Parser;
    Request request;

protected:
    void on_response_impl(int /*code*/, string_view /*reason*/, int /*version*/,
                          error_code & /*ec*/) override
    {
    }
    void on_request_impl(beast::http::verb /*verb*/, string_view method, string_view target,
                         int version, error_code &ec) override
    {
        request.method = toBytes(method);
        request.headers.reserve(8); // mostly enough
        request.minorVersion = version - 10;
        countHead(method.size() + target.size(), ec);
        if (!ec && !splitTarget({target.data(), qsizetype(target.size())}, &request))
            refuse(400, u"The request target is malformed."_s, ec);
    }
    void on_field_impl(beast::http::field field, string_view name, string_view value,
                       error_code &ec) override
    {
        countHeader(name.size() + value.size() + 4, ec);
        // Trailers come here too; they may not add to what was judged.
        if (ec || m_headDone)
            return;
        switch (field) {
        case beast::http::field::transfer_encoding:
            // Beast takes a coding that it does not know for none at all: what follows would be
            // read as a second request.
            if (request.minorVersion == 0)
                refuse(400, u"HTTP/1.0 knows no Transfer-Encoding."_s, ec);
            else if (!beast::iequals(value, "chunked"))
                refuse(501, u"No Transfer-Encoding but \"chunked\" is understood."_s, ec);
            break;
        case beast::http::field::content_length:
            if (request.count("Content-Length") > 0 || value.find(',') != string_view::npos)
                refuse(400, u"There is more than one Content-Length."_s, ec);
            break;
        default:
            break;
        }
        request.headers.append({toBytes(name), toBytes(value)});
    }
    void on_header_impl(error_code &ec) override
    {
        m_headDone = true;
        request.keepAlive = this->keep_alive();
        // A body without a length would be read as a second request.
        if (request.method == "POST" && request.header("Content-Length").isNull() &&
            request.header("Transfer-Encoding").isNull())
            refuse(411, u"A POST needs a Content-Length."_s, ec);
    }
    void on_finish_impl(error_code & /*ec*/) override { request.body = std::move(body); }

private:
    bool m_headDone = false;
};

class ResponseBytes final : public Parser<false>
{
public:
    using Parser::Parser;
    Answer answer;

protected:
    void on_request_impl(beast::http::verb /*verb*/, string_view /*method*/, string_view /*target*/,
                         int /*version*/, error_code & /*ec*/) override
    {
    }
    void on_response_impl(int code, string_view reason, int /*version*/, error_code &ec) override
    {
        answer.status = code;
        answer.reason = toBytes(reason);
        countHead(reason.size(), ec);
        if (code < 100 || code == 101)
            refuse(502, u"The status %1 is no answer."_s.arg(code), ec);
    }
    void on_field_impl(beast::http::field field, string_view name, string_view value,
                       error_code &ec) override
    {
        countHeader(name.size() + value.size() + 4, ec);
        if (!ec && field == beast::http::field::transfer_encoding &&
            !beast::iequals(value, "chunked"))
            refuse(502, u"No Transfer-Encoding but \"chunked\" is understood."_s, ec);
    }
    void on_header_impl(error_code & /*ec*/) override
    {
        answer.keepAlive = this->keep_alive() && !this->need_eof();
    }
    void on_finish_impl(error_code & /*ec*/) override { answer.body = std::move(body); }
};

Fault faultFor(const error_code &ec, QByteArrayView bytes)
{
    using beast::http::error;
    if (ec == error::header_limit)
        return {431, u"The head of the message is too large."_s};
    if (ec == error::body_limit)
        return {413, u"The body is too large."_s};
    if (ec == error::bad_version && namesOtherVersion(bytes))
        return {505, u"Only HTTP/1.0 and HTTP/1.1 are spoken here."_s};
    return {400, u"This is no well-formed HTTP: %1."_s.arg(QString::fromStdString(ec.message()))};
}

template <class Bytes>
class Feeder
{
public:
    explicit Feeder(const Limits &limits)
        : m_limits(limits)
    {
        bytes.emplace(limits);
    }

    void reset()
    {
        bytes.emplace(m_limits);
        stage = Stage::Head;
        fault = {};
        m_headUsed = 0;
    }

    qsizetype feed(QByteArrayView input)
    {
        qsizetype used = 0;
        qsizetype taken = -1;
        while (taken != 0 && used < input.size() && stage != Stage::Done &&
               stage != Stage::Failed) {
            taken = step(input.sliced(used));
            used += taken;
        }
        return used;
    }

    void end()
    {
        if (stage == Stage::Done || stage == Stage::Failed)
            return;
        error_code ec = beast::http::error::partial_message;
        if (bytes->got_some())
            bytes->put_eof(ec);
        if (ec)
            fail({502, u"The connection was closed before the end."_s});
        else
            stage = Stage::Done;
    }

    void fail(const Fault &why)
    {
        stage = Stage::Failed;
        fault = why;
    }

    std::optional<Bytes> bytes;
    Stage stage = Stage::Head;
    Fault fault;

private:
    qsizetype step(QByteArrayView input)
    {
        // Seen through a window, so that a line is judged alike in whatever pieces it comes.
        const bool inHead = stage == Stage::Head;
        if (inHead)
            input = input.first(qMin(input.size(), m_limits.headBytes - m_headUsed));
        else if (bytes->chunked())
            input = input.first(qMin(input.size(), m_limits.headBytes));
        error_code ec;
        const auto used = qsizetype(bytes->put(
            boost::asio::const_buffer(input.data(), static_cast<std::size_t>(input.size())), ec));
        const bool starved = ec == beast::http::error::need_more;
        if (ec && !starved) {
            fail(bytes->fault.status ? bytes->fault : faultFor(ec, input));
            return used;
        }
        stage = bytes->is_done()          ? Stage::Done
                : bytes->is_header_done() ? Stage::Body
                                          : Stage::Head;
        if (inHead && stage == Stage::Head) {
            m_headUsed += used;
            if (m_headUsed + input.size() - used >= m_limits.headBytes)
                fail(faultFor(beast::http::error::header_limit, input));
        }
        // A line that never ends: Beast asks for more for ever where it reads chunks.
        if (stage != Stage::Done && input.size() - used >= m_limits.headBytes && starved)
            fail(faultFor(beast::http::error::header_limit, input));
        return used;
    }

    const Limits m_limits;
    qsizetype m_headUsed = 0;
};

} // namespace

struct RequestParser::Impl : Feeder<RequestBytes>
{
    using Feeder::Feeder;
};

RequestParser::RequestParser(const Limits &limits)
    : m_impl(std::make_unique<Impl>(limits))
{
}

RequestParser::~RequestParser() = default;

qsizetype RequestParser::feed(QByteArrayView bytes)
{
    return m_impl->feed(bytes);
}

Stage RequestParser::stage() const
{
    return m_impl->stage;
}

const Fault &RequestParser::fault() const
{
    return m_impl->fault;
}

Request &RequestParser::request()
{
    return m_impl->bytes->request;
}

qsizetype RequestParser::bodySize() const
{
    return m_impl->stage == Stage::Done ? m_impl->bytes->request.body.size()
                                        : m_impl->bytes->body.size();
}

void RequestParser::reset()
{
    m_impl->reset();
}

struct ResponseParser::Impl : Feeder<ResponseBytes>
{
    using Feeder::Feeder;
    int interim = 0;
};

ResponseParser::ResponseParser(const Limits &limits)
    : m_impl(std::make_unique<Impl>(limits))
{
}

ResponseParser::~ResponseParser() = default;

qsizetype ResponseParser::feed(QByteArrayView bytes)
{
    qsizetype used = m_impl->feed(bytes);
    while (m_impl->stage == Stage::Done && m_impl->bytes->answer.status < 200) {
        m_impl->reset();
        if (++m_impl->interim > mostInterimAnswers)
            m_impl->fail({502, u"Interim answers do not end."_s});
        used += m_impl->feed(bytes.sliced(used));
    }
    return used;
}

void ResponseParser::end()
{
    m_impl->end();
}

Stage ResponseParser::stage() const
{
    return m_impl->stage;
}

const Fault &ResponseParser::fault() const
{
    return m_impl->fault;
}

Answer &ResponseParser::answer()
{
    return m_impl->bytes->answer;
}

qsizetype ResponseParser::bodySize() const
{
    return m_impl->stage == Stage::Done ? m_impl->bytes->answer.body.size()
                                        : m_impl->bytes->body.size();
}

void ResponseParser::reset()
{
    m_impl->interim = 0;
    m_impl->reset();
}

} // namespace mm::http
