// SPDX-License-Identifier: MIT
#include "app/http/server.h"
#include "suite.h"
#include "wire.h"

using namespace mm::http;
using namespace mm::test;

/// A server that also listens on addresses other than 127.0.0.1 and ::1.
class TstServerAddresses final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void otherAddressWithoutToken_failsToListen();
    void otherAddress_needsTokenInEachRequest();
    void takenAddress_failsToListen();
    void wildcardAddress_includesLoopback_data();
    void wildcardAddress_includesLoopback();
    void oneAddress_needsNoTokenAndListensThereAlone();
    void oneTakenAddress_failsToListen();
};

namespace {

struct TokenServer
{
    explicit TokenServer(const QByteArray &token = "s3cret")
    {
        server.setAccess({.bearerToken = token});
        listens = server.listen(0, &error);
    }

    Server server{[](const ExchangePtr &exchange) { exchange->respond(jsonResponse("{}")); }};
    QString error;
    bool listens = false;
};

QByteArray getFrom(const QByteArray &host, const QByteArray &headers = {})
{
    return "GET /a HTTP/1.1\r\nHost: " + host + "\r\n" + headers + "\r\n";
}

} // namespace

void TstServerAddresses::otherAddressWithoutToken_failsToListen()
{
    TokenServer test("");
    QVERIFY(test.listens);
    QVERIFY(!test.server.listen(QHostAddress(u"127.0.0.2"_s), 0, &test.error));
    QVERIFY(test.error.contains(u"token"_s));
    QCOMPARE(test.server.urls().size(), 2);
}

void TstServerAddresses::otherAddress_needsTokenInEachRequest()
{
    TokenServer test;
    QVERIFY(test.listens);
    QVERIFY(test.server.listen(QHostAddress(u"127.0.0.2"_s), 0, &test.error));
    QVERIFY(test.server.listen(QHostAddress(QHostAddress::LocalHost), 0, &test.error)); // already
    QCOMPARE(test.server.urls().size(), 3);
    QVERIFY(test.server.urls().contains(u"http://127.0.0.2:%1"_s.arg(test.server.port())));
    for (const auto &address : {u"127.0.0.1"_s, u"127.0.0.2"_s, u"::1"_s}) {
        Wire wire(test.server.port(), QHostAddress(address));
        wire.send(getFrom("localhost"));
        QTRY_COMPARE(wire.statuses(), QList<int>{401});
        wire.send(getFrom("localhost", "Authorization: Bearer s3cret\r\n"));
        QTRY_COMPARE(wire.statuses(), (QList<int>{401, 200}));
    }
}

void TstServerAddresses::takenAddress_failsToListen()
{
    TokenServer test;
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress(u"127.0.0.3"_s)));
    QVERIFY(!test.server.listen(other.serverAddress(), other.serverPort(), &test.error));
    QVERIFY(!test.error.isEmpty());
}

void TstServerAddresses::wildcardAddress_includesLoopback_data()
{
    QTest::addColumn<QString>("wildcard");
    QTest::addColumn<QStringList>("reachable");
    QTest::newRow("IPv4") << u"0.0.0.0"_s << QStringList{u"127.0.0.1"_s, u"127.0.0.2"_s, u"::1"_s};
    QTest::newRow("IPv6") << u"::"_s << QStringList{u"127.0.0.1"_s, u"::1"_s};
}

void TstServerAddresses::wildcardAddress_includesLoopback()
{
    QFETCH(QString, wildcard);
    QFETCH(QStringList, reachable);
    TokenServer test;
    QVERIFY2(test.server.listen(QHostAddress(wildcard), 0, &test.error), qPrintable(test.error));
    QCOMPARE(test.server.urls().size(), 2);
    for (const QString &address : reachable) {
        Wire wire(test.server.port(), QHostAddress(address));
        // The address of a machine that forwards to this one.
        wire.send(getFrom("192.0.2.1:80", "Authorization: Bearer s3cret\r\n"));
        QTRY_COMPARE(wire.statuses(), QList<int>{200});
        wire.send(getFrom("evil.example", "Authorization: Bearer s3cret\r\n"));
        QTRY_COMPARE(wire.statuses(), (QList<int>{200, 421}));
    }
}

void TstServerAddresses::oneAddress_needsNoTokenAndListensThereAlone()
{
    Server server([](const ExchangePtr &exchange) { exchange->respond(jsonResponse("{}")); });
    QString error;
    QVERIFY2(server.listenOnly(QHostAddress(u"127.0.0.2"_s), 0, &error), qPrintable(error));
    QCOMPARE(server.urls(), QStringList{u"http://127.0.0.2:%1"_s.arg(server.port())});
    Wire wire(server.port(), QHostAddress(u"127.0.0.2"_s));
    wire.send(getFrom("localhost"));
    QTRY_COMPARE(wire.statuses(), QList<int>{200});
    wire.send(getFrom("evil.example"));
    QTRY_COMPARE(wire.statuses(), (QList<int>{200, 421}));
    const Wire elsewhere(server.port());
    QVERIFY(!elsewhere.isConnected());
}

void TstServerAddresses::oneTakenAddress_failsToListen()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress(u"127.0.0.3"_s)));
    Server server([](const ExchangePtr &) {});
    QString error;
    QVERIFY(!server.listenOnly(other.serverAddress(), other.serverPort(), &error));
    QVERIFY(!error.isEmpty());
    QCOMPARE(server.listenError(), QAbstractSocket::AddressInUseError);
    QVERIFY(server.urls().isEmpty());
}

MM_SUITE(TstServerAddresses)
#include "tst_serveraddresses.moc"
