// SPDX-License-Identifier: MIT
#pragma once

#include "core/reading.h"

#include <functional>
#include <memory>
#include <thread>

namespace mm {

/// Does one look after the other on a thread of its own, so that a file system that hangs holds up
/// nobody else. There is one look out at a time. Use it from one thread.
class BackgroundReader final
{
public:
    using Read = std::function<Reading()>;
    using Deliver = std::function<void(const Reading &)>;

    /// \p read is called on the reader's thread and, when it hangs, outlives this object: it must
    /// own all that it uses. \p deliver is called on the reader's thread too, and never after the
    /// destructor has returned.
    BackgroundReader(Read read, Deliver deliver);
    /// Lets go of a look that hangs: returns within 250 ms and leaves the thread to end when the
    /// file system answers.
    ~BackgroundReader();
    Q_DISABLE_COPY_MOVE(BackgroundReader)

    /// Starts a look. False when one is still out.
    bool request();

private:
    struct Shared;
    std::shared_ptr<Shared> m_shared;
    std::thread m_thread;
};

} // namespace mm
