// SPDX-License-Identifier: MIT
#include "app/monitor/look.h"
#include "core/status.h"
#include "fakemm.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace mm::test {

namespace {

const QByteArray nobodys = R"({"total_services":5,"total_messages":127})";
const QByteArray somebodys =
    R"({"total_services":5,"total_messages":127,)"
    R"("writer":{"pid":1,"host":"elsewhere","heartbeat_s":10,"state":"running"}})";

/// A look on a thread of its own, while the MM of this one answers.
Reading read(Look &look)
{
    Reading reading;
    const std::unique_ptr<QThread> thread(QThread::create([&] { reading = look.read(); }));
    thread->start();
    while (!thread->isFinished())
        QCoreApplication::processEvents(QEventLoop::AllEvents, 10);
    thread->wait();
    return reading;
}

} // namespace

class LookTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void mmThatAnswers_isTold();
    void mmThatIsAway_isGoneAfterThreeLooks();
    void mmThatComesBack_isTold();
    void oneQuestion_mayBeAll();
    void mmThatIsSlow_doesNotMakeALookHang();
    void fileThatNamesItsWriter_asksNobody();
    void noRegister_asksNobody();

private:
    [[nodiscard]] Options optionsFor(const QByteArray &content) const;

    QTemporaryDir m_folder;
    std::unique_ptr<FakeMm> m_mm;
};

void LookTest::init()
{
    m_mm = std::make_unique<FakeMm>();
}

Options LookTest::optionsFor(const QByteArray &content) const
{
    Options options;
    options.statsFile = m_folder.filePath(u"stats.json"_s);
    options.mmUrl = m_mm->url();
    QFile file(options.statsFile);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("the file could not be written");
    return options;
}

void LookTest::mmThatAnswers_isTold()
{
    Look look(optionsFor(nobodys), 30s, 3);
    const Reading reading = read(look);
    QCOMPARE(reading.outcome, Outcome::Valid);
    QCOMPARE(reading.connection, Connection::Answering);
    QCOMPARE(reading.mmUrl, m_mm->url().text());
}

void LookTest::mmThatIsAway_isGoneAfterThreeLooks()
{
    Look look(optionsFor(nobodys), 30s, 3);
    m_mm->stop();
    QCOMPARE(read(look).connection, Connection::Unknown);
    QCOMPARE(read(look).connection, Connection::Unknown);
    const Reading reading = read(look);
    QCOMPARE(reading.connection, Connection::Gone);
    QCOMPARE(reading.mmUrl, m_mm->url().text());
    QCOMPARE(read(look).connection, Connection::Gone);
}

void LookTest::mmThatComesBack_isTold()
{
    Look look(optionsFor(nobodys), 30s, 2);
    QCOMPARE(read(look).connection, Connection::Answering);
    m_mm->stop();
    QCOMPARE(read(look).connection, Connection::Answering);
    QCOMPARE(read(look).connection, Connection::Gone);
    m_mm->start();
    QCOMPARE(read(look).connection, Connection::Answering);
    m_mm->stop();
    QCOMPARE(read(look).connection, Connection::Answering);
}

void LookTest::oneQuestion_mayBeAll()
{
    Look look(optionsFor(nobodys), 30s, 1);
    m_mm->stop();
    QCOMPARE(read(look).connection, Connection::Gone);
}

void LookTest::mmThatIsSlow_doesNotMakeALookHang()
{
    Look look(optionsFor(nobodys), 1h, 1);
    m_mm->silent = true;
    const auto began = std::chrono::steady_clock::now();
    QCOMPARE(read(look).connection, Connection::Gone);
    QVERIFY(std::chrono::steady_clock::now() - began < hungAfter);
}

void LookTest::fileThatNamesItsWriter_asksNobody()
{
    Look look(optionsFor(somebodys), 30s, 3);
    const Reading reading = read(look);
    QVERIFY(reading.snapshot.writer.has_value());
    QCOMPARE(reading.connection, Connection::Unknown);
    QCOMPARE(m_mm->asked.size(), 0);
}

void LookTest::noRegister_asksNobody()
{
    Options options = optionsFor(nobodys);
    options.membership = false;
    Look look(options, 30s, 3);
    QCOMPARE(read(look).connection, Connection::Unknown);
    QCOMPARE(m_mm->asked.size(), 0);
}

} // namespace mm::test

QTEST_GUILESS_MAIN(mm::test::LookTest)
#include "tst_look.moc"
