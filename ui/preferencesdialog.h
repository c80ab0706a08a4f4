// SPDX-License-Identifier: MIT
#pragma once

#include "ui/checkedfield.h"
#include "ui/preferencevalues.h"

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

class NoticeLabel;

/// Lets the user choose. Each choice is told as it is made; what can't be is told to nobody. Not
/// modal.
class PreferencesDialog final : public QDialog
{
    Q_OBJECT

public:
    struct Language
    {
        QString code;
        QString name; ///< in that language
    };

    /// What there is to choose from, and how it is checked.
    struct Setup
    {
        QString defaultStatsFile;
        QString defaultMmUrl;
        CheckedField::Check checkStatsFile;
        CheckedField::Check checkMmUrl;
        QList<Language> languages;
        bool offersAutostart = true;
        // What the command line gave is shown and can't be changed.
        std::optional<QString> givenStatsFile{};
        std::optional<std::chrono::milliseconds> givenInterval{};
        std::optional<QString> givenMmUrl{};
        bool registrationRefused = false; ///< by the command line
    };

    explicit PreferencesDialog(const Setup &setup, QWidget *parent = nullptr);

    [[nodiscard]] const PreferenceValues &values() const { return m_values; }
    void setValues(const PreferenceValues &values);
    /// Whether the program starts at login, and a sentence on why that could not be changed.
    void setAutostart(bool on, const QString &problem = {});
    /// A sentence that concerns all of them, empty for none.
    void setProblem(const QString &problem);

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    /// By the user. What the command line gave is not in it: that stands there as it was set.
    void valuesChanged(const mm::PreferenceValues &values);
    void autostartChosen(bool on);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *makeFileGroup();
    QWidget *makeMmGroup();
    QWidget *makeNotificationGroup();
    QWidget *makeProgramGroup();
    QWidget *makeButtons();
    void fix(const QList<QWidget *> &controls, QFormLayout *form, QWidget *row);
    void browse();
    void restoreDefaults();
    void take();

    const Setup m_setup;
    PreferenceValues m_values;
    bool m_setting = false; ///< the controls are being set, and not by the user
    QScrollArea *m_scroll;
    QWidget *m_page; ///< what it scrolls
    // As the tab key goes.
    CheckedField *m_statsFile;
    QPushButton *m_browse;
    QDoubleSpinBox *m_interval; ///< in seconds
    QCheckBox *m_membership;
    CheckedField *m_mmUrl;
    QComboBox *m_theme;
    QComboBox *m_language;
    QCheckBox *m_tray;
    QCheckBox *m_autostart;
    NoticeLabel *m_autostartProblem;
    QGroupBox *m_notifying; ///< with those below in it
    QCheckBox *m_notifyActive;
    QCheckBox *m_notifyDown;
    QCheckBox *m_notifyError;
    QCheckBox *m_notifyNoFile;
    NoticeLabel *m_problem;
};

} // namespace mm
