// SPDX-License-Identifier: MIT
#include "core/backgroundreader.h"

#include "core/posixfile.h"

#include <condition_variable>
#include <mutex>
#include <vector>

namespace mm {

struct BackgroundReader::Shared
{
    std::mutex mutex;
    std::condition_variable changed;
    bool wanted = false;
    bool out = false;
    bool leaving = false;
    bool ended = false;
    Read read;
    Deliver deliver;

    /// So that who is given a look is never the last to hold its services: to free 100,000 names
    /// takes milliseconds, which belong on this thread.
    static void keep(const QList<Service> &services, std::vector<QList<Service>> *kept)
    {
        std::erase_if(*kept, [](const QList<Service> &former) { return former.isDetached(); });
        if (!services.isEmpty() && (kept->empty() || !kept->back().isSharedWith(services)))
            kept->push_back(services);
    }

    void run()
    {
        posix::blockSignals();
        std::vector<QList<Service>> kept;
        std::unique_lock lock(mutex);
        for (;;) {
            changed.wait(lock, [this] { return wanted || leaving; });
            if (leaving)
                break;
            wanted = false;
            lock.unlock();
            const Reading reading = read();
            keep(reading.snapshot.services, &kept);
            lock.lock();
            out = false;
            // Under the lock on purpose: it is what keeps the receiver alive during the call.
            if (!leaving)
                deliver(reading);
        }
        ended = true;
        changed.notify_all();
    }
};

BackgroundReader::BackgroundReader(Read read, Deliver deliver)
    : m_shared(std::make_shared<Shared>())
{
    m_shared->read = std::move(read);
    m_shared->deliver = std::move(deliver);
    m_thread = std::thread([shared = m_shared] { shared->run(); });
}

BackgroundReader::~BackgroundReader()
{
    constexpr std::chrono::milliseconds patience{250};
    std::unique_lock lock(m_shared->mutex);
    m_shared->leaving = true;
    m_shared->changed.notify_all();
    const bool ended =
        m_shared->changed.wait_for(lock, patience, [this] { return m_shared->ended; });
    lock.unlock();
    // A thread stuck in the kernel can't be ended; joining it would freeze the window it was made
    // to keep alive.
    if (ended)
        m_thread.join();
    else
        m_thread.detach();
}

bool BackgroundReader::request()
{
    {
        const std::lock_guard lock(m_shared->mutex);
        if (m_shared->out)
            return false;
        m_shared->out = true;
        m_shared->wanted = true;
    }
    m_shared->changed.notify_all(); // who is woken need not wait for the lock
    return true;
}

} // namespace mm
