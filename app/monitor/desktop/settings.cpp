// SPDX-License-Identifier: MIT
#include "app/monitor/desktop/settings.h"
#include "core/system/displaytext.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFileInfo>
#include <QLoggingCategory>

#include <array>
#include <atomic>

using namespace Qt::StringLiterals;
using namespace std::chrono;
using namespace std::chrono_literals;

namespace mm {

namespace {

/// Until the user is told that the disk does not respond.
constexpr auto hangNoticeDelay = 1s;

constexpr auto intervalKey = "stats/interval"_L1;
constexpr auto themeKey = "appearance/theme"_L1;
constexpr auto languageKey = "appearance/language"_L1;

struct Switch
{
    QLatin1StringView key;
    bool Preferences::*value;
};
constexpr std::array switches{
    Switch{"mm/register"_L1, &Preferences::membership},
    Switch{"prometheus/enabled"_L1, &Preferences::prometheus},
    Switch{"tray/enabled"_L1, &Preferences::tray},
    Switch{"notifications/enabled"_L1, &Preferences::notificationsEnabled},
    Switch{"notifications/down"_L1, &Preferences::notifyDown},
    Switch{"notifications/error"_L1, &Preferences::notifyError},
    Switch{"notifications/active"_L1, &Preferences::notifyActive},
    Switch{"notifications/nofile"_L1, &Preferences::notifyNoFile},
    Switch{"notifications/servers"_L1, &Preferences::notifyServers},
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
    // While a check hangs there is no other one: each would delay the user, and keep a thread.
    static std::atomic_bool isChecking{false};
    if (isChecking.exchange(true))
        return false;
    bool result = false;
    DetachedTask task;
    const DetachedTask::Work check = [path, &result]() -> DetachedTask::Finish {
        const bool found = QFileInfo(path).isDir();
        isChecking = false;
        return [&result, found] { result = found; };
    };
    (void)task.run(check);
    task.waitForFinished(timeout);
    return result;
}

/// Does not access the disk. \p example is a file name.
QString pathProblem(const QString &path, const QString &example)
{
    if (path.isEmpty() || (QDir::isAbsolutePath(path) && !path.contains(QChar::Null)))
        return {};
    return Settings::tr("Enter an absolute path: it begins with a slash, as in %1.")
        .arg(shownPath(QDir::home().absoluteFilePath(example)));
}

struct TextKey
{
    QLatin1StringView key;
    QString Preferences::*value;
    QString (*problem)(const QString &text);
};
constexpr std::array textKeys{
    TextKey{"stats/file"_L1, &Preferences::statsFile,
            [](const QString &path) { return pathProblem(path, {}); }},
    TextKey{"mm/url"_L1, &Preferences::mmUrl, &Settings::mmUrlProblem},
    TextKey{"prometheus/url"_L1, &Preferences::prometheusUrl, &Settings::prometheusUrlProblem},
    TextKey{"prometheus/select"_L1, &Preferences::prometheusSelect,
            &Settings::prometheusSelectProblem},
    TextKey{"prometheus/config"_L1, &Preferences::prometheusConfig,
            &Settings::prometheusConfigProblem},
};

/// Adds the keys of values that can't be used to \p unusable.
Preferences valuesFrom(const QVariantMap &store, const QStringList &languages,
                       QStringList *unusable)
{
    Preferences values;
    // \p set returns whether the value can be used.
    const auto use = [&](QLatin1StringView key, const std::function<bool(const QString &)> &set) {
        const auto stored = store.constFind(key);
        // A list, such as that of a path with a comma, has no text.
        if (stored != store.cend() &&
            (stored->typeId() == QMetaType::QStringList || !set(stored->toString())))
            unusable->append(key);
    };
    use(intervalKey, [&values](const QString &text) {
        bool isUsable = false;
        const milliseconds interval(text.toLongLong(&isUsable));
        isUsable = isUsable && interval >= minPollInterval && interval <= maxPollInterval;
        if (isUsable)
            values.interval = interval;
        return isUsable;
    });
    for (const TextKey &each : textKeys) {
        use(each.key, [&values, &each](const QString &text) {
            const bool isUsable = each.problem(text).isEmpty();
            if (isUsable)
                values.*each.value = text;
            return isUsable;
        });
    }
    for (const Switch &each : switches) {
        use(each.key, [&values, &each](const QString &text) {
            const bool isUsable = text == "true"_L1 || text == "false"_L1;
            if (isUsable)
                values.*each.value = text == "true"_L1;
            return isUsable;
        });
    }
    use(themeKey, [&values](const QString &name) {
        const qsizetype theme = themeNames().indexOf(name);
        if (theme >= 0)
            values.theme = Theme(theme);
        return theme >= 0;
    });
    use(languageKey, [&values, &languages](const QString &language) {
        const bool isUsable = language.isEmpty() || languages.contains(language);
        if (isUsable)
            values.language = language;
        return isUsable;
    });
    return values;
}

QVariantMap toMap(const Preferences &values)
{
    QVariantMap map{
        {intervalKey, qint64(values.interval.count())},
        {themeKey, themeNames().at(int(values.theme))},
        {languageKey, values.language},
    };
    for (const TextKey &each : textKeys)
        map.insert(each.key, values.*each.value);
    for (const Switch &each : switches)
        map.insert(each.key, values.*each.value);
    return map;
}

} // namespace

Settings::Settings(QString layoutFile, const QStringList &languages)
    : m_layoutFile(std::move(layoutFile))
    , m_languages(languages)
{
    m_hangTimer.setSingleShot(true);
    m_hangTimer.setInterval(hangNoticeDelay);
    connect(&m_hangTimer, &QTimer::timeout, this, [this] {
        m_problemBefore = m_problem;
        setProblem(
            trLater("The disk with the preferences does not respond. Changes apply at once, and "
                    "are stored when it responds."));
    });
}

void Settings::load(const StoredSettings &stored)
{
    m_loaded = true;
    m_layout = stored.layout;
    QVariantMap values = stored.values;
    for (auto it = m_changed.cbegin(); it != m_changed.cend(); ++it)
        values.insert(it.key(), it.value());
    QStringList unusable;
    const Preferences before = std::exchange(m_values, valuesFrom(values, m_languages, &unusable));
    if (!stored.problem.isEmpty())
        setProblem(stored.problem);
    else if (!unusable.isEmpty())
        //: %1 is a path, %2 a list of names such as "stats/interval, mm/url"
        setProblem(trLater("The preferences in %1 have values that can't be used: %2. The "
                           "defaults apply instead, and the file stays as it is.")
                       .arg(DeferredText::path(stored.file), unusable.join(u", "_s)));
    if (m_values != before)
        Q_EMIT changed();
}

void Settings::set(const Preferences &values)
{
    if (values == m_values)
        return;
    const QVariantMap before = toMap(std::exchange(m_values, values));
    const QVariantMap after = toMap(values);
    for (auto it = after.cbegin(); it != after.cend(); ++it) {
        if (it.value() == before.value(it.key()))
            continue;
        m_changed.insert(it.key(), it.value());
        m_pendingValues.insert(it.key(), it.value());
    }
    Q_EMIT changed();
    store();
}

void Settings::setLayout(const QVariantMap &layout)
{
    if (!m_loaded || layout == m_layout)
        return;
    m_layout = layout;
    m_pendingLayout = layout;
    store();
}

bool Settings::finishStoring(milliseconds timeout)
{
    const QDeadlineTimer deadline(timeout);
    if (!m_task.waitForFinished(timeout))
        return false;
    store();
    return m_task.waitForFinished(milliseconds(deadline.remainingTime()));
}

void Settings::store()
{
    if (m_task.isRunning() || (m_pendingValues.isEmpty() && m_pendingLayout.isEmpty()))
        return;
    const DetachedTask::Work work = [this, file = m_layoutFile,
                                     values = std::exchange(m_pendingValues, {}),
                                     layout = std::exchange(m_pendingLayout, {})] {
        DeferredText error;
        QString layoutError;
        if (!values.isEmpty())
            (void)storePreferences(values, &error);
        if (!layout.isEmpty())
            (void)storeLayout(file, layout, &layoutError);
        return [=, this] { finishStore(values, error, layout, layoutError); };
    };
    m_hangTimer.start();
    (void)m_task.run(work);
}

void Settings::finishStore(QVariantMap values, const DeferredText &error, const QVariantMap &layout,
                           const QString &layoutError)
{
    m_hangTimer.stop();
    const bool hasNewer = !m_pendingValues.isEmpty() || !m_pendingLayout.isEmpty();
    if (!error.isEmpty()) {
        values.insert(m_pendingValues); // the newer ones
        m_pendingValues = values;
    }
    if (!layoutError.isEmpty() && m_pendingLayout.isEmpty())
        m_pendingLayout = layout;
    if (!values.isEmpty())
        setProblem(error);
    else if (m_problemBefore)
        setProblem(*m_problemBefore);
    m_problemBefore.reset();
    if (layoutError != std::exchange(m_layoutError, layoutError) && !layoutError.isEmpty())
        qWarning().noquote() << layoutError;
    if (hasNewer)
        store();
}

void Settings::setProblem(const DeferredText &problem)
{
    if (problem != std::exchange(m_problem, problem))
        Q_EMIT problemChanged(problem);
}

QString Settings::statsFileProblem(const QString &path)
{
    QString problem = pathProblem(path, u"stats.json"_s);
    const bool isUsable = problem.isEmpty() && !path.isEmpty();
    if (isUsable && (path.endsWith(u'/') || isFolder(path)))
        return tr("This is a folder. Choose a file in it.");
    return problem;
}

QString Settings::mmUrlProblem(const QString &url)
{
    if (url.isEmpty() || parseMmUrl(url))
        return {};
    //: %1 is an address
    return tr("MM runs on this computer: enter an address such as %1.").arg(MmUrl().text());
}

QString Settings::prometheusUrlProblem(const QString &url)
{
    QString problem;
    if (!url.isEmpty())
        (void)parsePrometheusUrl(url, &problem);
    return problem;
}

QString Settings::prometheusSelectProblem(const QString &select)
{
    return select.isEmpty() ? QString() : mm::prometheusSelectProblem(select);
}

QString Settings::prometheusConfigProblem(const QString &path)
{
    return pathProblem(path, u"prometheus.ini"_s);
}

PrometheusOptions prometheusOptionsFrom(const Preferences &values)
{
    PrometheusOptions options;
    QString problem;
    if (const auto url = parsePrometheusUrl(values.prometheusUrl, &problem))
        options.url = *url;
    if (!values.prometheusSelect.isEmpty())
        options.select = values.prometheusSelect;
    options.configFile = values.prometheusConfig;
    return options;
}

Options withStored(const Options &options, const StoredSettings &stored)
{
    QStringList unusable; // the window reports them
    return withPreferences(options, valuesFrom(stored.values, {}, &unusable));
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
    if (values.prometheus && !options.isSourceGiven())
        options.prometheus = prometheusOptionsFrom(values);
    if (options.prometheus)
        options.membership = false;
    return options;
}

} // namespace mm
