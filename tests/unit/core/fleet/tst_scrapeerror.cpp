// SPDX-License-Identifier: MIT
#include "core/fleet/answer.h"
#include "suite.h"
#include "support.h"

using namespace mm;
using namespace mm::test;

class TstScrapeError : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void scrapeError_isOfTheTarget_data();
    void scrapeError_isOfTheTarget();
};

void TstScrapeError::scrapeError_isOfTheTarget_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("error");
    const QByteArray targets =
        R"({"status":"success","data":{"activeTargets":[{"discoveredLabels":{"job":"mm"},"labels":)"
        R"({"instance":"a","job":"node"},"scrapePool":"x","lastError":"other"},{"discoveredLabels":)"
        R"({},"labels":{"instance":"a","job":"mm"},"scrapeUrl":"http://a","lastError":)"
        R"("dial tcp: \"refused\"","health":"down"}],"droppedTargets":[]}})";
    QTest::newRow("of the target") << targets << u"dial tcp: \"refused\""_s;
    QTest::newRow("no such target")
        << QByteArray(targets).replace(R"("job":"mm"},"scrapeUrl")", R"("job":"m"},"scrapeUrl")")
        << QString();
    QTest::newRow("no such instance") << QByteArray(targets).replace(R"("instance":"a","job":"mm")",
                                                                     R"("instance":"b","job":"mm")")
                                      << QString();
    QTest::newRow("full stop at the end")
        << QByteArray(targets).replace(R"(\"refused\"")", R"(no.")") << u"dial tcp: no"_s;
    QTest::newRow("broken JSON behind a label")
        << QByteArray(R"({"status":"success","data":{"activeTargets":[{"labels":{"__name__":"a:)"
                      R"(8397","job":"mm","job":"mmlRRRRRRRRR?e":"a","job":"mm"},"l_name__)"
                      R"(":"ee_monitor_state","instance":"a","a","job":"mm","state":")"
                      R"(active"},"vb":"mm"},"lastErrorltType":"matrix","result":[{"metric":sta)"
                      R"(stu"e__":":{"__name__":"ee_mo}nitor_staT\\\\\\]}})")
        << QString();
    QTest::newRow("no targets") << QByteArray(R"({"status":"success","data":{}})") << QString();
    QTest::newRow("not JSON") << QByteArray("<html>") << QString();
    QTest::newRow("empty") << QByteArray() << QString();
    for (const qsizetype size : {20, 60, 200, 250})
        QTest::addRow("truncated at %d", int(size)) << targets.first(size) << QString();
}

void TstScrapeError::scrapeError_isOfTheTarget()
{
    QFETCH(QByteArray, json);
    QTEST(scrapeErrorIn(json, u"mm"_s, u"a"_s), "error");
}

MM_SUITE(TstScrapeError)
#include "tst_scrapeerror.moc"
