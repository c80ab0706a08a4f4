// SPDX-License-Identifier: MIT
#include "app/proxy/servers/serverfile.h"
#include "files.h"
#include "suite.h"

#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace mm;
using namespace Qt::StringLiterals;

/// The file as a whole: what it may be, and who may write it.
class TstServerFile final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void goodFile_keepsTheOrder();
    void text_isRejectedWithItsCause_data();
    void text_isRejectedWithItsCause();
    void text_isAccepted_data();
    void text_isAccepted();
    void error_neverHasAValue();
    void missingFile_isAnError();
    void folder_isAnError();
    void fifo_isAnErrorAtOnce();
    void largeFile_isAnError();
    void unreadableFile_isAnError();
    void fileThatOthersMayWrite_isRejected_data();
    void fileThatOthersMayWrite_isRejected();
    void fileOfAnotherUser_isRejected();
    void duplicate_usesTheLast();
    void badEntry_harmsNoOther();

private:
    ServerFile read() { return readServerFile(m_path, {}); }
    ServerFile read(const QByteArray &text)
    {
        return writeFile(m_path, text) ? read() : ServerFile{.error = u"can't be written"_s};
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

void TstServerFile::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(u"mcp.json"_s);
    QVERIFY(writeFile(m_path, R"({"mcpServers": {"a": {"command": "x"}}})"));
    QVERIFY(::chmod(QFile::encodeName(m_path).constData(), 0644) == 0);
}

void TstServerFile::goodFile_keepsTheOrder()
{
    const ServerFile file = read(R"({"mcpServers": {
        "zebra": {"command": "z", "args": ["-y", "one two"], "env": {"KEY": "value"}, "cwd": "/tmp"},
        "Ant": {"command": "/usr/bin/a", "disabled": true},
        "ant": {"command": "a"}}})");
    QCOMPARE(file.error, QString());
    QCOMPARE(file.problems, QStringList());
    const QList<ServerEntry> expected{
        {u"zebra"_s, u"z"_s, {u"-y"_s, u"one two"_s}, {{u"KEY"_s, u"value"_s}}, u"/tmp"_s, false},
        {.name = u"Ant"_s, .command = u"/usr/bin/a"_s, .disabled = true},
        {.name = u"ant"_s, .command = u"a"_s},
    };
    QCOMPARE(file.servers, expected);
}

void TstServerFile::text_isRejectedWithItsCause_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("cause");
    QTest::newRow("empty") << QByteArray() << u"is empty"_s;
    QTest::newRow("blank") << QByteArray(" \n") << u"is empty"_s;
    QTest::newRow("no JSON") << QByteArray("mcpServers: {}") << u"line 1, column 1"_s;
    QTest::newRow("line") << QByteArray("{\n  \"mcpServers\": {\n    \"ä\": x}}")
                          << u"line 3, column 10"_s;
    QTest::newRow("line after a comment") << QByteArray("// a\n/* b\n */ {'a': 1}")
                                          << u"line 3, column 6: names and texts need double"_s;
    QTest::newRow("cut") << QByteArray(R"({"mcpServers": {"a": {"command": "x")")
                         << u"ends within"_s;
    QTest::newRow("open comment") << QByteArray("{\"mcpServers\": {}} /* a")
                                  << u"line 1, column 20"_s;
    QTest::newRow("list") << QByteArray("[]") << u"JSON object"_s;
    QTest::newRow("other keys") << QByteArray(R"({"inputs": []})") << u"neither \"mcpServers\""_s;
    QTest::newRow("servers as a list") << QByteArray(R"({"mcpServers": [1]})") << u"an object"_s;
    QTest::newRow("Latin-1") << QByteArray("{\"mcpServers\": {\"\xe4\": 1}}") << u"UTF-8"_s;
    QTest::newRow("UTF-16") << QByteArray("{\0}\0", 4) << u"UTF-16"_s;
}

void TstServerFile::text_isRejectedWithItsCause()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, cause);
    const ServerFile file = read(text);
    QVERIFY2(file.error.contains(cause), qPrintable(file.error));
    QVERIFY(file.error.contains(m_path));
    QVERIFY(file.error.endsWith(u'.'));
    QVERIFY(file.servers.isEmpty());
}

void TstServerFile::text_isAccepted_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("servers");
    QTest::newRow("no servers") << QByteArray(R"({"mcpServers": {}})") << 0;
    QTest::newRow("byte order mark")
        << QByteArray("\xef\xbb\xbf{\"servers\": {\"a\": {\"command\": "
                      "\"x\"}}}")
        << 1;
    QTest::newRow("comments and commas")
        << QByteArray("{ // the \"servers\"\r\n\"servers\": /* \" */ {\"a\": {\"command\": "
                      "\"http://x/*\", \"args\": [\"a//b\", \"\\\"//\", ], /* , */ }, },\n}//")
        << 1;
    QTest::newRow("mcpServers before servers")
        << QByteArray(R"({"servers": {}, "mcpServers": {"a": {"command": "x"}}})") << 1;
}

void TstServerFile::text_isAccepted()
{
    QFETCH(QByteArray, text);
    QFETCH(int, servers);
    const ServerFile file = read(text);
    QCOMPARE(file.error, QString());
    QCOMPARE(file.problems, QStringList());
    QCOMPARE(file.servers.size(), servers);
}

void TstServerFile::error_neverHasAValue()
{
    const ServerFile file =
        read(R"({"mcpServers": {"a": {"command": "x" "env": {"KEY": "secret"}}}})");
    QVERIFY(!file.error.isEmpty());
    QVERIFY2(!file.error.contains(u"secret"_s), qPrintable(file.error));
    const QStringList problems = read(R"({"mcpServers": {"a": {"command": "x", "env": ["secret"]},
                "b": {"command": "x", "env": {"KEY": ["secret"]}},
                "c": {"url": "http://x/?key=secret"}}})")
                                     .problems;
    QCOMPARE(problems.size(), 3);
    QVERIFY2(!problems.join(u' ').contains(u"secret"_s), qPrintable(problems.join(u' ')));
}

void TstServerFile::missingFile_isAnError()
{
    QVERIFY(QFile::remove(m_path));
    QVERIFY(read().error.contains(m_path + u" can't be used: it does not exist."_s));
}

void TstServerFile::folder_isAnError()
{
    m_path = m_folder->path();
    QVERIFY(read().error.endsWith(u"it is not a regular file."_s));
}

void TstServerFile::fifo_isAnErrorAtOnce()
{
    QVERIFY(QFile::remove(m_path));
    QVERIFY(::mkfifo(QFile::encodeName(m_path).constData(), 0600) == 0);
    QVERIFY(read().error.endsWith(u"it is not a regular file."_s));
}

void TstServerFile::largeFile_isAnError()
{
    QByteArray text(R"({"mcpServers": {}})");
    text.append(4 * 1024 * 1024 - text.size(), ' ');
    QCOMPARE(read(text).error, QString());
    QVERIFY(read(text + ' ').error.endsWith(u"it has more than 4 MiB."_s));
}

void TstServerFile::unreadableFile_isAnError()
{
    // A link to itself can't be opened, not even by root.
    QVERIFY(QFile::remove(m_path));
    QVERIFY(::symlink(QFile::encodeName(m_path).constData(),
                      QFile::encodeName(m_path).constData()) == 0);
    QVERIFY2(read().error.contains(qt_error_string(ELOOP)), qPrintable(read().error));
}

void TstServerFile::fileThatOthersMayWrite_isRejected_data()
{
    QTest::addColumn<int>("mode");
    QTest::addColumn<bool>("isRejected");
    QTest::newRow("0600") << 0600 << false;
    QTest::newRow("0644") << 0644 << false;
    QTest::newRow("0664") << 0664 << true;
    QTest::newRow("0646") << 0646 << true;
    QTest::newRow("0777") << 0777 << true;
}

void TstServerFile::fileThatOthersMayWrite_isRejected()
{
    QFETCH(int, mode);
    QFETCH(bool, isRejected);
    QVERIFY(::chmod(QFile::encodeName(m_path).constData(), mode_t(mode)) == 0);
    const ServerFile file = read();
    QCOMPARE(file.servers.size(), isRejected ? 0 : 1);
    QCOMPARE(file.error.contains(u"chmod go-w "_s + m_path), isRejected);
}

void TstServerFile::fileOfAnotherUser_isRejected()
{
    constexpr uid_t other = 12345;
    if (::geteuid() != 0) { // only root can give a file away; the files of root are accepted
        QVERIFY(!readServerFile(u"/etc/passwd"_s, {}).error.contains(u"belongs"_s));
        return;
    }
    QVERIFY(::chown(QFile::encodeName(m_path).constData(), other, other) == 0);
    const ServerFile file = read();
    QVERIFY(file.servers.isEmpty());
    QVERIFY2(file.error.contains(u"belongs to the user 12345"_s), qPrintable(file.error));
    QVERIFY(file.error.contains(u"sudo chown root "_s + m_path));
}

void TstServerFile::duplicate_usesTheLast()
{
    const ServerFile file = read(R"({"mcpServers": {"a": {"command": "old"}, "b": {"command": "b"},
                                     "\u0061": {"command": "new"}}})");
    QCOMPARE(file.servers.size(), 2);
    QCOMPARE(file.servers.at(1).command, u"new"_s);
    QCOMPARE(file.problems.size(), 1);
    QVERIFY2(file.problems.at(0).contains(u"\"a\" has more than one entry"_s),
             qPrintable(file.problems.at(0)));
}

void TstServerFile::badEntry_harmsNoOther()
{
    const ServerFile file = read(R"({"mcpServers": {"a": 5, "b": {}, "c": {"command": "c"}}})");
    QCOMPARE(file.servers.size(), 1);
    QCOMPARE(file.servers.at(0).name, u"c"_s);
    QCOMPARE(file.problems.size(), 2);
    QVERIFY(file.problems.at(0).startsWith(m_path + u": the server \"a\" is left out: "_s));
    QVERIFY(file.problems.at(1).startsWith(m_path + u": the server \"b\" is left out: "_s));
}

MM_SUITE(TstServerFile)
#include "tst_serverfile.moc"
