# SPDX-License-Identifier: Apache-2.0
# Warnings are errors; ccache and mold are used when present.
add_compile_options(-Wall -Wextra -Wshadow -Wconversion -Werror)
# What g++ 12 guesses from its optimiser is wrong about std::string too often to be an error.
add_compile_options("$<$<CONFIG:Release>:-Wno-maybe-uninitialized;-Wno-restrict>")

find_program(OKNO_CCACHE ccache)
if(OKNO_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_C_COMPILER_LAUNCHER ${OKNO_CCACHE})
  set(CMAKE_CXX_COMPILER_LAUNCHER ${OKNO_CCACHE})
endif()

find_program(OKNO_MOLD mold)
if(OKNO_MOLD)
  add_link_options(-fuse-ld=mold)
endif()

if(OKNO_SANITIZE)
  add_compile_options(-fsanitize=${OKNO_SANITIZE} -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${OKNO_SANITIZE})
  if(OKNO_SANITIZE MATCHES thread)
    add_compile_options(-Wno-tsan)  # asio has fences, which are harmless but cannot be followed
  endif()
  if(OKNO_SANITIZE MATCHES undefined)
    # Asks for type information of libphonenumber's protobuf, which is not among what we link to.
    add_compile_options(-fno-sanitize=vptr)
  endif()
endif()
