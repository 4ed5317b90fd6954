// A script's content as one line per block, so that a row of a test reads like what it expects.
#pragma once

#include "core/text/script.h"

#include <string>

namespace understudy::test {

inline std::string number(double value)
{
    auto text = std::to_string(value);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.'))
        text.pop_back();
    return text;
}

/// "strong", "rate=1.25", "sub=Eddystone", ...; empty for plain text.
inline std::string describe(const Style& style)
{
    std::string text;
    const auto add = [&](const std::string& part) { text += (text.empty() ? "" : " ") + part; };
    switch (style.emphasis) {
    case Emphasis::None:
        break;
    case Emphasis::Reduced:
        add("reduced");
        break;
    case Emphasis::Moderate:
        add("moderate");
        break;
    case Emphasis::Strong:
        add("strong");
        break;
    }
    if (style.rate != 1.0)
        add("rate=" + number(style.rate));
    if (style.pitch != 0.0)
        add("pitch=" + number(style.pitch));
    if (style.volume != 0.0)
        add("volume=" + number(style.volume));
    if (style.isSilent)
        add("silent");
    if (style.sayAs != SayAs::None)
        add("say-as=" + std::to_string(static_cast<int>(style.sayAs)) + "/" + style.sayAsFormat);
    if (style.alias)
        add("sub=" + *style.alias);
    if (style.phoneme)
        add((style.phoneme->alphabet == PhonemeAlphabet::Ipa ? "ipa=" : "arpabet=") + style.phoneme->symbols);
    return text;
}

struct Describer
{
    std::string operator()(const TextRun& run) const
    {
        const auto style = describe(run.style);
        return style.empty() ? run.text : "{" + style + ":" + run.text + "}";
    }
    std::string operator()(const PauseCue& pause) const
    {
        return "[" + std::to_string(pause.length.value) + "]";
    }
    std::string operator()(const MarkCue& mark) const { return "[mark " + mark.name + "]"; }
    std::string operator()(const AudioCue& cue) const
    {
        return "[audio " + cue.path + " " + number(cue.gain.value) + " " + std::to_string(cue.fade.value) +
               "]";
    }
    std::string operator()(const BoundaryCue& cue) const
    {
        return cue.boundary == Boundary::Sentence ? " | " : " || ";
    }
    std::string operator()(const SpeakerCue& cue) const { return "[@" + cue.speaker + "]"; }

    std::string operator()(const Paragraph& paragraph) const
    {
        std::string text = paragraph.speaker;
        if (!paragraph.direction.empty())
            text += " (" + paragraph.direction + ")";
        if (!paragraph.anchor.empty())
            text += " @" + paragraph.anchor;
        text += ": ";
        for (const auto& part : paragraph.content)
            text += std::visit(*this, part);
        return text;
    }
    std::string operator()(const Note& note) const { return "note " + note.text; }
    std::string operator()(const ChapterMark& mark) const { return "### " + mark.title; }
};

/// Blocks of all sections; a section with a title begins with "## title".
inline std::string describe(const Script& script)
{
    std::string text;
    const auto add = [&](const std::string& line) { text += (text.empty() ? "" : "\n") + line; };
    for (const auto& section : script.sections) {
        if (!section.title.empty())
            add("## " + section.title);
        for (const auto& block : section.blocks)
            add(std::visit(Describer(), block));
    }
    return text;
}

} // namespace understudy::test
