// Consent: who lets their voice be used, for what and until when. The form in which it is kept is
// consent.json, which travels with a voice.
#pragma once

#include "core/base/result.h"
#include "core/data/date.h"

#include <array>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace understudy {

enum class ConsentScope
{
    Train,   ///< make adapters from the recordings
    Render,  ///< speak lines
    Publish, ///< export what was spoken
};
inline constexpr std::array kConsentScopes{ConsentScope::Train, ConsentScope::Render, ConsentScope::Publish};

/// "train", "render", "publish".
std::string_view name(ConsentScope scope);
std::optional<ConsentScope> consentScope(std::string_view name);

/// The statement as its speaker said it.
struct SpokenStatement
{
    std::filesystem::path file; ///< relative to the folder of consent.json (the project, for its speaker)
    std::string sha256;         ///< of the file
    bool operator==(const SpokenStatement&) const = default;
};

struct ConsentRecord
{
    std::string person;    ///< 1 to 200 bytes
    std::string statement; ///< what was agreed to, in words; 1 to 10,000 bytes
    std::optional<SpokenStatement> spoken;
    std::set<ConsentScope> scopes; ///< empty only in what stricter() makes
    Date given;
    std::optional<Date> ends;    ///< the last day it holds: it ends when that day does, in UTC
    std::optional<Date> revoked; ///< whatever the day: it holds no more
    bool operator==(const ConsentRecord&) const = default;
};

/// What a record from outside has to be; the subject of InvalidInput is the field: "person", "statement",
/// "scopes", "ends" (before it was given), "spoken" (a path that leads out of its folder, or no hash).
Result<void> checkConsentRecord(const ConsentRecord& record);

/// The one rule. ConsentNeeded (detail: the scope) without a record, outside of its scopes, and before it was
/// given; ConsentEnded (detail: the date; of a training "2026-11-24; train") once it is revoked or ran out. `subject`: whose voice, for the
/// error.
Result<void> checkConsent(const std::optional<ConsentRecord>& record, ConsentScope scope, Date today,
                          const std::string& subject);

/// What two records allow together: the scopes both have, the earlier end, any revocation. Records of
/// different people allow nothing.
ConsentRecord stricter(const ConsentRecord& one, const ConsentRecord& other);

inline constexpr const char* kConsentFile = "consent.json";

std::string formatConsent(const ConsentRecord& record);
/// By which what was made with it names it: 16 hex digits. A revocation leaves it as it is.
std::string consentId(ConsentRecord record);
/// ConfigDamaged (detail: the key, or what the parser said); Unsupported for a newer format.
Result<ConsentRecord> parseConsent(std::string_view text, const std::string& subject);

} // namespace understudy
