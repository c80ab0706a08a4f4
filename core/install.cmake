# SPDX-License-Identifier: MIT
# find_package(MeshStats), link MeshStats::Core, #include <core/meshstats.h>
include(CMakePackageConfigHelpers)
set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/MeshStats)
set_target_properties(mm_core PROPERTIES EXPORT_NAME Core)
set_target_properties(mm_core_tracker PROPERTIES EXPORT_NAME CoreTracker)
set_target_properties(mm_core_statsfile PROPERTIES EXPORT_NAME CoreStatsfile)
set_target_properties(mm_core_system PROPERTIES EXPORT_NAME CoreSystem)
install(TARGETS mm_core mm_core_tracker mm_core_statsfile mm_core_system EXPORT MeshStatsTargets
    ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR}
    FILE_SET HEADERS DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/meshstats)
install(EXPORT MeshStatsTargets NAMESPACE MeshStats:: DESTINATION ${package_dir})
configure_package_config_file(MeshStatsConfig.cmake.in ${CMAKE_CURRENT_BINARY_DIR}/MeshStatsConfig.cmake
    INSTALL_DESTINATION ${package_dir})
write_basic_package_version_file(${CMAKE_CURRENT_BINARY_DIR}/MeshStatsConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/MeshStatsConfig.cmake ${CMAKE_CURRENT_BINARY_DIR}/MeshStatsConfigVersion.cmake
    DESTINATION ${package_dir})
