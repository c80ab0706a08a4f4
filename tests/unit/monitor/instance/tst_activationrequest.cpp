// SPDX-License-Identifier: MIT
#include "app/monitor/instance/activationrequest.h"
#include "suite.h"

#include <QTest>

using namespace mm;
using namespace Qt::StringLiterals;

class TstActivationRequest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void line_parsesToTheSameRequest_data();
    void line_parsesToTheSameRequest();
    void environment_setsTheTokens();
    void malformedToken_isDropped_data();
    void malformedToken_isDropped();
    void malformedLine_isRejected_data();
    void malformedLine_isRejected();
    void unknownKeys_areIgnored();
};

void TstActivationRequest::line_parsesToTheSameRequest_data()
{
    QTest::addColumn<ActivationRequest>("request");
    QTest::newRow("empty") << ActivationRequest();
    QTest::newRow("all") << ActivationRequest{"kwin-42", "gnome-shell/\"x\\y\"-0_TIME12345", true,
                                              true};
    QTest::newRow("max length") << ActivationRequest{QByteArray(1024, 'a'), QByteArray(1024, '"'),
                                                     false};
}

void TstActivationRequest::line_parsesToTheSameRequest()
{
    QFETCH(ActivationRequest, request);
    const QByteArray line = toLine(request);
    QCOMPARE(line.count('\n'), 1);
    QVERIFY(line.endsWith('\n'));
    QVERIFY(line.size() <= maxLineLength);
    QCOMPARE(parseActivationRequest(line), request);
}

void TstActivationRequest::environment_setsTheTokens()
{
    QProcessEnvironment environment;
    QCOMPARE(activationRequestFrom(environment, true, true),
             (ActivationRequest{{}, {}, true, true}));
    environment.insert(u"XDG_ACTIVATION_TOKEN"_s, u"token"_s);
    environment.insert(u"DESKTOP_STARTUP_ID"_s, u"id_TIME1"_s);
    QCOMPARE(activationRequestFrom(environment, false, false),
             (ActivationRequest{"token", "id_TIME1", false}));
}

void TstActivationRequest::malformedToken_isDropped_data()
{
    QTest::addColumn<QString>("token");
    QTest::newRow("too long") << QString(1025, u'a');
    QTest::newRow("line end") << u"a\nb"_s;
    QTest::newRow("zero") << u"a"_s + QChar::Null + u'b';
    QTest::newRow("space") << u"a b"_s;
    QTest::newRow("not ASCII") << u"\u00e4"_s;
}

void TstActivationRequest::malformedToken_isDropped()
{
    QFETCH(QString, token);
    QProcessEnvironment environment;
    environment.insert(u"XDG_ACTIVATION_TOKEN"_s, token);
    environment.insert(u"DESKTOP_STARTUP_ID"_s, token);
    QCOMPARE(activationRequestFrom(environment, true, false), (ActivationRequest{{}, {}, true}));
    // A malformed token in a received line is dropped, too.
    ActivationRequest request{"PLACE", {}, true};
    QString json = token;
    json.replace(u'\n', u"\\n"_s).replace(QChar::Null, u"\\u0000"_s);
    const QByteArray line = toLine(request).replace("PLACE", json.toUtf8());
    request.activationToken.clear();
    QCOMPARE(parseActivationRequest(line), request);
}

void TstActivationRequest::malformedLine_isRejected_data()
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
    QTest::newRow("a version as string")
        << QByteArray(good).replace("\"version\":1", "\"version\":\"1\"");
    QTest::newRow("start_mm is no boolean") << QByteArray(good).replace("true", "\"yes\"");
    QTest::newRow("too long") << QByteArray(4096, ' ') + good;
    QTest::newRow("deep") << QByteArray(4000, '[') + '\n';
    QTest::newRow("bytes") << QByteArray("\xff\xfe\0\n", 4);
    QTest::newRow("a reply") << replyLine.toByteArray();
}

void TstActivationRequest::malformedLine_isRejected()
{
    QFETCH(QByteArray, line);
    QVERIFY(!parseActivationRequest(line));
}

void TstActivationRequest::unknownKeys_areIgnored()
{
    const ActivationRequest request{"token", "id", true};
    const QByteArray more = toLine(request).replace("{", "{\"new\":{\"a\":[1]},");
    QCOMPARE(parseActivationRequest(more), request);
}

MM_SUITE(TstActivationRequest)
#include "tst_activationrequest.moc"
