// SPDX-License-Identifier: MIT
#pragma once

#include "core/system/detachedtask.h"

#include <QList>
#include <QString>
#include <QTimer>

#include <functional>

namespace mm {

/// A registration as the file has it.
struct KeptRegistration
{
    QString name;
    quint16 port = 0;
    QByteArray tools; ///< a JSON array
    bool sendsHeartbeats = false;
};

/// Keeps MM's registrations in a file beside the stats file, for the next MM: a service that
/// registers only once does not notice that MM was restarted. Each line is one registration, as a
/// JSON object, so that an invalid one spoils no other.
///
/// Saves at once, on another thread, and not again for twice as long as that took. A failure is
/// logged once as it begins and once as it ends, and saving is tried again. Use it from a thread
/// with an event loop.
///
/// The file of an MM before is never overwritten unread: if it appears later than this MM, because
/// its folder was mounted later or a link was mended, it is read when it is to be saved.
class RegistrationFile final
{
public:
    using Registrations = QList<KeptRegistration>;

    /// \p current returns what to save; \p mayWrite whether this process writes the stats file. The
    /// destructor calls both too. \p takeUp gets what a file has that appears after load().
    RegistrationFile(QString statsFile, std::function<Registrations()> current,
                     std::function<bool()> mayWrite,
                     std::function<void(const Registrations &)> takeUp);
    /// Saves a last time; blocks while the disk does, unless a save hangs already.
    ~RegistrationFile();
    Q_DISABLE_COPY_MOVE(RegistrationFile)

    /// `<stats file>.services`, symbolic links of the stats file resolved. Empty, with a clause in
    /// \p error, if that fails.
    [[nodiscard]] static QString pathFor(const QString &statsFile, QString *error);

    /// The registrations in the file; those of another machine that shares the folder are left out.
    /// A file that is damaged is moved aside with a warning, and its valid lines are returned.
    /// Blocks for as long as the disk does.
    [[nodiscard]] Registrations load();

    /// Call after each change of the registrations, and when the stats file's path leads to
    /// another file.
    void changed();

private:
    void save();
    void handleFound(const Registrations &registrations);
    void handleSaved(const QString &error);

    const QString m_statsFile;
    const std::function<Registrations()> m_current;
    const std::function<bool()> m_mayWrite;
    std::function<void(const Registrations &)> m_takeUp; ///< empty at the end
    bool m_isKnown = false; ///< a file was loaded, or saved by this process
    bool m_changed = false; ///< since the last save began
    QString m_error;        ///< of the last save
    std::chrono::steady_clock::time_point m_saveBegan;
    QTimer m_timer; ///< until the next save is permitted
    DetachedTask m_task;
};

} // namespace mm
