// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/formats/pickle.h"

#include <map>

namespace offramp {

/// The tensors of a pickle, by the names that they have in the model.
struct StateDict {
    std::map<std::string, const PickleTensor*> tensors;
    std::string under; ///< the entry of the file that holds them; empty if it is the whole file
    std::vector<std::string> skipped; ///< entries beside the tensors that are none
};

/// Finds the state dict that a checkpoint is or has within: "state_dict", "model", … What DataParallel and
/// torch.compile put before every name ("module.", "_orig_mod.") is taken off. Throws Error if there is none.
[[nodiscard]] StateDict findStateDict(const Pickle& pickle, const std::string& subject);

/// The parameters and buffers of a TorchScript module under the path of attributes that leads to each, joined
/// by dots. Throws Error if the pickle holds no module.
[[nodiscard]] StateDict findModuleTensors(const Pickle& pickle, const std::string& subject);

} // namespace offramp
