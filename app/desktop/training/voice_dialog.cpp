#include "app/desktop/training/voice_dialog.h"

#include "app/desktop/training/run_view.h"
#include "core/base/files.h"
#include "widgets/support/conversions.h"
#include "widgets/support/parts.h"
#include "widgets/words/progress_text.h"

#include <QtWidgets>

namespace understudy {

using metrics::u;

VoiceDialog::VoiceDialog(VoiceFromRun proposal, const RunId& run, QStringList taken, QWidget* parent)
    : QDialog(parent), m_proposal(std::move(proposal)), m_taken(std::move(taken)), m_name(new QLineEdit),
      m_gender(new QComboBox), m_language(new QLineEdit(toQString(m_proposal.voice.language))),
      m_problem(makeLabel({})), m_make(makeButton(tr("Make the voice"), u"voice"))
{
    setObjectName(QStringLiteral("voiceDialog"));
    setWindowTitle(tr("Make a voice"));
    createLayout(run);
    connect(m_name, &QLineEdit::textChanged, this, &VoiceDialog::check);
    connect(m_language, &QLineEdit::textChanged, this, &VoiceDialog::check);
    connect(m_make, &QPushButton::clicked, this, &QDialog::accept);
    check();
}

void VoiceDialog::createLayout(const RunId& run)
{
    m_name->setObjectName(QStringLiteral("voiceName"));
    m_name->setMaxLength(60);
    m_make->setObjectName(QStringLiteral("addVoice"));
    m_gender->addItem(tr("Not said"), QString());
    m_gender->addItem(tr("Female"), QStringLiteral("female"));
    m_gender->addItem(tr("Male"), QStringLiteral("male"));
    m_problem->setForegroundRole(QPalette::BrightText);
    m_problem->setWordWrap(true);
    setPrimary(m_make);
    m_make->setAutoDefault(true);
    m_make->setDefault(true);
    auto* rows = new QFormLayout;
    rows->setHorizontalSpacing(u(3));
    rows->setVerticalSpacing(u(2));
    rows->addRow(tr("Name"), m_name);
    rows->addRow(QString(), m_problem);
    rows->addRow(tr("Language"), m_language);
    rows->addRow(tr("Gender"), m_gender);
    auto* cancel = makeButton(tr("Cancel"));
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_make);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(u(5), u(4), u(5), u(4));
    layout->setSpacing(u(3));
    layout->addWidget(makeFacts(run));
    layout->addLayout(rows);
    layout->addStretch();
    layout->addLayout(buttons);
    setMinimumWidth(u(110));
}

QWidget* VoiceDialog::makeFacts(const RunId& run)
{
    const auto anchors = int(m_proposal.voice.anchors.size());
    auto* facts = makeMutedLabel(
        tr("Of %1 at step %2, on %3.")
            .arg(runName(run), words::count(double(m_proposal.step)), toQString(m_proposal.voice.base)) +
        QLatin1Char(' ') +
        (anchors > 0
             ? tr("%n accepted clip(s) go with it as anchors, so that it stays the same from line to line.",
                  nullptr, anchors)
             : tr("No clip suits as an anchor; lines may sound less alike.")));
    facts->setWordWrap(true);
    return facts;
}

void VoiceDialog::check()
{
    const auto name = m_name->text().trimmed();
    const bool isTaken = m_taken.contains(name, Qt::CaseInsensitive);
    const bool isWrong = !name.isEmpty() && !isValidName(toUtf8(name));
    m_problem->setText(isTaken   ? tr("There is a voice of this name already.")
                       : isWrong ? tr("A name has letters, digits, - and _ only.")
                                 : QString());
    m_problem->setVisible(!m_problem->text().isEmpty());
    m_name->setProperty("invalid", isTaken || isWrong);
    m_name->update();
    m_make->setEnabled(!name.isEmpty() && !isTaken && !isWrong && !m_language->text().trimmed().isEmpty());
}

VoiceToAdd VoiceDialog::voice() const
{
    auto voice = m_proposal.voice;
    voice.name = toUtf8(m_name->text().trimmed());
    voice.language = toUtf8(m_language->text().trimmed());
    voice.gender = toUtf8(m_gender->currentData().toString());
    return voice;
}

} // namespace understudy
