// SPDX-License-Identifier: GPL-3.0-or-later
// offramp-engine-texts ENGINE HEADER: brings the engine's texts to lupdate.
#include "base/error.h"
#include "base/files.h"
#include "translations/engine_texts.h"

#include <cstdio>

int main(int argc, char** argv) {
    if (argc != 3) {
        std::fputs("Usage: offramp-engine-texts ENGINE HEADER\n", stderr);
        return 2;
    }
    try {
        offramp::writeFile(argv[2], offramp::asHeader(offramp::engineTexts(argv[1])));
    } catch (const offramp::Error& error) {
        std::fprintf(stderr, "offramp-engine-texts: %s\n", error.what());
        return 1;
    }
    return 0;
}
