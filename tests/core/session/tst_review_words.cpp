// Which words a clip has when less of it, or half of it, is heard.
#include "core/session/project_store_p.h"
#include "core/session/review_rows_p.h"
#include "tests/core/session/review_fixture.h"

using namespace understudy;

class TestReviewWords : public ReviewTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() { VERIFY_OK(m_project->renew()); }

    void aTrimTakesTimedWordsAlong_data()
    {
        QTest::addColumn<double>("from"); // shares of the clip
        QTest::addColumn<double>("to");
        QTest::newRow("the beginning") << 0.0 << 0.4;
        QTest::newRow("the end") << 0.6 << 1.0;
        QTest::newRow("the middle") << 0.3 << 0.7;
    }
    void aTrimTakesTimedWordsAlong()
    {
        QFETCH(const double, from);
        QFETCH(const double, to);
        const auto whole = timedClip();
        trim(whole, from, to);
        const auto trimmed = *clip(whole.id);
        QVERIFY(trimmed.clip.text.normalized == saidIn(whole, from, to));
        QVERIFY(trimmed.clip.text.normalized.size() < whole.text.normalized.size());
        QVERIFY(trimmed.clip.text == trimmed.measuredText);
        QVERIFY(!isFlagged(trimmed));
        VERIFY_OK(m_project->reopen());
        QVERIFY(clip(whole.id)->clip.text == trimmed.clip.text);
        VERIFY_OK(m_project->reviews().setTrim(whole.id, std::nullopt));
        QVERIFY(clip(whole.id)->clip.text == whole.text);
    }

    void aTrimThroughUntimedWordsWantsALook_data()
    {
        QTest::addColumn<double>("before"); // s, less at the beginning; below 0: more
        QTest::addColumn<double>("after");
        QTest::addColumn<bool>("isFlagged");
        QTest::newRow("through the beginning") << 1.0 << 0.0 << true;
        QTest::newRow("through the end") << 0.0 << 1.0 << true;
        QTest::newRow("in the margins") << 0.02 << 0.02 << false;
        QTest::newRow("a little more of the pause") << 0.0 << -0.1 << false;
        QTest::newRow("what comes next as well") << 0.0 << -1.0 << true;
    }
    void aTrimThroughUntimedWordsWantsALook()
    {
        QFETCH(const double, before);
        QFETCH(const double, after);
        QFETCH(const bool, isFlagged);
        auto whole = untimedClip();
        VERIFY_OK(m_project->reviews().setText(whole.id, "Words that somebody wrote of all of it."));
        whole = untimedClip();
        trimBy(whole, before, after);
        QCOMPARE(this->isFlagged(*clip(whole.id)), isFlagged);
        QCOMPARE(clip(whole.id)->clip.text.normalized, whole.text.normalized);
    }

    void aTrimTakesWholeCuesAlong_data()
    {
        QTest::addColumn<double>("from"); // s, of the recording
        QTest::addColumn<double>("to");
        QTest::addColumn<QString>("said");
        QTest::addColumn<bool>("isFlagged");
        QTest::newRow("all") << 6.0 << 11.7 << "low water 2 low water 3" << false;
        QTest::newRow("the first away") << 8.85 << 11.7 << "low water 3" << false;
        QTest::newRow("the last away") << 6.0 << 8.85 << "low water 2" << false;
        QTest::newRow("through the first") << 7.8 << 11.7 << "2 low water 3" << true;
    }
    void aTrimTakesWholeCuesAlong()
    {
        QFETCH(const double, from);
        QFETCH(const double, to);
        QFETCH(const QString, said);
        QFETCH(const bool, isFlagged);
        const auto whole = clipOfCues();
        VERIFY_OK(m_project->reviews().setTrim(whole.id, spanOf(from, to)));
        const auto trimmed = *clip(whole.id);
        QCOMPARE(QString::fromStdString(trimmed.clip.text.normalized), said);
        QCOMPARE(this->isFlagged(trimmed), isFlagged);
        VERIFY_OK(m_project->reviews().setTrim(whole.id, std::nullopt));
        QVERIFY(clip(whole.id)->clip.text == whole.text);
        QVERIFY(!this->isFlagged(*clip(whole.id)));
    }

    void halvesOfCues()
    {
        const auto whole = clipOfCues();
        VERIFY_OK(m_project->reviews().split(whole.id, spanOf(7.8, 9).begin));
        const auto clips = m_project->snapshot()->clips;
        const auto &first = clips[clips.size() - 2]->clip, &second = clips.back()->clip;
        QCOMPARE(first.text.normalized, std::string("low water"));
        QCOMPARE(second.text.normalized, std::string("2 low water 3"));
        QVERIFY(isFlagged(*clips.back())); // nobody knows which of them it is
        QCOMPARE(first.words.size(), std::size_t(1));
        QCOMPARE(first.words[0].text, std::string("low water"));
        QCOMPARE(second.words.size(), std::size_t(2));
        QCOMPARE(second.words[0].text, std::string("2"));
    }

    void whoWritesHasLooked()
    {
        const auto whole = untimedClip();
        trimBy(whole, 1, 0);
        VERIFY_OK(m_project->reviews().setText(whole.id, "What is left. Of it."));
        QVERIFY(!isFlagged(*clip(whole.id)));
        VERIFY_OK(m_project->reopen());
        QVERIFY(!isFlagged(*clip(whole.id)));
        QCOMPARE(clip(whole.id)->clip.text.normalized, std::string("What is left. Of it."));
        trimBy(whole, 2, 0); // and then less again
        QVERIFY(isFlagged(*clip(whole.id)));
        VERIFY_OK(m_project->reviews().setText(whole.id, "What is left. Of it.")); // that is what is heard
        QVERIFY(!isFlagged(*clip(whole.id)));
    }

    void theWordsThatWereThereCanBeConfirmed()
    {
        const auto whole = untimedClip();
        trimBy(whole, 1, 0);
        const auto text = clip(whole.id)->clip.text;
        VERIFY_OK(m_project->reviews().setText(whole.id, text.raw));
        QVERIFY(!isFlagged(*clip(whole.id)));
        QCOMPARE(clip(whole.id)->clip.text.normalized, whole.text.normalized);
    }

    void halvesOfATrimmedClip_data()
    {
        QTest::addColumn<bool>("isTimed");
        QTest::newRow("timed words") << true;
        QTest::newRow("words without times") << false;
    }
    void halvesOfATrimmedClip()
    {
        QFETCH(const bool, isTimed);
        const auto whole = isTimed ? timedClip() : untimedClip();
        trim(whole, 0.5, 1);
        VERIFY_OK(m_project->reviews().split(whole.id, placeIn(whole, 0.75)));
        std::vector<ReviewedClip> halves;
        for (const auto& one : m_project->snapshot()->clips)
            if (one->clip.recording == whole.recording && one->clip.span.begin >= placeIn(whole, 0.5) &&
                one->clip.span.end <= whole.span.end)
                halves.push_back(*one);
        QCOMPARE(halves.size(), std::size_t(2));
        const auto all = halves[0].clip.text.normalized + " " + halves[1].clip.text.normalized;
        if (isTimed) {
            QVERIFY(all == saidIn(whole, 0.5, 1));
            QVERIFY(halves[0].clip.text.normalized == saidIn(whole, 0.5, 0.75));
        } else {
            const auto count = [](const std::string& text) { return 1 + std::ranges::count(text, ' '); };
            QVERIFY(whole.text.normalized.ends_with(all));
            QVERIFY(std::abs(count(all) - count(whole.text.normalized) / 2) <= 2);
            QVERIFY(halves[0].clip.text.confidence <= 0.6 && halves[1].clip.text.confidence <= 0.6);
        }
    }

    void correctedWordsKeepTheirPlace()
    {
        const auto whole = timedClip();
        auto text = whole.text.raw;
        text.replace(text.find("timed"), 5, "corrected, timed");
        VERIFY_OK(m_project->reviews().setText(whole.id, text));
        VERIFY_OK(m_project->reviews().split(whole.id, placeIn(whole, 0.5)));
        const auto first = std::ranges::find_if(m_project->snapshot()->clips, [&](const auto& one) {
            return one->clip.recording == whole.recording && one->clip.span.begin == whole.span.begin;
        });
        QVERIFY((*first)->clip.text.normalized == "corrected, " + saidIn(whole, 0, 0.5));
    }

    void wordsThatAreJoinedArePartedOnce_data()
    {
        QTest::addColumn<QString>("join");
        QTest::addColumn<QString>("before"); // what of it stays with the word before
        QTest::addColumn<QString>("after");
        const auto row = [](const char* join, const char* before, const char* after) {
            QTest::newRow(join) << QString::fromUtf8(join) << QString::fromUtf8(before)
                                << QString::fromUtf8(after);
        };
        row("-", "-", "");
        row("—", "—", "");
        row(", \"", ",", "\"");
        row("\" ", "\"", "");
    }
    void wordsThatAreJoinedArePartedOnce()
    {
        QFETCH(const QString, join);
        QFETCH(const QString, before);
        QFETCH(const QString, after);
        const auto whole = timedClip();
        const auto first = saidIn(whole, 0, 0.5), second = saidIn(whole, 0.5, 1);
        VERIFY_OK(m_project->reviews().setText(whole.id, first + join.toStdString() + second));
        trim(whole, 0, 0.5);
        QCOMPARE(clip(whole.id)->clip.text.raw, first + before.toStdString());
        trim(whole, 0.5, 1);
        QCOMPARE(clip(whole.id)->clip.text.raw, after.toStdString() + second);
        VERIFY_OK(m_project->reviews().setTrim(whole.id, std::nullopt));
        VERIFY_OK(m_project->reviews().split(whole.id, placeIn(whole, 0.5)));
        const auto clips = m_project->snapshot()->clips;
        QCOMPARE(clips[clips.size() - 2]->clip.text.raw, first + before.toStdString());
        QCOMPARE(clips.back()->clip.text.raw, after.toStdString() + second);
    }

    void aNewWordIsAGuessWhereItIs_data()
    {
        QTest::addColumn<double>("from");
        QTest::addColumn<double>("to");
        QTest::addColumn<bool>("isFlagged");
        QTest::newRow("where it is") << 0.0 << 0.5 << true;
        QTest::newRow("elsewhere") << 0.5 << 1.0 << false;
    }
    void aNewWordIsAGuessWhereItIs()
    {
        QFETCH(const double, from);
        QFETCH(const double, to);
        QFETCH(const bool, isFlagged);
        const auto whole = timedClip();
        VERIFY_OK(m_project->reviews().setText(whole.id, "corrected, " + whole.text.raw));
        trim(whole, from, to);
        const auto left = *clip(whole.id);
        QCOMPARE(left.clip.text.normalized, (isFlagged ? "corrected, " : "") + saidIn(whole, from, to));
        QCOMPARE(left.clip.text.confidence < 1, isFlagged);
        QCOMPARE(this->isFlagged(left), isFlagged);
        VERIFY_OK(m_project->reviews().setTrim(whole.id, std::nullopt));
        QVERIFY(!this->isFlagged(*clip(whole.id)));
        VERIFY_OK(m_project->reviews().split(whole.id, placeIn(whole, 0.5)));
        const auto clips = m_project->snapshot()->clips;
        QCOMPARE(this->isFlagged(*clips[clips.size() - (isFlagged ? 2 : 1)]), isFlagged);
    }

    void mergedWithoutWordsThatWereCut_data()
    {
        QTest::addColumn<double>("cut"); // s, from the end of the first
        QTest::addColumn<bool>("isFlagged");
        QTest::newRow("nothing cut") << 0.0 << false;
        QTest::newRow("words cut") << 1.0 << true;
    }
    void mergedWithoutWordsThatWereCut()
    {
        QFETCH(const double, cut);
        QFETCH(const bool, isFlagged);
        const auto clips = m_project->snapshot()->clips;
        const auto &first = clips[clips.size() - 2]->clip, &second = clips.back()->clip;
        QCOMPARE(first.recording, second.recording);
        trimBy(first, 0, cut);
        VERIFY_OK(m_project->reviews().setText(first.id, "What is left of it."));
        VERIFY_OK(m_project->reviews().merge(first.id, second.id));
        const auto merged = *m_project->snapshot()->clips.back();
        QVERIFY(merged.clip.span.begin == first.span.begin && merged.clip.span.end == second.span.end);
        QVERIFY(merged.clip.text.normalized == "What is left of it. " + second.text.normalized);
        QCOMPARE(merged.clip.text.confidence < 1, isFlagged);
        QCOMPARE(this->isFlagged(merged), isFlagged);
    }

    void aMergedClipIsPartedInItsPauseAsItWas_data()
    {
        QTest::addColumn<bool>("isTimed");
        QTest::addColumn<QString>("first"); // written over what was there; empty: that stays
        QTest::addColumn<QString>("second");
        const char* few = "one two";
        const char* many = "three four five six seven eight nine ten eleven twelve thirteen";
        QTest::newRow("as cut, timed") << true << ""
                                       << "";
        QTest::newRow("few words, then many") << false << few << many;
        QTest::newRow("many words, then few") << false << many << few;
        QTest::newRow("timed, then written") << true << "" << many;
        QTest::newRow("written, then timed") << true << many << "";
    }
    void aMergedClipIsPartedInItsPauseAsItWas()
    {
        QFETCH(const bool, isTimed);
        QFETCH(const QString, first);
        QFETCH(const QString, second);
        const auto clips = m_project->snapshot()->clips;
        const auto at = isTimed ? clips.size() - 2 : 0;
        const auto a = clips[at]->clip, b = clips[at + 1]->clip;
        QCOMPARE(a.recording, b.recording);
        if (!first.isEmpty())
            VERIFY_OK(m_project->reviews().setText(a.id, first.toStdString()));
        if (!second.isEmpty())
            VERIFY_OK(m_project->reviews().setText(b.id, second.toStdString()));
        const auto said = clip(a.id)->clip.text.normalized, saidThen = clip(b.id)->clip.text.normalized;
        VERIFY_OK(m_project->reviews().merge(a.id, b.id));
        const auto merged = m_project->snapshot()->clips[at]->clip;
        QCOMPARE(merged.text.normalized, said + " " + saidThen);
        const auto pause = (a.speech.end.value + b.speech.begin.value) / 2;
        VERIFY_OK(m_project->reviews().split(merged.id, Frames(pause)));
        const auto halves = m_project->snapshot()->clips;
        QCOMPARE(halves[at]->clip.text.normalized, said);
        QCOMPARE(halves[at + 1]->clip.text.normalized, saidThen);
    }

    void aMergedClipOfOtherWordsIsPartedByItsSpeech()
    {
        const auto clips = m_project->snapshot()->clips;
        const auto a = clips[0]->clip, b = clips[1]->clip;
        VERIFY_OK(m_project->reviews().merge(a.id, b.id));
        const auto merged = m_project->snapshot()->clips[0]->clip;
        std::string words;
        for (int i = 0; i < 60; ++i)
            words += (i == 0 ? "w" : " w") + std::to_string(i);
        VERIFY_OK(m_project->reviews().setText(merged.id, words));
        VERIFY_OK(m_project->reviews().split(merged.id, b.span.begin));
        const auto count = 1 + std::ranges::count(m_project->snapshot()->clips[0]->clip.text.normalized, ' ');
        const auto share =
            double(a.speech.length().value) / double((a.speech.length() + b.speech.length()).value);
        QVERIFY(std::abs(double(count) - 60 * share) <= 1);
    }

    /// Projects of before the span was kept.
    void aTextOfNoSpanIsOfWhatWasHeard()
    {
        const auto whole = untimedClip();
        m_project->session.reset();
        {
            const auto store = ProjectStore::open(m_project->path(), ProjectStore::Mode::Write, "test");
            VERIFY_OK(store);
            ReviewChange change;
            change.rows.emplace_back(whole.id, ReviewRow{.text = "What somebody wrote of it."});
            VERIFY_OK((*store)->changeReviews(change));
        }
        VERIFY_OK(m_project->reopen());
        QVERIFY(!isFlagged(*clip(whole.id)));
        trimBy(whole, 1, 0);
        QVERIFY(isFlagged(*clip(whole.id)));
        VERIFY_OK(m_project->reviews().setTrim(whole.id, std::nullopt));
        QVERIFY(!isFlagged(*clip(whole.id)));
    }

    void theLimitsOfTheProjectSayWhatAGuessIs_data()
    {
        QTest::addColumn<QString>("limit");
        QTest::addColumn<int>("grade");
        QTest::newRow("as usual") << QString() << int(Grade::Review);
        QTest::newRow("another one") << QStringLiteral("text_confidence.review=0.9") << int(Grade::Review);
        QTest::newRow("to leave it out")
            << QStringLiteral("text_confidence.reject=0.65") << int(Grade::Reject);
        QTest::newRow("lower") << QStringLiteral("text_confidence.review=0.5") << int(Grade::Keep);
        QTest::newRow("none") << QStringLiteral("text_confidence.review=none") << int(Grade::Keep);
    }
    void theLimitsOfTheProjectSayWhatAGuessIs()
    {
        QFETCH(const QString, limit);
        QFETCH(const int, grade);
        VERIFY_OK(m_project->session->settings().set("review.limits", limit.toStdString()));
        auto whole = untimedClip();
        VERIFY_OK(m_project->reviews().setText(whole.id, "Words that somebody wrote of all of it."));
        trimBy(whole, 1, 0);
        auto limits = defaultLimits();
        m_project->session->settings().applyTo(limits);
        whole = clip(whole.id)->clip;
        Clip words;
        words.figures = {{Measure::Text, 0.6}};
        understudy::grade(words, limits);
        QCOMPARE(int(words.grade), grade);
        QVERIFY(textFindings(whole) == words.findings);
        VERIFY_OK(m_project->reopen());
        QVERIFY(textFindings(clip(whole.id)->clip) == words.findings);
    }

    void wordsThatDoNotFitTheSpeech_data()
    {
        QTest::addColumn<int>("characters");
        QTest::addColumn<bool>("isFound");
        QTest::newRow("a word") << 5 << true;
        QTest::newRow("as many as are said") << 80 << false;
        QTest::newRow("a page") << 3000 << true;
    }
    void wordsThatDoNotFitTheSpeech()
    {
        QFETCH(const int, characters);
        QFETCH(const bool, isFound);
        const auto id = untimedClip().id;
        VERIFY_OK(m_project->reviews().setText(id, std::string(std::size_t(characters), 'a')));
        const auto written = clip(id)->clip;
        const auto speech = *written.figure(Measure::SpeechShare) * *written.figure(Measure::Duration);
        QCOMPARE(*written.figure(Measure::Rate), characters / speech);
        const auto isOfRate = [](const Finding& one) { return one.measure == Measure::Rate; };
        QCOMPARE(std::ranges::any_of(written.findings, isOfRate), isFound);
    }

    void wordsThatWereTakenOutAreMissed_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<Verdict>("verdict");
        QTest::addColumn<bool>("isFound");
        QTest::addColumn<int>("withoutWords");
        QTest::newRow("accepted with words") << "Some words" << Verdict::Accepted << false << 0;
        QTest::newRow("emptied") << "" << Verdict::None << true << 0;
        QTest::newRow("emptied and accepted") << "" << Verdict::Accepted << true << 1;
        QTest::newRow("nothing but spaces, accepted") << "  " << Verdict::Accepted << true << 1;
        QTest::newRow("emptied and rejected") << "" << Verdict::Rejected << true << 0;
    }
    void wordsThatWereTakenOutAreMissed()
    {
        QFETCH(const QString, text);
        QFETCH(const Verdict, verdict);
        QFETCH(const bool, isFound);
        QFETCH(const int, withoutWords);
        const auto id = untimedClip().id;
        VERIFY_OK(m_project->reviews().setText(id, text.toStdString()));
        VERIFY_OK(m_project->reviews().setVerdict({id}, verdict));
        const auto isMissed = [&] {
            const auto& findings = clip(id)->clip.findings;
            return std::ranges::find(findings, Measure::Words, &Finding::measure) != findings.end();
        };
        QCOMPARE(isMissed(), isFound);
        QCOMPARE(clip(id)->clip.figure(Measure::Words).value_or(-1), isFound ? 0.0 : 2.0);
        QCOMPARE(m_project->reviews().progress().withoutWords, withoutWords);
        QCOMPARE(clip(id)->attention == 1, withoutWords == 1); // before all others
        VERIFY_OK(m_project->reviews().setText(id, "Some words"));
        QVERIFY(!isMissed());
    }

    void aCutIsMadeWhereASentenceEnds()
    {
        const auto whole = untimedClip();
        VERIFY_OK(m_project->reviews().setText(
            whole.id, "One two three four five. Six seven eight nine ten eleven twelve."));
        VERIFY_OK(m_project->reviews().split(whole.id, placeIn(whole, 0.5)));
        QCOMPARE(m_project->snapshot()->clips[0]->clip.text.normalized,
                 std::string("One two three four five."));
    }

private:
    /// Of the last two of four cues; the last in the project.
    Clip clipOfCues()
    {
        std::string srt;
        for (int i = 0; i < 4; ++i) {
            auto time = [&](double at) {
                auto text = vttTime(0.4 + 2.9 * i + at);
                std::ranges::replace(text, '.', ',');
                return text;
            };
            srt += std::to_string(i + 1) + "\n" + time(0) + " --> " + time(2.4) + "\nlow water " +
                   std::to_string(i) + "\n\n";
        }
        const auto folder = m_project->root() / "cues";
        test::writeTalk(folder / "z.wav", 3, 4);
        if (!writeFile(folder / "z.srt", srt) || !import({folder}))
            return {};
        return timedClip();
    }
    static FrameSpan spanOf(double from, double to)
    {
        return {toFrames(Seconds(from), kStudioRate), toFrames(Seconds(to), kStudioRate)};
    }
    static Frames placeIn(const Clip& clip, double share)
    {
        return clip.span.begin + Frames(std::llround(double(clip.span.length().value) * share));
    }
    static std::vector<Finding> textFindings(const Clip& clip)
    {
        auto found = clip.findings;
        std::erase_if(found, [](const Finding& one) { return one.measure != Measure::Text; });
        return found;
    }
    static bool isFlagged(const ReviewedClip& clip)
    {
        return clip.clip.grade != Grade::Keep && !textFindings(clip.clip).empty();
    }

    void trim(const Clip& clip, double from, double to)
    {
        VERIFY_OK(m_project->reviews().setTrim(clip.id, FrameSpan{placeIn(clip, from), placeIn(clip, to)}));
    }
    /// Less of what is said, and of what lies around it, in seconds.
    void trimBy(const Clip& clip, double before, double after)
    {
        const auto begin = before > 0.05 ? clip.speech.begin : clip.span.begin;
        const auto end = after > 0.05 ? clip.speech.end : clip.span.end;
        VERIFY_OK(
            m_project->reviews().setTrim(clip.id, FrameSpan{begin + toFrames(Seconds(before), kStudioRate),
                                                            end - toFrames(Seconds(after), kStudioRate)}));
    }
};

QTEST_GUILESS_MAIN(TestReviewWords)
#include "tst_review_words.moc"
