#include "widgets/models/checkpoint_table_model.h"

#include "widgets/words/progress_text.h"

#include <algorithm>

namespace understudy {

namespace {

constexpr int kLossDecimals = 3, kRateDecimals = 1, kSimilarityDecimals = 2;

bool isFigure(int column)
{
    return column > CheckpointTableModel::Mark && column < CheckpointTableModel::FirstProbe;
}

QString figureText(int column, double value)
{
    using Model = CheckpointTableModel;
    return column == Model::Loss         ? words::number(value, kLossDecimals)
           : column == Model::Similarity ? words::number(value, kSimilarityDecimals)
                                         : words::number(100 * value, kRateDecimals);
}

} // namespace

void CheckpointTableModel::setRows(const QStringList& probes, std::vector<CheckpointRow> rows)
{
    if (probes != m_probes) {
        beginResetModel();
        m_probes = probes;
        m_rows = std::move(rows);
        endResetModel();
        return;
    }
    // New ones come on top, the worst of the old ones go: the others stay where they are.
    for (int last = rowCount() - 1; last >= 0; --last)
        if (std::ranges::find(rows, row(last).step, &CheckpointRow::step) == rows.end()) {
            beginRemoveRows({}, last, last);
            m_rows.erase(m_rows.begin() + last);
            endRemoveRows();
        }
    for (int i = 0; i < int(rows.size()); ++i)
        if (const auto& made = rows[std::size_t(i)]; i >= rowCount() || row(i).step != made.step) {
            beginInsertRows({}, i, i);
            m_rows.insert(m_rows.begin() + i, made);
            endInsertRows();
        } else if (row(i) != made) {
            m_rows[std::size_t(i)] = made;
            Q_EMIT dataChanged(index(i, 0), index(i, columnCount() - 1));
        }
}

int CheckpointTableModel::indexOf(std::int64_t step) const
{
    const auto found = std::ranges::find(m_rows, step, &CheckpointRow::step);
    return found == m_rows.end() ? -1 : int(found - m_rows.begin());
}

const ProbeCell* CheckpointTableModel::probe(const QModelIndex& index) const
{
    const int at = index.column() - FirstProbe;
    if (!index.isValid() || index.row() >= rowCount() || at < 0)
        return nullptr;
    const auto& probes = row(index.row()).probes;
    return at < int(probes.size()) && !probes[std::size_t(at)].file.isEmpty() ? &probes[std::size_t(at)]
                                                                              : nullptr;
}

void CheckpointTableModel::setHeard(std::optional<Heard> heard)
{
    if (heard == m_heard)
        return;
    tellHeard();
    m_heard = heard;
    tellHeard();
}

void CheckpointTableModel::tellHeard()
{
    const int at = m_heard ? indexOf(m_heard->step) : -1;
    if (at < 0)
        return;
    const auto cell = index(at, FirstProbe + m_heard->probe);
    Q_EMIT dataChanged(cell, cell, {PlayingRole, SoundingRole});
}

bool CheckpointTableModel::isHeard(const QModelIndex& index) const
{
    return m_heard && row(index.row()).step == m_heard->step && index.column() == FirstProbe + m_heard->probe;
}

int CheckpointTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int CheckpointTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : FirstProbe + int(m_probes.size());
}

std::optional<double> CheckpointTableModel::figure(int row, int column) const
{
    const auto& of = this->row(row);
    switch (column) {
    case Loss:
        return of.loss;
    case WordErrors:
        return of.wordErrors;
    case CharacterErrors:
        return of.characterErrors;
    case Similarity:
        return of.similarity;
    default:
        return std::nullopt;
    }
}

bool CheckpointTableModel::isMeasured(Column column) const
{
    for (int row = 0; row < rowCount(); ++row)
        if (figure(row, column))
            return true;
    return !isFigure(column);
}

QString CheckpointTableModel::text(const QModelIndex& index) const
{
    const auto& of = row(index.row());
    switch (index.column()) {
    case Step:
        return words::count(double(of.step));
    case Mark:
        return of.isSuggested ? tr("Suggested") : of.isDamaged ? tr("Damaged") : QString();
    default:
        break;
    }
    if (const auto value = figure(index.row(), index.column()))
        return figureText(index.column(), *value);
    return probe(index) ? QString() : QStringLiteral("–");
}

QString CheckpointTableModel::spoken(const QModelIndex& index) const
{
    const auto& of = row(index.row());
    const auto step = tr("Step %1").arg(words::count(double(of.step)));
    const auto title = headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString();
    if (isFigure(index.column()))
        return tr("%1, %2: %3").arg(step, title, text(index));
    if (index.column() < FirstProbe)
        return of.isSuggested ? tr("%1, suggested").arg(step)
               : of.isDamaged ? tr("%1, damaged").arg(step)
                              : step;
    const auto* line = probe(index);
    const auto state = !line            ? tr("not spoken")
                       : isHeard(index) ? m_heard->isSounding ? tr("playing") : tr("paused")
                       : line->wave ? words::seconds(Seconds(line->wave->seconds))
                                        : tr("spoken");
    return tr("%1, %2: %3").arg(step, title, state);
}

QVariant CheckpointTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return text(index);
    case Qt::AccessibleTextRole:
        return spoken(index);
    case Qt::TextAlignmentRole:
        return int((index.column() == Mark || index.column() >= FirstProbe ? Qt::AlignLeft : Qt::AlignRight) |
                   Qt::AlignVCenter);
    case SuggestedRole:
        return row(index.row()).isSuggested;
    case DamagedRole:
        return row(index.row()).isDamaged;
    case ProbeRole:
        return probe(index) != nullptr;
    case PlayingRole:
        return isHeard(index) ? QVariant(m_heard->share) : QVariant();
    case SoundingRole:
        return isHeard(index) && m_heard->isSounding;
    default:
        return {};
    }
}

QVariant CheckpointTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == Mark || section >= FirstProbe ? Qt::AlignLeft : Qt::AlignRight) |
                   Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Step:
        return tr("Step");
    case Mark:
        return {};
    case Loss:
        return tr("Validation loss");
    case WordErrors:
        return tr("WER %");
    case CharacterErrors:
        return tr("CER %");
    case Similarity:
        return tr("Similarity");
    default:
        return tr("Probe “%1”").arg(m_probes.value(section - FirstProbe));
    }
}

} // namespace understudy
