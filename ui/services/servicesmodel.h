// SPDX-License-Identifier: MIT
#pragma once

#include "core/monitor/servicerates.h"

#include <QAbstractTableModel>
#include <QCollator>
#include <QStringMatcher>
#include <QTimer>

#include <limits>

namespace mm {

/// One service of the table.
struct ServiceRow
{
    enum class Mark {
        None,
        New,      ///< added a moment ago
        Departed, ///< no longer in the stats file; the row is removed in a moment
        Down,     ///< not counted: no program listens at its port, or a server that is not up
    };
    static constexpr qint64 noDate = std::numeric_limits<qint64>::min();
    static constexpr double noShare = -1;

    Service service; ///< of one that is down, what is known: the name at least
    ServiceFailures failures{};
    std::optional<Server> server{}; ///< if MM runs it
    qint64 registered = noDate;     ///< milliseconds since the epoch
    qint64 lastUsed = noDate;       ///< likewise
    ServiceRate rate;
    double share = noShare; ///< of the messages of all listed services, 0 to 1
    bool duplicate = false; ///< another service has the same name
    Mark mark = Mark::None;
    std::chrono::steady_clock::time_point markedUntil;
    std::optional<QCollatorSortKey> nameKey; ///< empty until the table is sorted by name
};

/// What the rows of one reading have in common.
struct ServicesContext
{
    Instant at;
    bool active = false; ///< whether MM is active, so the figures are current
    double messages = 0; ///< of all listed services
    QString ownService;  ///< the name of this program; empty for none
};

/// The services of the stats file, and below them the servers that are not up and the services that
/// are down, filtered by name and sorted by a column. Fed with whole readings, it emits the
/// smallest change, so that a view keeps selection and scroll position.
///
/// A service that joins or leaves between two readings of an active MM is marked for a few
/// seconds; the row of a departed one stays that long. GUI thread.
/// Not a QSortFilterProxyModel, which removes filtered rows run by run: 39 ms for 10,000 services.
class ServicesModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    /// New ones are added at the end, as saved layouts have their numbers.
    enum Column {
        Name,
        Registered,
        Messages,
        Rate,
        Share,
        Failed,
        State,
        Restarts,
        LastUsed,
        ColumnCount
    };
    /// ServiceRow::share of the row, in any column.
    static constexpr int shareRole = Qt::UserRole;

    explicit ServicesModel(std::chrono::milliseconds markDuration = std::chrono::seconds(5),
                           QObject *parent = nullptr);

    /// Shows one poll. \p state is its evaluateStatus() result, \p step what Continuity found.
    void setServices(const Reading &reading, mm::State state, const PollStep &step);
    /// Shows the last poll of \p former and continues to measure its rates.
    void takeOver(const ServicesModel &former)
    {
        m_rates = former.m_rates;
        m_listed = former.m_listed;
        m_counted = former.m_counted;
        m_failures = former.m_failures;
        m_servers = former.m_servers;
        m_now = former.m_now;
        merge(former.m_context);
    }
    /// Marks the service named \p name as this program, in its display and accessible text only.
    /// Nothing is marked for an empty name, and where two services have the name.
    void setOwnService(const QString &name);
    /// Shows only services with \p text in their names, ignoring case; all for an empty one.
    void setFilter(const QString &text);
    [[nodiscard]] QString filter() const { return m_filter.pattern(); }
    /// Sorts names as in the user's language, "a 2" before "a 10", and unknown values before all
    /// others. Equal rows, and all for column -1, are in the order of the stats file.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

    /// \p row is a valid row.
    [[nodiscard]] const ServiceRow &serviceAt(int row) const
    {
        return m_services.at(m_shown.at(row));
    }
    /// Whether there would be no row without the filter.
    [[nodiscard]] bool isEmpty() const { return m_services.isEmpty(); }
    /// Whether a failed call of any service is known.
    [[nodiscard]] bool hasFailures() const { return !m_failures.isEmpty(); }
    /// Whether MM runs MCP servers.
    [[nodiscard]] bool hasServers() const { return !m_servers.isEmpty(); }
    /// Services in the stats file, with those that are down, without the departed ones.
    [[nodiscard]] int listedCount() const { return static_cast<int>(m_listed.size()); }
    /// Services in the stats file that match the filter.
    [[nodiscard]] int matchCount() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : ColumnCount;
    }
    [[nodiscard]] QVariant data(const QModelIndex &index,
                                int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    /// Before and after each change of the rows.
    void aboutToUpdate();
    void updated();

private:
    void listUncounted(const Snapshot &snapshot);
    void merge(const ServicesContext &context);
    [[nodiscard]] ServiceRow listedRow(qsizetype index, const ServiceRow *former,
                                       bool marking) const;
    [[nodiscard]] QList<int> filteredAndSorted(QList<ServiceRow> *services) const;
    void show(QList<ServiceRow> services, const QList<int> &newIndex,
              const ServicesContext &context);

    QTimer m_markTimer;
    QCollator m_collator;
    QStringMatcher m_filter{QString(), Qt::CaseInsensitive};
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
    ServiceRates m_rates;
    QList<Service> m_listed;                    ///< of the last reading, then those that are down
    qsizetype m_counted = 0;                    ///< the first of m_listed, which are not down
    QHash<QString, ServiceFailures> m_failures; ///< by service
    QHash<QString, Server> m_servers;           ///< by name
    QList<ServiceRow> m_services;               ///< in the file's order, with the departed ones
    QList<int> m_shown;                         ///< for each row its index in m_services
    ServicesContext m_context;
    std::chrono::steady_clock::time_point m_now;
};

} // namespace mm
