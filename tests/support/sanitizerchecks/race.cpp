// SPDX-License-Identifier: MIT
// A deliberate data race: ThreadSanitizer must report it, or its silence elsewhere proves nothing.
#include <thread>

int main()
{
    int shared = 0;
    const auto add = [&shared] {
        for (int i = 0; i < 1000; ++i)
            ++shared;
    };
    std::thread other(add);
    add();
    other.join();
    return shared == 0;
}
