// understudy consent add|show|revoke
#include "app/cli/cli.h"
#include "app/cli/exit_status.h"
#include "core/base/files.h"
#include "core/session/consent_service.h"
#include "core/session/session.h"

namespace understudy::cli {

namespace {

constexpr Bytes kMostStatement{100'000};

struct Arguments
{
    std::string project;
    std::string voice; ///< empty: the project's speaker
    std::string person, statement, statementFile, spoken, given, ends;
    std::vector<std::string> scopes;
};

Json jsonOf(const std::optional<Date>& date)
{
    return date ? Json(formatDate(*date)) : Json();
}

Json describe(const std::string& voice, const std::optional<ConsentRecord>& record)
{
    Json document = {{"voice", voice.empty() ? Json() : Json(voice)}, {"consent", Json()}};
    if (!record)
        return document;
    Json scopes = Json::array();
    for (const auto scope : record->scopes)
        scopes.push_back(name(scope));
    document["consent"] = {{"person", record->person},
                           {"statement", record->statement},
                           {"spoken", record->spoken ? Json(record->spoken->file.string()) : Json()},
                           {"scopes", std::move(scopes)},
                           {"given", formatDate(record->given)},
                           {"ends", jsonOf(record->ends)},
                           {"revoked", jsonOf(record->revoked)}};
    return document;
}

int printConsent(const Cli& cli, Session& session, const Arguments& given)
{
    const auto record = session.consents().show(VoiceId(given.voice));
    if (!record)
        return cli.failed(record.error());
    if (cli.isJson)
        cli.print(describe(given.voice, *record));
    const auto whose = given.voice.empty() ? std::string("The project's speaker") : given.voice;
    if (!*record) {
        cli.say(whose + ": no consent is recorded");
        return kOk;
    }
    std::string scopes;
    for (const auto scope : (*record)->scopes)
        scopes.append(scopes.empty() ? "" : ", ").append(name(scope));
    cli.say(whose + ": " + (*record)->person + " agreed on " + formatDate((*record)->given));
    cli.say("Scope       " + scopes);
    cli.say("Until       " + ((*record)->ends ? formatDate(*(*record)->ends) : "it is revoked"));
    cli.say("Statement   " + (*record)->statement);
    if ((*record)->revoked)
        cli.say("Revoked     " + formatDate(*(*record)->revoked));
    return kOk;
}

Result<Date> dateOf(const char* option, const std::string& text)
{
    if (const auto date = parseDate(text))
        return *date;
    return fail(Code::InvalidInput, option, text);
}

Result<ConsentToAdd> consentOf(const Arguments& given)
{
    ConsentToAdd consent;
    consent.person = given.person;
    consent.statement = given.statement;
    consent.spoken = given.spoken;
    if (!given.statementFile.empty()) {
        UNDERSTUDY_TRY(consent.statement, readFile(given.statementFile, kMostStatement));
    }
    for (const auto& word : given.scopes)
        if (const auto scope = consentScope(word))
            consent.scopes.insert(*scope);
    if (!given.given.empty()) {
        UNDERSTUDY_TRY(consent.given, dateOf("--given", given.given));
    }
    if (!given.ends.empty()) {
        UNDERSTUDY_TRY(consent.ends, dateOf("--until", given.ends));
    }
    return consent;
}

int addConsent(const Cli& cli, const Arguments& given)
{
    const auto consent = consentOf(given);
    if (!consent)
        return cli.failed(consent.error());
    const auto session = Session::open(given.project);
    if (!session)
        return cli.failed(session.error());
    if (const auto added = (*session)->consents().add(VoiceId(given.voice), *consent); !added)
        return cli.failed(added.error());
    return printConsent(cli, **session, given);
}

int showConsent(const Cli& cli, const Arguments& given)
{
    const auto session = Session::open(given.project, {.access = Access::ReadOnly});
    return session ? printConsent(cli, **session, given) : cli.failed(session.error());
}

/// A voice's also while another program has the project open: who revokes need not wait for it.
int revokeConsent(const Cli& cli, const Arguments& given)
{
    auto session = Session::open(given.project);
    const bool isBeside = !session && session.error().reason == Reason::ProjectLocked && !given.voice.empty();
    if (isBeside)
        session = Session::open(given.project, {.access = Access::ReadOnly});
    if (!session)
        return cli.failed(session.error());
    auto& consents = (*session)->consents();
    const VoiceId voice(given.voice);
    if (const auto revoked = isBeside ? consents.revokeBeside(voice) : consents.revoke(voice); !revoked)
        return cli.failed(revoked.error());
    return printConsent(cli, **session, given);
}

CLI::App* addSubject(CLI::App* command, const std::shared_ptr<Arguments>& given)
{
    command->add_option("voice", given->voice, "Trained voice; without: the project's own speaker");
    command->add_option("-p,--project", given->project, "Project folder")->required();
    return command;
}

void addRecordOptions(CLI::App* command, const std::shared_ptr<Arguments>& given)
{
    command->add_option("--person", given->person, "Who consents")->required();
    auto* statement = command->add_option("--statement", given->statement, "What was agreed to, in words");
    auto* file = command->add_option("--statement-file", given->statementFile, "The same, from a text file");
    statement->excludes(file);
    command->add_option("--spoken", given->spoken, "Sound file of the statement, spoken; it is copied");
    command->add_option("--scope", given->scopes, "What for: train, render, publish (separated by commas)")
        ->delimiter(',')
        ->check(CLI::IsMember({"train", "render", "publish"}))
        ->required();
    command->add_option("--given", given->given, "Day it was given, as 2026-11-24 (default: today)");
    command->add_option("--until", given->ends, "Last day it holds, UTC (default: until it is revoked)");
}

} // namespace

void addConsentCommand(CLI::App& app, Cli& cli)
{
    auto* group = app.add_subcommand("consent", "Who lets their voice be used, and what for");
    group->require_subcommand(1);
    auto given = std::make_shared<Arguments>();
    addSubject(
        addCommand(*group, cli, "show", "Show a consent", [&cli, given] { return showConsent(cli, *given); }),
        given);
    addSubject(addCommand(*group, cli, "revoke", "Revoke a consent from today on",
                          [&cli, given] { return revokeConsent(cli, *given); }),
               given);
    addRecordOptions(addSubject(addCommand(*group, cli, "add", "Record a consent",
                                           [&cli, given] { return addConsent(cli, *given); }),
                                given),
                     given);
}

} // namespace understudy::cli
