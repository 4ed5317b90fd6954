#include "core/session/consent_service.h"

#include "core/audio/reader.h"
#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/session/edit_history.h"
#include "core/session/project_voices_p.h"

namespace understudy {

namespace fs = std::filesystem;

namespace {

constexpr Bytes kMostRecord{1'000'000};
constexpr Bytes kMostSpoken{500'000'000};

/// Sets what project.db and the voice's folder say. They are texts here, so that undo brings back the very
/// bytes, those of a damaged record too.
class ConsentEdit final : public Edit
{
public:
    struct Texts
    {
        std::optional<std::string> row, file;
    };

    /// `file`: empty for the project's speaker.
    ConsentEdit(ProjectStore& store, VoiceId voice, fs::path file, Texts texts)
        : m_store(&store), m_voice(std::move(voice)), m_file(std::move(file)), m_texts(std::move(texts))
    {
    }

    Result<std::unique_ptr<Edit>> apply() override
    {
        UNDERSTUDY_CHECK(m_store->checkWritable());
        Texts before;
        UNDERSTUDY_TRY(before.row, m_store->consent(m_voice));
        UNDERSTUDY_TRY(before.file, readNow());
        UNDERSTUDY_CHECK(m_store->setConsent(m_voice, m_texts.row));
        if (auto written = write(); !written) {
            if (const auto back = m_store->setConsent(m_voice, before.row); !back)
                return Failure(back.error());
            return Failure(std::move(written).error());
        }
        return std::make_unique<ConsentEdit>(*m_store, m_voice, m_file, std::move(before));
    }
    std::string_view what() const override { return "consent"; }

private:
    Result<std::optional<std::string>> readNow() const
    {
        std::error_code ignored;
        if (m_file.empty() || !fs::exists(m_file, ignored))
            return std::optional<std::string>();
        return readFile(m_file, kMostRecord).map([](std::string text) { return std::optional(text); });
    }
    Result<void> write() const
    {
        if (m_file.empty())
            return {};
        if (m_texts.file)
            return writeFile(m_file, *m_texts.file);
        std::error_code error;
        fs::remove(m_file, error);
        if (error)
            return Failure(systemError(error.value(), m_file));
        return {};
    }

    ProjectStore* m_store;
    VoiceId m_voice;
    fs::path m_file;
    Texts m_texts;
};

/// Into `folder`/consent, named by its content: no record that was ever made loses its sound.
Result<SpokenStatement> keepSpoken(const fs::path& clip, const fs::path& folder)
{
    UNDERSTUDY_CHECK(AudioReader::open(clip));
    UNDERSTUDY_TRY(const auto bytes, readFile(clip, kMostSpoken));
    SpokenStatement spoken;
    spoken.sha256 = sha256(bytes);
    spoken.file = fs::path("consent") / (spoken.sha256.substr(0, 16) + clip.extension().string());
    UNDERSTUDY_CHECK(ensureFolder(folder / "consent"));
    UNDERSTUDY_CHECK(writeFile(folder / spoken.file, bytes));
    return spoken;
}

} // namespace

ConsentService::ConsentService(ProjectStore& store, const ProjectVoices& voices, EditHistory& edits)
    : m_store(store), m_voices(voices), m_edits(edits)
{
}

Result<void> ConsentService::checkSubject(const VoiceId& voice) const
{
    return voice.empty() ? Result<void>() : m_voices.profile(voice).map([](const auto&) {});
}

Result<std::optional<ConsentRecord>> ConsentService::show(const VoiceId& voice) const
{
    UNDERSTUDY_CHECK(checkSubject(voice));
    return m_voices.consent(voice);
}

Result<void> ConsentService::check(const VoiceId& voice, ConsentScope scope) const
{
    return m_voices.checkUse(voice, scope);
}

Result<void> ConsentService::record(const VoiceId& voice, const ConsentRecord& record)
{
    const auto text = formatConsent(record);
    const auto file = voice.empty() ? fs::path() : m_voices.folder(voice) / kConsentFile;
    return m_edits.perform(
        std::make_unique<ConsentEdit>(m_store, voice, file, ConsentEdit::Texts{text, text}));
}

Result<void> ConsentService::add(const VoiceId& voice, const ConsentToAdd& consent)
{
    UNDERSTUDY_CHECK(m_store.checkWritable());
    UNDERSTUDY_CHECK(checkSubject(voice));
    ConsentRecord made{consent.person, consent.statement, {},          consent.scopes,
                       consent.given,  consent.ends,      std::nullopt};
    UNDERSTUDY_CHECK(checkConsentRecord(made)); // before a file is copied for it
    if (!consent.spoken.empty()) {
        UNDERSTUDY_TRY(made.spoken, keepSpoken(consent.spoken, m_voices.consentFolder(voice)));
    }
    return record(voice, made);
}

Result<void> ConsentService::revoke(const VoiceId& voice)
{
    UNDERSTUDY_CHECK(m_store.checkWritable());
    UNDERSTUDY_TRY(const auto revoked, revokedRecord(voice));
    return revoked ? record(voice, *revoked) : Result<void>();
}

Result<void> ConsentService::revokeBeside(const VoiceId& voice)
{
    if (voice.empty())
        return m_store.checkWritable();
    UNDERSTUDY_TRY(const auto revoked, revokedRecord(voice));
    return revoked ? writeFile(m_voices.folder(voice) / kConsentFile, formatConsent(*revoked))
                   : Result<void>();
}

/// None: it is revoked already.
Result<std::optional<ConsentRecord>> ConsentService::revokedRecord(const VoiceId& voice) const
{
    UNDERSTUDY_TRY(auto known, show(voice));
    if (!known)
        return fail(Code::InvalidInput, Reason::ConsentNeeded, voice.value, "revoke");
    if (known->revoked)
        return std::optional<ConsentRecord>();
    known->revoked = today();
    return known;
}

} // namespace understudy
