// SPDX-License-Identifier: MIT
#include "suite.h"
#include "ui/window/windowlayout.h"

#include <QHeaderView>
#include <QPoint>
#include <QSettings>
#include <QStandardItemModel>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace mm;
using namespace Qt::StringLiterals;

namespace {

/// A table of four columns.
struct TableSetup
{
    QStandardItemModel model{3, 4};
    QTableView table;

    TableSetup()
    {
        table.setModel(&model);
        table.setSortingEnabled(true);
        table.sortByColumn(-1, Qt::AscendingOrder);
    }
    [[nodiscard]] QHeaderView *header() const { return table.horizontalHeader(); }
};

} // namespace

class TstWindowLayout final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void layoutInAFile_isReadAsWritten();
    void olderKeys_areRemovedByWriting();
    void columns_areRestored();
    void invalidColumns_areReplacedByDefaults_data();
    void invalidColumns_areReplacedByDefaults();
};

void TstWindowLayout::layoutInAFile_isReadAsWritten()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"settings.conf"_s);
    TableSetup saved;
    saved.header()->resizeSection(1, 77);
    saved.table.setColumnHidden(2, true);
    QVariantMap layout = columnLayout(saved.table);
    layout[u"position"_s] = QPoint(-7, 88);
    layout[u"bytes"_s] = QByteArray("\0\x01\xff", 3);
    {
        QSettings settings(path, QSettings::IniFormat);
        settings.setValue(u"other/key"_s, 1);
        writeWindowLayout(layout, &settings);
        QCOMPARE(settings.value(u"other/key"_s).toInt(), 1);
    }
    QSettings settings(path, QSettings::IniFormat);
    const QVariantMap read = readWindowLayout(&settings);
    QCOMPARE(read.keys(), layout.keys());
    QCOMPARE(read.value(u"position"_s).toPoint(), QPoint(-7, 88));
    QCOMPARE(read.value(u"bytes"_s).toByteArray(), QByteArray("\0\x01\xff", 3));
    TableSetup restored;
    restoreColumnLayout(read, &restored.table);
    QCOMPARE(restored.header()->sectionSize(1), 77);
    QVERIFY(restored.table.isColumnHidden(2)); // a list of one
    QCOMPARE(restored.header()->hiddenSectionCount(), 1);
}

void TstWindowLayout::olderKeys_areRemovedByWriting()
{
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(u"settings.conf"_s), QSettings::IniFormat);
    settings.setValue(u"window/layout"_s, QByteArray(100, 'x'));
    writeWindowLayout({{u"trend"_s, true}}, &settings);
    QCOMPARE(settings.allKeys(), QStringList{u"window/trend"_s});
}

void TstWindowLayout::columns_areRestored()
{
    TableSetup saved;
    saved.header()->resizeSection(1, 77);
    saved.table.setColumnHidden(3, true);
    saved.table.sortByColumn(2, Qt::DescendingOrder);

    TableSetup restored;
    restored.table.setColumnHidden(2, true);
    const int width = restored.header()->sectionSize(3);
    restoreColumnLayout(columnLayout(saved.table), &restored.table);
    QCOMPARE(restored.header()->sectionSize(1), 77);
    QVERIFY(restored.table.isColumnHidden(3));
    QVERIFY(!restored.table.isColumnHidden(2));
    QCOMPARE(restored.header()->sortIndicatorSection(), 2);
    QCOMPARE(restored.header()->sortIndicatorOrder(), Qt::DescendingOrder);
    restored.table.setColumnHidden(3, false);
    QCOMPARE(restored.header()->sectionSize(3), width);
}

void TstWindowLayout::invalidColumns_areReplacedByDefaults_data()
{
    QTest::addColumn<QVariantMap>("layout");

    QTest::newRow("none") << QVariantMap();
    QTest::newRow("text") << QVariantMap{
        {u"columnWidths"_s, u"wide"_s}, {u"hiddenColumns"_s, u"all"_s}, {u"sortColumn"_s, -7}};
    QTest::newRow("first column hidden") << QVariantMap{{u"hiddenColumns"_s, u"0"_s}};
    QTest::newRow("column outside")
        << QVariantMap{{u"hiddenColumns"_s, u"4"_s}, {u"sortColumn"_s, 4}};
    QTest::newRow("negative widths") << QVariantMap{{u"columnWidths"_s, QStringList(9, u"-50"_s)}};
}

void TstWindowLayout::invalidColumns_areReplacedByDefaults()
{
    QFETCH(QVariantMap, layout);

    TableSetup setup;
    const int width = setup.header()->sectionSize(0);
    restoreColumnLayout(layout, &setup.table);
    QCOMPARE(setup.header()->hiddenSectionCount(), 0);
    QCOMPARE(setup.header()->sortIndicatorSection(), -1);
    for (int column = 0; column < 4; ++column)
        QCOMPARE(setup.header()->sectionSize(column), width);
}

MM_WINDOW_SUITE(TstWindowLayout)
#include "tst_windowlayout.moc"
