// SPDX-License-Identifier: MIT
#include "app/common/tokenfile.h"
#include "files.h"
#include "suite.h"

#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <thread>
#include <unistd.h>

using namespace mm;
using namespace Qt::StringLiterals;

class TstTokenFile final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void content_isReadOrRejected_data();
    void content_isReadOrRejected();
    void accessOfOthers_isRejected_data();
    void accessOfOthers_isRejected();
    void readableFileOfRoot_isAcceptedFromOtherUser();
    void pipe_isReadUntilItEnds();
    void otherThanFile_isRejected();

private:
    [[nodiscard]] QString path() const { return m_folder.filePath(u"token"_s); }
    /// Reads path(); the error names it.
    QByteArray read() const
    {
        QString error;
        const QByteArray token = readTokenFile(path(), &error);
        if (token.isEmpty() != error.contains(path()) || token.isEmpty() != error.endsWith(u'.'))
            qFatal("%s", qPrintable(error));
        return token;
    }

    QTemporaryDir m_folder;
};

void TstTokenFile::content_isReadOrRejected_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("token"); // empty: rejected
    const QByteArray token = "0123456789-._~+/AZ==";
    QTest::newRow("bare") << token << token;
    QTest::newRow("line") << token + "\r\n" << token;
    QTest::newRow("blanks") << " \t" + token + " \n\n" << token;
    QTest::newRow("16 characters") << QByteArray(16, 'a') << QByteArray(16, 'a');
    QTest::newRow("15 characters") << QByteArray(15, 'a') << QByteArray();
    QTest::newRow("empty") << QByteArray() << QByteArray();
    QTest::newRow("two lines") << token + '\n' + token << QByteArray();
    QTest::newRow("blank within") << QByteArray("0123456789 abcdefg") << QByteArray();
    QTest::newRow("= within") << QByteArray("0123456789=abcdefg") << QByteArray();
    QTest::newRow("beyond ASCII") << QByteArray("0123456789abcdef\xc3\xa9") << QByteArray();
    QTest::newRow("too large") << QByteArray(5000, 'a') << QByteArray();
}

void TstTokenFile::content_isReadOrRejected()
{
    QFETCH(QByteArray, content);
    QFETCH(QByteArray, token);
    QVERIFY(writeFile(path(), content));
    ::chmod(qPrintable(path()), 0600);
    QCOMPARE(read(), token);
}

void TstTokenFile::accessOfOthers_isRejected_data()
{
    QTest::addColumn<int>("mode");
    QTest::addColumn<bool>("accepted");
    QTest::newRow("0600") << 0600 << true;
    QTest::newRow("0400") << 0400 << true;
    QTest::newRow("0644") << 0644 << false;
    QTest::newRow("0640") << 0640 << false;
    QTest::newRow("0620") << 0620 << false;
    QTest::newRow("0602") << 0602 << false;
}

void TstTokenFile::accessOfOthers_isRejected()
{
    QFETCH(int, mode);
    QFETCH(bool, accepted);
    QVERIFY(writeFile(path(), QByteArray(20, 'a')));
    ::chmod(qPrintable(path()), mode_t(mode));
    QCOMPARE(!read().isEmpty(), accepted);
    ::chmod(qPrintable(path()), 0600);
}

/// As containers give a secret.
void TstTokenFile::readableFileOfRoot_isAcceptedFromOtherUser()
{
    const bool isRoot = ::geteuid() == 0;
    QVERIFY(!isRoot || ::seteuid(65534) == 0);
    QString error;
    const QByteArray token = readTokenFile(u"/proc/sys/kernel/random/boot_id"_s, &error);
    QVERIFY(!isRoot || ::seteuid(0) == 0);
    QCOMPARE(token.size(), 36); // a UUID
}

void TstTokenFile::pipe_isReadUntilItEnds()
{
    QFile::remove(path());
    QVERIFY(::mkfifo(qPrintable(path()), 0600) == 0);
    std::thread writer([this] {
        QFile pipe(path());
        if (pipe.open(QIODevice::WriteOnly | QIODevice::Unbuffered)) // waits for the reader
            for (const char *part : {"0123456789", "abcdefg\n"})
                pipe.write(part);
    });
    const QByteArray token = read();
    writer.join();
    QFile::remove(path());
    QCOMPARE(token, "0123456789abcdefg");
}

void TstTokenFile::otherThanFile_isRejected()
{
    QFile::remove(path());
    QVERIFY(read().isEmpty()); // there is none
    QVERIFY(QDir().mkdir(path()));
    QVERIFY(read().isEmpty());
    QVERIFY(QDir().rmdir(path()));
    // Neither its open() nor its read() waits for ever for a writer.
    QVERIFY(::mkfifo(qPrintable(path()), 0600) == 0);
    QVERIFY(read().isEmpty());
    QFile::remove(path());
}

MM_SUITE(TstTokenFile)
#include "tst_tokenfile.moc"
