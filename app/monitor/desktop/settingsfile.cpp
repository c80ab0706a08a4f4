// SPDX-License-Identifier: MIT
#include "app/monitor/desktop/settingsfile.h"

#include "app/monitor/desktop/settings.h"
#include "core/system/displaytext.h"
#include "core/system/fileio.h"
#include "core/system/fileowner.h"
#include "ui/window/windowlayout.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QSettings>

using namespace Qt::StringLiterals;

namespace mm {

namespace {

constexpr qint64 maxSettingsSize = qint64(1024) * 1024;
/// By which a file grows at most in a change: a path takes up to 6 bytes for each of its bytes.
constexpr qint64 maxChange = 32768;

/// QSettings' default file. QSettings reads its files when it is made, and would hang at one that
/// is not regular, such as a FIFO: make it only for a file without a readProblem().
QString preferencesFile()
{
    // Another application's in the same folder.
    const QString other = u"no-application"_s;
    QString path = QSettings(QCoreApplication::organizationName(), other).fileName();
    return path.replace(path.lastIndexOf(other), other.size(), QCoreApplication::applicationName());
}

/// Why the file can't be read, as a clause. Empty for a missing file and for one that can be read,
/// whose content is then in \p bytes.
DeferredText readProblem(const QString &path, QByteArray *bytes)
{
    const posix::FileReadResult result = posix::readCapped(path, maxSettingsSize, bytes);
    switch (result.outcome) {
    case posix::FileReadStatus::NotRegular:
        return Settings::trLater("it is not a regular file");
    case posix::FileReadStatus::TooLarge:
        return Settings::trLater("it is too large");
    case posix::FileReadStatus::Failed:
        return qt_error_string(result.errorNumber);
    case posix::FileReadStatus::Missing:
        bytes->clear();
        break;
    case posix::FileReadStatus::Torn:
    case posix::FileReadStatus::Ok:
        break;
    }
    return {};
}

/// The first line that QSettings can't read and would drop at the next change; 0 if there is none.
/// QSettings itself reports it only to the first one that reads the file.
int firstBrokenLine(const QByteArray &bytes)
{
#ifndef Q_OS_DARWIN // a property list there
    int number = 0;
    for (const QByteArray &line : bytes.split('\n')) {
        ++number;
        const QByteArray text = line.trimmed();
        const bool isSection = text.startsWith('[') && text.contains(']');
        const bool isKnown =
            text.isEmpty() || text.startsWith(';') || isSection || text.contains('=');
        if (!isKnown || text.contains('\0') || !text.isValidUtf8())
            return number;
    }
#else
    Q_UNUSED(bytes)
#endif
    return 0;
}

/// Why a file can't be written at \p path, as a clause; empty if it can. Writes nothing there, but
/// creates the folder. Call it before each change: on a full disk QSettings empties the file
/// without an error.
DeferredText writeProblem(const QString &path)
{
    const QString folder = QFileInfo(path).path();
    QDir().mkpath(folder);
    int errorNumber = 0;
    if ((QFileInfo::exists(path) && !posix::isWritable(path, &errorNumber)) ||
        !posix::isWritable(folder, &errorNumber))
        return posix::accessError(path, errorNumber, posix::Access::Replace);
    QSaveFile probe(path);
    QByteArray content(QFileInfo(path).size() + maxChange, ' ');
    if (!probe.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        return probe.errorString();
    while (!content.isEmpty()) {
        const qint64 taken = probe.write(content);
        if (taken <= 0)
            return probe.errorString();
        content.remove(0, taken);
    }
    const int cause = posix::syncToDisk(probe.handle());
    return cause == 0 ? QString() : qt_error_string(cause);
}

/// Writes what was set. Returns why that fails, as a clause; empty on success.
DeferredText sync(QSettings *store)
{
    store->sync();
    // A format error is that of the file as it was.
    if (store->status() != QSettings::AccessError)
        return {};
    if (posix::isMountPoint(store->fileName()))
        return Settings::trLater("it is mounted by itself, so mount its folder instead");
    return Settings::trLater("it can't be replaced");
}

DeferredText cantBeStored(const QString &path, const DeferredText &cause)
{
    //: %1 is a path, %2 a cause such as "Permission denied"
    return Settings::trLater(
               "This can't be stored in %1: %2. It applies until EE Monitor is closed.")
        .arg(DeferredText::path(path), cause);
}

/// Copies a file that QSettings would shorten. Returns why it can't be changed then, as a clause;
/// empty if it can.
DeferredText keepCopy(const QString &path)
{
    const QString stamp = QDateTime::currentDateTime().toString(u"yyyyMMdd-HHmmss-zzz"_s);
    QFile file(path);
    if (!file.copy(path + u".broken-"_s + stamp))
        return file.errorString();
    return writeProblem(path);
}

} // namespace

StoredSettings readSettings(const QString &layoutFile)
{
    StoredSettings stored;
    const QString path = preferencesFile();
    stored.file = path;
    const DeferredText shown = DeferredText::path(path);
    QByteArray bytes;
    const DeferredText cause = readProblem(path, &bytes);
    if (!cause.isEmpty())
        //: %1 is a path, %2 a cause such as "Permission denied"
        stored.problem = Settings::trLater("The preferences in %1 can't be read: %2. The "
                                           "defaults apply, and the file stays as it is.")
                             .arg(shown, cause);
    else if (const int line = firstBrokenLine(bytes))
        //: %1 is a path, %2 a number
        stored.problem = Settings::trLater("The preferences in %1 are damaged at line %2. What "
                                           "can be read applies; the file is copied before it "
                                           "is changed.")
                             .arg(shown, QString::number(line));
    const bool hasLayout = QFileInfo::exists(layoutFile);
    if (cause.isEmpty()) {
        QSettings preferences;
        for (const QString &key : preferences.allKeys()) {
            if (!key.isEmpty()) // a damaged file may have one
                stored.values.insert(key, preferences.value(key));
        }
        if (!hasLayout)
            stored.layout = readWindowLayout(&preferences);
    }
    if (hasLayout && readProblem(layoutFile, &bytes).isEmpty()) {
        QSettings layout(layoutFile, QSettings::IniFormat);
        stored.layout = readWindowLayout(&layout);
    }
    return stored;
}

bool storePreferences(const QVariantMap &values, DeferredText *error)
{
    const QString path = preferencesFile();
    QByteArray bytes;
    DeferredText cause = readProblem(path, &bytes);
    if (cause.isEmpty())
        cause = writeProblem(path);
    if (cause.isEmpty() && firstBrokenLine(bytes) != 0)
        cause = keepCopy(path);
    if (cause.isEmpty()) {
        QSettings store;
        for (auto it = values.cbegin(); it != values.cend(); ++it)
            store.setValue(it.key(), it.value());
        cause = sync(&store);
    }
    if (!cause.isEmpty())
        *error = cantBeStored(path, cause);
    return cause.isEmpty();
}

bool storeLayout(const QString &layoutFile, const QVariantMap &layout, QString *error)
{
    QByteArray bytes;
    DeferredText cause = readProblem(layoutFile, &bytes);
    if (cause.isEmpty())
        cause = writeProblem(layoutFile);
    if (cause.isEmpty()) {
        QSettings store(layoutFile, QSettings::IniFormat);
        writeWindowLayout(layout, &store);
        cause = sync(&store);
    }
    if (!cause.isEmpty()) {
        //: %1 is a path, %2 a cause such as "Permission denied"
        *error = Settings::tr("The window's layout can't be stored in %1: %2.")
                     .arg(shownPath(layoutFile), cause.text());
        return false;
    }
    const QString path = preferencesFile();
    if (readProblem(path, &bytes).isEmpty() && firstBrokenLine(bytes) == 0 &&
        bytes.contains("[window]") && writeProblem(path).isEmpty())
        QSettings().remove(u"window"_s);
    return true;
}

} // namespace mm
