// Answers of another listener's page, and the plan of a comparison as a project keeps it.
#include "core/session/comparing/listener_answers.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

using namespace understudy;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char*>(data), size); // NOLINT: libFuzzer gives bytes
    const auto given = parseAnswers(text, "answers.json");
    const auto plan = parsePlan(text);
    if (plan) {
        std::ignore = formatPlan(*plan);
        if (plan->design.trials < 2000 && plan->slots.size() * plan->items.size() < 2000)
            std::ignore = planTrials(plan->design);
        if (given)
            std::ignore = checkAnswers(*given, *plan, "answers.json");
    }
    return 0;
}
