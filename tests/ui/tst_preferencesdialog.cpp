// SPDX-License-Identifier: MIT
#include "openeddialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QGroupBox>
#include <QLabel>
#include <QPushButton>

using namespace mm;
using namespace mm::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

PreferenceValues othersThanDefault()
{
    PreferenceValues values;
    values.statsFile = u"/tmp/a.json"_s;
    values.interval = 1234ms;
    values.membership = false;
    values.mmUrl = u"http://127.0.0.1:7000"_s;
    values.notifying = values.tray = values.notifyDown = values.notifyError = false;
    values.notifyNoFile = false;
    values.notifyActive = true;
    values.theme = Theme::Dark;
    values.language = u"de"_s;
    return values;
}

} // namespace

/// What is chosen, and what can't be.
class PreferencesDialogTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void setting_tellsNothing();
    void checkBox_appliesAtOnce_data();
    void checkBox_appliesAtOnce();
    void notifications_areSwitchedTogether();
    void choice_appliesAtOnce();
    void interval_appliesAndStaysInRange();
    void line_appliesWithEnter_data();
    void line_appliesWithEnter();
    void badText_isTold_ButNotApplied_data() { line_appliesWithEnter_data(); }
    void badText_isTold_ButNotApplied();
    void browse_appliesWhatIsChosen();
    void autostart_isAskedForAndFailureShown();
    void autostart_mayNotBeOffered();
    void given_isShownAndDisabled();
    void defaults_areRestored();
    void defaults_leaveWhatIsGiven();
};

void PreferencesDialogTest::setting_tellsNothing()
{
    OpenedDialog opened;
    QVERIFY(!opened.dialog.isModal());
    opened.dialog.setValues(othersThanDefault());
    QCOMPARE(opened.dialog.values(), othersThanDefault());
    QCOMPARE(opened.told.size(), 0);
    QCOMPARE(opened.line(u"mm_stats_file"_s)->text(), u"/tmp/a.json"_s);
    QCOMPARE(opened.find<QDoubleSpinBox>(u"mm_interval"_s)->value(), 1.234);
    QCOMPARE(opened.find<QComboBox>(u"mm_language"_s)->currentText(), u"Deutsch"_s);
    // One control that is used changes its own value alone.
    opened.find<QCheckBox>(u"mm_tray"_s)->click();
    PreferenceValues expected = othersThanDefault();
    expected.tray = true;
    QCOMPARE(opened.last(), expected);
}

void PreferencesDialogTest::checkBox_appliesAtOnce_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<PreferenceValues>("expected");

    const auto row = [](const char *name, bool PreferenceValues::*value) {
        PreferenceValues values;
        values.*value = !(values.*value);
        QTest::newRow(name) << QString::fromLatin1(name) << values;
    };
    row("mm_membership", &PreferenceValues::membership);
    row("mm_tray", &PreferenceValues::tray);
    row("mm_notify_active", &PreferenceValues::notifyActive);
    row("mm_notify_down", &PreferenceValues::notifyDown);
    row("mm_notify_error", &PreferenceValues::notifyError);
    row("mm_notify_nofile", &PreferenceValues::notifyNoFile);
}

void PreferencesDialogTest::checkBox_appliesAtOnce()
{
    QFETCH(QString, name);
    QFETCH(PreferenceValues, expected);

    const OpenedDialog opened;
    auto *box = opened.find<QCheckBox>(name);
    QTest::keyClick(box, Qt::Key_Space);
    QCOMPARE(opened.told.size(), 1);
    QCOMPARE(opened.last(), expected);
    QTest::keyClick(box, Qt::Key_Space);
    QCOMPARE(opened.last(), PreferenceValues());
}

void PreferencesDialogTest::notifications_areSwitchedTogether()
{
    const OpenedDialog opened;
    auto *all = opened.find<QGroupBox>(u"mm_notifying"_s);
    auto *one = opened.find<QCheckBox>(u"mm_notify_error"_s);
    QVERIFY(all->isChecked() && one->isEnabled());
    QTest::keyClick(all, Qt::Key_Space);
    PreferenceValues expected;
    expected.notifying = false;
    QCOMPARE(opened.last(), expected);
    // What is chosen stays for when they are switched on again.
    QVERIFY(!one->isEnabled() && one->isChecked());
}

void PreferencesDialogTest::choice_appliesAtOnce()
{
    const OpenedDialog opened;
    auto *theme = opened.find<QComboBox>(u"mm_theme"_s);
    QTest::keyClick(theme, Qt::Key_Down);
    QCOMPARE(opened.last().theme, Theme::Light);
    QTest::keyClick(theme, Qt::Key_Down);
    QCOMPARE(opened.last().theme, Theme::Dark);
    auto *language = opened.find<QComboBox>(u"mm_language"_s);
    QCOMPARE(language->count(), 3);
    QTest::keyClick(language, Qt::Key_Down);
    QCOMPARE(opened.last().language, u"de"_s);
    QTest::keyClick(language, Qt::Key_Up);
    QCOMPARE(opened.last().language, QString());
    QCOMPARE(opened.told.size(), 4);
}

void PreferencesDialogTest::interval_appliesAndStaysInRange()
{
    const OpenedDialog opened;
    auto *interval = opened.find<QDoubleSpinBox>(u"mm_interval"_s);
    interval->setFocus();
    QTest::keyClick(interval, Qt::Key_Up);
    QCOMPARE(opened.last().interval, 2500ms);
    const auto type = [&](const QString &text) {
        interval->selectAll();
        QTest::keyClicks(interval, text);
        QTest::keyClick(interval, Qt::Key_Return);
    };
    type(u"10"_s);
    QCOMPARE(opened.told.size(), 2); // not for the 1 of 10
    QCOMPARE(opened.last().interval, 10s);
    type(u"99999"_s);
    QVERIFY(opened.last().interval <= longestInterval);
    interval->setValue(1e9);
    QCOMPARE(opened.last().interval, longestInterval);
    type(u"0.1"_s);
    QVERIFY(opened.last().interval >= shortestInterval);
    interval->setValue(0);
    QCOMPARE(opened.last().interval, shortestInterval);
    type(u"-"_s);
    QCOMPARE(opened.last().interval, shortestInterval);
}

void PreferencesDialogTest::line_appliesWithEnter_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("isFile");
    QTest::newRow("stats file") << u"mm_stats_file"_s << true;
    QTest::newRow("MM's address") << u"mm_url"_s << false;
}

void PreferencesDialogTest::line_appliesWithEnter()
{
    QFETCH(QString, name);
    QFETCH(bool, isFile);

    const OpenedDialog opened;
    QVERIFY(opened.active);
    QVERIFY(!opened.line(name)->placeholderText().isEmpty());
    opened.type(name, u"/x"_s);
    QCOMPARE(opened.told.size(), 1);
    QCOMPARE(isFile ? opened.last().statsFile : opened.last().mmUrl, u"/x"_s);
    // By leaving the line, too.
    opened.line(name)->setText(u"/y"_s);
    opened.line(name)->setFocus();
    opened.find<QCheckBox>(u"mm_tray"_s)->setFocus();
    QCOMPARE(isFile ? opened.last().statsFile : opened.last().mmUrl, u"/y"_s);
    QCOMPARE(opened.told.size(), 2);
    opened.line(name)->setFocus();
    opened.line(name)->clear();
    QTest::keyClick(opened.line(name), Qt::Key_Return);
    QCOMPARE(opened.last(), PreferenceValues());
}

void PreferencesDialogTest::badText_isTold_ButNotApplied()
{
    QFETCH(QString, name);
    QFETCH(bool, isFile);

    const OpenedDialog opened;
    const auto *problem = opened.find<QLabel>(name + u"_problem"_s);
    QVERIFY(problem->isHidden());
    opened.type(name, badText());
    QCOMPARE(opened.told.size(), 0);
    QVERIFY(problem->isVisible());
    QCOMPARE(problem->text(), u"Not this one."_s);
    QCOMPARE(problem->accessibleName(), u"Not this one."_s);
    QCOMPARE(opened.line(name)->accessibleDescription(), u"Not this one."_s);
    QCOMPARE(opened.line(name)->text(), badText());
    // Another choice does not bring it in.
    opened.find<QCheckBox>(u"mm_tray"_s)->click();
    QCOMPARE(isFile ? opened.last().statsFile : opened.last().mmUrl, QString());
    opened.type(name, u"/good"_s);
    QVERIFY(problem->isHidden());
    QCOMPARE(isFile ? opened.last().statsFile : opened.last().mmUrl, u"/good"_s);
}

void PreferencesDialogTest::browse_appliesWhatIsChosen()
{
    const OpenedDialog opened;
    opened.find<QPushButton>(u"mm_browse_button"_s)->click();
    auto *chooser = opened.find<QFileDialog>(u"mm_stats_file_chooser"_s);
    QVERIFY(chooser);
    Q_EMIT chooser->fileSelected(u"/tmp/chosen.json"_s);
    QCOMPARE(opened.last().statsFile, u"/tmp/chosen.json"_s);
    QCOMPARE(opened.line(u"mm_stats_file"_s)->text(), u"/tmp/chosen.json"_s);
    chooser->reject();
}

void PreferencesDialogTest::autostart_isAskedForAndFailureShown()
{
    OpenedDialog opened;
    auto *box = opened.find<QCheckBox>(u"mm_autostart"_s);
    opened.dialog.setAutostart(true);
    QVERIFY(box->isChecked());
    QCOMPARE(opened.autostart.size(), 0);
    QTest::keyClick(box, Qt::Key_Space);
    QCOMPARE(opened.autostart.size(), 1);
    QCOMPARE(opened.autostart.constFirst().constFirst().toBool(), false);
    opened.dialog.setAutostart(true, u"It can't be removed."_s);
    QVERIFY(box->isChecked());
    const auto *problem = opened.find<QLabel>(u"mm_autostart_problem"_s);
    QVERIFY(problem->isVisible());
    QCOMPARE(problem->accessibleName(), u"It can't be removed."_s);
    QCOMPARE(opened.autostart.size(), 1);
    QCOMPARE(opened.told.size(), 0);
}

void PreferencesDialogTest::autostart_mayNotBeOffered()
{
    PreferencesDialog::Setup without = plainSetup();
    without.offersAutostart = false;
    const OpenedDialog opened(without);
    QVERIFY(opened.find<QCheckBox>(u"mm_autostart"_s)->isHidden());
}

void PreferencesDialogTest::given_isShownAndDisabled()
{
    OpenedDialog opened(allGiven());
    PreferenceValues stored = othersThanDefault();
    stored.membership = true;
    opened.dialog.setValues(stored);
    QCOMPARE(opened.line(u"mm_stats_file"_s)->text(), u"/given.json"_s);
    QCOMPARE(opened.find<QDoubleSpinBox>(u"mm_interval"_s)->value(), 0.777);
    QCOMPARE(opened.line(u"mm_url"_s)->text(), u"http://[::1]:1"_s);
    QVERIFY(!opened.find<QCheckBox>(u"mm_membership"_s)->isChecked());
    for (const QString &name :
         {u"mm_stats_file"_s, u"mm_interval"_s, u"mm_url"_s, u"mm_membership"_s}) {
        QVERIFY2(!opened.find<QWidget>(name)->isEnabled(), qPrintable(name));
        const auto *note = opened.find<QLabel>(name + u"_given"_s);
        QVERIFY(note && note->isVisible());
        QCOMPARE(opened.find<QWidget>(name)->accessibleDescription(), note->text());
    }
    QVERIFY(!opened.find<QPushButton>(u"mm_browse_button"_s)->isEnabled());
    // What is stored is not touched by what is given.
    opened.find<QCheckBox>(u"mm_tray"_s)->click();
    stored.tray = true;
    QCOMPARE(opened.last(), stored);
}

void PreferencesDialogTest::defaults_areRestored()
{
    OpenedDialog opened;
    opened.dialog.setValues(othersThanDefault());
    opened.dialog.setAutostart(true);
    opened.find<QPushButton>(u"mm_defaults_button"_s)->click();
    QCOMPARE(opened.told.size(), 1);
    QCOMPARE(opened.last(), PreferenceValues());
    QCOMPARE(opened.autostart.size(), 1);
    QCOMPARE(opened.line(u"mm_stats_file"_s)->text(), QString());
    QVERIFY(opened.find<QCheckBox>(u"mm_notify_down"_s)->isChecked());
    QCOMPARE(opened.find<QComboBox>(u"mm_theme"_s)->currentIndex(), 0);
}

void PreferencesDialogTest::defaults_leaveWhatIsGiven()
{
    OpenedDialog opened(allGiven());
    opened.dialog.setValues(othersThanDefault());
    opened.find<QPushButton>(u"mm_defaults_button"_s)->click();
    const PreferenceValues stored = othersThanDefault();
    PreferenceValues expected;
    expected.statsFile = stored.statsFile;
    expected.interval = stored.interval;
    expected.membership = stored.membership;
    expected.mmUrl = stored.mmUrl;
    QCOMPARE(opened.last(), expected);
}

QTEST_MAIN(PreferencesDialogTest)
#include "tst_preferencesdialog.moc"
