#include "widgets/support/empty_note.h"

#include "widgets/support/parts.h"

#include <QEvent>
#include <QPushButton>
#include <QVBoxLayout>

namespace understudy {

using metrics::u;

EmptyNote::EmptyNote(QWidget* view) : QWidget(view), m_text(makeMutedLabel({})), m_action(makeButton({}))
{
    m_text->setWordWrap(true);
    m_text->setAlignment(Qt::AlignCenter);
    m_text->setTextFormat(Qt::PlainText); // it quotes what somebody wrote, and names of files
    m_action->setObjectName(QStringLiteral("emptyAction"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(u(4), u(2), u(4), u(2));
    layout->setSpacing(u(2));
    layout->addStretch();
    layout->addWidget(m_text);
    layout->addWidget(m_action, 0, Qt::AlignCenter);
    layout->addStretch();
    view->installEventFilter(this);
    connect(m_action, &QPushButton::clicked, this, &EmptyNote::actionRequested);
    hide();
}

void EmptyNote::setNote(const QString& text, const QString& action)
{
    m_text->setText(text);
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    setGeometry(parentWidget()->rect());
    setVisible(!text.isEmpty());
}

QString EmptyNote::text() const
{
    return m_text->text();
}

bool EmptyNote::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize)
        setGeometry(parentWidget()->rect());
    return QWidget::eventFilter(watched, event);
}

} // namespace understudy
