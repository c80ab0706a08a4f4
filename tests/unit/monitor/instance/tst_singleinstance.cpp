// SPDX-License-Identifier: MIT
#include "app/monitor/instance/instanceserver.h"
#include "app/monitor/instance/singleinstance.h"
#include "files.h"
#include "suite.h"

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
constexpr InstanceTimeouts shortTimeouts{100ms, 100ms};

/// The role of a second start, in another thread: the first one needs this thread's event loop.
Role startAgain(const QString &socket, const ActivationRequest &request)
{
    Role role = Role::Alone;
    const std::unique_ptr<QThread> thread(QThread::create([&] {
        SingleInstance instance(socket);
        role = instance.lockOrSend(request);
    }));
    thread->start();
    (void)QTest::qWaitFor([&] { return thread->isFinished(); }, 30'000);
    thread->wait();
    return role;
}

QByteArray replyTo(const QString &socket, const QByteArray &bytes)
{
    QLocalSocket second;
    second.connectToServer(socket);
    second.write(bytes);
    (void)QTest::qWaitFor([&] { return second.state() == QLocalSocket::UnconnectedState; }, 30'000);
    return second.state() == QLocalSocket::UnconnectedState ? second.readAll()
                                                            : QByteArray("still connected");
}

} // namespace

class TstSingleInstance final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void socket_dependsOnFileAndDisplay_data();
    void socket_dependsOnFileAndDisplay();
    void socket_isInAPrivateFolder();
    void socketWithTooLongAPath_isEmpty();
    void symbolicLinks_returnSameSocket();
    void second_deliversItsRequest();
    void nextStart_isFirstWhenTheFirstHasEnded();
    void socketOfAKilledFirst_isReplaced();
    void socketAndLock_areAccessibleToThisUserOnly();
    void hungFirst_isUnanswered();
    void secondStart_waitsUntilFirstListens();
    void closedServer_letsNextStartTakeLock();
    void invalidReply_isUnanswered();
    void uncreatableSocket_isAlone();
    void invalidBytes_areDisconnected_data();
    void invalidBytes_areDisconnected();
    void idleConnections_blockNoRequest();

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

void TstSingleInstance::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_socket = path(u"socket"_s);
}

void TstSingleInstance::socket_dependsOnFileAndDisplay_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("variable");
    QTest::addColumn<QString>("value");
    QTest::addColumn<bool>("same");
    const QString file = u"/tmp/stats.json"_s;
    QTest::newRow("same") << file << u"HOME"_s << u"/elsewhere"_s << true;
    QTest::newRow("another file") << u"/tmp/other.json"_s << u"DISPLAY"_s << u":0"_s << false;
    QTest::newRow("not normalized")
        << u"/tmp/./x/../stats.json"_s << u"DISPLAY"_s << u":0"_s << true;
    QTest::newRow("another screen") << file << u"DISPLAY"_s << u":0.1"_s << true;
    QTest::newRow("another display") << file << u"DISPLAY"_s << u":1"_s << false;
    QTest::newRow("a tenth display") << file << u"DISPLAY"_s << u":10"_s << false;
    QTest::newRow("another host's display") << file << u"DISPLAY"_s << u"a.b:0"_s << false;
    QTest::newRow("Wayland") << file << u"WAYLAND_DISPLAY"_s << u"wayland-0"_s << false;
    QTest::newRow("another platform") << file << u"QT_QPA_PLATFORM"_s << u"offscreen"_s << false;
}

void TstSingleInstance::socket_dependsOnFileAndDisplay()
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

void TstSingleInstance::socket_isInAPrivateFolder()
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

void TstSingleInstance::socketWithTooLongAPath_isEmpty()
{
    const QString folder = path(QString(100, u'x'));
    QVERIFY(QDir().mkdir(folder));
    QVERIFY(QFile::setPermissions(folder, QFile::Permissions(0x7000)));
    QProcessEnvironment other;
    other.insert(u"XDG_RUNTIME_DIR"_s, folder);
    QCOMPARE(instanceSocket(u"/tmp/stats.json"_s, other), QString());
}

void TstSingleInstance::symbolicLinks_returnSameSocket()
{
    QVERIFY(QDir(m_dir->path()).mkdir(u"real"_s));
    QVERIFY(QFile::link(path(u"real"_s), path(u"folder"_s)));
    QVERIFY(QFile::link(path(u"real/stats.json"_s), path(u"link.json"_s)));
    // Even if the file does not exist.
    const QString real = instanceSocket(path(u"real/stats.json"_s), environment());
    QCOMPARE(instanceSocket(path(u"folder/stats.json"_s), environment()), real);
    QCOMPARE(instanceSocket(path(u"link.json"_s), environment()), real);
    QVERIFY(instanceSocket(path(u"stats.json"_s), environment()) != real);
}

void TstSingleInstance::second_deliversItsRequest()
{
    SingleInstance first(m_socket);
    QCOMPARE(first.lockOrSend({}), Role::First);
    InstanceServer server;
    QVERIFY(server.listen(m_socket));
    QList<ActivationRequest> received;
    connect(&server, &InstanceServer::requested, this,
            [&received](const ActivationRequest &request) { received += request; });
    const ActivationRequest with{"token", "id", true};
    QCOMPARE(startAgain(m_socket, with), Role::Second);
    QCOMPARE(startAgain(m_socket, {}), Role::Second);
    QCOMPARE(received, (QList<ActivationRequest>{with, {}}));
}

void TstSingleInstance::nextStart_isFirstWhenTheFirstHasEnded()
{
    for (int i = 0; i < 3; ++i) {
        SingleInstance instance(m_socket);
        QCOMPARE(instance.lockOrSend({}), Role::First);
        InstanceServer server;
        QVERIFY(server.listen(m_socket));
    }
}

void TstSingleInstance::socketOfAKilledFirst_isReplaced()
{
    // What a killed process leaves: a socket's file without a listener, and an unlocked lock file.
    sockaddr_un address = {};
    address.sun_family = AF_UNIX;
    qstrncpy(address.sun_path, QFile::encodeName(m_socket).constData(), sizeof address.sun_path);
    const int dead = ::socket(AF_UNIX, SOCK_STREAM, 0);
    QCOMPARE(::bind(dead, reinterpret_cast<const sockaddr *>(&address), sizeof address), 0);
    ::close(dead);
    QVERIFY(writeFile(m_socket + u".lock"_s, {}));
    SingleInstance first(m_socket);
    QCOMPARE(first.lockOrSend({}), Role::First);
    InstanceServer server;
    QVERIFY(server.listen(m_socket));
    QCOMPARE(startAgain(m_socket, {}), Role::Second);
}

void TstSingleInstance::socketAndLock_areAccessibleToThisUserOnly()
{
    SingleInstance first(m_socket);
    QCOMPARE(first.lockOrSend({}), Role::First);
    InstanceServer server;
    QVERIFY(server.listen(m_socket));
    for (const QString &file : {m_socket, QString(m_socket + u".lock"_s)})
        QCOMPARE(QFile::permissions(file) & QFile::Permissions(0x0077), QFile::Permissions());
}

void TstSingleInstance::hungFirst_isUnanswered()
{
    SingleInstance first(m_socket);
    QCOMPARE(first.lockOrSend({}), Role::First);
    InstanceServer server;
    QVERIFY(server.listen(m_socket));
    // In this thread, so that the server's event loop is blocked.
    SingleInstance second(m_socket, {30s, 100ms});
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(second.lockOrSend({}), Role::Unanswered);
    QVERIFY(timer.elapsed() >= 100);
    QVERIFY(timer.elapsed() < 20'000);
}

void TstSingleInstance::secondStart_waitsUntilFirstListens()
{
    SingleInstance first(m_socket);
    QCOMPARE(first.lockOrSend({}), Role::First);
    SingleInstance early(m_socket, shortTimeouts);
    QCOMPARE(early.lockOrSend({}), Role::Unanswered);

    Role role = Role::Alone;
    const std::unique_ptr<QThread> thread(QThread::create([&] {
        SingleInstance next(m_socket, {30s, 30s});
        role = next.lockOrSend({});
    }));
    thread->start();
    InstanceServer server;
    QVERIFY(server.listen(m_socket));
    QTRY_VERIFY_WITH_TIMEOUT(thread->isFinished(), 30'000);
    QCOMPARE(role, Role::Second);
}

void TstSingleInstance::closedServer_letsNextStartTakeLock()
{
    auto first = std::make_unique<SingleInstance>(m_socket);
    QCOMPARE(first->lockOrSend({}), Role::First);
    InstanceServer server;
    QVERIFY(server.listen(m_socket));
    server.close();
    Role role = Role::Alone;
    const std::unique_ptr<QThread> thread(QThread::create([&] {
        SingleInstance next(m_socket, {30s, 30s});
        role = next.lockOrSend({});
    }));
    thread->start();
    first.reset();
    QTRY_VERIFY_WITH_TIMEOUT(thread->isFinished(), 30'000);
    QCOMPARE(role, Role::First);
}

void TstSingleInstance::invalidReply_isUnanswered()
{
    SingleInstance first(m_socket);
    QCOMPARE(first.lockOrSend({}), Role::First);
    for (const QByteArray &reply :
         {QByteArray("no\n"), QByteArray("{\"taken\":true,\"version\":2}\n"),
          QByteArray("{\"taken\":false,\"version\":1}\n"), replyLine.chopped(1).toByteArray(),
          QByteArray(100'000, 'x')}) {
        QLocalServer other;
        QLocalServer::removeServer(m_socket);
        QVERIFY(other.listen(m_socket));
        connect(&other, &QLocalServer::newConnection, this,
                [&] { other.nextPendingConnection()->write(reply); });
        QCOMPARE(startAgain(m_socket, {}), Role::Unanswered);
    }
}

void TstSingleInstance::uncreatableSocket_isAlone()
{
    SingleInstance nowhere({});
    QCOMPARE(nowhere.lockOrSend({}), Role::Alone);
    SingleInstance gone(path(u"none/socket"_s));
    QCOMPARE(gone.lockOrSend({}), Role::Alone);
    QVERIFY(!gone.isFirst());
    // A symbolic link as lock file is not followed.
    QVERIFY(QFile::link(path(u"elsewhere"_s), m_socket + u".lock"_s));
    SingleInstance linked(m_socket);
    QCOMPARE(linked.lockOrSend({}), Role::Alone);
    QVERIFY(!QFile::exists(path(u"elsewhere"_s)));
}

void TstSingleInstance::invalidBytes_areDisconnected_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("half a line") << toLine({}).chopped(1);
    QTest::newRow("no request") << QByteArray("GET / HTTP/1.1\r\n\r\n");
    QTest::newRow("no line feed") << QByteArray(1'000'000, 'x');
    QTest::newRow("a line too long") << QByteArray(5'000, ' ') + toLine({});
    QTest::newRow("zeros") << QByteArray(100, '\0') + '\n';
}

void TstSingleInstance::invalidBytes_areDisconnected()
{
    QFETCH(QByteArray, bytes);
    InstanceServer server;
    QSignalSpy requests(&server, &InstanceServer::requested);
    QVERIFY(server.listen(m_socket));
    QCOMPARE(replyTo(m_socket, bytes), QByteArray());
    QCOMPARE(requests.size(), 0);
    QCOMPARE(replyTo(m_socket, toLine({})), replyLine);
    QCOMPARE(replyTo(m_socket, toLine({}) + toLine({})), replyLine); // the second is ignored
    QCOMPARE(requests.size(), 2);
}

void TstSingleInstance::idleConnections_blockNoRequest()
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
    QTRY_VERIFY(open() <= InstanceServer::maxConnections);
    QTRY_COMPARE_WITH_TIMEOUT(open(), 0, 30'000);
    QCOMPARE(replyTo(m_socket, toLine({})), replyLine);
}

MM_SUITE(TstSingleInstance)
#include "tst_singleinstance.moc"
