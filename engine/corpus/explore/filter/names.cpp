// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/explore/filter/names.h"

#include "base/utf8.h"
#include "corpus/explore/filter/tokens.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <utility>

namespace offramp::filter {

namespace {

using Kind = FilterName::Kind;

constexpr double giga = 1e9;

std::string_view viewOf(const std::string& text) {
    return text; // never a view of nothing
}

double orUndefined(const std::optional<double>& value) {
    return value ? *value : undefinedNumber;
}

double numberIn(std::string_view text) {
    double number = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    return problem == std::errc() && end == text.data() + text.size() ? number : undefinedNumber;
}

/// Fills the list of names.
class Namer {
public:
    Namer(const CorpusResults& results, const DecoderResults& decoder)
        : results_(results), decoder_(decoder) {}

    std::vector<NamedValue> run() {
        addUtterance();
        addTaken();
        for (std::size_t exit = 0; exit < results_.exits(); ++exit)
            addExit(static_cast<int>(exit));
        for (std::size_t column = 0; column < results_.columns.size(); ++column)
            addColumn(column);
        return std::move(values_);
    }

private:
    template <typename Read>
    void number(std::string name, Message description, Read read, bool taken = false) {
        values_.push_back({std::move(name),
                           Kind::number,
                           std::move(description),
                           taken,
                           [read] { return numberFrom(read); },
                           {}});
    }
    template <typename Read>
    void text(std::string name, Message description, Read read, bool taken = false) {
        values_.push_back({std::move(name), Kind::text, std::move(description), taken, {}, [read] {
                               return textFrom(read);
                           }});
    }

    void addUtterance() {
        const CorpusUtterance* utterances = results_.utterances.data();
        text("id", msg("the utterance's name"),
             [=](std::uint32_t u, int) { return viewOf(utterances[u].id); });
        text("audio", msg("the sound file's path"), [=](std::uint32_t u, int) {
            const std::string& path = utterances[u].audio.native();
            return path.empty() ? std::string_view() : viewOf(path);
        });
        number("duration", msg("seconds of sound"),
               [=](std::uint32_t u, int) { return utterances[u].duration; });
        const ErrorCounts* words = decoder_.words.data();
        const std::size_t exits = results_.exits();
        number("words", msg("words of the reference"), [=](std::uint32_t u, int) {
            return utterances[u].reference ? static_cast<double>(words[u * exits].referenceLength())
                                           : undefinedNumber;
        });
        text("reference", msg("what was said"), [=](std::uint32_t u, int) {
            return utterances[u].reference ? viewOf(*utterances[u].reference) : std::string_view();
        });
    }

    void addTaken() {
        number(
            "exit", msg("the exit taken, from 1"),
            [](std::uint32_t, int taken) { return taken < 0 ? undefinedNumber : taken + 1; }, true);
        const ExitDescription* exits = results_.model.exits.data();
        number(
            "layer", msg("the layer of the exit taken"),
            [=](std::uint32_t, int taken) { return taken < 0 ? undefinedNumber : exits[taken].afterLayer; },
            true);
        const auto atTaken = [exits = results_.exits()](std::uint32_t u, int taken) {
            return taken < 0 ? std::nullopt : std::optional(u * exits + static_cast<std::size_t>(taken));
        };
        addValues("", atTaken, true);
    }

    void addExit(int exit) {
        const int layer = results_.model.exits[static_cast<std::size_t>(exit)].afterLayer;
        const auto atExit = [exits = results_.exits(), exit](std::uint32_t u, int /*taken*/) {
            return std::optional(u * exits + static_cast<std::size_t>(exit));
        };
        addValues(std::string("_").append(std::to_string(layer)), atExit, false);
    }

    /// `place(utterance, exit taken)`: where in the columns, or nothing.
    template <typename Place>
    void addValues(const std::string& suffix, const Place& place, bool taken) {
        const auto describe = [&](Message atTaken, Message afterLayer) {
            return taken ? std::move(atTaken) : std::move(afterLayer);
        };
        const std::string layer = taken ? "" : suffix.substr(1);
        const DecoderResults* decoder = &decoder_;
        text(
            "text" + suffix, describe(msg("text at the exit taken"), msg("text after layer {0}", layer)),
            [=](std::uint32_t u, int exit) {
                const auto at = place(u, exit);
                return at ? viewOf(decoder->texts[*at]) : std::string_view();
            },
            taken);
        addErrors(suffix, describe, layer, place, taken);
        addCosts(suffix, describe, layer, place, taken);
        for (const ScoreColumn& column : decoder_.scores) {
            const std::string measure = textOf(column.spec);
            const double* values = column.values.data();
            number(
                measure + suffix,
                describe(msg("{0} at the exit taken", column.spec.measure->name),
                         msg("{0} after layer {1}", column.spec.measure->name, layer)),
                [=](std::uint32_t u, int exit) {
                    const auto at = place(u, exit);
                    return at ? values[*at] : undefinedNumber;
                },
                taken);
        }
    }

    template <typename Describe, typename Place>
    void addErrors(const std::string& suffix, const Describe& describe, const std::string& layer,
                   const Place& place, bool taken) {
        const CorpusUtterance* utterances = results_.utterances.data();
        const auto counted = [=](const ErrorCounts* counts, auto value) {
            return [=](std::uint32_t u, int exit) {
                const auto at = place(u, exit);
                return at && utterances[u].reference ? value(counts[*at]) : undefinedNumber;
            };
        };
        const auto rate = [](const ErrorCounts& counts) {
            return orUndefined(counts.rate());
        };
        const auto errors = [](const ErrorCounts& counts) {
            return static_cast<double>(counts.errors());
        };
        number(
            "wer" + suffix,
            describe(msg("word error rate at the exit taken"), msg("word error rate after layer {0}", layer)),
            counted(decoder_.words.data(), rate), taken);
        number("cer" + suffix,
               describe(msg("character error rate at the exit taken"),
                        msg("character error rate after layer {0}", layer)),
               counted(decoder_.characters.data(), rate), taken);
        number("errors" + suffix,
               describe(msg("word errors at the exit taken"), msg("word errors after layer {0}", layer)),
               counted(decoder_.words.data(), errors), taken);
    }

    template <typename Describe, typename Place>
    void addCosts(const std::string& suffix, const Describe& describe, const std::string& layer,
                  const Place& place, bool taken) {
        const auto cost = [=](const double* values, double unit) {
            return [=](std::uint32_t u, int exit) {
                const auto at = place(u, exit);
                return at ? values[*at] / unit : undefinedNumber;
            };
        };
        number("seconds" + suffix,
               describe(msg("seconds to the exit taken"), msg("seconds to the exit after layer {0}", layer)),
               cost(results_.seconds.data(), 1), taken);
        number("gmacs" + suffix,
               describe(msg("10⁹ multiply-accumulates to the exit taken"),
                        msg("10⁹ multiply-accumulates to the exit after layer {0}", layer)),
               cost(results_.macs.data(), giga), taken);
    }

    void addColumn(std::size_t column) {
        const CorpusUtterance* utterances = results_.utterances.data();
        NamedValue value{
            results_.columns[column], Kind::column, msg("column of the manifest"), false, {}, {}};
        value.text = [=] {
            return textFrom([=](std::uint32_t u, int) { return viewOf(utterances[u].columns[column]); });
        };
        value.number = [utterances, column, count = results_.utterances.size()] {
            auto numbers = std::make_shared<std::vector<double>>();
            for (std::size_t u = 0; u < count; ++u)
                numbers->push_back(numberIn(utterances[u].columns[column]));
            return numberFrom([numbers](std::uint32_t u, int) { return (*numbers)[u]; });
        };
        values_.push_back(std::move(value));
    }

    const CorpusResults& results_;
    const DecoderResults& decoder_;
    std::vector<NamedValue> values_;
};

std::size_t distance(std::string_view one, std::string_view other) {
    const auto errors = countErrors(align(decodeUtf8(one), decodeUtf8(other))).errors();
    return static_cast<std::size_t>(errors);
}

} // namespace

std::vector<NamedValue> namedValues(const CorpusResults& results, const DecoderResults& decoder) {
    return Namer(results, decoder).run();
}

const NamedValue* findValue(const std::vector<NamedValue>& values, std::string_view name, bool columnFirst) {
    const auto isIt = [&](const NamedValue& value) {
        return value.name == name && (!columnFirst || value.kind == Kind::column);
    };
    const auto found = std::ranges::find_if(values, isIt);
    if (found != values.end()) return &*found;
    return columnFirst ? findValue(values, name, false) : nullptr;
}

std::vector<std::string> similarNames(const std::vector<NamedValue>& values, std::string_view name) {
    std::vector<std::pair<std::size_t, std::string>> near;
    for (const NamedValue& value : values) {
        const std::size_t far = distance(value.name, name);
        if (far <= std::max<std::size_t>(1, name.size() / 3)) near.emplace_back(far, written(value, values));
    }
    std::ranges::stable_sort(near, {}, &std::pair<std::size_t, std::string>::first);
    std::vector<std::string> names;
    for (std::size_t i = 0; i < std::min<std::size_t>(near.size(), 3); ++i)
        names.push_back(near[i].second);
    return names;
}

std::string written(const NamedValue& value, const std::vector<NamedValue>& values) {
    if (isPlainName(value.name) && findValue(values, value.name, false) == &value) return value.name;
    std::string quoted = "`";
    for (const char c : value.name) {
        if (c == '`' || c == '\\') quoted += '\\';
        quoted += c;
    }
    return quoted + '`';
}

} // namespace offramp::filter
