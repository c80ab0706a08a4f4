// SPDX-License-Identifier: MIT
#include "ui/x11window.h"

#include <QGuiApplication>
#include <QWindow>

#include <array>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <xcb/xcb.h>

namespace mm::x11 {

namespace {

/// None unless this program's windows are X11's.
xcb_connection_t *connection()
{
    const auto *x11 = qGuiApp->nativeInterface<QNativeInterface::QX11Application>();
    return x11 ? x11->connection() : nullptr;
}

xcb_window_t rootOf(xcb_connection_t *server)
{
    return xcb_setup_roots_iterator(xcb_get_setup(server)).data->root;
}

xcb_atom_t atom(xcb_connection_t *server, const QByteArray &name)
{
    const auto cookie =
        xcb_intern_atom(server, 0, static_cast<uint16_t>(name.size()), name.constData());
    const std::unique_ptr<xcb_intern_atom_reply_t, decltype(&std::free)> reply(
        xcb_intern_atom_reply(server, cookie, nullptr), &std::free);
    return reply ? reply->atom : xcb_atom_t(XCB_ATOM_NONE);
}

/// To the window manager, about \p window.
void tell(xcb_connection_t *server, xcb_window_t window, const QByteArray &what,
          const std::array<uint32_t, 5> &data)
{
    xcb_client_message_event_t event = {};
    event.response_type = XCB_CLIENT_MESSAGE;
    event.format = 32;
    event.window = window;
    event.type = atom(server, what);
    std::copy(data.cbegin(), data.cend(), std::begin(event.data.data32));
    xcb_send_event(server, 0, rootOf(server),
                   XCB_EVENT_MASK_SUBSTRUCTURE_REDIRECT | XCB_EVENT_MASK_SUBSTRUCTURE_NOTIFY,
                   reinterpret_cast<const char *>(&event));
}

/// As the startup notification protocol has it: a text with its end, in pieces of 20 bytes.
void endStartup(xcb_connection_t *server, xcb_window_t window, const QByteArray &startupId)
{
    QByteArray escaped = startupId;
    escaped.replace('\\', "\\\\").replace('"', "\\\"");
    const QByteArray text = "remove: ID=\"" + escaped + '"' + '\0';
    xcb_client_message_event_t event = {};
    event.response_type = XCB_CLIENT_MESSAGE;
    event.format = 8;
    event.window = window;
    event.type = atom(server, "_NET_STARTUP_INFO_BEGIN");
    for (qsizetype at = 0; at < text.size(); at += sizeof event.data.data8) {
        const QByteArray piece = text.mid(at, sizeof event.data.data8);
        std::memset(event.data.data8, 0, sizeof event.data.data8);
        std::copy(piece.cbegin(), piece.cend(), std::begin(event.data.data8));
        xcb_send_event(server, 0, rootOf(server), XCB_EVENT_MASK_PROPERTY_CHANGE,
                       reinterpret_cast<const char *>(&event));
        event.type = atom(server, "_NET_STARTUP_INFO");
    }
}

} // namespace

void activate(QWindow *window, const QByteArray &startupId)
{
    xcb_connection_t *const server = connection();
    if (!server || !window || startupId.isEmpty())
        return;
    const auto id = static_cast<xcb_window_t>(window->winId());
    const qsizetype mark = startupId.lastIndexOf("_TIME");
    bool known = false;
    const uint32_t time = mark < 0 ? 0 : startupId.mid(mark + 5).toUInt(&known);
    if (known && time != 0) {
        xcb_change_property(server, XCB_PROP_MODE_REPLACE, id, atom(server, "_NET_WM_USER_TIME"),
                            XCB_ATOM_CARDINAL, 32, 1, &time);
        constexpr uint32_t fromAnApplication = 1;
        tell(server, id, "_NET_ACTIVE_WINDOW", {fromAnApplication, time, 0, 0, 0});
    }
    endStartup(server, id, startupId);
    xcb_flush(server);
}

void showOnAllDesktops(QWindow *window)
{
    xcb_connection_t *const server = connection();
    if (!server || !window)
        return;
    constexpr uint32_t allDesktops = 0xffffffff;
    xcb_change_property(server, XCB_PROP_MODE_REPLACE, static_cast<xcb_window_t>(window->winId()),
                        atom(server, "_NET_WM_DESKTOP"), XCB_ATOM_CARDINAL, 32, 1, &allDesktops);
}

} // namespace mm::x11
