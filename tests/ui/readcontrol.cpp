// SPDX-License-Identifier: MIT
#include "readcontrol.h"

ReadControl::ReadControl(mm::Reading answer)
    : m_shared(std::make_shared<Shared>())
{
    m_shared->answer = std::move(answer);
}

ReadControl::~ReadControl()
{
    letGo();
}

mm::BackgroundReader::Read ReadControl::read() const
{
    return [shared = m_shared] {
        std::unique_lock lock(shared->mutex);
        ++shared->begun;
        ++shared->out;
        shared->mostAtOnce = qMax(shared->mostAtOnce, shared->out);
        shared->released.wait(lock, [&shared] { return !shared->hanging; });
        --shared->out;
        mm::Reading reading = shared->answer;
        reading.at = mm::Moment::now();
        return reading;
    };
}

void ReadControl::answer(const mm::Reading &answer)
{
    const std::lock_guard lock(m_shared->mutex);
    m_shared->answer = answer;
}

void ReadControl::hang()
{
    const std::lock_guard lock(m_shared->mutex);
    m_shared->hanging = true;
}

void ReadControl::letGo()
{
    const std::lock_guard lock(m_shared->mutex);
    m_shared->hanging = false;
    m_shared->released.notify_all();
}

int ReadControl::begun() const
{
    const std::lock_guard lock(m_shared->mutex);
    return m_shared->begun;
}

int ReadControl::out() const
{
    const std::lock_guard lock(m_shared->mutex);
    return m_shared->out;
}

int ReadControl::mostAtOnce() const
{
    const std::lock_guard lock(m_shared->mutex);
    return m_shared->mostAtOnce;
}

bool ReadControl::isForgotten() const
{
    return m_shared.use_count() == 1;
}
