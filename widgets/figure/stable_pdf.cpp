// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/stable_pdf.h"

#include <QList>

#include <algorithm>
#include <cmath>

namespace offramp {

namespace {

/// A change of length, and where the bytes behind it stood.
struct Shift {
    qsizetype behind = 0;
    qsizetype by = 0;
};

/// Replaces what begins with `begin` and ends before `end` and notes how far that shifts the rest.
void replace(QByteArray& pdf, const QByteArray& begin, const QByteArray& end, const QByteArray& with,
             QList<Shift>& shifts) {
    const qsizetype from = pdf.indexOf(begin);
    const qsizetype to = from < 0 ? -1 : pdf.indexOf(end, from);
    if (to < 0) return;
    pdf.replace(from, to - from, with);
    shifts.append({to, with.size() - (to - from)});
}

/// `position` after all changes, each of which was made behind the ones before.
qsizetype moved(qsizetype position, const QList<Shift>& shifts) {
    for (const Shift& shift : shifts)
        if (position >= shift.behind) position += shift.by;
    return position;
}

/// Each entry has 20 bytes, ten of them the position.
void rewriteTable(QByteArray& pdf, const QList<Shift>& shifts) {
    constexpr qsizetype entry = 20;
    const qsizetype table = pdf.lastIndexOf("\nxref\n") + 1;
    const qsizetype start = pdf.lastIndexOf("startxref\n") + 10;
    const qsizetype first = pdf.indexOf('\n', table + 5) + 1;
    for (qsizetype at = first; at + entry <= pdf.size() && pdf.at(at + 10) == ' '; at += entry) {
        if (pdf.at(at + 17) != 'n') continue;
        const qsizetype position = moved(pdf.mid(at, 10).toLongLong(), shifts);
        pdf.replace(at, 10, QByteArray::number(position).rightJustified(10, '0'));
    }
    pdf.replace(start, pdf.indexOf('\n', start) - start, QByteArray::number(table));
}

QByteArray decimal(double number) {
    return QByteArray::number(number, 'f', 4);
}

} // namespace

QByteArray stablePdf(const QByteArray& pdf, QSizeF points) {
    QByteArray stable = pdf;
    QList<Shift> shifts;
    replace(stable, "/CreationDate", "\n", "", shifts);
    const double top = std::ceil(points.height());
    replace(stable, "/MediaBox [", "]",
            "/MediaBox [0 " + decimal(top - points.height()) + ' ' + decimal(points.width()) + ' ' +
                decimal(top),
            shifts);
    rewriteTable(stable, shifts);
    return stable;
}

} // namespace offramp
