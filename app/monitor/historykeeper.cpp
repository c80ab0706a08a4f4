// SPDX-License-Identifier: MIT
#include "app/monitor/historykeeper.h"

#include "core/historyfile.h"

#include <QLoggingCategory>

#include <condition_variable>
#include <thread>

using namespace std::chrono_literals;

namespace mm {

namespace {

Q_LOGGING_CATEGORY(log, "mm.history", QtInfoMsg)

constexpr auto saveInterval = 60s;
constexpr auto lastSave = 500ms;

} // namespace

struct HistoryKeeper::Out
{
    std::mutex mutex;
    std::condition_variable done;
    bool busy = false;
    QString error; ///< of the last save
};

HistoryKeeper::HistoryKeeper(const QString &folder, const QString &statsFile, History *history)
    : m_statsFile(statsFile)
    , m_file(folder + QLatin1Char('/') + historyFileName(statsFile))
    , m_history(history)
    , m_out(std::make_shared<Out>())
{
    QString error;
    if (loadHistory(m_file, m_statsFile, m_history, &error) == HistoryLoad::Ignored)
        qCWarning(log).noquote() << error;
    connect(&m_timer, &QTimer::timeout, this, &HistoryKeeper::save);
    m_timer.start(saveInterval);
}

HistoryKeeper::~HistoryKeeper()
{
    const auto idle = [this] { return !m_out->busy; };
    {
        std::unique_lock lock(m_out->mutex);
        if (!m_out->done.wait_for(lock, lastSave, idle))
            return;
    }
    save();
    std::unique_lock lock(m_out->mutex);
    m_out->done.wait_for(lock, lastSave, idle);
}

void HistoryKeeper::save()
{
    {
        const std::lock_guard lock(m_out->mutex);
        if (m_out->busy)
            return;
        if (!m_out->error.isEmpty() && m_out->error != m_told)
            qCWarning(log).noquote() << m_out->error;
        m_told = m_out->error;
        m_out->busy = true;
    }
    std::thread([out = m_out, file = m_file, bytes = packHistory(*m_history, m_statsFile)] {
        QString error;
        (void)saveHistory(file, bytes, &error);
        const std::lock_guard lock(out->mutex);
        out->error = error;
        out->busy = false;
        out->done.notify_all();
    }).detach();
}

} // namespace mm
