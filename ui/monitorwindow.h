// SPDX-License-Identifier: MIT
#pragma once

#include "core/backgroundreader.h"

#include <QMainWindow>

namespace mm {

class MmStatusBar;
class ServicesView;

/// The window: what is wrong if anything is, the services, and the status bar from which all of it
/// is fed.
class MonitorWindow final : public QMainWindow
{
    Q_OBJECT

public:
    MonitorWindow(const QString &path, BackgroundReader::Read read,
                  std::chrono::milliseconds interval, QWidget *parent = nullptr);

    [[nodiscard]] MmStatusBar *mmStatusBar() const { return m_bar; }

    /// Size, place and columns, to be handed to restoreLayout() at the next start. Anything else is
    /// ignored there.
    [[nodiscard]] QByteArray saveLayout() const;
    void restoreLayout(const QByteArray &layout);

private:
    void makeMenus();
    void showAbout();

    MmStatusBar *m_bar;
    ServicesView *m_services;
};

} // namespace mm
