// SPDX-License-Identifier: MIT
#pragma once

#include "app/http/client.h"
#include "app/monitor/proxyclient/mmurl.h"

namespace mm {

/// Sends requests to MM: to the first of its addresses that accepts the connection. Runs in the
/// thread's event loop.
class MmClient final
{
public:
    explicit MmClient(MmUrl url);
    Q_DISABLE_COPY_MOVE(MmClient)

    [[nodiscard]] const MmUrl &url() const { return m_url; }

    /// \p done is called once, later, unless this is destroyed.
    void get(const QByteArray &path, std::chrono::milliseconds timeout,
             const http::Client::Done &done);
    /// \p moreHeaders as of http::Client::Call.
    void post(const QByteArray &path, const QByteArray &json, std::chrono::milliseconds timeout,
              const http::Client::Done &done, const QByteArray &moreHeaders = {});

private:
    const MmUrl m_url;
    http::Client m_client;
};

} // namespace mm
