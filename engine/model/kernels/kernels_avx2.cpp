// SPDX-License-Identifier: GPL-3.0-or-later
#define OFFRAMP_KERNELS avx2
#define OFFRAMP_LANES 8
#define OFFRAMP_DEPTHWISE_ROWS 12
#define OFFRAMP_PRODUCT_ROWS 6
#define OFFRAMP_INSTRUCTION_SET_NAME "AVX2"
#include "model/kernels/kernels_impl.h"
// Behind it, since it stands on its vectors.
#include "model/kernels/product_impl.h"
