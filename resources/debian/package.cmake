# SPDX-License-Identifier: MIT
# `cpack -G DEB` in a release build makes ee-monitor_VERSION-1_ARCHITECTURE.deb: the programs without the library.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME ee-monitor)
set(CPACK_PACKAGE_VENDOR "The EE Monitor authors")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "shows whether the MM mesh is alive and what it does")
set(CPACK_COMPONENT_RUNTIME_DESCRIPTION
    "MM is a proxy through which the services of one computer call each other's
MCP tools. EE Monitor shows in one coloured label whether it is alive, how many
services it has and how many messages went through it, and never shows a dead
one green.
.
This package holds the monitor, ee-monitor, and an MM, mm-proxy.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_COMPONENTS_ALL runtime)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ
    WORLD_EXECUTE)
set(CPACK_PRE_BUILD_SCRIPTS ${CMAKE_CURRENT_LIST_DIR}/finish.cmake)

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_RUNTIME_PACKAGE_NAME ee-monitor)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_MAINTAINER "EE Monitor developers <maintainers@eemonitor.example>")
set(CPACK_DEBIAN_PACKAGE_SECTION net)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS hicolor-icon-theme)
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "qt6-wayland, xdg-utils")
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
include(CPack)
