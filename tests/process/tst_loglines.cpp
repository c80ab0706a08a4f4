// SPDX-License-Identifier: MIT
#include "app/process/loglines.h"

#include <QDateTime>
#include <QTemporaryFile>
#include <QTest>
#include <QTimer>

#include <functional>
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

QTEST_GUILESS_MAIN(LogLinesTest)
#include "tst_loglines.moc"
