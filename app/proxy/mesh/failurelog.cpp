// SPDX-License-Identifier: MIT
#include "app/proxy/mesh/failurelog.h"

#include "app/proxy/mesh/logging.h"
#include "core/system/displaytext.h"

using namespace Qt::StringLiterals;

namespace mm {

namespace {

constexpr qsizetype maxFailureLength = 400; ///< characters

QString subject(const QString &tool, const QString &service)
{
    return tool.isEmpty() ? u"Another tool of \"%1\""_s.arg(service)
                          : u"Tool \"%1\" of \"%2\""_s.arg(tool, service);
}

QString countText(qint64 count, CallError error)
{
    return (count == 1 ? u"%1 call failed (%2)"_s : u"%1 calls failed (%2)"_s)
        .arg(QString::number(count), QLatin1StringView(errorTypes.at(size_t(error))));
}

} // namespace

void FailureLog::failed(const Tool &tool, CallError error, const QString &failure,
                        Clock::time_point now)
{
    std::pair key(tool.name, error);
    const auto service = m_services.constFind(tool.service);
    const bool isNew = service == m_services.cend();
    if (isNew ? m_services.size() >= maxServices
              : service->size() >= maxPerService && !service->contains(key)) {
        forgetOld(now);
        if (m_services.size() >= maxServices && !m_services.contains(tool.service))
            return;
        if (m_services.value(tool.service).size() >= maxPerService)
            key.first.clear();
    }
    Failures &failures = m_services[tool.service][key];
    if (!failures.failing) {
        failures.relapsed = failures.count > 0 && now - failures.ended < quietTime;
        failures.failing = true;
        if (!failures.relapsed)
            failures.count = 0;
        qCWarning(proxyLog).noquote() << u"%1%2 fails%3 (%4): %5%6"_s.arg(
            subject(key.first, tool.service),
            tool.port == 0 ? QString() : u" (port %1)"_s.arg(tool.port),
            failures.relapsed ? u" again"_s : QString(),
            QLatin1StringView(errorTypes.at(size_t(error))),
            sanitizeForDisplay(failure, {.maxLength = maxFailureLength}),
            failures.relapsed
                ? u"; the next message follows when it has not failed for %1 minutes"_s.arg(
                      quietTime.count())
                : QString());
    }
    ++failures.count;
    failures.last = now;
}

void FailureLog::succeeded(const Tool &tool, Clock::time_point now)
{
    const auto service = m_services.find(tool.service);
    if (service == m_services.end())
        return;
    for (int i = 0; i < int(CallError::Count); ++i) {
        const auto error = CallError(i);
        for (const QString &name : {tool.name, QString()}) {
            const auto found = service->find({name, error});
            if (found == service->end() || !found->failing)
                continue;
            // One of the other tools that works says nothing about those that fail.
            const bool needsQuiet = found->relapsed || name.isEmpty();
            if (needsQuiet && now - found->last < quietTime)
                continue;
            found->failing = false;
            found->ended = now;
            qCInfo(proxyLog).noquote() << u"%1 works again: %2"_s.arg(
                subject(name, tool.service), countText(found->count, error));
        }
    }
}

FailureLog::~FailureLog()
{
    for (auto each = m_services.cbegin(); each != m_services.cend(); ++each)
        logEnd(each.key(), u"still failed when MM ended"_s);
}

void FailureLog::removed(const QString &service)
{
    logEnd(service, u"is no longer registered"_s);
    m_services.remove(service);
}

void FailureLog::logEnd(const QString &service, const QString &reason) const
{
    const Tools tools = m_services.value(service);
    for (auto each = tools.cbegin(); each != tools.cend(); ++each) {
        if (each->failing)
            qCInfo(proxyLog).noquote()
                << u"%1 %2: %3"_s.arg(subject(each.key().first, service), reason,
                                      countText(each->count, each.key().second));
    }
}

/// Those that could only fail as for the first time.
void FailureLog::forgetOld(Clock::time_point now)
{
    for (auto service = m_services.begin(); service != m_services.end();) {
        service->removeIf([now](Tools::iterator each) {
            return !each->failing && now - each->ended >= quietTime;
        });
        service = service->isEmpty() ? m_services.erase(service) : std::next(service);
    }
}

} // namespace mm
