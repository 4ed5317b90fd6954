#include "widgets/support/chip.h"

#include "widgets/support/icon.h"
#include "widgets/support/metrics.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPainter>
#include <QResizeEvent>

namespace understudy {

using metrics::u;

Chip::Chip(QWidget* parent) : QAbstractButton(parent)
{
    setCheckable(true);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Chip::setContent(const ChipContent& content)
{
    m_content = content;
    const QString words =
        content.word.isEmpty() ? content.count : content.count + QLatin1Char(' ') + content.word;
    setText(words);
    setAccessibleName(words);
    setToolTip(m_wordsShown ? QString() : words);
    updateGeometry();
    update();
}

void Chip::setWordsShown(bool shown)
{
    if (m_wordsShown == shown)
        return;
    m_wordsShown = shown;
    setToolTip(shown ? QString() : text());
    updateGeometry();
    update();
}

QString Chip::textWith(bool words) const
{
    return words ? text() : m_content.count;
}

int Chip::widthWith(bool words) const
{
    const int iconWidth = m_content.iconName.isEmpty() ? 0 : u(4) + u(1.5);
    return fontMetrics().horizontalAdvance(textWith(words)) + iconWidth + u(4);
}

QSize Chip::sizeHint() const
{
    return {widthWith(m_wordsShown), u(6)};
}

void Chip::paintEvent(QPaintEvent* /*event*/)
{
    const auto& tokens = viewPalette(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (isChecked() || underMouse() || isDown()) {
        painter.setPen(isChecked() ? QPen(tokens[Token::Accent]) : QPen(Qt::NoPen));
        painter.setBrush(tokens[isChecked() ? Token::Selection : Token::Hover]);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), u(1), u(1));
    }
    int x = u(2);
    if (!m_content.iconName.isEmpty()) {
        drawIcon(painter, QRectF(x, (height() - u(4)) / 2, u(4), u(4)), m_content.iconName,
                 tokens[m_content.color]);
        x += u(4) + u(1.5);
    }
    painter.setPen(tokens[m_content.color]);
    painter.drawText(QRect(x, 0, width() - x, height()), Qt::AlignVCenter | Qt::AlignLeft,
                     textWith(m_wordsShown));
}

ChipRow::ChipRow(QWidget* parent)
    : QWidget(parent), m_layout(new QHBoxLayout(this)), m_group(new QButtonGroup(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(u(1));
    m_layout->addStretch();
    connect(m_group, &QButtonGroup::idClicked, this, &ChipRow::chosen);
}

void ChipRow::setChips(const std::vector<ChipContent>& chips)
{
    const int before = m_chips.empty() ? (chips.empty() ? 0 : chips.front().id) : chosenId();
    while (m_chips.size() > chips.size()) {
        delete m_chips.back();
        m_chips.pop_back();
    }
    while (m_chips.size() < chips.size()) {
        auto* chip = new Chip(this);
        m_layout->insertWidget(static_cast<int>(m_chips.size()), chip);
        m_group->addButton(chip);
        m_chips.push_back(chip);
    }
    bool isChosenThere = false;
    for (std::size_t i = 0; i < chips.size(); ++i) {
        m_chips[i]->setContent(chips[i]);
        m_group->setId(m_chips[i], chips[i].id);
        isChosenThere = isChosenThere || chips[i].id == before;
    }
    choose(isChosenThere || chips.empty() ? before : chips.front().id);
    updateGeometry();
    fitChips();
    if (!isChosenThere && !chips.empty())
        Q_EMIT chosen(chips.front().id);
}

int ChipRow::chosenId() const
{
    return m_group->checkedId();
}

void ChipRow::choose(int id)
{
    if (auto* chip = m_group->button(id))
        chip->setChecked(true);
}

void ChipRow::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fitChips();
}

int ChipRow::widthWith(bool words) const
{
    int width = m_chips.empty() ? 0 : -m_layout->spacing(); // between chips only
    for (const auto* chip : m_chips)
        width += chip->widthWith(words) + m_layout->spacing();
    return width;
}

QSize ChipRow::sizeHint() const
{
    return {widthWith(true), u(6)};
}

QSize ChipRow::minimumSizeHint() const
{
    return {m_chips.empty() ? 0 : m_chips.front()->widthWith(false), u(6)};
}

void ChipRow::fitChips()
{
    const bool hasWords = widthWith(true) <= width();
    const auto stays = [this](const Chip* chip) { return chip == m_chips.front() || chip->isChecked(); };
    const auto needed = [this](const Chip* chip) { return chip->widthWith(false) + m_layout->spacing(); };
    int room = width() + m_layout->spacing();
    for (const auto* chip : m_chips)
        if (stays(chip))
            room -= needed(chip);
    for (auto* chip : m_chips) {
        chip->setWordsShown(hasWords);
        if (!stays(chip))
            room -= needed(chip);
        chip->setVisible(hasWords || stays(chip) || room >= 0);
    }
}

} // namespace understudy
