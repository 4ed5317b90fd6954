// What the tests of fetching share: a hub in this process with a small model, and a store to fetch it into.
#pragma once

#include "core/model/store/hub.h"
#include "tests/core/model/fake_hub.h"
#include "tests/support/results.h"
#include "tests/support/tiny_models.h"

#include <QTemporaryDir>

#include <filesystem>
#include <set>

namespace understudy {

class HubTest : public QObject
{
protected:
    void makeScene()
    {
        forgetHubVariables();
        m_dir = std::make_unique<QTemporaryDir>();
        QVERIFY(m_dir->isValid());
        m_hub = std::make_unique<FakeHub>();
        m_hub->files = {{"model.safetensors", tensorFile({kCsmTensor}, 50'000)},
                        {"config.json", R"({"model_type": "csm"})"},
                        {"tokenizer.json", R"({"model": {}})"},
                        {"README.md", "words"},
                        {"extra.safetensors", "not looked at"}};
        m_server = std::make_unique<HttpServer>([this](const HttpCall& call) { return m_hub->answer(call); });
    }
    void dropScene()
    {
        m_server.reset();
        m_hub.reset();
    }

    std::filesystem::path home() const
    {
        return std::filesystem::path(m_dir->path().toStdString()) / "models";
    }
    ModelStore store() const { return ModelStore(home()); }
    Result<ModelInfo> fetch(const std::string& token = {}, const StoreWatch& watch = {})
    {
        return fetchModel(store(), {m_server->address(), token}, {kRepository}, watch);
    }
    std::set<std::string> entries() const
    {
        std::set<std::string> found;
        std::error_code ignored;
        for (const auto& entry : std::filesystem::directory_iterator(home(), ignored))
            found.insert(entry.path().filename().string());
        return found;
    }
    std::vector<HttpCall> callsFor(const std::string& file) const
    {
        auto calls = m_server->calls();
        std::erase_if(calls, [&](const HttpCall& call) { return call.path != kResolve + file; });
        return calls;
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<FakeHub> m_hub;
    std::unique_ptr<HttpServer> m_server;
};

} // namespace understudy
