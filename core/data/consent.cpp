#include "core/data/consent.h"

#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/base/utf8.h"

#include <algorithm>

namespace understudy {

namespace {

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
                          !isInside("/folder", record.spoken->file) || !isSha256(record.spoken->sha256)))
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
    const auto endedOn = [&](Date day) {
        return refuse(Reason::ConsentEnded,
                      formatDate(day) + (scope == ConsentScope::Train ? "; train" : ""));
    };
    // A revocation counts even before its day: a clock that is wrong must not bring a voice back.
    if (record->revoked)
        return endedOn(*record->revoked);
    if (record->ends && today > *record->ends)
        return endedOn(*record->ends);
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

} // namespace understudy
