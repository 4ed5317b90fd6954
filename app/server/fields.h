// The fields of a request's body, one row each: requests are checked by the same rows that the OpenAPI
// document is made of.
#pragma once

#include "app/server/api_error.h"
#include "app/server/json.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace understudy::server {

enum class FieldKind
{
    Text, ///< bounds are those of its length, in characters
    Name, ///< likewise; or {"id": "…"}, as OpenAI's clients may say it
    Whole,
    Number,
    YesNo,
    Texts, ///< an array of texts; bounds are those of their number
    Object,
    Scalars,     ///< an object of texts, numbers and booleans, by names that are checked elsewhere
    TextsByName, ///< an object of texts
};

struct Field
{
    std::string name;
    FieldKind kind = FieldKind::Text;
    std::string description;
    double minimum = 0, maximum = 0; ///< both 0: none
    std::vector<std::string> choices = {};
    bool isRequired = false;
    bool mayBeNull = false;
    bool isName = false;            ///< of a file: without control characters
    Json fallback = nullptr;        ///< for the document
    std::vector<Field> fields = {}; ///< Object
};

struct FieldSet
{
    std::string name; ///< in the document
    std::vector<Field> fields;
    bool takesOthers = false; ///< fields that are not known are passed over
    /// One of these has to be there, and no more.
    std::vector<std::string> oneOf = {};
    /// In place of fields: sets whose first field, of one choice, says which of them it is.
    std::vector<FieldSet> variants = {};
};

/// Of a path or a name, in a schema: requests with control characters in them are refused before.
inline constexpr const char* kNamePattern = "^[^\\u0000-\\u001f\\u007f]+$";

/// JSON Schema 2020-12.
Json schemaOf(const FieldSet& set);
/// The first field that is wrong, missing, or not known.
std::optional<ApiError> checkFields(const Json& body, const FieldSet& set);

/// Characters of valid UTF-8.
std::size_t lengthOf(std::string_view text);

// Of a body that passed.
std::string textIn(const Json& body, const char* name, std::string fallback = {});

} // namespace understudy::server
