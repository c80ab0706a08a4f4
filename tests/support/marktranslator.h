// SPDX-License-Identifier: MIT
#pragma once

#include <QCoreApplication>
#include <QTranslator>

/// Installed while it exists: "translates" each text by a mark in front, which shows when it was
/// translated.
class MarkTranslator final : public QTranslator
{
public:
    explicit MarkTranslator(const QString &text)
        : mark(text)
    {
        QCoreApplication::installTranslator(this);
    }
    ~MarkTranslator() override { QCoreApplication::removeTranslator(this); }
    Q_DISABLE_COPY_MOVE(MarkTranslator)

    [[nodiscard]] bool isEmpty() const override { return false; }
    QString translate(const char * /*context*/, const char *text, const char * /*hint*/,
                      int /*n*/) const override
    {
        return mark + QString::fromUtf8(text);
    }

    QString mark;
};
