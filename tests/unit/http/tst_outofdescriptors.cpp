// SPDX-License-Identifier: MIT
#include "app/http/server.h"
#include "suite.h"
#include "wire.h"

#include <QDeadlineTimer>

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

using namespace mm::http;
using namespace mm::test;

/// A process that has no descriptor left for a new connection.
class TstOutOfDescriptors final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void outOfDescriptors_isLoggedOnceAsItBeginsAndEnds();
};

namespace {

QStringList serverMessages;
QtMessageHandler formerHandler = nullptr;

void recordMessage(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    if (qstrcmp(context.category, "mm.http") == 0)
        serverMessages += text;
    else
        formerHandler(type, context, text);
}

} // namespace

void TstOutOfDescriptors::outOfDescriptors_isLoggedOnceAsItBeginsAndEnds()
{
    Server server([](const ExchangePtr &exchange) { exchange->respond(jsonResponse("{}")); });
    QString error;
    QVERIFY(server.listen(0, &error));
    // In the backlog: they are accepted in the event loop only.
    Wire first(server.port());
    Wire second(server.port());
    rlimit before{};
    QCOMPARE(::getrlimit(RLIMIT_NOFILE, &before), 0);
    const int lowestFree = ::fcntl(0, F_DUPFD, 0);
    ::close(lowestFree);
    serverMessages.clear();
    formerHandler = qInstallMessageHandler(recordMessage);
    const rlimit lowered{rlim_t(lowestFree), before.rlim_max};
    QCOMPARE(::setrlimit(RLIMIT_NOFILE, &lowered), 0);
    const QDeadlineTimer severalRetries(700);
    QTRY_VERIFY(severalRetries.hasExpired());
    ::setrlimit(RLIMIT_NOFILE, &before);
    first.send("GET / HTTP/1.0\r\n\r\n");
    second.send("GET / HTTP/1.0\r\n\r\n");
    QTRY_COMPARE(first.statuses(), QList<int>{200});
    QTRY_COMPARE(second.statuses(), QList<int>{200});
    QCOMPARE(serverMessages.size(), 1);
    QTRY_COMPARE(serverMessages.size(), 2);
    qInstallMessageHandler(formerHandler);
    QVERIFY2(serverMessages.constFirst().contains(u"all of its %1 descriptors"_s.arg(lowestFree)),
             qPrintable(serverMessages.constFirst()));
    QVERIFY(serverMessages.constFirst().contains(u"ulimit -n"_s));
    QVERIFY(serverMessages.constLast().contains(u"accepted again"_s));
}

MM_SUITE(TstOutOfDescriptors)
#include "tst_outofdescriptors.moc"
