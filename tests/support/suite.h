// SPDX-License-Identifier: MIT
#pragma once

#include <QTest>

#include <memory>

namespace mm::test {

/// The test suites of one executable: `unit_core tst_statsreader -v2` runs the class that
/// tst_statsreader.cpp registers, with the remaining arguments for QTest.
struct Suite
{
    using Make = std::unique_ptr<QObject> (*)();

    /// \p sourceFile's base name is the suite's name.
    Suite(const char *sourceFile, bool needsWindows, Make makeObject);

    const char *file;
    bool windows; ///< needs a QApplication
    Make make;
    const Suite *next;
};

} // namespace mm::test

#define MM_REGISTER_SUITE(Class, windows)                                                          \
    static const mm::test::Suite suite##Class(                                                     \
        __FILE__, windows, [] { return std::unique_ptr<QObject>(std::make_unique<Class>()); });
/// Registers a suite that runs under a QCoreApplication.
#define MM_SUITE(Class) MM_REGISTER_SUITE(Class, false)
/// Registers a suite that runs under a QApplication.
#define MM_WINDOW_SUITE(Class) MM_REGISTER_SUITE(Class, true)
