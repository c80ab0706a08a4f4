// SPDX-License-Identifier: MIT
#include "app/proxy/rejectedrequests.h"

#include "app/proxy/mesh/logging.h"
#include "core/system/displaytext.h"

using namespace Qt::StringLiterals;
using namespace std::chrono;

namespace mm {

namespace {

constexpr qsizetype maxLogged = 300; ///< characters of a sentence
constexpr std::array possibleStatuses{400, 401, 403, 404, 405, 408, 409, 411, 413,
                                      415, 417, 421, 431, 500, 501, 503, 505};

QString kindText(const std::pair<int, QByteArray> &kind)
{
    return kind.second.isEmpty() ? u"status %1"_s.arg(kind.first)
                                 : u"status %1 at %2"_s.arg(QString::number(kind.first),
                                                            QLatin1StringView(kind.second));
}

QString shown(const QString &sentence)
{
    return sanitizeForDisplay(sentence, {.maxLength = maxLogged});
}

} // namespace

RejectedRequests::RejectedRequests(milliseconds logInterval)
    : m_logInterval(logInterval)
{
    for (const int status : possibleStatuses)
        m_counts.insert(status, 0);
    m_timer.setInterval(logInterval / 4);
    m_timer.callOnTimeout(&m_timer, [this] { logMore(Clock::now()); });
}

void RejectedRequests::add(const http::Rejection &rejection, const QByteArray &path,
                           Clock::time_point now)
{
    ++m_counts[rejection.status];
    const std::pair key(rejection.status, path);
    if (const auto known = m_kinds.find(key); known != m_kinds.end()) {
        ++known->more;
        known->last = rejection.text;
        return;
    }
    m_kinds.insert(key, {.logged = now});
    if (!m_timer.isActive())
        m_timer.start();
    qCWarning(proxyLog).noquote() << u"Rejected a request with %1: %2"_s.arg(kindText(key),
                                                                             shown(rejection.text));
}

void RejectedRequests::logMore(Clock::time_point now)
{
    for (auto kind = m_kinds.begin(); kind != m_kinds.end();) {
        if (now - kind->logged < m_logInterval) {
            ++kind;
        } else if (kind->more == 0) {
            kind = m_kinds.erase(kind);
        } else {
            qCWarning(proxyLog).noquote()
                << u"Rejected %1 more requests with %2, the last one: %3"_s.arg(
                       QString::number(kind->more), kindText(kind.key()), shown(kind->last));
            *kind = {.logged = now};
            ++kind;
        }
    }
    if (m_kinds.isEmpty())
        m_timer.stop();
}

} // namespace mm
