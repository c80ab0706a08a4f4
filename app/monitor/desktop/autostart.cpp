// SPDX-License-Identifier: MIT
#include "app/monitor/desktop/autostart.h"

#include "app/monitor/cli/options.h"
#include "core/system/atomicfile.h"
#include "core/system/displaytext.h"
#include "core/system/fileio.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QSettings>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace mm {

namespace {

struct AutostartText
{
    Q_DECLARE_TR_FUNCTIONS(mm::Autostart)
};

constexpr qint64 maxEntrySize = 64'000;

/// Escaped as a desktop file's value of type string.
QString escapedString(QString value)
{
    value.replace(u'\\', u"\\\\"_s);
    value.replace(u'\n', u"\\n"_s);
    value.replace(u'\t', u"\\t"_s);
    value.replace(u'\r', u"\\r"_s);
    return value;
}

/// Quoted as an argument of the key Exec. The whole value has to be escaped afterwards.
QString quotedArgument(QString argument)
{
    for (const QChar special : {u'\\', u'"', u'`', u'$'})
        argument.replace(special, u'\\' + QString(special));
    argument.replace(u'%', u"%%"_s); // a single one starts a field code
    return u'"' + argument + u'"';
}

QString entryFor(const QStringList &command)
{
    QStringList arguments;
    for (const QString &argument : command)
        arguments.append(quotedArgument(argument));
    return u"[Desktop Entry]\n"
           "Type=Application\n"
           "Name=EE Monitor\n"
           "Exec=%1\n"
           "TryExec=%2\n"
           "Icon=io.github.eemonitor.EEMonitor\n"
           "Terminal=false\n"_s.arg(escapedString(arguments.join(u' ')),
                                    escapedString(command.constFirst()));
}

/// The value of Exec, with the quotes that QSettings removes. Empty if there is none.
QString commandIn(const QString &file)
{
    QFile entry(file);
    if (!entry.open(QIODevice::ReadOnly))
        return {};
    for (const QByteArray &line : entry.read(maxEntrySize).split('\n')) {
        if (line.startsWith("Exec="))
            return QString::fromUtf8(line.sliced(5));
    }
    return {};
}

} // namespace

bool offersAutostart()
{
#ifdef Q_OS_DARWIN
    return false;
#else
    return true;
#endif
}

QString autostartFile(const QString &config)
{
    return config + u"/autostart/io.github.eemonitor.EEMonitor.desktop"_s;
}

bool isAutostarted(const QString &file)
{
    // Opening anything but a regular file can block.
    if (const QFileInfo info(file); !info.isFile() || info.size() > maxEntrySize)
        return false;
    QSettings entry(file, QSettings::IniFormat);
    entry.beginGroup("Desktop Entry"_L1);
    return !entry.value("Exec"_L1).toStringList().join(u',').isEmpty() &&
           entry.value("Hidden"_L1).toString() != "true"_L1 &&
           entry.value("X-GNOME-Autostart-enabled"_L1).toString() != "false"_L1;
}

bool startsHidden(const QString &file)
{
    return QProcess::splitCommand(commandIn(file)).contains(hiddenOption);
}

QString autostartProblem(const QString &file, const QString &program, bool *exists)
{
    QSettings entry(file, QSettings::IniFormat);
    entry.beginGroup("Desktop Entry"_L1);
    QString started = entry.value("TryExec"_L1).toStringList().join(u',');
    if (started.isEmpty())
        started = QProcess::splitCommand(commandIn(file)).value(0);
    const QString found = QStandardPaths::findExecutable(started);
    *exists = !found.isEmpty();
    if (!*exists)
        //: %1 is the path of a program
        return AutostartText::tr("Nothing starts at login: %1 is not there any more. Turn this on "
                                 "to start this program.")
            .arg(QDir::toNativeSeparators(started));
    if (QFileInfo(found) != QFileInfo(program))
        //: %1 is the path of a program
        return AutostartText::tr("Another program starts at login: %1. Turn this off and on to "
                                 "start this one.")
            .arg(QDir::toNativeSeparators(found));
    return {};
}

bool writeAutostart(const QString &file, const QStringList &command, QString *error)
{
    QString cause;
    QDir().mkpath(QFileInfo(file).path()); // if it fails, writing the file fails too
    const QString target = AtomicFile::resolve(file, &cause);
    if (command.constFirst().contains(u'='))
        //: %1 is a path
        cause = AutostartText::tr("the path %1 contains a \"=\", which is not allowed there")
                    .arg(shownPath(command.constFirst()));
    else if (!target.isEmpty() && AtomicFile(target).save(entryFor(command).toUtf8(), &cause))
        return true;
    //: %1 is a path, %2 a cause such as "Permission denied"
    *error = AutostartText::tr("%1 can't be written: %2.").arg(shownPath(file), cause);
    return false;
}

bool removeAutostart(const QString &file, QString *error)
{
    QFile entry(file);
    int errorNumber = 0;
    if (entry.remove() || (!posix::stampOf(file, &errorNumber).exists() && errorNumber == 0))
        return true;
    //: %1 is a path, %2 a cause such as "Permission denied"
    *error =
        AutostartText::tr("%1 can't be removed: %2.").arg(shownPath(file), entry.errorString());
    return false;
}

} // namespace mm
