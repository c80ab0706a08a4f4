// SPDX-License-Identifier: MIT
#pragma once

#include <QSslConfiguration>
#include <QUrl>

#include <optional>

namespace mm {

/// How Prometheus is reached, and which of its targets are machines.
struct PrometheusOptions
{
    /// http or https, with a host, without a slash at its end, user or query.
    QUrl url{QStringLiteral("http://localhost:9090")};
    QString select = QStringLiteral("{job=\"mm\"}");
    std::optional<double> maxAge{}; ///< in seconds; nullopt: from the scrape interval
    QString configFile{};           ///< absolute; empty for none

    /// The URL for display.
    [[nodiscard]] QString text() const { return url.toDisplayString(); }
    bool operator==(const PrometheusOptions &) const = default;
};

/// What the configuration file says.
struct PrometheusAccess
{
    QByteArray authorization; ///< the header's value; empty for none
    QSslConfiguration ssl = QSslConfiguration::defaultConfiguration();
    QString serverName; ///< for the check of the certificate; empty: the host of the URL
};

/// The URL of \p text, without slashes at its end; nullopt, with \p error, a sentence, if it is not
/// the address of a server.
[[nodiscard]] std::optional<QUrl> parsePrometheusUrl(const QString &text, QString *error);

/// A sentence on why \p text can't be used as PrometheusOptions::select; empty if it can.
[[nodiscard]] QString prometheusSelectProblem(const QString &text);

/// Reads `options.configFile`, if it is not empty: an INI file of mode 0600 with the section
/// `[http]` and keys of Prometheus' http_config
/// (https://prometheus.io/docs/prometheus/latest/configuration/configuration/#http_config):
/// `username`, `password_file`, `credentials_file`, `ca_file`, `cert_file`, `key_file` and
/// `server_name`. Paths are relative to the file's folder. nullopt, with \p error, a sentence, if
/// it can't be used, or if its secrets would be sent unencrypted to another machine. Blocks while
/// the disk does.
[[nodiscard]] std::optional<PrometheusAccess> readPrometheusAccess(const PrometheusOptions &options,
                                                                   QString *error);

} // namespace mm
