// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSizeF>

namespace offramp {

/// A PDF by Qt without the time when it was made, and with a page of exactly `points`, where Qt has whole
/// points: its upper left corner stays. Its cross-reference table is brought into line (ISO 32000-1, 7.5.4).
[[nodiscard]] QByteArray stablePdf(const QByteArray& pdf, QSizeF points);

} // namespace offramp
