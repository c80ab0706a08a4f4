// SPDX-License-Identifier: MIT
#pragma once

#include "app/proxy/mcp/era.h"
#include "app/proxy/servers/rpcclient.h"

#include <memory>

namespace mm {

/// What a server offers.
struct ServerOffer
{
    mcp::Era era = mcp::Era::Legacy;
    QByteArray capabilities = "{}"; ///< a JSON object, as it was sent
    QByteArray instructions{};      ///< JSON; empty if there are none
    QByteArray tools = "[]";        ///< a JSON array
};

/// Asks a server what it offers: which era it speaks, by `server/discover`, then `initialize` (MCP
/// 2026-07-28, transports, stdio, "Backward Compatibility"), and all pages of its tools.
class OfferReader final
{
public:
    struct Limits
    {
        std::chrono::milliseconds discover{3'000};
        std::chrono::milliseconds initialize{60'000};
        std::chrono::milliseconds page{15'000};
    };
    /// Limits of the list of tools: what exceeds one of them is left out.
    static constexpr qsizetype maxTools = 1000;
    static constexpr qsizetype maxToolBytes = qsizetype(4) * 1024 * 1024;
    static constexpr int maxPages = 100;

    /// \p failure is a clause; empty on success. \p note is a sentence on what is left out, or
    /// empty.
    using Done =
        std::function<void(const ServerOffer &offer, const QString &failure, const QString &note)>;

    /// \p rpc must outlive this.
    OfferReader(RpcClient *rpc, const QByteArray &version, const Limits &limits);

    /// Calls \p done once, later, unless this is destroyed. Without \p probes it begins with
    /// `initialize`, for a server that ends at any other request.
    void readAll(Done done, bool probes = true);
    /// Reads only the tools again, and calls \p done as readAll().
    void readTools(const ServerOffer &offer, Done done);
    /// Whether it has sent `server/discover`, and the server has answered nothing at all.
    [[nodiscard]] bool isProbing() const { return m_isProbing; }
    /// The request that is not answered yet, for a sentence.
    [[nodiscard]] QString waitsFor() const { return m_waitsFor; }

private:
    void discovered(const ServiceAnswer &answer);
    void initialize();
    void initialized(const ServiceAnswer &answer);
    void keepOffer(const QByteArray &handshake);
    void readPage(const QByteArray &cursor);
    void pageRead(const ServiceAnswer &answer);
    void finish(const QString &failure);
    /// \p next is called unless this was destroyed.
    void request(const QByteArray &method, const QByteArray &params,
                 std::chrono::milliseconds timeout,
                 void (OfferReader::*next)(const ServiceAnswer &));

    RpcClient *const m_rpc;
    const QByteArray m_version;
    const Limits m_limits;
    const std::shared_ptr<bool> m_isAlive = std::make_shared<bool>(true);
    Done m_done;
    QString m_waitsFor;
    ServerOffer m_offer;
    QTimer m_probeTimer;
    bool m_isProbing = false;
    bool m_isEraKnown = false;
    int m_pages = 0;
    qsizetype m_toolCount = 0;
    QByteArray m_tools;
    QString m_note;
};

} // namespace mm
