# SPDX-License-Identifier: GPL-3.0-or-later
set(OFFRAMP_CORPUS_MANIFEST
    )
