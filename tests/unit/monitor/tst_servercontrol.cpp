// SPDX-License-Identifier: MIT
#include "app/http/server.h"
#include "app/monitor/servercontrol.h"
#include "fakemm.h"
#include "files.h"
#include "readcontrol.h"
#include "samples.h"
#include "suite.h"
#include "ui/services/serverlogdialog.h"
#include "ui/services/servicesview.h"
#include "ui/status/mmstatusbar.h"
#include "ui/window/monitorwindow.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace mm;
using namespace mm::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QByteArray firstToken(64, 'a');
const QByteArray secondToken(64, 'b');

/// A window of an MM with the server "files", whose row is selected. The test is MM.
class ControlledServer final
{
public:
    explicit ControlledServer(const QByteArray &token = firstToken)
        : statsFile(m_folder.filePath(u"stats.json"_s))
        , m_server([this](const http::ExchangePtr &exchange) { answer(exchange); })
        , m_window(statsFile, m_reads.read(), never)
    {
        QString error;
        if (!m_server.listen(0, &error))
            qFatal("%s", qPrintable(error));
        if (!token.isEmpty())
            writeToken(token);
        m_control.setTarget(*parseMmUrl(u"http://localhost:%1"_s.arg(m_server.port())), statsFile);
        m_control.setWindow(&m_window);
        m_window.open();
        read(State::Active);
    }
    void writeToken(const QByteArray &token) const
    {
        const QString path = statsFile + u".control"_s;
        (void)writeFile(path, token + '\n');
        (void)QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);
    }
    void read(State state)
    {
        Reading reading = readingFor(state, statsFile);
        reading.snapshot.servers = {{.name = u"files"_s, .state = u"up"_s}};
        m_reads.setReading(reading);
        if (!QTest::qWaitFor([&] {
                m_window.mmStatusBar()->checkNow();
                return m_window.mmStatusBar()->status().state == state;
            }))
            qFatal("it was not read");
        auto *table = m_window.servicesView()->table();
        for (int row = 0; row < table->model()->rowCount(); ++row) {
            if (table->model()->index(row, 0).data().toString() == u"files"_s)
                table->selectRow(row);
        }
    }
    [[nodiscard]] QAction *action(const QString &name) const
    {
        return m_window.servicesView()->findChild<QAction *>(u"mm_server_%1_action"_s.arg(name));
    }
    /// Waits until it can be chosen, and does.
    [[nodiscard]] bool choose(const QString &name) const
    {
        const bool isEnabled = QTest::qWaitFor([&] { return action(name)->isEnabled(); });
        action(name)->trigger();
        return isEnabled;
    }
    [[nodiscard]] QString report() const
    {
        const auto *box = m_window.findChild<QMessageBox *>(u"mm_report"_s);
        return box ? box->text() : QString();
    }
    [[nodiscard]] ServerLogDialog *log() const { return m_window.findChild<ServerLogDialog *>(); }
    void stopListening() { m_server.close(); }

private:
    QTemporaryDir m_folder; // before the path in it

public:
    QByteArray expectedToken = firstToken;
    QByteArray json = R"({"status":"ok"})"; ///< of the response
    QString refusal;                        ///< instead of it
    QList<QJsonObject> requests;            ///< also rejected ones
    const QString statsFile;

private:
    void answer(const http::ExchangePtr &exchange)
    {
        const http::Request &request = exchange->request();
        requests += QJsonDocument::fromJson(request.body).object();
        if (request.method != "POST" || request.path != "/servers" ||
            request.header("MM-Control") != expectedToken)
            exchange->respond(http::errorResponse(403, u"Not you."_s));
        else if (!refusal.isEmpty())
            exchange->respond(http::errorResponse(409, refusal));
        else
            exchange->respond(http::jsonResponse(json));
    }

    http::Server m_server;
    ReadControl m_reads;
    MonitorWindow m_window;
    ServerControl m_control;
};

QJsonObject request(const QString &action)
{
    return {{u"instance_name"_s, u"files"_s}, {u"action"_s, action}};
}

} // namespace

/// Restarting, stopping and disabling the MCP servers that MM runs.
class TstServerControl final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void action_isSentWithTheToken_data();
    void action_isSentWithTheToken();
    void withoutToken_nothingIsOffered();
    void tokenThatAppears_isRead();
    void tokenOthersCanRead_isNotUsed();
    void statsFileThatIsALink_hasItsTokenAtTheTarget();
    void inactiveMm_offersNothing();
    void restartedMm_getsItsNewToken();
    void wrongToken_isReportedOnce();
    void refusal_isReported();
    void mmThatDoesNotAnswer_isReported();
    void log_isShownAndRefreshed();
};

void TstServerControl::action_isSentWithTheToken_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"restart", "stop", "disable"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TstServerControl::action_isSentWithTheToken()
{
    QFETCH(QString, name);
    ControlledServer mm;
    QVERIFY(mm.choose(name));
    QTRY_COMPARE(mm.requests, QList<QJsonObject>{request(name)});
    QVERIFY(mm.report().isEmpty());
}

void TstServerControl::withoutToken_nothingIsOffered()
{
    ControlledServer mm{QByteArray()};
    QTRY_COMPARE(mm.action(u"stop"_s)->toolTip(),
                 u"Only the user who runs MM can do this, on the same computer."_s);
    QVERIFY(!mm.action(u"stop"_s)->isEnabled());
}

void TstServerControl::tokenThatAppears_isRead()
{
    ControlledServer mm{QByteArray()};
    mm.writeToken(firstToken);
    mm.read(State::Active);
    QTRY_VERIFY_WITH_TIMEOUT((mm.read(State::Active), mm.action(u"stop"_s)->isEnabled()), 10'000);
}

void TstServerControl::tokenOthersCanRead_isNotUsed()
{
    ControlledServer mm{QByteArray()};
    mm.writeToken(firstToken);
    QVERIFY(QFile::setPermissions(mm.statsFile + u".control"_s,
                                  QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther));
    for (int i = 0; i < 20; ++i)
        mm.read(State::Active);
    QVERIFY(!mm.action(u"stop"_s)->isEnabled());
}

void TstServerControl::statsFileThatIsALink_hasItsTokenAtTheTarget()
{
    ControlledServer mm{QByteArray()};
    const QString target = mm.statsFile + u".target"_s;
    QVERIFY(QFile::link(target, mm.statsFile));
    mm.writeToken(firstToken);
    QVERIFY(QFile::rename(mm.statsFile + u".control"_s, target + u".control"_s));
    QTRY_VERIFY_WITH_TIMEOUT((mm.read(State::Active), mm.action(u"stop"_s)->isEnabled()), 10'000);
}

void TstServerControl::inactiveMm_offersNothing()
{
    ControlledServer mm;
    QTRY_VERIFY(mm.action(u"stop"_s)->isEnabled());
    mm.read(State::Stopped);
    QVERIFY(!mm.action(u"stop"_s)->isEnabled());
    QCOMPARE(mm.action(u"stop"_s)->toolTip(), u"MM is not running."_s);
}

void TstServerControl::restartedMm_getsItsNewToken()
{
    ControlledServer mm;
    QTRY_VERIFY(mm.action(u"stop"_s)->isEnabled());
    mm.expectedToken = secondToken;
    mm.writeToken(secondToken);
    QVERIFY(mm.choose(u"restart"_s));
    QTRY_COMPARE(mm.requests, (QList<QJsonObject>{request(u"restart"_s), request(u"restart"_s)}));
    QVERIFY(mm.report().isEmpty());
}

void TstServerControl::wrongToken_isReportedOnce()
{
    ControlledServer mm;
    mm.expectedToken = secondToken;
    QVERIFY(mm.choose(u"restart"_s));
    QTRY_COMPARE(mm.report(), u"MM refused this for the server files: Not you."_s);
    QCOMPARE(mm.requests.size(), 2);
}

void TstServerControl::refusal_isReported()
{
    ControlledServer mm;
    mm.refusal = u"It is\nstarting."_s;
    QVERIFY(mm.choose(u"stop"_s));
    QTRY_COMPARE(mm.report(), u"MM refused this for the server files: It is\ufffdstarting."_s);
    QCOMPARE(mm.requests.size(), 1);
}

void TstServerControl::mmThatDoesNotAnswer_isReported()
{
    ControlledServer mm;
    QTRY_VERIFY(mm.action(u"stop"_s)->isEnabled());
    mm.stopListening();
    QVERIFY(mm.choose(u"stop"_s));
    QTRY_VERIFY(mm.report().startsWith(u"MM did not answer: "_s));
}

void TstServerControl::log_isShownAndRefreshed()
{
    ControlledServer mm;
    mm.json = R"({"lines":["one","<i>two\u001b"]})";
    QVERIFY(mm.choose(u"log"_s));
    QTRY_VERIFY(mm.log());
    const auto *text = mm.log()->findChild<QPlainTextEdit *>(u"mm_server_log_text"_s);
    QCOMPARE(text->toPlainText(), u"one\n<i>two\ufffd"_s);
    QCOMPARE(mm.requests, QList<QJsonObject>{request(u"log"_s)});
    mm.json = R"({"lines":["three"]})";
    mm.log()->findChild<QPushButton *>(u"mm_server_log_refresh_button"_s)->click();
    QTRY_COMPARE(text->toPlainText(), u"three"_s);
    QVERIFY(mm.choose(u"log"_s));
    QTRY_COMPARE(mm.requests.size(), 3);
    QVERIFY(mm.log());
}

MM_WINDOW_SUITE(TstServerControl)
#include "tst_servercontrol.moc"
