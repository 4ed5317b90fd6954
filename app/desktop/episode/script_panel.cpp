#include "app/desktop/episode/script_panel.h"

#include "app/desktop/workspace.h"
#include "widgets/script/completion.h"
#include "widgets/script/problem_list.h"
#include "widgets/script/script_editor.h"
#include "widgets/support/conversions.h"
#include "widgets/support/metrics.h"
#include "widgets/support/parts.h"
#include "widgets/words/problem_text.h"

#include <QtWidgets>

namespace understudy {

using metrics::u;

namespace {

ProblemRow makeProblemRow(const Problem& problem)
{
    ProblemRow row;
    row.place = QStringLiteral("%1:%2").arg(problem.position.line).arg(problem.position.column);
    row.sentence = words::sentence(problem);
    row.isWarning = problem.severity == Severity::Warning;
    row.hasReplacement = !problem.replacement.empty();
    if (problem.kind == ProblemKind::UnknownTag)
        row.hint = ScriptPanel::tr("or put a backslash before < to speak it");
    return row;
}

} // namespace

ScriptPanel::ScriptPanel(Workspace& workspace)
    : m_workspace(&workspace), m_editor(new ScriptEditor), m_problemList(new ProblemList)
{
    m_editor->setObjectName(QStringLiteral("script"));
    m_editor->setAccessibleName(tr("Script"));
    m_problemList->setObjectName(QStringLiteral("problems"));
    setFocusProxy(m_editor);
    createLayout();
    connectSignals();
    setEpisode({});
}

void ScriptPanel::createLayout()
{
    setGround(this, Ground::Raised);
    auto* head = makeLabel(tr("Script"), metrics::Type::Strong);
    head->setFixedHeight(u(9));
    head->setContentsMargins(u(3), 0, u(3), 0);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(head);
    layout->addWidget(m_editor, 1);
    layout->addWidget(m_problemList);
}

void ScriptPanel::connectSignals()
{
    connect(m_editor, &ScriptEditor::edited, this, &ScriptPanel::record);
    connect(m_workspace, &Workspace::noticed, this, &ScriptPanel::takeNotice);
    connect(m_problemList, &ProblemList::activated, this, &ScriptPanel::jump);
    connect(m_problemList, &ProblemList::replaceRequested, this, &ScriptPanel::replace);
}

void ScriptPanel::clear()
{
    m_episode = {};
    m_textRevision = 0;
    m_problems.clear();
    m_problemList->setProblems({});
    m_editor->setPlaying(0, 0);
    m_editor->setUnderlines({});
}

void ScriptPanel::awaitEpisode()
{
    clear();
    m_editor->setEnabled(true);
    m_editor->setReadOnly(true);
    m_editor->setSource({});
}

void ScriptPanel::setEpisode(EpisodeId episode)
{
    clear();
    m_episode = std::move(episode);
    auto* session = m_workspace->session();
    const bool isOpen = session && !m_episode.empty();
    m_editor->setEnabled(isOpen);
    m_editor->setReadOnly(!isOpen || session->isReadOnly());
    m_editor->setToolTip(isOpen && session->isReadOnly()
                             ? tr("Reading only: another program has this project open.")
                             : QString());
    if (!isOpen) {
        m_editor->setSource({});
        return;
    }
    const auto text = session->episodes().text(m_episode);
    m_editor->setSource(text ? *text : std::string());
    if (!text)
        Q_EMIT failed(text.error());
}

void ScriptPanel::record(const TextEdit& edit)
{
    if (m_episode.empty() || !m_workspace->session())
        return;
    if (const auto done = m_workspace->session()->episodes().edit(m_episode, edit); !done) {
        Q_EMIT failed(done.error());
        setEpisode(m_episode); // back to what the session holds
        return;
    }
    Q_EMIT changed();
}

void ScriptPanel::change(const TextEdit& edit)
{
    m_editor->applyEdit(edit);
    record(edit);
}

void ScriptPanel::takeNotice(const EpisodeNotice& notice)
{
    if (notice.event != EpisodeEvent::ScriptChanged || notice.episode != m_episode)
        return;
    m_textRevision = notice.revision;
    if (notice.isFromEditor)
        return;
    if (notice.edit)
        m_editor->applyEdit(*notice.edit);
    Q_EMIT changed();
}

void ScriptPanel::setSnapshot(const EpisodeSnapshot& snapshot)
{
    m_readRevision = snapshot.revision;
    const auto& reading = *snapshot.reading;
    m_editor->setSpans(reading.highlights);

    std::vector<Underline> underlines;
    std::vector<ProblemRow> rows;
    for (const auto& problem : reading.problems) {
        rows.push_back(makeProblemRow(problem));
        underlines.push_back({problem.begin, problem.end, rows.back().isWarning, rows.back().sentence});
    }
    m_problems = reading.problems;
    m_editor->setUnderlines(std::move(underlines));
    m_problemList->setProblems(rows);
    setVocabulary(snapshot);
}

void ScriptPanel::setVocabulary(const EpisodeSnapshot& snapshot)
{
    ScriptVocabulary vocabulary;
    for (const auto& [speaker, voice] : snapshot.reading->script.header.voices)
        vocabulary.speakers << toQString(speaker);
    for (const auto& voice : snapshot.voices)
        vocabulary.voices << toQString(voice.info.id.value);
    m_editor->setVocabulary(std::move(vocabulary));
}

void ScriptPanel::replace(int problem)
{
    // A second click within the moment until the text is read again would hit another place.
    const auto chosen = m_problems[static_cast<std::size_t>(problem)];
    const bool isRead = m_textRevision == 0 || m_textRevision == m_readRevision;
    if (!isRead || chosen.replacement.empty())
        return;
    change({chosen.begin, chosen.end, chosen.replacement});
    m_editor->setFocus();
}

void ScriptPanel::jump(int problem)
{
    m_editor->setCaretOffset(m_problems[static_cast<std::size_t>(problem)].begin);
    m_editor->setFocus();
}

} // namespace understudy
