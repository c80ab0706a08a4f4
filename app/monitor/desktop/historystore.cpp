// SPDX-License-Identifier: MIT
#include "app/monitor/desktop/historystore.h"

#include "core/monitor/historyfile.h"

#include <QLoggingCategory>

using namespace std::chrono_literals;

namespace mm {

namespace {

Q_LOGGING_CATEGORY(historyLog, "mm.history", QtInfoMsg)

constexpr auto saveInterval = 60s;
constexpr auto finalSaveTimeout = 500ms;

} // namespace

HistoryStore::HistoryStore(const QString &folder, const QString &statsFile, TrafficHistory *history)
    : m_statsFile(statsFile)
    , m_file(folder + QLatin1Char('/') + historyFileName(statsFile))
    , m_history(history)
{
    QString error;
    if (!loadHistory(m_file, m_statsFile, m_history, &error))
        qCWarning(historyLog).noquote() << error;
    connect(&m_timer, &QTimer::timeout, this, &HistoryStore::save);
    m_timer.start(saveInterval);
}

HistoryStore::~HistoryStore()
{
    if (!m_task.waitForFinished(finalSaveTimeout))
        return;
    save();
    m_task.waitForFinished(finalSaveTimeout);
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
