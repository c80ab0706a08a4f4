// SPDX-License-Identifier: MIT
// A leak on purpose: LeakSanitizer must report it, or its silence elsewhere proves nothing.
#include <array>
#include <cstdlib>

namespace {

// A function of its own, and one that writes over what it leaves on the stack: what is still found
// there is no leak.
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
