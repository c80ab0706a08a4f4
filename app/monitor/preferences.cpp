// SPDX-License-Identifier: MIT
#include "app/monitor/preferences.h"

#include <QDir>
#include <QFileInfo>
#include <QSettings>

#include <array>
#include <future>
#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono;
using namespace std::chrono_literals;

namespace mm {

namespace {

constexpr auto statsFileKey = "stats/file"_L1;
constexpr auto intervalKey = "stats/interval"_L1;
constexpr auto mmUrlKey = "mm/url"_L1;
constexpr auto themeKey = "appearance/theme"_L1;
constexpr auto languageKey = "appearance/language"_L1;

/// Each switch with its key.
struct Switch
{
    QLatin1StringView key;
    bool PreferenceValues::*value;
};
constexpr std::array switches{
    Switch{"mm/register"_L1, &PreferenceValues::membership},
    Switch{"tray/enabled"_L1, &PreferenceValues::tray},
    Switch{"notifications/enabled"_L1, &PreferenceValues::notifying},
    Switch{"notifications/down"_L1, &PreferenceValues::notifyDown},
    Switch{"notifications/error"_L1, &PreferenceValues::notifyError},
    Switch{"notifications/active"_L1, &PreferenceValues::notifyActive},
    Switch{"notifications/nofile"_L1, &PreferenceValues::notifyNoFile},
};

struct ThemeName
{
    Theme theme;
    QLatin1StringView name;
};
constexpr std::array themeNames{ThemeName{Theme::System, "system"_L1},
                                ThemeName{Theme::Light, "light"_L1},
                                ThemeName{Theme::Dark, "dark"_L1}};

QString nameOf(Theme theme)
{
    for (const ThemeName &each : themeNames) {
        if (each.theme == theme)
            return each.name;
    }
    return {};
}

/// False also where the file system does not answer: the window then says so.
bool isFolder(const QString &path)
{
    constexpr auto patience = 250ms;
    const auto answer = std::make_shared<std::promise<bool>>();
    std::future<bool> told = answer->get_future();
    std::thread([answer, path] { answer->set_value(QFileInfo(path).isDir()); }).detach();
    return told.wait_for(patience) == std::future_status::ready && told.get();
}

/// What can be said of \p path without looking at the disk.
bool isPossiblePath(const QString &path)
{
    return QDir::isAbsolutePath(path) && !path.contains(QChar::Null);
}

PreferenceValues storedValues(const QSettings &settings, const QStringList &languages)
{
    PreferenceValues values;
    const QString statsFile = settings.value(statsFileKey).toString();
    if (isPossiblePath(statsFile))
        values.statsFile = statsFile;

    bool isNumber = false;
    const milliseconds interval(settings.value(intervalKey).toString().toLongLong(&isNumber));
    if (isNumber && interval >= shortestInterval && interval <= longestInterval)
        values.interval = interval;

    const QString mmUrl = settings.value(mmUrlKey).toString();
    if (parseMmUrl(mmUrl))
        values.mmUrl = mmUrl;

    for (const Switch &each : switches) {
        const QString stored = settings.value(each.key).toString();
        if (stored == "true"_L1 || stored == "false"_L1)
            values.*each.value = stored == "true"_L1;
    }
    const QString theme = settings.value(themeKey).toString();
    for (const ThemeName &each : themeNames) {
        if (theme == each.name)
            values.theme = each.theme;
    }
    const QString language = settings.value(languageKey).toString();
    if (languages.contains(language))
        values.language = language;
    return values;
}

} // namespace

Preferences::Preferences(QSettings *settings, const QStringList &languages)
    : m_settings(settings)
    , m_values(storedValues(*settings, languages))
{
}

bool Preferences::set(const PreferenceValues &values, QString *error)
{
    error->clear();
    if (values == m_values)
        return true;
    const PreferenceValues before = std::exchange(m_values, values);
    if (values.statsFile != before.statsFile)
        m_settings->setValue(statsFileKey, values.statsFile);
    if (values.interval != before.interval)
        m_settings->setValue(intervalKey, qint64(values.interval.count()));
    if (values.mmUrl != before.mmUrl)
        m_settings->setValue(mmUrlKey, values.mmUrl);
    for (const Switch &each : switches) {
        if (values.*each.value != before.*each.value)
            m_settings->setValue(each.key, values.*each.value);
    }
    if (values.theme != before.theme)
        m_settings->setValue(themeKey, nameOf(values.theme));
    if (values.language != before.language)
        m_settings->setValue(languageKey, values.language);
    m_settings->sync();
    const bool stored = m_settings->status() == QSettings::NoError;
    if (!stored)
        *error = tr("This can't be stored in %1, and holds until EE Monitor is closed.")
                     .arg(QDir::toNativeSeparators(m_settings->fileName()));
    Q_EMIT changed(before);
    return stored;
}

QString Preferences::statsFileProblem(const QString &path)
{
    if (path.isEmpty())
        return {};
    if (!isPossiblePath(path))
        return tr("This is no whole path: it has to begin with a slash, such as %1.")
            .arg(QDir::toNativeSeparators(QDir::home().absoluteFilePath(u"stats.json"_s)));
    if (path.endsWith(u'/') || isFolder(path))
        return tr("This is a folder. Choose a file in it.");
    return {};
}

QString Preferences::mmUrlProblem(const QString &url)
{
    if (url.isEmpty() || parseMmUrl(url))
        return {};
    //: %1 is an address
    return tr("MM is on this computer: its address is such as %1.").arg(MmUrl().text());
}

QString chosenStatsFile(const Options &options)
{
    return withPreferences(options, storedValues(QSettings(), {})).statsFile;
}

Options withPreferences(Options options, const PreferenceValues &values)
{
    if (!options.given.statsFile && !values.statsFile.isEmpty())
        options.statsFile = values.statsFile;
    if (!options.given.interval)
        options.interval = values.interval;
    if (!options.given.mmUrl)
        options.mmUrl = parseMmUrl(values.mmUrl).value_or(MmUrl());
    if (!options.given.noRegister)
        options.membership = values.membership;
    return options;
}

} // namespace mm
