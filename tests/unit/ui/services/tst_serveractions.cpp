// SPDX-License-Identifier: MIT
#include "servicereadings.h"
#include "suite.h"
#include "ui/services/serverlogdialog.h"
#include "ui/services/servicesview.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include <algorithm>

using namespace mm;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// The service "w", and below it the server "files" in some state; the server's row is selected.
struct MenuOfServer
{
    ServicesView view;

    explicit MenuOfServer(const QString &state, const QString &obstacle = {})
    {
        view.setServerObstacle(obstacle);
        set(state);
        view.table()->selectRow(1);
    }
    void set(const QString &state)
    {
        const Server server{.name = u"files"_s, .state = state};
        m_mm.setServers({server});
        QList<Service> services = servicesNamed(u"w");
        if (server.isCounted())
            services += {u"files"_s, {}, 0};
        const Reading reading = m_mm.next(services, 2s);
        view.setReading(reading, evaluateStatus(reading, reading.at), {});
    }
    [[nodiscard]] QAction *action(const QString &name) const
    {
        return view.findChild<QAction *>(u"mm_server_%1_action"_s.arg(name));
    }
    /// The texts of those that can be chosen, without mnemonics.
    [[nodiscard]] QStringList enabled() const
    {
        QStringList texts;
        for (const char *name : {"restart", "stop", "disable", "log"}) {
            const QAction *each = action(QString::fromLatin1(name));
            if (each->isVisible() && each->isEnabled())
                texts += QString(each->text()).remove(u'&');
        }
        return texts;
    }

private:
    ServiceReadings m_mm;
};

} // namespace

/// The menu of an MCP server that MM runs, and its log.
class TstServerActions final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void actions_dependOnTheState_data();
    void actions_dependOnTheState();
    void action_isRequestedForTheSelectedServer();
    void otherRow_hasNoActions();
    void obstacle_disablesAllAndIsTheToolTip();
    void menu_hasTheActions();
    void log_isPlainText();
    void log_isCopiedAndRefreshed();
};

void TstServerActions::actions_dependOnTheState_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<QStringList>("expected");
    const QStringList running{u"Restart Server"_s, u"Stop Server"_s, u"Disable Server"_s,
                              u"Show Log…"_s};
    for (const char *state : {"starting", "up", "busy", "failing", "down", "a new word"})
        QTest::newRow(state) << QString::fromLatin1(state) << running;
    QTest::newRow("stopped") << u"stopped"_s
                             << QStringList{u"Restart Server"_s, u"Start Server"_s,
                                            u"Disable Server"_s, u"Show Log…"_s};
    QTest::newRow("disabled") << u"disabled"_s << QStringList{u"Enable Server"_s, u"Show Log…"_s};
}

void TstServerActions::actions_dependOnTheState()
{
    QFETCH(QString, state);
    QFETCH(QStringList, expected);
    MenuOfServer menu(u"up"_s);
    menu.set(state);
    QCOMPARE(menu.enabled(), expected);
}

void TstServerActions::action_isRequestedForTheSelectedServer()
{
    MenuOfServer menu(u"up"_s);
    const QSignalSpy requests(&menu.view, &ServicesView::serverActionRequested);
    QList<ServerAction> actions;
    menu.action(u"restart"_s)->trigger();
    menu.action(u"stop"_s)->trigger();
    menu.action(u"disable"_s)->trigger();
    menu.action(u"log"_s)->trigger();
    menu.set(u"stopped"_s);
    menu.action(u"stop"_s)->trigger();
    menu.set(u"disabled"_s);
    menu.action(u"disable"_s)->trigger();
    for (const QVariantList &each : requests) {
        QCOMPARE(each.at(0).toString(), u"files"_s);
        actions += each.at(1).value<ServerAction>();
    }
    QCOMPARE(actions,
             (QList<ServerAction>{ServerAction::Restart, ServerAction::Stop, ServerAction::Disable,
                                  ServerAction::Log, ServerAction::Start, ServerAction::Enable}));
}

void TstServerActions::otherRow_hasNoActions()
{
    const MenuOfServer menu(u"up"_s);
    menu.view.table()->selectRow(0);
    QVERIFY(menu.enabled().isEmpty());
    QVERIFY(!menu.action(u"restart"_s)->isVisible());
    menu.view.table()->selectRow(1);
    QVERIFY(!menu.enabled().isEmpty());
    menu.view.table()->clearSelection();
    QVERIFY(!menu.action(u"restart"_s)->isVisible());
}

void TstServerActions::obstacle_disablesAllAndIsTheToolTip()
{
    MenuOfServer menu(u"disabled"_s, u"Not here."_s);
    for (const char *name : {"restart", "stop", "disable", "log"}) {
        const QAction *action = menu.action(QString::fromLatin1(name));
        QVERIFY(action->isVisible());
        QVERIFY(!action->isEnabled());
        QCOMPARE(action->toolTip(), u"Not here."_s);
    }
    menu.view.setServerObstacle({});
    QVERIFY(menu.action(u"log"_s)->isEnabled());
    QCOMPARE(menu.action(u"stop"_s)->toolTip(), u"The server is disabled: enable it first."_s);
}

void TstServerActions::menu_hasTheActions()
{
    const MenuOfServer server(u"up"_s);
    const auto *menu = server.view.findChild<QMenu *>(u"mm_services_menu"_s);
    QVERIFY(menu->toolTipsVisible());
    QCOMPARE(menu->actions().first(), server.action(u"restart"_s));
    QVERIFY(menu->actions().contains(server.action(u"log"_s)));
}

void TstServerActions::log_isPlainText()
{
    auto *dialog = new ServerLogDialog(u"<b>a\n"_s, nullptr);
    const auto *text = dialog->findChild<QPlainTextEdit *>(u"mm_server_log_text"_s);
    dialog->setLines({});
    dialog->show();
    QCOMPARE(text->toPlainText(), QString());
    const QList<QLabel *> labels = dialog->findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
        return label->isVisible() &&
               label->text() == u"The server has written nothing to its standard error."_s;
    }));
    QCOMPARE(dialog->windowTitle(), u"Log of <b>a\ufffd"_s);
    dialog->setLines({u"<b>one</b>"_s, u"\x1b[31mtwo\r"_s, QString(100'000, u'x')});
    QVERIFY(text->isReadOnly());
    QVERIFY(text->toPlainText().startsWith(u"<b>one</b>\n\ufffd[31mtwo\ufffd\nx"_s));
    QVERIFY(text->toPlainText().size() < 5000);
    dialog->close();
}

void TstServerActions::log_isCopiedAndRefreshed()
{
    auto *dialog = new ServerLogDialog(u"a"_s, nullptr);
    const QSignalSpy refreshes(dialog, &ServerLogDialog::refreshRequested);
    dialog->setLines({u"one"_s, u"two"_s});
    dialog->findChild<QPushButton *>(u"mm_server_log_copy_button"_s)->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), u"one\ntwo"_s);
    auto *text = dialog->findChild<QPlainTextEdit *>(u"mm_server_log_text"_s);
    QTextCursor cursor = text->textCursor();
    cursor.movePosition(QTextCursor::Start);
    cursor.movePosition(QTextCursor::EndOfLine, QTextCursor::KeepAnchor);
    text->setTextCursor(cursor);
    dialog->findChild<QPushButton *>(u"mm_server_log_copy_button"_s)->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), u"one"_s);
    dialog->findChild<QPushButton *>(u"mm_server_log_refresh_button"_s)->click();
    QCOMPARE(refreshes.size(), 1);
    const QSignalSpy deleted(dialog, &QObject::destroyed);
    dialog->show();
    dialog->close();
    QTRY_COMPARE(deleted.size(), 1);
}

MM_WINDOW_SUITE(TstServerActions)
#include "tst_serveractions.moc"
