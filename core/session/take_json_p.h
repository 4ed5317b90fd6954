// Receipts and figures of takes as the JSON that project.db holds.
#pragma once

#include "core/episode/take.h"

#include <optional>
#include <string>

namespace understudy {

std::string toJson(const TakeReceipt& receipt);
std::string toJson(const TakeFigures& figures);
/// Empty when the text is not what toJson() writes.
std::optional<TakeReceipt> receiptFromJson(const std::string& text);
std::optional<TakeFigures> figuresFromJson(const std::string& text);

} // namespace understudy
