// SPDX-License-Identifier: GPL-3.0-or-later
#include "formula/math_font.h"

#include <QFontDatabase>
#include <QFontInfo>
#include <QFontMetricsF>
#include <QPainterPath>
#include <QRawFont>

#include <algorithm>

namespace offramp::formula {

namespace {

constexpr int measuringEm = 256; ///< pixels: large, for Qt keeps 64ths of a pixel

constexpr char32_t italicCapitals = 0x1D434;
constexpr char32_t italicSmall = 0x1D44E;
constexpr char32_t italicGreek = 0x1D6FC; ///< from alpha to omega, as U+03B1 to U+03C9
constexpr char32_t boldCapitals = 0x1D400;
constexpr char32_t boldSmall = 0x1D41A;
constexpr char32_t boldDigits = 0x1D7CE;
constexpr char32_t planckConstant = 0x210E; ///< stands where the italic h would

char32_t italic(char32_t letter) {
    if (letter == U'h') return planckConstant;
    if (letter >= U'A' && letter <= U'Z') return italicCapitals + (letter - U'A');
    if (letter >= U'a' && letter <= U'z') return italicSmall + (letter - U'a');
    if (letter >= U'α' && letter <= U'ω') return italicGreek + (letter - U'α');
    if (letter == U'ϵ') return 0x1D716;
    if (letter == U'ϑ') return 0x1D717;
    if (letter == U'ϕ') return 0x1D719;
    return letter;
}

char32_t bold(char32_t letter) {
    if (letter >= U'A' && letter <= U'Z') return boldCapitals + (letter - U'A');
    if (letter >= U'a' && letter <= U'z') return boldSmall + (letter - U'a');
    if (letter >= U'0' && letter <= U'9') return boldDigits + (letter - U'0');
    return letter;
}

QString bestFamily() {
    static const QStringList wanted = {
        QStringLiteral("STIX Two Math"),         QStringLiteral("Libertinus Math"),
        QStringLiteral("TeX Gyre Pagella Math"), QStringLiteral("TeX Gyre Termes Math"),
        QStringLiteral("Latin Modern Math"),     QStringLiteral("Cambria Math"),
        QStringLiteral("STIXGeneral"),           QStringLiteral("DejaVu Serif")};
    const QStringList there = QFontDatabase::families();
    for (const QString& family : wanted)
        if (there.contains(family)) return family;
    QFont serif(QStringLiteral("serif"));
    serif.setStyleHint(QFont::Serif);
    return QFontInfo(serif).family();
}

} // namespace

MathFont::MathFont(const QString& family) : family_(family) {
    const QRawFont raw = QRawFont::fromFont(styled(Face::upright, drawingEm));
    alphabets_ = raw.supportsCharacter(italicSmall) && raw.supportsCharacter(boldSmall) &&
                 raw.supportsCharacter(planckConstant);
    // Without any font at all there is nothing to measure; sizes as usual keep the parts apart.
    const auto heightOf = [this](const QString& text, double usual) {
        const double height = -extents(text, Face::upright).ink.top();
        return height > 0.1 && height < 1 ? height : usual;
    };
    xHeight_ = heightOf(QStringLiteral("x"), 0.45);
    capHeight_ = heightOf(QStringLiteral("H"), 0.7);
    if (!(xHeight_ > 0.2 && xHeight_ < capHeight_ &&
          capHeight_ < 1)) { // a font of signs in the letters' places
        xHeight_ = 0.45;
        capHeight_ = 0.7;
    }
    const QRectF minus = extents(QStringLiteral("−"), Face::upright).ink;
    const bool usable = minus.height() > 0 && minus.height() < 0.2;
    axis_ = usable ? -minus.center().y() : xHeight_ / 2;
    rule_ = std::clamp(usable ? minus.height() : 0.04, 0.04, 0.055);
}

std::shared_ptr<const MathFont> MathFont::best() {
    static std::weak_ptr<const MathFont> shared;
    std::shared_ptr<const MathFont> font = shared.lock();
    if (!font) {
        font = std::make_shared<const MathFont>(bestFamily());
        shared = font;
    }
    return font;
}

QFont MathFont::styled(Face face, int pixels) const {
    QFont font(family_);
    font.setStyleHint(QFont::Serif);
    font.setPixelSize(pixels);
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setItalic(face == Face::italic && !alphabets_);
    font.setBold(face == Face::bold && !alphabets_);
    return font;
}

QFont MathFont::font(Face face) const {
    return styled(face, drawingEm);
}

QString MathFont::shaped(const QString& text, Face face) const {
    if (!alphabets_ || face == Face::upright) return text;
    QList<char32_t> characters;
    for (const uint character : text.toUcs4())
        characters.append(face == Face::italic ? italic(character) : bold(character));
    return QString::fromUcs4(characters.constData(), characters.size());
}

const Extents& MathFont::extents(const QString& shapedText, Face face) const {
    const std::pair key(shapedText, static_cast<int>(face));
    const auto at = known_.constFind(key);
    if (at != known_.constEnd()) return *at;
    const QFont font = styled(face, measuringEm);
    // The outline knows its bounds exactly; font metrics round them and let them reach to the baseline.
    QPainterPath outline;
    outline.addText(0, 0, font, shapedText);
    const QRectF ink = outline.boundingRect();
    constexpr double em = measuringEm;
    const QRectF inkInEms(ink.x() / em, ink.y() / em, ink.width() / em, ink.height() / em);
    const double advance = QFontMetricsF(font).horizontalAdvance(shapedText) / em;
    return *known_.insert(key, {advance, inkInEms});
}

} // namespace offramp::formula
