// SPDX-License-Identifier: MIT
#include "app/monitor/proxyclient/toolserver.h"
#include "suite.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpSocket>
#include <QTest>

using namespace mm;
using namespace Qt::StringLiterals;

namespace {

const QByteArray sampleStatus = R"({"state":"Active"})";

} // namespace

class TstToolServer final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void getStatus_returnsTheStatus();
    void showWindow_showsTheWindow();
    void path_selectsTheTool_data();
    void path_selectsTheTool();
    void otherMethod_isRejectedWithAllow_data();
    void otherMethod_isRejectedWithAllow();
    void webPage_isRejected_data();
    void webPage_isRejected();
    void descriptions_matchTheTools();

private:
    /// Returns the whole response.
    QByteArray send(const QByteArray &method, const QByteArray &path, const QByteArray &more = {},
                    const QByteArray &body = "{}");
    static QByteArray bodyOf(const QByteArray &response)
    {
        return response.mid(response.indexOf("\r\n\r\n") + 4);
    }

    std::unique_ptr<ToolServer> m_tools;
    int m_shown = 0;
};

void TstToolServer::init()
{
    m_shown = 0;
    m_tools = std::make_unique<ToolServer>(
        ToolServer::Actions{[] { return sampleStatus; }, [this] { ++m_shown; }});
    QString error;
    QVERIFY2(m_tools->listen(&error), qPrintable(error));
    QVERIFY(m_tools->port() > 0);
}

QByteArray TstToolServer::send(const QByteArray &method, const QByteArray &path,
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

void TstToolServer::getStatus_returnsTheStatus()
{
    for (const char *arguments : {"{}", "", R"({"verbose":true})", "no JSON"}) {
        const QByteArray response = send("POST", "/tools/get_status", {}, arguments);
        QVERIFY2(response.startsWith("HTTP/1.1 200 "), response.constData());
        QVERIFY2(response.contains("Content-Type: application/json\r\n"), response.constData());
        QCOMPARE(bodyOf(response), sampleStatus);
    }
    QCOMPARE(m_shown, 0);
}

void TstToolServer::showWindow_showsTheWindow()
{
    const QByteArray response = send("POST", "/tools/show_window");
    QVERIFY2(response.startsWith("HTTP/1.1 200 "), response.constData());
    QCOMPARE(bodyOf(response), QByteArray(R"({"shown":true})"));
    QCOMPARE(m_shown, 1);
}

void TstToolServer::path_selectsTheTool_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<int>("status");
    QTest::newRow("root") << QByteArray("/") << 404;
    QTest::newRow("another tool") << QByteArray("/tools/quit") << 404;
    QTest::newRow("no tool") << QByteArray("/tools/") << 404;
    QTest::newRow("trailing slash") << QByteArray("/tools/get_status/") << 200;
    QTest::newRow("other case") << QByteArray("/tools/Show_Window") << 404;
    QTest::newRow("with a query") << QByteArray("/tools/get_status?a=b") << 200;
    QTest::newRow("escaped") << QByteArray("/tools/get%5Fstatus") << 200;
}

void TstToolServer::path_selectsTheTool()
{
    QFETCH(QByteArray, path);
    QFETCH(int, status);

    const QByteArray response = send("POST", path);
    QVERIFY2(response.startsWith("HTTP/1.1 " + QByteArray::number(status) + ' '),
             response.constData());
    if (status == 404)
        QCOMPARE(QJsonDocument::fromJson(bodyOf(response)).object().value(u"success"_s), false);
    QCOMPARE(m_shown, 0);
}

void TstToolServer::otherMethod_isRejectedWithAllow_data()
{
    QTest::addColumn<QByteArray>("method");
    for (const char *method : {"GET", "HEAD", "PUT", "DELETE", "OPTIONS"})
        QTest::newRow(method) << QByteArray(method);
}

void TstToolServer::otherMethod_isRejectedWithAllow()
{
    QFETCH(QByteArray, method);

    for (const char *path : {"/tools/get_status", "/tools/show_window"}) {
        const QByteArray response = send(method, path);
        QVERIFY2(response.startsWith("HTTP/1.1 405 "), response.constData());
        QVERIFY2(response.contains("\r\nAllow: POST\r\n"), response.constData());
    }
    QCOMPARE(m_shown, 0);
}

void TstToolServer::webPage_isRejected_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::newRow("another origin") << QByteArray("Origin: http://example.com\r\n");
    QTest::newRow("null origin") << QByteArray("Origin: null\r\n");
    QTest::newRow("cross-site") << QByteArray("Sec-Fetch-Site: cross-site\r\n");
}

void TstToolServer::webPage_isRejected()
{
    QFETCH(QByteArray, header);

    const QByteArray response = send("POST", "/tools/show_window", header);
    QVERIFY2(response.startsWith("HTTP/1.1 403 "), response.constData());
    QCOMPARE(m_shown, 0);
}

void TstToolServer::descriptions_matchTheTools()
{
    // JSON Schema, as the Model Context Protocol recommends it for a tool without parameters.
    const QJsonObject noParameters{{u"type"_s, u"object"_s},
                                   {u"properties"_s, QJsonObject()},
                                   {u"additionalProperties"_s, false}};
    QStringList names;
    for (const QJsonValue each : ToolServer::descriptions()) {
        const QJsonObject tool = each.toObject();
        const QString name = tool.value(u"name"_s).toString();
        names += name;
        QVERIFY(!tool.value(u"description"_s).toString().isEmpty());
        QCOMPARE(tool.value(u"inputSchema"_s).toObject(), noParameters);
        const QByteArray response = send("POST", "/tools/" + name.toLatin1());
        QVERIFY(response.startsWith("HTTP/1.1 200 "));
        // An object can be structuredContent; with `content` it would pass as a CallToolResult.
        const QJsonDocument result = QJsonDocument::fromJson(bodyOf(response));
        QVERIFY(result.isObject());
        QVERIFY(!result.object().contains(u"content"_s));
    }
    QCOMPARE(names, (QStringList{u"get_status"_s, u"show_window"_s}));
}

MM_SUITE(TstToolServer)
#include "tst_toolserver.moc"
