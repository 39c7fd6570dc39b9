// SPDX-License-Identifier: GPL-3.0-or-later
#include "formula/node.h"

#include <QStringList>

namespace offramp::formula {

namespace {

QString joined(const Node& node, const QString& between) {
    QStringList texts;
    for (const Node& part : node.parts)
        texts.append(debugText(part));
    return texts.join(between);
}

QString symbolText(const Node& node) {
    if (node.face == Face::bold) return QStringLiteral("bold(%1)").arg(node.text);
    const bool uprightLetter =
        node.kind == Node::Kind::symbol && node.face == Face::upright && node.text.at(0).isLetter();
    return uprightLetter ? QStringLiteral("'%1'").arg(node.text) : node.text;
}

QString call(QStringView name, const Node& node, const QString& between = QStringLiteral(", ")) {
    return QStringLiteral("%1(%2)").arg(name, joined(node, between));
}

} // namespace

QString debugText(const Node& node) {
    switch (node.kind) {
    case Node::Kind::nothing:
        return {};
    case Node::Kind::symbol:
    case Node::Kind::bigOperator:
        return symbolText(node);
    case Node::Kind::row:
        return QStringLiteral("{%1}").arg(joined(node, QStringLiteral(" ")));
    case Node::Kind::fraction:
        return call(u"frac", node);
    case Node::Kind::root:
        return call(u"sqrt", node);
    case Node::Kind::scripts:
        return call(u"scripts", node, QStringLiteral("; "));
    case Node::Kind::accent:
        return call(node.text.isEmpty() ? u"over" : QStringView(node.text), node);
    case Node::Kind::fence:
        return QStringLiteral("fence") + call(node.text, node);
    case Node::Kind::cases:
        return call(u"cases", node);
    case Node::Kind::space:
        return QStringLiteral("~%1").arg(node.space);
    }
    return {};
}

} // namespace offramp::formula
