// SPDX-License-Identifier: MIT
// A leak on purpose: LeakSanitizer must report it, or its silence elsewhere proves nothing.
#include <cstdlib>

int main()
{
    int *volatile lost = new int[100];
    lost[0] = EXIT_SUCCESS;
    const int result = lost[0];
    lost = nullptr;
    return result;
}
