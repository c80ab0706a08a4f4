// SPDX-License-Identifier: MIT
#include "openeddialog.h"
#include "suite.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QDoubleSpinBox>
#include <QGroupBox>
#include <QLabel>
#include <QLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QWheelEvent>

using namespace mm;
using namespace mm::test;
using namespace Qt::StringLiterals;

/// Keyboard, screen reader, large fonts and right-to-left layout.
class TstPreferencesDialogUse final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void enterAndEscape_onlyEscapeCloses();
    void mnemonics_areUniqueAndFocusTheirField();
    void everyControl_hasAccessibleName();
    void tab_reachesAllControls();
    void otherValueChanges_typedTextStays();
    void typedText_isCopiedToAnotherDialog();
    void pastedText_losesInvisibleCharactersAtItsEnds();
    void wheel_changesNoValue();
    void fields_beginInOneColumn();
    void newDialog_asksForTheWidthOfItsAlignedFields();
    void highPage_getsMostOfTheScreen();
    void largeFont_cutsNoText_data();
    void largeFont_cutsNoText();
};

void TstPreferencesDialogUse::pastedText_losesInvisibleCharactersAtItsEnds()
{
    const OpenedDialog opened;
    opened.find<QGroupBox>(u"mm_prometheus"_s)->setChecked(true);
    for (const QString &name :
         {u"mm_stats_file"_s, u"mm_url"_s, u"mm_prometheus_url"_s, u"mm_prometheus_config"_s}) {
        QLineEdit *line = opened.line(name);
        line->setFocus();
        line->selectAll();
        QGuiApplication::clipboard()->setText(u" \u202a\ufeff/a b.json\u200b \n"_s);
        line->paste();
        QTest::keyClick(line, Qt::Key_Return);
        QCOMPARE(line->text(), u"/a b.json"_s);
    }
    QCOMPARE(opened.last().statsFile, u"/a b.json"_s);
}

void TstPreferencesDialogUse::enterAndEscape_onlyEscapeCloses()
{
    const OpenedDialog opened;
    QVERIFY(opened.active);
    opened.type(u"mm_stats_file"_s, u"/x"_s);
    QVERIFY(opened.dialog.isVisible());
    auto *defaults = opened.find<QPushButton>(u"mm_defaults_button"_s);
    defaults->setFocus();
    QTest::keyClick(defaults, Qt::Key_Return);
    QCOMPARE(opened.last(), Preferences());
    QVERIFY(opened.dialog.isVisible());
    QTest::keyClick(defaults, Qt::Key_Escape);
    QVERIFY(!opened.dialog.isVisible());
}

void TstPreferencesDialogUse::mnemonics_areUniqueAndFocusTheirField()
{
    OpenedDialog opened;
    opened.find<QGroupBox>(u"mm_prometheus"_s)->setChecked(true); // else its fields are disabled
    QStringList keys;
    for (const auto *button : opened.dialog.findChildren<QAbstractButton *>()) {
        if (!button->text().isEmpty())
            keys.append(QKeySequence::mnemonic(button->text()).toString());
    }
    for (const auto *label : opened.dialog.findChildren<QLabel *>()) {
        if (!label->buddy())
            continue;
        keys.append(QKeySequence::mnemonic(label->text()).toString());
        QTest::keySequence(&opened.dialog, QKeySequence::mnemonic(label->text()));
        QCOMPARE(opened.dialog.focusWidget(), label->buddy());
    }
    for (const auto *group : opened.dialog.findChildren<QGroupBox *>()) {
        if (group->isCheckable()) // the others can't have the focus
            keys.append(QKeySequence::mnemonic(group->title()).toString());
    }
    QCOMPARE(keys.size(), 23);
    QVERIFY(!keys.contains(QString()));
    QCOMPARE(keys.removeDuplicates(), 0);
}

void TstPreferencesDialogUse::otherValueChanges_typedTextStays()
{
    OpenedDialog opened;
    for (const QString &name : {u"mm_stats_file"_s, u"mm_url"_s, u"mm_prometheus_url"_s,
                                u"mm_prometheus_select"_s, u"mm_prometheus_config"_s}) {
        Preferences values = opened.dialog.values();
        values.prometheus = true;
        opened.dialog.setValues(values);
        auto *line = opened.find<QLineEdit>(name);
        line->setFocus();
        line->clear();
        QTest::keyClicks(line, u"/being typed"_s);
        values.notificationsEnabled = !values.notificationsEnabled; // as in the tray's menu
        opened.dialog.setValues(values);
        QCOMPARE(line->text(), u"/being typed"_s);
        values.statsFile = u"/other"_s;
        values.mmUrl = u"http://localhost:6002"_s;
        values.prometheusUrl = u"http://localhost:6003"_s;
        values.prometheusSelect = u"{}"_s;
        values.prometheusConfig = u"/another"_s;
        opened.dialog.setValues(values);
        QVERIFY(line->text() != u"/being typed"_s);
        values = {};
        opened.dialog.setValues(values);
    }
    auto *interval = opened.find<QDoubleSpinBox>(u"mm_interval"_s);
    interval->setFocus();
    interval->selectAll();
    QTest::keyClicks(interval, u"1"_s);
    const QString typed = interval->text();
    Preferences values = opened.dialog.values();
    values.notifyDown = !values.notifyDown;
    opened.dialog.setValues(values);
    QCOMPARE(interval->text(), typed);
}

void TstPreferencesDialogUse::typedText_isCopiedToAnotherDialog()
{
    const OpenedDialog former;
    OpenedDialog opened; // active, so that the other one has no focus to lose
    former.type(u"mm_url"_s, invalidText());
    former.line(u"mm_prometheus_url"_s)->setText(u"http://half"_s);
    former.line(u"mm_prometheus_select"_s)->setText(u"{half"_s);
    former.line(u"mm_prometheus_config"_s)->setText(u"/half"_s);
    QTest::keyClicks(former.line(u"mm_stats_file"_s), u"/half"_s);
    opened.dialog.copyTypedText(former.dialog);
    QCOMPARE(opened.line(u"mm_url"_s)->text(), invalidText());
    QCOMPARE(opened.find<QLabel>(u"mm_url_problem"_s)->text(), u"This is invalid."_s);
    QCOMPARE(opened.line(u"mm_stats_file"_s)->text(), u"/half"_s);
    QCOMPARE(opened.line(u"mm_prometheus_url"_s)->text(), u"http://half"_s);
    QCOMPARE(opened.line(u"mm_prometheus_select"_s)->text(), u"{half"_s);
    QCOMPARE(opened.line(u"mm_prometheus_config"_s)->text(), u"/half"_s);
    QCOMPARE(opened.values.size(), 0); // not accepted before Enter
    QTest::keyClick(opened.line(u"mm_stats_file"_s), Qt::Key_Return);
    QCOMPARE(opened.last().statsFile, u"/half"_s);
    QCOMPARE(opened.last().mmUrl, QString());
}

void TstPreferencesDialogUse::everyControl_hasAccessibleName()
{
    const OpenedDialog opened(setupWithGivenValues());
    int controls = 0;
    for (QWidget *widget : opened.dialog.findChildren<QWidget *>()) {
        if (!widget->objectName().startsWith("mm_"_L1) || widget->focusPolicy() == Qt::NoFocus)
            continue;
        QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(widget);
        const QString name = interface->text(QAccessible::Name);
        QVERIFY2(!name.isEmpty() && !name.contains(u'&'), qPrintable(widget->objectName()));
        ++controls;
    }
    QCOMPARE(controls, 23);
}

void TstPreferencesDialogUse::tab_reachesAllControls()
{
    OpenedDialog opened;
    QVERIFY(opened.active);
    opened.dialog.setAutostart(true);
    opened.find<QGroupBox>(u"mm_prometheus"_s)->setChecked(true);
    QStringList reached;
    for (int i = 0; i < 23; ++i) {
        reached.append(opened.dialog.focusWidget()->objectName());
        QTest::keyClick(opened.dialog.focusWidget(), Qt::Key_Tab);
    }
    QCOMPARE(reached, QStringList({u"mm_stats_file"_s,
                                   u"mm_browse_button"_s,
                                   u"mm_interval"_s,
                                   u"mm_prometheus"_s,
                                   u"mm_prometheus_url"_s,
                                   u"mm_prometheus_test"_s,
                                   u"mm_prometheus_select"_s,
                                   u"mm_prometheus_config"_s,
                                   u"mm_membership"_s,
                                   u"mm_url"_s,
                                   u"mm_theme"_s,
                                   u"mm_language"_s,
                                   u"mm_tray"_s,
                                   u"mm_autostart"_s,
                                   u"mm_autostart_hidden"_s,
                                   u"mm_notifying"_s,
                                   u"mm_notify_active"_s,
                                   u"mm_notify_down"_s,
                                   u"mm_notify_error"_s,
                                   u"mm_notify_nofile"_s,
                                   u"mm_notify_servers"_s,
                                   u"mm_defaults_button"_s,
                                   u"mm_close_button"_s}));
}

void TstPreferencesDialogUse::wheel_changesNoValue()
{
    const OpenedDialog opened;
    for (const QString &name : {u"mm_interval"_s, u"mm_theme"_s, u"mm_language"_s}) {
        auto *control = opened.find<QWidget>(name);
        QVERIFY(!control->hasFocus());
        QWheelEvent event(QPointF(5, 5), control->mapToGlobal(QPointF(5, 5)), QPoint(),
                          QPoint(0, -240), Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(control, &event);
    }
    QCOMPARE(opened.values.size(), 0);
}

void TstPreferencesDialogUse::fields_beginInOneColumn()
{
    OpenedDialog opened;
    const auto column = [&opened](Qt::LayoutDirection direction) {
        QSet<int> columns;
        for (const QString &name : {u"mm_stats_file"_s, u"mm_interval"_s, u"mm_prometheus_url"_s,
                                    u"mm_prometheus_select"_s, u"mm_prometheus_config"_s,
                                    u"mm_url"_s, u"mm_theme"_s, u"mm_language"_s}) {
            const auto *field = opened.find<QWidget>(name);
            const QRect rect(field->mapTo(&opened.dialog, QPoint()), field->size());
            columns += direction == Qt::LeftToRight ? rect.left() : rect.right();
        }
        return columns.size() == 1 ? *columns.cbegin() : -1;
    };
    const int first = column(Qt::LeftToRight);
    QVERIFY(first > 0);
    QFont small = opened.dialog.font(); // with a large one, rows may wrap
    small.setPointSizeF(small.pointSizeF() * 0.7);
    opened.dialog.setFont(small);
    QTRY_VERIFY(column(Qt::LeftToRight) > 0 && column(Qt::LeftToRight) < first);
    opened.dialog.setFont({});
    QTRY_COMPARE(column(Qt::LeftToRight), first);
    opened.dialog.setLayoutDirection(Qt::RightToLeft);
    QTRY_VERIFY(column(Qt::RightToLeft) > 0);
}

void TstPreferencesDialogUse::newDialog_asksForTheWidthOfItsAlignedFields()
{
    const PreferencesDialog dialog(defaultSetup());
    QSet<int> widths;
    for (const QLabel *label : dialog.findChildren<QLabel *>()) {
        if (label->buddy())
            widths += label->minimumWidth();
    }
    QCOMPARE(widths.size(), 1);
    QVERIFY(*widths.cbegin() > 0);
}

void TstPreferencesDialogUse::highPage_getsMostOfTheScreen()
{
    const OpenedDialog opened(setupWithGivenValues());
    const int available = opened.dialog.screen()->availableSize().height();
    QVERIFY(opened.dialog.sizeHint().height() > available * 2 / 3);
    QCOMPARE(opened.dialog.height(), opened.dialog.sizeHint().height());
}

void TstPreferencesDialogUse::largeFont_cutsNoText_data()
{
    QTest::addColumn<Qt::LayoutDirection>("direction");
    QTest::newRow("left to right") << Qt::LeftToRight;
    QTest::newRow("right to left") << Qt::RightToLeft;
}

void TstPreferencesDialogUse::largeFont_cutsNoText()
{
    QFETCH(Qt::LayoutDirection, direction);

    const QFont before = QApplication::font();
    QFont large = before;
    large.setPointSizeF(before.pointSizeF() * 2);
    QApplication::setFont(large);
    QApplication::setLayoutDirection(direction);
    {
        OpenedDialog opened(setupWithGivenValues());
        opened.dialog.setTestResult(u"It does not answer: connection refused.\nCheck it."_s);
        QCoreApplication::processEvents(); // lays it out
        opened.dialog.findChild<QScrollArea *>()->widget()->layout()->activate();
        for (const QWidget *widget : opened.dialog.findChildren<QWidget *>()) {
            const bool text = qobject_cast<const QLabel *>(widget) ||
                              qobject_cast<const QAbstractButton *>(widget);
            if (!text || !widget->isVisible())
                continue;
            QVERIFY2(widget->width() >= widget->minimumSizeHint().width() &&
                         widget->height() >= widget->minimumSizeHint().height(),
                     qPrintable(widget->objectName()));
        }
        const int button = opened.find<QWidget>(u"mm_browse_button"_s)->mapToGlobal(QPoint()).x();
        const int line = opened.line(u"mm_stats_file"_s)->mapToGlobal(QPoint()).x();
        QCOMPARE(button > line, direction == Qt::LeftToRight);
        // Paths stay left-to-right.
        QCOMPARE(opened.line(u"mm_stats_file"_s)->layoutDirection(), Qt::LeftToRight);
    }
    QApplication::setFont(before);
    QApplication::setLayoutDirection(Qt::LeftToRight);
}

MM_WINDOW_SUITE(TstPreferencesDialogUse)
#include "tst_preferencesdialog_use.moc"
