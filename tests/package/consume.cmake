# SPDX-License-Identifier: MIT
# Installs the project into a folder, builds the example host against nothing but that, and has it write a file.
function(run)
    execute_process(COMMAND ${ARGV} RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE output)
    if(NOT result EQUAL 0)
        list(JOIN ARGV " " command)
        message(FATAL_ERROR "${command}: ${result}\n${output}")
    endif()
    set(output "${output}" PARENT_SCOPE)
endfunction()

file(REMOVE_RECURSE ${WORK})
run(${CMAKE_COMMAND} --install ${BUILD} --prefix ${WORK}/prefix)
run(${CMAKE_COMMAND} -S ${CONSUMER} -B ${WORK}/build -G ${GENERATOR} -DCMAKE_CXX_COMPILER=${COMPILER}
    -DCMAKE_PREFIX_PATH=${WORK}/prefix -DCMAKE_BUILD_TYPE=RelWithDebInfo)
file(STRINGS ${WORK}/build/CMakeCache.txt found REGEX "^MeshStats_DIR:")
string(FIND "${found}" "=${WORK}/prefix/" ours) # no regular expression: a path may hold its signs
if(ours EQUAL -1)
    message(FATAL_ERROR "Another package was found: ${found}")
endif()
run(${CMAKE_COMMAND} --build ${WORK}/build)

run(${WORK}/build/mesh-host --stats-file ${WORK}/stats.json --register a,b --messages a:12,b:5 --deregister b)
file(READ ${WORK}/stats.json stats)
string(JSON services GET ${stats} total_services)
string(JSON messages GET ${stats} total_messages)
string(JSON counted GET ${stats} services 0 message_count)
if(NOT "${services} ${messages} ${counted}" STREQUAL "1 17 12")
    message(FATAL_ERROR "The example host left ${stats}")
endif()

if(EXISTS ${BUILD}/app/monitor)
    run(${WORK}/prefix/bin/ee-monitor --version)
    run(${CMAKE_COMMAND} -E env LC_ALL=C ${WORK}/prefix/bin/ee-monitor --help)
    execute_process(COMMAND ${WORK}/prefix/bin/ee-monitor --stats-file ${WORK}/stats.json --once RESULT_VARIABLE code)
    if(NOT code EQUAL 1)
        message(FATAL_ERROR "A cleanly stopped writer gave exit code ${code}")
    endif()
endif()
