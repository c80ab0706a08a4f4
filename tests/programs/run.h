// SPDX-License-Identifier: MIT
#pragma once

#include "files.h"

#include <QByteArray>
#include <QJsonObject>
#include <QProcess>
#include <QProcessEnvironment>
#include <QStringList>

#include <functional>

/// Timeout for anything that a program does, in milliseconds. Long, for busy machines.
inline constexpr int timeout = 30'000;

/// This environment without display, locale and XDG variables, with \p home as home folder.
QProcessEnvironment bareEnvironment(const QString &home);

/// A run of a program and its result.
struct Run
{
    QProcessEnvironment environment = bareEnvironment(QStringLiteral("/nonexistent"));
    QString program = QStringLiteral(EE_MONITOR);
    QString workingDirectory;
    QString stdoutFile;           ///< gets its stdout instead of `out`
    std::function<void()> before; ///< called in the child before the program starts

    bool ended = false; ///< within the timeout and not by a signal
    int exitCode = -1;
    QByteArray out;
    QByteArray err;

    void start(const QStringList &arguments);
};

/// `ee-monitor --once --no-register --stats-file \p path`. The result depends on the file only, not
/// on an MM on this machine.
Run oncePlain(const QString &path);
/// The same with `--format json`. \p object is empty unless exactly one JSON object is printed.
Run onceJson(const QString &path, QJsonObject *object);
/// The JSON object in \p out; empty unless it is exactly one line.
QJsonObject lineOfJson(const QByteArray &out);

/// Sets the time of the last write to \p seconds ago.
[[nodiscard]] bool backdateFile(const QString &path, int seconds);

/// The sample of the guide.
QByteArray sampleFile();
