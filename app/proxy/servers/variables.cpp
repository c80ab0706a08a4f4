// SPDX-License-Identifier: MIT
#include "app/proxy/servers/variables.h"

#include <QDir>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace mm {

namespace {

/// The value of the variable \p written, as it is between the braces. Null if it is none.
QString valueOf(const QString &written, const QProcessEnvironment *environment, QString *problem)
{
    static const QRegularExpression ofEditor(
        u"\\A(?:(?:input|command|config):.*|workspace(?:Folder|FolderBasename|Root)(?::.*)?)\\z"_s);
    static const QRegularExpression ofEnvironment(
        u"\\A(?:env:)?([A-Za-z_][A-Za-z0-9_]*)(?::-(.*))?\\z"_s);
    if (ofEditor.match(written).hasMatch()) {
        *problem = u"uses ${%1}, which only an editor can replace: write its value, or a variable "
                   "of the environment."_s.arg(written);
        return {};
    }
    const QRegularExpressionMatch match = ofEnvironment.match(written);
    if (!environment)
        return {};
    if (written == u"userHome")
        return homeIn(*environment);
    if (written == u"pathSeparator" || written == u"/")
        return u"/"_s;
    if (!match.hasMatch())
        return {};
    // As in a shell, the default is also for a variable that is empty.
    const QString name = match.captured(1);
    const QString value = environment->value(name);
    if (match.hasCaptured(2))
        return value.isEmpty() ? match.captured(2) : value;
    if (!environment->contains(name))
        *problem = u"uses the variable %1, which is not set where MM was started: set it there, or "
                   "write ${%1:-default}."_s.arg(name);
    return value.isNull() ? u""_s : value;
}

} // namespace

QString homeIn(const QProcessEnvironment &environment)
{
    return environment.value(u"HOME"_s, QDir::homePath());
}

QString configFolderIn(const QProcessEnvironment &environment)
{
    // A relative path is to be ignored (XDG Base Directory Specification).
    const QString folder = environment.value(u"XDG_CONFIG_HOME"_s);
    return folder.startsWith(u'/') ? folder : homeIn(environment) + u"/.config"_s;
}

QString replaceVariables(const QString &text, const QProcessEnvironment *environment,
                         QString *problem)
{
    static const QRegularExpression variable(u"\\$\\{([^{}]*)\\}"_s);
    QString result;
    qsizetype copied = 0;
    for (QRegularExpressionMatchIterator matches = variable.globalMatch(text); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        const QString value = valueOf(match.captured(1), environment, problem);
        if (!problem->isEmpty())
            return {};
        result += text.mid(copied, match.capturedStart() - copied);
        result += value.isNull() ? match.captured() : value;
        copied = match.capturedEnd();
    }
    return result + text.mid(copied);
}

} // namespace mm
