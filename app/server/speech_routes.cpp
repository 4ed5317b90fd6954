// POST /synthesize, and what OpenAI's clients ask: /v1/audio/speech, /v1/models, /v1/audio/voices.
#include "app/server/speech.h"
#include "widgets/words/error_text.h"

namespace understudy::server {

namespace {

constexpr double kLongestText = 10'000, kLongestInput = 4096; // characters
constexpr double kLongestName = 200;
constexpr std::uint64_t kMostBytes = 256 * 1024; // of a body: each character may be escaped

std::vector<std::string> formatNames()
{
    std::vector<std::string> names;
    for (const auto encoding : kEncodings)
        names.emplace_back(name(encoding));
    return names;
}

std::string allMediaTypes()
{
    std::string types;
    for (const auto encoding : kEncodings)
        types += std::string(mediaType(encoding)) + ", ";
    return types + "text/event-stream";
}

std::vector<std::string> profileNames()
{
    return {"none", "podcast-mono", "podcast-stereo", "acx", "broadcast"};
}

std::vector<Answer> speechAnswers()
{
    return {{200, "The sound, whole or as it is spoken", allMediaTypes()},
            {400, "What is wrong with a field", kJsonType, "Error"},
            {403, "The voice may not be used: its consent is missing, or ended", kJsonType, "Error"},
            {404, "There is no such voice or model", kJsonType, "Error"},
            {409, "The project is in use", kJsonType, "Error"},
            {422, "What is wrong with the text: a tag, its length, that it has nothing to speak", kJsonType,
             "Error"},
            {429, "Too many texts wait already: see Retry-After", kJsonType, "Error"},
            {503, "The voice's model is not here, or does not fit into memory", kJsonType, "Error"}};
}

FieldSet synthesizeFields()
{
    Field config{"config", FieldKind::Object, "How it is spoken and answered."};
    config.fields = {{"seed", FieldKind::Whole, "Of voices that use chance: the same gives the same sound.",
                      0, 9007199254740991.0},
                     {"anchors", FieldKind::Texts,
                      "The clip that a trained voice hears before each line, in place of its first.", 0, 1},
                     {"format", FieldKind::Text, "Of the sound.", 0, 0, formatNames()},
                     {"profile", FieldKind::Text,
                      "The loudness it is brought to; known at its end, so that it comes whole.", 0, 0,
                      profileNames()},
                     {"stream", FieldKind::YesNo, "Send sound while it is being spoken."}};
    config.fields[0].fallback = 0;
    config.fields[2].fallback = "wav";
    config.fields[3].fallback = "none";
    config.fields[4].fallback = false;
    FieldSet set{"SynthesizeRequest", {}};
    set.fields = {{"text",
                   FieldKind::Text,
                   "Plain, or with tags such as <break time=\"1s\"/>.",
                   1,
                   kLongestText,
                   {},
                   true},
                  {"speaker_id", FieldKind::Text, "The voice.", 1, kLongestName},
                  {"voice", FieldKind::Text, "The voice, likewise.", 1, kLongestName},
                  std::move(config)};
    set.oneOf = {"speaker_id", "voice"};
    return set;
}

void synthesize(SpeechDesk& desk, const Call& call)
{
    const auto& body = call.body;
    const auto config = body.value("config", Json::object());
    const auto speaker = textIn(body, "speaker_id"), voice = textIn(body, "voice");
    SpeechOrder order;
    order.voiceParam = speaker.empty() ? "voice" : "speaker_id";
    order.textParam = "text";
    order.anchorParam = "config.anchors";
    order.say.text = textIn(body, "text");
    order.say.voice = desk.voiceNamed(speaker.empty() ? voice : speaker);
    if (config.contains("seed"))
        order.say.seed = static_cast<std::uint64_t>(config["seed"].get<double>());
    if (const auto anchors = config.find("anchors"); anchors != config.end() && !anchors->empty())
        order.say.anchor = anchors->front().get<std::string>();
    order.encoding = *encodingNamed(textIn(config, "format", "wav"));
    order.delivery = config.value("stream", false) ? SpeechDelivery::Streamed : SpeechDelivery::Whole;
    order.profile = profileNamed(textIn(config, "profile", "none"));
    if (order.profile)
        order.delivery = SpeechDelivery::Whole; // its loudness is known at its end
    desk.speak(call, std::move(order));
}

FieldSet speechFields()
{
    FieldSet set{"SpeechRequest", {}, true};
    set.fields = {
        {"model", FieldKind::Text, "“draft”, or “csm-1b” for trained voices.", 1, kLongestName, {}, true},
        {"input", FieldKind::Text, "The text; tags are read as everywhere.", 1, kLongestInput, {}, true},
        {"voice", FieldKind::Name, "One of /v1/audio/voices.", 1, kLongestName, {}, true},
        {"instructions",
         FieldKind::Text,
         "A direction for lines that have none.",
         0,
         kLongestInput,
         {},
         false,
         true},
        {"response_format", FieldKind::Text, "Of the sound.", 0, 0, formatNames()},
        {"speed", FieldKind::Number, "A factor.", kSlowest, kFastest},
        {"stream_format",
         FieldKind::Text,
         "Sound as it is spoken, or events that hold it.",
         0,
         0,
         {"audio", "sse"}}};
    set.fields[4].fallback = "mp3";
    set.fields[5].fallback = 1.0;
    set.fields[6].fallback = "audio";
    return set;
}

void speech(SpeechDesk& desk, const Call& call)
{
    const auto& body = call.body;
    const auto model = textIn(body, "model");
    SpeechOrder order;
    order.voiceParam = "voice";
    order.textParam = "input";
    order.say.text = textIn(body, "input");
    order.say.voice = desk.voiceNamed(textIn(body, "voice"));
    order.say.direction = textIn(body, "instructions");
    order.say.speed = body.value("speed", 1.0);
    order.encoding = *encodingNamed(textIn(body, "response_format", "mp3"));
    order.delivery =
        textIn(body, "stream_format", "audio") == "sse" ? SpeechDelivery::Events : SpeechDelivery::Streamed;
    order.characters = lengthOf(order.say.text);
    if (model != kDraftModel && model != kTrainedModel)
        return call.fail(
            {404, "model_unknown", "There is no model “" + model + "”; /v1/models lists them.", "model"});
    order.model = model;
    desk.speak(call, std::move(order));
}

Json describe(const VoiceStatus& voice)
{
    const bool isDraft = voice.info.kind == VoiceKind::Draft;
    return {
        {"id", voice.info.id.value},
        {"name", voice.info.name},
        {"model", isDraft ? kDraftModel : kTrainedModel},
        {"language", voice.info.language},
        {"gender", voice.info.gender},
        {"anchors", voice.info.anchors},
        {"available", !voice.obstacle},
        {"reason", voice.obstacle ? Json(words::sentence(*voice.obstacle).toStdString()) : Json(nullptr)}};
}

void voices(SpeechDesk& desk, const Call& call)
{
    Json list = Json::array();
    for (const auto& voice : desk.voices().list())
        list.push_back(describe(voice));
    call.respond({{"voices", std::move(list)}});
}

Json describeModel(const char* id)
{
    return {{"id", id}, {"object", "model"}, {"created", 0}, {"owned_by", "understudy"}};
}

void models(bool hasProject, const Call& call)
{
    Json list = Json::array({describeModel(kDraftModel)});
    if (hasProject)
        list.push_back(describeModel(kTrainedModel));
    call.respond({{"object", "list"}, {"data", std::move(list)}});
}

void model(bool hasProject, const Call& call)
{
    const auto& id = call.parts.at("model");
    if (id == kDraftModel)
        return call.respond(describeModel(kDraftModel));
    if (id == kTrainedModel && hasProject)
        return call.respond(describeModel(kTrainedModel));
    call.fail({404, "model_unknown", "There is no model “" + id + "” here.", "model"});
}

Route speechRoute(std::string path, std::string summary, FieldSet fields,
                  std::function<void(const Call&)> handle)
{
    Route route{"POST", std::move(path), "Speech", std::move(summary), speechAnswers(), std::move(handle)};
    route.isQuick = true;
    route.body = std::move(fields);
    route.mostBytes = kMostBytes;
    return route;
}

} // namespace

std::vector<Route> speechRoutes(SpeechDesk& desk, bool hasProject)
{
    std::vector<Route> routes;
    routes.push_back(speechRoute("/synthesize", "Speak a text", synthesizeFields(),
                                 [&desk](const Call& call) { synthesize(desk, call); }));
    routes.push_back(speechRoute("/v1/audio/speech", "Speak a text, as OpenAI's clients ask", speechFields(),
                                 [&desk](const Call& call) { speech(desk, call); }));
    routes.push_back({"GET",
                      "/v1/audio/voices",
                      "Speech",
                      "Voices, and whether each may speak now",
                      {{200, "All of them", kJsonType, "Voices"}},
                      [&desk](const Call& call) { voices(desk, call); }});
    routes.push_back({"GET",
                      "/v1/models",
                      "Speech",
                      "What speaks",
                      {{200, "All of them", kJsonType, "Models"}},
                      [hasProject](const Call& call) { models(hasProject, call); },
                      false,
                      true});
    routes.push_back({"GET",
                      "/v1/models/{model}",
                      "Speech",
                      "One of them",
                      {{200, "It is here", kJsonType, "Model"}, {404, "It is not", kJsonType, "Error"}},
                      [hasProject](const Call& call) { model(hasProject, call); },
                      false,
                      true});
    return routes;
}

} // namespace understudy::server
