// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

#include <functional>

class QBoxLayout;
class QLabel;
class QLineEdit;

namespace mm {

class NoticeLabel;

/// A line to type in that takes only what a check lets pass. What does not pass stays in the line
/// with the reason below it, and is told to nobody.
class CheckedField final : public QWidget
{
    Q_OBJECT

public:
    /// A sentence on what is wrong; empty for nothing.
    using Check = std::function<QString(const QString &text)>;

    /// \p name is the line's object name; the reason's is that and `_problem`.
    CheckedField(const QString &name, Check check, QWidget *parent = nullptr);

    [[nodiscard]] QLineEdit *line() const { return m_line; }
    /// Puts \p widget behind the line.
    void addBeside(QWidget *widget);

    /// What was set or accepted last.
    [[nodiscard]] const QString &text() const { return m_text; }
    void setText(const QString &text);
    /// As if the user had typed it and pressed Enter.
    void enter(const QString &text);

Q_SIGNALS:
    /// The user entered another text, and it passed.
    void accepted(const QString &text);

protected:
    void changeEvent(QEvent *event) override;

private:
    void check();
    void setProblem(const QString &problem);

    const Check m_check;
    QLineEdit *m_line;
    NoticeLabel *m_problem;
    QBoxLayout *m_row;
    QString m_text;
};

} // namespace mm
