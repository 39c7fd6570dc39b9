// SPDX-License-Identifier: GPL-3.0-or-later
#include "lesson/settings.h"

#include "base/error.h"
#include "exits/policy_json.h"
#include "lesson/text_parts.h"

#include <algorithm>
#include <array>
#include <utility>

namespace offramp {

namespace {

namespace fs = std::filesystem;
using Value = Written<std::string_view>;

constexpr std::array<std::string_view, 6> views{"waveform", "spectrogram", "ladder",
                                                "entropy",  "probability", "posteriors"};
constexpr std::array<std::string_view, 6> panels{"utterances", "strategy", "hypotheses",
                                                 "compare",    "nbest",    "model"};

std::string listed(std::span<const std::string_view> names) {
    std::string text;
    for (const std::string_view name : names)
        text.append(text.empty() ? "" : ", ").append(name);
    return text;
}

void checkName(std::string_view name, std::span<const std::string_view> names) {
    if (std::find(names.begin(), names.end(), name) == names.end())
        throw Error("", msg("there is no “{0}”", name), msg("There are {0}", listed(names)));
}

/// A file that the lesson names by its path.
fs::path besideLesson(std::string_view value, const LessonPlaces& places) {
    const fs::path path = (places.lessonFolder / fs::path(value)).lexically_normal();
    std::error_code failure;
    if (!fs::exists(path, failure))
        throw Error("", msg("{0} isn't there", path.string()),
                    msg("Paths are relative to the lesson's folder; the demo's are written as demo/…"));
    return path;
}

fs::path recordingOf(std::string_view value, const LessonPlaces& places) {
    constexpr std::string_view demo = "demo/";
    if (!value.starts_with(demo)) return besideLesson(value, places);
    const std::string name(value.substr(demo.size()));
    const auto& names = places.demoRecordings;
    if (std::find(names.begin(), names.end(), name) == names.end()) {
        const std::vector<std::string_view> known(names.begin(), names.end());
        throw Error("", msg("the demo has no recording “{0}”", name), msg("It has {0}", listed(known)));
    }
    return places.demoFolder / (name + ".wav");
}

/// "patience 2", "fixed 3", "random 7", "oracle", "oracle last", "default".
std::optional<Policy> policyInWords(std::string_view value) {
    const auto words = wordsOf(value);
    const bool lone = words.size() == 1;
    if (lone && words[0] == "default") return defaultPolicy();
    if (lone && words[0] == "oracle") return Policy{OracleRule{OracleRule::Kind::fewestErrors}, {}};
    if (words.size() != 2) return std::nullopt;
    if (words[0] == "oracle" && words[1] == "last")
        return Policy{OracleRule{OracleRule::Kind::noWorseThanLast}, {}};
    const auto number = wholeOf(words[1]);
    if (!number) return std::nullopt;
    if (words[0] == "random") return Policy{RandomExit{static_cast<std::uint64_t>(*number), {}}, {}};
    if (*number < 1) return std::nullopt;
    if (words[0] == "patience") return Policy{PatienceRule{*number}, {}};
    if (words[0] == "fixed") return Policy{FixedExit{*number - 1}, {}};
    return std::nullopt;
}

Policy policyWritten(std::string_view value, const LessonPlaces& places) {
    if (value.ends_with(".json")) return readPolicy(besideLesson(value, places)).policy;
    if (const auto policy = policyInWords(value)) return *policy;
    throw Error("", msg("“{0}” is no strategy", value),
                msg("Write default, patience 2, fixed 3, random 1, oracle, oracle last, or a strategy's file "
                    "(.json); a threshold is set by measure and threshold"));
}

std::vector<double> thresholdsOf(std::string_view value) {
    std::vector<double> thresholds;
    for (const std::string_view part : partsOf(value, ',')) {
        const auto number = numberOf(part, true);
        if (!number) throw Error("", msg("“{0}” is no number", part));
        thresholds.push_back(*number);
    }
    return thresholds;
}

std::vector<std::string> viewsOf(std::string_view value) {
    std::vector<std::string> names;
    for (const std::string_view part : partsOf(value, ',')) {
        checkName(part, views);
        names.emplace_back(part);
    }
    return names;
}

/// A number of exits, from `least`, or nothing for `word`.
std::optional<int> exitOf(std::string_view value, std::string_view word, int least) {
    if (value == word) return std::nullopt;
    const auto number = wholeOf(value);
    if (!number || *number < least)
        throw Error("", msg("“{0}” is no exit", value),
                    msg("Write a number from {0} or the word “{1}”", least, word));
    return number;
}

std::optional<Stretch> rangeOf(std::string_view value) {
    if (value == "all") return std::nullopt;
    const auto parts = partsOf(value, '-');
    const auto begin = parts.size() == 2 ? numberOf(parts[0], false) : std::nullopt;
    const auto end = parts.size() == 2 ? numberOf(parts[1], false) : std::nullopt;
    if (!begin || !end || *begin < 0 || *begin >= *end)
        throw Error("", msg("“{0}” is no stretch of time", value),
                    msg("Write the seconds as 0.5-2, or the word “all”"));
    return Stretch{*begin, *end};
}

template <typename Setting>
void put(std::optional<Written<Setting>>& setting, const Value& value, Setting read) {
    setting = {std::move(read), value.line};
}

template <typename Setting>
bool isSet(const std::optional<Written<Setting>>& setting) {
    return setting.has_value();
}

/// A setting's name and how its value is read.
struct Reader {
    std::string_view name;
    bool (*isThere)(const LessonSettings&);
    void (*read)(LessonSettings&, const Value&, const LessonPlaces&);
};

constexpr std::array readers{
    Reader{"model", [](const LessonSettings& s) { return isSet(s.model); },
           [](LessonSettings& s, const Value& v, const LessonPlaces& places) {
               put(s.model, v, lessonModel(v.value, places));
           }},
    Reader{"recording", [](const LessonSettings& s) { return isSet(s.recording); },
           [](LessonSettings& s, const Value& v, const LessonPlaces& places) {
               put(s.recording, v, recordingOf(v.value, places));
           }},
    Reader{"measure", [](const LessonSettings& s) { return isSet(s.measure); },
           [](LessonSettings& s, const Value& v, const LessonPlaces& /*places*/) {
               put(s.measure, v, parseMeasureSpec(v.value));
           }},
    Reader{"threshold", [](const LessonSettings& s) { return isSet(s.thresholds); },
           [](LessonSettings& s, const Value& v, const LessonPlaces& /*places*/) {
               put(s.thresholds, v, thresholdsOf(v.value));
           }},
    Reader{"policy", [](const LessonSettings& s) { return isSet(s.policy); },
           [](LessonSettings& s, const Value& v, const LessonPlaces& places) {
               put(s.policy, v, policyWritten(v.value, places));
           }},
    Reader{"views", [](const LessonSettings& s) { return isSet(s.views); },
           [](LessonSettings& s, const Value& v, const LessonPlaces& /*places*/) {
               put(s.views, v, viewsOf(v.value));
           }},
    Reader{"panel", [](const LessonSettings& s) { return isSet(s.panel); },
           [](LessonSettings& s, const Value& v, const LessonPlaces& /*places*/) {
               checkName(v.value, panels);
               put(s.panel, v, std::string(v.value));
           }},
    Reader{"exit", [](const LessonSettings& s) { return isSet(s.exit); },
           [](LessonSettings& s, const Value& v, const LessonPlaces& /*places*/) {
               put(s.exit, v, exitOf(v.value, "taken", 1));
           }},
    Reader{"reveal", [](const LessonSettings& s) { return isSet(s.reveal); },
           [](LessonSettings& s, const Value& v, const LessonPlaces& /*places*/) {
               put(s.reveal, v, exitOf(v.value, "all", 0));
           }},
    Reader{"range", [](const LessonSettings& s) { return isSet(s.range); },
           [](LessonSettings& s, const Value& v, const LessonPlaces& /*places*/) {
               put(s.range, v, rangeOf(v.value));
           }},
};

std::string readerNames() {
    std::string text;
    for (const Reader& reader : readers)
        text.append(text.empty() ? "" : ", ").append(reader.name);
    return text;
}

template <typename Setting>
void overlay(std::optional<Setting>& earlier, const std::optional<Setting>& later) {
    if (later) earlier = later;
}

} // namespace

std::span<const std::string_view> lessonViews() {
    return views;
}

std::span<const std::string_view> lessonPanels() {
    return panels;
}

fs::path lessonModel(std::string_view value, const LessonPlaces& places) {
    return value == "demo" ? places.demoModel : besideLesson(value, places);
}

void readSetting(LessonSettings& settings, std::string_view name, const Value& value,
                 const LessonPlaces& places) {
    const auto* reader =
        std::find_if(readers.begin(), readers.end(), [&](const Reader& each) { return each.name == name; });
    if (reader == readers.end())
        throw Error("", msg("“{0}” can't be set", name), msg("There are {0} and expect", readerNames()));
    if (reader->isThere(settings)) throw Error("", msg("“{0}” is set twice", name));
    if (value.value.empty()) throw Error("", msg("“{0}” has no value", name));
    reader->read(settings, value, places);
    if (settings.policy && (settings.measure || settings.thresholds))
        throw Error("", msg("policy takes the place of measure and threshold"), msg("Leave one out"));
}

LessonSettings overlaid(LessonSettings earlier, const LessonSettings& later) {
    if (later.policy) {
        earlier.measure.reset();
        earlier.thresholds.reset();
    }
    if (later.measure || later.thresholds) earlier.policy.reset();
    if (later.measure) earlier.thresholds.reset(); // they were on another scale
    overlay(earlier.model, later.model);
    overlay(earlier.recording, later.recording);
    overlay(earlier.measure, later.measure);
    overlay(earlier.thresholds, later.thresholds);
    overlay(earlier.policy, later.policy);
    overlay(earlier.views, later.views);
    overlay(earlier.panel, later.panel);
    overlay(earlier.exit, later.exit);
    overlay(earlier.reveal, later.reveal);
    overlay(earlier.range, later.range);
    if (later.recording && !later.range) earlier.range.reset(); // it was of another sound
    return earlier;
}

Policy policyOf(const LessonSettings& settings, std::int64_t classes) {
    if (settings.policy) return settings.policy->value;
    Policy policy = defaultPolicy();
    ThresholdRule& rule = *thresholdRule(policy);
    if (settings.measure) {
        rule.spec = settings.measure->value;
        rule.thresholds = {rule.spec.measure->startingThreshold(classes)};
    }
    if (settings.thresholds) rule.thresholds = settings.thresholds->value;
    return policy;
}

} // namespace offramp
