#include "widgets/support/clip_state.h"

namespace understudy {

QLatin1String iconName(Verdict verdict)
{
    switch (verdict) {
    case Verdict::None:
        return QLatin1String("verdict-none");
    case Verdict::Accepted:
        return QLatin1String("verdict-accepted");
    case Verdict::Rejected:
        return QLatin1String("verdict-rejected");
    case Verdict::Unsure:
        return QLatin1String("verdict-unsure");
    }
    return {};
}

Token color(Verdict verdict)
{
    switch (verdict) {
    case Verdict::None:
        return Token::Muted;
    case Verdict::Accepted:
        return Token::Ok;
    case Verdict::Rejected:
        return Token::Bad;
    case Verdict::Unsure:
        return Token::Warn;
    }
    return Token::Text;
}

QLatin1String iconName(Measure measure)
{
    switch (measure) {
    case Measure::Clipping:
        return QLatin1String("mark-clipping");
    case Measure::Hum:
        return QLatin1String("mark-hum");
    case Measure::Plosive:
        return QLatin1String("mark-plosive");
    case Measure::NoiseFloor:
    case Measure::SignalToNoise:
    case Measure::Burst:
    case Measure::Click:
        return QLatin1String("mark-noise");
    case Measure::StartEdge:
    case Measure::EndEdge:
        return QLatin1String("mark-cut");
    case Measure::Rate:
    case Measure::Words:
    case Measure::Text:
    case Measure::Duplicate:
        return QLatin1String("script");
    default:
        return QLatin1String("warning");
    }
}

Token color(Grade grade)
{
    switch (grade) {
    case Grade::Keep:
        return Token::Ok;
    case Grade::Review:
        return Token::Warn;
    case Grade::Reject:
        return Token::Bad;
    }
    return Token::Text;
}

} // namespace understudy
