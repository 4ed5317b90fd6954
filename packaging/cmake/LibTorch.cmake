# LibTorch: the folder named by UNDERSTUDY_TORCH (CMake or environment), else the one packaging/fetch_torch.sh keeps in
# the user's cache. What differs between the CPU and the CUDA build is decided by Torch's own CMake files, here only.
if(NOT UNDERSTUDY_TORCH AND DEFINED ENV{UNDERSTUDY_TORCH})
    set(UNDERSTUDY_TORCH $ENV{UNDERSTUDY_TORCH})
endif()
if(NOT UNDERSTUDY_TORCH)
    execute_process(COMMAND ${CMAKE_SOURCE_DIR}/packaging/fetch_torch.sh
        OUTPUT_VARIABLE UNDERSTUDY_TORCH OUTPUT_STRIP_TRAILING_WHITESPACE RESULT_VARIABLE fetched)
    if(NOT fetched EQUAL 0)
        message(FATAL_ERROR "LibTorch could not be had; give its folder in UNDERSTUDY_TORCH.")
    endif()
endif()
set(CMAKE_MESSAGE_LOG_LEVEL_BEFORE ${CMAKE_MESSAGE_LOG_LEVEL})
set(CMAKE_MESSAGE_LOG_LEVEL ERROR) # the CPU wheel names optional parts it does not ship
find_package(Torch 2.6 REQUIRED PATHS ${UNDERSTUDY_TORCH} ${UNDERSTUDY_TORCH}/torch NO_DEFAULT_PATH)
set(CMAKE_MESSAGE_LOG_LEVEL ${CMAKE_MESSAGE_LOG_LEVEL_BEFORE})
add_library(understudy_torch INTERFACE)
target_include_directories(understudy_torch SYSTEM INTERFACE ${TORCH_INCLUDE_DIRS})
target_link_libraries(understudy_torch INTERFACE ${TORCH_LIBRARIES})
# at::parallel_for is code in Torch's headers and runs on one thread where OpenMP is off. Linked, it is the library
# that LibTorch brings. Clang builds (fuzz targets) do without: Debian's has no OpenMP of its own.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(understudy_torch INTERFACE -fopenmp)
    target_link_options(understudy_torch INTERFACE -fopenmp)
endif()
