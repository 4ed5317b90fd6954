// What the cells of ClipTableModel say.
#include "widgets/models/clip_table_model.h"
#include "widgets/support/clip_state.h"
#include "widgets/support/conversions.h"
#include "widgets/words/clip_text.h"
#include "widgets/words/finding_text.h"
#include "widgets/words/progress_text.h"

namespace understudy {

namespace {

constexpr int kAttentionDecimals = 2;

} // namespace

QString ClipTableModel::display(const ClipRow& row, int column) const
{
    switch (kindOf(column)) {
    case Kind::Number:
        return QString::number(row.number);
    case Kind::Verdict:
        return words::word(row.verdict);
    case Kind::Recording:
        return row.recording;
    case Kind::Transcript:
        return row.transcript;
    case Kind::Flags:
        return flagText(row);
    case Kind::Attention:
        return row.measuring == ClipRow::Measuring::Done ? words::number(row.attention, kAttentionDecimals)
                                                         : QStringLiteral("–");
    case Kind::Figure:
        const auto measure = measureOf(column);
        const auto value = row.figure(measure);
        return value ? words::number(*value, words::decimals(measure)) : QStringLiteral("–");
    }
    return {};
}

QVariant ClipTableModel::icon(const ClipRow& row, int column, int role) const
{
    const auto kind = kindOf(column);
    if (role == TextColorRole) {
        const bool isSecondary = kind == Kind::Number || kind == Kind::Recording ||
                                 (kind == Kind::Flags && row.measuring != ClipRow::Measuring::Done);
        return static_cast<int>(kind == Kind::Verdict ? color(row.verdict)
                                : isSecondary         ? Token::Muted
                                                      : Token::Text);
    }
    if (kind == Kind::Verdict)
        return role == IconRole ? QVariant(QString(iconName(row.verdict)))
                                : static_cast<int>(color(row.verdict));
    if (kind != Kind::Flags || row.findings.empty() || row.measuring != ClipRow::Measuring::Done)
        return {};
    const auto& worst = row.findings.front();
    return role == IconRole ? QVariant(QString(iconName(worst.measure)))
                            : static_cast<int>(color(worst.grade));
}

QVariant ClipTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto& row = this->row(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return display(row, index.column());
    case Qt::TextAlignmentRole:
        return headerData(index.column(), Qt::Horizontal, role);
    case Qt::ToolTipRole:
        if (kindOf(index.column()) == Kind::Transcript)
            return row.transcript;
        if (kindOf(index.column()) == Kind::Verdict && row.reason != RejectReason::None)
            return words::word(row.reason);
        if (kindOf(index.column()) == Kind::Flags)
            return words::sentences(row.findings).join(QLatin1Char('\n'));
        return {};
    case Qt::AccessibleTextRole:
        return index.column() == 0 ? description(row) : display(row, index.column());
    case IconRole:
    case IconColorRole:
    case TextColorRole:
        return icon(row, index.column(), role);
    case IdRole:
        return toQString(row.id);
    default:
        return {};
    }
}

QVariant ClipTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const auto kind = kindOf(section);
    const bool isFigure = kind == Kind::Number || kind == Kind::Figure || kind == Kind::Attention;
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>(Qt::AlignVCenter | (isFigure ? Qt::AlignRight : Qt::AlignLeft));
    if (role == Qt::ToolTipRole && kind == Kind::Figure)
        return words::title(measureOf(section));
    if (role == Qt::ToolTipRole && kind == Kind::Attention)
        return tr("How much a person should look at it, 0 to 1");
    if (role != Qt::DisplayRole)
        return {};
    switch (kind) {
    case Kind::Number:
        return tr("Clip");
    case Kind::Verdict:
        return tr("Verdict");
    case Kind::Recording:
        return tr("Recording");
    case Kind::Transcript:
        return tr("Transcript");
    case Kind::Flags:
        return tr("Flags");
    case Kind::Attention:
        return tr("Attention");
    case Kind::Figure:
        return words::column(measureOf(section));
    }
    return {};
}

} // namespace understudy
