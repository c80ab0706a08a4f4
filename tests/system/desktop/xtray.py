# SPDX-License-Identifier: MIT
"""An XEmbed tray, as old panels have, and closing a window as a window manager does; through Xlib."""
import ctypes

from xwindows import xlib

CLIENT_MESSAGE = 33
STRUCTURE_NOTIFY = 1 << 17
REQUEST_DOCK = 0

xlib.XInternAtom.restype = ctypes.c_ulong
xlib.XInternAtom.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int]
xlib.XCreateSimpleWindow.restype = ctypes.c_ulong
xlib.XCreateSimpleWindow.argtypes = [ctypes.c_void_p, ctypes.c_ulong, *[ctypes.c_int] * 2, *[ctypes.c_uint] * 3, *[ctypes.c_ulong] * 2]
xlib.XSetSelectionOwner.argtypes = [ctypes.c_void_p, *[ctypes.c_ulong] * 3]
xlib.XSendEvent.argtypes = [ctypes.c_void_p, ctypes.c_ulong, ctypes.c_int, ctypes.c_long, ctypes.c_void_p]
xlib.XDestroyWindow.argtypes = [ctypes.c_void_p, ctypes.c_ulong]
for function in (xlib.XPending, xlib.XFlush):
    function.argtypes = [ctypes.c_void_p]
xlib.XNextEvent.argtypes = [ctypes.c_void_p, ctypes.c_void_p]


class ClientMessage(ctypes.Structure):
    """XClientMessageEvent, padded to the size of XEvent; see Xlib.h."""
    _fields_ = [
        ("type", ctypes.c_int), ("serial", ctypes.c_ulong), ("send_event", ctypes.c_int), ("display", ctypes.c_void_p),
        ("window", ctypes.c_ulong), ("message_type", ctypes.c_ulong), ("format", ctypes.c_int),
        ("data", ctypes.c_long * 5), ("padding", ctypes.c_long * 24),
    ]


class XClient:
    def __init__(self, display):
        self.display = xlib.XOpenDisplay(display.encode())
        if not self.display:
            raise OSError(f"no X server at {display}")
        self.root = xlib.XDefaultRootWindow(self.display)

    def atom(self, name):
        return xlib.XInternAtom(self.display, name.encode(), 0)

    def send(self, to, window, kind, data, mask=0):
        event = ClientMessage(type=CLIENT_MESSAGE, window=window, message_type=self.atom(kind), format=32)
        event.data[:len(data)] = data
        xlib.XSendEvent(self.display, to, 0, mask, ctypes.byref(event))
        xlib.XFlush(self.display)

    def close(self, window):
        """As a click on the window's close button does."""
        self.send(window, window, "WM_PROTOCOLS", [self.atom("WM_DELETE_WINDOW"), 0])


class XTray(XClient):
    """A tray from its construction until end()."""

    def __init__(self, display):
        super().__init__(display)
        self.window = xlib.XCreateSimpleWindow(self.display, self.root, 0, 0, 24, 24, 0, 0, 0)
        selection = self.atom("_NET_SYSTEM_TRAY_S0")
        xlib.XSetSelectionOwner(self.display, selection, self.window, 0)
        self.send(self.root, self.root, "MANAGER", [0, selection, self.window], STRUCTURE_NOTIFY)

    def docked(self):
        """Whether an icon has asked to be embedded since the previous call."""
        event = ClientMessage()
        found = False
        while xlib.XPending(self.display):
            xlib.XNextEvent(self.display, ctypes.byref(event))
            found |= (event.type == CLIENT_MESSAGE and event.message_type == self.atom("_NET_SYSTEM_TRAY_OPCODE")
                      and event.data[1] == REQUEST_DOCK)
        return found

    def end(self):
        xlib.XDestroyWindow(self.display, self.window)
        xlib.XFlush(self.display)
