# UNDERSTUDY_ENGINE_ONLY: the networks, their checks and benchmarks with LibTorch and header-only libraries alone, for
# machines with a GPU that have little else. UNDERSTUDY_HEADERS: folders with tl/, nlohmann/ and CLI/ in them, beside those
# that the compiler searches by itself.
set(UNDERSTUDY_HEADERS "" CACHE STRING "Folders of header-only libraries (tl-expected, nlohmann-json, CLI11)")

# understudy_headers(tl::expected tl/expected.hpp): a library that is nothing but headers.
function(understudy_headers target file)
    find_path(folder ${file} HINTS ${UNDERSTUDY_HEADERS} NO_CACHE)
    if(NOT folder)
        message(FATAL_ERROR "${file} is not here; name the folder that holds it in UNDERSTUDY_HEADERS.")
    endif()
    add_library(${target} INTERFACE IMPORTED GLOBAL)
    target_include_directories(${target} INTERFACE ${folder})
endfunction()

understudy_headers(tl::expected tl/expected.hpp)
understudy_headers(nlohmann_json::nlohmann_json nlohmann/json.hpp)
understudy_headers(CLI11::CLI11 CLI/CLI.hpp)

# LibTorch by its files. Torch's own CMake package asks for the toolkit and the compiler of its CUDA build, of which a
# program without a line of CUDA needs nothing.
if(NOT UNDERSTUDY_TORCH AND DEFINED ENV{UNDERSTUDY_TORCH})
    set(UNDERSTUDY_TORCH $ENV{UNDERSTUDY_TORCH})
endif()
find_path(torch_folder include/ATen/ATen.h PATHS ${UNDERSTUDY_TORCH} ${UNDERSTUDY_TORCH}/torch NO_DEFAULT_PATH NO_CACHE)
if(NOT torch_folder)
    message(FATAL_ERROR "LibTorch is not in \"${UNDERSTUDY_TORCH}\"; give its folder in UNDERSTUDY_TORCH "
        "(python3 -c 'import torch; print(torch.__path__[0])' prints PyTorch's).")
endif()
add_library(understudy_torch INTERFACE)
target_include_directories(understudy_torch SYSTEM INTERFACE
    ${torch_folder}/include ${torch_folder}/include/torch/csrc/api/include)
# The libraries register their devices as they are loaded; no symbol asks for them. What they need themselves they find
# by their own paths when the program starts.
target_link_options(understudy_torch INTERFACE -Wl,--no-as-needed -Wl,--allow-shlib-undefined)
foreach(part torch torch_cpu c10 torch_cuda c10_cuda)
    if(EXISTS ${torch_folder}/lib/lib${part}.so)
        target_link_libraries(understudy_torch INTERFACE ${torch_folder}/lib/lib${part}.so)
    endif()
endforeach()
# at::parallel_for is code in LibTorch's headers and runs on one thread where OpenMP is off. The library is the one that
# LibTorch brings, so that there is one pool of threads.
file(GLOB openmp ${torch_folder}/lib/libgomp*.so*)
if(openmp AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    list(GET openmp 0 openmp)
    target_compile_options(understudy_torch INTERFACE -fopenmp)
    target_link_libraries(understudy_torch INTERFACE ${openmp})
endif()

add_subdirectory(core/base)
add_subdirectory(core/model)
add_subdirectory(app)
