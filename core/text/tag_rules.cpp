#include "core/text/tag_rules.h"

#include <algorithm>
#include <array>

namespace understudy {

namespace {

using std::string_view;

constexpr std::array<string_view, 6> kStrengths{"none", "x-weak", "weak", "medium", "strong", "x-strong"};
constexpr std::array<string_view, 4> kLevels{"strong", "moderate", "none", "reduced"};
constexpr std::array<string_view, 5> kRates{"x-slow", "slow", "medium", "fast", "x-fast"};
constexpr std::array<string_view, 5> kPitches{"x-low", "low", "medium", "high", "x-high"};
constexpr std::array<string_view, 6> kVolumes{"silent", "x-soft", "soft", "medium", "loud", "x-loud"};
constexpr std::array<string_view, 11> kReadings{"cardinal", "ordinal",  "characters", "digits",
                                                "date",     "time",     "telephone",  "currency",
                                                "unit",     "fraction", "expletive"};
constexpr std::array<string_view, 2> kAlphabets{"ipa", "cmu-arpabet"};

constexpr std::array kBreak{
    AttributeRule{"time", AttributeValue::Time, false, {}, "0s to 10s"},
    AttributeRule{"strength", AttributeValue::Choice, false, kStrengths, {}},
};
constexpr std::array kPause{
    AttributeRule{"ms", AttributeValue::BareMilliseconds, false, {}, "0 to 10000"},
    kBreak[0],
    kBreak[1],
};
constexpr std::array kEmphasis{AttributeRule{"level", AttributeValue::Choice, false, kLevels, {}}};
constexpr std::array kProsody{
    AttributeRule{"rate", AttributeValue::Rate, false, kRates, "50% to 200%"},
    AttributeRule{"pitch", AttributeValue::Pitch, false, kPitches, "-12st to +12st, -50% to +100%"},
    AttributeRule{"volume", AttributeValue::Volume, false, kVolumes, "-20dB to +10dB"},
};
constexpr std::array kSayAs{
    AttributeRule{"interpret-as", AttributeValue::Choice, true, kReadings, {}},
    AttributeRule{"format", AttributeValue::Text, false, {}, {}},
};
constexpr std::array kSub{AttributeRule{"alias", AttributeValue::Text, true, {}, {}}};
constexpr std::array kPhoneme{
    AttributeRule{"alphabet", AttributeValue::Choice, false, kAlphabets, {}},
    AttributeRule{"ph", AttributeValue::Text, true, {}, {}},
};
constexpr std::array kName{AttributeRule{"name", AttributeValue::Text, true, {}, {}}};
constexpr std::array kAudio{
    AttributeRule{"src", AttributeValue::Path, true, {}, {}},
    AttributeRule{"gain", AttributeValue::Gain, false, {}, "-60dB to +12dB"},
    AttributeRule{"fade", AttributeValue::Time, false, {}, "0s to 10s"},
};

constexpr std::array kTags{
    TagRule{"break", TagContent::Empty, kBreak},
    TagRule{"pause", TagContent::Empty, kPause},
    TagRule{"emphasis", TagContent::Inlines, kEmphasis},
    TagRule{"prosody", TagContent::Inlines, kProsody},
    TagRule{"say-as", TagContent::Text, kSayAs},
    TagRule{"sub", TagContent::Text, kSub},
    TagRule{"phoneme", TagContent::Text, kPhoneme},
    TagRule{"p", TagContent::Inlines, {}},
    TagRule{"s", TagContent::Inlines, {}},
    TagRule{"mark", TagContent::Empty, kName},
    TagRule{"audio", TagContent::Empty, kAudio},
    TagRule{"voice", TagContent::Blocks, kName},
};

} // namespace

const AttributeRule* TagRule::findAttribute(std::string_view attribute) const
{
    const auto found = std::ranges::find(attributes, attribute, &AttributeRule::name);
    return found == attributes.end() ? nullptr : &*found;
}

std::span<const TagRule> tagRules()
{
    return kTags;
}

const TagRule* findTagRule(std::string_view name)
{
    const auto found = std::ranges::find(kTags, name, &TagRule::name);
    return found == kTags.end() ? nullptr : &*found;
}

} // namespace understudy
