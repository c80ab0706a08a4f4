// SPDX-License-Identifier: MIT
// main() of every executable of suites; see suite.h.
#include "suite.h"

#include <QFileInfo>
#ifdef QT_WIDGETS_LIB
#include <QApplication>
#else
#include <QCoreApplication>
#endif

#include <cstdio>

namespace mm::test {

namespace {

const Suite *&firstSuite()
{
    static const Suite *first = nullptr;
    return first;
}

QString nameOf(const Suite &suite)
{
    return QFileInfo(QString::fromUtf8(suite.file)).completeBaseName();
}

std::unique_ptr<QCoreApplication> makeApplication(bool windows, int &argc, char **argv)
{
#ifdef QT_WIDGETS_LIB
    if (windows)
        return std::make_unique<QApplication>(argc, argv);
#else
    Q_UNUSED(windows);
#endif
    return std::make_unique<QCoreApplication>(argc, argv);
}

} // namespace

Suite::Suite(const char *sourceFile, bool needsWindows, Make makeObject)
    : file(sourceFile)
    , windows(needsWindows)
    , make(makeObject)
    , next(firstSuite())
{
    firstSuite() = this;
}

} // namespace mm::test

int main(int argc, char **argv)
{
    using namespace mm::test;

    const QString requested = argc > 1 ? QString::fromLocal8Bit(argv[1]) : QString();
    for (const Suite *suite = firstSuite(); suite; suite = suite->next) {
        if (nameOf(*suite) != requested)
            continue;
        // QTest expects the program's name as the first argument: the suite's replaces it.
        int count = argc - 1;
        char **arguments = argv + 1;
        QCoreApplication::setApplicationName(requested);
        const std::unique_ptr<QCoreApplication> application =
            makeApplication(suite->windows, count, arguments);
        const std::unique_ptr<QObject> object = suite->make();
        return QTest::qExec(object.get(), count, arguments);
    }
    std::fprintf(stderr, "usage: %s SUITE [argument of QTest]...\n", argv[0]);
    for (const Suite *suite = firstSuite(); suite; suite = suite->next)
        std::fprintf(stderr, "  %s\n", qPrintable(nameOf(*suite)));
    return 2;
}
