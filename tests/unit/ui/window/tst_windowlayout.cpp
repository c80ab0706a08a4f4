// SPDX-License-Identifier: MIT
#include "suite.h"
#include "ui/window/windowlayout.h"

#include <QPoint>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace mm;
using namespace Qt::StringLiterals;

class TstWindowLayout final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void layoutInAFile_isReadAsWritten();
    void olderKeys_areRemovedByWriting();
};

void TstWindowLayout::layoutInAFile_isReadAsWritten()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"settings.conf"_s);
    const QVariantMap layout{{u"position"_s, QPoint(-7, 88)},
                             {u"bytes"_s, QByteArray("\0\x01\xff", 3)}};
    {
        QSettings settings(path, QSettings::IniFormat);
        settings.setValue(u"other/key"_s, 1);
        writeWindowLayout(layout, &settings);
        QCOMPARE(settings.value(u"other/key"_s).toInt(), 1);
    }
    QSettings settings(path, QSettings::IniFormat);
    QCOMPARE(readWindowLayout(&settings), layout);
}

void TstWindowLayout::olderKeys_areRemovedByWriting()
{
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(u"settings.conf"_s), QSettings::IniFormat);
    settings.setValue(u"window/layout"_s, QByteArray(100, 'x'));
    writeWindowLayout({{u"trend"_s, true}}, &settings);
    QCOMPARE(settings.allKeys(), QStringList{u"window/trend"_s});
}

MM_WINDOW_SUITE(TstWindowLayout)
#include "tst_windowlayout.moc"
