// SPDX-License-Identifier: MIT
#include "ui/sharedelegate.h"

#include "ui/servicesmodel.h"
#include "ui/servicetexts.h"
#include "ui/statecolors.h"

#include <QApplication>
#include <QPainter>

namespace mm {

namespace {

QColor behind(const QStyleOptionViewItem &cell)
{
    if (cell.state.testFlag(QStyle::State_Selected))
        return cell.palette.color(cell.state.testFlag(QStyle::State_Active) ? QPalette::Active
                                                                            : QPalette::Inactive,
                                  QPalette::Highlight);
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

    const QColor back = behind(cell);
    const bool selected = cell.state.testFlag(QStyle::State_Selected);
    const int margin = style->pixelMetric(QStyle::PM_FocusFrameHMargin, nullptr, cell.widget) + 1;
    const QRect inner = cell.rect.adjusted(margin, 0, -margin, 0);
    ServiceRow all;
    all.share = 1;
    const int words = cell.fontMetrics.horizontalAdvance(shareText(all)) + margin;
    const int shortestBar = 3 * cell.fontMetrics.averageCharWidth();
    const int room = inner.width() - words >= shortestBar ? inner.width() - words : inner.width();
    const bool hasWords = room < inner.width();

    const double share = index.data(ServicesModel::valueRole).toDouble();
    const int thickness = qMax(cell.fontMetrics.height() / 2, 3);
    QRect track(inner.left(), inner.center().y() - thickness / 2, room, thickness);
    track = QStyle::visualRect(cell.direction, inner, track);
    painter->save();
    if (share >= 0) {
        const QColor ink = selected ? cell.palette.color(QPalette::HighlightedText)
                                    : cell.palette.color(QPalette::Active, QPalette::Highlight);
        // Little is not nothing.
        const int length = share > 0 ? qMax(qRound(track.width() * qMin(share, 1.0)), 1) : 0;
        const QRect bar = QStyle::visualRect(cell.direction, track,
                                             QRect(track.topLeft(), QSize(length, track.height())));
        painter->fillRect(track, mixed(legible(ink, back, 3), back, 0.15));
        painter->fillRect(bar, legible(ink, back, 3));
    }
    if (hasWords || share < 0) {
        const QRect place = QStyle::visualRect(
            cell.direction, inner,
            QRect(inner.right() + 1 - words, inner.top(), words, inner.height()));
        const auto group =
            cell.state.testFlag(QStyle::State_Active) ? QPalette::Active : QPalette::Inactive;
        painter->setFont(cell.font);
        painter->setPen(
            cell.palette.color(group, selected ? QPalette::HighlightedText : QPalette::Text));
        const auto trailing = QStyle::visualAlignment(cell.direction, Qt::AlignRight);
        painter->drawText(place, static_cast<int>((trailing | Qt::AlignVCenter).toInt()),
                          percentage);
    }
    painter->restore();
}

} // namespace mm
