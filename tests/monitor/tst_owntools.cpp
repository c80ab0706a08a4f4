// SPDX-License-Identifier: MIT
#include "app/monitor/owntools.h"
#include "app/monitor/statusline.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpSocket>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace mm::test {

namespace {

const QByteArray statusOfNow = R"({"state":"Active"})";

Reading validReading()
{
    Reading reading;
    reading.outcome = Outcome::Valid;
    reading.path = u"/x/stats.json"_s;
    reading.at = Moment::now();
    reading.modified = reading.at.wall - 42s;
    reading.snapshot.totalServices = 5;
    reading.snapshot.totalMessages = 1247;
    return reading;
}

} // namespace

class OwnToolsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void status_isAnswered();
    void window_isShown();
    void path_isAnswered_data();
    void path_isAnswered();
    void wrongMethod_isToldTheRightOne_data();
    void wrongMethod_isToldTheRightOne();
    void webPage_isRefused_data();
    void webPage_isRefused();
    void descriptions_areThoseOfTheTools();
    void statusLine_holdsWhatIsKnown();
    void statusLine_saysNullForWhatIsNot();

private:
    /// All of the answer to a request.
    QByteArray ask(const QByteArray &method, const QByteArray &path, const QByteArray &more = {},
                   const QByteArray &body = "{}");
    static QByteArray bodyOf(const QByteArray &answer)
    {
        return answer.mid(answer.indexOf("\r\n\r\n") + 4);
    }

    std::unique_ptr<OwnTools> m_tools;
    int m_shown = 0;
};

void OwnToolsTest::init()
{
    m_shown = 0;
    m_tools = std::make_unique<OwnTools>(
        OwnTools::Actions{[] { return statusOfNow; }, [this] { ++m_shown; }});
    QString error;
    QVERIFY2(m_tools->listen(&error), qPrintable(error));
    QVERIFY(m_tools->port() > 0);
}

QByteArray OwnToolsTest::ask(const QByteArray &method, const QByteArray &path,
                             const QByteArray &more, const QByteArray &body)
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), m_tools->port());
    socket.write(
        method + ' ' + path +
        " HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(m_tools->port()) +
        "\r\nContent-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size()) +
        "\r\nConnection: close\r\n" + more + "\r\n" + body);
    [&] { QTRY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState); }();
    return socket.readAll();
}

void OwnToolsTest::status_isAnswered()
{
    for (const char *arguments : {"{}", "", R"({"verbose":true})", "no JSON"}) {
        const QByteArray answer = ask("POST", "/tools/get_status", {}, arguments);
        QVERIFY2(answer.startsWith("HTTP/1.1 200 "), answer.constData());
        QVERIFY2(answer.contains("Content-Type: application/json\r\n"), answer.constData());
        QCOMPARE(bodyOf(answer), statusOfNow);
    }
    QCOMPARE(m_shown, 0);
}

void OwnToolsTest::window_isShown()
{
    const QByteArray answer = ask("POST", "/tools/show_window");
    QVERIFY2(answer.startsWith("HTTP/1.1 200 "), answer.constData());
    QCOMPARE(bodyOf(answer), QByteArray(R"({"shown":true})"));
    QCOMPARE(m_shown, 1);
}

void OwnToolsTest::path_isAnswered_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<int>("status");
    QTest::newRow("root") << QByteArray("/") << 404;
    QTest::newRow("another tool") << QByteArray("/tools/quit") << 404;
    QTest::newRow("no tool") << QByteArray("/tools/") << 404;
    QTest::newRow("a slash more") << QByteArray("/tools/show_window/") << 404;
    QTest::newRow("in capitals") << QByteArray("/tools/Show_Window") << 404;
    QTest::newRow("with a query") << QByteArray("/tools/get_status?a=b") << 200;
    QTest::newRow("escaped") << QByteArray("/tools/get%5Fstatus") << 200;
}

void OwnToolsTest::path_isAnswered()
{
    QFETCH(QByteArray, path);
    QFETCH(int, status);

    const QByteArray answer = ask("POST", path);
    QVERIFY2(answer.startsWith("HTTP/1.1 " + QByteArray::number(status) + ' '), answer.constData());
    if (status == 404)
        QCOMPARE(QJsonDocument::fromJson(bodyOf(answer)).object().value(u"success"_s), false);
    QCOMPARE(m_shown, 0);
}

void OwnToolsTest::wrongMethod_isToldTheRightOne_data()
{
    QTest::addColumn<QByteArray>("method");
    for (const char *method : {"GET", "HEAD", "PUT", "DELETE", "OPTIONS"})
        QTest::newRow(method) << QByteArray(method);
}

void OwnToolsTest::wrongMethod_isToldTheRightOne()
{
    QFETCH(QByteArray, method);

    for (const char *path : {"/tools/get_status", "/tools/show_window"}) {
        const QByteArray answer = ask(method, path);
        QVERIFY2(answer.startsWith("HTTP/1.1 405 "), answer.constData());
        QVERIFY2(answer.contains("\r\nAllow: POST\r\n"), answer.constData());
    }
    QCOMPARE(m_shown, 0);
}

void OwnToolsTest::webPage_isRefused_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::newRow("of another site") << QByteArray("Origin: http://example.com\r\n");
    QTest::newRow("of none") << QByteArray("Origin: null\r\n");
    QTest::newRow("cross-site") << QByteArray("Sec-Fetch-Site: cross-site\r\n");
}

void OwnToolsTest::webPage_isRefused()
{
    QFETCH(QByteArray, header);

    const QByteArray answer = ask("POST", "/tools/show_window", header);
    QVERIFY2(answer.startsWith("HTTP/1.1 403 "), answer.constData());
    QCOMPARE(m_shown, 0);
}

void OwnToolsTest::descriptions_areThoseOfTheTools()
{
    QStringList names;
    for (const QJsonValue each : OwnTools::descriptions()) {
        const QJsonObject tool = each.toObject();
        const QString name = tool.value(u"name"_s).toString();
        names += name;
        QVERIFY(!tool.value(u"description"_s).toString().isEmpty());
        QCOMPARE(tool.value(u"inputSchema"_s).toObject().value(u"type"_s).toString(), u"object"_s);
        QVERIFY(ask("POST", "/tools/" + name.toLatin1()).startsWith("HTTP/1.1 200 "));
    }
    QCOMPARE(names, (QStringList{u"get_status"_s, u"show_window"_s}));
}

void OwnToolsTest::statusLine_holdsWhatIsKnown()
{
    const Reading reading = validReading();
    const Status status = statusOf(reading, reading.at);
    const QByteArray line = statusLine(reading, status, reading.at);
    const QJsonObject expected{
        {u"state"_s, u"Active"_s},    {u"text"_s, u"MM: 5 services | 1,247 msgs"_s},
        {u"color"_s, u"green"_s},     {u"services"_s, 5},
        {u"messages"_s, 1247},        {u"age_s"_s, 42},
        {u"reason"_s, status.reason}, {u"path"_s, u"/x/stats.json"_s},
    };
    QCOMPARE(QJsonDocument::fromJson(line).object(), expected);
    QVERIFY(!line.contains('\n'));
}

void OwnToolsTest::statusLine_saysNullForWhatIsNot()
{
    Reading reading = validReading();
    reading.outcome = Outcome::Missing;
    const QJsonObject told =
        QJsonDocument::fromJson(statusLine(reading, statusOf(reading, reading.at), reading.at))
            .object();
    QCOMPARE(told.value(u"state"_s).toString(), u"NoFile"_s);
    for (const QString &key : {u"services"_s, u"messages"_s, u"age_s"_s})
        QVERIFY(told.value(key).isNull());
}

} // namespace mm::test

QTEST_GUILESS_MAIN(mm::test::OwnToolsTest)
#include "tst_owntools.moc"
