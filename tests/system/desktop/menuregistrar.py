#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A desktop's com.canonical.AppMenu.Registrar, with which programs register their menus for a global menu bar: prints the
name of each call on a line, "ready" first, until it is killed.
"""
import sys

import gi

gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib  # noqa: E402

NAME = "com.canonical.AppMenu.Registrar"
INTERFACE = f"""<node><interface name="{NAME}">
  <method name="RegisterWindow"><arg type="u" direction="in"/><arg type="o" direction="in"/></method>
  <method name="UnregisterWindow"><arg type="u" direction="in"/></method>
</interface></node>"""


def called(connection, sender, path, interface, method, arguments, invocation):
    print(method, flush=True)
    invocation.return_value(None)


def main():
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    bus.register_object("/com/canonical/AppMenu/Registrar", Gio.DBusNodeInfo.new_for_xml(INTERFACE).interfaces[0], called, None, None)
    Gio.bus_own_name_on_connection(bus, NAME, Gio.BusNameOwnerFlags.NONE, lambda *_: print("ready", flush=True),
                                   lambda *_: sys.exit("the name is taken"))
    GLib.MainLoop().run()


if __name__ == "__main__":
    main()
