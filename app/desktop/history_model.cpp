#include "app/desktop/history_model.h"

#include "core/data/dataset/dataset_row.h"
#include "widgets/support/conversions.h"
#include "widgets/support/icon.h"
#include "widgets/words/review_text.h"

#include <QFont>
#include <QGuiApplication>
#include <QPalette>

namespace understudy {

void HistoryModel::setSteps(EditHistory::Steps steps, QHash<QString, QString> clipNames)
{
    beginResetModel();
    m_steps = std::move(steps);
    m_clipNames = std::move(clipNames);
    endResetModel();
}

int HistoryModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_steps.facts.size()) + 1;
}

QString HistoryModel::text(int row) const
{
    if (row == 0)
        return tr("As it was opened");
    const auto& facts = m_steps.facts.at(std::size_t(row - 1));
    const auto id = toQString(facts.subject);
    return words::step(facts.what, m_clipNames.value(id, id), facts.count,
                       verdictNamed(facts.verdict).value_or(Verdict::None),
                       rejectReasonNamed(facts.reason).value_or(RejectReason::None));
}

QVariant HistoryModel::data(const QModelIndex& index, int role) const
{
    const int row = index.row();
    const bool isNow = row == currentRow();
    const bool isTakenBack = row > currentRow();
    switch (role) {
    case Qt::DisplayRole:
        return text(row);
    case Qt::AccessibleTextRole:
        return isNow         ? tr("%1, this is now").arg(text(row))
               : isTakenBack ? tr("%1, taken back").arg(text(row))
                             : text(row);
    case Qt::DecorationRole:
        return isNow         ? icon(u"next")
               : isTakenBack ? icon(u"undo", Token::Muted)
                             : icon(u"check", Token::Muted);
    case Qt::ForegroundRole:
        return isTakenBack ? QVariant(QGuiApplication::palette().brush(QPalette::PlaceholderText))
                           : QVariant();
    case Qt::FontRole: {
        QFont font;
        font.setBold(isNow);
        return font;
    }
    default:
        return {};
    }
}

} // namespace understudy
