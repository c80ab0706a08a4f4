// SPDX-License-Identifier: MIT
#pragma once

#include "app/http/exchange.h"

namespace mm {

class CallForwarder;

/// Responds to a `POST /call`, now or later. If its client disconnects, the call is cancelled.
void answerCall(CallForwarder *forwarder, const http::ExchangePtr &exchange);

} // namespace mm
