// SPDX-License-Identifier: MIT
#include "app/http/gate.h"

#include <QTest>

using namespace mm::http;

/// Who may come in, by head alone: the gate of port 6001.
class TestGate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void head_isJudged_data();
    void head_isJudged();
    void combination_isJudgedByItsWorst_data();
    void combination_isJudgedByItsWorst();
    void port80_needsNoPort();
    void refusal_isJsonWithoutCorsHeaders();
};

namespace {

struct Head
{
    const char *method = "GET";
    QList<Header> headers = {{"Host", "localhost:6001"}};
    QByteArray authority = {};
    int minorVersion = 1;
};

int statusOf(const Head &head, quint16 port = 6001)
{
    Request request;
    request.method = head.method;
    request.headers = head.headers;
    request.authority = head.authority;
    request.minorVersion = head.minorVersion;
    const auto refusal = Gate(port).refusal(request);
    return refusal ? refusal->status : 0;
}

Head withHost(const char *host)
{
    return {.headers = {{"Host", host}}};
}

Head with(const char *name, const char *value, const char *method = "GET")
{
    return {.method = method, .headers = {{"Host", "localhost:6001"}, {name, value}}};
}

} // namespace

Q_DECLARE_METATYPE(Head)

void TestGate::head_isJudged_data()
{
    QTest::addColumn<Head>("head");
    QTest::addColumn<int>("status"); // 0: may pass

    QTest::newRow("localhost") << Head{} << 0;
    QTest::newRow("127.0.0.1") << withHost("127.0.0.1:6001") << 0;
    QTest::newRow("::1") << withHost("[::1]:6001") << 0;
    QTest::newRow("capitals") << withHost("LocalHost:6001") << 0;
    QTest::newRow("no port") << withHost("localhost") << 421;
    QTest::newRow("other port") << withHost("localhost:6002") << 421;
    QTest::newRow("port with a zero") << withHost("localhost:06001") << 421;
    QTest::newRow("port and more") << withHost("localhost:60011") << 421;
    QTest::newRow("rebound name") << withHost("evil.example:6001") << 421;
    QTest::newRow("name that begins like ours") << withHost("localhost.evil.example:6001") << 421;
    QTest::newRow("name with a dot") << withHost("localhost.:6001") << 421;
    QTest::newRow("other loopback address") << withHost("127.0.0.2:6001") << 421;
    QTest::newRow("any address") << withHost("0.0.0.0:6001") << 421;
    QTest::newRow("::1 without brackets") << withHost("::1:6001") << 421;
    QTest::newRow("user in the host") << withHost("a@localhost:6001") << 421;
    QTest::newRow("space after it") << withHost("localhost:6001 ") << 421;
    QTest::newRow("empty host") << withHost("") << 421;
    QTest::newRow("no host") << Head{.headers = {}} << 400;
    QTest::newRow("no host in 1.0") << Head{.headers = {}, .minorVersion = 0} << 421;
    QTest::newRow("two hosts") << Head{.headers = {{"Host", "localhost:6001"},
                                                   {"host", "localhost:6001"}}}
                               << 400;
    QTest::newRow("two hosts in 1.0")
        << Head{.headers = {{"Host", "localhost:6001"}, {"Host", "evil.example"}},
                .minorVersion = 0}
        << 400;
    QTest::newRow("foreign target") << Head{.authority = "evil.example:6001"} << 421;
    QTest::newRow("empty target") << Head{.authority = ""} << 421;
    QTest::newRow("our target") << Head{.authority = "127.0.0.1:6001"} << 0;
    QTest::newRow("our target, foreign host")
        << Head{.headers = {{"Host", "evil.example"}}, .authority = "127.0.0.1:6001"} << 421;

    QTest::newRow("own origin") << with("Origin", "http://localhost:6001") << 0;
    QTest::newRow("own origin by address") << with("Origin", "http://127.0.0.1:6001") << 0;
    QTest::newRow("own origin by ::1") << with("origin", "http://[::1]:6001") << 0;
    QTest::newRow("foreign origin") << with("Origin", "http://evil.example") << 403;
    QTest::newRow("origin of another port") << with("Origin", "http://localhost:3000") << 403;
    QTest::newRow("origin of https") << with("Origin", "https://localhost:6001") << 403;
    QTest::newRow("origin of a file") << with("Origin", "null") << 403;
    QTest::newRow("origin of an extension") << with("Origin", "chrome-extension://abc") << 403;
    QTest::newRow("empty origin") << with("Origin", "") << 403;
    QTest::newRow("origin that begins like ours")
        << with("Origin", "http://localhost:6001.evil.example") << 403;
    QTest::newRow("two origins") << Head{.headers = {{"Host", "localhost:6001"},
                                                     {"Origin", "http://localhost:6001"},
                                                     {"Origin", "http://evil.example"}}}
                                 << 403;

    QTest::newRow("typed into a browser") << with("Sec-Fetch-Site", "none") << 0;
    QTest::newRow("own page") << with("Sec-Fetch-Site", "same-origin") << 0;
    QTest::newRow("own page in capitals") << with("Sec-Fetch-Site", "Same-Origin") << 0;
    QTest::newRow("page of another port") << with("Sec-Fetch-Site", "same-site") << 403;
    QTest::newRow("foreign page") << with("Sec-Fetch-Site", "cross-site") << 403;
    QTest::newRow("foreign page in capitals") << with("sec-fetch-site", "CROSS-SITE") << 403;
    QTest::newRow("unheard-of site") << with("Sec-Fetch-Site", "anything") << 403;
    QTest::newRow("empty site") << with("Sec-Fetch-Site", "") << 403;
    QTest::newRow("two sites") << Head{.headers = {{"Host", "localhost:6001"},
                                                   {"Sec-Fetch-Site", "none"},
                                                   {"Sec-Fetch-Site", "cross-site"}}}
                               << 403;

    QTest::newRow("JSON") << with("Content-Type", "application/json", "POST") << 0;
    QTest::newRow("JSON in capitals") << with("Content-Type", "Application/JSON", "POST") << 0;
    QTest::newRow("JSON with a charset")
        << with("Content-Type", "application/json; charset=utf-8", "POST") << 0;
    QTest::newRow("JSON with a space")
        << with("Content-Type", "application/json ;a=b", "POST") << 0;
    QTest::newRow("no type") << Head{.method = "POST"} << 415;
    QTest::newRow("empty type") << with("Content-Type", "", "POST") << 415;
    // What a form of any web page can send without being asked.
    QTest::newRow("text") << with("Content-Type", "text/plain", "POST") << 415;
    QTest::newRow("form") << with("Content-Type", "application/x-www-form-urlencoded", "POST")
                          << 415;
    QTest::newRow("multipart") << with("Content-Type", "multipart/form-data", "POST") << 415;
    QTest::newRow("JSON in a parameter")
        << with("Content-Type", "text/plain; application/json", "POST") << 415;
    QTest::newRow("like JSON") << with("Content-Type", "application/jsonp", "POST") << 415;
    QTest::newRow("two types") << Head{.method = "POST",
                                       .headers = {{"Host", "localhost:6001"},
                                                   {"Content-Type", "application/json"},
                                                   {"Content-Type", "text/plain"}}}
                               << 415;
    QTest::newRow("GET with any type") << with("Content-Type", "text/plain", "GET") << 0;
    QTest::newRow("HEAD") << Head{.method = "HEAD"} << 0;
    QTest::newRow("OPTIONS") << Head{.method = "OPTIONS"} << 0;

    QTest::newRow("100-continue") << with("Expect", "100-continue") << 0;
    QTest::newRow("100-Continue") << with("Expect", "100-Continue") << 0;
    QTest::newRow("other expectation") << with("Expect", "a-miracle") << 417;
}

void TestGate::head_isJudged()
{
    QFETCH(Head, head);
    QFETCH(int, status);
    QCOMPARE(statusOf(head), status);
}

void TestGate::combination_isJudgedByItsWorst_data()
{
    QTest::addColumn<Head>("head");
    QTest::addColumn<int>("status");
    struct Part
    {
        const char *name;
        Header header;
        int status;
    };
    const QList<Part> hosts{{"host ours", {"Host", "127.0.0.1:6001"}, 0},
                            {"host foreign", {"Host", "evil.example:6001"}, 421}};
    const QList<Part> origins{{"no origin", {}, 0},
                              {"origin ours", {"Origin", "http://127.0.0.1:6001"}, 0},
                              {"origin foreign", {"Origin", "http://evil.example:6001"}, 403}};
    const QList<Part> sites{{"no site", {}, 0},
                            {"same-origin", {"Sec-Fetch-Site", "same-origin"}, 0},
                            {"cross-site", {"Sec-Fetch-Site", "cross-site"}, 403}};
    const QList<Part> types{{"no type", {}, 415},
                            {"JSON", {"Content-Type", "application/json"}, 0},
                            {"text", {"Content-Type", "text/plain"}, 415}};
    for (const char *method : {"GET", "POST"}) {
        for (const Part &host : hosts) {
            for (const Part &origin : origins) {
                for (const Part &site : sites) {
                    for (const Part &type : types) {
                        Head head{.method = method, .headers = {}};
                        int status = 0;
                        for (const Part *part : {&host, &origin, &site, &type}) {
                            if (!part->header.name.isEmpty())
                                head.headers.append(part->header);
                            const bool counts = part != &type || qstrcmp(method, "POST") == 0;
                            if (status == 0 && counts)
                                status = part->status;
                        }
                        QTest::addRow("%s, %s, %s, %s, %s", method, host.name, origin.name,
                                      site.name, type.name)
                            << head << status;
                    }
                }
            }
        }
    }
}

void TestGate::combination_isJudgedByItsWorst()
{
    QFETCH(Head, head);
    QFETCH(int, status);
    QCOMPARE(statusOf(head), status);
}

void TestGate::port80_needsNoPort()
{
    QCOMPARE(statusOf(withHost("localhost"), 80), 0);
    QCOMPARE(statusOf(withHost("localhost:80"), 80), 0);
    QCOMPARE(statusOf(withHost("evil.example"), 80), 421);
}

void TestGate::refusal_isJsonWithoutCorsHeaders()
{
    Request request;
    request.method = "GET";
    request.headers = {{"Host", "localhost:6001"}, {"Origin", "http://evil.example"}};
    const auto refusal = Gate(6001).refusal(request);
    QVERIFY(refusal);
    QCOMPARE(refusal->contentType, "application/json");
    QVERIFY(refusal->headers.isEmpty());
    QVERIFY(refusal->body.join().startsWith("{\"error\":\""));
}

QTEST_GUILESS_MAIN(TestGate)
#include "tst_gate.moc"
