// SPDX-License-Identifier: MIT
#include "app/proxy/servers/programsearch.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace mm {

QString findProgram(const ServerEntry &entry, const QString &folder, const QString &path,
                    QString *failure)
{
    const QString &command = entry.command;
    if (!QFileInfo(folder).isDir()) {
        *failure = u"its folder %1 does not exist"_s.arg(folder);
        return {};
    }
    const QString searched = entry.env.value(u"PATH"_s, path);
    const QString program =
        command.contains(u'/')
            ? QDir(folder).absoluteFilePath(command)
            : QStandardPaths::findExecutable(command, searched.split(u':', Qt::SkipEmptyParts));
    if (program.isEmpty())
        *failure = u"\"%1\" is in no folder of PATH (%2)"_s.arg(command, searched);
    else if (const QFileInfo file(program); !file.isFile() || !file.isExecutable())
        *failure = u"%1 is no program that can be executed"_s.arg(program);
    return failure->isEmpty() ? program : QString();
}

} // namespace mm
