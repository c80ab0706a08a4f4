// SPDX-License-Identifier: MIT
#include "ui/platform/x11window.h"

#include "ui/platform/xcb.h"

#include <QWindow>

#include <array>
#include <cstring>

namespace mm::x11 {

namespace {

xcb_window_t rootOf(xcb_connection_t *server)
{
    return xcb_setup_roots_iterator(xcb_get_setup(server)).data->root;
}

/// Sends a client message about \p window to the window manager.
void sendToWindowManager(xcb_connection_t *server, xcb_window_t window, const QByteArray &type,
                         const std::array<uint32_t, 5> &data)
{
    xcb_client_message_event_t event = {};
    event.response_type = XCB_CLIENT_MESSAGE;
    event.format = 32;
    event.window = window;
    event.type = atom(server, type);
    std::copy(data.cbegin(), data.cend(), std::begin(event.data.data32));
    xcb_send_event(server, 0, rootOf(server),
                   XCB_EVENT_MASK_SUBSTRUCTURE_REDIRECT | XCB_EVENT_MASK_SUBSTRUCTURE_NOTIFY,
                   reinterpret_cast<const char *>(&event));
}

/// The startup notification protocol: a NUL-terminated text in messages of 20 bytes.
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
    for (qsizetype offset = 0; offset < text.size(); offset += sizeof event.data.data8) {
        const QByteArray chunk = text.mid(offset, sizeof event.data.data8);
        std::memset(event.data.data8, 0, sizeof event.data.data8);
        std::copy(chunk.cbegin(), chunk.cend(), std::begin(event.data.data8));
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
    const qsizetype timeMark = startupId.lastIndexOf("_TIME");
    bool isNumber = false;
    const uint32_t time = timeMark < 0 ? 0 : startupId.mid(timeMark + 5).toUInt(&isNumber);
    if (isNumber && time != 0) {
        xcb_change_property(server, XCB_PROP_MODE_REPLACE, id, atom(server, "_NET_WM_USER_TIME"),
                            XCB_ATOM_CARDINAL, 32, 1, &time);
        constexpr uint32_t sourceIsApplication = 1;
        sendToWindowManager(server, id, "_NET_ACTIVE_WINDOW", {sourceIsApplication, time, 0, 0, 0});
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
