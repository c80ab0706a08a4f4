// SPDX-License-Identifier: MIT
#include "ui/servicesfeed.h"

#include "core/posixfile.h"

namespace mm {

ServicesFeed::ServicesFeed(std::chrono::milliseconds markedFor, QObject *parent)
    : QObject(parent)
    , m_arranger(markedFor)
    , m_nextChange(this)
{
    m_pool.setMaxThreadCount(1);
    m_nextChange.setSingleShot(true);
    connect(&m_nextChange, &QTimer::timeout, this, [this] {
        m_now = qMax(m_now, m_table->nextChange);
        m_wish.passed = m_now;
        start();
    });
}

ServicesFeed::~ServicesFeed()
{
    m_pool.waitForDone();
}

void ServicesFeed::setInterval(std::chrono::milliseconds interval)
{
    m_wish.interval = interval; // nothing changes before the next look
}

void ServicesFeed::look(const Reading &reading, State state)
{
    // The last of equal ones tells all that the others did.
    if (!m_wish.looks.isEmpty() && m_wish.looks.constLast().second == state)
        m_wish.looks.removeLast();
    m_wish.looks.append({reading, state});
    m_now = qMax(m_now, reading.at.steady);
    start();
}

void ServicesFeed::setFilter(const QString &text)
{
    m_wish.filter = text;
    start();
}

void ServicesFeed::setSorting(int column, Qt::SortOrder order)
{
    m_wish.sorting = {column, order};
    start();
}

ServicesUpdate ServicesFeed::fulfil(const Wish &wish, ServicesArranger *arranger)
{
    if (wish.interval)
        arranger->setInterval(*wish.interval);
    for (const auto &[reading, state] : wish.looks)
        arranger->look(reading, state);
    if (wish.passed)
        arranger->pass(*wish.passed);
    if (wish.filter)
        arranger->order().setFilter(*wish.filter);
    if (wish.sorting)
        arranger->order().setSorting(wish.sorting->first, wish.sorting->second);
    return arranger->update();
}

bool ServicesFeed::Wish::isEmpty() const
{
    return looks.isEmpty() && !passed && !filter && !sorting;
}

void ServicesFeed::start()
{
    if (m_out)
        return;
    m_out = true;
    const Wish wish = std::exchange(m_wish, {});
    qsizetype most = static_cast<qsizetype>(m_table->rows->size());
    for (const auto &[reading, state] : wish.looks)
        most = qMax(most, reading.snapshot.services.size());
    if (most <= few) {
        finish(fulfil(wish, &m_arranger));
        return;
    }
    m_pool.start([this, wish] {
        posix::blockSignals();
        const ServicesUpdate update = fulfil(wish, &m_arranger);
        QMetaObject::invokeMethod(
            this, [this, update] { finish(update); }, Qt::QueuedConnection);
    });
}

void ServicesFeed::finish(const ServicesUpdate &update)
{
    const auto former = std::exchange(m_table, update.table)->nextChange;
    waitForNextChange(former);
    Q_EMIT updated(update);
    m_out = false;
    if (!m_wish.isEmpty())
        start();
}

void ServicesFeed::waitForNextChange(std::chrono::steady_clock::time_point former)
{
    using namespace std::chrono;
    if (m_table->nextChange == steady_clock::time_point::max())
        m_nextChange.stop();
    else if (m_table->nextChange != former)
        m_nextChange.start(qMax(ceil<milliseconds>(m_table->nextChange - m_now), milliseconds(0)));
}

} // namespace mm
