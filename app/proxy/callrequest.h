// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QJsonValue>
#include <QString>

#include <chrono>

namespace mm {

/// What the body of a `POST /call` asks for.
struct CallRequest
{
    QString error; ///< one sentence on why it can't be understood; empty when it can
    QString target;
    QByteArray path;      ///< `/tools/{tool_name}`, escaped for a request line
    QByteArray arguments; ///< JSON, as it was sent; `{}` where there are none
    std::chrono::milliseconds timeout{0};
};

[[nodiscard]] CallRequest parseCall(const QByteArray &body, std::chrono::milliseconds timeout);

/// What the body of a `POST /register` asks for.
struct RegisterRequest
{
    QString error; ///< likewise
    QString name;
    quint16 port = 0;
    QByteArray tools; ///< a JSON array, as it was sent; `[]` where there is none
};

[[nodiscard]] RegisterRequest parseRegistration(const QByteArray &body);

/// The `instance_name` in the body of a `POST /heartbeat` or `/deregister`.
struct NameRequest
{
    QString error; ///< likewise
    QString name;
};

[[nodiscard]] NameRequest parseName(const QByteArray &body);

} // namespace mm
