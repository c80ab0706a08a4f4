// SPDX-License-Identifier: MIT
#include "samples.h"
#include "ui/statecolors.h"
#include "ui/statuslabel.h"

#include <QAccessible>
#include <QApplication>
#include <QTest>
#include <QTextDocumentFragment>

using namespace mm;
using namespace Qt::StringLiterals;

namespace {

Status statusFor(State state, const QString &path = u"/tmp/stats.json"_s)
{
    const Reading reading = readingFor(state, path);
    return statusOf(reading, reading.at);
}

QPalette darkPalette()
{
    return QPalette(QColor(0x2b, 0x2b, 0x2b));
}

QPalette lightPalette()
{
    return QPalette(QColor(0xef, 0xef, 0xef));
}

QColor textColor(const StatusLabel &label)
{
    return label.palette().color(label.foregroundRole());
}

/// The pixels that differ from the upper left corner, which nothing is painted on.
QRect inkOf(const QImage &image)
{
    QRect ink;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixel(x, y) != image.pixel(0, 0))
                ink |= QRect(x, y, 1, 1);
        }
    }
    return ink;
}

/// The symbol alone: black on white, without words.
QImage pictureOf(Symbol symbol, Qt::LayoutDirection direction = Qt::LeftToRight)
{
    StatusLabel label;
    label.setLayoutDirection(direction);
    label.resize(200, 40);
    Status status;
    status.symbol = symbol;
    label.setStatus(status);
    return label.grab().toImage().convertToFormat(QImage::Format_RGB32);
}

qint64 differingPixels(const QImage &a, const QImage &b)
{
    qint64 count = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x)
            count += a.pixel(x, y) != b.pixel(x, y) ? 1 : 0;
    }
    return count;
}

class EventCounter final : public QObject
{
public:
    bool eventFilter(QObject *, QEvent *event) override
    {
        switch (event->type()) {
        case QEvent::PaletteChange:
        case QEvent::FontChange:
        case QEvent::StyleChange:
        case QEvent::ContentsRectChange:
        case QEvent::LayoutDirectionChange:
            ++changes;
            break;
        default:
            break;
        }
        return false;
    }

    int changes = 0;
};

} // namespace

class StatusLabelTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QApplication::setPalette(lightPalette()); }
    void everyState_isToldInWordsAndColour_data();
    void everyState_isToldInWordsAndColour();
    void screenReader_hearsTheText_data() { everyState_isToldInWordsAndColour_data(); }
    void screenReader_hearsTheText();
    void tagsInThePath_areShownAsLetters();
    void everySymbol_hasAShapeOfItsOwn();
    void everySymbol_isDrawnWhole_data();
    void everySymbol_isDrawnWhole();
    void symbol_isPaintedInTheColourOfTheText();
    void rightToLeft_putsTheSymbolOnTheRight();
    void applicationTurnsDark_colourFollows();
    void windowTurnsDarkAndLightAgain_colourFollows();
    void anyChange_settlesAtOnce();
    void sameStatusAgain_changesNothing();
    void otherAge_paintsNothing();
};

void StatusLabelTest::everyState_isToldInWordsAndColour_data()
{
    QTest::addColumn<State>("state");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("color");

    QTest::newRow("Checking") << State::Checking << u"MM: Checking..."_s << u"#5f6368"_s;
    QTest::newRow("NoFile") << State::NoFile << u"MM: No stats file"_s << u"#5f6368"_s;
    QTest::newRow("Active") << State::Active << u"MM: 2 services | 1,247 msgs"_s << u"#006b2d"_s;
    QTest::newRow("Stopped") << State::Stopped << u"MM: Stopped"_s << u"#5f6368"_s;
    QTest::newRow("NotUpdating") << State::NotUpdating << u"MM: Not updating"_s << u"#5f6368"_s;
    QTest::newRow("Error") << State::Error << u"MM: Error reading stats"_s << u"#b3261e"_s;
}

void StatusLabelTest::everyState_isToldInWordsAndColour()
{
    QFETCH(State, state);
    QFETCH(QString, text);
    QFETCH(QString, color);

    StatusLabel label;
    const Status status = statusFor(state);
    label.setStatus(status);
    QCOMPARE(label.text(), text);
    QCOMPARE(textColor(label).name(), color);
    QCOMPARE(label.status(), status);
    QCOMPARE(label.textFormat(), Qt::PlainText);
    QCOMPARE(QTextDocumentFragment::fromHtml(label.toolTip()).toPlainText(), status.tooltip);
    QVERIFY(label.toolTip().contains(u"/tmp/stats.json"_s));
}

void StatusLabelTest::screenReader_hearsTheText()
{
    QFETCH(State, state);
    QFETCH(QString, text);

    StatusLabel label;
    label.setStatus(statusFor(State::Active));
    label.setStatus(statusFor(state));
    QCOMPARE(label.accessibleName(), text);
    QAccessibleInterface *heard = QAccessible::queryAccessibleInterface(&label);
    QVERIFY(heard);
    QCOMPARE(heard->text(QAccessible::Name), text);
    QCOMPARE(heard->text(QAccessible::Description), label.status().tooltip);
    QCOMPARE(heard->role(), QAccessible::StaticText);
}

void StatusLabelTest::tagsInThePath_areShownAsLetters()
{
    const QString path = u"/tmp/<b>bold</b>&amp;<img src='x'>.json"_s;
    StatusLabel label;
    label.setStatus(statusFor(State::NoFile, path));
    const QString shown = QTextDocumentFragment::fromHtml(label.toolTip()).toPlainText();
    QVERIFY2(shown.contains(path), qPrintable(shown));
}

void StatusLabelTest::everySymbol_hasAShapeOfItsOwn()
{
    const Symbol symbols[] = {Symbol::Dots,   Symbol::Ring, Symbol::Disc,
                              Symbol::Square, Symbol::Bars, Symbol::Cross};
    for (const Symbol a : symbols) {
        for (const Symbol b : symbols) {
            if (a == b)
                continue;
            const qint64 differing = differingPixels(pictureOf(a), pictureOf(b));
            QVERIFY2(differing >= 12,
                     qPrintable(u"%1 and %2 differ in %3 pixels"_s.arg(int(a)).arg(int(b)).arg(
                         differing)));
        }
    }
    // And each state has its own symbol.
    QList<Symbol> used;
    for (const State state : allStates()) {
        const Symbol symbol = statusFor(state).symbol;
        QVERIFY(!used.contains(symbol));
        used += symbol;
    }
}

void StatusLabelTest::everySymbol_isDrawnWhole_data()
{
    QTest::addColumn<Symbol>("symbol");

    QTest::newRow("Dots") << Symbol::Dots;
    QTest::newRow("Ring") << Symbol::Ring;
    QTest::newRow("Disc") << Symbol::Disc;
    QTest::newRow("Square") << Symbol::Square;
    QTest::newRow("Bars") << Symbol::Bars;
    QTest::newRow("Cross") << Symbol::Cross;
}

void StatusLabelTest::everySymbol_isDrawnWhole()
{
    QFETCH(Symbol, symbol);

    const QImage picture = pictureOf(symbol);
    const QRect ink = inkOf(picture);
    QVERIFY(!ink.isEmpty());
    QVERIFY(ink.top() > 0);
    QVERIFY(ink.bottom() < picture.height() - 1);
    // It does not reach into the text.
    StatusLabel label;
    QVERIFY(ink.right() < label.contentsMargins().left());
}

void StatusLabelTest::symbol_isPaintedInTheColourOfTheText()
{
    StatusLabel label;
    label.resize(300, 40);
    label.setStatus(statusFor(State::Active));
    const QImage picture = label.grab().toImage();
    const QColor expected = toneColor(Tone::Green, label.palette().color(QPalette::Window));
    QVERIFY(QColor(picture.pixel(label.contentsMargins().left() / 3, 20)) == expected);
}

void StatusLabelTest::rightToLeft_putsTheSymbolOnTheRight()
{
    const QImage leftToRight = pictureOf(Symbol::Disc, Qt::LeftToRight);
    const QImage rightToLeft = pictureOf(Symbol::Disc, Qt::RightToLeft);
    QVERIFY(inkOf(leftToRight).right() < leftToRight.width() / 2);
    QVERIFY(inkOf(rightToLeft).left() > rightToLeft.width() / 2);

    StatusLabel label;
    const int room = label.contentsMargins().left();
    QVERIFY(room > 0);
    label.setLayoutDirection(Qt::RightToLeft);
    QCOMPARE(label.contentsMargins().left(), 0);
    QCOMPARE(label.contentsMargins().right(), room);
}

void StatusLabelTest::applicationTurnsDark_colourFollows()
{
    StatusLabel label;
    label.setStatus(statusFor(State::Active));
    QCOMPARE(textColor(label).name(), u"#006b2d"_s);
    QApplication::setPalette(darkPalette());
    QTRY_COMPARE(textColor(label).name(), u"#57d38c"_s);
    label.setStatus(statusFor(State::Error));
    QCOMPARE(textColor(label).name(), u"#ff8a80"_s);
    QApplication::setPalette(lightPalette());
    QTRY_COMPARE(textColor(label).name(), u"#b3261e"_s);
}

void StatusLabelTest::windowTurnsDarkAndLightAgain_colourFollows()
{
    QWidget window;
    StatusLabel label(&window);
    label.setStatus(statusFor(State::Stopped));
    for (int i = 0; i < 3; ++i) {
        window.setPalette(darkPalette());
        QCOMPARE(textColor(label).name(), u"#a0a4a8"_s);
        QCOMPARE(label.palette().color(QPalette::Window), QColor(0x2b, 0x2b, 0x2b));
        window.setPalette(lightPalette());
        QCOMPARE(textColor(label).name(), u"#5f6368"_s);
    }
}

void StatusLabelTest::anyChange_settlesAtOnce()
{
    QWidget window;
    StatusLabel label(&window);
    label.setStatus(statusFor(State::Active));
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    EventCounter counter;
    label.installEventFilter(&counter);

    window.setPalette(darkPalette());
    window.setLayoutDirection(Qt::RightToLeft);
    QFont larger = label.font();
    larger.setPointSize(larger.pointSize() + 4);
    label.setFont(larger);
    label.setStatus(statusFor(State::Error));
    // Each of the four may ripple once or twice, and is over before the event loop turns.
    QVERIFY2(counter.changes <= 12, qPrintable(QString::number(counter.changes)));
    counter.changes = 0;
    for (int i = 0; i < 20; ++i)
        QCoreApplication::processEvents();
    QCOMPARE(counter.changes, 0);
}

void StatusLabelTest::sameStatusAgain_changesNothing()
{
    StatusLabel label;
    label.setStatus(statusFor(State::NoFile));
    EventCounter counter;
    label.installEventFilter(&counter);
    label.setStatus(statusFor(State::NoFile));
    QCOMPARE(counter.changes, 0);
    QCOMPARE(label.text(), u"MM: No stats file"_s);
}

void StatusLabelTest::otherAge_paintsNothing()
{
    class PaintCounter final : public QObject
    {
    public:
        int paints = 0;

    protected:
        bool eventFilter(QObject * /*watched*/, QEvent *event) override
        {
            paints += event->type() == QEvent::Paint;
            return false;
        }
    };
    StatusLabel label;
    Status status = statusFor(State::NoFile);
    label.setStatus(status);
    label.show();
    QVERIFY(QTest::qWaitForWindowExposed(&label));
    QCoreApplication::processEvents();
    PaintCounter counter;
    label.installEventFilter(&counter);
    status.tooltip += u" 2 seconds ago"_s;
    label.setStatus(status);
    QCoreApplication::processEvents();
    QCOMPARE(counter.paints, 0);
    QVERIFY(label.toolTip().contains(u"2 seconds ago"_s));
    label.setStatus(statusFor(State::Error));
    QTRY_VERIFY(counter.paints > 0);
}

QTEST_MAIN(StatusLabelTest)
#include "tst_statuslabel.moc"
