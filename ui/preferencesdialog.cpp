// SPDX-License-Identifier: MIT
#include "ui/preferencesdialog.h"

#include "ui/noticelabel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QFileInfo>
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

double inSeconds(milliseconds interval)
{
    return duration<double>(interval).count();
}

QFormLayout *formIn(QWidget *group)
{
    auto *form = new QFormLayout(group);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    return form;
}

/// The label moves the focus to \p field, which bears its name.
void addRow(QFormLayout *form, const QString &text, QWidget *row, QWidget *field)
{
    auto *label = new QLabel(text, form->parentWidget());
    label->setBuddy(field);
    QString name = text;
    name.remove(QLatin1Char('&')).remove(QLatin1Char(':'));
    field->setAccessibleName(name);
    form->addRow(label, row);
}

void prepareNotice(NoticeLabel *notice, const QString &name)
{
    notice->setObjectName(name);
    notice->setTextFormat(Qt::PlainText);
    notice->setWordWrap(true);
    notice->hide();
}

void say(NoticeLabel *notice, const QString &text)
{
    notice->setText(text);
    notice->setAccessibleName(text);
    notice->setVisible(!text.isEmpty());
}

} // namespace

PreferencesDialog::PreferencesDialog(const Setup &setup, QWidget *parent)
    : QDialog(parent)
    , m_setup(setup)
    , m_scroll(new QScrollArea(this))
    , m_page(new QWidget)
    , m_statsFile(new CheckedField(QStringLiteral("mm_stats_file"), setup.checkStatsFile, m_page))
    , m_browse(new QPushButton(tr("&Browse…"), m_page))
    , m_interval(new QDoubleSpinBox(m_page))
    , m_membership(new QCheckBox(tr("&Register with MM, and ask it"), m_page))
    , m_mmUrl(new CheckedField(QStringLiteral("mm_url"), setup.checkMmUrl, m_page))
    , m_theme(new QComboBox(m_page))
    , m_language(new QComboBox(m_page))
    , m_tray(new QCheckBox(tr("Show an icon in the &tray"), m_page))
    , m_autostart(new QCheckBox(tr("Start at &login"), m_page))
    , m_autostartProblem(new NoticeLabel(m_page))
    , m_notifying(new QGroupBox(tr("N&otifications"), m_page))
    , m_notifyActive(new QCheckBox(tr("When MM is acti&ve"), m_page))
    , m_notifyDown(new QCheckBox(tr("When MM &stops or goes silent"), m_page))
    , m_notifyError(new QCheckBox(tr("When the stats file can't be rea&d"), m_page))
    , m_notifyNoFile(new QCheckBox(tr("When there is &no stats file"), m_page))
    , m_problem(new NoticeLabel(this))
{
    setObjectName(QStringLiteral("mm_preferences"));
    setWindowTitle(tr("Preferences"));
    prepareNotice(m_problem, QStringLiteral("mm_preferences_problem"));
    prepareNotice(m_autostartProblem, QStringLiteral("mm_autostart_problem"));

    auto *groups = new QVBoxLayout(m_page);
    groups->setContentsMargins(0, 0, 0, 0);
    for (QWidget *group :
         {makeFileGroup(), makeMmGroup(), makeProgramGroup(), makeNotificationGroup()})
        groups->addWidget(group);
    groups->addStretch();
    m_scroll->setWidget(m_page);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_scroll, 1);
    layout->addWidget(m_problem);
    layout->addWidget(makeButtons());
    for (QWidget *control : {static_cast<QWidget *>(m_interval), static_cast<QWidget *>(m_theme),
                             static_cast<QWidget *>(m_language)}) {
        control->setFocusPolicy(Qt::StrongFocus);
        control->installEventFilter(this);
    }
    setValues({});
}

QWidget *PreferencesDialog::makeFileGroup()
{
    auto *group = new QGroupBox(tr("Stats file"), m_page);
    QFormLayout *form = formIn(group);
    m_statsFile->line()->setPlaceholderText(QDir::toNativeSeparators(m_setup.defaultStatsFile));
    m_statsFile->line()->setMinimumWidth(fontMetrics().averageCharWidth() * 36);
    m_browse->setObjectName(QStringLiteral("mm_browse_button"));
    m_browse->setAutoDefault(false);
    m_browse->setAccessibleDescription(tr("Chooses the stats file"));
    m_statsFile->addBeside(m_browse);
    //: of the stats file
    addRow(form, tr("&Path:"), m_statsFile, m_statsFile->line());

    m_interval->setObjectName(QStringLiteral("mm_interval"));
    m_interval->setRange(inSeconds(shortestInterval), inSeconds(longestInterval));
    m_interval->setSingleStep(inSeconds(shortestInterval));
    m_interval->setKeyboardTracking(false); // half a number is not meant
    //: seconds, behind a number
    m_interval->setSuffix(tr(" s"));
    //: how often the stats file is looked at; "2.0 s" follows
    addRow(form, tr("Look &every:"), m_interval, m_interval);

    if (m_setup.givenStatsFile)
        fix({m_statsFile->line(), m_browse}, form, m_statsFile);
    if (m_setup.givenInterval)
        fix({m_interval}, form, m_interval);
    connect(m_statsFile, &CheckedField::accepted, this, &PreferencesDialog::take);
    connect(m_browse, &QPushButton::clicked, this, &PreferencesDialog::browse);
    connect(m_interval, &QDoubleSpinBox::valueChanged, this, &PreferencesDialog::take);
    return group;
}

QWidget *PreferencesDialog::makeMmGroup()
{
    auto *group = new QGroupBox(tr("MM"), m_page);
    QFormLayout *form = formIn(group);
    m_membership->setObjectName(QStringLiteral("mm_membership"));
    form->addRow(m_membership);
    m_mmUrl->line()->setPlaceholderText(m_setup.defaultMmUrl);
    //: where MM listens
    addRow(form, tr("&Address:"), m_mmUrl, m_mmUrl->line());

    if (m_setup.registrationRefused)
        fix({m_membership}, form, m_membership);
    if (m_setup.givenMmUrl)
        fix({m_mmUrl->line()}, form, m_mmUrl);
    connect(m_membership, &QCheckBox::toggled, this, &PreferencesDialog::take);
    connect(m_mmUrl, &CheckedField::accepted, this, &PreferencesDialog::take);
    return group;
}

QWidget *PreferencesDialog::makeProgramGroup()
{
    auto *group = new QGroupBox(tr("EE Monitor"), m_page);
    QFormLayout *form = formIn(group);
    m_theme->setObjectName(QStringLiteral("mm_theme"));
    //: the theme: as the desktop has it
    m_theme->addItem(tr("System"), int(Theme::System));
    //: the theme
    m_theme->addItem(tr("Light"), int(Theme::Light));
    //: the theme
    m_theme->addItem(tr("Dark"), int(Theme::Dark));
    addRow(form, tr("T&heme:"), m_theme, m_theme);

    m_language->setObjectName(QStringLiteral("mm_language"));
    //: the language: as the desktop has it
    m_language->addItem(tr("System"), QString());
    for (const Language &language : m_setup.languages)
        m_language->addItem(language.name, language.code);
    addRow(form, tr("Lan&guage:"), m_language, m_language);

    m_tray->setObjectName(QStringLiteral("mm_tray"));
    form->addRow(m_tray);
    m_autostart->setObjectName(QStringLiteral("mm_autostart"));
    m_autostart->setVisible(m_setup.offersAutostart);
    form->addRow(m_autostart);
    form->addRow(m_autostartProblem);
    connect(m_theme, &QComboBox::currentIndexChanged, this, &PreferencesDialog::take);
    connect(m_language, &QComboBox::currentIndexChanged, this, &PreferencesDialog::take);
    connect(m_tray, &QCheckBox::toggled, this, &PreferencesDialog::take);
    connect(m_autostart, &QCheckBox::clicked, this, &PreferencesDialog::autostartChosen);
    return group;
}

QWidget *PreferencesDialog::makeNotificationGroup()
{
    m_notifying->setObjectName(QStringLiteral("mm_notifying"));
    m_notifying->setCheckable(true);
    connect(m_notifying, &QGroupBox::toggled, this, &PreferencesDialog::take);
    auto *layout = new QVBoxLayout(m_notifying);
    const std::pair<QCheckBox *, QString> boxes[] = {
        {m_notifyActive, QStringLiteral("mm_notify_active")},
        {m_notifyDown, QStringLiteral("mm_notify_down")},
        {m_notifyError, QStringLiteral("mm_notify_error")},
        {m_notifyNoFile, QStringLiteral("mm_notify_nofile")},
    };
    for (const auto &[box, name] : boxes) {
        box->setObjectName(name);
        layout->addWidget(box);
        connect(box, &QCheckBox::toggled, this, &PreferencesDialog::take);
    }
    return m_notifying;
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

/// Shows \p controls as what the command line decides, with a note in \p form below \p row.
void PreferencesDialog::fix(const QList<QWidget *> &controls, QFormLayout *form, QWidget *row)
{
    const QString text = tr("given on the command line");
    auto *note = new QLabel(text, m_page);
    note->setObjectName(controls.constFirst()->objectName() + QStringLiteral("_given"));
    note->setTextFormat(Qt::PlainText);
    int at = 0;
    QFormLayout::ItemRole role = QFormLayout::FieldRole;
    form->getWidgetPosition(row, &at, &role);
    if (role == QFormLayout::SpanningRole)
        form->insertRow(at + 1, note);
    else
        form->insertRow(at + 1, QString(), note);
    for (QWidget *control : controls) {
        control->setEnabled(false);
        control->setAccessibleDescription(text);
    }
}

void PreferencesDialog::setValues(const PreferenceValues &values)
{
    m_setting = true;
    m_values = values;
    m_statsFile->setText(m_setup.givenStatsFile.value_or(values.statsFile));
    const milliseconds interval = m_setup.givenInterval.value_or(values.interval);
    m_interval->setDecimals(interval % 100ms == 0ms ? 1 : 3);
    m_interval->setValue(inSeconds(interval));
    m_membership->setChecked(values.membership && !m_setup.registrationRefused);
    m_mmUrl->setText(m_setup.givenMmUrl.value_or(values.mmUrl));
    m_tray->setChecked(values.tray);
    m_notifying->setChecked(values.notifying);
    m_notifyActive->setChecked(values.notifyActive);
    m_notifyDown->setChecked(values.notifyDown);
    m_notifyError->setChecked(values.notifyError);
    m_notifyNoFile->setChecked(values.notifyNoFile);
    m_theme->setCurrentIndex(m_theme->findData(int(values.theme)));
    m_language->setCurrentIndex(qMax(0, m_language->findData(values.language)));
    m_setting = false;
}

void PreferencesDialog::setAutostart(bool on, const QString &problem)
{
    m_autostart->setChecked(on);
    say(m_autostartProblem, problem);
}

void PreferencesDialog::setProblem(const QString &problem)
{
    say(m_problem, problem);
}

/// What the controls say; told if it is news.
void PreferencesDialog::take()
{
    if (m_setting)
        return;
    PreferenceValues values = m_values;
    if (!m_setup.givenStatsFile)
        values.statsFile = m_statsFile->text();
    if (!m_setup.givenInterval)
        values.interval = milliseconds(qRound64(m_interval->value() * 1000));
    if (!m_setup.registrationRefused)
        values.membership = m_membership->isChecked();
    if (!m_setup.givenMmUrl)
        values.mmUrl = m_mmUrl->text();
    values.tray = m_tray->isChecked();
    values.notifying = m_notifying->isChecked();
    values.notifyActive = m_notifyActive->isChecked();
    values.notifyDown = m_notifyDown->isChecked();
    values.notifyError = m_notifyError->isChecked();
    values.notifyNoFile = m_notifyNoFile->isChecked();
    values.theme = Theme(m_theme->currentData().toInt());
    values.language = m_language->currentData().toString();
    if (values == m_values)
        return;
    m_values = values;
    Q_EMIT valuesChanged(values);
}

/// Of what can be changed here: the rest is not seen, and stays.
void PreferencesDialog::restoreDefaults()
{
    const PreferenceValues before = m_values;
    PreferenceValues values;
    if (m_setup.givenStatsFile)
        values.statsFile = before.statsFile;
    if (m_setup.givenInterval)
        values.interval = before.interval;
    if (m_setup.registrationRefused)
        values.membership = before.membership;
    if (m_setup.givenMmUrl)
        values.mmUrl = before.mmUrl;
    setValues(values);
    if (values != before)
        Q_EMIT valuesChanged(values);
    if (m_autostart->isChecked())
        Q_EMIT autostartChosen(false);
}

void PreferencesDialog::browse()
{
    const QString &shown = m_statsFile->text();
    auto *chooser = new QFileDialog(this, tr("Stats File"));
    chooser->setObjectName(QStringLiteral("mm_stats_file_chooser"));
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setFileMode(QFileDialog::AnyFile); // MM may not have written it yet
    chooser->setFilter(chooser->filter() | QDir::Hidden);
    chooser->setDirectory(
        QFileInfo(shown.isEmpty() ? m_setup.defaultStatsFile : shown).absolutePath());
    connect(chooser, &QFileDialog::fileSelected, m_statsFile, &CheckedField::enter);
    chooser->open();
}

void PreferencesDialog::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (!enter) {
        QDialog::keyPressEvent(event);
        return;
    }
    // It ends the typing in a line, and must not close the dialog too.
    if (auto *button = qobject_cast<QPushButton *>(focusWidget()))
        button->click();
}

/// All of the page, as far as the screen has room for it: a scroll area asks for less. And two
/// lines for what may have to be said.
QSize PreferencesDialog::sizeHint() const
{
    const QSize frame = QDialog::sizeHint() - m_scroll->sizeHint();
    const QSize more(m_scroll->verticalScrollBar()->sizeHint().width(),
                     2 * fontMetrics().lineSpacing());
    return (m_page->sizeHint() + more + frame).boundedTo(screen()->availableSize() * 9 / 10);
}

bool PreferencesDialog::eventFilter(QObject *watched, QEvent *event)
{
    // Whoever scrolls the page does not mean to choose what comes under the pointer.
    if (event->type() == QEvent::Wheel && !static_cast<QWidget *>(watched)->hasFocus()) {
        event->ignore();
        return true;
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace mm
