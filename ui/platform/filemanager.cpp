// SPDX-License-Identifier: MIT
#include "ui/platform/filemanager.h"

#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>
#include <QUrl>

#ifdef QT_DBUS_LIB
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#endif

#include <chrono>
#include <functional>

using namespace Qt::StringLiterals;
using namespace std::chrono;

namespace mm {

namespace {

/// A program that ends with an error after this time had opened a window.
constexpr seconds openerTimeout{10};

/// Asks the file manager on the session bus; \p otherwise is called if it does not answer.
/// https://www.freedesktop.org/wiki/Specifications/file-manager-interface
void askOnBus([[maybe_unused]] QObject *context, [[maybe_unused]] const QString &file,
              [[maybe_unused]] bool fileExists, const std::function<void()> &otherwise)
{
#ifdef QT_DBUS_LIB
    constexpr int timeout = 5000; // ms; a file manager that is started for it needs some
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (bus.isConnected()) {
        const QUrl url = QUrl::fromLocalFile(fileExists ? file : QFileInfo(file).path());
        QDBusMessage show = QDBusMessage::createMethodCall(
            u"org.freedesktop.FileManager1"_s, u"/org/freedesktop/FileManager1"_s,
            u"org.freedesktop.FileManager1"_s, fileExists ? u"ShowItems"_s : u"ShowFolders"_s);
        show << QStringList{QString::fromLatin1(url.toEncoded())} << QString();
        auto *call = new QDBusPendingCallWatcher(bus.asyncCall(show, timeout), context);
        QObject::connect(call, &QDBusPendingCallWatcher::finished, context,
                         [otherwise](QDBusPendingCallWatcher *finished) {
                             finished->deleteLater();
                             if (finished->isError())
                                 otherwise();
                         });
        return;
    }
#endif
    otherwise();
}

} // namespace

void FileManager::show(const QString &file, bool fileExists)
{
    askOnBus(this, file, fileExists, [this, file, fileExists] { runOpener(file, fileExists); });
}

void FileManager::runOpener(const QString &file, bool fileExists)
{
    const QString folder = QFileInfo(file).path();
#ifdef Q_OS_DARWIN
    const QString opener = u"open"_s;
    const QStringList arguments = fileExists ? QStringList{u"-R"_s, file} : QStringList{folder};
#else
    Q_UNUSED(fileExists)
    const QString opener = u"xdg-open"_s;
    const QStringList arguments{folder};
#endif
    const auto start = [this, file, arguments](const QString &program) {
        if (program.isEmpty()) {
            Q_EMIT failed(file);
            return;
        }
        // No parent: the end of this program must not end a file manager.
        auto *process = new QProcess;
        const auto report = [this, file] { Q_EMIT failed(file); };
        connect(process, &QProcess::errorOccurred, this, report);
        connect(process, &QProcess::finished, this,
                [report, started = steady_clock::now()](int code, QProcess::ExitStatus status) {
                    if (code != 0 && status == QProcess::NormalExit &&
                        steady_clock::now() - started < openerTimeout)
                        report();
                });
        connect(process, &QProcess::finished, process, &QObject::deleteLater);
        process->setStandardInputFile(QProcess::nullDevice());
        process->setStandardOutputFile(QProcess::nullDevice());
        process->setStandardErrorFile(QProcess::nullDevice());
        process->start(program, arguments);
    };
    // A folder of PATH may be on a disk that hangs.
    const DetachedTask::Work search = [start, opener]() -> DetachedTask::Finish {
        return [start, program = QStandardPaths::findExecutable(opener)] { start(program); };
    };
    if (!m_search.run(search))
        Q_EMIT failed(file);
}

} // namespace mm
