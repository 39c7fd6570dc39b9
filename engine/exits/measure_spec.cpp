// SPDX-License-Identifier: GPL-3.0-or-later
#include "exits/measure_spec.h"

#include "base/error.h"

#include <array>
#include <charconv>
#include <cmath>
#include <utility>

namespace offramp {

namespace {

constexpr double largestAlpha = 100;
constexpr double largestTemperature = 100;

constexpr std::array<std::pair<std::string_view, FrameMask>, 4> masks{{{"all", FrameMask::all},
                                                                       {"nonblank", FrameMask::nonBlank},
                                                                       {"blankbelow", FrameMask::blankBelow},
                                                                       {"emitting", FrameMask::emitting}}};
constexpr std::array<std::pair<std::string_view, Pooling>, 3> pools{
    {{"mean", Pooling::mean}, {"min", Pooling::minimum}, {"quantile", Pooling::quantile}}};

/// A number of the parameters by the key of the text form.
struct NumberKey {
    std::string_view key;
    double MeasureParameters::*number;
    Parameter parameter; ///< that a measure must have
    double least;
    double most;
    bool openBelow; ///< it must be above `least`
};

constexpr std::array<NumberKey, 4> numbers{{
    {"alpha", &MeasureParameters::alpha, Parameter::alpha, 0, largestAlpha, true},
    {"blank", &MeasureParameters::maskThreshold, Parameter::mask, 0, 1, false},
    {"quantile", &MeasureParameters::quantile, Parameter::pool, 0, 1, false},
    {"temperature", &MeasureParameters::temperature, Parameter::temperature, 0, largestTemperature, true},
}};

std::string shortest(double value) {
    std::array<char, 32> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value);
    return {digits.data(), end.ptr};
}

template <typename Table>
std::string_view wordFor(const Table& table, decltype(table[0].second) value) {
    for (const auto& [word, meaning] : table)
        if (meaning == value) return word;
    return {};
}

template <typename Table>
std::string wordsOf(const Table& table) {
    std::string all;
    for (const auto& [word, meaning] : table)
        all.append(all.empty() ? "" : ", ").append(word);
    return all;
}

/// "alpha, mask, blank, pool, quantile, temperature", as far as the measure has them.
std::string keysOf(const Measure& measure) {
    std::string keys;
    const auto add = [&](Parameter parameter, std::string_view names) {
        if (measure.has(parameter)) keys.append(keys.empty() ? "" : ", ").append(names);
    };
    add(Parameter::alpha, "alpha");
    add(Parameter::mask, "mask, blank");
    add(Parameter::pool, "pool, quantile");
    add(Parameter::temperature, "temperature");
    return keys;
}

[[noreturn]] void refuseKey(const Measure& measure, std::string_view key) {
    const std::string known = keysOf(measure);
    throw Error(std::string(measure.id), msg("has no parameter \"{0}\"", key),
                known.empty() ? msg("It has none: name it alone") : msg("It has {0}", known));
}

void requireParameter(const Measure& measure, Parameter parameter, std::string_view key) {
    if (!measure.has(parameter)) refuseKey(measure, key);
}

/// One measure's text form while it is read.
class Reader {
public:
    Reader(const Measure& measure, MeasureParameters& parameters)
        : measure_(measure), parameters_(parameters) {}

    /// "alpha=0.5"
    void read(std::string_view setting) {
        const std::size_t equals = setting.find('=');
        if (equals == std::string_view::npos || equals == 0) {
            throw Error(std::string(measure_.id), msg("\"{0}\" sets no parameter", setting),
                        msg("Write KEY=VALUE after the colon, parted by commas"));
        }
        const std::string_view key = setting.substr(0, equals);
        if (seen_.find(std::string(key) + ',') != std::string::npos)
            throw Error(std::string(measure_.id), msg("\"{0}\" is set twice", key), msg("Set it once"));
        seen_.append(key).append(",");
        assign(key, setting.substr(equals + 1));
    }

private:
    template <typename Table>
    auto chosen(const Table& table, std::string_view key, std::string_view value) {
        for (const auto& [word, meaning] : table)
            if (word == value) return meaning;
        throw Error(std::string(measure_.id), msg("there is no {0} \"{1}\"", key, value),
                    msg("Choose one of {0}", wordsOf(table)));
    }

    void assign(std::string_view key, std::string_view value) {
        if (key == "mask") {
            requireParameter(measure_, Parameter::mask, key);
            parameters_.mask = chosen(masks, key, value);
        } else if (key == "pool") {
            requireParameter(measure_, Parameter::pool, key);
            parameters_.pool = chosen(pools, key, value);
        } else {
            assignNumber(key, value);
        }
    }

    void assignNumber(std::string_view key, std::string_view value) {
        for (const NumberKey& known : numbers) {
            if (known.key != key) continue;
            requireParameter(measure_, known.parameter, key);
            double& number = parameters_.*known.number;
            const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
            if (error == std::errc{} && end == value.data() + value.size()) return;
            throw Error(std::string(measure_.id), msg("\"{0}\" of {1} is no number", value, key),
                        msg("Give a number, such as {0}", shortest(MeasureParameters().*known.number)));
        }
        refuseKey(measure_, key);
    }

    const Measure& measure_;
    MeasureParameters& parameters_;
    std::string seen_;
};

void checkNumber(const Measure& measure, const MeasureParameters& parameters, const NumberKey& key) {
    const double number = parameters.*key.number;
    if (number == MeasureParameters().*key.number) return;
    requireParameter(measure, key.parameter, key.key);
    const bool inside = (key.openBelow ? number > key.least : number >= key.least) && number <= key.most;
    if (inside) return;
    const Message remedy = key.openBelow ? msg("Give a number above {0}, at most {1}", key.least, key.most)
                                         : msg("Give a number from {0} to {1}", key.least, key.most);
    throw Error(std::string(measure.id), msg("{0} is {1}", key.key, number), remedy);
}

/// A number that nothing reads would make two texts of one measure.
void checkUse(const Measure& measure, const MeasureParameters& parameters) {
    const MeasureParameters standard;
    if (parameters.mask != FrameMask::blankBelow && parameters.maskThreshold != standard.maskThreshold) {
        throw Error(std::string(measure.id), msg("blank is set without mask=blankbelow"),
                    msg("Add mask=blankbelow, or leave blank out"));
    }
    if (parameters.pool != Pooling::quantile && parameters.quantile != standard.quantile) {
        throw Error(std::string(measure.id), msg("quantile is set without pool=quantile"),
                    msg("Add pool=quantile, or leave quantile out"));
    }
}

/// The parameters that differ from the defaults, in the order of the text form.
class Writer {
public:
    explicit Writer(const MeasureSpec& spec)
        : parameters_(spec.parameters), text_(spec.measure != nullptr ? spec.measure->id : "") {
        number(numbers[0]);
        if (parameters_.mask != standard_.mask) add("mask", wordFor(masks, parameters_.mask));
        number(numbers[1]);
        if (parameters_.pool != standard_.pool) add("pool", wordFor(pools, parameters_.pool));
        number(numbers[2]);
        number(numbers[3]);
    }

    [[nodiscard]] const std::string& text() const { return text_; }

private:
    void number(const NumberKey& key) {
        const double value = parameters_.*key.number;
        if (value != standard_.*key.number) add(key.key, shortest(value));
    }
    void add(std::string_view key, std::string_view value) {
        text_.append(first_ ? ":" : ",").append(key).append("=").append(value);
        first_ = false;
    }

    const MeasureParameters& parameters_;
    MeasureParameters standard_;
    std::string text_;
    bool first_ = true;
};

} // namespace

MeasureSpec specOf(std::string_view id) {
    return {&measureOf(id), {}};
}

MeasureSpec parseMeasureSpec(std::string_view text) {
    const std::size_t colon = text.find(':');
    MeasureSpec spec = specOf(text.substr(0, colon));
    if (colon == std::string_view::npos) return spec;
    Reader reader(*spec.measure, spec.parameters);
    std::string_view settings = text.substr(colon + 1);
    for (bool more = true; more;) {
        const std::size_t comma = settings.find(',');
        reader.read(settings.substr(0, comma));
        more = comma != std::string_view::npos;
        if (more) settings.remove_prefix(comma + 1);
    }
    checkSpec(spec);
    return spec;
}

std::string textOf(const MeasureSpec& spec) {
    return Writer(spec).text();
}

void checkSpec(const MeasureSpec& spec) {
    if (spec.measure == nullptr)
        throw Error("policy", msg("no exit measure is given"),
                    msg("Choose one of those that \"offramp-cli measures\" lists"));
    const Measure& measure = *spec.measure;
    const MeasureParameters standard;
    if (spec.parameters.mask != standard.mask) requireParameter(measure, Parameter::mask, "mask");
    if (spec.parameters.pool != standard.pool) requireParameter(measure, Parameter::pool, "pool");
    for (const NumberKey& key : numbers)
        checkNumber(measure, spec.parameters, key);
    checkUse(measure, spec.parameters);
}

} // namespace offramp
