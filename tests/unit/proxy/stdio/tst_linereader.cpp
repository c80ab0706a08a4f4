// SPDX-License-Identifier: MIT
#include "app/proxy/stdio/linereader.h"
#include "suite.h"

using namespace mm::stdio;

class TstLineReader final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lines_areSplitWhereverThePiecesEnd();
    void lineWithoutEnd_isNotReturned();
    void longLine_isDroppedButItsIdIsFound_data();
    void longLine_isDroppedButItsIdIsFound();
    void lineAfterALongOne_isWhole();
};

namespace {

QByteArrayList textsOf(const QList<LineReader::Line> &lines)
{
    QByteArrayList texts;
    for (const LineReader::Line &line : lines)
        texts.append(line.text);
    return texts;
}

} // namespace

void TstLineReader::lines_areSplitWhereverThePiecesEnd()
{
    const QByteArray bytes = "one\n\ntwo\r\n";
    for (qsizetype size = 1; size <= bytes.size(); ++size) {
        LineReader reader(100);
        QByteArrayList found;
        for (qsizetype at = 0; at < bytes.size(); at += size)
            found += textsOf(reader.feed(bytes.mid(at, size)));
        QCOMPARE(found, (QByteArrayList{"one", "", "two\r"}));
    }
}

void TstLineReader::lineWithoutEnd_isNotReturned()
{
    LineReader reader(100);
    QVERIFY(reader.feed("half").isEmpty());
    QCOMPARE(textsOf(reader.feed(" line\n")), QByteArrayList{"half line"});
}

void TstLineReader::longLine_isDroppedButItsIdIsFound_data()
{
    QTest::addColumn<QByteArray>("message"); // # is a long text
    QTest::addColumn<QByteArray>("id");
    QTest::newRow("first") << QByteArray(R"({"id":17,"params":{"a":"#"}})") << QByteArray("17");
    QTest::newRow("last") << QByteArray(R"({"params":{"a":"#"}, "id" : -3 })") << QByteArray("-3");
    QTest::newRow("text") << QByteArray(R"({"a":"#","id":"x\"},{\\"})")
                          << QByteArray(R"("x\"},{\\")");
    QTest::newRow("of an inner object")
        << QByteArray(R"({"a":"#","b":{"id":1},"c":[{"id":2}]})") << QByteArray();
    QTest::newRow("a value") << QByteArray(R"({"a":"id","b":"#"})") << QByteArray();
    QTest::newRow("no id by its kind") << QByteArray(R"({"a":"#","id":{"b":1}})") << QByteArray();
    QTest::newRow("a null") << QByteArray(R"({"a":"#","id":null})") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("}]#,id:1") << QByteArray();
}

void TstLineReader::longLine_isDroppedButItsIdIsFound()
{
    QFETCH(QByteArray, message);
    QFETCH(QByteArray, id);
    message.replace('#', QByteArray(300, 'x'));
    for (const qsizetype size : {qsizetype(1), qsizetype(7), message.size()}) {
        LineReader reader(100);
        for (qsizetype at = 0; at < message.size(); at += size)
            QVERIFY(reader.feed(message.mid(at, size)).isEmpty());
        const QList<LineReader::Line> lines = reader.feed("\n");
        QCOMPARE(lines.size(), 1);
        QVERIFY(lines.constFirst().isTooLong);
        QVERIFY(lines.constFirst().text.isEmpty());
        QCOMPARE(lines.constFirst().id, id);
    }
}

void TstLineReader::lineAfterALongOne_isWhole()
{
    LineReader reader(10);
    const auto lines = reader.feed(R"({"id":1,"a":"long"})"
                                   "\n0123456789\n{\"a\":\"long too\"}\n");
    QCOMPARE(lines.size(), 3);
    QCOMPARE(lines.at(0).id, "1");
    QCOMPARE(lines.at(1).text, "0123456789");
    QVERIFY(!lines.at(1).isTooLong);
    QVERIFY(lines.at(2).isTooLong && lines.at(2).id.isEmpty());
}

MM_SUITE(TstLineReader)
#include "tst_linereader.moc"
