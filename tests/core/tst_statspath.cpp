// SPDX-License-Identifier: MIT
#include "core/statspath.h"
#include "support.h"

#include <QDir>

using namespace mm;
using namespace mm::test;

class TestStatsPath : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { qunsetenv("MM_MESH_STATS_FILE"); }
    void nothingSaid_isInTheHome();
    void environmentVariable_namesAnother();
    void relativeName_isMadeAbsolute();
    void emptyVariable_saysNothing();
};

void TestStatsPath::nothingSaid_isInTheHome()
{
    const QTemporaryDir home;
    const QByteArray before = qgetenv("HOME");
    qputenv("HOME", QFile::encodeName(home.path()));
    qunsetenv("MM_MESH_STATS_FILE");
    const QString path = defaultStatsPath();
    qputenv("HOME", before);
    QCOMPARE(path, home.filePath(u".mm_mesh_stats.json"_s));
}

void TestStatsPath::environmentVariable_namesAnother()
{
    qputenv("MM_MESH_STATS_FILE", "/some/where/ü.json");
    QCOMPARE(defaultStatsPath(), QFile::decodeName("/some/where/ü.json"));
}

void TestStatsPath::relativeName_isMadeAbsolute()
{
    qputenv("MM_MESH_STATS_FILE", "stats.json");
    QCOMPARE(defaultStatsPath(), QDir::current().absoluteFilePath(u"stats.json"_s));
}

void TestStatsPath::emptyVariable_saysNothing()
{
    qputenv("MM_MESH_STATS_FILE", "");
    QVERIFY(defaultStatsPath().endsWith(u"/.mm_mesh_stats.json"_s));
}

QTEST_GUILESS_MAIN(TestStatsPath)
#include "tst_statspath.moc"
