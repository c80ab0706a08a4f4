// SPDX-License-Identifier: MIT
#pragma once

#include <QDialog>

class QScrollArea;

namespace mm {

/// A dialog with a page that scrolls where the screen is too small for it. Enter commits what is
/// typed in a field and does not close the dialog.
class ScrolledDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ScrolledDialog(QWidget *parent);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    [[nodiscard]] QWidget *page() const { return m_page; }
    [[nodiscard]] QScrollArea *scrollArea() const { return m_scroll; }
    /// Turning the wheel over \p control scrolls the page, unless the control has the focus.
    void protectFromWheel(QWidget *control);
    /// The font or the style of the page may have changed.
    virtual void layoutChanged() {}

    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    QScrollArea *m_scroll;
    QWidget *m_page; ///< in m_scroll
};

} // namespace mm
