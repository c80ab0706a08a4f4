// SPDX-License-Identifier: MIT
// A deliberate leak: LeakSanitizer must report it, or its silence elsewhere proves nothing.
#include <array>
#include <cstdlib>

namespace {

// Separate functions: a pointer that is still on the stack would be no leak.
[[gnu::noinline]] int lose()
{
    int *volatile lost = new int[100];
    lost[0] = EXIT_SUCCESS;
    return lost[0];
}

[[gnu::noinline]] int cover()
{
    std::array<volatile int, 4096> over{};
    return over[0];
}

} // namespace

int main()
{
    return lose() + cover();
}
