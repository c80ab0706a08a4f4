// SPDX-License-Identifier: MIT
#include "core/fleet/answer.h"
#include "suite.h"
#include "support.h"

#include <cmath>

using namespace mm;
using namespace mm::test;

namespace {

const QByteArray sampleAnswer =
    R"({"status":"success","data":{"resultType":"matrix","result":[)"
    R"({"metric":{"__name__":"up","instance":"a:9105","job":"mm"},)"
    R"("values":[[1770370230.125,"1"],[1770370245.125,"0"]]},)"
    R"({"metric":{"__name__":"ee_monitor_state","state":"Active"},"values":[[1770370245.125,"1"]]})"
    R"(]},"warnings":[]})";

QString numberText(double number)
{
    return std::isnan(number) ? u"NaN"_s : QString::number(number, 'g', 17);
}

QString fromView(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

/// `a=1,b=2 time:value time:value`
QString textOf(const Series &series)
{
    QStringList labels;
    for (const auto &[name, value] : series.labels)
        labels += fromView(name) + u'=' + fromView(value);
    QStringList parts{labels.join(u',')};
    for (const Sample &each : series.samples)
        parts += QString::number(each.at, 'f', 3) + u':' + numberText(each.value);
    return parts.join(u' ');
}

/// Reads \p json with `series` of all series that were visited.
AnswerOutcome read(const QByteArray &json, QStringList *series = nullptr)
{
    return readAnswer(json, [series](const Series &each) {
        if (series)
            *series += textOf(each);
    });
}

QByteArray success(const QByteArray &type, const QByteArray &result)
{
    return R"({"status":"success","data":{"resultType":")" + type + R"(","result":)" + result +
           "}}";
}

QByteArray oneValue(const QByteArray &value)
{
    return success("vector", R"([{"metric":{},"value":[1,)" + value + "]}]");
}

} // namespace

class TstAnswer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answer_givesItsSeries_data();
    void answer_givesItsSeries();
    void badAnswer_isRejected_data();
    void badAnswer_isRejected();
    void truncatedAnswer_isRejected();
    void trailingGarbage_isRejected_data();
    void trailingGarbage_isRejected();
    void serverError_isTheError_data();
    void serverError_isTheError();
    void missingData_areAWarning_data();
    void missingData_areAWarning();
    void foreignText_isCut();
    void label_isTheFirstOfItsName();
    void manySeries_areAllVisited();
    void largeAnswer_isRejected_data();
    void largeAnswer_isRejected();
    void body_isNotChanged();
};

void TstAnswer::answer_givesItsSeries_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QStringList>("series");
    QTest::newRow("matrix") << sampleAnswer
                            << QStringList{u"__name__=up,instance=a:9105,job=mm "
                                           "1770370230.125:1 1770370245.125:0"_s,
                                           u"__name__=ee_monitor_state,state=Active "
                                           "1770370245.125:1"_s};
    QTest::newRow("vector") << success("vector", R"([{"metric":{"a":"b"},"value":[12.5,"7"]}])")
                            << QStringList{u"a=b 12.500:7"_s};
    QTest::newRow("scalar") << success("scalar", R"([1770370245.125,"1770370245.125"])")
                            << QStringList{u" 1770370245.125:1770370245.125"_s};
    QTest::newRow("no series") << success("vector", "[]") << QStringList();
    QTest::newRow("series without labels")
        << success("vector", R"([{"metric":{},"value":[1,"2"]}])") << QStringList{u" 1.000:2"_s};
    QTest::newRow("labels after the samples")
        << success("matrix", R"([{"values":[[1,"2"]],"metric":{"a":"b"}}])")
        << QStringList{u"a=b 1.000:2"_s};
    QTest::newRow("type after the result, vector")
        << QByteArray(R"({"data":{"result":[{"value":[1,"2"],"metric":{}}],"resultType":"vector"},)"
                      R"("status":"success"})")
        << QStringList{u" 1.000:2"_s};
    QTest::newRow("type after the result, scalar")
        << QByteArray(R"({"data":{"result":[1,"2"],"resultType":"scalar"},"status":"success"})")
        << QStringList{u" 1.000:2"_s};
    QTest::newRow("unknown keys at each level")
        << QByteArray(
               R"({"x":[{"y":[1]}],"status":"success","infos":["i"],"stats":{"a":1},"data":)"
               R"({"x":{},"resultType":"vector","stats":[[]],"result":)"
               R"([{"x":null,"metric":{"a":"b"},"y":"","value":[1,"2"],"z":[[{}]]}]},"n":0})")
        << QStringList{u"a=b 1.000:2"_s};
    QTest::newRow("blanks and a line break at the end")
        << QByteArray(" { \"status\" : \"success\" ,\n\t\"data\":{ \"resultType\":\"vector\" , "
                      "\"result\" : [ { \"metric\" : { } , \"value\" : [ 1 , \"2\" ] } ] } } \n")
        << QStringList{u" 1.000:2"_s};
    QTest::newRow("escapes and UTF-8")
        << success("vector", R"([{"metric":{"\u0061":"\"\\\/\u00fc\ud83d\ude00)"
                             "\xc3\xbc\xf0\x9f\x98\x80"
                             R"(%1"},"value":[1,"2"]}])")
        << QStringList{u"a=\"\\/ü😀ü😀%1 1.000:2"_s};
    QTest::newRow("native histograms alone have no sample")
        << success("matrix", R"([{"metric":{"a":"b"},"histograms":[[1,{"count":"1","sum":"2"}]]}])")
        << QStringList();
    QTest::newRow("series without a sample")
        << success("matrix", R"([{"metric":{"a":"b"},"values":[]},{"metric":{"c":"d"}}])")
        << QStringList();
    const auto value = [](const char *name, const QByteArray &text, const QString &number) {
        QTest::addRow("value %s", name)
            << oneValue('"' + text + '"') << QStringList{u" 1.000:"_s + number};
    };
    value("NaN", "NaN", u"NaN"_s);
    value("+Inf", "+Inf", u"NaN"_s);
    value("Inf", "Inf", u"NaN"_s);
    value("-Inf", "-Inf", u"NaN"_s);
    value("1e999", "1e999", u"NaN"_s);
    value("-1e999", "-1e999", u"NaN"_s);
    value("negative", "-0.5", u"-0.5"_s);
    value("2^53", "9007199254740992", u"9007199254740992"_s);
    value("with exponent", "1.5e+21", u"1.5e+21"_s);
    value("largest", "1797693134862315708" + QByteArray(290, '0'), u"1.7976931348623157e+308"_s);
    for (const char *text :
         {"", " ", "x", "1x", "1 2", "1,5", "0x10", "\\u0031", "\\\"1", "--1", "1e"})
        value(text, text, u"NaN"_s);
    value("of 500 digits", "1." + QByteArray(500, '0'), u"NaN"_s);
    value("of 500 digits with an exponent", "1." + QByteArray(500, '0') + "e9", u"NaN"_s);
    value("smallest", "0." + QByteArray(323, '0') + '5', u"4.9406564584124654e-324"_s);
}

void TstAnswer::answer_givesItsSeries()
{
    QFETCH(QByteArray, json);
    QStringList series;
    const AnswerOutcome outcome = read(json, &series);
    QCOMPARE(outcome.error, QString());
    QCOMPARE(outcome.warning, QString());
    QTEST(series, "series");
}

void TstAnswer::badAnswer_isRejected_data()
{
    QTest::addColumn<QByteArray>("json");
    const auto row = [](const char *name, const QByteArray &json) { QTest::newRow(name) << json; };
    row("empty", "");
    row("blanks", " \n");
    row("NUL", QByteArray(1, '\0'));
    row("HTML", "<html>503</html>");
    row("number", "1");
    row("string", "\"success\"");
    row("array", "[]");
    row("array of an answer", '[' + sampleAnswer + ']');
    row("empty object", "{}");
    row("not UTF-8", success("vector", "[{\"metric\":{\"a\":\"\xff\"},\"value\":[1,\"2\"]}]"));
    row("lone surrogate", success("vector", R"([{"metric":{"a":"\ud83d"},"value":[1,"2"]}])"));
    row("no data", R"({"status":"success"})");
    row("data without result", R"({"status":"success","data":{"resultType":"vector"}})");
    row("data without type", R"({"status":"success","data":{"result":[]}})");
    row("data null", R"({"status":"success","data":null})");
    row("result null", success("matrix", "null"));
    row("result an object", success("matrix", "{}"));
    row("result of numbers", success("vector", R"([1,"2"])"));
    row("result of arrays", success("vector", R"([[1,"2"]])"));
    row("no status", R"({"data":{"resultType":"vector","result":[]}})");
    row("unknown status", R"({"status":"ok","data":{"resultType":"vector","result":[]}})");
    row("status a number", R"({"status":1,"data":{"resultType":"vector","result":[]}})");
    row("string result", success("string", R"([1,"text"])"));
    row("scalar of one", success("scalar", "[1]"));
    row("scalar of three", success("scalar", R"([1,"2","3"])"));
    row("empty scalar", success("scalar", "[]"));
    row("metric an array", success("vector", R"([{"metric":[],"value":[1,"2"]}])"));
    row("label a number", success("vector", R"([{"metric":{"a":1},"value":[1,"2"]}])"));
    row("label null", success("vector", R"([{"metric":{"a":null},"value":[1,"2"]}])"));
    row("value an object", success("vector", R"([{"metric":{},"value":{}}])"));
    row("value of one", success("vector", R"([{"metric":{},"value":[1]}])"));
    row("value of three", success("vector", R"([{"metric":{},"value":[1,"2",3]}])"));
    row("values flat", success("matrix", R"([{"metric":{},"values":[1,"2"]}])"));
    row("time a string", success("vector", R"([{"metric":{},"value":["1","2"]}])"));
    row("time 1e999", success("vector", R"([{"metric":{},"value":[1e999,"2"]}])"));
    row("time NaN", success("vector", R"([{"metric":{},"value":[NaN,"2"]}])"));
    row("time null", success("vector", R"([{"metric":{},"value":[null,"2"]}])"));
    row("missing comma", success("vector", R"([{"metric":{} "value":[1,"2"]}])"));
    row("comma too many", success("vector", R"([{"metric":{},"value":[1,"2",]}])"));
    for (const char *value : {"1", "null", "true", "[]", "\"1"})
        QTest::addRow("value %s", value) << oneValue(value);
    row("nested", QByteArray(100'000, '['));
    row("nested objects", QByteArray("{\"a\":").repeated(100'000));
    row("nested in an unknown key",
        R"({"x":)" + QByteArray(100'000, '[') + R"(,"status":"success","data":{"result":[]}})");
    row("two statuses", R"({"status":"error","status":"success",)" + sampleAnswer.sliced(20));
    row("two data", sampleAnswer.chopped(1) + R"(,"data":{"resultType":"vector","result":[]}})");
    row("two results", success("vector", R"([],"result":[])"));
    row("two metrics", success("vector", R"([{"metric":{},"metric":{},"value":[1,"2"]}])"));
    row("two values", success("vector", R"([{"metric":{},"value":[1,"2"],"value":[1,"2"]}])"));
    row("value and values",
        success("matrix", R"([{"metric":{},"values":[[1,"2"]],"value":[1,"2"]}])"));
    row("warnings a string", sampleAnswer.chopped(3) + R"("some"})");
    row("warning a number", sampleAnswer.chopped(2) + "1]}");
    row("isPartial a string", sampleAnswer.chopped(1) + R"(,"isPartial":"yes"})");
}

void TstAnswer::badAnswer_isRejected()
{
    QFETCH(QByteArray, json);
    const AnswerOutcome outcome = read(json);
    QVERIFY(!outcome.error.isEmpty());
    QVERIFY(!outcome.error.endsWith(u'.'));
}

void TstAnswer::truncatedAnswer_isRejected()
{
    QCOMPARE(read(sampleAnswer).error, QString());
    const QByteArray longer =
        sampleAnswer.chopped(1) + R"(,"infos":["a","b"],"x":{"y":[1,2,{"z":null}]},"n":12})";
    QCOMPARE(read(longer).error, QString());
    for (qsizetype size = 0; size < longer.size(); ++size)
        QVERIFY2(!read(longer.first(size)).error.isEmpty(), longer.first(size).constData());
}

void TstAnswer::trailingGarbage_isRejected_data()
{
    QTest::addColumn<QByteArray>("garbage");
    for (const char *garbage : {"x", "1", "}", "]", ",", ":", "\"", "\"a\"", "{}", "[]", " {}",
                                "\n1", "null", R"({"status":"error"})"})
        QTest::newRow(garbage) << QByteArray(garbage);
    QTest::newRow("NUL") << QByteArray(1, '\0');
    QTest::newRow("the answer again") << sampleAnswer;
}

void TstAnswer::trailingGarbage_isRejected()
{
    QFETCH(QByteArray, garbage);
    QVERIFY(!read(sampleAnswer + garbage).error.isEmpty());
}

void TstAnswer::serverError_isTheError_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("error");
    QTest::newRow("without data")
        << QByteArray(R"({"status":"error","errorType":"bad_data","error":"no \"such\" thing"})")
        << u"no \"such\" thing"_s;
    QTest::newRow("with data") << QByteArray(R"({"status":"error","data":{"resultType":"vector",)"
                                             R"("result":[]},"error":"timeout"})")
                               << u"timeout"_s;
    QTest::newRow("error before status")
        << QByteArray(R"({"error":"timeout","status":"error"})") << u"timeout"_s;
    QTest::newRow("without a text")
        << QByteArray(R"({"status":"error"})") << u"an error without a text"_s;
    QTest::newRow("empty text") << QByteArray(R"({"status":"error","error":""})")
                                << u"an error without a text"_s;
}

void TstAnswer::serverError_isTheError()
{
    QFETCH(QByteArray, json);
    QTEST(read(json).error, "error");
}

void TstAnswer::missingData_areAWarning_data()
{
    QTest::addColumn<QByteArray>("more");
    QTest::addColumn<QString>("warning");
    QTest::newRow("none") << QByteArray("{") << QString();
    QTest::newRow("a warning") << QByteArray(R"({"warnings":["remote read"],)") << u"remote read"_s;
    QTest::newRow("two warnings") << QByteArray(R"({"warnings":["a","b"],)") << u"b"_s;
    QTest::newRow("empty warning") << QByteArray(R"({"warnings":[""],)") << u"warnings"_s;
    QTest::newRow("partial") << QByteArray(R"({"isPartial":true,)") << u"isPartial"_s;
    QTest::newRow("not partial") << QByteArray(R"({"isPartial":false,)") << QString();
    QTest::newRow("partial and no warning")
        << QByteArray(R"({"isPartial":true,"warnings":[],)") << u"isPartial"_s;
    QTest::newRow("information") << QByteArray(R"({"infos":["not a counter"],)") << QString();
}

void TstAnswer::missingData_areAWarning()
{
    QFETCH(QByteArray, more);
    const AnswerOutcome outcome =
        read(more + R"("status":"success","data":{"resultType":"vector","result":[]}})");
    QCOMPARE(outcome.error, QString());
    QTEST(outcome.warning, "warning");
}

void TstAnswer::foreignText_isCut()
{
    const QByteArray text(100'000, 'x');
    const QByteArray failed = R"({"status":"error","error":")" + text + "\"}";
    QCOMPARE(read(failed).error.size(), 300);
    const QByteArray warned = success("vector", "[]").chopped(1) + R"(,"warnings":[")" + text;
    QCOMPARE(read(warned + "\"]}").warning.size(), 300);
}

void TstAnswer::label_isTheFirstOfItsName()
{
    const Series series{{{"a", "1"}, {"b", ""}, {"a", "2"}}, {}};
    QCOMPARE(fromView(series.label("a")), u"1"_s);
    QVERIFY(series.label("b").empty());
    QVERIFY(series.label("c").empty());
    QVERIFY(series.label("").empty());
}

void TstAnswer::manySeries_areAllVisited()
{
    constexpr int count = 100'000;
    QByteArrayList series;
    for (int i = 0; i < count; ++i)
        series += R"({"metric":{"i":")" + QByteArray::number(i) + R"("},"value":[1,"2"]})";
    int next = 0;
    const AnswerOutcome outcome =
        readAnswer(success("vector", '[' + series.join(',') + ']'), [&next](const Series &each) {
            if (fromView(each.label("i")) == QString::number(next))
                ++next;
        });
    QCOMPARE(outcome.error, QString());
    QCOMPARE(next, count);
}

void TstAnswer::largeAnswer_isRejected_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<bool>("rejected");
    const auto list = [](qsizetype count, const char *item) {
        return QByteArrayList(count, item).join(',');
    };
    const auto row = [](const char *name, bool rejected, const QByteArray &series) {
        QTest::newRow(name) << success("matrix", '[' + series + ']') << rejected;
    };
    const auto samples = [&](qsizetype count) {
        return R"({"metric":{},"values":[)" + list(count, R"([1,"2"])") + "]}";
    };
    const auto labels = [&](qsizetype count) {
        return R"({"metric":{)" + list(count, R"("a":"b")") + R"(},"values":[[1,"2"]]})";
    };
    row("11,000 samples", false, samples(11'000));
    row("more samples", true, samples(11'001));
    row("100 labels", false, labels(100));
    row("more labels", true, labels(101));
    row("100,000 series", false, list(100'000, R"({"value":[1,"2"]})"));
    row("more series", true, list(100'001, R"({"value":[1,"2"]})"));
}

void TstAnswer::largeAnswer_isRejected()
{
    QFETCH(QByteArray, json);
    QTEST(!read(json).error.isEmpty(), "rejected");
}

void TstAnswer::body_isNotChanged()
{
    const QByteArray json = QByteArray(sampleAnswer.constData(), sampleAnswer.size());
    const char *const before = json.constData();
    (void)read(json);
    QCOMPARE(json.constData(), before);
    QCOMPARE(json, sampleAnswer);
}

MM_SUITE(TstAnswer)
#include "tst_answer.moc"
