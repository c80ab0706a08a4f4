// SPDX-License-Identifier: MIT
#include "ui/errand.h"

#include "core/posixfile.h"

#include <mutex>
#include <thread>

namespace mm {

struct Errand::Box
{
    std::mutex mutex;
    Errand *sender = nullptr; ///< none once it is gone
};

Errand::Errand(QObject *parent)
    : QObject(parent)
    , m_box(std::make_shared<Box>())
{
    m_box->sender = this;
}

Errand::~Errand()
{
    const std::lock_guard lock(m_box->mutex);
    m_box->sender = nullptr;
}

bool Errand::run(Work work)
{
    if (m_out)
        return false;
    m_out = true;
    // A thread stuck in the kernel can't be ended, and joining it would freeze the window.
    std::thread([box = m_box, task = std::move(work)] {
        posix::blockSignals();
        const Done done = task();
        // Under the lock on purpose: it is what keeps the receiver alive during the call.
        const std::lock_guard lock(box->mutex);
        if (Errand *const sender = box->sender) {
            QMetaObject::invokeMethod(
                sender, [sender, done] { sender->end(done); }, Qt::QueuedConnection);
        }
    }).detach();
    return true;
}

void Errand::end(const Done &done)
{
    m_out = false;
    done();
}

} // namespace mm
