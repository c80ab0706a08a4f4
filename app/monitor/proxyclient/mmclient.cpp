// SPDX-License-Identifier: MIT
#include "app/monitor/proxyclient/mmclient.h"

#include <QCoreApplication>

namespace mm {

namespace {

/// The list of services has their tools.
constexpr qsizetype maxResponseBody = qsizetype(16) * 1024 * 1024;

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
    m_client.start({{m_url.addresses, m_url.port}, "GET", path, {}, timeout, m_url.token.text},
                   done);
}

void MmClient::post(const QByteArray &path, const QByteArray &json,
                    std::chrono::milliseconds timeout, const http::Client::Done &done,
                    const QByteArray &moreHeaders)
{
    m_client.start(
        {{m_url.addresses, m_url.port}, "POST", path, json, timeout, m_url.token.text, moreHeaders},
        done);
}

} // namespace mm
