# SPDX-License-Identifier: GPL-3.0-or-later
set(OFFRAMP_MODEL_FORMATS
    formats/byte_reader.cpp
    formats/detect.cpp
    formats/looks_like.cpp
    formats/pickle.cpp
    formats/pickle_calls.cpp
    formats/pickle_machine.cpp
    formats/pickle_scalars.cpp
    formats/pickle_tensors.cpp
    formats/safetensors.cpp
    formats/safetensors_write.cpp
    formats/state_dict.cpp
    formats/tensor.cpp
    formats/text.cpp
    formats/torch_file.cpp
    formats/torch_storages.cpp
    formats/zip_archive.cpp)
