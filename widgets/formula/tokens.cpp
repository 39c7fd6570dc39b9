// SPDX-License-Identifier: GPL-3.0-or-later
#include "formula/tokens.h"

namespace offramp::formula {

namespace {

bool isAsciiLetter(QChar character) {
    return (character >= u'a' && character <= u'z') || (character >= u'A' && character <= u'Z');
}

} // namespace

Token Tokens::take() {
    Token taken = next_;
    advance();
    return taken;
}

QString Tokens::takeWords() {
    if (!next_.is(u"{")) return {};
    const qsizetype begin = next_.position + 1;
    int depth = 1;
    for (qsizetype at = begin; at < tex_.size(); ++at) {
        if (tex_.at(at) == u'{') ++depth;
        if (tex_.at(at) == u'}') --depth;
        if (depth > 0) continue;
        position_ = at + 1;
        advance();
        return begin == at ? QStringLiteral("") : tex_.mid(begin, at - begin);
    }
    return {};
}

QString Tokens::characterAt(qsizetype position) const {
    const bool pair = tex_.at(position).isHighSurrogate() && position + 1 < tex_.size() &&
                      tex_.at(position + 1).isLowSurrogate();
    return tex_.mid(position, pair ? 2 : 1);
}

void Tokens::advance() {
    while (position_ < tex_.size() && tex_.at(position_).isSpace())
        ++position_;
    next_ = Token{Token::Kind::end, {}, position_};
    if (position_ == tex_.size()) return;
    if (tex_.at(position_) != u'\\') {
        next_ = {Token::Kind::character, characterAt(position_), position_};
        position_ += next_.text.size();
        return;
    }
    qsizetype end = position_ + 1;
    while (end < tex_.size() && isAsciiLetter(tex_.at(end)))
        ++end;
    if (end == position_ + 1 && end < tex_.size()) end += characterAt(end).size();
    next_ = {Token::Kind::command, tex_.mid(position_ + 1, end - position_ - 1), position_};
    position_ = end;
}

} // namespace offramp::formula
