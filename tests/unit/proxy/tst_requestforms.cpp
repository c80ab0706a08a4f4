// SPDX-License-Identifier: MIT
#include "mesh.h"
#include "suite.h"

using namespace mm;
using namespace mm::test;

/// The same registration as clients of different languages send it.
class TstRequestForms final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void harmlessForm_isAccepted_data();
    void harmlessForm_isAccepted();
    void unsupportedForm_namesCause_data();
    void unsupportedForm_namesCause();
};

namespace {

const QByteArray registrationBody = R"({"instance_name":"a","port":5000,"tools":[]})";
const QByteArray hostLine = "Host: localhost\r\n";
const QByteArray typeLine = "Content-Type: application/json\r\n";
const QByteArray lengthLine =
    "Content-Length: " + QByteArray::number(registrationBody.size()) + "\r\n";

/// A registration with \p headers instead of the usual ones.
QByteArray registration(const QByteArray &headers, const QByteArray &target = "/register",
                        const QByteArray &version = "1.1")
{
    return "POST " + target + " HTTP/" + version + "\r\n" + headers + "\r\n" + registrationBody;
}

WireResponse responseTo(const Mesh &mesh, const QByteArray &bytes)
{
    Wire wire(mesh.port());
    wire.send(bytes);
    (void)QTest::qWaitFor([&wire] { return !wire.responses().isEmpty(); }, testTimeout);
    return wire.responses().value(0);
}

} // namespace

void TstRequestForms::harmlessForm_isAccepted_data()
{
    QTest::addColumn<QByteArray>("request");
    const QByteArray usual = hostLine + typeLine + lengthLine;
    for (const QByteArray target : {"/register", "/register/", "//register", "//register//",
                                    "/register?x=1", "/register/?x=1", "/%72egister",
                                    "http://localhost:6001/register", "https://127.0.0.1/register"})
        QTest::addRow("%s", target.constData()) << registration(usual, target);
    QTest::newRow("HTTP/1.0") << registration(usual, "/register", "1.0");
    QTest::newRow("HTTP/1.0 without Host")
        << registration(typeLine + lengthLine, "/register", "1.0");
    QTest::newRow("port of a tunnel")
        << registration("Host: localhost:16001\r\n" + typeLine + lengthLine);
    QTest::newRow("header names in lower case") << registration(usual.toLower());
    for (const char *type : {"application/json; charset=latin-1", "Application/JSON;charset=UTF-8",
                             "application/json;", "application/json; boundary=x"})
        QTest::addRow("%s", type) << registration(hostLine + "Content-Type: " + type + "\r\n" +
                                                  lengthLine);
    QTest::newRow("identity") << registration(usual + "Content-Encoding: identity\r\n");
    QTest::newRow("100-continue") << registration(usual + "Expect: 100-continue\r\n");
    QTest::newRow("upgrade offered")
        << registration(usual + "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n");
    QTest::newRow("chunked") << "POST /register HTTP/1.1\r\n" + hostLine + typeLine +
                                    "Transfer-Encoding: Chunked\r\n\r\n" +
                                    QByteArray::number(registrationBody.size(), 16) + "\r\n" +
                                    registrationBody + "\r\n0\r\n\r\n";
}

void TstRequestForms::harmlessForm_isAccepted()
{
    QFETCH(QByteArray, request);
    const Mesh mesh;
    const WireResponse response = responseTo(mesh, request);
    QVERIFY2(response.status == 200, response.body.constData());
    QCOMPARE(mesh.stats->stats().totalServices, 1);
}

void TstRequestForms::unsupportedForm_namesCause_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("cause"); // in the error's sentence
    const auto row = [](const char *name, const QByteArray &request, int status,
                        const QString &cause) {
        QTest::newRow(name) << request << status << cause;
    };
    const QByteArray usual = hostLine + typeLine + lengthLine;
    row("gzip", registration(usual + "Content-Encoding: gzip\r\n"), 415,
        u"Content-Encoding \"gzip\""_s);
    row("no type", registration(hostLine + lengthLine), 415, u"Content-Type is missing"_s);
    row("nothing", "POST /register HTTP/1.1\r\n" + hostLine + "Content-Length: 0\r\n\r\n", 415,
        u"The body is empty"_s);
    row("text/json", registration(hostLine + lengthLine + "Content-Type: text/json\r\n"), 415,
        u"\"text/json\""_s);
    row("no length", "POST /register HTTP/1.1\r\n" + hostLine + typeLine + "\r\n", 411,
        u"Content-Length"_s);
    row("body of HTTP/1.0 without length",
        registration(typeLine + "Connection: close\r\n", "/register", "1.0"), 411,
        u"Content-Length"_s);
    row("coding", registration(hostLine + typeLine + "Transfer-Encoding: gzip, chunked\r\n"), 501,
        u"Transfer-Encoding"_s);
    row("expectation", registration(usual + "Expect: soon\r\n"), 417, u"\"soon\""_s);
    row("no Host", registration(typeLine + lengthLine), 400, u"Host"_s);
    row("foreign Host", registration("Host: mm.example\r\n" + typeLine + lengthLine), 421,
        u"Host"_s);
    row("unknown path", registration(usual, "/Register"), 404, u"\"/Register\""_s);
    row("unknown path, the known ones", registration(usual, "/"), 404, u"/register, "_s);
    row("other method", "GET /register HTTP/1.1\r\n" + hostLine + "\r\n", 405, u"takes POST"_s);
    row("lines without CR", registration(usual).replace("\r\n", "\n"), 400, u"CR LF"_s);
    row("HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505, u"HTTP/1.1"_s);
}

void TstRequestForms::unsupportedForm_namesCause()
{
    QFETCH(QByteArray, request);
    QFETCH(int, status);
    QFETCH(QString, cause);
    const Mesh mesh;
    const WireResponse response = responseTo(mesh, request);
    QCOMPARE(response.status, status);
    const QString error = objectIn(response.body).value("error"_L1).toString();
    QVERIFY2(error.contains(cause), qPrintable(error));
    QCOMPARE(mesh.stats->stats().totalServices, 0);
}

MM_SUITE(TstRequestForms)
#include "tst_requestforms.moc"
