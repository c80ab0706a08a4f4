// SPDX-License-Identifier: MIT
#include "ui/noticelabel.h"

#include <QAccessibleWidget>

namespace mm {

namespace {

class AccessibleNotice final : public QAccessibleWidget
{
public:
    explicit AccessibleNotice(NoticeLabel *label)
        : QAccessibleWidget(label, QAccessible::Notification)
    {
    }

private:
    ~AccessibleNotice() override = default;
};

QAccessibleInterface *accessibleFor(const QString & /*className*/, QObject *object)
{
    auto *label = qobject_cast<NoticeLabel *>(object);
    return label ? new AccessibleNotice(label) : nullptr; // Qt owns it
}

} // namespace

NoticeLabel::NoticeLabel(QWidget *parent)
    : QLabel(parent)
{
    QAccessible::installFactory(accessibleFor); // once, however often it is asked for
}

} // namespace mm
