// SPDX-License-Identifier: MIT
#include "app/proxy/servers/serverentry.h"

#include "app/proxy/json/jsonslice.h"
#include "app/proxy/mesh/requestbodies.h"
#include "app/proxy/servers/variables.h"
#include "core/system/displaytext.h"

using namespace Qt::StringLiterals;

namespace mm {

namespace {

QString kindOf(QByteArrayView json)
{
    return json.startsWith('{')   ? u"an object"_s
           : json.startsWith('[') ? u"a list"_s
           : json.startsWith('"') ? u"a text"_s
                                  : QString::fromUtf8(json);
}

bool isMissing(QByteArrayView json)
{
    return json.isEmpty() || json == "null";
}

/// Reads the keys of an entry, and keeps the first problem.
class EntryReader
{
public:
    EntryReader(QByteArrayView json, const QProcessEnvironment *environment)
        : m_json(sharedBytes(json), {"command", "args", "env", "cwd", "disabled", "type", "url",
                                     "serverUrl", "httpUrl", "envFile"})
        , m_environment(environment)
    {
        if (!m_json.isObject())
            fail(u"its value has to be an object with a \"command\", not %1."_s.arg(kindOf(json)));
        if (disabled())
            m_environment = nullptr; // its variables need not be set
    }
    [[nodiscard]] const QString &problem() const { return m_problem; }

    void checkTransport()
    {
        static const QStringList remote{u"http"_s, u"sse"_s, u"streamable-http"_s,
                                        u"streamableHttp"_s, u"ws"_s};
        const bool hasUrl = !isMissing(m_json.raw("url")) || !isMissing(m_json.raw("serverUrl")) ||
                            !isMissing(m_json.raw("httpUrl"));
        if (hasUrl || remote.contains(m_json.value("type").toString()))
            fail(u"it is reached by a URL, but MM runs servers by a command. Use mcp-remote for it:"
                 " \"command\": \"npx\", \"args\": [\"-y\", \"mcp-remote\", \"URL\"]."_s);
        if (!isMissing(m_json.raw("envFile")))
            fail(u"MM does not read the \"envFile\": put its variables into \"env\"."_s);
    }
    bool disabled()
    {
        const QByteArrayView raw = m_json.raw("disabled");
        if (!isMissing(raw) && raw != "true" && raw != "false")
            fail(u"its \"disabled\" has to be true or false, not %1."_s.arg(kindOf(raw)));
        return raw == "true";
    }
    QString command()
    {
        const QByteArrayView raw = m_json.raw("command");
        if (isMissing(raw))
            fail(u"it has no \"command\": the program to run."_s);
        else if (!raw.startsWith('"'))
            fail(u"its \"command\" has to be a text, not %1; arguments are in \"args\"."_s.arg(
                kindOf(raw)));
        QString command = fromHome(text("command", raw));
        if (command.trimmed().isEmpty())
            fail(u"its \"command\" is empty."_s);
        // Started by an MM, a bridge to it would offer each tool of it once more, without end.
        if (command.section(u'/', -1) == u"mm-proxy")
            fail(u"it is MM itself, which can't be a server of MM."_s);
        return command;
    }
    QStringList args()
    {
        QStringList args;
        const QByteArrayView raw = m_json.raw("args");
        if (isMissing(raw))
            return {};
        if (!raw.startsWith('['))
            fail(u"its \"args\" have to be a list, not %1."_s.arg(kindOf(raw)));
        else
            (void)JsonSlice::allItems(
                raw,
                [&](QByteArrayView item) {
                    args.append(text("args", item));
                    return true;
                },
                false);
        return args;
    }
    QMap<QString, QString> env()
    {
        QMap<QString, QString> env;
        const QByteArrayView raw = m_json.raw("env");
        if (isMissing(raw))
            return {};
        if (!raw.startsWith('{')) {
            fail(u"its \"env\" has to be an object, not %1."_s.arg(kindOf(raw)));
            return {};
        }
        JsonSlice::eachMember(raw, [&](QByteArrayView key, QByteArrayView value) {
            const QString name = JsonSlice::decoded(key).toString();
            if (name.isEmpty() || name.contains(u'=') || name.contains(QChar::Null))
                fail(u"its \"env\" has the name \"%1\", which no variable can have."_s.arg(
                    sanitizeForDisplay(name, {.maxLength = 40})));
            // As VS Code has it, null is a variable that is not set.
            if (value != "null")
                env.insert(name, text("env", value));
        });
        return env;
    }
    QString cwd()
    {
        const QByteArrayView raw = m_json.raw("cwd");
        QString cwd = isMissing(raw) ? QString() : fromHome(text("cwd", raw));
        const bool keepsText = !m_environment && (cwd.startsWith(u'~') || cwd.startsWith(u"${"));
        if (!cwd.isEmpty() && !cwd.startsWith(u'/') && !keepsText)
            fail(u"its \"cwd\" has to be an absolute path, or begin with \"~/\"."_s);
        return cwd;
    }
    void fail(const QString &problem)
    {
        if (m_problem.isEmpty())
            m_problem = problem;
    }

private:
    /// Numbers and booleans are as they are written.
    QString text(const char *key, QByteArrayView raw)
    {
        const QString label = QLatin1StringView(key);
        if (raw.startsWith('{') || raw.startsWith('[') || raw == "null") {
            fail(u"its \"%1\" may have only texts, not %2."_s.arg(label, kindOf(raw)));
            return {};
        }
        QString problem;
        const QString written =
            raw.startsWith('"') ? JsonSlice::decoded(raw).toString() : QString::fromUtf8(raw);
        QString text = replaceVariables(written, m_environment, &problem);
        if (!problem.isEmpty())
            fail(u"its \"%1\" %2"_s.arg(label, problem));
        if (text.contains(QChar::Null) || !text.isValidUtf16())
            fail(u"its \"%1\" has a character that no program can get."_s.arg(label));
        return text;
    }
    [[nodiscard]] QString fromHome(const QString &path) const
    {
        const bool isInHome = path == u"~" || path.startsWith(u"~/");
        return m_environment && isInHome ? homeIn(*m_environment) + path.mid(1) : path;
    }

    const JsonSlice m_json;
    const QProcessEnvironment *m_environment;
    QString m_problem;
};

} // namespace

ParsedEntry parseServerEntry(const QString &name, QByteArrayView json,
                             const QProcessEnvironment *environment)
{
    EntryReader reader(json, environment);
    reader.fail(serviceNameError(u"its name"_s, name));
    reader.checkTransport();
    const bool disabled = reader.disabled();
    const QString command = reader.command();
    const QStringList args = reader.args();
    const QMap<QString, QString> env = reader.env();
    return {{name, command, args, env, reader.cwd(), disabled}, reader.problem()};
}

} // namespace mm
