<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name>ClipRow</name>
    <message>
        <source>Clip %1, %2, %3, %4: %5. %6</source>
        <translation>Clip %1, %2, %3, %4: %5. %6</translation>
    </message>
    <message>
        <source>Being measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not measured</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ClipView</name>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 dB</source>
        <translation>%1 dB</translation>
    </message>
    <message>
        <source>%1 kHz</source>
        <translation>%1 kHz</translation>
    </message>
</context>
<context>
    <name>EpisodeTimeline</name>
    <message>
        <source>%1 s</source>
        <translation type="unfinished">%1 s</translation>
    </message>
    <message>
        <source>The lines of the script appear here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LineState</name>
    <message>
        <source>Not rendered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rendering</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locked</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunStatus</name>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>A project folder or a script</source>
        <translation>Ein Projektordner oder ein Skript</translation>
    </message>
</context>
<context>
    <name>understudy::Banner</name>
    <message>
        <source>Close the notice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>understudy::BannerHost</name>
    <message>
        <source>Show fewer notices</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n more notices</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>understudy::BlindBar</name>
    <message>
        <source>Clips heard again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Second pass: clip %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>understudy::BlindPage</name>
    <message>
        <source>Begin a second pass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accepted clips with a defect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of the sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Second pass</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n clips heard, drawn from %2 accepted, seed %3</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>no reason given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split or merged since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clip %1: %2 (%3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept at least %1 clips first; now it is %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accepted clips are drawn at random and judged again, without their verdicts, findings and figures. How many have a defect tells how many of all accepted clips do. The larger the sample, the more it tells; beside each size stands how many clips with a defect still show, 95 % sure, that at most 5 % of all have one. Answers are kept at once: leave and go on whenever you like.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n clips: enough if none has a defect</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n clips: enough if at most %1 have a defect</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n accepted clips: then it is known</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were not heard, and count for nothing.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>understudy::ChartGround</name>
    <message>
        <source>No values yet. They come with the first step.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>understudy::ChartTableModel</name>
    <message>
        <source>Step</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>understudy::ChartText</name>
    <message>
        <source>%1, step %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, not smoothed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now, peak %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: no values yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, step %2: %3, lowest %4 at step %5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No values yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>understudy::CheckList</name>
    <message>
        <source>Pass</source>
        <translation type="unfinished">Gut</translation>
    </message>
    <message>
        <source>Look</source>
        <translation type="unfinished">Ansehen</translation>
    </message>
    <message>
        <source>Fail</source>
        <translation type="unfinished">Schlecht</translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n fail(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to look at</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>all pass</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>understudy::CheckpointTableModel</name>
    <message>
        <source>Suggested</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, suggested</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not spoken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>playing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>spoken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backbone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decoder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Probe “%1”</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>understudy::CheckpointsPanel</name>
    <message>
        <source>Checkpoints</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first is saved at step %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step %1 is suggested: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Validation loss is of backbone and decoder by their weights, over %n clip(s) that are not trained on.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is validated: the dataset has no validation clips.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Word errors and similarity are not measured.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make voice from %1…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a voice…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No probe lines: this run was told to speak none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No probe lines yet.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>understudy::ClipPanel</name>
    <message>
        <source>Speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1×</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Position %1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clip chosen in the table appears here.</source>
        <translation type="unfinished">Hier erscheint der in der Tabelle gewählte Clip.</translation>
    </message>
    <message>
        <source>Locate…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>understudy::ClipTableModel</name>
    <message>
        <source>How much a person should look at it, 0 to 1</source>
        <translation>Wie sehr jemand darauf schauen sollte, 0 bis 1</translation>
    </message>
    <message>
        <source>Clip</source>
        <translation>Clip</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Aufnahme</translation>
    </message>
    <message>
        <source>Transcript</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Flags</source>
        <translation>Auffälliges</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>Aufmerksamkeit</translation>
    </message>
</context>
<context>
    <name>understudy::ClipView</name>
    <message>
        <source>Clip</source>
        <translation>Clip</translation>
    </message>
    <message>
        <source>No clip</source>
        <translation>Kein Clip</translation>
    </message>
    <message>
        <source>Clip %1, %2, %3: %4. Position %5.</source>
        <translation>Clip %1, %2, %3: %4. Position %5.</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 kHz</source>
        <translation>%1 kHz</translation>
    </message>
    <message>
        <source>%1 dB</source>
        <translation>%1 dB</translation>
    </message>
    <message numerus="yes">
        <source>%1 %n place(s) close together.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The clip chosen in the table appears here.</source>
        <translation type="unfinished">Hier erscheint der in der Tabelle gewählte Clip.</translation>
    </message>
</context>
<context>
    <name>understudy::ConsentCard</name>
    <message>
        <source>training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>speaking scripts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>publishing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record consent…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revoke…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Consent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody agreed yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only with the speaker’s consent is a voice made of the recordings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 revoked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 agreed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What %1 agreed to has ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is revoked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Statement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>written and spoken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revoke consent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revoke what %1 agreed to?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is trained, spoken or exported with voices of these recordings from today on. Nothing is deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>understudy::ConsentDialog</name>
    <message>
        <source>Record consent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Consent of the speaker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train: make a voice of the recordings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Render: speak scripts with it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Publish: let others hear what it spoke</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the speaker agreed to, in their words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who speaks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Statement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only with the speaker&apos;s consent are recordings trained on. It can be revoked at any time, which locks every voice made of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>understudy::EmptyHome</name>
    <message>
        <source>Understudy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One speaker’s recordings, with consent, to a finished episode.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New project…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voices and episodes live in one folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+N</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open project…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A folder that ends in .understudy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+O</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try the sample episode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two hosts, three minutes, spoken by the built-in draft voices. No download.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop a script here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Markdown (.md) or JSON (.json). It gets a project of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draft voices</source>
        <translation>Entwurfsstimmen</translation>
    </message>
    <message>
        <source>ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can write, render and export with draft voices now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent projects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None yet. Projects you open appear here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>understudy::EngineStatus</name>
    <message>
        <source>Draft and trained voices</source>
        <translation>Entwurfs- und trainierte Stimmen</translation>
    </message>
    <message>
        <source>Trained voices</source>
        <translation>Trainierte Stimmen</translation>
    </message>
    <message>
        <source>Draft voices</source>
        <translation>Entwurfsstimmen</translation>
    </message>
    <message>
        <source>The voice model was unloaded; %1 are free again.</source>
        <translation>Das Stimmmodell wurde entladen; %1 sind wieder frei.</translation>
    </message>
    <message>
        <source>%1 goes when its lines are spoken</source>
        <translation>%1 geht, wenn seine Zeilen gesprochen sind</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>The voice model %1 is loaded: weights %2, caches %3.</source>
        <translation>Das Stimmmodell %1 ist geladen: Gewichte %2, Zwischenspeicher %3.</translation>
    </message>
</context>
<context>
    <name>understudy::EpisodeActions</name>
    <message>
        <source>Play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back 5 seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>J</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>K</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forward 5 seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Render</source>
        <translation>Rendern</translation>
    </message>
    <message>
        <source>Render what changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+R</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Render selected lines again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Shift+R</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Render all lines again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel rendering</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+E</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl++</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+=</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+-</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the whole episode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F4</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>understudy::EpisodeHeader</name>
    <message>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Episode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More ways to render</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Render %n changed line(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>All lines rendered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Rendered</source>
        <translation>Gerendert</translation>
    </message>
    <message numerus="yes">
        <source>Render %n</source>
        <comment>lines</comment>
        <translation>
            <numerusform>%n rendern</numerusform>
            <numerusform>%n rendern</numerusform>
        </translation>
    </message>
    <message>
        <source>Render</source>
        <translation>Rendern</translation>
    </message>
</context>
<context>
    <name>understudy::EpisodePane</name>
    <message>
        <source>Episode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the master</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Audio (*.wav *.flac *.mp3 *.ogg)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
</context>
<context>
    <name>understudy::EpisodeTimeline</name>
    <message>
        <source>Timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Line %1, %2, %3, %n take(s), %4</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Position %1 of %2. %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>understudy::EpisodeWork</name>
    <message numerus="yes">
        <source>Rendered %n line(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) could not be rendered.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Old takes are kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exported %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rendering cancelled. Finished lines are kept.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>understudy::FiguresPanel</name>
    <message>
        <source>Measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Being measured …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not measured: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>understudy::GoalsBar</name>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>minutes accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>goal 30–60</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in 5–15 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>goal ≥ 90 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>defective</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>goal ≤ 5 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reviewed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>min</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>defective, %n being measured</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>understudy::HistoryDialog</name>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter goes to the chosen row: what comes after it is taken back. The history begins when a project is opened; what was done before is kept, but no longer taken back step by step.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>understudy::HistoryModel</name>
    <message>
        <source>As it was opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, this is now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, taken back</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>understudy::HomePane</name>
    <message>
        <source>Home</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add models from a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
</context>
<context>
    <name>understudy::InputLevel</name>
    <message>
        <source>Microphone level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is heard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Peak %1 dBFS</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1, clipped at %n places</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1, too loud</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>speech between %1 and %2, peaks below %3 dBFS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>understudy::Inspector</name>
    <message>
        <source>No take yet; about %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 LUFS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 dB in the mix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take %1 of %2: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Render line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spoken form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Episode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written at the top of the script.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Podcast, mono</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Podcast, stereo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ACX audiobook</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Broadcast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Custom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pauses between</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sentences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paragraphs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speakers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No line chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a line in the table or the script.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · voice %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waits for script line %1. Table and takes show the last script that had no problem.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voice of %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>understudy::JobStrip</name>
    <message>
        <source>Jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No jobs running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>understudy::JobStripFeed</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop and save</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>understudy::KeyCaps</name>
    <message>
        <source>or</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>understudy::LevelMeters</name>
    <message>
        <source>Momentary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Short-term</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Integrated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>True peak</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level</source>
        <translation type="unfinished">Pegel</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marks: target %1, limit %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LUFS, dBTP</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>understudy::LimitsTable</name>
    <message>
        <source>%1 ≤</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ≥</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty: %1, as usual. “none”: no limit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, “%2”: “%3” is not a number. Type a number, or “none” for no limit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: what is left out begins at %2, before what is looked at, %3. Let “Leave out” be %3 or more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: what is left out begins at %2, before what is looked at, %3. Let “Leave out” be %3 or less.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>understudy::LineTableModel</name>
    <message>
        <source>%1, playing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Integrated loudness of the line, LUFS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>#</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length</source>
        <translation type="unfinished">Länge</translation>
    </message>
    <message>
        <source>LUFS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>understudy::LinesPanel</name>
    <message>
        <source>Lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No line is in this state. Choose “All” to see every line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No lines yet. Write a sentence in the script; each becomes a line here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>understudy::MainWindow</name>
    <message>
        <source>Everywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New project…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open project…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Add script…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+I</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Close project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+W</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Q</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Z</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Shift+Z</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Y</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next part of the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F6</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous part of the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift+F6</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;ettings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+,</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Home</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Episode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About Understudy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shortcuts in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Understudy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;b&gt;Understudy %1&lt;/b&gt;&lt;p&gt;One speaker&apos;s recordings, with consent, to a finished episode.&lt;/p&gt;&lt;p&gt;Free software under the GNU General Public License, version 3 or later.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All changes saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1  ·  %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 – Understudy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Understudy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This project may only be read here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open in %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading only: nothing can be changed until it is opened again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Un&amp;load the voice model</source>
        <translation>Stimmmodell ent&amp;laden</translation>
    </message>
    <message>
        <source>Review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;History…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+H</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>understudy::MarkCounter</name>
    <message>
        <source>Mark %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No marks</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n mark(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>understudy::MetricChart</name>
    <message>
        <source>More</source>
        <translation type="unfinished">Mehr</translation>
    </message>
    <message>
        <source>More of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pin this step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove pins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table of values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export picture (PNG)…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export drawing (SVG)…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export values (CSV)…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Over %n step(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Lines</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>understudy::MicrophoneBox</name>
    <message>
        <source>Microphone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system&apos;s default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No microphone</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>understudy::MissingWords</name>
    <message>
        <source>Clip %1 was accepted without words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n clips were accepted without words.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>A voice learns nothing from sound without words. Write them, or reject what says none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write them</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>understudy::ModelsCard</name>
    <message>
        <source>lacks %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>synthetic, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add models…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel getting the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetch %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A trained voice needs one of these:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A trained voice still needs:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>understudy::NavBar</name>
    <message>
        <source>Panes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>understudy::NewRunPage</name>
    <message>
        <source>Preset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data and base model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is tried; for you alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Base model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check before the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expected on this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No base model yet: add one on Home</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This project&apos;s: %1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n clip(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>This project&apos;s, not built yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy from %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Differs from the preset: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>looking</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>understudy::ParameterField</name>
    <message>
        <source>On</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the preset&apos;s: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>understudy::ParameterForm</name>
    <message>
        <source>More settings</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>understudy::Playback</name>
    <message>
        <source>%1, %2 kHz</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No sound output</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>understudy::ProblemList</name>
    <message>
        <source>Problems</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>A script with problems does not render.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>understudy::ProjectHome</name>
    <message>
        <source>Has problems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rendered</source>
        <translation>Gerendert</translation>
    </message>
    <message numerus="yes">
        <source>%n to render</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Open project…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Episodes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add script…</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n lines</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Write</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1  ·  %2  ·  %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n episode(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n take(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>No episodes yet. Add a script, or drop one on the window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next: add a script</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write it in Markdown or JSON; the draft voices speak it at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the episode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next: mend the script of “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A script with problems does not render.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Next: render %n line(s) of “%1”</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 lines are fresh.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next: listen to “%1” and export it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every line is rendered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next: go on with the import</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) are not in the project yet.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Go to the review</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Next: review %n clip(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 clips are judged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next: build the dataset</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n clip(s) are accepted, and none is left to be judged.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>understudy::ProjectOpener</name>
    <message>
        <source>New project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>/Untitled.understudy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Understudy projects (*.understudy)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keepers of the light.understudy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add script</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scripts (*.md *.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave without saving</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last changes are nowhere but here: leaving loses them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leaving the project stops what is under way:
%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop and leave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recordings that are done stay in the project, and it offers the others when it is opened again. A dataset that is not finished has to be built anew. A training is saved at the step it is at, and can be resumed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>understudy::PromptEditor</name>
    <message>
        <source>Use these prompts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prompts, one a line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The moon pulls the sea along.
Twice a day it turns around again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a text file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One sentence a line. Sentences that take 5 to 15 seconds train best.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is to be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prompts that were typed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The prompts of the file take the place of what you typed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep what I typed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open prompts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text (*.txt);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>understudy::PromptView</name>
    <message>
        <source>Prompt %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n takes</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Not recorded</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>understudy::RecordButtons</name>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>record, stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>listen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>previous</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>room tone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>understudy::RecordDialog</name>
    <message>
        <source>Record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Room tone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prompts…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 recorded, room tone kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length of the take: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>understudy::RecordText</name>
    <message numerus="yes">
        <source>Take %1 is kept. It is clipped at %n places: turn the microphone down, then press R.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take %1 is kept. It is clipped at %n places: turn the microphone down, go back and record it again.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take %1 is kept. Sound was lost in it at %n places: close other programs, then press R.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take %1 is kept. Sound was lost in it at %n places: close other programs, go back and record it again.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was heard, so there is no take. Press Space to try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Room tone %1 is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take %1 is kept. Press Space, then read the sentence aloud.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take %1 is kept. Press Enter for the next one, R to record it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take %1 is kept. Every prompt has a take now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take %1 is kept. Press R to record it again, or go back to the prompts without a take.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The take is kept up to there: %1. Connect it again, then press %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing of the take was heard. Connect it again, then press %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The take is kept up to there: %1. Free some space, then press %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing of the take was heard. Free some space, then press %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The take is kept up to there: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing of the take was heard. Press %1 to try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recording. Space ends the take.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Room tone: stay quiet for ten seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening the microphone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press Space, then read the sentence aloud.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no microphone. Connect one, then press Space.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The microphone %1 is gone. Connect it again or choose another one, then press Space.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The microphone %1 cannot be opened (%2). Close other programs that use it, or choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The takes are kept in the project, but the review could not take them in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full, so the take could not begin. Free some space, then press Space.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The microphone %1 was unplugged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full, so the take was ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The take was ended: its file cannot be longer.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>understudy::RecordWork</name>
    <message numerus="yes">
        <source>Recovered %n takes from before the program closed.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recordings could not be taken in; they stay in the project&apos;s recordings.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>understudy::RepairsMenu</name>
    <message>
        <source>Repairs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take clicks out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take hum out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take out what lies below %1 Hz</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take noise down by %1 dB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repairs of a recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repairs of all clips of %1; the original stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repairs, none is on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repairs, some are on: heard after them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repairs, some are on: heard before them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After repairs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before repairs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You hear the clip after its repairs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You hear the clip before its repairs.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>understudy::ReviewActions</name>
    <message>
        <source>Verdict</source>
        <translation type="unfinished">Urteil</translation>
    </message>
    <message>
        <source>Play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>X</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unsure</source>
        <translation type="unfinished">Unsicher</translation>
    </message>
    <message>
        <source>U</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reject: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next clip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous clip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift+Return</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the last verdict back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back 1 second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>J</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>K</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forward 1 second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play around the cut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slower</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>[</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Faster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit the transcript</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>O</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the edge 10 ms back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift+Left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the edge 10 ms on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift+Right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edges snap to pauses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Z</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As it was cut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift+Z</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split at the playhead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge with the next clip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift+M</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add recordings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Shift+I</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Build dataset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>N</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spectrogram</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>G</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl++</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+=</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+-</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the whole clip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+F</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>/</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sort again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+R</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play from the word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With its repairs, or as it was</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the text and accept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Return</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Better spelling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Shift+R</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Second pass…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Shift+B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clips with a defect back to the review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Shift+Backspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave the second pass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next clip not reviewed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift+Space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+M</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>M</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>D</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reject; a digit right after says why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back 1 second, in the table and the wave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forward 1 second, in the table and the wave</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>understudy::ReviewHeader</name>
    <message>
        <source>Attention order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter: text, snr&lt;30, flag:hum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation type="unfinished">Urteil</translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished">Mehr</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>understudy::ReviewKeeper</name>
    <message numerus="yes">
        <source>%n changes of the review are not on the disk. They are kept here, and saving is tried again.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Save now</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>understudy::ReviewPace</name>
    <message>
        <source>%1 min, %2 clips a minute</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>understudy::ReviewPane</name>
    <message>
        <source>Review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clips</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished">%1, %2</translation>
    </message>
    <message>
        <source>on the original, %1 kHz</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clip %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This clip was not split: it cannot be heard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The filter cannot read “%1”: the value is missing or wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The filter knows no field of the name in “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words, as flag:hum: %1. Numbers, as snr&lt;30: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locate…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This clip was not accepted: it cannot be heard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n clips rejected: %1</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Clip %1 rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n clips rejected</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1. 1–9 now: why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2. 1–9 now: another reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A second pass changes no words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>No clip fits the filter. Change it, or clear it to see all %n clips.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>There is no sound output, so clips are not heard. Connect one, or choose another in the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The edge was not moved: a clip is at least %1 long. Move the playhead away from its other edge, then press I or O.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A clip is split where the playhead is, into two of at least %1. Move it between the clip&apos;s edges, then split.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n were %1 before</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Undo takes it back, with their reasons.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n accepted clips are not in the sample, for they cannot be heard: their recordings are missing, or were replaced.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Choose one of them in the table to find its recording again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was said of this clip: it cannot be heard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was said of this clip: it was not heard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was said of this clip: its sound is still being read. Judge it once it plays.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>understudy::ReviewSteps</name>
    <message>
        <source>Recordings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add recordings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n still to import</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Imported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2. %3 cut.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n clip(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>For a voice of your own: record here, or bring sound files in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n clip(s) left</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None accepted yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 accepted, %2 min. %3 % in 5–15 s, %4 % defective.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Built</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2, of %3. It lies in %4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Build it of the accepted clips in the review.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the review</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>understudy::ReviewView</name>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
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
    <message>
        <source>%1 is here already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The dataset has %n clips.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>It lies in the project&apos;s folder, in dataset.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add recordings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound (*.wav *.flac *.mp3 *.m4a *.ogg *.opus *.aif *.aiff *.mp4 *.mkv *.webm *.mov);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n clips are left out: %1</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>An import was stopped: %n recordings are not in the project yet.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Import them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave them out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where is %1 now?</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n recordings were found again.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is not the recording that was imported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its bytes are others. Choose the file itself, or import this one as a recording of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Build dataset</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Build the dataset of the %n accepted clips?</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n clips are not judged yet and are left out.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n clips are unsure and are left out.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The dataset that the project has already is replaced.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Build</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n accepted clips have no words: a voice learns nothing from them.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Show them</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n clips have no words: %1. Write them, or reject the clips.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n accepted clips cannot be built.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Locate…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Build without them</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n clips have no words: no file tells them, and neither a Whisper nor PocketSphinx&apos;s model (Debian: pocketsphinx-en-us) is here to hear them.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>understudy::RunCharts</name>
    <message>
        <source>Backbone loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decoder loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gradient norm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps an hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>norm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>steps/h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limit %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>understudy::RunCheck</name>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 steps/h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 at the peak</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 each</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, synthetic: for trying out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Base model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Consent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record consent…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A voice is trained over a base model, and there is none here yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another dataset…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>understudy::RunChecks</name>
    <message>
        <source>Checked before the start</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>understudy::RunPanel</name>
    <message>
        <source>Runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A note of your own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished">%1, %2</translation>
    </message>
    <message>
        <source>There is no other run.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>understudy::RunSearch</name>
    <message>
        <source>Name, state, settings or note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No run has “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>understudy::RunText</name>
    <message>
        <source>%1 of %2 steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>best %1 at step %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>understudy::RunViewText</name>
    <message>
        <source>Run %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Base model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n clip(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 train, %2 validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rank, alpha</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, warm-up %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 × %2 clips</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Precision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Consent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in scope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clips</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>understudy::ScriptEditor</name>
    <message>
        <source>Script</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>understudy::ScriptKeeper</name>
    <message>
        <source>The script was changed by another program and read again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The script&apos;s file was deleted by another program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its text is kept here and is written again with the next change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write it now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The script was changed by another program while it has unsaved changes here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose which to go on with; undo brings back the other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its text is kept here; saving is tried again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save now</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>understudy::ScriptPanel</name>
    <message>
        <source>or put a backslash before &lt; to speak it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Script</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading only: another program has this project open.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>understudy::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>System follows the desktop, also while the program runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>System</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Playing goes on there at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No sound output was found. Connect one; it appears here when this window is opened again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system&apos;s default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>While playing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Script, lines and timeline move with the sound, unless you are typing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Even out lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of a line&apos;s difference from its speaker&apos;s level that is taken out; 0 leaves lines as spoken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> dB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No line is made louder or quieter by more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High-pass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> Hz</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes out rumble below; 0 turns it off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Room tone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lay quiet room tone under the episode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Digital silence between lines can be heard; a little noise cannot.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Room tone level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> dBFS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Between −80 and −50.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rendering</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spelling of transcripts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By the Hunspell dictionaries that this computer has.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transcripts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draft the words that no file tells</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This project&apos;s. They judge what is imported or measured from now on; an empty cell goes back to what is usual, and “none” is no limit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 The old limits stay in use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The largest Whisper among the models listens, or else PocketSphinx to English; drafts are to be read.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>understudy::SettingsForm</name>
    <message>
        <source>Search settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes apply at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore defaults</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No setting contains “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>understudy::ShortcutSheet</name>
    <message>
        <source>Filter by action or key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Letters work when no text field has the focus. Esc leaves a field.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No action or key contains these words.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>understudy::Spelling</name>
    <message>
        <source>Off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>English (United States)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>English (United Kingdom)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>German (Germany)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>German (Austria)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>German (Switzerland)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spelling is not checked: this computer has no Hunspell dictionary for %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>understudy::TimelinePanel</name>
    <message>
        <source>Position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length</source>
        <translation type="unfinished">Länge</translation>
    </message>
    <message>
        <source>Follow text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>/ %1%2</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Drawing, %n take(s) left</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>understudy::TrainingActions</name>
    <message>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New run…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>N</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Return</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished">Pause</translation>
    </message>
    <message>
        <source>Ctrl+Shift+P</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+R</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop and save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit the note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Backspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the suggested checkpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>G</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a voice…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>V</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+E</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play or pause the probe line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>K</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs and their settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+F</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>/</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>understudy::TrainingHeader</name>
    <message>
        <source>Runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 steps/h</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>understudy::TrainingPane</name>
    <message>
        <source>Training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A dataset&apos;s folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merged with its base model (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adapter, as PEFT loads it (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export into a new folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 failed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its checkpoints are kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was interrupted: its program ended without a word.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It goes on from its last checkpoint.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has otherwise: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the chart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is trained by another program</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>understudy::TrainingWork</name>
    <message>
        <source>%1 is stopped and saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ended early at step %2: it got no better.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is finished at step %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was moved to %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The voice %1 can be cast now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The voice %1 stays silent for now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exported %1 to %2.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>understudy::TranscriptEditor</name>
    <message>
        <source>No suggestions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add “%1” to the dictionary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spelling</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>understudy::TranscriptPanel</name>
    <message>
        <source>Transcript</source>
        <translation type="unfinished">Text</translation>
    </message>
    <message>
        <source>%1, %2 sure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no transcript</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>edited by hand, then cut: check the words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>edited by hand</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>understudy::TranscriptWork</name>
    <message>
        <source>No misspelled words.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>understudy::VerdictPanel</name>
    <message>
        <source>Verdict</source>
        <translation type="unfinished">Urteil</translation>
    </message>
    <message>
        <source>next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>take back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>play around cut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reason %1 suggested by the measurements</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>suggested by the measurements</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reject</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unsure</source>
        <translation type="unfinished">Unsicher</translation>
    </message>
    <message>
        <source>%1. Right after Reject: why that clip was rejected.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>understudy::VoiceDialog</name>
    <message>
        <source>Make the voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Female</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Male</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gender</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of %1 at step %2, on %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n accepted clip(s) go with it as anchors, so that it stays the same from line to line.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>No clip suits as an anchor; lines may sound less alike.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a voice of this name already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A name has letters, digits, - and _ only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The checkpoint of step %1 made room for a better one. The voice is made of step %2 now, which is suggested.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>understudy::words::CheckText</name>
    <message>
        <source>%1 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It needs %1 more than is free. Close other programs, or use less.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It just fits. Close other programs while it trains.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It needs %1 more than is free. Clear the disk, or keep fewer checkpoints.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It just fits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No clip can be trained on. Accept clips with words in the review and build the dataset.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One clip is learned by heart and teaches no voice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without clips to validate on nobody sees when it learns by heart. Accept clips of a second recording.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n clip(s) are left out, as they are longer than %1 s: %2.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n clip(s) are left out, as they are too short: %1.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n clip(s) are left out, as nobody wrote what is said in them: %1.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n clip(s) are left out, as their sound is missing or damaged: %1.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rank</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clips</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Long clips</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Short clips</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Codes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the first there is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 cached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The base model has none of these layers and modules. Choose others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Below %1 it learns little.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Above %1 it costs memory and hardly learns more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such device here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n clip(s) were encoded by another codec and are encoded again.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 × %2 clips</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about %1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about %1 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about %1 h %2 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n clip(s) tell little of how it learns: the validation loss will jump, and with it which checkpoint is suggested. %1 or more are better.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>understudy::words::ErrorText</name>
    <message>
        <source>There is no folder %1. Create it, or choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not a file. Give the name of a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is a file, and a folder is needed there. Choose another place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 may not be written or read by this user. Change its permissions, or choose another place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full: %1 was not written, and what was there before is kept. Free some space, then go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is too large; at most %2 bytes are read. Split it, or check that it is the right file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 exists already. Choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is where the project keeps its own files. Choose a place outside the project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not an Understudy project: it has no project.db. Choose a folder that ends in .understudy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was written by a newer version of Understudy (format %2, this version reads up to %3). Update Understudy; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database of %1 is damaged (%2). Nothing was changed. Restore project.db from a backup; the scripts in episodes/ are ordinary files and still there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is open in %2. Close it there, or wait until it is done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is open for reading only, so nothing can be changed. Close the other program and open it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is no longer where it was opened; it was moved, renamed or deleted. Open it again where it is now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project has no episode named %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project has no episode named %1. It has: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project already has an episode named %1. Choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” cannot be a name here. Use letters, digits, spaces, - and _, at most 100 bytes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no setting %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was changed by another program. Your text is kept here; choose which of the two to go on with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has problems (%2), and a script with problems does not render. Mend them, then render again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 holds nothing to speak. Write at least one sentence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not UTF-8 text (%2). Save it as UTF-8, or choose another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no voice %1. Voices here: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The speaker %1 has no voice. Add it under voices: at the top of the script.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not audio that can be read. Use WAV, FLAC, MP3, M4A, OGG or Opus.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 holds no sound.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is damaged (%2). Replace the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no sound output. Connect one, or write to a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sound output %1 is gone. Playing stopped; press play to go on with another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The take %1 is missing or damaged. Render its line again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing of %1 is rendered yet. Render it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not every line of %1 is rendered (%2 left). Render them, then export.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be brought to its loudness (%2). Check that it is not silent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled. What was finished is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This cannot be used: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This was not found: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is damaged: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not supported: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading or writing failed: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is not enough memory for this. Close other programs and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The device is gone: %1. Connect it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is in use: %1. Wait until it is free.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong inside Understudy: %1. The log has more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not a whole safetensors file (%2). Fetch or copy it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not a model that can be used here (%2). CSM-1B, Mimi and PEFT LoRA adapters of CSM are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 lacks the tensor %2. Check that all its files are there and that it is the right model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not fit: %2. Check that it is the right model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 holds values that are not numbers, in %2. Fetch or train it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be used: %2. Fetch or copy it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tokenizer %1 cannot be used: %2. Fetch or copy it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The adapter %1 cannot be used: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model %1 is not here (%2). “understudy model list” shows what there is and how to get the rest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be fetched: %2. What was fetched is kept; try again to go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is given out only after its licence is accepted: accept it on its page, then give your access token in HF_TOKEN or a token file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is too long for the model: it needs %2 positions of %3. Shorten the line, or its anchor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is not enough memory for %1: it needs %2 bytes and %3 are free. Close other programs, unload a model, or choose a smaller one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be an anchor: %2. Choose a clear clip of 5 to 30 seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no consent to use the voice %1 for this (%2). Record it with “understudy consent add”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The consent for the voice %1 ended on %2, so it stays silent. Record a new one to use it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not what its publisher lists: its hash is %2 and should be %3. Fetch it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is a LoRA adapter, not a model. Make a voice of it with “understudy voice add”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 holds a secret and others than you may read it. Run “chmod 600” on it, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%2 has no repository %1 that you may see. Check its name; if it is private, give your access token.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was edited since it was imported, and %2 would replace it. Render the project to keep the edits, or make the two files the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no speaker %1. Speakers here: %2.</source>
        <translation>Einen Sprecher %1 gibt es nicht. Sprecher hier: %2.</translation>
    </message>
    <message>
        <source>There is no device %1 to compute on. Devices here: %2.</source>
        <translation>Ein Gerät %1 zum Rechnen gibt es nicht. Geräte hier: %2.</translation>
    </message>
    <message>
        <source>This build leaves out what %1 needs. Use a whole build of Understudy.</source>
        <translation>Diesem Programm fehlt, was %1 braucht. Ein vollständiges Understudy hat es.</translation>
    </message>
    <message>
        <source>“%1” cannot be written. Let its name end in one of %2.</source>
        <translation>„%1“ lässt sich nicht schreiben. Der Name muss auf eine dieser Endungen enden: %2.</translation>
    </message>
    <message>
        <source>%1 holds no dataset that can be read: no metadata.jsonl, metadata.csv, train.json or .list. Give its folder, or the table itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no recording in %1. Give sound files, or a folder that holds some.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its words are in train too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished">%1, %2</translation>
    </message>
    <message>
        <source>%1 is too long; at most %2 s are heard. Give shorter files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 holds too little speech to tell a speaker by. Give clips of %2 s together, or more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No clip of %1 is accepted yet. Accept some in the studio’s Review pane, then build.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has too few accepted clips for a second pass (%2); it tells something from %3 on. Accept more first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 lies in the folder that is to be replaced. Choose another folder for the dataset.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is a dataset, whose clips are cut already. Give the recordings that it was built from; to take it over as it is, give it alone and without a project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The dataset %1 holds no clip. Give another, or build it anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was changed since it was written. What its lines say now is taken, except for lines that contradict themselves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: this is no line of such a dataset. Take it out, or put back the one that was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: its file_name is no name of its own. Give each line one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 contradicts itself: %2 is %3, and by the rest of its line it is %4. Put back what was there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not sound as its list tells: it was changed since. Put back the file that was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 lies in %2, which is read. Choose a place beside it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no consent to train on the recordings of %1. Record it with “understudy consent add --scope train”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody speaks in %1, as far as the measurements tell, and %2 was not written. Check that it is the right recording.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody speaks in %1, as far as the measurements tell. Check that it is the right recording.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2. That is left out, and the rest is taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The words in %1 cannot be read (%2). The recording is taken without them; mend the file, then build again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 holds samples that are not numbers. Replace it with a good copy, or make it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The consent to train on the recordings of %1 ended on %2. Record a new one with “understudy consent add --scope train” to go on; what was trained is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2 is above %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2 is below %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 clip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 clips</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The one clip was rejected, and %1 was not written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All %1 clips were rejected, and %2 was not written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To keep them: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not there. Check the name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 lies in no Understudy project, and runs belong to one. Name it with %2, or go into its folder; “understudy project new” makes one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no setting %1. Perhaps %2 is meant.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The setting %1 cannot be %2. Allowed: %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No base model is named. “understudy model list” shows those that there are.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>understudy::words::ListText</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>understudy::words::MeasureText</name>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n Stelle</numerusform>
            <numerusform>%n Stellen</numerusform>
        </translation>
    </message>
    <message>
        <source>Too long: %1</source>
        <translation>Zu lang: %1</translation>
    </message>
    <message>
        <source>Too short: %1</source>
        <translation>Zu kurz: %1</translation>
    </message>
    <message>
        <source>Little speech: %1 of its length</source>
        <translation>Wenig Sprache: %1 der Länge</translation>
    </message>
    <message>
        <source>Long pause: %1</source>
        <translation>Lange Pause: %1</translation>
    </message>
    <message>
        <source>Speech is loud: %1</source>
        <translation>Sprache ist laut: %1</translation>
    </message>
    <message>
        <source>Speech is quiet: %1</source>
        <translation>Sprache ist leise: %1</translation>
    </message>
    <message>
        <source>Loud: %1</source>
        <translation>Laut: %1</translation>
    </message>
    <message>
        <source>Quiet: %1</source>
        <translation>Leise: %1</translation>
    </message>
    <message>
        <source>Noise between the words: %1</source>
        <translation>Rauschen zwischen den Wörtern: %1</translation>
    </message>
    <message>
        <source>Noisy: speech is %1 above the noise</source>
        <translation>Verrauscht: Sprache liegt %1 über dem Rauschen</translation>
    </message>
    <message>
        <source>Not centred on zero: %1</source>
        <translation>Nicht um null zentriert: %1</translation>
    </message>
    <message numerus="yes">
        <source>Clipped: %n flat top(s)</source>
        <translation>
            <numerusform>Übersteuert: %n flache Spitze</numerusform>
            <numerusform>Übersteuert: %n flache Spitzen</numerusform>
        </translation>
    </message>
    <message>
        <source>Hum of the mains: %1</source>
        <translation>Netzbrummen: %1</translation>
    </message>
    <message>
        <source>Plosive: %1 over the voice</source>
        <translation>Plosiv: %1 über der Stimme</translation>
    </message>
    <message numerus="yes">
        <source>%n click(s)</source>
        <translation>
            <numerusform>%n Knackser</numerusform>
            <numerusform>%n Knackser</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n noise(s) that are not speech</source>
        <translation>
            <numerusform>%n Geräusch, das keine Sprache ist</numerusform>
            <numerusform>%n Geräusche, die keine Sprache sind</numerusform>
        </translation>
    </message>
    <message>
        <source>Sharp s sounds: %1</source>
        <translation>Scharfe S-Laute: %1</translation>
    </message>
    <message>
        <source>The room is heard: %1 of reverberation</source>
        <translation>Der Raum ist zu hören: %1 Nachhall</translation>
    </message>
    <message>
        <source>Dull: nothing sounds above %1</source>
        <translation>Dumpf: nichts klingt über %1</translation>
    </message>
    <message>
        <source>Treble is cut off: an edge of %1</source>
        <translation>Höhen sind abgeschnitten: eine Kante von %1</translation>
    </message>
    <message>
        <source>High voice: %1</source>
        <translation>Hohe Stimme: %1</translation>
    </message>
    <message>
        <source>Deep voice: %1</source>
        <translation>Tiefe Stimme: %1</translation>
    </message>
    <message>
        <source>Pitch moves a lot: %1</source>
        <translation>Tonhöhe schwankt stark: %1</translation>
    </message>
    <message>
        <source>Pitch hardly moves: %1</source>
        <translation>Tonhöhe schwankt kaum: %1</translation>
    </message>
    <message>
        <source>Fast for its words: %1</source>
        <translation>Schnell für diese Wörter: %1</translation>
    </message>
    <message>
        <source>Slow for its words: %1</source>
        <translation>Langsam für diese Wörter: %1</translation>
    </message>
    <message>
        <source>Cut into the first word: %1 above the noise</source>
        <translation>Ins erste Wort geschnitten: %1 über dem Rauschen</translation>
    </message>
    <message>
        <source>Cut into the last word: %1 above the noise</source>
        <translation>Ins letzte Wort geschnitten: %1 über dem Rauschen</translation>
    </message>
    <message>
        <source>Sounds unlike the other clips: %1 standard deviations</source>
        <translation>Klingt anders als die übrigen Clips: %1 Standardabweichungen</translation>
    </message>
    <message>
        <source>Many words: %1</source>
        <translation>Viele Wörter: %1</translation>
    </message>
    <message>
        <source>Few words: %1</source>
        <translation>Wenige Wörter: %1</translation>
    </message>
    <message>
        <source> at %1</source>
        <translation> bei %1</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Share of speech</source>
        <translation>Sprachanteil</translation>
    </message>
    <message>
        <source>Longest pause</source>
        <translation>Längste Pause</translation>
    </message>
    <message>
        <source>Level of speech</source>
        <translation>Sprachpegel</translation>
    </message>
    <message>
        <source>Loudness</source>
        <translation>Lautheit</translation>
    </message>
    <message>
        <source>Noise floor</source>
        <translation>Grundrauschen</translation>
    </message>
    <message>
        <source>Signal to noise</source>
        <translation>Signal-Rausch-Abstand</translation>
    </message>
    <message>
        <source>Offset</source>
        <translation>Gleichanteil</translation>
    </message>
    <message>
        <source>Clipped runs</source>
        <translation>Übersteuerte Stellen</translation>
    </message>
    <message>
        <source>Level of hum</source>
        <translation>Brummpegel</translation>
    </message>
    <message>
        <source>Worst plosive</source>
        <translation>Stärkster Plosiv</translation>
    </message>
    <message>
        <source>Clicks</source>
        <translation>Knackser</translation>
    </message>
    <message>
        <source>Noise events</source>
        <translation>Störgeräusche</translation>
    </message>
    <message>
        <source>Sibilance</source>
        <translation>Zischlaute</translation>
    </message>
    <message>
        <source>Reverberation</source>
        <translation>Nachhall</translation>
    </message>
    <message>
        <source>Bandwidth</source>
        <translation>Bandbreite</translation>
    </message>
    <message>
        <source>Edge of the band</source>
        <translation>Bandkante</translation>
    </message>
    <message>
        <source>Pitch</source>
        <translation>Tonhöhe</translation>
    </message>
    <message>
        <source>Range of pitch</source>
        <translation>Tonumfang</translation>
    </message>
    <message>
        <source>Rate of speech</source>
        <translation>Sprechtempo</translation>
    </message>
    <message>
        <source>Level at the start</source>
        <translation>Pegel am Anfang</translation>
    </message>
    <message>
        <source>Level at the end</source>
        <translation>Pegel am Ende</translation>
    </message>
    <message>
        <source>Distance to the others</source>
        <translation>Abstand zu den übrigen</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Wörter</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Little speech</source>
        <translation>Wenig Sprache</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Pegel</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>Rauschen</translation>
    </message>
    <message>
        <source>Clipping</source>
        <translation>Übersteuert</translation>
    </message>
    <message>
        <source>Hum</source>
        <translation>Brummen</translation>
    </message>
    <message>
        <source>Plosive</source>
        <translation>Plosiv</translation>
    </message>
    <message>
        <source>Click</source>
        <translation>Knackser</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>Raum</translation>
    </message>
    <message>
        <source>Dull</source>
        <translation>Dumpf</translation>
    </message>
    <message>
        <source>Words differ</source>
        <translation>Wörter anders</translation>
    </message>
    <message>
        <source>Cut word</source>
        <translation>Wort angeschnitten</translation>
    </message>
    <message>
        <source>Unlike others</source>
        <translation>Klingt anders</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Doppelt</translation>
    </message>
    <message>
        <source>SNR</source>
        <translation>SNR</translation>
    </message>
    <message>
        <source>Clipped</source>
        <translation>Übersteuert</translation>
    </message>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>semitones</source>
        <translation>Halbtöne</translation>
    </message>
    <message>
        <source>characters/s</source>
        <translation>Zeichen/s</translation>
    </message>
    <message>
        <source>Not reviewed</source>
        <translation>Nicht geprüft</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Angenommen</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Unsure</source>
        <translation>Unsicher</translation>
    </message>
    <message>
        <source>Pass</source>
        <translation>Gut</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Ansehen</translation>
    </message>
    <message>
        <source>Fail</source>
        <translation>Schlecht</translation>
    </message>
    <message>
        <source>Other voice</source>
        <translation>Andere Stimme</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Anderes</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished">%1, %2</translation>
    </message>
    <message>
        <source>%1%2 (limit %3).</source>
        <translation>%1%2 (Grenze %3).</translation>
    </message>
    <message>
        <source>clipped</source>
        <translation>übersteuert</translation>
    </message>
    <message>
        <source>no marks</source>
        <translation>nichts Auffälliges</translation>
    </message>
    <message>
        <source>Like another clip: %1 of 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Likeness to another clip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confidence in the words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words unsure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Newer take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 dB</source>
        <translation type="unfinished">%1 dB</translation>
    </message>
    <message>
        <source>A noise that is no speech: %1 to the voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2 places)</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source> In %n place(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> and %n other place(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Few words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The words were placed by guess, or heard by a recogniser: %1 of 1 sure</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>understudy::words::ProblemText</name>
    <message>
        <source>Did you mean %1?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allowed: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not UTF-8 text. Save the script as UTF-8.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not text but binary data. Choose a script.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The script is too large: %1. Allowed: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The script has too many lines: %1. Allowed: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is nested too deep. Allowed: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to speak. Write at least one sentence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The front matter is not closed. Put --- on a line of its own after it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The front matter is not valid YAML: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The front matter uses %1, which is not allowed. Use plain maps, lists and values.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key %1 stands here twice. Keep one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not a key that is known here; it is ignored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not a tag.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has no closing &gt;. Add it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is never closed. Add %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 closes nothing. Remove it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 closes in the wrong order. Close %2 first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 holds no text. Write it as %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot stand here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” begins neither a tag nor text. Write \&lt; or &amp;lt; to speak it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not a known entity.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be spoken. Remove it, or write what is to be said.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has no attribute %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 needs %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The value %1 needs quotes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has %2 twice. Keep one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be “%2”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mark %1 exists already. Give it another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 lies outside the project. Put the file into the project and name it from there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has no voice. Add it under voices: at the top of the script.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The script names no voices, so draft voices were given: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no voice %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not valid JSON: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not valid JSON: found %1, expected %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is %2; expected %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is missing here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The voice of %1 has no anchors, so it cannot use %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The voice of %1 has no anchor %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Between the words the master has noise at %1 dBFS; the profile allows %2. Lower the room tone, or use takes with less noise.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>understudy::words::ProgressText</name>
    <message>
        <source>%1 s</source>
        <translation type="unfinished">%1 s</translation>
    </message>
    <message>
        <source>about %1 s left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about %1 min left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 lines rendered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mixing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mastering</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measuring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copying: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetching: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verifying: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repairing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transcribing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparing the clips</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, file %2 of %3: %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encoding the clips</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validating</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rendering the probe lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting while lines are rendered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about %1 h %2 min left</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>about %n days left</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>understudy::words::ReviewText</name>
    <message>
        <source>Clip %1 accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clip %1 rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clip %1 rejected: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clip %1 marked unsure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verdict of clip %1 taken back</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n clips accepted</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n clips rejected</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n clips rejected: %1</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n clips marked unsure</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Verdict of %n clips taken back</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not reviewed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unsure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No clip has been heard again yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 had a defect: between %3 and %4 of the accepted clips likely have one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This shows, 95 % sure, that at most %1 have one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This does not show that at most %1 have one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>This does not show that at most %1 have one; %n clips with at most %2 would.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Text of clip %1 changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clip %1 trimmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clip %1 split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clip %1 merged with the next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repairs of a recording changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Script: typing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Script: deleting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Script changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Setting of the project changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voice changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Consent changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ends after %2 of %3, as a copy that was cut off does. What is there is used; copy it again to have the rest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file %1 is not the one that was imported: its bytes are others. Put that one back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 had a defect, which is %3: all clips that could be drawn were heard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is at most %1, as it should be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is more than %1, which is the most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>This does not show that at most %1 have one; hearing all %n clips would tell.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>understudy::words::RunText</name>
    <message>
        <source>Early stopping ends the run at step %1 if nothing changes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The learning rate looks too high since step %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation loss has not improved since step %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>No improvement for %n minutes of training, since step %1.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The training loss rises instead of falling. Start a new run at half the rate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The voice may be memorising its clips.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More steps may not help. Stop and listen to the best checkpoint.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lowest validation loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the last, as nothing else tells them apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Began.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resumed from step %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved the checkpoint of step %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Went back from step %1 to step %2, as its losses were no numbers any more. It goes on with other batches at half the rate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passed over a checkpoint that is damaged: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused after step %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Went on after step %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waited after step %1 while lines were rendered on the same device.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The probe lines of step %1 are missing: %2. The training is not touched by it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped after step %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Did all of its %1 steps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ended early after step %1, as it got no better any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The machine was suspended for %1 after step %2; this time counts nowhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped after step %1, as the consent to train ended. What was trained is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It goes on from step %1, its last checkpoint.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has saved no checkpoint, so it begins anew when it is resumed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of those that are whole; damaged: step %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not reviewed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not reviewed, its words a guess</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>whole sentences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>part of a sentence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 dB over the noise</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>understudy::words::TrainingText</name>
    <message>
        <source>without words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>too short</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sound missing or damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished">%1, %2</translation>
    </message>
    <message>
        <source>No clip of %1 can be trained on; left out: %2 (%3). Write down what is said in its clips, or accept others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no run %1; nothing was trained yet. Start one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no run %1. Runs here: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is being trained by %2. Stop it there, or wait until it is done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was begun on another model than the %2 that is here (hash %3, and it should be %4). Bring that model back to go on; its checkpoints are kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no checkpoint %1; the run has saved none yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no checkpoint %1. Its run has saved the steps %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The checkpoint %1 is damaged (%2). Use an earlier one; resuming the run does that by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 lost its way at step %2: its losses are no numbers any more, and going back did not help. Lower the learning rate in a new run; the last good checkpoint is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 finished at step %2 and cannot be resumed. To train longer, start a new run with more steps.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>understudy::words::Words</name>
    <message>
        <source>Rank</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much the adapter can learn. 8 to 16 suits most voices.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alpha</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How strongly it is applied. Twice the rank is a safe start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rank-stabilised</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alpha counts by the root of the rank, which helps ranks above 32.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of what the adapter hears that is dropped. Helps little data, slows learning.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backbone layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The upper layers carry the voice. None, upper, all, or as in 8-15.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Depth decoder layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They carry fine detail of the sound. None, upper, all, or as in 0-3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kinds of modules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of those layers: q, k, v, o, gate, up, down. All is the usual choice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Early stopping usually ends sooner.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clips at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In memory. Times accumulation it is the batch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accumulation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>So many such batches make a step. Takes time, not memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frames at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As many clips as fit into so many frames. 0: as many as clips at once says.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too high shows as a jagged loss, too low as a flat one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps until the full rate, so that the start does no harm.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pulls the adapter towards the base model. Rarely needs a change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gradient limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A step is never longer than this, so that one odd clip does no harm.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same seed and data give the same adapter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backbone weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of the backbone&apos;s loss. Higher favours words over timbre.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decoder weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of the decoder&apos;s loss. Higher favours timbre over words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decoder frames</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of the frames that the decoder learns from. More takes more time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With a clip before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of the clips that are heard after another one, as lines are rendered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest clip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longer clips are left out. They decide how much memory is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>s</source>
        <translation type="unfinished">s</translation>
    </message>
    <message>
        <source>Speaker number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That opens a turn; the voice will be asked by it. 0 suits one speaker.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cpu, or a graphics card as in cuda:0. Empty: the first card, or the processor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Precision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the base model. fp32 is exact and needs twice the memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Less memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers are computed again on the way back: the same result, a third more time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the processor. 0: one a core. Other numbers may round otherwise.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validate every</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On clips that are not trained on. It is what finds the best checkpoint.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checkpoint every</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A power cut loses so many steps at most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checkpoints kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The best ones, beside the last. Each takes room on the disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patience</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run ends after so many validations without a better one. 0: never.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Probe lines every</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>So many checkpoints: four lines to listen to. 0: never.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quick look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Careful</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is the data usable at all?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The usual choice for 30 to 60 minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More capacity, slower, for the final voice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rank %1, rate %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
