// SPDX-License-Identifier: MIT
#pragma once

#include "ui/preferences/preferencesdialog.h"

#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

namespace mm::test {

/// The only text that validation rejects.
inline QString invalidText()
{
    return QStringLiteral("bad");
}

inline QString rejectInvalidText(const QString &text)
{
    return text == invalidText() ? QStringLiteral("This is invalid.") : QString();
}

inline PreferencesDialog::Setup defaultSetup()
{
    return {.defaultStatsFile = QStringLiteral("/home/me/.stats.json"),
            .defaultMmUrl = QStringLiteral("http://localhost:6001"),
            .validateStatsFile = rejectInvalidText,
            .validateMmUrl = rejectInvalidText,
            .prometheus = {.defaultUrl = QStringLiteral("http://localhost:9090"),
                           .defaultSelect = QStringLiteral("{job=\"mm\"}"),
                           .validateUrl = rejectInvalidText,
                           .validateSelect = rejectInvalidText,
                           .validateConfig = rejectInvalidText},
            .languages = {{QStringLiteral("de"), QStringLiteral("Deutsch")},
                          {QStringLiteral("en"), QStringLiteral("English")}}};
}

/// The command line gives every value that it can.
inline PreferencesDialog::Setup setupWithGivenValues()
{
    PreferencesDialog::Setup given = defaultSetup();
    given.givenStatsFile = QStringLiteral("/given.json");
    given.givenInterval = std::chrono::milliseconds(777);
    given.givenMmUrl = QStringLiteral("http://[::1]:1");
    given.givenNoRegister = true;
    given.prometheus.isGiven = true;
    return given;
}

/// An active dialog with spies on its signals.
struct OpenedDialog
{
    explicit OpenedDialog(const PreferencesDialog::Setup &setup = defaultSetup())
        : dialog(setup)
        , values(&dialog, &PreferencesDialog::valuesChanged)
        , autostart(&dialog, &PreferencesDialog::autostartChosen)
        , tests(&dialog, &PreferencesDialog::testRequested)
    {
        dialog.show();
        dialog.activateWindow();
        active = QTest::qWaitForWindowActive(&dialog);
    }

    template <typename Widget>
    [[nodiscard]] Widget *find(const QString &name) const
    {
        return dialog.findChild<Widget *>(name);
    }
    [[nodiscard]] QLineEdit *line(const QString &name) const { return find<QLineEdit>(name); }
    void type(const QString &name, const QString &text) const
    {
        line(name)->setFocus();
        line(name)->selectAll();
        QTest::keyClicks(line(name), text);
        QTest::keyClick(line(name), Qt::Key_Return);
    }
    /// Of the last valuesChanged().
    [[nodiscard]] Preferences last() const
    {
        return values.isEmpty() ? Preferences()
                                : values.constLast().constFirst().value<Preferences>();
    }

    PreferencesDialog dialog;
    QSignalSpy values;
    QSignalSpy autostart;
    QSignalSpy tests;
    bool active = false;
};

} // namespace mm::test
