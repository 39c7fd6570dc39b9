// SPDX-License-Identifier: GPL-3.0-or-later
#include "posteriorgram/posteriorgram_pane.h"

#include "choice/choice.h"
#include "ladder/word_painter.h"
#include "posteriorgram/frequent_classes.h"
#include "theme/colour_map.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace offramp {

namespace {

constexpr std::int64_t fewFrames = 8; ///< that a pixel shows, each of which is looked at
constexpr std::int64_t manyFrames = 2 * Extremes::block;

} // namespace

PosteriorgramPane::PosteriorgramPane(TimeView* view, QWidget* parent) : TimePane(view, parent) {
    setMinimumHeight(70);
    setAccessibleName(tr("Posteriors: the probable tokens of one exit over time"));
    setContextMenuPolicy(Qt::ActionsContextMenu);
    QList<QPair<QString, int>> counts;
    for (const int count : {8, 16, 32})
        counts.append({tr("%n token(s)", nullptr, count), count});
    tokens_ = new Choice(this, counts, 16);
    connect(tokens_, &Choice::chosenChanged, this, &PosteriorgramPane::chooseClasses);
}

int PosteriorgramPane::shownExit() const {
    const int known = analysis_ ? static_cast<int>(analysis_->exits.size()) : 0;
    return exit_ >= 0 && exit_ < known ? exit_ : known - 1;
}

void PosteriorgramPane::setAnalysis(std::shared_ptr<const Analysis> analysis) {
    if (analysis == analysis_) return;
    analysis_ = std::move(analysis);
    chooseClasses();
}

void PosteriorgramPane::setExit(int exit) {
    if (exit == exit_) return;
    const int before = shownExit();
    exit_ = exit;
    if (shownExit() != before) chooseClasses();
}

const ExitResult& PosteriorgramPane::result() const {
    return *analysis_->exits[static_cast<std::size_t>(shownExit())];
}

void PosteriorgramPane::chooseClasses() {
    classes_.clear();
    extremes_.clear();
    contentChanged();
    if (shownExit() < 0 || !analysis_->tokenizer) return;
    classes_ = frequentClasses(result().traces, analysis_->tokenizer->blank(), tokens_->chosen());
}

QString PosteriorgramPane::nameOf(int id) const {
    if (id == analysis_->tokenizer->blank()) return tr("blank");
    Token token;
    token.text = analysis_->tokenizer->name(id);
    return tokenText(token);
}

float PosteriorgramPane::highest(const Matrix& logProbs, std::size_t row, std::int64_t begin,
                                 std::int64_t end) const {
    if (end - begin < fewFrames) {
        float best = -INFINITY;
        for (std::int64_t frame = begin; frame < end; ++frame)
            best = std::max(best, logProbs.row(frame)[static_cast<std::size_t>(classes_[row])]);
        return best;
    }
    if (extremes_.empty())
        for (const int id : classes_)
            extremes_.emplace_back(logProbs.data() + id, logProbs.rows(), logProbs.cols());
    if (end - begin < manyFrames) return extremes_[row].of(begin, end).high;
    const std::int64_t block = Extremes::block; // less than half a pixel aside, and no single frame looked at
    return extremes_[row].of(begin / block * block, end / block * block).high;
}

QImage PosteriorgramPane::image(const Matrix& logProbs, std::int64_t begin, std::int64_t end,
                                int columns) const {
    QImage picture(columns, static_cast<int>(classes_.size()), QImage::Format_RGB32);
    const ColourMap& map =
        theme().dark ? ColourMap::of(ColourMap::Name::aurora) : ColourMap::of(ColourMap::Name::grey);
    const bool inverted = !theme().dark; // on paper white, probable is dark
    for (int row = 0; row < picture.height(); ++row) {
        const std::size_t shown = classes_.size() - 1 - static_cast<std::size_t>(row);
        auto* line = reinterpret_cast<QRgb*>(picture.scanLine(row));
        for (int column = 0; column < columns; ++column) {
            const std::int64_t first = begin + (end - begin) * column / columns;
            const std::int64_t last = std::max(first + 1, begin + (end - begin) * (column + 1) / columns);
            const double probability = std::exp(static_cast<double>(highest(logProbs, shown, first, last)));
            line[column] = map.at(inverted ? 1 - probability : probability);
        }
    }
    return picture;
}

void PosteriorgramPane::paintContent(QPainter& painter, const QRectF& area) {
    painter.fillRect(area, theme().background);
    if (analysis_ && !classes_.empty()) {
        const Matrix& logProbs = *result().output.logProbs;
        const double shift = analysis_->model->frameShift;
        const TimeRange range = timeView().range();
        const auto begin =
            std::clamp<std::int64_t>(std::llround(std::floor(range.begin / shift)), 0, logProbs.rows());
        const auto end =
            std::clamp<std::int64_t>(std::llround(std::ceil(range.end / shift)), begin, logProbs.rows());
        if (end > begin) {
            const auto pixels = static_cast<std::int64_t>(area.width() * devicePixelRatioF());
            const int columns = static_cast<int>(std::min(end - begin, std::max<std::int64_t>(1, pixels)));
            const double left = xOf(static_cast<double>(begin) * shift);
            const double right = xOf(static_cast<double>(end) * shift);
            painter.save();
            painter.setClipRect(area);
            painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
            painter.drawImage(QRectF(left, area.top(), right - left, area.height()),
                              image(logProbs, begin, end, columns));
            painter.restore();
        }
    }
    paintNames(painter, area);
}

void PosteriorgramPane::paintNames(QPainter& painter, const QRectF& area) const {
    const Theme colours = theme();
    painter.setPen(colours.faint);
    const QString title = shownExit() < 0 ? tr("Posteriors") : tr("Exit %1").arg(shownExit() + 1);
    painter.drawText(QRectF(4, 0, area.left() - 10, area.height()), Qt::AlignLeft | Qt::AlignTop, title);
    if (classes_.empty()) return;
    const double height = area.height() / static_cast<double>(classes_.size());
    QFont small = painter.font();
    small.setPointSizeF(small.pointSizeF() *
                        std::clamp(1.15 * height / painter.fontMetrics().height(), 0.7, 1.0));
    painter.setFont(small);
    const double text = painter.fontMetrics().height() * 0.8;
    const int every = std::max(1, static_cast<int>(std::ceil(text / height)));
    for (std::size_t i = 0; i < classes_.size(); ++i) {
        if (static_cast<int>(i) % every != 0) continue;
        const double middle = area.bottom() - (static_cast<double>(i) + 0.5) * height;
        painter.drawText(QRectF(area.left() / 2, middle - text, area.left() / 2 - 6, 2 * text),
                         Qt::AlignRight | Qt::AlignVCenter, nameOf(classes_[i]));
    }
}

QString PosteriorgramPane::textAt(QPointF position) const {
    const QRectF area = plotArea();
    if (!analysis_ || classes_.empty() || !area.contains(position)) return {};
    const Matrix& logProbs = *result().output.logProbs;
    const double time = timeAt(position.x());
    const auto frame = static_cast<std::int64_t>(time / analysis_->model->frameShift);
    if (frame < 0 || frame >= logProbs.rows()) return {};
    const double height = (area.bottom() - position.y()) / area.height();
    const std::size_t row = std::min(classes_.size() - 1,
                                     static_cast<std::size_t>(height * static_cast<double>(classes_.size())));
    const int id = classes_[row];
    const double probability =
        std::exp(static_cast<double>(logProbs.row(frame)[static_cast<std::size_t>(id)]));
    const QLocale locale;
    return tr("%1 s, frame %2: %3 has probability %4")
        .arg(locale.toString(time, 'f', 3))
        .arg(frame)
        .arg(nameOf(id), locale.toString(probability, 'f', 4));
}

} // namespace offramp
