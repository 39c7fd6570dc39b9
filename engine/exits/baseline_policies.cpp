// SPDX-License-Identifier: GPL-3.0-or-later
#include "exits/baseline_policies.h"

namespace offramp {

std::vector<Policy> baselinePolicies(int exits) {
    return {{PatienceRule{1}, {}},
            {PatienceRule{2}, {}},
            {FixedExit{exits - 1}, {}},
            {OracleRule{OracleRule::Kind::fewestErrors}, {}},
            {OracleRule{OracleRule::Kind::noWorseThanLast}, {}}};
}

} // namespace offramp
