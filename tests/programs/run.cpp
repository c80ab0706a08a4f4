// SPDX-License-Identifier: MIT
#include "run.h"

#include <QDateTime>
#include <QFile>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

QProcessEnvironment bareEnvironment(const QString &home)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name : environment.keys()) {
        if (name.startsWith(u"LC_"_s) || name.startsWith(u"LANG"_s) || name.startsWith(u"XDG_"_s) ||
            name.startsWith(u"QT_"_s))
            environment.remove(name);
    }
    for (const QString &name : {u"DISPLAY"_s, u"WAYLAND_DISPLAY"_s, u"MM_MESH_STATS_FILE"_s})
        environment.remove(name);
    environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
    environment.insert(u"HOME"_s, home);
    return environment;
}

void Run::start(const QStringList &arguments)
{
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(workingDirectory);
    if (!stdoutFile.isEmpty())
        process.setStandardOutputFile(stdoutFile);
    if (before)
        process.setChildProcessModifier(before);
    process.start(program, arguments);
    ended = process.waitForFinished(timeout) && process.exitStatus() == QProcess::NormalExit;
    exitCode = process.exitCode();
    out = process.readAllStandardOutput();
    err = process.readAllStandardError();
}

Run oncePlain(const QString &path)
{
    Run run;
    run.start({u"--once"_s, u"--no-register"_s, u"--stats-file"_s, path});
    return run;
}

Run onceJson(const QString &path, QJsonObject *object)
{
    Run run;
    run.start({u"--once"_s, u"--no-register"_s, u"--format"_s, u"json"_s, u"--stats-file"_s, path});
    *object = lineOfJson(run.out);
    return run;
}

QJsonObject lineOfJson(const QByteArray &out)
{
    if (out.count('\n') != 1 || !out.endsWith('\n'))
        return {};
    return QJsonDocument::fromJson(out).object();
}

bool backdateFile(const QString &path, int seconds)
{
    QFile file(path);
    return file.open(QIODevice::ReadWrite) &&
           file.setFileTime(QDateTime::currentDateTime().addSecs(-seconds),
                            QFileDevice::FileModificationTime);
}

QByteArray sampleFile()
{
    return R"({
  "total_services": 5,
  "total_messages": 127,
  "last_updated": "2026-02-06T10:30:45.123456",
  "services": [
    {
      "name": "ee_monitor",
      "registered_at": "2026-02-06T10:20:00",
      "message_count": 0
    },
    {
      "name": "ee_cycle_1",
      "registered_at": "2026-02-06T10:25:30",
      "message_count": 12
    }
  ]
}
)";
}
