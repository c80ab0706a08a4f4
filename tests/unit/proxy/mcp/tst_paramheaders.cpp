// SPDX-License-Identifier: MIT
#include "app/proxy/mcp/mirroredheaders.h"
#include "suite.h"

using namespace Qt::StringLiterals;
using namespace mm;
using namespace mm::mcp;

/// Headers that repeat arguments of a call.
class TstParamHeaders final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void header_mustEqualItsArgument_data();
    void header_mustEqualItsArgument();
};

void TstParamHeaders::header_mustEqualItsArgument_data()
{
    QTest::addColumn<QByteArray>("arguments");
    QTest::addColumn<QByteArray>("header"); // null for none
    QTest::addColumn<QString>("fault");     // empty for none
    const auto add = [](const char *arguments, const char *header, const QString &fault = {}) {
        QTest::addRow("%s %s", arguments, header ? header : "no header")
            << QByteArray(arguments) << QByteArray(header) << fault;
    };
    const QString missing = u"The header Mcp-Param-A is missing"_s;
    const QString unwanted =
        u"The header Mcp-Param-A is not allowed: the argument \"o.a\" is missing or null"_s;
    const QString invalid = u"neither plain ASCII nor valid Base64"_s;
    const QString different = u"The header Mcp-Param-A differs from the argument \"o.a\""_s;
    add(R"({"o":{"a":"x"}})", "x");
    add(R"({"o":{"a":"x"}})", nullptr, missing);
    add(R"({"o":{"a":"x"}})", "X", different);
    add(R"({"o":{"a":""}})", "");
    add(R"({"o":{"a":"\u00e4"}})", "=?base64?w6Q=?=");
    add(R"({"o":{"a":"\u00e4"}})", "\xc3\xa4", invalid);
    add(R"({"o":{"a":"\ufffd"}})", "=?base64?/w==?=", different);
    add(R"({"o":{"a":"x"}})", "=?base64?eA?=", invalid);
    for (const char *none : {"{}", R"({"o":null})", R"({"o":{"a":null}})", R"({"o":7})",
                             R"({"o":[]})", R"({"a":"x"})"}) {
        add(none, nullptr);
        add(none, "x", unwanted);
    }
    add(R"({"o":{"a":42}})", "42");
    add(R"({"o":{"a":42}})", "42.0");
    add(R"({"o":{"a":-7}})", "-7");
    for (const char *header : {"+42", "042", "42.", ".42e2", "4.2e1", "42 0", "0x2a", "4 2", ""})
        add(R"({"o":{"a":42}})", header, different);
    add(R"({"o":{"a":42}})", "=?base64?IDQy?=", different); // " 42"
    add(R"({"o":{"a":42}})", "=?base64?NDIK?=", different); // "42\n"
    add(R"({"o":{"a":true}})", "true");
    add(R"({"o":{"a":true}})", "1", different);
    add(R"({"o":{"a":{}}})", "{}", different);
    add(R"({"o":{"a":"x"},"b":1e999})", "y", u"too large to compare"_s);
}

void TstParamHeaders::header_mustEqualItsArgument()
{
    QFETCH(QByteArray, arguments);
    QFETCH(QByteArray, header);
    QFETCH(QString, fault);
    http::Request request;
    if (!header.isNull())
        request.headers.append({"mcp-param-a", header});
    const auto error = checkParamHeaders(request, {{{u"o"_s, u"a"_s}, "A"}}, arguments);
    QCOMPARE(error.has_value(), !fault.isEmpty());
    if (error) {
        QVERIFY2(error->message.contains(fault), qPrintable(error->message));
        QCOMPARE(error->code, ErrorCode::HeaderMismatch);
    }
    QVERIFY(!checkParamHeaders(request, {}, arguments));
}

MM_SUITE(TstParamHeaders)
#include "tst_paramheaders.moc"
