// SPDX-License-Identifier: MIT
#include "core/plainstats.h"

#include <cmath>
#include <simdjson.h>

namespace mm {

namespace {

namespace dom = simdjson::dom;

// Each of these is false for what breaks a rule, or is not plain.

bool takeString(const dom::element &value, QString *text)
{
    std::string_view bytes;
    if (value.get(bytes) != simdjson::SUCCESS)
        return false;
    // Qt would drop a mark at the beginning, which may be what the text says.
    if (bytes.starts_with("\xEF\xBB\xBF"))
        return false;
    *text = QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
    return true;
}

bool takeCount(const dom::element &value, qint64 *count)
{
    int64_t number = 0;
    if (!value.is_int64() || value.get(number) != simdjson::SUCCESS || number < 0)
        return false;
    *count = number;
    return true;
}

bool takeHeartbeat(const dom::element &value, std::chrono::milliseconds *heartbeat)
{
    constexpr double shortest = 0.001;
    constexpr double longest = 86'400;
    double seconds = 0;
    if (value.get(seconds) != simdjson::SUCCESS || !(seconds >= shortest && seconds <= longest))
        return false;
    *heartbeat = std::chrono::milliseconds(std::llround(seconds * 1000));
    return true;
}

bool takeState(const dom::element &value, Writer::State *state)
{
    std::string_view text;
    if (value.get(text) != simdjson::SUCCESS || (text != "running" && text != "stopped"))
        return false;
    *state = text == "stopped" ? Writer::State::Stopped : Writer::State::Running;
    return true;
}

/// Keys that were found; of those that stand there twice the last counts, as it overwrites.
class Found
{
public:
    bool operator()(int key, bool taken)
    {
        m_keys |= 1U << static_cast<unsigned>(key);
        return taken;
    }
    [[nodiscard]] bool all(int keys) const
    {
        return m_keys == (1U << static_cast<unsigned>(keys)) - 1;
    }

private:
    unsigned m_keys = 0;
};

bool takeService(const dom::element &value, Service *service)
{
    dom::object object;
    if (value.get(object) != simdjson::SUCCESS)
        return false;
    Found found;
    for (const auto &[key, member] : object) {
        const bool taken =
            key == "name"            ? found(0, takeString(member, &service->name))
            : key == "registered_at" ? found(1, takeString(member, &service->registeredAt))
            : key == "message_count" ? found(2, takeCount(member, &service->messageCount))
                                     : true;
        if (!taken)
            return false;
    }
    return found.all(3);
}

bool takeServices(const dom::element &value, QList<Service> *services)
{
    dom::array array;
    if (value.get(array) != simdjson::SUCCESS)
        return false;
    services->clear();
    services->reserve(static_cast<qsizetype>(array.size()));
    for (const dom::element &entry : array) {
        if (!takeService(entry, &services->emplaceBack()))
            return false;
    }
    return true;
}

bool takeWriter(const dom::element &value, std::optional<Writer> *writer)
{
    dom::object object;
    if (value.get(object) != simdjson::SUCCESS)
        return false;
    Writer &now = writer->emplace();
    Found found;
    for (const auto &[key, member] : object) {
        const bool taken = key == "pid"           ? found(0, takeCount(member, &now.pid))
                           : key == "host"        ? found(1, takeString(member, &now.host))
                           : key == "heartbeat_s" ? found(2, takeHeartbeat(member, &now.heartbeat))
                           : key == "state"       ? found(3, takeState(member, &now.state))
                                                  : true;
        if (!taken)
            return false;
    }
    return found.all(4);
}

} // namespace

std::optional<Snapshot> parsePlainSnapshot(const QByteArray &bytes)
{
    constexpr size_t deepest = 16;
    constexpr size_t keptSize = size_t(64) * 1024; // some 14 times as much memory
    // Its memory is used again by the next look, unless the file is a large one.
    static thread_local dom::parser keptParser;
    dom::parser ownParser;
    dom::object root;
    const auto size = static_cast<size_t>(bytes.size());
    dom::parser &parser = size <= keptSize ? keptParser : ownParser;
    if (parser.capacity() < size && parser.allocate(size, deepest) != simdjson::SUCCESS)
        return {};
    // simdjson reads beyond the end, though not what is there.
    const bool isPadded =
        bytes.capacity() - bytes.size() >= static_cast<qsizetype>(simdjson::SIMDJSON_PADDING);
    if (parser.parse(reinterpret_cast<const uint8_t *>(bytes.constData()), size, !isPadded)
            .get(root) != simdjson::SUCCESS)
        return {};

    Snapshot snapshot;
    Found found;
    for (const auto &[key, value] : root) {
        const bool taken =
            key == "total_services"   ? found(0, takeCount(value, &snapshot.totalServices))
            : key == "total_messages" ? found(1, takeCount(value, &snapshot.totalMessages))
            : key == "last_updated"   ? takeString(value, &snapshot.lastUpdated)
            : key == "services"       ? takeServices(value, &snapshot.services)
            : key == "writer"         ? takeWriter(value, &snapshot.writer)
                                      : true;
        if (!taken)
            return {};
    }
    if (!found.all(2))
        return {};
    return snapshot;
}

} // namespace mm
