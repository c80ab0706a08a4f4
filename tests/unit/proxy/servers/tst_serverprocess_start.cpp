// SPDX-License-Identifier: MIT
#include "processrun.h"
#include "suite.h"

#include <QFile>
#include <QTemporaryDir>

#include <unistd.h>

using namespace mm;
using namespace mm::test;
using namespace Qt::StringLiterals;

namespace {

void writeProgram(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
    QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
}

} // namespace

/// How a program is started: in which environment, and what is reported if it can't be.
class TstServerProcessStart final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void missingProgram_endsLater();
    void programThatCannotRun_isDescribed_data();
    void programThatCannotRun_isDescribed();
    void programThatCannotRun_leavesNoDescriptor();
    void environment_lastOfANameCounts();
    void environmentAndFolder_areExactlyAsGiven();
    void emptyEnvironment_isEmpty();
};

void TstServerProcessStart::missingProgram_endsLater()
{
    ProcessRun run(programCommand(u"/nowhere/program"_s));
    QCOMPARE(run.ends.size(), 0);
    QTRY_COMPARE(run.ends.size(), 1);
    QVERIFY2(run.end().startsWith(u"it can't be started: "_s), qPrintable(run.end()));
    QCOMPARE(run.starts.size(), 0);
}

void TstServerProcessStart::programThatCannotRun_isDescribed_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("expected");

    QTest::newRow("interpreter") << "#!/no/interpreter\n"_ba << u"/"_s
                                 << u"it can't be started: the interpreter that %1 names does not "
                                    "exist"_s;
    QTest::newRow("format") << "\x7f"
                               "ELF of another machine"_ba
                            << u"/"_s << u"it can't be started: Exec format error"_s;
    QTest::newRow("folder") << "#!/bin/sh\n"_ba << u"/no/folder"_s
                            << u"it can't be started in its folder /no/folder: No such file or "
                               "directory"_s;
}

void TstServerProcessStart::programThatCannotRun_isDescribed()
{
    QFETCH(const QByteArray, content);
    QFETCH(const QString, folder);
    QFETCH(const QString, expected);
    const QTemporaryDir programs;
    const QString program = programs.filePath(u"program"_s);
    writeProgram(program, content);

    ProcessRun run(programCommand(program, {}, folder));
    QTRY_COMPARE(run.ends.size(), 1);
    QCOMPARE(run.end(), expected.contains(u"%1"_s) ? expected.arg(program) : expected);
    QCOMPARE(run.starts.size(), 0);
}

/// MM tries it again and again.
void TstServerProcessStart::programThatCannotRun_leavesNoDescriptor()
{
    const QTemporaryDir programs;
    const QString program = programs.filePath(u"program"_s);
    writeProgram(program, "#!/no/interpreter\n");
    const auto nextDescriptor = [] {
        const int fd = ::dup(STDOUT_FILENO);
        ::close(fd);
        return fd;
    };
    int before = -1;
    for (int i = 0; i < 5; ++i) {
        ProcessRun run(programCommand(program));
        QTRY_COMPARE(run.ends.size(), 1);
        run.process.reset();
        if (i == 0)
            before = nextDescriptor(); // Qt has opened its own
    }
    QCOMPARE(nextDescriptor(), before);
}

void TstServerProcessStart::environment_lastOfANameCounts()
{
    ProcessRun run(programCommand(u"/usr/bin/env"_s, {u"A=1"_s, u"A=2"_s}));
    QTRY_COMPARE(run.ends.size(), 1);
    QCOMPARE(run.lines(), QByteArrayList{"A=2"});
}

void TstServerProcessStart::environmentAndFolder_areExactlyAsGiven()
{
    const QTemporaryDir folder;
    ProcessRun run({.program = u"/bin/sh"_s,
                    .arguments = {u"-c"_s, u"/bin/pwd -P; exec /usr/bin/env"_s},
                    .environment = {u"A=b=c d"_s, u"EMPTY="_s, u"B=ö"_s},
                    .folder = folder.path()});
    QTRY_COMPARE(run.ends.size(), 1);
    QStringList found;
    for (const QByteArray &line : run.lines())
        found += QString::fromUtf8(line);
    QCOMPARE(found.value(0), QFileInfo(folder.path()).canonicalFilePath());
    QVERIFY(found.contains(u"A=b=c d"_s));
    QVERIFY(found.contains(u"EMPTY="_s));
    QVERIFY(found.contains(u"B=ö"_s));
    found.removeIf([](const QString &line) { // PWD and such are of the shell
        return line.startsWith(u"PWD="_s) || line.startsWith(u"OLDPWD="_s) ||
               line.startsWith(u"SHLVL="_s) || line.startsWith(u"_="_s);
    });
    QCOMPARE(found.size(), 4);
}

void TstServerProcessStart::emptyEnvironment_isEmpty()
{
    QVERIFY(qputenv("MM_TEST_SECRET", "1"));
    ProcessRun run(programCommand(u"/usr/bin/env"_s));
    QTRY_COMPARE(run.ends.size(), 1);
    qunsetenv("MM_TEST_SECRET");
    QCOMPARE(run.lines(), QByteArrayList());
}

MM_SUITE(TstServerProcessStart)
#include "tst_serverprocess_start.moc"
