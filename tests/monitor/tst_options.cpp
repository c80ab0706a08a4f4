// SPDX-License-Identifier: MIT
#include "app/monitor/options.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace mm::test {

namespace {

Options parsed(const QString &line)
{
    return parseOptions(QStringList{u"ee-monitor"_s} + line.split(u' ', Qt::SkipEmptyParts));
}

} // namespace

/// The options that have to do with MM itself; the others are tried from outside.
class OptionsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutOptions_itIsAMember();
    void switches_areTaken();
    void mmUrl_isOfThisComputer_data();
    void mmUrl_isOfThisComputer();
    void otherUrl_isRefused_data();
    void otherUrl_isRefused();
    void startWithOnce_isRefused();
    void format_isTaken_data();
    void format_isTaken();
    void follow_isNoWindow();
};

void OptionsTest::withoutOptions_itIsAMember()
{
    const Options options = parsed({});
    QCOMPARE(options.action, Options::Action::ShowWindow);
    QVERIFY(options.membership);
    QVERIFY(!options.startMm);
    QCOMPARE(options.mmUrl, *parseMmUrl(u"http://localhost:6001"_s));
}

void OptionsTest::switches_areTaken()
{
    QVERIFY(!parsed(u"--no-register"_s).membership);
    QVERIFY(parsed(u"--start-mm"_s).startMm);
    QVERIFY(parsed(u"--start-mm"_s).membership);
    const Options once = parsed(u"--once --no-register"_s);
    QCOMPARE(once.action, Options::Action::PrintOnce);
    QVERIFY(!once.membership);
}

void OptionsTest::mmUrl_isOfThisComputer_data()
{
    QTest::addColumn<QString>("given");
    QTest::addColumn<QString>("text");
    QTest::addColumn<quint16>("port");
    QTest::addColumn<QList<QHostAddress>>("addresses");

    const QHostAddress four(QHostAddress::LocalHost);
    const QHostAddress six(QHostAddress::LocalHostIPv6);
    const auto row = [](const QString &given, const QString &text, quint16 port,
                        const QList<QHostAddress> &addresses) {
        QTest::newRow(qPrintable(given)) << given << text << port << addresses;
    };
    row(u"http://localhost:6001"_s, u"http://localhost:6001"_s, 6001, {four, six});
    row(u"http://localhost"_s, u"http://localhost:6001"_s, 6001, {four, six});
    row(u"http://localhost/"_s, u"http://localhost:6001"_s, 6001, {four, six});
    row(u"HTTP://LocalHost:80/"_s, u"http://localhost:80"_s, 80, {four, six});
    row(u"http://127.0.0.1:1"_s, u"http://127.0.0.1:1"_s, 1, {four});
    row(u"http://127.0.0.1"_s, u"http://127.0.0.1:6001"_s, 6001, {four});
    row(u"http://[::1]:65535"_s, u"http://[::1]:65535"_s, 65535, {six});
    row(u"http://[::1]"_s, u"http://[::1]:6001"_s, 6001, {six});
}

void OptionsTest::mmUrl_isOfThisComputer()
{
    QFETCH(QString, given);
    QFETCH(QString, text);
    QFETCH(quint16, port);
    QFETCH(QList<QHostAddress>, addresses);

    const Options options = parsed(u"--mm-url "_s + given);
    QCOMPARE(options.action, Options::Action::ShowWindow);
    QCOMPARE(options.mmUrl.text(), text);
    QCOMPARE(options.mmUrl.port, port);
    QCOMPARE(options.mmUrl.addresses, addresses);
}

void OptionsTest::otherUrl_isRefused_data()
{
    QTest::addColumn<QString>("url");
    for (const char *url : {"",
                            "localhost",
                            "localhost:6001",
                            "//localhost",
                            "https://localhost:6001",
                            "ftp://localhost",
                            "http://",
                            "http://:6001",
                            "http://example.com:6001",
                            "http://127.0.0.2:6001",
                            "http://0.0.0.0:6001",
                            "http://[::]:6001",
                            "http://[::ffff:127.0.0.1]:6001",
                            "http://localhost.example.com",
                            "http://localhost:0",
                            "http://localhost:65536",
                            "http://localhost:-1",
                            "http://localhost:x",
                            "http://localhost:6001/x",
                            "http://localhost:6001//",
                            "http://localhost:6001/?a=b",
                            "http://localhost:6001/#a",
                            "http://me@localhost:6001",
                            "http://me:secret@localhost",
                            "http://@localhost",
                            "http://localhost%00:6001",
                            "http://local host:6001"})
        QTest::newRow(*url ? url : "nothing") << QString::fromLatin1(url);
}

void OptionsTest::otherUrl_isRefused()
{
    QFETCH(QString, url);

    const Options options = parseOptions({u"ee-monitor"_s, u"--mm-url"_s, url});
    QCOMPARE(options.action, Options::Action::RefuseUsage);
    QVERIFY2(options.message.contains(u"--mm-url"_s) &&
                 options.message.contains(u"\"%1\""_s.arg(url)),
             qPrintable(options.message));
}

void OptionsTest::startWithOnce_isRefused()
{
    const Options options = parsed(u"--once --start-mm"_s);
    QCOMPARE(options.action, Options::Action::RefuseUsage);
    QVERIFY2(options.message.contains(u"--start-mm"_s), qPrintable(options.message));
}

void OptionsTest::format_isTaken_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<Format>("format");
    for (const QString &name : formatNames())
        QTest::newRow(qPrintable(name)) << name << *formatNamed(name);
}

void OptionsTest::format_isTaken()
{
    QFETCH(QString, name);
    QFETCH(Format, format);

    const Options once = parsed(u"--once --format "_s + name);
    QCOMPARE(once.action, Options::Action::PrintOnce);
    QCOMPARE(once.format, format);
    const Options follow = parsed(u"--follow --format "_s + name);
    if (isForStreams(format)) {
        QCOMPARE(follow.action, Options::Action::Follow);
        QCOMPARE(follow.format, format);
    } else {
        QCOMPARE(follow.action, Options::Action::RefuseUsage);
        QVERIFY2(follow.message.contains(name), qPrintable(follow.message));
    }
}

void OptionsTest::follow_isNoWindow()
{
    using namespace std::chrono_literals;
    const Options options = parsed(u"--follow --interval 700"_s);
    QCOMPARE(options.action, Options::Action::Follow);
    QCOMPARE(options.format, Format::Plain);
    QCOMPARE(options.interval, 700ms);
    QVERIFY(options.membership);
}

} // namespace mm::test

QTEST_GUILESS_MAIN(mm::test::OptionsTest)
#include "tst_options.moc"
