// SPDX-License-Identifier: MIT
#pragma once

#include "app/proxy/servers/serverfile.h"
#include "app/proxy/servers/serverrun.h"
#include "app/proxy/servers/serverstate.h"

#include <QMap>

namespace mm {

/// An MCP server that MM runs: its process, which is started again when it ends, and its calls. Use
/// it from a thread with an event loop.
class ManagedServer final : public QObject, public ServerLink
{
    Q_OBJECT

public:
    struct Limits
    {
        ServerRun::Limits run{};
        std::chrono::milliseconds firstBackOff{500};
        std::chrono::milliseconds maxBackOff{60'000};
        /// A server that has answered for this time has the first back-off again when it ends.
        std::chrono::milliseconds sustained{60'000};
        /// How long a call waits for a server that is being started.
        std::chrono::milliseconds startWait{3'000};
        /// How long the tools of a server that does not run stay listed.
        std::chrono::milliseconds keepTools{30'000};
    };
    struct Setup
    {
        QByteArray version;                 ///< of MM
        QStringList environment;            ///< `NAME=value`, of every server
        QString path;                       ///< where commands are searched: as $PATH
        http::MemoryQuota *quota = nullptr; ///< for results; may be null, must outlive this
        Limits limits{};
    };

    ManagedServer(ServerEntry entry, const Setup &setup);
    /// Kills its processes.
    ~ManagedServer() override;

    [[nodiscard]] const ServerEntry &entry() const { return m_entry; }
    /// Runs what \p entry says from now on: another process, if it differs.
    void setEntry(const ServerEntry &entry);
    void setDisabled(bool disabled);
    /// Starts it, unless it runs, or is disabled.
    void startByUser();
    void restartByUser();
    void stopByUser();
    /// Ends it for good; gone() follows.
    void leave();
    [[nodiscard]] bool isDisabled() const { return m_isDisabled; }

    /// Call it every two seconds or more often: notices what no event reports.
    void check();

    quint64 start(const CallRequest &request, Done done) override;
    void cancel(quint64 id, const QString &reason) override;
    [[nodiscard]] ServerStatus status() const override;
    [[nodiscard]] QByteArray capabilities() const override { return m_offer.capabilities; }
    [[nodiscard]] QByteArray instructions() const override { return m_offer.instructions; }
    void subscribe(const QStringList &uris) override;

    /// A JSON array; empty if it does not run.
    [[nodiscard]] const QByteArray &tools() const { return m_listedTools; }
    /// The last lines of its stderr, also of the process before.
    [[nodiscard]] QStringList log() const;
    /// Lines of stdout that were no messages.
    [[nodiscard]] qint64 noiseLines() const { return m_noiseLines; }

Q_SIGNALS:
    /// status() may have changed.
    void statusChanged();
    void toolsChanged();
    /// A notification of the server, other than of tools and of progress.
    void notified(const QString &method, const QByteArray &params);
    /// Its process has ended after leave().
    void gone();

private:
    struct Call
    {
        CallRequest request;
        Done done;
        std::chrono::steady_clock::time_point started;
        quint64 rpcId = 0; ///< 0 while it waits for the server to start
    };

    void launch();
    void connectRun();
    void offered();
    void end(const QString &cause);
    void ended(const QString &how);
    void scheduleStart();
    void wake();
    void send(quint64 id);
    void finish(quint64 id, ServiceAnswer answer, http::MemoryQuota::Lease lease);
    void failWaiting(const QString &failure);
    void noiseRead(const QByteArray &line);
    void applyMayRun();
    void setTools(const QByteArray &tools);
    [[nodiscard]] bool mayRun() const;
    [[nodiscard]] bool isReady() const { return m_run && m_run->isReady(); }
    /// Whether the call waits for the server to start.
    [[nodiscard]] bool isWaiting(quint64 id) const;
    /// When the call began that has run the longest.
    [[nodiscard]] std::optional<ServerFacts::Time> oldestCall() const;
    [[nodiscard]] ServerFacts facts() const;

    ServerEntry m_entry;
    const Setup m_setup;
    bool m_isDisabled = false;
    bool m_isStopped = false;
    bool m_isLeaving = false;
    bool m_startsAtOnce = false; ///< after its process has ended
    bool m_probes = true;        ///< as in OfferReader
    QString m_endCause;          ///< why MM ends the process, a clause; empty if it does not

    std::unique_ptr<ServerRun> m_run; ///< null if no process runs
    ServerOffer m_offer;              ///< of the last process that has answered
    bool m_hasSubscribed = false;     ///< to the notifications of this run
    QByteArray m_listedTools = "[]";
    QStringList m_resources; ///< of which clients want to know changes

    QString m_failure; ///< as in ServerFacts
    QString m_noiseLine;
    qint64 m_noiseLines = 0;
    qint64 m_starts = 0;
    QStringList m_formerLog;
    std::chrono::steady_clock::time_point m_launched{};
    std::chrono::milliseconds m_backOff;
    quint64 m_lastCall = 0;
    QMap<quint64, Call> m_calls;
    QTimer m_startTimer;  ///< until the next start
    QTimer m_forgetTimer; ///< until its tools are no longer listed
};

} // namespace mm
