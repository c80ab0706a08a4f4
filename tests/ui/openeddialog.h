// SPDX-License-Identifier: MIT
#pragma once

#include "ui/preferencesdialog.h"

#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

namespace mm::test {

/// The one text that no line takes.
inline QString badText()
{
    return QStringLiteral("bad");
}

inline QString problemOf(const QString &text)
{
    return text == badText() ? QStringLiteral("Not this one.") : QString();
}

inline PreferencesDialog::Setup plainSetup()
{
    return {.defaultStatsFile = QStringLiteral("/home/me/.stats.json"),
            .defaultMmUrl = QStringLiteral("http://localhost:6001"),
            .checkStatsFile = problemOf,
            .checkMmUrl = problemOf,
            .languages = {{QStringLiteral("de"), QStringLiteral("Deutsch")},
                          {QStringLiteral("en"), QStringLiteral("English")}}};
}

/// All that the command line can give is given.
inline PreferencesDialog::Setup allGiven()
{
    PreferencesDialog::Setup given = plainSetup();
    given.givenStatsFile = QStringLiteral("/given.json");
    given.givenInterval = std::chrono::milliseconds(777);
    given.givenMmUrl = QStringLiteral("http://[::1]:1");
    given.registrationRefused = true;
    return given;
}

/// A dialog with the focus, and what it has told.
struct OpenedDialog
{
    explicit OpenedDialog(const PreferencesDialog::Setup &with = plainSetup())
        : dialog(with)
        , told(&dialog, &PreferencesDialog::valuesChanged)
        , autostart(&dialog, &PreferencesDialog::autostartChosen)
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
    [[nodiscard]] PreferenceValues last() const
    {
        return told.isEmpty() ? PreferenceValues()
                              : told.constLast().constFirst().value<PreferenceValues>();
    }

    PreferencesDialog dialog;
    QSignalSpy told;
    QSignalSpy autostart;
    bool active = false;
};

} // namespace mm::test
