#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Checks the floors: which room of the engine may include which, no Qt in the engine, Torch in its plug-in alone.
set -euo pipefail
cd "$(dirname "$0")/.."

declare -A may=(
    [base]="base" [audio]="audio base" [features]="features base" [exits]="exits base" [scoring]="scoring base"
    [decode]="decode base" [model]="model features decode base"
    [analysis]="analysis audio features model decode exits scoring base"
    [lesson]="lesson analysis model audio exits scoring base"
    [corpus]="corpus analysis audio features model decode exits scoring base"
    [export]="export corpus analysis audio features model decode exits scoring base"
    [session]="session corpus analysis audio features model decode exits scoring base"
)
rooms=$(IFS='|'; echo "${!may[*]}")
bad=0
for room in "${!may[@]}"; do
    while IFS=: read -r file included; do
        target=${included%%/*}
        [[ " ${may[$room]} " == *" $target "* ]] && continue
        echo "$file includes $included: $room doesn't stand on $target" >&2
        bad=1
    done < <(grep -rEo --include='*.h' --include='*.cpp' "#include \"($rooms)/[^\"]+\"" "engine/$room" |
        sed -E 's/#include "(.*)"/\1/')
done
if grep -rEn --include='*.h' --include='*.cpp' '#include <(Q[A-Z]|Qt)' engine >&2; then
    echo "Qt in the engine" >&2
    bad=1
fi
if grep -rEln --include='*.h' --include='*.cpp' '#include <(torch|ATen|c10|caffe2)/' engine app | grep -v '^engine/model/torchscript/' >&2; then
    echo "a Torch header outside engine/model/torchscript" >&2
    bad=1
fi
# Widgets stand on the engine, the programs on both; nothing looks upward.
if grep -rEn --include='*.h' --include='*.cpp' '#include "(workbench|common|cli)/' engine widgets >&2; then
    echo "a program's header below the programs" >&2
    bad=1
fi
if grep -rEn --include='*.h' --include='*.cpp' "#include \"($(cd widgets && find . -mindepth 1 -maxdepth 1 -type d -printf '%f|' | sed 's/|$//'))/" engine app/cli app/common >&2; then
    echo "a widget's header below the widgets, or in the command line program" >&2
    bad=1
fi
if grep -rEn --include='*.h' --include='*.cpp' '#include "(analysis/analyze|model/open|audio/load)\.h"' widgets >&2; then
    echo "a widget opens files or runs models" >&2
    bad=1
fi
exit $bad
