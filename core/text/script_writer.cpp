#include "core/text/header_reader_p.h"
#include "core/text/script_reader.h"
#include "core/text/tag_values_p.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace understudy {

namespace {

using Json = nlohmann::ordered_json;

std::string escaped(std::string_view text)
{
    std::string result;
    for (const char c : text) {
        switch (c) {
        case '&':
            result += "&amp;";
            break;
        case '<':
            result += "&lt;";
            break;
        case '"':
            result += "&quot;";
            break;
        default:
            result += c;
        }
    }
    return result;
}

std::string attribute(std::string_view name, std::string_view value)
{
    return " " + std::string(name) + "=\"" + escaped(value) + "\"";
}

std::string signedText(double value, std::string_view unit)
{
    return (value < 0 ? "" : "+") + numberText(value, 2) + std::string(unit);
}

std::string prosodyAttributes(const Style& style)
{
    std::string attributes;
    if (style.rate != 1.0)
        attributes += attribute("rate", numberText(style.rate * 100, 1) + "%");
    if (style.pitch != 0.0)
        attributes += attribute("pitch", signedText(style.pitch, "st"));
    if (style.volume != 0.0)
        attributes += attribute("volume", signedText(style.volume, "dB"));
    return attributes;
}

/// Text inside the tags that make its style, written from the outside in.
std::string styledText(const TextRun& run)
{
    std::string open, close;
    const auto wrap = [&](std::string_view tag, const std::string& attributes) {
        open += "<" + std::string(tag) + attributes + ">";
        close = "</" + std::string(tag) + ">" + close;
    };
    const auto& style = run.style;
    if (style.isSilent)
        wrap("prosody", attribute("volume", "silent"));
    if (const auto attributes = prosodyAttributes(style); !attributes.empty())
        wrap("prosody", attributes);
    if (style.emphasis != Emphasis::None)
        wrap("emphasis",
             style.emphasis == Emphasis::Moderate ? "" : attribute("level", name(style.emphasis)));
    if (style.alias)
        wrap("sub", attribute("alias", *style.alias));
    if (style.sayAs != SayAs::None)
        wrap("say-as",
             attribute("interpret-as", name(style.sayAs)) +
                 (style.sayAsFormat.empty() ? std::string() : attribute("format", style.sayAsFormat)));
    if (style.phoneme)
        wrap("phoneme",
             attribute("alphabet", style.phoneme->alphabet == PhonemeAlphabet::Ipa ? "ipa" : "cmu-arpabet") +
                 attribute("ph", style.phoneme->symbols));
    return open + escaped(run.text) + close;
}

std::string pauseTag(Milliseconds length)
{
    const auto strength = strengthName(length);
    return "<break" +
           (strength.empty() ? attribute("time", timeText(length)) : attribute("strength", strength)) + "/>";
}

std::string gainText(Decibels gain)
{
    return numberText(gain.value, 2) + "dB";
}

std::string audioTag(const AudioCue& cue)
{
    return "<audio" + attribute("src", cue.path) +
           (cue.gain.value != 0 ? attribute("gain", gainText(cue.gain)) : "") +
           (cue.fade.value != 0 ? attribute("fade", timeText(cue.fade)) : "") + "/>";
}

/// Sentences and paragraphs marked by boundaries: the parts behind the first are wrapped, <s> inside <p>.
/// <voice> stays inside each part.
class ContentWriter
{
public:
    std::string write(const std::vector<Inline>& content)
    {
        for (const auto& part : content)
            std::visit([this](const auto& one) { add(one); }, part);
        endParagraph();
        return std::move(m_text);
    }

private:
    void add(const TextRun& run) { m_part += styledText(run); }
    void add(const PauseCue& pause) { m_part += pauseTag(pause.length); }
    void add(const MarkCue& mark) { m_part += "<mark" + attribute("name", mark.name) + "/>"; }
    void add(const AudioCue& audio) { m_part += audioTag(audio); }
    void add(const SpeakerCue& cue)
    {
        closeVoice();
        m_speaker = cue.speaker;
        openVoice();
    }
    void add(const BoundaryCue& cue)
    {
        if (cue.boundary == Boundary::Sentence) {
            endSentence();
            m_isLaterSentence = true;
        } else {
            endParagraph();
            m_isLaterParagraph = true;
        }
        openVoice();
    }

    void openVoice()
    {
        if (!m_speaker.empty())
            m_part += "<voice" + attribute("name", m_speaker) + ">";
    }
    void closeVoice()
    {
        if (!m_speaker.empty())
            m_part += "</voice>";
    }
    void endSentence()
    {
        closeVoice();
        m_sentences += m_isLaterSentence ? "<s>" + m_part + "</s>" : m_part;
        m_part.clear();
    }
    void endParagraph()
    {
        endSentence();
        m_text += m_isLaterParagraph ? "<p>" + m_sentences + "</p>" : m_sentences;
        m_sentences.clear();
        m_isLaterSentence = false;
    }

    std::string m_text, m_sentences, m_part;
    std::string m_speaker; // of the open <voice>
    bool m_isLaterSentence = false;
    bool m_isLaterParagraph = false;
};

Json blockJson(const Paragraph& paragraph)
{
    Json json;
    json["speaker"] = paragraph.speaker;
    if (!paragraph.direction.empty())
        json["direction"] = paragraph.direction;
    json["text"] = ContentWriter().write(paragraph.content);
    if (!paragraph.anchor.empty())
        json["anchor"] = paragraph.anchor;
    return json;
}

Json blockJson(const Note& note)
{
    return Json::object({{"note", note.text}});
}

Json blockJson(const ChapterMark& mark)
{
    return Json::object({{"chapter", mark.title}});
}

Json blockJson(const PauseCue& pause)
{
    const auto strength = strengthName(pause.length);
    return Json::object({{"break", strength.empty() ? timeText(pause.length) : std::string(strength)}});
}

Json blockJson(const AudioCue& cue)
{
    Json audio;
    audio["src"] = cue.path;
    if (cue.gain.value != 0)
        audio["gain"] = gainText(cue.gain);
    if (cue.fade.value != 0)
        audio["fade"] = timeText(cue.fade);
    return Json::object({{"audio", std::move(audio)}});
}

void setUnlessEmpty(Json& json, const char* key, const std::string& text)
{
    if (!text.empty())
        json[key] = text;
}

void setUnlessEmpty(Json& json, const char* key,
                    const std::vector<std::pair<std::string, std::string>>& pairs)
{
    for (const auto& [word, value] : pairs)
        json[key][word] = value;
}

Json headerJson(const ScriptHeader& header)
{
    Json json;
    json["version"] = 1;
    json["title"] = header.title;
    setUnlessEmpty(json, "subtitle", header.subtitle);
    setUnlessEmpty(json, "author", header.author);
    json["language"] = header.language;
    json["seed"] = header.seed;
    json["profile"] = name(header.profile);
    if (header.customTarget != ScriptHeader().customTarget)
        json["target"] = numberText(header.customTarget.value, 2) + " LUFS";
    if (header.customCeiling != ScriptHeader().customCeiling)
        json["ceiling"] = numberText(header.customCeiling.value, 2) + " dBTP";
    for (const auto& [speaker, voice] : header.voices)
        json["voices"][speaker] = voice.value;
    setUnlessEmpty(json, "narrator", header.narrator);
    const auto& pauses = header.pauses;
    if (pauses != Pauses())
        json["pauses"] = Json::object({{"sentence", timeText(pauses.sentence)},
                                       {"paragraph", timeText(pauses.paragraph)},
                                       {"section", timeText(pauses.section)},
                                       {"speaker", timeText(pauses.speaker)}});
    setUnlessEmpty(json, "lexicon", header.lexicon);
    setUnlessEmpty(json, "anchors", header.anchors);
    if (!header.tags.empty())
        json["tags"] = header.tags;
    return json;
}

} // namespace

std::string writeScriptJson(const Script& script)
{
    auto json = headerJson(script.header);
    json["sections"] = Json::array();
    for (const auto& section : script.sections) {
        auto paragraphs = Json::array();
        for (const auto& block : section.blocks)
            paragraphs.push_back(std::visit([](const auto& one) { return blockJson(one); }, block));
        json["sections"].push_back(
            Json::object({{"title", section.title}, {"paragraphs", std::move(paragraphs)}}));
    }
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace understudy
