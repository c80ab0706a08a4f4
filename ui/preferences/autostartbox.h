// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QCheckBox;

namespace mm {

class LiveRegionLabel;

/// The choice whether the program starts at login, and then in the tray alone.
class AutostartBox final : public QWidget
{
    Q_OBJECT

public:
    explicit AutostartBox(QWidget *parent);

    [[nodiscard]] bool isOn() const;
    /// \p problem is why that could not be changed.
    void setState(bool on, const QString &problem, bool hidden);

Q_SIGNALS:
    /// Each change by the user.
    void chosen(bool on, bool hidden);

private:
    QCheckBox *m_on;
    QCheckBox *m_hidden;
    LiveRegionLabel *m_problem;
};

} // namespace mm
