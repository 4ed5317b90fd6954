#include "app/desktop/training/voice_dialog.h"

#include "app/desktop/training/run_view.h"
#include "core/base/files.h"
#include "widgets/support/conversions.h"
#include "widgets/support/parts.h"
#include "widgets/words/progress_text.h"

#include <QtWidgets>

namespace understudy {

using metrics::u;

VoiceDialog::VoiceDialog(const VoiceOffer& offer, QStringList taken, QWidget* parent)
    : QDialog(parent), m_offer(offer), m_taken(std::move(taken)), m_facts(makeMutedLabel({})),
      m_news(makeLabel({})), m_name(new QLineEdit), m_gender(new QComboBox),
      m_language(new QLineEdit(toQString(m_offer.made.voice.language))), m_problem(makeLabel({})),
      m_make(makeButton(tr("Make the voice"), u"voice"))
{
    setObjectName(QStringLiteral("voiceDialog"));
    setWindowTitle(tr("Make a voice"));
    createLayout();
    if (const auto& typed = offer.typed) {
        m_name->setText(toQString(typed->name));
        m_language->setText(toQString(typed->language));
        m_gender->setCurrentIndex(std::max(0, m_gender->findData(toQString(typed->gender))));
    }
    showOffer();
    connect(m_name, &QLineEdit::textChanged, this, &VoiceDialog::check);
    connect(m_language, &QLineEdit::textChanged, this, &VoiceDialog::check);
    connect(m_make, &QPushButton::clicked, this, &QDialog::accept);
    check();
}

void VoiceDialog::createLayout()
{
    m_name->setObjectName(QStringLiteral("voiceName"));
    m_name->setMaxLength(60);
    m_facts->setObjectName(QStringLiteral("voiceFacts"));
    m_facts->setWordWrap(true);
    m_news->setObjectName(QStringLiteral("voiceNews"));
    m_news->setWordWrap(true);
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
    layout->addWidget(m_news);
    layout->addWidget(m_facts);
    layout->addLayout(rows);
    layout->addStretch();
    layout->addLayout(buttons);
    setMinimumWidth(u(110));
}

void VoiceDialog::take(const VoiceOffer& offer)
{
    m_offer = offer;
    showOffer();
}

void VoiceDialog::showOffer()
{
    const auto& made = m_offer.made;
    const auto anchors = int(made.voice.anchors.size());
    m_facts->setText(
        tr("Of %1 at step %2, on %3.")
            .arg(runName(m_offer.run), words::count(double(made.step)), toQString(made.voice.base)) +
        QLatin1Char(' ') +
        (anchors > 0
             ? tr("%n accepted clip(s) go with it as anchors, so that it stays the same from line to line.",
                  nullptr, anchors)
             : tr("No clip suits as an anchor; lines may sound less alike.")));
    m_news->setVisible(m_offer.gone.has_value());
    if (m_offer.gone)
        m_news->setText(tr("The checkpoint of step %1 made room for a better one. The voice is made of step "
                           "%2 now, which is suggested.")
                            .arg(words::count(double(*m_offer.gone)), words::count(double(made.step))));
    m_make->setAccessibleDescription(m_news->text());
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
    auto voice = m_offer.made.voice;
    voice.name = toUtf8(m_name->text().trimmed());
    voice.language = toUtf8(m_language->text().trimmed());
    voice.gender = toUtf8(m_gender->currentData().toString());
    return voice;
}

} // namespace understudy
