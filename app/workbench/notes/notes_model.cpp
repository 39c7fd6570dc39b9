// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/notes/notes_model.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace offramp {

NotesModel::NotesModel(Workbench* workbench, QObject* parent)
    : QAbstractTableModel(parent), workbench_(workbench),
      rows_(static_cast<int>(workbench->notes().all().size())) {
    const Notes* notes = &workbench->notes();
    connect(notes, &Notes::aboutToInsert, this, [this](int row) { beginInsertRows({}, row, row); });
    connect(notes, &Notes::inserted, this, [this] {
        ++rows_;
        endInsertRows();
    });
    connect(notes, &Notes::aboutToRemove, this, [this](int row) { beginRemoveRows({}, row, row); });
    connect(notes, &Notes::removed, this, [this] {
        --rows_;
        endRemoveRows();
    });
    connect(notes, &Notes::changed, this,
            [this](int row) { Q_EMIT dataChanged(index(row, 0), index(row, columns - 1)); });
    connect(notes, &Notes::aboutToReset, this, [this] { beginResetModel(); });
    connect(notes, &Notes::wasReset, this, [this] {
        rows_ = static_cast<int>(this->notes().all().size());
        endResetModel();
    });
}

int NotesModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : rows_;
}

int NotesModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : columns;
}

const OpenNote* NotesModel::noteAt(int row) const {
    return row >= 0 && row < rows_ ? &notes().all()[static_cast<std::size_t>(row)] : nullptr;
}

QString NotesModel::cell(const OpenNote& open, int column) const {
    const Note& note = open.note;
    const QLocale locale;
    switch (column) {
    case utteranceColumn: {
        const Utterance* utterance = workbench_->utterance(open.utterance);
        return utterance != nullptr ? utterance->name() : QString();
    }
    case exitColumn:
        return note.exit ? locale.toString(*note.exit + 1) : QString();
    case timeColumn:
        if (!note.stretch) return {};
        return tr("%1 – %2 s", "a stretch of time")
            .arg(locale.toString(note.stretch->begin, 'f', 2), locale.toString(note.stretch->end, 'f', 2));
    case textColumn:
        return QString::fromStdString(note.text).simplified();
    case changedColumn:
        return locale.toString(QDateTime::fromSecsSinceEpoch(note.modified), QLocale::ShortFormat);
    default:
        return {};
    }
}

QVariant NotesModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const OpenNote& note = *noteAt(index.row());
    if (role == Qt::DisplayRole) return cell(note, index.column());
    if (role == Qt::ToolTipRole && index.column() == textColumn)
        return QString::fromStdString(note.note.text);
    return {};
}

QVariant NotesModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
    case utteranceColumn:
        return tr("Utterance");
    case exitColumn:
        return tr("Exit");
    case timeColumn:
        return tr("Time");
    case textColumn:
        return tr("Note");
    case changedColumn:
        return tr("Changed");
    default:
        return {};
    }
}

std::vector<NoteRow> NotesModel::table() const {
    std::vector<NoteRow> rows;
    for (const OpenNote& open : notes().all()) {
        const Utterance* utterance = workbench_->utterance(open.utterance);
        if (utterance == nullptr) continue;
        NoteRow row{utterance->name().toStdString(), utterance->audio.string(), {}, open.note};
        row.note.utterance = workbench_->indexOf(open.utterance);
        const auto& analysis = utterance->shown.analysis;
        const auto exit = static_cast<std::size_t>(open.note.exit.value_or(0));
        if (open.note.exit && analysis && exit < analysis->model->exits.size())
            row.exit = analysis->model->exits[exit].name;
        rows.push_back(std::move(row));
    }
    std::stable_sort(rows.begin(), rows.end(), [](const NoteRow& one, const NoteRow& other) {
        return one.note.utterance < other.note.utterance;
    });
    return rows;
}

} // namespace offramp
