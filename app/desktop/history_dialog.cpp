#include "app/desktop/history_dialog.h"

#include "app/desktop/history_model.h"
#include "app/desktop/review/review_view.h"
#include "app/desktop/workspace.h"
#include "core/session/review_service.h"
#include "widgets/support/conversions.h"
#include "widgets/support/metrics.h"
#include "widgets/support/parts.h"

#include <QtWidgets>

namespace understudy {

using metrics::u;

namespace {

constexpr int kWalkMs = 8; // at a time: less than a frame, for keys to come through

} // namespace

HistoryDialog::HistoryDialog(Workspace& workspace, QWidget* parent)
    : QDialog(parent), m_workspace(&workspace), m_model(new HistoryModel(this)), m_list(new QListView)
{
    setObjectName(QStringLiteral("HistoryDialog"));
    setWindowTitle(tr("History"));
    m_list->setObjectName(QStringLiteral("history"));
    m_list->setAccessibleName(tr("History"));
    m_list->setUniformItemSizes(true);
    m_list->setModel(m_model);
    auto* hint =
        makeMutedLabel(tr("Enter goes to the chosen row: what comes after it is taken back. The history "
                          "begins when a project is opened; what was done before is kept, but no longer "
                          "taken back step by step."));
    hint->setWordWrap(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(u(3), u(3), u(3), u(3));
    layout->setSpacing(u(2));
    layout->addWidget(m_list, 1);
    layout->addWidget(hint);
    resize(u(100), u(120));
    connect(m_list, &QListView::activated, this, [this](const QModelIndex& index) { goTo(index.row()); });
    connect(m_workspace, &Workspace::historyChanged, this, &HistoryDialog::refresh);
    connect(m_workspace, &Workspace::sessionClosing, this, &QDialog::close);
    refresh();
}

void HistoryDialog::refresh()
{
    if (!m_workspace->session() || m_target)
        return;
    auto steps = m_workspace->session()->edits().steps();
    QHash<QString, QString> names;
    for (const auto& facts : steps.facts)
        if (!facts.subject.empty()) // once a clip was changed, what the project holds is read
            names.insert(toQString(facts.subject),
                         clipName(facts.subject, *m_workspace->session()->reviews().snapshot()));
    m_model->setSteps(std::move(steps), std::move(names));
    m_list->setCurrentIndex(m_model->index(m_model->currentRow()));
}

void HistoryDialog::goTo(int row)
{
    const bool isOnTheWay = m_target.has_value();
    m_target = std::size_t(row);
    if (!isOnTheWay)
        walk();
}

/// Edits are made on this thread: some at a time, so that thousands of them do not stop the window.
void HistoryDialog::walk()
{
    QElapsedTimer timer;
    timer.start();
    auto* session = m_workspace->session();
    while (session && m_target && timer.elapsed() < kWalkMs) {
        const auto at = session->edits().position();
        if (at > *m_target)
            m_workspace->undo();
        else if (at < *m_target)
            m_workspace->redo();
        if (session->edits().position() == at)
            m_target.reset(); // it is there, or the workspace has told why not
    }
    if (m_target && session)
        QTimer::singleShot(0, this, &HistoryDialog::walk);
    else
        refresh();
}

} // namespace understudy
