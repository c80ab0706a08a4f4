// SPDX-License-Identifier: MIT
#pragma once

#include "ui/servicesarranger.h"

#include <QThreadPool>
#include <QTimer>

namespace mm {

/// Has the services table arranged: at once while there are few services, else on a thread of its
/// own, one step after the other; what is asked for meanwhile is done in one step. GUI thread.
class ServicesFeed final : public QObject
{
    Q_OBJECT

public:
    /// Up to so many services are arranged at once, in some milliseconds.
    static constexpr qsizetype few = 1000;

    explicit ServicesFeed(std::chrono::milliseconds markedFor, QObject *parent = nullptr);
    ~ServicesFeed() override;
    Q_DISABLE_COPY_MOVE(ServicesFeed)

    /// How often looks are meant to come.
    void setInterval(std::chrono::milliseconds interval);
    void look(const Reading &reading, State state);
    void setFilter(const QString &text);
    void setSorting(int column, Qt::SortOrder order);

Q_SIGNALS:
    /// To be applied to the table of the last one.
    void updated(const mm::ServicesUpdate &update);

private:
    /// All that the next step is to do.
    struct Wish
    {
        std::optional<std::chrono::milliseconds> interval;
        QList<std::pair<Reading, State>> looks; ///< none with the same state as the one before
        std::optional<std::chrono::steady_clock::time_point> passed;
        std::optional<QString> filter;
        std::optional<std::pair<int, Qt::SortOrder>> sorting;

        [[nodiscard]] bool isEmpty() const;
    };

    [[nodiscard]] static ServicesUpdate fulfil(const Wish &wish, ServicesArranger *arranger);
    void start();
    void finish(const ServicesUpdate &update);
    void waitForNextChange(std::chrono::steady_clock::time_point former);

    ServicesArranger m_arranger; ///< the thread's while one is out
    Wish m_wish;
    bool m_out = false; ///< also while a step is told of
    std::shared_ptr<const ServicesTable> m_table = std::make_shared<const ServicesTable>();
    std::chrono::steady_clock::time_point m_now; ///< as far as was told
    QTimer m_nextChange;
    QThreadPool m_pool; ///< last: what is destroyed first waits for the thread
};

} // namespace mm
