// SPDX-License-Identifier: GPL-3.0-or-later
#include "ladder/ladder_pane.h"

#include "ladder/dense_words.h"
#include "ladder/word_painter.h"

#include <QKeyEvent>
#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <span>

namespace offramp {

namespace {

constexpr double gap = 2;         ///< between two rows
constexpr double densestSlot = 6; ///< pixels; closer words are gathered
constexpr double savedOpacity = 0.45;
constexpr int rowPadding = 8;
constexpr int lowest = 110; ///< of the view
constexpr int highest = 320;

} // namespace

LadderPane::LadderPane(TimeView* view, QWidget* parent) : TimePane(view, parent) {
    setMinimumHeight(lowest);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("The ladder: what each exit heard"));
    connect(&interaction(), &TimeInteraction::clicked, this, [this](QPointF at) {
        if (rowAt(at.y()) >= 0) select(rowAt(at.y()), -1);
    });
}

QSize LadderPane::sizeHint() const {
    return {600, std::max(6, rows()) * (fontMetrics().height() + 14)};
}

void LadderPane::setAnalysis(std::shared_ptr<const Analysis> analysis,
                             std::shared_ptr<const Comparison> comparison) {
    if (analysis == analysis_ && comparison == comparison_) return;
    analysis_ = std::move(analysis);
    comparison_ = std::move(comparison);
    brief_.clear();
    for (int exit = 0; exit < rows(); ++exit)
        brief_.push_back(briefWordsOf(exit));
    token_ = -1;
    keepRowsReadable();
    contentChanged();
}

/// A row that cuts its letters is of no use; many exits still leave room for other views.
void LadderPane::keepRowsReadable() {
    setMinimumHeight(std::clamp(rows() * (fontMetrics().height() + rowPadding), lowest, highest));
}

void LadderPane::changeEvent(QEvent* event) {
    TimePane::changeEvent(event);
    if (event->type() == QEvent::FontChange) keepRowsReadable();
}

void LadderPane::setTaken(std::optional<int> exit) {
    if (exit == taken_) return;
    taken_ = exit;
    contentChanged();
}

void LadderPane::setCurrentExit(int exit) {
    if (exit == current_) return;
    current_ = exit;
    token_ = -1;
    contentChanged();
}

void LadderPane::setRestBlank(bool blank) {
    if (blank == restBlank_) return;
    restBlank_ = blank;
    wordsKey_ = {}; // the rows' pictures too
    contentChanged();
}

int LadderPane::rows() const {
    return analysis_ ? static_cast<int>(analysis_->macs.size()) : 0;
}

QRectF LadderPane::rowRect(int exit) const {
    const QRectF area = plotArea();
    const double height = area.height() / std::max(1, rows());
    return {area.left(), area.bottom() - (exit + 1) * height + gap / 2, area.width(), height - gap};
}

int LadderPane::rowAt(double y) const {
    for (int exit = 0; exit < rows(); ++exit) {
        const QRectF row = rowRect(exit);
        if (y >= row.top() - gap / 2 && y <= row.bottom() + gap / 2) return exit;
    }
    return -1;
}

const ExitResult* LadderPane::result(int exit) const {
    if (!analysis_ || exit < 0 || exit >= static_cast<int>(analysis_->exits.size())) return nullptr;
    return analysis_->exits[static_cast<std::size_t>(exit)].get();
}

double LadderPane::xOfFrame(std::int64_t frame) const {
    return xOf(static_cast<double>(frame) * analysis_->model->frameShift);
}

/// As xOfFrame(), for thousands of words: what doesn't change meanwhile is asked for once.
class LadderPane::FrameScale {
public:
    explicit FrameScale(const LadderPane& pane)
        : area_(pane.plotArea()), range_(pane.timeView().range()), shift_(pane.analysis_->model->frameShift) {
    }
    double operator()(std::int64_t frame) const {
        if (range_.width() <= 0) return area_.left();
        return area_.left() +
               (static_cast<double>(frame) * shift_ - range_.begin) / range_.width() * area_.width();
    }

private:
    QRectF area_;
    TimeRange range_;
    double shift_;
};

/// The first that isn't over when what is in sight begins; the number of words where all are.
std::size_t LadderPane::firstInSight(const std::vector<BriefWord>& words) const {
    const double frame = timeView().range().begin / analysis_->model->frameShift - 1;
    const auto found = std::partition_point(words.begin(), words.end(), [frame](const BriefWord& word) {
        return static_cast<double>(word.end) < frame;
    });
    // One more, whose letters may stand out into view.
    return static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, found - words.begin() - 1));
}

std::vector<LadderPane::BriefWord> LadderPane::briefWordsOf(int exit) const {
    const ExitComparison* comparison = comparisonOf(exit);
    std::vector<BriefWord> brief;
    if (result(exit) == nullptr) return brief;
    const auto& words = result(exit)->hypothesis.words;
    brief.reserve(words.size());
    for (std::size_t i = 0; i < words.size(); ++i) {
        const bool missing = comparison != nullptr && !comparison->missing[i].empty();
        const auto mark = comparison != nullptr ? comparison->words[i].type : WordMark::Type::same;
        brief.push_back({words[i].start, words[i].end, static_cast<float>(std::exp(words[i].logProbability)),
                         mark, missing});
    }
    return brief;
}

const ExitComparison* LadderPane::comparisonOf(int exit) const {
    const auto at = static_cast<std::size_t>(exit);
    return comparison_ && at < comparison_->exits.size() ? comparison_->exits[at].get() : nullptr;
}

void LadderPane::paintContent(QPainter& painter, const QRectF& area) {
    painter.fillRect(area, theme().background);
    if (rows() == 0) {
        painter.setPen(theme().faint);
        painter.drawText(QRectF(4, 0, area.left() - 10, area.height()), Qt::AlignLeft | Qt::AlignTop,
                         tr("Exits"));
        return;
    }
    updateWords();
    for (int exit = 0; exit < rows(); ++exit)
        painter.drawPixmap(QPointF(0, stripTop(exit)), rowPicture(exit));
}

/// A strip is a row and the half gaps about it, cut at whole pixels of the screen.
double LadderPane::stripTop(int exit) const {
    const qreal ratio = devicePixelRatioF();
    return std::round((rowRect(exit).top() - gap / 2) * ratio) / ratio;
}

const QPixmap& LadderPane::rowPicture(int exit) {
    const RowLook look{taken_ == exit, taken_ && exit > *taken_, current_ == exit};
    auto& kept = rowPictures_[static_cast<std::size_t>(exit)];
    const auto found =
        std::find_if(kept.begin(), kept.end(), [&](const auto& row) { return row.first == look; });
    if (found != kept.end()) return found->second;
    const double top = stripTop(exit);
    const double bottom = exit > 0 ? stripTop(exit - 1) : height();
    const qreal ratio = devicePixelRatioF();
    QPixmap picture((QSizeF(width(), bottom - top) * ratio).toSize());
    picture.setDevicePixelRatio(ratio);
    picture.fill(palette().color(QPalette::Window));
    QPainter painter(&picture);
    painter.setFont(font());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(0, -top);
    painter.fillRect(plotArea(), theme().background);
    paintRow(painter, exit, look);
    ++rowPaints_;
    return kept.emplace_back(look, std::move(picture)).second;
}

void LadderPane::updateWords() {
    const WordsKey key{timeView().range(), size(),          devicePixelRatioF(), palette().cacheKey(),
                       font().key(),       analysis_.get(), comparison_.get()};
    if (key == wordsKey_ && !words_.isNull()) return;
    wordsKey_ = key;
    rowPictures_.assign(static_cast<std::size_t>(rows()), {});
    words_ = QPixmap(size() * key.ratio);
    words_.setDevicePixelRatio(key.ratio);
    words_.fill(Qt::transparent);
    QPainter painter(&words_);
    painter.setFont(font());
    painter.setRenderHint(QPainter::Antialiasing);
    for (int exit = 0; exit < rows(); ++exit) {
        const QRectF row = rowRect(exit);
        painter.setClipRect(row);
        if (result(exit) != nullptr) paintWords(painter, exit, row);
    }
}

void LadderPane::paintRow(QPainter& painter, int exit, RowLook look) const {
    const QRectF row = rowRect(exit);
    const Theme colours = theme();
    QColor band = colours.text;
    band.setAlphaF(0.035F);
    painter.fillRect(row, look.taken ? colours.taken : band);
    paintLabel(painter, exit, look.taken, row);
    painter.save();
    painter.setClipRect(row);
    if (look.saved) {
        painter.fillRect(row, QBrush(colours.grid, Qt::BDiagPattern));
        painter.setOpacity(savedOpacity);
    }
    const QRect whole = row.toAlignedRect(); // so that no pixel is smeared over two
    const QRectF source(QPointF(whole.topLeft()) * wordsKey_.ratio, QSizeF(whole.size()) * wordsKey_.ratio);
    if (result(exit) != nullptr) painter.drawPixmap(QRectF(whole), words_, source);
    painter.setOpacity(1);
    if (look.saved)
        paintNote(painter, tr("saved"), row);
    else if (result(exit) == nullptr && !restBlank_)
        paintNote(painter, analysis_->finished ? tr("not computed") : tr("to be computed"), row);
    painter.restore();
    if (look.taken || look.current) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(look.taken ? colours.accent : colours.faint, look.taken ? 1.6 : 1.0,
                            look.taken ? Qt::SolidLine : Qt::DashLine));
        painter.drawRect(row.adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

/// `font`, bold if it has to be, and smaller down to four fifths where `text` is wider than `width`.
QFont LadderPane::fitting(QFont font, const QString& text, double width, bool bold) {
    constexpr double least = 0.8;
    font.setBold(bold);
    const double wide = QFontMetricsF(font).horizontalAdvance(text) + 1;
    if (wide > width) font.setPointSizeF(font.pointSizeF() * std::max(least, width / wide));
    return font;
}

void LadderPane::paintLabel(QPainter& painter, int exit, bool taken, const QRectF& row) const {
    const Theme colours = theme();
    const QRectF label(4, row.top(), row.left() - 12, row.height());
    painter.save();
    painter.fillRect(QRectF(row.left() - 5, row.top(), 4, row.height()), colours.exit(exit, rows()));
    painter.setPen(taken ? colours.text : colours.faint);
    const QString mark = taken ? QStringLiteral("▶ ") : QString();
    const QString name = QString::fromStdString(analysis_->model->exits[static_cast<std::size_t>(exit)].name);
    const QString text =
        tr("%1%2  %3", "mark of the exit taken, number, name").arg(mark).arg(exit + 1).arg(name);
    painter.setFont(fitting(painter.font(), text, label.width(), taken));
    painter.drawText(label, Qt::AlignRight | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(text, Qt::ElideRight, static_cast<int>(label.width())));
    painter.restore();
}

void LadderPane::paintNote(QPainter& painter, const QString& text, const QRectF& row) const {
    const QRectF place = row.adjusted(0, 0, -6, 0);
    const QRectF box = painter.boundingRect(place, Qt::AlignRight | Qt::AlignVCenter, text);
    QColor behind = theme().background;
    behind.setAlphaF(0.8F);
    painter.fillRect(box.adjusted(-4, 0, 4, 0), behind);
    painter.setPen(theme().faint);
    painter.drawText(place, Qt::AlignRight | Qt::AlignVCenter, text);
}

void LadderPane::paintWords(QPainter& painter, int exit, const QRectF& row) const {
    const auto& list = brief_[static_cast<std::size_t>(exit)];
    const Theme colours = theme();
    const FrameScale x(*this);
    const WordPainter words(painter, colours, x);
    DenseWords dense(row, devicePixelRatioF());
    const std::size_t first = firstInSight(list);
    double left = first > 0 ? (x(list[first - 1].end) + x(list[first].start)) / 2 : row.left();
    for (std::size_t i = first; i < list.size() && left <= row.right(); ++i) {
        const double begin = x(list[i].start);
        const double end = x(list[i].end);
        const double right = i + 1 < list.size() ? (end + x(list[i + 1].start)) / 2 : row.right();
        if (right - left < densestSlot) {
            if (list[i].missing) dense.addMissing(left);
            dense.add(begin, end, list[i].probability, list[i].mark);
        } else {
            if (list[i].missing) words.paintMissing(left, row);
            const QRectF slot(left + 1, row.top() + 3, std::max(2.0, right - left - 2), row.height() - 6);
            if (right >= row.left() && begin <= row.right()) paintWord(words, exit, i, slot);
        }
        left = right;
    }
    dense.paint(painter, colours, [&words](double probability) { return words.tint(probability); });
    const ExitComparison* comparison = comparisonOf(exit);
    if (comparison != nullptr && !comparison->missing.back().empty())
        words.paintMissing(list.empty() ? row.left() + 8 : x(list.back().end) + 12, row);
}

void LadderPane::paintWord(const WordPainter& painter, int exit, std::size_t index,
                           const QRectF& slot) const {
    const Hypothesis& hypothesis = result(exit)->hypothesis;
    const Word& word = hypothesis.words[index];
    const std::span<const Token> tokens(hypothesis.tokens.data() + word.firstToken,
                                        word.endToken - word.firstToken);
    const ExitComparison* comparison = comparisonOf(exit);
    painter.paint(word, tokens, comparison != nullptr ? &comparison->words[index] : nullptr, slot);
}

void LadderPane::paintEvent(QPaintEvent* event) {
    TimePane::paintEvent(event);
    const ExitResult* exit = result(current_);
    if (exit == nullptr || token_ < 0 || token_ >= static_cast<int>(exit->hypothesis.tokens.size())) return;
    const Token& token = exit->hypothesis.tokens[static_cast<std::size_t>(token_)];
    const QRectF row = rowRect(current_);
    QPainter painter(this);
    painter.setClipRect(row);
    painter.setPen(QPen(theme().text, 2));
    const double x = xOfFrame(token.start);
    const double width = std::max(6.0, xOfFrame(token.end) - x);
    painter.drawRect(QRectF(x - 2, row.top() + 2, width + 4, row.height() - 4));
}

QString LadderPane::wordText(int exit, std::size_t index) const {
    const Word& word = result(exit)->hypothesis.words[index];
    const QLocale locale;
    const double shift = analysis_->model->frameShift;
    QString text =
        tr("%1: probability %2, %3 … %4 s")
            .arg(QString::fromStdString(word.text), locale.toString(std::exp(word.logProbability), 'f', 3),
                 locale.toString(static_cast<double>(word.start) * shift, 'f', 2),
                 locale.toString(static_cast<double>(word.end) * shift, 'f', 2));
    const ExitComparison* comparison = comparisonOf(exit);
    if (comparison == nullptr) return text;
    const WordMark& mark = comparison->words[index];
    const bool reference = comparison_->with == Comparison::With::reference;
    if (mark.type == WordMark::Type::inserted)
        text += u'\n' + (reference ? tr("not in the reference") : tr("not at the last exit"));
    if (mark.type == WordMark::Type::substituted)
        text += u'\n' + (reference ? tr("the reference has: %1") : tr("the last exit has: %1"))
                            .arg(QString::fromStdString(mark.expected));
    return text;
}

QString LadderPane::textAt(QPointF position) const {
    const int exit = rowAt(position.y());
    const ExitResult* found = result(exit);
    if (found == nullptr) return {};
    const auto& words = found->hypothesis.words;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (position.x() >= xOfFrame(words[i].start) - 8 && position.x() <= xOfFrame(words[i].end) + 8)
            return wordText(exit, i);
    }
    return QString::fromStdString(found->hypothesis.text);
}

void LadderPane::select(int exit, int token) {
    const bool moved = exit != current_;
    if (moved) setCurrentExit(exit);
    if (moved) Q_EMIT currentExitChanged(exit);
    if (token == token_) return;
    token_ = token;
    update();
}

void LadderPane::moveToken(int step) {
    const ExitResult* exit = result(current_);
    if (exit == nullptr || exit->hypothesis.tokens.empty()) return;
    const int last = static_cast<int>(exit->hypothesis.tokens.size()) - 1;
    const int token = token_ < 0 ? (step > 0 ? 0 : last) : std::clamp(token_ + step, 0, last);
    select(current_, token);
    const Token& at = exit->hypothesis.tokens[static_cast<std::size_t>(token)];
    const double time = static_cast<double>(at.start) * analysis_->model->frameShift;
    timeView().reveal(time);
    timeView().setCursor(time);
}

void LadderPane::keyPressEvent(QKeyEvent* event) {
    if (rows() == 0 || event->modifiers() != Qt::NoModifier) return TimePane::keyPressEvent(event);
    switch (event->key()) {
    case Qt::Key_Up:
        return select(std::min(current_ + 1, rows() - 1), -1);
    case Qt::Key_Down:
        return select(std::max(current_ - 1, 0), -1);
    case Qt::Key_Left:
        return moveToken(-1);
    case Qt::Key_Right:
        return moveToken(1);
    default:
        return TimePane::keyPressEvent(event);
    }
}

void LadderPane::mousePressEvent(QMouseEvent* event) {
    const int exit = rowAt(event->position().y());
    if (exit >= 0) select(exit, -1); // in the gutter; within the plot TimeInteraction takes the press
    TimePane::mousePressEvent(event);
}

} // namespace offramp
