// SPDX-License-Identifier: MIT
#include "app/monitor/startrequest.h"

#include <QTest>

using namespace mm;
using namespace Qt::StringLiterals;

/// The one line that goes from a second start to the first, and the one that comes back.
class StartRequestTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void line_bringsItAll_data();
    void line_bringsItAll();
    void environment_givesItsTokens();
    void whatIsNoToken_isLeftOut_data();
    void whatIsNoToken_isLeftOut();
    void anythingElse_isNoRequest_data();
    void anythingElse_isNoRequest();
    void unknownKeys_areIgnored();
    void answer_isToldFromARequest();
};

void StartRequestTest::line_bringsItAll_data()
{
    QTest::addColumn<StartRequest>("request");
    QTest::newRow("empty") << StartRequest();
    QTest::newRow("all") << StartRequest{"kwin-42", "gnome-shell/\"x\\y\"-0_TIME12345", true};
    QTest::newRow("longest") << StartRequest{QByteArray(1024, 'a'), QByteArray(1024, '"'), false};
}

void StartRequestTest::line_bringsItAll()
{
    QFETCH(StartRequest, request);
    const QByteArray line = toLine(request);
    QCOMPARE(line.count('\n'), 1);
    QVERIFY(line.endsWith('\n'));
    QVERIFY(line.size() <= longestLine);
    QCOMPARE(startRequestIn(line), request);
}

void StartRequestTest::environment_givesItsTokens()
{
    QProcessEnvironment environment;
    QCOMPARE(startRequestOf(environment, true), (StartRequest{{}, {}, true}));
    environment.insert(u"XDG_ACTIVATION_TOKEN"_s, u"token"_s);
    environment.insert(u"DESKTOP_STARTUP_ID"_s, u"id_TIME1"_s);
    QCOMPARE(startRequestOf(environment, false), (StartRequest{"token", "id_TIME1", false}));
}

void StartRequestTest::whatIsNoToken_isLeftOut_data()
{
    QTest::addColumn<QString>("token");
    QTest::newRow("too long") << QString(1025, u'a');
    QTest::newRow("line end") << u"a\nb"_s;
    QTest::newRow("zero") << u"a"_s + QChar::Null + u'b';
    QTest::newRow("space") << u"a b"_s;
    QTest::newRow("not ASCII") << u"\u00e4"_s;
}

void StartRequestTest::whatIsNoToken_isLeftOut()
{
    QFETCH(QString, token);
    QProcessEnvironment environment;
    environment.insert(u"XDG_ACTIVATION_TOKEN"_s, token);
    environment.insert(u"DESKTOP_STARTUP_ID"_s, token);
    QCOMPARE(startRequestOf(environment, true), (StartRequest{{}, {}, true}));
    // Nor is it taken from a first line that somebody else made.
    StartRequest request{"PLACE", {}, true};
    QString json = token;
    json.replace(u'\n', u"\\n"_s).replace(QChar::Null, u"\\u0000"_s);
    const QByteArray line = toLine(request).replace("PLACE", json.toUtf8());
    request.activationToken.clear();
    QCOMPARE(startRequestIn(line), request);
}

void StartRequestTest::anythingElse_isNoRequest_data()
{
    QTest::addColumn<QByteArray>("line");
    const QByteArray good = toLine({"token", "id", true});
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("an empty line") << QByteArray("\n");
    QTest::newRow("no end") << good.chopped(1);
    QTest::newRow("no JSON") << QByteArray("GET / HTTP/1.1\r\n");
    QTest::newRow("an array") << QByteArray("[1]\n");
    QTest::newRow("two objects") << good.chopped(1) + good;
    QTest::newRow("no version") << QByteArray("{\"start_mm\":false}\n");
    QTest::newRow("another version") << QByteArray(good).replace("\"version\":1", "\"version\":2");
    QTest::newRow("a version in words")
        << QByteArray(good).replace("\"version\":1", "\"version\":\"1\"");
    QTest::newRow("start_mm is no yes or no") << QByteArray(good).replace("true", "\"yes\"");
    QTest::newRow("too long") << QByteArray(4096, ' ') + good;
    QTest::newRow("deep") << QByteArray(4000, '[') + '\n';
    QTest::newRow("bytes") << QByteArray("\xff\xfe\0\n", 4);
    QTest::newRow("an answer") << takenLine();
}

void StartRequestTest::anythingElse_isNoRequest()
{
    QFETCH(QByteArray, line);
    QVERIFY(!startRequestIn(line));
}

void StartRequestTest::unknownKeys_areIgnored()
{
    const StartRequest request{"token", "id", true};
    const QByteArray more = toLine(request).replace("{", "{\"new\":{\"a\":[1]},");
    QCOMPARE(startRequestIn(more), request);
}

void StartRequestTest::answer_isToldFromARequest()
{
    QVERIFY(isTakenLine(takenLine()));
    QVERIFY(!isTakenLine(toLine({})));
    QVERIFY(!isTakenLine("{\"version\":1,\"taken\":false}\n"));
    QVERIFY(!isTakenLine("{\"version\":2,\"taken\":true}\n"));
    QVERIFY(!isTakenLine(takenLine().chopped(1)));
    QVERIFY(!isTakenLine({}));
}

QTEST_GUILESS_MAIN(StartRequestTest)
#include "tst_startrequest.moc"
