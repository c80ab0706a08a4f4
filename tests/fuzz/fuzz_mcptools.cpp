// SPDX-License-Identifier: MIT
// The input is texts with a NUL between them. Each is taken as a registration of a service, then as
// a message of a client; the first also as the header Mcp-Param-A. Lists of tools have to have each
// tool once, under a name that leads back to it.

#include "app/proxy/mcp/mcpserver.h"
#include "app/proxy/mcp/mirroredheaders.h"
#include "app/proxy/mesh/requestbodies.h"
#include "jsonchecks.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QLoggingCategory>

#include <cctype>

using namespace Qt::StringLiterals;
using namespace mm;
using namespace mm::mcp;

namespace {

/// Checks that headers are accepted only if they equal the \p arguments.
void checkHeaders(const http::Request &request, const QList<MirroredArgument> &mirrored,
                  const QByteArray &arguments)
{
    if (const auto error = checkParamHeaders(request, mirrored, arguments))
        return checkError(*error, "1");
    for (const MirroredArgument &each : mirrored) {
        const QJsonValue value = QJsonDocument::fromJson(arguments)[each.path.constFirst()];
        if (each.path.size() > 1 || !value.isString())
            continue;
        const QByteArray sent = request.header("Mcp-Param-" + each.header);
        require(!sent.isNull());
        require(QString::fromUtf8(decodedHeader(sent.trimmed()).value()) == value.toString());
    }
}

/// One MM for all inputs. It forwards no calls: their limit is 0.
class Mesh
{
public:
    Mesh()
        : m_stats(u"/dev/null/stats.json"_s)
        , m_registry(&m_stats, std::chrono::seconds(120))
        , m_forwarder(&m_registry, &m_metrics, &m_quota, {.calls = 0})
    {
    }
    void check(const QByteArrayList &texts, const http::Request &headers);

private:
    void checkList(ToolCatalog *catalog, Era era, const QString &service,
                   const QByteArrayList &texts, const http::Request &headers);
    void checkServer(const QString &service, const QByteArrayList &texts);

    MeshStats m_stats;
    ServiceRegistry m_registry;
    CallMetrics m_metrics;
    http::MemoryQuota m_quota{qsizetype(1) << 30};
    CallForwarder m_forwarder;
    QMap<QString, QStringList> m_tools; ///< by service: its tools, by QJsonDocument
};

/// The names that can be called, each once.
QStringList namesIn(const QByteArray &tools)
{
    QStringList names;
    const QJsonArray array = QJsonDocument::fromJson(tools).array();
    for (qsizetype i = 0; i < qMin(array.size(), ToolCatalog::maxToolsPerService); ++i) {
        const QJsonValue each = array.at(i);
        const QString name = each.isObject() ? each["name"_L1].toString() : each.toString();
        if (isToolName(name) && !names.contains(name))
            names += name;
    }
    return names;
}

void Mesh::check(const QByteArrayList &texts, const http::Request &headers)
{
    for (const QByteArray &text : texts) {
        const RegisterRequest request = parseRegistration(text);
        if (!request.error.isEmpty())
            continue;
        (void)m_registry.add(request.name, request.port, request.tools,
                             ServiceRegistry::Steady::now());
        m_tools.insert(request.name, namesIn(request.tools));
    }
    ToolCatalog catalog(&m_registry);
    catalog.keepChanges(true);
    for (const Era era : {Era::Legacy, Era::Modern})
        checkList(&catalog, era, {}, texts, headers);
    checkServer({}, texts);
    for (auto each = m_tools.cbegin(); each != m_tools.cend(); ++each) {
        for (const Era era : {Era::Legacy, Era::Modern})
            checkList(&catalog, era, each.key(), texts, headers);
        checkServer(each.key(), texts);
    }
    require(catalog.takeChanges().size() <= m_tools.size());
    for (auto each = m_tools.cbegin(); each != m_tools.cend(); ++each)
        require(m_registry.remove(each.key()));
    m_tools.clear();
    catalog.invalidate();
    require(catalog.page(Era::Modern, {}, {})->tools.isEmpty());
}

void Mesh::checkList(ToolCatalog *catalog, Era era, const QString &service,
                     const QByteArrayList &texts, const http::Request &headers)
{
    QSet<QString> listed;
    QMap<QString, QStringList> tools;
    const auto add = [&](QByteArrayView item) {
        const QByteArray json = item.toByteArray();
        const QString name = JsonSlice(json, {"name"}).value("name").toString();
        require(!listed.contains(name));
        listed += name;
        const auto tool = catalog->find(service, name);
        require(tool.has_value());
        tools[tool->service] += tool->name;
        require(service.isEmpty() || (tool->service == service && tool->name == name));
        require(checkTool(json).isAsSent(era)); // what is repaired needs no other repair
        for (const QByteArray &text : texts) {
            if (JsonSlice(text, {}).isObject())
                checkHeaders(headers, tool->mirrored, text);
        }
        if (!service.isEmpty())
            return true;
        require(!name.isEmpty() && name.size() <= ToolCatalog::maxNameLength);
        for (const QChar c : name)
            require(c.unicode() < 0x80 && (std::isalnum(c.unicode()) || c == u'_' || c == u'-'));
        return true;
    };
    QString cursor;
    do {
        const auto page = catalog->page(era, service, cursor);
        require(page.has_value());
        const QByteArray list = '[' + page->tools + ']';
        (void)requireJson(list);
        require(JsonSlice::allItems(list, add));
        cursor = QString::fromLatin1(page->nextCursor);
    } while (!cursor.isEmpty());

    for (auto each = m_tools.cbegin(); each != m_tools.cend(); ++each) {
        if (!service.isEmpty() && each.key() != service)
            continue;
        // In the list of all, a service's tools are in the order of their listed names.
        QStringList expected = each.value();
        QStringList found = tools.value(each.key());
        require(service.isEmpty() || found == expected);
        expected.sort();
        found.sort();
        require(found == expected);
    }
    for (const QByteArray &text : texts)
        require(catalog->find(service, QString::fromUtf8(text)).has_value() ==
                listed.contains(QString::fromUtf8(text)));
    (void)requireJson(catalog->names(service));
}

/// Counts the responses to one request.
class CheckingReply final : public Reply
{
public:
    explicit CheckingReply(const Request &request)
        : m_request(request)
    {
    }
    ~CheckingReply() override { require(m_responses == 1); }
    Q_DISABLE_COPY_MOVE(CheckingReply)
    [[nodiscard]] bool notifies() const override { return true; }
    void end() override { ++m_responses; }
    void notify(const QByteArray &message) override
    {
        (void)requireJson(message);
        require(m_responses == 0);
    }
    void respond(const QByteArrayList &pieces, int /*status*/,
                 http::MemoryQuota::Lease /*lease*/) override
    {
        ++m_responses;
        const QByteArray message = pieces.join();
        const JsonSlice members = requireJson(message, {"id", "result", "error"});
        if (!members.isValid())
            return;
        require(members.raw("id") == m_request.message.id);
        const QByteArray result = members.raw("result").toByteArray();
        require(result.isEmpty() == !members.raw("error").isEmpty());
        require(result.isEmpty() || m_request.era == Era::Legacy ||
                !member(result, "resultType").isEmpty());
    }

private:
    const Request m_request;
    int m_responses = 0;
};

void Mesh::checkServer(const QString &service, const QByteArrayList &texts)
{
    McpServer server(&m_stats, &m_registry, &m_forwarder, {.version = "fuzz"});
    for (const QByteArray &text : texts) {
        const Message message = parseMessage(text);
        const Meta meta = metaOf(message);
        const Era era = eraOf(message, meta, nullptr);
        if (message.kind == Message::Kind::Notification)
            server.notified(message, "session");
        if (message.kind != Message::Kind::Request || checkRequest(era, message, meta, nullptr))
            continue;
        const Request request{.message = message,
                              .meta = meta,
                              .era = era,
                              .service = service,
                              .session = "session",
                              .text = text};
        const auto reply = std::make_shared<CheckingReply>(request);
        const quint64 id = server.handle(request, reply);
        require((id == 0) == (reply.use_count() == 1));
    }
    server.endStreams();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    static int argc = 1;
    static char name[] = "fuzz_mcptools";
    static char *argv[] = {name, nullptr};
    static const QCoreApplication app(argc, argv);
    static const bool quiet = (QLoggingCategory::setFilterRules(u"mm.*=false"_s), true);
    Q_UNUSED(quiet)
    static Mesh mesh;

    const QByteArrayList texts =
        QByteArray(reinterpret_cast<const char *>(data), qsizetype(size)).split('\0');
    http::Request headers;
    headers.headers.append({"Mcp-Param-A", texts.constFirst()});
    mesh.check(texts, headers);
    return 0;
}
