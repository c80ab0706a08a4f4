// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;

namespace mm {

/// A box for what the names of the services shown must have in them, and how many have it.
class FilterBar final : public QWidget
{
    Q_OBJECT

public:
    explicit FilterBar(QWidget *parent = nullptr);

    [[nodiscard]] QString text() const;
    /// So many of all have the text in their names. Told while there is one.
    void setCounts(qsizetype found, qsizetype all);

public Q_SLOTS:
    /// Takes the keyboard, with the text selected.
    void start();

Q_SIGNALS:
    void textChanged(const QString &text);
    /// The user wants to go on to what was found; after Escape that is all.
    void left();

protected:
    void changeEvent(QEvent *event) override;

private:
    QLineEdit *m_edit;
    QLabel *m_count;
};

} // namespace mm
