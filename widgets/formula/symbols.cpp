// SPDX-License-Identifier: GPL-3.0-or-later
#include "formula/symbols.h"

#include <algorithm>
#include <array>

namespace offramp::formula {

namespace {

struct Sign {
    QStringView command;
    char16_t sign;
    AtomClass atom = AtomClass::ordinary;
    Face face = Face::upright;
};

constexpr auto ordinary = AtomClass::ordinary;
constexpr auto binary = AtomClass::binary;
constexpr auto relation = AtomClass::relation;
constexpr auto opening = AtomClass::opening;
constexpr auto closing = AtomClass::closing;
constexpr auto punctuation = AtomClass::punctuation;

// Small Greek letters are variables, hence italic; capitals are upright, as TeX has them.
constexpr std::array signs = std::to_array<Sign>({
    {u"alpha", u'α', ordinary, Face::italic},
    {u"beta", u'β', ordinary, Face::italic},
    {u"gamma", u'γ', ordinary, Face::italic},
    {u"delta", u'δ', ordinary, Face::italic},
    {u"epsilon", u'ϵ', ordinary, Face::italic},
    {u"varepsilon", u'ε', ordinary, Face::italic},
    {u"zeta", u'ζ', ordinary, Face::italic},
    {u"eta", u'η', ordinary, Face::italic},
    {u"theta", u'θ', ordinary, Face::italic},
    {u"vartheta", u'ϑ', ordinary, Face::italic},
    {u"iota", u'ι', ordinary, Face::italic},
    {u"kappa", u'κ', ordinary, Face::italic},
    {u"lambda", u'λ', ordinary, Face::italic},
    {u"mu", u'μ', ordinary, Face::italic},
    {u"nu", u'ν', ordinary, Face::italic},
    {u"xi", u'ξ', ordinary, Face::italic},
    {u"pi", u'π', ordinary, Face::italic},
    {u"rho", u'ρ', ordinary, Face::italic},
    {u"sigma", u'σ', ordinary, Face::italic},
    {u"tau", u'τ', ordinary, Face::italic},
    {u"upsilon", u'υ', ordinary, Face::italic},
    {u"phi", u'ϕ', ordinary, Face::italic},
    {u"varphi", u'φ', ordinary, Face::italic},
    {u"chi", u'χ', ordinary, Face::italic},
    {u"psi", u'ψ', ordinary, Face::italic},
    {u"omega", u'ω', ordinary, Face::italic},
    {u"Gamma", u'Γ'},
    {u"Delta", u'Δ'},
    {u"Theta", u'Θ'},
    {u"Lambda", u'Λ'},
    {u"Xi", u'Ξ'},
    {u"Pi", u'Π'},
    {u"Sigma", u'Σ'},
    {u"Phi", u'Φ'},
    {u"Psi", u'Ψ'},
    {u"Omega", u'Ω'},
    {u"ell", u'ℓ'},
    {u"infty", u'∞'},
    {u"partial", u'∂'},
    {u"nabla", u'∇'},
    {u"forall", u'∀'},
    {u"exists", u'∃'},
    {u"emptyset", u'∅'},
    {u"prime", u'′'},
    {u"top", u'⊤'},
    {u"|", u'‖'},
    {u"Vert", u'‖'},
    {u"vert", u'|'},
    {u"%", u'%'},
    {u"#", u'#'},
    {u"&", u'&'},
    {u"$", u'$'},
    {u"_", u'_'},
    {u"cdot", u'⋅', binary},
    {u"times", u'×', binary},
    {u"div", u'÷', binary},
    {u"pm", u'±', binary},
    {u"mp", u'∓', binary},
    {u"ast", u'∗', binary},
    {u"circ", u'∘', binary},
    {u"cup", u'∪', binary},
    {u"cap", u'∩', binary},
    {u"setminus", u'∖', binary},
    {u"wedge", u'∧', binary},
    {u"vee", u'∨', binary},
    {u"oplus", u'⊕', binary},
    {u"otimes", u'⊗', binary},
    {u"le", u'≤', relation},
    {u"leq", u'≤', relation},
    {u"ge", u'≥', relation},
    {u"geq", u'≥', relation},
    {u"ne", u'≠', relation},
    {u"neq", u'≠', relation},
    {u"ll", u'≪', relation},
    {u"gg", u'≫', relation},
    {u"approx", u'≈', relation},
    {u"equiv", u'≡', relation},
    {u"sim", u'∼', relation},
    {u"propto", u'∝', relation},
    {u"in", u'∈', relation},
    {u"notin", u'∉', relation},
    {u"subset", u'⊂', relation},
    {u"subseteq", u'⊆', relation},
    {u"mid", u'|', relation},
    {u"parallel", u'‖', relation},
    {u"rightarrow", u'→', relation},
    {u"to", u'→', relation},
    {u"leftarrow", u'←', relation},
    {u"gets", u'←', relation},
    {u"Rightarrow", u'⇒', relation},
    {u"mapsto", u'↦', relation},
    {u"lVert", u'‖', opening},
    {u"rVert", u'‖', closing},
    {u"lvert", u'|', opening},
    {u"rvert", u'|', closing},
    {u"lfloor", u'⌊', opening},
    {u"rfloor", u'⌋', closing},
    {u"lceil", u'⌈', opening},
    {u"rceil", u'⌉', closing},
    {u"langle", u'⟨', opening},
    {u"rangle", u'⟩', closing},
    {u"{", u'{', opening},
    {u"}", u'}', closing},
    {u"lbrace", u'{', opening},
    {u"rbrace", u'}', closing},
    {u"colon", u':', punctuation},
    {u"ldots", u'…', AtomClass::inner},
    {u"dots", u'…', AtomClass::inner},
    {u"cdots", u'⋯', AtomClass::inner},
});

// What the keyboard gives, where it isn't an ordinary sign that stands for itself.
constexpr std::array keys = std::to_array<Sign>({
    {u"+", u'+', binary},
    {u"-", u'−', binary},
    {u"*", u'∗', binary},
    {u"=", u'=', relation},
    {u"<", u'<', relation},
    {u">", u'>', relation},
    {u":", u':', relation},
    {u"(", u'(', opening},
    {u"[", u'[', opening},
    {u")", u')', closing},
    {u"]", u']', closing},
    {u"!", u'!', closing},
    {u"?", u'?', closing},
    {u",", u',', punctuation},
    {u";", u';', punctuation},
});

struct Big {
    QStringView command;
    char16_t sign;
    bool limits;
};

constexpr std::array bigOperators = std::to_array<Big>({
    {u"sum", u'∑', true},
    {u"prod", u'∏', true},
    {u"bigcup", u'⋃', true},
    {u"bigcap", u'⋂', true},
    {u"int", u'∫', false},
});

constexpr std::array functions = std::to_array<QStringView>(
    {u"ln", u"log", u"exp", u"sin", u"cos", u"tan", u"sinh", u"cosh", u"tanh", u"arctan", u"arg", u"dim"});
constexpr std::array functionsWithLimits =
    std::to_array<QStringView>({u"max", u"min", u"sup", u"inf", u"lim", u"det", u"Pr"});

struct Width {
    QStringView command;
    double space;
};

constexpr std::array spaces = std::to_array<Width>(
    {{u",", 3}, {u":", 4}, {u">", 4}, {u";", 5}, {u"!", -3}, {u" ", 6}, {u"quad", 18}, {u"qquad", 36}});

template <class Table>
auto find(const Table& table, QStringView command) -> decltype(table.data()) {
    const auto at =
        std::find_if(table.begin(), table.end(), [&](const auto& entry) { return entry.command == command; });
    return at == table.end() ? nullptr : &*at;
}

template <class Names>
bool contains(const Names& names, QStringView name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

Node made(Node::Kind kind, const QString& text, AtomClass atom, Face face = Face::upright) {
    Node node;
    node.kind = kind;
    node.atom = atom;
    node.face = face;
    node.text = text;
    return node;
}

Node madeOf(const Sign& sign) {
    return made(Node::Kind::symbol, QString(QChar(sign.sign)), sign.atom, sign.face);
}

std::optional<Node> operatorOf(QStringView command) {
    if (const Big* big = find(bigOperators, command)) {
        Node node = made(Node::Kind::bigOperator, QString(QChar(big->sign)), AtomClass::operation);
        node.limits = big->limits;
        return node;
    }
    const bool limits = contains(functionsWithLimits, command);
    if (!limits && !contains(functions, command)) return std::nullopt;
    Node node = made(Node::Kind::symbol, command.toString(), AtomClass::operation);
    node.limits = limits;
    return node;
}

} // namespace

std::optional<Node> symbolOf(QStringView command) {
    if (const Sign* sign = find(signs, command)) return madeOf(*sign);
    if (const Width* width = find(spaces, command)) {
        Node node = made(Node::Kind::space, {}, ordinary);
        node.space = width->space;
        return node;
    }
    return operatorOf(command);
}

Node symbolOf(const QString& character) {
    if (const Sign* key = find(keys, character)) return madeOf(*key);
    const auto same = std::find_if(signs.begin(), signs.end(), [&](const Sign& sign) {
        return character.size() == 1 && character.at(0) == QChar(sign.sign);
    });
    // The bar opens, closes and relates: by itself it is as ordinary as TeX has it.
    if (same != signs.end() && same->sign != u'|' && same->sign != u'‖') return madeOf(*same);
    const bool letter = character.at(0).isLetter() || character.at(0).isSurrogate();
    return made(Node::Kind::symbol, character, ordinary, letter ? Face::italic : Face::upright);
}

QChar delimiterOf(QStringView command) {
    static constexpr QStringView known = u"()[]|‖⌊⌋⌈⌉⟨⟩{}";
    const Sign* sign = find(signs, command);
    return sign != nullptr && known.contains(QChar(sign->sign)) ? QChar(sign->sign) : QChar();
}

std::optional<QString> accentOf(QStringView command) {
    if (command == u"hat" || command == u"widehat") return QStringLiteral("ˆ");
    if (command == u"tilde") return QStringLiteral("˜");
    if (command == u"bar") return QStringLiteral("¯");
    if (command == u"dot") return QStringLiteral("˙");
    if (command == u"overline") return QString();
    return std::nullopt;
}

} // namespace offramp::formula
