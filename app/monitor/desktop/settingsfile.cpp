// SPDX-License-Identifier: MIT
#include "app/monitor/desktop/settingsfile.h"

#include "app/monitor/desktop/settings.h"
#include "core/system/displaytext.h"
#include "core/system/fileio.h"
#include "ui/window/windowlayout.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QSettings>

using namespace Qt::StringLiterals;

namespace mm {

namespace {

constexpr qint64 maxSettingsSize = qint64(1024) * 1024;

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

/// Why a file can't be written at \p path, as a clause: QSettings does not tell. Writes nothing
/// there.
DeferredText writeProblem(const QString &path)
{
    QSaveFile probe(path);
    const QByteArray content(QFileInfo(path).size() + 4096, ' ');
    if (probe.open(QIODevice::WriteOnly) && probe.write(content) == content.size() && probe.flush())
        return Settings::trLater("it can't be replaced");
    return probe.errorString();
}

DeferredText cantBeStored(const QString &path, const DeferredText &cause)
{
    //: %1 is a path, %2 a cause such as "Permission denied"
    return Settings::trLater(
               "This can't be stored in %1: %2. It applies until EE Monitor is closed.")
        .arg(DeferredText::path(path), cause);
}

/// Copies a file that QSettings would shorten. False, with a clause in \p cause, on failure.
bool keepCopy(const QString &path, DeferredText *cause)
{
    const QString stamp = QDateTime::currentDateTime().toString(u"yyyyMMdd-HHmmss-zzz"_s);
    QFile file(path);
    if (file.copy(path + u".broken-"_s + stamp))
        return true;
    *cause = file.errorString();
    return false;
}

} // namespace

StoredSettings readSettings(const QString &layoutFile)
{
    StoredSettings stored;
    QSettings preferences;
    const QString path = preferences.fileName();
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
    for (const QString &key : preferences.allKeys()) {
        if (!key.isEmpty()) // a damaged file may have one
            stored.values.insert(key, preferences.value(key));
    }
    QSettings layout(layoutFile, QSettings::IniFormat);
    stored.layout = readWindowLayout(QFileInfo::exists(layoutFile) ? &layout : &preferences);
    return stored;
}

bool storePreferences(const QVariantMap &values, DeferredText *error)
{
    QSettings store;
    const QString path = store.fileName();
    QByteArray bytes;
    DeferredText cause = readProblem(path, &bytes);
    if (!cause.isEmpty() || (firstBrokenLine(bytes) != 0 && !keepCopy(path, &cause))) {
        *error = cantBeStored(path, cause);
        return false;
    }
    for (auto it = values.cbegin(); it != values.cend(); ++it)
        store.setValue(it.key(), it.value());
    store.sync();
    // A format error is that of the file as it was.
    if (store.status() != QSettings::AccessError)
        return true;
    *error = cantBeStored(path, writeProblem(path));
    return false;
}

bool storeLayout(const QString &layoutFile, const QVariantMap &layout, QString *error)
{
    QSettings store(layoutFile, QSettings::IniFormat);
    writeWindowLayout(layout, &store);
    store.sync();
    if (store.status() == QSettings::AccessError) {
        //: %1 is a path, %2 a cause such as "Permission denied"
        *error = Settings::tr("The window's layout can't be stored in %1: %2.")
                     .arg(shownPath(layoutFile), writeProblem(layoutFile));
        return false;
    }
    QSettings preferences;
    QByteArray bytes;
    if (readProblem(preferences.fileName(), &bytes).isEmpty() && firstBrokenLine(bytes) == 0 &&
        bytes.contains("[window]"))
        preferences.remove(u"window"_s);
    return true;
}

} // namespace mm
