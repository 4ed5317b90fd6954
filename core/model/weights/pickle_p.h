// Names, types and shapes of the tensors that a pickle of torch.save() lists. Pickles are programs that may
// call anything; this reader calls nothing. It knows the instructions that a dictionary of tensors takes
// (protocol 2), four names that such a file may mention, and refuses all else.
#pragma once

#include "core/model/weights/tensor_store.h"

#include <string>
#include <string_view>
#include <vector>

namespace understudy {

struct PickledTensor
{
    std::string name;
    TensorType type = TensorType::F32;
    std::string storage;             ///< the file that holds its values, by its name under "data/"
    std::uint64_t offset = 0;        ///< of its first value there, in values
    std::vector<std::int64_t> shape; ///< row-major, without gaps
};

/// In the order of the dictionary. WeightsDamaged (subject as given).
Result<std::vector<PickledTensor>> readPickle(std::string_view pickle, const std::string& subject);

} // namespace understudy
