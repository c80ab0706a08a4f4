// SPDX-License-Identifier: MIT
#pragma once

#include "core/backgroundreader.h"

#include <condition_variable>
#include <memory>
#include <mutex>

/// A read function in the hands of a test: it answers at once, or hangs until it is let go, and
/// tells how often it was called and how often at once. Lets go of all on destruction.
class ReadControl final
{
public:
    explicit ReadControl(mm::Reading answer = {});
    ~ReadControl();
    Q_DISABLE_COPY_MOVE(ReadControl)

    /// To be handed to what is tested; owns all that it uses.
    [[nodiscard]] mm::BackgroundReader::Read read() const;

    void answer(const mm::Reading &answer);
    /// From the next call on, and until letGo().
    void hang();
    void letGo();

    [[nodiscard]] int begun() const;
    [[nodiscard]] int out() const;
    [[nodiscard]] int mostAtOnce() const;
    /// Whether nobody but the test holds the read function any more.
    [[nodiscard]] bool isForgotten() const;

private:
    struct Shared
    {
        std::mutex mutex;
        std::condition_variable released;
        mm::Reading answer;
        bool hanging = false;
        int begun = 0;
        int out = 0;
        int mostAtOnce = 0;
    };

    std::shared_ptr<Shared> m_shared;
};
