// SPDX-License-Identifier: MIT
// A deliberate leak, which shows that LeakSanitizer reports leaks.
#include <array>
#include <cstdlib>

namespace {

// cover() overwrites the stack of lose(): memory to which a pointer is left is no leak.
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
