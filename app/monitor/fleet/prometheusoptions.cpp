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
#include <QSslCertificate>
#include <QSslKey>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mm {

namespace {

struct ConfigText
{
    Q_DECLARE_TR_FUNCTIONS(mm::PrometheusConfig)
};

constexpr qint64 maxFileSize = qint64(64) * 1024;

const QStringList &knownKeys()
{
    static const QStringList keys{u"username"_s,   u"password_file"_s, u"credentials_file"_s,
                                  u"ca_file"_s,    u"cert_file"_s,     u"key_file"_s,
                                  u"server_name"_s};
    return keys;
}

bool isLoopback(const QUrl &url)
{
    const QString host = url.host();
    return host == "localhost"_L1 || QHostAddress(host).isLoopback();
}

/// Not QSettings, which changes values with commas, backslashes and percent signs.
bool parseIni(const QByteArray &content, QMap<QString, QString> *values, QString *problem)
{
    bool inHttp = false;
    const QStringList lines = QString::fromUtf8(content).split(u'\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QString line = lines.at(i).trimmed();
        if (line.isEmpty() || line.startsWith(u'#') || line.startsWith(u';'))
            continue;
        const qsizetype equals = line.indexOf(u'=');
        const QString key = line.left(equals).trimmed();
        if (line == "[http]"_L1) {
            inHttp = true;
        } else if (inHttp && equals > 0 && knownKeys().contains(key)) {
            values->insert(key, line.sliced(equals + 1).trimmed());
        } else {
            //: %1 is a number, %2 a list of words
            *problem = ConfigText::tr("line %1 is neither [http] nor one of its keys: %2.")
                           .arg(i + 1)
                           .arg(knownKeys().join(u", "_s));
            return false;
        }
    }
    return true;
}

/// A file that the configuration names.
class NamedFile
{
public:
    NamedFile(const QString &key, const QString &path, QString *problem)
        : m_key(key)
        , m_path(path)
        , m_problem(problem)
    {
    }

    [[nodiscard]] QByteArray secret() const
    {
        QString problem;
        QByteArray content = readSecretFile(m_path, maxFileSize, &problem);
        return problem.isEmpty() ? content : fail(problem);
    }

    [[nodiscard]] QByteArray content() const
    {
        QFile file(m_path);
        if (!file.open(QIODevice::ReadOnly))
            return fail(file.errorString() + u'.');
        return file.read(maxFileSize * 16);
    }

    QByteArray fail(const QString &problem) const
    {
        //: %1 is a key of the file, %2 a path, %3 the cause
        *m_problem = ConfigText::tr("%1 names %2, which can't be used: %3")
                         .arg(m_key, shownPath(m_path), problem);
        return {};
    }

private:
    QString m_key;
    QString m_path;
    QString *m_problem;
};

bool applyConfig(const QMap<QString, QString> &values, const QDir &folder, PrometheusAccess *access,
                 QString *problem)
{
    const auto file = [&](const QString &key) {
        return NamedFile(key, folder.absoluteFilePath(values.value(key)), problem);
    };
    const QString user = u"username"_s;
    const QString password = u"password_file"_s;
    const QString credentials = u"credentials_file"_s;
    if (values.contains(user) != values.contains(password) ||
        (values.contains(user) && values.contains(credentials))) {
        *problem = ConfigText::tr("it needs username and password_file, or credentials_file.");
        return false;
    }
    if (values.contains(user)) {
        QByteArray secret = file(password).secret();
        while (secret.endsWith('\n') || secret.endsWith('\r'))
            secret.chop(1);
        access->authorization = "Basic " + (values.value(user).toUtf8() + ':' + secret).toBase64();
    } else if (values.contains(credentials)) {
        const QByteArray secret = file(credentials).secret().trimmed();
        const bool isToken = std::all_of(secret.begin(), secret.end(),
                                         [](char each) { return each > ' ' && each < '\x7f'; });
        if (problem->isEmpty() && (secret.isEmpty() || !isToken))
            file(credentials).fail(ConfigText::tr("it has to be one line without blanks."));
        access->authorization = "Bearer " + secret;
    }
    const QString ca = u"ca_file"_s;
    if (values.contains(ca)) {
        const auto certificates = QSslCertificate::fromData(file(ca).content());
        if (problem->isEmpty() && certificates.isEmpty())
            file(ca).fail(ConfigText::tr("it has no certificate in PEM form."));
        access->ssl.setCaCertificates(certificates);
    }
    const QString certificate = u"cert_file"_s;
    const QString key = u"key_file"_s;
    if (values.contains(certificate) != values.contains(key)) {
        *problem = ConfigText::tr("it needs cert_file and key_file, or none of them.");
        return false;
    }
    if (values.contains(certificate)) {
        const auto chain = QSslCertificate::fromData(file(certificate).content());
        if (problem->isEmpty() && chain.isEmpty())
            file(certificate).fail(ConfigText::tr("it has no certificate in PEM form."));
        const QByteArray pem = file(key).secret();
        QSslKey privateKey(pem, QSsl::Rsa);
        if (privateKey.isNull())
            privateKey = QSslKey(pem, QSsl::Ec);
        if (problem->isEmpty() && privateKey.isNull())
            file(key).fail(ConfigText::tr("it has no RSA or EC key in PEM form."));
        access->ssl.setLocalCertificateChain(chain);
        access->ssl.setPrivateKey(privateKey);
    }
    access->serverName = values.value(u"server_name"_s);
    return problem->isEmpty();
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
    QString path = url.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    url.setPath(path);
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
    QString problem;
    QMap<QString, QString> values;
    const QByteArray content = readSecretFile(options.configFile, maxFileSize, &problem);
    if (problem.isEmpty() && parseIni(content, &values, &problem))
        (void)applyConfig(values, QFileInfo(options.configFile).dir(), &access, &problem);
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
