// What the golden checks found, as lines for people and as JSON. Without Qt: app/engine prints it too.
#pragma once

#include "core/model/golden/golden.h"

#include <nlohmann/json.hpp>

#include <functional>
#include <string>
#include <vector>

namespace understudy::cli {

class GoldenFigures
{
public:
    /// `sentence` says for people what an error says in facts.
    explicit GoldenFigures(std::function<std::string(const Error&)> sentence)
        : m_sentence(std::move(sentence))
    {
    }

    /// Takes a part in; the lines for it, one for each file.
    std::vector<std::string> add(const GoldenReport& report);

    /// "12 passed, 0 failed"
    std::string summary() const;
    nlohmann::ordered_json json() const;
    int status() const;

private:
    std::string fileLine(const std::string& name, const std::vector<const GoldenRow*>& rows);
    std::string stateLine(const std::string& name, const char* state, const std::string& message);

    std::function<std::string(const Error&)> m_sentence;
    nlohmann::ordered_json m_files = nlohmann::ordered_json::array();
    int m_passed = 0, m_failed = 0;
};

} // namespace understudy::cli
