// SPDX-License-Identifier: MIT
#include "app/http/originguard.h"
#include "suite.h"

#include <QTest>

using namespace mm::http;

class TstOriginGuard final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void head_returnsStatus_data();
    void head_returnsStatus();
    void headerCombination_returnsFirstFailure_data();
    void headerCombination_returnsFirstFailure();
    void port80_mayBeOmitted();
    void rejection_isJsonWithoutCorsHeaders();
};

namespace {

struct RequestHead
{
    const char *method = "GET";
    QList<Header> headers = {{"Host", "localhost:6001"}};
    QByteArray authority = {};
    int minorVersion = 1;
};

int guardStatus(const RequestHead &head, quint16 port = 6001)
{
    Request request;
    request.method = head.method;
    request.headers = head.headers;
    request.authority = head.authority;
    request.minorVersion = head.minorVersion;
    const auto rejection = OriginGuard(port).rejection(request);
    return rejection ? rejection->status : 0;
}

RequestHead withHost(const char *host)
{
    return {.headers = {{"Host", host}}};
}

RequestHead with(const char *name, const char *value, const char *method = "GET")
{
    return {.method = method, .headers = {{"Host", "localhost:6001"}, {name, value}}};
}

} // namespace

Q_DECLARE_METATYPE(RequestHead)

void TstOriginGuard::head_returnsStatus_data()
{
    QTest::addColumn<RequestHead>("head");
    QTest::addColumn<int>("status"); // 0: allowed

    QTest::newRow("localhost") << RequestHead{} << 0;
    QTest::newRow("127.0.0.1") << withHost("127.0.0.1:6001") << 0;
    QTest::newRow("::1") << withHost("[::1]:6001") << 0;
    QTest::newRow("capitals") << withHost("LocalHost:6001") << 0;
    QTest::newRow("no port") << withHost("localhost") << 421;
    QTest::newRow("other port") << withHost("localhost:6002") << 421;
    QTest::newRow("port with a zero") << withHost("localhost:06001") << 421;
    QTest::newRow("port and more") << withHost("localhost:60011") << 421;
    QTest::newRow("rebound name") << withHost("evil.example:6001") << 421;
    QTest::newRow("name with own name as prefix") << withHost("localhost.evil.example:6001") << 421;
    QTest::newRow("name with a dot") << withHost("localhost.:6001") << 421;
    QTest::newRow("other loopback address") << withHost("127.0.0.2:6001") << 421;
    QTest::newRow("any address") << withHost("0.0.0.0:6001") << 421;
    QTest::newRow("::1 without brackets") << withHost("::1:6001") << 421;
    QTest::newRow("user in the host") << withHost("a@localhost:6001") << 421;
    QTest::newRow("space after it") << withHost("localhost:6001 ") << 421;
    QTest::newRow("empty host") << withHost("") << 421;
    QTest::newRow("no host") << RequestHead{.headers = {}} << 400;
    QTest::newRow("no host in 1.0") << RequestHead{.headers = {}, .minorVersion = 0} << 421;
    QTest::newRow("two hosts") << RequestHead{.headers = {{"Host", "localhost:6001"},
                                                          {"host", "localhost:6001"}}}
                               << 400;
    QTest::newRow("two hosts in 1.0")
        << RequestHead{.headers = {{"Host", "localhost:6001"}, {"Host", "evil.example"}},
                       .minorVersion = 0}
        << 400;
    QTest::newRow("foreign target") << RequestHead{.authority = "evil.example:6001"} << 421;
    QTest::newRow("empty target") << RequestHead{.authority = ""} << 421;
    QTest::newRow("own target") << RequestHead{.authority = "127.0.0.1:6001"} << 0;
    QTest::newRow("own target, foreign host")
        << RequestHead{.headers = {{"Host", "evil.example"}}, .authority = "127.0.0.1:6001"} << 421;

    QTest::newRow("own origin") << with("Origin", "http://localhost:6001") << 0;
    QTest::newRow("own origin by address") << with("Origin", "http://127.0.0.1:6001") << 0;
    QTest::newRow("own origin by ::1") << with("origin", "http://[::1]:6001") << 0;
    QTest::newRow("foreign origin") << with("Origin", "http://evil.example") << 403;
    QTest::newRow("origin of another port") << with("Origin", "http://localhost:3000") << 403;
    QTest::newRow("origin of https") << with("Origin", "https://localhost:6001") << 403;
    QTest::newRow("origin of a file") << with("Origin", "null") << 403;
    QTest::newRow("origin of an extension") << with("Origin", "chrome-extension://abc") << 403;
    QTest::newRow("empty origin") << with("Origin", "") << 403;
    QTest::newRow("origin with own origin as prefix")
        << with("Origin", "http://localhost:6001.evil.example") << 403;
    QTest::newRow("two origins") << RequestHead{.headers = {{"Host", "localhost:6001"},
                                                            {"Origin", "http://localhost:6001"},
                                                            {"Origin", "http://evil.example"}}}
                                 << 403;

    QTest::newRow("typed into a browser") << with("Sec-Fetch-Site", "none") << 0;
    QTest::newRow("own page") << with("Sec-Fetch-Site", "same-origin") << 0;
    QTest::newRow("own page in capitals") << with("Sec-Fetch-Site", "Same-Origin") << 0;
    QTest::newRow("page of another port") << with("Sec-Fetch-Site", "same-site") << 403;
    QTest::newRow("foreign page") << with("Sec-Fetch-Site", "cross-site") << 403;
    QTest::newRow("foreign page in capitals") << with("sec-fetch-site", "CROSS-SITE") << 403;
    QTest::newRow("unknown site") << with("Sec-Fetch-Site", "anything") << 403;
    QTest::newRow("empty site") << with("Sec-Fetch-Site", "") << 403;
    QTest::newRow("two sites") << RequestHead{.headers = {{"Host", "localhost:6001"},
                                                          {"Sec-Fetch-Site", "none"},
                                                          {"Sec-Fetch-Site", "cross-site"}}}
                               << 403;

    QTest::newRow("JSON") << with("Content-Type", "application/json", "POST") << 0;
    QTest::newRow("JSON in capitals") << with("Content-Type", "Application/JSON", "POST") << 0;
    QTest::newRow("JSON with a charset")
        << with("Content-Type", "application/json; charset=utf-8", "POST") << 0;
    QTest::newRow("JSON with a space")
        << with("Content-Type", "application/json ;a=b", "POST") << 0;
    QTest::newRow("no type") << RequestHead{.method = "POST"} << 415;
    QTest::newRow("empty type") << with("Content-Type", "", "POST") << 415;
    // Content types that a form of a web page can send.
    QTest::newRow("text") << with("Content-Type", "text/plain", "POST") << 415;
    QTest::newRow("form") << with("Content-Type", "application/x-www-form-urlencoded", "POST")
                          << 415;
    QTest::newRow("multipart") << with("Content-Type", "multipart/form-data", "POST") << 415;
    QTest::newRow("JSON in a parameter")
        << with("Content-Type", "text/plain; application/json", "POST") << 415;
    QTest::newRow("like JSON") << with("Content-Type", "application/jsonp", "POST") << 415;
    QTest::newRow("two types") << RequestHead{.method = "POST",
                                              .headers = {{"Host", "localhost:6001"},
                                                          {"Content-Type", "application/json"},
                                                          {"Content-Type", "text/plain"}}}
                               << 415;
    QTest::newRow("GET with any type") << with("Content-Type", "text/plain", "GET") << 0;
    QTest::newRow("HEAD") << RequestHead{.method = "HEAD"} << 0;
    QTest::newRow("OPTIONS") << RequestHead{.method = "OPTIONS"} << 0;

    QTest::newRow("100-continue") << with("Expect", "100-continue") << 0;
    QTest::newRow("100-Continue") << with("Expect", "100-Continue") << 0;
    QTest::newRow("other expectation") << with("Expect", "other") << 417;
}

void TstOriginGuard::head_returnsStatus()
{
    QFETCH(RequestHead, head);
    QFETCH(int, status);
    QCOMPARE(guardStatus(head), status);
}

void TstOriginGuard::headerCombination_returnsFirstFailure_data()
{
    QTest::addColumn<RequestHead>("head");
    QTest::addColumn<int>("status");
    struct Part
    {
        const char *name;
        Header header;
        int status;
    };
    const QList<Part> hosts{{"own host", {"Host", "127.0.0.1:6001"}, 0},
                            {"host foreign", {"Host", "evil.example:6001"}, 421}};
    const QList<Part> origins{{"no origin", {}, 0},
                              {"own origin", {"Origin", "http://127.0.0.1:6001"}, 0},
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
                        RequestHead head{.method = method, .headers = {}};
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

void TstOriginGuard::headerCombination_returnsFirstFailure()
{
    head_returnsStatus();
}

void TstOriginGuard::port80_mayBeOmitted()
{
    QCOMPARE(guardStatus(withHost("localhost"), 80), 0);
    QCOMPARE(guardStatus(withHost("localhost:80"), 80), 0);
    QCOMPARE(guardStatus(withHost("evil.example"), 80), 421);
}

void TstOriginGuard::rejection_isJsonWithoutCorsHeaders()
{
    Request request;
    request.method = "GET";
    request.headers = {{"Host", "localhost:6001"}, {"Origin", "http://evil.example"}};
    const auto rejection = OriginGuard(6001).rejection(request);
    QVERIFY(rejection);
    QCOMPARE(rejection->contentType, "application/json");
    QVERIFY(rejection->headers.isEmpty());
    QVERIFY(rejection->body.join().startsWith("{\"error\":\""));
}

MM_SUITE(TstOriginGuard)
#include "tst_originguard.moc"
