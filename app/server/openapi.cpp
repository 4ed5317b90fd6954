#include "app/server/openapi.h"

#include "core/base/version.h"

#include <set>

namespace understudy::server {

namespace {

constexpr const char* kApiVersion = "1.0.0"; // of what requests and answers mean; CHANGELOG, "HTTP API"

Json nullable(const char* type)
{
    return {{"type", {type, "null"}}};
}

Json object(Json properties, const std::vector<std::string>& required)
{
    return {{"type", "object"}, {"properties", std::move(properties)}, {"required", required}};
}

Json reference(const std::string& name)
{
    return {{"$ref", "#/components/schemas/" + name}};
}

Json listOf(const char* name, const std::string& of)
{
    return object({{name, {{"type", "array"}, {"items", reference(of)}}}}, {name});
}

const Json kText{{"type", "string"}}, kNumber{{"type", "number"}}, kWhole{{"type", "integer"}};

Json errorSchema()
{
    return object({{"error", object({{"type", kText},
                                     {"code", kText},
                                     {"message", kText},
                                     {"param", nullable("string")},
                                     {"request_id", kText}},
                                    {"type", "code", "message", "param", "request_id"})}},
                  {"error"});
}

Json jobSchema()
{
    const Json states{{"type", "string"},
                      {"enum", {"queued", "running", "succeeded", "failed", "cancelled"}}};
    return object({{"id", kText},
                   {"kind", kText},
                   {"state", states},
                   {"parameters", {{"type", "object"}}},
                   {"created", kText},
                   {"started", nullable("string")},
                   {"finished", nullable("string")},
                   {"restarts", kWhole},
                   {"progress", nullable("object")},
                   {"result", nullable("object")},
                   {"error", nullable("object")}},
                  {"id", "kind", "state", "parameters", "created", "started", "finished", "restarts",
                   "progress", "result", "error"});
}

Json answerSchemas()
{
    Json schemas;
    schemas["Error"] = errorSchema();
    schemas["Job"] = jobSchema();
    schemas["Jobs"] = listOf("jobs", "Job");
    schemas["Result"] =
        object({{"name", kText}, {"bytes", kWhole}, {"type", kText}}, {"name", "bytes", "type"});
    schemas["Results"] = listOf("results", "Result");
    schemas["Upload"] = object({{"id", kText}, {"name", kText}, {"bytes", kWhole}, {"length_s", kNumber}},
                               {"id", "name", "bytes", "length_s"});
    schemas["Voice"] = object({{"id", kText},
                               {"name", kText},
                               {"model", kText},
                               {"language", kText},
                               {"gender", kText},
                               {"anchors", {{"type", "array"}, {"items", kText}}},
                               {"available", {{"type", "boolean"}}},
                               {"reason", nullable("string")}},
                              {"id", "name", "model", "available", "reason"});
    schemas["Voices"] = listOf("voices", "Voice");
    schemas["Model"] = object({{"id", kText}, {"object", kText}, {"created", kWhole}, {"owned_by", kText}},
                              {"id", "object", "created", "owned_by"});
    schemas["Models"] =
        object({{"object", kText}, {"data", {{"type", "array"}, {"items", reference("Model")}}}},
               {"object", "data"});
    schemas["Health"] = object({{"status", {{"type", "string"}, {"enum", {"ready"}}}}}, {"status"});
    return schemas;
}

/// "audio/wav, audio/mpeg" as one entry each.
Json contentOf(const std::string& types, const Json& schema)
{
    Json content;
    for (std::string_view rest = types; !rest.empty();) {
        const auto comma = rest.find(", ");
        const std::string type(rest.substr(0, comma));
        // Of a stream of events, a schema would be that of one of them.
        content[type] = type == "text/event-stream" ? Json::object() : Json{{"schema", schema}};
        rest = comma == std::string_view::npos ? std::string_view() : rest.substr(comma + 2);
    }
    return content;
}

Json bytesSchema()
{
    return {{"type", "string"}, {"format", "binary"}};
}

Json answersOf(const Route& route)
{
    Json answers = Json::object();
    for (const auto& answer : route.answers) {
        Json described{{"description", answer.description}};
        if (!answer.type.empty())
            described["content"] =
                contentOf(answer.type, answer.schema.empty() ? bytesSchema() : reference(answer.schema));
        answers[std::to_string(answer.status)] = std::move(described);
    }
    const auto add = [&](int status, const char* description) {
        if (!answers.contains(std::to_string(status)))
            answers[std::to_string(status)] = {{"description", description},
                                               {"content", contentOf(kJsonType, reference("Error"))}};
    };
    add(400, "The request cannot be read, or a field is wrong");
    if (!route.isPublic)
        add(401, "The token is missing, or none of this server's");
    add(403, "It comes from a page of another site");
    if (!route.body.name.empty()) {
        add(413, "The body is too large");
        add(415, "The body is no application/json");
    }
    return answers;
}

Json parameter(const char* where, const std::string& name, const Json& schema, bool isRequired,
               const std::string& description = {})
{
    Json described{{"name", name}, {"in", where}, {"required", isRequired}, {"schema", schema}};
    if (!description.empty())
        described["description"] = description;
    return described;
}

Json parametersOf(const Route& route)
{
    Json parameters = Json::array();
    for (std::size_t at = route.path.find('{'); at != std::string::npos; at = route.path.find('{', at + 1)) {
        auto name = route.path.substr(at + 1, route.path.find('}', at) - at - 1);
        if (name.ends_with("..."))
            name.resize(name.size() - 3);
        parameters.push_back(
            parameter("path", name, {{"type", "string"}, {"minLength", 1}, {"pattern", kNamePattern}}, true));
    }
    const FieldSet query{"query", route.query};
    const auto schemas = schemaOf(query)["properties"];
    for (const auto& field : route.query)
        parameters.push_back(
            parameter("query", field.name, schemas[field.name], field.isRequired, field.description));
    return parameters;
}

Json operationOf(const Route& route)
{
    auto body = bytesSchema();
    body["minLength"] = 1;
    Json operation{{"tags", {route.tag}}, {"summary", route.summary}};
    if (route.isPublic)
        operation["security"] = Json::array();
    if (auto parameters = parametersOf(route); !parameters.empty())
        operation["parameters"] = std::move(parameters);
    if (!route.body.name.empty())
        operation["requestBody"] = {{"required", true},
                                    {"content", contentOf(kJsonType, reference(route.body.name))}};
    else if (route.openSink)
        operation["requestBody"] = {{"required", true},
                                    {"content", contentOf("application/octet-stream", body)}};
    operation["responses"] = answersOf(route);
    return operation;
}

/// "/a/{name...}" as OpenAPI writes it.
std::string pathOf(const Route& route)
{
    auto path = route.path;
    if (const auto dots = path.find("..."); dots != std::string::npos)
        path.erase(dots, 3);
    return path;
}

std::string methodOf(const Route& route)
{
    std::string method;
    for (const char c : route.method)
        method += static_cast<char>(c | 0x20);
    return method;
}

} // namespace

Json openApi(std::span<const Route> routes)
{
    Json paths = Json::object();
    auto schemas = answerSchemas();
    for (const auto& route : routes) {
        paths[pathOf(route)][methodOf(route)] = operationOf(route);
        if (!route.body.name.empty())
            schemas[route.body.name] = schemaOf(route.body);
    }
    return {{"openapi", "3.1.0"},
            {"info",
             {{"title", "Understudy"},
              {"version", kApiVersion},
              {"summary", "Text to speech, and the jobs of a voice studio."},
              {"description", "Served by Understudy " + std::string(kVersion) + "."},
              {"license", {{"name", "GPL-3.0-or-later"}, {"identifier", "GPL-3.0-or-later"}}}}},
            {"servers", Json::array({{{"url", "/"}}})},
            {"security", Json::array({{{"token", Json::array()}}})},
            {"paths", std::move(paths)},
            {"components",
             {{"securitySchemes", {{"token", {{"type", "http"}, {"scheme", "bearer"}}}}},
              {"schemas", std::move(schemas)}}}};
}

} // namespace understudy::server
