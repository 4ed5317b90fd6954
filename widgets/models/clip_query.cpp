#include "widgets/models/clip_query.h"

#include "widgets/support/conversions.h"
#include "widgets/words/clip_text.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <cmath>

namespace understudy {

namespace {

using What = ClipQuery::What;
using Is = ClipQuery::Is;
using Term = ClipQuery::Term;

struct ShortName
{
    const char* name;
    Measure measure;
};

/// Beside the names of core ("snr_db") and those without their unit ("snr").
constexpr std::array kShortNames{
    ShortName{"len", Measure::Duration},       ShortName{"length", Measure::Duration},
    ShortName{"level", Measure::SpeechLevel},  ShortName{"lufs", Measure::Loudness},
    ShortName{"noise", Measure::NoiseFloor},   ShortName{"floor", Measure::NoiseFloor},
    ShortName{"clipped", Measure::Clipping},   ShortName{"pause", Measure::InnerPause},
    ShortName{"click", Measure::Click},        ShortName{"burst", Measure::Burst},
    ShortName{"bursts", Measure::Burst},       ShortName{"room", Measure::Reverberation},
    ShortName{"speech", Measure::SpeechShare}, ShortName{"rate", Measure::Rate},
    ShortName{"start", Measure::StartEdge},    ShortName{"end", Measure::EndEdge},
    ShortName{"outlier", Measure::Outlier},
    ShortName{"voice", Measure::Similarity}};

/// "snr" of "snr_db".
QString withoutUnit(Measure measure)
{
    const auto full = toQString(name(measure));
    return full.contains(QLatin1Char('_')) ? full.section(QLatin1Char('_'), 0, -2) : full;
}

std::optional<Measure> measureOf(const QString& word)
{
    for (const auto& known : kShortNames)
        if (word == QLatin1String(known.name))
            return known.measure;
    for (const auto measure : allMeasures())
        if (word == toQString(name(measure)) || word == withoutUnit(measure))
            return measure;
    return std::nullopt;
}

constexpr std::array<std::pair<const char*, What>, 6> kKeys{{{"text", What::Text},
                                                             {"flag", What::Flag},
                                                             {"verdict", What::Verdict},
                                                             {"reason", What::Reason},
                                                             {"recording", What::Recording},
                                                             {"rec", What::Recording}}};

constexpr QLatin1String kAttention("attention"), kNumber("clip"), kNumberToo("number");

std::optional<What> keyOf(const QString& word)
{
    for (const auto& [key, what] : kKeys)
        if (word == QLatin1String(key))
            return what;
    return std::nullopt;
}

std::optional<Is> comparisonOf(const QString& sign)
{
    static const std::pair<QLatin1String, Is> kSigns[]{
        {QLatin1String("<"), Is::Below}, {QLatin1String("<="), Is::AtMost},  {QLatin1String("="), Is::Equal},
        {QLatin1String(":"), Is::Equal}, {QLatin1String(">="), Is::AtLeast}, {QLatin1String(">"), Is::Above},
        {QLatin1String("=="), Is::Equal}};
    for (const auto& [written, is] : kSigns)
        if (sign == written)
            return is;
    return std::nullopt;
}

/// "12.5", "12,5" and with the minus of our tables.
std::optional<double> numberOf(QString text)
{
    text.replace(QLatin1Char(','), QLatin1Char('.')).replace(QChar(0x2212), QLatin1Char('-'));
    bool isNumber = false;
    const double value = text.toDouble(&isNumber);
    return isNumber && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

bool isSign(const QString& word)
{
    static const QRegularExpression form(QStringLiteral("^(<=|>=|==|<|>|=)"));
    return form.match(word).hasMatch();
}

bool endsWithSign(const QString& word)
{
    static const QRegularExpression form(QStringLiteral("^-?[A-Za-z_]+(<=|>=|==|<|>|=|:)$"));
    return form.match(word).hasMatch();
}

std::optional<std::array<QString, 3>> splitTerm(const QString& word);

/// "snr < 30" is written as one term, "snr<30": who puts spaces means the same.
QStringList withSignsJoined(const QStringList& words)
{
    QStringList joined;
    for (const auto& word : words) {
        const bool goesOn = !joined.isEmpty() && ((isSign(word) && namesField(joined.last() + word)) ||
                                                  (endsWithSign(joined.last()) && !splitTerm(word)));
        if (goesOn)
            joined.last() += word;
        else
            joined << word;
    }
    return joined;
}

/// Splits at spaces outside of quotes; quotes stay.
QStringList wordsOf(QStringView text)
{
    QStringList words(QString{});
    bool isQuoted = false;
    for (const QChar c : text) {
        isQuoted = isQuoted != (c == QLatin1Char('"'));
        if (c.isSpace() && !isQuoted)
            words << QString();
        else
            words.last() += c;
    }
    for (auto& word : words)
        while (word.endsWith(QLatin1Char(',')))
            word.chop(1);
    words.removeAll(QString());
    return words;
}

QString unquoted(QString text)
{
    return text.remove(QLatin1Char('"')).simplified();
}

/// Key, sign and value of what looks like a term; none: a word to look for.
std::optional<std::array<QString, 3>> splitTerm(const QString& word)
{
    static const QRegularExpression form(QStringLiteral("^([A-Za-z_]+)(<=|>=|==|<|>|=|:)(.*)$"),
                                         QRegularExpression::DotMatchesEverythingOption);
    const auto match = form.match(word);
    if (!match.hasMatch())
        return std::nullopt;
    return std::array{match.captured(1).toLower(), match.captured(2), match.captured(3)};
}

/// None: it says nothing.
std::optional<Term> numberTerm(const QString& key, const QString& sign, const QString& value)
{
    Term term;
    const auto measure = measureOf(key);
    if (key == kAttention)
        term.what = What::Attention;
    else if (key == kNumber || key == kNumberToo)
        term.what = What::Number;
    else if (measure)
        term.what = What::Figure;
    else
        return std::nullopt;
    const auto is = comparisonOf(sign);
    const auto number = numberOf(value);
    if (!is || !number)
        return std::nullopt;
    term.measure = measure.value_or(Measure::Duration);
    term.is = *is;
    term.value = *number;
    return term;
}

void addTerm(ClipQuery& query, const QString& word)
{
    const bool isNegated = word.size() > 1 && word.startsWith(QLatin1Char('-'));
    const auto parts = splitTerm(word.mid(isNegated ? 1 : 0));
    std::optional<Term> term;
    if (!parts && isSign(word)) {
        query.unread << word; // of nothing
        return;
    }
    if (!parts) {
        term =
            Term{What::Any, false, unquoted(word.mid(isNegated ? 1 : 0)), Measure::Duration, Is::Equal, 0};
    } else if (const auto key = keyOf((*parts)[0]);
               key && ((*parts)[1] == QLatin1String(":") || (*parts)[1] == QLatin1String("="))) {
        term = Term{*key, false, unquoted((*parts)[2]), Measure::Duration, Is::Equal, 0};
    } else {
        term = numberTerm((*parts)[0], (*parts)[1], (*parts)[2]);
    }
    if (!term || (term->text.isEmpty() && term->what <= What::Recording)) {
        query.unread << word;
        return;
    }
    term->isNegated = isNegated;
    query.terms.push_back(*term);
}

bool holds(double value, const Term& term, int decimals)
{
    switch (term.is) {
    case Is::Below:
        return value < term.value;
    case Is::AtMost:
        return value <= term.value;
    case Is::Equal:
        return std::abs(value - term.value) < 0.5 * std::pow(10, -decimals);
    case Is::AtLeast:
        return value >= term.value;
    case Is::Above:
        return value > term.value;
    }
    return false;
}

bool has(const QString& where, const QString& what)
{
    return where.contains(what, Qt::CaseInsensitive);
}

bool isCalled(Verdict verdict, const QString& text)
{
    static constexpr std::array kNames{"new", "accepted", "rejected", "unsure"};
    return words::word(verdict).startsWith(text, Qt::CaseInsensitive) ||
           QLatin1String(kNames[static_cast<std::size_t>(verdict)]).startsWith(text, Qt::CaseInsensitive);
}

bool isCalled(Measure measure, const QString& text)
{
    return has(words::flag(measure), text) || has(words::title(measure), text) ||
           has(toQString(name(measure)), text);
}

bool matches(const Term& term, const ClipRow& row)
{
    switch (term.what) {
    case What::Any:
        return has(row.transcript, term.text) || has(row.recording, term.text);
    case What::Text:
        return has(row.transcript, term.text);
    case What::Flag:
        return std::ranges::any_of(row.findings,
                                   [&](const auto& finding) { return isCalled(finding.measure, term.text); });
    case What::Verdict:
        return isCalled(row.verdict, term.text);
    case What::Reason:
        return has(words::word(row.reason), term.text);
    case What::Recording:
        return has(row.recording, term.text);
    case What::Number:
        return holds(row.number, term, 0);
    case What::Attention:
        return holds(row.attention, term, 2);
    case What::Figure:
        const auto figure = row.figure(term.measure);
        return figure && holds(*figure, term, words::decimals(term.measure));
    }
    return false;
}

} // namespace

QStringList wordFields()
{
    QStringList fields;
    for (const auto& [key, what] : kKeys)
        fields << QLatin1String(key);
    return fields;
}

QStringList numberFields()
{
    QStringList fields{kNumber, kAttention};
    for (const auto measure : allMeasures())
        fields << withoutUnit(measure);
    return fields;
}

bool namesField(const QString& unread)
{
    const auto parts = splitTerm(unread.mid(unread.startsWith(QLatin1Char('-')) ? 1 : 0));
    return parts && (keyOf((*parts)[0]) || measureOf((*parts)[0]) || (*parts)[0] == kNumberToo ||
                     numberFields().contains((*parts)[0]));
}

ClipQuery parseClipQuery(QStringView text)
{
    ClipQuery query;
    for (const auto& word : withSignsJoined(wordsOf(text)))
        addTerm(query, word);
    return query;
}

bool ClipQuery::matches(const ClipRow& row) const
{
    return std::ranges::all_of(
        terms, [&](const Term& term) { return understudy::matches(term, row) != term.isNegated; });
}

} // namespace understudy
