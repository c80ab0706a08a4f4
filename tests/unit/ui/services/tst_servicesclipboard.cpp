// SPDX-License-Identifier: MIT
#include "servicereadings.h"
#include "suite.h"
#include "ui/services/servicesclipboard.h"
#include "ui/services/servicesmodel.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace mm;
using namespace Qt::StringLiterals;

namespace {

const QList<int> allColumns{0, 1, 2, 3, 4, 5};

/// The services of an active MM.
struct CopiedServices
{
    ServicesModel model;

    explicit CopiedServices(const QList<Service> &services,
                            const QList<ServiceFailures> &failures = {})
    {
        ServiceReadings mm;
        mm.setFailures(failures);
        mm.show(&model, mm.next(services));
    }
};

} // namespace

class TstServicesClipboard final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void twoRows_areCopiedWithTitles();
    void sortedRows_areCopiedAsShown();
    void separatorsInNames_becomeSpaces();
    void formulas_becomeText_data();
    void formulas_becomeText();
    void json_isVerbatim();
    void failures_areCopied();
};

void TstServicesClipboard::twoRows_areCopiedWithTitles()
{
    const CopiedServices copied({{u"a"_s, u"x"_s, 3}, {u"b"_s, u"y"_s, 1}, {u"c"_s, u"z"_s, 0}});
    QCOMPARE(rowsAsText(copied.model, {0, 1}, allColumns),
             u"Service\tRegistered\tMessages\tPer minute\tShare\tFailed\n"
             "a\tx\t3\t–\t75.0%\t\n"
             "b\ty\t1\t–\t25.0%\t"_s);
}

void TstServicesClipboard::sortedRows_areCopiedAsShown()
{
    CopiedServices copied({{u"a"_s, {}, 1}, {u"b"_s, {}, 2000}});
    copied.model.sort(ServicesModel::Messages, Qt::DescendingOrder);
    QCOMPARE(rowsAsText(copied.model, {0}, {2, 0}), u"2000\tb"_s);
}

void TstServicesClipboard::separatorsInNames_becomeSpaces()
{
    const QString name = u"tab\there\nline\u2028end"_s + QString(500, u'n');
    const CopiedServices copied({{name, u"x\ty"_s, 3}});
    QCOMPARE(rowsAsText(copied.model, {0}, {0, 1, 2}),
             u"tab here line end"_s + QString(500, u'n') + u"\tx y\t3"_s);
}

void TstServicesClipboard::formulas_becomeText_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("copied");

    for (const QString &start : {u"="_s, u"+"_s, u"-"_s, u"@"_s, u"\uFF1D"_s, u"\uFF0B"_s})
        QTest::newRow(qPrintable(start)) << start + u"1+2"_s << u"'"_s + start + u"1+2"_s;
    QTest::newRow("inside") << u"a=1"_s << u"a=1"_s;
    QTest::newRow("tab") << u"\t=1"_s << u" =1"_s;
}

void TstServicesClipboard::formulas_becomeText()
{
    QFETCH(QString, name);
    QFETCH(QString, copied);

    const CopiedServices services({{name, name, 3}});
    QCOMPARE(rowsAsText(services.model, {0}, {0, 1}), copied + u'\t' + copied);
    QVERIFY(rowsAsJson(services.model, {0}).contains(name.startsWith(u'\t') ? u"\\t=1"_s : name));
}

void TstServicesClipboard::json_isVerbatim()
{
    const QString name = u"tab\there \"quoted\" \U0001F600"_s;
    const CopiedServices copied(
        {{name, u"last Friday"_s, std::numeric_limits<qint64>::max()}, {u"b"_s, {}, 0}});
    const QJsonArray json =
        QJsonDocument::fromJson(rowsAsJson(copied.model, {0, 1}).toUtf8()).array();
    QCOMPARE(json.size(), 2);
    QCOMPARE(json.at(0).toObject().size(), 3);
    QCOMPARE(json.at(0)["name"_L1].toString(), name);
    QCOMPARE(json.at(0)["registered_at"_L1].toString(), u"last Friday"_s);
    QCOMPARE(json.at(0)["message_count"_L1].toInteger(), std::numeric_limits<qint64>::max());
    QCOMPARE(json.at(1)["name"_L1].toString(), u"b"_s);
}

void TstServicesClipboard::failures_areCopied()
{
    const CopiedServices copied({{u"a"_s, {}, 2000}}, {{.name = u"a"_s,
                                                        .failedCalls = 1600,
                                                        .lastError = u"no."_s,
                                                        .lastErrorAt = u"x"_s,
                                                        .lastSuccessAt = u"y"_s}});
    QCOMPARE(rowsAsText(copied.model, {0}, {0, ServicesModel::Failed}), u"a\t1600"_s);
    const QJsonValue json = QJsonDocument::fromJson(rowsAsJson(copied.model, {0}).toUtf8())[0];
    QCOMPARE(json["failed_calls"_L1].toInteger(), 1600);
    QCOMPARE(json["last_error"_L1].toString(), u"no."_s);
    QCOMPARE(json["last_error_at"_L1].toString(), u"x"_s);
    QCOMPARE(json["last_success_at"_L1].toString(), u"y"_s);
}

MM_WINDOW_SUITE(TstServicesClipboard)
#include "tst_servicesclipboard.moc"
