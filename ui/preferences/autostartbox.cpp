// SPDX-License-Identifier: MIT
#include "ui/preferences/autostartbox.h"

#include "ui/widgets/liveregionlabel.h"

#include <QCheckBox>
#include <QVBoxLayout>

namespace mm {

AutostartBox::AutostartBox(QWidget *parent)
    : QWidget(parent)
    , m_on(new QCheckBox(tr("Start at &login"), this))
    //: starting at login
    , m_hidden(new QCheckBox(tr("Start h&idden in the tray"), this))
    , m_problem(new LiveRegionLabel(this))
{
    m_on->setObjectName(QStringLiteral("mm_autostart"));
    m_hidden->setObjectName(QStringLiteral("mm_autostart_hidden"));
    m_hidden->setEnabled(false);
    m_problem->setObjectName(QStringLiteral("mm_autostart_problem"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_on, m_hidden, m_problem})
        layout->addWidget(widget);
    for (const QCheckBox *box : {m_on, m_hidden})
        connect(box, &QCheckBox::clicked, this,
                [this] { Q_EMIT chosen(isOn(), m_hidden->isChecked()); });
}

bool AutostartBox::isOn() const
{
    return m_on->isChecked();
}

void AutostartBox::setState(bool on, const QString &problem, bool hidden)
{
    m_on->setChecked(on);
    m_hidden->setChecked(on && hidden);
    m_hidden->setEnabled(on);
    m_problem->showText(problem);
}

} // namespace mm
