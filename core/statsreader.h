// SPDX-License-Identifier: MIT
#pragma once

#include "core/process.h"
#include "core/reading.h"

#include <QByteArray>

#include <functional>
#include <optional>

namespace mm {

/// The largest stats file that is read, in bytes.
inline constexpr qint64 statsFileCap = qint64(16) * 1024 * 1024;

/// Looks at one stats file, again and again. The file is opened, read and closed at each look, as
/// neither its identity nor its modification time can prove it unchanged; it is parsed only when
/// its bytes differ from those of the look before.
///
/// Not thread-safe: one thread at a time. A look blocks for as long as the file system does, so it
/// belongs off a GUI thread.
class StatsReader final
{
public:
    using Clock = std::function<Moment()>;

    explicit StatsReader(QString path, Clock clock = Moment::now);
    Q_DISABLE_COPY_MOVE(StatsReader)

    /// One look. What seems broken is looked at up to 3 times more, about 20 ms apart, before it is
    /// called so: writers that are not atomic leave halves for an instant. On a busy machine they
    /// take longer: what was written less than 0.2 s ago is looked at for 0.2 s.
    [[nodiscard]] Reading read();

    /// How often content was parsed so far.
    [[nodiscard]] qint64 parses() const { return m_parses; }

private:
    /// Whether what a look found may be better at the next.
    enum class Doubt { None, Torn, BeingWritten };

    Reading lookOnce(Doubt *doubt);
    bool parse(Reading *reading);
    std::chrono::milliseconds jumpUntil(const Moment &now);
    bool isOlderThanBoot(std::chrono::system_clock::time_point modified, const Moment &now,
                         std::chrono::milliseconds jump);
    std::chrono::milliseconds silenceAt(std::chrono::system_clock::time_point modified,
                                        const Moment &now);

    QString m_path;
    Clock m_clock;
    QByteArray m_fresh; ///< memory for the bytes of a look, swapped with m_bytes
    QByteArray m_bytes; ///< what m_parsed was made of
    bool m_haveParsed = false;
    Reading m_parsed; ///< outcome, reason and snapshot alone
    qint64 m_parses = 0;

    // What silence is measured by.
    bool m_seen = false;
    bool m_contentChanged = false;
    bool m_olderThanBoot = false; ///< found when that state was new
    bool m_clockIsBehind = false; ///< so that this was no finding
    std::chrono::system_clock::time_point m_lastModified;
    Moment m_lastLook;
    ProcessMark m_writer;
    std::optional<Moment> m_before; ///< of the look before, whatever it found
    std::chrono::steady_clock::time_point m_unchangedSince;
    std::chrono::milliseconds m_silenceThen{0};
};

} // namespace mm
