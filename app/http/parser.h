// SPDX-License-Identifier: MIT
#pragma once

#include "app/http/message.h"

#include <QByteArrayView>

#include <memory>

namespace mm::http {

/// Why a message is refused; status 0 while it is not.
struct Fault
{
    int status = 0;
    QString text;
};

/// How far a message has come.
enum class Stage { Head, Body, Done, Failed };

/// Bytes in, one request out.
class RequestParser final
{
public:
    explicit RequestParser(const Limits &limits);
    ~RequestParser();
    Q_DISABLE_COPY_MOVE(RequestParser)

    /// Takes as much of the message as can be read so far and gives back how many bytes that were.
    /// The rest has to be handed in again, with what follows it.
    qsizetype feed(QByteArrayView bytes);

    [[nodiscard]] Stage stage() const;
    [[nodiscard]] const Fault &fault() const;
    /// Complete but for its body from Stage::Body on.
    [[nodiscard]] Request &request();
    [[nodiscard]] qsizetype bodySize() const; ///< so far
    /// Makes ready for the next one.
    void reset();

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

/// What came back from a service.
struct Answer
{
    int status = 0;
    QByteArray reason;
    QByteArray body;
    bool keepAlive = false;
};

/// Bytes in, one answer out; interim ones (1xx) are passed over.
class ResponseParser final
{
public:
    explicit ResponseParser(const Limits &limits);
    ~ResponseParser();
    Q_DISABLE_COPY_MOVE(ResponseParser)

    /// As RequestParser's.
    qsizetype feed(QByteArrayView bytes);
    /// The other side has closed: that ends an answer of unknown length, and fails any other.
    void end();

    [[nodiscard]] Stage stage() const;
    [[nodiscard]] const Fault &fault() const;
    [[nodiscard]] Answer &answer();
    [[nodiscard]] qsizetype bodySize() const; ///< so far
    void reset();

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace mm::http
