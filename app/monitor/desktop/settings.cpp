// SPDX-License-Identifier: MIT
#include "app/monitor/desktop/settings.h"

#include "core/system/detachedtask.h"

#include <QDir>
#include <QFileInfo>
#include <QSettings>

#include <array>

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

struct Switch
{
    QLatin1StringView key;
    bool Preferences::*value;
};
constexpr std::array switches{
    Switch{"mm/register"_L1, &Preferences::membership},
    Switch{"tray/enabled"_L1, &Preferences::tray},
    Switch{"notifications/enabled"_L1, &Preferences::notificationsEnabled},
    Switch{"notifications/down"_L1, &Preferences::notifyDown},
    Switch{"notifications/error"_L1, &Preferences::notifyError},
    Switch{"notifications/active"_L1, &Preferences::notifyActive},
    Switch{"notifications/nofile"_L1, &Preferences::notifyNoFile},
};

/// In the order of Theme.
QStringList themeNames()
{
    return {u"system"_s, u"light"_s, u"dark"_s};
}

/// False on timeout, too: the window then reports that the file system hangs.
bool isFolder(const QString &path)
{
    constexpr auto timeout = 250ms;
    bool result = false;
    DetachedTask task;
    (void)task.run([path, &result]() -> DetachedTask::Finish {
        return [&result, found = QFileInfo(path).isDir()] { result = found; };
    });
    task.waitForFinished(timeout);
    return result;
}

/// Does not access the disk.
bool isAbsoluteWithoutNull(const QString &path)
{
    return QDir::isAbsolutePath(path) && !path.contains(QChar::Null);
}

Preferences storedValues(const QSettings &store, const QStringList &languages)
{
    Preferences values;
    const QString statsFile = store.value(statsFileKey).toString();
    if (isAbsoluteWithoutNull(statsFile))
        values.statsFile = statsFile;

    bool isNumber = false;
    const milliseconds interval(store.value(intervalKey).toString().toLongLong(&isNumber));
    if (isNumber && interval >= minPollInterval && interval <= maxPollInterval)
        values.interval = interval;

    const QString mmUrl = store.value(mmUrlKey).toString();
    if (parseMmUrl(mmUrl))
        values.mmUrl = mmUrl;

    for (const Switch &each : switches) {
        const QString stored = store.value(each.key).toString();
        if (stored == "true"_L1 || stored == "false"_L1)
            values.*each.value = stored == "true"_L1;
    }
    const qsizetype theme = themeNames().indexOf(store.value(themeKey).toString());
    if (theme >= 0)
        values.theme = Theme(theme);
    const QString language = store.value(languageKey).toString();
    if (languages.contains(language))
        values.language = language;
    return values;
}

QVariantMap toMap(const Preferences &values)
{
    QVariantMap map{
        {statsFileKey, values.statsFile}, {intervalKey, qint64(values.interval.count())},
        {mmUrlKey, values.mmUrl},         {themeKey, themeNames().at(int(values.theme))},
        {languageKey, values.language},
    };
    for (const Switch &each : switches)
        map.insert(each.key, values.*each.value);
    return map;
}

} // namespace

Settings::Settings(QSettings *store, const QStringList &languages)
    : m_store(store)
    , m_values(storedValues(*store, languages))
{
}

bool Settings::set(const Preferences &values, QString *error)
{
    error->clear();
    if (values == m_values)
        return true;
    const QVariantMap before = toMap(std::exchange(m_values, values));
    const QVariantMap after = toMap(values);
    for (auto it = after.cbegin(); it != after.cend(); ++it) {
        if (it.value() != before.value(it.key()))
            m_store->setValue(it.key(), it.value());
    }
    m_store->sync();
    const bool stored = m_store->status() == QSettings::NoError;
    if (!stored)
        *error = tr("This can't be stored in %1. It applies until EE Monitor is closed.")
                     .arg(QDir::toNativeSeparators(m_store->fileName()));
    Q_EMIT changed();
    return stored;
}

QString Settings::statsFileProblem(const QString &path)
{
    if (path.isEmpty())
        return {};
    if (!isAbsoluteWithoutNull(path))
        return tr("Enter an absolute path: it begins with a slash, as in %1.")
            .arg(QDir::toNativeSeparators(QDir::home().absoluteFilePath(u"stats.json"_s)));
    if (path.endsWith(u'/') || isFolder(path))
        return tr("This is a folder. Choose a file in it.");
    return {};
}

QString Settings::mmUrlProblem(const QString &url)
{
    if (url.isEmpty() || parseMmUrl(url))
        return {};
    //: %1 is an address
    return tr("MM runs on this computer: enter an address such as %1.").arg(MmUrl().text());
}

QString chosenStatsFile(const Options &options)
{
    return withPreferences(options, storedValues(QSettings(), {})).statsFile;
}

Options withPreferences(Options options, const Preferences &values)
{
    if (!options.given.statsFile && !values.statsFile.isEmpty())
        options.statsFile = values.statsFile;
    if (!options.given.interval)
        options.interval = values.interval;
    if (!options.given.mmUrl) {
        MmUrl url = parseMmUrl(values.mmUrl).value_or(MmUrl());
        url.token = options.mmUrl.token;
        options.mmUrl = url;
    }
    if (!options.given.noRegister)
        options.membership = values.membership;
    return options;
}

} // namespace mm
