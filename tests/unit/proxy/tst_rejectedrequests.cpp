// SPDX-License-Identifier: MIT
#include "app/proxy/rejectedrequests.h"
#include "logcapture.h"
#include "mesh.h"
#include "suite.h"

using namespace mm;
using namespace mm::test;

class TstRejectedRequests final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rejectedRequest_isCountedByStatus_data();
    void rejectedRequest_isCountedByStatus();
    void failedCall_isNoRejectedRequest();
    void degradedHealth_isNoRejectedRequest();
    void manyRejections_areLoggedOncePerInterval();
    void kinds_areLoggedApart();
    void followers_areLoggedByTheTimer();
    void loggedSentence_isOneShortLine();
};

namespace {

const http::Rejection unknownPath{404, {}, u"nothing there"_s};

} // namespace

void TstRejectedRequests::rejectedRequest_isCountedByStatus_data()
{
    QTest::addColumn<QByteArray>("request"); // PORT stands for MM's
    QTest::addColumn<int>("status");
    const auto head = [](const char *start, const QByteArray &headers = {}) {
        return QByteArray(start) + " HTTP/1.1\r\nHost: localhost:PORT\r\n" + headers + "\r\n";
    };
    const auto json = [](const char *path, const QByteArray &body) {
        return QByteArray("POST ") + path +
               " HTTP/1.1\r\nHost: localhost:PORT\r\nContent-Type: application/json\r\n"
               "Content-Length: " +
               QByteArray::number(body.size()) + "\r\n\r\n" + body;
    };
    QTest::newRow("unknown path") << head("GET /service") << 404;
    QTest::newRow("unknown service")
        << json("/call", R"({"target_instance":"x","tool_name":"t"})") << 404;
    QTest::newRow("heartbeat of an unknown service")
        << json("/heartbeat", R"({"instance_name":"x"})") << 404;
    QTest::newRow("invalid call") << json("/call", "{") << 400;
    QTest::newRow("invalid registration") << json("/register", "{}") << 400;
    QTest::newRow("goodbye of another program")
        << json("/deregister", R"({"instance_name":"a","port":8})") << 409;
    QTest::newRow("wrong method") << head("GET /call") << 405;
    QTest::newRow("no HTTP") << QByteArray("hello\r\n\r\n") << 400;
    QTest::newRow("foreign page") << head("GET /services", "Origin: http://example.org\r\n") << 403;
    QTest::newRow("foreign host") << QByteArray("GET / HTTP/1.1\r\nHost: example.org\r\n\r\n")
                                  << 421;
    QTest::newRow("no JSON type") << head("POST /call",
                                          "Content-Type: text/plain\r\nContent-Length: 0\r\n")
                                  << 415;
    QTest::newRow("too large") << head("POST /call", "Content-Length: 99999999\r\n") << 413;
    QTest::newRow("large head") << head("GET /", "A: " + QByteArray(20'000, 'a') + "\r\n") << 431;
}

void TstRejectedRequests::rejectedRequest_isCountedByStatus()
{
    QFETCH(QByteArray, request);
    QFETCH(int, status);
    const Mesh mesh;
    QVERIFY(mesh.registerService("a", 5000));
    QCOMPARE(mesh.rejected(status), "0");
    Wire wire(mesh.port());
    wire.send(request.replace("PORT", QByteArray::number(mesh.port())));
    QTRY_COMPARE(wire.statuses(), QList<int>{status});
    QCOMPARE(mesh.rejected(status), "1");
    QCOMPARE(mesh.allRejected(), 1);
}

void TstRejectedRequests::failedCall_isNoRejectedRequest()
{
    const Mesh mesh({.calls = 1});
    const ScriptedServer service({{okResponse(R"({"success":false})"), true},
                                  {"HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n", true}});
    QVERIFY(mesh.registerService("a", service.port()));
    QVERIFY(mesh.registerService("b", unusedPort()));
    QCOMPARE(mesh.call("a").status, 200);
    QCOMPARE(mesh.call("a").status, 502);
    QCOMPARE(mesh.call("b").status, 502);
    Wire waiting(mesh.port());
    waiting.send(mesh.callRequest("a"));
    QTRY_COMPARE(mesh.metric("mm_mesh_calls_in_flight"), "1");
    QCOMPARE(mesh.call("b").status, 503);
    QCOMPARE(mesh.allErrors(), 4);
    QCOMPARE(mesh.allRejected(), 0);
}

void TstRejectedRequests::degradedHealth_isNoRejectedRequest()
{
    const Mesh mesh;
    QVERIFY(QFile::remove(mesh.statsFile()));
    QVERIFY(QDir().mkdir(mesh.statsFile())); // saves fail
    QVERIFY(mesh.registerService("a", 5000));
    QTRY_COMPARE(mesh.get("/health").status, 503);
    QCOMPARE(mesh.allRejected(), 0);
}

void TstRejectedRequests::manyRejections_areLoggedOncePerInterval()
{
    const LogCapture log("mm.proxy");
    RejectedRequests requests(60s);
    const auto start = RejectedRequests::Clock::now();
    for (int second = 0; second < 150; ++second) {
        requests.add(unknownPath, {}, start + seconds(second));
        requests.logMore(start + seconds(second));
    }
    QCOMPARE(
        log.lines(),
        (QStringList{u"Rejected a request with status 404: nothing there"_s,
                     u"Rejected 60 more requests with status 404, the last one: nothing there"_s,
                     u"Rejected 60 more requests with status 404, the last one: nothing there"_s}));
    QCOMPARE(requests.counts().value(404), 150);
    // The rest, and after a quiet interval the next one is a first one again.
    requests.logMore(start + 180s);
    QCOMPARE(log.count(), 4);
    QVERIFY(log.lines().constLast().startsWith(u"Rejected 29 more"_s));
    requests.logMore(start + 240s);
    QCOMPARE(log.count(), 4);
    requests.add(unknownPath, {}, start + 241s);
    QCOMPARE(log.count(), 5);
    QVERIFY(log.lines().constLast().startsWith(u"Rejected a request"_s));
}

void TstRejectedRequests::kinds_areLoggedApart()
{
    const LogCapture log("mm.proxy");
    const Mesh mesh;
    for (int i = 0; i < 3; ++i) {
        QCOMPARE(mesh.call("x").status, 404);
        QCOMPARE(mesh.get("/a" + QByteArray::number(i)).status, 404);
        QCOMPARE(mesh.post("/call", "{").status, 400);
    }
    QCOMPARE(log.count(), 3);
    QVERIFY(log.lines().at(0).startsWith(
        u"Rejected a request with status 404 at /call: Service \"x\" not found"_s));
    QVERIFY(log.lines().at(1).startsWith(u"Rejected a request with status 404: "_s));
    QVERIFY(log.lines().at(2).startsWith(u"Rejected a request with status 400 at /call: "_s));
}

void TstRejectedRequests::followers_areLoggedByTheTimer()
{
    const LogCapture log("mm.proxy");
    RejectedRequests requests(20ms);
    requests.add(unknownPath, {});
    requests.add(unknownPath, {});
    QTRY_COMPARE(log.count(), 2);
    QVERIFY(log.lines().constLast().startsWith(u"Rejected 1 more"_s));
}

void TstRejectedRequests::loggedSentence_isOneShortLine()
{
    const LogCapture log("mm.proxy");
    RejectedRequests requests;
    requests.add({400, {}, u"a\nb"_s + QString(5000, u'c')}, {});
    QVERIFY(!log.lines().constFirst().contains(u'\n'));
    QVERIFY(log.lines().constFirst().size() < 400);
}

MM_SUITE(TstRejectedRequests)
#include "tst_rejectedrequests.moc"
