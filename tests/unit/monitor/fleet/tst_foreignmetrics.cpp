// SPDX-License-Identifier: MIT
#include "app/monitor/fleet/foreignmetrics.h"
#include "suite.h"

#include <QTest>

namespace mm::test {

namespace {

/// With the names of services, so that each valid series passes.
QByteArray kept(const QByteArray &text)
{
    return foreignMetrics(text, NameLabels::Keep);
}

} // namespace

class TstForeignMetrics final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void validLine_isKept_data();
    void validLine_isKept();
    void invalidLine_dropsEverything_data();
    void invalidLine_dropsEverything();
    void textWithoutLastLineEnd_isDropped();
    void emptyText_isEmpty();
    void timeStamp_isRemoved();
    void ownFamilies_areDropped_data();
    void ownFamilies_areDropped();
    void labelsForNames_dropTheirSeriesUnlessKept_data();
    void labelsForNames_dropTheirSeriesUnlessKept();
    void familyWithoutSeries_isDropped();
    void seriesTwice_dropsEverything_data();
    void seriesTwice_dropsEverything();
    void histogram_keepsItsParts();
};

void TstForeignMetrics::validLine_isKept_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const QByteArray &line, const QByteArray &expected) {
        QTest::newRow(name) << line << expected;
    };
    row("integer", "a 1", "a 1");
    row("label", R"(a{b="c"} 1)", R"(a{b="c"} 1)");
    row("labels", R"(a{b="c",d="e"} 1)", R"(a{b="c",d="e"} 1)");
    row("comma at the end", R"(a{b="c",} 1)", R"(a{b="c",} 1)");
    row("no labels in braces", "a{} 1", "a{} 1");
    row("escapes", R"(a{b="\\\"\n"} 1)", R"(a{b="\\\"\n"} 1)");
    row("braces and hash in a value", R"(a{b="}#,{="} 1)", R"(a{b="}#,{="} 1)");
    row("beyond ASCII", "a{b=\"\xc3\xa9\"} 1", "a{b=\"\xc3\xa9\"} 1");
    row("colon in the name", "job:a 1", "job:a 1");
    row("capitals and digits", "_A9 1", "_A9 1");
    for (const char *value : {"-1", "+1.5", "5.", "1e9", "1E-3", "NaN", "+Inf", "-Inf", "Inf",
                              "1770370245.5", "18446744073709551615"})
        row(value, "a " + QByteArray(value), "a " + QByteArray(value));
}

void TstForeignMetrics::validLine_isKept()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, expected);
    QCOMPARE(kept("# a comment\n\n" + line + "\nz 9\n"), expected + "\nz 9\n");
}

void TstForeignMetrics::invalidLine_dropsEverything_data()
{
    QTest::addColumn<QByteArray>("line");
    const auto row = [](const char *name, const QByteArray &line) { QTest::newRow(name) << line; };
    row("no value", "a");
    row("no value after labels", R"(a{b="c"})");
    row("no name", R"({b="c"} 1)");
    row("digit first", "1a 1");
    row("name and value in one", "a-1");
    row("dash in the name", "a-b 1");
    row("page", "<html>");
    row("JSON", R"({"error":"no"})");
    row("value in words", "a one");
    row("value with a unit", "a 1s");
    row("value beyond the range", "a 1e999");
    row("hexadecimal value", "a 0x10");
    row("lower-case nan", "a nan");
    row("underscore in the value", "a 1_000");
    row("half a number", "a 1e");
    row("time in words", "a 1 now");
    row("fractional time", "a 1 1.5");
    row("more after the time", "a 1 2 3");
    row("exemplar of OpenMetrics", R"(a 1 # {b="c"} 1)");
    row("labels not closed", R"(a{b="c" 1)");
    row("quote not closed", R"(a{b="c} 1)");
    row("value without quotes", "a{b=c} 1");
    row("no equals sign", R"(a{b"c"} 1)");
    row("no comma", R"(a{b="c"d="e"} 1)");
    row("two commas", R"(a{b="c",,d="e"} 1)");
    row("comma first", R"(a{,b="c"} 1)");
    row("colon in the label", R"(a{b:c="d"} 1)");
    row("digit first in the label", R"(a{1b="c"} 1)");
    row("reserved label", R"(a{__name__="up"} 1)");
    row("label twice", R"(a{b="c",b="d"} 1)");
    row("unknown escape", R"(a{b="\t"} 1)");
    row("backslash at the end", R"(a{b="\)");
    row("NUL", QByteArray("a{b=\"\0\"} 1", 10));
    row("carriage return", "a 1\r");
    row("escape character", "a{b=\"\x1b\"} 1");
    row("not UTF-8", "a{b=\"\xff\"} 1");
    row("overlong UTF-8", "a{b=\"\xc0\x80\"} 1");
    row("unknown type", "# TYPE a info");
    row("type without a name", "# TYPE");
    row("type without a type", "# TYPE a");
    row("type of no name", "# TYPE a-b gauge");
    row("type twice", "# TYPE z gauge\n# TYPE z gauge");
    row("help twice", "# HELP z x\n# HELP z x");
    row("help without a name", "# HELP");
}

void TstForeignMetrics::invalidLine_dropsEverything()
{
    QFETCH(QByteArray, line);
    QCOMPARE(kept("y 8\n" + line + "\nz 9\n"), QByteArray());
}

void TstForeignMetrics::textWithoutLastLineEnd_isDropped()
{
    QCOMPARE(kept("a 1\nb 12\n"), QByteArray("a 1\nb 12\n"));
    QCOMPARE(kept("a 1\nb 1"), QByteArray());
}

void TstForeignMetrics::emptyText_isEmpty()
{
    QCOMPARE(kept(""), QByteArray());
    QCOMPARE(kept("\n"), QByteArray());
}

void TstForeignMetrics::timeStamp_isRemoved()
{
    QCOMPARE(kept("a 1 1770370245500\nb{c=\"d\"} 2 -1\n"), QByteArray("a 1\nb{c=\"d\"} 2\n"));
}

void TstForeignMetrics::ownFamilies_areDropped_data()
{
    QTest::addColumn<QByteArray>("name");
    for (const char *name :
         {"ee_monitor_state", "ee_monitor_anything", "mm_mesh_services", "mm_mesh_messages_total",
          "mm_mesh_service_messages_total", "up", "scrape_duration_seconds"})
        QTest::newRow(name) << QByteArray(name);
}

void TstForeignMetrics::ownFamilies_areDropped()
{
    QFETCH(QByteArray, name);
    QCOMPARE(kept("# HELP " + name + " x\n# TYPE " + name + " gauge\n" + name +
                  "{state=\"active\"} 1\n" + name + " 2\nother_" + name + " 3\n"),
             "other_" + name + " 3\n");
}

void TstForeignMetrics::labelsForNames_dropTheirSeriesUnlessKept_data()
{
    QTest::addColumn<QByteArray>("label");
    QTest::addColumn<bool>("isForName");
    for (const char *label : {"service", "server", "tool", "client", "Service", "service_name",
                              "mcp_server", "toolName", "user_agent", "username", "name", "agent"})
        QTest::newRow(label) << QByteArray(label) << true;
    for (const char *label : {"le", "state", "status", "version", "error_type", "quantile"})
        QTest::newRow(label) << QByteArray(label) << false;
}

void TstForeignMetrics::labelsForNames_dropTheirSeriesUnlessKept()
{
    QFETCH(QByteArray, label);
    QFETCH(bool, isForName);
    const QByteArray text = "# TYPE a gauge\na{" + label + "=\"x\"} 1\na 2\n";
    QCOMPARE(foreignMetrics(text, NameLabels::Keep), text);
    QCOMPARE(foreignMetrics(text, NameLabels::Drop),
             isForName ? QByteArray("# TYPE a gauge\na 2\n") : text);
}

void TstForeignMetrics::familyWithoutSeries_isDropped()
{
    const QByteArray text = "# HELP a x\n# TYPE a gauge\na{tool=\"t\"} 1\n# HELP b y\nb 2\n";
    QCOMPARE(foreignMetrics(text, NameLabels::Drop), QByteArray("# HELP b y\nb 2\n"));
}

void TstForeignMetrics::seriesTwice_dropsEverything_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("without labels") << QByteArray("a 1\na 2\n");
    QTest::newRow("with other time stamps") << QByteArray("a 1 1000\na 1 2000\n");
    QTest::newRow("own family") << QByteArray("up 1\nup 1\nb 2\n");
    QTest::newRow("for a name") << QByteArray("a{tool=\"t\"} 1\na{tool=\"t\"} 1\nb 2\n");
}

void TstForeignMetrics::seriesTwice_dropsEverything()
{
    QFETCH(QByteArray, text);
    QCOMPARE(foreignMetrics(text, NameLabels::Drop), QByteArray());
}

void TstForeignMetrics::histogram_keepsItsParts()
{
    const QByteArray text = "# HELP a x\n# TYPE a histogram\na_bucket{le=\"1\"} 1\n"
                            "a_bucket{le=\"+Inf\"} 2\na_sum 3\na_count 2\n"
                            "# TYPE b gauge\nb 1\n";
    QCOMPARE(foreignMetrics(text, NameLabels::Drop), text);
}

} // namespace mm::test

using mm::test::TstForeignMetrics;
MM_SUITE(TstForeignMetrics)
#include "tst_foreignmetrics.moc"
