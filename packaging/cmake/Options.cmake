# One interface target carries the language level, the warnings and the Qt definitions that every target uses.
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_CXX_FLAGS_RELEASE "-O2") # assertions of our own stay on; core/audio adds what its loops need
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)

# What one checkout has compiled serves the next: paths count from its own folder. A result counts by the bytes of every
# file it read, comments too (depend mode): a precompiled header that was made of other bytes does not know its files again.
find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM)
    set(launcher ${CMAKE_COMMAND} -E env CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1 CCACHE_DEPEND=1
        CCACHE_SLOPPINESS=pch_defines,time_macros ${CCACHE_PROGRAM})
    set(CMAKE_CXX_COMPILER_LAUNCHER ${launcher})
    set(CMAKE_C_COMPILER_LAUNCHER ${launcher})
endif()

add_library(understudy_options INTERFACE)
# GCC 12 warns about std::string's own operator+ (bug 105651) and about moved-from library values it cannot follow.
# Left out for everyone: designated initialisers name the fields that differ from their defaults, and scoped enumerators
# may be called as a type is (ProgressUnit::Bytes).
target_compile_features(understudy_options INTERFACE cxx_std_20)
target_include_directories(understudy_options INTERFACE ${CMAKE_SOURCE_DIR})
target_compile_options(understudy_options INTERFACE -Wall -Wextra -Wpedantic
    -Wnon-virtual-dtor -Woverloaded-virtual -Wno-missing-field-initializers
    $<IF:$<CXX_COMPILER_ID:GNU>,-Wshadow=local;-Wno-restrict;-Wno-maybe-uninitialized,-Wshadow-uncaptured-local>
    $<$<BOOL:${UNDERSTUDY_WERROR}>:-Werror>)
target_compile_definitions(understudy_options INTERFACE QT_NO_KEYWORDS QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII
    QT_NO_FOREACH QT_NO_NARROWING_CONVERSIONS_IN_CONNECT)
find_package(Threads REQUIRED)
target_link_libraries(understudy_options INTERFACE Threads::Threads)

if(UNDERSTUDY_FUZZ)
    add_compile_options(-fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all)
    add_link_options(-fsanitize=address,undefined)
elseif(UNDERSTUDY_SANITIZE)
    add_compile_options(-fsanitize=${UNDERSTUDY_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
    add_link_options(-fsanitize=${UNDERSTUDY_SANITIZE})
endif()

# A folder of the tree is a target: understudy_library(audio SOURCES reader.cpp PUBLIC base PRIVATE Some::Lib).
# PUBLIC and PRIVATE name folders of the tree (base -> understudy::base) or imported targets.
function(understudy_library name)
    cmake_parse_arguments(ARG "" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
    add_library(understudy_${name} STATIC ${ARG_SOURCES})
    add_library(understudy::${name} ALIAS understudy_${name})
    target_link_libraries(understudy_${name} PUBLIC understudy_options)
    foreach(scope PUBLIC PRIVATE)
        foreach(item ${ARG_${scope}})
            if(item MATCHES "^[a-z_]+$")
                set(item understudy_${item})
            endif()
            target_link_libraries(understudy_${name} ${scope} ${item})
        endforeach()
    endforeach()
endfunction()
