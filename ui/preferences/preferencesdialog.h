// SPDX-License-Identifier: MIT
#pragma once

#include "ui/preferences/autostartbox.h"
#include "ui/preferences/preferences.h"
#include "ui/widgets/liveregionlabel.h"
#include "ui/widgets/validatedlineedit.h"

#include <QDialog>

#include <optional>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QGroupBox;
class QPushButton;
class QScrollArea;

namespace mm {

/// Non-modal preferences dialog. Emits valuesChanged() for each valid edit; invalid input stays in
/// its field with an error below it.
class PreferencesDialog final : public QDialog
{
    Q_OBJECT

public:
    struct Language
    {
        QString code;
        QString name; ///< in that language
    };

    struct Prometheus
    {
        QString defaultUrl;
        QString defaultSelect;
        ValidatedLineEdit::Validate validateUrl;
        ValidatedLineEdit::Validate validateSelect;
        ValidatedLineEdit::Validate validateConfig;
        bool isGiven = false; ///< the command line says what to watch: the choice has no effect
    };

    /// The choices offered and how input is validated.
    struct Setup
    {
        QString defaultStatsFile;
        QString defaultMmUrl;
        ValidatedLineEdit::Validate validateStatsFile;
        ValidatedLineEdit::Validate validateMmUrl;
        Prometheus prometheus{};
        QList<Language> languages;
        bool offersAutostart = true;
        // Values from the command line are shown and can't be edited.
        std::optional<QString> givenStatsFile{};
        std::optional<std::chrono::milliseconds> givenInterval{};
        std::optional<QString> givenMmUrl{};
        bool givenNoRegister = false;
    };

    explicit PreferencesDialog(const Setup &setup, QWidget *parent = nullptr);
    ~PreferencesDialog() override;

    [[nodiscard]] const Preferences &values() const { return m_values; }
    /// A field whose value does not change keeps what the user is typing.
    void setValues(const Preferences &values);
    /// Shows what is typed in the fields of \p former, with its error, instead of their values.
    void copyTypedText(const PreferencesDialog &former)
    {
        for (qsizetype i = 0; i < m_fields.size(); ++i)
            m_fields.at(i).first->copyTypedText(*former.m_fields.at(i).first);
    }
    /// Shows whether the program starts at login, and then in the tray alone; \p problem is why
    /// that could not be changed.
    void setAutostart(bool on, const QString &problem = {}, bool hidden = false)
    {
        m_autostart->setState(on, problem, hidden);
    }
    /// Shows a problem that concerns all values; empty for none.
    void setProblem(const QString &problem) { m_problem->showText(problem); }
    /// What a test of Prometheus has found, one or more sentences.
    void setTestResult(const QString &text);

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    /// Each change by the user. Where the command line gave a value, \p values has the one that was
    /// set by setValues().
    void valuesChanged(const mm::Preferences &values);
    void autostartChosen(bool on, bool hidden);
    /// The user wants to know whether Prometheus answers with \p values.
    void testRequested(const mm::Preferences &values);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makeFileGroup();
    QWidget *makePrometheusGroup();
    QWidget *makeMmGroup();
    QWidget *makeNotificationGroup();
    QWidget *makeProgramGroup();
    QWidget *makeButtons();
    static QFormLayout *createForm(QWidget *group);
    void addRow(QFormLayout *form, const QString &text, QWidget *row, QWidget *field);
    ValidatedLineEdit *addField(QFormLayout *form, const QString &text, const QString &name,
                                const ValidatedLineEdit::Validate &validate,
                                const QString &placeholder, QString Preferences::*value);
    /// Makes the labels of all groups equally wide, so that all fields begin in one column.
    void alignFields();
    /// A check box that shows and changes \p value.
    QCheckBox *makeCheckBox(const QString &text, const QString &name, bool Preferences::*value);
    void showAsGiven(const QList<QWidget *> &controls, QFormLayout *form, QWidget *row);
    void restoreDefaults();
    void readControls();
    void apply(Preferences values);

    const Setup m_setup;
    Preferences m_values;
    bool m_setting = false; ///< the controls are being set by setValues()
    QScrollArea *m_scroll;
    QWidget *m_page; ///< in m_scroll
    QList<std::pair<ValidatedLineEdit *, QString Preferences::*>> m_fields;
    QGroupBox *m_prometheus;
    QPushButton *m_test;           ///< of m_prometheus
    LiveRegionLabel *m_testResult; ///< likewise
    QDoubleSpinBox *m_interval;    ///< in seconds
    std::chrono::milliseconds m_shownInterval{0};
    QCheckBox *m_membership;
    QComboBox *m_theme;
    QComboBox *m_language;
    AutostartBox *m_autostart;
    QGroupBox *m_notifying;
    QList<std::pair<QCheckBox *, bool Preferences::*>> m_boxes;
    LiveRegionLabel *m_problem;
};

} // namespace mm
