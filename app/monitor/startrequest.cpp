// SPDX-License-Identifier: MIT
#include "app/monitor/startrequest.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mm {

namespace {

constexpr int version = 1;
constexpr qsizetype longestToken = 1024;

/// Visible ASCII alone, as it goes into the environment; all known makers keep to it.
QByteArray tokenOrNothing(const QByteArray &token)
{
    const bool fine =
        token.size() <= longestToken &&
        std::all_of(token.cbegin(), token.cend(), [](char c) { return c > ' ' && c < '\x7f'; });
    return fine ? token : QByteArray();
}

std::optional<QJsonObject> objectIn(const QByteArray &line)
{
    if (line.size() > longestLine || !line.endsWith('\n'))
        return {};
    const QJsonDocument document = QJsonDocument::fromJson(line);
    const QJsonObject object = document.object();
    return object.value("version"_L1) == QJsonValue(version) ? std::optional(object) : std::nullopt;
}

QByteArray lineOf(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

} // namespace

StartRequest startRequestOf(const QProcessEnvironment &environment, bool startMm)
{
    const auto token = [&environment](const QString &name) {
        return tokenOrNothing(environment.value(name).toUtf8());
    };
    return {token(u"XDG_ACTIVATION_TOKEN"_s), token(u"DESKTOP_STARTUP_ID"_s), startMm};
}

QByteArray toLine(const StartRequest &request)
{
    return lineOf({{u"version"_s, version},
                   {u"activation_token"_s, QString::fromLatin1(request.activationToken)},
                   {u"startup_id"_s, QString::fromLatin1(request.startupId)},
                   {u"start_mm"_s, request.startMm}});
}

std::optional<StartRequest> startRequestIn(const QByteArray &line)
{
    const auto object = objectIn(line);
    if (!object || !object->value("start_mm"_L1).isBool())
        return {};
    const auto token = [&object](QLatin1StringView name) {
        return tokenOrNothing(object->value(name).toString().toUtf8());
    };
    return StartRequest{token("activation_token"_L1), token("startup_id"_L1),
                        object->value("start_mm"_L1).toBool()};
}

QByteArray takenLine()
{
    return lineOf({{u"version"_s, version}, {u"taken"_s, true}});
}

bool isTakenLine(const QByteArray &line)
{
    const auto object = objectIn(line);
    return object && object->value("taken"_L1).toBool();
}

} // namespace mm
