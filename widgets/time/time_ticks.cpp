// SPDX-License-Identifier: GPL-3.0-or-later
#include "time/time_ticks.h"

#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>

namespace offramp {

namespace {

double niceStep(double least) {
    constexpr std::array<double, 9> clock{60, 120, 300, 600, 900, 1800, 3600, 7200, 18000};
    if (least > 30) {
        const auto* found =
            std::find_if(clock.begin(), clock.end(), [&](double step) { return step >= least; });
        return found != clock.end() ? *found : std::ceil(least / 36000) * 36000;
    }
    if (least > 10) return least <= 15 ? 15 : 30;
    const double power = std::pow(10, std::floor(std::log10(least)));
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (factor * power >= least * (1 - 1e-9)) return factor * power;
    }
    return 10 * power;
}

} // namespace

std::vector<double> timeTicks(TimeRange range, double spacing) {
    std::vector<double> ticks;
    if (!(range.width() > 0) || !(spacing > 0)) return ticks;
    const double step = niceStep(spacing);
    const auto first = static_cast<long long>(std::ceil(range.begin / step - 1e-9));
    const auto last = static_cast<long long>(std::floor(range.end / step + 1e-9));
    for (long long i = first; i <= last; ++i)
        ticks.push_back(static_cast<double>(i) * step);
    return ticks;
}

QString timeText(double seconds, double step) {
    const int decimals =
        step >= 1 ? 0 : std::clamp(static_cast<int>(std::ceil(-std::log10(step) - 1e-9)), 0, 6);
    const QLocale locale;
    if (seconds < 60) return locale.toString(seconds, 'f', decimals);
    const auto whole = static_cast<long long>(seconds);
    const long long minutes = whole / 60;
    QString rest = locale.toString(seconds - static_cast<double>(minutes * 60), 'f', decimals);
    if (seconds - static_cast<double>(minutes * 60) < 9.9999995) rest.prepend(u'0');
    if (minutes < 60) return QStringLiteral("%1:%2").arg(minutes).arg(rest);
    return QStringLiteral("%1:%2:%3").arg(minutes / 60).arg(minutes % 60, 2, 10, QLatin1Char('0')).arg(rest);
}

} // namespace offramp
