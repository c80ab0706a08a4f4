// SPDX-License-Identifier: MIT
#pragma once

#include "ui/preferences/prometheusbox.h"
#include "ui/preferences/scrolleddialog.h"

#include <optional>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;

namespace mm {

class AutostartBox;
class LiveRegionLabel;

/// Non-modal preferences dialog. Emits valuesChanged() for each valid edit; invalid input stays in
/// its field with an error below it.
class PreferencesDialog final : public ScrolledDialog
{
    Q_OBJECT

public:
    struct Language
    {
        QString code;
        QString name; ///< in that language
    };

    /// The choices offered and how input is validated.
    struct Setup
    {
        QString defaultStatsFile;
        QString defaultMmUrl;
        ValidatedLineEdit::Validate validateStatsFile;
        ValidatedLineEdit::Validate validateMmUrl;
        PrometheusBox::Setup prometheus{};
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
    void copyTypedText(const PreferencesDialog &former);
    /// Shows whether the program starts at login, and then in the tray alone; \p problem is why
    /// that could not be changed.
    void setAutostart(bool on, const QString &problem = {}, bool hidden = false);
    /// Shows a problem that concerns all values; empty for none.
    void setProblem(const QString &problem);

    /// What a test of Prometheus has found, one or more sentences.
    void setTestResult(const QString &text) { m_prometheus->setTestResult(text); }

Q_SIGNALS:
    /// Each change by the user. Where the command line gave a value, \p values has the one that was
    /// set by setValues().
    void valuesChanged(const mm::Preferences &values);
    void autostartChosen(bool on, bool hidden);
    /// The user wants to know whether Prometheus answers with \p values.
    void testRequested(const mm::Preferences &values);

protected:
    void layoutChanged() override { alignFields(); }

private:
    QWidget *makeFileGroup();
    QWidget *makePrometheusGroup();
    QWidget *makeMmGroup();
    QWidget *makeNotificationGroup();
    QWidget *makeProgramGroup();
    QWidget *makeButtons();
    void addRow(QFormLayout *form, const QString &text, QWidget *row, QWidget *field);
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
    ValidatedLineEdit *m_statsFile;
    PrometheusBox *m_prometheus;
    QDoubleSpinBox *m_interval; ///< in seconds
    std::chrono::milliseconds m_shownInterval{0};
    QCheckBox *m_membership;
    ValidatedLineEdit *m_mmUrl;
    QComboBox *m_theme;
    QComboBox *m_language;
    AutostartBox *m_autostart;
    QGroupBox *m_notifying;
    QList<std::pair<QCheckBox *, bool Preferences::*>> m_boxes;
    QList<QLabel *> m_labels; ///< of fields
    LiveRegionLabel *m_problem;
};

} // namespace mm
