// SPDX-License-Identifier: MIT
#pragma once

#include "app/http/message.h"

#include <functional>
#include <memory>

namespace mm::http {

class Session;

/// One request and the right to answer it, once, now or later. What is dropped without an answer is
/// answered with 500. May outlive its client and the server; its answer then goes nowhere.
class Exchange final
{
public:
    Exchange(Request request, Budget::Share held, Session *session);
    ~Exchange();
    Q_DISABLE_COPY_MOVE(Exchange)

    [[nodiscard]] const Request &request() const { return m_request; }

    void answer(Response response);
    /// \p gone is called if the client leaves before the answer.
    void whenAbandoned(std::function<void()> gone) { m_abandoned = std::move(gone); }

private:
    friend class Session;
    void abandon();

    Request m_request;
    Budget::Share m_held;
    Session *m_session; ///< null once answered or abandoned
    std::function<void()> m_abandoned;
};

using ExchangePtr = std::shared_ptr<Exchange>;
using Handler = std::function<void(const ExchangePtr &exchange)>;

} // namespace mm::http
