#include "app/desktop/episode/inspector.h"

#include "app/desktop/action_button.h"
#include "widgets/support/conversions.h"
#include "widgets/support/icon.h"
#include "widgets/support/line_state.h"
#include "widgets/support/metrics.h"
#include "widgets/support/parts.h"
#include "widgets/words/error_text.h"
#include "widgets/words/progress_text.h"

#include <QtWidgets>

namespace understudy {

using metrics::u;

namespace {

/// Names of profiles as the script writes them, with words.
const std::array<std::pair<const char*, Profile>, 5>& profiles()
{
    static const std::array<std::pair<const char*, Profile>, 5> all{
        {{"podcast-mono", Profile::PodcastMono},
         {"podcast-stereo", Profile::PodcastStereo},
         {"acx", Profile::Acx},
         {"broadcast", Profile::Broadcast},
         {"custom", Profile::Custom}}};
    return all;
}

/// The spoken form with what differs from the writing marked.
QString spokenHtml(const ScriptLine& line, const QColor& ground)
{
    const auto spoken = line.spoken.text();
    QString html;
    std::size_t at = 0;
    for (const auto& change : line.spoken.changes) {
        html += toQString(std::string_view(spoken).substr(at, change.spokenBegin - at)).toHtmlEscaped();
        html +=
            QStringLiteral("<span style=\"background-color:%1\">%2</span>")
                .arg(ground.name(), toQString(std::string_view(spoken).substr(
                                                  change.spokenBegin, change.spokenEnd - change.spokenBegin))
                                        .toHtmlEscaped());
        at = change.spokenEnd;
    }
    return html + toQString(std::string_view(spoken).substr(at)).toHtmlEscaped();
}

QString figuresText(const PlannedLine& line, const Timeline& timeline)
{
    if (!line.take)
        return Inspector::tr("No take yet; about %1.").arg(words::seconds(line.estimate));
    const auto& figures = line.take->figures;
    QStringList parts{words::seconds(toSeconds(figures.speechEnd - figures.speechBegin, kStudioRate))};
    if (figures.loudness)
        parts << Inspector::tr("%1 LUFS").arg(words::number(figures.loudness->value, 1));
    for (const auto& segment : timeline.segments)
        if (segment.line == line.id && !segment.file.empty())
            parts << Inspector::tr("%1 dB in the mix").arg(words::number(segment.gain.value, 1));
    return Inspector::tr("Take %1 of %2: %3")
        .arg(line.take->number)
        .arg(line.takeCount)
        .arg(parts.join(QStringLiteral(" · ")));
}

/// All fields of the inspector start at one edge.
QLabel* makeFormLabel(const QString& text)
{
    auto* label = makeLabel(text);
    label->setFixedWidth(u(20));
    label->setMinimumHeight(u(7)); // as high as a field, so that both have one middle
    label->setWordWrap(true);
    return label;
}

QWidget* makePart(QVBoxLayout*& layout)
{
    auto* part = new QWidget;
    layout = new QVBoxLayout(part);
    layout->setContentsMargins(u(3), u(4), u(3), u(4));
    layout->setSpacing(u(2));
    return part;
}

} // namespace

Inspector::Inspector(QAction* compareTakes, QWidget* parent)
    : QScrollArea(parent), m_compareTakes(compareTakes)
{
    m_linePart = makeLinePart();
    m_episodePart = makeEpisodePart();
    setObjectName(QStringLiteral("inspector"));
    setAccessibleName(tr("Inspector"));
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWidgetResizable(true);
    setFixedWidth(u(74));
    auto* inside = new QWidget;
    setGround(inside, Ground::Raised);
    auto* layout = new QVBoxLayout(inside);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_linePart);
    layout->addWidget(makeHorizontalLine());
    layout->addWidget(m_episodePart);
    layout->addStretch();
    setWidget(inside);
    refreshLine();
    refreshEpisode();
}

QWidget* Inspector::makeLinePart()
{
    QVBoxLayout* layout = nullptr;
    auto* part = makePart(layout);
    m_title = makeLabel({}, metrics::Type::Heading);
    m_mark = new IconLabel(iconName(LineState::NotRendered), color(LineState::NotRendered));
    m_state = makeLabel({});
    auto* head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_mark);
    head->addWidget(m_state);
    m_voice = makeMutedLabel({});
    m_voice->setWordWrap(true);
    m_renderLine = makeButton(tr("Render line"), u"render-again");
    m_renderLine->setObjectName(QStringLiteral("renderLine"));
    connect(m_renderLine, &QPushButton::clicked, this, [this] { Q_EMIT renderLineRequested(m_line); });
    m_spoken = makeLabel({});
    m_spoken->setObjectName(QStringLiteral("spokenForm"));
    m_spoken->setAccessibleName(tr("Spoken form"));
    m_spoken->setWordWrap(true);
    m_spoken->setTextFormat(Qt::RichText);
    m_spoken->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* card = makeCard();
    auto* cardLayout = new QVBoxLayout(card);
    cardLayout->setContentsMargins(u(2), u(2), u(2), u(2));
    cardLayout->addWidget(m_spoken);
    m_figures = makeMutedLabel({}, metrics::Type::Caption);
    m_figures->setWordWrap(true);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_renderLine);
    buttons->addWidget(makeActionButton(m_compareTakes));
    buttons->addStretch();
    layout->addLayout(head);
    layout->addWidget(m_voice);
    layout->addLayout(buttons);
    layout->addSpacing(u(2));
    layout->addWidget(makeLabel(tr("Spoken form"), metrics::Type::Strong));
    layout->addWidget(card);
    layout->addWidget(m_figures);
    return part;
}

QSpinBox* Inspector::makePause(const QString& label, const char* key)
{
    auto* box = new QSpinBox;
    box->setRange(0, 10'000);
    box->setSingleStep(50);
    box->setSuffix(tr(" ms"));
    box->setKeyboardTracking(false);
    box->setObjectName(QStringLiteral("pause-") + QString::fromLatin1(key));
    box->setAccessibleName(label);
    connect(box, &QSpinBox::valueChanged, this, [this, key](int value) {
        Q_EMIT headerEdited({"pauses", key}, std::to_string(value) + "ms");
    });
    m_form->addRow(makeFormLabel(label), box);
    return box;
}

QWidget* Inspector::makeEpisodePart()
{
    QVBoxLayout* layout = nullptr;
    auto* part = makePart(layout);
    layout->addWidget(makeLabel(tr("Episode"), metrics::Type::Heading));
    auto* note = makeMutedLabel(tr("Written at the top of the script."), metrics::Type::Caption);
    layout->addWidget(note);
    m_voiceForm = new QFormLayout;
    m_form = new QFormLayout;
    for (auto* form : {m_voiceForm, m_form}) {
        form->setHorizontalSpacing(u(3));
        form->setVerticalSpacing(u(2));
        form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    }
    m_episodeTitle = new QLineEdit;
    m_episodeTitle->setObjectName(QStringLiteral("title"));
    connect(m_episodeTitle, &QLineEdit::editingFinished, this, [this] {
        if (m_snapshot && toUtf8(m_episodeTitle->text()) != m_snapshot->reading->script.header.title)
            Q_EMIT headerEdited({"title"}, toUtf8(m_episodeTitle->text()));
    });
    m_seed = new QLineEdit;
    m_seed->setObjectName(QStringLiteral("seed"));
    m_seed->setValidator(
        new QRegularExpressionValidator(QRegularExpression(QStringLiteral("[0-9]{1,18}")), m_seed));
    connect(m_seed, &QLineEdit::editingFinished, this, [this] {
        if (m_snapshot && m_seed->text() != QString::number(m_snapshot->reading->script.header.seed))
            Q_EMIT headerEdited({"seed"}, toUtf8(m_seed->text()));
    });
    m_profile = new QComboBox;
    m_profile->setObjectName(QStringLiteral("profile"));
    const QStringList names{tr("Podcast, mono"), tr("Podcast, stereo"), tr("ACX audiobook"), tr("Broadcast"),
                            tr("Custom")};
    for (std::size_t i = 0; i < profiles().size(); ++i)
        m_profile->addItem(names[static_cast<int>(i)], QString::fromLatin1(profiles()[i].first));
    connect(m_profile, &QComboBox::activated, this,
            [this] { Q_EMIT headerEdited({"profile"}, toUtf8(m_profile->currentData().toString())); });
    layout->addLayout(m_voiceForm);
    layout->addLayout(m_form);
    m_form->addRow(makeFormLabel(tr("Title")), m_episodeTitle);
    m_form->addRow(makeFormLabel(tr("Profile")), m_profile);
    m_form->addRow(makeFormLabel(tr("Seed")), m_seed);
    m_form->addRow(makeLabel(tr("Pauses between"), metrics::Type::Strong));
    m_sentence = makePause(tr("Sentences"), "sentence");
    m_paragraph = makePause(tr("Paragraphs"), "paragraph");
    m_section = makePause(tr("Sections"), "section");
    m_speaker = makePause(tr("Speakers"), "speaker");
    return part;
}

const PlannedLine* Inspector::line() const
{
    if (!m_snapshot || !m_snapshot->plan)
        return nullptr;
    const auto& lines = m_snapshot->plan->lines;
    const auto found = std::ranges::find(lines, m_line, &PlannedLine::id);
    return found == lines.end() ? nullptr : &*found;
}

void Inspector::setSnapshot(const SnapshotPtr& snapshot, bool isReadOnly)
{
    m_snapshot = snapshot;
    m_isReadOnly = isReadOnly;
    refreshLine();
    refreshEpisode();
}

void Inspector::setLine(const LineId& line)
{
    m_line = line;
    refreshLine();
}

void Inspector::refreshLine()
{
    const auto* current = line();
    m_compareTakes->setEnabled(current != nullptr && current->takeCount > 1);
    for (auto* widget : m_linePart->findChildren<QWidget*>(Qt::FindDirectChildrenOnly))
        widget->setVisible(current != nullptr || widget == m_title || widget == m_voice);
    if (!current) {
        m_title->setText(tr("No line chosen"));
        m_voice->setText(tr("Choose a line in the table or the script."));
        return;
    }
    const auto index = current - m_snapshot->plan->lines.data();
    m_title->setText(tr("Line %1").arg(index + 1));
    m_mark->setIcon(iconName(current->state), color(current->state));
    m_state->setText(word(current->state));
    m_voice->setText(
        tr("%1 · voice %2").arg(toQString(current->line.speaker), toQString(current->voice.id.value)));
    m_renderLine->setEnabled(!m_isReadOnly && !m_snapshot->reading->hasErrors());
    const auto& reading = *m_snapshot->reading;
    m_spoken->setText(
        reading.hasErrors()
            ? tr("Waits for script line %1. Table and takes show the last script that had no problem.")
                  .arg(reading.problems.front().position.line)
            : spokenHtml(current->line, viewPalette(this)[Token::Selection]));
    m_figures->setText(figuresText(*current, *m_snapshot->timeline));
}

void Inspector::refreshEpisode()
{
    m_episodePart->setEnabled(m_snapshot && !m_isReadOnly);
    if (!m_snapshot)
        return;
    const auto& header = m_snapshot->reading->script.header;
    const auto show = [](QLineEdit* field, const QString& text) {
        if (!field->hasFocus() && field->text() != text)
            field->setText(text);
    };
    show(m_episodeTitle, toQString(header.title));
    show(m_seed, QString::number(header.seed));
    for (std::size_t i = 0; i < profiles().size(); ++i)
        if (profiles()[i].second == header.profile)
            m_profile->setCurrentIndex(static_cast<int>(i));
    const std::array<std::pair<QSpinBox*, Milliseconds>, 4> pauses{{{m_sentence, header.pauses.sentence},
                                                                    {m_paragraph, header.pauses.paragraph},
                                                                    {m_section, header.pauses.section},
                                                                    {m_speaker, header.pauses.speaker}}};
    for (const auto& [box, pause] : pauses) {
        const QSignalBlocker blocker(box);
        if (!box->hasFocus())
            box->setValue(pause.value);
    }
    refreshVoices();
}

void Inspector::refreshVoices()
{
    const auto& voices = m_snapshot->reading->script.header.voices;
    const bool isSame =
        m_voiceForm->rowCount() == static_cast<int>(voices.size()) &&
        std::ranges::all_of(voices, [this](const auto& entry) {
            return findChild<QComboBox*>(QStringLiteral("voice-") + toQString(entry.first)) != nullptr;
        });
    if (!isSame)
        while (m_voiceForm->rowCount() > 0)
            m_voiceForm->removeRow(0);
    for (const auto& [speaker, voice] : voices) {
        const auto name = QStringLiteral("voice-") + toQString(speaker);
        auto* box = isSame ? findChild<QComboBox*>(name) : new QComboBox;
        if (!isSame) {
            box->setObjectName(name);
            box->setAccessibleName(tr("Voice of %1").arg(toQString(speaker)));
            connect(box, &QComboBox::activated, this, [this, box, key = speaker] {
                Q_EMIT headerEdited({"voices", key}, toUtf8(box->currentText()));
            });
            m_voiceForm->addRow(makeFormLabel(toQString(speaker)), box);
        }
        fillVoices(box);
        box->setCurrentIndex(box->findText(toQString(voice.value)));
    }
}

/// A voice that must stay silent is shown, so that nobody looks for it, with the reason, and cannot be
/// chosen.
void Inspector::fillVoices(QComboBox* box) const
{
    const auto& voices = m_snapshot->voices;
    if (box->count() != static_cast<int>(voices.size())) {
        box->clear();
        for (std::size_t i = 0; i < voices.size(); ++i)
            box->addItem(QString());
    }
    auto* model = qobject_cast<QStandardItemModel*>(box->model());
    for (int i = 0; i < box->count(); ++i) {
        const auto& voice = voices[static_cast<std::size_t>(i)];
        auto* item = model->item(i);
        item->setText(toQString(voice.info.id.value));
        item->setEnabled(!voice.obstacle);
        item->setToolTip(voice.obstacle ? words::sentence(*voice.obstacle) : QString());
        item->setIcon(voice.obstacle ? icon(u"lock", Token::Muted) : QIcon());
    }
}

} // namespace understudy
