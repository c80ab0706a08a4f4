// SPDX-License-Identifier: MIT
#pragma once

#include "core/status.h"

#include <QStackedWidget>

class QLabel;
class QTableView;

namespace mm {

class ServicesModel;

/// The list of services, or a sentence where there is none.
class ServicesView final : public QStackedWidget
{
    Q_OBJECT

public:
    explicit ServicesView(QWidget *parent = nullptr);

    void setReading(const Reading &reading, const Status &status);

    /// Column widths and sorting, for the next time.
    [[nodiscard]] QByteArray saveLayout() const;
    void restoreLayout(const QByteArray &layout);

Q_SIGNALS:
    /// The service that the user has gone to; empty when there is none any more.
    void currentServiceChanged(const QString &name);

private:
    ServicesModel *m_model;
    QTableView *m_table;
    QLabel *m_nothing;
};

} // namespace mm
