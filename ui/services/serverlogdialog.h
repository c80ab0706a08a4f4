// SPDX-License-Identifier: MIT
#pragma once

#include <QDialog>

class QLabel;
class QPlainTextEdit;

namespace mm {

/// The last lines that an MCP server wrote to its standard error, to read and to copy. Deletes
/// itself when it is closed.
class ServerLogDialog final : public QDialog
{
    Q_OBJECT

public:
    ServerLogDialog(const QString &server, QWidget *parent);

    [[nodiscard]] const QString &server() const { return m_server; }
    /// Shows \p lines, which are foreign text; the end is visible.
    void setLines(const QStringList &lines);
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void refreshRequested();

private:
    void copy() const;

    const QString m_server;
    QPlainTextEdit *m_text;
    QLabel *m_empty;
};

} // namespace mm
