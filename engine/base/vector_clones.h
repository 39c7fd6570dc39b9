// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// Before a function whose loops become vector code: it is compiled for AVX2 too, and the machine's better
/// one is taken when the program is loaded. AVX2 brings no fused multiply-add, so both give the same numbers
/// to the last digit. Sanitizers don't stand what chooses between them, and clang 14 doesn't know it in every
/// place.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && defined(__OPTIMIZE__) &&              \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define OFFRAMP_VECTOR_CLONES __attribute__((flatten, target_clones("avx2", "default")))
#else
#define OFFRAMP_VECTOR_CLONES
#endif
