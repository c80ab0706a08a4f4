// SPDX-License-Identifier: MIT
#pragma once

#include "core/fleet/machine.h"
#include "core/statsfile/reading.h"

namespace mm {

/// Why the state of a machine is what it is.
enum class MachineReason {
    Active,       ///< the last scrape is new enough and says so
    Reported,     ///< the machine itself reports another state than Active
    Unscraped,    ///< no sample of `up`: not among the targets any more, or not yet
    Overdue,      ///< Prometheus has not scraped it for longer than the max age
    Down,         ///< the last scrape failed
    FromFuture,   ///< it has samples from later than the server's clock
    Ambiguous,    ///< several series are the same figure
    FileOld,      ///< the text file with its figures is not written any more
    Contradicts,  ///< none of its states is 1, or several are
    BadFigure,    ///< a figure is negative or not finite
    NoFigures,    ///< the last scrape has no figures of an MM
    NoPrometheus, ///< the last answer is too old or does not count: see FleetReading
};

/// What is concluded of one machine at one moment.
struct MachineVerdict
{
    State state = State::NotUpdating; ///< Error only for a fault of the machine itself
    MachineReason reason = MachineReason::Unscraped;
    double age = 0; ///< of the last scrape, in seconds; NaN for none
    /// The last instant at which it is Active if no newer answer arrives; only for Active. A
    /// suspend of this machine brings it forward.
    std::chrono::steady_clock::time_point until;
};

/// How the last poll of Prometheus failed.
enum class FleetFailure {
    None,
    NoAnswer, ///< no connection, or no complete answer within the timeout
    Refused,  ///< it answers, but not with data: an error, no JSON, a certificate that is not
              ///< trusted
};

/// The result of polling Prometheus: the last answer, and whether polls have failed since.
struct FleetReading
{
    QString url;               ///< for display
    QList<Machine> machines;   ///< of the last answer, and those known in the last day
    double time = 0;           ///< the server's clock at the last answer, seconds since the epoch
    Instant sent;              ///< the anchor: when the query for that time was sent
    double maxAge = qQNaN();   ///< in seconds, of the evidence for Active; NaN: from the interval
    bool hasAnswer = false;    ///< there was an answer
    QString warning;           ///< the server's: data are missing from the answer
    bool clockIsWrong = false; ///< see ServerClock

    FleetFailure failure = FleetFailure::None; ///< of the last poll
    int failures = 0;                          ///< in a row
    QString problem; ///< of the last failure: a clause without a full stop, such as "Not Found"

    bool isOneMachine = false; ///< a reading of one machine alone: the label is that of the machine

    double cost = 0; ///< how long the last answer took, in seconds

    /// The states of the machines are not known: Prometheus can't be reached or relied on. One
    /// failed poll can be a restart of Prometheus or of the network: the last answer counts until
    /// it is too old.
    [[nodiscard]] bool isLost() const;
    /// The scrape interval of most machines, in seconds; NaN if no machine has one yet.
    [[nodiscard]] double interval() const;
    /// When to poll again: after a third of the interval, at least 2 s, and ten times the cost, so
    /// that a window takes at most a tenth of the server's time; but not later than the next
    /// scrape.
    [[nodiscard]] std::chrono::milliseconds pollInterval() const;
};

/// What is concluded of all machines at one moment.
struct FleetSummary
{
    State state = State::Checking; ///< the label's
    /// The label is about Prometheus itself; the figures of the machines are not known.
    bool isPrometheusProblem = false;
    bool isOneMachine = false; ///< see FleetReading
    qsizetype total = 0;
    qsizetype active = 0;
    qsizetype errors = 0; ///< machines in State::Error
    qint64 services = 0;  ///< of the active ones
    qint64 messages = 0;  ///< likewise; exact up to 2^53, as Prometheus counts in doubles
    bool isMore = false;  ///< there are more messages than `messages` can count exactly
    double age = qQNaN(); ///< of the oldest evidence among the active ones, in seconds
    /// The first maxBad that are not active, as indexes of the reading; those in State::Error
    /// first.
    QList<qsizetype> bad;
    /// The last instant at which all active machines are still active if no newer answer arrives.
    std::optional<std::chrono::steady_clock::time_point> until;

    static constexpr qsizetype maxBad = 10;
};

/// The rule for one machine. \p now is not before the reading's anchor.
[[nodiscard]] MachineVerdict evaluateMachine(const Machine &machine, const FleetReading &reading,
                                             const Instant &now);
/// The rule for all: Active only if each machine is. For one machine its state.
[[nodiscard]] FleetSummary evaluateFleet(const FleetReading &reading, const Instant &now);

} // namespace mm
