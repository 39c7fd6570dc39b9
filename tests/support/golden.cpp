// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/golden.h"

#include "base/files.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace offramp::test {

Matrix toMatrix(const Tensor& tensor) {
    const FloatView view = asFloats(tensor);
    Matrix matrix(tensor.shape.at(0), tensor.shape.at(1));
    std::copy(view.data, view.data + view.count, matrix.data());
    return matrix;
}

Golden readGolden(const std::filesystem::path& path) {
    const SafetensorsFile file = readSafetensors(path);
    Golden golden;
    golden.features = toMatrix(file.tensors.at("features"));
    for (int exit = 0;; ++exit) {
        const auto found = file.tensors.find("exit." + std::to_string(exit) + ".log_probs");
        if (found == file.tensors.end()) return golden;
        golden.logProbs.push_back(toMatrix(found->second));
    }
}

std::vector<std::string> goldenTexts(const std::filesystem::path& folder, const std::string& name) {
    return nlohmann::json::parse(readFile(folder / "greedy.json")).at(name).get<std::vector<std::string>>();
}

double largestDifference(const Matrix& a, const Matrix& b) {
    if (a.rows() != b.rows() || a.cols() != b.cols()) return std::numeric_limits<double>::infinity();
    double largest = 0;
    for (std::int64_t i = 0; i < a.size(); ++i) {
        const double x = a.data()[i];
        const double y = b.data()[i];
        const bool small = x < -20 && y < -20;
        const double difference = small ? std::abs(std::exp(x) - std::exp(y)) : std::abs(x - y);
        largest =
            std::max(largest, std::isnan(difference) ? std::numeric_limits<double>::infinity() : difference);
    }
    return largest;
}

} // namespace offramp::test
