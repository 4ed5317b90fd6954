// Dates in words, for readers of text and for <say-as interpret-as="date">.
#pragma once

#include "core/text/spoken_reader_p.h"

namespace understudy {

struct Date
{
    std::size_t length = 0;
    int year = 0, month = 0, day = 0; ///< 0: not written
};

/// "March fifth, twenty twenty-four"
std::string spellDate(const Date& date);
/// The number of a month's name or abbreviation at `at` and its bytes; 0 if there is none.
Date scanMonth(std::string_view text, std::size_t at);
/// Three numbers between - / or . in the order of year first, or of `order` ("mdy", "dmy").
Date scanNumericDate(std::string_view text, std::size_t at, std::string_view order);
bool isDate(const Date& date);

} // namespace understudy
