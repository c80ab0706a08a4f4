// SPDX-License-Identifier: MIT
#include "openeddialog.h"
#include "suite.h"

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

using TextMember = QString Preferences::*;

Preferences nonDefaultValues()
{
    Preferences values;
    values.statsFile = u"/tmp/a.json"_s;
    values.interval = 1234ms;
    values.membership = false;
    values.mmUrl = u"http://127.0.0.1:7000"_s;
    values.prometheus = true;
    values.prometheusUrl = u"http://127.0.0.1:7001"_s;
    values.prometheusSelect = u"{job=\"x\"}"_s;
    values.prometheusConfig = u"/tmp/http.ini"_s;
    values.notificationsEnabled = values.tray = values.notifyDown = values.notifyError = false;
    values.notifyNoFile = false;
    values.notifyServers = false;
    values.notifyActive = true;
    values.theme = Theme::Dark;
    values.language = u"de"_s;
    return values;
}

/// So that all fields are enabled.
Preferences withPrometheus()
{
    Preferences values;
    values.prometheus = true;
    return values;
}

} // namespace

Q_DECLARE_METATYPE(TextMember)

/// Values, validation and defaults.
class TstPreferencesDialog final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void setValues_emitsNothing();
    void checkBox_emitsValuesChanged_data();
    void checkBox_emitsValuesChanged();
    void notificationGroup_disablesItsBoxes();
    void comboBox_emitsValuesChanged();
    void interval_isClampedToRange();
    void lineEdit_emitsOnEnter_data();
    void lineEdit_emitsOnEnter();
    void invalidText_showsErrorAndEmitsNothing_data() { lineEdit_emitsOnEnter_data(); }
    void invalidText_showsErrorAndEmitsNothing();
    void prometheusGroup_isAChoiceThatEnablesItsFields();
    void prometheusTest_emitsEnteredValuesAndShowsTheResult();
    void givenSource_disablesThePrometheusGroup();
    void browse_emitsChosenFile();
    void autostart_emitsChoiceAndShowsProblem();
    void autostartHidden_isAChoiceWhileOn();
    void autostartNotOffered_isHidden();
    void givenValues_areShownAndDisabled();
    void restoreDefaults_emitsDefaults();
    void restoreDefaults_keepsStoredValuesOfGivenOnes();
    void restoreDefaults_dropsInvalidText();
};

void TstPreferencesDialog::setValues_emitsNothing()
{
    OpenedDialog opened;
    QVERIFY(!opened.dialog.isModal());
    opened.dialog.setValues(nonDefaultValues());
    QCOMPARE(opened.dialog.values(), nonDefaultValues());
    QCOMPARE(opened.values.size(), 0);
    QCOMPARE(opened.line(u"mm_stats_file"_s)->text(), u"/tmp/a.json"_s);
    QCOMPARE(opened.find<QDoubleSpinBox>(u"mm_interval"_s)->value(), 1.234);
    QCOMPARE(opened.find<QComboBox>(u"mm_language"_s)->currentText(), u"Deutsch"_s);
    // A control changes only its own value.
    opened.find<QCheckBox>(u"mm_tray"_s)->click();
    Preferences expected = nonDefaultValues();
    expected.tray = true;
    QCOMPARE(opened.last(), expected);
}

void TstPreferencesDialog::checkBox_emitsValuesChanged_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<Preferences>("expected");

    const auto row = [](const char *name, bool Preferences::*value) {
        Preferences values;
        values.*value = !(values.*value);
        QTest::newRow(name) << QString::fromLatin1(name) << values;
    };
    row("mm_membership", &Preferences::membership);
    row("mm_tray", &Preferences::tray);
    row("mm_notify_active", &Preferences::notifyActive);
    row("mm_notify_down", &Preferences::notifyDown);
    row("mm_notify_error", &Preferences::notifyError);
    row("mm_notify_nofile", &Preferences::notifyNoFile);
    row("mm_notify_servers", &Preferences::notifyServers);
}

void TstPreferencesDialog::checkBox_emitsValuesChanged()
{
    QFETCH(QString, name);
    QFETCH(Preferences, expected);

    const OpenedDialog opened;
    auto *box = opened.find<QCheckBox>(name);
    QTest::keyClick(box, Qt::Key_Space);
    QCOMPARE(opened.values.size(), 1);
    QCOMPARE(opened.last(), expected);
    QTest::keyClick(box, Qt::Key_Space);
    QCOMPARE(opened.last(), Preferences());
}

void TstPreferencesDialog::notificationGroup_disablesItsBoxes()
{
    const OpenedDialog opened;
    auto *all = opened.find<QGroupBox>(u"mm_notifying"_s);
    auto *one = opened.find<QCheckBox>(u"mm_notify_error"_s);
    QVERIFY(all->isChecked() && one->isEnabled());
    QTest::keyClick(all, Qt::Key_Space);
    Preferences expected;
    expected.notificationsEnabled = false;
    QCOMPARE(opened.last(), expected);
    // The choice is kept for when the group is enabled again.
    QVERIFY(!one->isEnabled() && one->isChecked());
}

void TstPreferencesDialog::comboBox_emitsValuesChanged()
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
    QCOMPARE(opened.values.size(), 4);
}

void TstPreferencesDialog::interval_isClampedToRange()
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
    QCOMPARE(opened.values.size(), 2); // not for the 1 of 10
    QCOMPARE(opened.last().interval, 10s);
    type(u"99999"_s);
    QVERIFY(opened.last().interval <= maxPollInterval);
    interval->setValue(1e9);
    QCOMPARE(opened.last().interval, maxPollInterval);
    type(u"0.1"_s);
    QVERIFY(opened.last().interval >= minPollInterval);
    interval->setValue(0);
    QCOMPARE(opened.last().interval, minPollInterval);
    type(u"-"_s);
    QCOMPARE(opened.last().interval, minPollInterval);
}

void TstPreferencesDialog::lineEdit_emitsOnEnter_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<TextMember>("member");
    QTest::newRow("stats file") << u"mm_stats_file"_s << TextMember(&Preferences::statsFile);
    QTest::newRow("MM's address") << u"mm_url"_s << TextMember(&Preferences::mmUrl);
    QTest::newRow("Prometheus' address")
        << u"mm_prometheus_url"_s << TextMember(&Preferences::prometheusUrl);
    QTest::newRow("selection") << u"mm_prometheus_select"_s
                               << TextMember(&Preferences::prometheusSelect);
    QTest::newRow("password file")
        << u"mm_prometheus_config"_s << TextMember(&Preferences::prometheusConfig);
}

void TstPreferencesDialog::lineEdit_emitsOnEnter()
{
    QFETCH(QString, name);
    QFETCH(TextMember, member);

    OpenedDialog opened;
    QVERIFY(opened.active);
    opened.dialog.setValues(withPrometheus());
    QVERIFY(!opened.line(name)->placeholderText().isEmpty());
    opened.type(name, u"/x"_s);
    QCOMPARE(opened.values.size(), 1);
    QCOMPARE(opened.last().*member, u"/x"_s);
    // On focus out too.
    opened.line(name)->setText(u"/y"_s);
    opened.line(name)->setFocus();
    opened.find<QCheckBox>(u"mm_tray"_s)->setFocus();
    QCOMPARE(opened.last().*member, u"/y"_s);
    QCOMPARE(opened.values.size(), 2);
    opened.line(name)->setFocus();
    opened.line(name)->clear();
    QTest::keyClick(opened.line(name), Qt::Key_Return);
    QCOMPARE(opened.last(), withPrometheus());
}

void TstPreferencesDialog::invalidText_showsErrorAndEmitsNothing()
{
    QFETCH(QString, name);
    QFETCH(TextMember, member);

    OpenedDialog opened;
    opened.dialog.setValues(withPrometheus());
    const auto *problem = opened.find<QLabel>(name + u"_problem"_s);
    QVERIFY(problem->isHidden());
    opened.type(name, invalidText());
    QCOMPARE(opened.values.size(), 0);
    QVERIFY(problem->isVisible());
    QCOMPARE(problem->text(), u"This is invalid."_s);
    QCOMPARE(problem->accessibleName(), u"This is invalid."_s);
    QCOMPARE(opened.line(name)->accessibleDescription(), u"This is invalid."_s);
    QCOMPARE(opened.line(name)->text(), invalidText());
    // Another change does not include the invalid text.
    opened.find<QCheckBox>(u"mm_tray"_s)->click();
    QCOMPARE(opened.last().*member, QString());
    opened.type(name, u"/good"_s);
    QVERIFY(problem->isHidden());
    QCOMPARE(opened.last().*member, u"/good"_s);
}

void TstPreferencesDialog::prometheusGroup_isAChoiceThatEnablesItsFields()
{
    const OpenedDialog opened;
    auto *group = opened.find<QGroupBox>(u"mm_prometheus"_s);
    QVERIFY(!group->isChecked());
    const QStringList names{u"mm_prometheus_url"_s, u"mm_prometheus_select"_s,
                            u"mm_prometheus_config"_s, u"mm_prometheus_test"_s};
    for (const QString &name : names)
        QVERIFY2(!opened.find<QWidget>(name)->isEnabled(), qPrintable(name));
    QTest::keyClick(group, Qt::Key_Space);
    QCOMPARE(opened.values.size(), 1);
    QCOMPARE(opened.last(), withPrometheus());
    for (const QString &name : names)
        QVERIFY2(opened.find<QWidget>(name)->isEnabled(), qPrintable(name));
    QCOMPARE(opened.line(u"mm_prometheus_url"_s)->placeholderText(), u"http://localhost:9090"_s);
    QCOMPARE(opened.line(u"mm_prometheus_select"_s)->placeholderText(), u"{job=\"mm\"}"_s);
    QTest::keyClick(group, Qt::Key_Space);
    QCOMPARE(opened.last(), Preferences());
}

void TstPreferencesDialog::prometheusTest_emitsEnteredValuesAndShowsTheResult()
{
    OpenedDialog opened;
    opened.dialog.setValues(withPrometheus());
    auto *test = opened.find<QPushButton>(u"mm_prometheus_test"_s);
    const auto *result = opened.find<QLabel>(u"mm_prometheus_result"_s);
    QVERIFY(result->isHidden());
    opened.line(u"mm_prometheus_url"_s)->setFocus();
    QTest::keyClicks(opened.line(u"mm_prometheus_url"_s), u"http://a"_s);
    test->setFocus(); // as a click does
    QTest::keyClick(test, Qt::Key_Space);
    QCOMPARE(opened.tests.size(), 1);
    Preferences expected = withPrometheus();
    expected.prometheusUrl = u"http://a"_s;
    QCOMPARE(opened.tests.constFirst().constFirst().value<Preferences>(), expected);
    QVERIFY(!test->isEnabled()); // one at a time
    QVERIFY(result->isVisible() && !result->text().isEmpty());
    opened.dialog.setTestResult(u"MM: 4 machines"_s);
    QVERIFY(test->isEnabled());
    QCOMPARE(result->text(), u"MM: 4 machines"_s);
    QCOMPARE(result->accessibleName(), u"MM: 4 machines"_s);
    QTest::keyClick(test, Qt::Key_Space);
    QCOMPARE(opened.tests.size(), 2);
}

void TstPreferencesDialog::givenSource_disablesThePrometheusGroup()
{
    OpenedDialog opened(setupWithGivenValues());
    const Preferences stored = nonDefaultValues();
    opened.dialog.setValues(stored);
    const auto *group = opened.find<QGroupBox>(u"mm_prometheus"_s);
    QVERIFY(!group->isEnabled());
    const auto *note = opened.find<QLabel>(u"mm_prometheus_given"_s);
    QVERIFY(note && note->isVisible());
    QCOMPARE(group->accessibleDescription(), note->text());
    // The stored choice stays as it is.
    opened.find<QCheckBox>(u"mm_tray"_s)->click();
    QVERIFY(opened.last().prometheus);
    QCOMPARE(opened.last().prometheusUrl, stored.prometheusUrl);
    QVERIFY(!OpenedDialog().find<QLabel>(u"mm_prometheus_given"_s));
}

void TstPreferencesDialog::browse_emitsChosenFile()
{
    const OpenedDialog opened;
    opened.find<QPushButton>(u"mm_browse_button"_s)->click();
    QTRY_VERIFY(opened.find<QFileDialog>(u"mm_stats_file_chooser"_s));
    auto *chooser = opened.find<QFileDialog>(u"mm_stats_file_chooser"_s);
    Q_EMIT chooser->fileSelected(u"/tmp/chosen.json"_s);
    QCOMPARE(opened.last().statsFile, u"/tmp/chosen.json"_s);
    QCOMPARE(opened.line(u"mm_stats_file"_s)->text(), u"/tmp/chosen.json"_s);
    chooser->reject();
}

void TstPreferencesDialog::autostart_emitsChoiceAndShowsProblem()
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
    QCOMPARE(opened.values.size(), 0);
}

void TstPreferencesDialog::autostartHidden_isAChoiceWhileOn()
{
    OpenedDialog opened;
    auto *hidden = opened.find<QCheckBox>(u"mm_autostart_hidden"_s);
    QVERIFY(!hidden->isEnabled());
    opened.dialog.setAutostart(true);
    QVERIFY(hidden->isEnabled() && !hidden->isChecked());
    QTest::keyClick(hidden, Qt::Key_Space);
    QCOMPARE(opened.autostart, (QList<QVariantList>{{true, true}}));
    opened.dialog.setAutostart(true, {}, true);
    QVERIFY(hidden->isChecked());
    opened.dialog.setAutostart(false);
    QVERIFY(!hidden->isEnabled() && !hidden->isChecked());
    QCOMPARE(opened.autostart.size(), 1);
}

void TstPreferencesDialog::autostartNotOffered_isHidden()
{
    PreferencesDialog::Setup setup = defaultSetup();
    setup.offersAutostart = false;
    const OpenedDialog opened(setup);
    QVERIFY(!opened.find<QCheckBox>(u"mm_autostart"_s)->isVisible());
    QVERIFY(!opened.find<QCheckBox>(u"mm_autostart_hidden"_s)->isVisible());
}

void TstPreferencesDialog::givenValues_areShownAndDisabled()
{
    OpenedDialog opened(setupWithGivenValues());
    Preferences stored = nonDefaultValues();
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
    // The given values don't replace the stored ones.
    opened.find<QCheckBox>(u"mm_tray"_s)->click();
    stored.tray = true;
    QCOMPARE(opened.last(), stored);
}

void TstPreferencesDialog::restoreDefaults_emitsDefaults()
{
    OpenedDialog opened;
    opened.dialog.setValues(nonDefaultValues());
    opened.dialog.setAutostart(true);
    opened.find<QPushButton>(u"mm_defaults_button"_s)->click();
    QCOMPARE(opened.values.size(), 1);
    QCOMPARE(opened.last(), Preferences());
    QCOMPARE(opened.autostart.size(), 1);
    QCOMPARE(opened.line(u"mm_stats_file"_s)->text(), QString());
    QVERIFY(opened.find<QCheckBox>(u"mm_notify_down"_s)->isChecked());
    QCOMPARE(opened.find<QComboBox>(u"mm_theme"_s)->currentIndex(), 0);
}

void TstPreferencesDialog::restoreDefaults_keepsStoredValuesOfGivenOnes()
{
    OpenedDialog opened(setupWithGivenValues());
    opened.dialog.setValues(nonDefaultValues());
    opened.find<QPushButton>(u"mm_defaults_button"_s)->click();
    const Preferences stored = nonDefaultValues();
    Preferences expected;
    expected.statsFile = stored.statsFile;
    expected.interval = stored.interval;
    expected.membership = stored.membership;
    expected.mmUrl = stored.mmUrl;
    expected.prometheus = stored.prometheus;
    expected.prometheusUrl = stored.prometheusUrl;
    expected.prometheusSelect = stored.prometheusSelect;
    expected.prometheusConfig = stored.prometheusConfig;
    QCOMPARE(opened.last(), expected);
}

void TstPreferencesDialog::restoreDefaults_dropsInvalidText()
{
    OpenedDialog opened;
    for (const QString &name : {u"mm_stats_file"_s, u"mm_url"_s, u"mm_prometheus_url"_s,
                                u"mm_prometheus_select"_s, u"mm_prometheus_config"_s}) {
        opened.dialog.setValues(withPrometheus());
        opened.type(name, invalidText());
        QVERIFY2(opened.find<QLabel>(name + u"_problem"_s)->isVisible(), qPrintable(name));
        opened.find<QPushButton>(u"mm_defaults_button"_s)->click();
        QCOMPARE(opened.line(name)->text(), QString());
        QVERIFY2(opened.find<QLabel>(name + u"_problem"_s)->isHidden(), qPrintable(name));
    }
}

MM_WINDOW_SUITE(TstPreferencesDialog)
#include "tst_preferencesdialog.moc"
