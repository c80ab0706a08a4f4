// SPDX-License-Identifier: MIT
#pragma once

#include "core/statsfile/snapshot.h"

#include <QFile>

#include <atomic>
#include <optional>

namespace mm {

/// A second copy of the message total that survives a `kill -9`: a mapped file in the runtime
/// directory, where that is in memory (tmpfs). Until open() has succeeded it does nothing. count()
/// is thread-safe and must not run during open(); the rest is for the save thread.
///
/// The record is valid only for the content of the stats file whose fingerprint it holds: after the
/// file was edited, replaced or deleted by hand, the file counts. A kill may happen between any two
/// steps:
///
/// - beginSave() stores the new content's fingerprint beside the current one before the stats file
///   is replaced. Whichever content the kill leaves, the record is valid for it.
/// - open() replaces the record of a killed writer by rename(). Both hold the same total and are
///   valid for the content that was found.
/// - A clean stop removes the record after its save. Both hold the same total.
class CrashCounter final
{
public:
    /// The total that a killed writer of \p statsFile (an absolute path) recorded. Nothing when
    /// there is no record for \p found, the file's content (null: no file), or when the total is
    /// not higher than the content's.
    [[nodiscard]] static std::optional<qint64> recover(const QString &statsFile,
                                                       const Snapshot *found);

    CrashCounter() = default;
    Q_DISABLE_COPY_MOVE(CrashCounter)

    /// Starts a record for \p statsFile, with \p total messages counted so far. Returns false
    /// where the runtime directory is missing, not private, not in memory or full.
    [[nodiscard]] bool open(const QString &statsFile, const Snapshot *found, qint64 total);
    [[nodiscard]] bool isOpen() const { return m_record != nullptr; }
    void beginSave(const Snapshot &content);
    void endSave();
    /// Removes the record: the stats file holds everything.
    void remove();

    /// Call before the message is counted elsewhere, so that the record is never behind the
    /// stats file.
    void count() noexcept
    {
        if (m_record)
            m_record->total.fetch_add(1, std::memory_order_relaxed);
    }

private:
    struct Record
    {
        quint64 format = 0x3245'4741'504D'4D; // "MMPAGE2"
        std::atomic<quint64> total{0};
        std::atomic<quint64> saved{0};  ///< fingerprint of the stats file's content
        std::atomic<quint64> saving{0}; ///< of the content that replaces it; 0: never saved
    };

    QFile m_file; ///< owns the mapping
    QString m_path;
    Record *m_record = nullptr;
};

} // namespace mm
