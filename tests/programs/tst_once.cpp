// SPDX-License-Identifier: MIT
#include "run.h"
#include "suite.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace {

constexpr int nobody = 65534;

QStringList allKeys()
{
    return {u"age_s"_s,  u"color"_s,    u"messages"_s, u"path"_s,
            u"reason"_s, u"services"_s, u"state"_s,    u"text"_s};
}

Run onceInLocale(const QString &locale, const QString &path)
{
    Run run;
    run.environment.remove(u"LC_ALL"_s);
    if (!locale.isEmpty())
        run.environment.insert(u"LANG"_s, locale);
    run.start({u"--once"_s, u"--no-register"_s, u"--format"_s, u"json"_s, u"--stats-file"_s, path});
    return run;
}

} // namespace

/// `ee-monitor --once` as a process: output, exit code and locale. The kinds of broken content are
/// in the tests of the parser and the reader.
class TstOnce final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void validFile_isActive_data();
    void validFile_isActive();
    void brokenFile_isAnErrorWithItsCause_data();
    void brokenFile_isAnErrorWithItsCause();
    void missingFile_isNoFile();
    void specialFile_isAnErrorWithItsCause_data();
    void specialFile_isAnErrorWithItsCause();
    void unreadableFile_isAnError();
    void stoppedWriter_isStopped();
    void age_isThatOfTheFile();
    void largeFile_isRead();
    void locale_setsTextAndDigits_data();
    void locale_setsTextAndDigits();
    void germanLocale_translatesTheReason();
    void fullDisk_isAFailure_data();
    void fullDisk_isAFailure();
    void closedStdout_isAFailure();
    void closedPipe_isAFailure();

private:
    QTemporaryDir m_folder;
    QString m_path;
};

void TstOnce::init()
{
    static int number = 0;
    m_path = m_folder.filePath(u"stats%1.json"_s.arg(++number));
}

void TstOnce::validFile_isActive_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("messages");

    QTest::newRow("the guide's sample")
        << sampleFile() << u"MM: 5 services | 127 msgs"_s << qint64(127);
    QTest::newRow("largest total")
        << QByteArray(R"({"total_services":5,"total_messages":9223372036854775807})")
        << u"MM: 5 services | 9,223,372,036,854,775,807 msgs"_s
        << std::numeric_limits<qint64>::max();
}

void TstOnce::validFile_isActive()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, text);
    QFETCH(qint64, messages);

    const QTemporaryDir folder;
    const QString path = folder.filePath(u"stats.json"_s);
    QVERIFY(writeFile(path, content));
    const Run plain = oncePlain(path);
    QVERIFY(plain.ended);
    QCOMPARE(plain.exitCode, 0);
    QCOMPARE(QString::fromUtf8(plain.out), text + u'\n');
    QCOMPARE(plain.err, QByteArray());

    QJsonObject object;
    const Run json = onceJson(path, &object);
    QCOMPARE(json.exitCode, 0);
    QCOMPARE(json.err, QByteArray());
    QCOMPARE(object.keys(), allKeys());
    QCOMPARE(object.value(u"state"_s), u"Active"_s);
    QCOMPARE(object.value(u"text"_s), text);
    QCOMPARE(object.value(u"color"_s), u"green"_s);
    QCOMPARE(object.value(u"services"_s).toInteger(-1), 5);
    QCOMPARE(object.value(u"messages"_s).toInteger(-1), messages);
    QVERIFY(object.value(u"age_s"_s).toInteger(-1) >= 0);
    QVERIFY(!object.value(u"reason"_s).toString().isEmpty());
    QCOMPARE(object.value(u"path"_s), path);
    QCOMPARE(readFile(path), content);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
}

void TstOnce::brokenFile_isAnErrorWithItsCause_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("cause");

    QTest::newRow("empty") << QByteArray() << u"is empty"_s;
    QTest::newRow("not UTF-8") << QByteArray("{\"total_services\": \xff}") << u"not UTF-8"_s;
    QTest::newRow("not JSON") << QByteArray("{") << u"at byte 1"_s;
    QTest::newRow("not a stats file")
        << QByteArray(R"({"total_services":1})") << u"total_messages"_s;
}

void TstOnce::brokenFile_isAnErrorWithItsCause()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, cause);

    QVERIFY(writeFile(m_path, content));
    QJsonObject object;
    const Run json = onceJson(m_path, &object);
    QVERIFY(json.ended);
    QCOMPARE(json.exitCode, 2);
    QCOMPARE(object.keys(), allKeys());
    QCOMPARE(object.value(u"state"_s), u"Error"_s);
    QCOMPARE(object.value(u"text"_s), u"MM: Error reading stats"_s);
    QCOMPARE(object.value(u"color"_s), u"red"_s);
    QVERIFY(object.value(u"services"_s).isNull());
    QVERIFY(object.value(u"messages"_s).isNull());
    QVERIFY(object.value(u"age_s"_s).isNull());
    const QString reason = object.value(u"reason"_s).toString();
    QVERIFY2(reason.contains(m_path) && reason.contains(cause), qPrintable(reason));
    QCOMPARE(readFile(m_path), content);
}

void TstOnce::missingFile_isNoFile()
{
    const Run plain = oncePlain(m_path);
    QCOMPARE(plain.exitCode, 3);
    QCOMPARE(plain.out, QByteArray("MM: No stats file\n"));
    QVERIFY(!QFile::exists(m_path));
}

void TstOnce::specialFile_isAnErrorWithItsCause_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("cause");

    const QString fifo = m_folder.filePath(u"fifo"_s);
    ::mkfifo(QFile::encodeName(fifo).constData(), 0600);
    QTest::newRow("directory") << m_folder.path() << u"is a directory"_s;
    QTest::newRow("FIFO") << fifo << u"named pipe"_s;
    QTest::newRow("device") << u"/dev/zero"_s << u"is a device"_s;
}

void TstOnce::specialFile_isAnErrorWithItsCause()
{
    QFETCH(QString, path);
    QFETCH(QString, cause);

    QJsonObject object;
    const Run json = onceJson(path, &object);
    QVERIFY(json.ended);
    QCOMPARE(json.exitCode, 2);
    const QString reason = object.value(u"reason"_s).toString();
    QVERIFY2(reason.contains(path) && reason.contains(cause), qPrintable(reason));
}

void TstOnce::unreadableFile_isAnError()
{
    QVERIFY(::chmod(QFile::encodeName(m_folder.path()).constData(), 0755) == 0);
    QVERIFY(writeFile(m_path, sampleFile()));
    QVERIFY(::chmod(QFile::encodeName(m_path).constData(), 0) == 0);
    Run run;
    // Other users may have no access to the build folder.
    run.program = m_folder.filePath(u"ee-monitor"_s);
    QVERIFY(QFile::copy(QStringLiteral(EE_MONITOR), run.program));
    QVERIFY(::chmod(QFile::encodeName(run.program).constData(), 0755) == 0);
    run.workingDirectory = m_folder.path();
    run.before = [] {
        // Permissions do not restrict root.
        if (::geteuid() == 0 && (::setgid(nobody) != 0 || ::setuid(nobody) != 0))
            ::_exit(99);
    };
    run.start(
        {u"--once"_s, u"--no-register"_s, u"--format"_s, u"json"_s, u"--stats-file"_s, m_path});
    QVERIFY(run.ended);
    QCOMPARE(run.exitCode, 2);
    const QString reason = lineOfJson(run.out).value(u"reason"_s).toString();
    QVERIFY2(reason.contains(m_path) &&
                 reason.contains(u"permission denied"_s, Qt::CaseInsensitive),
             qPrintable(reason));
}

void TstOnce::stoppedWriter_isStopped()
{
    QVERIFY(writeFile(m_path, R"({"total_services":0,"total_messages":7,"writer":{"pid":1,)"
                              R"("host":"elsewhere","heartbeat_s":10,"state":"stopped"}})"));
    const Run plain = oncePlain(m_path);
    QCOMPARE(plain.exitCode, 1);
    QCOMPARE(plain.out, QByteArray("MM: Stopped\n"));
}

void TstOnce::age_isThatOfTheFile()
{
    QVERIFY(writeFile(m_path, sampleFile()));
    QVERIFY(backdateFile(m_path, 100));
    QJsonObject object;
    onceJson(m_path, &object);
    const qint64 age = object.value(u"age_s"_s).toInteger(-1);
    QVERIFY2(age >= 100 && age < 200, qPrintable(QString::number(age)));
}

void TstOnce::largeFile_isRead()
{
    QByteArray content = R"({"total_services":100000,"total_messages":1,"services":[)";
    for (int i = 0; i < 100'000; ++i)
        content += (i > 0 ? "," : "") + (R"({"name":"service )" + QByteArray::number(i)) +
                   R"(","registered_at":"2026-02-06T10:20:00","message_count":0})";
    content += "]}";
    QVERIFY(writeFile(m_path, content));
    const Run plain = oncePlain(m_path);
    QVERIFY(plain.ended);
    QCOMPARE(plain.exitCode, 0);
    QCOMPARE(plain.out, QByteArray("MM: 100,000 services | 1 msgs\n"));
}

void TstOnce::locale_setsTextAndDigits_data()
{
    QTest::addColumn<QString>("locale");
    QTest::addColumn<QString>("text");

    const QString english = u"MM: 5 services | 1,234,567 msgs"_s;
    QTest::newRow("none") << QString() << english;
    QTest::newRow("POSIX") << u"POSIX"_s << english;
    QTest::newRow("en_US") << u"en_US.UTF-8"_s << english;
    QTest::newRow("de_DE") << u"de_DE.UTF-8"_s << u"MM: 5 Dienste | 1.234.567 Nachr."_s;
    QTest::newRow("fr_FR") << u"fr_FR.UTF-8"_s
                           << u"MM\u00A0: 5 services | 1\u202F234\u202F567 msg"_s;
    QTest::newRow("es_ES") << u"es_ES.UTF-8"_s << u"MM: 5 servicios | 1.234.567 mens."_s;
    QTest::newRow("pl_PL") << u"pl_PL.UTF-8"_s << u"MM: Usługi: 5 | Wiad.: 1\u00A0234\u00A0567"_s;
    QTest::newRow("ja_JP") << u"ja_JP.UTF-8"_s << u"MM: サービス 5 | メッセージ 1,234,567"_s;
    QTest::newRow("zh_CN") << u"zh_CN.UTF-8"_s << u"MM：5 个服务 | 1,234,567 条消息"_s;
    QTest::newRow("ar_EG") << u"ar_EG.UTF-8"_s << u"حالة MM: الخدمات ٥ | الرسائل ١٬٢٣٤٬٥٦٧"_s;
    QTest::newRow("pt_BR, not translated")
        << u"pt_BR.UTF-8"_s << u"MM: 5 services | 1.234.567 msgs"_s;
}

void TstOnce::locale_setsTextAndDigits()
{
    QFETCH(QString, locale);
    QFETCH(QString, text);

    const QString path = m_folder.filePath(u"größe.json"_s);
    QVERIFY(writeFile(path, R"({"total_services":5,"total_messages":1234567})"));
    const Run run = onceInLocale(locale, path);
    QCOMPARE(run.exitCode, 0);
    const QJsonObject object = lineOfJson(run.out);
    QCOMPARE(object.value(u"text"_s), text);
    // The other values are not localized.
    QCOMPARE(object.value(u"state"_s), u"Active"_s);
    QCOMPARE(object.value(u"color"_s), u"green"_s);
    QCOMPARE(object.value(u"messages"_s).toInteger(), 1234567);
    QCOMPARE(object.value(u"path"_s), path);
}

void TstOnce::germanLocale_translatesTheReason()
{
    QVERIFY(writeFile(m_path, "{"));
    const Run run = onceInLocale(u"de_DE.UTF-8"_s, m_path);
    QCOMPARE(run.exitCode, 2);
    const QJsonObject object = lineOfJson(run.out);
    QCOMPARE(object.value(u"text"_s), u"MM: Fehler beim Lesen"_s);
    const QString reason = object.value(u"reason"_s).toString();
    QVERIFY2(reason.contains(m_path) && !reason.contains(u" is "_s), qPrintable(reason));
}

void TstOnce::fullDisk_isAFailure_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<int>("exitCode");
    QTest::newRow("plain") << u"plain"_s << 2;
    QTest::newRow("nagios") << u"nagios"_s << 3;
}

void TstOnce::fullDisk_isAFailure()
{
    QFETCH(QString, format);
    QFETCH(int, exitCode);

    QVERIFY(writeFile(m_path, sampleFile()));
    Run run;
    run.stdoutFile = u"/dev/full"_s;
    run.start({u"--once"_s, u"--no-register"_s, u"--format"_s, format, u"--stats-file"_s, m_path});
    QVERIFY(run.ended);
    QCOMPARE(run.exitCode, exitCode);
    QVERIFY2(run.err.contains("stdout"), run.err.constData());
}

void TstOnce::closedStdout_isAFailure()
{
    QVERIFY(writeFile(m_path, sampleFile()));
    Run run;
    run.before = [] { ::close(STDOUT_FILENO); };
    run.start({u"--once"_s, u"--no-register"_s, u"--stats-file"_s, m_path});
    QVERIFY(run.ended);
    QVERIFY(run.exitCode != 0);
    QCOMPARE(readFile(m_path), sampleFile());
}

void TstOnce::closedPipe_isAFailure()
{
    QVERIFY(writeFile(m_path, sampleFile()));
    int ends[2];
    QVERIFY(::pipe(ends) == 0);
    ::close(ends[0]);
    Run run;
    run.before = [end = ends[1]] {
        ::dup2(end, STDOUT_FILENO);
        ::signal(SIGPIPE, SIG_DFL);
    };
    run.start({u"--once"_s, u"--no-register"_s, u"--stats-file"_s, m_path});
    ::close(ends[1]);
    QVERIFY(run.ended); // not by SIGPIPE
    QCOMPARE(run.exitCode, 2);
}

MM_SUITE(TstOnce)
#include "tst_once.moc"
