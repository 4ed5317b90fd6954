#include "core/measure/evaluation/evaluation_text.h"

#include "core/base/files.h"
#include "core/base/paths.h"
#include "core/base/utf8.h"

#include <map>
#include <sstream>

namespace understudy {

std::filesystem::path evaluationTexts()
{
    return resourceFolder() / "evaluation" / "texts-en.tsv";
}

Result<std::vector<EvaluationText>> readEvaluationTexts(const std::filesystem::path& file)
{
    constexpr Bytes kMost{1'000'000};
    UNDERSTUDY_TRY(auto content, readFile(file, kMost));
    std::vector<EvaluationText> texts;
    std::map<std::string, int> kinds;
    std::istringstream lines(std::move(content));
    auto number = 0;
    for (std::string line; std::getline(lines, line);) {
        ++number;
        if (!line.empty() && line.back() == '\r')
            line.pop_back();
        if (line.empty() || line.front() == '#')
            continue;
        const auto tab = line.find('\t');
        if (tab == std::string::npos || tab == 0 || tab + 1 == line.size() || findInvalidUtf8(line))
            return fail(Code::InvalidInput, file.string() + ":" + std::to_string(number),
                        "a line is a kind, a tab and a text in UTF-8");
        const auto kind = line.substr(0, tab);
        const auto place = std::to_string(++kinds[kind]);
        texts.push_back({kind + "-" + (place.size() < 2 ? "0" : "") + place, kind, line.substr(tab + 1)});
    }
    if (texts.empty())
        return fail(Code::InvalidInput, file.string(), "no line to speak");
    return texts;
}

std::vector<EvaluationText> someOf(const std::vector<EvaluationText>& texts, std::size_t count)
{
    std::vector<EvaluationText> some;
    // Line i is taken where i * count / all steps up: lines of a kind lie together, so each kind gives its
    // share.
    for (std::size_t i = 0; i < texts.size(); ++i)
        if (count >= texts.size() || (i + 1) * count / texts.size() > i * count / texts.size())
            some.push_back(texts[i]);
    return some;
}

} // namespace understudy
