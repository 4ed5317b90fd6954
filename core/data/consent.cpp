#include "core/data/consent.h"

#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/base/json_limits.h"
#include "core/base/utf8.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace understudy {

namespace {

using Json = nlohmann::ordered_json;

constexpr int kFormat = 1;
constexpr std::size_t kMostPerson = 200;       // bytes
constexpr std::size_t kMostStatement = 10'000; // bytes

bool isText(const std::string& text, std::size_t most)
{
    return text.find_first_not_of(" \t\r\n") != std::string::npos && text.size() <= most &&
           !findInvalidUtf8(text);
}

std::optional<Date> earlier(const std::optional<Date>& one, const std::optional<Date>& other)
{
    return one && other ? std::min(*one, *other) : one ? one : other;
}

Json jsonOf(const std::optional<Date>& date)
{
    return date ? Json(formatDate(*date)) : Json();
}

/// A day that does not exist where the text is none: checkConsentRecord() refuses it.
Date dateFrom(const Json& value)
{
    return parseDate(value.get<std::string>()).value_or(Date());
}

std::optional<Date> optionalDateAt(const Json& object, const char* key)
{
    const auto found = object.find(key);
    return found == object.end() || found->is_null() ? std::nullopt : std::optional(dateFrom(*found));
}

/// Empty, which is refused too, when one of the words is no scope.
std::set<ConsentScope> scopesFrom(const Json& words)
{
    std::set<ConsentScope> scopes;
    for (const auto& word : words) {
        const auto scope = consentScope(word.get<std::string>());
        if (!scope)
            return {};
        scopes.insert(*scope);
    }
    return scopes;
}

/// Throws as nlohmann does, for what is missing or of another type.
ConsentRecord recordFrom(const Json& object)
{
    ConsentRecord record;
    record.person = object.at("person");
    record.statement = object.at("statement");
    if (const auto spoken = object.find("spoken"); spoken != object.end() && !spoken->is_null())
        record.spoken = SpokenStatement{spoken->at("file").get<std::string>(), spoken->at("sha256")};
    record.scopes = scopesFrom(object.at("scopes"));
    record.given = dateFrom(object.at("given"));
    record.ends = optionalDateAt(object, "ends");
    record.revoked = optionalDateAt(object, "revoked");
    return record;
}

} // namespace

std::string_view name(ConsentScope scope)
{
    switch (scope) {
    case ConsentScope::Train:
        return "train";
    case ConsentScope::Render:
        return "render";
    case ConsentScope::Publish:
        return "publish";
    }
    return "train";
}

std::optional<ConsentScope> consentScope(std::string_view name)
{
    for (const auto scope : kConsentScopes)
        if (understudy::name(scope) == name)
            return scope;
    return std::nullopt;
}

Result<void> checkConsentRecord(const ConsentRecord& record)
{
    const auto refuse = [](const char* field) { return fail(Code::InvalidInput, field); };
    if (!isText(record.person, kMostPerson))
        return refuse("person");
    if (!isText(record.statement, kMostStatement))
        return refuse("statement");
    if (record.scopes.empty())
        return refuse("scopes");
    if (!record.given.ok())
        return refuse("given");
    if (record.ends && (!record.ends->ok() || *record.ends < record.given))
        return refuse("ends");
    if (record.revoked && !record.revoked->ok())
        return refuse("revoked");
    if (record.spoken && (record.spoken->file.empty() || record.spoken->file.is_absolute() ||
                          !isInside("/root", record.spoken->file) || !isSha256(record.spoken->sha256)))
        return refuse("spoken");
    return {};
}

Result<void> checkConsent(const std::optional<ConsentRecord>& record, ConsentScope scope, Date today,
                          const std::string& subject)
{
    // Not Unsupported or Corrupt: somebody has to decide before this goes on.
    const auto refuse = [&](Reason reason, std::string detail) {
        return fail(Code::InvalidInput, reason, subject, std::move(detail));
    };
    if (!record)
        return refuse(Reason::ConsentNeeded, std::string(name(scope)));
    // A revocation counts even before its day: a clock that is wrong must not bring a voice back.
    if (record->revoked)
        return refuse(Reason::ConsentEnded, formatDate(*record->revoked));
    if (record->ends && today > *record->ends)
        return refuse(Reason::ConsentEnded, formatDate(*record->ends));
    if (!record->scopes.contains(scope) || today < record->given)
        return refuse(Reason::ConsentNeeded, std::string(name(scope)));
    return {};
}

ConsentRecord stricter(const ConsentRecord& one, const ConsentRecord& other)
{
    auto both = one;
    both.given = std::max(one.given, other.given);
    both.ends = earlier(one.ends, other.ends);
    both.revoked = earlier(one.revoked, other.revoked);
    std::erase_if(both.scopes, [&](ConsentScope scope) {
        return one.person != other.person || !other.scopes.contains(scope);
    });
    return both;
}

std::string formatConsent(const ConsentRecord& record)
{
    Json scopes = Json::array();
    for (const auto scope : record.scopes)
        scopes.push_back(name(scope));
    Json spoken;
    if (record.spoken)
        spoken = {{"file", record.spoken->file.generic_string()}, {"sha256", record.spoken->sha256}};
    const Json document = {{"format", kFormat},
                           {"person", record.person},
                           {"statement", record.statement},
                           {"spoken", std::move(spoken)},
                           {"scopes", std::move(scopes)},
                           {"given", formatDate(record.given)},
                           {"ends", jsonOf(record.ends)},
                           {"revoked", jsonOf(record.revoked)}};
    return document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

Result<ConsentRecord> parseConsent(std::string_view text, const std::string& subject)
{
    const auto damaged = [&](std::string detail) {
        return fail(Code::Corrupt, Reason::ConfigDamaged, subject, std::move(detail));
    };
    if (auto sound = checkJson(text, {.depth = 4, .values = 1000}); !sound)
        return damaged(sound.error().detail);
    ConsentRecord record;
    try {
        const auto document = Json::parse(text);
        if (const auto format = document.at("format").get<int>(); format != kFormat)
            return format > kFormat ? fail(Code::Unsupported, subject, "format " + std::to_string(format))
                                    : damaged("format");
        record = recordFrom(document);
    } catch (const Json::exception& e) {
        return damaged(e.what());
    }
    if (const auto checked = checkConsentRecord(record); !checked)
        return damaged(checked.error().subject);
    return record;
}

} // namespace understudy
