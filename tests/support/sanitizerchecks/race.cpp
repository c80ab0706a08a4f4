// SPDX-License-Identifier: MIT
// A deliberate data race, which shows that ThreadSanitizer reports races.
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
