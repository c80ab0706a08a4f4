// SPDX-License-Identifier: MIT
#include "app/monitor/fleet/prometheusoptions.h"

#include "app/common/tokenfile.h"
#include "core/system/displaytext.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHostAddress>
#include <QMap>
#include <QRegularExpression>
#include <QSslCertificate>
#include <QSslKey>

using namespace Qt::StringLiterals;

namespace mm {

namespace {

struct ConfigText
{
    Q_DECLARE_TR_FUNCTIONS(mm::PrometheusConfig)
};

constexpr qint64 maxFileSize = qint64(64) * 1024;

bool isLoopback(const QUrl &url)
{
    const QString host = url.host();
    return host == "localhost"_L1 || QHostAddress(host).isLoopback();
}

/// Not by QSettings, which changes values with commas, backslashes and percent signs.
QMap<QString, QString> parseIni(const QByteArray &content, QString *problem)
{
    static const QStringList known{u"username"_s,   u"password_file"_s, u"credentials_file"_s,
                                   u"ca_file"_s,    u"cert_file"_s,     u"key_file"_s,
                                   u"server_name"_s};
    QMap<QString, QString> values;
    bool inHttp = false;
    int number = 0;
    for (const QString &text : QString::fromUtf8(content).split(u'\n')) {
        ++number;
        const QString line = text.trimmed();
        const QString key = line.section(u'=', 0, 0).trimmed();
        if (line == "[http]"_L1)
            inHttp = true;
        else if (inHttp && line.contains(u'=') && known.contains(key))
            values.insert(key, line.section(u'=', 1).trimmed());
        else if (!line.isEmpty() && !line.startsWith(u'#') && !line.startsWith(u';'))
            //: %1 is a number, %2 a list of words
            *problem = ConfigText::tr("line %1 is neither [http] nor one of its keys: %2.")
                           .arg(number)
                           .arg(known.join(u", "_s));
    }
    return values;
}

/// Returns what is wrong with the file; empty if nothing is.
QString readConfig(const QString &path, PrometheusAccess *access)
{
    QString problem;
    const QByteArray content = readSecretFile(path, maxFileSize, &problem);
    const QMap<QString, QString> values = parseIni(content, &problem);
    const auto has = [&](QLatin1StringView key) { return values.contains(key); };
    const auto fail = [&](const QString &text) {
        if (problem.isEmpty())
            problem = text;
    };
    const auto pathOf = [&](QLatin1StringView key) {
        return QFileInfo(path).dir().absoluteFilePath(values.value(key));
    };
    const auto reject = [&](QLatin1StringView key, const QString &cause) {
        //: %1 is a key of the file, %2 a path, %3 the cause
        fail(ConfigText::tr("%1 names %2, which can't be used: %3")
                 .arg(key, shownPath(pathOf(key)), cause));
    };
    const auto secretOf = [&](QLatin1StringView key) {
        QString cause;
        QByteArray secret = readSecretFile(pathOf(key), maxFileSize, &cause);
        if (!cause.isEmpty())
            reject(key, cause);
        return secret;
    };
    const auto certificatesOf = [&](QLatin1StringView key) {
        QFile file(pathOf(key));
        if (!file.open(QIODevice::ReadOnly))
            reject(key, file.errorString() + u'.');
        auto certificates = QSslCertificate::fromData(file.read(maxFileSize * 16));
        if (certificates.isEmpty())
            reject(key, ConfigText::tr("it has no certificate in PEM form."));
        return certificates;
    };

    if (has("username"_L1) != has("password_file"_L1) ||
        (has("username"_L1) && has("credentials_file"_L1)))
        fail(ConfigText::tr("it needs username and password_file, or credentials_file."));
    if (has("cert_file"_L1) != has("key_file"_L1))
        fail(ConfigText::tr("it needs cert_file and key_file, or none of them."));
    if (!problem.isEmpty())
        return problem;
    if (has("username"_L1)) {
        QByteArray secret = secretOf("password_file"_L1);
        while (secret.endsWith('\n') || secret.endsWith('\r'))
            secret.chop(1);
        access->authorization =
            "Basic " + (values.value("username"_L1).toUtf8() + ':' + secret).toBase64();
    }
    if (has("credentials_file"_L1)) {
        const QByteArray secret = secretOf("credentials_file"_L1).trimmed();
        static const QRegularExpression token(u"\\A[!-~]+\\z"_s);
        if (!token.match(QString::fromLatin1(secret)).hasMatch())
            reject("credentials_file"_L1, ConfigText::tr("it has to be one line without blanks."));
        access->authorization = "Bearer " + secret;
    }
    if (has("ca_file"_L1))
        access->ssl.setCaCertificates(certificatesOf("ca_file"_L1));
    if (has("cert_file"_L1)) {
        access->ssl.setLocalCertificateChain(certificatesOf("cert_file"_L1));
        const QByteArray pem = secretOf("key_file"_L1);
        const QSslKey rsa(pem, QSsl::Rsa);
        access->ssl.setPrivateKey(rsa.isNull() ? QSslKey(pem, QSsl::Ec) : rsa);
        if (access->ssl.privateKey().isNull())
            reject("key_file"_L1, ConfigText::tr("it has no RSA or EC key in PEM form."));
    }
    access->serverName = values.value("server_name"_L1);
    return problem;
}

} // namespace

std::optional<QUrl> parsePrometheusUrl(const QString &text, QString *error)
{
    QUrl url(text.trimmed(), QUrl::StrictMode);
    const QString scheme = url.scheme();
    const bool isAddress = url.isValid() && (scheme == "http"_L1 || scheme == "https"_L1) &&
                           !url.host().isEmpty() && !url.hasQuery() && !url.hasFragment();
    // Errors are logged, so they do not repeat what may be a password in a malformed address.
    if (!url.userInfo().isEmpty() || (!isAddress && text.contains(u'@'))) {
        *error = ConfigText::tr("A password in an address can be seen by other users: use "
                                "--prometheus-config.");
        return {};
    }
    if (!isAddress) {
        //: %1 is what the user has given
        *error = ConfigText::tr("Prometheus' address has to be one such as "
                                "http://localhost:9090, not \"%1\".")
                     .arg(text);
        return {};
    }
    static const QRegularExpression slashes(u"/+\\z"_s);
    url.setPath(url.path().remove(slashes));
    return url;
}

QString prometheusSelectProblem(const QString &text)
{
    const QString select = text.trimmed();
    if (select.startsWith(u'{') && select.endsWith(u'}'))
        return {};
    return ConfigText::tr("The selection has to be in braces, as in {job=\"mm\"}.");
}

std::optional<PrometheusAccess> readPrometheusAccess(const PrometheusOptions &options,
                                                     QString *error)
{
    PrometheusAccess access;
    if (options.configFile.isEmpty())
        return access;
    QString problem = readConfig(options.configFile, &access);
    if (problem.isEmpty() && !access.authorization.isEmpty() && options.url.scheme() == "http"_L1 &&
        !isLoopback(options.url))
        problem = ConfigText::tr("its password would be sent to %1 unencrypted: use https.")
                      .arg(options.url.host());
    if (problem.isEmpty())
        return access;
    //: %1 is a path, %2 the cause, a sentence without a capital
    *error = ConfigText::tr("The file with the password for Prometheus, %1, can't be used: %2")
                 .arg(shownPath(options.configFile), problem);
    return {};
}

} // namespace mm
