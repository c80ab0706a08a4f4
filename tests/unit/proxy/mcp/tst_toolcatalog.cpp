// SPDX-License-Identifier: MIT
#include "app/proxy/mcp/toolcatalog.h"
#include "core/meshstats.h"
#include "logcapture.h"
#include "suite.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace mm;
using namespace mm::mcp;

namespace {

/// \p count tools, "t100" and so on, of 600 KiB each.
QByteArrayList largeTools(int count)
{
    QByteArrayList tools;
    for (int i = 0; i < count; ++i)
        tools += R"({"name":"t)" + QByteArray::number(100 + i) + R"(","description":")" +
                 QByteArray(600 * 1024, 'd') + R"(","inputSchema":{"type":"object"}})";
    return tools;
}

QByteArray list(const QByteArrayList &tools)
{
    return '[' + tools.join(',') + ']';
}

} // namespace

/// The list of tools while registrations change.
class TstToolCatalog final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void nextPage_afterAChange_neitherSkipsNorRepeats_data();
    void nextPage_afterAChange_neitherSkipsNorRepeats();
    void cursor_isOnlyWhatNextCursorWas();
    void cursor_ofAToolThatHasLeftOneService_isInvalid();
    void list_hasTheFirstItemsOnly();
    void changes_areThoseOfListedTools_data();
    void changes_areThoseOfListedTools();
    void changes_areKeptOnRequestOnly();
    void toolsBeyondTheLimit_areLoggedOnce();

private:
    void add(const QString &service, const QByteArray &tools)
    {
        QVERIFY(m_registry->add(service, 9, tools, {}) != ServiceRegistry::Added::Full);
        m_catalog->invalidate();
    }
    /// Its cursor becomes the next one.
    QStringList page(const QString &service, QString *cursor);

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<MeshStats> m_stats;
    std::unique_ptr<ServiceRegistry> m_registry;
    std::unique_ptr<ToolCatalog> m_catalog;
};

void TstToolCatalog::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_stats = std::make_unique<MeshStats>(m_dir->filePath(u"stats.json"_s));
    m_registry = std::make_unique<ServiceRegistry>(m_stats.get(), 120s);
    m_catalog = std::make_unique<ToolCatalog>(m_registry.get());
}

void TstToolCatalog::cleanup()
{
    m_catalog.reset();
    m_registry.reset();
    m_stats.reset();
}

QStringList TstToolCatalog::page(const QString &service, QString *cursor)
{
    const auto page = m_catalog->page(Era::Legacy, service, *cursor);
    *cursor = page ? QString::fromLatin1(page->nextCursor) : QString();
    const QByteArray tools = page ? '[' + page->tools + ']' : QByteArray();
    QStringList names;
    const QJsonArray items = QJsonDocument::fromJson(tools).array();
    for (const auto &tool : items)
        names += tool.toObject().value("name"_L1).toString();
    return names;
}

void TstToolCatalog::nextPage_afterAChange_neitherSkipsNorRepeats_data()
{
    QTest::addColumn<QString>("service"); // whose list is read
    QTest::newRow("all services") << QString();
    QTest::newRow("one service") << u"s"_s;
}

void TstToolCatalog::nextPage_afterAChange_neitherSkipsNorRepeats()
{
    QFETCH(QString, service);
    const QString prefix = service.isEmpty() ? u"s__"_s : QString();
    QByteArrayList tools = largeTools(6);
    add(u"s"_s, list(tools));
    QString cursor;
    QCOMPARE(page(service, &cursor), QStringList({prefix + u"t100"_s, prefix + u"t101"_s}));
    tools.removeFirst();
    add(u"s"_s, list(tools));
    QCOMPARE(page(service, &cursor), QStringList({prefix + u"t102"_s, prefix + u"t103"_s}));
    tools.prepend(R"("a")");
    tools.prepend(R"("b")");
    add(u"s"_s, list(tools));
    add(u"a"_s, R"(["x","y"])");
    QCOMPARE(page(service, &cursor), QStringList({prefix + u"t104"_s, prefix + u"t105"_s}));
    QVERIFY(cursor.isEmpty());
}

void TstToolCatalog::cursor_isOnlyWhatNextCursorWas()
{
    add(u"s"_s, list(largeTools(5)));
    for (const QString &service : {QString(), u"s"_s}) {
        const QString cursor =
            QString::fromLatin1(m_catalog->page(Era::Legacy, service, {})->nextCursor);
        QVERIFY(!cursor.isEmpty());
        QVERIFY(m_catalog->page(Era::Legacy, service, cursor).has_value());
        for (const QString &other :
             {u' ' + cursor, cursor + u' ', cursor + u'=', u'+' + cursor, cursor + QChar(0x100),
              cursor + u'\0', u"+1"_s, u" 1 "_s, u"01"_s, u"2"_s, u"w6Q"_s, u"IA"_s})
            QVERIFY2(!m_catalog->page(Era::Legacy, service, other).has_value(), qPrintable(other));
    }
}

void TstToolCatalog::cursor_ofAToolThatHasLeftOneService_isInvalid()
{
    QByteArrayList tools = largeTools(4);
    add(u"s"_s, list(tools));
    const QString one = QString::fromLatin1(m_catalog->page(Era::Legacy, u"s"_s, {})->nextCursor);
    QString all = QString::fromLatin1(m_catalog->page(Era::Legacy, {}, {})->nextCursor);
    tools.remove(1);
    add(u"s"_s, list(tools));
    QVERIFY(!m_catalog->page(Era::Legacy, u"s"_s, one).has_value());
    // This list is sorted.
    QCOMPARE(page({}, &all), QStringList({u"s__t102"_s, u"s__t103"_s}));
}

void TstToolCatalog::list_hasTheFirstItemsOnly()
{
    const QByteArrayList same(ToolCatalog::maxToolsPerService - 1, "\"same\"");
    add(u"s"_s, list(same + QByteArrayList{R"("last")", R"("beyond")"}));
    QCOMPARE(m_catalog->names(u"s"_s), R"(["same","last"])");
}

void TstToolCatalog::changes_areThoseOfListedTools_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<bool>("isChange");
    const QByteArray tool = R"(["a",{"name":"b","title":"t"}])";
    QTest::newRow("nothing") << tool << tool << false;
    QTest::newRow("spaces") << tool << QByteArray(R"([ "a" , {"name":"b","title":"t"}])") << false;
    QTest::newRow("duplicates") << tool << QByteArray(R"(["a","a",{"name":"b","title":"t"},"b"])")
                                << false;
    QTest::newRow("no tools") << tool << QByteArray(R"(["",".","a",{"name":"b","title":"t"}])")
                              << false;
    QTest::newRow("beyond the limit")
        << list(QByteArrayList(ToolCatalog::maxToolsPerService, R"("a")"))
        << list(QByteArrayList(ToolCatalog::maxToolsPerService, R"("a")") +
                QByteArrayList{R"("b")"})
        << false;
    QTest::newRow("a member") << tool << QByteArray(R"(["a",{"name":"b","title":"u"}])") << true;
    QTest::newRow("a form") << tool << QByteArray(R"(["a","b"])") << true;
    QTest::newRow("more") << tool << QByteArray(R"(["a",{"name":"b","title":"t"},"c"])") << true;
    QTest::newRow("less") << tool << QByteArray(R"(["a"])") << true;
    QTest::newRow("none") << tool << QByteArray("[]") << true;
    QTest::newRow("still none") << QByteArray("[]") << QByteArray(R"([""])") << false;
}

void TstToolCatalog::changes_areThoseOfListedTools()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QFETCH(bool, isChange);
    add(u"s"_s, before);
    m_catalog->keepChanges(true);
    add(u"s"_s, after);
    QCOMPARE(m_catalog->takeChanges(), isChange ? QSet<QString>{u"s"_s} : QSet<QString>());
    // The places of the tools may have changed.
    QVERIFY(m_catalog->page(Era::Legacy, u"s"_s, {}).has_value());
    const bool hadTools = m_catalog->names(u"s"_s) != "[]";
    QVERIFY(m_registry->remove(u"s"_s));
    m_catalog->invalidate();
    QCOMPARE(m_catalog->takeChanges().contains(u"s"_s), hadTools);
}

void TstToolCatalog::changes_areKeptOnRequestOnly()
{
    add(u"a"_s, R"(["x"])");
    QCOMPARE(m_catalog->takeChanges(), QSet<QString>());
    add(u"b"_s, R"(["x"])");
    m_catalog->keepChanges(true);
    QCOMPARE(m_catalog->takeChanges(), QSet<QString>());
    add(u"c"_s, R"(["x"])");
    QCOMPARE(m_catalog->takeChanges(), QSet<QString>{u"c"_s});
    add(u"d"_s, R"(["x"])");
    m_catalog->keepChanges(false);
    QCOMPARE(m_catalog->takeChanges(), QSet<QString>());
}

void TstToolCatalog::toolsBeyondTheLimit_areLoggedOnce()
{
    const test::LogCapture log("mm.proxy");
    QByteArrayList tools;
    for (int i = 0; i < ToolCatalog::maxToolsPerService; ++i)
        tools += '"' + QByteArray::number(i) + '"';
    for (int i = 0; i < ToolCatalog::maxTools / ToolCatalog::maxToolsPerService; ++i)
        add(u"s%1"_s.arg(i), list(tools));
    QString cursor;
    QCOMPARE(page({}, &cursor).size(), ToolCatalog::maxPageTools);
    QCOMPARE(log.lines().filter(u"/mcp"_s).size(), 0);
    for (int i = 0; i < 2; ++i) {
        add(u"t%1"_s.arg(i), R"(["more"])");
        (void)page({}, &cursor);
    }
    const QStringList lines = log.lines().filter(u"/mcp"_s);
    QCOMPARE(lines.size(), 1);
    QVERIFY2(lines.constFirst().contains(u"10000 of 10001"), qPrintable(lines.constFirst()));
}

MM_SUITE(TstToolCatalog)
#include "tst_toolcatalog.moc"
