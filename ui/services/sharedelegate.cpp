// SPDX-License-Identifier: MIT
#include "ui/services/sharedelegate.h"

#include "ui/services/serviceformat.h"
#include "ui/services/servicesmodel.h"
#include "ui/widgets/contrast.h"

#include <QApplication>
#include <QPainter>

namespace mm {

namespace {

QColor backgroundOf(const QStyleOptionViewItem &cell)
{
    if (cell.state.testFlag(QStyle::State_Selected))
        return cell.palette.color(QPalette::Highlight);
    if (cell.backgroundBrush.style() != Qt::NoBrush)
        return cell.backgroundBrush.color();
    return cell.palette.color(cell.features.testFlag(QStyleOptionViewItem::Alternate)
                                  ? QPalette::AlternateBase
                                  : QPalette::Base);
}

} // namespace

void ShareDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    const QString percentage = std::exchange(cell.text, QString());
    const QStyle *style = cell.widget ? cell.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);

    cell.palette.setCurrentColorGroup(
        cell.state.testFlag(QStyle::State_Active) ? QPalette::Active : QPalette::Inactive);
    const QColor background = backgroundOf(cell);
    const bool selected = cell.state.testFlag(QStyle::State_Selected);
    const int margin = style->pixelMetric(QStyle::PM_FocusFrameHMargin, nullptr, cell.widget) + 1;
    const QRect inner = cell.rect.adjusted(margin, 0, -margin, 0);
    const int textWidth = cell.fontMetrics.horizontalAdvance(shareText(1)) + margin;
    const int minBarWidth = 3 * cell.fontMetrics.averageCharWidth();
    const int trackWidth =
        inner.width() - textWidth >= minBarWidth ? inner.width() - textWidth : inner.width();
    const bool hasText = trackWidth < inner.width();

    const double share = index.data(ServicesModel::shareRole).toDouble();
    const int thickness = qMax(cell.fontMetrics.height() / 2, 3);
    QRect track(inner.left(), inner.center().y() - thickness / 2, trackWidth, thickness);
    track = QStyle::visualRect(cell.direction, inner, track);
    painter->save();
    if (share >= 0) {
        const QColor ink = selected ? cell.palette.color(QPalette::HighlightedText)
                                    : cell.palette.color(QPalette::Active, QPalette::Highlight);
        // At least one pixel for a share above 0.
        const int length = share > 0 ? qMax(qRound(track.width() * qMin(share, 1.0)), 1) : 0;
        const QRect bar = QStyle::visualRect(cell.direction, track,
                                             QRect(track.topLeft(), QSize(length, track.height())));
        painter->fillRect(track, mixed(legible(ink, background, 3), background, 0.15));
        painter->fillRect(bar, legible(ink, background, 3));
    }
    if (hasText || share < 0) {
        const QRect textRect = QStyle::visualRect(
            cell.direction, inner,
            QRect(inner.right() + 1 - textWidth, inner.top(), textWidth, inner.height()));
        const auto trailing = QStyle::visualAlignment(cell.direction, Qt::AlignRight);
        painter->setFont(cell.font);
        style->drawItemText(
            painter, textRect, static_cast<int>((trailing | Qt::AlignVCenter).toInt()),
            cell.palette, true, percentage, selected ? QPalette::HighlightedText : QPalette::Text);
    }
    painter->restore();
}

} // namespace mm
