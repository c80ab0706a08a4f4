// SPDX-License-Identifier: MIT
#include "ui/trend/trendchart.h"

#include "ui/trend/trendpainter.h"
#include "ui/widgets/contrast.h"
#include "ui/widgets/displaytext.h"

#include <QAccessibleWidget>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace mm {

namespace {

/// Creates texts only on request: a screen reader would speak a description at each poll, as it
/// changes.
class TrendAccessible final : public QAccessibleWidget, public QAccessibleValueInterface
{
public:
    explicit TrendAccessible(TrendChart *view)
        : QAccessibleWidget(view, QAccessible::Chart)
    {
    }

    QString text(QAccessible::Text which) const override
    {
        switch (which) {
        case QAccessible::Name:
            return view()->title();
        case QAccessible::Description:
        case QAccessible::Value:
            return view()->description();
        default:
            return QAccessibleWidget::text(which);
        }
    }
    void *interface_cast(QAccessible::InterfaceType type) override
    {
        if (type == QAccessible::ValueInterface)
            return static_cast<QAccessibleValueInterface *>(this);
        return QAccessibleWidget::interface_cast(type);
    }

    QVariant currentValue() const override
    {
        const int step = view()->currentStep();
        const float rate = step < 0 ? unknownRate : view()->trend().total.at(step);
        return rate < 0 ? QVariant() : QVariant(double(rate));
    }
    void setCurrentValue(const QVariant &) override {} // read-only
    QVariant maximumValue() const override
    {
        const QList<float> &total = view()->trend().total;
        const auto highest = std::max_element(total.begin(), total.end());
        return highest == total.end() ? 0.0 : double(qMax(*highest, 0.0F));
    }
    QVariant minimumValue() const override { return 0.0; }
    QVariant minimumStepSize() const override { return 0.0; }

private:
    [[nodiscard]] TrendChart *view() const { return static_cast<TrendChart *>(widget()); }
};

QAccessibleInterface *makeAccessible(const QString &, QObject *object)
{
    auto *view = qobject_cast<TrendChart *>(object);
    return view ? new TrendAccessible(view) : nullptr;
}

constexpr int pageDivisor = 10; // a page is a tenth of the range
/// A flat line only scrolls: repainting it less often saves power. In ms.
constexpr qint64 flatLineRepaint = 10'000;

/// Whether \p now equals \p before, scrolled, with its last rates repeated.
bool continuesFlat(Trend before, const Trend &now)
{
    if (now.end - before.end >= before.step * before.total.size())
        return false;
    for (; before.end < now.end; before.end += before.step) {
        for (QList<float> *rates : {&before.total, &before.ofService}) {
            if (rates->isEmpty())
                continue;
            rates->append(rates->constLast());
            rates->removeFirst();
        }
    }
    return before == now;
}

} // namespace

TrendChart::TrendChart(QWidget *parent)
    : QWidget(parent)
{
    QAccessible::installFactory(makeAccessible); // Qt ignores all calls but the first
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void TrendChart::setTrend(const Trend &trend)
{
    if (trend == m_trend)
        return;
    const bool flat = continuesFlat(m_trend, trend) && !showsCursor() &&
                      qAbs(trend.end - m_paintedEnd) < flatLineRepaint;
    m_trend = trend;
    if (!flat)
        update();
}

QSize TrendChart::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 60, fontMetrics().height() * 11};
}

QSize TrendChart::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 24, fontMetrics().height() * 6};
}

TrendPainter TrendChart::trendPainter() const
{
    return TrendPainter(m_trend, rect(), font(), layoutDirection() == Qt::RightToLeft);
}

bool TrendChart::showsCursor() const
{
    return (m_pointer || hasFocus()) && firstKnown(m_trend) >= 0;
}

int TrendChart::currentStep() const
{
    const int first = firstKnown(m_trend);
    const auto count = static_cast<int>(m_trend.total.size());
    if (first < 0)
        return -1;
    if (m_pointer)
        return stepOf(m_trend, trendPainter().axes().timeAt(*m_pointer));
    if (hasFocus() && m_cursor)
        return qMax(stepOf(m_trend, *m_cursor), first);
    return count - 1;
}

QString TrendChart::title() const
{
    const QString titles[] = {tr("Messages per minute, last 10 minutes"),
                              tr("Messages per minute, last hour"),
                              tr("Messages per minute, last 24 hours")};
    return titles[static_cast<size_t>(m_trend.range)];
}

QString TrendChart::emptyText() const
{
    return tr("No traffic is known in this time range yet.");
}

QString TrendChart::timeOf(int step) const
{
    const auto start = static_cast<qint64>(middleOf(m_trend, step)) - m_trend.step / 2;
    if (m_trend.range != Range::Day)
        return formatTime(start, true);
    return formatTime(start) + QChar(0x2013) + formatTime(start + m_trend.step);
}

QString TrendChart::description() const
{
    const int step = currentStep();
    if (step < 0)
        return emptyText();
    const auto sentence = [](const QString &what, float rate) {
        //: for screen readers; %1 is a time or the name of a service
        return rate < 0 ? tr("%1: not known.").arg(what)
                        //: for screen readers; %1 is a time or a service, %2 a number such as 3.25
                        : tr("%1: %2 messages per minute.").arg(what, formatRate(double(rate)));
    };
    QStringList sentences{sentence(timeOf(step), m_trend.total.at(step))};
    if (step < m_trend.ofService.size())
        sentences += sentence(displayName(m_trend.service), m_trend.ofService.at(step));
    const double start = middleOf(m_trend, step) - static_cast<double>(m_trend.step) / 2;
    for (const qint64 time : m_trend.restarts) {
        const auto since = static_cast<double>(time) - start;
        if (since >= 0 && since < static_cast<double>(m_trend.step))
            //: %1 is a time
            sentences += tr("MM was restarted at %1.").arg(formatTime(time, true));
    }
    return sentences.join(QLatin1Char(' '));
}

TrendReadout TrendChart::readout() const
{
    const int step = currentStep();
    if (step < 0)
        return {};
    TrendReadout readout;
    //: the newest value, above the trend
    readout.when = showsCursor() ? timeOf(step) : tr("now");
    const float total = m_trend.total.at(step);
    //: above the trend: all services together; %1 is a number of messages per minute
    readout.total = total >= 0 ? tr("All: %1/min").arg(formatRate(double(total)))
                               //: above the trend: all services together
                               : tr("All: not known");
    if (step < m_trend.ofService.size()) {
        const float rate = m_trend.ofService.at(step);
        const QString name = displayName(m_trend.service);
        //: above the trend; %1 is the name of a service
        readout.service = rate < 0 ? tr("%1: not known", "above the trend").arg(name)
                                   //: above the trend; %1 is a service, %2 messages per minute
                                   : tr("%1: %2/min").arg(name, formatRate(double(rate)));
    }
    return readout;
}

void TrendChart::paintEvent(QPaintEvent *)
{
    m_paintedEnd = m_trend.end;
    QPainter painter(this);
    const TrendColors colors = trendColors(palette());
    if (firstKnown(m_trend) < 0) {
        const int margin = fontMetrics().averageCharWidth() * 2;
        painter.setPen(colors.text);
        painter.drawText(rect().adjusted(margin, 0, -margin, 0), Qt::AlignCenter | Qt::TextWordWrap,
                         emptyText());
    } else {
        trendPainter().paint(painter, colors, readout(), showsCursor() ? currentStep() : -1);
    }
    if (hasFocus()) {
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setPen(focusPen(palette(), colors.background));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(rect()).adjusted(1, 1, -1, -1));
    }
}

void TrendChart::moveCursorTo(int step)
{
    const int first = firstKnown(m_trend);
    if (first < 0)
        return;
    const auto last = static_cast<int>(m_trend.total.size()) - 1;
    step = qBound(first, step, last);
    m_cursor = step == last ? std::nullopt : std::optional(middleOf(m_trend, step));
    m_pointer.reset(); // the keyboard takes over from the pointer
    update();
    QAccessibleEvent described(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&described);
    QAccessibleValueChangeEvent changed(
        this, m_trend.total.at(step) < 0 ? QVariant() : QVariant(double(m_trend.total.at(step))));
    QAccessible::updateAccessibility(&changed);
}

void TrendChart::keyPressEvent(QKeyEvent *event)
{
    const int step = currentStep();
    const auto count = static_cast<int>(m_trend.total.size());
    const int forward = layoutDirection() == Qt::RightToLeft ? -1 : 1;
    const std::pair<int, int> targets[] = {
        {Qt::Key_Left, step - forward},
        {Qt::Key_Right, step + forward},
        {Qt::Key_PageUp, step - count / pageDivisor},
        {Qt::Key_PageDown, step + count / pageDivisor},
        {Qt::Key_Home, 0},
        {Qt::Key_End, count},
    };
    const bool modified = (event->modifiers() & ~Qt::KeypadModifier) != 0;
    for (const auto &[key, target] : targets) {
        if (!modified && event->key() == key) {
            moveCursorTo(target);
            return;
        }
    }
    QWidget::keyPressEvent(event);
}

void TrendChart::setPointer(std::optional<double> x)
{
    const int before = m_pointer ? currentStep() : -1;
    m_pointer = x;
    if ((m_pointer ? currentStep() : -1) != before)
        update();
}

void TrendChart::mouseMoveEvent(QMouseEvent *event)
{
    const QRectF plot = trendPainter().axes().plot;
    const double x = event->position().x();
    setPointer(x >= plot.left() && x <= plot.right() ? std::optional(x) : std::nullopt);
}

void TrendChart::mousePressEvent(QMouseEvent *event)
{
    mouseMoveEvent(event);
    if (m_pointer && event->button() == Qt::LeftButton)
        moveCursorTo(currentStep());
}

void TrendChart::leaveEvent(QEvent *)
{
    setPointer(std::nullopt);
}

void TrendChart::focusOutEvent(QFocusEvent *event)
{
    m_cursor.reset();
    QWidget::focusOutEvent(event);
}

bool TrendChart::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const qint64 restart =
        trendPainter().restartAt(help->pos().x(), fontMetrics().averageCharWidth());
    if (restart < 0) {
        QToolTip::hideText();
        event->ignore();
        return true;
    }
    QToolTip::showText(help->globalPos(),
                       plainToolTip(tr("MM was restarted at %1.").arg(formatTime(restart, true))),
                       this);
    return true;
}

} // namespace mm
