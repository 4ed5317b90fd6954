#include "app/desktop/record/prompt_view.h"

#include "widgets/support/conversions.h"
#include "widgets/support/elided_label.h"
#include "widgets/support/parts.h"

#include <QtWidgets>

namespace understudy {

using metrics::u;

PromptView::PromptView(QWidget* parent)
    : QWidget(parent), m_before(makeMutedElided()), m_after(makeMutedElided()), m_number(makeMutedLabel({})),
      m_prompt(makeLabel({}, metrics::Type::Title)), m_takes(makeMutedLabel({})), m_mark(new IconLabel)
{
    for (auto* label : {m_before, m_after})
        label->setFont(metrics::font(metrics::Type::Reading));
    m_before->setObjectName(QStringLiteral("promptBefore"));
    m_after->setObjectName(QStringLiteral("promptAfter"));
    m_prompt->setObjectName(QStringLiteral("prompt"));
    m_prompt->setWordWrap(true);
    m_prompt->setTextFormat(Qt::PlainText); // a sentence may look like a tag
    auto* about = new QHBoxLayout;
    about->setSpacing(u(1.5));
    about->addWidget(m_number);
    about->addSpacing(u(2));
    about->addWidget(m_mark);
    about->addWidget(m_takes);
    about->addStretch();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(u(6), u(5), u(6), u(5));
    layout->setSpacing(u(2));
    layout->addWidget(m_before);
    layout->addStretch();
    layout->addLayout(about);
    layout->addWidget(m_prompt);
    layout->addStretch();
    layout->addWidget(m_after);
}

void PromptView::setPrompts(const std::vector<Prompt>& prompts, std::size_t current)
{
    if (current >= prompts.size())
        return;
    const auto text = [&](std::size_t at) {
        return at < prompts.size() ? toQString(prompts[at].text) : QString();
    };
    const int takes = prompts[current].takes;
    m_before->setText(current > 0 ? text(current - 1) : QString());
    m_after->setText(text(current + 1));
    m_prompt->setText(text(current));
    m_number->setText(tr("Prompt %1 of %2").arg(current + 1).arg(prompts.size()));
    m_takes->setText(takes > 0 ? tr("%n takes", nullptr, takes) : tr("Not recorded"));
    m_mark->setIcon(takes > 0 ? u"verdict-accepted" : u"verdict-none", takes > 0 ? Token::Ok : Token::Muted);
}

} // namespace understudy
