// SPDX-License-Identifier: MIT
#include "app/proxy/callendpoint.h"

#include "app/proxy/mesh/callforwarder.h"
#include "app/proxy/mesh/requestbodies.h"

using namespace Qt::StringLiterals;

namespace mm {

namespace {

/// The error of a call that was carried out.
http::Response failureResponse(int status, const QString &text)
{
    http::Response response = http::errorResponse(status, text);
    response.rejection.clear();
    return response;
}

http::Response responseOf(CallOutcome outcome)
{
    const ServiceAnswer &answer = outcome.answer;
    if (answer.result.isNull()) {
        const int status = answer.error == CallError::Timeout      ? 504
                           : answer.error == CallError::Overloaded ? 503
                                                                   : 502;
        return failureResponse(status, outcome.sentence);
    }
    http::Response response;
    if (answer.saysFailure) {
        response = failureResponse(200, outcome.sentence);
        QByteArray &object = response.body.first();
        object.replace(object.size() - 1, 1, R"(,"result":)");
        response.body += {answer.result, "}"};
    } else {
        response.body = {R"({"success":true,"result":)", answer.result, "}"};
    }
    response.lease = std::move(outcome.lease);
    return response;
}

} // namespace

void answerCall(CallForwarder *forwarder, const http::ExchangePtr &exchange)
{
    const CallRequest request = parseCall(exchange->request().body, forwarder->callTimeout());
    if (!request.error.isEmpty()) {
        exchange->respond(http::errorResponse(400, request.error));
        return;
    }
    const auto id = forwarder->start(request, [exchange](CallOutcome outcome) {
        exchange->respond(responseOf(std::move(outcome)));
    });
    if (!id) {
        exchange->respond(http::errorResponse(404, notRegistered(request.target)));
    } else if (*id != 0) {
        // Does not capture the exchange, which would then own itself.
        exchange->onAbandoned(
            [forwarder, id = *id] { forwarder->cancel(id, u"the caller disconnected"_s); });
    }
}

} // namespace mm
