#include "app/desktop/home/targets_card.h"

#include "widgets/support/conversions.h"
#include "widgets/support/elided_label.h"
#include "widgets/support/parts.h"
#include "widgets/words/progress_text.h"
#include "widgets/words/target_text.h"

#include <QtWidgets>

namespace understudy {

using metrics::u;

namespace {

// Units; in less it is not told by whom, nor what is required, which the tooltip of the result says then.
constexpr int kByAcross = 130, kRequiredAcross = 110;
enum Column
{
    kTitle,
    kValue,
    kRequired,
    kBy,
    kMark,
    kResult,
    kColumns
};

bool isOfDataset(Target target)
{
    return target == Target::Minutes || target == Target::ClipsInRange || target == Target::Defective;
}

/// What only other programs measure is left out until they did.
bool isShown(const TargetRow& row)
{
    const bool isElsewhere = row.target == Target::ApiAnswer || row.target == Target::SetUp;
    return (row.value || !isElsewhere) && row.target != Target::MasterFormat; // which delivery tells
}

void takeReview(const ReviewProgress& review, std::vector<TargetRow>& rows)
{
    if (review.count(Verdict::Accepted) == 0)
        return;
    for (auto& row : rows) {
        if (row.target == Target::Minutes)
            row.value = review.accepted.value / 60;
        else if (row.target == Target::ClipsInRange)
            row.value = review.shareInRange;
        else if (row.target == Target::Defective)
            row.value = review.shareDefective;
    }
}

QString byWhom(const TargetRow& row, const std::optional<EvaluatedTargets>& evaluated)
{
    if (!row.value) // before anything was measured nobody knows why
        return evaluated ? words::reason(row.why) : QString();
    if (isOfDataset(row.target))
        return TargetsCard::tr("the review");
    if (!evaluated)
        return {};
    if (row.target == Target::WordErrors || row.target == Target::CharacterErrors)
        return toQString(evaluated->recognizer);
    return row.target == Target::Similarity ? toQString(evaluated->speakerEncoder) : QString();
}

} // namespace

TargetsCard::TargetsCard(QWidget* parent)
    : QWidget(parent), m_when(makeMutedLabel({})), m_required(makeMutedLabel(tr("Required"))),
      m_by(makeMutedLabel(tr("By"))), m_grid(new QGridLayout)
{
    setObjectName(QStringLiteral("targets"));
    auto* head = new QVBoxLayout;
    head->setSpacing(u(0.5));
    auto* title = makeLabel(tr("Does the voice meet its targets?"), metrics::Type::Heading);
    for (auto* label : {title, m_when}) {
        label->setWordWrap(true);
        head->addWidget(label);
    }
    auto* card = makeCard();
    card->setLayout(m_grid);
    m_grid->setContentsMargins(u(3), u(2), u(3), u(2));
    m_grid->setHorizontalSpacing(u(3));
    m_grid->setVerticalSpacing(u(1.5));
    m_grid->setColumnStretch(kTitle, 2);
    m_grid->setColumnStretch(kBy, 2);
    m_grid->addWidget(makeMutedLabel(tr("Target")), 0, kTitle);
    m_grid->addWidget(makeMutedLabel(tr("Measured")), 0, kValue, Qt::AlignRight);
    m_grid->addWidget(m_required, 0, kRequired, Qt::AlignRight);
    m_grid->addWidget(m_by, 0, kBy);
    m_grid->addWidget(makeMutedLabel(tr("Result")), 0, kMark, 1, 2);
    m_grid->addWidget(makeHorizontalLine(), 1, 0, 1, kColumns);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(u(3));
    layout->addLayout(head);
    layout->addWidget(card);
    setTargets({}, {});
}

void TargetsCard::makeRow()
{
    const int line = int(m_rows.size()) + 2;
    const auto& row = m_rows.emplace_back(Row{new ElidedLabel, makeLabel({}), makeMutedLabel({}),
                                              makeMutedElided(), new IconLabel, makeLabel({})});
    m_grid->addWidget(row.title, line, kTitle);
    m_grid->addWidget(row.value, line, kValue, Qt::AlignRight);
    m_grid->addWidget(row.required, line, kRequired, Qt::AlignRight);
    m_grid->addWidget(row.by, line, kBy);
    m_grid->addWidget(row.mark, line, kMark);
    m_grid->addWidget(row.result, line, kResult);
}

void TargetsCard::setRow(Row& row, const TargetRow& target, const QString& by) const
{
    row.title->setText(words::title(target.target));
    row.value->setText(words::value(target));
    row.required->setText(words::required(target));
    row.by->setText(by);
    row.mark->setIcon(!target.value    ? u"status-not-rendered"
                      : target.isMet() ? u"check"
                                       : u"status-failed",
                      !target.value    ? Token::Muted
                      : target.isMet() ? Token::Ok
                                       : Token::Bad);
    row.result->setText(!target.value ? tr("Not measured") : target.isMet() ? tr("Pass") : tr("Fail"));
    const auto more = QStringLiteral("%1 %2").arg(words::required(target), by).trimmed();
    row.result->setAccessibleDescription(more);
    row.result->setToolTip(more);
}

void TargetsCard::setTargets(const ReviewProgress& review, const std::optional<EvaluatedTargets>& evaluated)
{
    m_shown = evaluated ? evaluated->rows : targetTable({});
    takeReview(review, m_shown);
    std::erase_if(m_shown, [](const TargetRow& row) { return !isShown(row); });
    m_when->setText(
        evaluated ? tr("%1, measured %2").arg(toQString(evaluated->voice), words::moment(evaluated->when))
                  : tr("No voice was measured yet: “Measure a voice…” in the Tools menu does it."));
    while (m_rows.size() < m_shown.size())
        makeRow();
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const bool isHere = i < m_shown.size();
        auto& row = m_rows[i];
        for (auto* part : std::initializer_list<QWidget*>{row.title, row.value, row.mark, row.result})
            part->setVisible(isHere);
        if (isHere)
            setRow(row, m_shown[i], byWhom(m_shown[i], evaluated));
    }
    fit();
}

void TargetsCard::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fit();
}

void TargetsCard::fit()
{
    const bool hasBy = width() >= u(kByAcross), hasRequired = width() >= u(kRequiredAcross);
    m_by->setVisible(hasBy);
    m_required->setVisible(hasRequired);
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        m_rows[i].by->setVisible(hasBy && i < m_shown.size());
        m_rows[i].required->setVisible(hasRequired && i < m_shown.size());
    }
}

} // namespace understudy
