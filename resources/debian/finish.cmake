# SPDX-License-Identifier: MIT
# Run by cpack before it packs the tree: adds what only a Debian package has.
file(GLOB_RECURSE manuals ${CPACK_TEMPORARY_INSTALL_DIRECTORY}/*/usr/share/man/*)
if(NOT manuals)
    message(FATAL_ERROR "No manual pages below ${CPACK_TEMPORARY_INSTALL_DIRECTORY}")
endif()
list(GET manuals 0 manual)
string(REGEX REPLACE "/share/man/.*" "" usr "${manual}")

set(doc ${usr}/share/doc/ee-monitor)
file(MAKE_DIRECTORY ${doc})
configure_file(${CMAKE_CURRENT_LIST_DIR}/copyright ${doc}/copyright COPYONLY)
configure_file(${CMAKE_CURRENT_LIST_DIR}/changelog ${doc}/changelog.Debian COPYONLY)
execute_process(COMMAND gzip -9n ${manuals} ${doc}/changelog.Debian COMMAND_ERROR_IS_FATAL ANY)

# Debian's zsh reads this folder, not zsh's default one.
file(RENAME ${usr}/share/zsh/site-functions ${usr}/share/zsh/vendor-completions)
execute_process(COMMAND chmod -R u=rwX,go=rX ${doc} COMMAND_ERROR_IS_FATAL ANY)
