// SPDX-License-Identifier: MIT
#pragma once

#include "core/backgroundreader.h"
#include "core/status.h"

#include <QTimer>
#include <QWidget>

namespace mm {

class StatusLabel;

/// Looks at the stats file at each interval, off the GUI thread, and shows the `mm_status_label`.
/// What it found goes to the rest of the window by readingChanged(), so that all of it shows the
/// same look.
class MmStatusBar final : public QWidget
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds defaultInterval{2000};

    /// \p read does one look at \p path, on a thread of its own, and must own all that it uses. The
    /// first look starts at once.
    MmStatusBar(const QString &path, BackgroundReader::Read read,
                std::chrono::milliseconds interval = defaultInterval, QWidget *parent = nullptr);

    [[nodiscard]] const QString &path() const { return m_path; }
    [[nodiscard]] const Reading &reading() const { return m_reading; }
    [[nodiscard]] const Status &status() const;

public Q_SLOTS:
    /// Looks now; does nothing while a look is out.
    void checkNow();
    /// What asking MM at \p mmUrl told. Judged at once with what is known of the file, and with
    /// every later look.
    void setConnection(mm::Connection connection, const QString &mmUrl);

Q_SIGNALS:
    /// After each look, each 5 s while one hangs, and when setConnection() changed the status.
    void readingChanged(const mm::Reading &reading, const mm::Status &status);

private:
    void show(Reading reading);

    const QString m_path;
    StatusLabel *m_label;
    Reading m_reading;
    bool m_out = false;
    QTimer m_poll;
    QTimer m_hung;
    BackgroundReader m_reader; ///< last, so that it is gone before what it delivers to
};

} // namespace mm
