// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/utterance_model.h"

#include "text/engine_text.h"

namespace offramp {

namespace {

QString sign(Utterance::State state) {
    switch (state) {
    case Utterance::State::waiting:
        return QStringLiteral("○");
    case Utterance::State::running:
        return QStringLiteral("◐");
    case Utterance::State::done:
        return QStringLiteral("●");
    case Utterance::State::failed:
        return QStringLiteral("⚠");
    case Utterance::State::cancelled:
        break;
    }
    return QStringLiteral("◌");
}

} // namespace

UtteranceModel::UtteranceModel(Workbench* workbench, QObject* parent)
    : QAbstractListModel(parent), workbench_(workbench),
      rows_(static_cast<int>(workbench->utterances().size())) {
    connect(workbench, &Workbench::utterancesAboutToAdd, this,
            [this](int first, int count) { beginInsertRows({}, first, first + count - 1); });
    connect(workbench, &Workbench::utterancesAdded, this, [this](int /*first*/, int count) {
        rows_ += count;
        endInsertRows();
    });
    connect(workbench, &Workbench::utteranceAboutToClose, this,
            [this](int row) { beginRemoveRows({}, row, row); });
    connect(workbench, &Workbench::utteranceClosed, this, [this] {
        --rows_;
        endRemoveRows();
    });
    connect(workbench, &Workbench::utterancesChanged, this,
            [this](int first, int last) { Q_EMIT dataChanged(index(first), index(last)); });
}

int UtteranceModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : rows_;
}

QString UtteranceModel::stateText(const Utterance& utterance) {
    switch (utterance.state) {
    case Utterance::State::waiting:
        return tr("waits for its turn");
    case Utterance::State::running:
        return tr("is being analysed");
    case Utterance::State::done:
        return tr("analysed");
    case Utterance::State::failed:
        return translated(*utterance.error);
    case Utterance::State::cancelled:
        break;
    }
    return tr("cancelled");
}

QModelIndexList UtteranceModel::match(const QModelIndex& start, int role, const QVariant& value, int hits,
                                      Qt::MatchFlags flags) const {
    return QAbstractListModel::match(start, role == Qt::DisplayRole ? nameRole : role, value, hits, flags);
}

QVariant UtteranceModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const Utterance& utterance = workbench_->utterances()[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return QString(sign(utterance.state) + QStringLiteral("  ") + utterance.name());
    case nameRole:
        return utterance.name();
    case Qt::ToolTipRole:
        return QString(QString::fromStdString(utterance.audio.string()) + u'\n' + stateText(utterance));
    case Qt::AccessibleTextRole:
        return tr("%1, %2", "an utterance's name and state").arg(utterance.name(), stateText(utterance));
    default:
        return {};
    }
}

} // namespace offramp
