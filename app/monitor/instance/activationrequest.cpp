// SPDX-License-Identifier: MIT
#include "app/monitor/instance/activationrequest.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mm {

namespace {

constexpr int protocolVersion = 1;
constexpr qsizetype maxTokenLength = 1024;

/// Empty if malformed: a token is copied into the environment. All known desktops use visible
/// ASCII.
QByteArray validToken(const QByteArray &token)
{
    const bool valid =
        token.size() <= maxTokenLength &&
        std::all_of(token.cbegin(), token.cend(), [](char c) { return c > ' ' && c < '\x7f'; });
    return valid ? token : QByteArray();
}

} // namespace

ActivationRequest activationRequestFrom(const QProcessEnvironment &environment, bool startMm,
                                        bool hidden)
{
    const auto token = [&environment](const QString &name) {
        return validToken(environment.value(name).toUtf8());
    };
    return {token(u"XDG_ACTIVATION_TOKEN"_s), token(u"DESKTOP_STARTUP_ID"_s), startMm, hidden};
}

QByteArray toLine(const ActivationRequest &request)
{
    const QJsonObject object{
        {u"version"_s, protocolVersion},
        {u"activation_token"_s, QString::fromLatin1(request.activationToken)},
        {u"startup_id"_s, QString::fromLatin1(request.startupId)},
        {u"start_mm"_s, request.startMm},
        {u"hidden"_s, request.hidden},
    };
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

std::optional<ActivationRequest> parseActivationRequest(const QByteArray &line)
{
    if (line.size() > maxLineLength || !line.endsWith('\n'))
        return {};
    const QJsonObject object = QJsonDocument::fromJson(line).object();
    const QJsonValue startMm = object.value("start_mm"_L1);
    if (object.value("version"_L1) != QJsonValue(protocolVersion) || !startMm.isBool())
        return {};
    const auto token = [&object](QLatin1StringView name) {
        return validToken(object.value(name).toString().toUtf8());
    };
    return ActivationRequest{token("activation_token"_L1), token("startup_id"_L1), startMm.toBool(),
                             object.value("hidden"_L1).toBool()};
}

} // namespace mm
