// SPDX-License-Identifier: MIT
#include "ui/tray/traywatcher.h"

#include "ui/platform/xcb.h"

#include <QAbstractNativeEventFilter>

namespace mm {

namespace {

/// A tray owns a selection of the X server. It sends a client message when it takes the selection,
/// and is gone when its owner window is destroyed, so no polling is needed.
class XembedWatcher final : public TrayWatcher, private QAbstractNativeEventFilter
{
public:
    explicit XembedWatcher(xcb_connection_t *connection)
        : m_connection(connection)
    {
        int display = 0;
        int screen = 0;
        char *host = nullptr;
        if (xcb_parse_display(nullptr, &host, &display, &screen) != 0)
            std::free(host);
        m_selection = x11::atom(connection, "_NET_SYSTEM_TRAY_S" + QByteArray::number(screen));
        m_manager = x11::atom(connection, "MANAGER");
        QCoreApplication::instance()->installNativeEventFilter(this);
        update();
    }

private:
    bool nativeEventFilter(const QByteArray &, void *message, qintptr *) override
    {
        const auto *event = static_cast<const xcb_generic_event_t *>(message);
        if (concernsTray(event)) {
            // Queued, so that Qt handles the event first.
            QMetaObject::invokeMethod(
                this, [this] { update(); }, Qt::QueuedConnection);
        }
        return false;
    }

    [[nodiscard]] bool concernsTray(const xcb_generic_event_t *event) const
    {
        switch (event->response_type & 0x7f) {
        case XCB_CLIENT_MESSAGE: {
            const auto *message = reinterpret_cast<const xcb_client_message_event_t *>(event);
            return message->type == m_manager && message->data.data32[1] == m_selection;
        }
        case XCB_DESTROY_NOTIFY:
            return reinterpret_cast<const xcb_destroy_notify_event_t *>(event)->window == m_owner;
        default:
            return false;
        }
    }

    void update()
    {
        const x11::Reply<xcb_get_selection_owner_reply_t> reply(
            xcb_get_selection_owner_reply(
                m_connection, xcb_get_selection_owner(m_connection, m_selection), nullptr),
            std::free);
        xcb_window_t found = reply ? reply->owner : xcb_window_t(XCB_WINDOW_NONE);
        if (found != XCB_WINDOW_NONE) {
            const uint32_t events = XCB_EVENT_MASK_STRUCTURE_NOTIFY;
            const xcb_void_cookie_t cookie = xcb_change_window_attributes_checked(
                m_connection, found, XCB_CW_EVENT_MASK, &events);
            const x11::Reply<xcb_generic_error_t> error(xcb_request_check(m_connection, cookie),
                                                        std::free);
            if (error)
                found = XCB_WINDOW_NONE; // destroyed meanwhile; the next one sends a message
        }
        m_owner = found;
        setPresent(found != XCB_WINDOW_NONE);
    }

    xcb_connection_t *const m_connection;
    xcb_atom_t m_selection = XCB_ATOM_NONE;
    xcb_atom_t m_manager = XCB_ATOM_NONE;
    xcb_window_t m_owner = XCB_WINDOW_NONE;
};

} // namespace

std::unique_ptr<TrayWatcher> makeXembedWatcher()
{
    xcb_connection_t *const connection = x11::connection();
    return connection ? std::make_unique<XembedWatcher>(connection) : nullptr;
}

} // namespace mm
