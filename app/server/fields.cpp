#include "app/server/fields.h"

#include "core/base/digits.h"
#include "core/base/json_limits.h"

#include <algorithm>

namespace understudy::server {

namespace {

bool hasBounds(const Field& field)
{
    return field.minimum != 0 || field.maximum != 0;
}

std::string numberText(double number)
{
    return number == static_cast<double>(static_cast<std::int64_t>(number))
               ? std::to_string(static_cast<std::int64_t>(number))
               : digitsOf(number);
}

std::string boundsText(const Field& field)
{
    return numberText(field.minimum) + " to " + numberText(field.maximum);
}

std::string choicesText(const Field& field)
{
    std::string text;
    for (const auto& choice : field.choices)
        text += (text.empty() ? "" : ", ") + choice;
    return text;
}

std::string describe(const Field& field)
{
    switch (field.kind) {
    case FieldKind::Text:
        return "a text";
    case FieldKind::Name:
        return "a text, or an object with an “id”";
    case FieldKind::Whole:
        return "a whole number";
    case FieldKind::Number:
        return "a number";
    case FieldKind::YesNo:
        return "true or false";
    case FieldKind::Texts:
        return "an array of texts";
    case FieldKind::Object:
    case FieldKind::Scalars:
    case FieldKind::TextsByName:
        return "an object";
    }
    return {};
}

bool isOfKind(const Json& value, FieldKind kind)
{
    switch (kind) {
    case FieldKind::Text:
        return value.is_string();
    case FieldKind::Name:
        return value.is_string() || (value.is_object() && value.contains("id") && value["id"].is_string());
    case FieldKind::Whole:
        return value.is_number_integer() ||
               (value.is_number_float() && value.get<double>() == std::floor(value.get<double>()));
    case FieldKind::Number:
        return value.is_number();
    case FieldKind::YesNo:
        return value.is_boolean();
    case FieldKind::Texts:
        return value.is_array() &&
               std::ranges::all_of(value, [](const Json& one) { return one.is_string(); });
    case FieldKind::Object:
        return value.is_object();
    case FieldKind::Scalars:
        return value.is_object() && std::ranges::none_of(value, [](const Json& one) {
                   return one.is_structured() || one.is_null();
               });
    case FieldKind::TextsByName:
        return value.is_object() &&
               std::ranges::all_of(value, [](const Json& one) { return one.is_string(); });
    }
    return false;
}

std::optional<ApiError> checkValue(const Json& value, const Field& field, const std::string& path);

std::optional<ApiError> checkObject(const Json& object, const std::vector<Field>& fields, bool takesOthers,
                                    const std::string& path)
{
    for (const auto& [key, value] : object.items()) {
        const auto known = std::ranges::find(fields, key, &Field::name);
        if (known == fields.end()) {
            if (!takesOthers)
                return badField(path + key, "There is no field “" + path + key + "” here.");
        } else if (auto error = checkValue(value, *known, path + key)) {
            return error;
        }
    }
    for (const auto& field : fields)
        if (field.isRequired && !object.contains(field.name))
            return badField(path + field.name, "“" + path + field.name + "” is missing.");
    return std::nullopt;
}

std::optional<ApiError> checkValue(const Json& value, const Field& field, const std::string& path)
{
    if (value.is_null() && field.mayBeNull)
        return std::nullopt;
    if (!isOfKind(value, field.kind))
        return badField(path, "“" + path + "” has to be " + describe(field) + ".");
    const auto outside = [&](double size) {
        return hasBounds(field) && (size < field.minimum || size > field.maximum);
    };
    if (field.kind == FieldKind::Whole || field.kind == FieldKind::Number) {
        if (outside(value.get<double>()))
            return badField(path, "“" + path + "” has to be " + boundsText(field) + ".");
    } else if (field.kind == FieldKind::Text || field.kind == FieldKind::Name) {
        const auto& text = value.is_string() ? value : value["id"];
        if (outside(static_cast<double>(lengthOf(text.get_ref<const std::string&>()))))
            return badField(path, "“" + path + "” has to be " + boundsText(field) + " characters long.");
    } else if (field.kind == FieldKind::Texts && outside(static_cast<double>(value.size()))) {
        return badField(path, "“" + path + "” has to hold " + boundsText(field) + " texts.");
    }
    if (!field.choices.empty() &&
        std::ranges::find(field.choices, value.get<std::string>()) == field.choices.end())
        return badField(path, "“" + path + "” has to be one of " + choicesText(field) + ".");
    if (field.kind == FieldKind::Object)
        return checkObject(value, field.fields, false, path + ".");
    return std::nullopt;
}

Json objectSchema(const std::vector<Field>& fields, bool takesOthers);

const char* typeName(FieldKind kind)
{
    switch (kind) {
    case FieldKind::Text:
    case FieldKind::Name:
        return "string";
    case FieldKind::Whole:
        return "integer";
    case FieldKind::Number:
        return "number";
    case FieldKind::YesNo:
        return "boolean";
    case FieldKind::Texts:
        return "array";
    case FieldKind::Object:
    case FieldKind::Scalars:
    case FieldKind::TextsByName:
        return "object";
    }
    return "string";
}

void addBounds(Json& schema, const Field& field)
{
    if (!hasBounds(field))
        return;
    const bool isText = field.kind == FieldKind::Text || field.kind == FieldKind::Name;
    const bool isWhole = field.kind != FieldKind::Number;
    const char* low = field.kind == FieldKind::Texts ? "minItems" : isText ? "minLength" : "minimum";
    const char* high = field.kind == FieldKind::Texts ? "maxItems" : isText ? "maxLength" : "maximum";
    schema[low] = isWhole ? Json(static_cast<std::int64_t>(field.minimum)) : Json(field.minimum);
    schema[high] = isWhole ? Json(static_cast<std::int64_t>(field.maximum)) : Json(field.maximum);
}

Json schemaOf(const Field& field)
{
    Json schema{{"type", typeName(field.kind)}};
    if (field.kind == FieldKind::Object)
        schema = objectSchema(field.fields, false);
    if (field.kind == FieldKind::Texts)
        schema["items"] = {{"type", "string"}};
    if (field.kind == FieldKind::Scalars)
        schema["additionalProperties"] = {{"type", {"string", "number", "boolean"}}};
    if (field.kind == FieldKind::TextsByName)
        schema["additionalProperties"] = {{"type", "string"}};
    if (field.isName)
        schema["pattern"] = kNamePattern;
    addBounds(schema, field);
    if (!field.choices.empty())
        schema["enum"] = field.choices;
    if (field.kind == FieldKind::Name)
        schema = {{"oneOf",
                   {schema, {{"type", "object"}, {"properties", {{"id", schema}}}, {"required", {"id"}}}}}};
    if (field.mayBeNull)
        schema = {{"oneOf", {schema, {{"type", "null"}}}}};
    if (!field.description.empty())
        schema["description"] = field.description;
    if (!field.fallback.is_null())
        schema["default"] = field.fallback;
    return schema;
}

Json objectSchema(const std::vector<Field>& fields, bool takesOthers)
{
    Json properties = Json::object(), required = Json::array();
    for (const auto& field : fields) {
        properties[field.name] = schemaOf(field);
        if (field.isRequired)
            required.push_back(field.name);
    }
    Json schema{{"type", "object"}, {"properties", std::move(properties)}};
    if (!required.empty())
        schema["required"] = std::move(required);
    schema["additionalProperties"] = takesOthers;
    return schema;
}

} // namespace

std::size_t lengthOf(std::string_view text)
{
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::optional<Json> readJson(std::string_view text, std::string& problem)
{
    if (const auto checked = checkJson(text, {.depth = 16, .values = 20'000}); !checked) {
        problem = checked.error().detail;
        return std::nullopt;
    }
    return Json::parse(text, nullptr, false);
}

Json schemaOf(const FieldSet& set)
{
    if (!set.variants.empty()) {
        Json all = Json::array();
        for (const auto& variant : set.variants)
            all.push_back(schemaOf(variant));
        return {{"oneOf", std::move(all)}};
    }
    auto schema = objectSchema(set.fields, set.takesOthers);
    if (!set.oneOf.empty()) {
        schema["oneOf"] = Json::array();
        for (const auto& name : set.oneOf)
            schema["oneOf"].push_back({{"required", {name}}});
    }
    return schema;
}

namespace {

/// The variant that a body says it is.
const FieldSet* variantOf(const Json& body, const FieldSet& set)
{
    const auto& key = set.variants.front().fields.front().name;
    const auto said = body.find(key);
    for (const auto& variant : set.variants)
        if (said != body.end() && *said == variant.fields.front().choices.front())
            return &variant;
    return nullptr;
}

} // namespace

std::optional<ApiError> checkFields(const Json& body, const FieldSet& set)
{
    if (!body.is_object())
        return badField({}, "The body has to be a JSON object.");
    if (!set.variants.empty()) {
        if (const auto* variant = variantOf(body, set))
            return checkFields(body, *variant);
        auto all = set.variants.front().fields.front();
        all.choices.clear();
        for (const auto& variant : set.variants)
            all.choices.push_back(variant.fields.front().choices.front());
        return badField(all.name, "“" + all.name + "” has to be one of " + choicesText(all) + ".");
    }
    if (auto error = checkObject(body, set.fields, set.takesOthers, {}))
        return error;
    if (set.oneOf.empty())
        return std::nullopt;
    const auto given =
        std::ranges::count_if(set.oneOf, [&](const std::string& name) { return body.contains(name); });
    if (given == 0)
        return badField(set.oneOf.front(), "“" + set.oneOf.front() + "” is missing.");
    if (given > 1)
        return badField(set.oneOf.back(),
                        "Give one of “" + set.oneOf.front() + "” and “" + set.oneOf.back() + "”.");
    return std::nullopt;
}

std::string textIn(const Json& body, const char* name, std::string fallback)
{
    const auto found = body.find(name);
    if (found == body.end() || found->is_null())
        return fallback;
    return found->is_object() ? found->at("id").get<std::string>() : found->get<std::string>();
}

} // namespace understudy::server
