// SPDX-License-Identifier: MIT
#include "ui/services/serverlogdialog.h"

#include "ui/widgets/displaytext.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace mm {

namespace {

constexpr qsizetype maxLineLength = 4096;

} // namespace

ServerLogDialog::ServerLogDialog(const QString &server, QWidget *parent)
    : QDialog(parent)
    , m_server(server)
    , m_text(new QPlainTextEdit(this))
    , m_empty(new QLabel(tr("The server has written nothing to its standard error."), this))
{
    setObjectName(u"mm_server_log"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    //: title of a window; %1 is the name of a server
    setWindowTitle(tr("Log of %1").arg(displayName(server)));
    m_text->setObjectName(u"mm_server_log_text"_s);
    m_text->setAccessibleName(windowTitle());
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_empty->setTextFormat(Qt::PlainText);
    m_empty->setWordWrap(true);

    auto *buttons = new QDialogButtonBox(this);
    QPushButton *refresh = buttons->addButton(tr("&Refresh"), QDialogButtonBox::ActionRole);
    refresh->setObjectName(u"mm_server_log_refresh_button"_s);
    connect(refresh, &QPushButton::clicked, this, &ServerLogDialog::refreshRequested);
    QPushButton *copy = buttons->addButton(tr("&Copy"), QDialogButtonBox::ActionRole);
    copy->setObjectName(u"mm_server_log_copy_button"_s);
    connect(copy, &QPushButton::clicked, this, &ServerLogDialog::copy);
    connect(buttons->addButton(tr("C&lose"), QDialogButtonBox::RejectRole), &QPushButton::clicked,
            this, &QWidget::close);
    for (QAbstractButton *button : buttons->buttons())
        button->setAccessibleName(accessibleNameFor(button->text()));
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_empty);
    layout->addWidget(m_text, 1);
    layout->addWidget(buttons);
}

void ServerLogDialog::setLines(const QStringList &lines)
{
    QStringList shown;
    for (const QString &line : lines)
        shown += sanitizeForDisplay(line, {.maxLength = maxLineLength});
    m_text->setPlainText(shown.join(u'\n'));
    m_text->verticalScrollBar()->setValue(m_text->verticalScrollBar()->maximum());
    m_empty->setVisible(lines.isEmpty());
}

/// What is selected, else everything.
void ServerLogDialog::copy() const
{
    if (m_text->textCursor().hasSelection())
        m_text->copy();
    else
        QGuiApplication::clipboard()->setText(m_text->toPlainText());
}

QSize ServerLogDialog::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 100, fontMetrics().height() * 24};
}

} // namespace mm
