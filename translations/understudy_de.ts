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
        <translation>Wird gemessen</translation>
    </message>
    <message>
        <source>Not measured</source>
        <translation>Nicht gemessen</translation>
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
        <translation>%1&#xa0;s</translation>
    </message>
    <message>
        <source>The lines of the script appear here.</source>
        <translation>Hier erscheinen die Zeilen des Skripts.</translation>
    </message>
</context>
<context>
    <name>LineState</name>
    <message>
        <source>Not rendered</source>
        <translation>Nicht gerendert</translation>
    </message>
    <message>
        <source>Rendering</source>
        <translation>Wird gerendert</translation>
    </message>
    <message>
        <source>Fresh</source>
        <translation>Aktuell</translation>
    </message>
    <message>
        <source>Stale</source>
        <translation>Veraltet</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Gesperrt</translation>
    </message>
</context>
<context>
    <name>RunStatus</name>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pausiert</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Gestoppt</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>Unterbrochen</translation>
    </message>
</context>
<context>
    <name>TargetText</name>
    <message>
        <source>%1 %</source>
        <translation>%1&#xa0;%</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1&#xa0;min</translation>
    </message>
    <message>
        <source>%1 × real time</source>
        <translation>%1 × Echtzeit</translation>
    </message>
    <message>
        <source>%1 steps/h</source>
        <translation>%1&#xa0;Schritte/h</translation>
    </message>
    <message>
        <source>%1 GB</source>
        <translation>%1&#xa0;GB</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1&#xa0;h</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1&#xa0;MB</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1&#xa0;ms</translation>
    </message>
    <message>
        <source>%1 LUFS</source>
        <translation>%1&#xa0;LUFS</translation>
    </message>
    <message>
        <source>%1 dBTP</source>
        <translation>%1&#xa0;dBTP</translation>
    </message>
    <message>
        <source>Clips of 5 to 15 s</source>
        <translation>Clips von 5 bis 15&#xa0;s</translation>
    </message>
    <message>
        <source>Defective clips</source>
        <translation>Fehlerhafte Clips</translation>
    </message>
    <message>
        <source>Accepted speech</source>
        <translation>Angenommene Sprache</translation>
    </message>
    <message>
        <source>Word errors</source>
        <translation>Wortfehler</translation>
    </message>
    <message>
        <source>Character errors</source>
        <translation>Zeichenfehler</translation>
    </message>
    <message>
        <source>Similarity to the speaker</source>
        <translation>Ähnlichkeit mit der Person</translation>
    </message>
    <message>
        <source>Synthesis speed</source>
        <translation>Tempo der Synthese</translation>
    </message>
    <message>
        <source>Training speed</source>
        <translation>Tempo des Trainings</translation>
    </message>
    <message>
        <source>Peak memory of training</source>
        <translation>Spitzenspeicher im Training</translation>
    </message>
    <message>
        <source>Time of training</source>
        <translation>Dauer des Trainings</translation>
    </message>
    <message>
        <source>Adapter size</source>
        <translation>Größe des Adapters</translation>
    </message>
    <message>
        <source>Answers of the API</source>
        <translation>Antworten der API</translation>
    </message>
    <message>
        <source>Set-up</source>
        <translation>Einrichtung</translation>
    </message>
    <message>
        <source>Loudness of the master</source>
        <translation>Lautheit des Masters</translation>
    </message>
    <message>
        <source>True peak of the master</source>
        <translation>True Peak des Masters</translation>
    </message>
    <message>
        <source>Format of the master</source>
        <translation>Format des Masters</translation>
    </message>
    <message>
        <source>as promised</source>
        <translation>wie zugesagt</translation>
    </message>
    <message>
        <source>another</source>
        <translation>ein anderes</translation>
    </message>
    <message>
        <source>24 kHz, 16 bit, mono</source>
        <translation>24&#xa0;kHz, 16&#xa0;Bit, mono</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>there is no dataset</source>
        <translation>es gibt keinen Datensatz</translation>
    </message>
    <message>
        <source>the dataset does not tell</source>
        <translation>der Datensatz sagt es nicht</translation>
    </message>
    <message>
        <source>no model that hears words is installed</source>
        <translation>kein Modell zur Spracherkennung ist installiert</translation>
    </message>
    <message>
        <source>no ECAPA-TDNN is installed</source>
        <translation>kein ECAPA-TDNN ist installiert</translation>
    </message>
    <message>
        <source>there are fewer than five clips that were not trained on</source>
        <translation>es gibt weniger als fünf Clips, mit denen nicht trainiert wurde</translation>
    </message>
    <message>
        <source>no line was spoken</source>
        <translation>keine Zeile wurde gesprochen</translation>
    </message>
    <message>
        <source>the voice is not from a run of this project</source>
        <translation>die Stimme stammt nicht aus einem Lauf dieses Projekts</translation>
    </message>
    <message>
        <source>the voice has no adapter</source>
        <translation>die Stimme hat keinen Adapter</translation>
    </message>
    <message>
        <source>nothing serves requests here</source>
        <translation>hier beantwortet nichts Anfragen</translation>
    </message>
    <message>
        <source>it is measured elsewhere</source>
        <translation>es wird anderswo gemessen</translation>
    </message>
    <message>
        <source>no master was named</source>
        <translation>kein Master wurde angegeben</translation>
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
    <name>understudy::ApiPage</name>
    <message>
        <source>HTTP API</source>
        <translation>HTTP-API</translation>
    </message>
    <message>
        <source>Answer other programs on this computer</source>
        <translation>Anderen Programmen auf diesem Rechner antworten</translation>
    </message>
    <message>
        <source>They can speak with the voices here and start jobs in the open project. Each needs the token below; other computers are not answered.</source>
        <translation>Diese können mit den Stimmen hier sprechen und im offenen Projekt Aufgaben starten. Jedes braucht das Token unten; anderen Rechnern wird nicht geantwortet.</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>From 1024 to 65535; no other program may listen there.</source>
        <translation>Von 1024 bis 65535; kein anderes Programm darf dort lauschen.</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Token file</source>
        <translation>Token-Datei</translation>
    </message>
    <message>
        <source>Copy token</source>
        <translation>Token kopieren</translation>
    </message>
    <message>
        <source>The token is in the clipboard.</source>
        <translation>Das Token ist in der Zwischenablage.</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Wird gestartet</translation>
    </message>
    <message>
        <source>Not served</source>
        <translation>Nicht in Betrieb</translation>
    </message>
    <message>
        <source>A browser shows a page to try it there: give any name, and the token as password.</source>
        <translation>Im Browser gibt es dort eine Seite zum Ausprobieren: irgendein Name, das Token als Passwort.</translation>
    </message>
    <message>
        <source>Programs send the token as “Authorization: Bearer”. Taking its line out of the file revokes it.</source>
        <translation>Programme senden es als „Authorization: Bearer“. Ohne seine Zeile in der Datei gilt es nicht mehr.</translation>
    </message>
</context>
<context>
    <name>understudy::Banner</name>
    <message>
        <source>Close the notice</source>
        <translation>Meldung schließen</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Schließen (Esc)</translation>
    </message>
</context>
<context>
    <name>understudy::BannerHost</name>
    <message>
        <source>Show fewer notices</source>
        <translation>Weniger Meldungen zeigen</translation>
    </message>
    <message numerus="yes">
        <source>%n more notices</source>
        <translation>
            <numerusform>%n weitere Meldung</numerusform>
            <numerusform>%n weitere Meldungen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>understudy::BlindBar</name>
    <message>
        <source>Clips heard again</source>
        <translation>Erneut gehörte Clips</translation>
    </message>
    <message>
        <source>Second pass: clip %1 of %2</source>
        <translation>Zweiter Durchgang: Clip %1 von %2</translation>
    </message>
</context>
<context>
    <name>understudy::BlindPage</name>
    <message>
        <source>Begin a second pass</source>
        <translation>Zweiten Durchgang beginnen</translation>
    </message>
    <message>
        <source>Accepted clips with a defect</source>
        <translation>Angenommene Clips mit Fehler</translation>
    </message>
    <message>
        <source>Size of the sample</source>
        <translation>Größe der Stichprobe</translation>
    </message>
    <message>
        <source>Second pass</source>
        <translation>Zweiter Durchgang</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n clips heard, drawn from %2 accepted, seed %3</source>
        <translation>
            <numerusform>%1 von %n Clip gehört, gezogen aus %2 angenommenen, Startwert %3</numerusform>
            <numerusform>%1 von %n Clips gehört, gezogen aus %2 angenommenen, Startwert %3</numerusform>
        </translation>
    </message>
    <message>
        <source>no reason given</source>
        <translation>kein Grund angegeben</translation>
    </message>
    <message>
        <source>Split or merged since</source>
        <translation>Seither geteilt oder verbunden</translation>
    </message>
    <message>
        <source>Clip %1: %2 (%3)</source>
        <translation>Clip %1: %2 (%3)</translation>
    </message>
    <message>
        <source>Accept at least %1 clips first; now it is %2.</source>
        <translation>Erst mindestens %1 Clips annehmen; bisher sind es %2.</translation>
    </message>
    <message>
        <source>Accepted clips are drawn at random and judged again, without their verdicts, findings and figures. How many have a defect tells how many of all accepted clips do. The larger the sample, the more it tells; beside each size stands how many clips with a defect still show, 95 % sure, that at most 5 % of all have one. Answers are kept at once: leave and go on whenever you like.</source>
        <translation>Angenommene Clips werden zufällig gezogen und noch einmal beurteilt, ohne ihre Urteile, Befunde und Messwerte. Wie viele davon einen Fehler haben, sagt, wie viele aller angenommenen Clips einen haben. Je größer die Stichprobe, desto mehr sagt sie aus; bei jeder Größe steht, wie viele fehlerhafte Clips noch mit 95&#xa0;% Sicherheit zeigen, dass höchstens 5&#xa0;% aller Clips einen Fehler haben. Antworten werden sofort gespeichert: Unterbrechen und Fortsetzen ist jederzeit möglich.</translation>
    </message>
    <message numerus="yes">
        <source>%n clips: enough if none has a defect</source>
        <translation>
            <numerusform>%n Clip: genügt, wenn er keinen Fehler hat</numerusform>
            <numerusform>%n Clips: genügen, wenn keiner einen Fehler hat</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n clips: enough if at most %1 have a defect</source>
        <translation>
            <numerusform>%n Clip: genügt, wenn höchstens %1 einen Fehler hat</numerusform>
            <numerusform>%n Clips: genügen, wenn höchstens %1 einen Fehler haben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n accepted clips: then it is known</source>
        <translation>
            <numerusform>Der %n angenommene Clip: dann steht es fest</numerusform>
            <numerusform>Alle %n angenommenen Clips: dann steht es fest</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were not heard, and count for nothing.</source>
        <translation>
            <numerusform>%n wurde nicht gehört und zählt nicht.</numerusform>
            <numerusform>%n wurden nicht gehört und zählen nicht.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>understudy::ChartGround</name>
    <message>
        <source>No values yet. They come with the first step.</source>
        <translation>Noch keine Werte. Sie kommen mit dem ersten Schritt.</translation>
    </message>
</context>
<context>
    <name>understudy::ChartTableModel</name>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
</context>
<context>
    <name>understudy::ChartText</name>
    <message>
        <source>%1, step %2</source>
        <translation>%1, Schritt %2</translation>
    </message>
    <message>
        <source>%1, not smoothed</source>
        <translation>%1, ungeglättet</translation>
    </message>
    <message>
        <source>Step %1</source>
        <translation>Schritt %1</translation>
    </message>
    <message>
        <source>gap</source>
        <translation>Abstand</translation>
    </message>
    <message>
        <source>no value</source>
        <translation>kein Wert</translation>
    </message>
    <message>
        <source>now, peak %1</source>
        <translation>aktuell, Spitze %1</translation>
    </message>
    <message>
        <source>%1: no values yet</source>
        <translation>%1: noch keine Werte</translation>
    </message>
    <message>
        <source>%1, step %2: %3, lowest %4 at step %5</source>
        <translation>%1, Schritt %2: %3, Minimum %4 bei Schritt %5</translation>
    </message>
    <message>
        <source>No values yet</source>
        <translation>Noch keine Werte</translation>
    </message>
</context>
<context>
    <name>understudy::CheckList</name>
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
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message numerus="yes">
        <source>%n fail(s)</source>
        <translation>
            <numerusform>%n schlecht</numerusform>
            <numerusform>%n schlecht</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to look at</source>
        <translation>
            <numerusform>%n anzusehen</numerusform>
            <numerusform>%n anzusehen</numerusform>
        </translation>
    </message>
    <message>
        <source>all pass</source>
        <translation>alle gut</translation>
    </message>
</context>
<context>
    <name>understudy::CheckpointTableModel</name>
    <message>
        <source>Suggested</source>
        <translation>Empfohlen</translation>
    </message>
    <message>
        <source>Step %1</source>
        <translation>Schritt %1</translation>
    </message>
    <message>
        <source>%1, suggested</source>
        <translation>%1, empfohlen</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <translation>%1, %2: %3</translation>
    </message>
    <message>
        <source>not spoken</source>
        <translation>nicht gesprochen</translation>
    </message>
    <message>
        <source>playing</source>
        <translation>spielt</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>pausiert</translation>
    </message>
    <message>
        <source>spoken</source>
        <translation>gesprochen</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Validation loss</source>
        <translation>Validierungsverlust</translation>
    </message>
    <message>
        <source>Probe “%1”</source>
        <translation>Probe „%1“</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Beschädigt</translation>
    </message>
    <message>
        <source>%1, damaged</source>
        <translation>%1, beschädigt</translation>
    </message>
    <message>
        <source>WER %</source>
        <translation>WER %</translation>
    </message>
    <message>
        <source>CER %</source>
        <translation>CER %</translation>
    </message>
    <message>
        <source>Similarity</source>
        <translation>Ähnlichkeit</translation>
    </message>
</context>
<context>
    <name>understudy::CheckpointsPanel</name>
    <message>
        <source>Checkpoints</source>
        <translation>Checkpoints</translation>
    </message>
    <message>
        <source>The first is saved at step %1.</source>
        <translation>Der erste wird bei Schritt %1 gespeichert.</translation>
    </message>
    <message>
        <source>Step %1 is suggested: %2.</source>
        <translation>Schritt %1 wird empfohlen: %2.</translation>
    </message>
    <message numerus="yes">
        <source>Validation loss is of backbone and decoder by their weights, over %n clip(s) that are not trained on.</source>
        <translation>
            <numerusform>Validierungsverlust von Backbone und Decoder nach ihren Gewichten, über %n Clip, mit dem nicht trainiert wird.</numerusform>
            <numerusform>Validierungsverlust von Backbone und Decoder nach ihren Gewichten, über %n Clips, mit denen nicht trainiert wird.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is validated: the dataset has no validation clips.</source>
        <translation>Nichts wird validiert: Der Datensatz hat keine Clips zur Validierung.</translation>
    </message>
    <message>
        <source>Word errors and similarity are not measured.</source>
        <translation>Wortfehler und Ähnlichkeit sind nicht gemessen.</translation>
    </message>
    <message>
        <source>Make voice from %1…</source>
        <translation>Stimme aus Schritt %1…</translation>
    </message>
    <message>
        <source>Make a voice…</source>
        <translation>Stimme erstellen…</translation>
    </message>
    <message>
        <source>No probe lines: this run was told to speak none.</source>
        <translation>Keine Probezeilen: Dieser Lauf soll keine sprechen.</translation>
    </message>
    <message>
        <source>No probe lines yet.</source>
        <translation>Noch keine Probezeilen.</translation>
    </message>
    <message>
        <source>WER and CER of the probe lines by %1.</source>
        <translation>WER und CER der Probezeilen nach %1.</translation>
    </message>
    <message>
        <source>Similarity to the talent&apos;s clips by %1.</source>
        <translation>Ähnlichkeit mit den Clips der Person nach %1.</translation>
    </message>
    <message>
        <source>Step %1: %2</source>
        <translation>Schritt %1: %2</translation>
    </message>
    <message>
        <source>Compare %1…</source>
        <translation>%1 vergleichen…</translation>
    </message>
</context>
<context>
    <name>understudy::ClipPanel</name>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>%1×</source>
        <translation>%1×</translation>
    </message>
    <message>
        <source>Position %1 s</source>
        <translation>Position %1&#xa0;s</translation>
    </message>
    <message>
        <source>The clip chosen in the table appears here.</source>
        <translation>Hier erscheint der in der Tabelle gewählte Clip.</translation>
    </message>
    <message>
        <source>Locate…</source>
        <translation>Suchen…</translation>
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
        <translation>
            <numerusform>%1 %n Stelle dicht beieinander.</numerusform>
            <numerusform>%1 %n Stellen dicht beieinander.</numerusform>
        </translation>
    </message>
    <message>
        <source>The clip chosen in the table appears here.</source>
        <translation>Hier erscheint der in der Tabelle gewählte Clip.</translation>
    </message>
</context>
<context>
    <name>understudy::CompareActions</name>
    <message>
        <source>Comparison</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>Anhören</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>New comparison…</source>
        <translation>Neuer Vergleich…</translation>
    </message>
    <message>
        <source>N</source>
        <translation>N</translation>
    </message>
    <message>
        <source>Save listening page…</source>
        <translation>Hörtestseite speichern…</translation>
    </message>
    <message>
        <source>Ctrl+Shift+E</source>
        <translation>Ctrl+Shift+E</translation>
    </message>
    <message>
        <source>Take in answers…</source>
        <translation>Antworten übernehmen…</translation>
    </message>
    <message>
        <source>Ctrl+Shift+O</source>
        <translation>Ctrl+Shift+O</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Ctrl+E</source>
        <translation>Ctrl+E</translation>
    </message>
    <message>
        <source>End the test</source>
        <translation>Test beenden</translation>
    </message>
    <message>
        <source>Ctrl+.</source>
        <translation>Ctrl+.</translation>
    </message>
    <message>
        <source>Remove the comparison</source>
        <translation>Vergleich entfernen</translation>
    </message>
    <message>
        <source>Ctrl+Backspace</source>
        <translation>Ctrl+Backspace</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>Abspielen oder pausieren</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Space</translation>
    </message>
    <message>
        <source>F5</source>
        <translation>F5</translation>
    </message>
    <message>
        <source>Flip between the last two</source>
        <translation>Zwischen den letzten beiden wechseln</translation>
    </message>
    <message>
        <source>Shift+Space</source>
        <translation>Shift+Space</translation>
    </message>
    <message>
        <source>Hear sound %1</source>
        <translation>Klang %1 hören</translation>
    </message>
    <message>
        <source>Go to the beginning</source>
        <translation>Zum Anfang</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>Back one second</source>
        <translation>Eine Sekunde zurück</translation>
    </message>
    <message>
        <source>J</source>
        <translation>J</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausieren</translation>
    </message>
    <message>
        <source>K</source>
        <translation>K</translation>
    </message>
    <message>
        <source>Forward one second</source>
        <translation>Eine Sekunde vor</translation>
    </message>
    <message>
        <source>L</source>
        <translation>L</translation>
    </message>
    <message>
        <source>Loop from here</source>
        <translation>Schleife ab hier</translation>
    </message>
    <message>
        <source>I</source>
        <translation>I</translation>
    </message>
    <message>
        <source>Loop to here</source>
        <translation>Schleife bis hier</translation>
    </message>
    <message>
        <source>O</source>
        <translation>O</translation>
    </message>
    <message>
        <source>No loop</source>
        <translation>Keine Schleife</translation>
    </message>
    <message>
        <source>Ctrl+L</source>
        <translation>Ctrl+L</translation>
    </message>
    <message>
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>Unterschiede</translation>
    </message>
    <message>
        <source>D</source>
        <translation>D</translation>
    </message>
    <message>
        <source>Comparisons</source>
        <translation>Vergleiche</translation>
    </message>
    <message>
        <source>F4</source>
        <translation>F4</translation>
    </message>
    <message>
        <source>Hear the next sound</source>
        <translation>Nächsten Klang hören</translation>
    </message>
    <message>
        <source>Hear the sound before</source>
        <translation>Vorigen Klang hören</translation>
    </message>
</context>
<context>
    <name>understudy::ComparePane</name>
    <message>
        <source>Compare</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>Nothing compared yet</source>
        <translation>Noch nichts verglichen</translation>
    </message>
    <message>
        <source>Put takes, checkpoints, voices, real clips or files side by side: level-matched, at one position, switched at once. Blind tests keep the score to themselves until the last trial, and what the votes say can choose a take or rank a checkpoint.</source>
        <translation>Takes, Checkpoints, Stimmen, echte Clips oder Dateien nebeneinander hören: pegelgleich, an einer Position, sofort umgeschaltet. Blindtests verraten ihr Ergebnis erst nach dem letzten Versuch, und was die Wertungen sagen, kann einen Take wählen oder einen Checkpoint einstufen.</translation>
    </message>
    <message>
        <source>Sound %1</source>
        <translation>Klang %1</translation>
    </message>
    <message>
        <source>Reading the sounds</source>
        <translation>Klänge werden gelesen</translation>
    </message>
    <message>
        <source>This cannot be heard now</source>
        <translation>Das ist jetzt nicht zu hören</translation>
    </message>
    <message>
        <source>All answered</source>
        <translation>Alles beantwortet</translation>
    </message>
    <message>
        <source>The results are told when the other listeners who began are at their end.</source>
        <translation>Die Ergebnisse erscheinen, wenn die anderen Testpersonen fertig sind, die begonnen haben.</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Beantwortet</translation>
    </message>
    <message>
        <source>What you answered is kept here until it can be stored.</source>
        <translation>Die Antworten bleiben hier erhalten, bis sie sich speichern lassen.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Save a listening page</source>
        <translation>Hörtestseite speichern</translation>
    </message>
    <message>
        <source>Web pages (*.html)</source>
        <translation>Webseiten (*.html)</translation>
    </message>
    <message>
        <source>The page is saved: %1, %2.</source>
        <translation>Die Seite ist gespeichert: %1, %2.</translation>
    </message>
    <message>
        <source>Whoever opens it in a browser saves a file with their answers at its end; take that in here.</source>
        <translation>Wer sie im Browser öffnet, speichert am Ende eine Datei mit den Antworten; diese hier übernehmen.</translation>
    </message>
    <message>
        <source>Answers of another listener</source>
        <translation>Antworten einer anderen Testperson</translation>
    </message>
    <message>
        <source>Answers (*.json)</source>
        <translation>Antworten (*.json)</translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) of %1 are taken in.</source>
        <translation>
            <numerusform>%n Antwort von %1 ist übernommen.</numerusform>
            <numerusform>%n Antworten von %1 sind übernommen.</numerusform>
        </translation>
    </message>
    <message>
        <source>All answers of %1 were in already.</source>
        <translation>Alle Antworten von %1 waren schon da.</translation>
    </message>
    <message>
        <source>Export answers and results</source>
        <translation>Antworten und Ergebnisse exportieren</translation>
    </message>
    <message>
        <source>Answers (*.csv);;Answers and results (*.json)</source>
        <translation>Antworten (*.csv);;Antworten und Ergebnisse (*.json)</translation>
    </message>
    <message>
        <source>%1 is the chosen take now.</source>
        <translation>%1 ist jetzt der gewählte Take.</translation>
    </message>
    <message>
        <source>%1 is ranked first now.</source>
        <translation>%1 steht jetzt an erster Stelle.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Another listener</source>
        <translation>Andere Testperson</translation>
    </message>
    <message>
        <source>Name of who hears it now</source>
        <translation>Name der Person, die jetzt hört</translation>
    </message>
    <message>
        <source>%1 has answered all of it.</source>
        <translation>%1 hat alles beantwortet.</translation>
    </message>
</context>
<context>
    <name>understudy::CompareStage</name>
    <message>
        <source>Stage</source>
        <translation>Bühne</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Voriges</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>The wave is hidden during a blind test, so that its shape does not give the answer away.</source>
        <translation>Während eines Blindtests ist die Wellenform verborgen, damit ihre Form die Antwort nicht verrät.</translation>
    </message>
    <message>
        <source>%1   %2</source>
        <translation>%1   %2</translation>
    </message>
    <message>
        <source>%1, key %2</source>
        <translation>%1, Taste %2</translation>
    </message>
    <message>
        <source>Trial %1 of %2</source>
        <translation>Versuch %1 von %2</translation>
    </message>
    <message>
        <source>%1: which one is X?</source>
        <translation>%1: Welches ist X?</translation>
    </message>
    <message>
        <source>Switch as often as you like. All three share one position, level and length.</source>
        <translation>Beliebig oft umschalten. Alle drei teilen sich Position, Pegel und Länge.</translation>
    </message>
    <message>
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <source>X</source>
        <translation>X</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>X is A</source>
        <translation>X ist A</translation>
    </message>
    <message>
        <source>X is B</source>
        <translation>X ist B</translation>
    </message>
    <message>
        <source>%1: which one is better?</source>
        <translation>%1: Welches ist besser?</translation>
    </message>
    <message>
        <source>Switch as often as you like. Both share one position, level and length.</source>
        <translation>Beliebig oft umschalten. Beide teilen sich Position, Pegel und Länge.</translation>
    </message>
    <message>
        <source>A is better</source>
        <translation>A ist besser</translation>
    </message>
    <message>
        <source>B is better</source>
        <translation>B ist besser</translation>
    </message>
    <message>
        <source>%1: how good is it?</source>
        <translation>%1: Wie gut ist es?</translation>
    </message>
    <message>
        <source>Hear all of it, then rate it.</source>
        <translation>Ganz anhören, dann bewerten.</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Klang</translation>
    </message>
    <message>
        <source>Bad</source>
        <translation>Schlecht</translation>
    </message>
    <message>
        <source>Poor</source>
        <translation>Mangelhaft</translation>
    </message>
    <message>
        <source>Fair</source>
        <translation>Ordentlich</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Gut</translation>
    </message>
    <message>
        <source>Excellent</source>
        <translation>Ausgezeichnet</translation>
    </message>
    <message>
        <source>All play at one position and level; a switch is heard at once.</source>
        <translation>Alle spielen an einer Position und mit einem Pegel; ein Wechsel ist sofort zu hören.</translation>
    </message>
    <message>
        <source>%1 of %2: %3</source>
        <translation>%1 von %2: %3</translation>
    </message>
    <message>
        <source>Hear it to its end first.</source>
        <translation>Zuerst bis zum Ende anhören.</translation>
    </message>
    <message>
        <source>Not heard yet: %1.</source>
        <translation>Noch nicht gehört: %1.</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Answers are final. Guess if you cannot tell.</source>
        <translation>Antworten sind endgültig. Im Zweifel raten.</translation>
    </message>
    <message>
        <source>Loop %1 to %2</source>
        <translation>Schleife %1 bis %2</translation>
    </message>
</context>
<context>
    <name>understudy::ComparisonPanel</name>
    <message>
        <source>Comparisons</source>
        <translation>Vergleiche</translation>
    </message>
    <message>
        <source>Slots</source>
        <translation>Plätze</translation>
    </message>
    <message>
        <source>All play at %1 LUFS, within 0.1 LU.</source>
        <translation>Alle spielen mit %1&#xa0;LUFS, auf 0,1&#xa0;LU genau.</translation>
    </message>
    <message>
        <source>Lengths are cut to the shorter.</source>
        <translation>Die Längen sind auf die kürzere gekürzt.</translation>
    </message>
    <message>
        <source>Silence follows what is shorter.</source>
        <translation>Kürzerem folgt Stille.</translation>
    </message>
</context>
<context>
    <name>understudy::ConsentCard</name>
    <message>
        <source>Record consent…</source>
        <translation>Einwilligung erfassen…</translation>
    </message>
    <message>
        <source>Revoke…</source>
        <translation>Widerrufen…</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>Einwilligung</translation>
    </message>
    <message>
        <source>Nobody agreed yet</source>
        <translation>Noch keine Einwilligung</translation>
    </message>
    <message>
        <source>Only with the speaker’s consent is a voice made of the recordings.</source>
        <translation>Nur mit Einwilligung der sprechenden Person entsteht aus den Aufnahmen eine Stimme.</translation>
    </message>
    <message>
        <source>%1 revoked</source>
        <translation>%1 hat widerrufen</translation>
    </message>
    <message>
        <source>%1 agreed</source>
        <translation>%1 hat eingewilligt</translation>
    </message>
    <message>
        <source>What %1 agreed to has ended</source>
        <translation>Die Einwilligung von %1 ist abgelaufen</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Für</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>it is revoked</source>
        <translation>zum Widerruf</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>Erklärung</translation>
    </message>
    <message>
        <source>written and spoken</source>
        <translation>schriftlich und gesprochen</translation>
    </message>
    <message>
        <source>written</source>
        <translation>schriftlich</translation>
    </message>
    <message>
        <source>Revoke consent</source>
        <translation>Einwilligung widerrufen</translation>
    </message>
    <message>
        <source>Revoke what %1 agreed to?</source>
        <translation>Einwilligung von %1 widerrufen?</translation>
    </message>
    <message>
        <source>Nothing is trained, spoken or exported with voices of these recordings from today on. Nothing is deleted.</source>
        <translation>Ab heute wird mit Stimmen aus diesen Aufnahmen nichts mehr trainiert, gesprochen oder exportiert. Gelöscht wird nichts.</translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation>Widerrufen</translation>
    </message>
    <message>
        <source>Show record</source>
        <translation>Eintrag anzeigen</translation>
    </message>
</context>
<context>
    <name>understudy::ConsentDialog</name>
    <message>
        <source>Record consent</source>
        <translation>Einwilligung erfassen</translation>
    </message>
    <message>
        <source>Consent of the speaker</source>
        <translation>Einwilligung der sprechenden Person</translation>
    </message>
    <message>
        <source>Train: make a voice of the recordings</source>
        <translation>Trainieren: aus den Aufnahmen eine Stimme machen</translation>
    </message>
    <message>
        <source>Render: speak scripts with it</source>
        <translation>Rendern: mit ihr Skripte sprechen</translation>
    </message>
    <message>
        <source>Publish: let others hear what it spoke</source>
        <translation>Veröffentlichen: andere hören lassen, was sie gesprochen hat</translation>
    </message>
    <message>
        <source>What the speaker agreed to, in their words</source>
        <translation>Wozu eingewilligt wurde, in den Worten der sprechenden Person</translation>
    </message>
    <message>
        <source>Who speaks</source>
        <translation>Wer spricht</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>Erklärung</translation>
    </message>
    <message>
        <source>Allowed</source>
        <translation>Erlaubt</translation>
    </message>
    <message>
        <source>Only with the speaker&apos;s consent are recordings trained on. It can be revoked at any time, which locks every voice made of them.</source>
        <translation>Nur mit Einwilligung der sprechenden Person wird mit Aufnahmen trainiert. Sie lässt sich jederzeit widerrufen; das sperrt jede daraus entstandene Stimme.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>understudy::ConsentRecordDialog</name>
    <message>
        <source>training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>speaking scripts</source>
        <translation>Sprechen von Skripten</translation>
    </message>
    <message>
        <source>publishing</source>
        <translation>Veröffentlichung</translation>
    </message>
    <message>
        <source>Consent of %1</source>
        <translation>Einwilligung von %1</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>Erklärung</translation>
    </message>
    <message>
        <source>Who speaks</source>
        <translation>Wer spricht</translation>
    </message>
    <message>
        <source>Given</source>
        <translation>Erteilt</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>it is revoked</source>
        <translation>zum Widerruf</translation>
    </message>
    <message>
        <source>Revoked</source>
        <translation>Widerrufen</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Für</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Eintrag</translation>
    </message>
    <message>
        <source>Spoken statement</source>
        <translation>Gesprochene Erklärung</translation>
    </message>
    <message>
        <source>Hear the statement</source>
        <translation>Erklärung anhören</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>understudy::DifferenceView</name>
    <message>
        <source>Differences</source>
        <translation>Unterschiede</translation>
    </message>
    <message>
        <source>%1: %2 long</source>
        <translation>%1: %2 lang</translation>
    </message>
    <message>
        <source>, heard otherwise: %1</source>
        <translation>, anders gehört: %1</translation>
    </message>
    <message>
        <source>Pitch, %1 to %2 Hz</source>
        <translation>Tonhöhe, %1 bis %2&#xa0;Hz</translation>
    </message>
</context>
<context>
    <name>understudy::EmptyHome</name>
    <message>
        <source>Understudy</source>
        <translation>Understudy</translation>
    </message>
    <message>
        <source>One speaker’s recordings, with consent, to a finished episode.</source>
        <translation>Von den Aufnahmen einer Person, mit deren Einwilligung, zur fertigen Episode.</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Loslegen</translation>
    </message>
    <message>
        <source>New project…</source>
        <translation>Neues Projekt…</translation>
    </message>
    <message>
        <source>Voices and episodes live in one folder.</source>
        <translation>Stimmen und Episoden in einem Ordner.</translation>
    </message>
    <message>
        <source>Ctrl+N</source>
        <translation>Ctrl+N</translation>
    </message>
    <message>
        <source>Open project…</source>
        <translation>Projekt öffnen…</translation>
    </message>
    <message>
        <source>A folder that ends in .understudy.</source>
        <translation>Ein Ordner, der auf .understudy endet.</translation>
    </message>
    <message>
        <source>Ctrl+O</source>
        <translation>Ctrl+O</translation>
    </message>
    <message>
        <source>Try the sample episode</source>
        <translation>Beispielepisode ausprobieren</translation>
    </message>
    <message>
        <source>Two hosts, three minutes, spoken by the built-in draft voices. No download.</source>
        <translation>Zu zweit moderiert, drei Minuten, gesprochen von den eingebauten Entwurfsstimmen. Kein Download.</translation>
    </message>
    <message>
        <source>Drop a script here</source>
        <translation>Skript hier ablegen</translation>
    </message>
    <message>
        <source>Markdown (.md) or JSON (.json). It gets a project of its own.</source>
        <translation>Markdown (.md) oder JSON (.json). Es erhält ein eigenes Projekt.</translation>
    </message>
    <message>
        <source>On this machine</source>
        <translation>Auf diesem Rechner</translation>
    </message>
    <message>
        <source>Draft voices</source>
        <translation>Entwurfsstimmen</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>bereit</translation>
    </message>
    <message>
        <source>Sound output</source>
        <translation>Audioausgabe</translation>
    </message>
    <message>
        <source>You can write, render and export with draft voices now.</source>
        <translation>Mit Entwurfsstimmen lässt sich sofort schreiben, rendern und exportieren.</translation>
    </message>
    <message>
        <source>Recent projects</source>
        <translation>Letzte Projekte</translation>
    </message>
    <message>
        <source>None yet. Projects you open appear here.</source>
        <translation>Noch keine. Geöffnete Projekte erscheinen hier.</translation>
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
        <source>The voice model %1 is loaded: weights %2, caches %3.</source>
        <translation>Das Stimmmodell %1 ist geladen: Gewichte %2, Zwischenspeicher %3.</translation>
    </message>
    <message>
        <source>API on</source>
        <translation>API an</translation>
    </message>
    <message>
        <source>Other programs are answered at %1.</source>
        <translation>Anderen Programmen wird unter %1 geantwortet.</translation>
    </message>
</context>
<context>
    <name>understudy::EpisodeActions</name>
    <message>
        <source>Play</source>
        <translation>Wiedergabe</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>Abspielen oder pausieren</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Space</translation>
    </message>
    <message>
        <source>F5</source>
        <translation>F5</translation>
    </message>
    <message>
        <source>Previous line</source>
        <translation>Vorige Zeile</translation>
    </message>
    <message>
        <source>Ctrl+Up</source>
        <translation>Ctrl+Up</translation>
    </message>
    <message>
        <source>Next line</source>
        <translation>Nächste Zeile</translation>
    </message>
    <message>
        <source>Ctrl+Down</source>
        <translation>Ctrl+Down</translation>
    </message>
    <message>
        <source>Back 5 seconds</source>
        <translation>5 Sekunden zurück</translation>
    </message>
    <message>
        <source>J</source>
        <translation>J</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>K</source>
        <translation>K</translation>
    </message>
    <message>
        <source>Forward 5 seconds</source>
        <translation>5 Sekunden vor</translation>
    </message>
    <message>
        <source>L</source>
        <translation>L</translation>
    </message>
    <message>
        <source>Render</source>
        <translation>Rendern</translation>
    </message>
    <message>
        <source>Render what changed</source>
        <translation>Geändertes rendern</translation>
    </message>
    <message>
        <source>Ctrl+R</source>
        <translation>Ctrl+R</translation>
    </message>
    <message>
        <source>Render selected lines again</source>
        <translation>Ausgewählte Zeilen neu rendern</translation>
    </message>
    <message>
        <source>Ctrl+Shift+R</source>
        <translation>Ctrl+Shift+R</translation>
    </message>
    <message>
        <source>Render all lines again</source>
        <translation>Alle Zeilen neu rendern</translation>
    </message>
    <message>
        <source>Cancel rendering</source>
        <translation>Rendern abbrechen</translation>
    </message>
    <message>
        <source>Ctrl+.</source>
        <translation>Ctrl+.</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Ctrl+E</source>
        <translation>Ctrl+E</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Ctrl++</source>
        <translation>Ctrl++</translation>
    </message>
    <message>
        <source>Ctrl+=</source>
        <translation>Ctrl+=</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Ctrl+-</source>
        <translation>Ctrl+-</translation>
    </message>
    <message>
        <source>Show the whole episode</source>
        <translation>Ganze Episode zeigen</translation>
    </message>
    <message>
        <source>Ctrl+0</source>
        <translation>Ctrl+0</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspektor</translation>
    </message>
    <message>
        <source>F4</source>
        <translation>F4</translation>
    </message>
    <message>
        <source>Compare takes…</source>
        <translation>Takes vergleichen…</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
</context>
<context>
    <name>understudy::EpisodeHeader</name>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Episode</source>
        <translation>Episode</translation>
    </message>
    <message>
        <source>More ways to render</source>
        <translation>Weitere Renderoptionen</translation>
    </message>
    <message numerus="yes">
        <source>Render %n changed line(s)</source>
        <translation>
            <numerusform>%n geänderte Zeile rendern</numerusform>
            <numerusform>%n geänderte Zeilen rendern</numerusform>
        </translation>
    </message>
    <message>
        <source>All lines rendered</source>
        <translation>Alle Zeilen gerendert</translation>
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
        <translation>Episode</translation>
    </message>
    <message>
        <source>Export the master</source>
        <translation>Master exportieren</translation>
    </message>
    <message>
        <source>Audio (*.wav *.flac *.mp3 *.ogg)</source>
        <translation>Audio (*.wav *.flac *.mp3 *.ogg)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
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
        <translation>Zeitleiste</translation>
    </message>
    <message numerus="yes">
        <source>Line %1, %2, %3, %n take(s), %4</source>
        <translation>
            <numerusform>Zeile %1, %2, %3, %n Take, %4</numerusform>
            <numerusform>Zeile %1, %2, %3, %n Takes, %4</numerusform>
        </translation>
    </message>
    <message>
        <source>Position %1 of %2. %3</source>
        <translation>Position %1 von %2. %3</translation>
    </message>
</context>
<context>
    <name>understudy::EpisodeWork</name>
    <message numerus="yes">
        <source>Rendered %n line(s).</source>
        <translation>
            <numerusform>%n Zeile gerendert.</numerusform>
            <numerusform>%n Zeilen gerendert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) could not be rendered.</source>
        <translation>
            <numerusform>%n Zeile ließ sich nicht rendern.</numerusform>
            <numerusform>%n Zeilen ließen sich nicht rendern.</numerusform>
        </translation>
    </message>
    <message>
        <source>Old takes are kept.</source>
        <translation>Alte Takes bleiben erhalten.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>Exported %1.</source>
        <translation>%1 exportiert.</translation>
    </message>
    <message>
        <source>Rendering cancelled. Finished lines are kept.</source>
        <translation>Rendern abgebrochen. Fertige Zeilen bleiben erhalten.</translation>
    </message>
</context>
<context>
    <name>understudy::EpisodesCard</name>
    <message>
        <source>Has problems</source>
        <translation>Hat Probleme</translation>
    </message>
    <message>
        <source>Rendered</source>
        <translation>Gerendert</translation>
    </message>
    <message numerus="yes">
        <source>%n to render</source>
        <translation>
            <numerusform>%n zu rendern</numerusform>
            <numerusform>%n zu rendern</numerusform>
        </translation>
    </message>
    <message>
        <source>Add script…</source>
        <translation>Skript hinzufügen…</translation>
    </message>
    <message>
        <source>Episodes</source>
        <translation>Episoden</translation>
    </message>
    <message numerus="yes">
        <source>%n lines</source>
        <translation>
            <numerusform>%n Zeile</numerusform>
            <numerusform>%n Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>Write %1</source>
        <translation>%1 schreiben</translation>
    </message>
    <message>
        <source>No episodes yet. Add a script, or drop one on the window.</source>
        <translation>Noch keine Episoden. Ein Skript hinzufügen oder auf das Fenster ziehen.</translation>
    </message>
</context>
<context>
    <name>understudy::FiguresPanel</name>
    <message>
        <source>Measured</source>
        <translation>Messwerte</translation>
    </message>
    <message>
        <source>Being measured …</source>
        <translation>Wird gemessen&#xa0;…</translation>
    </message>
    <message>
        <source>Not measured: %1</source>
        <translation>Nicht gemessen: %1</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
</context>
<context>
    <name>understudy::GoalsBar</name>
    <message>
        <source>minutes accepted</source>
        <translation>Minuten angenommen</translation>
    </message>
    <message>
        <source>goal 30–60</source>
        <translation>Ziel 30–60</translation>
    </message>
    <message>
        <source>in 5–15 s</source>
        <translation>mit 5–15&#xa0;s</translation>
    </message>
    <message>
        <source>goal ≥ 90 %</source>
        <translation>Ziel ≥&#xa0;90&#xa0;%</translation>
    </message>
    <message>
        <source>defective</source>
        <translation>fehlerhaft</translation>
    </message>
    <message>
        <source>goal ≤ 5 %</source>
        <translation>Ziel ≤&#xa0;5&#xa0;%</translation>
    </message>
    <message>
        <source>reviewed</source>
        <translation>geprüft</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>von %1</translation>
    </message>
    <message>
        <source>min</source>
        <translation>min</translation>
    </message>
    <message numerus="yes">
        <source>defective, %n being measured</source>
        <translation>
            <numerusform>fehlerhaft, %n wird gemessen</numerusform>
            <numerusform>fehlerhaft, %n werden gemessen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>understudy::HistoryDialog</name>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Enter goes to the chosen row: what comes after it is taken back. The history begins when a project is opened; what was done before is kept, but no longer taken back step by step.</source>
        <translation>Die Eingabetaste springt zur gewählten Zeile: Was danach kommt, wird zurückgenommen. Der Verlauf beginnt mit dem Öffnen des Projekts; Früheres bleibt erhalten, lässt sich aber nicht mehr schrittweise zurücknehmen.</translation>
    </message>
</context>
<context>
    <name>understudy::HistoryModel</name>
    <message>
        <source>As it was opened</source>
        <translation>Stand beim Öffnen</translation>
    </message>
    <message>
        <source>%1, this is now</source>
        <translation>%1, aktueller Stand</translation>
    </message>
    <message>
        <source>%1, taken back</source>
        <translation>%1, zurückgenommen</translation>
    </message>
</context>
<context>
    <name>understudy::HomePane</name>
    <message>
        <source>Home</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Add models from a folder</source>
        <translation>Modelle aus einem Ordner hinzufügen</translation>
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
        <translation>Mikrofonpegel</translation>
    </message>
    <message>
        <source>Nothing is heard</source>
        <translation>Nichts zu hören</translation>
    </message>
    <message>
        <source>Peak %1 dBFS</source>
        <translation>Spitze %1&#xa0;dBFS</translation>
    </message>
    <message numerus="yes">
        <source>%1, clipped at %n places</source>
        <translation>
            <numerusform>%1, an %n Stelle übersteuert</numerusform>
            <numerusform>%1, an %n Stellen übersteuert</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, too loud</source>
        <translation>%1, zu laut</translation>
    </message>
    <message>
        <source>speech between %1 and %2, peaks below %3 dBFS</source>
        <translation>Sprache zwischen %1 und %2, Spitzen unter %3&#xa0;dBFS</translation>
    </message>
    <message>
        <source>Level: %1</source>
        <translation>Pegel: %1</translation>
    </message>
</context>
<context>
    <name>understudy::Inspector</name>
    <message>
        <source>No take yet; about %1.</source>
        <translation>Noch kein Take; etwa %1.</translation>
    </message>
    <message>
        <source>%1 LUFS</source>
        <translation>%1&#xa0;LUFS</translation>
    </message>
    <message>
        <source>%1 dB in the mix</source>
        <translation>%1&#xa0;dB in der Mischung</translation>
    </message>
    <message>
        <source>Take %1 of %2: %3</source>
        <translation>Take %1 von %2: %3</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspektor</translation>
    </message>
    <message>
        <source>Render line</source>
        <translation>Zeile rendern</translation>
    </message>
    <message>
        <source>Spoken form</source>
        <translation>Sprechfassung</translation>
    </message>
    <message>
        <source> ms</source>
        <translation> ms</translation>
    </message>
    <message>
        <source>Episode</source>
        <translation>Episode</translation>
    </message>
    <message>
        <source>Written at the top of the script.</source>
        <translation>Steht am Anfang des Skripts.</translation>
    </message>
    <message>
        <source>Podcast, mono</source>
        <translation>Podcast, mono</translation>
    </message>
    <message>
        <source>Podcast, stereo</source>
        <translation>Podcast, stereo</translation>
    </message>
    <message>
        <source>ACX audiobook</source>
        <translation>ACX-Hörbuch</translation>
    </message>
    <message>
        <source>Broadcast</source>
        <translation>Rundfunk</translation>
    </message>
    <message>
        <source>Custom</source>
        <translation>Eigenes</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Pauses between</source>
        <translation>Pausen zwischen</translation>
    </message>
    <message>
        <source>Sentences</source>
        <translation>Sätzen</translation>
    </message>
    <message>
        <source>Paragraphs</source>
        <translation>Absätzen</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>Abschnitten</translation>
    </message>
    <message>
        <source>Speakers</source>
        <translation>Sprechern</translation>
    </message>
    <message>
        <source>No line chosen</source>
        <translation>Keine Zeile gewählt</translation>
    </message>
    <message>
        <source>Choose a line in the table or the script.</source>
        <translation>Eine Zeile in der Tabelle oder im Skript wählen.</translation>
    </message>
    <message>
        <source>Line %1</source>
        <translation>Zeile %1</translation>
    </message>
    <message>
        <source>%1 · voice %2</source>
        <translation>%1 · Stimme %2</translation>
    </message>
    <message>
        <source>Waits for script line %1. Table and takes show the last script that had no problem.</source>
        <translation>Wartet auf Skriptzeile %1. Tabelle und Takes zeigen das letzte fehlerfreie Skript.</translation>
    </message>
    <message>
        <source>Voice of %1</source>
        <translation>Stimme von %1</translation>
    </message>
</context>
<context>
    <name>understudy::IntervalPlot</name>
    <message>
        <source>%1: %2, %3 to %4</source>
        <translation>%1: %2, %3 bis %4</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>understudy::JobStrip</name>
    <message>
        <source>Jobs</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>No jobs running</source>
        <translation>Keine laufenden Aufgaben</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1&#xa0;%</translation>
    </message>
    <message>
        <source>Cancel: %1</source>
        <translation>Abbrechen: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n weitere</numerusform>
            <numerusform>%n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>understudy::JobStripFeed</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Stop and save</source>
        <translation>Stoppen und speichern</translation>
    </message>
</context>
<context>
    <name>understudy::KeyCaps</name>
    <message>
        <source>or</source>
        <translation>oder</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingabe</translation>
    </message>
</context>
<context>
    <name>understudy::LevelMeters</name>
    <message>
        <source>Momentary</source>
        <translation>Momentan</translation>
    </message>
    <message>
        <source>Short-term</source>
        <translation>Kurzzeit</translation>
    </message>
    <message>
        <source>Integrated</source>
        <translation>Integriert</translation>
    </message>
    <message>
        <source>True peak</source>
        <translation>True Peak</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Pegel</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>nicht gemessen</translation>
    </message>
    <message>
        <source>Marks: target %1, limit %2</source>
        <translation>Marken: Ziel %1, Grenze %2</translation>
    </message>
    <message>
        <source>LUFS, dBTP</source>
        <translation>LUFS, dBTP</translation>
    </message>
</context>
<context>
    <name>understudy::LimitsTable</name>
    <message>
        <source>%1 ≤</source>
        <translation>%1 ≤</translation>
    </message>
    <message>
        <source>%1 ≥</source>
        <translation>%1 ≥</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Messgröße</translation>
    </message>
    <message>
        <source>Look at</source>
        <translation>Ansehen</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Auslassen</translation>
    </message>
    <message>
        <source>Usual</source>
        <translation>Üblich</translation>
    </message>
    <message>
        <source>Empty: %1, as usual. “none”: no limit.</source>
        <translation>Leer: %1, wie üblich. „none“: keine Grenze.</translation>
    </message>
    <message>
        <source>%1, “%2”: “%3” is not a number. Type a number, or “none” for no limit.</source>
        <translation>%1, „%2“: „%3“ ist keine Zahl. Eine Zahl eingeben oder „none“ für keine Grenze.</translation>
    </message>
    <message>
        <source>%1: what is left out begins at %2, before what is looked at, %3. Let “Leave out” be %3 or more.</source>
        <translation>%1: Ausgelassen wird ab %2, angesehen erst ab %3. „Auslassen“ auf %3 oder mehr setzen.</translation>
    </message>
    <message>
        <source>%1: what is left out begins at %2, before what is looked at, %3. Let “Leave out” be %3 or less.</source>
        <translation>%1: Ausgelassen wird ab %2, angesehen erst ab %3. „Auslassen“ auf %3 oder weniger setzen.</translation>
    </message>
    <message>
        <source>Characters a second</source>
        <translation>Zeichen je Sekunde</translation>
    </message>
</context>
<context>
    <name>understudy::LineTableModel</name>
    <message>
        <source>%1, playing</source>
        <translation>%1, spielt</translation>
    </message>
    <message>
        <source>Integrated loudness of the line, LUFS</source>
        <translation>Integrierte Lautheit der Zeile, LUFS</translation>
    </message>
    <message>
        <source>#</source>
        <translation>#</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>Sprecher</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>LUFS</source>
        <translation>LUFS</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>Takes</translation>
    </message>
</context>
<context>
    <name>understudy::LinesPanel</name>
    <message>
        <source>Lines</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>All %1</source>
        <translation>Alle %1</translation>
    </message>
    <message>
        <source>No line is in this state. Choose “All” to see every line.</source>
        <translation>Keine Zeile hat diesen Status. „Alle“ zeigt sämtliche Zeilen.</translation>
    </message>
    <message>
        <source>No lines yet. Write a sentence in the script; each becomes a line here.</source>
        <translation>Noch keine Zeilen. Jeder Satz im Skript wird hier zu einer Zeile.</translation>
    </message>
</context>
<context>
    <name>understudy::LoopBar</name>
    <message>
        <source>Position</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>%1 long</source>
        <translation>%1 lang</translation>
    </message>
    <message>
        <source>%1, %2 to %3 again and again</source>
        <translation>%1, %2 bis %3 in Schleife</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1&#xa0;s</translation>
    </message>
</context>
<context>
    <name>understudy::MainWindow</name>
    <message>
        <source>Everywhere</source>
        <translation>Überall</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projekt</translation>
    </message>
    <message>
        <source>&amp;New project…</source>
        <translation>&amp;Neues Projekt…</translation>
    </message>
    <message>
        <source>&amp;Open project…</source>
        <translation>Projekt &amp;öffnen…</translation>
    </message>
    <message>
        <source>&amp;Add script…</source>
        <translation>&amp;Skript hinzufügen…</translation>
    </message>
    <message>
        <source>Ctrl+I</source>
        <translation>Ctrl+I</translation>
    </message>
    <message>
        <source>&amp;Close project</source>
        <translation>Projekt s&amp;chließen</translation>
    </message>
    <message>
        <source>Ctrl+W</source>
        <translation>Ctrl+W</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Ctrl+Q</source>
        <translation>Ctrl+Q</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>Ctrl+Z</source>
        <translation>Ctrl+Z</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>Ctrl+Shift+Z</source>
        <translation>Ctrl+Shift+Z</translation>
    </message>
    <message>
        <source>Ctrl+Y</source>
        <translation>Ctrl+Y</translation>
    </message>
    <message>
        <source>Next part of the window</source>
        <translation>Nächster Fensterbereich</translation>
    </message>
    <message>
        <source>F6</source>
        <translation>F6</translation>
    </message>
    <message>
        <source>Previous part of the window</source>
        <translation>Voriger Fensterbereich</translation>
    </message>
    <message>
        <source>Shift+F6</source>
        <translation>Shift+F6</translation>
    </message>
    <message>
        <source>&amp;Shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>?</source>
        <translation>?</translation>
    </message>
    <message>
        <source>S&amp;ettings…</source>
        <translation>&amp;Einstellungen…</translation>
    </message>
    <message>
        <source>Ctrl+,</source>
        <translation>Ctrl+,</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Episode</source>
        <translation>Episode</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Optionen</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>Zuletzt &amp;geöffnet</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation>&amp;Wiedergabe</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>E&amp;xtras</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;About Understudy</source>
        <translation>&amp;Über Understudy</translation>
    </message>
    <message>
        <source>Shortcuts in %1</source>
        <translation>Tastenkürzel: %1</translation>
    </message>
    <message>
        <source>About Understudy</source>
        <translation>Über Understudy</translation>
    </message>
    <message>
        <source>&lt;b&gt;Understudy %1&lt;/b&gt;&lt;p&gt;One speaker&apos;s recordings, with consent, to a finished episode.&lt;/p&gt;&lt;p&gt;Free software under the GNU General Public License, version 3 or later.&lt;/p&gt;</source>
        <translation>&lt;b&gt;Understudy %1&lt;/b&gt;&lt;p&gt;Von den Aufnahmen einer Person, mit deren Einwilligung, zur fertigen Episode.&lt;/p&gt;&lt;p&gt;Freie Software unter der GNU General Public License, Version 3 oder neuer.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>No project</source>
        <translation>Kein Projekt</translation>
    </message>
    <message>
        <source>Reading only</source>
        <translation>Schreibgeschützt</translation>
    </message>
    <message>
        <source>All changes saved</source>
        <translation>Alle Änderungen gespeichert</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>Wird gespeichert</translation>
    </message>
    <message>
        <source>%1  ·  %2</source>
        <translation>%1  ·  %2</translation>
    </message>
    <message>
        <source>%1 – Understudy</source>
        <translation>%1 – Understudy</translation>
    </message>
    <message>
        <source>Understudy</source>
        <translation>Understudy</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Nicht gespeichert</translation>
    </message>
    <message>
        <source>Un&amp;load the voice model</source>
        <translation>Stimmmodell ent&amp;laden</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>&amp;History…</source>
        <translation>&amp;Verlauf…</translation>
    </message>
    <message>
        <source>Ctrl+H</source>
        <translation>Ctrl+H</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>&amp;Measure a voice…</source>
        <translation>Stimme &amp;messen…</translation>
    </message>
    <message>
        <source>Until then the HTTP API is not served.</source>
        <translation>Bis dahin ist die HTTP-API nicht in Betrieb.</translation>
    </message>
    <message>
        <source>Open settings</source>
        <translation>Einstellungen öffnen</translation>
    </message>
</context>
<context>
    <name>understudy::MarkCounter</name>
    <message>
        <source>Mark %1 of %2</source>
        <translation>Auffälligkeit %1 von %2</translation>
    </message>
    <message>
        <source>No marks</source>
        <translation>Nichts Auffälliges</translation>
    </message>
    <message numerus="yes">
        <source>%n mark(s)</source>
        <translation>
            <numerusform>%n Auffälligkeit</numerusform>
            <numerusform>%n Auffälligkeiten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>understudy::MeasureDialog</name>
    <message>
        <source>&amp;Measure</source>
        <translation>&amp;Messen</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Stoppen</translation>
    </message>
    <message>
        <source>Open the &amp;report</source>
        <translation>&amp;Bericht öffnen</translation>
    </message>
    <message>
        <source>Measure a voice</source>
        <translation>Stimme messen</translation>
    </message>
    <message>
        <source>The voice says lines and the words of clips that it was not trained on. What it says is heard, compared with the talent&apos;s clips and set beside what is promised. A hundred lines take some minutes.</source>
        <translation>Die Stimme spricht Zeilen und den Text von Clips, mit denen sie nicht trainiert wurde. Das Gesprochene wird gehört, mit den Clips der Person verglichen und neben das Zugesagte gestellt. Hundert Zeilen dauern einige Minuten.</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>Stimme</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>Gemessen</translation>
    </message>
    <message>
        <source>What was measured</source>
        <translation>Messwerte</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Promised</source>
        <translation>Zugesagt</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>&amp;Voice</source>
        <translation>S&amp;timme</translation>
    </message>
    <message>
        <source>&amp;Lines to speak</source>
        <translation>Zu sprechende &amp;Zeilen</translation>
    </message>
    <message>
        <source>&amp;Clips of the talent</source>
        <translation>&amp;Clips der Person</translation>
    </message>
    <message>
        <source>Stopped. The lines that are done are kept, and the next time goes on with them.</source>
        <translation>Gestoppt. Fertige Zeilen bleiben erhalten, und das nächste Mal geht es mit ihnen weiter.</translation>
    </message>
    <message>
        <source>nobody hears words here</source>
        <translation>keine Spracherkennung vorhanden</translation>
    </message>
    <message>
        <source>heard by %1</source>
        <translation>gehört von %1</translation>
    </message>
    <message numerus="yes">
        <source>%n lines spoken, %1.</source>
        <translation>
            <numerusform>%n Zeile gesprochen, %1.</numerusform>
            <numerusform>%n Zeilen gesprochen, %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not measured: %1</source>
        <translation>Nicht gemessen: %1</translation>
    </message>
    <message>
        <source>Passed</source>
        <translation>Erfüllt</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Verfehlt</translation>
    </message>
</context>
<context>
    <name>understudy::MetricChart</name>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>More of %1</source>
        <translation>Mehr zu %1</translation>
    </message>
    <message>
        <source>Log scale</source>
        <translation>Logarithmisch</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Show all steps</source>
        <translation>Alle Schritte zeigen</translation>
    </message>
    <message>
        <source>Pin this step</source>
        <translation>Diesen Schritt anheften</translation>
    </message>
    <message>
        <source>Remove pins</source>
        <translation>Anheftungen lösen</translation>
    </message>
    <message>
        <source>Table of values</source>
        <translation>Wertetabelle</translation>
    </message>
    <message>
        <source>Export picture (PNG)…</source>
        <translation>Bild exportieren (PNG)…</translation>
    </message>
    <message>
        <source>Export drawing (SVG)…</source>
        <translation>Zeichnung exportieren (SVG)…</translation>
    </message>
    <message>
        <source>Export values (CSV)…</source>
        <translation>Werte exportieren (CSV)…</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>Glättung</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message numerus="yes">
        <source>Over %n step(s)</source>
        <translation>
            <numerusform>Über %n Schritt</numerusform>
            <numerusform>Über %n Schritte</numerusform>
        </translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Linien</translation>
    </message>
</context>
<context>
    <name>understudy::MicrophoneBox</name>
    <message>
        <source>Microphone</source>
        <translation>Mikrofon</translation>
    </message>
    <message>
        <source>The system&apos;s default</source>
        <translation>Systemstandard</translation>
    </message>
    <message>
        <source>No microphone</source>
        <translation>Kein Mikrofon</translation>
    </message>
</context>
<context>
    <name>understudy::MissingWords</name>
    <message>
        <source>Clip %1 was accepted without words.</source>
        <translation>Clip %1 wurde ohne Text angenommen.</translation>
    </message>
    <message numerus="yes">
        <source>%n clips were accepted without words.</source>
        <translation>
            <numerusform>%n Clip wurde ohne Text angenommen.</numerusform>
            <numerusform>%n Clips wurden ohne Text angenommen.</numerusform>
        </translation>
    </message>
    <message>
        <source>A voice learns nothing from sound without words. Write them, or reject what says none.</source>
        <translation>Aus Ton ohne Text lernt eine Stimme nichts. Den Text schreiben oder Clips ablehnen, in denen nichts gesagt wird.</translation>
    </message>
    <message>
        <source>Write them</source>
        <translation>Text schreiben</translation>
    </message>
</context>
<context>
    <name>understudy::ModelsCard</name>
    <message>
        <source>lacks %1</source>
        <translation>%1 fehlt</translation>
    </message>
    <message>
        <source>synthetic, %1</source>
        <translation>synthetisch, %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Add models…</source>
        <translation>Modelle hinzufügen…</translation>
    </message>
    <message>
        <source>Progress of the model</source>
        <translation>Fortschritt des Modells</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancel getting the model</source>
        <translation>Bezug des Modells abbrechen</translation>
    </message>
    <message>
        <source>Fetch</source>
        <translation>Herunterladen</translation>
    </message>
    <message>
        <source>Fetch %1</source>
        <translation>%1 herunterladen</translation>
    </message>
    <message>
        <source>A trained voice needs one of these:</source>
        <translation>Eine trainierte Stimme braucht eines davon:</translation>
    </message>
    <message>
        <source>A trained voice still needs:</source>
        <translation>Einer trainierten Stimme fehlt noch:</translation>
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
        <translation>Bereiche</translation>
    </message>
</context>
<context>
    <name>understudy::NewComparisonDialog</name>
    <message>
        <source>Takes</source>
        <translation>Takes</translation>
    </message>
    <message>
        <source>Checkpoints</source>
        <translation>Checkpoints</translation>
    </message>
    <message>
        <source>Voices</source>
        <translation>Stimmen</translation>
    </message>
    <message>
        <source>Real clips</source>
        <translation>Echte Clips</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Texts for the voices, one a line</source>
        <translation>Texte für die Stimmen, einer je Zeile</translation>
    </message>
    <message>
        <source>Plan the comparison</source>
        <translation>Vergleich planen</translation>
    </message>
    <message>
        <source>New comparison</source>
        <translation>Neuer Vergleich</translation>
    </message>
    <message>
        <source>Sounds of the project</source>
        <translation>Klänge des Projekts</translation>
    </message>
    <message>
        <source>Slots; a tick marks a real recording, the hidden reference</source>
        <translation>Plätze; ein Häkchen kennzeichnet eine echte Aufnahme, die versteckte Referenz</translation>
    </message>
    <message>
        <source>Find a sound</source>
        <translation>Klang suchen</translation>
    </message>
    <message>
        <source>Blind preference: which is better?</source>
        <translation>Blinder Paarvergleich: Was ist besser?</translation>
    </message>
    <message>
        <source>ABX: can they be told apart?</source>
        <translation>ABX: Sind sie zu unterscheiden?</translation>
    </message>
    <message>
        <source>MOS sheet: how good is each?</source>
        <translation>MOS-Bogen: Wie gut ist jedes?</translation>
    </message>
    <message>
        <source>Free: hear them side by side</source>
        <translation>Frei: nebeneinander hören</translation>
    </message>
    <message>
        <source>as suits it</source>
        <translation>automatisch</translation>
    </message>
    <message>
        <source>Add to the slots</source>
        <translation>Auf einen Platz setzen</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>Dateien hinzufügen…</translation>
    </message>
    <message>
        <source>Remove from the slots</source>
        <translation>Vom Platz nehmen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Frage</translation>
    </message>
    <message>
        <source>Trials</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>Slots</source>
        <translation>Plätze</translation>
    </message>
    <message>
        <source>A tick marks a real recording: the hidden reference.</source>
        <translation>Ein Häkchen kennzeichnet eine echte Aufnahme: die versteckte Referenz.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Files to compare</source>
        <translation>Zu vergleichende Dateien</translation>
    </message>
    <message>
        <source>Sounds (*.wav *.flac *.ogg *.opus *.mp3 *.m4a *.aiff)</source>
        <translation>Audio (*.wav *.flac *.ogg *.opus *.mp3 *.m4a *.aiff)</translation>
    </message>
    <message>
        <source>ABX compares two sounds: put two into the slots.</source>
        <translation>ABX vergleicht zwei Klänge: zwei auf die Plätze setzen.</translation>
    </message>
    <message>
        <source>Put one to nine sounds into the slots.</source>
        <translation>Ein bis neun Klänge auf die Plätze setzen.</translation>
    </message>
    <message>
        <source>Put two to nine sounds into the slots.</source>
        <translation>Zwei bis neun Klänge auf die Plätze setzen.</translation>
    </message>
    <message>
        <source>Write what the voices are to say.</source>
        <translation>Schreiben, was die Stimmen sagen sollen.</translation>
    </message>
    <message>
        <source>The number of trials is fixed now; the score is shown when all are answered.</source>
        <translation>Die Zahl der Versuche steht jetzt fest; das Ergebnis erscheint, wenn alle beantwortet sind.</translation>
    </message>
    <message>
        <source>Pairs come in an order of chance; some are asked again, to see how sure the listener is.</source>
        <translation>Die Paare kommen in zufälliger Reihenfolge; einige werden noch einmal gefragt, um zu sehen, wie sicher das Urteil ist.</translation>
    </message>
    <message>
        <source>Every sound is rated once, from 1 to 5. A hidden anchor, worse on purpose, is among them.</source>
        <translation>Jeder Klang wird einmal bewertet, von 1 bis 5. Ein versteckter, absichtlich schlechterer Anker ist darunter.</translation>
    </message>
    <message>
        <source>Nothing is asked: switch, loop and look at the differences.</source>
        <translation>Gefragt wird nichts: umschalten, in Schleife hören und die Unterschiede ansehen.</translation>
    </message>
</context>
<context>
    <name>understudy::NewRunPage</name>
    <message>
        <source>Preset</source>
        <translation>Preset</translation>
    </message>
    <message>
        <source>Data and base model</source>
        <translation>Daten und Basismodell</translation>
    </message>
    <message>
        <source>What is tried; for you alone</source>
        <translation>Was ausprobiert wird; nur zur eigenen Erinnerung</translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>Base model</source>
        <translation>Basismodell</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Check before the start</source>
        <translation>Prüfung vor dem Start</translation>
    </message>
    <message>
        <source>Expected on this machine</source>
        <translation>Auf diesem Rechner zu erwarten</translation>
    </message>
    <message>
        <source>No base model yet: add one on Home</source>
        <translation>Noch kein Basismodell: unter „Start“ eines hinzufügen</translation>
    </message>
    <message>
        <source>This project&apos;s: %1, %2</source>
        <translation>Der des Projekts: %1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%n clip(s)</source>
        <translation>
            <numerusform>%n Clip</numerusform>
            <numerusform>%n Clips</numerusform>
        </translation>
    </message>
    <message>
        <source>This project&apos;s, not built yet</source>
        <translation>Der des Projekts, noch nicht erstellt</translation>
    </message>
    <message>
        <source>Another folder…</source>
        <translation>Anderer Ordner…</translation>
    </message>
    <message>
        <source>Copy from %1</source>
        <translation>Von %1 übernehmen</translation>
    </message>
    <message>
        <source>Differs from the preset: %1</source>
        <translation>Abweichend vom Preset: %1</translation>
    </message>
    <message>
        <source>looking</source>
        <translation>wird geprüft</translation>
    </message>
</context>
<context>
    <name>understudy::NextStepCard</name>
    <message>
        <source>Next: go on with the import</source>
        <translation>Als Nächstes: den Import fortsetzen</translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) are not in the project yet.</source>
        <translation>
            <numerusform>%n Aufnahme ist noch nicht im Projekt.</numerusform>
            <numerusform>%n Aufnahmen sind noch nicht im Projekt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Go to the review</source>
        <translation>Zur Prüfung</translation>
    </message>
    <message numerus="yes">
        <source>Next: review %n clip(s)</source>
        <translation>
            <numerusform>Als Nächstes: %n Clip prüfen</numerusform>
            <numerusform>Als Nächstes: %n Clips prüfen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 clips are judged.</source>
        <translation>%1 von %2 Clips sind beurteilt.</translation>
    </message>
    <message>
        <source>Next: build the dataset</source>
        <translation>Als Nächstes: den Datensatz erstellen</translation>
    </message>
    <message numerus="yes">
        <source>%n clip(s) are accepted, and none is left to be judged.</source>
        <translation>
            <numerusform>%n Clip ist angenommen, zu beurteilen ist keiner mehr.</numerusform>
            <numerusform>%n Clips sind angenommen, zu beurteilen ist keiner mehr.</numerusform>
        </translation>
    </message>
    <message>
        <source>Next: train a voice</source>
        <translation>Als Nächstes: eine Stimme trainieren</translation>
    </message>
    <message>
        <source>The dataset is built. A run learns a voice from it.</source>
        <translation>Der Datensatz ist erstellt. Ein Lauf lernt daraus eine Stimme.</translation>
    </message>
    <message>
        <source>Go to the training</source>
        <translation>Zum Training</translation>
    </message>
    <message>
        <source>Next: add a script</source>
        <translation>Als Nächstes: ein Skript hinzufügen</translation>
    </message>
    <message>
        <source>Write it in Markdown or JSON; the draft voices speak it at once.</source>
        <translation>In Markdown oder JSON schreiben; die Entwurfsstimmen sprechen es sofort.</translation>
    </message>
    <message>
        <source>Add script…</source>
        <translation>Skript hinzufügen…</translation>
    </message>
    <message>
        <source>Go to the episode</source>
        <translation>Zur Episode</translation>
    </message>
    <message>
        <source>Next: mend the script of “%1”</source>
        <translation>Als Nächstes: Probleme im Skript von „%1“ beheben</translation>
    </message>
    <message>
        <source>A script with problems does not render.</source>
        <translation>Ein Skript mit Problemen wird nicht gerendert.</translation>
    </message>
    <message numerus="yes">
        <source>Next: render %n line(s) of “%1”</source>
        <translation>
            <numerusform>Als Nächstes: %n Zeile von „%1“ rendern</numerusform>
            <numerusform>Als Nächstes: %n Zeilen von „%1“ rendern</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 lines are fresh.</source>
        <translation>%1 von %2 Zeilen sind aktuell.</translation>
    </message>
    <message>
        <source>Next: listen to “%1” and export it</source>
        <translation>Als Nächstes: „%1“ anhören und exportieren</translation>
    </message>
    <message>
        <source>Every line is rendered.</source>
        <translation>Jede Zeile ist gerendert.</translation>
    </message>
</context>
<context>
    <name>understudy::ParameterField</name>
    <message>
        <source>On</source>
        <translation>Ein</translation>
    </message>
    <message>
        <source>Back to the preset&apos;s: %1</source>
        <translation>Zurück zum Preset: %1</translation>
    </message>
    <message>
        <source>none</source>
        <translation>leer</translation>
    </message>
</context>
<context>
    <name>understudy::ParameterForm</name>
    <message>
        <source>More settings</source>
        <translation>Weitere Einstellungen</translation>
    </message>
</context>
<context>
    <name>understudy::PlanPanel</name>
    <message>
        <source>Listener</source>
        <translation>Testperson</translation>
    </message>
    <message>
        <source>One page that runs in any browser. Its result file is taken in here.</source>
        <translation>Eine Seite, die in jedem Browser läuft. Ihre Ergebnisdatei wird hier übernommen.</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>When it ends</source>
        <translation>Am Ende</translation>
    </message>
    <message>
        <source>Another listener</source>
        <translation>Andere Testperson</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Trials</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>%1, fixed at the start</source>
        <translation>%1, zu Beginn festgelegt</translation>
    </message>
    <message>
        <source>Needed</source>
        <translation>Nötig</translation>
    </message>
    <message>
        <source>%1 right for p ≤ 0.05</source>
        <translation>%1 richtige für p ≤&#xa0;0,05</translation>
    </message>
    <message>
        <source>Repeats</source>
        <translation>Wiederholungen</translation>
    </message>
    <message numerus="yes">
        <source>%n pair(s), the other way round</source>
        <translation>
            <numerusform>%n Paar, umgekehrt</numerusform>
            <numerusform>%n Paare, umgekehrt</numerusform>
        </translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Reihenfolge</translation>
    </message>
    <message>
        <source>random; its seed is shown at the end</source>
        <translation>zufällig; der Startwert erscheint am Ende</translation>
    </message>
    <message>
        <source>random, seed %1</source>
        <translation>zufällig, Startwert %1</translation>
    </message>
    <message>
        <source>Switch</source>
        <translation>Umschalten</translation>
    </message>
    <message>
        <source>10 ms fade, same sample</source>
        <translation>10&#xa0;ms Blende, gleiches Sample</translation>
    </message>
    <message>
        <source>Hidden until the last trial. Seeing it earlier would spoil the statistics.</source>
        <translation>Bis zum letzten Versuch verborgen. Ihn früher zu sehen würde die Statistik verderben.</translation>
    </message>
    <message>
        <source>It is shown: all trials are answered.</source>
        <translation>Es ist sichtbar: Alle Versuche sind beantwortet.</translation>
    </message>
    <message>
        <source>If the test shows that you can tell the two apart, choose the better one. Undo restores the old choice.</source>
        <translation>Zeigt der Test, dass die beiden zu unterscheiden sind, das bessere wählen. „Rückgängig“ stellt die alte Wahl wieder her.</translation>
    </message>
    <message>
        <source>The best take can be chosen, the best checkpoint ranked first. Undo restores what was.</source>
        <translation>Der beste Take lässt sich wählen, der beste Checkpoint an die erste Stelle setzen. „Rückgängig“ stellt den alten Stand wieder her.</translation>
    </message>
</context>
<context>
    <name>understudy::Playback</name>
    <message>
        <source>%1, %2 kHz</source>
        <translation>%1, %2&#xa0;kHz</translation>
    </message>
    <message>
        <source>No sound output</source>
        <translation>Keine Audioausgabe</translation>
    </message>
</context>
<context>
    <name>understudy::ProblemList</name>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiteres</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n Problem</numerusform>
            <numerusform>%n Probleme</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n Warnung</numerusform>
            <numerusform>%n Warnungen</numerusform>
        </translation>
    </message>
    <message>
        <source>A script with problems does not render.</source>
        <translation>Ein Skript mit Problemen wird nicht gerendert.</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
</context>
<context>
    <name>understudy::ProjectHome</name>
    <message>
        <source>Open project…</source>
        <translation>Projekt öffnen…</translation>
    </message>
    <message>
        <source>%1  ·  %2  ·  %3</source>
        <translation>%1  ·  %2  ·  %3</translation>
    </message>
    <message numerus="yes">
        <source>%n episode(s)</source>
        <translation>
            <numerusform>%n Episode</numerusform>
            <numerusform>%n Episoden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n take(s)</source>
        <translation>
            <numerusform>%n Take</numerusform>
            <numerusform>%n Takes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>understudy::ProjectOpener</name>
    <message>
        <source>New project</source>
        <translation>Neues Projekt</translation>
    </message>
    <message>
        <source>/Untitled.understudy</source>
        <translation>/Unbenannt.understudy</translation>
    </message>
    <message>
        <source>Understudy projects (*.understudy)</source>
        <translation>Understudy-Projekte (*.understudy)</translation>
    </message>
    <message>
        <source>Open project</source>
        <translation>Projekt öffnen</translation>
    </message>
    <message>
        <source>Keepers of the light.understudy</source>
        <translation>Keepers of the light.understudy</translation>
    </message>
    <message>
        <source>Add script</source>
        <translation>Skript hinzufügen</translation>
    </message>
    <message>
        <source>Scripts (*.md *.json)</source>
        <translation>Skripte (*.md *.json)</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Noch keine</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Nicht gespeichert</translation>
    </message>
    <message>
        <source>Leave without saving</source>
        <translation>Ungespeichert verlassen</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Bleiben</translation>
    </message>
    <message>
        <source>The last changes are nowhere but here: leaving loses them.</source>
        <translation>Die letzten Änderungen gibt es nur hier: Beim Verlassen gehen sie verloren.</translation>
    </message>
    <message>
        <source>Not finished</source>
        <translation>Nicht fertig</translation>
    </message>
    <message>
        <source>Leaving the project stops what is under way:
%1</source>
        <translation>Wird das Projekt verlassen, stoppt, was gerade läuft:
%1</translation>
    </message>
    <message>
        <source>Stop and leave</source>
        <translation>Stoppen und verlassen</translation>
    </message>
    <message>
        <source>Recordings that are done stay in the project, and it offers the others when it is opened again. A dataset that is not finished has to be built anew. A training is saved at the step it is at, and can be resumed.</source>
        <translation>Fertige Aufnahmen bleiben im Projekt; die übrigen bietet es beim nächsten Öffnen wieder an. Ein unfertiger Datensatz muss neu erstellt werden. Ein Training wird bei seinem aktuellen Schritt gespeichert und lässt sich fortsetzen.</translation>
    </message>
</context>
<context>
    <name>understudy::ProjectSteps</name>
    <message>
        <source>Recordings</source>
        <translation>Aufnahmen</translation>
    </message>
    <message>
        <source>Add recordings…</source>
        <translation>Aufnahmen hinzufügen…</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Trainieren</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Episode</source>
        <translation>Episode</translation>
    </message>
    <message>
        <source>After training</source>
        <translation>Nach dem Training</translation>
    </message>
    <message>
        <source>Takes and checkpoints beside each other, judged by ear.</source>
        <translation>Takes und Checkpoints nebeneinander, nach Gehör beurteilt.</translation>
    </message>
    <message numerus="yes">
        <source>%n still to import</source>
        <translation>
            <numerusform>noch %n zu importieren</numerusform>
            <numerusform>noch %n zu importieren</numerusform>
        </translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>Importiert</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Noch nichts</translation>
    </message>
    <message>
        <source>%1, %2. %3 cut.</source>
        <translation>%1, %2. %3 geschnitten.</translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s)</source>
        <translation>
            <numerusform>%n Aufnahme</numerusform>
            <numerusform>%n Aufnahmen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n clip(s)</source>
        <translation>
            <numerusform>%n Clip</numerusform>
            <numerusform>%n Clips</numerusform>
        </translation>
    </message>
    <message>
        <source>For a voice of your own: record here, or bring sound files in.</source>
        <translation>Für eine eigene Stimme: hier aufnehmen oder Audiodateien importieren.</translation>
    </message>
    <message>
        <source>%1 of %2 min</source>
        <translation>%1 von %2&#xa0;min</translation>
    </message>
    <message>
        <source>More than %1 min</source>
        <translation>Mehr als %1&#xa0;min</translation>
    </message>
    <message>
        <source>%1 defective</source>
        <translation>%1 fehlerhaft</translation>
    </message>
    <message>
        <source>%1 in 5–15 s</source>
        <translation>%1 mit 5–15&#xa0;s</translation>
    </message>
    <message>
        <source>%1 accepted, %2 min. %3 in 5–15 s, %4 defective.</source>
        <translation>%1 angenommen, %2&#xa0;min. %3 mit 5–15&#xa0;s, %4 fehlerhaft.</translation>
    </message>
    <message>
        <source>Goals: %1 to %2 min, at least %3 in 5–15 s, at most %4 defective.</source>
        <translation>Ziele: %1 bis %2&#xa0;min, mindestens %3 mit 5–15&#xa0;s, höchstens %4 fehlerhaft.</translation>
    </message>
    <message numerus="yes">
        <source>%n clip(s) left</source>
        <translation>
            <numerusform>noch %n Clip</numerusform>
            <numerusform>noch %n Clips</numerusform>
        </translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>None accepted yet.</source>
        <translation>Noch keine angenommen.</translation>
    </message>
    <message>
        <source>Built</source>
        <translation>Erstellt</translation>
    </message>
    <message>
        <source>%1, %2, of %3. It lies in %4.</source>
        <translation>%1, %2, vom %3. Liegt in %4.</translation>
    </message>
    <message>
        <source>Build it of the accepted clips in the review.</source>
        <translation>In der Prüfung aus den angenommenen Clips erstellen.</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Watch %1</source>
        <translation>%1 ansehen</translation>
    </message>
    <message>
        <source>Not begun</source>
        <translation>Nicht begonnen</translation>
    </message>
    <message>
        <source>A run learns a voice from the dataset.</source>
        <translation>Ein Lauf lernt aus dem Datensatz eine Stimme.</translation>
    </message>
    <message>
        <source>A run learns a voice from a dataset, so build that first.</source>
        <translation>Ein Lauf lernt eine Stimme aus einem Datensatz; diesen also zuerst erstellen.</translation>
    </message>
    <message>
        <source>Add script…</source>
        <translation>Skript hinzufügen…</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>A script becomes an episode; draft voices speak it at once.</source>
        <translation>Aus einem Skript wird eine Episode; Entwurfsstimmen sprechen sie sofort.</translation>
    </message>
    <message>
        <source>“%1”, %2, %3.</source>
        <translation>„%1“, %2, %3.</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n Zeile</numerusform>
            <numerusform>%n Zeilen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more episode(s).</source>
        <translation>
            <numerusform>%n weitere Episode.</numerusform>
            <numerusform>%n weitere Episoden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>Hinzufügen…</translation>
    </message>
    <message>
        <source>Build…</source>
        <translation>Erstellen…</translation>
    </message>
    <message>
        <source>%1 of %2 told</source>
        <translation>%1 von %2 ausgewertet</translation>
    </message>
    <message numerus="yes">
        <source>%n comparison(s) by ear.</source>
        <translation>
            <numerusform>%n Vergleich nach Gehör.</numerusform>
            <numerusform>%n Vergleiche nach Gehör.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>understudy::PromptEditor</name>
    <message>
        <source>Use these prompts</source>
        <translation>Diese Sätze verwenden</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Prompts, one a line</source>
        <translation>Sätze, einer je Zeile</translation>
    </message>
    <message>
        <source>The moon pulls the sea along.
Twice a day it turns around again.</source>
        <translation>Der Mond zieht das Meer mit sich.
Zweimal am Tag kehrt es wieder um.</translation>
    </message>
    <message>
        <source>Open a text file…</source>
        <translation>Textdatei öffnen…</translation>
    </message>
    <message>
        <source>One sentence a line. Sentences that take 5 to 15 seconds train best.</source>
        <translation>Ein Satz je Zeile. Am besten eignen sich Sätze von 5 bis 15 Sekunden.</translation>
    </message>
    <message>
        <source>What is to be read</source>
        <translation>Was vorzulesen ist</translation>
    </message>
    <message>
        <source>Prompts that were typed</source>
        <translation>Eingetippte Sätze</translation>
    </message>
    <message>
        <source>The prompts of the file take the place of what you typed.</source>
        <translation>Die Sätze der Datei ersetzen den eingetippten Text.</translation>
    </message>
    <message>
        <source>Open a file</source>
        <translation>Datei öffnen</translation>
    </message>
    <message>
        <source>Keep what I typed</source>
        <translation>Eingetipptes behalten</translation>
    </message>
    <message>
        <source>Open prompts</source>
        <translation>Sätze öffnen</translation>
    </message>
    <message>
        <source>Text (*.txt);;All files (*)</source>
        <translation>Text (*.txt);;Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>understudy::PromptView</name>
    <message>
        <source>Prompt %1 of %2</source>
        <translation>Satz %1 von %2</translation>
    </message>
    <message numerus="yes">
        <source>%n takes</source>
        <translation>
            <numerusform>%n Take</numerusform>
            <numerusform>%n Takes</numerusform>
        </translation>
    </message>
    <message>
        <source>Not recorded</source>
        <translation>Nicht aufgenommen</translation>
    </message>
</context>
<context>
    <name>understudy::ReadOnlyNotice</name>
    <message>
        <source>Open in %1.</source>
        <translation>Geöffnet in %1.</translation>
    </message>
    <message>
        <source>Reading only. Once that program has ended, it can be edited here.</source>
        <translation>Schreibgeschützt. Sobald jenes Programm beendet ist, lässt es sich hier bearbeiten.</translation>
    </message>
    <message>
        <source>Nobody else has this project open any more.</source>
        <translation>Niemand sonst hat dieses Projekt mehr geöffnet.</translation>
    </message>
    <message>
        <source>It is open for reading only; what was changed elsewhere is shown once it is edited here.</source>
        <translation>Es ist nur zum Lesen geöffnet; anderswo Geändertes erscheint, sobald es hier bearbeitet wird.</translation>
    </message>
    <message>
        <source>Edit now</source>
        <translation>Jetzt bearbeiten</translation>
    </message>
    <message>
        <source>This project may only be read here.</source>
        <translation>Dieses Projekt kann hier nur gelesen werden.</translation>
    </message>
    <message>
        <source>Its folder is not yours to write in, so nothing can be changed.</source>
        <translation>In seinen Ordner darf nicht geschrieben werden, also lässt sich nichts ändern.</translation>
    </message>
</context>
<context>
    <name>understudy::RecordButtons</name>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Aufnehmen</translation>
    </message>
    <message>
        <source>record, stop</source>
        <translation>aufnehmen, stoppen</translation>
    </message>
    <message>
        <source>again</source>
        <translation>nochmal</translation>
    </message>
    <message>
        <source>listen</source>
        <translation>anhören</translation>
    </message>
    <message>
        <source>previous</source>
        <translation>voriger</translation>
    </message>
    <message>
        <source>next</source>
        <translation>nächster</translation>
    </message>
    <message>
        <source>room tone</source>
        <translation>Raumton</translation>
    </message>
    <message>
        <source>close</source>
        <translation>schließen</translation>
    </message>
</context>
<context>
    <name>understudy::RecordDialog</name>
    <message>
        <source>Record</source>
        <translation>Aufnehmen</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>Nochmal</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>Anhören</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Voriger</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Nächster</translation>
    </message>
    <message>
        <source>Room tone</source>
        <translation>Raumton</translation>
    </message>
    <message>
        <source>Prompts…</source>
        <translation>Sätze…</translation>
    </message>
    <message>
        <source>%1 of %2 recorded, room tone kept</source>
        <translation>%1 von %2 aufgenommen, Raumton liegt vor</translation>
    </message>
    <message>
        <source>%1 of %2 recorded</source>
        <translation>%1 von %2 aufgenommen</translation>
    </message>
    <message>
        <source>Length of the take: %1</source>
        <translation>Länge des Takes: %1</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>The text</source>
        <translation>Der Text</translation>
    </message>
</context>
<context>
    <name>understudy::RecordText</name>
    <message numerus="yes">
        <source>Take %1 is kept. It is clipped at %n places: turn the microphone down, then press R.</source>
        <translation>
            <numerusform>Take %1 ist gespeichert. Er ist an %n Stelle übersteuert: Mikrofon leiser stellen, dann R drücken.</numerusform>
            <numerusform>Take %1 ist gespeichert. Er ist an %n Stellen übersteuert: Mikrofon leiser stellen, dann R drücken.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take %1 is kept. It is clipped at %n places: turn the microphone down, go back and record it again.</source>
        <translation>
            <numerusform>Take %1 ist gespeichert. Er ist an %n Stelle übersteuert: Mikrofon leiser stellen, zurückgehen und neu aufnehmen.</numerusform>
            <numerusform>Take %1 ist gespeichert. Er ist an %n Stellen übersteuert: Mikrofon leiser stellen, zurückgehen und neu aufnehmen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take %1 is kept. Sound was lost in it at %n places: close other programs, then press R.</source>
        <translation>
            <numerusform>Take %1 ist gespeichert. An %n Stelle ging Ton verloren: andere Programme schließen, dann R drücken.</numerusform>
            <numerusform>Take %1 ist gespeichert. An %n Stellen ging Ton verloren: andere Programme schließen, dann R drücken.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take %1 is kept. Sound was lost in it at %n places: close other programs, go back and record it again.</source>
        <translation>
            <numerusform>Take %1 ist gespeichert. An %n Stelle ging Ton verloren: andere Programme schließen, zurückgehen und neu aufnehmen.</numerusform>
            <numerusform>Take %1 ist gespeichert. An %n Stellen ging Ton verloren: andere Programme schließen, zurückgehen und neu aufnehmen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was heard, so there is no take. Press Space to try again.</source>
        <translation>Es war nichts zu hören, also gibt es keinen Take. Mit der Leertaste erneut versuchen.</translation>
    </message>
    <message>
        <source>Room tone %1 is kept.</source>
        <translation>Raumton %1 ist gespeichert.</translation>
    </message>
    <message>
        <source>Take %1 is kept. Press Space, then read the sentence aloud.</source>
        <translation>Take %1 ist gespeichert. Leertaste drücken, dann den Satz vorlesen.</translation>
    </message>
    <message>
        <source>Take %1 is kept. Press Enter for the next one, R to record it again.</source>
        <translation>Take %1 ist gespeichert. Eingabetaste für den nächsten Satz, R für eine neue Aufnahme.</translation>
    </message>
    <message>
        <source>Take %1 is kept. Every prompt has a take now.</source>
        <translation>Take %1 ist gespeichert. Jeder Satz hat jetzt einen Take.</translation>
    </message>
    <message>
        <source>Take %1 is kept. Press R to record it again, or go back to the prompts without a take.</source>
        <translation>Take %1 ist gespeichert. Mit R neu aufnehmen oder zu den Sätzen ohne Take zurückgehen.</translation>
    </message>
    <message>
        <source>The take is kept up to there: %1. Connect it again, then press %2.</source>
        <translation>Der Take ist bis dahin gespeichert: %1. Wieder anschließen, dann %2 drücken.</translation>
    </message>
    <message>
        <source>Nothing of the take was heard. Connect it again, then press %1.</source>
        <translation>Vom Take war nichts zu hören. Wieder anschließen, dann %1 drücken.</translation>
    </message>
    <message>
        <source>The take is kept up to there: %1. Free some space, then press %2.</source>
        <translation>Der Take ist bis dahin gespeichert: %1. Speicherplatz freigeben, dann %2 drücken.</translation>
    </message>
    <message>
        <source>Nothing of the take was heard. Free some space, then press %1.</source>
        <translation>Vom Take war nichts zu hören. Speicherplatz freigeben, dann %1 drücken.</translation>
    </message>
    <message>
        <source>The take is kept up to there: %1.</source>
        <translation>Der Take ist bis dahin gespeichert: %1.</translation>
    </message>
    <message>
        <source>Nothing of the take was heard. Press %1 to try again.</source>
        <translation>Vom Take war nichts zu hören. Mit %1 erneut versuchen.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Recording. Space ends the take.</source>
        <translation>Aufnahme läuft. Die Leertaste beendet den Take.</translation>
    </message>
    <message>
        <source>Room tone: stay quiet for ten seconds.</source>
        <translation>Raumton: zehn Sekunden still sein.</translation>
    </message>
    <message>
        <source>Opening the microphone</source>
        <translation>Mikrofon wird geöffnet</translation>
    </message>
    <message>
        <source>Press Space, then read the sentence aloud.</source>
        <translation>Leertaste drücken, dann den Satz vorlesen.</translation>
    </message>
    <message>
        <source>There is no microphone. Connect one, then press Space.</source>
        <translation>Kein Mikrofon gefunden. Eines anschließen, dann die Leertaste drücken.</translation>
    </message>
    <message>
        <source>The microphone %1 is gone. Connect it again or choose another one, then press Space.</source>
        <translation>Das Mikrofon %1 ist nicht mehr da. Wieder anschließen oder ein anderes wählen, dann die Leertaste drücken.</translation>
    </message>
    <message>
        <source>The microphone %1 cannot be opened (%2). Close other programs that use it, or choose another one.</source>
        <translation>Das Mikrofon %1 lässt sich nicht öffnen (%2). Andere Programme schließen, die es verwenden, oder ein anderes wählen.</translation>
    </message>
    <message>
        <source>The takes are kept in the project, but the review could not take them in.</source>
        <translation>Die Takes liegen im Projekt, aber die Prüfung konnte sie nicht übernehmen.</translation>
    </message>
    <message>
        <source>The disk is full, so the take could not begin. Free some space, then press Space.</source>
        <translation>Der Datenträger ist voll, der Take konnte nicht beginnen. Speicherplatz freigeben, dann die Leertaste drücken.</translation>
    </message>
    <message>
        <source>The microphone %1 was unplugged.</source>
        <translation>Das Mikrofon %1 wurde getrennt.</translation>
    </message>
    <message>
        <source>The disk is full, so the take was ended.</source>
        <translation>Der Datenträger ist voll, der Take wurde beendet.</translation>
    </message>
    <message>
        <source>The take was ended: its file cannot be longer.</source>
        <translation>Der Take wurde beendet: Seine Datei kann nicht länger werden.</translation>
    </message>
</context>
<context>
    <name>understudy::RecordWork</name>
    <message numerus="yes">
        <source>Recovered %n takes from before the program closed.</source>
        <translation>
            <numerusform>%n Take aus der Zeit vor dem Programmende wiederhergestellt.</numerusform>
            <numerusform>%n Takes aus der Zeit vor dem Programmende wiederhergestellt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recordings could not be taken in; they stay in the project&apos;s recordings.</source>
        <translation>
            <numerusform>%n Aufnahme ließ sich nicht übernehmen; sie bleibt bei den Aufnahmen des Projekts.</numerusform>
            <numerusform>%n Aufnahmen ließen sich nicht übernehmen; sie bleiben bei den Aufnahmen des Projekts.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>understudy::RepairsMenu</name>
    <message>
        <source>Repairs</source>
        <translation>Reparaturen</translation>
    </message>
    <message>
        <source>Take clicks out</source>
        <translation>Knackser entfernen</translation>
    </message>
    <message>
        <source>Take hum out</source>
        <translation>Brummen entfernen</translation>
    </message>
    <message>
        <source>Take out what lies below %1 Hz</source>
        <translation>Alles unter %1&#xa0;Hz entfernen</translation>
    </message>
    <message>
        <source>Take noise down by %1 dB</source>
        <translation>Rauschen um %1&#xa0;dB senken</translation>
    </message>
    <message>
        <source>Repairs of a recording</source>
        <translation>Reparaturen einer Aufnahme</translation>
    </message>
    <message>
        <source>Repairs of all clips of %1; the original stays</source>
        <translation>Reparaturen aller Clips von %1; das Original bleibt</translation>
    </message>
    <message>
        <source>Repairs, none is on</source>
        <translation>Reparaturen, keine eingeschaltet</translation>
    </message>
    <message>
        <source>Repairs, some are on: heard after them</source>
        <translation>Reparaturen, einige eingeschaltet: zu hören ist der Klang danach</translation>
    </message>
    <message>
        <source>Repairs, some are on: heard before them</source>
        <translation>Reparaturen, einige eingeschaltet: zu hören ist der Klang davor</translation>
    </message>
    <message>
        <source>After repairs</source>
        <translation>Nach Reparatur</translation>
    </message>
    <message>
        <source>Before repairs</source>
        <translation>Vor Reparatur</translation>
    </message>
    <message>
        <source>You hear the clip after its repairs.</source>
        <translation>Zu hören ist der Clip nach den Reparaturen.</translation>
    </message>
    <message>
        <source>You hear the clip before its repairs.</source>
        <translation>Zu hören ist der Clip vor den Reparaturen.</translation>
    </message>
</context>
<context>
    <name>understudy::ResultsPage</name>
    <message>
        <source>hidden reference</source>
        <translation>versteckte Referenz</translation>
    </message>
    <message>
        <source>hidden anchor</source>
        <translation>versteckter Anker</translation>
    </message>
    <message>
        <source>right</source>
        <translation>richtig</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>falsch</translation>
    </message>
    <message>
        <source>Head to head</source>
        <translation>Im direkten Vergleich</translation>
    </message>
    <message>
        <source>Pair</source>
        <translation>Paar</translation>
    </message>
    <message>
        <source>Won</source>
        <translation>Gewonnen</translation>
    </message>
    <message>
        <source>p</source>
        <translation>p</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Deutung</translation>
    </message>
    <message>
        <source>Votes</source>
        <translation>Wertungen</translation>
    </message>
    <message>
        <source>#</source>
        <translation>#</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Listener</source>
        <translation>Testperson</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>First</source>
        <translation>Erstes</translation>
    </message>
    <message>
        <source>Second</source>
        <translation>Zweites</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Switches</source>
        <translation>Wechsel</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>Sekunden</translation>
    </message>
    <message>
        <source>Ranking</source>
        <translation>Rangfolge</translation>
    </message>
    <message>
        <source>Filter votes</source>
        <translation>Wertungen filtern</translation>
    </message>
    <message>
        <source>Choose %1</source>
        <translation>%1 wählen</translation>
    </message>
    <message>
        <source>Rank %1 first</source>
        <translation>%1 an die erste Stelle</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Bradley–Terry strength with 95 % intervals</source>
        <translation>Bradley-Terry-Stärke mit 95-%-Intervallen</translation>
    </message>
    <message>
        <source>Mean opinion with 95 % t-intervals</source>
        <translation>Mittleres Urteil mit 95-%-t-Intervallen</translation>
    </message>
    <message>
        <source>%1 against %2</source>
        <translation>%1 gegen %2</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Richtig</translation>
    </message>
    <message>
        <source>Needed</source>
        <translation>Nötig</translation>
    </message>
    <message>
        <source>%1 right for p ≤ 0.05</source>
        <translation>%1 richtige für p ≤&#xa0;0,05</translation>
    </message>
    <message>
        <source>Consistency</source>
        <translation>Beständigkeit</translation>
    </message>
    <message>
        <source>Listeners</source>
        <translation>Testpersonen</translation>
    </message>
    <message>
        <source>Hidden reference</source>
        <translation>Versteckte Referenz</translation>
    </message>
    <message>
        <source>Another listener…</source>
        <translation>Andere Testperson…</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Zahlen</translation>
    </message>
    <message>
        <source>Hidden anchor</source>
        <translation>Verborgener Anker</translation>
    </message>
</context>
<context>
    <name>understudy::ReviewActions</name>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Wiedergabe</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Annehmen</translation>
    </message>
    <message>
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <source>X</source>
        <translation>X</translation>
    </message>
    <message>
        <source>Unsure</source>
        <translation>Unsicher</translation>
    </message>
    <message>
        <source>U</source>
        <translation>U</translation>
    </message>
    <message>
        <source>Reject: %1</source>
        <translation>Ablehnen: %1</translation>
    </message>
    <message>
        <source>Next clip</source>
        <translation>Nächster Clip</translation>
    </message>
    <message>
        <source>Previous clip</source>
        <translation>Voriger Clip</translation>
    </message>
    <message>
        <source>Shift+Return</source>
        <translation>Shift+Return</translation>
    </message>
    <message>
        <source>Take the last verdict back</source>
        <translation>Letztes Urteil zurücknehmen</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>Abspielen oder pausieren</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Space</translation>
    </message>
    <message>
        <source>F5</source>
        <translation>F5</translation>
    </message>
    <message>
        <source>Back 1 second</source>
        <translation>1 Sekunde zurück</translation>
    </message>
    <message>
        <source>J</source>
        <translation>J</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>K</source>
        <translation>K</translation>
    </message>
    <message>
        <source>Forward 1 second</source>
        <translation>1 Sekunde vor</translation>
    </message>
    <message>
        <source>L</source>
        <translation>L</translation>
    </message>
    <message>
        <source>Play around the cut</source>
        <translation>Um den Schnitt herum abspielen</translation>
    </message>
    <message>
        <source>C</source>
        <translation>C</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>Schleife</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>Langsamer</translation>
    </message>
    <message>
        <source>[</source>
        <translation>[</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>Schneller</translation>
    </message>
    <message>
        <source>]</source>
        <translation>]</translation>
    </message>
    <message>
        <source>Edit the transcript</source>
        <translation>Text bearbeiten</translation>
    </message>
    <message>
        <source>E</source>
        <translation>E</translation>
    </message>
    <message>
        <source>Begin here</source>
        <translation>Hier beginnen</translation>
    </message>
    <message>
        <source>I</source>
        <translation>I</translation>
    </message>
    <message>
        <source>End here</source>
        <translation>Hier enden</translation>
    </message>
    <message>
        <source>O</source>
        <translation>O</translation>
    </message>
    <message>
        <source>Move the edge 10 ms back</source>
        <translation>Rand 10&#xa0;ms zurück</translation>
    </message>
    <message>
        <source>Shift+Left</source>
        <translation>Shift+Left</translation>
    </message>
    <message>
        <source>Move the edge 10 ms on</source>
        <translation>Rand 10&#xa0;ms vor</translation>
    </message>
    <message>
        <source>Shift+Right</source>
        <translation>Shift+Right</translation>
    </message>
    <message>
        <source>Edges snap to pauses</source>
        <translation>Ränder rasten an Pausen ein</translation>
    </message>
    <message>
        <source>Z</source>
        <translation>Z</translation>
    </message>
    <message>
        <source>As it was cut</source>
        <translation>Wie ursprünglich geschnitten</translation>
    </message>
    <message>
        <source>Shift+Z</source>
        <translation>Shift+Z</translation>
    </message>
    <message>
        <source>Split at the playhead</source>
        <translation>An der Abspielposition teilen</translation>
    </message>
    <message>
        <source>S</source>
        <translation>S</translation>
    </message>
    <message>
        <source>Merge with the next clip</source>
        <translation>Mit dem nächsten Clip verbinden</translation>
    </message>
    <message>
        <source>Shift+M</source>
        <translation>Shift+M</translation>
    </message>
    <message>
        <source>Add recordings…</source>
        <translation>Aufnahmen hinzufügen…</translation>
    </message>
    <message>
        <source>Ctrl+Shift+I</source>
        <translation>Ctrl+Shift+I</translation>
    </message>
    <message>
        <source>Build dataset</source>
        <translation>Datensatz erstellen</translation>
    </message>
    <message>
        <source>Ctrl+B</source>
        <translation>Ctrl+B</translation>
    </message>
    <message>
        <source>Previous mark</source>
        <translation>Vorige Auffälligkeit</translation>
    </message>
    <message>
        <source>Next mark</source>
        <translation>Nächste Auffälligkeit</translation>
    </message>
    <message>
        <source>N</source>
        <translation>N</translation>
    </message>
    <message>
        <source>Spectrogram</source>
        <translation>Spektrogramm</translation>
    </message>
    <message>
        <source>G</source>
        <translation>G</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Ctrl++</source>
        <translation>Ctrl++</translation>
    </message>
    <message>
        <source>Ctrl+=</source>
        <translation>Ctrl+=</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Ctrl+-</source>
        <translation>Ctrl+-</translation>
    </message>
    <message>
        <source>Show the whole clip</source>
        <translation>Ganzen Clip zeigen</translation>
    </message>
    <message>
        <source>Ctrl+0</source>
        <translation>Ctrl+0</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Ctrl+F</source>
        <translation>Ctrl+F</translation>
    </message>
    <message>
        <source>/</source>
        <translation>/</translation>
    </message>
    <message>
        <source>Sort again</source>
        <translation>Neu sortieren</translation>
    </message>
    <message>
        <source>Ctrl+R</source>
        <translation>Ctrl+R</translation>
    </message>
    <message>
        <source>Play from the word</source>
        <translation>Ab dem Wort abspielen</translation>
    </message>
    <message>
        <source>Ctrl+Space</source>
        <translation>Ctrl+Space</translation>
    </message>
    <message>
        <source>With its repairs, or as it was</source>
        <translation>Mit Reparaturen oder ohne</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>Save the text and accept</source>
        <translation>Text speichern und annehmen</translation>
    </message>
    <message>
        <source>Ctrl+Return</source>
        <translation>Ctrl+Return</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>Better spelling</source>
        <translation>Bessere Schreibweise</translation>
    </message>
    <message>
        <source>Ctrl+.</source>
        <translation>Ctrl+.</translation>
    </message>
    <message>
        <source>Record…</source>
        <translation>Aufnehmen…</translation>
    </message>
    <message>
        <source>Ctrl+Shift+R</source>
        <translation>Ctrl+Shift+R</translation>
    </message>
    <message>
        <source>Second pass…</source>
        <translation>Zweiter Durchgang…</translation>
    </message>
    <message>
        <source>Ctrl+Shift+B</source>
        <translation>Ctrl+Shift+B</translation>
    </message>
    <message>
        <source>Clips with a defect back to the review</source>
        <translation>Fehlerhafte Clips zurück in die Prüfung</translation>
    </message>
    <message>
        <source>Ctrl+Shift+Backspace</source>
        <translation>Ctrl+Shift+Backspace</translation>
    </message>
    <message>
        <source>Leave the second pass</source>
        <translation>Zweiten Durchgang verlassen</translation>
    </message>
    <message>
        <source>Next clip not reviewed</source>
        <translation>Nächster ungeprüfter Clip</translation>
    </message>
    <message>
        <source>P</source>
        <translation>P</translation>
    </message>
    <message>
        <source>Shift+Space</source>
        <translation>Shift+Space</translation>
    </message>
    <message>
        <source>Ctrl+M</source>
        <translation>Ctrl+M</translation>
    </message>
    <message>
        <source>M</source>
        <translation>M</translation>
    </message>
    <message>
        <source>What was measured</source>
        <translation>Messwerte</translation>
    </message>
    <message>
        <source>D</source>
        <translation>D</translation>
    </message>
    <message>
        <source>Reject; a digit right after says why</source>
        <translation>Ablehnen; eine Ziffer direkt danach nennt den Grund</translation>
    </message>
    <message>
        <source>Back 1 second, in the table and the wave</source>
        <translation>1 Sekunde zurück, in Tabelle und Wellenform</translation>
    </message>
    <message>
        <source>Forward 1 second, in the table and the wave</source>
        <translation>1 Sekunde vor, in Tabelle und Wellenform</translation>
    </message>
</context>
<context>
    <name>understudy::ReviewHeader</name>
    <message>
        <source>Attention order</source>
        <translation>Nach Aufmerksamkeit</translation>
    </message>
    <message>
        <source>By recording</source>
        <translation>Nach Aufnahme</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Reihenfolge</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Filter: text, snr&lt;30, flag:hum</source>
        <translation>Filter: Text, snr&lt;30, flag:hum</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>All %1</source>
        <translation>Alle %1</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>understudy::ReviewKeeper</name>
    <message numerus="yes">
        <source>%n changes of the review are not on the disk. They are kept here, and saving is tried again.</source>
        <translation>
            <numerusform>%n Änderung der Prüfung ist nicht auf dem Datenträger. Sie bleibt hier erhalten, und das Speichern wird erneut versucht.</numerusform>
            <numerusform>%n Änderungen der Prüfung sind nicht auf dem Datenträger. Sie bleiben hier erhalten, und das Speichern wird erneut versucht.</numerusform>
        </translation>
    </message>
    <message>
        <source>Save now</source>
        <translation>Jetzt speichern</translation>
    </message>
</context>
<context>
    <name>understudy::ReviewPace</name>
    <message>
        <source>%1 min, %2 clips a minute</source>
        <translation>%1&#xa0;min, %2 Clips pro Minute</translation>
    </message>
</context>
<context>
    <name>understudy::ReviewPane</name>
    <message>
        <source>Review</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Clips</source>
        <translation>Clips</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>on the original, %1 kHz</source>
        <translation>am Original, %1&#xa0;kHz</translation>
    </message>
    <message>
        <source>Clip %1 of %2</source>
        <translation>Clip %1 von %2</translation>
    </message>
    <message>
        <source>This clip was not split: it cannot be heard.</source>
        <translation>Dieser Clip wurde nicht geteilt: Er lässt sich nicht abspielen.</translation>
    </message>
    <message>
        <source>The filter cannot read “%1”: the value is missing or wrong.</source>
        <translation>Der Filter kann „%1“ nicht lesen: Der Wert fehlt oder ist falsch.</translation>
    </message>
    <message>
        <source>The filter knows no field of the name in “%1”.</source>
        <translation>Der Filter kennt kein Feld mit dem Namen in „%1“.</translation>
    </message>
    <message>
        <source>Words, as flag:hum: %1. Numbers, as snr&lt;30: %2.</source>
        <translation>Wörter, wie flag:hum: %1. Zahlen, wie snr&lt;30: %2.</translation>
    </message>
    <message>
        <source>Locate…</source>
        <translation>Suchen…</translation>
    </message>
    <message>
        <source>This clip was not accepted: it cannot be heard.</source>
        <translation>Dieser Clip wurde nicht angenommen: Er lässt sich nicht abspielen.</translation>
    </message>
    <message numerus="yes">
        <source>%n clips rejected: %1</source>
        <translation>
            <numerusform>%n Clip abgelehnt: %1</numerusform>
            <numerusform>%n Clips abgelehnt: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Clip %1 rejected</source>
        <translation>Clip %1 abgelehnt</translation>
    </message>
    <message numerus="yes">
        <source>%n clips rejected</source>
        <translation>
            <numerusform>%n Clip abgelehnt</numerusform>
            <numerusform>%n Clips abgelehnt</numerusform>
        </translation>
    </message>
    <message>
        <source>%1. 1–9 now: why</source>
        <translation>%1. Jetzt 1–9: warum</translation>
    </message>
    <message>
        <source>%1: %2. 1–9 now: another reason</source>
        <translation>%1: %2. Jetzt 1–9: anderer Grund</translation>
    </message>
    <message>
        <source>A second pass changes no words.</source>
        <translation>Ein zweiter Durchgang ändert keinen Text.</translation>
    </message>
    <message numerus="yes">
        <source>No clip fits the filter. Change it, or clear it to see all %n clips.</source>
        <translation>
            <numerusform>Kein Clip passt zum Filter. Ihn ändern oder löschen, um %n Clip zu sehen.</numerusform>
            <numerusform>Kein Clip passt zum Filter. Ihn ändern oder löschen, um alle %n Clips zu sehen.</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no sound output, so clips are not heard. Connect one, or choose another in the settings.</source>
        <translation>Es gibt keine Audioausgabe, also sind Clips nicht zu hören. Eine anschließen oder in den Einstellungen eine andere wählen.</translation>
    </message>
    <message>
        <source>The edge was not moved: a clip is at least %1 long. Move the playhead away from its other edge, then press I or O.</source>
        <translation>Der Rand wurde nicht verschoben: Ein Clip ist mindestens %1 lang. Die Abspielposition vom anderen Rand wegbewegen, dann I oder O drücken.</translation>
    </message>
    <message>
        <source>A clip is split where the playhead is, into two of at least %1. Move it between the clip&apos;s edges, then split.</source>
        <translation>Ein Clip wird an der Abspielposition geteilt, in zwei von mindestens %1. Sie zwischen die Ränder des Clips setzen, dann teilen.</translation>
    </message>
    <message numerus="yes">
        <source>%n were %1 before</source>
        <translation>
            <numerusform>%n war vorher %1</numerusform>
            <numerusform>%n waren vorher %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo takes it back, with their reasons.</source>
        <translation>„Rückgängig“ stellt sie samt Gründen wieder her.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message numerus="yes">
        <source>%n accepted clips are not in the sample, for they cannot be heard: their recordings are missing, or were replaced.</source>
        <translation>
            <numerusform>%n angenommener Clip ist nicht in der Stichprobe, denn er lässt sich nicht abspielen: Seine Aufnahme fehlt oder wurde ersetzt.</numerusform>
            <numerusform>%n angenommene Clips sind nicht in der Stichprobe, denn sie lassen sich nicht abspielen: Ihre Aufnahmen fehlen oder wurden ersetzt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose one of them in the table to find its recording again.</source>
        <translation>Einen davon in der Tabelle wählen, um seine Aufnahme wiederzufinden.</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Filter löschen</translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation>Auslassen</translation>
    </message>
    <message>
        <source>This clip was not judged: it cannot be heard.</source>
        <translation>Dieser Clip wurde nicht beurteilt: Er lässt sich nicht abspielen.</translation>
    </message>
    <message>
        <source>This clip was not judged: it was not heard.</source>
        <translation>Dieser Clip wurde nicht beurteilt: Er war nicht zu hören.</translation>
    </message>
    <message>
        <source>This clip was not judged yet: its sound is still being read. Judge it once it plays.</source>
        <translation>Dieser Clip wurde noch nicht beurteilt: Sein Ton wird noch gelesen. Sobald er spielt, lässt er sich beurteilen.</translation>
    </message>
</context>
<context>
    <name>understudy::ReviewView</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>understudy::ReviewWork</name>
    <message numerus="yes">
        <source>And %n more.</source>
        <translation>
            <numerusform>Und %n weitere.</numerusform>
            <numerusform>Und %n weitere.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is here already.</source>
        <translation>%1 ist schon da.</translation>
    </message>
    <message numerus="yes">
        <source>The dataset has %n clips.</source>
        <translation>
            <numerusform>Der Datensatz hat %n Clip.</numerusform>
            <numerusform>Der Datensatz hat %n Clips.</numerusform>
        </translation>
    </message>
    <message>
        <source>It lies in the project&apos;s folder, in dataset.</source>
        <translation>Er liegt im Projektordner unter dataset.</translation>
    </message>
    <message>
        <source>Add recordings</source>
        <translation>Aufnahmen hinzufügen</translation>
    </message>
    <message>
        <source>Sound (*.wav *.flac *.mp3 *.m4a *.ogg *.opus *.aif *.aiff *.mp4 *.mkv *.webm *.mov);;All files (*)</source>
        <translation>Audio (*.wav *.flac *.mp3 *.m4a *.ogg *.opus *.aif *.aiff *.mp4 *.mkv *.webm *.mov);;Alle Dateien (*)</translation>
    </message>
    <message numerus="yes">
        <source>%n clips are left out: %1</source>
        <translation>
            <numerusform>%n Clip ist ausgelassen: %1</numerusform>
            <numerusform>%n Clips sind ausgelassen: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>An import was stopped: %n recordings are not in the project yet.</source>
        <translation>
            <numerusform>Ein Import wurde abgebrochen: %n Aufnahme ist noch nicht im Projekt.</numerusform>
            <numerusform>Ein Import wurde abgebrochen: %n Aufnahmen sind noch nicht im Projekt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Import them</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Leave them out</source>
        <translation>Auslassen</translation>
    </message>
    <message>
        <source>Where is %1 now?</source>
        <translation>Wo ist %1 jetzt?</translation>
    </message>
    <message numerus="yes">
        <source>%n recordings were found again.</source>
        <translation>
            <numerusform>%n Aufnahme wurde wiedergefunden.</numerusform>
            <numerusform>%n Aufnahmen wurden wiedergefunden.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is not the recording that was imported.</source>
        <translation>%1 ist nicht die importierte Aufnahme.</translation>
    </message>
    <message>
        <source>Its bytes are others. Choose the file itself, or import this one as a recording of its own.</source>
        <translation>Ihr Inhalt weicht ab. Die richtige Datei wählen oder diese als eigene Aufnahme importieren.</translation>
    </message>
    <message>
        <source>Build dataset</source>
        <translation>Datensatz erstellen</translation>
    </message>
    <message numerus="yes">
        <source>Build the dataset of the %n accepted clips?</source>
        <translation>
            <numerusform>Datensatz aus %n angenommenem Clip erstellen?</numerusform>
            <numerusform>Datensatz aus den %n angenommenen Clips erstellen?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n clips are not judged yet and are left out.</source>
        <translation>
            <numerusform>%n Clip ist noch nicht beurteilt und wird ausgelassen.</numerusform>
            <numerusform>%n Clips sind noch nicht beurteilt und werden ausgelassen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n clips are unsure and are left out.</source>
        <translation>
            <numerusform>%n Clip ist unsicher und wird ausgelassen.</numerusform>
            <numerusform>%n Clips sind unsicher und werden ausgelassen.</numerusform>
        </translation>
    </message>
    <message>
        <source>The dataset that the project has already is replaced.</source>
        <translation>Der vorhandene Datensatz des Projekts wird ersetzt.</translation>
    </message>
    <message>
        <source>Build</source>
        <translation>Erstellen</translation>
    </message>
    <message numerus="yes">
        <source>%n accepted clips have no words: a voice learns nothing from them.</source>
        <translation>
            <numerusform>%n angenommener Clip hat keinen Text: Eine Stimme lernt nichts daraus.</numerusform>
            <numerusform>%n angenommene Clips haben keinen Text: Eine Stimme lernt nichts daraus.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>Anzeigen</translation>
    </message>
    <message numerus="yes">
        <source>%n clips have no words: %1. Write them, or reject the clips.</source>
        <translation>
            <numerusform>%n Clip hat keinen Text: %1. Text schreiben oder den Clip ablehnen.</numerusform>
            <numerusform>%n Clips haben keinen Text: %1. Text schreiben oder die Clips ablehnen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n accepted clips cannot be built.</source>
        <translation>
            <numerusform>%n angenommener Clip lässt sich nicht in den Datensatz übernehmen.</numerusform>
            <numerusform>%n angenommene Clips lassen sich nicht in den Datensatz übernehmen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Locate…</source>
        <translation>Suchen…</translation>
    </message>
    <message>
        <source>Build without them</source>
        <translation>Ohne sie erstellen</translation>
    </message>
    <message numerus="yes">
        <source>%n clips have no words: no file tells them, and neither a Whisper nor PocketSphinx&apos;s model (Debian: pocketsphinx-en-us) is here to hear them.</source>
        <translation>
            <numerusform>%n Clip hat keinen Text: Keine Datei nennt ihn, und weder ein Whisper-Modell noch das von PocketSphinx (Debian: pocketsphinx-en-us) ist da, um ihn zu erkennen.</numerusform>
            <numerusform>%n Clips haben keinen Text: Keine Datei nennt ihn, und weder ein Whisper-Modell noch das von PocketSphinx (Debian: pocketsphinx-en-us) ist da, um ihn zu erkennen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>understudy::RunCharts</name>
    <message>
        <source>Backbone loss</source>
        <translation>Backbone-Verlust</translation>
    </message>
    <message>
        <source>Decoder loss</source>
        <translation>Decoder-Verlust</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>Gradient norm</source>
        <translation>Gradientennorm</translation>
    </message>
    <message>
        <source>Steps an hour</source>
        <translation>Schritte pro Stunde</translation>
    </message>
    <message>
        <source>train</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>rate</source>
        <translation>Rate</translation>
    </message>
    <message>
        <source>norm</source>
        <translation>Norm</translation>
    </message>
    <message>
        <source>steps/h</source>
        <translation>Schritte/h</translation>
    </message>
    <message>
        <source>Limit %1</source>
        <translation>Grenze %1</translation>
    </message>
</context>
<context>
    <name>understudy::RunCheck</name>
    <message>
        <source>Time</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Geschwindigkeit</translation>
    </message>
    <message>
        <source>%1 steps/h</source>
        <translation>%1&#xa0;Schritte/h</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>%1 at the peak</source>
        <translation>%1 in der Spitze</translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation>Checkpoint</translation>
    </message>
    <message>
        <source>%1 each</source>
        <translation>je %1</translation>
    </message>
    <message>
        <source>Trained</source>
        <translation>Trainiert</translation>
    </message>
    <message>
        <source>%1 parameters</source>
        <translation>%1 Parameter</translation>
    </message>
    <message>
        <source>%1, synthetic: for trying out</source>
        <translation>%1, synthetisch: zum Ausprobieren</translation>
    </message>
    <message>
        <source>Base model</source>
        <translation>Basismodell</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>Einwilligung</translation>
    </message>
    <message>
        <source>not needed</source>
        <translation>nicht nötig</translation>
    </message>
    <message>
        <source>none</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>Record consent…</source>
        <translation>Einwilligung erfassen…</translation>
    </message>
    <message>
        <source>A voice is trained over a base model, and there is none here yet.</source>
        <translation>Eine Stimme wird auf einem Basismodell trainiert, und hier gibt es noch keines.</translation>
    </message>
    <message>
        <source>Go to the models</source>
        <translation>Zu den Modellen</translation>
    </message>
    <message>
        <source>Go to the review</source>
        <translation>Zur Prüfung</translation>
    </message>
    <message>
        <source>Choose another dataset…</source>
        <translation>Anderen Datensatz wählen…</translation>
    </message>
</context>
<context>
    <name>understudy::RunChecks</name>
    <message>
        <source>Checked before the start</source>
        <translation>Vor dem Start geprüft</translation>
    </message>
</context>
<context>
    <name>understudy::RunPanel</name>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>A note of your own</source>
        <translation>Eigene Notiz</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Settings of %1</source>
        <translation>Einstellungen von %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>There is no other run.</source>
        <translation>Es gibt keinen anderen Lauf.</translation>
    </message>
</context>
<context>
    <name>understudy::RunSearch</name>
    <message>
        <source>Name, state, settings or note</source>
        <translation>Name, Status, Einstellungen oder Notiz</translation>
    </message>
    <message>
        <source>Find a run</source>
        <translation>Lauf suchen</translation>
    </message>
    <message>
        <source>No run has “%1”.</source>
        <translation>Kein Lauf enthält „%1“.</translation>
    </message>
    <message>
        <source>Show all %1</source>
        <translation>Alle %1 zeigen</translation>
    </message>
</context>
<context>
    <name>understudy::RunText</name>
    <message>
        <source>%1 of %2 steps</source>
        <translation>%1 von %2 Schritten</translation>
    </message>
    <message>
        <source>%1 steps</source>
        <translation>%1 Schritte</translation>
    </message>
    <message>
        <source>best %1 at step %2</source>
        <translation>am besten %1 bei Schritt %2</translation>
    </message>
</context>
<context>
    <name>understudy::RunViewText</name>
    <message>
        <source>Run %1</source>
        <translation>Lauf %1</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Preset</translation>
    </message>
    <message>
        <source>Base model</source>
        <translation>Basismodell</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>%1, %2 min</source>
        <translation>%1, %2&#xa0;min</translation>
    </message>
    <message numerus="yes">
        <source>%n clip(s)</source>
        <translation>
            <numerusform>%n Clip</numerusform>
            <numerusform>%n Clips</numerusform>
        </translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Aufteilung</translation>
    </message>
    <message>
        <source>%1 train, %2 validation</source>
        <translation>%1 Training, %2 Validierung</translation>
    </message>
    <message>
        <source>Rank, alpha</source>
        <translation>Rang, Alpha</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Rate</translation>
    </message>
    <message>
        <source>%1, warm-up %2</source>
        <translation>%1, Aufwärmen %2</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Batch</translation>
    </message>
    <message>
        <source>%1 × %2 clips</source>
        <translation>%1 × %2 Clips</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>Einwilligung</translation>
    </message>
    <message>
        <source>not needed</source>
        <translation>nicht nötig</translation>
    </message>
</context>
<context>
    <name>understudy::ScriptEditor</name>
    <message>
        <source>Script</source>
        <translation>Skript</translation>
    </message>
</context>
<context>
    <name>understudy::ScriptKeeper</name>
    <message>
        <source>The script was changed by another program and read again.</source>
        <translation>Das Skript wurde von einem anderen Programm geändert und neu gelesen.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>The script&apos;s file was deleted by another program.</source>
        <translation>Die Datei des Skripts wurde von einem anderen Programm gelöscht.</translation>
    </message>
    <message>
        <source>Its text is kept here and is written again with the next change.</source>
        <translation>Der Text bleibt hier erhalten und wird mit der nächsten Änderung wieder geschrieben.</translation>
    </message>
    <message>
        <source>Write it now</source>
        <translation>Jetzt schreiben</translation>
    </message>
    <message>
        <source>The script was changed by another program while it has unsaved changes here.</source>
        <translation>Das Skript wurde von einem anderen Programm geändert, während es hier ungespeicherte Änderungen hat.</translation>
    </message>
    <message>
        <source>Choose which to go on with; undo brings back the other.</source>
        <translation>Wählen, mit welcher Fassung es weitergeht; „Rückgängig“ holt die andere zurück.</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>Eigene behalten</translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation>Andere übernehmen</translation>
    </message>
    <message>
        <source>Its text is kept here; saving is tried again.</source>
        <translation>Der Text bleibt hier erhalten; das Speichern wird erneut versucht.</translation>
    </message>
    <message>
        <source>Save now</source>
        <translation>Jetzt speichern</translation>
    </message>
</context>
<context>
    <name>understudy::ScriptPanel</name>
    <message>
        <source>or put a backslash before &lt; to speak it</source>
        <translation>oder einen Backslash vor &lt; setzen, um es zu sprechen</translation>
    </message>
    <message>
        <source>Script</source>
        <translation>Skript</translation>
    </message>
    <message>
        <source>Reading only: another program has this project open.</source>
        <translation>Schreibgeschützt: Ein anderes Programm hat dieses Projekt geöffnet.</translation>
    </message>
</context>
<context>
    <name>understudy::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farbschema</translation>
    </message>
    <message>
        <source>System follows the desktop, also while the program runs.</source>
        <translation>„System“ folgt dem Desktop, auch während das Programm läuft.</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Darstellung</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>Playing goes on there at once.</source>
        <translation>Die Wiedergabe geht sofort dort weiter.</translation>
    </message>
    <message>
        <source>No sound output was found. Connect one; it appears here when this window is opened again.</source>
        <translation>Keine Audioausgabe gefunden. Eine anschließen; sie erscheint beim nächsten Öffnen dieses Fensters.</translation>
    </message>
    <message>
        <source>The system&apos;s default</source>
        <translation>Systemstandard</translation>
    </message>
    <message>
        <source>While playing</source>
        <translation>Bei der Wiedergabe</translation>
    </message>
    <message>
        <source>Follow text</source>
        <translation>Text folgt</translation>
    </message>
    <message>
        <source>Script, lines and timeline move with the sound, unless you are typing.</source>
        <translation>Skript, Zeilen und Zeitleiste laufen mit dem Ton mit, außer beim Tippen.</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Audio</translation>
    </message>
    <message>
        <source>Even out lines</source>
        <translation>Zeilen angleichen</translation>
    </message>
    <message>
        <source>Share of a line&apos;s difference from its speaker&apos;s level that is taken out; 0 leaves lines as spoken.</source>
        <translation>Anteil der Abweichung einer Zeile vom Pegel ihres Sprechers, der ausgeglichen wird; 0 lässt Zeilen wie gesprochen.</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>Höchstens</translation>
    </message>
    <message>
        <source> dB</source>
        <translation> dB</translation>
    </message>
    <message>
        <source>No line is made louder or quieter by more.</source>
        <translation>Um mehr wird keine Zeile lauter oder leiser.</translation>
    </message>
    <message>
        <source>High-pass</source>
        <translation>Hochpass</translation>
    </message>
    <message>
        <source> Hz</source>
        <translation> Hz</translation>
    </message>
    <message>
        <source>Takes out rumble below; 0 turns it off.</source>
        <translation>Entfernt Rumpeln darunter; 0 schaltet ihn aus.</translation>
    </message>
    <message>
        <source>Room tone</source>
        <translation>Raumton</translation>
    </message>
    <message>
        <source>Lay quiet room tone under the episode</source>
        <translation>Leisen Raumton unter die Episode legen</translation>
    </message>
    <message>
        <source>Digital silence between lines can be heard; a little noise cannot.</source>
        <translation>Digitale Stille zwischen Zeilen ist hörbar, ein wenig Rauschen nicht.</translation>
    </message>
    <message>
        <source>Room tone level</source>
        <translation>Raumtonpegel</translation>
    </message>
    <message>
        <source> dBFS</source>
        <translation> dBFS</translation>
    </message>
    <message>
        <source>Between −80 and −50.</source>
        <translation>Zwischen −80 und −50.</translation>
    </message>
    <message>
        <source>Rendering</source>
        <translation>Rendern</translation>
    </message>
    <message>
        <source>Spelling of transcripts</source>
        <translation>Rechtschreibung der Texte</translation>
    </message>
    <message>
        <source>By the Hunspell dictionaries that this computer has.</source>
        <translation>Mit den Hunspell-Wörterbüchern dieses Rechners.</translation>
    </message>
    <message>
        <source>Transcripts</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>Draft the words that no file tells</source>
        <translation>Text erkennen, den keine Datei nennt</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Grenzen</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>This project&apos;s. They judge what is imported or measured from now on; an empty cell goes back to what is usual, and “none” is no limit.</source>
        <translation>Die dieses Projekts. Sie beurteilen, was ab jetzt importiert oder gemessen wird; ein leeres Feld kehrt zum üblichen Wert zurück, „none“ heißt keine Grenze.</translation>
    </message>
    <message>
        <source>%1 The old limits stay in use.</source>
        <translation>%1 Die alten Grenzen gelten weiter.</translation>
    </message>
    <message>
        <source>The largest Whisper among the models listens, or else PocketSphinx to English; drafts are to be read.</source>
        <translation>Das größte vorhandene Whisper-Modell hört zu, sonst PocketSphinx bei Englisch; Entwürfe sind gegenzulesen.</translation>
    </message>
</context>
<context>
    <name>understudy::SettingsForm</name>
    <message>
        <source>Search settings</source>
        <translation>Einstellungen durchsuchen</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Changes apply at once.</source>
        <translation>Änderungen gelten sofort.</translation>
    </message>
    <message>
        <source>Restore defaults</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>No setting contains “%1”.</source>
        <translation>Keine Einstellung enthält „%1“.</translation>
    </message>
</context>
<context>
    <name>understudy::ShortcutSheet</name>
    <message>
        <source>Filter by action or key</source>
        <translation>Nach Aktion oder Taste filtern</translation>
    </message>
    <message>
        <source>Letters work when no text field has the focus. Esc leaves a field.</source>
        <translation>Buchstaben wirken, wenn kein Textfeld den Fokus hat. Esc verlässt ein Feld.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>No action or key contains these words.</source>
        <translation>Keine Aktion oder Taste enthält diese Wörter.</translation>
    </message>
</context>
<context>
    <name>understudy::SlotCard</name>
    <message>
        <source>Not heard</source>
        <translation>Nicht gehört</translation>
    </message>
    <message>
        <source>Heard</source>
        <translation>Gehört</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pausiert</translation>
    </message>
    <message>
        <source>Playing</source>
        <translation>Spielt</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1, key %2</source>
        <translation>%1, Taste %2</translation>
    </message>
</context>
<context>
    <name>understudy::Spelling</name>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>English (United States)</source>
        <translation>Englisch (USA)</translation>
    </message>
    <message>
        <source>English (United Kingdom)</source>
        <translation>Englisch (Großbritannien)</translation>
    </message>
    <message>
        <source>German (Germany)</source>
        <translation>Deutsch (Deutschland)</translation>
    </message>
    <message>
        <source>German (Austria)</source>
        <translation>Deutsch (Österreich)</translation>
    </message>
    <message>
        <source>German (Switzerland)</source>
        <translation>Deutsch (Schweiz)</translation>
    </message>
    <message>
        <source>Spelling is not checked: this computer has no Hunspell dictionary for %1.</source>
        <translation>Die Rechtschreibung wird nicht geprüft: Dieser Rechner hat kein Hunspell-Wörterbuch für %1.</translation>
    </message>
</context>
<context>
    <name>understudy::TargetsCard</name>
    <message>
        <source>the review</source>
        <translation>die Prüfung</translation>
    </message>
    <message>
        <source>Required</source>
        <translation>Verlangt</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Durch</translation>
    </message>
    <message>
        <source>Does the voice meet its targets?</source>
        <translation>Erfüllt die Stimme ihre Ziele?</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>Gemessen</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Not measured</source>
        <translation>Nicht gemessen</translation>
    </message>
    <message>
        <source>Pass</source>
        <translation>Erfüllt</translation>
    </message>
    <message>
        <source>Fail</source>
        <translation>Verfehlt</translation>
    </message>
    <message>
        <source>%1, measured %2</source>
        <translation>%1, gemessen %2</translation>
    </message>
    <message>
        <source>No voice was measured yet: “Measure a voice…” in the Tools menu does it.</source>
        <translation>Noch wurde keine Stimme gemessen: „Stimme messen…“ im Menü „Extras“ tut es.</translation>
    </message>
</context>
<context>
    <name>understudy::TimelinePanel</name>
    <message>
        <source>Position</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Follow text</source>
        <translation>Text folgt</translation>
    </message>
    <message>
        <source>/ %1%2</source>
        <translation>/ %1%2</translation>
    </message>
    <message numerus="yes">
        <source>Drawing, %n take(s) left</source>
        <translation>
            <numerusform>Wird gezeichnet, noch %n Take</numerusform>
            <numerusform>Wird gezeichnet, noch %n Takes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>understudy::TrainingActions</name>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation>Checkpoint</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Wiedergabe</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>New run…</source>
        <translation>Neuer Lauf…</translation>
    </message>
    <message>
        <source>N</source>
        <translation>N</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Ctrl+Return</source>
        <translation>Ctrl+Return</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausieren</translation>
    </message>
    <message>
        <source>Ctrl+Shift+P</source>
        <translation>Ctrl+Shift+P</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Ctrl+R</source>
        <translation>Ctrl+R</translation>
    </message>
    <message>
        <source>Stop and save</source>
        <translation>Stoppen und speichern</translation>
    </message>
    <message>
        <source>Ctrl+.</source>
        <translation>Ctrl+.</translation>
    </message>
    <message>
        <source>Edit the note</source>
        <translation>Notiz bearbeiten</translation>
    </message>
    <message>
        <source>E</source>
        <translation>E</translation>
    </message>
    <message>
        <source>Compare…</source>
        <translation>Vergleichen…</translation>
    </message>
    <message>
        <source>C</source>
        <translation>C</translation>
    </message>
    <message>
        <source>Remove the run</source>
        <translation>Lauf entfernen</translation>
    </message>
    <message>
        <source>Ctrl+Backspace</source>
        <translation>Ctrl+Backspace</translation>
    </message>
    <message>
        <source>Go to the suggested checkpoint</source>
        <translation>Zum empfohlenen Checkpoint</translation>
    </message>
    <message>
        <source>G</source>
        <translation>G</translation>
    </message>
    <message>
        <source>Make a voice…</source>
        <translation>Stimme erstellen…</translation>
    </message>
    <message>
        <source>V</source>
        <translation>V</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Ctrl+E</source>
        <translation>Ctrl+E</translation>
    </message>
    <message>
        <source>Play or pause the probe line</source>
        <translation>Probezeile abspielen oder pausieren</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Space</translation>
    </message>
    <message>
        <source>F5</source>
        <translation>F5</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>K</source>
        <translation>K</translation>
    </message>
    <message>
        <source>Runs and their settings</source>
        <translation>Läufe und ihre Einstellungen</translation>
    </message>
    <message>
        <source>F4</source>
        <translation>F4</translation>
    </message>
    <message>
        <source>Find a run</source>
        <translation>Lauf suchen</translation>
    </message>
    <message>
        <source>Ctrl+F</source>
        <translation>Ctrl+F</translation>
    </message>
    <message>
        <source>/</source>
        <translation>/</translation>
    </message>
    <message>
        <source>Compare by ear…</source>
        <translation>Nach Gehör vergleichen…</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
</context>
<context>
    <name>understudy::TrainingHeader</name>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>State: %1</source>
        <translation>Status: %1</translation>
    </message>
    <message>
        <source>New run</source>
        <translation>Neuer Lauf</translation>
    </message>
    <message>
        <source>Start %1</source>
        <translation>%1 starten</translation>
    </message>
    <message>
        <source>step %1 of %2</source>
        <translation>Schritt %1 von %2</translation>
    </message>
    <message>
        <source>%1 steps/h</source>
        <translation>%1&#xa0;Schritte/h</translation>
    </message>
</context>
<context>
    <name>understudy::TrainingPane</name>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>A dataset&apos;s folder</source>
        <translation>Ordner eines Datensatzes</translation>
    </message>
    <message>
        <source>Merged with its base model (*)</source>
        <translation>Mit dem Basismodell zusammengeführt (*)</translation>
    </message>
    <message>
        <source>Adapter, as PEFT loads it (*)</source>
        <translation>Adapter, wie PEFT ihn lädt (*)</translation>
    </message>
    <message>
        <source>Export into a new folder</source>
        <translation>In einen neuen Ordner exportieren</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>%1 failed.</source>
        <translation>%1 ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>%1 was interrupted: its program ended without a word.</source>
        <translation>%1 wurde unterbrochen: Das Programm endete ohne Meldung.</translation>
    </message>
    <message>
        <source>%1 has otherwise: %2.</source>
        <translation>Anders in %1: %2.</translation>
    </message>
    <message>
        <source>Export the chart</source>
        <translation>Diagramm exportieren</translation>
    </message>
    <message>
        <source>%1 is trained by another program</source>
        <translation>%1 wird von einem anderen Programm trainiert</translation>
    </message>
    <message>
        <source>%1 was stopped.</source>
        <translation>%1 wurde gestoppt.</translation>
    </message>
</context>
<context>
    <name>understudy::TrainingWork</name>
    <message>
        <source>%1 is stopped and saved.</source>
        <translation>%1 ist gestoppt und gespeichert.</translation>
    </message>
    <message>
        <source>%1 ended early at step %2: it got no better.</source>
        <translation>%1 endete vorzeitig bei Schritt %2: Es wurde nicht mehr besser.</translation>
    </message>
    <message>
        <source>%1 is finished at step %2.</source>
        <translation>%1 ist bei Schritt %2 fertig.</translation>
    </message>
    <message>
        <source>%1 was moved to %2.</source>
        <translation>%1 wurde nach %2 verschoben.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>The voice %1 can be cast now.</source>
        <translation>Die Stimme %1 kann jetzt eingesetzt werden.</translation>
    </message>
    <message>
        <source>The voice %1 stays silent for now.</source>
        <translation>Die Stimme %1 bleibt vorerst stumm.</translation>
    </message>
    <message>
        <source>Exported %1 to %2.</source>
        <translation>%1 nach %2 exportiert.</translation>
    </message>
</context>
<context>
    <name>understudy::TranscriptEditor</name>
    <message>
        <source>No suggestions</source>
        <translation>Keine Vorschläge</translation>
    </message>
    <message>
        <source>Add “%1” to the dictionary</source>
        <translation>„%1“ zum Wörterbuch hinzufügen</translation>
    </message>
    <message>
        <source>Spelling</source>
        <translation>Rechtschreibung</translation>
    </message>
</context>
<context>
    <name>understudy::TranscriptPanel</name>
    <message>
        <source>Transcript</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>%1, %2 sure</source>
        <translation>%1, Sicherheit %2</translation>
    </message>
    <message>
        <source>no transcript</source>
        <translation>kein Text</translation>
    </message>
    <message>
        <source>edited by hand, then cut: check the words</source>
        <translation>von Hand bearbeitet, dann geschnitten: Text prüfen</translation>
    </message>
    <message>
        <source>edited by hand</source>
        <translation>von Hand bearbeitet</translation>
    </message>
</context>
<context>
    <name>understudy::TranscriptWork</name>
    <message>
        <source>No misspelled words.</source>
        <translation>Keine falsch geschriebenen Wörter.</translation>
    </message>
</context>
<context>
    <name>understudy::TrialDots</name>
    <message numerus="yes">
        <source>%1 of %n trial(s) answered</source>
        <translation>
            <numerusform>%1 von %n Versuch beantwortet</numerusform>
            <numerusform>%1 von %n Versuchen beantwortet</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>understudy::VerdictPanel</name>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>next</source>
        <translation>nächster</translation>
    </message>
    <message>
        <source>take back</source>
        <translation>zurücknehmen</translation>
    </message>
    <message>
        <source>play around cut</source>
        <translation>um den Schnitt abspielen</translation>
    </message>
    <message>
        <source>all keys</source>
        <translation>alle Tasten</translation>
    </message>
    <message>
        <source>reason %1 suggested by the measurements</source>
        <translation>Messung schlägt Grund %1 vor</translation>
    </message>
    <message>
        <source>suggested by the measurements</source>
        <translation>von der Messung vorgeschlagen</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Annehmen</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>Unsure</source>
        <translation>Unsicher</translation>
    </message>
    <message>
        <source>%1. Right after Reject: why that clip was rejected.</source>
        <translation>%1. Direkt nach „Ablehnen“: warum dieser Clip abgelehnt wurde.</translation>
    </message>
</context>
<context>
    <name>understudy::VoiceDialog</name>
    <message>
        <source>Make the voice</source>
        <translation>Stimme erstellen</translation>
    </message>
    <message>
        <source>Make a voice</source>
        <translation>Stimme erstellen</translation>
    </message>
    <message>
        <source>Not said</source>
        <translation>Keine Angabe</translation>
    </message>
    <message>
        <source>Female</source>
        <translation>Weiblich</translation>
    </message>
    <message>
        <source>Male</source>
        <translation>Männlich</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Gender</source>
        <translation>Geschlecht</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Of %1 at step %2, on %3.</source>
        <translation>Aus %1 bei Schritt %2, auf %3.</translation>
    </message>
    <message numerus="yes">
        <source>%n accepted clip(s) go with it as anchors, so that it stays the same from line to line.</source>
        <translation>
            <numerusform>%n angenommener Clip geht als Anker mit, damit sie von Zeile zu Zeile gleich bleibt.</numerusform>
            <numerusform>%n angenommene Clips gehen als Anker mit, damit sie von Zeile zu Zeile gleich bleibt.</numerusform>
        </translation>
    </message>
    <message>
        <source>No clip suits as an anchor; lines may sound less alike.</source>
        <translation>Kein Clip eignet sich als Anker; Zeilen klingen womöglich weniger einheitlich.</translation>
    </message>
    <message>
        <source>There is a voice of this name already.</source>
        <translation>Eine Stimme dieses Namens gibt es schon.</translation>
    </message>
    <message>
        <source>A name has letters, digits, - and _ only.</source>
        <translation>Ein Name besteht nur aus Buchstaben, Ziffern, - und _.</translation>
    </message>
    <message>
        <source>The checkpoint of step %1 made room for a better one. The voice is made of step %2 now, which is suggested.</source>
        <translation>Der Checkpoint von Schritt %1 hat einem besseren Platz gemacht. Die Stimme entsteht jetzt aus dem empfohlenen Schritt %2.</translation>
    </message>
</context>
<context>
    <name>understudy::words::CheckText</name>
    <message>
        <source>%1 min</source>
        <translation>%1&#xa0;min</translation>
    </message>
    <message>
        <source>It needs %1 more than is free. Close other programs, or use less.</source>
        <translation>Es fehlen %1. Andere Programme schließen oder weniger verwenden.</translation>
    </message>
    <message>
        <source>It just fits. Close other programs while it trains.</source>
        <translation>Es passt gerade so. Andere Programme schließen, solange trainiert wird.</translation>
    </message>
    <message>
        <source>It needs %1 more than is free. Clear the disk, or keep fewer checkpoints.</source>
        <translation>Es fehlen %1. Platz auf dem Datenträger schaffen oder weniger Checkpoints behalten.</translation>
    </message>
    <message>
        <source>It just fits.</source>
        <translation>Es passt gerade so.</translation>
    </message>
    <message>
        <source>No clip can be trained on. Accept clips with words in the review and build the dataset.</source>
        <translation>Mit keinem Clip lässt sich trainieren. In der Prüfung Clips mit Text annehmen und den Datensatz erstellen.</translation>
    </message>
    <message>
        <source>One clip is learned by heart and teaches no voice.</source>
        <translation>Ein einziger Clip wird auswendig gelernt und lehrt keine Stimme.</translation>
    </message>
    <message>
        <source>Without clips to validate on nobody sees when it learns by heart. Accept clips of a second recording.</source>
        <translation>Ohne Clips zur Validierung bleibt unbemerkt, wenn auswendig gelernt wird. Clips einer zweiten Aufnahme annehmen.</translation>
    </message>
    <message numerus="yes">
        <source>%n clip(s) are left out, as they are longer than %1 s: %2.</source>
        <translation>
            <numerusform>%n Clip ist ausgelassen, da er länger als %1&#xa0;s ist: %2.</numerusform>
            <numerusform>%n Clips sind ausgelassen, da sie länger als %1&#xa0;s sind: %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n clip(s) are left out, as they are too short: %1.</source>
        <translation>
            <numerusform>%n Clip ist ausgelassen, da er zu kurz ist: %1.</numerusform>
            <numerusform>%n Clips sind ausgelassen, da sie zu kurz sind: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n clip(s) are left out, as nobody wrote what is said in them: %1.</source>
        <translation>
            <numerusform>%n Clip ist ausgelassen, da niemand aufgeschrieben hat, was darin gesagt wird: %1.</numerusform>
            <numerusform>%n Clips sind ausgelassen, da niemand aufgeschrieben hat, was darin gesagt wird: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n clip(s) are left out, as their sound is missing or damaged: %1.</source>
        <translation>
            <numerusform>%n Clip ist ausgelassen, da sein Ton fehlt oder beschädigt ist: %1.</numerusform>
            <numerusform>%n Clips sind ausgelassen, da ihr Ton fehlt oder beschädigt ist: %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Trained</source>
        <translation>Trainiert</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>Rang</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Clips</source>
        <translation>Clips</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>Long clips</source>
        <translation>Lange Clips</translation>
    </message>
    <message>
        <source>Short clips</source>
        <translation>Kurze Clips</translation>
    </message>
    <message>
        <source>Without words</source>
        <translation>Ohne Text</translation>
    </message>
    <message>
        <source>Without sound</source>
        <translation>Ohne Ton</translation>
    </message>
    <message>
        <source>Codes</source>
        <translation>Codes</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Datenträger</translation>
    </message>
    <message>
        <source>%1 parameters</source>
        <translation>%1 Parameter</translation>
    </message>
    <message>
        <source>the first there is</source>
        <translation>das erste vorhandene</translation>
    </message>
    <message>
        <source>%1 of %2 cached</source>
        <translation>%1 von %2 im Cache</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>The base model has none of these layers and modules. Choose others.</source>
        <translation>Das Basismodell hat keine dieser Schichten und Module. Andere wählen.</translation>
    </message>
    <message>
        <source>Below %1 it learns little.</source>
        <translation>Unter %1 lernt der Adapter wenig.</translation>
    </message>
    <message>
        <source>Above %1 it costs memory and hardly learns more.</source>
        <translation>Über %1 kostet der Adapter Speicher und lernt kaum mehr.</translation>
    </message>
    <message>
        <source>There is no such device here.</source>
        <translation>Ein solches Gerät gibt es hier nicht.</translation>
    </message>
    <message numerus="yes">
        <source>%n clip(s) were encoded by another codec and are encoded again.</source>
        <translation>
            <numerusform>%n Clip wurde mit einem anderen Codec kodiert und wird neu kodiert.</numerusform>
            <numerusform>%n Clips wurden mit einem anderen Codec kodiert und werden neu kodiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>by itself</source>
        <translation>automatisch</translation>
    </message>
    <message>
        <source>%1 × %2 clips</source>
        <translation>%1 × %2 Clips</translation>
    </message>
    <message>
        <source>Use %1</source>
        <translation>%1 verwenden</translation>
    </message>
    <message>
        <source>about %1 s</source>
        <translation>etwa %1&#xa0;s</translation>
    </message>
    <message>
        <source>about %1 min</source>
        <translation>etwa %1&#xa0;min</translation>
    </message>
    <message>
        <source>about %1 h %2 min</source>
        <translation>etwa %1&#xa0;h %2&#xa0;min</translation>
    </message>
    <message numerus="yes">
        <source>%n clip(s) tell little of how it learns: the validation loss will jump, and with it which checkpoint is suggested. %1 or more are better.</source>
        <translation>
            <numerusform>%n Clip sagt wenig darüber, wie gelernt wird: Der Validierungsverlust wird springen und mit ihm, welcher Checkpoint empfohlen wird. %1 oder mehr sind besser.</numerusform>
            <numerusform>%n Clips sagen wenig darüber, wie gelernt wird: Der Validierungsverlust wird springen und mit ihm, welcher Checkpoint empfohlen wird. %1 oder mehr sind besser.</numerusform>
        </translation>
    </message>
    <message>
        <source>All clips are of one recording. Its room is learned with the voice.</source>
        <translation>Alle Clips stammen aus einer Aufnahme. Ihr Raum wird mit der Stimme gelernt.</translation>
    </message>
    <message>
        <source>One recording is the whole validation part. Its room decides the result.</source>
        <translation>Eine Aufnahme ist der ganze Validierungsteil. Ihr Raum bestimmt das Ergebnis.</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>Aufnahmen</translation>
    </message>
</context>
<context>
    <name>understudy::words::CompareText</name>
    <message>
        <source>%1 is silent, and silence cannot be brought to the loudness of the others. Choose another sound.</source>
        <translation>%1 ist still, und Stille lässt sich nicht auf die Lautheit der anderen bringen. Einen anderen Klang wählen.</translation>
    </message>
    <message>
        <source>A sound of “%1” is gone or was changed: %2. The answers so far are kept. Put the file back, then go on.</source>
        <translation>Ein Klang von „%1“ fehlt oder wurde geändert: %2. Die bisherigen Antworten bleiben erhalten. Die Datei zurücklegen, dann fortfahren.</translation>
    </message>
    <message>
        <source>There is no comparison %1; nothing was compared yet.</source>
        <translation>Einen Vergleich %1 gibt es nicht; bisher wurde nichts verglichen.</translation>
    </message>
    <message>
        <source>There is no comparison %1. Comparisons here: %2.</source>
        <translation>Einen Vergleich %1 gibt es nicht. Vergleiche hier: %2.</translation>
    </message>
    <message>
        <source>“%1” is not at its end (%2 of %3 answered), and results seen earlier would spoil its statistics. Go on with it first.</source>
        <translation>„%1“ ist nicht abgeschlossen (%2 von %3 beantwortet), und früher gesehene Ergebnisse würden die Statistik verderben. Zuerst damit fortfahren.</translation>
    </message>
    <message>
        <source>%1 holds no answers that can be read (%2). Ask its listener for the file again; nothing was taken in.</source>
        <translation>%1 enthält keine lesbaren Antworten (%2). Die Testperson noch einmal um die Datei bitten; übernommen wurde nichts.</translation>
    </message>
    <message>
        <source>The answers in %1 are of another test than this one (%2, and it is %3). Take them in where their page was saved; nothing was taken in here.</source>
        <translation>Die Antworten in %1 gehören zu einem anderen Test als diesem (%2, dieser ist %3). Sie dort übernehmen, wo ihre Seite gespeichert wurde; hier wurde nichts übernommen.</translation>
    </message>
    <message>
        <source>%1 was written by a listening page of another version (format %2, this version reads %3). Save a new page, or update Understudy; nothing was taken in.</source>
        <translation>%1 stammt von einer Hörtestseite einer anderen Version (Format %2, diese Version liest %3). Eine neue Seite speichern oder Understudy aktualisieren; übernommen wurde nichts.</translation>
    </message>
</context>
<context>
    <name>understudy::words::CompareWords</name>
    <message>
        <source>%1 and %2</source>
        <translation>%1 und %2</translation>
    </message>
    <message>
        <source>The two can be told apart: %1 of %2 right.</source>
        <translation>Die beiden sind zu unterscheiden: %1 von %2 richtig.</translation>
    </message>
    <message>
        <source>It was not shown that the two can be told apart: %1 of %2 right, and %3 are needed.</source>
        <translation>Es hat sich nicht gezeigt, dass die beiden zu unterscheiden sind: %1 von %2 richtig, nötig sind %3.</translation>
    </message>
    <message>
        <source>Somebody who only guesses does as well with a chance of %1.</source>
        <translation>Wer nur rät, ist mit einer Wahrscheinlichkeit von %1 ebenso gut.</translation>
    </message>
    <message>
        <source>That is no proof that they sound alike.</source>
        <translation>Das beweist nicht, dass sie gleich klingen.</translation>
    </message>
    <message>
        <source>Nobody voted on it.</source>
        <translation>Niemand hat es bewertet.</translation>
    </message>
    <message>
        <source>Against the others it was chosen in %1 of %2 comparisons (%3 %, interval %4 to %5 %).</source>
        <translation>Gegen die anderen wurde es in %1 von %2 Vergleichen gewählt (%3&#xa0;%, Intervall %4 bis %5&#xa0;%).</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>Frei</translation>
    </message>
    <message>
        <source>ABX</source>
        <translation>ABX</translation>
    </message>
    <message>
        <source>Blind preference</source>
        <translation>Blinder Paarvergleich</translation>
    </message>
    <message>
        <source>MOS sheet</source>
        <translation>MOS-Bogen</translation>
    </message>
    <message>
        <source>Heard freely</source>
        <translation>Frei gehört</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Not started</source>
        <translation>Nicht begonnen</translation>
    </message>
    <message>
        <source>Trial %1 of %2</source>
        <translation>Versuch %1 von %2</translation>
    </message>
    <message>
        <source>Waits for others</source>
        <translation>Wartet auf andere</translation>
    </message>
    <message>
        <source>There is nothing to rank.</source>
        <translation>Es gibt nichts zu ordnen.</translation>
    </message>
    <message>
        <source>%1 is preferred.</source>
        <translation>%1 wird bevorzugt.</translation>
    </message>
    <message>
        <source>%1 is preferred, but %2 cannot be ruled out.</source>
        <translation>%1 wird bevorzugt, aber %2 lässt sich nicht ausschließen.</translation>
    </message>
    <message>
        <source>%1 is rated best.</source>
        <translation>%1 ist am besten bewertet.</translation>
    </message>
    <message>
        <source>%1 is rated best, but %2 cannot be ruled out.</source>
        <translation>%1 ist am besten bewertet, aber %2 lässt sich nicht ausschließen.</translation>
    </message>
    <message numerus="yes">
        <source>Its mean is %1 of 5 over %n scores.</source>
        <translation>
            <numerusform>Der Mittelwert ist %1 von 5 bei %n Bewertung.</numerusform>
            <numerusform>Der Mittelwert ist %1 von 5 bei %n Bewertungen.</numerusform>
        </translation>
    </message>
    <message>
        <source>below 0.001</source>
        <translation>unter 0,001</translation>
    </message>
    <message>
        <source>%1 is preferred</source>
        <translation>%1 wird bevorzugt</translation>
    </message>
    <message>
        <source>leans to %1</source>
        <translation>eher %1</translation>
    </message>
    <message>
        <source>not settled</source>
        <translation>nicht entschieden</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n repeated pair(s) got the same answer</source>
        <translation>
            <numerusform>%1 von %n wiederholten Paar gleich beantwortet</numerusform>
            <numerusform>%1 von %n wiederholten Paaren gleich beantwortet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 %n vote(s)</source>
        <translation>
            <numerusform>%1 %n Wertung</numerusform>
            <numerusform>%1 %n Wertungen</numerusform>
        </translation>
    </message>
    <message>
        <source>the hidden reference came first: the listeners were attentive</source>
        <translation>die versteckte Referenz lag vorn: Die Testpersonen waren aufmerksam</translation>
    </message>
    <message>
        <source>the hidden reference did not come first: look whether the listeners heard it</source>
        <translation>die versteckte Referenz lag nicht vorn: Prüfen, ob die Testpersonen sie gehört haben</translation>
    </message>
    <message>
        <source>no scores</source>
        <translation>keine Bewertungen</translation>
    </message>
    <message>
        <source>%1 (%2 to %3)</source>
        <translation>%1 (%2 bis %3)</translation>
    </message>
    <message>
        <source>%1 dB</source>
        <translation>%1&#xa0;dB</translation>
    </message>
    <message>
        <source>%1 and %2 are level.</source>
        <translation>%1 und %2 liegen gleichauf.</translation>
    </message>
    <message>
        <source>the hidden anchor, worse on purpose, came last: the listeners were attentive</source>
        <translation>der verborgene Anker, absichtlich schlechter, kam zuletzt: Die Testpersonen waren aufmerksam</translation>
    </message>
    <message>
        <source>the hidden anchor, worse on purpose, did not come last: look whether the listeners heard it</source>
        <translation>der verborgene Anker, absichtlich schlechter, kam nicht zuletzt: Prüfen, ob die Testpersonen ihn gehört haben</translation>
    </message>
</context>
<context>
    <name>understudy::words::ErrorText</name>
    <message>
        <source>There is no folder %1. Create it, or choose another.</source>
        <translation>Einen Ordner %1 gibt es nicht. Ihn anlegen oder einen anderen wählen.</translation>
    </message>
    <message>
        <source>%1 is not a file. Give the name of a file.</source>
        <translation>%1 ist keine Datei. Den Namen einer Datei angeben.</translation>
    </message>
    <message>
        <source>%1 is a file, and a folder is needed there. Choose another place.</source>
        <translation>%1 ist eine Datei, gebraucht wird ein Ordner. Einen anderen Ort wählen.</translation>
    </message>
    <message>
        <source>%1 may not be written or read by this user. Change its permissions, or choose another place.</source>
        <translation>%1 darf von diesem Benutzer nicht geschrieben oder gelesen werden. Die Zugriffsrechte ändern oder einen anderen Ort wählen.</translation>
    </message>
    <message>
        <source>The disk is full: %1 was not written, and what was there before is kept. Free some space, then go on.</source>
        <translation>Der Datenträger ist voll: %1 wurde nicht geschrieben, der vorige Stand bleibt erhalten. Speicherplatz freigeben, dann fortfahren.</translation>
    </message>
    <message>
        <source>%1 is too large; at most %2 bytes are read. Split it, or check that it is the right file.</source>
        <translation>%1 ist zu groß; höchstens %2 Bytes werden gelesen. Die Datei teilen oder prüfen, ob es die richtige ist.</translation>
    </message>
    <message>
        <source>%1 exists already. Choose another name.</source>
        <translation>%1 gibt es schon. Einen anderen Namen wählen.</translation>
    </message>
    <message>
        <source>%1 is where the project keeps its own files. Choose a place outside the project.</source>
        <translation>In %1 hält das Projekt seine eigenen Dateien. Einen Ort außerhalb des Projekts wählen.</translation>
    </message>
    <message>
        <source>%1 is not an Understudy project: it has no project.db. Choose a folder that ends in .understudy.</source>
        <translation>%1 ist kein Understudy-Projekt: project.db fehlt. Einen Ordner wählen, der auf .understudy endet.</translation>
    </message>
    <message>
        <source>%1 was written by a newer version of Understudy (format %2, this version reads up to %3). Update Understudy; nothing was changed.</source>
        <translation>%1 stammt von einer neueren Version von Understudy (Format %2, diese Version liest bis %3). Understudy aktualisieren; geändert wurde nichts.</translation>
    </message>
    <message>
        <source>The database of %1 is damaged (%2). Nothing was changed. Restore project.db from a backup; the scripts in episodes/ are ordinary files and still there.</source>
        <translation>Die Datenbank von %1 ist beschädigt (%2). Geändert wurde nichts. project.db aus einer Sicherung wiederherstellen; die Skripte in episodes/ sind gewöhnliche Dateien und noch da.</translation>
    </message>
    <message>
        <source>%1 is open in %2. Close it there, or wait until it is done.</source>
        <translation>%1 ist in %2 geöffnet. Es dort schließen oder warten, bis es fertig ist.</translation>
    </message>
    <message>
        <source>%1 is open for reading only, so nothing can be changed. Close the other program and open it again.</source>
        <translation>%1 ist nur zum Lesen geöffnet, also lässt sich nichts ändern. Das andere Programm schließen und das Projekt neu öffnen.</translation>
    </message>
    <message>
        <source>%1 is no longer where it was opened; it was moved, renamed or deleted. Open it again where it is now.</source>
        <translation>%1 ist nicht mehr dort, wo es geöffnet wurde; es wurde verschoben, umbenannt oder gelöscht. Es am neuen Ort öffnen.</translation>
    </message>
    <message>
        <source>The project has no episode named %1.</source>
        <translation>Das Projekt hat keine Episode namens %1.</translation>
    </message>
    <message>
        <source>The project has no episode named %1. It has: %2.</source>
        <translation>Das Projekt hat keine Episode namens %1. Vorhanden: %2.</translation>
    </message>
    <message>
        <source>The project already has an episode named %1. Choose another name.</source>
        <translation>Das Projekt hat schon eine Episode namens %1. Einen anderen Namen wählen.</translation>
    </message>
    <message>
        <source>“%1” cannot be a name here. Use letters, digits, spaces, - and _, at most 100 bytes.</source>
        <translation>„%1“ kann hier kein Name sein. Erlaubt sind Buchstaben, Ziffern, Leerzeichen, - und _, höchstens 100 Bytes.</translation>
    </message>
    <message>
        <source>There is no setting %1.</source>
        <translation>Eine Einstellung %1 gibt es nicht.</translation>
    </message>
    <message>
        <source>%1 was changed by another program. Your text is kept here; choose which of the two to go on with.</source>
        <translation>%1 wurde von einem anderen Programm geändert. Der eigene Text bleibt hier erhalten; wählen, mit welcher Fassung es weitergeht.</translation>
    </message>
    <message>
        <source>%1 has problems (%2), and a script with problems does not render. Mend them, then render again.</source>
        <translation>%1 hat Probleme (%2), und ein Skript mit Problemen wird nicht gerendert. Sie beheben, dann erneut rendern.</translation>
    </message>
    <message>
        <source>%1 holds nothing to speak. Write at least one sentence.</source>
        <translation>%1 enthält nichts zu sprechen. Mindestens einen Satz schreiben.</translation>
    </message>
    <message>
        <source>%1 is not UTF-8 text (%2). Save it as UTF-8, or choose another file.</source>
        <translation>%1 ist kein UTF-8-Text (%2). Als UTF-8 speichern oder eine andere Datei wählen.</translation>
    </message>
    <message>
        <source>There is no voice %1. Voices here: %2.</source>
        <translation>Eine Stimme %1 gibt es nicht. Stimmen hier: %2.</translation>
    </message>
    <message>
        <source>The speaker %1 has no voice. Add it under voices: at the top of the script.</source>
        <translation>Der Sprecher %1 hat keine Stimme. Sie oben im Skript unter voices: angeben.</translation>
    </message>
    <message>
        <source>%1 is not audio that can be read. Use WAV, FLAC, MP3, M4A, OGG or Opus.</source>
        <translation>%1 ist kein lesbares Audio. WAV, FLAC, MP3, M4A, OGG oder Opus verwenden.</translation>
    </message>
    <message>
        <source>%1 holds no sound.</source>
        <translation>%1 enthält keinen Ton.</translation>
    </message>
    <message>
        <source>%1 is damaged (%2). Replace the file.</source>
        <translation>%1 ist beschädigt (%2). Die Datei ersetzen.</translation>
    </message>
    <message>
        <source>There is no sound output. Connect one, or write to a file.</source>
        <translation>Es gibt keine Audioausgabe. Eine anschließen oder in eine Datei schreiben.</translation>
    </message>
    <message>
        <source>The sound output %1 is gone. Playing stopped; press play to go on with another one.</source>
        <translation>Die Audioausgabe %1 ist nicht mehr da. Die Wiedergabe wurde gestoppt; erneutes Abspielen geht mit einer anderen weiter.</translation>
    </message>
    <message>
        <source>The take %1 is missing or damaged. Render its line again.</source>
        <translation>Der Take %1 fehlt oder ist beschädigt. Seine Zeile neu rendern.</translation>
    </message>
    <message>
        <source>Nothing of %1 is rendered yet. Render it first.</source>
        <translation>Von %1 ist noch nichts gerendert. Zuerst rendern.</translation>
    </message>
    <message>
        <source>Not every line of %1 is rendered (%2 left). Render them, then export.</source>
        <translation>Nicht jede Zeile von %1 ist gerendert (noch %2). Sie rendern, dann exportieren.</translation>
    </message>
    <message>
        <source>%1 cannot be brought to its loudness (%2). Check that it is not silent.</source>
        <translation>%1 lässt sich nicht auf die gewünschte Lautheit bringen (%2). Prüfen, ob Ton zu hören ist.</translation>
    </message>
    <message>
        <source>Cancelled. What was finished is kept.</source>
        <translation>Abgebrochen. Fertiges bleibt erhalten.</translation>
    </message>
    <message>
        <source>This cannot be used: %1.</source>
        <translation>Das lässt sich nicht verwenden: %1.</translation>
    </message>
    <message>
        <source>This was not found: %1.</source>
        <translation>Das wurde nicht gefunden: %1.</translation>
    </message>
    <message>
        <source>This is damaged: %1.</source>
        <translation>Das ist beschädigt: %1.</translation>
    </message>
    <message>
        <source>This is not supported: %1.</source>
        <translation>Das wird nicht unterstützt: %1.</translation>
    </message>
    <message>
        <source>Reading or writing failed: %1.</source>
        <translation>Lesen oder Schreiben fehlgeschlagen: %1.</translation>
    </message>
    <message>
        <source>There is not enough memory for this. Close other programs and try again.</source>
        <translation>Dafür reicht der Speicher nicht. Andere Programme schließen und erneut versuchen.</translation>
    </message>
    <message>
        <source>This is in use: %1. Wait until it is free.</source>
        <translation>Das wird gerade benutzt: %1. Warten, bis es frei ist.</translation>
    </message>
    <message>
        <source>Something went wrong inside Understudy: %1. The log has more.</source>
        <translation>In Understudy ist etwas schiefgegangen: %1. Mehr steht im Protokoll.</translation>
    </message>
    <message>
        <source>%1 is not a whole safetensors file (%2). Fetch or copy it again.</source>
        <translation>%1 ist keine vollständige safetensors-Datei (%2). Neu herunterladen oder kopieren.</translation>
    </message>
    <message>
        <source>%1 is not a model that can be used here (%2). CSM-1B, Mimi and PEFT LoRA adapters of CSM are.</source>
        <translation>%1 ist kein hier verwendbares Modell (%2). Verwendbar sind CSM-1B, Mimi und PEFT-LoRA-Adapter von CSM.</translation>
    </message>
    <message>
        <source>%1 lacks the tensor %2. Check that all its files are there and that it is the right model.</source>
        <translation>%1 fehlt der Tensor %2. Prüfen, ob alle Dateien da sind und es das richtige Modell ist.</translation>
    </message>
    <message>
        <source>%1 does not fit: %2. Check that it is the right model.</source>
        <translation>%1 passt nicht: %2. Prüfen, ob es das richtige Modell ist.</translation>
    </message>
    <message>
        <source>%1 holds values that are not numbers, in %2. Fetch or train it again.</source>
        <translation>%1 enthält in %2 Werte, die keine Zahlen sind. Neu herunterladen oder trainieren.</translation>
    </message>
    <message>
        <source>%1 cannot be used: %2. Fetch or copy it again.</source>
        <translation>%1 lässt sich nicht verwenden: %2. Neu herunterladen oder kopieren.</translation>
    </message>
    <message>
        <source>The tokenizer %1 cannot be used: %2. Fetch or copy it again.</source>
        <translation>Der Tokenizer %1 lässt sich nicht verwenden: %2. Neu herunterladen oder kopieren.</translation>
    </message>
    <message>
        <source>The adapter %1 cannot be used: %2.</source>
        <translation>Der Adapter %1 lässt sich nicht verwenden: %2.</translation>
    </message>
    <message>
        <source>The model %1 is not here (%2). “understudy model list” shows what there is and how to get the rest.</source>
        <translation>Das Modell %1 ist nicht hier (%2). „understudy model list“ zeigt, was da ist und woher der Rest kommt.</translation>
    </message>
    <message>
        <source>%1 could not be fetched: %2. What was fetched is kept; try again to go on.</source>
        <translation>%1 ließ sich nicht herunterladen: %2. Das schon Geladene bleibt erhalten; ein neuer Versuch setzt es fort.</translation>
    </message>
    <message>
        <source>%1 is given out only after its licence is accepted: accept it on its page, then give your access token in HF_TOKEN or a token file.</source>
        <translation>%1 gibt es erst nach Zustimmung zur Lizenz: ihr auf der zugehörigen Seite zustimmen, dann das Zugriffstoken in HF_TOKEN oder einer Token-Datei angeben.</translation>
    </message>
    <message>
        <source>%1 is too long for the model: it needs %2 positions of %3. Shorten the line, or its anchor.</source>
        <translation>%1 ist zu lang für das Modell: Nötig sind %2 Positionen, möglich %3. Die Zeile oder ihren Anker kürzen.</translation>
    </message>
    <message>
        <source>There is not enough memory for %1: it needs %2 bytes and %3 are free. Close other programs, unload a model, or choose a smaller one.</source>
        <translation>Für %1 reicht der Speicher nicht: Nötig sind %2 Bytes, frei %3. Andere Programme schließen, ein Modell entladen oder ein kleineres wählen.</translation>
    </message>
    <message>
        <source>%1 cannot be an anchor: %2. Choose a clear clip of 5 to 30 seconds.</source>
        <translation>%1 kann kein Anker sein: %2. Einen klaren Clip von 5 bis 30 Sekunden wählen.</translation>
    </message>
    <message>
        <source>There is no consent to use the voice %1 for this (%2). Record it with “understudy consent add”.</source>
        <translation>Für diese Verwendung der Stimme %1 fehlt die Einwilligung (%2). Sie mit „understudy consent add“ erfassen.</translation>
    </message>
    <message>
        <source>The consent for the voice %1 ended on %2, so it stays silent. Record a new one to use it again.</source>
        <translation>Die Einwilligung für die Stimme %1 endete am %2, also bleibt sie stumm. Eine neue erfassen, um sie wieder zu verwenden.</translation>
    </message>
    <message>
        <source>%1 is not what its publisher lists: its hash is %2 and should be %3. Fetch it again.</source>
        <translation>%1 ist nicht das, was der Herausgeber angibt: Der Hash ist %2, richtig wäre %3. Neu herunterladen.</translation>
    </message>
    <message>
        <source>%1 is a LoRA adapter, not a model. Make a voice of it with “understudy voice add”.</source>
        <translation>%1 ist ein LoRA-Adapter, kein Modell. Mit „understudy voice add“ eine Stimme daraus machen.</translation>
    </message>
    <message>
        <source>%1 holds a secret and others than you may read it. Run “chmod 600” on it, then try again.</source>
        <translation>%1 enthält ein Geheimnis und ist auch für andere lesbar. „chmod 600“ darauf anwenden, dann erneut versuchen.</translation>
    </message>
    <message>
        <source>%2 has no repository %1 that you may see. Check its name; if it is private, give your access token.</source>
        <translation>%2 hat kein sichtbares Repository %1. Den Namen prüfen; ist es privat, das Zugriffstoken angeben.</translation>
    </message>
    <message>
        <source>%1 was edited since it was imported, and %2 would replace it. Render the project to keep the edits, or make the two files the same.</source>
        <translation>%1 wurde seit dem Import bearbeitet und würde durch %2 ersetzt. Das Projekt rendern, um die Änderungen zu behalten, oder beide Dateien angleichen.</translation>
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
        <translation>%1 enthält keinen lesbaren Datensatz: keine metadata.jsonl, metadata.csv, train.json oder .list. Seinen Ordner oder die Tabelle selbst angeben.</translation>
    </message>
    <message>
        <source>There is no recording in %1. Give sound files, or a folder that holds some.</source>
        <translation>In %1 ist keine Aufnahme. Audiodateien angeben oder einen Ordner, der welche enthält.</translation>
    </message>
    <message>
        <source>Its words are in train too</source>
        <translation>Sein Text ist auch in train</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 is too long; at most %2 s are heard. Give shorter files.</source>
        <translation>%1 ist zu lang; höchstens %2&#xa0;s werden gehört. Kürzere Dateien angeben.</translation>
    </message>
    <message>
        <source>%1 holds too little speech to tell a speaker by. Give clips of %2 s together, or more.</source>
        <translation>%1 enthält zu wenig Sprache, um die sprechende Person zu erkennen. Clips von zusammen mindestens %2&#xa0;s angeben.</translation>
    </message>
    <message>
        <source>No clip of %1 is accepted yet. Accept some in the studio’s Review pane, then build.</source>
        <translation>Von %1 ist noch kein Clip angenommen. Im Studio unter „Prüfung“ welche annehmen, dann erstellen.</translation>
    </message>
    <message>
        <source>%1 has too few accepted clips for a second pass (%2); it tells something from %3 on. Accept more first.</source>
        <translation>%1 hat zu wenige angenommene Clips für einen zweiten Durchgang (%2); aussagekräftig ist er ab %3. Zuerst mehr annehmen.</translation>
    </message>
    <message>
        <source>%1 lies in the folder that is to be replaced. Choose another folder for the dataset.</source>
        <translation>%1 liegt in dem Ordner, der ersetzt werden soll. Einen anderen Ordner für den Datensatz wählen.</translation>
    </message>
    <message>
        <source>%1 is a dataset, whose clips are cut already. Give the recordings that it was built from; to take it over as it is, give it alone and without a project.</source>
        <translation>%1 ist ein Datensatz, dessen Clips schon geschnitten sind. Die Aufnahmen angeben, aus denen er erstellt wurde; um ihn unverändert zu übernehmen, ihn allein und ohne Projekt angeben.</translation>
    </message>
    <message>
        <source>The dataset %1 holds no clip. Give another, or build it anew.</source>
        <translation>Der Datensatz %1 enthält keinen Clip. Einen anderen angeben oder ihn neu erstellen.</translation>
    </message>
    <message>
        <source>%1 was changed since it was written. What its lines say now is taken, except for lines that contradict themselves.</source>
        <translation>%1 wurde seit dem Schreiben geändert. Es gilt, was die Zeilen jetzt sagen, außer bei Zeilen, die sich widersprechen.</translation>
    </message>
    <message>
        <source>%1: this is no line of such a dataset. Take it out, or put back the one that was written.</source>
        <translation>%1: Das ist keine Zeile eines solchen Datensatzes. Sie entfernen oder die ursprüngliche wieder einsetzen.</translation>
    </message>
    <message>
        <source>%1: its file_name is no name of its own. Give each line one.</source>
        <translation>%1: file_name ist kein eigener Name. Jeder Zeile einen geben.</translation>
    </message>
    <message>
        <source>%1 contradicts itself: %2 is %3, and by the rest of its line it is %4. Put back what was there.</source>
        <translation>%1 widerspricht sich: %2 ist %3, nach dem Rest der Zeile aber %4. Den früheren Wert wieder einsetzen.</translation>
    </message>
    <message>
        <source>%1 does not sound as its list tells: it was changed since. Put back the file that was written.</source>
        <translation>%1 klingt nicht so, wie die Liste angibt: Die Datei wurde seither geändert. Die ursprüngliche zurücklegen.</translation>
    </message>
    <message>
        <source>%1 lies in %2, which is read. Choose a place beside it.</source>
        <translation>%1 liegt in %2, woraus gelesen wird. Einen Ort daneben wählen.</translation>
    </message>
    <message>
        <source>There is no consent to train on the recordings of %1. Record it with “understudy consent add --scope train”.</source>
        <translation>Für das Training mit den Aufnahmen von %1 fehlt die Einwilligung. Sie mit „understudy consent add --scope train“ erfassen.</translation>
    </message>
    <message>
        <source>Nobody speaks in %1, as far as the measurements tell, and %2 was not written. Check that it is the right recording.</source>
        <translation>In %1 spricht nach den Messungen niemand, und %2 wurde nicht geschrieben. Prüfen, ob es die richtige Aufnahme ist.</translation>
    </message>
    <message>
        <source>Nobody speaks in %1, as far as the measurements tell. Check that it is the right recording.</source>
        <translation>In %1 spricht nach den Messungen niemand. Prüfen, ob es die richtige Aufnahme ist.</translation>
    </message>
    <message>
        <source>%1, %2. That is left out, and the rest is taken.</source>
        <translation>%1, %2. Das wird ausgelassen, der Rest übernommen.</translation>
    </message>
    <message>
        <source>The words in %1 cannot be read (%2). The recording is taken without them; mend the file, then build again.</source>
        <translation>Der Text in %1 ist nicht lesbar (%2). Die Aufnahme wird ohne ihn übernommen; die Datei in Ordnung bringen, dann neu erstellen.</translation>
    </message>
    <message>
        <source>%1 holds samples that are not numbers. Replace it with a good copy, or make it again.</source>
        <translation>%1 enthält Samples, die keine Zahlen sind. Durch eine gute Kopie ersetzen oder neu erzeugen.</translation>
    </message>
    <message>
        <source>The consent to train on the recordings of %1 ended on %2. Record a new one with “understudy consent add --scope train” to go on; what was trained is kept.</source>
        <translation>Die Einwilligung zum Training mit den Aufnahmen von %1 endete am %2. Zum Fortsetzen mit „understudy consent add --scope train“ eine neue erfassen; das Trainierte bleibt erhalten.</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>%1 %2 is above %3</source>
        <translation>%1 %2 liegt über %3</translation>
    </message>
    <message>
        <source>%1 %2 is below %3</source>
        <translation>%1 %2 liegt unter %3</translation>
    </message>
    <message>
        <source>1 clip</source>
        <translation>1 Clip</translation>
    </message>
    <message>
        <source>%1 clips</source>
        <translation>%1 Clips</translation>
    </message>
    <message>
        <source>%1 (%2).</source>
        <translation>%1 (%2).</translation>
    </message>
    <message>
        <source>The one clip was rejected, and %1 was not written.</source>
        <translation>Der eine Clip wurde abgelehnt, und %1 wurde nicht geschrieben.</translation>
    </message>
    <message>
        <source>All %1 clips were rejected, and %2 was not written.</source>
        <translation>Alle %1 Clips wurden abgelehnt, und %2 wurde nicht geschrieben.</translation>
    </message>
    <message>
        <source>To keep them: %1</source>
        <translation>Um sie zu behalten: %1</translation>
    </message>
    <message>
        <source>%1 is not there. Check the name.</source>
        <translation>%1 ist nicht da. Den Namen prüfen.</translation>
    </message>
    <message>
        <source>%1 lies in no Understudy project, and runs belong to one. Name it with %2, or go into its folder; “understudy project new” makes one.</source>
        <translation>%1 liegt in keinem Understudy-Projekt, und Läufe gehören zu einem. Es mit %2 angeben oder in seinen Ordner wechseln; „understudy project new“ legt eines an.</translation>
    </message>
    <message>
        <source>There is no setting %1. Perhaps %2 is meant.</source>
        <translation>Eine Einstellung %1 gibt es nicht. Gemeint ist vielleicht %2.</translation>
    </message>
    <message>
        <source>The setting %1 cannot be %2. Allowed: %3.</source>
        <translation>Die Einstellung %1 kann nicht %2 sein. Erlaubt: %3.</translation>
    </message>
    <message>
        <source>No base model is named. “understudy model list” shows those that there are.</source>
        <translation>Es ist kein Basismodell angegeben. „understudy model list“ zeigt die vorhandenen.</translation>
    </message>
    <message>
        <source>The recording %1 is no longer there: it was moved, renamed or deleted since it was imported. Put it back, or import it again from where it is now; what was said of its clips is kept.</source>
        <translation>Die Aufnahme %1 ist nicht mehr da: Sie wurde seit dem Import verschoben, umbenannt oder gelöscht. Sie zurücklegen oder vom neuen Ort neu importieren; die Urteile über ihre Clips bleiben erhalten.</translation>
    </message>
    <message>
        <source>There is no project %1. Check the name; “understudy project new” makes one.</source>
        <translation>Ein Projekt %1 gibt es nicht. Den Namen prüfen; „understudy project new“ legt eines an.</translation>
    </message>
    <message>
        <source>%1 is empty: nothing was written into it. Record or copy it again.</source>
        <translation>%1 ist leer: Es wurde nichts hineingeschrieben. Neu aufnehmen oder kopieren.</translation>
    </message>
    <message>
        <source>The device computes no more: %1. Start Understudy again, or choose another device.</source>
        <translation>Das Gerät rechnet nicht mehr: %1. Understudy neu starten oder ein anderes Gerät wählen.</translation>
    </message>
    <message>
        <source>Not used, being no sound or damaged: %1.</source>
        <translation>Nicht verwendet, da kein Ton oder beschädigt: %1.</translation>
    </message>
    <message>
        <source>Another program listens at %1. Choose another port, or close that program and try again.</source>
        <translation>Unter %1 lauscht ein anderes Programm. Einen anderen Port wählen, oder jenes Programm beenden und es erneut versuchen.</translation>
    </message>
</context>
<context>
    <name>understudy::words::ListText</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weitere</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>lower</source>
        <comment>&quot;keep&quot; where the names of things begin with a capital within a sentence too, as in German</comment>
        <translation>keep</translation>
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
        <translation>%1, %2</translation>
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
        <translation>Gleicht einem anderen Clip: %1 von 1</translation>
    </message>
    <message>
        <source>Likeness to another clip</source>
        <translation>Ähnlichkeit mit anderem Clip</translation>
    </message>
    <message>
        <source>Confidence in the words</source>
        <translation>Sicherheit des Textes</translation>
    </message>
    <message>
        <source>Words unsure</source>
        <translation>Text unsicher</translation>
    </message>
    <message>
        <source>Newer take</source>
        <translation>Neuerer Take</translation>
    </message>
    <message>
        <source>%1 dB</source>
        <translation>%1&#xa0;dB</translation>
    </message>
    <message>
        <source>A noise that is no speech: %1 to the voice</source>
        <translation>Ein Geräusch, das keine Sprache ist: %1 gegenüber der Stimme</translation>
    </message>
    <message>
        <source>%1 (%2 places)</source>
        <translation>%1 (%2 Stellen)</translation>
    </message>
    <message numerus="yes">
        <source> In %n place(s).</source>
        <translation>
            <numerusform> An %n Stelle.</numerusform>
            <numerusform> An %n Stellen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> and %n other place(s)</source>
        <translation>
            <numerusform> und an %n weiteren Stelle</numerusform>
            <numerusform> und an %n weiteren Stellen</numerusform>
        </translation>
    </message>
    <message>
        <source>Few words</source>
        <translation>Wenige Wörter</translation>
    </message>
    <message>
        <source>No words</source>
        <translation>Keine Wörter</translation>
    </message>
    <message>
        <source>Likeness to the speaker</source>
        <translation>Ähnlichkeit mit der Person</translation>
    </message>
    <message>
        <source>More words than fit its speech: %1</source>
        <translation>Mehr Wörter, als zur Sprache passen: %1</translation>
    </message>
    <message>
        <source>Fewer words than fit its speech: %1</source>
        <translation>Weniger Wörter, als zur Sprache passen: %1</translation>
    </message>
    <message>
        <source>Not the speaker&apos;s voice: %1 of 1 like it</source>
        <translation>Nicht die Stimme der Person: %1 von 1 ähnlich</translation>
    </message>
    <message>
        <source>The words were placed by guess, heard by a recogniser, or cut by a trim: %1 of 1 sure</source>
        <translation>Die Wörter sind nur geschätzt verortet, von einer Spracherkennung gehört oder angeschnitten: %1 von 1 sicher</translation>
    </message>
</context>
<context>
    <name>understudy::words::ProblemText</name>
    <message>
        <source>Did you mean %1?</source>
        <translation>Ist %1 gemeint?</translation>
    </message>
    <message>
        <source>Allowed: %1.</source>
        <translation>Erlaubt: %1.</translation>
    </message>
    <message>
        <source>This is not UTF-8 text. Save the script as UTF-8.</source>
        <translation>Das ist kein UTF-8-Text. Das Skript als UTF-8 speichern.</translation>
    </message>
    <message>
        <source>This is not text but binary data. Choose a script.</source>
        <translation>Das ist kein Text, das sind Binärdaten. Ein Skript wählen.</translation>
    </message>
    <message>
        <source>The script is too large: %1. Allowed: %2.</source>
        <translation>Das Skript ist zu groß: %1. Erlaubt: %2.</translation>
    </message>
    <message>
        <source>The script has too many lines: %1. Allowed: %2.</source>
        <translation>Das Skript hat zu viele Zeilen: %1. Erlaubt: %2.</translation>
    </message>
    <message>
        <source>This is nested too deep. Allowed: %1.</source>
        <translation>Das ist zu tief verschachtelt. Erlaubt: %1.</translation>
    </message>
    <message>
        <source>There is nothing to speak. Write at least one sentence.</source>
        <translation>Es gibt nichts zu sprechen. Mindestens einen Satz schreiben.</translation>
    </message>
    <message>
        <source>The front matter is not closed. Put --- on a line of its own after it.</source>
        <translation>Der Skriptkopf ist nicht abgeschlossen. Danach --- in eine eigene Zeile setzen.</translation>
    </message>
    <message>
        <source>The front matter is not valid YAML: %1.</source>
        <translation>Der Skriptkopf ist kein gültiges YAML: %1.</translation>
    </message>
    <message>
        <source>The front matter uses %1, which is not allowed. Use plain maps, lists and values.</source>
        <translation>Der Skriptkopf verwendet %1, was nicht erlaubt ist. Einfache Zuordnungen, Listen und Werte verwenden.</translation>
    </message>
    <message>
        <source>The key %1 stands here twice. Keep one.</source>
        <translation>Der Schlüssel %1 steht hier zweimal. Einen behalten.</translation>
    </message>
    <message>
        <source>%1 is not a key that is known here; it is ignored.</source>
        <translation>%1 ist hier kein bekannter Schlüssel und wird ignoriert.</translation>
    </message>
    <message>
        <source>%1 cannot be %2.</source>
        <translation>%1 kann nicht %2 sein.</translation>
    </message>
    <message>
        <source>%1 is not a tag.</source>
        <translation>%1 ist kein bekanntes Tag.</translation>
    </message>
    <message>
        <source>%1 has no closing &gt;. Add it.</source>
        <translation>%1 hat kein schließendes &gt;. Es ergänzen.</translation>
    </message>
    <message>
        <source>%1 is never closed. Add %2.</source>
        <translation>%1 wird nie geschlossen. %2 ergänzen.</translation>
    </message>
    <message>
        <source>%1 closes nothing. Remove it.</source>
        <translation>%1 schließt nichts. Entfernen.</translation>
    </message>
    <message>
        <source>%1 closes in the wrong order. Close %2 first.</source>
        <translation>%1 schließt in falscher Reihenfolge. Zuerst %2 schließen.</translation>
    </message>
    <message>
        <source>%1 holds no text. Write it as %2.</source>
        <translation>%1 umschließt keinen Text. Als %2 schreiben.</translation>
    </message>
    <message>
        <source>%1 cannot stand here.</source>
        <translation>%1 kann hier nicht stehen.</translation>
    </message>
    <message>
        <source>“%1” begins neither a tag nor text. Write \&lt; or &amp;lt; to speak it.</source>
        <translation>„%1“ beginnt weder ein Tag noch Text. Um es zu sprechen, \&lt; oder &amp;lt; schreiben.</translation>
    </message>
    <message>
        <source>%1 is not a known entity.</source>
        <translation>%1 ist keine bekannte Entität.</translation>
    </message>
    <message>
        <source>%1 cannot be spoken. Remove it, or write what is to be said.</source>
        <translation>%1 lässt sich nicht sprechen. Entfernen oder schreiben, was gesagt werden soll.</translation>
    </message>
    <message>
        <source>%1 has no attribute %2.</source>
        <translation>%1 hat kein Attribut %2.</translation>
    </message>
    <message>
        <source>%1 needs %2.</source>
        <translation>%1 braucht %2.</translation>
    </message>
    <message>
        <source>The value %1 needs quotes.</source>
        <translation>Der Wert %1 braucht Anführungszeichen.</translation>
    </message>
    <message>
        <source>%1 has %2 twice. Keep one.</source>
        <translation>%1 hat %2 zweimal. Eines behalten.</translation>
    </message>
    <message>
        <source>%1 cannot be “%2”.</source>
        <translation>%1 kann nicht „%2“ sein.</translation>
    </message>
    <message>
        <source>The mark %1 exists already. Give it another name.</source>
        <translation>Die Marke %1 gibt es schon. Ihr einen anderen Namen geben.</translation>
    </message>
    <message>
        <source>%1 lies outside the project. Put the file into the project and name it from there.</source>
        <translation>%1 liegt außerhalb des Projekts. Die Datei ins Projekt legen und von dort angeben.</translation>
    </message>
    <message>
        <source>%1 has no voice. Add it under voices: at the top of the script.</source>
        <translation>%1 hat keine Stimme. Sie oben im Skript unter voices: angeben.</translation>
    </message>
    <message>
        <source>The script names no voices, so draft voices were given: %1.</source>
        <translation>Das Skript nennt keine Stimmen, also wurden Entwurfsstimmen vergeben: %1.</translation>
    </message>
    <message>
        <source>There is no voice %1.</source>
        <translation>Eine Stimme %1 gibt es nicht.</translation>
    </message>
    <message>
        <source>This is not valid JSON: %1.</source>
        <translation>Das ist kein gültiges JSON: %1.</translation>
    </message>
    <message>
        <source>This is not valid JSON: found %1, expected %2.</source>
        <translation>Das ist kein gültiges JSON: %1 gefunden, %2 erwartet.</translation>
    </message>
    <message>
        <source>%1 is %2; expected %3.</source>
        <translation>%1 ist %2; erwartet wird %3.</translation>
    </message>
    <message>
        <source>%1 is missing here.</source>
        <translation>%1 fehlt hier.</translation>
    </message>
    <message>
        <source>The voice of %1 has no anchors, so it cannot use %2.</source>
        <translation>Die Stimme von %1 hat keine Anker und kann %2 nicht verwenden.</translation>
    </message>
    <message>
        <source>The voice of %1 has no anchor %2.</source>
        <translation>Die Stimme von %1 hat keinen Anker %2.</translation>
    </message>
    <message>
        <source>Between the words the master has noise at %1 dBFS; the profile allows %2. Lower the room tone, or use takes with less noise.</source>
        <translation>Zwischen den Wörtern rauscht der Master mit %1&#xa0;dBFS; das Profil erlaubt %2. Den Raumton senken oder Takes mit weniger Rauschen verwenden.</translation>
    </message>
</context>
<context>
    <name>understudy::words::ProgressText</name>
    <message>
        <source>%1 s</source>
        <translation>%1&#xa0;s</translation>
    </message>
    <message>
        <source>about %1 s left</source>
        <translation>noch etwa %1&#xa0;s</translation>
    </message>
    <message>
        <source>about %1 min left</source>
        <translation>noch etwa %1&#xa0;min</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Wird gestartet</translation>
    </message>
    <message>
        <source>%1 of %2 lines rendered</source>
        <translation>%1 von %2 Zeilen gerendert</translation>
    </message>
    <message>
        <source>Mixing</source>
        <translation>Mischen</translation>
    </message>
    <message>
        <source>Mastering</source>
        <translation>Mastern</translation>
    </message>
    <message>
        <source>Measuring</source>
        <translation>Messen</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Copying: %1</source>
        <translation>Kopieren: %1</translation>
    </message>
    <message>
        <source>Fetching: %1</source>
        <translation>Herunterladen: %1</translation>
    </message>
    <message>
        <source>Verifying: %1</source>
        <translation>Überprüfen: %1</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Lesen</translation>
    </message>
    <message>
        <source>Repairing</source>
        <translation>Reparieren</translation>
    </message>
    <message>
        <source>Transcribing</source>
        <translation>Transkribieren</translation>
    </message>
    <message>
        <source>Comparing the clips</source>
        <translation>Clips vergleichen</translation>
    </message>
    <message>
        <source>%1, file %2 of %3: %4</source>
        <translation>%1, Datei %2 von %3: %4</translation>
    </message>
    <message>
        <source>Encoding the clips</source>
        <translation>Clips kodieren</translation>
    </message>
    <message>
        <source>Validating</source>
        <translation>Validieren</translation>
    </message>
    <message>
        <source>Rendering the probe lines</source>
        <translation>Probezeilen rendern</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pausiert</translation>
    </message>
    <message>
        <source>Waiting while lines are rendered</source>
        <translation>Wartet, solange Zeilen gerendert werden</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>Schritt %1 von %2</translation>
    </message>
    <message>
        <source>about %1 h %2 min left</source>
        <translation>noch etwa %1&#xa0;h %2&#xa0;min</translation>
    </message>
    <message numerus="yes">
        <source>about %n days left</source>
        <translation>
            <numerusform>noch etwa %n Tag</numerusform>
            <numerusform>noch etwa %n Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>.</source>
        <comment>between a whole number and its decimals</comment>
        <translation>,</translation>
    </message>
    <message>
        <source>,</source>
        <comment>between thousands</comment>
        <translation>.</translation>
    </message>
</context>
<context>
    <name>understudy::words::ReviewText</name>
    <message>
        <source>Clip %1 accepted</source>
        <translation>Clip %1 angenommen</translation>
    </message>
    <message>
        <source>Clip %1 rejected</source>
        <translation>Clip %1 abgelehnt</translation>
    </message>
    <message>
        <source>Clip %1 rejected: %2</source>
        <translation>Clip %1 abgelehnt: %2</translation>
    </message>
    <message>
        <source>Clip %1 marked unsure</source>
        <translation>Clip %1 als unsicher markiert</translation>
    </message>
    <message>
        <source>Verdict of clip %1 taken back</source>
        <translation>Urteil zu Clip %1 zurückgenommen</translation>
    </message>
    <message numerus="yes">
        <source>%n clips accepted</source>
        <translation>
            <numerusform>%n Clip angenommen</numerusform>
            <numerusform>%n Clips angenommen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n clips rejected</source>
        <translation>
            <numerusform>%n Clip abgelehnt</numerusform>
            <numerusform>%n Clips abgelehnt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n clips rejected: %1</source>
        <translation>
            <numerusform>%n Clip abgelehnt: %1</numerusform>
            <numerusform>%n Clips abgelehnt: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n clips marked unsure</source>
        <translation>
            <numerusform>%n Clip als unsicher markiert</numerusform>
            <numerusform>%n Clips als unsicher markiert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Verdict of %n clips taken back</source>
        <translation>
            <numerusform>Urteil zu %n Clip zurückgenommen</numerusform>
            <numerusform>Urteile zu %n Clips zurückgenommen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1&#xa0;%</translation>
    </message>
    <message>
        <source>not reviewed</source>
        <translation>nicht geprüft</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>angenommen</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>unsure</source>
        <translation>unsicher</translation>
    </message>
    <message>
        <source>No clip has been heard again yet.</source>
        <translation>Noch kein Clip wurde erneut gehört.</translation>
    </message>
    <message>
        <source>%1 of %2 had a defect: between %3 and %4 of the accepted clips likely have one.</source>
        <translation>Fehler bei %1 von %2: Wahrscheinlich haben zwischen %3 und %4 der angenommenen Clips einen.</translation>
    </message>
    <message>
        <source>This shows, 95 % sure, that at most %1 have one.</source>
        <translation>Das zeigt mit 95&#xa0;% Sicherheit, dass höchstens %1 einen haben.</translation>
    </message>
    <message>
        <source>This does not show that at most %1 have one.</source>
        <translation>Das zeigt nicht, dass höchstens %1 einen haben.</translation>
    </message>
    <message numerus="yes">
        <source>This does not show that at most %1 have one; %n clips with at most %2 would.</source>
        <translation>
            <numerusform>Das zeigt nicht, dass höchstens %1 einen haben; %n Clip mit höchstens %2 würde es zeigen.</numerusform>
            <numerusform>Das zeigt nicht, dass höchstens %1 einen haben; %n Clips mit höchstens %2 würden es zeigen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Text of clip %1 changed</source>
        <translation>Text von Clip %1 geändert</translation>
    </message>
    <message>
        <source>Clip %1 trimmed</source>
        <translation>Clip %1 beschnitten</translation>
    </message>
    <message>
        <source>Clip %1 split</source>
        <translation>Clip %1 geteilt</translation>
    </message>
    <message>
        <source>Clip %1 merged with the next</source>
        <translation>Clip %1 mit dem nächsten verbunden</translation>
    </message>
    <message>
        <source>Repairs of a recording changed</source>
        <translation>Reparaturen einer Aufnahme geändert</translation>
    </message>
    <message>
        <source>Script: typing</source>
        <translation>Skript: Eingabe</translation>
    </message>
    <message>
        <source>Script: deleting</source>
        <translation>Skript: Löschen</translation>
    </message>
    <message>
        <source>Script changed</source>
        <translation>Skript geändert</translation>
    </message>
    <message>
        <source>Setting of the project changed</source>
        <translation>Projekteinstellung geändert</translation>
    </message>
    <message>
        <source>Voice changed</source>
        <translation>Stimme geändert</translation>
    </message>
    <message>
        <source>Consent changed</source>
        <translation>Einwilligung geändert</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>%1 ends after %2 of %3, as a copy that was cut off does. What is there is used; copy it again to have the rest.</source>
        <translation>%1 endet nach %2 von %3, wie eine abgebrochene Kopie. Das Vorhandene wird verwendet; für den Rest die Datei neu kopieren.</translation>
    </message>
    <message>
        <source>The file %1 is not the one that was imported: its bytes are others. Put that one back.</source>
        <translation>Die Datei %1 ist nicht die importierte: Ihr Inhalt weicht ab. Die ursprüngliche zurücklegen.</translation>
    </message>
    <message>
        <source>%1 of %2 had a defect, which is %3: all clips that could be drawn were heard.</source>
        <translation>Fehler bei %1 von %2, das sind %3: Alle verfügbaren Clips wurden gehört.</translation>
    </message>
    <message>
        <source>That is at most %1, as it should be.</source>
        <translation>Das sind höchstens %1, wie es sein soll.</translation>
    </message>
    <message>
        <source>That is more than %1, which is the most.</source>
        <translation>Das sind mehr als die zulässigen %1.</translation>
    </message>
    <message numerus="yes">
        <source>This does not show that at most %1 have one; hearing all %n clips would tell.</source>
        <translation>
            <numerusform>Das zeigt nicht, dass höchstens %1 einen haben; %n Clip zu hören würde es zeigen.</numerusform>
            <numerusform>Das zeigt nicht, dass höchstens %1 einen haben; alle %n Clips zu hören würde es zeigen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Another take chosen</source>
        <translation>Anderen Take gewählt</translation>
    </message>
    <message>
        <source>Checkpoints ranked</source>
        <translation>Checkpoints eingestuft</translation>
    </message>
    <message>
        <source>Comparison removed</source>
        <translation>Vergleich entfernt</translation>
    </message>
</context>
<context>
    <name>understudy::words::RunText</name>
    <message>
        <source>Early stopping ends the run at step %1 if nothing changes.</source>
        <translation>Ändert sich nichts, endet der Lauf vorzeitig bei Schritt %1.</translation>
    </message>
    <message>
        <source>The learning rate looks too high since step %1.</source>
        <translation>Die Lernrate wirkt seit Schritt %1 zu hoch.</translation>
    </message>
    <message>
        <source>Validation loss has not improved since step %1.</source>
        <translation>Der Validierungsverlust ist seit Schritt %1 nicht besser geworden.</translation>
    </message>
    <message numerus="yes">
        <source>No improvement for %n minutes of training, since step %1.</source>
        <translation>
            <numerusform>Keine Verbesserung seit %n Minute Training, seit Schritt %1.</numerusform>
            <numerusform>Keine Verbesserung seit %n Minuten Training, seit Schritt %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>The training loss rises instead of falling. Start a new run at half the rate.</source>
        <translation>Der Trainingsverlust steigt, statt zu fallen. Einen neuen Lauf mit halber Rate starten.</translation>
    </message>
    <message>
        <source>The voice may be memorising its clips.</source>
        <translation>Die Stimme lernt ihre Clips womöglich auswendig.</translation>
    </message>
    <message>
        <source>More steps may not help. Stop and listen to the best checkpoint.</source>
        <translation>Mehr Schritte helfen womöglich nicht. Stoppen und den besten Checkpoint anhören.</translation>
    </message>
    <message>
        <source>lowest validation loss</source>
        <translation>niedrigster Validierungsverlust</translation>
    </message>
    <message>
        <source>the last, as nothing else tells them apart</source>
        <translation>der letzte, da sie sich sonst nicht unterscheiden</translation>
    </message>
    <message>
        <source>Began.</source>
        <translation>Begonnen.</translation>
    </message>
    <message>
        <source>Resumed from step %1.</source>
        <translation>Ab Schritt %1 fortgesetzt.</translation>
    </message>
    <message>
        <source>Saved the checkpoint of step %1.</source>
        <translation>Checkpoint von Schritt %1 gespeichert.</translation>
    </message>
    <message>
        <source>Went back from step %1 to step %2, as its losses were no numbers any more. It goes on with other batches at half the rate.</source>
        <translation>Von Schritt %1 auf Schritt %2 zurückgegangen, da die Verluste keine Zahlen mehr waren. Es geht mit anderen Batches und halber Rate weiter.</translation>
    </message>
    <message>
        <source>Passed over a checkpoint that is damaged: %1.</source>
        <translation>Einen beschädigten Checkpoint übergangen: %1.</translation>
    </message>
    <message>
        <source>Paused after step %1.</source>
        <translation>Nach Schritt %1 pausiert.</translation>
    </message>
    <message>
        <source>Went on after step %1.</source>
        <translation>Nach Schritt %1 weitergemacht.</translation>
    </message>
    <message>
        <source>Waited after step %1 while lines were rendered on the same device.</source>
        <translation>Nach Schritt %1 gewartet, solange auf demselben Gerät Zeilen gerendert wurden.</translation>
    </message>
    <message>
        <source>The probe lines of step %1 are missing: %2. The training is not touched by it.</source>
        <translation>Die Probezeilen von Schritt %1 fehlen: %2. Das Training bleibt davon unberührt.</translation>
    </message>
    <message>
        <source>Stopped after step %1.</source>
        <translation>Nach Schritt %1 gestoppt.</translation>
    </message>
    <message>
        <source>Did all of its %1 steps.</source>
        <translation>Alle %1 Schritte ausgeführt.</translation>
    </message>
    <message>
        <source>Ended early after step %1, as it got no better any more.</source>
        <translation>Nach Schritt %1 vorzeitig beendet, da es nicht mehr besser wurde.</translation>
    </message>
    <message>
        <source>Failed: %1.</source>
        <translation>Fehlgeschlagen: %1.</translation>
    </message>
    <message>
        <source>The machine was suspended for %1 after step %2; this time counts nowhere.</source>
        <translation>Der Rechner war nach Schritt %2 für %1 im Ruhezustand; diese Zeit zählt nicht mit.</translation>
    </message>
    <message>
        <source>Stopped after step %1, as the consent to train ended. What was trained is kept.</source>
        <translation>Nach Schritt %1 gestoppt, da die Einwilligung zum Training endete. Das Trainierte bleibt erhalten.</translation>
    </message>
    <message>
        <source>It goes on from step %1, its last checkpoint.</source>
        <translation>Es geht ab Schritt %1 weiter, dem letzten Checkpoint.</translation>
    </message>
    <message>
        <source>It has saved no checkpoint, so it begins anew when it is resumed.</source>
        <translation>Es ist kein Checkpoint gespeichert, also beginnt der Lauf beim Fortsetzen von vorn.</translation>
    </message>
    <message>
        <source>%1 of those that are whole; damaged: step %2</source>
        <translation>%1 unter den unversehrten; beschädigt: Schritt %2</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>angenommen</translation>
    </message>
    <message>
        <source>not reviewed</source>
        <translation>nicht geprüft</translation>
    </message>
    <message>
        <source>not reviewed, its words a guess</source>
        <translation>nicht geprüft, Text nur geschätzt</translation>
    </message>
    <message>
        <source>whole sentences</source>
        <translation>ganze Sätze</translation>
    </message>
    <message>
        <source>part of a sentence</source>
        <translation>Teil eines Satzes</translation>
    </message>
    <message>
        <source>%1 dB over the noise</source>
        <translation>%1&#xa0;dB über dem Rauschen</translation>
    </message>
    <message>
        <source>preferred by listeners</source>
        <translation>von Testpersonen bevorzugt</translation>
    </message>
    <message>
        <source>best of all that was measured, together</source>
        <translation>der beste nach allem Gemessenen zusammen</translation>
    </message>
    <message>
        <source>None of its checkpoints is whole, so it begins anew when it is resumed.</source>
        <translation>Keiner der Checkpoints ist unversehrt, also beginnt der Lauf beim Fortsetzen von vorn.</translation>
    </message>
    <message>
        <source>It goes on from step %1, its last checkpoint that is whole.</source>
        <translation>Es geht ab Schritt %1 weiter, dem letzten unversehrten Checkpoint.</translation>
    </message>
    <message>
        <source>Damaged: step %1.</source>
        <translation>Beschädigt: Schritt %1.</translation>
    </message>
    <message>
        <source>validation loss</source>
        <translation>Validierungsverlust</translation>
    </message>
    <message>
        <source>word errors</source>
        <translation>Wortfehler</translation>
    </message>
    <message>
        <source>similarity</source>
        <translation>Ähnlichkeit</translation>
    </message>
    <message>
        <source>%1 %2 × %3</source>
        <translation>%1 %2 × %3</translation>
    </message>
    <message>
        <source>%1 of 1 (%2)</source>
        <translation>%1 von 1 (%2)</translation>
    </message>
</context>
<context>
    <name>understudy::words::TrainingText</name>
    <message>
        <source>without words</source>
        <translation>ohne Text</translation>
    </message>
    <message>
        <source>too long</source>
        <translation>zu lang</translation>
    </message>
    <message>
        <source>too short</source>
        <translation>zu kurz</translation>
    </message>
    <message>
        <source>sound missing or damaged</source>
        <translation>Ton fehlt oder ist beschädigt</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>No clip of %1 can be trained on; left out: %2 (%3). Write down what is said in its clips, or accept others.</source>
        <translation>Mit keinem Clip von %1 lässt sich trainieren; ausgelassen: %2 (%3). Den Text der Clips schreiben oder andere annehmen.</translation>
    </message>
    <message>
        <source>There is no run %1; nothing was trained yet. Start one.</source>
        <translation>Einen Lauf %1 gibt es nicht; bisher wurde nichts trainiert. Einen starten.</translation>
    </message>
    <message>
        <source>There is no run %1. Runs here: %2.</source>
        <translation>Einen Lauf %1 gibt es nicht. Läufe hier: %2.</translation>
    </message>
    <message>
        <source>%1 is being trained by %2. Stop it there, or wait until it is done.</source>
        <translation>%1 wird gerade von %2 trainiert. Dort stoppen oder warten, bis es fertig ist.</translation>
    </message>
    <message>
        <source>%1 was begun on another model than the %2 that is here (hash %3, and it should be %4). Bring that model back to go on; its checkpoints are kept.</source>
        <translation>%1 wurde auf einem anderen Modell begonnen als dem %2, das hier ist (Hash %3, richtig wäre %4). Zum Fortsetzen jenes Modell zurückholen; die Checkpoints bleiben erhalten.</translation>
    </message>
    <message>
        <source>There is no checkpoint %1; the run has saved none yet.</source>
        <translation>Einen Checkpoint %1 gibt es nicht; der Lauf hat noch keinen gespeichert.</translation>
    </message>
    <message>
        <source>There is no checkpoint %1. Its run has saved the steps %2.</source>
        <translation>Einen Checkpoint %1 gibt es nicht. Der Lauf hat diese Schritte gespeichert: %2.</translation>
    </message>
    <message>
        <source>The checkpoint %1 is damaged (%2). Use an earlier one; resuming the run does that by itself.</source>
        <translation>Der Checkpoint %1 ist beschädigt (%2). Einen früheren verwenden; beim Fortsetzen des Laufs geschieht das von selbst.</translation>
    </message>
    <message>
        <source>%1 lost its way at step %2: its losses are no numbers any more, and going back did not help. Lower the learning rate in a new run; the last good checkpoint is kept.</source>
        <translation>%1 ist bei Schritt %2 entgleist: Die Verluste sind keine Zahlen mehr, und Zurückgehen half nicht. In einem neuen Lauf die Lernrate senken; der letzte gute Checkpoint bleibt erhalten.</translation>
    </message>
    <message>
        <source>%1 finished at step %2 and cannot be resumed. To train longer, start a new run with more steps.</source>
        <translation>%1 ist bei Schritt %2 fertig und lässt sich nicht fortsetzen. Für längeres Training einen neuen Lauf mit mehr Schritten starten.</translation>
    </message>
</context>
<context>
    <name>understudy::words::Words</name>
    <message>
        <source>Rank</source>
        <translation>Rang</translation>
    </message>
    <message>
        <source>How much the adapter can learn. 8 to 16 suits most voices.</source>
        <translation>Wie viel der Adapter lernen kann. 8 bis 16 passt für die meisten Stimmen.</translation>
    </message>
    <message>
        <source>Alpha</source>
        <translation>Alpha</translation>
    </message>
    <message>
        <source>How strongly it is applied. Twice the rank is a safe start.</source>
        <translation>Wie stark er wirkt. Das Doppelte des Rangs ist ein sicherer Anfang.</translation>
    </message>
    <message>
        <source>Rank-stabilised</source>
        <translation>Rangstabilisiert</translation>
    </message>
    <message>
        <source>Alpha counts by the root of the rank, which helps ranks above 32.</source>
        <translation>Alpha zählt nach der Wurzel des Rangs, was bei Rängen über 32 hilft.</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>Dropout</translation>
    </message>
    <message>
        <source>Share of what the adapter hears that is dropped. Helps little data, slows learning.</source>
        <translation>Anteil dessen, was der Adapter hört, der wegfällt. Hilft bei wenig Daten, bremst das Lernen.</translation>
    </message>
    <message>
        <source>Backbone layers</source>
        <translation>Backbone-Schichten</translation>
    </message>
    <message>
        <source>The upper layers carry the voice. None, upper, all, or as in 8-15.</source>
        <translation>Die oberen Schichten tragen die Stimme. „none“, „upper“, „all“ oder etwa 8-15.</translation>
    </message>
    <message>
        <source>Depth decoder layers</source>
        <translation>Depth-Decoder-Schichten</translation>
    </message>
    <message>
        <source>They carry fine detail of the sound. None, upper, all, or as in 0-3.</source>
        <translation>Sie tragen die feinen Details des Klangs. „none“, „upper“, „all“ oder etwa 0-3.</translation>
    </message>
    <message>
        <source>Kinds of modules</source>
        <translation>Modularten</translation>
    </message>
    <message>
        <source>Of those layers: q, k, v, o, gate, up, down. All is the usual choice.</source>
        <translation>Dieser Schichten: q, k, v, o, gate, up, down. „all“ ist die übliche Wahl.</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Early stopping usually ends sooner.</source>
        <translation>Meist endet der Lauf vorzeitig.</translation>
    </message>
    <message>
        <source>Clips at once</source>
        <translation>Clips zugleich</translation>
    </message>
    <message>
        <source>In memory. Times accumulation it is the batch.</source>
        <translation>Im Speicher. Mal Akkumulation ergibt das den Batch.</translation>
    </message>
    <message>
        <source>Accumulation</source>
        <translation>Akkumulation</translation>
    </message>
    <message>
        <source>So many such batches make a step. Takes time, not memory.</source>
        <translation>So viele solche Batches ergeben einen Schritt. Kostet Zeit, keinen Speicher.</translation>
    </message>
    <message>
        <source>Frames at once</source>
        <translation>Frames zugleich</translation>
    </message>
    <message>
        <source>As many clips as fit into so many frames. 0: as many as clips at once says.</source>
        <translation>So viele Clips, wie in so viele Frames passen. 0: so viele, wie „Clips zugleich“ angibt.</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>Too high shows as a jagged loss, too low as a flat one.</source>
        <translation>Zu hoch zeigt sich als gezackter, zu niedrig als flacher Verlust.</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>Aufwärmen</translation>
    </message>
    <message>
        <source>Steps until the full rate, so that the start does no harm.</source>
        <translation>Schritte bis zur vollen Rate, damit der Anfang nicht schadet.</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>Weight Decay</translation>
    </message>
    <message>
        <source>Pulls the adapter towards the base model. Rarely needs a change.</source>
        <translation>Zieht den Adapter zum Basismodell hin. Selten zu ändern.</translation>
    </message>
    <message>
        <source>Gradient limit</source>
        <translation>Gradientengrenze</translation>
    </message>
    <message>
        <source>A step is never longer than this, so that one odd clip does no harm.</source>
        <translation>Kein Schritt ist länger, damit ein einzelner ausgefallener Clip nicht schadet.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>The same seed and data give the same adapter.</source>
        <translation>Gleicher Startwert und gleiche Daten ergeben den gleichen Adapter.</translation>
    </message>
    <message>
        <source>Backbone weight</source>
        <translation>Backbone-Gewicht</translation>
    </message>
    <message>
        <source>Share of the backbone&apos;s loss. Higher favours words over timbre.</source>
        <translation>Anteil des Backbone-Verlusts. Höher bevorzugt Wörter vor Klangfarbe.</translation>
    </message>
    <message>
        <source>Decoder weight</source>
        <translation>Decoder-Gewicht</translation>
    </message>
    <message>
        <source>Share of the decoder&apos;s loss. Higher favours timbre over words.</source>
        <translation>Anteil des Decoder-Verlusts. Höher bevorzugt Klangfarbe vor Wörtern.</translation>
    </message>
    <message>
        <source>Decoder frames</source>
        <translation>Decoder-Frames</translation>
    </message>
    <message>
        <source>Share of the frames that the decoder learns from. More takes more time.</source>
        <translation>Anteil der Frames, aus denen der Decoder lernt. Mehr kostet mehr Zeit.</translation>
    </message>
    <message>
        <source>With a clip before</source>
        <translation>Mit Clip davor</translation>
    </message>
    <message>
        <source>Share of the clips that are heard after another one, as lines are rendered.</source>
        <translation>Anteil der Clips, die nach einem anderen gehört werden, so wie Zeilen gerendert werden.</translation>
    </message>
    <message>
        <source>Longest clip</source>
        <translation>Längster Clip</translation>
    </message>
    <message>
        <source>Longer clips are left out. They decide how much memory is needed.</source>
        <translation>Längere Clips werden ausgelassen. Er bestimmt, wie viel Speicher nötig ist.</translation>
    </message>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>Speaker number</source>
        <translation>Sprechernummer</translation>
    </message>
    <message>
        <source>That opens a turn; the voice will be asked by it. 0 suits one speaker.</source>
        <translation>Sie eröffnet jeden Redebeitrag; mit ihr wird die Stimme abgerufen. 0 passt bei einem Sprecher.</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>cpu, or a graphics card as in cuda:0. Empty: the first card, or the processor.</source>
        <translation>cpu oder eine Grafikkarte wie cuda:0. Leer: die erste Karte, sonst der Prozessor.</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Of the base model. fp32 is exact and needs twice the memory.</source>
        <translation>Des Basismodells. fp32 ist exakt und braucht doppelt so viel Speicher.</translation>
    </message>
    <message>
        <source>Less memory</source>
        <translation>Weniger Speicher</translation>
    </message>
    <message>
        <source>Layers are computed again on the way back: the same result, a third more time.</source>
        <translation>Schichten werden auf dem Rückweg neu berechnet: gleiches Ergebnis, ein Drittel mehr Zeit.</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>Of the processor. 0: one a core. Other numbers may round otherwise.</source>
        <translation>Des Prozessors. 0: einer je Kern. Andere Zahlen runden womöglich anders.</translation>
    </message>
    <message>
        <source>Validate every</source>
        <translation>Validieren alle</translation>
    </message>
    <message>
        <source>On clips that are not trained on. It is what finds the best checkpoint.</source>
        <translation>Mit Clips, mit denen nicht trainiert wird. Das findet den besten Checkpoint.</translation>
    </message>
    <message>
        <source>Checkpoint every</source>
        <translation>Checkpoint alle</translation>
    </message>
    <message>
        <source>A power cut loses so many steps at most.</source>
        <translation>So viele Schritte gehen bei Stromausfall höchstens verloren.</translation>
    </message>
    <message>
        <source>Checkpoints kept</source>
        <translation>Behaltene Checkpoints</translation>
    </message>
    <message>
        <source>The best ones, beside the last. Each takes room on the disk.</source>
        <translation>Die besten, neben dem letzten. Jeder braucht Platz auf dem Datenträger.</translation>
    </message>
    <message>
        <source>Patience</source>
        <translation>Geduld</translation>
    </message>
    <message>
        <source>The run ends after so many validations without a better one. 0: never.</source>
        <translation>Der Lauf endet nach so vielen Validierungen ohne bessere. 0: nie.</translation>
    </message>
    <message>
        <source>Probe lines every</source>
        <translation>Probezeilen alle</translation>
    </message>
    <message>
        <source>So many checkpoints: four lines to listen to. 0: never.</source>
        <translation>So viele Checkpoints: vier Zeilen zum Anhören. 0: nie.</translation>
    </message>
    <message>
        <source>Quick look</source>
        <translation>Schnelltest</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>Careful</source>
        <translation>Sorgfältig</translation>
    </message>
    <message>
        <source>Is the data usable at all?</source>
        <translation>Sind die Daten überhaupt brauchbar?</translation>
    </message>
    <message>
        <source>The usual choice for 30 to 60 minutes.</source>
        <translation>Die übliche Wahl für 30 bis 60 Minuten.</translation>
    </message>
    <message>
        <source>More capacity, slower, for the final voice.</source>
        <translation>Mehr Kapazität, langsamer, für die endgültige Stimme.</translation>
    </message>
    <message>
        <source>rank %1, rate %2</source>
        <translation>Rang %1, Rate %2</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
</context>
</TS>
