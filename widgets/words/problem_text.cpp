#include "widgets/words/problem_text.h"

#include "widgets/words/progress_text.h"

#include <QCoreApplication>
#include <QStringList>

namespace understudy::words {

namespace {

/// The parts of a problem as QStrings, ready for sentences.
struct ProblemText
{
    Q_DECLARE_TR_FUNCTIONS(understudy::words::ProblemText)
public:
    explicit ProblemText(const Problem& problem);

    QString ofFile() const;
    QString ofFrontMatter() const;
    QString ofTag() const;
    QString ofAttribute() const;
    QString ofTurn() const;
    QString ofJson() const;

private:
    QString guess() const;

    ProblemKind m_kind;
    QString m_subject, m_found, m_allowed, m_replacement;
};

ProblemText::ProblemText(const Problem& problem)
    : m_kind(problem.kind), m_subject(QString::fromStdString(problem.subject)),
      m_found(QString::fromStdString(problem.found)),
      m_replacement(QString::fromStdString(problem.replacement))
{
    QStringList allowed;
    for (const auto& value : problem.allowed)
        allowed << QString::fromStdString(value);
    m_allowed = allowed.join(QStringLiteral(", "));
}

QString ProblemText::guess() const
{
    if (!m_replacement.isEmpty())
        return QLatin1Char(' ') + tr("Did you mean %1?").arg(m_replacement);
    return m_allowed.isEmpty() ? QString() : QLatin1Char(' ') + tr("Allowed: %1.").arg(m_allowed);
}

QString ProblemText::ofFile() const
{
    switch (m_kind) {
    case ProblemKind::NotUtf8:
        return tr("This is not UTF-8 text. Save the script as UTF-8.");
    case ProblemKind::BinaryData:
        return tr("This is not text but binary data. Choose a script.");
    case ProblemKind::TooLarge:
        return tr("The script is too large: %1. Allowed: %2.").arg(m_found, m_allowed);
    case ProblemKind::TooManyLines:
        return tr("The script has too many lines: %1. Allowed: %2.").arg(m_found, m_allowed);
    case ProblemKind::NestedTooDeep:
        return tr("This is nested too deep. Allowed: %1.").arg(m_allowed);
    case ProblemKind::Empty:
        return tr("There is nothing to speak. Write at least one sentence.");
    default:
        return {};
    }
}

QString ProblemText::ofFrontMatter() const
{
    switch (m_kind) {
    case ProblemKind::FrontMatterNotClosed:
        return tr("The front matter is not closed. Put --- on a line of its own after it.");
    case ProblemKind::FrontMatterSyntax:
        return tr("The front matter is not valid YAML: %1.").arg(m_found);
    case ProblemKind::FrontMatterFeature:
        return tr("The front matter uses %1, which is not allowed. Use plain maps, lists and values.")
            .arg(m_found);
    case ProblemKind::DuplicateKey:
        return tr("The key %1 stands here twice. Keep one.").arg(m_found);
    case ProblemKind::UnknownKey:
        return tr("%1 is not a key that is known here; it is ignored.").arg(m_found) + guess();
    case ProblemKind::WrongValue:
        return tr("%1 cannot be %2.").arg(m_subject, m_found) + guess();
    default:
        return {};
    }
}

QString ProblemText::ofTag() const
{
    switch (m_kind) {
    case ProblemKind::UnknownTag:
        return tr("%1 is not a tag.").arg(m_found) + guess();
    case ProblemKind::TagNotFinished:
        return tr("%1 has no closing >. Add it.").arg(m_found);
    case ProblemKind::TagNotClosed:
        return tr("%1 is never closed. Add %2.").arg(m_found, m_allowed);
    case ProblemKind::TagClosedWithoutOpening:
        return tr("%1 closes nothing. Remove it.").arg(m_found) + guess();
    case ProblemKind::TagClosedOutOfOrder:
        return tr("%1 closes in the wrong order. Close %2 first.").arg(m_found, m_allowed);
    case ProblemKind::TagMustBeEmpty:
        return tr("%1 holds no text. Write it as %2.").arg(m_found, m_allowed);
    case ProblemKind::TagNotAllowedHere:
        return tr("%1 cannot stand here.").arg(m_found) + guess();
    case ProblemKind::StrayLessThan:
        return tr("“%1” begins neither a tag nor text. Write \\< or &lt; to speak it.").arg(m_found);
    case ProblemKind::UnknownEntity:
        return tr("%1 is not a known entity.").arg(m_found) + guess();
    case ProblemKind::CannotBeSpoken:
        return tr("%1 cannot be spoken. Remove it, or write what is to be said.")
            .arg(m_found.isEmpty() ? m_subject : m_found);
    default:
        return {};
    }
}

QString ProblemText::ofAttribute() const
{
    switch (m_kind) {
    case ProblemKind::UnknownAttribute:
        return tr("%1 has no attribute %2.").arg(m_subject, m_found) + guess();
    case ProblemKind::MissingAttribute:
        return tr("%1 needs %2.").arg(m_subject, m_allowed);
    case ProblemKind::AttributeNotQuoted:
        return tr("The value %1 needs quotes.").arg(m_found) + guess();
    case ProblemKind::DuplicateAttribute:
        return tr("%1 has %2 twice. Keep one.").arg(m_subject, m_found);
    case ProblemKind::WrongAttributeValue:
        return tr("%1 cannot be “%2”.").arg(m_subject, m_found) + guess();
    case ProblemKind::DuplicateMark:
        return tr("The mark %1 exists already. Give it another name.").arg(m_found);
    case ProblemKind::PathOutsideProject:
        return tr("%1 lies outside the project. Put the file into the project and name it from there.")
            .arg(m_found);
    default:
        return {};
    }
}

QString ProblemText::ofTurn() const
{
    switch (m_kind) {
    case ProblemKind::SpeakerWithoutVoice:
        return tr("%1 has no voice. Add it under voices: at the top of the script.").arg(m_found) + guess();
    case ProblemKind::VoicesAssigned:
        return tr("The script names no voices, so draft voices were given: %1.").arg(m_found);
    case ProblemKind::UnknownVoice:
        return tr("There is no voice %1.").arg(m_found) + guess();
    case ProblemKind::UnknownAnchor:
        return m_allowed.isEmpty()
                   ? tr("The voice of %1 has no anchors, so it cannot use %2.").arg(m_subject, m_found)
                   : tr("The voice of %1 has no anchor %2.").arg(m_subject, m_found) + guess();
    default:
        return {};
    }
}

QString ProblemText::ofJson() const
{
    switch (m_kind) {
    case ProblemKind::JsonSyntax:
        return m_allowed.isEmpty()
                   ? tr("This is not valid JSON: %1.").arg(m_found)
                   : tr("This is not valid JSON: found %1, expected %2.").arg(m_found, m_allowed);
    case ProblemKind::JsonWrongType:
        return tr("%1 is %2; expected %3.").arg(m_subject, m_found, m_allowed);
    case ProblemKind::JsonMissingKey:
        return tr("%1 is missing here.").arg(m_subject);
    default:
        return {};
    }
}

} // namespace

QString sentence(const Problem& problem)
{
    const ProblemText text(problem);
    for (auto group : {&ProblemText::ofFile, &ProblemText::ofFrontMatter, &ProblemText::ofTag,
                       &ProblemText::ofAttribute, &ProblemText::ofTurn, &ProblemText::ofJson})
        if (auto words = (text.*group)(); !words.isEmpty())
            return words;
    return {};
}

QString noiseWarning(Decibels floor, Decibels allowed)
{
    return ProblemText::tr(
               "Between the words the master has noise at %1 dBFS; the profile allows %2. Lower the "
               "room tone, or use takes with less noise.")
        .arg(number(floor.value, 1), number(allowed.value, 0));
}

} // namespace understudy::words
