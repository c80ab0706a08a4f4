// SPDX-License-Identifier: MIT
#pragma once

#include "core/statsfile/freshness.h"

#include <QByteArray>

#include <functional>

namespace mm {

/// Maximum size of a stats file, in bytes: a larger one is not read.
inline constexpr qint64 maxStatsFileSize = qint64(16) * 1024 * 1024;

/// Reads one stats file repeatedly. Each read opens, reads and closes the file, as neither its
/// identity nor its modification time can prove it unchanged; it is parsed only when its bytes have
/// changed.
///
/// Use from one thread at a time. A read blocks for as long as the file system does, so never from
/// the GUI thread.
class StatsReader final
{
public:
    using Clock = std::function<Instant()>;

    explicit StatsReader(QString path, Clock clock = Instant::now);
    Q_DISABLE_COPY_MOVE(StatsReader)

    /// A file that seems broken is read up to 3 more times, about 20 ms apart: a non-atomic writer
    /// leaves half a file for an instant. One that was written less than 0.2 s ago is retried for
    /// 0.2 s: a busy machine may delay its writer.
    [[nodiscard]] Reading read();

    /// How often content was parsed so far.
    [[nodiscard]] qint64 parses() const { return m_parses; }

private:
    /// Whether another try may succeed.
    enum class Retry { No, MayBeTorn, BeingWritten };

    Reading readOnce(Retry *retry);
    void parse();

    QString m_path;
    Clock m_clock;
    QByteArray m_buffer; ///< for the bytes of a read, swapped with m_parsedBytes
    QByteArray m_parsedBytes;
    bool m_contentChanged = false; ///< by the last read
    Reading m_parsed;              ///< path, outcome, reason and snapshot only
    qint64 m_parses = 0;
    Freshness m_freshness;
};

} // namespace mm
