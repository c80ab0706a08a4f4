// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;

namespace mm {

/// A line edit to filter the services by name, and the number of matches.
class FilterBar final : public QWidget
{
    Q_OBJECT

public:
    explicit FilterBar(QWidget *parent = nullptr);

    [[nodiscard]] QString text() const;
    /// Displayed while there is a text.
    void setCounts(qsizetype matches, qsizetype all);

public Q_SLOTS:
    /// Focuses the line edit and selects its text.
    void startEditing();

Q_SIGNALS:
    void textChanged(const QString &text);
    /// The user pressed Return, or Escape, which also clears the text.
    void finished();

protected:
    void changeEvent(QEvent *event) override;

private:
    QLineEdit *m_edit;
    QLabel *m_count;
};

} // namespace mm
