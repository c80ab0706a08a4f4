// SPDX-License-Identifier: MIT
#include "app/proxy/servers/servercommand.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace mm {

QString programOf(const QString &command, const QString &folder, const QString &path)
{
    if (!command.contains(u'/'))
        return QStandardPaths::findExecutable(command, path.split(u':', Qt::SkipEmptyParts));
    const QFileInfo file(QDir(folder).absoluteFilePath(command));
    return file.isFile() && file.isExecutable() ? file.filePath() : QString();
}

std::optional<ServerProcess::Command> commandOf(const ServerEntry &entry,
                                                const QStringList &environment, const QString &path,
                                                QString *failure)
{
    const QString folder = entry.cwd.isEmpty() ? QDir::homePath() : entry.cwd;
    if (!QFileInfo(folder).isDir()) {
        *failure = u"its folder %1 does not exist"_s.arg(folder);
        return std::nullopt;
    }
    const QString searched = entry.env.value(u"PATH"_s, path);
    const QString program = programOf(entry.command, folder, searched);
    if (program.isEmpty()) {
        *failure = entry.command.contains(u'/')
                       ? u"%1 is no program that can be executed"_s.arg(
                             QDir(folder).absoluteFilePath(entry.command))
                       : u"\"%1\" is in no folder of PATH (%2)"_s.arg(entry.command, searched);
        return std::nullopt;
    }
    ServerProcess::Command command{
        .program = program, .arguments = entry.args, .environment = environment, .folder = folder};
    for (auto each = entry.env.cbegin(); each != entry.env.cend(); ++each)
        command.environment += each.key() + u'=' + each.value();
    return command;
}

} // namespace mm
