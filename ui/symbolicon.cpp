// SPDX-License-Identifier: MIT
#include "ui/symbolicon.h"

#include "ui/statecolors.h"
#include "ui/statussymbol.h"

#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>

namespace mm {

namespace {

class SymbolEngine final : public QIconEngine
{
public:
    SymbolEngine(Symbol symbol, Tone tone)
        : m_symbol(symbol)
        , m_tone(tone)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const QPalette palette = QGuiApplication::palette();
        const QColor color = mode == QIcon::Selected
                                 ? palette.color(QPalette::HighlightedText)
                                 : toneColor(m_tone, palette.color(QPalette::Base));
        const qreal side = qMin(rect.width(), rect.height());
        QRectF box(0, 0, side, side);
        box.moveCenter(QRectF(rect).center());
        paintSymbol(*painter, m_symbol, box, color);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return pixmap;
    }

    [[nodiscard]] QIconEngine *clone() const override { return new SymbolEngine(*this); }

private:
    Symbol m_symbol;
    Tone m_tone;
};

} // namespace

QIcon symbolIcon(Symbol symbol, Tone tone)
{
    return QIcon(new SymbolEngine(symbol, tone)); // which the icon owns
}

} // namespace mm
