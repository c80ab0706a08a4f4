// SPDX-License-Identifier: MIT
#include "app/http/originguard.h"
#include "suite.h"

#include <QTest>

using namespace mm::http;
using namespace Qt::StringLiterals;

class TstOriginGuard final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void head_returnsStatus_data();
    void head_returnsStatus();
    void headerCombination_returnsFirstFailure_data();
    void headerCombination_returnsFirstFailure();
    void originOfPort80_mayOmitPort();
    void allowedHost_isAcceptedAsHostOnly_data();
    void allowedHost_isAcceptedAsHostOnly();
    void hostOfOneAddress_isThatAddress_data();
    void hostOfOneAddress_isThatAddress();
    void bodies_needNotBeJsonWhereNoneIsRead();
    void requiredToken_isComparedExactly_data();
    void requiredToken_isComparedExactly();
    void missingToken_isReportedAfterForeignHostAndOrigin();
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

int guardStatus(const RequestHead &head, quint16 port = 6001,
                const OriginGuard::Config &config = {})
{
    Request request;
    request.method = head.method;
    request.headers = head.headers;
    request.authority = head.authority;
    request.minorVersion = head.minorVersion;
    const auto rejection = OriginGuard(port, config).rejection(request);
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
    // A tunnel's port, or a proxy's.
    QTest::newRow("no port") << withHost("localhost") << 0;
    QTest::newRow("empty port") << withHost("localhost:") << 0;
    QTest::newRow("other port") << withHost("localhost:16001") << 0;
    QTest::newRow("127.0.0.1, other port") << withHost("127.0.0.1:1") << 0;
    QTest::newRow("::1, other port") << withHost("[::1]:65535") << 0;
    QTest::newRow("::1 without port") << withHost("[::1]") << 0;
    QTest::newRow("::1 in full") << withHost("[0:0:0:0:0:0:0:1]:6001") << 0;
    QTest::newRow("name with a dot") << withHost("Localhost.:16001") << 0;
    QTest::newRow("name below localhost") << withHost("mm.localhost:6001") << 0;
    for (const char *name : {"ip6-localhost", "ip6-loopback", "localhost4", "localhost6:6001",
                             "localhost.localdomain:16001", "localhost6.localdomain6"})
        QTest::newRow(name) << withHost(name) << 0;
    QTest::newRow("other loopback address") << withHost("127.255.0.2:6001") << 0;
    QTest::newRow("IPv4 in IPv6") << withHost("[::FFFF:127.0.0.1]:6001") << 0;
    QTest::newRow("letters in the port") << withHost("localhost:6001x") << 421;
    QTest::newRow("two ports") << withHost("localhost:6001:80") << 421;
    QTest::newRow("sign in the port") << withHost("localhost:+6001") << 421;
    QTest::newRow("rebound name") << withHost("evil.example:6001") << 421;
    QTest::newRow("rebound name, other port") << withHost("evil.example:16001") << 421;
    QTest::newRow("name with own name as prefix") << withHost("localhost.evil.example:6001") << 421;
    QTest::newRow("name with own name as suffix") << withHost("evil-localhost:6001") << 421;
    QTest::newRow("name with own address as prefix")
        << withHost("127.0.0.1.evil.example:6001") << 421;
    QTest::newRow("any address") << withHost("0.0.0.0:6001") << 421;
    QTest::newRow("any IPv6 address") << withHost("[::]:6001") << 421;
    QTest::newRow("address of a network") << withHost("192.168.0.1:6001") << 421;
    QTest::newRow("short address") << withHost("127.1:6001") << 421;
    QTest::newRow("address in one number") << withHost("2130706433:6001") << 421;
    QTest::newRow("address with zeros") << withHost("127.000.0.1:6001") << 421;
    QTest::newRow("::1 without brackets") << withHost("::1:6001") << 421;
    QTest::newRow("127.0.0.1 in brackets") << withHost("[127.0.0.1]:6001") << 421;
    QTest::newRow("more after the brackets") << withHost("[::1]evil.example:6001") << 421;
    QTest::newRow("user in the host") << withHost("a@localhost:6001") << 421;
    QTest::newRow("dot alone") << withHost(".") << 421;
    QTest::newRow("space after it") << withHost("localhost:6001 ") << 421;
    QTest::newRow("empty host") << withHost("") << 421;
    QTest::newRow("no host") << RequestHead{.headers = {}} << 400;
    QTest::newRow("no host in 1.0") << RequestHead{.headers = {}, .minorVersion = 0} << 0;
    QTest::newRow("foreign host in 1.0")
        << RequestHead{.headers = {{"Host", "evil.example"}}, .minorVersion = 0} << 421;
    QTest::newRow("foreign target in 1.0")
        << RequestHead{.headers = {}, .authority = "evil.example", .minorVersion = 0} << 421;
    QTest::newRow("foreign origin in 1.0")
        << RequestHead{.headers = {{"Origin", "http://evil.example"}}, .minorVersion = 0} << 403;
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
    QTest::newRow("own target, other port") << RequestHead{.authority = "localhost:16001"} << 0;
    QTest::newRow("own target, foreign host")
        << RequestHead{.headers = {{"Host", "evil.example"}}, .authority = "127.0.0.1:6001"} << 421;

    QTest::newRow("own origin") << with("Origin", "http://localhost:6001") << 0;
    QTest::newRow("own origin by address") << with("Origin", "http://127.0.0.1:6001") << 0;
    QTest::newRow("own origin by ::1") << with("origin", "http://[::1]:6001") << 0;
    QTest::newRow("foreign origin") << with("Origin", "http://evil.example") << 403;
    QTest::newRow("origin below localhost") << with("Origin", "http://a.localhost:6001") << 403;
    QTest::newRow("origin of another loopback address")
        << with("Origin", "http://127.0.0.2:6001") << 403;
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
    QTest::newRow("JSON twice") << RequestHead{.method = "POST",
                                               .headers = {{"Host", "localhost:6001"},
                                                           {"Content-Type", "application/json"},
                                                           {"Content-Type", "application/json"}}}
                                << 0;
    QTest::newRow("text/json") << with("Content-Type", "text/json", "POST") << 415;
    QTest::newRow("gzip") << with("content-encoding", "gzip", "POST") << 415;
    QTest::newRow("gzip of a GET") << with("Content-Encoding", "gzip") << 415;
    QTest::newRow("no coding") << with("Content-Encoding", "") << 0;
    QTest::newRow("identity") << with("Content-Encoding", "Identity") << 0;
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

void TstOriginGuard::originOfPort80_mayOmitPort()
{
    QCOMPARE(guardStatus(with("Origin", "http://localhost"), 80), 0);
    QCOMPARE(guardStatus(with("Origin", "http://localhost:80"), 80), 0);
    QCOMPARE(guardStatus(with("Origin", "http://evil.example"), 80), 403);
}

void TstOriginGuard::allowedHost_isAcceptedAsHostOnly_data()
{
    QTest::addColumn<RequestHead>("head");
    QTest::addColumn<int>("status");
    QTest::newRow("allowed") << withHost("mesh.example:6001") << 0;
    QTest::newRow("allowed, no port") << withHost("mesh.example") << 0;
    QTest::newRow("allowed, other spelling") << withHost("MESH.example.:16001") << 0;
    QTest::newRow("allowed, given in capitals") << withHost("box") << 0;
    QTest::newRow("allowed address") << withHost("[2001:db8::1]:6001") << 0;
    QTest::newRow("loopback") << withHost("localhost:6001") << 0;
    QTest::newRow("name below it") << withHost("a.mesh.example:6001") << 421;
    QTest::newRow("name that begins with it") << withHost("mesh.example.evil.example") << 421;
    QTest::newRow("other name") << withHost("evil.example:6001") << 421;
    QTest::newRow("its origin") << RequestHead{.headers = {{"Host", "mesh.example:6001"},
                                                           {"Origin", "http://mesh.example:6001"}}}
                                << 403;
}

void TstOriginGuard::allowedHost_isAcceptedAsHostOnly()
{
    QFETCH(RequestHead, head);
    QFETCH(int, status);
    QCOMPARE(
        guardStatus(head, 6001, {.allowedHosts = {u"mesh.example"_s, u"BOX"_s, u"2001:db8::1"_s}}),
        status);
    QCOMPARE(guardStatus(withHost("192.168.0.1"), 6001, {.allowsAddresses = true}), 0);
    QCOMPARE(guardStatus(withHost("[fe80::1]:6001"), 6001, {.allowsAddresses = true}), 0);
    QCOMPARE(guardStatus(withHost("evil.example"), 6001, {.allowsAddresses = true}), 421);
}

void TstOriginGuard::hostOfOneAddress_isThatAddress_data()
{
    QTest::addColumn<QString>("allowed");
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<int>("status");
    QTest::newRow("itself") << u"192.0.2.1"_s << QByteArray("192.0.2.1:6001") << 0;
    QTest::newRow("without port") << u"192.0.2.1"_s << QByteArray("192.0.2.1") << 0;
    QTest::newRow("other address") << u"192.0.2.1"_s << QByteArray("192.0.2.2:6001") << 421;
    QTest::newRow("loopback") << u"192.0.2.1"_s << QByteArray("127.0.0.1:6001") << 421;
    QTest::newRow("loopback name") << u"192.0.2.1"_s << QByteArray("localhost:6001") << 421;
    QTest::newRow("name below localhost") << u"192.0.2.1"_s << QByteArray("a.localhost") << 421;
    QTest::newRow("other name") << u"192.0.2.1"_s << QByteArray("evil.example") << 421;
    QTest::newRow("IPv6") << u"2001:db8::1"_s << QByteArray("[2001:db8::1]:6001") << 0;
    QTest::newRow("IPv6 in full") << u"2001:db8::1"_s << QByteArray("[2001:DB8:0:0:0:0:0:1]") << 0;
    QTest::newRow("other IPv6") << u"2001:db8::1"_s << QByteArray("[2001:db8::2]") << 421;
}

void TstOriginGuard::hostOfOneAddress_isThatAddress()
{
    QFETCH(QString, allowed);
    QFETCH(QByteArray, host);
    QFETCH(int, status);
    const OriginGuard::Config config{.allowedHosts = {allowed}, .allowsLoopback = false};
    QCOMPARE(guardStatus({.headers = {{"Host", host}}}, 6001, config), status);
}

void TstOriginGuard::bodies_needNotBeJsonWhereNoneIsRead()
{
    const OriginGuard::Config config{.jsonBodies = false};
    QCOMPARE(guardStatus(with("Content-Type", "text/plain", "POST")), 415);
    QCOMPARE(guardStatus(with("Content-Type", "text/plain", "POST"), 6001, config), 0);
    QCOMPARE(guardStatus(with("Expect", "a miracle", "POST"), 6001, config), 417);
}

void TstOriginGuard::requiredToken_isComparedExactly_data()
{
    QTest::addColumn<QByteArray>("authorization"); // null for none
    QTest::addColumn<int>("status");
    QTest::newRow("right") << QByteArray("Bearer s3cret-Token") << 0;
    QTest::newRow("scheme in lower case") << QByteArray("bearer s3cret-Token") << 0;
    QTest::newRow("spaces") << QByteArray("Bearer  s3cret-Token") << 0;
    QTest::newRow("none") << QByteArray() << 401;
    QTest::newRow("empty") << QByteArray("") << 401;
    QTest::newRow("scheme alone") << QByteArray("Bearer") << 401;
    QTest::newRow("no token") << QByteArray("Bearer ") << 401;
    QTest::newRow("wrong") << QByteArray("Bearer s3cret-Tokem") << 401;
    QTest::newRow("other case") << QByteArray("Bearer s3cret-token") << 401;
    QTest::newRow("prefix") << QByteArray("Bearer s3cret-Toke") << 401;
    QTest::newRow("longer") << QByteArray("Bearer s3cret-Token1") << 401;
    QTest::newRow("without scheme") << QByteArray("s3cret-Token") << 401;
    QTest::newRow("other scheme") << QByteArray("Basic s3cret-Token") << 401;
}

void TstOriginGuard::requiredToken_isComparedExactly()
{
    QFETCH(QByteArray, authorization);
    QFETCH(int, status);
    for (const char *method : {"GET", "POST", "HEAD"}) {
        RequestHead head = with("Content-Type", "application/json", method);
        if (!authorization.isNull())
            head.headers.append(Header{"authorization", authorization});
        QCOMPARE(guardStatus(head, 6001, {.bearerToken = "s3cret-Token"}), status);
        head.headers.append(Header{"Authorization", "Bearer other"});
        QCOMPARE(guardStatus(head, 6001, {.bearerToken = "s3cret-Token"}), 401);
    }
}

void TstOriginGuard::missingToken_isReportedAfterForeignHostAndOrigin()
{
    const OriginGuard::Config config{.bearerToken = "s3cret"};
    QCOMPARE(guardStatus(withHost("evil.example"), 6001, config), 421);
    QCOMPARE(guardStatus(with("Origin", "http://evil.example"), 6001, config), 403);
    // Not 415, which would tell a client without the token what the server expects.
    QCOMPARE(guardStatus(with("Content-Type", "text/plain", "POST"), 6001, config), 401);

    Request request;
    request.headers = {{"Host", "localhost"}};
    const auto rejection = OriginGuard(6001, config).rejection(request);
    QVERIFY(rejection);
    QCOMPARE(rejection->headers.size(), 1);
    QCOMPARE(rejection->headers.constFirst().name, "WWW-Authenticate");
    QCOMPARE(rejection->headers.constFirst().value, "Bearer");
    QVERIFY(!rejection->body.join().contains("s3cret"));
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
