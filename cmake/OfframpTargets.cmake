# SPDX-License-Identifier: GPL-3.0-or-later
# How every target of Offramp is compiled, and how a room of the engine is declared.

set(OFFRAMP_ENGINE_DIR "${CMAKE_CURRENT_SOURCE_DIR}/engine")

add_library(offramp_options INTERFACE)
target_compile_features(offramp_options INTERFACE cxx_std_20)
target_compile_options(offramp_options INTERFACE -Wall -Wextra -Wpedantic)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_GREATER_EQUAL 12
   AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    # g++ 12 sees overlapping copies in every short std::string that is assigned (its bug 105329); 13 doesn't.
    target_compile_options(offramp_options INTERFACE -Wno-restrict)
endif()
if(OFFRAMP_WARNINGS_AS_ERRORS)
    target_compile_options(offramp_options INTERFACE -Werror)
endif()
if(OFFRAMP_SANITIZE)
    target_compile_options(offramp_options INTERFACE -fsanitize=${OFFRAMP_SANITIZE} -fno-omit-frame-pointer
                                                     -fno-sanitize-recover=all)
    target_link_options(offramp_options INTERFACE -fsanitize=${OFFRAMP_SANITIZE})
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        # The sanitizers' own code hides from g++ what is initialised: it warns of every std::variant that is copied.
        # The other builds keep the warning.
        target_compile_options(offramp_options INTERFACE -Wno-maybe-uninitialized)
    endif()
endif()

# Headers that most files read and that never change: what is precompiled of the standard library.
set(OFFRAMP_STANDARD_HEADERS <algorithm> <array> <charconv> <chrono> <cmath> <cstdint> <filesystem> <functional> <limits>
    <map> <memory> <optional> <set> <span> <string> <string_view> <unordered_map> <utility> <variant> <vector>)

# offramp_room(NAME SOURCES ... LIBRARIES ...): one folder of the engine. Its libraries' headers reach that
# folder alone, so a room cannot use by accident what DESIGN keeps out of it.
function(offramp_room name)
    cmake_parse_arguments(ROOM "" "" "SOURCES;LIBRARIES" ${ARGN})
    add_library(offramp_${name} OBJECT ${ROOM_SOURCES})
    set_target_properties(offramp_${name} PROPERTIES POSITION_INDEPENDENT_CODE ON CXX_EXTENSIONS OFF)
    target_include_directories(offramp_${name} PRIVATE "${OFFRAMP_ENGINE_DIR}" "${PROJECT_BINARY_DIR}/engine")
    target_link_libraries(offramp_${name} PRIVATE offramp_options ${ROOM_LIBRARIES})
    # The first room makes the precompiled header, the others are compiled alike and use it.
    get_property(rooms GLOBAL PROPERTY OFFRAMP_ROOMS)
    if(rooms)
        list(GET rooms 0 first)
        target_precompile_headers(offramp_${name} REUSE_FROM ${first})
    else()
        target_precompile_headers(offramp_${name} PRIVATE ${OFFRAMP_STANDARD_HEADERS})
    endif()
    set_property(GLOBAL APPEND PROPERTY OFFRAMP_ROOMS offramp_${name})
    set_property(GLOBAL APPEND PROPERTY OFFRAMP_ROOM_LIBRARIES ${ROOM_LIBRARIES})
endfunction()
