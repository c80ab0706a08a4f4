// SPDX-License-Identifier: MIT
#include "ui/preferences/preferencesdialog.h"

#include "ui/preferences/statsfilechooser.h"
#include "ui/widgets/displaytext.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QGroupBox>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QScrollBar>

using namespace std::chrono;
using namespace std::chrono_literals;

namespace mm {

namespace {

double toSeconds(milliseconds interval)
{
    return duration<double>(interval).count();
}

} // namespace

PreferencesDialog::PreferencesDialog(const Setup &setup, QWidget *parent)
    : QDialog(parent)
    , m_setup(setup)
    , m_scroll(new QScrollArea(this))
    , m_page(new QWidget)
    , m_problem(new LiveRegionLabel(this))
{
    setObjectName(QStringLiteral("mm_preferences"));
    setWindowTitle(tr("Preferences"));
    m_problem->setObjectName(QStringLiteral("mm_preferences_problem"));
    m_page->installEventFilter(this);
    m_scroll->setWidget(m_page);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);

    auto *groups = new QVBoxLayout(m_page);
    groups->setContentsMargins(0, 0, 0, 0);
    for (QWidget *group : {makeFileGroup(), makePrometheusGroup(), makeMmGroup(),
                           makeProgramGroup(), makeNotificationGroup()})
        groups->addWidget(group);
    groups->addStretch();
    alignFields();
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_scroll, 1);
    layout->addWidget(m_problem);
    layout->addWidget(makeButtons());
    for (QWidget *control : std::initializer_list<QWidget *>{m_interval, m_theme, m_language}) {
        control->setFocusPolicy(Qt::StrongFocus);
        control->installEventFilter(this);
    }
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

QFormLayout *PreferencesDialog::createForm(QWidget *group)
{
    auto *form = new QFormLayout(group);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    return form;
}

/// The label is the buddy of \p field and gives it its accessible name.
void PreferencesDialog::addRow(QFormLayout *form, const QString &text, QWidget *row, QWidget *field)
{
    auto *label = new QLabel(text, form->parentWidget());
    label->setAlignment(form->labelAlignment() | Qt::AlignVCenter);
    label->setBuddy(field);
    field->setAccessibleName(accessibleNameFor(text));
    form->addRow(label, row);
}

/// A line edit that shows and changes \p value; \p placeholder is what an empty one means.
ValidatedLineEdit *PreferencesDialog::addField(QFormLayout *form, const QString &text,
                                               const QString &name,
                                               const ValidatedLineEdit::Validate &validate,
                                               const QString &placeholder,
                                               QString Preferences::*value)
{
    auto *field = new ValidatedLineEdit(name, validate, m_page);
    field->line()->setPlaceholderText(placeholder);
    addRow(form, text, field, field->line());
    connect(field, &ValidatedLineEdit::accepted, this, &PreferencesDialog::readControls);
    m_fields.append({field, value});
    return field;
}

void PreferencesDialog::alignFields()
{
    QList<QLabel *> labels = findChildren<QLabel *>();
    labels.removeIf([](const QLabel *label) { return !label->buddy(); });
    int width = 0; // not from the size hints, which keep the former width
    for (const QLabel *label : std::as_const(labels))
        width = qMax(width, fontMetrics().size(Qt::TextShowMnemonic, label->text()).width());
    for (QLabel *label : std::as_const(labels))
        label->setFixedWidth(width);
}

QWidget *PreferencesDialog::makeFileGroup()
{
    auto *group = new QGroupBox(tr("Stats file"), m_page);
    QFormLayout *form = createForm(group);
    //: of the stats file
    ValidatedLineEdit *file =
        addField(form, tr("&Path:"), QStringLiteral("mm_stats_file"), m_setup.validateStatsFile,
                 QDir::toNativeSeparators(m_setup.defaultStatsFile), &Preferences::statsFile);
    file->line()->setMinimumWidth(fontMetrics().averageCharWidth() * 36);
    auto *browse = new QPushButton(tr("&Browse…"), m_page);
    browse->setObjectName(QStringLiteral("mm_browse_button"));
    browse->setAutoDefault(false);
    browse->setAccessibleDescription(tr("Chooses the stats file"));
    file->addBeside(browse);

    m_interval = new QDoubleSpinBox(m_page);
    m_interval->setObjectName(QStringLiteral("mm_interval"));
    m_interval->setRange(toSeconds(minPollInterval), toSeconds(maxPollInterval));
    m_interval->setSingleStep(toSeconds(minPollInterval));
    m_interval->setKeyboardTracking(false); // emits only complete numbers
    //: seconds, behind a number
    m_interval->setSuffix(tr(" s"));
    //: how often the stats file is read; "2.0 s" follows
    addRow(form, tr("Read &every:"), m_interval, m_interval);

    if (m_setup.givenStatsFile)
        showAsGiven({file->line(), browse}, form, file);
    if (m_setup.givenInterval)
        showAsGiven({m_interval}, form, m_interval);
    auto *chooser = new StatsFileChooser(file, m_setup.defaultStatsFile);
    connect(browse, &QPushButton::clicked, chooser, &StatsFileChooser::open);
    connect(m_interval, &QDoubleSpinBox::valueChanged, this, &PreferencesDialog::readControls);
    return group;
}

QWidget *PreferencesDialog::makeMmGroup()
{
    auto *group = new QGroupBox(tr("MM"), m_page);
    QFormLayout *form = createForm(group);
    m_membership = makeCheckBox(tr("&Register with MM and check its health"),
                                QStringLiteral("mm_membership"), &Preferences::membership);
    form->addRow(m_membership);
    //: where MM listens
    ValidatedLineEdit *url =
        addField(form, tr("&Address:"), QStringLiteral("mm_url"), m_setup.validateMmUrl,
                 m_setup.defaultMmUrl, &Preferences::mmUrl);

    if (m_setup.givenNoRegister)
        showAsGiven({m_membership}, form, m_membership);
    if (m_setup.givenMmUrl)
        showAsGiven({url->line()}, form, url);
    return group;
}

QWidget *PreferencesDialog::makeProgramGroup()
{
    auto *group = new QGroupBox(tr("EE Monitor"), m_page);
    QFormLayout *form = createForm(group);
    m_theme = new QComboBox(m_page);
    m_theme->setObjectName(QStringLiteral("mm_theme"));
    //: the theme: that of the desktop
    m_theme->addItem(tr("System"), int(Theme::System));
    //: the theme
    m_theme->addItem(tr("Light"), int(Theme::Light));
    //: the theme
    m_theme->addItem(tr("Dark"), int(Theme::Dark));
    addRow(form, tr("T&heme:"), m_theme, m_theme);

    m_language = new QComboBox(m_page);
    m_language->setObjectName(QStringLiteral("mm_language"));
    //: the language: that of the desktop
    m_language->addItem(tr("System"), QString());
    for (const Language &language : m_setup.languages)
        m_language->addItem(language.name, language.code);
    addRow(form, tr("Lan&guage:"), m_language, m_language);

    form->addRow(makeCheckBox(tr("Show an icon in the &tray"), QStringLiteral("mm_tray"),
                              &Preferences::tray));
    m_autostart = new AutostartBox(m_page);
    m_autostart->setVisible(m_setup.offersAutostart);
    connect(m_autostart, &AutostartBox::chosen, this, &PreferencesDialog::autostartChosen);
    form->addRow(m_autostart);
    for (const QComboBox *box : {m_theme, m_language})
        connect(box, &QComboBox::currentIndexChanged, this, &PreferencesDialog::readControls);
    return group;
}

QWidget *PreferencesDialog::makeNotificationGroup()
{
    m_notifying = new QGroupBox(tr("N&otifications"), m_page);
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
    auto *box = new QCheckBox(text, m_page);
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
    auto *note = new QLabel(text, m_page);
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
    Preferences shown = values;
    shown.statsFile = m_setup.givenStatsFile.value_or(values.statsFile);
    shown.mmUrl = m_setup.givenMmUrl.value_or(values.mmUrl);
    for (const auto &[field, value] : std::as_const(m_fields)) {
        // What is being typed stays, unless another value replaces it.
        if (shown.*value != field->text())
            field->setText(shown.*value);
    }
    m_prometheus->setChecked(values.prometheus);
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

void PreferencesDialog::readControls()
{
    if (m_setting)
        return;
    Preferences values;
    for (const auto &[field, value] : std::as_const(m_fields))
        values.*value = field->text();
    values.prometheus = m_prometheus->isChecked();
    m_shownInterval = milliseconds(qRound64(m_interval->value() * 1000));
    values.interval = m_shownInterval;
    for (const auto &[box, value] : std::as_const(m_boxes))
        values.*value = box->isChecked();
    values.notificationsEnabled = m_notifying->isChecked();
    values.theme = Theme(m_theme->currentData().toInt());
    values.language = m_language->currentData().toString();
    apply(values);
}

void PreferencesDialog::restoreDefaults()
{
    for (const auto &each : std::as_const(m_fields))
        each.first->setText(each.first->text()); // also drops what is being typed
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

void PreferencesDialog::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    // Enter commits a line edit and must not close the dialog too.
    if (!enter)
        QDialog::keyPressEvent(event);
    else if (auto *button = qobject_cast<QPushButton *>(focusWidget()))
        button->click();
}

/// Room for the whole page (a scroll area's own hint is smaller) and for two lines of a problem, up
/// to 90 % of the screen.
QSize PreferencesDialog::sizeHint() const
{
    const QSize frame = QDialog::sizeHint() - m_scroll->sizeHint();
    const QSize extra(m_scroll->verticalScrollBar()->sizeHint().width(),
                      2 * fontMetrics().lineSpacing());
    return (m_page->sizeHint() + extra + frame).boundedTo(screen()->availableSize() * 9 / 10);
}

void PreferencesDialog::showEvent(QShowEvent *event)
{
    if (!testAttribute(Qt::WA_Resized))
        resize(sizeHint()); // Qt limits it to two thirds of the screen
    QDialog::showEvent(event);
}

bool PreferencesDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_page) {
        if (event->type() == QEvent::LayoutRequest)
            alignFields(); // the font or the style may have changed
        return false;
    }
    // Scrolling the page must not change the control under the pointer.
    if (event->type() == QEvent::Wheel && !static_cast<QWidget *>(watched)->hasFocus()) {
        event->ignore();
        return true;
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace mm
