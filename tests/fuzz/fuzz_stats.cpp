// SPDX-License-Identifier: MIT
// Parses the input as a stats file: it must be rejected with a reason, or give a snapshot that can
// be written and parsed again.

#include "core/monitor/status.h"
#include "core/statsfile/statsjson.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    mm::ParseError error;
    const auto snapshot = mm::parseSnapshot(bytes, &error);
    if (!snapshot) {
        if (error.kind == mm::ParseError::Kind::Invalid && error.detail.isEmpty())
            std::abort();
        return 0;
    }
    // Writing replaces lone surrogates by U+FFFD, so only the second round trip is exact.
    const auto again = mm::parseSnapshot(mm::toJson(*snapshot), &error);
    if (!again || mm::parseSnapshot(mm::toJson(*again), &error) != again)
        std::abort();

    mm::Reading reading;
    reading.outcome = mm::ReadOutcome::Valid;
    reading.snapshot = *snapshot;
    if (mm::evaluateStatus(reading, reading.at).text.isEmpty())
        std::abort();
    return 0;
}
