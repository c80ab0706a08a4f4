// SPDX-License-Identifier: MIT
#pragma once

#include <QDialog>

class QTextBrowser;

namespace mm {

class LiveRegionLabel;
struct Reading;

/// A manual that needs no network: what the label says, the keys, and what a report of a problem
/// needs. Not modal.
class HelpDialog final : public QDialog
{
    Q_OBJECT

public:
    /// Names the stats file or the Prometheus of \p reading, and those of \p actions that have a
    /// key.
    HelpDialog(const Reading &reading, const QList<QAction *> &actions, QWidget *parent);

    /// Scrolls to what a report of a problem needs.
    void showReport();
    /// Below the text; screen readers speak it.
    void acknowledge(const QString &text);

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    /// The user wants the details of the current state in the clipboard.
    void copyRequested();

private:
    QTextBrowser *m_text;
    LiveRegionLabel *m_notice;
};

} // namespace mm
