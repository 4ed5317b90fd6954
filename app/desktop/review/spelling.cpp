#include "app/desktop/review/spelling.h"

#include "core/text/spell_checker.h"
#include "widgets/support/conversions.h"
#include "widgets/words/error_text.h"

namespace understudy {

namespace {

constexpr auto kSetting = "review.spelling";
const std::string kOwnWords = "spelling.words"; // one a line

QStringList ownWords(const UserSettings& user)
{
    return toQString(user.state(kOwnWords)).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
}

} // namespace

struct Spelling::Desk
{
    std::unique_ptr<SpellChecker> checker; // null: nothing is checked
};

Spelling::Spelling(UserSettings& user, QObject* parent)
    : QObject(parent), m_user(&user), m_desk(std::make_shared<Desk>())
{
}

Spelling::~Spelling() = default;

std::vector<std::pair<QString, QString>> Spelling::languages()
{
    return {{QStringLiteral("off"), tr("Off")},
            {QStringLiteral("en-US"), tr("English (United States)")},
            {QStringLiteral("en-GB"), tr("English (United Kingdom)")},
            {QStringLiteral("de-DE"), tr("German (Germany)")},
            {QStringLiteral("de-AT"), tr("German (Austria)")},
            {QStringLiteral("de-CH"), tr("German (Switzerland)")}};
}

Result<void> Spelling::setLanguage(const QString& language)
{
    UNDERSTUDY_CHECK(m_user->set(kSetting, toUtf8(language)));
    refresh();
    return {};
}

void Spelling::refresh()
{
    const auto language = toQString(m_user->get<std::string>(kSetting));
    if (language == m_language)
        return;
    m_language = language;
    load();
}

void Spelling::load()
{
    std::vector<std::string> words;
    for (const auto& word : ownWords(*m_user))
        words.push_back(toUtf8(word));
    auto job = m_lane.start<void>(JobKind::Background, {},
                                  [desk = m_desk, language = toUtf8(m_language),
                                   words = std::move(words)](JobContext&) -> Result<void> {
                                      desk->checker.reset();
                                      if (language == "off")
                                          return {};
                                      UNDERSTUDY_TRY(desk->checker, SpellChecker::open(language));
                                      for (const auto& word : words)
                                          desk->checker->addWord(word);
                                      return {};
                                  });
    m_loading.start(std::move(job), [this](const Result<void>& loaded) {
        m_absence.clear();
        if (!loaded && loaded.error().code == Code::NotFound)
            m_absence = tr("Spelling is not checked: this computer has no Hunspell dictionary for %1.")
                            .arg(m_language);
        else if (!loaded)
            m_absence = words::sentence(loaded.error());
        Q_EMIT changed();
    });
}

void Spelling::check(const QString& text, std::function<void(const QSet<QString>&)> done)
{
    auto job = m_lane.start<QSet<QString>>(
        JobKind::Background, {}, [desk = m_desk, text = toUtf8(text)](JobContext&) -> Result<QSet<QString>> {
            QSet<QString> wrong;
            if (desk->checker)
                for (const auto& word : desk->checker->misspelled(text))
                    wrong << toQString(word);
            return wrong;
        });
    m_checking.start(std::move(job), [done = std::move(done)](const Result<QSet<QString>>& wrong) {
        if (wrong)
            done(*wrong);
    });
}

void Spelling::suggest(const QString& word, std::function<void(const QStringList&)> done)
{
    auto job = m_lane.start<QStringList>(
        JobKind::Background, {}, [desk = m_desk, word = toUtf8(word)](JobContext&) -> Result<QStringList> {
            QStringList found;
            if (desk->checker)
                for (const auto& suggestion : desk->checker->suggestions(word))
                    found << toQString(suggestion);
            return found;
        });
    m_suggesting.start(std::move(job), [done = std::move(done)](const Result<QStringList>& found) {
        if (found)
            done(*found);
    });
}

Result<void> Spelling::addWord(const QString& word)
{
    auto words = ownWords(*m_user);
    if (!words.contains(word))
        words << word;
    UNDERSTUDY_CHECK(m_user->setState(kOwnWords, toUtf8(words.join(QLatin1Char('\n')))));
    m_lane.start<void>(JobKind::Background, {}, [desk = m_desk, word = toUtf8(word)](JobContext&) {
        if (desk->checker)
            desk->checker->addWord(word);
        return Result<void>();
    });
    Q_EMIT changed();
    return {};
}

} // namespace understudy
