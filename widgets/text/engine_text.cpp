// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/engine_text.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace offramp {

namespace {

/// Fewer multiply-accumulates are told in millions.
constexpr double mega = 1e8;

struct NumberTexts {
    Q_DECLARE_TR_FUNCTIONS(offramp::NumberTexts)
};

} // namespace

QString translated(std::string_view text) {
    return QCoreApplication::translate("engine", std::string(text).c_str());
}

QString translated(const Message& message) {
    const QString format = translated(std::string_view(message.format()));
    return QString::fromStdString(fillIn(format.toStdString(), message.arguments()));
}

QString translated(const Error& error) {
    QString text = translated(error.reason());
    if (!error.subject().empty())
        text.prepend(QString::fromStdString(error.subject()) + QStringLiteral(": "));
    text += u'.';
    if (!error.remedy().empty()) text += u' ' + translated(error.remedy()) + u'.';
    return text;
}

QString numberText(std::optional<double> value, int digits) {
    if (!value) return QStringLiteral("–");
    const double size = std::abs(*value);
    if (size == 0) return QLocale().toString(0);
    if (size < 1e-4 || size >= 1e6) return QLocale().toString(*value, 'g', digits);
    const int decimals = std::max(0, digits - 1 - static_cast<int>(std::floor(std::log10(size))));
    return QLocale().toString(*value, 'f', decimals);
}

QString percentText(std::optional<double> fraction, int decimals) {
    if (!fraction) return QStringLiteral("–");
    return NumberTexts::tr("%1\u00a0%").arg(QLocale().toString(*fraction * 100, 'f', decimals));
}

QString secondsText(double seconds) {
    if (seconds < 1) return NumberTexts::tr("%1 ms").arg(numberText(seconds * 1000));
    return NumberTexts::tr("%1 s").arg(numberText(seconds));
}

QString macsText(double macs, int digits) {
    if (macs < mega) return NumberTexts::tr("%1 MMAC").arg(numberText(macs * 1e-6, digits));
    return NumberTexts::tr("%1 GMAC").arg(numberText(macs * 1e-9, digits));
}

QString macsOfText(double part, double whole) {
    const bool small = whole < mega;
    const double unit = small ? 1e-6 : 1e-9;
    const QString format =
        small ? NumberTexts::tr("%1 of %2\u00a0MMAC") : NumberTexts::tr("%1 of %2\u00a0GMAC");
    return format.arg(numberText(part * unit, 2), numberText(whole * unit, 2));
}

} // namespace offramp
