// SPDX-License-Identifier: MIT
// A fault on purpose: a parser that trusts the length field. A fuzzer that does not find it
// guards nothing.

#include <cstddef>
#include <cstring>

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    if (size < 3 || data[0] != '{' || data[1] != '"')
        return 0;
    unsigned char name[16];
    std::memcpy(name, data + 3, data[2]);
    volatile unsigned char first = name[0]; // or the copy is left out
    static_cast<void>(first);
    return 0;
}
