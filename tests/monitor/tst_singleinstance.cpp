// SPDX-License-Identifier: MIT
#include "app/monitor/instanceserver.h"
#include "app/monitor/singleinstance.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QLocalSocket>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <algorithm>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

using namespace mm;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using Role = SingleInstance::Role;
constexpr SingleInstance::Patience shortPatience{100ms, 100ms};

/// The role of one more start. The first lives in this thread, so it asks from another.
Role startAgain(const QString &socket, const StartRequest &request)
{
    Role role = Role::Alone;
    const std::unique_ptr<QThread> thread(QThread::create([&] {
        SingleInstance instance(socket);
        role = instance.enter(request);
    }));
    thread->start();
    (void)QTest::qWaitFor([&] { return thread->isFinished(); }, 30'000);
    thread->wait();
    return role;
}

QByteArray said(const QString &socket, const QByteArray &bytes)
{
    QLocalSocket second;
    second.connectToServer(socket);
    second.write(bytes);
    (void)QTest::qWaitFor([&] { return second.state() == QLocalSocket::UnconnectedState; }, 30'000);
    return second.state() == QLocalSocket::UnconnectedState ? second.readAll()
                                                            : QByteArray("still connected");
}

} // namespace

class SingleInstanceTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void socket_isOneForEachFileAndDisplay_data();
    void socket_isOneForEachFileAndDisplay();
    void socket_isInAFolderOfThisUserAlone();
    void socket_withTooLongAPath_isNone();
    void links_leadToTheSameSocket();
    void second_isHeardAndTold();
    void nextStart_isFirstOnceTheFirstIsGone();
    void socketOfAKilledFirst_isTakenOver();
    void socket_isForThisUserAlone();
    void hungFirst_isUnanswered();
    void firstThatDoesNotListenYet_isWaitedFor();
    void closedServer_letsTheNextWaitForTheLock();
    void wrongAnswer_isUnanswered();
    void withoutAWayToMeet_isAlone();
    void hostileBytes_areCutOffUnheard_data();
    void hostileBytes_areCutOffUnheard();
    void silentConnections_keepNobodyOut();

private:
    [[nodiscard]] QProcessEnvironment environment() const
    {
        QProcessEnvironment all;
        all.insert(u"XDG_RUNTIME_DIR"_s, m_dir->path()); // QTemporaryDir makes it 0700
        all.insert(u"DISPLAY"_s, u":0"_s);
        return all;
    }
    [[nodiscard]] QString path(const QString &name) const { return m_dir->filePath(name); }

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_socket;
};

void SingleInstanceTest::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_socket = path(u"socket"_s);
}

void SingleInstanceTest::socket_isOneForEachFileAndDisplay_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("variable");
    QTest::addColumn<QString>("value");
    QTest::addColumn<bool>("same");
    const QString file = u"/tmp/stats.json"_s;
    QTest::newRow("same") << file << u"HOME"_s << u"/elsewhere"_s << true;
    QTest::newRow("another file") << u"/tmp/other.json"_s << u"DISPLAY"_s << u":0"_s << false;
    QTest::newRow("the long way") << u"/tmp/./x/../stats.json"_s << u"DISPLAY"_s << u":0"_s << true;
    QTest::newRow("another screen") << file << u"DISPLAY"_s << u":0.1"_s << true;
    QTest::newRow("another display") << file << u"DISPLAY"_s << u":1"_s << false;
    QTest::newRow("a tenth display") << file << u"DISPLAY"_s << u":10"_s << false;
    QTest::newRow("another host's display") << file << u"DISPLAY"_s << u"a.b:0"_s << false;
    QTest::newRow("Wayland") << file << u"WAYLAND_DISPLAY"_s << u"wayland-0"_s << false;
    QTest::newRow("another platform") << file << u"QT_QPA_PLATFORM"_s << u"offscreen"_s << false;
}

void SingleInstanceTest::socket_isOneForEachFileAndDisplay()
{
    QFETCH(QString, file);
    QFETCH(QString, variable);
    QFETCH(QString, value);
    QFETCH(bool, same);
    const QString usual = instanceSocket(u"/tmp/stats.json"_s, environment());
    QVERIFY(usual.startsWith(m_dir->path() + u'/'));
    QProcessEnvironment other = environment();
    other.insert(variable, value);
    QCOMPARE(instanceSocket(file, other) == usual, same);
    QVERIFY(instanceSocket(file, other).startsWith(m_dir->path() + u'/'));
}

void SingleInstanceTest::socket_isInAFolderOfThisUserAlone()
{
    QVERIFY(QFile::setPermissions(m_dir->path(), QFile::Permissions(0x7077)));
    for (const QString &folder : {m_dir->path(), u"/nonexistent"_s, u"relative"_s, QString()}) {
        QProcessEnvironment other;
        other.insert(u"XDG_RUNTIME_DIR"_s, folder);
        const QString socket = instanceSocket(u"/tmp/stats.json"_s, other);
        const QString own = QDir::tempPath() + u"/ee-monitor-"_s + QString::number(::geteuid());
        QVERIFY2(socket.startsWith(own + u'/'), qPrintable(socket));
        QCOMPARE(QFile::permissions(own) & QFile::Permissions(0x0077), QFile::Permissions());
    }
}

void SingleInstanceTest::socket_withTooLongAPath_isNone()
{
    const QString folder = path(QString(100, u'x'));
    QVERIFY(QDir().mkdir(folder));
    QVERIFY(QFile::setPermissions(folder, QFile::Permissions(0x7000)));
    QProcessEnvironment other;
    other.insert(u"XDG_RUNTIME_DIR"_s, folder);
    QCOMPARE(instanceSocket(u"/tmp/stats.json"_s, other), QString());
}

void SingleInstanceTest::links_leadToTheSameSocket()
{
    QVERIFY(QDir(m_dir->path()).mkdir(u"real"_s));
    QVERIFY(QFile::link(path(u"real"_s), path(u"folder"_s)));
    QVERIFY(QFile::link(path(u"real/stats.json"_s), path(u"link.json"_s)));
    // Also while there is no file yet.
    const QString real = instanceSocket(path(u"real/stats.json"_s), environment());
    QCOMPARE(instanceSocket(path(u"folder/stats.json"_s), environment()), real);
    QCOMPARE(instanceSocket(path(u"link.json"_s), environment()), real);
    QVERIFY(instanceSocket(path(u"stats.json"_s), environment()) != real);
}

void SingleInstanceTest::second_isHeardAndTold()
{
    SingleInstance first(m_socket);
    QCOMPARE(first.enter({}), Role::First);
    InstanceServer server;
    QVERIFY(server.listen(m_socket));
    QList<StartRequest> heard;
    connect(&server, &InstanceServer::requested, this,
            [&heard](const StartRequest &request) { heard += request; });
    const StartRequest with{"token", "id", true};
    QCOMPARE(startAgain(m_socket, with), Role::Second);
    QCOMPARE(startAgain(m_socket, {}), Role::Second);
    QCOMPARE(heard, (QList<StartRequest>{with, {}}));
}

void SingleInstanceTest::nextStart_isFirstOnceTheFirstIsGone()
{
    for (int i = 0; i < 3; ++i) {
        SingleInstance instance(m_socket);
        QCOMPARE(instance.enter({}), Role::First);
        InstanceServer server;
        QVERIFY(server.listen(m_socket));
    }
}

void SingleInstanceTest::socketOfAKilledFirst_isTakenOver()
{
    // What a killed process leaves: a socket's file that nobody listens at, and a lock file that
    // nobody holds.
    sockaddr_un address = {};
    address.sun_family = AF_UNIX;
    qstrncpy(address.sun_path, QFile::encodeName(m_socket).constData(), sizeof address.sun_path);
    const int dead = ::socket(AF_UNIX, SOCK_STREAM, 0);
    QCOMPARE(::bind(dead, reinterpret_cast<const sockaddr *>(&address), sizeof address), 0);
    ::close(dead);
    QFile lock(m_socket + u".lock"_s);
    QVERIFY(lock.open(QIODevice::WriteOnly));
    lock.close();
    SingleInstance first(m_socket);
    QCOMPARE(first.enter({}), Role::First);
    InstanceServer server;
    QVERIFY(server.listen(m_socket));
    QCOMPARE(startAgain(m_socket, {}), Role::Second);
}

void SingleInstanceTest::socket_isForThisUserAlone()
{
    SingleInstance first(m_socket);
    QCOMPARE(first.enter({}), Role::First);
    InstanceServer server;
    QVERIFY(server.listen(m_socket));
    for (const QString &file : {m_socket, QString(m_socket + u".lock"_s)})
        QCOMPARE(QFile::permissions(file) & QFile::Permissions(0x0077), QFile::Permissions());
}

void SingleInstanceTest::hungFirst_isUnanswered()
{
    SingleInstance first(m_socket);
    QCOMPARE(first.enter({}), Role::First);
    InstanceServer server;
    QVERIFY(server.listen(m_socket));
    // Asked from this thread, whose event loop stands still meanwhile.
    SingleInstance second(m_socket, {30s, 100ms});
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(second.enter({}), Role::Unanswered);
    QVERIFY(timer.elapsed() >= 100);
    QVERIFY(timer.elapsed() < 20'000);
}

void SingleInstanceTest::firstThatDoesNotListenYet_isWaitedFor()
{
    SingleInstance first(m_socket);
    QCOMPARE(first.enter({}), Role::First);
    SingleInstance tooEarly(m_socket, shortPatience);
    QCOMPARE(tooEarly.enter({}), Role::Unanswered);

    Role role = Role::Alone;
    const std::unique_ptr<QThread> thread(QThread::create([&] {
        SingleInstance patient(m_socket, {30s, 30s});
        role = patient.enter({});
    }));
    thread->start();
    InstanceServer server;
    QVERIFY(server.listen(m_socket));
    QTRY_VERIFY_WITH_TIMEOUT(thread->isFinished(), 30'000);
    QCOMPARE(role, Role::Second);
}

void SingleInstanceTest::closedServer_letsTheNextWaitForTheLock()
{
    auto first = std::make_unique<SingleInstance>(m_socket);
    QCOMPARE(first->enter({}), Role::First);
    InstanceServer server;
    QVERIFY(server.listen(m_socket));
    server.close();
    Role role = Role::Alone;
    const std::unique_ptr<QThread> thread(QThread::create([&] {
        SingleInstance next(m_socket, {30s, 30s});
        role = next.enter({});
    }));
    thread->start();
    first.reset();
    QTRY_VERIFY_WITH_TIMEOUT(thread->isFinished(), 30'000);
    QCOMPARE(role, Role::First);
}

void SingleInstanceTest::wrongAnswer_isUnanswered()
{
    SingleInstance first(m_socket);
    QCOMPARE(first.enter({}), Role::First);
    for (const QByteArray &answer :
         {QByteArray("no\n"), QByteArray("{\"version\":2,\"taken\":true}\n"),
          QByteArray(100'000, 'x')}) {
        QLocalServer other;
        QLocalServer::removeServer(m_socket);
        QVERIFY(other.listen(m_socket));
        connect(&other, &QLocalServer::newConnection, this,
                [&] { other.nextPendingConnection()->write(answer); });
        QCOMPARE(startAgain(m_socket, {}), Role::Unanswered);
    }
}

void SingleInstanceTest::withoutAWayToMeet_isAlone()
{
    SingleInstance nowhere({});
    QCOMPARE(nowhere.enter({}), Role::Alone);
    SingleInstance gone(path(u"none/socket"_s));
    QCOMPARE(gone.enter({}), Role::Alone);
    QVERIFY(!gone.isFirst());
    // A lock file that somebody made a link of is not followed.
    QVERIFY(QFile::link(path(u"elsewhere"_s), m_socket + u".lock"_s));
    SingleInstance linked(m_socket);
    QCOMPARE(linked.enter({}), Role::Alone);
    QVERIFY(!QFile::exists(path(u"elsewhere"_s)));
}

void SingleInstanceTest::hostileBytes_areCutOffUnheard_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing, for long") << QByteArray();
    QTest::newRow("half a line") << toLine({}).chopped(1);
    QTest::newRow("no request") << QByteArray("GET / HTTP/1.1\r\n\r\n");
    QTest::newRow("no line at all") << QByteArray(1'000'000, 'x');
    QTest::newRow("a line too long") << QByteArray(5'000, ' ') + toLine({});
    QTest::newRow("zeros") << QByteArray(100, '\0') + '\n';
}

void SingleInstanceTest::hostileBytes_areCutOffUnheard()
{
    QFETCH(QByteArray, bytes);
    InstanceServer server;
    QSignalSpy heard(&server, &InstanceServer::requested);
    QVERIFY(server.listen(m_socket));
    QCOMPARE(said(m_socket, bytes), QByteArray());
    QCOMPARE(heard.size(), 0);
    QCOMPARE(said(m_socket, toLine({})), takenLine());
    QCOMPARE(said(m_socket, toLine({}) + toLine({})), takenLine()); // the second is not heard
    QCOMPARE(heard.size(), 2);
}

void SingleInstanceTest::silentConnections_keepNobodyOut()
{
    InstanceServer server;
    QVERIFY(server.listen(m_socket));
    std::vector<std::unique_ptr<QLocalSocket>> silent;
    for (int i = 0; i < 40; ++i) {
        silent.push_back(std::make_unique<QLocalSocket>());
        silent.back()->connectToServer(m_socket);
    }
    const auto open = [&silent] {
        return std::count_if(silent.cbegin(), silent.cend(), [](const auto &socket) {
            return socket->state() == QLocalSocket::ConnectedState;
        });
    };
    QTRY_VERIFY(open() <= InstanceServer::mostConnections);
    QTRY_COMPARE_WITH_TIMEOUT(open(), 0, 30'000);
    QCOMPARE(said(m_socket, toLine({})), takenLine());
}

QTEST_GUILESS_MAIN(SingleInstanceTest)
#include "tst_singleinstance.moc"
