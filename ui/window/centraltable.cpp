// SPDX-License-Identifier: MIT
#include "ui/window/centraltable.h"

#include "ui/machines/machinesview.h"
#include "ui/services/servicesview.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mm {

CentralTable::CentralTable(const QString &url, ReadMachine readMachine, QWidget *window)
    : QObject(window)
    , m_url(url)
    , m_readMachine(std::move(readMachine))
    , m_window(window)
    , m_services(new ServicesView(window))
    , m_machines(m_readMachine ? new MachinesView(window) : nullptr)
{
    if (!m_machines)
        return;
    m_services->hide();
    connect(m_machines, &MachinesView::showRequested, this, &CentralTable::showMachine);
    connect(m_machines, &MachinesView::leaveOutRequested, this, &CentralTable::leaveOutRequested);
}

QWidget *CentralTable::widget() const
{
    return m_machines ? static_cast<QWidget *>(m_machines) : m_services;
}

void CentralTable::setReading(const Reading &reading, const Status &status, const PollStep &step)
{
    if (!m_machines) {
        m_services->setReading(reading, status, step);
        return;
    }
    m_pollInterval = reading.fleet->pollInterval();
    m_machines->setReading(reading, status);
}

void CentralTable::showMachine(const MachineKey &key)
{
    const auto windows = m_window->findChildren<MachineWindow *>();
    const auto found = std::find_if(windows.begin(), windows.end(),
                                    [&key](const auto *each) { return each->key() == key; });
    auto *window = found != windows.end()
                       ? *found
                       : new MachineWindow(key, m_url, m_readMachine, m_pollInterval, m_window);
    window->show();
    window->raise();
    window->activateWindow();
}

void CentralTable::takeOver(const CentralTable &former)
{
    if (m_machines && former.m_machines)
        m_machines->takeOver(*former.m_machines);
    else if (!m_machines && !former.m_machines)
        m_services->takeOver(*former.m_services);
}

void CentralTable::focus()
{
    if (m_machines)
        m_machines->focusTable();
    else
        m_services->focusTable();
}

QList<QAction *> CentralTable::fileActions() const
{
    return m_machines ? QList<QAction *>{m_machines->showAction()} : QList<QAction *>();
}

QList<QAction *> CentralTable::editActions() const
{
    return m_machines ? m_machines->editActions() : m_services->editActions();
}

QMenu *CentralTable::sortMenu() const
{
    return m_machines ? m_machines->sortMenu() : m_services->sortMenu();
}

QVariantMap CentralTable::saveColumns() const
{
    QVariantMap columns = m_columns;
    columns.insert(m_machines ? m_machines->saveColumns() : m_services->saveColumns());
    return columns;
}

void CentralTable::restoreColumns(const QVariantMap &layout)
{
    for (const QString &key : {u"columns"_s, u"columnCount"_s, u"machineColumns"_s}) {
        if (layout.contains(key))
            m_columns.insert(key, layout.value(key));
    }
    if (m_machines)
        m_machines->restoreColumns(layout);
    else
        m_services->restoreColumns(layout);
}

} // namespace mm
