<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>understudy::BannerHost</name>
    <message numerus="yes">
        <source>%n more notices</source>
        <translation>
            <numerusform>%n more notice</numerusform>
            <numerusform>%n more notices</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>understudy::BlindPage</name>
    <message numerus="yes">
        <source>%1 of %n clips heard, drawn from %2 accepted, seed %3</source>
        <translation>
            <numerusform>%1 of %n clip heard, drawn from %2 accepted, seed %3</numerusform>
            <numerusform>%1 of %n clips heard, drawn from %2 accepted, seed %3</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n clips: enough if none has a defect</source>
        <translation>
            <numerusform>%n clip: enough if it has no defect</numerusform>
            <numerusform>%n clips: enough if none has a defect</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n clips: enough if at most %1 have a defect</source>
        <translation>
            <numerusform>%n clip: enough if at most %1 have a defect</numerusform>
            <numerusform>%n clips: enough if at most %1 have a defect</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n accepted clips: then it is known</source>
        <translation>
            <numerusform>The one accepted clip: then it is known</numerusform>
            <numerusform>All %n accepted clips: then it is known</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were not heard, and count for nothing.</source>
        <translation>
            <numerusform>%n was not heard, and counts for nothing.</numerusform>
            <numerusform>%n were not heard, and count for nothing.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>understudy::CheckList</name>
    <message numerus="yes">
        <source>%n fail(s)</source>
        <translation>
            <numerusform>%n fails</numerusform>
            <numerusform>%n fail</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to look at</source>
        <translation>
            <numerusform>%n to look at</numerusform>
            <numerusform>%n to look at</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>understudy::CheckpointsPanel</name>
    <message numerus="yes">
        <source>Validation loss is of backbone and decoder by their weights, over %n clip(s) that are not trained on.</source>
        <translation>
            <numerusform>Validation loss is of backbone and decoder by their weights, over %n clip that is not trained on.</numerusform>
            <numerusform>Validation loss is of backbone and decoder by their weights, over %n clips that are not trained on.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>understudy::ClipView</name>
    <message numerus="yes">
        <source>%1 %n place(s) close together.</source>
        <translation>
            <numerusform>%1 %n place.</numerusform>
            <numerusform>%1 %n places close together.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>understudy::ComparePane</name>
    <message numerus="yes">
        <source>%n answer(s) of %1 are taken in.</source>
        <translation>
            <numerusform>%n answer of %1 is taken in.</numerusform>
            <numerusform>%n answers of %1 are taken in.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>understudy::EpisodeHeader</name>
    <message numerus="yes">
        <source>Render %n changed line(s)</source>
        <translation>
            <numerusform>Render %n changed line</numerusform>
            <numerusform>Render %n changed lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Render %n</source>
        <comment>lines</comment>
        <translation>
            <numerusform>Render %n</numerusform>
            <numerusform>Render %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>understudy::EpisodeTimeline</name>
    <message numerus="yes">
        <source>Line %1, %2, %3, %n take(s), %4</source>
        <translation>
            <numerusform>Line %1, %2, %3, %n take, %4</numerusform>
            <numerusform>Line %1, %2, %3, %n takes, %4</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>understudy::EpisodeWork</name>
    <message numerus="yes">
        <source>Rendered %n line(s).</source>
        <translation>
            <numerusform>Rendered %n line.</numerusform>
            <numerusform>Rendered %n lines.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) could not be rendered.</source>
        <translation>
            <numerusform>%n line could not be rendered.</numerusform>
            <numerusform>%n lines could not be rendered.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>understudy::EpisodesCard</name>
    <message numerus="yes">
        <source>%n to render</source>
        <translation>
            <numerusform>%n to render</numerusform>
            <numerusform>%n to render</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lines</source>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>understudy::GoalsBar</name>
    <message numerus="yes">
        <source>defective, %n being measured</source>
        <translation>
            <numerusform>defective, %n being measured</numerusform>
            <numerusform>defective, %n being measured</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>understudy::InputLevel</name>
    <message numerus="yes">
        <source>%1, clipped at %n places</source>
        <translation>
            <numerusform>%1, clipped at %n place</numerusform>
            <numerusform>%1, clipped at %n places</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>understudy::JobStrip</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>understudy::MarkCounter</name>
    <message numerus="yes">
        <source>%n mark(s)</source>
        <translation>
            <numerusform>%n mark</numerusform>
            <numerusform>%n marks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>understudy::MeasureDialog</name>
    <message numerus="yes">
        <source>%n lines spoken, %1.</source>
        <translation>
            <numerusform>%n line spoken, %1.</numerusform>
            <numerusform>%n lines spoken, %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>understudy::MetricChart</name>
    <message numerus="yes">
        <source>Over %n step(s)</source>
        <translation>
            <numerusform>Over %n step</numerusform>
            <numerusform>Over %n steps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>understudy::MissingWords</name>
    <message numerus="yes">
        <source>%n clips were accepted without words.</source>
        <translation>
            <numerusform>%n clip was accepted without words.</numerusform>
            <numerusform>%n clips were accepted without words.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>understudy::NewRunPage</name>
    <message numerus="yes">
        <source>%n clip(s)</source>
        <translation>
            <numerusform>%n clip</numerusform>
            <numerusform>%n clips</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>understudy::NextStepCard</name>
    <message numerus="yes">
        <source>%n recording(s) are not in the project yet.</source>
        <translation>
            <numerusform>%n recording is not in the project yet.</numerusform>
            <numerusform>%n recordings are not in the project yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Next: review %n clip(s)</source>
        <translation>
            <numerusform>Next: review %n clip</numerusform>
            <numerusform>Next: review %n clips</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n clip(s) are accepted, and none is left to be judged.</source>
        <translation>
            <numerusform>%n clip is accepted, and none is left to be judged.</numerusform>
            <numerusform>%n clips are accepted, and none is left to be judged.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Next: render %n line(s) of “%1”</source>
        <translation>
            <numerusform>Next: render %n line of “%1”</numerusform>
            <numerusform>Next: render %n lines of “%1”</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>understudy::PlanPanel</name>
    <message numerus="yes">
        <source>%n pair(s), the other way round</source>
        <translation>
            <numerusform>%n pair, the other way round</numerusform>
            <numerusform>%n pairs, the other way round</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>understudy::ProblemList</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n problem</numerusform>
            <numerusform>%n problems</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>understudy::ProjectHome</name>
    <message numerus="yes">
        <source>%n episode(s)</source>
        <translation>
            <numerusform>%n episode</numerusform>
            <numerusform>%n episodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n take(s)</source>
        <translation>
            <numerusform>%n take</numerusform>
            <numerusform>%n takes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>understudy::ProjectSteps</name>
    <message numerus="yes">
        <source>%n still to import</source>
        <translation>
            <numerusform>%n still to import</numerusform>
            <numerusform>%n still to import</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s)</source>
        <translation>
            <numerusform>%n recording</numerusform>
            <numerusform>%n recordings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n clip(s)</source>
        <translation>
            <numerusform>%n clip</numerusform>
            <numerusform>%n clips</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n clip(s) left</source>
        <translation>
            <numerusform>%n clip left</numerusform>
            <numerusform>%n clips left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more episode(s).</source>
        <translation>
            <numerusform>%n more episode.</numerusform>
            <numerusform>%n more episodes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n comparison(s) by ear.</source>
        <translation>
            <numerusform>%n comparison by ear.</numerusform>
            <numerusform>%n comparisons by ear.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>understudy::PromptView</name>
    <message numerus="yes">
        <source>%n takes</source>
        <translation>
            <numerusform>%n take</numerusform>
            <numerusform>%n takes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>understudy::RecordText</name>
    <message numerus="yes">
        <source>Take %1 is kept. It is clipped at %n places: turn the microphone down, then press R.</source>
        <translation>
            <numerusform>Take %1 is kept. It is clipped at %n place: turn the microphone down, then press R.</numerusform>
            <numerusform>Take %1 is kept. It is clipped at %n places: turn the microphone down, then press R.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take %1 is kept. It is clipped at %n places: turn the microphone down, go back and record it again.</source>
        <translation>
            <numerusform>Take %1 is kept. It is clipped at %n place: turn the microphone down, go back and record it again.</numerusform>
            <numerusform>Take %1 is kept. It is clipped at %n places: turn the microphone down, go back and record it again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take %1 is kept. Sound was lost in it at %n places: close other programs, then press R.</source>
        <translation>
            <numerusform>Take %1 is kept. Sound was lost in it at %n place: close other programs, then press R.</numerusform>
            <numerusform>Take %1 is kept. Sound was lost in it at %n places: close other programs, then press R.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take %1 is kept. Sound was lost in it at %n places: close other programs, go back and record it again.</source>
        <translation>
            <numerusform>Take %1 is kept. Sound was lost in it at %n place: close other programs, go back and record it again.</numerusform>
            <numerusform>Take %1 is kept. Sound was lost in it at %n places: close other programs, go back and record it again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>understudy::RecordWork</name>
    <message numerus="yes">
        <source>Recovered %n takes from before the program closed.</source>
        <translation>
            <numerusform>Recovered %n take from before the program closed.</numerusform>
            <numerusform>Recovered %n takes from before the program closed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recordings could not be taken in; they stay in the project&apos;s recordings.</source>
        <translation>
            <numerusform>%n recording could not be taken in; it stays in the project&apos;s recordings.</numerusform>
            <numerusform>%n recordings could not be taken in; they stay in the project&apos;s recordings.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>understudy::ReviewKeeper</name>
    <message numerus="yes">
        <source>%n changes of the review are not on the disk. They are kept here, and saving is tried again.</source>
        <translation>
            <numerusform>%n change of the review is not on the disk. It is kept here, and saving is tried again.</numerusform>
            <numerusform>%n changes of the review are not on the disk. They are kept here, and saving is tried again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>understudy::ReviewPane</name>
    <message numerus="yes">
        <source>%n clips rejected: %1</source>
        <translation>
            <numerusform>%n clip rejected: %1</numerusform>
            <numerusform>%n clips rejected: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n clips rejected</source>
        <translation>
            <numerusform>%n clip rejected</numerusform>
            <numerusform>%n clips rejected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No clip fits the filter. Change it, or clear it to see all %n clips.</source>
        <translation>
            <numerusform>No clip fits the filter. Change it, or clear it to see the one clip there is.</numerusform>
            <numerusform>No clip fits the filter. Change it, or clear it to see all %n clips.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were %1 before</source>
        <translation>
            <numerusform>%n was %1 before</numerusform>
            <numerusform>%n were %1 before</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n accepted clips are not in the sample, for they cannot be heard: their recordings are missing, or were replaced.</source>
        <translation>
            <numerusform>%n accepted clip is not in the sample, for it cannot be heard: its recording is missing, or was replaced.</numerusform>
            <numerusform>%n accepted clips are not in the sample, for they cannot be heard: their recordings are missing, or were replaced.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>understudy::ReviewWork</name>
    <message numerus="yes">
        <source>And %n more.</source>
        <translation>
            <numerusform>And %n more.</numerusform>
            <numerusform>And %n more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The dataset has %n clips.</source>
        <translation>
            <numerusform>The dataset has %n clip.</numerusform>
            <numerusform>The dataset has %n clips.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n clips are left out: %1</source>
        <translation>
            <numerusform>%n clip is left out: %1</numerusform>
            <numerusform>%n clips are left out: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>An import was stopped: %n recordings are not in the project yet.</source>
        <translation>
            <numerusform>An import was stopped: %n recording is not in the project yet.</numerusform>
            <numerusform>An import was stopped: %n recordings are not in the project yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recordings were found again.</source>
        <translation>
            <numerusform>%n recording was found again.</numerusform>
            <numerusform>%n recordings were found again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Build the dataset of the %n accepted clips?</source>
        <translation>
            <numerusform>Build the dataset of the %n accepted clip?</numerusform>
            <numerusform>Build the dataset of the %n accepted clips?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n clips are not judged yet and are left out.</source>
        <translation>
            <numerusform>%n clip is not judged yet and is left out.</numerusform>
            <numerusform>%n clips are not judged yet and are left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n clips are unsure and are left out.</source>
        <translation>
            <numerusform>%n clip is unsure and is left out.</numerusform>
            <numerusform>%n clips are unsure and are left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n accepted clips have no words: a voice learns nothing from them.</source>
        <translation>
            <numerusform>%n accepted clip has no words: a voice learns nothing from it.</numerusform>
            <numerusform>%n accepted clips have no words: a voice learns nothing from them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n clips have no words: %1. Write them, or reject the clips.</source>
        <translation>
            <numerusform>%n clip has no words: %1. Write them, or reject the clip.</numerusform>
            <numerusform>%n clips have no words: %1. Write them, or reject the clips.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n accepted clips cannot be built.</source>
        <translation>
            <numerusform>%n accepted clip cannot be built.</numerusform>
            <numerusform>%n accepted clips cannot be built.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n clips have no words: no file tells them, and neither a Whisper nor PocketSphinx&apos;s model (Debian: pocketsphinx-en-us) is here to hear them.</source>
        <translation>
            <numerusform>%n clip has no words: no file tells them, and neither a Whisper nor PocketSphinx&apos;s model (Debian: pocketsphinx-en-us) is here to hear them.</numerusform>
            <numerusform>%n clips have no words: no file tells them, and neither a Whisper nor PocketSphinx&apos;s model (Debian: pocketsphinx-en-us) is here to hear them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>understudy::RunViewText</name>
    <message numerus="yes">
        <source>%n clip(s)</source>
        <translation>
            <numerusform>%n clip</numerusform>
            <numerusform>%n clips</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>understudy::TimelinePanel</name>
    <message numerus="yes">
        <source>Drawing, %n take(s) left</source>
        <translation>
            <numerusform>Drawing, %n take left</numerusform>
            <numerusform>Drawing, %n takes left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>understudy::TrialDots</name>
    <message numerus="yes">
        <source>%1 of %n trial(s) answered</source>
        <translation>
            <numerusform>%1 of %n trial answered</numerusform>
            <numerusform>%1 of %n trials answered</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>understudy::VoiceDialog</name>
    <message numerus="yes">
        <source>%n accepted clip(s) go with it as anchors, so that it stays the same from line to line.</source>
        <translation>
            <numerusform>%n accepted clip goes with it as an anchor, so that it stays the same from line to line.</numerusform>
            <numerusform>%n accepted clips go with it as anchors, so that it stays the same from line to line.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>understudy::words::CheckText</name>
    <message numerus="yes">
        <source>%n clip(s) are left out, as they are longer than %1 s: %2.</source>
        <translation>
            <numerusform>%n clip is left out, as it is longer than %1 s: %2.</numerusform>
            <numerusform>%n clips are left out, as they are longer than %1 s: %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n clip(s) are left out, as they are too short: %1.</source>
        <translation>
            <numerusform>%n clip is left out, as it is too short: %1.</numerusform>
            <numerusform>%n clips are left out, as they are too short: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n clip(s) are left out, as nobody wrote what is said in them: %1.</source>
        <translation>
            <numerusform>%n clip is left out, as nobody wrote what is said in it: %1.</numerusform>
            <numerusform>%n clips are left out, as nobody wrote what is said in them: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n clip(s) are left out, as their sound is missing or damaged: %1.</source>
        <translation>
            <numerusform>%n clip is left out, as its sound is missing or damaged: %1.</numerusform>
            <numerusform>%n clips are left out, as their sound is missing or damaged: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n clip(s) were encoded by another codec and are encoded again.</source>
        <translation>
            <numerusform>%n clip was encoded by another codec and is encoded again.</numerusform>
            <numerusform>%n clips were encoded by another codec and are encoded again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n clip(s) tell little of how it learns: the validation loss will jump, and with it which checkpoint is suggested. %1 or more are better.</source>
        <translation>
            <numerusform>%n clip tells little of how it learns: the validation loss will jump, and with it which checkpoint is suggested. %1 or more are better.</numerusform>
            <numerusform>%n clips tell little of how it learns: the validation loss will jump, and with it which checkpoint is suggested. %1 or more are better.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>understudy::words::CompareWords</name>
    <message numerus="yes">
        <source>Its mean is %1 of 5 over %n scores.</source>
        <translation>
            <numerusform>Its mean is %1 of 5 over %n score.</numerusform>
            <numerusform>Its mean is %1 of 5 over %n scores.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n repeated pair(s) got the same answer</source>
        <translation>
            <numerusform>%1 of %n repeated pair got the same answer</numerusform>
            <numerusform>%1 of %n repeated pairs got the same answer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 %n vote(s)</source>
        <translation>
            <numerusform>%1 %n vote</numerusform>
            <numerusform>%1 %n votes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>understudy::words::ListText</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>understudy::words::MeasureText</name>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n run</numerusform>
            <numerusform>%n runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Clipped: %n flat top(s)</source>
        <translation>
            <numerusform>Clipped: %n flat top</numerusform>
            <numerusform>Clipped: %n flat tops</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n click(s)</source>
        <translation>
            <numerusform>%n click</numerusform>
            <numerusform>%n clicks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n noise(s) that are not speech</source>
        <translation>
            <numerusform>%n noise that is not speech</numerusform>
            <numerusform>%n noises that are not speech</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> In %n place(s).</source>
        <translation>
            <numerusform> In %n place.</numerusform>
            <numerusform> In %n places.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> and %n other place(s)</source>
        <translation>
            <numerusform> and %n other place</numerusform>
            <numerusform> and %n other places</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>understudy::words::ProgressText</name>
    <message numerus="yes">
        <source>about %n days left</source>
        <translation>
            <numerusform>about %n day left</numerusform>
            <numerusform>about %n days left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>understudy::words::ReviewText</name>
    <message numerus="yes">
        <source>%n clips accepted</source>
        <translation>
            <numerusform>%n clip accepted</numerusform>
            <numerusform>%n clips accepted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n clips rejected</source>
        <translation>
            <numerusform>%n clip rejected</numerusform>
            <numerusform>%n clips rejected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n clips rejected: %1</source>
        <translation>
            <numerusform>%n clip rejected: %1</numerusform>
            <numerusform>%n clips rejected: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n clips marked unsure</source>
        <translation>
            <numerusform>%n clip marked unsure</numerusform>
            <numerusform>%n clips marked unsure</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Verdict of %n clips taken back</source>
        <translation>
            <numerusform>Verdict of %n clip taken back</numerusform>
            <numerusform>Verdict of %n clips taken back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This does not show that at most %1 have one; %n clips with at most %2 would.</source>
        <translation>
            <numerusform>This does not show that at most %1 have one; %n clip with at most %2 would.</numerusform>
            <numerusform>This does not show that at most %1 have one; %n clips with at most %2 would.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This does not show that at most %1 have one; hearing all %n clips would tell.</source>
        <translation>
            <numerusform>This does not show that at most %1 have one; hearing the one clip there is would tell.</numerusform>
            <numerusform>This does not show that at most %1 have one; hearing all %n clips would tell.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>understudy::words::RunText</name>
    <message numerus="yes">
        <source>No improvement for %n minutes of training, since step %1.</source>
        <translation>
            <numerusform>No improvement for %n minute of training, since step %1.</numerusform>
            <numerusform>No improvement for %n minutes of training, since step %1.</numerusform>
        </translation>
    </message>
</context>
</TS>
