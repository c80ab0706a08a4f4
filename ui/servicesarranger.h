// SPDX-License-Identifier: MIT
#pragma once

#include "ui/servicesorder.h"

namespace mm {

/// Makes the table, and the way to it from the one before, out of looks at MM's file and of what
/// the user wants to see. It never looks at a clock. A value, not thread-safe; it needs no GUI.
class ServicesArranger final
{
public:
    /// Services that come and go are marked for \p markedFor.
    explicit ServicesArranger(std::chrono::milliseconds markedFor)
        : m_markedFor(markedFor)
    {
    }

    /// How often looks are meant to come.
    void setInterval(std::chrono::milliseconds interval) { m_rates.setInterval(interval); }
    /// Which services are shown, in which order.
    [[nodiscard]] ServicesOrder &order() { return m_order; }
    /// Takes in one look and what statusOf() said of it. Who came or went since the look before is
    /// marked when MM was active at both.
    void look(const Reading &reading, State state);
    /// It is \p time now: ends the marks whose time is over.
    void pass(std::chrono::steady_clock::time_point time);

    /// The table as it is by now. To be applied to the one of the last call.
    [[nodiscard]] ServicesUpdate update();

private:
    using Time = std::chrono::steady_clock::time_point;
    struct Matches;

    [[nodiscard]] Matches match(const QList<Service> &services) const;
    [[nodiscard]] ServiceRow makeRow(const Service &service, const ServiceRow *former,
                                     bool marking);
    void addDeparted(const ServiceRow &former, ServiceRows *rows) const;
    void fillFigures(ServiceRows *rows);

    std::chrono::milliseconds m_markedFor;
    MinuteRates m_rates;
    ServicesOrder m_order;
    std::shared_ptr<const ServiceRows> m_rows = std::make_shared<const ServiceRows>();
    double m_messages = 0;
    qsizetype m_listed = 0;
    quint32 m_ids = 0; ///< so many were given
    Moment m_at;
    Time m_now;
    bool m_active = false;
    std::shared_ptr<const ServicesTable> m_table = std::make_shared<const ServicesTable>();
    /// So that who shows the table is never the last to hold it: to free 100,000 names takes time.
    std::shared_ptr<const ServicesTable> m_former;
};

} // namespace mm
