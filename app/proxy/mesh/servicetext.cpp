// SPDX-License-Identifier: MIT
#include "app/proxy/mesh/servicetext.h"

#include "app/proxy/mesh/serverlink.h"
#include "core/statsfile/timestamp.h"

#include <QStringBuilder>

namespace mm {

namespace {

/// Larger lists of tools are not copied.
constexpr qsizetype maxCopiedTools = qsizetype(64) * 1024;

/// Of a service that has registered over HTTP.
QByteArray reasonOf(const QByteArray &state)
{
    return state == "down"    ? "No program listens at its port."
           : state == "stale" ? "It sends no heartbeats any more."
                              : "";
}

} // namespace

ServiceText serviceText(const RegisteredService &registration, const ServiceState &counted,
                        const QByteArray &state)
{
    const Service &service = counted.service;
    const ServiceFailures &failures = counted.failures;
    ServiceText text;
    text.beforeTools += R"({"instance_name":)" % registration.nameJson;
    if (!registration.server)
        text.beforeTools += R"(,"port":)" % QByteArray::number(registration.port);
    QByteArray &json = text.afterTools;
    json += R"(,"status":")" % state;
    json += R"(","registered_at":")" % service.registeredAt.toLatin1();
    json += R"(","last_seen":")" % toTimestamp(registration.lastSeen).toLatin1();
    json += R"(","message_count":)" % QByteArray::number(service.messageCount);
    json += R"(,"failed_calls":)" % QByteArray::number(failures.failedCalls);
    json += R"(,"last_error":)" % jsonString(failures.lastError);
    json += R"(,"last_error_at":")" % failures.lastErrorAt.toLatin1();
    json += R"(","last_success_at":")" % failures.lastSuccessAt.toLatin1() % '"';
    if (registration.server) {
        const ServerStatus status = registration.server->status();
        json += R"(,"state":")" % status.word().toLatin1();
        json += R"(","reason":)" % jsonString(status.reason);
        json += R"(,"restarts":)" % QByteArray::number(status.restarts);
    } else {
        json += R"(,"state":")" % (state == "active" ? QByteArray("up") : state);
        json += R"(","reason":")" % reasonOf(state) % '"';
    }
    json += '}';
    return text;
}

QByteArrayList serviceList(const QList<ServiceState> &services, ServiceRegistry *registry)
{
    const auto now = ServiceRegistry::Steady::now();
    QByteArrayList pieces;
    QByteArray json = R"({"services":[)";
    bool isFirst = true;
    for (const ServiceState &each : services) {
        const RegisteredService *const service = registry->find(each.service.name);
        if (!service)
            continue;
        const ServiceText text = serviceText(*service, each, registry->stateOf(*service, now));
        json += std::exchange(isFirst, false) ? "" : ",";
        json += text.beforeTools;
        json += R"(,"tools":)";
        if (service->tools.size() > maxCopiedTools)
            pieces += {std::exchange(json, {}), service->tools};
        else
            json += service->tools; // not with QStringBuilder, which copies byte by byte
        json += text.afterTools;
    }
    return pieces += json += "]}";
}

} // namespace mm
