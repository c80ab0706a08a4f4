// SPDX-License-Identifier: MIT
#include "ui/traysource.h"

#include <QAbstractNativeEventFilter>
#include <QGuiApplication>

#include <cstdlib>
#include <xcb/xcb.h>

namespace mm {

namespace {

/// What xcb answers has to be freed.
template <typename T>
using Answer = std::unique_ptr<T, decltype(&std::free)>;

xcb_atom_t atomOf(xcb_connection_t *connection, const QByteArray &name)
{
    const xcb_intern_atom_cookie_t cookie =
        xcb_intern_atom(connection, 0, static_cast<uint16_t>(name.size()), name.constData());
    const Answer<xcb_intern_atom_reply_t> reply(xcb_intern_atom_reply(connection, cookie, nullptr),
                                                std::free);
    return reply ? reply->atom : xcb_atom_t(XCB_ATOM_NONE);
}

/// A tray owns a selection of the X server, tells of it as it takes it, and is gone with the window
/// by which it does: no need to ask again and again.
class XTraySource final : public TraySource, private QAbstractNativeEventFilter
{
public:
    explicit XTraySource(xcb_connection_t *connection)
        : m_connection(connection)
    {
        int display = 0;
        int screen = 0;
        char *host = nullptr;
        if (xcb_parse_display(nullptr, &host, &display, &screen) != 0)
            std::free(host);
        m_selection = atomOf(connection, "_NET_SYSTEM_TRAY_S" + QByteArray::number(screen));
        m_manager = atomOf(connection, "MANAGER");
        QCoreApplication::instance()->installNativeEventFilter(this);
        look();
    }

    [[nodiscard]] bool isKnown() const override { return true; }
    [[nodiscard]] bool isThere() const override { return m_owner != XCB_WINDOW_NONE; }

private:
    bool nativeEventFilter(const QByteArray &, void *message, qintptr *) override
    {
        const auto *event = static_cast<const xcb_generic_event_t *>(message);
        if (tellsOfTray(event)) {
            // Later, once Qt has taken the event too.
            QMetaObject::invokeMethod(
                this, [this] { look(); }, Qt::QueuedConnection);
        }
        return false;
    }

    [[nodiscard]] bool tellsOfTray(const xcb_generic_event_t *event) const
    {
        switch (event->response_type & 0x7f) {
        case XCB_CLIENT_MESSAGE: {
            const auto *told = reinterpret_cast<const xcb_client_message_event_t *>(event);
            return told->type == m_manager && told->data.data32[1] == m_selection;
        }
        case XCB_DESTROY_NOTIFY:
            return reinterpret_cast<const xcb_destroy_notify_event_t *>(event)->window == m_owner;
        default:
            return false;
        }
    }

    [[nodiscard]] xcb_window_t owner() const
    {
        const Answer<xcb_get_selection_owner_reply_t> reply(
            xcb_get_selection_owner_reply(
                m_connection, xcb_get_selection_owner(m_connection, m_selection), nullptr),
            std::free);
        return reply ? reply->owner : xcb_window_t(XCB_WINDOW_NONE);
    }

    void look()
    {
        xcb_window_t found = owner();
        if (found != XCB_WINDOW_NONE) {
            const uint32_t events = XCB_EVENT_MASK_STRUCTURE_NOTIFY;
            const xcb_void_cookie_t cookie = xcb_change_window_attributes_checked(
                m_connection, found, XCB_CW_EVENT_MASK, &events);
            const Answer<xcb_generic_error_t> error(xcb_request_check(m_connection, cookie),
                                                    std::free);
            if (error)
                found = XCB_WINDOW_NONE; // it went away in between; a new one will tell of itself
        }
        if (found == m_owner)
            return;
        m_owner = found;
        Q_EMIT changed();
    }

    xcb_connection_t *const m_connection;
    xcb_atom_t m_selection = XCB_ATOM_NONE;
    xcb_atom_t m_manager = XCB_ATOM_NONE;
    xcb_window_t m_owner = XCB_WINDOW_NONE;
};

} // namespace

std::unique_ptr<TraySource> makeXTraySource()
{
    const auto *x11 = qGuiApp->nativeInterface<QNativeInterface::QX11Application>();
    if (!x11 || !x11->connection())
        return {};
    return std::make_unique<XTraySource>(x11->connection());
}

} // namespace mm
