// SPDX-License-Identifier: MIT
#pragma once

#include "support.h"

#include <memory>
#include <optional>

namespace mm::test {

inline constexpr qint64 before = 127; ///< messages that the file holds at first

/// A stats file, and a runtime directory in memory, for a user who is not root: root may write
/// everywhere.
class CounterPagePlace final
{
public:
    CounterPagePlace()
    {
        giveToNobody(m_dir.path());
        giveToNobody(m_runtime.path());
        m_nobody.emplace();
        qputenv("XDG_RUNTIME_DIR", QFile::encodeName(m_runtime.path()));
        m_isReady = m_runtime.isValid() && writeFile(path(), jsonWithTotal(before));
    }
    ~CounterPagePlace()
    {
        qunsetenv("XDG_RUNTIME_DIR");
        setSaving(true);
    }
    Q_DISABLE_COPY_MOVE(CounterPagePlace)

    /// The directory is there, and the file.
    [[nodiscard]] bool isReady() const { return m_isReady; }
    [[nodiscard]] QString path() const
    {
        return QFileInfo(m_dir.path()).canonicalFilePath() + u"/stats.json"_s;
    }
    void setSaving(bool works) const { setMode(m_dir.path(), works ? 0700 : 0500); }

    [[nodiscard]] QString runtime() const { return m_runtime.path(); }
    [[nodiscard]] QString folder() const { return m_runtime.filePath(u"mm-mesh-stats"_s); }
    /// The only one in the folder; empty when there is none, or more.
    [[nodiscard]] QString pagePath() const
    {
        const QStringList names = QDir(folder()).entryList(QDir::Files | QDir::System);
        return names.size() == 1 ? folder() + u'/' + names.first() : QString();
    }

private:
    QTemporaryDir m_dir;
    QTemporaryDir m_runtime{u"/dev/shm/mm-runtime-XXXXXX"_s};
    std::optional<AsNobody> m_nobody;
    bool m_isReady = false;
};

} // namespace mm::test
