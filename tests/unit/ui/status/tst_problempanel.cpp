// SPDX-License-Identifier: MIT
#include "activewindow.h"
#include "samples.h"
#include "suite.h"
#include "ui/status/problempanel.h"

#include <QAccessible>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace mm;
using namespace Qt::StringLiterals;

namespace {

const QString problemPath = QStringLiteral("/tmp/stats.json");

Status statusFor(const Reading &reading)
{
    return evaluateStatus(reading, reading.at);
}

Reading tooLarge()
{
    Reading reading = readingFor(State::Error, problemPath);
    reading.outcome = ReadOutcome::Unreadable;
    reading.tooLarge = true;
    return reading;
}

Reading forbidden()
{
    Reading reading = readingFor(State::Error, problemPath);
    reading.outcome = ReadOutcome::Unreadable;
    reading.errorNumber = 13;
    return reading;
}

Reading withoutFolder()
{
    Reading reading = readingFor(State::NoFile, problemPath);
    reading.folderMissing = true;
    return reading;
}

QStringList buttonsOf(const ProblemPanel &panel)
{
    QStringList shown;
    for (const QPushButton *button : panel.findChildren<QPushButton *>()) {
        if (button->isVisible())
            shown += button->objectName().mid(3).chopped(7);
    }
    return shown;
}

QPushButton *button(const ProblemPanel &panel, const QString &name)
{
    return panel.findChild<QPushButton *>(u"mm_"_s + name + u"_button"_s);
}

} // namespace

class TstProblemPanel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void state_showsItsButtons_data();
    void state_showsItsButtons();
    void stateWithoutRemedy_showsNoButtons();
    void button_emitsItsSignal_data();
    void button_emitsItsSignal();
    void mnemonics_areUnique();
    void buttons_haveAccessibleNames();
    void setMoving_disablesTheButton();
    void narrowPanel_wrapsTheButtons_data();
    void narrowPanel_wrapsTheButtons();
    void longWord_keepsTheMinimumWidth();
    void tab_followsTheReadingOrder();
};

void TstProblemPanel::state_showsItsButtons_data()
{
    QTest::addColumn<Reading>("reading");
    QTest::addColumn<QStringList>("buttons");

    const QStringList always{u"check"_s, u"show_file"_s, u"copy"_s};
    const QStringList start = QStringList{u"start"_s} + always;
    const QStringList move = QStringList{u"move_aside"_s} + always;
    QTest::newRow("no file") << readingFor(State::NoFile, problemPath) << start;
    QTest::newRow("no folder") << withoutFolder() << QStringList{u"start"_s, u"check"_s, u"copy"_s};
    QTest::newRow("stopped") << readingFor(State::Stopped, problemPath) << start;
    QTest::newRow("gone") << readingFor(State::NotUpdating, problemPath) << start;
    QTest::newRow("broken") << readingFor(State::Error, problemPath) << move;
    QTest::newRow("too large") << tooLarge() << move;
    QTest::newRow("forbidden") << forbidden() << always;
    QTest::newRow("hung") << hungReading(readingFor(State::Active, problemPath), problemPath,
                                         Instant::now())
                          << QStringList{u"check"_s, u"copy"_s};
}

void TstProblemPanel::state_showsItsButtons()
{
    QFETCH(Reading, reading);
    QFETCH(QStringList, buttons);

    ProblemPanel panel;
    panel.setStartable(true);
    panel.setStatus(statusFor(reading));
    panel.show();
    QCOMPARE(buttonsOf(panel), buttons);
}

void TstProblemPanel::stateWithoutRemedy_showsNoButtons()
{
    ProblemPanel panel;
    panel.setStartable(true);
    panel.setNotice(u"MM was started."_s);
    panel.setStatus(statusFor(readingFor(State::Checking, problemPath)));
    panel.show();
    QCOMPARE(buttonsOf(panel), QStringList());
    panel.setStatus(statusFor(readingFor(State::Active, problemPath)));
    panel.show();
    QCOMPARE(buttonsOf(panel), QStringList());
}

void TstProblemPanel::button_emitsItsSignal_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("signal");
    QTest::addColumn<Qt::Key>("letter");

    QTest::newRow("start") << u"start"_s << QByteArray(SIGNAL(startRequested())) << Qt::Key_S;
    QTest::newRow("move") << u"move_aside"_s << QByteArray(SIGNAL(moveAsideRequested()))
                          << Qt::Key_M;
    QTest::newRow("check") << u"check"_s << QByteArray(SIGNAL(checkRequested())) << Qt::Key_C;
    QTest::newRow("show") << u"show_file"_s << QByteArray(SIGNAL(showFileRequested())) << Qt::Key_O;
    QTest::newRow("copy") << u"copy"_s << QByteArray(SIGNAL(copyRequested())) << Qt::Key_D;
}

void TstProblemPanel::button_emitsItsSignal()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, signal);
    QFETCH(Qt::Key, letter);

    ProblemPanel panel;
    panel.setStartable(true);
    Status status = statusFor(readingFor(State::Error, problemPath));
    status.canStart = true; // no state shows all buttons
    panel.setStatus(status);
    QVERIFY(showActive(&panel));
    QSignalSpy requests(&panel, signal.constData());
    QSignalSpy copied(&panel, &ProblemPanel::copyRequested);
    QSignalSpy checked(&panel, &ProblemPanel::checkRequested);
    QTest::mouseClick(button(panel, name), Qt::LeftButton);
    QTest::keyClick(button(panel, name), Qt::Key_Space);
    QTest::keyClick(&panel, letter, Qt::AltModifier);
    QTRY_COMPARE(requests.size(), 3);
    QCOMPARE(copied.size(), name == "copy"_L1 ? 3 : 0);
    QCOMPARE(checked.size(), name == "check"_L1 ? 3 : 0);
}

void TstProblemPanel::mnemonics_areUnique()
{
    const ProblemPanel panel;
    // The mnemonics of the menus File, View and Help.
    QStringList letters{u"F"_s, u"V"_s, u"H"_s};
    for (const QPushButton *each : panel.findChildren<QPushButton *>()) {
        const qsizetype at = each->text().indexOf(u'&');
        QVERIFY2(at >= 0, qPrintable(each->text()));
        const QString letter = each->text().mid(at + 1, 1).toUpper();
        QVERIFY2(!letters.contains(letter), qPrintable(each->text()));
        letters += letter;
    }
    QCOMPARE(letters.size(), 8);
}

void TstProblemPanel::buttons_haveAccessibleNames()
{
    ProblemPanel panel;
    panel.setStatus(statusFor(readingFor(State::Error, problemPath)));
    panel.show();
    for (QPushButton *each : panel.findChildren<QPushButton *>()) {
        QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(each);
        QVERIFY(accessible);
        QCOMPARE(accessible->role(), QAccessible::Button);
        QCOMPARE(accessible->text(QAccessible::Name), each->text().remove(u'&'));
    }
}

void TstProblemPanel::setMoving_disablesTheButton()
{
    ProblemPanel panel;
    panel.setStatus(statusFor(readingFor(State::Error, problemPath)));
    panel.show();
    QSignalSpy requests(&panel, &ProblemPanel::moveAsideRequested);
    panel.setMoving(true);
    QTest::mouseClick(button(panel, u"move_aside"_s), Qt::LeftButton);
    panel.setStatus(statusFor(tooLarge())); // another reading does not enable it
    QTest::mouseClick(button(panel, u"move_aside"_s), Qt::LeftButton);
    QCOMPARE(requests.size(), 0);
    panel.setMoving(false);
    QTest::mouseClick(button(panel, u"move_aside"_s), Qt::LeftButton);
    QCOMPARE(requests.size(), 1);
}

void TstProblemPanel::narrowPanel_wrapsTheButtons_data()
{
    QTest::addColumn<Qt::LayoutDirection>("direction");
    QTest::newRow("left to right") << Qt::LeftToRight;
    QTest::newRow("right to left") << Qt::RightToLeft;
}

void TstProblemPanel::narrowPanel_wrapsTheButtons()
{
    QFETCH(Qt::LayoutDirection, direction);

    ProblemPanel panel;
    panel.setLayoutDirection(direction);
    panel.setStatus(statusFor(readingFor(State::Error, problemPath)));
    panel.show();
    panel.resize(1200, 400);
    const QPushButton *first = button(panel, u"move_aside"_s);
    const QPushButton *second = button(panel, u"check"_s);
    QTRY_COMPARE(first->y(), second->y());
    QCOMPARE(first->x() < second->x(), direction == Qt::LeftToRight);

    // As wide as the widest button, and no button is clipped.
    panel.resize(1, 400);
    QTRY_VERIFY(second->y() >= first->geometry().bottom());
    QVERIFY(panel.width() < first->width() * 2);
    QList<QRect> seen;
    for (const QPushButton *each : panel.findChildren<QPushButton *>()) {
        if (!each->isVisible())
            continue;
        QTRY_VERIFY(each->parentWidget()->rect().contains(each->geometry()));
        QTRY_VERIFY(panel.rect().contains(each->parentWidget()->geometry()));
        for (const QRect &other : seen)
            QVERIFY(!other.intersects(each->geometry()));
        seen += each->geometry();
    }
    QCOMPARE(seen.size(), 4);
}

/// Otherwise the window would be wider than the screen, with the label outside it.
void TstProblemPanel::longWord_keepsTheMinimumWidth()
{
    ProblemPanel panel;
    panel.setStatus(statusFor(readingFor(State::NoFile, problemPath)));
    const int width = panel.minimumSizeHint().width();
    const QString longPath = problemPath + QString(250, u'w');
    panel.setStatus(statusFor(readingFor(State::NoFile, longPath)));
    panel.setNotice(longPath);
    QCOMPARE(panel.minimumSizeHint().width(), width);
}

void TstProblemPanel::tab_followsTheReadingOrder()
{
    ProblemPanel panel;
    panel.setStatus(statusFor(readingFor(State::Error, problemPath)));
    QVERIFY(showActive(&panel));
    button(panel, u"move_aside"_s)->setFocus();
    for (const QString &next : {u"check"_s, u"show_file"_s, u"copy"_s}) {
        QTest::keyClick(panel.focusWidget(), Qt::Key_Tab);
        QVERIFY2(button(panel, next)->hasFocus(), qPrintable(next));
    }
}

MM_WINDOW_SUITE(TstProblemPanel)
#include "tst_problempanel.moc"
