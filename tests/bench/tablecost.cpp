// SPDX-License-Identifier: MIT
// For how long the GUI thread is held up, in ms, while the services table takes in an update, a
// filter or a sorting, beside a plain model that is reset under a QSortFilterProxyModel. A line for
// each: what, ours, the plain one's, and how many times as long that is.
//
//     tablecost [SERVICES]

#include "ui/servicesmodel.h"
#include "ui/servicesview.h"

#include <QAbstractTableModel>
#include <QApplication>
#include <QDateTime>
#include <QElapsedTimer>
#include <QHeaderView>
#include <QLineEdit>
#include <QSortFilterProxyModel>
#include <QTableView>

#include <cstdio>
#include <functional>
#include <future>

using namespace mm;

namespace {

/// An application that knows how long its longest event took.
class Timed final : public QApplication
{
public:
    using QApplication::QApplication;

    bool notify(QObject *receiver, QEvent *event) override
    {
        if (std::exchange(m_inside, true))
            return QApplication::notify(receiver, event);
        QElapsedTimer timer;
        timer.start();
        const bool done = QApplication::notify(receiver, event);
        m_inside = false;
        note(timer.nsecsElapsed());
        return done;
    }
    /// The longest stretch, in ms, that \p act and the events after it took, until \p isDone.
    double heldBy(const std::function<void()> &act, const std::function<bool()> &isDone)
    {
        m_longest = 0;
        QElapsedTimer timer;
        timer.start();
        act();
        note(timer.nsecsElapsed());
        // What comes after the last step is painted a moment later.
        QElapsedTimer rest;
        while (!rest.isValid() || rest.elapsed() < 200) {
            processEvents(QEventLoop::AllEvents, 5);
            if (!rest.isValid() && isDone())
                rest.start();
        }
        return static_cast<double>(m_longest) / 1e6;
    }

private:
    void note(qint64 nanoseconds) { m_longest = qMax(m_longest, nanoseconds); }

    bool m_inside = false;
    qint64 m_longest = 0;
};

/// What the simplest model would be.
class PlainModel final : public QAbstractTableModel
{
public:
    void setServices(const QList<Service> &services)
    {
        beginResetModel();
        m_services = services;
        endResetModel();
    }
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_services.size());
    }
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : 3;
    }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        if (role != Qt::DisplayRole)
            return {};
        const Service &service = m_services.at(index.row());
        return index.column() == 0   ? QVariant(service.name)
               : index.column() == 1 ? QVariant(service.registeredAt)
                                     : QVariant(service.messageCount);
    }

private:
    QList<Service> m_services;
};

QList<Service> made(int count, int look)
{
    QList<Service> services;
    services.reserve(count);
    for (int i = 0; i < count; ++i)
        services.append({QStringLiteral("service %1").arg(i),
                         QStringLiteral("2026-02-06T10:%1:00").arg(i % 60, 2, 10, QChar(u'0')),
                         i * 7919LL % count + (i % 3 == 0 ? look : 0)});
    return services;
}

/// As the reader's thread makes them: no string is shared with an earlier look, and none is of the
/// GUI thread's own memory.
QList<Service> parsed(int count, int look)
{
    return std::async(std::launch::async, made, count, look).get();
}

Reading readingOf(const QList<Service> &services)
{
    Reading reading;
    reading.outcome = Outcome::Valid;
    reading.at = Moment::now();
    reading.snapshot.services = services;
    reading.snapshot.totalServices = services.size();
    return reading;
}

void print(const char *what, double ours, double plain)
{
    std::printf("%-34s %8.1f ms %8.1f ms %8.1f\n", what, ours, plain, plain / qMax(ours, 0.001));
}

} // namespace

int main(int argc, char *argv[])
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    Timed app(argc, argv);
    const int count = argc > 1 ? QByteArray(argv[1]).toInt() : 100'000;

    ServicesView ours;
    const auto *table = ours.findChild<QTableView *>(QStringLiteral("mm_services_table"));
    auto *filter = ours.findChild<QLineEdit *>(QStringLiteral("mm_services_filter"));
    const auto *model = dynamic_cast<const ServicesModel *>(table->model());
    bool updated = false;
    QObject::connect(model, &ServicesModel::updated, &ours, [&updated] { updated = true; });
    ours.resize(700, 500);
    ours.show();

    PlainModel plainModel;
    QSortFilterProxyModel proxy;
    proxy.setSourceModel(&plainModel);
    proxy.setFilterCaseSensitivity(Qt::CaseInsensitive);
    proxy.setSortLocaleAware(true);
    QTableView plain;
    plain.setModel(&proxy);
    plain.resize(700, 500);
    plain.show();

    const auto measure = [&](const char *what, const std::function<void()> &act,
                             const std::function<void()> &plainAct) {
        const double held = app.heldBy(
            [&] {
                updated = false;
                act();
            },
            [&] { return updated; });
        print(what, held, app.heldBy(plainAct, [] { return true; }));
    };
    const auto update = [&](const char *what, QList<Service> services) {
        const Reading reading = readingOf(services);
        Status status;
        status.state = State::Active;
        measure(
            what, [&] { ours.setReading(reading, status); },
            [&] { plainModel.setServices(services); });
    };

    std::printf("%d services: the GUI thread is held for at most\n%-34s %11s %11s %8s\n", count, "",
                "ours", "plain", "ratio");
    update("first look", parsed(count, 0));
    update("update, a third counted", parsed(count, 1));
    update("update, nothing changed", parsed(count, 1));
    QList<Service> services = parsed(count, 2);
    services.remove(count / 2, 1);
    services.insert(count / 4, {QStringLiteral("new"), {}, 5});
    update("update, one came, one left", services);
    services.removeIf([](const Service &service) { return service.messageCount % 7 == 0; });
    update("update, every seventh left", services);
    const auto sorting = [&](const char *what, int column, Qt::SortOrder order) {
        measure(
            what, [&] { ours.findChild<QTableView *>()->sortByColumn(column, order); },
            [&] { proxy.sort(column, order); });
    };
    sorting("sorting by messages", ServicesModel::Messages, Qt::DescendingOrder);
    sorting("sorting by name", ServicesModel::Name, Qt::AscendingOrder);
    sorting("sorting by time", ServicesModel::Registered, Qt::AscendingOrder);
    update("update, while sorted by time", parsed(count, 3));
    sorting("sorting by messages again", ServicesModel::Messages, Qt::DescendingOrder);
    update("update, while sorted by messages", parsed(count, 400));
    const auto filtering = [&](const char *what, const QString &text) {
        measure(
            what, [&] { filter->setText(text); }, [&] { proxy.setFilterFixedString(text); });
    };
    filtering("filter \"9\"", QStringLiteral("9"));
    filtering("filter \"99\"", QStringLiteral("99"));
    filtering("filter cleared", QString());
    update("all gone", {});
    return 0;
}
