# Configures and builds the engine alone as one would on another machine, looks at what it links, and lets it check the
# reference data. -DSOURCE, -DFOLDER, -DTORCH, -DGOLDEN
function(run)
    execute_process(COMMAND ${ARGN} RESULT_VARIABLE status OUTPUT_VARIABLE out ERROR_VARIABLE err)
    if(NOT status EQUAL 0)
        message(FATAL_ERROR "${ARGN}\n${out}${err}")
    endif()
    set(out "${out}" PARENT_SCOPE)
endfunction()

run(${CMAKE_COMMAND} -S ${SOURCE} -B ${FOLDER} -DCMAKE_BUILD_TYPE=Release -DUNDERSTUDY_ENGINE_ONLY=ON
    -DUNDERSTUDY_TORCH=${TORCH} -DUNDERSTUDY_WERROR=ON)
run(${CMAKE_COMMAND} --build ${FOLDER})

run(readelf -d ${FOLDER}/bin/understudy-engine)
string(REGEX MATCHALL "NEEDED[^\n]*\\[[^]]*" needed "${out}")
foreach(library ${needed})
    if(NOT library MATCHES "\\[(libtorch|libtorch_cpu|libtorch_cuda|libc10|libc10_cuda|libgomp[^]]*|libstdc\\+\\+|libm|libgcc_s|libc|ld-linux-x86-64)\\.so")
        message(FATAL_ERROR "The engine alone links ${library}]")
    endif()
endforeach()

# All but those of true size.
file(MAKE_DIRECTORY ${FOLDER}/golden)
foreach(part formula-weights.json tokenizer-tiny loudness mimi-tiny csm-tiny csm-tiny-published csm-tiny-eos lora)
    file(CREATE_LINK ${GOLDEN}/${part} ${FOLDER}/golden/${part} SYMBOLIC)
endforeach()
run(${FOLDER}/bin/understudy-engine golden ${FOLDER}/golden)
if(NOT out MATCHES "csm-tiny/speech  skipped\n" OR NOT out MATCHES "\nlora/all-linear/golden.safetensors  passed")
    message(FATAL_ERROR "${out}")
endif()
