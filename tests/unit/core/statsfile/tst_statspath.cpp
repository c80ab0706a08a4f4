// SPDX-License-Identifier: MIT
#include "core/statsfile/statspath.h"
#include "suite.h"
#include "support.h"

#include <QDir>

using namespace mm;
using namespace mm::test;

class TstStatsPath : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { qunsetenv("MM_MESH_STATS_FILE"); }
    void byDefault_isInTheHome();
    void environmentVariable_overrides();
    void relativePath_becomesAbsolute();
    void emptyVariable_isIgnored();
};

void TstStatsPath::byDefault_isInTheHome()
{
    const QTemporaryDir home;
    const QByteArray before = qgetenv("HOME");
    qputenv("HOME", QFile::encodeName(home.path()));
    qunsetenv("MM_MESH_STATS_FILE");
    const QString path = defaultStatsPath();
    qputenv("HOME", before);
    QCOMPARE(path, home.filePath(u".mm_mesh_stats.json"_s));
}

void TstStatsPath::environmentVariable_overrides()
{
    qputenv("MM_MESH_STATS_FILE", "/some/where/ü.json");
    QCOMPARE(defaultStatsPath(), QFile::decodeName("/some/where/ü.json"));
}

void TstStatsPath::relativePath_becomesAbsolute()
{
    qputenv("MM_MESH_STATS_FILE", "stats.json");
    QCOMPARE(defaultStatsPath(), QDir::current().absoluteFilePath(u"stats.json"_s));
}

void TstStatsPath::emptyVariable_isIgnored()
{
    qputenv("MM_MESH_STATS_FILE", "");
    QVERIFY(defaultStatsPath().endsWith(u"/.mm_mesh_stats.json"_s));
}

MM_SUITE(TstStatsPath)
#include "tst_statspath.moc"
