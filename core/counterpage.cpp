// SPDX-License-Identifier: MIT
#include "core/counterpage.h"

#include "core/runtimepage.h"

#include <QCryptographicHash>
#include <QFile>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <limits>
#include <pthread.h>
#include <type_traits>

namespace mm {

namespace {

constexpr quint64 magic = 0x3145'4741'504D'4D; // "MMPAGE1"
constexpr quint64 most = std::numeric_limits<qint64>::max();
constexpr size_t stripeCount = 63;
constexpr size_t sharedStripe = stripeCount - 1;
constexpr quint64 allFree = (quint64(1) << sharedStripe) - 1;

/// How often this process is a forked child.
std::atomic<int> forks{0};

thread_local bool threadEnds = false;

QByteArray nameFor(const QString &file)
{
    return QCryptographicHash::hash(QFile::encodeName(file), QCryptographicHash::Sha256).toHex();
}

/// What tells one content of a stats file from others; never 0.
quint64 fingerprintOf(const Snapshot &snapshot)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const auto add = [&hash](QStringView text) {
        hash.addData(text.toUtf8());
        hash.addData(QByteArrayView("\n"));
    };
    add(QString::number(snapshot.totalServices));
    add(QString::number(snapshot.totalMessages));
    add(snapshot.lastUpdated);
    if (snapshot.writer) {
        add(snapshot.writer->host);
        add(QString::number(snapshot.writer->pid));
        add(QString::number(static_cast<int>(snapshot.writer->state)));
    }
    quint64 begin = 0;
    std::memcpy(&begin, hash.result().constData(), sizeof begin);
    return begin | 1U;
}

} // namespace

/// Nothing is left to padding, which would carry what was on the stack to the file.
struct CounterPage::Layout
{
    struct alignas(64) Stripe
    {
        std::atomic<quint64> messages{0};
        std::array<quint64, 7> unused{};
    };

    quint64 makers = magic;
    quint64 base = 0;
    std::atomic<quint64> saved{0};
    std::atomic<quint64> saving{0};
    std::array<quint64, 4> unused{};
    std::array<Stripe, stripeCount> stripes;

    /// Nothing when some value can't be a number of messages.
    [[nodiscard]] std::optional<qint64> total() const
    {
        quint64 sum = base;
        for (const Stripe &stripe : stripes) {
            const quint64 messages = stripe.messages.load(std::memory_order_relaxed);
            if (sum > most || messages > most)
                return {};
            sum = std::min(sum + messages, most);
        }
        return static_cast<qint64>(sum);
    }
};

struct CounterPage::Shared
{
    std::unique_ptr<RuntimePage> page;
    Layout *layout = nullptr;
    const int madeAt = forks.load(std::memory_order_relaxed);
    std::atomic<bool> ended{false}; ///< with its tracker
    std::atomic<quint64> free{allFree};

    /// Not in a child, whose page it is as well: two would store to one stripe.
    [[nodiscard]] bool isOurs() const { return madeAt == forks.load(std::memory_order_relaxed); }
};

constinit thread_local CounterPage::Mine CounterPage::m_mine;

std::optional<qint64> CounterPage::totalBeyond(const Snapshot *found, const QString &file)
{
    static_assert(sizeof(Layout) == RuntimePage::size && std::is_standard_layout_v<Layout> &&
                  std::atomic<quint64>::is_always_lock_free);
    const QByteArray bytes = RuntimePage::read(nameFor(file));
    if (bytes.isEmpty())
        return {};
    Layout left;
    std::memcpy(static_cast<void *>(&left), bytes.constData(), sizeof left);
    const quint64 fingerprint = found ? fingerprintOf(*found) : 0;
    // What a save was to make known is never nothing.
    if (left.makers != magic ||
        (left.saved != fingerprint && (!found || left.saving != fingerprint)))
        return {};
    const std::optional<qint64> total = left.total();
    return total && *total > (found ? found->totalMessages : 0) ? total : std::nullopt;
}

bool CounterPage::make(const QString &file, const Snapshot *found, qint64 base, QString *error)
{
    static const int watching = ::pthread_atfork(nullptr, nullptr, [] { afterFork(); });
    if (watching != 0) {
        *error = qt_error_string(watching);
        return false;
    }
    Layout begun;
    begun.base = static_cast<quint64>(base);
    begun.saved = found ? fingerprintOf(*found) : 0;
    auto shared = std::make_shared<Shared>();
    shared->page = RuntimePage::make(
        nameFor(file), QByteArray(reinterpret_cast<const char *>(&begun), sizeof begun), error);
    if (!shared->page)
        return false;
    shared->layout = static_cast<Layout *>(shared->page->memory());
    m_shared = std::move(shared);
    return true;
}

CounterPage::~CounterPage()
{
    end();
}

void CounterPage::end() noexcept
{
    if (m_shared)
        m_shared->ended.store(true, std::memory_order_relaxed);
}

void CounterPage::beginSave(const Snapshot &coming)
{
    if (m_shared)
        m_shared->layout->saving.store(fingerprintOf(coming), std::memory_order_seq_cst);
}

void CounterPage::endSave() noexcept
{
    if (m_shared)
        m_shared->layout->saved.store(m_shared->layout->saving, std::memory_order_seq_cst);
}

void CounterPage::remove()
{
    if (m_shared)
        m_shared->page->remove();
}

void CounterPage::countElsewhere() noexcept
{
    if (!m_shared->isOurs())
        return;
    if (claim())
        count();
    else
        m_shared->layout->stripes[sharedStripe].messages.fetch_add(1, std::memory_order_relaxed);
}

/// A stripe of this tracker for this thread, which may have one of one living tracker.
bool CounterPage::claim() noexcept
{
    /// Gives the stripe back with its thread; whoever has it next goes on from its value.
    struct Owner
    {
        ~Owner()
        {
            threadEnds = true;
            release();
        }
        void release()
        {
            m_mine = {};
            if (shared)
                shared->free.fetch_or(bit, std::memory_order_acq_rel);
            shared.reset();
        }
        std::shared_ptr<Shared> shared;
        quint64 bit = 0;
    };
    static thread_local Owner owner;

    if (threadEnds)
        return false;
    if (owner.shared) {
        if (owner.shared->isOurs() && !owner.shared->ended.load(std::memory_order_relaxed))
            return false;
        owner.release();
    }
    quint64 free = m_shared->free.load(std::memory_order_relaxed);
    while (free != 0) {
        const quint64 bit = free & (~free + 1);
        if (!m_shared->free.compare_exchange_weak(free, free & ~bit, std::memory_order_acq_rel,
                                                  std::memory_order_relaxed))
            continue;
        owner.shared = m_shared;
        owner.bit = bit;
        const auto stripe = static_cast<size_t>(std::countr_zero(bit));
        m_mine = {m_shared.get(), &m_shared->layout->stripes[stripe].messages};
        return true;
    }
    return false;
}

/// In the child, whose only thread this is.
void CounterPage::afterFork() noexcept
{
    forks.fetch_add(1, std::memory_order_relaxed);
    m_mine = {};
}

} // namespace mm
