// SPDX-License-Identifier: MIT
#pragma once

#include "core/monitor/continuity.h"
#include "core/monitor/pollinterval.h"
#include "ui/machines/machinewindow.h"

#include <QVariantMap>

class QAction;
class QMenu;

namespace mm {

class MachinesView;
class ServicesView;

/// What the window shows in its middle: the services of a stats file, or the machines of a
/// Prometheus, each of which it opens in a window of its own.
class CentralTable final : public QObject
{
    Q_OBJECT

public:
    /// A table of machines if \p readMachine is not empty; \p url of their Prometheus is for
    /// display.
    CentralTable(const QString &url, ReadMachine readMachine, QWidget *window);

    [[nodiscard]] bool isOfMachines() const { return m_machines != nullptr; }
    [[nodiscard]] QWidget *widget() const;
    /// Always there, but hidden for machines.
    [[nodiscard]] ServicesView *services() const { return m_services; }

    /// Shows one poll; \p step is what Continuity found.
    void setReading(const Reading &reading, const Status &status, const PollStep &step);
    /// Shows what \p former does, if it is of the same kind.
    void takeOver(const CentralTable &former);
    void focus();

    // For the window's menus.
    [[nodiscard]] QList<QAction *> fileActions() const;
    [[nodiscard]] QList<QAction *> editActions() const;
    [[nodiscard]] QMenu *sortMenu() const;

    /// The layout of its columns, and that of the other kind of table as it was restored.
    [[nodiscard]] QVariantMap saveColumns() const;
    void restoreColumns(const QVariantMap &layout);

Q_SIGNALS:
    /// See MachinesView.
    void leaveOutRequested(const mm::MachineKey &key);

private:
    void showMachine(const MachineKey &key);

    const QString m_url;
    const ReadMachine m_readMachine;
    QWidget *const m_window;
    ServicesView *m_services;
    MachinesView *m_machines; ///< null for a stats file
    std::chrono::milliseconds m_pollInterval = defaultPollInterval;
    QVariantMap m_columns; ///< layouts of both kinds, as restored
};

} // namespace mm
