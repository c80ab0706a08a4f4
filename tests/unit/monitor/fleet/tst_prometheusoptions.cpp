// SPDX-License-Identifier: MIT
#include "app/monitor/fleet/prometheusoptions.h"
#include "certificates.h"
#include "files.h"
#include "suite.h"

#include <QDir>
#include <QSslCertificate>
#include <QSslKey>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace mm;
using namespace mm::test;
using namespace Qt::StringLiterals;

class TstPrometheusOptions final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void usableUrl_isNormalized_data();
    void usableUrl_isNormalized();
    void unusableUrl_isRejected_data();
    void unusableUrl_isRejected();
    void passwordInUrl_isRejectedAndNotShown_data();
    void passwordInUrl_isRejectedAndNotShown();
    void selection_needsBraces_data();
    void selection_needsBraces();
    void equality_comparesEachMember();
    void noFile_needsNoAuthorization();
    void credentials_areRead_data();
    void credentials_areRead();
    void unusableConfig_isRejected_data();
    void unusableConfig_isRejected();
    void secretsOfOthers_areRejected_data();
    void secretsOfOthers_areRejected();
    void absolutePaths_areUsed();
    void certificates_areRead();
    void plainHttp_getsAuthorizationOnLoopbackOnly_data();
    void plainHttp_getsAuthorizationOnLoopbackOnly();

private:
    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }
    void write(const QString &name, const QByteArray &content, mode_t mode = 0600) const
    {
        QVERIFY(writeFile(path(name), content));
        QCOMPARE(::chmod(qPrintable(path(name)), mode), 0);
    }
    /// With the file `http.ini`, whose path each error names.
    std::optional<PrometheusAccess> read(const QString &url = u"http://localhost:9090"_s)
    {
        PrometheusOptions options;
        options.url = QUrl(url);
        options.configFile = path(u"http.ini"_s);
        m_error.clear();
        auto access = readPrometheusAccess(options, &m_error);
        if (access.has_value() != m_error.isEmpty() ||
            (!access && !(m_error.contains(options.configFile) && m_error.endsWith(u'.'))))
            qFatal("%s", qPrintable(m_error));
        return access;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_error;
};

void TstPrometheusOptions::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void TstPrometheusOptions::usableUrl_isNormalized_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("url");
    const auto row = [](const QString &text, const QString &url) {
        QTest::newRow(qPrintable(text)) << text << url;
    };
    row(u"http://localhost:9090"_s, u"http://localhost:9090"_s);
    row(u" http://localhost:9090/ "_s, u"http://localhost:9090"_s);
    row(u"HTTPS://Prometheus.Example.COM"_s, u"https://prometheus.example.com"_s);
    row(u"http://10.0.0.1:80//"_s, u"http://10.0.0.1:80"_s);
    row(u"http://[::1]:9090/"_s, u"http://[::1]:9090"_s);
    row(u"https://a.example/team/prometheus/"_s, u"https://a.example/team/prometheus"_s);
    row(u"https://a.example/m@il"_s, u"https://a.example/m@il"_s);
}

void TstPrometheusOptions::usableUrl_isNormalized()
{
    QFETCH(QString, text);
    QFETCH(QString, url);

    QString error;
    const auto parsed = parsePrometheusUrl(text, &error);
    QVERIFY2(parsed, qPrintable(error));
    QCOMPARE(parsed->toString(), url);
    QCOMPARE(error, QString());
}

void TstPrometheusOptions::unusableUrl_isRejected_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text :
         {"", "localhost", "localhost:9090", "//localhost:9090", "ftp://localhost", "file:///a",
          "unix:/run/prometheus", "http://", "http://:9090", "http://a:65536", "http://a:x",
          "http://a b", "http://a%00", "http://a?query=up", "http://a/#graph", "http://[::1",
          "http://a\nb"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void TstPrometheusOptions::unusableUrl_isRejected()
{
    QFETCH(QString, text);

    QString error;
    QVERIFY(!parsePrometheusUrl(text, &error));
    QVERIFY2(error.contains(u"http://localhost:9090"_s) && error.endsWith(u'.'), qPrintable(error));
    QVERIFY2(error.contains(u"\"%1\""_s.arg(text)), qPrintable(error));
}

void TstPrometheusOptions::passwordInUrl_isRejectedAndNotShown_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text :
         {"http://secret@a", "http://me:secret@a:9090", "https://:secret@a",
          "http://me:secret@a?x=1", "http://me:secret@a/#x", "http://me:secret@a:99999",
          "http://me:sec/secret@a:9090", "htp://me:secret@a", "me:secret@a"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void TstPrometheusOptions::passwordInUrl_isRejectedAndNotShown()
{
    QFETCH(QString, text);

    QString error;
    QVERIFY(!parsePrometheusUrl(text, &error));
    QVERIFY2(error.contains(u"--prometheus-config"_s), qPrintable(error));
    QVERIFY2(!error.contains(u"secret"_s), qPrintable(error));
}

void TstPrometheusOptions::selection_needsBraces_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isUsable");
    QTest::newRow("all") << u"{}"_s << true;
    QTest::newRow("job") << u"{job=\"mm\"}"_s << true;
    QTest::newRow("blanks") << u" {job=\"mm\", env!~\"a}\"} "_s << true;
    QTest::newRow("empty") << QString() << false;
    QTest::newRow("no braces") << u"job=\"mm\""_s << false;
    QTest::newRow("name") << u"up{job=\"mm\"}"_s << false;
    QTest::newRow("range") << u"{job=\"mm\"}[5m]"_s << false;
    QTest::newRow("one brace") << u"{"_s << false;
}

void TstPrometheusOptions::selection_needsBraces()
{
    QFETCH(QString, text);
    QFETCH(bool, isUsable);

    const QString problem = prometheusSelectProblem(text);
    QCOMPARE(problem.isEmpty(), isUsable);
    QVERIFY(isUsable || (problem.contains(u"{job=\"mm\"}"_s) && problem.endsWith(u'.')));
}

void TstPrometheusOptions::equality_comparesEachMember()
{
    const PrometheusOptions options;
    QCOMPARE(options.text(), u"http://localhost:9090"_s);
    PrometheusOptions other = options;
    QVERIFY(options == other);
    other.maxAge = 60;
    QVERIFY(!(options == other));
    PrometheusOptions same = other;
    QVERIFY(same == other);
    same.maxAge = 61;
    QVERIFY(!(same == other));
    other = options;
    other.url = QUrl(u"http://localhost:9091"_s);
    QVERIFY(!(options == other));
    other = options;
    other.select = u"{}"_s;
    QVERIFY(!(options == other));
    other = options;
    other.configFile = u"/a"_s;
    QVERIFY(!(options == other));
}

void TstPrometheusOptions::noFile_needsNoAuthorization()
{
    QString error;
    PrometheusOptions options;
    options.url = QUrl(u"http://a.example"_s);
    const auto access = readPrometheusAccess(options, &error);
    QVERIFY(access);
    QCOMPARE(access->authorization, QByteArray());
    QCOMPARE(access->serverName, QString());
}

void TstPrometheusOptions::credentials_areRead_data()
{
    QTest::addColumn<QByteArray>("config");
    QTest::addColumn<QByteArray>("secret");
    QTest::addColumn<QByteArray>("authorization");
    const QByteArray basic = "[http]\nusername=me\npassword_file=secret\n";
    const QByteArray bearer = "[http]\ncredentials_file=secret\n";
    QTest::newRow("empty") << QByteArray() << QByteArray() << QByteArray();
    QTest::newRow("password") << basic << QByteArray("pass")
                              << "Basic " + QByteArray("me:pass").toBase64();
    QTest::newRow("password with line ends")
        << basic << QByteArray("pass\r\n\n") << "Basic " + QByteArray("me:pass").toBase64();
    QTest::newRow("password with blanks")
        << basic << QByteArray(" p s \n") << "Basic " + QByteArray("me: p s ").toBase64();
    QTest::newRow("password beyond ASCII")
        << basic << QByteArray("\xc3\xa4\n") << "Basic " + QByteArray("me:\xc3\xa4").toBase64();
    QTest::newRow("name with signs")
        << QByteArray("[http]\nusername = a,b%20\\n;#=\xc3\xa4 \" \npassword_file=secret")
        << QByteArray("p") << "Basic " + QByteArray("a,b%20\\n;#=\xc3\xa4 \":p").toBase64();
    QTest::newRow("token") << bearer << QByteArray("abc.d==\n") << QByteArray("Bearer abc.d==");
    QTest::newRow("blanks and comments")
        << QByteArray("# a comment\r\n\r\n ; another = one\r\n\t[http] \r\n"
                      " credentials_file\t= secret \r\n")
        << QByteArray("abc") << QByteArray("Bearer abc");
    QTest::newRow("byte order mark")
        << "\xef\xbb\xbf" + bearer << QByteArray("abc") << QByteArray("Bearer abc");
    QTest::newRow("section again")
        << bearer + bearer << QByteArray("abc") << QByteArray("Bearer abc");
}

void TstPrometheusOptions::credentials_areRead()
{
    QFETCH(QByteArray, config);
    QFETCH(QByteArray, secret);
    QFETCH(QByteArray, authorization);

    write(u"http.ini"_s, config);
    write(u"secret"_s, secret); // relative to the folder of http.ini
    const auto access = read();
    QVERIFY2(access, qPrintable(m_error));
    QCOMPARE(access->authorization, authorization);
}

void TstPrometheusOptions::unusableConfig_isRejected_data()
{
    QTest::addColumn<QByteArray>("config");
    QTest::addColumn<QString>("named");
    const auto row = [](const char *name, const QByteArray &config, const QString &named) {
        QTest::newRow(name) << config << named;
    };
    row("no section", "username=me\n", u"line 1"_s);
    row("other section", "[http]\n\n[tls]\n", u"line 3"_s);
    row("unknown key", "[http]\npassword=abc\n", u"line 2"_s);
    row("no value", "[http]\nusername\n", u"username"_s);
    row("no key", "[http]\n=me\n", u"line 2"_s);
    row("too large", "[http]\n#" + QByteArray(70'000, 'a'), u"too large"_s);
    row("name alone", "[http]\nusername=me\n", u"password_file"_s);
    row("password alone", "[http]\npassword_file=secret\n", u"username"_s);
    row("name and token", "[http]\nusername=me\npassword_file=secret\ncredentials_file=secret\n",
        u"credentials_file"_s);
    row("no such password", "[http]\nusername=me\npassword_file=none\n", u"none"_s);
    row("no such token", "[http]\ncredentials_file=none\n", u"credentials_file"_s);
    row("folder as token", "[http]\ncredentials_file=.\n", u"credentials_file"_s);
    row("empty path", "[http]\ncredentials_file=\n", u"credentials_file"_s);
    row("empty token", "[http]\ncredentials_file=empty\n", u"empty"_s);
    row("token of two lines", "[http]\ncredentials_file=lines\n", u"lines"_s);
    row("token with a carriage return", "[http]\ncredentials_file=return\n", u"return"_s);
    row("no such CA", "[http]\nca_file=none\n", u"ca_file"_s);
    row("CA of no certificate", "[http]\nca_file=secret\n", u"ca_file"_s);
    row("certificate alone", "[http]\ncert_file=client.pem\n", u"key_file"_s);
    row("key alone", "[http]\nkey_file=client.key\n", u"cert_file"_s);
    row("no such key", "[http]\ncert_file=client.pem\nkey_file=none\n", u"key_file"_s);
    row("key of no key", "[http]\ncert_file=client.pem\nkey_file=secret\n", u"key_file"_s);
    row("certificate of none", "[http]\ncert_file=secret\nkey_file=client.key\n", u"cert_file"_s);
}

void TstPrometheusOptions::unusableConfig_isRejected()
{
    QFETCH(QByteArray, config);
    QFETCH(QString, named);

    write(u"http.ini"_s, config);
    write(u"secret"_s, "the-secret-itself\n");
    write(u"empty"_s, "\n");
    write(u"lines"_s, "the-secret-itself\nX-Header: 1\n");
    write(u"return"_s, "the-secret-itself\rX-Header: 1\n");
    write(u"client.pem"_s, certificates::client);
    write(u"client.key"_s, certificates::clientKey);
    QVERIFY(!read());
    QVERIFY2(m_error.contains(named), qPrintable(m_error));
    QVERIFY2(!m_error.contains(u"the-secret-itself"_s), qPrintable(m_error));
    QVERIFY2(!m_error.contains(u'\n'), qPrintable(m_error));
}

void TstPrometheusOptions::secretsOfOthers_areRejected_data()
{
    QTest::addColumn<QString>("name");
    for (const QString &name : {u"http.ini"_s, u"secret"_s, u"client.key"_s})
        QTest::newRow(qPrintable(name)) << name;
}

void TstPrometheusOptions::secretsOfOthers_areRejected()
{
    QFETCH(QString, name);

    write(u"http.ini"_s, "[http]\nusername=me\npassword_file=secret\nca_file=ca.pem\n"
                         "cert_file=client.pem\nkey_file=client.key\n");
    write(u"secret"_s, "pass");
    // Certificates are no secrets.
    write(u"ca.pem"_s, certificates::ca, 0644);
    write(u"client.pem"_s, certificates::client, 0644);
    write(u"client.key"_s, certificates::clientKey);
    QVERIFY2(read(), qPrintable(m_error));
    for (const mode_t mode : {0640, 0604, 0620, 0644}) {
        QCOMPARE(::chmod(qPrintable(path(name)), mode), 0);
        QVERIFY(!read());
        QVERIFY2(m_error.contains(u"chmod 600"_s) && m_error.contains(name), qPrintable(m_error));
    }
    QVERIFY(QFile::remove(path(name)));
    QVERIFY(!read());
    QVERIFY2(m_error.contains(name), qPrintable(m_error));
}

void TstPrometheusOptions::absolutePaths_areUsed()
{
    const QTemporaryDir other;
    const QString secret = other.filePath(u"a b=c"_s);
    QVERIFY(writeFile(secret, "abc"));
    QCOMPARE(::chmod(qPrintable(secret), 0600), 0);
    write(u"http.ini"_s, "[http]\ncredentials_file=" + secret.toUtf8() + '\n');
    QVERIFY2(read(), qPrintable(m_error));
    QCOMPARE(read()->authorization, QByteArray("Bearer abc"));
}

void TstPrometheusOptions::certificates_areRead()
{
    write(u"http.ini"_s, "[http]\nca_file=ca.pem\ncert_file=client.pem\nkey_file=client.key\n"
                         "server_name=prometheus.test\n");
    write(u"ca.pem"_s, certificates::ca);
    write(u"client.pem"_s, certificates::client);
    write(u"client.key"_s, certificates::clientKey);
    const auto access = read(u"https://10.0.0.1"_s);
    QVERIFY2(access, qPrintable(m_error));
    // Instead of those of the system.
    QCOMPARE(access->ssl.caCertificates(), QSslCertificate::fromData(certificates::ca));
    QCOMPARE(access->ssl.localCertificate(),
             QSslCertificate::fromData(certificates::client).constFirst());
    QVERIFY(!access->ssl.privateKey().isNull());
    QCOMPARE(access->serverName, u"prometheus.test"_s);
    QCOMPARE(access->authorization, QByteArray());
}

void TstPrometheusOptions::plainHttp_getsAuthorizationOnLoopbackOnly_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("isAllowed");
    const auto row = [](const char *url, bool isAllowed) {
        QTest::newRow(url) << QString::fromLatin1(url) << isAllowed;
    };
    row("http://localhost:9090", true);
    row("http://127.0.0.1", true);
    row("http://127.1.2.3:9090", true);
    row("http://[::1]:9090", true);
    row("http://[::ffff:127.0.0.1]", true);
    row("https://prometheus.example.com", true);
    row("http://prometheus.example.com", false);
    row("http://localhost.example.com", false);
    row("http://notlocalhost", false);
    // The name server may answer for them.
    row("http://a.localhost", false);
    row("http://localhost.", false);
    row("http://10.0.0.1", false);
    row("http://[fe80::1]", false);
    row("http://0.0.0.0:9090", false);
    row("http://[::]:9090", false);
    row("http://128.0.0.1", false);
    row("http://127.0.0.1.example.com", false);
}

void TstPrometheusOptions::plainHttp_getsAuthorizationOnLoopbackOnly()
{
    QFETCH(QString, url);
    QFETCH(bool, isAllowed);

    write(u"secret"_s, "abc");
    for (const QByteArray &config : {QByteArray("[http]\ncredentials_file=secret\n"),
                                     QByteArray("[http]\nusername=me\npassword_file=secret\n")}) {
        write(u"http.ini"_s, config);
        QCOMPARE(read(url).has_value(), isAllowed);
        QVERIFY2(isAllowed || m_error.contains(QUrl(url).host()), qPrintable(m_error));
    }
    write(u"http.ini"_s, "[http]\nserver_name=a\n"); // no secret
    QVERIFY(read(url));
}

MM_SUITE(TstPrometheusOptions)
#include "tst_prometheusoptions.moc"
