// SPDX-License-Identifier: MIT
#include "app/monitor/autostart.h"

#include "core/posixfile.h"
#include "core/statswriter.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace mm {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(mm::Autostart)
};

constexpr qint64 entryCap = 64'000;

/// As a value of type string stands in a desktop file.
QString escaped(QString value)
{
    value.replace(u'\\', u"\\\\"_s);
    value.replace(u'\n', u"\\n"_s);
    value.replace(u'\t', u"\\t"_s);
    value.replace(u'\r', u"\\r"_s);
    return value;
}

/// As an argument stands in Exec, before it is escaped once more as every string.
QString quoted(QString argument)
{
    for (const QChar special : {u'\\', u'"', u'`', u'$'})
        argument.replace(special, u'\\' + QString(special));
    argument.replace(u'%', u"%%"_s); // a single one is a field code
    return u'"' + argument + u'"';
}

QString entryFor(const QStringList &command)
{
    QStringList arguments;
    for (const QString &argument : command)
        arguments.append(quoted(argument));
    return u"[Desktop Entry]\n"
           "Type=Application\n"
           "Name=EE Monitor\n"
           "Exec=%1\n"
           "TryExec=%2\n"
           "Icon=io.github.eemonitor.EEMonitor\n"
           "Terminal=false\n"_s.arg(escaped(arguments.join(u' ')), escaped(command.constFirst()));
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

QString autostartFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
           u"/autostart/io.github.eemonitor.EEMonitor.desktop"_s;
}

bool isAutostarted(const QString &file)
{
    QByteArray bytes;
    if (posix::readCapped(file, entryCap, &bytes).outcome != posix::ReadOutcome::Ok)
        return false;
    bool inEntry = false;
    bool starts = false;
    for (const QString &each : QString::fromUtf8(bytes).split(u'\n')) {
        const QString line = each.trimmed();
        if (line.startsWith(u'['))
            inEntry = line == "[Desktop Entry]"_L1;
        const qsizetype equals = line.indexOf(u'=');
        if (!inEntry || equals < 0)
            continue;
        const QString key = line.first(equals).trimmed();
        const QString value = line.sliced(equals + 1).trimmed();
        if ((key == "Hidden"_L1 && value == "true"_L1) ||
            (key == "X-GNOME-Autostart-enabled"_L1 && value == "false"_L1))
            return false;
        starts = starts || (key == "Exec"_L1 && !value.isEmpty());
    }
    return starts;
}

bool writeAutostart(const QString &file, const QStringList &command, QString *error)
{
    QString cause;
    QDir().mkpath(QFileInfo(file).path()); // a failure shows in what follows
    const QString target = StatsWriter::resolve(file, &cause);
    if (command.constFirst().contains(u'='))
        //: %1 is a path
        cause = Text::tr("the path %1 has a \"=\", which can't stand there")
                    .arg(QDir::toNativeSeparators(command.constFirst()));
    else if (!target.isEmpty() && StatsWriter(target).save(entryFor(command).toUtf8(), &cause))
        return true;
    //: %1 is a path, %2 a cause such as "Permission denied"
    *error = Text::tr("%1 can't be written: %2.").arg(QDir::toNativeSeparators(file), cause);
    return false;
}

bool removeAutostart(const QString &file, QString *error)
{
    QFile entry(file);
    int errorNumber = 0;
    if (entry.remove() || posix::stampOf(file, &errorNumber).kind == posix::FileKind::Missing)
        return true;
    //: %1 is a path, %2 a cause such as "Permission denied"
    *error = Text::tr("%1 can't be removed: %2.")
                 .arg(QDir::toNativeSeparators(file), entry.errorString());
    return false;
}

} // namespace mm
