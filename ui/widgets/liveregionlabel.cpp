// SPDX-License-Identifier: MIT
#include "ui/widgets/liveregionlabel.h"

#include <QAccessibleWidget>

namespace mm {

namespace {

class AccessibleLiveRegion final : public QAccessibleWidget
{
public:
    explicit AccessibleLiveRegion(LiveRegionLabel *label)
        : QAccessibleWidget(label, QAccessible::Notification)
    {
    }
};

QAccessibleInterface *accessibleLiveRegion(const QString & /*className*/, QObject *object)
{
    auto *label = qobject_cast<LiveRegionLabel *>(object);
    return label ? new AccessibleLiveRegion(label) : nullptr; // Qt owns it
}

} // namespace

LiveRegionLabel::LiveRegionLabel(QWidget *parent)
    : QLabel(parent)
{
    QAccessible::installFactory(accessibleLiveRegion); // Qt ignores all calls but the first
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    hide();
}

void LiveRegionLabel::showText(const QString &text)
{
    setText(text);
    setAccessibleName(text);
    setVisible(!text.isEmpty());
}

} // namespace mm
