// SPDX-License-Identifier: MIT
#include "ui/services/serverformat.h"

#include "core/statsfile/timestamp.h"
#include "ui/services/serviceformat.h"
#include "ui/services/servicesmodel.h"
#include "ui/status/statusicon.h"
#include "ui/widgets/displaytext.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;
using namespace std::chrono;

namespace mm {

namespace {

struct ServerTexts
{
    Q_DECLARE_TR_FUNCTIONS(mm::Server)
};

struct StateStyle
{
    QLatin1StringView word;
    StatusIcon icon;
    StatusColor color;
};
/// What needs attention is last. A busy server is up.
constexpr std::array styles{
    StateStyle{"disabled"_L1, StatusIcon::Minus, StatusColor::Gray},
    StateStyle{"stopped"_L1, StatusIcon::Square, StatusColor::Gray},
    StateStyle{"up"_L1, StatusIcon::Disc, StatusColor::Green},
    StateStyle{"busy"_L1, StatusIcon::Disc, StatusColor::Green},
    StateStyle{"starting"_L1, StatusIcon::Dots, StatusColor::Gray},
    StateStyle{"down"_L1, StatusIcon::Cross, StatusColor::Red},
    StateStyle{"failing"_L1, StatusIcon::Bars, StatusColor::Red},
};

constexpr qsizetype maxReasonLength = 300; ///< characters

QString wordOf(const ServiceRow &row)
{
    return row.server                           ? row.server->state
           : row.mark == ServiceRow::Mark::Down ? u"down"_s
                                                : u"up"_s;
}

/// The end for a word that is not known.
auto styleOf(const ServiceRow &row)
{
    return std::find_if(styles.begin(), styles.end(),
                        [word = wordOf(row)](const StateStyle &each) { return each.word == word; });
}

bool isKnown(const ServiceRow &row, const ServicesContext &context)
{
    return context.active && row.mark != ServiceRow::Mark::Departed;
}

QString kindText(const QString &kind)
{
    return kind == "refused"_L1      ? ServerTexts::tr("connection refused")
           : kind == "timeout"_L1    ? ServerTexts::tr("timeout")
           : kind == "closed"_L1     ? ServerTexts::tr("connection closed")
           : kind == "bad_answer"_L1 ? ServerTexts::tr("bad answer")
           : kind == "too_large"_L1  ? ServerTexts::tr("answer too large")
           : kind == "http_error"_L1 ? ServerTexts::tr("HTTP error")
           : kind == "tool_error"_L1 ? ServerTexts::tr("error of the tool")
           : kind == "cancelled"_L1  ? ServerTexts::tr("cancelled")
           : kind == "overloaded"_L1 ? ServerTexts::tr("too many calls")
           : kind == "rpc_error"_L1  ? ServerTexts::tr("error of the server")
           : kind == "died"_L1       ? ServerTexts::tr("server ended")
                                     : displayName(kind);
}

} // namespace

QString stateWord(const QString &word)
{
    return word == "up"_L1         ? ServerTexts::tr("Up", "state of a service")
           : word == "busy"_L1     ? ServerTexts::tr("Busy", "state of a service")
           : word == "starting"_L1 ? ServerTexts::tr("Starting", "state of a service")
           : word == "failing"_L1  ? ServerTexts::tr("Failing", "state of a service")
           : word == "down"_L1     ? ServerTexts::tr("Down", "state of a service")
           : word == "stopped"_L1  ? ServerTexts::tr("Stopped", "state of a service")
           : word == "disabled"_L1 ? ServerTexts::tr("Disabled", "state of a service")
                                   : displayName(word);
}

qint64 busySeconds(const ServiceRow &row, const ServicesContext &context)
{
    if (!row.server || row.server->state != "busy"_L1)
        return 0;
    const QDateTime since = fromTimestamp(row.server->since);
    const auto now = floor<milliseconds>(context.at.wall.time_since_epoch()).count();
    // The clock may have been set back meanwhile.
    return since.isValid() ? qMax((now - since.toMSecsSinceEpoch()) / 1000, qint64(0)) : 0;
}

QString stateText(const ServiceRow &row, const ServicesContext &context)
{
    if (!isKnown(row, context))
        return QChar(0x2013);
    if (const qint64 busy = busySeconds(row, context); busy > 0)
        //: state of a server; %1 is a whole number of seconds
        return ServerTexts::tr("Busy for %1 s").arg(formatCount(busy));
    return stateWord(wordOf(row));
}

QIcon stateIcon(const ServiceRow &row, const ServicesContext &context)
{
    const auto *const style = styleOf(row);
    if (!isKnown(row, context) || style == styles.end())
        return {};
    return statusIcon(style->icon, style->color);
}

int stateSeverity(const ServiceRow &row)
{
    return static_cast<int>(styleOf(row) - styles.begin());
}

QStringList serverLines(const ServiceRow &row, const ServicesContext &context)
{
    if (!row.server || !isKnown(row, context))
        return {};
    //: %1 is a state, such as "Up" or "Failing"
    QStringList lines{ServerTexts::tr("MCP server that MM runs: %1").arg(stateText(row, context)),
                      sanitizeForDisplay(row.server->reason, {.maxLength = maxReasonLength})};
    if (!row.server->since.isEmpty())
        //: %1 is when, such as "5 minutes ago"
        lines += ServerTexts::tr("Last change of its state: %1")
                     .arg(agoText(row.server->since, context));
    if (row.server->restarts > 0)
        lines += countText(row.server->restarts, [](int n) {
            return ServerTexts::tr("%n restart(s) by MM", nullptr, n);
        });
    lines.removeAll(QString());
    return lines;
}

QString errorKindsText(const ServiceFailures &failures)
{
    QStringList kinds;
    for (auto each = failures.errors.begin(); each != failures.errors.end(); ++each)
        //: %1 is the kind of an error, %2 how often it occurred
        kinds += ServerTexts::tr("%1: %2").arg(kindText(each.key()), formatCount(each.value()));
    return kinds.join(u", "_s);
}

} // namespace mm
