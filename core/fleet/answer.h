// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>

#include <functional>
#include <string_view>
#include <utility>
#include <vector>

namespace mm {

/// One sample of a series: seconds since the epoch by the server's clock, and a number, NaN if it
/// is not finite.
struct Sample
{
    double at = 0;
    double value = 0;
};

/// One series of an answer. Valid only during the call that gets it.
struct Series
{
    std::vector<std::pair<std::string_view, std::string_view>> labels; ///< UTF-8
    std::vector<Sample> samples; ///< oldest first; never empty

    /// Empty if there is no such label.
    [[nodiscard]] std::string_view label(std::string_view name) const;
};

/// How readAnswer() ended.
struct AnswerOutcome
{
    QString type; ///< of the result: "scalar", "vector" or "matrix"; empty if it has none
    /// Why it is not an answer, or the server's error: a clause in English without a full stop.
    /// Empty on success.
    QString error;
    /// The server says that data are missing: its warning.
    QString warning;
};

/// Reads an answer of Prometheus' `/api/v1/query` or `/api/v1/query_range`, of any result type
/// (https://prometheus.io/docs/prometheus/latest/querying/api/), and calls \p visit for each
/// series; a scalar is a series without labels. After an error, some may have been visited.
/// An answer with more than 100,000 series is an error. Memory: at most five times the size of
/// \p json, so it should be moved here.
[[nodiscard]] AnswerOutcome readAnswer(QByteArray json,
                                       const std::function<void(const Series &series)> &visit);

/// Why the last scrape of the target with these labels failed, from an answer of `/api/v1/targets`;
/// empty if it succeeded, or if there is no such target.
[[nodiscard]] QString scrapeErrorIn(QByteArray json, const QString &job, const QString &instance);

} // namespace mm
