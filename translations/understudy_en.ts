<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
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
    <name>understudy::JobStrip</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
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
    <message numerus="yes">
        <source>Next: render %n line(s) of “%1”</source>
        <translation>
            <numerusform>Next: render %n line of “%1”</numerusform>
            <numerusform>Next: render %n lines of “%1”</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>understudy::ReviewWork</name>
    <message numerus="yes">
        <source>And %n more.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The dataset has %n clips.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
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
</context>
</TS>
