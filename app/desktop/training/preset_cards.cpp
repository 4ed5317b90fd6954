#include "app/desktop/training/preset_cards.h"

#include "widgets/support/metrics.h"
#include "widgets/support/tokens.h"
#include "widgets/words/parameter_text.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPainter>
#include <QStyle>
#include <QStyleOptionButton>

#include <algorithm>

namespace understudy {

using metrics::Type;
using metrics::u;

namespace {

// In units: sizes of a card with one line of each kind.
constexpr double kHeight = 20, kLine = 5, kLeft = 9, kRight = 3, kReasonTop = 7.5;

} // namespace

PresetCard::PresetCard(TrainPreset preset, QWidget* parent) : QAbstractButton(parent), m_preset(preset)
{
    setCheckable(true);
    // A button as such never gets narrower than it likes.
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setFocusPolicy(Qt::TabFocus);
    setText(words::label(preset));
    setAccessibleName(text());
    setCost({});
}

void PresetCard::setCost(const QString& cost)
{
    m_cost = cost;
    setAccessibleDescription(cost.isEmpty() ? words::reason(m_preset)
                                            : QStringLiteral("%1 %2").arg(words::reason(m_preset), cost));
    update();
}

QSize PresetCard::sizeHint() const
{
    return {u(72), u(kHeight)};
}

QSize PresetCard::minimumSizeHint() const
{
    return {u(36), u(kHeight)};
}

int PresetCard::heightForWidth(int width) const
{
    return u(kHeight - kLine) + std::max(u(kLine), reasonHeight(width));
}

/// Its words go on in a second line where one is too short.
int PresetCard::reasonHeight(int width) const
{
    const QFontMetrics measure(metrics::font(Type::Body));
    const QRect row(0, 0, std::max(1, width - u(kLeft + kRight)), u(kHeight) * 4);
    return measure.boundingRect(row, Qt::TextWordWrap, words::reason(m_preset)).height();
}

void PresetCard::paintEvent(QPaintEvent* /*event*/)
{
    const auto& tokens = viewPalette(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(tokens[isChecked() ? Token::Accent : Token::ButtonLine], isChecked() ? 2 : 1));
    painter.setBrush(tokens[isChecked() ? Token::Selection : underMouse() ? Token::Hover : Token::Button]);
    const double edge = isChecked() ? 1 : 0.5;
    painter.drawRoundedRect(QRectF(rect()).adjusted(edge, edge, -edge, -edge), u(1.5), u(1.5));
    QStyleOptionButton radio;
    radio.initFrom(this);
    radio.state.setFlag(QStyle::State_On, isChecked());
    radio.state.setFlag(QStyle::State_HasFocus, false);
    radio.rect = QRect(u(3), u(2.5), u(4), u(4));
    style()->drawPrimitive(QStyle::PE_IndicatorRadioButton, &radio, &painter, this);
    const int across = width() - u(kLeft + kRight), high = std::max(u(kLine), reasonHeight(width()));
    const auto write = [&](Type type, Token ink, int top, const QString& line) {
        painter.setFont(metrics::font(type));
        painter.setPen(tokens[ink]);
        painter.drawText(QRect(u(kLeft), top, across, u(kLine)), Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(line, Qt::ElideRight, across));
    };
    write(Type::Strong, Token::Text, u(2), text());
    write(Type::Caption, Token::Muted, u(kHeight - kLine - 2) + high - u(kLine), m_cost);
    painter.setFont(metrics::font(Type::Body));
    painter.setPen(tokens[Token::Text]);
    painter.drawText(QRect(u(kLeft), u(kReasonTop), across, high),
                     Qt::AlignLeft | Qt::AlignVCenter | Qt::TextWordWrap, words::reason(m_preset));
}

PresetCards::PresetCards(QWidget* parent) : QWidget(parent), m_group(new QButtonGroup(this))
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(u(3));
    for (const auto preset : kTrainPresets) {
        auto* card = new PresetCard(preset);
        card->setObjectName(QLatin1String(name(preset).data(), qsizetype(name(preset).size())));
        m_cards[std::size_t(preset)] = card;
        m_group->addButton(card, int(preset));
        layout->addWidget(card, 1);
    }
    choose(TrainPreset::Standard);
    connect(m_group, &QButtonGroup::idToggled, this, [this](int id, bool isOn) {
        if (isOn)
            Q_EMIT presetChosen(TrainPreset(id));
    });
}

void PresetCards::choose(TrainPreset preset)
{
    const QSignalBlocker quiet(m_group);
    card(preset)->setChecked(true);
    setFocusProxy(card(preset));
}

TrainPreset PresetCards::chosen() const
{
    return TrainPreset(m_group->checkedId());
}

} // namespace understudy
