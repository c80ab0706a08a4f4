// SPDX-License-Identifier: MIT
#include "core/meshstats.h"
#include "core/statsfile/statsjson.h"
#include "core/statsfile/statsreader.h"
#include "suite.h"
#include "support.h"

using namespace mm;
using namespace mm::test;

/// The tools of a service, from its handle to the file.
class TstServiceTools : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void tools_areListedAndSaved();
    void manyAndLongTools_areShortened();
    void manyServicesWithTools_haveThemUpToALimit();
    void serviceRegisteredAgain_hasNoTools();

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_path;
};

void TstServiceTools::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(m_dir->isValid());
    m_path = m_dir->filePath(u"stats.json"_s);
}

void TstServiceTools::tools_areListedAndSaved()
{
    MeshStats stats(m_path);
    ServiceHandle handle = stats.service(u"a"_s);
    handle.setTools({u"early"_s}); // not registered: changes nothing
    QVERIFY(stats.serviceRegistered(u"a"_s));
    QVERIFY(stats.serviceRegistered(u"b"_s));
    handle.setTools({u"old"_s});
    handle.setTools({u"get"_s, u"set\n\u202e"_s}, 3);
    const auto savedService = [this] {
        ParseError error;
        const auto saved = parseSnapshot(readFile(m_path), &error).value_or(Snapshot());
        return saved.services.value(0);
    };
    const QStringList names{u"get"_s, u"set\ufffd\ufffd"_s};
    QTRY_COMPARE_WITH_TIMEOUT(savedService().tools, names, 20'000);
    QCOMPARE(savedService().moreTools, 3);
    QCOMPARE(stats.stats().services.constFirst().tools, names);
    QCOMPARE(stats.services().constFirst().service.tools, names);
    QCOMPARE(stats.stats().services.constLast().tools, QStringList());
    QCOMPARE(stats.stats().totalMessages, 0);
    handle.setTools({});
    QTRY_COMPARE_WITH_TIMEOUT(savedService().tools, QStringList(), 20'000);
    QVERIFY(!readFile(m_path).contains("tools"));
}

void TstServiceTools::manyAndLongTools_areShortened()
{
    MeshStats stats(m_path);
    QVERIFY(stats.serviceRegistered(u"a"_s));
    QStringList names{QString(64, u'x'), QString(100'000, u'x')};
    for (int i = 0; i < 23; ++i)
        names += QString::number(i);
    stats.service(u"a"_s).setTools(names, 10);
    const Service service = stats.stats().services.constFirst();
    QCOMPARE(service.tools.size(), 20);
    QCOMPARE(service.tools.at(0), names.at(0));
    QCOMPARE(service.tools.at(1), QString(64, u'x') + u'…');
    QCOMPARE(service.tools.mid(2), names.mid(2, 18));
    QCOMPARE(service.moreTools, 15);
}

void TstServiceTools::manyServicesWithTools_haveThemUpToALimit()
{
    MeshStats stats(m_path);
    // The most that the tools of all services can have.
    const QStringList names(20, QString::fromUcs4(U"\U0010FFFD").repeated(65));
    for (int i = 0; i < 1100; ++i) {
        const QString name = QString::number(i);
        QVERIFY(stats.serviceRegistered(name));
        stats.service(name).setTools(names);
    }
    const Snapshot snapshot = stats.stats();
    QCOMPARE(snapshot.services.size(), 1100);
    QCOMPARE(snapshot.services.at(999).tools.size(), 20);
    QCOMPARE(snapshot.services.at(1000).tools.size(), 0);
    QVERIFY(toJson(snapshot).size() < maxStatsFileSize / 2);
}

void TstServiceTools::serviceRegisteredAgain_hasNoTools()
{
    MeshStats stats(m_path);
    QVERIFY(stats.serviceRegistered(u"a"_s));
    ServiceHandle handle = stats.service(u"a"_s);
    handle.setTools({u"old"_s}, 1);
    QVERIFY(stats.serviceDeregistered(u"a"_s));
    handle.setTools({u"late"_s});
    QVERIFY(stats.serviceRegistered(u"a"_s));
    QCOMPARE(stats.stats().services.constFirst().tools, QStringList());
    QCOMPARE(stats.stats().services.constFirst().moreTools, 0);
}

MM_SUITE(TstServiceTools)
#include "tst_servicetools.moc"
