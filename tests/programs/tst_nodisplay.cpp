// SPDX-License-Identifier: MIT
#include "run.h"
#include "suite.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

/// The window's program where no window can be shown.
class TstNoDisplay final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void window_endsWithOneSentence_data();
    void window_endsWithOneSentence();
    void platformWithoutScreen_endsWithTheSentence();
    void optionsWithoutWindow_needNoDisplay();
};

void TstNoDisplay::window_endsWithOneSentence_data()
{
    QTest::addColumn<QStringList>("variables");
    QTest::addColumn<QByteArray>("cause");

    QTest::newRow("no variable") << QStringList() << QByteArray("display");
    QTest::newRow("no X server") << QStringList{u"DISPLAY=:987"_s} << QByteArray("display :987");
    QTest::newRow("no X server's machine")
        << QStringList{u"DISPLAY=localhost:987"_s} << QByteArray("display localhost:987");
    QTest::newRow("no compositor")
        << QStringList{u"WAYLAND_DISPLAY=nothing"_s} << QByteArray("wayland");
    QTest::newRow("no compositor, Wayland alone")
        << QStringList{u"WAYLAND_DISPLAY=nothing"_s, u"QT_QPA_PLATFORM=wayland"_s}
        << QByteArray("wayland");
    QTest::newRow("no such platform")
        << QStringList{u"QT_QPA_PLATFORM=unknown"_s} << QByteArray("\"unknown\"");
}

void TstNoDisplay::window_endsWithOneSentence()
{
    QFETCH(QStringList, variables);
    QFETCH(QByteArray, cause);

    const QTemporaryDir home;
    Run run;
    run.environment = bareEnvironment(home.path());
    run.environment.insert(u"XDG_RUNTIME_DIR"_s, home.path());
    for (const QString &variable : variables)
        run.environment.insert(variable.section(u'=', 0, 0), variable.section(u'=', 1));
    run.start({u"--no-register"_s, u"--stats-file"_s, home.filePath(u"stats.json"_s)});
    QVERIFY2(run.ended, run.err.constData());
    QCOMPARE(run.exitCode, 69);
    QCOMPARE(run.out, QByteArray());
    QVERIFY2(run.err.startsWith("ee-monitor: There is no display"), run.err.constData());
    QVERIFY2(run.err.count('\n') == 1 && run.err.endsWith('\n'), run.err.constData());
    for (const QByteArray &part : {cause, QByteArray("--once"), QByteArray("--follow")})
        QVERIFY2(run.err.contains(part), run.err.constData());
    QVERIFY2(!run.err.contains("Reinstalling"), run.err.constData());
}

void TstNoDisplay::platformWithoutScreen_endsWithTheSentence()
{
    const QTemporaryDir home;
    Run run;
    run.environment = bareEnvironment(home.path());
    run.environment.insert(u"XDG_RUNTIME_DIR"_s, home.path());
    run.environment.insert(u"QT_QPA_PLATFORM"_s, u"linuxfb:fb=/dev/nothing"_s);
    run.start({u"--no-register"_s, u"--stats-file"_s, home.filePath(u"stats.json"_s)});
    QVERIFY2(run.ended, run.err.constData());
    QCOMPARE(run.exitCode, 69);
    // Before it, Qt says which screen is missing.
    const QByteArray sentence = run.err.trimmed().split('\n').constLast();
    QVERIFY2(sentence.startsWith("ee-monitor: There is no display"), run.err.constData());
    for (const QByteArray &part : {QByteArray("linuxfb"), QByteArray("--once")})
        QVERIFY2(sentence.contains(part), run.err.constData());
}

void TstNoDisplay::optionsWithoutWindow_needNoDisplay()
{
    const QTemporaryDir home;
    const QString path = home.filePath(u"stats.json"_s);
    QVERIFY(writeFile(path, sampleFile()));
    Run run = oncePlain(path);
    QVERIFY(run.ended);
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.err, QByteArray());
}

MM_SUITE(TstNoDisplay)
#include "tst_nodisplay.moc"
