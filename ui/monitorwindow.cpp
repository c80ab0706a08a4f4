// SPDX-License-Identifier: MIT
#include "ui/monitorwindow.h"

#include "ui/mmstatusbar.h"
#include "ui/problempanel.h"
#include "ui/servicesview.h"

#include <QApplication>
#include <QDataStream>
#include <QDir>
#include <QIODevice>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QVBoxLayout>

namespace mm {

namespace {

/// What the platform uses, and \p key too. None twice: Qt takes that for ambiguous, and does
/// nothing.
QList<QKeySequence> keysFor(QKeySequence::StandardKey standard, const QKeySequence &key)
{
    QList<QKeySequence> keys = QKeySequence::keyBindings(standard);
    keys.removeAll(key);
    keys.prepend(key);
    return keys;
}

} // namespace

MonitorWindow::MonitorWindow(const QString &path, BackgroundReader::Read read,
                             std::chrono::milliseconds interval, QWidget *parent)
    : QMainWindow(parent)
    , m_bar(new MmStatusBar(path, std::move(read), interval, this))
    , m_services(new ServicesView(this))
{
    setWindowTitle(tr("EE Monitor"));
    auto *problem = new ProblemPanel(this);
    auto *line = new QWidget(this);
    line->setFixedHeight(1);
    line->setAutoFillBackground(true);
    line->setBackgroundRole(QPalette::Mid);

    auto *center = new QWidget(this);
    auto *layout = new QVBoxLayout(center);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(problem);
    layout->addWidget(m_services, 1);
    layout->addWidget(line);
    layout->addWidget(m_bar);
    setCentralWidget(center);
    makeMenus();
    resize(fontMetrics().averageCharWidth() * 84, fontMetrics().height() * 22);

    connect(m_bar, &MmStatusBar::readingChanged, m_services, &ServicesView::setReading);
    connect(m_bar, &MmStatusBar::readingChanged, problem,
            [problem](const Reading &, const Status &status) { problem->setStatus(status); });
}

void MonitorWindow::makeMenus()
{
    QMenu *file = menuBar()->addMenu(tr("&File"));
    QAction *check = file->addAction(tr("&Check Now"), m_bar, &MmStatusBar::checkNow);
    check->setShortcuts(keysFor(QKeySequence::Refresh, Qt::Key_F5));
    file->addSeparator();
    QAction *quit = file->addAction(tr("&Quit"), this, &QWidget::close);
    quit->setShortcuts(keysFor(QKeySequence::Quit, Qt::CTRL | Qt::Key_Q));
    quit->setMenuRole(QAction::QuitRole);

    QMenu *help = menuBar()->addMenu(tr("&Help"));
    QAction *about = help->addAction(tr("&About EE Monitor"), this, &MonitorWindow::showAbout);
    about->setMenuRole(QAction::AboutRole);
}

void MonitorWindow::showAbout()
{
    auto *box = new QMessageBox(QMessageBox::NoIcon, tr("About EE Monitor"),
                                tr("EE Monitor %1\n\nShows at a glance whether the MM mesh is "
                                   "alive and what it does.\n\nFile: %2\nQt %3, "
                                   "MIT licence.")
                                    .arg(QApplication::applicationVersion(),
                                         QDir::toNativeSeparators(m_bar->path()),
                                         QString::fromLatin1(qVersion())),
                                QMessageBox::Ok, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    // Not modal, so that the label stays alive to clicks and keys behind it.
    box->setModal(false);
    box->show();
}

QByteArray MonitorWindow::saveLayout() const
{
    QByteArray layout;
    QDataStream stream(&layout, QIODevice::WriteOnly);
    stream << saveGeometry() << m_services->saveLayout();
    return layout;
}

void MonitorWindow::restoreLayout(const QByteArray &layout)
{
    QByteArray geometry;
    QByteArray columns;
    QDataStream stream(layout);
    stream >> geometry >> columns;
    restoreGeometry(geometry);
    m_services->restoreLayout(columns);
}

} // namespace mm
