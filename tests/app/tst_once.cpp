// SPDX-License-Identifier: MIT
#include "run.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace {

constexpr int nobody = 65534;

bool makeSocket(const QString &path)
{
    const int descriptor = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_un address = {};
    address.sun_family = AF_UNIX;
    const QByteArray name = QFile::encodeName(path);
    if (descriptor < 0 || name.size() >= qsizetype(sizeof address.sun_path))
        return false;
    std::copy(name.begin(), name.end(), address.sun_path);
    const bool bound =
        ::bind(descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0;
    ::close(descriptor);
    return bound;
}

/// Puts at \p path what is no readable file; "device" is /dev/zero.
bool makeSpecial(const QString &kind, QString *path)
{
    const QByteArray name = QFile::encodeName(*path);
    if (kind == u"directory"_s)
        return QDir().mkdir(*path);
    if (kind == u"fifo"_s)
        return ::mkfifo(name.constData(), 0600) == 0;
    if (kind == u"socket"_s)
        return makeSocket(*path);
    if (kind == u"dangling link"_s)
        return QFile::link(u"nowhere.json"_s, *path);
    if (kind == u"link loop"_s)
        return QFile::link(*path, *path);
    if (kind == u"17 MiB"_s) {
        QFile file(*path);
        return file.open(QIODevice::WriteOnly) && file.resize(17 * 1024 * 1024);
    }
    *path = u"/dev/zero"_s;
    return true;
}

QStringList allKeys()
{
    return {u"age_s"_s,  u"color"_s,    u"messages"_s, u"path"_s,
            u"reason"_s, u"services"_s, u"state"_s,    u"text"_s};
}

} // namespace

class OnceTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void validFile_isActive_data();
    void validFile_isActive();
    void brokenFile_isAnErrorWithItsCause_data();
    void brokenFile_isAnErrorWithItsCause();
    void notAFile_isTold_data();
    void notAFile_isTold();
    void noFile_isTold();
    void linkToAFile_isFollowed();
    void stoppedWriter_isTold();
    void age_isThatOfTheFile();
    void fileOfAnotherUser_isAnError();
    void hugeFile_isRead();
};

void OnceTest::validFile_isActive_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("services");
    QTest::addColumn<qint64>("messages");

    QTest::newRow("the guide's sample")
        << sampleFile() << u"MM: 5 services | 127 msgs"_s << 5 << qint64(127);
    QTest::newRow("the guide's first file") << QByteArray(R"({
  "total_services": 0,
  "total_messages": 0,
  "last_updated": "2026-02-06T10:30:00.123456"
})") << u"MM: 0 services | 0 msgs"_s << 0 << qint64(0);
    QTest::newRow("minimal") << QByteArray(R"({"total_services":1,"total_messages":1247})")
                             << u"MM: 1 services | 1,247 msgs"_s << 1 << qint64(1247);
    QTest::newRow("as many as there can be")
        << QByteArray(R"({"total_services":2,"total_messages":9223372036854775807})")
        << u"MM: 2 services | 9,223,372,036,854,775,807 msgs"_s << 2
        << std::numeric_limits<qint64>::max();
    QTest::newRow("unknown keys")
        << QByteArray(R"({"total_services":1,"total_messages":2,"mood":{"good":[true]}})")
        << u"MM: 1 services | 2 msgs"_s << 1 << qint64(2);
}

void OnceTest::validFile_isActive()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, text);
    QFETCH(int, services);
    QFETCH(qint64, messages);

    const QTemporaryDir folder;
    const QString path = folder.filePath(u"stats.json"_s);
    QVERIFY(writeFile(path, content));
    const Run plain = oncePlain(path);
    QVERIFY(plain.ended);
    QCOMPARE(plain.exitCode, 0);
    QCOMPARE(QString::fromUtf8(plain.out), text + u'\n');
    QCOMPARE(plain.err, QByteArray());

    QJsonObject told;
    const Run json = onceJson(path, &told);
    QCOMPARE(json.exitCode, 0);
    QCOMPARE(json.err, QByteArray());
    QCOMPARE(told.keys(), allKeys());
    QCOMPARE(told.value(u"state"_s).toString(), u"Active"_s);
    QCOMPARE(told.value(u"text"_s).toString(), text);
    QCOMPARE(told.value(u"color"_s).toString(), u"green"_s);
    QCOMPARE(told.value(u"services"_s).toInteger(-1), services);
    QCOMPARE(told.value(u"messages"_s).toInteger(-1), messages);
    QVERIFY(told.value(u"age_s"_s).toInteger(-1) >= 0);
    QVERIFY(!told.value(u"reason"_s).toString().isEmpty());
    QCOMPARE(told.value(u"path"_s).toString(), path);
    // It looked and left nothing behind.
    QCOMPARE(readFile(path), content);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
}

void OnceTest::brokenFile_isAnErrorWithItsCause_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("cause");

    QTest::newRow("empty") << QByteArray() << u"is empty"_s;
    QTest::newRow("half") << QByteArray("{") << u"at byte 1"_s;
    QTest::newRow("cut") << sampleFile().first(40) << u"not valid JSON"_s;
    QTest::newRow("not UTF-8") << QByteArray("{\"total_services\": \xff}") << u"not UTF-8"_s;
    QTest::newRow("a list") << QByteArray("[]") << u"not a valid stats file"_s;
    QTest::newRow("a key is missing")
        << QByteArray(R"({"total_services":1})") << u"total_messages"_s;
    QTest::newRow("negative") << QByteArray(R"({"total_services":-1,"total_messages":0})")
                              << u"total_services"_s;
    QTest::newRow("fractional") << QByteArray(R"({"total_services":1,"total_messages":0.5})")
                                << u"total_messages"_s;
    QTest::newRow("a string") << QByteArray(R"({"total_services":"1","total_messages":0})")
                              << u"total_services"_s;
    QTest::newRow("a bad service")
        << QByteArray(R"({"total_services":1,"total_messages":0,"services":[{"name":7}]})")
        << u"services"_s;
}

void OnceTest::brokenFile_isAnErrorWithItsCause()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, cause);

    const QTemporaryDir folder;
    const QString path = folder.filePath(u"stats.json"_s);
    QVERIFY(writeFile(path, content));
    const Run plain = oncePlain(path);
    QVERIFY(plain.ended);
    QCOMPARE(plain.exitCode, 2);
    QCOMPARE(plain.out, QByteArray("MM: Error reading stats\n"));

    QJsonObject told;
    const Run json = onceJson(path, &told);
    QCOMPARE(json.exitCode, 2);
    QCOMPARE(told.keys(), allKeys());
    QCOMPARE(told.value(u"state"_s).toString(), u"Error"_s);
    QCOMPARE(told.value(u"text"_s).toString(), u"MM: Error reading stats"_s);
    QCOMPARE(told.value(u"color"_s).toString(), u"red"_s);
    QVERIFY(told.value(u"services"_s).isNull());
    QVERIFY(told.value(u"messages"_s).isNull());
    QVERIFY(told.value(u"age_s"_s).isNull());
    const QString reason = told.value(u"reason"_s).toString();
    QVERIFY2(reason.contains(path), qPrintable(reason));
    QVERIFY2(reason.contains(cause), qPrintable(reason));
    QCOMPARE(told.value(u"path"_s).toString(), path);
    QCOMPARE(readFile(path), content);
}

void OnceTest::notAFile_isTold_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("state");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QString>("cause");

    QTest::newRow("directory") << u"directory"_s << u"Error"_s << 2 << u"is a directory"_s;
    QTest::newRow("FIFO") << u"fifo"_s << u"Error"_s << 2 << u"named pipe"_s;
    QTest::newRow("socket") << u"socket"_s << u"Error"_s << 2 << u"is a socket"_s;
    QTest::newRow("/dev/zero") << u"device"_s << u"Error"_s << 2 << u"is a device"_s;
    QTest::newRow("17 MiB") << u"17 MiB"_s << u"Error"_s << 2 << u"larger than"_s;
    QTest::newRow("link loop") << u"link loop"_s << u"Error"_s << 2 << u"circle"_s;
    QTest::newRow("dangling link") << u"dangling link"_s << u"NoFile"_s << 3 << u"does not exist"_s;
}

void OnceTest::notAFile_isTold()
{
    QFETCH(QString, kind);
    QFETCH(QString, state);
    QFETCH(int, exitCode);
    QFETCH(QString, cause);

    const QTemporaryDir folder;
    QString path = folder.filePath(u"stats.json"_s);
    QVERIFY(makeSpecial(kind, &path));
    QCOMPARE(oncePlain(path).exitCode, exitCode);
    QJsonObject told;
    const Run json = onceJson(path, &told);
    QVERIFY(json.ended);
    QCOMPARE(json.exitCode, exitCode);
    QCOMPARE(told.keys(), allKeys());
    QCOMPARE(told.value(u"state"_s).toString(), state);
    QCOMPARE(told.value(u"color"_s).toString(), exitCode == 2 ? u"red"_s : u"gray"_s);
    const QString reason = told.value(u"reason"_s).toString();
    QVERIFY2(reason.contains(path) && reason.contains(cause), qPrintable(reason));
}

void OnceTest::noFile_isTold()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"stats.json"_s);
    const Run plain = oncePlain(path);
    QCOMPARE(plain.exitCode, 3);
    QCOMPARE(plain.out, QByteArray("MM: No stats file\n"));
    QJsonObject told;
    QCOMPARE(onceJson(path, &told).exitCode, 3);
    QCOMPARE(told.keys(), allKeys());
    QCOMPARE(told.value(u"state"_s).toString(), u"NoFile"_s);
    QCOMPARE(told.value(u"color"_s).toString(), u"gray"_s);
    QVERIFY(told.value(u"services"_s).isNull());
    QVERIFY(told.value(u"messages"_s).isNull());
    QVERIFY(told.value(u"age_s"_s).isNull());
    QVERIFY(told.value(u"reason"_s).toString().contains(path));
    QVERIFY(QDir(folder.path()).isEmpty());
}

void OnceTest::linkToAFile_isFollowed()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"link.json"_s);
    QVERIFY(writeFile(folder.filePath(u"stats.json"_s), sampleFile()));
    QVERIFY(QFile::link(u"stats.json"_s, path));
    QJsonObject told;
    QCOMPARE(onceJson(path, &told).exitCode, 0);
    QCOMPARE(told.value(u"path"_s).toString(), path);
}

void OnceTest::stoppedWriter_isTold()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"stats.json"_s);
    QVERIFY(writeFile(path, R"({"total_services":0,"total_messages":7,"writer":{"pid":1,)"
                            R"("host":"elsewhere","heartbeat_s":10,"state":"stopped"}})"));
    const Run plain = oncePlain(path);
    QCOMPARE(plain.exitCode, 1);
    QCOMPARE(plain.out, QByteArray("MM: Stopped\n"));
    QJsonObject told;
    QCOMPARE(onceJson(path, &told).exitCode, 1);
    QCOMPARE(told.keys(), allKeys());
    QCOMPARE(told.value(u"state"_s).toString(), u"Stopped"_s);
    QCOMPARE(told.value(u"color"_s).toString(), u"gray"_s);
    QCOMPARE(told.value(u"messages"_s).toInteger(), 7);
}

void OnceTest::age_isThatOfTheFile()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"stats.json"_s);
    QVERIFY(writeFile(path, sampleFile()));
    const auto ageOfFileWrittenAt = [&path](const QDateTime &when) {
        QFile file(path);
        QJsonObject told;
        if (!file.open(QIODevice::ReadWrite) ||
            !file.setFileTime(when, QFileDevice::FileModificationTime))
            return qint64(-1);
        file.close();
        onceJson(path, &told);
        return told.value(u"age_s"_s).toInteger(-1);
    };
    const QDateTime now = QDateTime::currentDateTime();
    const qint64 age = ageOfFileWrittenAt(now.addSecs(-100));
    QVERIFY2(age >= 100 && age < 200, qPrintable(QString::number(age)));
    QCOMPARE(ageOfFileWrittenAt(now.addSecs(3600)), 0);
}

void OnceTest::fileOfAnotherUser_isAnError()
{
    const QTemporaryDir folder;
    QVERIFY(::chmod(QFile::encodeName(folder.path()).constData(), 0755) == 0);
    const QString path = folder.filePath(u"stats.json"_s);
    QVERIFY(writeFile(path, sampleFile()));
    QVERIFY(::chmod(QFile::encodeName(path).constData(), 0) == 0);
    Run run;
    // Where the program was built, others may have no way in.
    run.program = folder.filePath(u"ee-monitor"_s);
    QVERIFY(QFile::copy(QStringLiteral(EE_MONITOR), run.program));
    QVERIFY(::chmod(QFile::encodeName(run.program).constData(), 0755) == 0);
    run.workingDirectory = folder.path();
    run.before = [] {
        // Nothing keeps root from reading.
        if (::geteuid() == 0 && (::setgid(nobody) != 0 || ::setuid(nobody) != 0))
            ::_exit(99);
    };
    run.start({u"--once"_s, u"--no-register"_s, u"--format"_s, u"json"_s, u"--stats-file"_s, path});
    QVERIFY(run.ended);
    QCOMPARE(run.exitCode, 2);
    const QJsonObject told = lineOfJson(run.out);
    QCOMPARE(told.value(u"state"_s).toString(), u"Error"_s);
    const QString reason = told.value(u"reason"_s).toString();
    QVERIFY2(reason.contains(path) && reason.contains(u"permission denied"_s), qPrintable(reason));
}

void OnceTest::hugeFile_isRead()
{
    QByteArray content = R"({"total_services":100000,"total_messages":1,"services":[)";
    for (int i = 0; i < 100'000; ++i)
        content += (i > 0 ? "," : "") + (R"({"name":"service )" + QByteArray::number(i)) +
                   R"(","registered_at":"2026-02-06T10:20:00","message_count":0})";
    content += "]}";
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"stats.json"_s);
    QVERIFY(writeFile(path, content));
    const Run plain = oncePlain(path);
    QVERIFY(plain.ended);
    QCOMPARE(plain.exitCode, 0);
    QCOMPARE(plain.out, QByteArray("MM: 100,000 services | 1 msgs\n"));
}

QTEST_GUILESS_MAIN(OnceTest)
#include "tst_once.moc"
