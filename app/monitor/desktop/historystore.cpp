// SPDX-License-Identifier: MIT
#include "app/monitor/desktop/historystore.h"

#include "core/monitor/historyfile.h"

#include <QDeadlineTimer>
#include <QLoggingCategory>

using namespace std::chrono_literals;

namespace mm {

namespace {

Q_LOGGING_CATEGORY(historyLog, "mm.history", QtInfoMsg)

constexpr auto saveInterval = 60s;

} // namespace

HistoryStore::HistoryStore(const QString &folder, const QString &statsFile, TrafficHistory *history,
                           std::chrono::milliseconds loadTimeout)
    : m_statsFile(statsFile)
    , m_file(folder + QLatin1Char('/') + historyFileName(statsFile))
    , m_history(history)
{
    connect(&m_timer, &QTimer::timeout, this, &HistoryStore::save);
    m_timer.start(saveInterval);
    const auto loaded = std::make_shared<TrafficHistory>();
    (void)m_task.run([this, file = m_file, statsFile, loaded]() -> DetachedTask::Finish {
        QString error;
        (void)loadHistory(file, statsFile, loaded.get(), &error);
        return [this, loaded, error] {
            if (error.isEmpty())
                m_history->addEarlier(*loaded);
            else
                qCWarning(historyLog).noquote() << error;
        };
    });
    (void)m_task.waitForFinished(loadTimeout);
}

bool HistoryStore::finishSaving(std::chrono::milliseconds timeout)
{
    const QDeadlineTimer deadline(timeout);
    if (!m_task.waitForFinished(timeout))
        return false;
    save();
    return m_task.waitForFinished(std::chrono::milliseconds(deadline.remainingTime()));
}

void HistoryStore::save()
{
    if (m_task.isRunning())
        return;
    (void)m_task.run([this, file = m_file,
                      bytes = packHistory(*m_history, m_statsFile)]() -> DetachedTask::Finish {
        QString error;
        (void)saveHistory(file, bytes, &error);
        return [this, error] {
            if (error != std::exchange(m_error, error) && !error.isEmpty())
                qCWarning(historyLog).noquote() << error;
        };
    });
}

} // namespace mm
