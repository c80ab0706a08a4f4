// SPDX-License-Identifier: MIT
#include "core/fleet/answer.h"

#include <simdjson.h>

#include <cmath>

using namespace Qt::StringLiterals;
namespace json = simdjson::ondemand;

namespace mm {

namespace {

// No valid answer of 12 MiB exceeds these limits. They bound the memory for any other.
constexpr size_t maxSamples = 11'000; // of a series; Prometheus' own limit for a range
constexpr size_t maxLabels = 100;     // likewise
constexpr int maxSeries = 100'000;

QString toText(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

/// The server's text as a clause of a sentence.
QString toClause(std::string_view text)
{
    constexpr size_t maxLength = 300;
    QString clause = toText(text.substr(0, 4 * maxLength)).left(maxLength);
    while (clause.endsWith(u'.'))
        clause.chop(1);
    return clause;
}

[[noreturn]] void failStructure()
{
    throw simdjson::simdjson_error(simdjson::TAPE_ERROR);
}

template <typename T>
void checkMax(T count, T max)
{
    if (count > max)
        throw simdjson::simdjson_error(simdjson::CAPACITY);
}

/// Rejects a duplicate key: it is not known which value counts.
void markOnce(bool *seen)
{
    if (std::exchange(*seen, true))
        failStructure();
}

/// Go's float format: a number, "NaN", "+Inf" or "-Inf". What is not finite, or no number, is NaN:
/// one such figure must not spoil the answer for all others. Read in place: numbers are most of an
/// answer, and a copy of them would double the memory.
double toNumber(json::raw_json_string text)
{
    constexpr qsizetype maxLength = 400; // of a double that Go prints without an exponent
    const char *const begin = text.raw();
    qsizetype length = 0;
    while (begin[length] != '"') {
        if (++length > maxLength)
            return qQNaN();
    }
    bool ok = false;
    const double number = QByteArrayView(begin, length).trimmed().toDouble(&ok);
    return ok && std::isfinite(number) ? number : qQNaN();
}

/// `[1435781451.781, "1"]`
Sample toSample(json::array pair)
{
    Sample sample;
    int index = 0;
    for (auto part : pair) {
        if (index == 0)
            sample.at = part.get_double();
        else if (index == 1)
            sample.value = toNumber(part.get_raw_json_string());
        ++index;
    }
    if (index != 2)
        failStructure();
    return sample;
}

void readSeries(json::object object, Series *series)
{
    series->labels.clear();
    series->samples.clear();
    bool hasLabels = false;
    bool hasSamples = false;
    for (auto field : object) {
        const json::raw_json_string key = field.key();
        if (key == "metric") {
            markOnce(&hasLabels);
            for (auto label : field.value().get_object()) {
                const std::string_view name = label.unescaped_key();
                series->labels.emplace_back(name, label.value().get_string());
                checkMax(series->labels.size(), maxLabels);
            }
        } else if (key == "value") {
            markOnce(&hasSamples);
            series->samples.push_back(toSample(field.value().get_array()));
        } else if (key == "values") {
            markOnce(&hasSamples);
            for (auto pair : field.value().get_array()) {
                series->samples.push_back(toSample(pair.get_array()));
                checkMax(series->samples.size(), maxSamples);
            }
        }
    }
}

/// Reads the data object; its members are in any order.
void readData(json::object data, QString *type, const std::function<void(const Series &)> &visit)
{
    Series series;
    *type = toText(data.find_field("resultType").get_string());
    const bool isScalar = *type == "scalar"_L1;
    data.reset();
    bool hasResult = false;
    for (auto field : data) {
        const json::raw_json_string key = field.key();
        if (key == "result") {
            markOnce(&hasResult);
            json::array result = field.value().get_array();
            if (isScalar) {
                series.samples = {toSample(result)};
                visit(series);
                continue;
            }
            int count = 0;
            for (auto each : result) {
                checkMax(++count, maxSeries);
                readSeries(each.get_object(), &series);
                if (!series.samples.empty()) // otherwise it has only native histograms
                    visit(series);
            }
        }
    }
    if (!hasResult)
        throw simdjson::simdjson_error(simdjson::NO_SUCH_FIELD);
}

} // namespace

std::string_view Series::label(std::string_view name) const
{
    for (const auto &[key, value] : labels) {
        if (key == name)
            return value;
    }
    return {};
}

AnswerOutcome readAnswer(QByteArray json, const std::function<void(const Series &)> &visit)
{
    AnswerOutcome outcome;
    const auto size = size_t(json.size());
    json.reserve(json.size() + qsizetype(simdjson::SIMDJSON_PADDING));
    try {
        json::parser parser;
        json::document document =
            parser.iterate(json.constData(), size, size + simdjson::SIMDJSON_PADDING);
        std::string status;
        QString error;
        bool hasStatus = false;
        bool hasData = false;
        for (auto field : document.get_object()) {
            const json::raw_json_string key = field.key();
            if (key == "status") {
                markOnce(&hasStatus);
                status = std::string_view(field.value().get_string());
            } else if (key == "error") {
                error = toClause(field.value().get_string());
            } else if (key == "isPartial") { // VictoriaMetrics, if a part of a cluster is down
                if (field.value().get_bool())
                    outcome.warning = u"isPartial"_s;
            } else if (key == "warnings") {
                for (auto warning : field.value().get_array()) {
                    outcome.warning = toClause(warning.get_string());
                    if (outcome.warning.isEmpty())
                        outcome.warning = u"warnings"_s;
                }
            } else if (key == "data") {
                markOnce(&hasData);
                readData(field.value().get_object(), &outcome.type, visit);
            }
        }
        const char *rest = nullptr; // there is none at the end
        if (document.current_location().get(rest) == simdjson::SUCCESS)
            outcome.error = u"the JSON does not end where it should"_s;
        else if (status == "error")
            outcome.error = error.isEmpty() ? u"an error without a text"_s : error;
        else if (status != "success" || !hasData)
            outcome.error = u"not an answer of Prometheus"_s;
    } catch (const simdjson::simdjson_error &error) {
        outcome.error = u"not an answer of Prometheus: %1"_s.arg(
            toClause(simdjson::error_message(error.error())));
    }
    return outcome;
}

QString scrapeErrorIn(QByteArray json, const QString &job, const QString &instance)
{
    const auto size = size_t(json.size());
    json.reserve(json.size() + qsizetype(simdjson::SIMDJSON_PADDING));
    try {
        json::parser parser;
        json::document document =
            parser.iterate(json.constData(), size, size + simdjson::SIMDJSON_PADDING);
        // Searched in the order in which Prometheus writes them: operator[] goes back to the start,
        // and assumes there that the JSON is valid.
        json::object data = document.find_field("data");
        for (json::object target : data.find_field("activeTargets").get_array()) {
            json::object labels = target.find_field("labels");
            if (toText(labels.find_field("instance").get_string()) != instance ||
                toText(labels.find_field("job").get_string()) != job)
                continue;
            return toClause(target.find_field("lastError").get_string());
        }
    } catch (const simdjson::simdjson_error &) {
        // The state does not depend on it.
    }
    return {};
}

} // namespace mm
