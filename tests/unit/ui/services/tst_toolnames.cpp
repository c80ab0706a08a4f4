// SPDX-License-Identifier: MIT
#include "marktranslator.h"
#include "servicereadings.h"
#include "suite.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>
#include <QTextDocumentFragment>

using namespace mm;
using namespace Qt::StringLiterals;

namespace {

/// A model that shows the service "a" with tools.
struct ServiceWithTools
{
    ServicesModel model;
    ServiceReadings mm;

    void show(const QStringList &tools, qint64 more = 0)
    {
        mm.show(&model, mm.next({{u"a"_s, u"2026-02-06T10:20:00"_s, 1, tools, more}}));
    }
    [[nodiscard]] QString text(int role) const
    {
        const QString text = model.index(0, ServicesModel::Name).data(role).toString();
        return role == Qt::ToolTipRole ? QTextDocumentFragment::fromHtml(text).toPlainText() : text;
    }
};

} // namespace

/// The tools of a service in its tooltip and its accessible description.
class TstToolNames final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tools_areNamedWithTheService_data();
    void tools_areNamedWithTheService();
    void toolsOfTheFile_areSanitized();
    void otherTools_changeTheRow();
    void newAndDepartedService_hasMarkAndTools();
    void changedLanguage_changesTheTexts();
};

void TstToolNames::tools_areNamedWithTheService_data()
{
    QTest::addColumn<QStringList>("tools");
    QTest::addColumn<qint64>("more");
    QTest::addColumn<QString>("line");

    const QStringList two{u"get_status"_s, u"show_window"_s};
    QTest::newRow("none") << QStringList() << qint64(0) << QString();
    QTest::newRow("two") << two << qint64(0) << u"Tools: get_status, show_window"_s;
    QTest::newRow("more") << two << qint64(5) << u"Tools: get_status, show_window and 5 more"_s;
    QTest::newRow("many more") << QStringList{u"5000 <b>%1 %n"_s} << qint64(5000)
                               << u"Tools: 5000 <b>%1 %n and 5,000 more"_s;
}

void TstToolNames::tools_areNamedWithTheService()
{
    QFETCH(QStringList, tools);
    QFETCH(qint64, more);
    QFETCH(QString, line);

    ServiceWithTools service;
    const QAbstractItemModelTester tester(&service.model);
    service.show(tools, more);
    QCOMPARE(service.text(Qt::ToolTipRole), line.isEmpty() ? u"a"_s : u"a\n"_s + line);
    QCOMPARE(service.text(Qt::AccessibleDescriptionRole), line);
    QCOMPARE(service.text(Qt::DisplayRole), u"a"_s);
}

void TstToolNames::toolsOfTheFile_areSanitized()
{
    ServiceWithTools service;
    service.show({u"x\ny\u202e"_s, QString(5000, u'z')});
    const QString line = u"Tools: x\ufffdy\ufffd, "_s + QString(120, u'z') + u'…';
    QCOMPARE(service.text(Qt::ToolTipRole), u"a\n"_s + line);
    QCOMPARE(service.text(Qt::AccessibleDescriptionRole), line);
}

void TstToolNames::otherTools_changeTheRow()
{
    ServiceWithTools service;
    service.show({u"t"_s});
    const QSignalSpy changed(&service.model, &ServicesModel::dataChanged);
    service.show({u"t"_s});
    QCOMPARE(changed.size(), 0);
    service.show({u"u"_s});
    QCOMPARE(changed.size(), 1);
    QCOMPARE(service.text(Qt::ToolTipRole), u"a\nTools: u"_s);
    service.show({u"u"_s}, 1);
    QCOMPARE(changed.size(), 2);
}

void TstToolNames::newAndDepartedService_hasMarkAndTools()
{
    ServiceWithTools service;
    service.mm.show(&service.model, service.mm.next({}));
    service.show({u"t"_s});
    QCOMPARE(service.text(Qt::AccessibleDescriptionRole),
             u"New: registered a moment ago.\nTools: t"_s);
    service.mm.show(&service.model, service.mm.next({}));
    QCOMPARE(service.text(Qt::ToolTipRole), u"a\nDeparted: not registered any more.\nTools: t"_s);
}

void TstToolNames::changedLanguage_changesTheTexts()
{
    ServiceWithTools service;
    service.show({u"t"_s}, 2);
    QCOMPARE(service.text(Qt::AccessibleDescriptionRole), u"Tools: t and 2 more"_s);
    const MarkTranslator translator(u"de:"_s);
    QCOMPARE(service.text(Qt::AccessibleDescriptionRole), u"de:Tools: t and 2 more"_s);
    QCOMPARE(service.text(Qt::ToolTipRole), u"a\nde:Tools: t and 2 more"_s);
}

MM_WINDOW_SUITE(TstToolNames)
#include "tst_toolnames.moc"
