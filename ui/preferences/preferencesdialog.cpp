// SPDX-License-Identifier: MIT
#include "ui/preferences/preferencesdialog.h"

#include "ui/preferences/autostartbox.h"
#include "ui/preferences/statsfilechooser.h"
#include "ui/widgets/displaytext.h"
#include "ui/widgets/liveregionlabel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QGroupBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>

using namespace std::chrono;
using namespace std::chrono_literals;

namespace mm {

namespace {

double toSeconds(milliseconds interval)
{
    return duration<double>(interval).count();
}

QFormLayout *createForm(QWidget *group)
{
    auto *form = new QFormLayout(group);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    return form;
}

} // namespace

PreferencesDialog::PreferencesDialog(const Setup &setup, QWidget *parent)
    : ScrolledDialog(parent)
    , m_setup(setup)
    , m_problem(new LiveRegionLabel(this))
{
    setObjectName(QStringLiteral("mm_preferences"));
    setWindowTitle(tr("Preferences"));
    m_problem->setObjectName(QStringLiteral("mm_preferences_problem"));

    auto *groups = new QVBoxLayout(page());
    groups->setContentsMargins(0, 0, 0, 0);
    for (QWidget *group : {makeFileGroup(), makePrometheusGroup(), makeMmGroup(),
                           makeProgramGroup(), makeNotificationGroup()})
        groups->addWidget(group);
    groups->addStretch();
    alignFields();
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(scrollArea(), 1);
    layout->addWidget(m_problem);
    layout->addWidget(makeButtons());
    for (QWidget *control : std::initializer_list<QWidget *>{m_interval, m_theme, m_language})
        protectFromWheel(control);
    for (QAbstractButton *button : findChildren<QAbstractButton *>())
        button->setAccessibleName(accessibleNameFor(button->text()));
    for (QGroupBox *group : findChildren<QGroupBox *>())
        group->setAccessibleName(accessibleNameFor(group->title()));
    setValues({});
}

PreferencesDialog::~PreferencesDialog()
{
    // A field that has the focus loses it only in ~QWidget, and then emits its change.
    for (QWidget *field : findChildren<QWidget *>())
        field->disconnect(this);
}

/// The label is the buddy of \p field and gives it its accessible name.
void PreferencesDialog::addRow(QFormLayout *form, const QString &text, QWidget *row, QWidget *field)
{
    auto *label = new QLabel(text, form->parentWidget());
    label->setAlignment(form->labelAlignment() | Qt::AlignVCenter);
    label->setBuddy(field);
    field->setAccessibleName(accessibleNameFor(text));
    form->addRow(label, row);
    m_labels += label;
}

void PreferencesDialog::alignFields()
{
    int width = 0; // not from the size hints, which keep the former width
    for (const QLabel *label : std::as_const(m_labels))
        width = qMax(width, fontMetrics().size(Qt::TextShowMnemonic, label->text()).width());
    for (QLabel *label : std::as_const(m_labels))
        label->setFixedWidth(width);
}

QWidget *PreferencesDialog::makeFileGroup()
{
    auto *group = new QGroupBox(tr("Stats file"), page());
    QFormLayout *form = createForm(group);
    m_statsFile =
        new ValidatedLineEdit(QStringLiteral("mm_stats_file"), m_setup.validateStatsFile, page());
    m_statsFile->line()->setPlaceholderText(QDir::toNativeSeparators(m_setup.defaultStatsFile));
    m_statsFile->line()->setMinimumWidth(fontMetrics().averageCharWidth() * 36);
    auto *browse = new QPushButton(tr("&Browse…"), page());
    browse->setObjectName(QStringLiteral("mm_browse_button"));
    browse->setAutoDefault(false);
    browse->setAccessibleDescription(tr("Chooses the stats file"));
    m_statsFile->addBeside(browse);
    //: of the stats file
    addRow(form, tr("&Path:"), m_statsFile, m_statsFile->line());

    m_interval = new QDoubleSpinBox(page());
    m_interval->setObjectName(QStringLiteral("mm_interval"));
    m_interval->setRange(toSeconds(minPollInterval), toSeconds(maxPollInterval));
    m_interval->setSingleStep(toSeconds(minPollInterval));
    m_interval->setKeyboardTracking(false); // emits only complete numbers
    //: seconds, behind a number
    m_interval->setSuffix(tr(" s"));
    //: how often the stats file is read; "2.0 s" follows
    addRow(form, tr("Read &every:"), m_interval, m_interval);

    if (m_setup.givenStatsFile)
        showAsGiven({m_statsFile->line(), browse}, form, m_statsFile);
    if (m_setup.givenInterval)
        showAsGiven({m_interval}, form, m_interval);
    connect(m_statsFile, &ValidatedLineEdit::accepted, this, &PreferencesDialog::readControls);
    auto *chooser = new StatsFileChooser(m_statsFile, m_setup.defaultStatsFile);
    connect(browse, &QPushButton::clicked, chooser, &StatsFileChooser::open);
    connect(m_interval, &QDoubleSpinBox::valueChanged, this, &PreferencesDialog::readControls);
    return group;
}

QWidget *PreferencesDialog::makePrometheusGroup()
{
    m_prometheus = new PrometheusBox(m_setup.prometheus, page());
    m_labels += m_prometheus->labels();
    connect(m_prometheus, &PrometheusBox::changed, this, &PreferencesDialog::readControls);
    connect(m_prometheus, &PrometheusBox::testRequested, this,
            [this] { Q_EMIT testRequested(m_values); });
    return m_prometheus;
}

QWidget *PreferencesDialog::makeMmGroup()
{
    auto *group = new QGroupBox(tr("MM"), page());
    QFormLayout *form = createForm(group);
    m_membership = makeCheckBox(tr("&Register with MM and check its health"),
                                QStringLiteral("mm_membership"), &Preferences::membership);
    form->addRow(m_membership);
    m_mmUrl = new ValidatedLineEdit(QStringLiteral("mm_url"), m_setup.validateMmUrl, page());
    m_mmUrl->line()->setPlaceholderText(m_setup.defaultMmUrl);
    //: where MM listens
    addRow(form, tr("&Address:"), m_mmUrl, m_mmUrl->line());

    if (m_setup.givenNoRegister)
        showAsGiven({m_membership}, form, m_membership);
    if (m_setup.givenMmUrl)
        showAsGiven({m_mmUrl->line()}, form, m_mmUrl);
    connect(m_mmUrl, &ValidatedLineEdit::accepted, this, &PreferencesDialog::readControls);
    return group;
}

QWidget *PreferencesDialog::makeProgramGroup()
{
    auto *group = new QGroupBox(tr("EE Monitor"), page());
    QFormLayout *form = createForm(group);
    m_theme = new QComboBox(page());
    m_theme->setObjectName(QStringLiteral("mm_theme"));
    //: the theme: that of the desktop
    m_theme->addItem(tr("System"), int(Theme::System));
    //: the theme
    m_theme->addItem(tr("Light"), int(Theme::Light));
    //: the theme
    m_theme->addItem(tr("Dark"), int(Theme::Dark));
    addRow(form, tr("T&heme:"), m_theme, m_theme);

    m_language = new QComboBox(page());
    m_language->setObjectName(QStringLiteral("mm_language"));
    //: the language: that of the desktop
    m_language->addItem(tr("System"), QString());
    for (const Language &language : m_setup.languages)
        m_language->addItem(language.name, language.code);
    addRow(form, tr("Lan&guage:"), m_language, m_language);

    form->addRow(makeCheckBox(tr("Show an icon in the &tray"), QStringLiteral("mm_tray"),
                              &Preferences::tray));
    m_autostart = new AutostartBox(page());
    m_autostart->setVisible(m_setup.offersAutostart);
    connect(m_autostart, &AutostartBox::chosen, this, &PreferencesDialog::autostartChosen);
    form->addRow(m_autostart);
    for (const QComboBox *box : {m_theme, m_language})
        connect(box, &QComboBox::currentIndexChanged, this, &PreferencesDialog::readControls);
    return group;
}

QWidget *PreferencesDialog::makeNotificationGroup()
{
    m_notifying = new QGroupBox(tr("N&otifications"), page());
    m_notifying->setObjectName(QStringLiteral("mm_notifying"));
    m_notifying->setCheckable(true);
    connect(m_notifying, &QGroupBox::toggled, this, &PreferencesDialog::readControls);
    auto *layout = new QVBoxLayout(m_notifying);
    for (QCheckBox *box :
         {makeCheckBox(tr("When MM is acti&ve"), QStringLiteral("mm_notify_active"),
                       &Preferences::notifyActive),
          makeCheckBox(tr("When MM &stops or is not updating"), QStringLiteral("mm_notify_down"),
                       &Preferences::notifyDown),
          makeCheckBox(tr("When the stats file can't be rea&d"), QStringLiteral("mm_notify_error"),
                       &Preferences::notifyError),
          makeCheckBox(tr("When there is &no stats file"), QStringLiteral("mm_notify_nofile"),
                       &Preferences::notifyNoFile),
          makeCheckBox(tr("When a server of &MM is down"), QStringLiteral("mm_notify_servers"),
                       &Preferences::notifyServers)})
        layout->addWidget(box);
    return m_notifying;
}

QCheckBox *PreferencesDialog::makeCheckBox(const QString &text, const QString &name,
                                           bool Preferences::*value)
{
    auto *box = new QCheckBox(text, page());
    box->setObjectName(name);
    connect(box, &QCheckBox::toggled, this, &PreferencesDialog::readControls);
    m_boxes.append({box, value});
    return box;
}

QWidget *PreferencesDialog::makeButtons()
{
    auto *buttons = new QDialogButtonBox(this);
    QPushButton *defaults =
        buttons->addButton(tr("Restore De&faults"), QDialogButtonBox::ResetRole);
    defaults->setObjectName(QStringLiteral("mm_defaults_button"));
    connect(defaults, &QPushButton::clicked, this, &PreferencesDialog::restoreDefaults);
    QPushButton *close = buttons->addButton(tr("&Close"), QDialogButtonBox::RejectRole);
    close->setObjectName(QStringLiteral("mm_close_button"));
    connect(close, &QPushButton::clicked, this, &QWidget::close);
    for (QPushButton *button : {defaults, close})
        button->setAutoDefault(false);
    return buttons;
}

/// Disables \p controls, whose value the command line gave, and adds a note to \p form below \p
/// row.
void PreferencesDialog::showAsGiven(const QList<QWidget *> &controls, QFormLayout *form,
                                    QWidget *row)
{
    const QString text = tr("given on the command line");
    auto *note = new QLabel(text, page());
    note->setObjectName(controls.constFirst()->objectName() + QStringLiteral("_given"));
    note->setTextFormat(Qt::PlainText);
    int index = 0;
    QFormLayout::ItemRole role = QFormLayout::FieldRole;
    form->getWidgetPosition(row, &index, &role);
    if (role == QFormLayout::SpanningRole)
        form->insertRow(index + 1, note);
    else
        form->insertRow(index + 1, QString(), note);
    for (QWidget *control : controls) {
        control->setEnabled(false);
        control->setAccessibleDescription(text);
    }
}

void PreferencesDialog::setValues(const Preferences &values)
{
    m_setting = true;
    m_values = values;
    // What is being typed stays, unless another value replaces it.
    const auto setText = [](ValidatedLineEdit *edit, const QString &text) {
        if (text != edit->text())
            edit->setText(text);
    };
    setText(m_statsFile, m_setup.givenStatsFile.value_or(values.statsFile));
    setText(m_mmUrl, m_setup.givenMmUrl.value_or(values.mmUrl));
    m_prometheus->setValues(values);
    const milliseconds interval = m_setup.givenInterval.value_or(values.interval);
    if (std::exchange(m_shownInterval, interval) != interval) {
        m_interval->setDecimals(interval % 100ms == 0ms ? 1 : 3);
        m_interval->setValue(toSeconds(interval));
    }
    for (const auto &[box, value] : std::as_const(m_boxes))
        box->setChecked(values.*value);
    if (m_setup.givenNoRegister)
        m_membership->setChecked(false);
    m_notifying->setChecked(values.notificationsEnabled);
    m_theme->setCurrentIndex(m_theme->findData(int(values.theme)));
    m_language->setCurrentIndex(qMax(0, m_language->findData(values.language)));
    m_setting = false;
}

void PreferencesDialog::copyTypedText(const PreferencesDialog &former)
{
    m_statsFile->copyTypedText(*former.m_statsFile);
    m_mmUrl->copyTypedText(*former.m_mmUrl);
    m_prometheus->copyTypedText(*former.m_prometheus);
}

void PreferencesDialog::setAutostart(bool on, const QString &problem, bool hidden)
{
    m_autostart->setState(on, problem, hidden);
}

void PreferencesDialog::setProblem(const QString &problem)
{
    m_problem->showText(problem);
}

void PreferencesDialog::readControls()
{
    if (m_setting)
        return;
    Preferences values;
    values.statsFile = m_statsFile->text();
    m_shownInterval = milliseconds(qRound64(m_interval->value() * 1000));
    values.interval = m_shownInterval;
    values.mmUrl = m_mmUrl->text();
    m_prometheus->addTo(&values);
    for (const auto &[box, value] : std::as_const(m_boxes))
        values.*value = box->isChecked();
    values.notificationsEnabled = m_notifying->isChecked();
    values.theme = Theme(m_theme->currentData().toInt());
    values.language = m_language->currentData().toString();
    apply(values);
}

void PreferencesDialog::restoreDefaults()
{
    for (ValidatedLineEdit *edit : findChildren<ValidatedLineEdit *>())
        edit->setText(edit->text()); // also drops what is being typed
    apply({});
    setValues(m_values);
    if (m_autostart->isOn())
        Q_EMIT autostartChosen(false, false);
}

/// Sets m_values, except those that the command line overrides, and emits a change.
void PreferencesDialog::apply(Preferences values)
{
    if (m_setup.givenStatsFile)
        values.statsFile = m_values.statsFile;
    if (m_setup.givenInterval)
        values.interval = m_values.interval;
    if (m_setup.givenNoRegister)
        values.membership = m_values.membership;
    if (m_setup.givenMmUrl)
        values.mmUrl = m_values.mmUrl;
    if (m_setup.prometheus.isGiven) {
        values.prometheus = m_values.prometheus;
        values.prometheusUrl = m_values.prometheusUrl;
        values.prometheusSelect = m_values.prometheusSelect;
        values.prometheusConfig = m_values.prometheusConfig;
    }
    if (std::exchange(m_values, values) != values)
        Q_EMIT valuesChanged(values);
}

} // namespace mm
