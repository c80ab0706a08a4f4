// SPDX-License-Identifier: MIT
#include "app/monitor/desktop/autostart.h"
#include "files.h"
#include "suite.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace mm;
using namespace Qt::StringLiterals;

namespace {

/// The value of \p key with one level of backslashes removed, as a desktop reads it.
QString valueOf(const QString &path, const QByteArray &key)
{
    for (const QByteArray &line : readFile(path).split('\n')) {
        if (!line.startsWith(key + '='))
            continue;
        QString value;
        const QString raw = QString::fromUtf8(line.sliced(key.size() + 1));
        for (qsizetype i = 0; i < raw.size(); ++i) {
            const bool escape = raw.at(i) == u'\\';
            const QChar next = escape ? raw.at(++i) : raw.at(i);
            value += escape && next == u'n' ? u'\n' : escape && next == u't' ? u'\t' : next;
        }
        return value;
    }
    return {};
}

/// The arguments in an Exec value of quoted arguments, as a desktop reads them.
QStringList argumentsOf(const QString &exec)
{
    QStringList arguments;
    bool inside = false;
    for (qsizetype i = 0; i < exec.size(); ++i) {
        QChar each = exec.at(i);
        if (each == u'"') {
            inside = !inside;
            if (inside)
                arguments.append(QString());
            continue;
        }
        if (!inside)
            continue; // blanks between arguments
        if (each == u'\\')
            each = exec.at(++i);
        else if (each == u'%' && exec.mid(i, 2) == u"%%"_s)
            ++i;
        else if (each == u'%' || each == u'$' || each == u'`')
            return {u"unescaped "_s + each};
        arguments.last() += each;
    }
    return arguments;
}

} // namespace

class TstAutostart final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void file_isInTheConfigFolder();
    void writeAutostart_enablesAutostart();
    void command_isQuoted_data();
    void command_isQuoted();
    void quoting_isExact();
    void editedFile_isParsed_data();
    void editedFile_isParsed();
    void writeAutostart_enablesDisabledEntry();
    void programThatMoved_isNamed();
    void remove_deletesTheFile();
    void writeError_hasPathAndCause();
    void folder_isKept();
    void removeError_hasPathAndCause();
    void equalsSignInTheProgramPath_isRejected();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
};

void TstAutostart::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    m_file = m_folder->filePath(u"config/autostart/a.desktop"_s);
}

void TstAutostart::file_isInTheConfigFolder()
{
    QCOMPARE(autostartFile(u"/nonexistent/config"_s),
             u"/nonexistent/config/autostart/io.github.eemonitor.EEMonitor.desktop"_s);
}

void TstAutostart::writeAutostart_enablesAutostart()
{
    QVERIFY(!isAutostarted(m_file));
    QString error;
    QVERIFY(!startsHidden(m_file));
    QVERIFY(writeAutostart(m_file, {u"/a b/ee-monitor"_s, u"--hidden"_s}, &error));
    QVERIFY(startsHidden(m_file));
    QVERIFY2(writeAutostart(m_file, {u"/usr/bin/ee-monitor"_s, u"--start-mm"_s}, &error),
             qPrintable(error));
    QVERIFY(isAutostarted(m_file));
    const QByteArray content = readFile(m_file);
    QVERIFY(content.startsWith("[Desktop Entry]\nType=Application\n"));
    QVERIFY(content.contains("\nName=EE Monitor\n"));
    QCOMPARE(valueOf(m_file, "TryExec"), u"/usr/bin/ee-monitor"_s);
    QCOMPARE(valueOf(m_file, "Exec"), u"\"/usr/bin/ee-monitor\" \"--start-mm\""_s);
    QVERIFY(!startsHidden(m_file));
    // No temporary file is left.
    QCOMPARE(QDir(m_folder->filePath(u"config/autostart"_s)).entryList(QDir::Files | QDir::Hidden),
             QStringList{u"a.desktop"_s});
}

void TstAutostart::command_isQuoted_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("blank") << u"/a b/c"_s;
    QTest::newRow("quotes") << u"/a\"b'c"_s;
    QTest::newRow("percent") << u"/100%/%f%%"_s;
    QTest::newRow("dollar and backtick") << u"/$HOME/`id`"_s;
    QTest::newRow("backslash") << u"/a\\b\\\\n"_s;
    QTest::newRow("shell") << u"/a;b&c|d>e<f*g?h#i(j)~k"_s;
    QTest::newRow("line ends") << u"/a\nb\tc"_s;
    QTest::newRow("other scripts") << u"/\u00e4\u4e2d\u0627"_s;
    QTest::newRow("nothing") << u""_s;
}

void TstAutostart::command_isQuoted()
{
    QFETCH(QString, text);

    const QStringList command{u"/opt"_s + text, u"--stats-file"_s, text};
    QString error;
    QVERIFY2(writeAutostart(m_file, command, &error), qPrintable(error));
    QCOMPARE(argumentsOf(valueOf(m_file, "Exec")), command);
    QCOMPARE(valueOf(m_file, "TryExec"), command.constFirst());
    QVERIFY(isAutostarted(m_file));
}

void TstAutostart::quoting_isExact()
{
    QString error;
    QVERIFY(writeAutostart(m_file, {u"/a \"%$\\"_s}, &error));
    QVERIFY2(readFile(m_file).contains("\nExec=\"/a \\\\\"%%\\\\$\\\\\\\\\"\n"),
             readFile(m_file).constData());
}

void TstAutostart::editedFile_isParsed_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<bool>("starts");

    const QByteArray entry = "[Desktop Entry]\nType=Application\nExec=ee-monitor\n";
    QTest::newRow("plain") << entry << true;
    QTest::newRow("hidden") << entry + "Hidden=true\n" << false;
    QTest::newRow("hidden, with blanks") << entry + "Hidden = true \r\n" << false;
    QTest::newRow("not hidden") << entry + "Hidden=false\n" << true;
    QTest::newRow("disabled in GNOME") << entry + "X-GNOME-Autostart-enabled=false\n" << false;
    QTest::newRow("enabled in GNOME") << entry + "X-GNOME-Autostart-enabled=true\n" << true;
    QTest::newRow("in a comment") << entry + "#Hidden=true\n" << true;
    QTest::newRow("in another group") << entry + "[Desktop Action a]\nHidden=true\n" << true;
    QTest::newRow("starts nothing") << QByteArray("[Desktop Entry]\nName=a\n") << false;
    QTest::newRow("empty") << QByteArray() << false;
    QTest::newRow("garbage") << QByteArray("\xff\x00\n[[==", 7) << false;
    QTest::newRow("huge") << entry + QByteArray(1 << 20, '#') << false;
}

void TstAutostart::editedFile_isParsed()
{
    QFETCH(QByteArray, content);
    QFETCH(bool, starts);

    m_file = m_folder->filePath(u"a.desktop"_s);
    QVERIFY(writeFile(m_file, content));
    QCOMPARE(isAutostarted(m_file), starts);
}

void TstAutostart::writeAutostart_enablesDisabledEntry()
{
    m_file = m_folder->filePath(u"a.desktop"_s);
    QVERIFY(writeFile(m_file, "[Desktop Entry]\nExec=ee-monitor\nHidden=true\n"));
    QString error;
    QVERIFY(writeAutostart(m_file, {u"/usr/bin/ee-monitor"_s}, &error));
    QVERIFY(isAutostarted(m_file));
}

void TstAutostart::programThatMoved_isNamed()
{
    const QString own = QCoreApplication::applicationFilePath();
    QString error;
    bool exists = false;
    QVERIFY(writeAutostart(m_file, {own, u"--start-mm"_s}, &error));
    QCOMPARE(autostartProblem(m_file, own, &exists), QString());
    QVERIFY(exists);
    const QString other = autostartProblem(m_file, u"/nonexistent/ee-monitor"_s, &exists);
    QVERIFY2(other.contains(own), qPrintable(other));
    QVERIFY(exists);
    QVERIFY(writeAutostart(m_file, {u"/nonexistent/ee-monitor"_s}, &error));
    const QString gone = autostartProblem(m_file, own, &exists);
    QVERIFY2(gone.contains(u"/nonexistent/ee-monitor"_s), qPrintable(gone));
    QVERIFY(!exists);
    // An entry that was written by hand.
    QVERIFY(writeFile(m_file, "[Desktop Entry]\nExec=\"/nonexistent/a b\" --x\n"));
    const QString edited = autostartProblem(m_file, own, &exists);
    QVERIFY2(edited.contains(u"/nonexistent/a b"_s), qPrintable(edited));
    QVERIFY(!exists);
}

void TstAutostart::remove_deletesTheFile()
{
    QString error;
    QVERIFY(removeAutostart(m_file, &error)); // no file yet
    QVERIFY(writeAutostart(m_file, {u"/usr/bin/ee-monitor"_s}, &error));
    QVERIFY(removeAutostart(m_file, &error));
    QVERIFY(!QFile::exists(m_file));
    QVERIFY(error.isEmpty());
}

void TstAutostart::writeError_hasPathAndCause()
{
    QVERIFY(writeFile(m_folder->filePath(u"config"_s), "a file instead of the folder"));
    QString error;
    QVERIFY(!writeAutostart(m_file, {u"/usr/bin/ee-monitor"_s}, &error));
    QVERIFY2(error.contains(m_file), qPrintable(error));
    QVERIFY2(error.contains(u"Not a directory"_s), qPrintable(error));
    QVERIFY(!isAutostarted(m_file));
}

void TstAutostart::folder_isKept()
{
    QVERIFY(QDir().mkpath(m_file + u"/x"_s));
    QString error;
    QVERIFY(!writeAutostart(m_file, {u"/usr/bin/ee-monitor"_s}, &error));
    QVERIFY2(error.contains(m_file), qPrintable(error));
    QVERIFY(QDir(m_file + u"/x"_s).exists());
}

void TstAutostart::removeError_hasPathAndCause()
{
    QVERIFY(QDir().mkpath(m_file + u"/x"_s));
    QString error;
    QVERIFY(!removeAutostart(m_file, &error));
    QVERIFY2(error.startsWith(m_file) && error.size() > m_file.size() + 22, qPrintable(error));
}

void TstAutostart::equalsSignInTheProgramPath_isRejected()
{
    QString error;
    QVERIFY(!writeAutostart(m_file, {u"/a=b/ee-monitor"_s}, &error));
    QVERIFY2(error.contains(u"/a=b/ee-monitor"_s), qPrintable(error));
    QVERIFY(!QFile::exists(m_file));
    QVERIFY(writeAutostart(m_file, {u"/ee-monitor"_s, u"--stats-file"_s, u"/a=b"_s}, &error));
}

MM_SUITE(TstAutostart)
#include "tst_autostart.moc"
