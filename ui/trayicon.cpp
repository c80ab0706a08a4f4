// SPDX-License-Identifier: MIT
#include "ui/trayicon.h"

#include "ui/statecolors.h"
#include "ui/statussymbol.h"

#include <QIconEngine>
#include <QPainter>
#include <QPixmap>

namespace mm {

namespace {

class TrayIconEngine final : public QIconEngine
{
public:
    TrayIconEngine(Symbol symbol, Tone tone)
        : m_symbol(symbol)
        , m_tone(tone)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode, QIcon::State) override
    {
        const int side = qMin(rect.width(), rect.height());
        QRect plate(0, 0, side, side);
        plate.moveCenter(rect.center());
        // Whole pixels, so that straight edges are not blurred.
        const int margin = qRound(side * 3 / 16.0);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(trayPlateColor(m_tone));
        painter->drawRoundedRect(plate, side / 6.0, side / 6.0);
        paintSymbol(*painter, m_symbol, plate.adjusted(margin, margin, -margin, -margin),
                    traySymbolColor());
        painter->restore();
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, pixmap.rect(), mode, state);
        return pixmap;
    }

    // What is sent to a tray over D-Bus are these.
    QList<QSize> availableSizes(QIcon::Mode, QIcon::State) override
    {
        QList<QSize> sizes;
        for (const int side : {16, 22, 24, 32, 44, 48, 64})
            sizes.append(QSize(side, side));
        return sizes;
    }

    [[nodiscard]] QIconEngine *clone() const override { return new TrayIconEngine(*this); }

private:
    Symbol m_symbol;
    Tone m_tone;
};

} // namespace

QColor trayPlateColor(Tone tone)
{
    // The shade that is legible on white is light enough for black, as parts of a picture go.
    return toneColor(tone, Qt::white);
}

QColor traySymbolColor()
{
    return Qt::white;
}

QIcon trayIcon(Symbol symbol, Tone tone)
{
    return QIcon(new TrayIconEngine(symbol, tone));
}

} // namespace mm
