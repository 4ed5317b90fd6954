#include "app/desktop/compare/comparison_panel.h"

#include "widgets/support/conversions.h"
#include "widgets/support/elided_label.h"
#include "widgets/support/icon.h"
#include "widgets/support/parts.h"
#include "widgets/words/compare_text.h"
#include "widgets/words/progress_text.h"

#include <QtWidgets>

namespace understudy {

using metrics::u;

namespace {

constexpr int kIdRole = Qt::UserRole;

QIcon iconOf(const Comparison& comparison)
{
    if (!comparison.plan.mode)
        return icon(u"headphones", Token::Muted);
    if (!sealOf(comparison).isSealed)
        return icon(u"status-fresh", Token::Ok);
    return comparison.answers.empty() ? icon(u"status-not-rendered", Token::Muted)
                                      : icon(u"status-rendering", Token::Accent);
}

} // namespace

ComparisonPanel::ComparisonPanel(QWidget* parent)
    : QWidget(parent), m_list(new QListWidget), m_slots(new QWidget), m_slotRows(new QVBoxLayout),
      m_level(makeMutedLabel({}, metrics::Type::Caption))
{
    setGround(this, Ground::Raised);
    m_list->setObjectName(QStringLiteral("comparisonList"));
    m_list->setAccessibleName(tr("Comparisons"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setWordWrap(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_level->setWordWrap(true);
    m_slotRows->setSpacing(u(1.5));
    m_slots->setLayout(m_slotRows);
    setFocusProxy(m_list);
    auto* heading = makeLabel(tr("Comparisons"), metrics::Type::Strong);
    heading->setContentsMargins(u(3), u(2), u(3), u(2));
    auto* slots = makeLabel(tr("Slots"), metrics::Type::Strong);
    auto* lower = new QVBoxLayout;
    lower->setContentsMargins(u(3), u(2), u(3), u(3));
    lower->addWidget(slots);
    lower->addWidget(m_slots);
    lower->addWidget(m_level);
    lower->addStretch();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(heading);
    layout->addWidget(makeHorizontalLine());
    layout->addWidget(m_list, 3);
    layout->addWidget(makeHorizontalLine());
    layout->addLayout(lower, 2);
    connect(m_list, &QListWidget::currentItemChanged, this, [this](QListWidgetItem* now) {
        showSlots();
        if (now != nullptr)
            Q_EMIT chosen(current());
    });
    showSlots();
}

void ComparisonPanel::setComparisons(const std::vector<Comparison>& all, const std::string& listener)
{
    const auto front = current();
    m_all = all;
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    for (const auto& comparison : all) {
        auto* item = new QListWidgetItem(
            iconOf(comparison), QStringLiteral("%1\n%2 · %3")
                                    .arg(toQString(comparison.plan.name), words::word(comparison.plan.mode),
                                         words::progressOf(comparison, listener)));
        item->setData(kIdRole, toQString(comparison.id.value));
        m_list->addItem(item);
        if (comparison.id == front)
            m_list->setCurrentItem(item);
    }
    showSlots();
}

void ComparisonPanel::choose(const ComparisonId& id)
{
    for (int row = 0; row < m_list->count(); ++row)
        if (m_list->item(row)->data(kIdRole).toString() == toQString(id.value))
            m_list->setCurrentRow(row);
}

ComparisonId ComparisonPanel::current() const
{
    const auto* item = m_list->currentItem();
    return ComparisonId(item != nullptr ? toUtf8(item->data(kIdRole).toString()) : std::string());
}

void ComparisonPanel::showSlots()
{
    while (auto* item = m_slotRows->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const auto found = std::ranges::find(m_all, current(), &Comparison::id);
    const bool isAny = found != m_all.end();
    m_level->setVisible(isAny);
    if (!isAny)
        return;
    const auto& plan = found->plan;
    // In the middle of a blind test, which slot was how much louder would tell one from the other.
    const bool isSecret = plan.mode && sealOf(*found).isSealed;
    for (std::size_t slot = 0; slot < plan.slots.size(); ++slot) {
        auto* row = new QWidget;
        auto* line = new QHBoxLayout(row);
        line->setContentsMargins(0, 0, 0, 0);
        line->addWidget(new ElidedLabel(toQString(plan.slots[slot].slot.name)), 1);
        if (!isSecret)
            line->addWidget(makeMutedLabel(words::gainText(plan.items.front().sounds[slot].gain)));
        m_slotRows->addWidget(row);
    }
    m_level->setText(tr("All play at %1 LUFS, within 0.1 LU.").arg(words::number(plan.loudness.value, 1)) +
                     QLatin1Char(' ') +
                     (plan.mode == ListeningMode::Abx ? tr("Lengths are cut to the shorter.")
                                                      : tr("Silence follows what is shorter.")));
}

} // namespace understudy
