// SPDX-License-Identifier: MIT
#include "app/proxy/servers/serveroffer.h"
#include "rpcserver.h"
#include "suite.h"

#include <QJsonArray>
#include <QTest>

using namespace mm;
using namespace mm::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// What a server is asked when it was started, without a process.
class TstServerOffer final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void modernServer_isAskedForItsToolsOnly();
    void legacyServer_isInitializedAfterItsError_data();
    void legacyServer_isInitializedAfterItsError();
    void silentDiscover_isFollowedByInitialize();
    void withoutProbe_initializeIsFirst();
    void lateDiscover_ofAModernServerCounts();
    void lateDiscover_afterInitializeIsIgnored();
    void versionsWithoutACommonOne_fail_data();
    void versionsWithoutACommonOne_fail();
    void initializeWithUnknownVersion_fails_data();
    void initializeWithUnknownVersion_fails();
    void failedInitialize_fails_data();
    void failedInitialize_fails();
    void noToolsCapability_asksForNoTools();
    void pages_areJoinedAsSent();
    void emptyCursor_isTheEnd();
    void endlessCursor_endsAtTheMaximumOfPages();
    void tooManyTools_areLeftOut();
    void tooLargeTools_areLeftOut();
    void badPage_fails_data();
    void badPage_fails();
    void readTools_keepsTheRest();
    void destroyedReader_isNeverCalledBack();

private:
    [[nodiscard]] bool discoverLegacy()
    {
        m_reader->readAll(m_done);
        return m_server.answer(u"server/discover"_s, R"("error":{"code":-32601,"message":""})");
    }
    [[nodiscard]] bool becomeLegacy()
    {
        return discoverLegacy() && m_server.answer(u"initialize"_s, legacyAnswer);
    }
    [[nodiscard]] bool becomeModern()
    {
        m_reader->readAll(m_done);
        return m_server.answer(u"server/discover"_s, modernAnswer);
    }
    static constexpr const char *legacyAnswer =
        R"("result":{"protocolVersion":"2025-06-18","capabilities":{"tools":{},"x":1.0},)"
        R"("serverInfo":{},"instructions":"do \u0041"})";
    static constexpr const char *modernAnswer =
        R"("result":{"resultType":"complete","supportedVersions":["2026-07-28"],)"
        R"("capabilities":{"tools":{}},"instructions":"modern"})";

    RpcServer m_server;
    std::unique_ptr<OfferReader> m_reader;
    OfferReader::Done m_done;
    int m_calls = 0; ///< of m_done
    ServerOffer m_offer;
    QString m_failure;
    QString m_note;
};

void TstServerOffer::init()
{
    m_server.lines.clear();
    m_calls = 0;
    m_failure.clear();
    m_reader = std::make_unique<OfferReader>(
        &m_server.client, "1.2.3",
        OfferReader::Limits{.discover = 20ms, .initialize = 60s, .page = 60s});
    m_done = [this](const ServerOffer &offer, const QString &failure, const QString &note) {
        ++m_calls;
        m_offer = offer;
        m_failure = failure;
        m_note = note;
    };
}

void TstServerOffer::cleanup()
{
    m_reader.reset();
    m_server.client.failAll(CallError::Died, {});
}

void TstServerOffer::modernServer_isAskedForItsToolsOnly()
{
    QVERIFY(becomeModern());
    QCOMPARE(m_reader->waitsFor(), u"\"tools/list\""_s);
    QVERIFY(m_server.answer(u"tools/list"_s, R"("result":{"tools":[{"name":"a"}],"ttlMs":0})"));
    QCOMPARE(m_calls, 1);
    QCOMPARE(m_failure, QString());
    QCOMPARE(m_note, QString());
    QCOMPARE(m_offer.era, mcp::Era::Modern);
    QCOMPARE(m_offer.capabilities, R"({"tools":{}})");
    QCOMPARE(m_offer.instructions, R"("modern")");
    QCOMPARE(m_offer.tools, R"([{"name":"a"}])");
    QCOMPARE(m_server.lines.size(), 2);
    for (const char *method : {"server/discover", "tools/list"}) {
        const QJsonObject meta =
            m_server.sent(QString::fromLatin1(method)).value(0)["params"_L1]["_meta"_L1].toObject();
        QCOMPARE(meta["io.modelcontextprotocol/protocolVersion"_L1].toString(), u"2026-07-28"_s);
        QVERIFY(meta["io.modelcontextprotocol/clientCapabilities"_L1].isObject());
    }
}

void TstServerOffer::legacyServer_isInitializedAfterItsError_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("no method") << QByteArray(R"("error":{"code":-32601,"message":""})");
    QTest::newRow("not initialized") << QByteArray(R"("error":{"code":-32600,"message":""})");
    QTest::newRow("another error") << QByteArray(R"("error":{"code":-32602,"message":""})");
    QTest::newRow("versions of before") << QByteArray(
        R"("error":{"code":-32022,"message":"","data":{"supported":["2025-11-25","2024-11-05"]}})");
    QTest::newRow("result without versions") << QByteArray(R"("result":{})");
    QTest::newRow("no answer") << QByteArray(R"("x":1)");
}

void TstServerOffer::legacyServer_isInitializedAfterItsError()
{
    QFETCH(QByteArray, answer);
    m_reader->readAll(m_done);
    QCOMPARE(m_reader->waitsFor(), u"\"server/discover\""_s);
    QVERIFY(m_reader->isProbing());
    QVERIFY(m_server.answer(u"server/discover"_s, answer));
    QVERIFY(!m_reader->isProbing());
    const QJsonValue params = m_server.sent(u"initialize"_s).value(0)["params"_L1];
    QCOMPARE(params["protocolVersion"_L1].toString(), u"2025-11-25"_s);
    QCOMPARE(params["capabilities"_L1], QJsonObject());
    QCOMPARE(params["clientInfo"_L1]["version"_L1].toString(), u"1.2.3"_s);
    QVERIFY(m_server.answer(u"initialize"_s, legacyAnswer));
    QCOMPARE(m_server.sent(u"notifications/initialized"_s).size(), 1);
    QVERIFY(m_server.answer(u"tools/list"_s, R"("result":{"tools":[]})"));
    QCOMPARE(m_calls, 1);
    QCOMPARE(m_offer.era, mcp::Era::Legacy);
    QCOMPARE(m_offer.capabilities, R"({"tools":{},"x":1.0})");
    QCOMPARE(m_offer.instructions, R"("do \u0041")");
    QCOMPARE(m_offer.tools, "[]");
    QVERIFY(!m_server.lines.constLast().contains("_meta"));
}

void TstServerOffer::silentDiscover_isFollowedByInitialize()
{
    m_reader->readAll(m_done);
    QTRY_COMPARE(m_server.sent(u"initialize"_s).size(), 1);
    QCOMPARE(m_reader->waitsFor(), u"\"initialize\""_s);
    QVERIFY(m_server.answer(u"initialize"_s, legacyAnswer));
    QVERIFY(m_server.answer(u"tools/list"_s, R"("result":{"tools":[]})"));
    QCOMPARE(m_calls, 1);
    QCOMPARE(m_offer.era, mcp::Era::Legacy);
    QCOMPARE(m_failure, QString());
}

void TstServerOffer::withoutProbe_initializeIsFirst()
{
    m_reader->readAll(m_done, false);
    QVERIFY(!m_reader->isProbing());
    QCOMPARE(m_server.lines.size(), 1);
    QVERIFY(m_server.answer(u"initialize"_s, legacyAnswer));
    QVERIFY(m_server.answer(u"tools/list"_s, R"("result":{"tools":[]})"));
    QCOMPARE(m_calls, 1);
    QCOMPARE(m_offer.era, mcp::Era::Legacy);
}

void TstServerOffer::lateDiscover_ofAModernServerCounts()
{
    m_reader->readAll(m_done);
    QTRY_COMPARE(m_server.sent(u"initialize"_s).size(), 1);
    QVERIFY(m_server.answer(u"server/discover"_s, modernAnswer));
    QVERIFY(m_server.answer(u"initialize"_s, R"("error":{"code":-32601,"message":""})"));
    QVERIFY(m_server.answer(u"tools/list"_s, R"("result":{"tools":[]})"));
    QCOMPARE(m_calls, 1);
    QCOMPARE(m_failure, QString());
    QCOMPARE(m_offer.era, mcp::Era::Modern);
}

void TstServerOffer::lateDiscover_afterInitializeIsIgnored()
{
    m_reader->readAll(m_done);
    QTRY_COMPARE(m_server.sent(u"initialize"_s).size(), 1);
    QVERIFY(m_server.answer(u"initialize"_s, legacyAnswer));
    QVERIFY(m_server.answer(u"server/discover"_s, R"("error":{"code":-32601,"message":""})"));
    QCOMPARE(m_server.sent(u"initialize"_s).size(), 1);
    QVERIFY(m_server.answer(u"tools/list"_s, R"("result":{"tools":[]})"));
    QCOMPARE(m_offer.era, mcp::Era::Legacy);
}

void TstServerOffer::versionsWithoutACommonOne_fail_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("error") << QByteArray(
        R"("error":{"code":-32022,"message":"","data":{"supported":["2031-01-01"]}})");
    QTest::newRow("error without data") << QByteArray(R"("error":{"code":-32022,"message":""})");
    QTest::newRow("result") << QByteArray(R"("result":{"supportedVersions":["2031-01-01"]})");
}

void TstServerOffer::versionsWithoutACommonOne_fail()
{
    QFETCH(QByteArray, answer);
    m_reader->readAll(m_done);
    QVERIFY(m_server.answer(u"server/discover"_s, answer));
    QCOMPARE(m_calls, 1);
    QVERIFY2(m_failure.startsWith(u"it speaks no version of MCP that MM knows"_s),
             qPrintable(m_failure));
    QVERIFY(m_server.sent(u"initialize"_s).isEmpty());
}

void TstServerOffer::initializeWithUnknownVersion_fails_data()
{
    QTest::addColumn<QByteArray>("version");
    QTest::newRow("old") << QByteArray(R"("1999-12-31")");
    QTest::newRow("modern") << QByteArray(R"("2026-07-28")");
    QTest::newRow("number") << QByteArray("1");
    QTest::newRow("none") << QByteArray("null");
}

void TstServerOffer::initializeWithUnknownVersion_fails()
{
    QFETCH(QByteArray, version);
    QVERIFY(discoverLegacy());
    QVERIFY(m_server.answer(u"initialize"_s, R"("result":{"protocolVersion":)" + version +
                                                 R"(,"capabilities":{"tools":{}}})"));
    QCOMPARE(m_calls, 1);
    QVERIFY2(m_failure.contains(u"which MM does not know"_s), qPrintable(m_failure));
    QVERIFY(m_server.sent(u"notifications/initialized"_s).isEmpty());
}

void TstServerOffer::failedInitialize_fails_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QString>("cause");
    QTest::newRow("error") << QByteArray(R"("error":{"code":1,"message":"no key"})") << u"no key"_s;
    QTest::newRow("no result") << QByteArray(R"("x":1)") << u"no result"_s;
    QTest::newRow("ended") << QByteArray() << u"it died"_s;
}

void TstServerOffer::failedInitialize_fails()
{
    QFETCH(QByteArray, answer);
    QFETCH(QString, cause);
    QVERIFY(discoverLegacy());
    if (answer.isEmpty())
        m_server.client.failAll(CallError::Died, u"it died"_s);
    else
        QVERIFY(m_server.answer(u"initialize"_s, answer));
    QCOMPARE(m_calls, 1);
    QVERIFY2(m_failure.startsWith(u"\"initialize\" failed: "_s) && m_failure.contains(cause),
             qPrintable(m_failure));
}

void TstServerOffer::noToolsCapability_asksForNoTools()
{
    QVERIFY(discoverLegacy());
    QVERIFY(m_server.answer(
        u"initialize"_s,
        R"("result":{"protocolVersion":"2024-11-05","capabilities":{"prompts":{}}})"));
    QCOMPARE(m_calls, 1);
    QCOMPARE(m_failure, QString());
    QCOMPARE(m_offer.tools, "[]");
    QCOMPARE(m_offer.instructions, QByteArray());
    QVERIFY(m_server.sent(u"tools/list"_s).isEmpty());
}

void TstServerOffer::pages_areJoinedAsSent()
{
    QVERIFY(becomeLegacy());
    QVERIFY(m_server.answer(
        u"tools/list"_s,
        R"("result":{"tools":[ {"name":"a","n":1.0} , {"name":"b"} ],"nextCursor":"c\"1"})"));
    QCOMPARE(m_server.sent(u"tools/list"_s).value(1)["params"_L1]["cursor"_L1].toString(),
             u"c\"1"_s);
    QVERIFY(m_server.answer(u"tools/list"_s, R"("result":{"tools":[],"nextCursor":"d"})"));
    QVERIFY(
        m_server.answer(u"tools/list"_s, R"("result":{"tools":[{"name":"c"}],"nextCursor":null})"));
    QCOMPARE(m_calls, 1);
    QCOMPARE(m_offer.tools, R"([{"name":"a","n":1.0},{"name":"b"},{"name":"c"}])");
    QCOMPARE(m_note, QString());
}

void TstServerOffer::emptyCursor_isTheEnd()
{
    QVERIFY(becomeModern());
    QVERIFY(
        m_server.answer(u"tools/list"_s, R"("result":{"tools":[{"name":"a"}],"nextCursor":""})"));
    QCOMPARE(m_calls, 1);
    QCOMPARE(m_failure, QString());
    QCOMPARE(m_server.sent(u"tools/list"_s).size(), 1);
}

void TstServerOffer::endlessCursor_endsAtTheMaximumOfPages()
{
    QVERIFY(becomeModern());
    for (int i = 0; i < OfferReader::maxPages; ++i)
        QVERIFY(m_server.answer(u"tools/list"_s, R"("result":{"tools":[{"name":"a)" +
                                                     QByteArray::number(i) +
                                                     R"("}],"nextCursor":"more"})"));
    QCOMPARE(m_calls, 1);
    QCOMPARE(m_failure, QString());
    QVERIFY2(m_note.startsWith(u"MM lists only the first 100 of its tools"_s), qPrintable(m_note));
    QCOMPARE(m_server.sent(u"tools/list"_s).size(), OfferReader::maxPages);
}

void TstServerOffer::tooManyTools_areLeftOut()
{
    QVERIFY(becomeModern());
    QByteArrayList tools;
    for (qsizetype i = 0; i <= OfferReader::maxTools; ++i)
        tools += R"({"name":"a)" + QByteArray::number(i) + "\"}";
    QVERIFY(m_server.answer(u"tools/list"_s, R"("result":{"tools":[)" + tools.join(',') +
                                                 R"(],"nextCursor":"more"})"));
    QCOMPARE(m_calls, 1);
    tools.removeLast();
    QCOMPARE(m_offer.tools, '[' + tools.join(',') + ']');
    QVERIFY2(m_note.startsWith(u"MM lists only the first 1000 "_s), qPrintable(m_note));
}

void TstServerOffer::tooLargeTools_areLeftOut()
{
    QVERIFY(becomeModern());
    const QByteArray large =
        R"({"name":"b","description":")" + QByteArray(OfferReader::maxToolBytes, 'x') + "\"}";
    QVERIFY(m_server.answer(u"tools/list"_s, R"("result":{"tools":[{"name":"a"},)" + large + "]}"));
    QCOMPARE(m_calls, 1);
    QCOMPARE(m_offer.tools, R"([{"name":"a"}])");
    QVERIFY2(m_note.contains(u"4 MiB"_s), qPrintable(m_note));
}

void TstServerOffer::badPage_fails_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QString>("cause");
    QTest::newRow("error") << QByteArray(R"("error":{"code":-32602,"message":"bad cursor"})")
                           << u"\"tools/list\" failed"_s;
    QTest::newRow("no tools") << QByteArray(R"("result":{})") << u"no list of tools"_s;
    QTest::newRow("tools as an object")
        << QByteArray(R"("result":{"tools":{}})") << u"no list of tools"_s;
}

void TstServerOffer::badPage_fails()
{
    QFETCH(QByteArray, answer);
    QFETCH(QString, cause);
    QVERIFY(becomeModern());
    QVERIFY(m_server.answer(u"tools/list"_s, R"("result":{"tools":[],"nextCursor":"c"})"));
    QVERIFY(m_server.answer(u"tools/list"_s, answer));
    QCOMPARE(m_calls, 1);
    QVERIFY2(m_failure.contains(cause), qPrintable(m_failure));
}

void TstServerOffer::readTools_keepsTheRest()
{
    m_reader->readTools({.era = mcp::Era::Modern,
                         .capabilities = R"({"tools":{},"x":1})",
                         .instructions = R"("i")",
                         .tools = R"([{"name":"old"}])"},
                        m_done);
    QCOMPARE(m_server.lines.size(), 1);
    QVERIFY(m_server.answer(u"tools/list"_s, R"("result":{"tools":[{"name":"new"}]})"));
    QCOMPARE(m_calls, 1);
    QCOMPARE(m_offer.tools, R"([{"name":"new"}])");
    QCOMPARE(m_offer.capabilities, R"({"tools":{},"x":1})");
    QCOMPARE(m_offer.era, mcp::Era::Modern);
}

void TstServerOffer::destroyedReader_isNeverCalledBack()
{
    QVERIFY(becomeModern());
    m_reader.reset();
    QVERIFY(m_server.answer(u"tools/list"_s, R"("result":{"tools":[]})"));
    QCOMPARE(m_calls, 0);
}

MM_SUITE(TstServerOffer)
#include "tst_serveroffer.moc"
