// SPDX-License-Identifier: MIT
// A minimal window of ee-monitor's size and poll rate: windowcost.py compares ee-monitor with it.

#include <QApplication>
#include <QLabel>
#include <QMainWindow>
#include <QTimer>

int main(int argc, char *argv[])
{
    const QApplication app(argc, argv);
    QMainWindow window;
    auto *const label = new QLabel(QStringLiteral("MM: 1 services | 0 msgs"), &window);
    window.setCentralWidget(label);
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, label, [label] { label->setText(label->text()); });
    timer.start(2000);
    window.resize(window.fontMetrics().averageCharWidth() * 120,
                  window.fontMetrics().height() * 30);
    window.show();
    return QApplication::exec();
}
