// SPDX-License-Identifier: MIT
#include "ui/notifier.h"

#include "ui/plaintext.h"
#include "ui/tray.h"

namespace mm {

namespace {

constexpr qsizetype longestSentence = 600; // characters

}

QString plainBody(const Notice &notice)
{
    return plainLine(notice.label, longestSentence) + QLatin1Char('\n') +
           plainLine(notice.reason, longestSentence);
}

DesktopNotifier::DesktopNotifier(std::unique_ptr<Notifier> first, Tray *tray)
    : m_first(std::move(first))
    , m_tray(tray)
{
    connect(m_tray, &Tray::messageClicked, this, &Notifier::clicked);
    if (!m_first)
        return;
    connect(m_first.get(), &Notifier::clicked, this, &Notifier::clicked);
    connect(m_first.get(), &Notifier::failed, this, &DesktopNotifier::showInTray);
}

void DesktopNotifier::show(const Notice &notice)
{
    if (m_first)
        m_first->show(notice);
    else
        showInTray(notice);
}

void DesktopNotifier::withdraw()
{
    if (m_first)
        m_first->withdraw();
}

void DesktopNotifier::showInTray(const Notice &notice)
{
    if (m_tray->isSeen())
        m_tray->showMessage(notice.title, plainBody(notice));
    else
        Q_EMIT failed(notice);
}

} // namespace mm
