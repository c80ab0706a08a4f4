// SPDX-License-Identifier: MIT
#pragma once

#include <QLoggingCategory>
#include <QStringList>

#include <mutex>

namespace mm::test {

/// Collects the messages of one category while it exists; they are not logged.
class LogCapture final
{
public:
    explicit LogCapture(const char *category = "mm.stats")
        : m_category(category)
    {
        s_current = this;
        m_before = qInstallMessageHandler(&LogCapture::take);
    }
    ~LogCapture()
    {
        qInstallMessageHandler(m_before);
        s_current = nullptr;
    }
    Q_DISABLE_COPY_MOVE(LogCapture)

    [[nodiscard]] QStringList lines(QtMsgType type) const
    {
        const std::lock_guard lock(m_mutex);
        QStringList found;
        for (const auto &[lineType, text] : m_lines) {
            if (lineType == type)
                found += text;
        }
        return found;
    }
    /// Of all types.
    [[nodiscard]] QStringList lines() const
    {
        const std::lock_guard lock(m_mutex);
        QStringList found;
        for (const auto &line : m_lines)
            found += line.second;
        return found;
    }
    [[nodiscard]] qsizetype count() const
    {
        const std::lock_guard lock(m_mutex);
        return m_lines.size();
    }

private:
    static void take(QtMsgType type, const QMessageLogContext &context, const QString &text)
    {
        if (qstrcmp(context.category, s_current->m_category) != 0)
            return s_current->m_before(type, context, text);
        const std::lock_guard lock(s_current->m_mutex);
        s_current->m_lines.append({type, text});
    }

    const char *const m_category;
    inline static LogCapture *s_current = nullptr;
    QtMessageHandler m_before = nullptr;
    mutable std::mutex m_mutex;
    QList<std::pair<QtMsgType, QString>> m_lines;
};

} // namespace mm::test
