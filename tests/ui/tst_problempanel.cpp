// SPDX-License-Identifier: MIT
#include "samples.h"
#include "ui/problempanel.h"

#include <QAccessible>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace mm;
using namespace Qt::StringLiterals;

namespace {

const QString path = QStringLiteral("/tmp/stats.json");

Status statusFor(const Reading &reading)
{
    return statusOf(reading, reading.at);
}

Reading tooLarge()
{
    Reading reading = readingFor(State::Error, path);
    reading.outcome = Outcome::Unreadable;
    reading.tooLarge = true;
    return reading;
}

Reading forbidden()
{
    Reading reading = readingFor(State::Error, path);
    reading.outcome = Outcome::Unreadable;
    reading.errorNumber = 13;
    return reading;
}

Reading withoutFolder()
{
    Reading reading = readingFor(State::NoFile, path);
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

/// The banner and its buttons: which, where and for whom.
class ProblemPanelTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void buttons_fitTheState_data();
    void buttons_fitTheState();
    void noButton_withoutAProblem();
    void eachButton_asksForItsOwn_data();
    void eachButton_asksForItsOwn();
    void letters_clashWithNothing();
    void buttons_areNamedForAScreenReader();
    void moveUnderWay_takesNoSecond();
    void narrowPanel_wrapsItsButtons_data();
    void narrowPanel_wrapsItsButtons();
    void longWord_doesNotWidenThePanel();
    void tab_goesAsOneReads();
};

void ProblemPanelTest::buttons_fitTheState_data()
{
    QTest::addColumn<Reading>("reading");
    QTest::addColumn<QStringList>("buttons");

    const QStringList always{u"check"_s, u"show_file"_s, u"copy"_s};
    const QStringList start = QStringList{u"start"_s} + always;
    const QStringList move = QStringList{u"move_aside"_s} + always;
    QTest::newRow("no file") << readingFor(State::NoFile, path) << start;
    QTest::newRow("no folder") << withoutFolder() << QStringList{u"start"_s, u"check"_s, u"copy"_s};
    QTest::newRow("stopped") << readingFor(State::Stopped, path) << start;
    QTest::newRow("gone") << readingFor(State::NotUpdating, path) << start;
    QTest::newRow("broken") << readingFor(State::Error, path) << move;
    QTest::newRow("too large") << tooLarge() << move;
    QTest::newRow("forbidden") << forbidden() << always;
    QTest::newRow("hung") << hungReading(readingFor(State::Active, path), path, Moment::now())
                          << QStringList{u"check"_s, u"copy"_s};
}

void ProblemPanelTest::buttons_fitTheState()
{
    QFETCH(Reading, reading);
    QFETCH(QStringList, buttons);

    ProblemPanel panel;
    panel.setStartable(true);
    panel.setStatus(statusFor(reading));
    panel.show();
    QCOMPARE(buttonsOf(panel), buttons);
}

void ProblemPanelTest::noButton_withoutAProblem()
{
    ProblemPanel panel;
    panel.setStartable(true);
    panel.setNotice(u"MM was started."_s);
    panel.setStatus(statusFor(readingFor(State::Checking, path)));
    panel.show();
    QCOMPARE(buttonsOf(panel), QStringList());
    panel.setStatus(statusFor(readingFor(State::Active, path)));
    panel.show();
    QCOMPARE(buttonsOf(panel), QStringList());
}

void ProblemPanelTest::eachButton_asksForItsOwn_data()
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

void ProblemPanelTest::eachButton_asksForItsOwn()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, signal);
    QFETCH(Qt::Key, letter);

    ProblemPanel panel;
    panel.setStartable(true);
    Status status = statusFor(readingFor(State::Error, path));
    status.mayStart = true; // no state has all of them
    panel.setStatus(status);
    panel.show();
    panel.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&panel));
    QSignalSpy asked(&panel, signal.constData());
    QSignalSpy copied(&panel, &ProblemPanel::copyRequested);
    QSignalSpy checked(&panel, &ProblemPanel::checkRequested);
    QTest::mouseClick(button(panel, name), Qt::LeftButton);
    QTest::keyClick(button(panel, name), Qt::Key_Space);
    QTest::keyClick(&panel, letter, Qt::AltModifier);
    QTRY_COMPARE(asked.size(), 3);
    QCOMPARE(copied.size(), name == "copy"_L1 ? 3 : 0);
    QCOMPARE(checked.size(), name == "check"_L1 ? 3 : 0);
}

void ProblemPanelTest::letters_clashWithNothing()
{
    const ProblemPanel panel;
    // File, View and Help are the menus'.
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

void ProblemPanelTest::buttons_areNamedForAScreenReader()
{
    ProblemPanel panel;
    panel.setStatus(statusFor(readingFor(State::Error, path)));
    panel.show();
    for (QPushButton *each : panel.findChildren<QPushButton *>()) {
        QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(each);
        QVERIFY(spoken);
        QCOMPARE(spoken->role(), QAccessible::Button);
        QCOMPARE(spoken->text(QAccessible::Name), each->text().remove(u'&'));
    }
}

void ProblemPanelTest::moveUnderWay_takesNoSecond()
{
    ProblemPanel panel;
    panel.setStatus(statusFor(readingFor(State::Error, path)));
    panel.show();
    QSignalSpy asked(&panel, &ProblemPanel::moveAsideRequested);
    panel.setMoving(true);
    QTest::mouseClick(button(panel, u"move_aside"_s), Qt::LeftButton);
    panel.setStatus(statusFor(tooLarge())); // another look does not set it free
    QTest::mouseClick(button(panel, u"move_aside"_s), Qt::LeftButton);
    QCOMPARE(asked.size(), 0);
    panel.setMoving(false);
    QTest::mouseClick(button(panel, u"move_aside"_s), Qt::LeftButton);
    QCOMPARE(asked.size(), 1);
}

void ProblemPanelTest::narrowPanel_wrapsItsButtons_data()
{
    QTest::addColumn<Qt::LayoutDirection>("direction");
    QTest::newRow("left to right") << Qt::LeftToRight;
    QTest::newRow("right to left") << Qt::RightToLeft;
}

void ProblemPanelTest::narrowPanel_wrapsItsButtons()
{
    QFETCH(Qt::LayoutDirection, direction);

    ProblemPanel panel;
    panel.setLayoutDirection(direction);
    panel.setStatus(statusFor(readingFor(State::Error, path)));
    panel.show();
    panel.resize(1200, 400);
    const QPushButton *first = button(panel, u"move_aside"_s);
    const QPushButton *second = button(panel, u"check"_s);
    QTRY_COMPARE(first->y(), second->y());
    QCOMPARE(first->x() < second->x(), direction == Qt::LeftToRight);

    // No wider than its widest button forces it to be, and all of each is in view.
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

/// Or the window would be wider than the screen, and its label out of sight.
void ProblemPanelTest::longWord_doesNotWidenThePanel()
{
    ProblemPanel panel;
    panel.setStatus(statusFor(readingFor(State::NoFile, path)));
    const int width = panel.minimumSizeHint().width();
    const QString longPath = path + QString(250, u'w');
    panel.setStatus(statusFor(readingFor(State::NoFile, longPath)));
    panel.setNotice(longPath);
    QCOMPARE(panel.minimumSizeHint().width(), width);
}

void ProblemPanelTest::tab_goesAsOneReads()
{
    ProblemPanel panel;
    panel.setStatus(statusFor(readingFor(State::Error, path)));
    panel.show();
    panel.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&panel));
    button(panel, u"move_aside"_s)->setFocus();
    for (const QString &next : {u"check"_s, u"show_file"_s, u"copy"_s}) {
        QTest::keyClick(panel.focusWidget(), Qt::Key_Tab);
        QVERIFY2(button(panel, next)->hasFocus(), qPrintable(next));
    }
}

QTEST_MAIN(ProblemPanelTest)
#include "tst_problempanel.moc"
