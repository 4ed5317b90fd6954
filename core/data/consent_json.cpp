// consent.json: how a record is written down.

#include "core/base/hash.h"
#include "core/base/json_limits.h"
#include "core/data/consent.h"

#include <nlohmann/json.hpp>

namespace understudy {

namespace {

using Json = nlohmann::ordered_json;

constexpr int kFormat = 1;

/// 0, which no field may be, for what is no whole number: a cast of 1e99 would be undefined.
std::int64_t integerFrom(const Json& value)
{
    return value.is_number_integer() ? value.get<std::int64_t>() : 0;
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

std::string consentId(ConsentRecord record)
{
    record.revoked.reset();
    return sha256(formatConsent(record)).substr(0, 16);
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
        if (const auto format = integerFrom(document.at("format")); format != kFormat)
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
