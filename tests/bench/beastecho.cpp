// SPDX-License-Identifier: MIT
// beastecho SERVICES_SIZE REGISTER_SIZE BACKEND_PORT: a minimal HTTP server with Boost.Beast, to
// compare mm-proxy with. Its answers have the given sizes; it has no limits and counts nothing;
// POST /call is passed to the backend, over a connection for each call. In one thread, as
// mm-proxy. Prints "listens on http://127.0.0.1:PORT".

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>

#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>

namespace {

namespace beast = boost::beast;
namespace http = beast::http;
using Tcp = boost::asio::ip::tcp;

struct Answers
{
    std::string services;
    std::string registration;
    Tcp::endpoint backend;
};

class Session final : public std::enable_shared_from_this<Session>
{
public:
    Session(Tcp::socket socket, const Answers &answers)
        : m_client(std::move(socket))
        , m_backend(m_client.get_executor())
        , m_answers(answers)
    {
        m_client.set_option(Tcp::no_delay(true));
    }

    void read()
    {
        m_request = {};
        http::async_read(m_client, m_buffer, m_request,
                         [self = shared_from_this()](beast::error_code error, std::size_t) {
                             if (!error)
                                 self->answer();
                         });
    }

private:
    void answer()
    {
        if (m_request.target() == "/call")
            callBackend();
        else
            write(m_request.target() == "/services" ? m_answers.services : m_answers.registration);
    }

    void callBackend()
    {
        m_backend.connect(m_answers.backend);
        m_backend.set_option(Tcp::no_delay(true));
        m_call = {http::verb::post, "/tools/work", 11, m_request.body()};
        m_call.set(http::field::host, "127.0.0.1");
        m_call.set(http::field::content_type, "application/json");
        m_call.keep_alive(false);
        m_call.prepare_payload();
        http::async_write(m_backend, m_call,
                          [self = shared_from_this()](beast::error_code error, std::size_t) {
                              if (!error)
                                  self->readResult();
                          });
    }

    void readResult()
    {
        m_result = {};
        http::async_read(m_backend, m_backendBuffer, m_result,
                         [self = shared_from_this()](beast::error_code error, std::size_t) {
                             self->m_backend.close();
                             if (!error)
                                 self->write(R"({"success":true,"result":)" +
                                             self->m_result.body() + "}");
                         });
    }

    void write(std::string body)
    {
        m_response = {http::status::ok, 11, std::move(body)};
        m_response.set(http::field::content_type, "application/json");
        m_response.prepare_payload();
        http::async_write(m_client, m_response,
                          [self = shared_from_this()](beast::error_code error, std::size_t) {
                              if (!error)
                                  self->read();
                          });
    }

    Tcp::socket m_client;
    Tcp::socket m_backend;
    const Answers &m_answers;
    beast::flat_buffer m_buffer;
    beast::flat_buffer m_backendBuffer;
    http::request<http::string_body> m_request;
    http::response<http::string_body> m_response;
    http::request<http::string_body> m_call;
    http::response<http::string_body> m_result;
};

void accept(Tcp::acceptor *acceptor, const Answers &answers)
{
    acceptor->async_accept([acceptor, &answers](beast::error_code error, Tcp::socket socket) {
        if (!error)
            std::make_shared<Session>(std::move(socket), answers)->read();
        accept(acceptor, answers);
    });
}

} // namespace

int main(int argc, char *argv[])
{
    if (argc != 4)
        return 64;
    const boost::asio::ip::address here = boost::asio::ip::make_address("127.0.0.1");
    const Answers answers{std::string(std::strtoul(argv[1], nullptr, 10), 'x'),
                          std::string(std::strtoul(argv[2], nullptr, 10), 'x'),
                          {here, static_cast<unsigned short>(std::strtoul(argv[3], nullptr, 10))}};
    boost::asio::io_context context(1);
    Tcp::acceptor acceptor(context, {here, 0});
    std::printf("listens on http://127.0.0.1:%u\n", unsigned(acceptor.local_endpoint().port()));
    std::fflush(stdout);
    accept(&acceptor, answers);
    context.run();
    return 0;
}
