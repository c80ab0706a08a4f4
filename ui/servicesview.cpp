// SPDX-License-Identifier: MIT
#include "ui/servicesview.h"

#include "ui/servicesmodel.h"

#include <QDataStream>
#include <QDateTime>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QLabel>
#include <QLocale>
#include <QSortFilterProxyModel>
#include <QStyle>
#include <QTableView>

#include <array>

namespace mm {

ServicesView::ServicesView(QWidget *parent)
    : QStackedWidget(parent)
    , m_model(new ServicesModel(this))
    , m_table(new QTableView(this))
    , m_nothing(new QLabel(this))
{
    auto *sorted = new QSortFilterProxyModel(this);
    sorted->setSourceModel(m_model);
    sorted->setSortRole(ServicesModel::sortRole);
    sorted->setSortCaseSensitivity(Qt::CaseInsensitive);
    sorted->setSortLocaleAware(true);

    m_table->setObjectName(QStringLiteral("mm_services_table"));
    m_table->setAccessibleName(tr("Services"));
    m_table->setModel(sorted);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(-1,
                          Qt::AscendingOrder); // the file's order until somebody clicks a column
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->setAlternatingRowColors(true);
    m_table->setShowGrid(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() * 8 / 5);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionResizeMode(ServicesModel::Name, QHeaderView::Stretch);
    m_table->horizontalHeader()->setSectionResizeMode(ServicesModel::Registered,
                                                      QHeaderView::Interactive);
    m_table->horizontalHeader()->setSectionResizeMode(ServicesModel::Messages,
                                                      QHeaderView::Interactive);
    const QFontMetrics metrics = fontMetrics();
    const QString longDate =
        QLocale().toString(QDateTime(QDate(2028, 12, 28), QTime(22, 58)), QLocale::ShortFormat);
    const int padding = 3 * metrics.averageCharWidth();
    m_table->horizontalHeader()->resizeSection(ServicesModel::Registered,
                                               metrics.horizontalAdvance(longDate) + padding);
    m_table->horizontalHeader()->resizeSection(
        ServicesModel::Messages, metrics.horizontalAdvance(formatCount(100'000'000)) + 2 * padding);

    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        const QModelIndexList rows = m_table->selectionModel()->selectedRows(ServicesModel::Name);
        Q_EMIT currentServiceChanged(
            rows.isEmpty() ? QString() : rows.constLast().data(ServicesModel::sortRole).toString());
    });

    m_nothing->setObjectName(QStringLiteral("mm_nothing_label"));
    m_nothing->setTextFormat(Qt::PlainText);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setWordWrap(true);
    m_nothing->setAutoFillBackground(true);
    m_nothing->setBackgroundRole(QPalette::Base);
    m_nothing->setMargin(padding);

    addWidget(m_table);
    addWidget(m_nothing);
    // So that the cells' text begins where that above and below the table does.
    const int indent = style()->pixelMetric(QStyle::PM_LayoutLeftMargin, nullptr, this) -
                       style()->pixelMetric(QStyle::PM_FocusFrameHMargin, nullptr, m_table) - 1;
    setContentsMargins(qMax(indent, 0), 0, qMax(indent, 0), 0);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    setCurrentWidget(m_nothing);
}

void ServicesView::setReading(const Reading &reading, const Status &status)
{
    m_model->setServices(reading.snapshot.services);
    m_model->setCurrent(status.state == State::Active);
    if (m_model->rowCount() > 0) {
        setCurrentWidget(m_table);
        return;
    }
    const bool counted = status.state == State::Active && reading.snapshot.totalServices > 0;
    m_nothing->setText(counted ? tr("This MM counts its services, but does not list them.")
                       : status.state == State::Active ? tr("No service is registered yet.")
                                                       : QString());
    setCurrentWidget(m_nothing);
}

// Not QHeaderView's own state: a damaged one makes it sort by a column that is not there.
QByteArray ServicesView::saveLayout() const
{
    const QHeaderView *header = m_table->horizontalHeader();
    QByteArray layout;
    QDataStream stream(&layout, QIODevice::WriteOnly);
    for (int column = 0; column < ServicesModel::ColumnCount; ++column)
        stream << qint32(header->sectionSize(column));
    stream << qint32(header->sortIndicatorSection())
           << (header->sortIndicatorOrder() == Qt::DescendingOrder);
    return layout;
}

void ServicesView::restoreLayout(const QByteArray &layout)
{
    constexpr qint32 narrowest = 16;
    constexpr qint32 widest = 10'000;
    std::array<qint32, ServicesModel::ColumnCount> widths{};
    qint32 sortedBy = -1;
    bool descending = false;
    QDataStream stream(layout);
    for (qint32 &width : widths)
        stream >> width;
    stream >> sortedBy >> descending;
    if (stream.status() != QDataStream::Ok || sortedBy >= ServicesModel::ColumnCount)
        return;
    for (size_t column = 0; column < widths.size(); ++column)
        m_table->horizontalHeader()->resizeSection(static_cast<int>(column),
                                                   qBound(narrowest, widths.at(column), widest));
    m_table->sortByColumn(qMax(sortedBy, -1),
                          descending ? Qt::DescendingOrder : Qt::AscendingOrder);
}

} // namespace mm
