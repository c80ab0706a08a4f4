// SPDX-License-Identifier: MIT
#pragma once

#include "app/monitor/statusformat.h"
#include "core/backgroundreader.h"

#include <QTimer>

namespace mm {

/// Looks at the stats file at each interval, on a thread of its own, and tells what is to be
/// printed: after the first look, and then each time it has changed. A file's age alone is no
/// change.
class StatusFollower final : public QObject
{
    Q_OBJECT

public:
    /// \p read does one look at \p path, and must own all that it uses. The first look starts at
    /// once.
    StatusFollower(const QString &path, BackgroundReader::Read read,
                   std::chrono::milliseconds interval, Format format);

    /// While true, \p read may be running, or hang.
    [[nodiscard]] bool isLooking() const { return m_out; }

Q_SIGNALS:
    /// \p line is statusOutput()'s.
    void changed(const QByteArray &line);

private:
    void look();
    void take(const Reading &reading);
    void tell(const Reading &reading);

    const QString m_path;
    const Format m_format;
    Reading m_last;    ///< of those that did not hang
    QByteArray m_told; ///< what was told last, at no age
    bool m_out = false;
    QTimer m_poll;
    QTimer m_hung;
    BackgroundReader m_reader; ///< last, so that it is gone before what it delivers to
};

} // namespace mm
