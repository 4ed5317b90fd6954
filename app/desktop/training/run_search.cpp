#include "app/desktop/training/run_search.h"

#include "widgets/support/icon.h"
#include "widgets/support/parts.h"

#include <QtWidgets>

#include <algorithm>

namespace understudy {

using metrics::u;

RunSearch::RunSearch(QWidget* parent)
    : QWidget(parent), m_field(new QLineEdit), m_sentence(makeMutedLabel({})), m_all(makeButton({}))
{
    m_field->setObjectName(QStringLiteral("runSearch"));
    m_field->setPlaceholderText(tr("Name, state, settings or note"));
    m_field->setAccessibleName(tr("Find a run"));
    m_field->setClearButtonEnabled(true);
    m_field->setMaxLength(200);
    m_field->installEventFilter(this);
    m_sentence->setObjectName(QStringLiteral("noRun"));
    m_sentence->setWordWrap(true);
    m_all->setObjectName(QStringLiteral("showAllRuns"));
    m_none = new QWidget;
    auto* none = new QVBoxLayout(m_none);
    none->setContentsMargins(0, u(1), 0, 0);
    none->setSpacing(u(2));
    none->addWidget(m_sentence);
    none->addWidget(m_all, 0, Qt::AlignLeft);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(u(3), u(2), u(3), u(2));
    layout->setSpacing(u(1));
    layout->addWidget(m_field);
    layout->addWidget(m_none);
    m_none->hide();
    hide();
    connect(m_field, &QLineEdit::textChanged, this, &RunSearch::changed);
    connect(m_all, &QPushButton::clicked, this, &RunSearch::close);
}

void RunSearch::open()
{
    show();
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

void RunSearch::close()
{
    const bool hadFocus = isAncestorOf(QApplication::focusWidget());
    m_field->clear();
    hide();
    if (hadFocus)
        Q_EMIT left();
}

bool RunSearch::matches(const RunRow& run) const
{
    const auto text = description(run);
    const auto words = m_field->text().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    return std::ranges::all_of(
        words, [&](const QString& one) { return text.contains(one, Qt::CaseInsensitive); });
}

void RunSearch::setFound(int found, int all)
{
    m_none->setVisible(found == 0 && all > 0);
    m_sentence->setText(tr("No run has “%1”.").arg(m_field->text().simplified()));
    m_all->setText(tr("Show all %1").arg(all));
}

/// Return and Down go to what was found, Escape to all.
bool RunSearch::eventFilter(QObject* watched, QEvent* event)
{
    const bool isKey = event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress;
    if (watched != m_field || !isKey)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent*>(event)->key();
    const bool isBack = key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Down;
    if (!isBack && key != Qt::Key_Escape)
        return QWidget::eventFilter(watched, event);
    event->accept();
    if (event->type() != QEvent::KeyPress)
        return true;
    if (isBack)
        Q_EMIT left();
    else
        close();
    return true;
}

} // namespace understudy
