#include "app/desktop/review/review_header.h"

#include "app/desktop/action_button.h"
#include "app/desktop/review/filter_field.h"
#include "app/desktop/review/review_actions.h"
#include "widgets/support/chip.h"
#include "widgets/support/clip_state.h"
#include "widgets/support/icon.h"
#include "widgets/support/parts.h"
#include "widgets/support/row_fit.h"
#include "widgets/words/review_text.h"

#include <QtWidgets>

namespace understudy {

using metrics::u;

namespace {

constexpr int kAll = 100;    ///< beyond every Verdict
constexpr int kRestMs = 600; ///< half a word is no mistake

} // namespace

ReviewHeader::ReviewHeader(const ReviewActions& actions, QWidget* parent)
    : QWidget(parent), m_order(new QComboBox), m_field(new FilterField), m_rest(new QTimer(this)),
      m_chips(new ChipRow), m_choice(new QComboBox), m_build(makeActionButton(actions.buildDataset)),
      m_more(makeMore(actions)), m_history(new QHBoxLayout)
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
    m_field->setClearButtonEnabled(true);
    m_field->addAction(icon(u"search", Token::Muted), QLineEdit::LeadingPosition);
    m_field->setMinimumWidth(u(30));
    m_field->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_field->setMaximumWidth(u(64));
    m_field->installEventFilter(this);
    m_choice->setObjectName(QStringLiteral("verdictChoice"));
    m_choice->setAccessibleName(tr("Verdict"));
    m_choice->setFocusPolicy(Qt::TabFocus);
    createLayout();
    setCompact(false);
    m_rest->setSingleShot(true);
    m_rest->setInterval(kRestMs);
    connect(m_rest, &QTimer::timeout, this, &ReviewHeader::tellUnread);
    connect(m_field, &QLineEdit::textChanged, this, &ReviewHeader::readField);
    connect(m_chips, &ChipRow::chosen, this, [this] {
        showChoice();
        Q_EMIT filterChanged();
    });
    connect(m_order, &QComboBox::currentIndexChanged, this, &ReviewHeader::orderChanged);
    connect(m_choice, &QComboBox::activated, this, [this] {
        m_chips->choose(m_choice->currentData().toInt());
        Q_EMIT filterChanged();
    });
    setCounts(0, {});
}

void ReviewHeader::createLayout()
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(u(3), 0, u(3), 0);
    layout->setSpacing(u(2));
    auto* heading = makeLabel(tr("Review"), metrics::Type::Heading);
    m_history->setSpacing(u(1));
    layout->addWidget(heading);
    layout->addWidget(m_order);
    layout->addWidget(m_field, 1);
    layout->addWidget(m_chips, 2);
    layout->addStretch();
    layout->addLayout(m_history);
    layout->addWidget(m_choice);
    layout->addWidget(m_build);
    layout->addWidget(m_more);
    auto* fit = new RowFit(this);
    fit->addPart(heading);
    fit->addPart(m_order);
}

/// What is seldom asked for; in a narrow window what the row has no room for, too.
QToolButton* ReviewHeader::makeMore(const ReviewActions& actions)
{
    auto* button = new QToolButton;
    button->setObjectName(QStringLiteral("reviewMore"));
    button->setIcon(icon(u"more"));
    button->setAccessibleName(tr("More"));
    button->setToolTip(tr("More"));
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(button);
    menu->addActions({actions.addRecordings, actions.record});
    menu->addSeparator();
    menu->addActions({actions.figures, actions.buildDataset, actions.blindPass});
    button->setMenu(menu);
    return button;
}

void ReviewHeader::showHistory(QAction* undo, QAction* redo)
{
    for (auto* action : {undo, redo})
        m_history->addWidget(makeToolButton(action));
}

void ReviewHeader::setCompact(bool isCompact)
{
    m_chips->setVisible(!isCompact);
    m_build->setVisible(!isCompact);
    m_choice->setVisible(isCompact);
    m_field->setPlaceholderText(isCompact ? tr("Filter") : tr("Filter: text, snr<30, flag:hum"));
}

void ReviewHeader::setCounts(int total, const std::array<int, 4>& verdicts)
{
    std::vector<ChipContent> chips{{.id = kAll, .count = tr("All %1").arg(total)}};
    for (const auto verdict : {Verdict::None, Verdict::Unsure, Verdict::Rejected, Verdict::Accepted})
        chips.push_back({.id = int(verdict),
                         .count = QString::number(verdicts.at(std::size_t(verdict))),
                         .word = words::phrase(verdict),
                         .iconName = iconName(verdict),
                         .color = color(verdict)});
    m_chips->setChips(chips);
    for (int i = 0; i < int(chips.size()); ++i) { // in place: the list may be open
        const auto& chip = chips[std::size_t(i)];
        if (i == m_choice->count())
            m_choice->addItem(chip.iconName.isEmpty() ? QIcon() : icon(chip.iconName, chip.color), {},
                              chip.id);
        m_choice->setItemText(i, chip.word.isEmpty() ? chip.count
                                                     : QStringLiteral("%1 %2").arg(chip.count, chip.word));
    }
    showChoice();
}

void ReviewHeader::showChoice()
{
    m_choice->setCurrentIndex(m_choice->findData(m_chips->chosenId()));
}

void ReviewHeader::setMatches(int shown, int total)
{
    const bool isFiltered = m_chips->chosenId() != kAll || !m_field->text().trimmed().isEmpty();
    m_field->setCount(isFiltered ? tr("%1 of %2").arg(shown).arg(total) : QString());
}

QLineEdit* ReviewHeader::field() const
{
    return m_field;
}

void ReviewHeader::filterBy(const QString& text)
{
    m_chips->choose(kAll);
    showChoice();
    m_field->setText(text);
    Q_EMIT filterChanged();
}

void ReviewHeader::readField()
{
    m_rest->start();
    if (parseClipQuery(m_field->text()).unread.isEmpty())
        tellUnread(); // what was wrong is not any more
    Q_EMIT filterChanged();
}

void ReviewHeader::tellUnread()
{
    m_rest->stop();
    auto unread = parseClipQuery(m_field->text()).unread;
    if (unread == m_unread)
        return;
    m_unread = std::move(unread);
    m_field->setInvalid(!m_unread.isEmpty());
    Q_EMIT unreadChanged(m_unread);
}

/// Before the keys of the pane, to which Return is the next clip.
bool ReviewHeader::eventFilter(QObject* watched, QEvent* event)
{
    const bool isKey = event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress;
    if (watched != m_field || !isKey)
        return QWidget::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    const bool leaves =
        key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter || key->key() == Qt::Key_Escape;
    if (!leaves || (key->modifiers() & ~Qt::KeypadModifier))
        return QWidget::eventFilter(watched, event);
    event->accept();
    if (event->type() == QEvent::KeyPress) {
        tellUnread();
        Q_EMIT leaveRequested();
    }
    return true;
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
