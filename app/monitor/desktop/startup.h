// SPDX-License-Identifier: MIT
#pragma once

#include "app/monitor/desktop/settings.h"
#include "app/monitor/desktop/userfolders.h"
#include "core/system/detachedtask.h"

#include <functional>
#include <map>

namespace mm {

/// What has to be known before the window is made, and may hang: settings on a disk, the folder of
/// the sockets, the session bus. What does not answer in about a second is done without, so the
/// window opens nevertheless. Lives in the GUI thread; needs no QCoreApplication after run().
class Startup final
{
public:
    Startup() = default;
    Q_DISABLE_COPY_MOVE(Startup)

    /// Waits for all answers. Call it first.
    void run(const Options &options, const UserFolders &folders);

    /// None while they have not been read.
    [[nodiscard]] const std::optional<StoredSettings> &settings() const { return m_settings; }
    /// Called from the event loop with settings that were read after run().
    void setLateHandler(const std::function<void(const StoredSettings &)> &handler);

    /// The socket of a window for \p source, an Options::sourceKey(); see mm::instanceSocket().
    /// Empty if the file system of the sockets does not respond.
    [[nodiscard]] QString socketFor(const QString &source) const;
    /// The socket for what this process is to show.
    [[nodiscard]] QString socket() const { return socketFor(m_source); }

    /// Changes the environment so that libraries of this process use neither a home, another folder
    /// nor a session bus that hangs: they would look for fonts, themes, icons, plugins and cursors
    /// in that home or folder, and wait for the bus, in the GUI thread. The same for a session
    /// manager and the bus for accessibility. The menu bar stays in the window if the desktop's
    /// global menu hangs. Call it before a QApplication is made. Returns sentences on what is not
    /// used.
    QStringList avoidHungResources() const;

private:
    struct Path
    {
        bool answers = false;
        DetachedTask task;
    };

    /// Takes paths that hang out of the environment, and returns them as they are shown.
    QStringList avoidHungPaths() const;

    QProcessEnvironment m_environment;
    QString m_source; ///< Options::sourceKey()
    std::optional<StoredSettings> m_settings;
    bool m_homeAnswers = false;
    bool m_socketsAnswer = false;
    bool m_managerAnswers = false;
    bool m_accessibilityAnswers = false;
    bool m_busAnswers = false;
    bool m_isMenuUsable = false; ///< the desktop's global menu
    std::function<void(const StoredSettings &)> m_lateHandler;
    DetachedTask m_settingsTask;
    DetachedTask m_homeTask;
    DetachedTask m_socketsTask;
    DetachedTask m_managerTask;
    DetachedTask m_accessibilityTask;
    DetachedTask m_busTask;
    std::map<QString, Path> m_paths; ///< in variables such as XDG_DATA_DIRS
};

} // namespace mm
