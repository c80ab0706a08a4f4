// SPDX-License-Identifier: MIT
#include "app/proxy/mesh/registrationfile.h"
#include "app/proxy/mesh/serviceregistry.h"
#include "files.h"
#include "suite.h"
#include "wire.h"

#include <QDir>
#include <QRegularExpression>
#include <QTemporaryDir>

using namespace mm;
using namespace mm::test;

/// The file itself. tst_keptregistrations has what MM does with it.
class TstRegistrationFile final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void saved_isLoaded_data();
    void saved_isLoaded();
    void change_isSavedAtOnce();
    void newFile_isForItsUserOnly();
    void noRegistrations_createNoFile();
    void removedFile_isSavedAtTheEnd();
    void unchanged_isNotWritten();
    void notTheWriter_leavesTheFile();
    void linkedStatsFile_hasItBesideItsTarget();
    void missing_isNoWarning();
    void damaged_isMovedAside_data();
    void damaged_isMovedAside();
    void folder_isLeftAsItIs();
    void otherMachine_isLeftOut();
    void failure_isLoggedOnceAndSavedLater();
    void fileThatAppearsLater_isReadBeforeItIsReplaced();
    void fileThatAppearsLater_isKeptAtTheEnd();

private:
    [[nodiscard]] QString path() const { return m_stats + u".services"_s; }
    [[nodiscard]] std::unique_ptr<RegistrationFile> open()
    {
        return std::make_unique<RegistrationFile>(
            m_stats, [this] { return m_current; }, [this] { return m_mayWrite; },
            [this](const auto &found) { m_current += found; });
    }
    /// What the next MM finds.
    [[nodiscard]] RegistrationFile::Registrations loaded() const
    {
        return RegistrationFile(
                   m_stats, [] { return RegistrationFile::Registrations(); }, [] { return false; },
                   [](const auto &) {})
            .load();
    }
    [[nodiscard]] QStringList files() const
    {
        return QDir(m_dir->path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot);
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_stats;
    RegistrationFile::Registrations m_current;
    bool m_mayWrite = true;
};

void TstRegistrationFile::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_stats = m_dir->filePath(u"stats.json"_s);
    m_current = {{u"a"_s, 5000, "[]", false}};
    m_mayWrite = true;
}

void TstRegistrationFile::saved_isLoaded_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("tools");
    QTest::addColumn<QByteArray>("loadedTools");
    const auto same = [](const char *row, const QString &name, const QByteArray &tools) {
        QTest::newRow(row) << name << tools << tools;
    };
    same("plain", u"a"_s, R"(["x",{"name":"y","inputSchema":{"n":1.50}}])");
    same("special characters", u"\"a\\%1 ä🤖"_s, R"(["é\u00e9\n"])");
    same("deeply nested", u"a"_s,
         R"([{"name":"x","y":)" + QByteArray(500, '[') + QByteArray(500, ']') + "}]");
    same("large", u"a"_s, "[\"" + QByteArray(5'000'000, 'x') + "\"]");
    QTest::newRow("line breaks") << u"a"_s << QByteArray("[\r\n \"x\",\n \"y\"\n]")
                                 << QByteArray("[   \"x\",  \"y\" ]");
}

void TstRegistrationFile::saved_isLoaded()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, tools);
    QFETCH(QByteArray, loadedTools);
    m_current = {{name, 65535, tools, true}, {u"second"_s, 1, "[]", false}};
    open().reset();
    const auto found = loaded();
    QCOMPARE(found.size(), 2);
    QCOMPARE(found[0].name, name);
    QCOMPARE(found[0].port, quint16(65535));
    QVERIFY(found[0].tools == loadedTools);
    QVERIFY(found[0].sendsHeartbeats);
    QCOMPARE(found[1].name, u"second"_s);
    QCOMPARE(found[1].port, quint16(1));
    QVERIFY(!found[1].sendsHeartbeats);
    QCOMPARE(files().size(), 1);
}

void TstRegistrationFile::change_isSavedAtOnce()
{
    const auto file = open();
    file->changed();
    QTRY_COMPARE(loaded().size(), 1);
    m_current.append({u"b"_s, 5001, "[]", false});
    file->changed();
    m_current.append({u"c"_s, 5002, "[]", false});
    file->changed();
    // As quickly when the disk is: what was not saved is lost by a kill.
    QTRY_COMPARE_WITH_TIMEOUT(loaded().size(), 3, 1000);
    m_current.clear();
    file->changed();
    QTRY_COMPARE(readFile(path()), QByteArray());
}

void TstRegistrationFile::newFile_isForItsUserOnly()
{
    open().reset();
    QCOMPARE(QFile::permissions(path()) & ~QFile::Permissions(QFile::ReadUser | QFile::WriteUser),
             QFile::ReadOwner | QFile::WriteOwner);
}

void TstRegistrationFile::noRegistrations_createNoFile()
{
    m_current.clear();
    const auto file = open();
    file->changed();
    QTest::qWait(0);
    open().reset();
    QCOMPARE(files(), QStringList());
}

void TstRegistrationFile::removedFile_isSavedAtTheEnd()
{
    auto file = open();
    file->changed();
    QTRY_VERIFY(QFile::exists(path()));
    QVERIFY(QFile::remove(path()));
    file.reset();
    QCOMPARE(loaded().size(), 1);
}

void TstRegistrationFile::unchanged_isNotWritten()
{
    open().reset();
    // A save would replace the file.
    QFile former(path());
    QVERIFY(former.open(QIODevice::ReadWrite));
    open().reset();
    QVERIFY(former.resize(0));
    QCOMPARE(readFile(path()), QByteArray());
}

void TstRegistrationFile::notTheWriter_leavesTheFile()
{
    QVERIFY(writeFile(path(), "other\n"));
    m_mayWrite = false;
    auto file = open();
    file->changed();
    QTest::qWait(0);
    file.reset();
    QCOMPARE(readFile(path()), QByteArray("other\n"));
    // It is saved once this is the writer, without a further change.
    file = open();
    file->changed();
    QTest::qWait(0);
    m_mayWrite = true;
    QTRY_VERIFY(readFile(path()).contains("5000"));
}

void TstRegistrationFile::linkedStatsFile_hasItBesideItsTarget()
{
    QVERIFY(QDir(m_dir->path()).mkdir(u"sub"_s));
    QVERIFY(QFile::link(m_dir->filePath(u"sub/real.json"_s), m_stats));
    open().reset();
    QVERIFY(QFile::exists(m_dir->filePath(u"sub/real.json.services"_s)));
    QVERIFY(!QFile::exists(path()));
    QCOMPARE(loaded().size(), 1);
}

void TstRegistrationFile::missing_isNoWarning()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
    QCOMPARE(loaded().size(), 0);
    QVERIFY(writeFile(path(), {}));
    QCOMPARE(loaded().size(), 0);
}

void TstRegistrationFile::damaged_isMovedAside_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<int>("found");
    QTest::addColumn<QString>("cause");
    open().reset();
    const QByteArray valid = readFile(path());
    QTest::newRow("no JSON") << valid + "# mine\n" << 1 << u"line 2 is no registration: "_s;
    QTest::newRow("cut off") << valid + valid.chopped(5) << 1 << u"line 2 is no registration: "_s;
    QTest::newRow("other JSON") << QByteArray("{\"a\":1}\n") + valid << 1
                                << u"line 1 .*instance_name.* is missing"_s;
    QTest::newRow("bad port") << QByteArray(valid).replace("5000", "0") << 0
                              << u"line 1 .*port.* has to be an integer"_s;
    QTest::newRow("Latin-1") << QByteArray("\xe4\xf6\n") + valid << 1 << u"line 1 is no "_s;
    QTest::newRow("null bytes") << QByteArray(4096, '\0') << 0 << u"line 1 is no "_s;
    QTest::newRow("too many") << valid.repeated(ServiceRegistry::maxRegistrations + 1)
                              << int(ServiceRegistry::maxRegistrations)
                              << u"more than 10000 lines"_s;
    QTest::newRow("huge") << QByteArray(33 * 1024 * 1024, ' ') << 0 << u"larger than 32 MiB"_s;
}

void TstRegistrationFile::damaged_isMovedAside()
{
    QFETCH(QByteArray, content);
    QFETCH(int, found);
    QFETCH(QString, cause);
    QVERIFY(writeFile(path(), content));
    QTest::ignoreMessage(
        QtWarningMsg,
        QRegularExpression(u".*stats.json.services can't all be read: .*"_s + cause +
                           u".* moved aside as .*stats.json.services.corrupt-.*register again."_s));
    QCOMPARE(loaded().size(), found);
    QCOMPARE(files().size(), 1);
    QVERIFY(readFile(m_dir->filePath(files().constFirst())) == content);
}

void TstRegistrationFile::folder_isLeftAsItIs()
{
    QVERIFY(QDir(m_dir->path()).mkpath(path()));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"is not a regular file"_s));
    QCOMPARE(loaded().size(), 0);
    QVERIFY(QDir(path()).exists());
}

void TstRegistrationFile::otherMachine_isLeftOut()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
    m_current.append({u"b"_s, 5001, "[]", false});
    open().reset();
    QByteArray content = readFile(path());
    const qsizetype id = content.indexOf(R"("machine":")") + 11;
    content[id] = content[id] == '0' ? '1' : '0';
    QVERIFY(writeFile(path(), content));
    const auto found = loaded();
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.constFirst().name, u"b"_s);
}

void TstRegistrationFile::failure_isLoggedOnceAndSavedLater()
{
    QVERIFY(QDir(m_dir->path()).mkpath(path()));
    auto file = open();
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"is not a regular file"_s));
    (void)file->load();
    static QStringList messages;
    messages.clear();
    const auto former = qInstallMessageHandler(
        [](QtMsgType, const QMessageLogContext &, const QString &text) { messages.append(text); });
    file->changed();
    const bool begun = QTest::qWaitFor([] { return !messages.isEmpty(); });
    file.reset(); // tries again
    file = open();
    (void)file->load();
    file->changed();
    const bool again = QTest::qWaitFor([] { return messages.size() == 3; });
    QVERIFY(QDir().rmdir(path()));
    const bool ended = QTest::qWaitFor([] { return messages.size() == 4; });
    qInstallMessageHandler(former);
    QVERIFY(begun && again && ended);
    QVERIFY2(messages[0].contains(u"can't be kept beside "_s), qPrintable(messages[0]));
    QVERIFY2(messages[3].contains(u"kept beside "_s), qPrintable(messages[3]));
    QCOMPARE(loaded().size(), 1);
}

void TstRegistrationFile::fileThatAppearsLater_isReadBeforeItIsReplaced()
{
    open().reset();
    const QByteArray former = readFile(path());
    QVERIFY(QFile::remove(path()));
    const auto file = open();
    QCOMPARE(file->load().size(), 0);
    QVERIFY(writeFile(path(), former));
    m_current = {{u"b"_s, 5001, "[]", false}};
    file->changed();
    QTRY_COMPARE(m_current.size(), 2);
    QCOMPARE(m_current.constLast().name, u"a"_s);
    QTRY_COMPARE(loaded().size(), 2);
    // Only once: it is this program's file now.
    m_current = {{u"c"_s, 5002, "[]", false}};
    file->changed();
    QTRY_VERIFY(loaded().size() == 1 && loaded().constFirst().name == u"c"_s);
}

void TstRegistrationFile::fileThatAppearsLater_isKeptAtTheEnd()
{
    open().reset();
    const QByteArray former = readFile(path());
    QVERIFY(QFile::remove(path()));
    auto file = open();
    QCOMPARE(file->load().size(), 0);
    QVERIFY(writeFile(path(), former));
    m_current = {{u"a"_s, 5001, "[]", false}, {u"b"_s, 5002, "[]", false}};
    file.reset();
    const auto found = loaded();
    QCOMPARE(found.size(), 2);
    QCOMPARE(found[0].port, quint16(5001)); // what is registered now counts
    QVERIFY(writeFile(path(), former));
    m_current.clear();
    open().reset();
    QCOMPARE(loaded().size(), 1);
}

MM_SUITE(TstRegistrationFile)
#include "tst_registrationfile.moc"
