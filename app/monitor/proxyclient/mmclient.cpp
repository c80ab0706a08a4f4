// SPDX-License-Identifier: MIT
#include "app/monitor/proxyclient/mmclient.h"

#include <QCoreApplication>

namespace mm {

namespace {

constexpr qsizetype maxResponseBody = qsizetype(1024) * 1024;

QByteArray userAgent()
{
    return "ee-monitor/" + QCoreApplication::applicationVersion().toLatin1();
}

} // namespace

MmClient::MmClient(MmUrl url)
    : m_url(std::move(url))
    , m_client(userAgent(), maxResponseBody)
{
}

void MmClient::get(const QByteArray &path, std::chrono::milliseconds timeout,
                   const http::Client::Done &done)
{
    sendTo(0, {{}, "GET", path, {}, timeout}, done);
}

void MmClient::post(const QByteArray &path, const QByteArray &json,
                    std::chrono::milliseconds timeout, const http::Client::Done &done)
{
    sendTo(0, {{}, "POST", path, json, timeout}, done);
}

void MmClient::sendTo(qsizetype index, http::Client::Call call, const http::Client::Done &done)
{
    call.endpoint = {m_url.addresses.at(index), m_url.port};
    m_client.start(call, [=, this](http::CallResult result) {
        const bool refused = result.kind == http::CallResult::Kind::Refused;
        if (refused && index + 1 < m_url.addresses.size())
            sendTo(index + 1, call, done);
        else
            done(std::move(result));
    });
}

} // namespace mm
