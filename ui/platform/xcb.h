// SPDX-License-Identifier: MIT
#pragma once

#include <QGuiApplication>

#include <cstdlib>
#include <memory>
#include <xcb/xcb.h>

/// Shared by the files that are only built if xcb is found.
namespace mm::x11 {

/// xcb replies must be freed.
template <typename T>
using Reply = std::unique_ptr<T, decltype(&std::free)>;

/// Null on any platform but X11.
inline xcb_connection_t *connection()
{
    const auto *x11 = qGuiApp->nativeInterface<QNativeInterface::QX11Application>();
    return x11 ? x11->connection() : nullptr;
}

/// XCB_ATOM_NONE if the server does not respond.
inline xcb_atom_t atom(xcb_connection_t *server, const QByteArray &name)
{
    const xcb_intern_atom_cookie_t cookie =
        xcb_intern_atom(server, 0, static_cast<uint16_t>(name.size()), name.constData());
    const Reply<xcb_intern_atom_reply_t> reply(xcb_intern_atom_reply(server, cookie, nullptr),
                                               &std::free);
    return reply ? reply->atom : xcb_atom_t(XCB_ATOM_NONE);
}

} // namespace mm::x11
