// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QProcess>
#include <QProcessEnvironment>
#include <QStringList>

#include <functional>

/// The environment of a test run without display, language and home of its own.
QProcessEnvironment bareEnvironment(const QString &home);

/// How a program was run and how it ended.
struct Run
{
    QProcessEnvironment environment = bareEnvironment(QStringLiteral("/nonexistent"));
    QString program = QStringLiteral(EE_MONITOR);
    QString workingDirectory;
    QString stdoutFile;           ///< where its output goes; empty for `out`
    std::function<void()> before; ///< called in the child before the program starts

    bool ended = false; ///< by itself and in time, not by a signal
    int exitCode = -1;
    QByteArray out;
    QByteArray err;

    void start(const QStringList &arguments);
};

/// `ee-monitor --once --no-register --stats-file \p path`, plain. What it says hangs on the file
/// alone, whatever runs on this machine.
Run oncePlain(const QString &path);
/// The same with `--format json`. The object is empty when it did not print exactly one line of it.
Run onceJson(const QString &path, QJsonObject *object);
/// The object that \p out is, when it is exactly one line of JSON.
QJsonObject lineOfJson(const QByteArray &out);

[[nodiscard]] bool writeFile(const QString &path, const QByteArray &content);
[[nodiscard]] QByteArray readFile(const QString &path);

/// What stands on the guide's first page.
QByteArray sampleFile();
