// SPDX-License-Identifier: MIT
// The bytes of a stats file in: they are refused with a reason, or hold what can be written and
// read again; and the quick reader sees what the slow one does.

#include "core/plainstats.h"
#include "core/statsjson.h"
#include "core/status.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    mm::ParseFault fault;
    if (const auto plain = mm::parsePlainSnapshot(bytes);
        plain && mm::parseAnySnapshot(bytes, &fault) != plain)
        std::abort();
    const auto snapshot = mm::parseSnapshot(bytes, &fault);
    if (!snapshot) {
        if (fault.kind == mm::ParseFault::Kind::Invalid && fault.detail.isEmpty())
            std::abort();
        return 0;
    }
    // Half a surrogate pair is read, and written as U+FFFD: what was written once stays.
    const auto again = mm::parseSnapshot(mm::toJson(*snapshot), &fault);
    if (!again || mm::parseSnapshot(mm::toJson(*again), &fault) != again)
        std::abort();

    mm::Reading reading;
    reading.outcome = mm::Outcome::Valid;
    reading.snapshot = *snapshot;
    if (mm::statusOf(reading, reading.at).text.isEmpty())
        std::abort();
    return 0;
}
