// SPDX-License-Identifier: MIT
#include "ui/servicesview.h"

#include "ui/servicesmodel.h"

#include <QDateTime>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QSortFilterProxyModel>
#include <QTableView>

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

    m_nothing->setObjectName(QStringLiteral("mm_nothing_label"));
    m_nothing->setTextFormat(Qt::PlainText);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setWordWrap(true);
    m_nothing->setAutoFillBackground(true);
    m_nothing->setBackgroundRole(QPalette::Base);
    m_nothing->setMargin(padding);

    addWidget(m_table);
    addWidget(m_nothing);
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

QByteArray ServicesView::saveLayout() const
{
    return m_table->horizontalHeader()->saveState();
}

void ServicesView::restoreLayout(const QByteArray &layout)
{
    m_table->horizontalHeader()->restoreState(layout);
}

} // namespace mm
