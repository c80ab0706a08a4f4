// SPDX-License-Identifier: MIT
#include "files.h"
#include "privatebus.h"
#include "suite.h"
#include "ui/platform/filemanager.h"

#include <QElapsedTimer>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTest>

using namespace mm;
using namespace Qt::StringLiterals;

namespace {

/// A fake of the desktop's file manager. Records the calls.
class FakeFileManager final : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.FileManager1")

public:
    explicit FakeFileManager(const PrivateBus &bus)
    {
        QDBusConnection connection = bus.connect(u"files"_s);
        connection.registerObject(u"/org/freedesktop/FileManager1"_s, this,
                                  QDBusConnection::ExportAllSlots);
        connection.registerService(u"org.freedesktop.FileManager1"_s);
    }
    ~FakeFileManager() override { PrivateBus::disconnect(u"files"_s); }
    Q_DISABLE_COPY_MOVE(FakeFileManager)

    QStringList calls;

public Q_SLOTS:
    void ShowItems(const QStringList &uris, const QString & /*startupId*/)
    {
        calls += u"items "_s + uris.join(u' ');
    }
    void ShowFolders(const QStringList &uris, const QString & /*startupId*/)
    {
        calls += u"folders "_s + uris.join(u' ');
    }
};

} // namespace

class TstFileManager final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void fileManagerOnTheBus_selectsTheFile();
    void missingFile_opensItsFolder();
    void noFileManagerOnTheBus_opensTheFolderWithTheOpener();
    void failingOpener_emitsFailed();
    void noOpener_emitsFailed();
    void frozenBus_doesNotBlock();

private:
    /// Makes an xdg-open that writes its argument to m_opened and exits with \p code.
    void makeOpener(int code) const;

    PrivateBus m_bus;
    QTemporaryDir m_dir;
    QString m_path;   ///< of the file to be shown
    QString m_opened; ///< written by the opener
};

void TstFileManager::init()
{
    QVERIFY(m_bus.isRunning());
    m_path = m_dir.filePath(u"a b#ü.json"_s);
    m_opened = m_dir.filePath(u"opened"_s);
    QFile::remove(m_opened);
    QFile::remove(m_dir.filePath(u"xdg-open"_s));
    qputenv("PATH", QFile::encodeName(m_dir.path()));
}

void TstFileManager::makeOpener(int code) const
{
    const QString opener = m_dir.filePath(u"xdg-open"_s);
    QVERIFY(writeFile(opener, "#!/bin/sh\nprintf %s \"$1\" >'" + QFile::encodeName(m_opened) +
                                  "'\nexit " + QByteArray::number(code) + '\n'));
    QVERIFY(QFile::setPermissions(opener, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
}

void TstFileManager::fileManagerOnTheBus_selectsTheFile()
{
    makeOpener(0);
    const FakeFileManager files(m_bus);
    FileManager manager;
    const QSignalSpy failed(&manager, &FileManager::failed);
    manager.show(m_path, true);
    const QString uri = QString::fromLatin1(QUrl::fromLocalFile(m_path).toEncoded());
    QVERIFY(uri.endsWith(u"/a%20b%23%C3%BC.json"_s));
    QTRY_COMPARE(files.calls, QStringList{u"items "_s + uri});
    QCOMPARE(failed.count(), 0);
    QVERIFY(!QFile::exists(m_opened));
}

void TstFileManager::missingFile_opensItsFolder()
{
    const FakeFileManager files(m_bus);
    FileManager manager;
    manager.show(m_path, false);
    QTRY_COMPARE(files.calls, QStringList{u"folders file://"_s + m_dir.path()});
}

void TstFileManager::noFileManagerOnTheBus_opensTheFolderWithTheOpener()
{
    makeOpener(0);
    FileManager manager;
    const QSignalSpy failed(&manager, &FileManager::failed);
    manager.show(m_path, true);
    QTRY_COMPARE(readFile(m_opened), QFile::encodeName(m_dir.path()));
    QCOMPARE(failed.count(), 0);
}

void TstFileManager::failingOpener_emitsFailed()
{
    makeOpener(3); // of xdg-open: a required tool could not be found
    FileManager manager;
    QSignalSpy failed(&manager, &FileManager::failed);
    manager.show(m_path, true);
    QTRY_COMPARE(failed.count(), 1);
    QCOMPARE(failed.constFirst().constFirst().toString(), m_path);
}

void TstFileManager::noOpener_emitsFailed()
{
    FileManager manager;
    QSignalSpy failed(&manager, &FileManager::failed);
    manager.show(m_path, true);
    QTRY_COMPARE(failed.count(), 1);
    // It can be tried again.
    manager.show(m_path, true);
    QTRY_COMPARE(failed.count(), 2);
}

void TstFileManager::frozenBus_doesNotBlock()
{
    FileManager manager;
    QSignalSpy failed(&manager, &FileManager::failed);
    m_bus.setFrozen(true);
    const auto thaw = qScopeGuard([this] { m_bus.setFrozen(false); });
    QElapsedTimer took;
    took.start();
    manager.show(m_path, true);
    QVERIFY2(took.elapsed() < 1000, qPrintable(QString::number(took.elapsed())));
    // The user is told without an answer of the bus.
    QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, 20'000);
}

MM_WINDOW_SUITE(TstFileManager)
#include "tst_filemanager.moc"
