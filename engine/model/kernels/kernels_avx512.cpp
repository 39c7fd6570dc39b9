// SPDX-License-Identifier: GPL-3.0-or-later
#define OFFRAMP_KERNELS avx512
#define OFFRAMP_LANES 16
#define OFFRAMP_DEPTHWISE_ROWS 24
#define OFFRAMP_PRODUCT_ROWS 14
#define OFFRAMP_INSTRUCTION_SET_NAME "AVX-512"
#include "model/kernels/kernels_impl.h"
// Behind it, since it stands on its vectors.
#include "model/kernels/product_impl.h"
