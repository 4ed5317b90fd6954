# PocketSphinx as PocketSphinx::PocketSphinx. Debian's .pc file names a folder of headers that its package does not have.
find_path(POCKETSPHINX_INCLUDE pocketsphinx/pocketsphinx.h REQUIRED)
find_path(SPHINXBASE_INCLUDE sphinxbase/fe.h REQUIRED)
find_library(POCKETSPHINX_LIBRARY pocketsphinx REQUIRED)
find_library(SPHINXBASE_LIBRARY sphinxbase REQUIRED)
add_library(PocketSphinx::PocketSphinx INTERFACE IMPORTED)
target_include_directories(PocketSphinx::PocketSphinx INTERFACE ${POCKETSPHINX_INCLUDE}/pocketsphinx ${SPHINXBASE_INCLUDE} ${SPHINXBASE_INCLUDE}/sphinxbase)
target_link_libraries(PocketSphinx::PocketSphinx INTERFACE ${POCKETSPHINX_LIBRARY} ${SPHINXBASE_LIBRARY})
