#include "app/desktop/review/review_header.h"

#include "app/desktop/review/review_actions.h"
#include "widgets/support/chip.h"
#include "widgets/support/clip_state.h"
#include "widgets/support/icon.h"
#include "widgets/support/parts.h"
#include "widgets/support/row_fit.h"
#include "widgets/words/clip_text.h"

#include <QtWidgets>

namespace understudy {

using metrics::u;

namespace {

constexpr int kAll = 100; ///< beyond every Verdict

QPushButton* makeActionButton(QAction* action)
{
    auto* button = makeButton(action->text());
    button->setIcon(action->icon());
    button->setToolTip(toolTipWithKey(action));
    QObject::connect(button, &QPushButton::clicked, action, &QAction::trigger);
    QObject::connect(action, &QAction::changed, button,
                     [button, action] { button->setEnabled(action->isEnabled()); });
    button->setEnabled(action->isEnabled());
    return button;
}

} // namespace

ReviewHeader::ReviewHeader(const ReviewActions& actions, QWidget* parent)
    : QWidget(parent), m_order(new QComboBox), m_field(new QLineEdit), m_chips(new ChipRow)
{
    setGround(this, Ground::Raised);
    setFixedHeight(u(11));
    m_order->addItem(tr("Attention order"), int(Order::Attention));
    m_order->addItem(tr("By recording"), int(Order::Recording));
    m_order->setObjectName(QStringLiteral("order"));
    m_order->setAccessibleName(tr("Order"));
    m_order->setFocusPolicy(Qt::TabFocus);
    m_field->setObjectName(QStringLiteral("filter"));
    m_field->setAccessibleName(tr("Filter"));
    m_field->setPlaceholderText(tr("Filter: text, snr<30, flag:hum"));
    m_field->setClearButtonEnabled(true);
    m_field->addAction(icon(u"search", Token::Muted), QLineEdit::LeadingPosition);
    m_field->setMinimumWidth(u(30));
    m_field->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_field->setMaximumWidth(u(64));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(u(3), 0, u(3), 0);
    layout->setSpacing(u(2));
    auto* heading = makeLabel(tr("Review"), metrics::Type::Heading);
    auto* add = makeActionButton(actions.addRecordings);
    auto* build = makeActionButton(actions.buildDataset);
    layout->addWidget(heading);
    layout->addWidget(m_order);
    layout->addWidget(m_field);
    layout->addWidget(m_chips, 1);
    layout->addWidget(add);
    layout->addWidget(build);
    // The menus have what leaves.
    auto* fit = new RowFit(this);
    for (auto* part : std::initializer_list<QWidget*>{heading, add, m_order, build, m_chips})
        fit->addPart(part);
    connect(m_field, &QLineEdit::textChanged, this, &ReviewHeader::filterChanged);
    connect(m_chips, &ChipRow::chosen, this, &ReviewHeader::filterChanged);
    connect(m_order, &QComboBox::currentIndexChanged, this, &ReviewHeader::orderChanged);
    setCounts(0, {});
}

void ReviewHeader::setCounts(int total, const std::array<int, 4>& verdicts)
{
    std::vector<ChipContent> chips{{.id = kAll, .count = tr("All %1").arg(total)}};
    for (const auto verdict : {Verdict::None, Verdict::Unsure, Verdict::Rejected, Verdict::Accepted})
        chips.push_back({.id = int(verdict),
                         .count = QString::number(verdicts.at(std::size_t(verdict))),
                         .word = words::word(verdict).toLower(),
                         .iconName = iconName(verdict),
                         .color = color(verdict)});
    m_chips->setChips(chips);
}

ClipFilter ReviewHeader::filter() const
{
    const int chosen = m_chips->chosenId();
    return {chosen == kAll ? std::nullopt : std::optional(Verdict(chosen)), parseClipQuery(m_field->text())};
}

ReviewHeader::Order ReviewHeader::order() const
{
    return Order(m_order->currentData().toInt());
}

} // namespace understudy
