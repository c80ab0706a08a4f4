// SPDX-License-Identifier: MIT
#include "app/process/memory.h"

#include <QTest>

#include <cstdlib>
#include <malloc.h>

class MemoryTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void largeBlocks_areGivenBackWhateverWasFreedBefore();
};

void MemoryTest::largeBlocks_areGivenBackWhateverWasFreedBefore()
{
    constexpr size_t mebibyte = size_t(1024) * 1024;
    mm::returnMemoryEarly();
    // By default, freeing this one would have the next one come from the heap.
    std::free(std::malloc(8 * mebibyte));
    const auto before = ::mallinfo2().hblks;
    void *const block = std::malloc(mebibyte);
    QCOMPARE(::mallinfo2().hblks, before + 1);
    std::free(block);
    QCOMPARE(::mallinfo2().hblks, before);
}

QTEST_GUILESS_MAIN(MemoryTest)
#include "tst_memory.moc"
