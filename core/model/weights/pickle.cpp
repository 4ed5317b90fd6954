#include "core/model/weights/pickle_p.h"

#include "core/base/utf8.h"
#include "core/model/weights/pickle_values_p.h"

#include <algorithm>
#include <cstring>
#include <set>

namespace understudy {

namespace {

using namespace pickle;

class PickleReader
{
public:
    PickleReader(std::string_view pickle, const std::string& subject) : m_pickle(pickle), m_subject(&subject)
    {
    }

    Result<std::vector<PickledTensor>> read()
    {
        while (!m_isStopped && m_problem.empty())
            step();
        if (m_problem.empty() && m_stack.size() != 1)
            complain("its list of tensors does not end as one");
        if (m_problem.empty())
            collect(m_stack.back());
        if (!m_problem.empty())
            return fail(Code::Corrupt, Reason::WeightsDamaged, *m_subject, m_problem);
        return std::move(m_tensors);
    }

private:
    void complain(std::string what)
    {
        if (m_problem.empty())
            m_problem = std::move(what);
    }

    std::string_view take(std::size_t size)
    {
        if (size > m_pickle.size() - m_at) {
            complain("its list of tensors is cut off");
            m_at = m_pickle.size();
            return {};
        }
        const auto bytes = m_pickle.substr(m_at, size);
        m_at += size;
        return bytes;
    }

    template<typename Number>
    Number number()
    {
        Number value = 0;
        const auto bytes = take(sizeof(Number));
        std::memcpy(&value, bytes.data(), bytes.size());
        return value;
    }

    std::string_view line()
    {
        const auto end = m_pickle.find('\n', m_at);
        const auto text = take(end == m_pickle.npos ? m_pickle.size() : end - m_at);
        take(1);
        return text;
    }

    void push(Value value)
    {
        m_stack.push_back(static_cast<Index>(m_values.size()));
        m_values.push_back(std::move(value));
    }

    Index pop()
    {
        if (m_stack.empty()) {
            complain("its list of tensors takes what is not there");
            return 0; // there is a value 0 only when something was pushed; nobody reads it after a problem
        }
        const auto top = m_stack.back();
        m_stack.pop_back();
        return top;
    }

    /// nullptr for a value of another kind, or after a problem.
    template<typename Kind>
    Kind* get(Index index)
    {
        return m_problem.empty() ? std::get_if<Kind>(&m_values[index]) : nullptr;
    }

    /// All above the last mark, in order; the mark goes.
    Tuple popToMark()
    {
        auto begin = m_stack.size();
        while (begin > 0 && !std::holds_alternative<Mark>(m_values[m_stack[begin - 1]]))
            --begin;
        if (begin == 0) {
            complain("its list of tensors takes what is not there");
            return {};
        }
        const auto first = m_stack.begin() + static_cast<std::ptrdiff_t>(begin);
        Tuple items(first, m_stack.end());
        m_stack.erase(first - 1, m_stack.end());
        return items;
    }

    void pushLast(std::size_t count)
    {
        Tuple items(count);
        for (auto i = count; i-- > 0;)
            items[i] = pop();
        push(std::move(items));
    }

    void remember(std::uint32_t place)
    {
        if (place >= m_pickle.size() || m_stack.empty())
            return complain("its list of tensors is broken");
        if (place >= m_memory.size())
            m_memory.resize(place + 1, kForgotten);
        m_memory[place] = m_stack.back();
    }

    void recall(std::uint32_t place)
    {
        if (place >= m_memory.size() || m_memory[place] == kForgotten)
            return complain("its list of tensors is broken");
        m_stack.push_back(m_memory[place]);
    }

    void step()
    {
        const auto code = static_cast<unsigned char>(take(1).empty() ? '\0' : m_pickle[m_at - 1]);
        switch (code) {
        case 0x80:
            if (number<std::uint8_t>() > 5)
                complain("its list of tensors is of a newer kind");
            return;
        case '.':
            m_isStopped = true;
            return;
        case '(':
            return push(Mark{});
        case ')':
            return push(Tuple{});
        case '}':
            return push(Dictionary{});
        case 'N':
            return push(Nothing{});
        case 0x88:
        case 0x89:
            return push(code == 0x88);
        case 'K':
            return push(std::int64_t{number<std::uint8_t>()});
        case 'M':
            return push(std::int64_t{number<std::uint16_t>()});
        case 'J':
            return push(std::int64_t{number<std::int32_t>()});
        case 0x8A:
            return readLong();
        case 'X':
            return readText();
        case 'c':
            return readName();
        case 't':
            return push(popToMark());
        case 0x85:
        case 0x86:
        case 0x87:
            return pushLast(code - 0x84U);
        case 'q':
            return remember(number<std::uint8_t>());
        case 'r':
            return remember(number<std::uint32_t>());
        case 'h':
            return recall(number<std::uint8_t>());
        case 'j':
            return recall(number<std::uint32_t>());
        case 's':
        case 'u':
            return setItems(code == 'u');
        case 'Q':
            return readStorage();
        case 'R':
            return call();
        case 'b':
            // Attributes of the dictionary ("_metadata"); nothing that tensors need.
            pop();
            return;
        default:
            complain("instruction " + std::to_string(code) + ", which no list of tensors has");
        }
    }

    void readLong()
    {
        const auto bytes = take(number<std::uint8_t>());
        std::int64_t value = 0;
        if (bytes.size() > sizeof(value))
            return complain("a number that is too large");
        std::memcpy(&value, bytes.data(), bytes.size());
        push(value);
    }

    void readText()
    {
        const auto text = take(number<std::uint32_t>());
        if (findInvalidUtf8(text))
            complain("a name that is no UTF-8");
        push(std::string(text));
    }

    void readName()
    {
        auto name = std::string(line()).append(" ").append(line());
        for (const auto& known : kKnownNames)
            if (known.name == name)
                return push(known.known);
        std::replace(name.begin(), name.end(), ' ', '.');
        complain("it asks for " + name.substr(0, 100) + ", which is no part of tensors; nothing was run");
    }

    void setItems(bool isMany)
    {
        Tuple items;
        if (isMany) {
            items = popToMark();
        } else {
            items.resize(2);
            items[1] = pop();
            items[0] = pop();
        }
        auto* dictionary = m_stack.empty() ? nullptr : get<Dictionary>(m_stack.back());
        if (dictionary == nullptr || items.size() % 2 != 0)
            return complain("its list of tensors is broken");
        for (std::size_t i = 0; i < items.size(); i += 2)
            dictionary->rows.emplace_back(items[i], items[i + 1]);
    }

    /// ("storage", type, key, device, count)
    void readStorage()
    {
        const auto* id = get<Tuple>(pop());
        if (id == nullptr || id->size() != 5)
            return complain("its list of tensors is broken");
        const auto* kind = get<Known>((*id)[1]);
        const auto* key = get<std::string>((*id)[2]);
        const auto* count = get<std::int64_t>((*id)[4]);
        const auto type = kind == nullptr ? std::nullopt : typeOf(*kind);
        if (!type || key == nullptr || key->size() > kMostKey || count == nullptr || *count < 0 ||
            *count > kMostValues)
            return complain("its list of tensors is broken");
        push(Storage{*type, *key, *count});
    }

    void call()
    {
        const auto arguments = pop();
        const auto* function = get<Known>(pop());
        const auto* given = get<Tuple>(arguments);
        if (function == nullptr || given == nullptr)
            return complain("its list of tensors is broken");
        if (*function == Known::OrderedDict && given->empty())
            return push(Dictionary{});
        if (*function == Known::RebuildTensor && given->size() >= 4)
            return rebuild(Tuple(*given));
        complain("its list of tensors is broken");
    }

    std::optional<std::vector<std::int64_t>> lengths(Index index)
    {
        const auto* items = get<Tuple>(index);
        if (items == nullptr)
            return std::nullopt;
        std::vector<std::int64_t> numbers;
        for (const auto item : *items) {
            const auto* length = get<std::int64_t>(item);
            if (length == nullptr || *length < 0)
                return std::nullopt;
            numbers.push_back(*length);
        }
        return numbers;
    }

    /// (storage, offset, shape, strides, ...)
    void rebuild(const Tuple& given)
    {
        const auto* storage = get<Storage>(given[0]);
        const auto* offset = get<std::int64_t>(given[1]);
        const auto shape = lengths(given[2]);
        const auto strides = lengths(given[3]);
        if (storage == nullptr || offset == nullptr || *offset < 0 || !shape || !strides ||
            shape->size() != strides->size() || shape->size() > kMostDimensions)
            return complain("its list of tensors is broken");
        std::int64_t count = 1;
        for (auto i = shape->size(); i-- > 0;) {
            if ((*shape)[i] != 1 && (*strides)[i] != count)
                return complain("a tensor with gaps between its values");
            if (__builtin_mul_overflow(count, (*shape)[i], &count))
                return complain("a tensor that is too large");
        }
        if (count > storage->count || *offset > storage->count - count)
            return complain("a tensor that ends after its values");
        push(PickledTensor{{}, storage->type, storage->key, static_cast<std::uint64_t>(*offset), *shape});
    }

    /// The tensors of the dictionary that was made; other rows are left out.
    void collect(Index root)
    {
        const auto* dictionary = get<Dictionary>(root);
        if (dictionary == nullptr)
            return complain("it holds no list of tensors");
        std::set<std::string_view> names;
        for (const auto& [key, value] : dictionary->rows) {
            const auto* name = get<std::string>(key);
            const auto* tensor = get<PickledTensor>(value);
            if (name == nullptr || tensor == nullptr)
                return complain("it holds something else than tensors");
            if (!names.insert(*name).second)
                return complain(name->substr(0, 200) + " is there twice");
            m_tensors.push_back(*tensor);
            m_tensors.back().name = *name;
        }
    }

    static constexpr Index kForgotten = ~Index{0};
    // What many tensors may share is short: a small file stays small in memory.
    static constexpr std::size_t kMostKey = 200;
    static constexpr std::size_t kMostDimensions = 8;
    static constexpr std::int64_t kMostValues = std::int64_t{1} << 48; ///< times their size is still a number

    std::string_view m_pickle;
    const std::string* m_subject;
    std::size_t m_at = 0;
    bool m_isStopped = false;
    std::string m_problem;
    std::vector<Value> m_values; ///< at most one for each byte
    std::vector<Index> m_stack;
    std::vector<Index> m_memory;
    std::vector<PickledTensor> m_tensors;
};

} // namespace

Result<std::vector<PickledTensor>> readPickle(std::string_view pickle, const std::string& subject)
{
    return PickleReader(pickle, subject).read();
}

} // namespace understudy
