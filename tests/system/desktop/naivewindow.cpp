// SPDX-License-Identifier: MIT
// Reads the file in the GUI thread: proves that hungfs.py detects a frozen window. Takes
// ee-monitor's --stats-file and ignores its other options.

#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QMainWindow>
#include <QMenuBar>
#include <QTimer>

using namespace Qt::StringLiterals;

int main(int argc, char *argv[])
{
    const QApplication app(argc, argv);
    const QStringList arguments = QApplication::arguments();
    const QString path = arguments.value(arguments.indexOf(u"--stats-file"_s) + 1);
    QMainWindow window;
    window.menuBar()->addMenu(u"File"_s)->addAction(u"Quit"_s, &window, &QWidget::close);
    auto *label = new QLabel(u"MM: Checking..."_s, &window);
    window.setCentralWidget(label);
    window.show();
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, label, [label, path] {
        QFile file(path);
        label->setText(file.open(QIODevice::ReadOnly) ? u"MM: %1 bytes"_s.arg(file.readAll().size())
                                                      : u"MM: No stats file"_s);
    });
    timer.start(500);
    return QApplication::exec();
}
