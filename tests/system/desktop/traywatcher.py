#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A panel's org.kde.StatusNotifierWatcher, with which tray icons register: prints the sender of each registration on a line
until it is killed.
"""
import sys

import gi

gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib  # noqa: E402

NAME = "org.kde.StatusNotifierWatcher"
INTERFACE = f"""<node><interface name="{NAME}">
  <method name="RegisterStatusNotifierItem"><arg type="s" direction="in"/></method>
  <property name="IsStatusNotifierHostRegistered" type="b" access="read"/>
</interface></node>"""


def called(connection, sender, path, interface, method, arguments, invocation):
    print(sender, flush=True)
    invocation.return_value(None)


def get_property(connection, sender, path, interface, name):
    return GLib.Variant("b", True)


def main():
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    bus.register_object("/StatusNotifierWatcher", Gio.DBusNodeInfo.new_for_xml(INTERFACE).interfaces[0], called, get_property, None)
    Gio.bus_own_name_on_connection(bus, NAME, Gio.BusNameOwnerFlags.NONE, None, lambda *_: sys.exit("the name is taken"))
    GLib.MainLoop().run()


if __name__ == "__main__":
    main()
