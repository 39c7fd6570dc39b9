// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/decoder_settings.h"

#include "base/error.h"

#include <QSettings>

namespace offramp {

namespace {

QString group() {
    return QStringLiteral("decoder");
}

QString kindText(DecoderOptions::Kind kind) {
    return kind == DecoderOptions::Kind::beam ? QStringLiteral("beam") : QStringLiteral("greedy");
}

/// Reads each value that is there and is one; the others stay as they are.
class Reader {
public:
    explicit Reader(const QSettings& settings) : settings_(settings) {}

    void read(const char* key, int& value) const {
        bool is = false;
        const int read = variant(key).toInt(&is);
        if (is) value = read;
    }
    void read(const char* key, double& value) const {
        bool is = false;
        const double read = variant(key).toDouble(&is); // "inf" too
        if (is) value = read;
    }
    void read(const char* key, bool& value) const {
        value = settings_.value(QLatin1String(key), value).toBool();
    }
    void read(const char* key, std::filesystem::path& value) const {
        value = variant(key).toString().toStdString();
    }

private:
    [[nodiscard]] QVariant variant(const char* key) const { return settings_.value(QLatin1String(key)); }

    const QSettings& settings_;
};

/// Each field of a beam search with its key.
template <typename Options, typename Each>
void forEachField(Options& options, const Each& each) {
    each("beamSize", options.beam.beamSize);
    each("hypotheses", options.beam.nbest);
    each("tokensPerFrame", options.beam.beamSizeToken);
    each("threshold", options.beam.beamThreshold);
    each("sumOfAlignments", options.beam.logAdd);
    each("lexicon", options.lexicon);
    each("languageModel", options.languageModel);
    each("languageModelWeight", options.beam.lmWeight);
    each("wordScore", options.beam.wordScore);
    each("unknownWordScore", options.beam.unkScore);
    each("spaceScore", options.beam.silScore);
}

QVariant variantOf(const std::filesystem::path& path) {
    return QString::fromStdString(path.string());
}
template <typename Number>
QVariant variantOf(Number number) {
    return number;
}

} // namespace

std::optional<DecoderOptions> loadDecoder() {
    QSettings settings;
    settings.beginGroup(group());
    if (!settings.contains(QStringLiteral("kind"))) return std::nullopt;
    DecoderOptions options;
    if (settings.value(QStringLiteral("kind")).toString() == kindText(DecoderOptions::Kind::beam))
        options.kind = DecoderOptions::Kind::beam;
    forEachField(options,
                 [reader = Reader(settings)](const char* key, auto& value) { reader.read(key, value); });
    try {
        checkBeamOptions(options.beam);
    } catch (const Error&) {
        return std::nullopt; // of another version, or edited
    }
    return options;
}

void saveDecoder(const DecoderOptions& options) {
    QSettings settings;
    settings.beginGroup(group());
    settings.setValue(QStringLiteral("kind"), kindText(options.kind));
    forEachField(options, [&](const char* key, const auto& value) {
        settings.setValue(QLatin1String(key), variantOf(value));
    });
}

} // namespace offramp
