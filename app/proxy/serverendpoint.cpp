// SPDX-License-Identifier: MIT
#include "app/proxy/serverendpoint.h"

#include "app/proxy/json/jsonslice.h"
#include "app/proxy/json/jsontext.h"
#include "app/proxy/mesh/logging.h"
#include "app/proxy/mesh/requestbodies.h"
#include "app/proxy/servers/serverrunner.h"
#include "core/system/atomicfile.h"
#include "core/system/displaytext.h"

#include <QCryptographicHash>
#include <QFile>
#include <QRandomGenerator>

#include <array>

using namespace Qt::StringLiterals;

namespace mm {

namespace {

constexpr std::array<std::pair<const char *, ServerRunner::Action>, 5> actions{
    {{"start", ServerRunner::Action::Start},
     {"restart", ServerRunner::Action::Restart},
     {"stop", ServerRunner::Action::Stop},
     {"disable", ServerRunner::Action::Disable},
     {"enable", ServerRunner::Action::Enable}}};

QByteArray newToken()
{
    std::array<quint32, 8> words{};
    QRandomGenerator::system()->fillRange(words.data(), qsizetype(words.size()));
    return QByteArray(reinterpret_cast<const char *>(words.data()), sizeof words).toHex();
}

/// Takes the same time for each wrong text.
bool isSame(const QByteArray &a, const QByteArray &b)
{
    const auto hash = [](const QByteArray &text) {
        return QCryptographicHash::hash(text, QCryptographicHash::Sha256);
    };
    return hash(a) == hash(b);
}

} // namespace

ServerEndpoint::ServerEndpoint(ServerRunner *runner, QString statsFile)
    : m_runner(runner)
    , m_statsFile(std::move(statsFile))
    , m_token(newToken())
{
    writeToken();
}

ServerEndpoint::~ServerEndpoint()
{
    if (!m_path.isEmpty())
        QFile::remove(m_path);
}

void ServerEndpoint::writeToken()
{
    const bool isStarted = m_task.run([this, statsFile = m_statsFile,
                                       token = m_token]() -> DetachedTask::Finish {
        QString error;
        QString file = AtomicFile::resolve(statsFile, &error);
        if (!file.isEmpty()) {
            file += u".control"_s;
            QFile::remove(file); // its permissions would stay
            (void)AtomicFile(file, 0600).save(token + '\n', &error);
        }
        return [this, file, error] {
            m_path = error.isEmpty() ? file : QString();
            if (!error.isEmpty())
                qCWarning(proxyLog).noquote()
                    << u"The window can't control the servers: their key can't be kept beside %1: %2."_s
                           .arg(shownPath(m_statsFile), error);
            if (std::exchange(m_writesAgain, false))
                writeToken();
        };
    });
    m_writesAgain = m_writesAgain || !isStarted;
}

http::Response ServerEndpoint::respond(const http::Request &request) const
{
    if (!isSame(request.header("MM-Control"), m_token))
        return http::errorResponse(
            403, u"The header MM-Control has to have the line of %1.control."_s.arg(
                     shownPath(m_statsFile)));
    return perform(request.body);
}

http::Response ServerEndpoint::perform(const QByteArray &body) const
{
    const NameRequest request = parseName(body);
    if (!request.error.isEmpty())
        return http::errorResponse(400, request.error);
    const ManagedServer *const server = m_runner->find(request.name);
    if (!server)
        return http::errorResponse(404, u"MM runs no server \"%1\"."_s.arg(request.name));
    const QString action = JsonSlice(body, {"action"}).value("action").toString();
    if (action == "log"_L1) {
        QByteArrayList lines;
        const QStringList log = server->log();
        for (const QString &line : log)
            lines += quotedJson(line.toUtf8());
        return http::jsonResponse(R"({"lines":[)" + lines.join(',') + "]}");
    }
    for (const auto &[word, value] : actions) {
        if (action != QLatin1StringView(word))
            continue;
        const QString obstacle = m_runner->perform(request.name, value);
        return obstacle.isEmpty() ? http::jsonResponse(R"({"status":"ok"})")
                                  : http::errorResponse(409, obstacle);
    }
    return http::errorResponse(
        400, u"\"action\" has to be start, restart, stop, disable, enable or log."_s);
}

} // namespace mm
