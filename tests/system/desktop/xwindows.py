# SPDX-License-Identifier: MIT
"""The windows that an X server shows, through Xlib."""
import ctypes


class Attributes(ctypes.Structure):
    """XWindowAttributes, see Xlib.h."""
    _fields_ = [
        *((name, ctypes.c_int) for name in ("x", "y", "width", "height", "border_width", "depth")),
        ("visual", ctypes.c_void_p), ("root", ctypes.c_ulong),
        *((name, ctypes.c_int) for name in ("kind", "bit_gravity", "win_gravity", "backing_store")),
        ("backing_planes", ctypes.c_ulong), ("backing_pixel", ctypes.c_ulong), ("save_under", ctypes.c_int),
        ("colormap", ctypes.c_ulong), ("map_installed", ctypes.c_int), ("map_state", ctypes.c_int),
        *((name, ctypes.c_long) for name in ("all_events", "your_events", "do_not_propagate")),
        ("override_redirect", ctypes.c_int), ("screen", ctypes.c_void_p),
    ]


VIEWABLE = 2

xlib = ctypes.CDLL("libX11.so.6")
xlib.XOpenDisplay.restype = ctypes.c_void_p
xlib.XOpenDisplay.argtypes = [ctypes.c_char_p]
xlib.XDefaultRootWindow.restype = ctypes.c_ulong
xlib.XDefaultRootWindow.argtypes = [ctypes.c_void_p]
xlib.XQueryTree.argtypes = [ctypes.c_void_p, ctypes.c_ulong] + [ctypes.c_void_p] * 4
xlib.XGetWindowAttributes.argtypes = [ctypes.c_void_p, ctypes.c_ulong, ctypes.c_void_p]
xlib.XFree.argtypes = [ctypes.c_void_p]
# A window may close between two requests; Xlib's default error handler would end the process.
ignore_errors = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)(lambda display, error: 0)
xlib.XSetErrorHandler(ignore_errors)


class XWindows:
    def __init__(self, display):
        self._display = xlib.XOpenDisplay(display.encode())
        if not self._display:
            raise OSError(f"no X server at {display}")

    def windows(self):
        """The ids of the windows that the server shows."""
        root, parent = ctypes.c_ulong(), ctypes.c_ulong()
        windows, number = ctypes.POINTER(ctypes.c_ulong)(), ctypes.c_uint()
        xlib.XQueryTree(self._display, xlib.XDefaultRootWindow(self._display), ctypes.byref(root),
                        ctypes.byref(parent), ctypes.byref(windows), ctypes.byref(number))
        attributes = Attributes()
        found = [windows[i] for i in range(number.value)
                 if xlib.XGetWindowAttributes(self._display, windows[i], ctypes.byref(attributes))
                 and attributes.map_state == VIEWABLE]
        if windows:
            xlib.XFree(windows)
        return found

    def shown(self):
        """The number of windows that the server shows."""
        return len(self.windows())
