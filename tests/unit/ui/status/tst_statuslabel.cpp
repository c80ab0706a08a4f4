// SPDX-License-Identifier: MIT
#include "activewindow.h"
#include "eventcounter.h"
#include "samples.h"
#include "suite.h"
#include "ui/status/statuslabel.h"
#include "ui/widgets/contrast.h"

#include <QAccessible>
#include <QApplication>
#include <QPushButton>
#include <QTest>
#include <QTextDocumentFragment>
#include <QToolTip>

using namespace mm;
using namespace Qt::StringLiterals;

namespace {

Status statusFor(State state, const QString &path = u"/tmp/stats.json"_s)
{
    const Reading reading = readingFor(state, path);
    return evaluateStatus(reading, reading.at);
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

/// The bounding rectangle of the pixels that differ from the upper left one.
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

/// The icon without text, black on white.
QImage pictureOf(StatusIcon icon, Qt::LayoutDirection direction = Qt::LeftToRight)
{
    StatusLabel label;
    label.setLayoutDirection(direction);
    label.resize(200, 40);
    Status status;
    status.icon = icon;
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

const QList<QEvent::Type> appearanceChanges{
    QEvent::PaletteChange,         QEvent::FontChange,
    QEvent::StyleChange,           QEvent::ContentsRectChange,
    QEvent::LayoutDirectionChange,
};

} // namespace

class TstStatusLabel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QApplication::setPalette(lightPalette()); }
    void state_hasItsTextAndColor_data();
    void state_hasItsTextAndColor();
    void accessibleName_isTheText_data() { state_hasItsTextAndColor_data(); }
    void accessibleName_isTheText();
    void tabKey_focusesAndFramesTheLabel();
    void keys_areLeftToTheWindow();
    void tagsInThePath_areEscaped();
    void icons_haveDifferentShapes();
    void icon_isNotClipped_data();
    void icon_isNotClipped();
    void icon_hasTheTextColor();
    void rightToLeft_paintsTheIconOnTheRight();
    void darkApplicationPalette_changesTheColor();
    void windowPalette_changesTheColor();
    void change_isCompleteBeforeTheEventLoopRuns();
    void sameStatus_changesNothing();
    void changedAge_doesNotRepaint();
};

void TstStatusLabel::state_hasItsTextAndColor_data()
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

void TstStatusLabel::state_hasItsTextAndColor()
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

void TstStatusLabel::accessibleName_isTheText()
{
    QFETCH(State, state);
    QFETCH(QString, text);

    StatusLabel label;
    label.setStatus(statusFor(State::Active));
    label.setStatus(statusFor(state));
    QCOMPARE(label.accessibleName(), text);
    QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(&label);
    QVERIFY(interface);
    QCOMPARE(interface->text(QAccessible::Name), text);
    QCOMPARE(interface->text(QAccessible::Description), label.status().tooltip);
    QCOMPARE(interface->role(), QAccessible::StaticText);
}

void TstStatusLabel::tabKey_focusesAndFramesTheLabel()
{
    QWidget window;
    auto *button = new QPushButton(&window);
    auto *label = new StatusLabel(&window);
    label->setStatus(statusFor(State::Active));
    label->adjustSize();
    QVERIFY(showActive(&window));
    button->setFocus();
    for (const QPalette &palette : {lightPalette(), darkPalette()}) {
        window.setPalette(palette);
        const QImage before = label->grab().toImage();
        QTest::keyClick(button, Qt::Key_Tab);
        QVERIFY(label->hasFocus());
        const QImage after = label->grab().toImage();
        const QPoint middle(after.width() / 2, after.height() / 2);
        for (const QPoint &edge :
             {QPoint(0, middle.y()), QPoint(middle.x(), 0), QPoint(after.width() - 1, middle.y())})
            QVERIFY(contrastRatio(after.pixelColor(edge), palette.color(QPalette::Window)) >= 3);
        // The text and the icon are as before.
        const QRect inside = after.rect().adjusted(3, 3, -3, -3);
        QCOMPARE(after.copy(inside), before.copy(inside));
        QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(label);
        QVERIFY(interface->state().focusable && interface->state().focused);
        QTRY_VERIFY(QToolTip::isVisible());
        QCOMPARE(QToolTip::text(), label->toolTip());
        QTest::keyClick(label, Qt::Key_Backtab, Qt::ShiftModifier);
        QVERIFY(button->hasFocus());
        QCOMPARE(label->grab().toImage(), before);
    }
}

void TstStatusLabel::keys_areLeftToTheWindow()
{
    StatusLabel label;
    label.setStatus(statusFor(State::Active));
    QVERIFY(showActive(&label));
    label.setFocus(Qt::TabFocusReason);
    for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Space, Qt::Key_Escape, Qt::Key_Left}) {
        QKeyEvent press(QEvent::KeyPress, key, {});
        QApplication::sendEvent(&label, &press);
        QVERIFY(!press.isAccepted());
    }
    QCOMPARE(label.text(), u"MM: 2 services | 1,247 msgs"_s);
}

void TstStatusLabel::tagsInThePath_areEscaped()
{
    const QString path = u"/tmp/<b>bold</b>&amp;<img src='x'>.json"_s;
    StatusLabel label;
    label.setStatus(statusFor(State::NoFile, path));
    const QString shown = QTextDocumentFragment::fromHtml(label.toolTip()).toPlainText();
    QVERIFY2(shown.contains(path), qPrintable(shown));
}

void TstStatusLabel::icons_haveDifferentShapes()
{
    const StatusIcon icons[] = {StatusIcon::Dots,   StatusIcon::Ring, StatusIcon::Disc,
                                StatusIcon::Square, StatusIcon::Bars, StatusIcon::Cross};
    for (const StatusIcon a : icons) {
        for (const StatusIcon b : icons) {
            if (a == b)
                continue;
            const qint64 differing = differingPixels(pictureOf(a), pictureOf(b));
            QVERIFY2(differing >= 12,
                     qPrintable(u"%1 and %2 differ in %3 pixels"_s.arg(int(a)).arg(int(b)).arg(
                         differing)));
        }
    }
    // Each state has its own icon.
    QList<StatusIcon> used;
    for (const State state : allStates) {
        const StatusIcon icon = statusFor(state).icon;
        QVERIFY(!used.contains(icon));
        used += icon;
    }
}

void TstStatusLabel::icon_isNotClipped_data()
{
    QTest::addColumn<StatusIcon>("icon");

    QTest::newRow("Dots") << StatusIcon::Dots;
    QTest::newRow("Ring") << StatusIcon::Ring;
    QTest::newRow("Disc") << StatusIcon::Disc;
    QTest::newRow("Square") << StatusIcon::Square;
    QTest::newRow("Bars") << StatusIcon::Bars;
    QTest::newRow("Cross") << StatusIcon::Cross;
}

void TstStatusLabel::icon_isNotClipped()
{
    QFETCH(StatusIcon, icon);

    const QImage picture = pictureOf(icon);
    const QRect ink = inkOf(picture);
    QVERIFY(!ink.isEmpty());
    QVERIFY(ink.top() > 0);
    QVERIFY(ink.bottom() < picture.height() - 1);
    // It does not overlap the text.
    StatusLabel label;
    QVERIFY(ink.right() < label.contentsMargins().left());
}

void TstStatusLabel::icon_hasTheTextColor()
{
    StatusLabel label;
    label.resize(300, 40);
    label.setStatus(statusFor(State::Active));
    const QImage picture = label.grab().toImage();
    const QColor expected =
        statusColorOn(StatusColor::Green, label.palette().color(QPalette::Window));
    QVERIFY(QColor(picture.pixel(label.contentsMargins().left() / 3, 20)) == expected);
}

void TstStatusLabel::rightToLeft_paintsTheIconOnTheRight()
{
    const QImage leftToRight = pictureOf(StatusIcon::Disc, Qt::LeftToRight);
    const QImage rightToLeft = pictureOf(StatusIcon::Disc, Qt::RightToLeft);
    QVERIFY(inkOf(leftToRight).right() < leftToRight.width() / 2);
    QVERIFY(inkOf(rightToLeft).left() > rightToLeft.width() / 2);

    StatusLabel label;
    const int room = label.contentsMargins().left();
    QVERIFY(room > 0);
    label.setLayoutDirection(Qt::RightToLeft);
    QCOMPARE(label.contentsMargins().left(), 0);
    QCOMPARE(label.contentsMargins().right(), room);
}

void TstStatusLabel::darkApplicationPalette_changesTheColor()
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

void TstStatusLabel::windowPalette_changesTheColor()
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

void TstStatusLabel::change_isCompleteBeforeTheEventLoopRuns()
{
    QWidget window;
    StatusLabel label(&window);
    label.setStatus(statusFor(State::Active));
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    EventCounter counter(&label, appearanceChanges);

    window.setPalette(darkPalette());
    window.setLayoutDirection(Qt::RightToLeft);
    QFont larger = label.font();
    larger.setPointSize(larger.pointSize() + 4);
    label.setFont(larger);
    label.setStatus(statusFor(State::Error));
    // Each of the four causes one or two events, all before the event loop runs.
    QVERIFY2(counter.count <= 12, qPrintable(QString::number(counter.count)));
    counter.count = 0;
    for (int i = 0; i < 20; ++i)
        QCoreApplication::processEvents();
    QCOMPARE(counter.count, 0);
}

void TstStatusLabel::sameStatus_changesNothing()
{
    StatusLabel label;
    label.setStatus(statusFor(State::NoFile));
    EventCounter counter(&label, appearanceChanges);
    label.setStatus(statusFor(State::NoFile));
    QCOMPARE(counter.count, 0);
    QCOMPARE(label.text(), u"MM: No stats file"_s);
}

void TstStatusLabel::changedAge_doesNotRepaint()
{
    StatusLabel label;
    Status status = statusFor(State::NoFile);
    label.setStatus(status);
    QVERIFY(showActive(&label));
    QVERIFY(QTest::qWaitForWindowExposed(&label));
    label.repaint(); // what is pending
    EventCounter counter(&label, {QEvent::Paint});
    status.tooltip += u" 2 seconds ago"_s;
    label.setStatus(status);
    QCoreApplication::processEvents();
    QCOMPARE(counter.count, 0);
    QVERIFY(label.toolTip().contains(u"2 seconds ago"_s));
    label.setStatus(statusFor(State::Error));
    QTRY_VERIFY(counter.count > 0);
}

MM_WINDOW_SUITE(TstStatusLabel)
#include "tst_statuslabel.moc"
