// What the Review pane says where nothing is heard: the recording is gone, or there is no sound output.
#include "app/desktop/review/review_pane.h"

#include "app/desktop/episode/playback.h"
#include "app/desktop/review/banner_keys.h"
#include "app/desktop/review/blind_work.h"
#include "app/desktop/review/clip_panel.h"
#include "app/desktop/review/review_work.h"
#include "app/desktop/workspace.h"
#include "widgets/models/clip_table.h"
#include "widgets/models/clip_table_model.h"
#include "widgets/support/banner.h"
#include "widgets/words/error_text.h"
#include "widgets/words/review_text.h"

#include <QtWidgets>

namespace understudy {

namespace {

const QString kOutput = QStringLiteral("output");

/// Nothing is written here, as an episode might be.
QString outputSentence(const Error& error)
{
    return error.reason == Reason::NoSoundDevice
               ? ReviewPane::tr("There is no sound output, so clips are not heard. Connect one, or choose "
                                "another in the settings.")
               : words::sentence(error);
}

} // namespace

/// `sentence` goes before what the error says.
void ReviewPane::showSoundProblem(const Error& error, const QString& sentence)
{
    const auto why = words::originalSentence(error);
    BannerContent banner{.sentence = sentence.isEmpty() ? why : sentence,
                         .detail = sentence.isEmpty() ? QString() : why,
                         .key = banner_keys::sound()};
    const auto clip = current();
    const bool isAway = error.reason == Reason::FileMissing || error.reason == Reason::HashMismatch;
    if (clip && isAway && !m_workspace->isReadOnly())
        banner.actions.push_back(
            {.text = tr("Locate…"),
             .run = [this, recording = clip->clip.recording] { m_work->askFile(recording, this); },
             .closesBanner = false});
    if (m_blind->isHearing())
        banner.actions.push_back({.text = tr("Leave it out"), .run = [this] { m_blind->leaveOut(); }});
    m_banners->show(std::move(banner));
}

/// The clip in front that cannot be heard is not accepted: somebody has to have heard it.
bool ReviewPane::refuses(Verdict verdict, const std::vector<std::string>& clips)
{
    const auto shown = current();
    const bool isShown = clips.size() == 1 && shown && clips.front() == shown->clip.id;
    const auto why = verdict == Verdict::Accepted && isShown ? m_clip->problem() : std::nullopt;
    if (why)
        showSoundProblem(*why, tr("This clip was not accepted: it cannot be heard."));
    return why.has_value();
}

/// In a second pass nothing is said of a clip that is not heard.
bool ReviewPane::mayAnswer()
{
    if (const auto why = m_clip->problem()) {
        showSoundProblem(*why, tr("This clip was not judged: it cannot be heard."));
        return false;
    }
    if (const auto why = m_clip->outputProblem()) {
        m_banners->show({.sentence = tr("This clip was not judged: it was not heard."),
                         .detail = outputSentence(*why),
                         .key = kOutput});
        return false;
    }
    if (!m_clip->isLoaded())
        m_banners->show(
            {.kind = BannerKind::Warning,
             .sentence = tr("This clip was not judged yet: its sound is still being read. Judge it "
                            "once it plays."),
             .key = banner_keys::sound()});
    return m_clip->isLoaded();
}

void ReviewPane::tellOutput(Playback& playback)
{
    const auto tell = [this](const Error& error) {
        if (isVisible())
            m_banners->show({.sentence = outputSentence(error), .key = kOutput});
    };
    connect(&playback, &Playback::failed, this, tell);
    connect(&playback, &Playback::statusChanged, this, [this, &playback] {
        if (!playback.status().problem)
            m_banners->clear(kOutput);
    });
    // Told once by itself, but whoever asks to hear wants to know again.
    connect(m_actions.play, &QAction::triggered, this, [tell, &playback] {
        if (const auto problem = playback.status().problem)
            tell(*problem);
    });
}

} // namespace understudy
