// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

#include <functional>

class QBoxLayout;
class QLabel;
class QLineEdit;

namespace mm {

class LiveRegionLabel;

/// A line edit that accepts only what a function finds valid. Invalid input stays in the line, with
/// the error below it, and is not emitted.
class ValidatedLineEdit final : public QWidget
{
    Q_OBJECT

public:
    /// Returns a sentence on what is wrong with \p text; empty if it is valid.
    using Validate = std::function<QString(const QString &text)>;

    /// \p name is the line's object name; the error label's is \p name + "_problem".
    ValidatedLineEdit(const QString &name, Validate validate, QWidget *parent = nullptr);

    [[nodiscard]] QLineEdit *line() const { return m_line; }
    /// Adds \p widget at the end of the row.
    void addBeside(QWidget *widget);

    /// The text that was set or accepted last.
    [[nodiscard]] const QString &text() const { return m_text; }
    void setText(const QString &text);
    /// As if the user had typed \p text and pressed Enter.
    void enter(const QString &text);
    /// Shows a text that is typed in \p other and not accepted there, with what is wrong with it.
    void copyTypedText(const ValidatedLineEdit &other);
    /// Shows \p error below the line until the text is edited or set; hides an empty one.
    void showError(const QString &error);

Q_SIGNALS:
    /// The user entered a different, valid text.
    void accepted(const QString &text);

private:
    void commit();

    const Validate m_validate;
    QLineEdit *m_line;
    LiveRegionLabel *m_error;
    QBoxLayout *m_row;
    QString m_text;
};

} // namespace mm
