// SPDX-License-Identifier: MIT
#pragma once

#include "app/proxy/stdio/mmlink.h"

namespace mm::stdio {

/// A stream of changes from MM to the client: that of the legacy era, or one
/// `subscriptions/listen`. Opens it again by itself when MM has ended, and then notifies the client
/// of changed tools, as a change may have been missed.
class ChangeFeed final : public QObject
{
    Q_OBJECT

public:
    struct Config
    {
        QByteArray request{};   ///< of `subscriptions/listen`; empty in the legacy era
        QByteArray id{};        ///< of that request, JSON
        bool wantsTools = true; ///< it asks for changes of the list of tools
        std::function<void(const QByteArray &message)> write{};
        /// The request was answered without a stream; nothing follows. Not in the legacy era.
        std::function<void(const MmLink::Answer &answer)> failed{};
    };

    /// Opens the stream. \p link must outlive this.
    ChangeFeed(MmLink *link, Config config);
    ~ChangeFeed() override;

    [[nodiscard]] const QByteArray &id() const { return m_config.id; }

private:
    void open();
    void opened();
    void received(const QByteArray &message);
    void ended(const MmLink::Answer &answer);

    MmLink *const m_link;
    const Config m_config;
    quint64 m_requestId = 0; ///< of the link; 0 while the stream is not open
    bool m_wasOpened = false;
    bool m_isAcknowledged = false;
    QTimer m_retryTimer;
    std::chrono::milliseconds m_retryDelay;
};

} // namespace mm::stdio
