// SPDX-License-Identifier: MIT
#include "app/monitor/mmclient.h"

#include <QCoreApplication>

namespace mm {

namespace {

QByteArray userAgent()
{
    return "ee-monitor/" + QCoreApplication::applicationVersion().toLatin1();
}

} // namespace

MmClient::MmClient(MmUrl url)
    : m_url(std::move(url))
    , m_client(userAgent(), mostAnswer)
{
}

void MmClient::get(const QByteArray &path, std::chrono::milliseconds timeout,
                   const http::Client::Done &done)
{
    askAt(0, {{}, "GET", path, {}, timeout}, done);
}

void MmClient::post(const QByteArray &path, const QByteArray &json,
                    std::chrono::milliseconds timeout, const http::Client::Done &done)
{
    askAt(0, {{}, "POST", path, json, timeout}, done);
}

void MmClient::askAt(qsizetype index, http::Client::Call call, const http::Client::Done &done)
{
    call.endpoint = {m_url.addresses.at(index), m_url.port};
    m_client.start(call, [=, this](http::Outcome outcome) {
        const bool refused = outcome.kind == http::Outcome::Kind::Refused;
        if (refused && index + 1 < m_url.addresses.size())
            askAt(index + 1, call, done);
        else
            done(std::move(outcome));
    });
}

} // namespace mm
