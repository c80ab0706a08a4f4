// SPDX-License-Identifier: MIT
#include "app/process/loglines.h"

#include <QDateTime>
#include <QTemporaryFile>
#include <QTest>
#include <QTimer>

#include <fcntl.h>
#include <functional>
#include <string>
#include <thread>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace {

/// stderr, in a file for as long as it lives.
class Captured final
{
public:
    Captured()
        : m_former(::dup(STDERR_FILENO))
    {
        if (m_file.open())
            ::dup2(m_file.handle(), STDERR_FILENO);
    }
    ~Captured()
    {
        ::dup2(m_former, STDERR_FILENO);
        ::close(m_former);
    }
    Q_DISABLE_COPY_MOVE(Captured)

    /// What the lines say, without what stands before it in each.
    [[nodiscard]] QStringList said() const
    {
        QStringList said;
        const QStringList lines = text().split(u'\n', Qt::SkipEmptyParts);
        for (const QString &line : lines)
            said += line.section(u' ', 3);
        return said;
    }
    [[nodiscard]] QString text() const
    {
        QFile file(m_file.fileName());
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }

private:
    QTemporaryFile m_file;
    const int m_former;
};

/// stderr as a pipe that does not block, and that nobody reads but by read().
class NobodyReads final
{
public:
    NobodyReads()
        : m_former(::dup(STDERR_FILENO))
    {
        if (::pipe(m_ends) != 0)
            qFatal("no pipe");
        for (const int end : m_ends)
            ::fcntl(end, F_SETFL, O_NONBLOCK);
        ::dup2(m_ends[1], STDERR_FILENO);
    }
    ~NobodyReads()
    {
        ::dup2(m_former, STDERR_FILENO);
        for (const int end : {m_former, m_ends[0], m_ends[1]})
            ::close(end);
    }
    Q_DISABLE_COPY_MOVE(NobodyReads)

    [[nodiscard]] QByteArray read() const
    {
        QByteArray bytes(1024 * 1024, Qt::Uninitialized);
        const ssize_t size = ::read(m_ends[0], bytes.data(), static_cast<size_t>(bytes.size()));
        return bytes.first(qMax<ssize_t>(size, 0));
    }

private:
    const int m_former;
    int m_ends[2] = {};
};

/// Runs \p turn within the event loop, and the loop until it waits again.
void inLoop(const std::function<void()> &turn)
{
    QEventLoop loop;
    QTimer::singleShot(0, &loop, [&] {
        QTimer::singleShot(0, &loop, [&] {
            turn();
            QTimer::singleShot(0, &loop, &QEventLoop::quit);
        });
    });
    loop.exec();
}

} // namespace

class LogLinesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void line_hasItsTimeAndItsKind_data();
    void line_hasItsTimeAndItsKind();
    void linesOfOneTurn_areWrittenAsTheLoopWaits();
    void warning_isWrittenAtOnceAfterWhatCameBefore();
    void otherThreads_areWrittenAtOnce();
    void manyLines_areWrittenWithinTheirTurn();
    void whatWaits_isWrittenAtTheEnd();
    void loopThatNeverWaits_writesThemAllTheSame();
    void readerThatLags_losesNothing();
    void readerWhoNeverReads_isToldOfWhatIsMissing();
};

void LogLinesTest::line_hasItsTimeAndItsKind_data()
{
    QTest::addColumn<QtMsgType>("type");
    QTest::addColumn<QString>("expected");
    QTest::newRow("info") << QtInfoMsg << u"prog it is \"größe\""_s;
    QTest::newRow("warning") << QtWarningMsg << u"prog warning: it is \"größe\""_s;
    QTest::newRow("error") << QtCriticalMsg << u"prog error: it is \"größe\""_s;
}

void LogLinesTest::line_hasItsTimeAndItsKind()
{
    QFETCH(const QtMsgType, type);
    QFETCH(const QString, expected);
    const Captured captured;
    const mm::LogLines lines("prog");
    const QDateTime before = QDateTime::currentDateTime();
    qt_message_output(type, {}, u"it is \"größe\""_s);
    const QDateTime after = QDateTime::currentDateTime();
    const QString text = captured.text();
    QVERIFY2(text.endsWith(u' ' + expected + u'\n'), qPrintable(text));
    const auto time = QDateTime::fromString(text.first(23), u"yyyy-MM-dd hh:mm:ss.zzz"_s);
    QVERIFY2(time.isValid(), qPrintable(text));
    QVERIFY(time >= before && time <= after);
}

void LogLinesTest::linesOfOneTurn_areWrittenAsTheLoopWaits()
{
    const Captured captured;
    const mm::LogLines lines("prog");
    QString within;
    inLoop([&] {
        qInfo("one");
        qInfo("two");
        within = captured.text();
    });
    QCOMPARE(within, QString());
    QCOMPARE(captured.said(), QStringList({u"one"_s, u"two"_s}));
}

void LogLinesTest::warning_isWrittenAtOnceAfterWhatCameBefore()
{
    const Captured captured;
    const mm::LogLines lines("prog");
    QStringList within;
    inLoop([&] {
        qInfo("one");
        qWarning("two");
        within = captured.said();
    });
    QCOMPARE(within, QStringList({u"one"_s, u"warning: two"_s}));
}

void LogLinesTest::otherThreads_areWrittenAtOnce()
{
    const Captured captured;
    const mm::LogLines lines("prog");
    QStringList within;
    inLoop([&] {
        qInfo("one");
        std::thread([] { qInfo("two"); }).join();
        within = captured.said();
    });
    QCOMPARE(within, QStringList({u"one"_s, u"two"_s}));
}

void LogLinesTest::manyLines_areWrittenWithinTheirTurn()
{
    const Captured captured;
    const mm::LogLines lines("prog");
    qsizetype within = 0;
    inLoop([&] {
        for (int i = 0; i < 1000; ++i)
            qInfo("one of many lines");
        within = captured.said().size();
    });
    QVERIFY2(within > 500, qPrintable(QString::number(within)));
    QCOMPARE(captured.said().size(), 1000);
}

void LogLinesTest::whatWaits_isWrittenAtTheEnd()
{
    const Captured captured;
    auto lines = std::make_unique<mm::LogLines>("prog");
    QString within;
    inLoop([&] {
        qInfo("one");
        within = captured.text();
        lines.reset();
    });
    QCOMPARE(within, QString());
    QCOMPARE(captured.said(), QStringList{u"one"_s});
}

void LogLinesTest::loopThatNeverWaits_writesThemAllTheSame()
{
    const Captured captured;
    const mm::LogLines lines("prog");
    QString later;
    inLoop([&] {
        QEventLoop busy;
        int turns = 0;
        // What is posted from within a turn keeps the loop from waiting.
        std::function<void()> again = [&] {
            if (turns == 0)
                qInfo("one");
            later = captured.text();
            if (!later.isEmpty() || ++turns == 1000)
                busy.quit();
            else
                QMetaObject::invokeMethod(&busy, again, Qt::QueuedConnection);
        };
        QMetaObject::invokeMethod(&busy, again, Qt::QueuedConnection);
        busy.exec();
    });
    QVERIFY(later.endsWith(u"one\n"_s));
}

void LogLinesTest::readerThatLags_losesNothing()
{
    NobodyReads pipe;
    const mm::LogLines lines("prog");
    constexpr int count = 100; // 100 KiB of lines in a pipe of 64
    for (int i = 0; i < count; ++i)
        qInfo("%d %s", i, std::string(1000, 'x').c_str());
    // Once somebody reads, what waited comes with what is said next.
    QByteArray all = pipe.read();
    qInfo("last");
    all += pipe.read();
    for (int i = 0; i < count; ++i)
        QVERIFY2(all.contains("prog " + QByteArray::number(i) + ' '),
                 qPrintable(QString::number(i)));
    QVERIFY(all.endsWith("prog last\n"));
}

void LogLinesTest::readerWhoNeverReads_isToldOfWhatIsMissing()
{
    NobodyReads pipe;
    const mm::LogLines lines("prog");
    constexpr int count = 500;
    for (int i = 0; i < count; ++i)
        qInfo("%d %s", i, std::string(1000, 'x').c_str());
    QByteArray all = pipe.read();
    qInfo("last");
    all += pipe.read();
    QVERIFY(all.contains("prog 0 ") && all.contains("prog 499 "));
    QVERIFY(!all.contains("prog 200 "));
    QVERIFY(all.contains("\nprog warning: Lines are missing here"));
    QVERIFY(all.endsWith("prog last\n"));
    const QList<QByteArray> each = all.split('\n');
    for (const QByteArray &line : each)
        QVERIFY2(line.count("prog ") <= 1, line.constData()); // none is torn
}

QTEST_GUILESS_MAIN(LogLinesTest)
#include "tst_loglines.moc"
