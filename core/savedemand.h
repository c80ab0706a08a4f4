// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>

namespace mm {

/// When a save is due: the counting threads say what happened, the one saving thread waits for it.
///
/// While a save is under way nobody needs to be told of a message, as the saving thread looks for
/// itself when it is done. So the demand is armed only in between, and a busy host pays for one
/// read of a flag per message.
class SaveDemand final
{
public:
    /// A save is asked for at once by this many unsaved messages.
    static constexpr qint64 messagesPerSave = 10;

    SaveDemand() = default;
    Q_DISABLE_COPY_MOVE(SaveDemand)

    // ---- any thread

    /// To be called after the message was counted. Does not wait but for the 1st and the 10th
    /// message since a save, and these only for the moment in which the saving thread looks at its
    /// flags.
    void messageCounted() noexcept
    {
        if (m_armed.load(std::memory_order_seq_cst))
            noteMessage();
    }
    /// A registration or deregistration: a save is due at once.
    void changed();

    struct Done
    {
        bool ok = false;
        QString error;
    };
    /// Waits for a save that was begun after this call, and says how it ended.
    Done saveNow();
    void stop();

    // ---- the saving thread

    struct Wanted
    {
        bool message = false; ///< at least one since the last save
        bool save = false;    ///< by a registration or enough messages
        bool ticket = false;  ///< somebody waits in saveNow()
        bool stop = false;
    };
    /// Returns at \p deadline, or as soon as anything is wanted that was not \p known before,
    /// except that with \p patient only a ticket or a stop counts.
    Wanted waitUntil(std::chrono::steady_clock::time_point deadline, const Wanted &known,
                     bool patient);
    /// To be called before the counters are read for a save; gives back what is to be handed to
    /// finish().
    quint64 begin();
    /// To be called after each try; answers the waiting saveNow().
    void finish(quint64 begun, const Done &done);
    /// Has messageCounted() report again. The counters must be read after this, and what is unsaved
    /// by then be given to noteUnsaved(). Not needed when enough for a save is unsaved already.
    void arm() { m_armed.store(true, std::memory_order_seq_cst); }
    void noteUnsaved(qint64 messages);

private:
    void noteMessage() noexcept;

    std::atomic<bool> m_armed{false};
    std::atomic<qint64> m_unsaved{0};

    std::mutex m_mutex;
    std::condition_variable m_wake;     ///< for the saving thread
    std::condition_variable m_finished; ///< for those in saveNow()
    Wanted m_wanted;
    quint64 m_asked = 0;    ///< the newest ticket
    quint64 m_answered = 0; ///< tickets up to this one have been answered
    Done m_lastDone;
};

} // namespace mm
