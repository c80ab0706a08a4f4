// SPDX-License-Identifier: MIT
#pragma once

#include "core/snapshot.h"

#include <QByteArray>
#include <QString>

#include <atomic>
#include <memory>
#include <optional>

namespace mm {

/// A tracker's total once more, in a page of memory that outlives a `kill -9` (RuntimePage): what
/// was counted since the last save is added by the next writer. Without a page all of this does
/// nothing. Until make() has returned nobody may count; count() is for any thread, the rest belongs
/// to the saving thread.
///
/// The page's total is `base`, which the file held at first, and what all stripes hold. A thread
/// has a stripe of its own, to which it adds by a plain store; where there is none left, or the
/// thread has one of another tracker, it adds to the last one, which all share. A message is
/// counted here before anywhere else, so that the page is never behind the file.
///
/// It counts beside one content of the file alone, whose fingerprint it holds, and the new writer
/// goes by it only when that is what it finds. So a file that somebody has changed, replaced or
/// deleted has the last word. A kill may come between any two steps:
///
/// - Before a save replaces the file its fingerprint stands in `saving`, and `saved` still has that
///   of the former content. Whichever the kill leaves is known, and the page's total is that of
///   both.
/// - A new writer's page has the recovered total as its base and the found content as `saved`. It
///   takes the former page's place in one step. Before it, the old page goes with the file; after
///   it, the new one does, to the same total. The first save only makes its own content known too.
/// - A writer that never managed a save has left no content to know: its page goes with no file.
/// - A clean stop removes the page after its save. Until then, the file and the page say the same.
///
/// A child that was forked and did not exec counts in no page of its parent.
class CounterPage final
{
public:
    /// The total that a killed writer of \p file, an absolute path, had reached: nothing when it
    /// left no page that goes with \p found, null for no file, or \p found holds no less.
    [[nodiscard]] static std::optional<qint64> totalBeyond(const Snapshot *found,
                                                           const QString &file);

    CounterPage() = default;
    ~CounterPage();
    Q_DISABLE_COPY_MOVE(CounterPage)

    /// Begins a page for \p file, in place of a former one: the file holds \p found, null for
    /// nothing, and \p base messages were counted so far. False, with \p error, where there can be
    /// none.
    bool make(const QString &file, const Snapshot *found, qint64 base, QString *error);
    /// To be called before the file may hold \p coming, and once it does.
    void beginSave(const Snapshot &coming);
    void endSave() noexcept;
    /// Takes the page's name away: the file holds all.
    void remove();
    /// The tracker has ended, though handles of it may still count: its threads may have stripes of
    /// others.
    void end() noexcept;

    /// To be called before the message is counted elsewhere.
    void count() noexcept
    {
        if (!m_shared)
            return;
        if (m_mine.shared != m_shared.get()) [[unlikely]] {
            countElsewhere();
            return;
        }
        // No other thread writes there.
        m_mine.stripe->store(m_mine.stripe->load(std::memory_order_relaxed) + 1,
                             std::memory_order_relaxed);
    }

private:
    struct Layout;
    struct Shared;
    /// This thread's stripe, of the tracker that it counts for.
    struct Mine
    {
        const Shared *shared = nullptr;
        std::atomic<quint64> *stripe = nullptr;
    };

    void countElsewhere() noexcept;
    bool claim() noexcept;
    static void afterFork() noexcept;

    static constinit thread_local Mine m_mine;

    std::shared_ptr<Shared> m_shared; ///< with the threads that have a stripe of it
};

} // namespace mm
