// SPDX-License-Identifier: MIT
#pragma once

#include "app/proxy/servers/serveroffer.h"
#include "app/proxy/servers/serverprocess.h"

namespace mm {

/// One run of an MCP server: its process, the requests to it, and what it offers. Use it from a
/// thread with an event loop.
class ServerRun final : public QObject
{
    Q_OBJECT

public:
    struct Limits
    {
        ServerProcess::Limits process{};
        OfferReader::Limits offer{};
        /// A server that has not answered for this time is pinged, if no call runs.
        std::chrono::milliseconds pingAfter{8'000};
        /// One that does not answer a ping for this time is given up.
        std::chrono::milliseconds giveUpAfter{60'000};
    };
    using Time = std::chrono::steady_clock::time_point;

    /// \p version is that of MM. \p quota limits the sum of all results; may be null, must outlive
    /// this.
    ServerRun(const QByteArray &version, const Limits &limits, http::MemoryQuota *quota);

    /// offered() or failed() follow, or ended(). \p probes as in OfferReader.
    void start(const ServerProcess::Command &command, bool probes);
    /// Ends the process; ended() follows. It is not ready from then on.
    void stop();

    /// Requests of it are for a server that is ready.
    [[nodiscard]] RpcClient &rpc() { return m_rpc; }
    /// Whether it ended before it answered anything to the probe: some servers do at each request
    /// but `initialize`.
    [[nodiscard]] bool endedAtProbe() const { return m_endedAtProbe; }
    /// Whether it has answered the handshake.
    [[nodiscard]] bool isReady() const { return m_isReady; }
    [[nodiscard]] bool isSuspended() const { return m_isSuspended; }
    [[nodiscard]] bool isStuck() const { return m_process.isStuck(); }
    /// Of a ping that has no answer yet.
    [[nodiscard]] std::optional<Time> pingSent() const { return m_pingSent; }
    /// The request of the handshake that is not answered yet, for a sentence.
    [[nodiscard]] QString waitsFor() const;
    [[nodiscard]] const ServerOffer &offer() const { return m_offer; }
    /// Since it became ready; 0 if it never did.
    [[nodiscard]] std::chrono::milliseconds uptime() const;
    [[nodiscard]] const QStringList &log() const { return m_process.log(); }

    /// Asks for notifications of changes of these resources, and of all lists.
    void subscribe(const QStringList &uris);
    /// Call it every two seconds or more often: notices what no event reports. \p isIdle is whether
    /// no call runs.
    void check(bool isIdle);

Q_SIGNALS:
    /// It has answered the handshake, or has other tools; see offer().
    void offered();
    /// It is of no use, and has to be stopped. \p failure is a clause.
    void failed(const QString &failure);
    /// A notification, other than of tools and of progress.
    void notified(const QString &method, const QByteArray &params);
    /// A line of stdout that is no message.
    void noiseRead(const QByteArray &line);
    /// What is left out of its tools, or why they can't be read: a sentence.
    void problemFound(const QString &problem);
    /// \p how is a clause. No request is answered any more.
    void ended(const QString &how);

private:
    void readOffer();
    void readTools();
    void offerRead(const ServerOffer &offer, const QString &failure, const QString &note);
    void received(const QString &method, const QByteArray &params);
    void listen();
    void ping();

    const QByteArray m_version;
    const Limits m_limits;
    ServerProcess m_process;
    RpcClient m_rpc;
    std::unique_ptr<OfferReader> m_reader; ///< while it reads
    QTimer m_toolsTimer;                   ///< until the tools are read again
    ServerOffer m_offer;
    QStringList m_uris;
    bool m_probes = true;
    bool m_endedAtProbe = false;
    bool m_isReady = false;
    bool m_isSuspended = false;
    Time m_readySince{};
    std::optional<Time> m_pingSent;
    quint64 m_listening = 0; ///< id of `subscriptions/listen`
    bool m_canListen = true;
};

} // namespace mm
