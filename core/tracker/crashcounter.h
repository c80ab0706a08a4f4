// SPDX-License-Identifier: MIT
#pragma once

#include "core/statsfile/snapshot.h"
#include "core/system/fileio.h"

#include <QFile>

#include <atomic>
#include <optional>

namespace mm {

/// A second copy of the message total that survives a `kill -9`: a mapped file in the runtime
/// directory, where that is in memory (tmpfs). Until open() has succeeded it does nothing. count()
/// is thread-safe; the rest is for the save thread.
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
///
/// A tracker that hangs may lose its file to another one, which takes over its record too. The
/// record, which is only in its own memory by then, tells it how much was taken.
class CrashCounter final
{
public:
    CrashCounter() = default;
    ~CrashCounter();
    Q_DISABLE_COPY_MOVE(CrashCounter)

    /// The total that another writer of \p statsFile (an absolute path), which was killed or
    /// hangs, recorded. Nothing when there is no record for \p found, the file's content (null: no
    /// file), or when the total is not higher than the content's.
    [[nodiscard]] std::optional<qint64> recover(const QString &statsFile, const Snapshot *found);
    /// What another writer has recovered from this record and then continued with; 0: nothing.
    [[nodiscard]] qint64 takenTotal() const;

    /// Starts a record for \p statsFile, with \p total messages counted so far. Returns false
    /// where the runtime directory is missing, not private, not in memory or full. When it is not
    /// the first call, or threads count already, it may miss a message that each of them is just
    /// counting.
    [[nodiscard]] bool open(const QString &statsFile, const Snapshot *found, qint64 total);
    [[nodiscard]] bool isOpen() const { return m_isOpen; }
    void beginSave(const Snapshot &content);
    void endSave();
    /// Removes the record: the stats file holds everything.
    void remove();

    /// Call before the message is counted elsewhere, so that the record is never behind the
    /// stats file.
    void count() noexcept
    {
        if (Record *record = m_record.load(std::memory_order_acquire))
            record->total.fetch_add(1, std::memory_order_relaxed);
    }

private:
    /// The bytes of a record, as a file or a writer's snapshot has them.
    struct Content
    {
        quint64 format = 0x3245'4741'504D'4D; // "MMPAGE2"
        quint64 total = 0;
        quint64 saved = 0;  ///< fingerprint of the stats file's content; 0: taken over by another
        quint64 saving = 0; ///< of the content that replaces it, or 0; the total that was taken
    };
    /// The same in the mapped file.
    struct Record
    {
        std::atomic<quint64> format;
        std::atomic<quint64> total;
        std::atomic<quint64> saved;
        std::atomic<quint64> saving;
    };

    [[nodiscard]] bool isOwnRecord(const QString &path) const;

    QFile m_recovered; ///< the record that recover() has read
    quint64 m_recoveredTotal = 0;
    QString m_path;
    posix::FileStamp m_stamp; ///< of the mapped file
    bool m_isOpen = false;
    std::atomic<Record *> m_record = nullptr; ///< set once; a later open() maps at the same address
};

} // namespace mm
