// SPDX-License-Identifier: GPL-3.0-or-later
#include "formula/parser.h"

#include "formula/symbols.h"
#include "formula/tokens.h"

#include <utility>

namespace offramp::formula {

namespace {

constexpr int deepest = 100; ///< groups within groups, so that no text exhausts the stack

Node nodeOf(Node::Kind kind, std::vector<Node> parts, AtomClass atom = AtomClass::ordinary) {
    Node node;
    node.kind = kind;
    node.atom = atom;
    node.parts = std::move(parts);
    return node;
}

Node words(const QString& text) {
    Node node;
    node.kind = Node::Kind::symbol;
    node.text = text;
    return node;
}

/// A row of one is that one: as an argument it makes no difference.
Node unwrapped(Node row) {
    if (row.parts.size() != 1) return row;
    Node only = std::move(row.parts.front());
    return only;
}

/// Recursive descent; throws ParseError.
class Parser {
public:
    explicit Parser(const QString& tex) : tokens_(tex) {}

    Node formula() {
        Node root = row();
        if (tokens_.next().kind != Token::Kind::end) fail("doesn't belong here");
        return root;
    }

private:
    /// Up to what ends a row, which is left to be taken.
    Node row();
    Node withScripts(Node base);
    Node nucleus();
    Node commanded(const Token& token);
    Node argument();
    Node group();
    Node root();
    Node fence();
    Node named();
    Node cases();
    QChar delimiter();
    Node spelled(const Token& first);
    Node inFace(Face face);
    QString wordsOf();
    void script(Node& scripts, std::size_t part);
    void primes(Node& base);

    [[nodiscard]] bool atRowEnd() const;
    void expect(QStringView character);
    [[noreturn]] void failAt(const Token& token, const char* reason) const;
    [[noreturn]] void fail(const char* reason) const { failAt(tokens_.next(), reason); }

    Tokens tokens_;
    std::optional<Face> face_; ///< of \mathbf and its like, where we are in one
    int depth_ = 0;
    bool inIndex_ = false; ///< of a root, which ] ends
};

void Parser::failAt(const Token& token, const char* reason) const {
    throw ParseError{token.position, token.written(), QString::fromLatin1(reason)};
}

void Parser::expect(QStringView character) {
    if (!tokens_.next().is(character)) fail("stands where a brace or bracket should");
    tokens_.take();
}

bool Parser::atRowEnd() const {
    const Token& token = tokens_.next();
    if (token.kind == Token::Kind::end || token.is(u"}") || token.is(u"&")) return true;
    if (inIndex_ && token.is(u"]")) return true;
    return token.isCommand(u"right") || token.isCommand(u"\\") || token.isCommand(u"end");
}

Node Parser::row() {
    if (++depth_ > deepest) fail("is nested too deeply");
    Node node = nodeOf(Node::Kind::row, {});
    while (!atRowEnd())
        node.parts.push_back(withScripts(nucleus()));
    --depth_;
    return node;
}

void Parser::script(Node& scripts, std::size_t part) {
    const Token sign = tokens_.take();
    if (!scripts.parts[part].absent()) failAt(sign, "is a second script of its kind");
    scripts.parts[part] = argument();
}

/// Fonts have the prime raised already: it stands beside its base and takes the other scripts with it.
void Parser::primes(Node& base) {
    QString text;
    while (tokens_.next().is(u"'")) {
        tokens_.take();
        text += u'′';
    }
    const AtomClass atom = base.atom;
    base = nodeOf(Node::Kind::row, {std::move(base), words(text)}, atom);
}

Node Parser::withScripts(Node base) {
    Node scripts = nodeOf(Node::Kind::scripts, {std::move(base), Node(), Node()});
    scripts.atom = scripts.parts[0].atom;
    while (true) {
        const Token& token = tokens_.next();
        if (token.is(u"_")) {
            script(scripts, 1);
        } else if (token.is(u"^")) {
            script(scripts, 2);
        } else if (token.is(u"'")) {
            primes(scripts.parts[0]);
        } else {
            break;
        }
    }
    if (!scripts.parts[1].absent() || !scripts.parts[2].absent()) return scripts;
    return std::move(scripts.parts[0]);
}

Node Parser::nucleus() {
    const Token& token = tokens_.next();
    if (token.is(u"{")) return group();
    // A script without a base stands beside an empty one.
    if (token.is(u"^") || token.is(u"_") || token.is(u"'")) return nodeOf(Node::Kind::row, {});
    const Token taken = tokens_.take();
    if (taken.kind == Token::Kind::command) return commanded(taken);
    if (taken.is(u"$") || taken.is(u"#") || taken.is(u"%"))
        failAt(taken, "means something else to TeX; it takes a backslash");
    if (taken.is(u"~")) return *symbolOf(QStringView(u" "));
    return spelled(taken);
}

/// Letters that a command has made upright or bold are a word.
Node Parser::spelled(const Token& first) {
    Node node = symbolOf(first.text);
    if (!face_ || !first.text.at(0).isLetterOrNumber()) return node;
    node.face = *face_;
    while (*face_ != Face::italic && tokens_.next().kind == Token::Kind::character &&
           tokens_.next().text.at(0).isLetterOrNumber())
        node.text += tokens_.take().text;
    return node;
}

Node Parser::commanded(const Token& token) {
    const QString& name = token.text;
    if (name == u"frac" || name == u"dfrac" || name == u"tfrac") {
        Node above = argument();
        return nodeOf(Node::Kind::fraction, {std::move(above), argument()}, AtomClass::inner);
    }
    if (name == u"sqrt") return root();
    if (name == u"left") return fence();
    if (name == u"text" || name == u"textrm") return words(wordsOf());
    if (name == u"operatorname") return named();
    if (name == u"begin") return cases();
    if (name == u"mathrm") return inFace(Face::upright);
    if (name == u"mathbf" || name == u"boldsymbol") return inFace(Face::bold);
    if (name == u"mathit") return inFace(Face::italic);
    if (const std::optional<QString> sign = accentOf(name)) {
        Node accent = nodeOf(Node::Kind::accent, {argument()});
        accent.text = *sign;
        return accent;
    }
    if (std::optional<Node> symbol = symbolOf(QStringView(name))) {
        if (face_ == Face::bold && symbol->face == Face::italic) symbol->face = Face::bold;
        return *std::move(symbol);
    }
    failAt(token, "is no known command");
}

Node Parser::argument() {
    const Token& token = tokens_.next();
    if (token.is(u"{")) return unwrapped(group());
    if (atRowEnd() || token.is(u"^") || token.is(u"_")) fail("stands where an argument should");
    if (++depth_ > deepest) fail("is nested too deeply");
    Node node = nucleus();
    --depth_;
    return node;
}

Node Parser::group() {
    const Token open = tokens_.take();
    const bool within = std::exchange(inIndex_, false);
    Node node = row();
    inIndex_ = within;
    if (tokens_.next().kind == Token::Kind::end) failAt(open, "is not closed");
    expect(u"}");
    return node;
}

Node Parser::root() {
    Node index;
    if (tokens_.next().is(u"[")) {
        tokens_.take();
        const bool within = std::exchange(inIndex_, true);
        index = unwrapped(row());
        inIndex_ = within;
        expect(u"]");
    }
    Node radicand = argument();
    return nodeOf(Node::Kind::root, {std::move(radicand), std::move(index)});
}

QChar Parser::delimiter() {
    static constexpr QStringView plain = u"()[]|.";
    const Token token = tokens_.take();
    if (token.kind == Token::Kind::command) {
        const QChar sign = delimiterOf(token.text);
        if (sign.isNull()) failAt(token, "is no delimiter");
        return sign;
    }
    if (token.kind == Token::Kind::end || !plain.contains(token.text)) failAt(token, "is no delimiter");
    return token.text.at(0);
}

Node Parser::fence() {
    Node node = nodeOf(Node::Kind::fence, {}, AtomClass::inner);
    node.text += delimiter();
    const bool within = std::exchange(inIndex_, false);
    node.parts.push_back(row());
    inIndex_ = within;
    if (!tokens_.next().isCommand(u"right")) fail("stands where \\right should");
    tokens_.take();
    node.text += delimiter();
    return node;
}

QString Parser::wordsOf() {
    QString text = tokens_.takeWords();
    if (text.isEmpty()) fail("stands where words in braces should");
    if (text.contains(u'\\') || text.contains(u'{')) fail("follows words that aren't plain");
    return text;
}

Node Parser::named() {
    const bool star = tokens_.next().is(u"*");
    if (star) tokens_.take();
    Node node = inFace(Face::upright);
    node.atom = AtomClass::operation;
    node.limits = star;
    return node;
}

Node Parser::inFace(Face face) {
    const std::optional<Face> outside = std::exchange(face_, face);
    Node node = argument();
    face_ = outside;
    return node;
}

Node Parser::cases() {
    if (tokens_.takeWords() != u"cases") fail("follows an environment other than cases");
    Node node = nodeOf(Node::Kind::cases, {}, AtomClass::inner);
    while (!tokens_.next().isCommand(u"end")) {
        node.parts.push_back(row());
        const bool condition = tokens_.next().is(u"&");
        if (condition) tokens_.take();
        node.parts.push_back(condition ? row() : Node());
        if (tokens_.next().isCommand(u"\\")) {
            tokens_.take();
        } else if (!tokens_.next().isCommand(u"end")) {
            fail("stands where \\end{cases} should");
        }
    }
    tokens_.take();
    if (tokens_.takeWords() != u"cases") fail("follows an end other than that of cases");
    return node;
}

} // namespace

Parsed parse(const QString& tex) {
    try {
        return {Parser(tex).formula(), std::nullopt};
    } catch (const ParseError& error) {
        return {Node(), error};
    }
}

} // namespace offramp::formula
