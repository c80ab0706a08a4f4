// SPDX-License-Identifier: MIT
#include "app/proxy/portprobe.h"
#include "suite.h"
#include "threadedserver.h"
#include "wire.h"

using namespace mm;
using namespace mm::test;

class TstPortProbe final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void response_isDescribed_data();
    void response_isDescribed();
    void unusedPort_givesNothing();
};

void TstPortProbe::response_isDescribed_data()
{
    QTest::addColumn<QByteArray>("response");
    QTest::addColumn<QString>("description");
    QTest::newRow("mm-proxy") << okResponse(R"({"program":"mm-proxy","pid":7})")
                              << u"Another mm-proxy seems to listen there, process 7."_s;
    QTest::newRow("HTTP server") << okResponse("<html>")
                                 << u"Another HTTP server seems to listen there."_s;
    QTest::newRow("other protocol")
        << QByteArray("220 mail ready\r\n")
        << u"A program that does not speak HTTP seems to listen there."_s;
    QTest::newRow("nothing") << QByteArray()
                             << u"A program that does not answer seems to listen there."_s;
}

void TstPortProbe::response_isDescribed()
{
    QFETCH(QByteArray, response);
    QFETCH(QString, description);
    const ThreadedServer server(response);
    QCOMPARE(describePortOwner(server.port()), description);
}

void TstPortProbe::unusedPort_givesNothing()
{
    QCOMPARE(describePortOwner(mm::test::unusedPort()), QString());
}

MM_SUITE(TstPortProbe)
#include "tst_portprobe.moc"
