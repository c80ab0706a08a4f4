// SPDX-License-Identifier: MIT
// A deliberate fault, which shows that the fuzzer finds faults: a parser that does not check the
// length field.

#include <cstddef>
#include <cstring>

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    if (size < 3 || data[0] != '{' || data[1] != '"')
        return 0;
    unsigned char name[16];
    std::memcpy(name, data + 3, data[2]);
    volatile unsigned char first = name[0]; // otherwise the compiler removes the copy
    static_cast<void>(first);
    return 0;
}
