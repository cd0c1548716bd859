# SPDX-License-Identifier: Apache-2.0
# okno_embedded: web/dist and migrations/ inside the program, behind embedded_files.h.
find_package(Python3 REQUIRED COMPONENTS Interpreter)

function(okno_embed name function folder)
  cmake_parse_arguments(PARSE_ARGV 3 embed "GZIP" "" "FILES")
  set(output ${CMAKE_BINARY_DIR}/embedded/${name}.cpp)
  if(embed_GZIP)
    set(gzip --gzip)
  endif()
  add_custom_command(
    OUTPUT ${output}
    COMMAND ${Python3_EXECUTABLE} ${CMAKE_SOURCE_DIR}/scripts/embed_files.py ${gzip} ${function} ${folder} ${output} ${embed_FILES}
    DEPENDS ${CMAKE_SOURCE_DIR}/scripts/embed_files.py ${embed_FILES}
    COMMENT "Embedding ${name}"
    VERBATIM)
  # The compiler does not see what .incbin reads.
  set_source_files_properties(${output} PROPERTIES OBJECT_DEPENDS "${embed_FILES}")
  target_sources(okno_embedded PRIVATE ${output})
endfunction()

file(GLOB_RECURSE web_files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/web/dist/*)
file(GLOB migrations CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/migrations/*.sql)

add_library(okno_embedded STATIC)
target_include_directories(okno_embedded PUBLIC ${CMAKE_SOURCE_DIR}/cmake/embedded)
okno_embed(web embedded_web_files ${CMAKE_SOURCE_DIR}/web/dist GZIP FILES ${web_files})
okno_embed(migrations embedded_migrations ${CMAKE_SOURCE_DIR}/migrations FILES ${migrations})
