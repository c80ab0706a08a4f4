# SPDX-License-Identifier: MIT
"""Simulated key presses (XTest) for the window that has the focus, and movements of the pointer."""
import ctypes

import xwindows

xtest = ctypes.CDLL("libXtst.so.6")
xtest.XTestFakeKeyEvent.argtypes = [ctypes.c_void_p, ctypes.c_uint, ctypes.c_int, ctypes.c_ulong]
xlib = xwindows.xlib
xtest.XTestFakeMotionEvent.argtypes = [ctypes.c_void_p, ctypes.c_int, ctypes.c_int, ctypes.c_int, ctypes.c_ulong]
xlib.XKeysymToKeycode.argtypes = [ctypes.c_void_p, ctypes.c_ulong]
xlib.XStringToKeysym.restype = ctypes.c_ulong
xlib.XStringToKeysym.argtypes = [ctypes.c_char_p]
xlib.XSetInputFocus.argtypes = [ctypes.c_void_p, ctypes.c_ulong, ctypes.c_int, ctypes.c_ulong]
xlib.XFlush.argtypes = [ctypes.c_void_p]

MODIFIERS = {"Ctrl": b"Control_L", "Shift": b"Shift_L", "Alt": b"Alt_L"}


class Keyboard:
    def __init__(self, display):
        self._display = xlib.XOpenDisplay(display.encode())

    def focus(self, window):
        """Gives the window the focus, as a window manager does."""
        xlib.XSetInputFocus(self._display, window, 2, 0)  # RevertToParent
        xlib.XFlush(self._display)

    def _code(self, name):
        return xlib.XKeysymToKeycode(self._display, xlib.XStringToKeysym(name))

    def press(self, keys):
        """A key by its X name, with modifiers: "Ctrl+f"."""
        *modifiers, key = keys.split("+")
        codes = [self._code(MODIFIERS[name]) for name in modifiers] + [self._code(key.encode())]
        for code in codes:
            xtest.XTestFakeKeyEvent(self._display, code, 1, 0)
        for code in reversed(codes):
            xtest.XTestFakeKeyEvent(self._display, code, 0, 0)
        xlib.XFlush(self._display)

    def point(self, x, y):
        """Moves the pointer."""
        xtest.XTestFakeMotionEvent(self._display, -1, x, y, 0)
        xlib.XFlush(self._display)

    def type(self, text):
        """Lower-case letters and digits."""
        for letter in text:
            self.press(letter)
