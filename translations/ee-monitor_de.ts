<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>mm::MonitorWindow</name>
    <message>
        <source>EE Monitor</source>
        <translation>EE Monitor</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Check Now</source>
        <translation>&amp;Jetzt prüfen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;About EE Monitor</source>
        <translation>Ü&amp;ber EE Monitor</translation>
    </message>
    <message>
        <source>About EE Monitor</source>
        <translation>Über EE Monitor</translation>
    </message>
    <message>
        <source>EE Monitor %1

Shows at a glance whether the MM mesh is alive and what it does.

File: %2
Qt %3, MIT licence.</source>
        <translation>EE Monitor %1

Zeigt auf einen Blick, ob das MM-Mesh lebt und was es tut.

Datei: %2
Qt %3, MIT-Lizenz.</translation>
    </message>
</context>
<context>
    <name>mm::Options</name>
    <message>
        <source>The stats file to watch (default: $MM_MESH_STATS_FILE, else ~/.mm_mesh_stats.json).</source>
        <translation>Die Statistikdatei, die beobachtet wird (sonst: $MM_MESH_STATS_FILE oder ~/.mm_mesh_stats.json).</translation>
    </message>
    <message>
        <source>Milliseconds between two looks: 500 to 3600000, what is outside is brought inside (default: 2000).</source>
        <translation>Millisekunden zwischen zwei Blicken: 500 bis 3600000, andere Werte werden dorthin gerückt (sonst: 2000).</translation>
    </message>
    <message>
        <source>Print what the label says and exit, without a window: 0 active, 1 not updating or stopped, 2 error, 3 no stats file.</source>
        <translation>Ausgeben, was die Anzeige sagt, und ohne Fenster enden: 0 aktiv, 1 ohne Aktualisierung oder beendet, 2 Fehler, 3 keine Statistikdatei.</translation>
    </message>
    <message>
        <source>With --once: plain (the label's text) or json (one line with state, text, color, services, messages, age_s, reason, path; default: plain).</source>
        <translation>Mit --once: plain (der Text der Anzeige) oder json (eine Zeile mit state, text, color, services, messages, age_s, reason, path; sonst: plain).</translation>
    </message>
    <message>
        <source>Shows whether the MM mesh is alive and what it does.</source>
        <translation>Zeigt, ob das MM-Mesh lebt und was es tut.</translation>
    </message>
    <message>
        <source>Print this help and exit.</source>
        <translation>Diese Hilfe ausgeben und enden.</translation>
    </message>
    <message>
        <source>Print the version and exit.</source>
        <translation>Die Version ausgeben und enden.</translation>
    </message>
    <message>
        <source>Unexpected argument "%1".</source>
        <translation>Unerwartetes Argument „%1“.</translation>
    </message>
    <message>
        <source>--stats-file needs a path.</source>
        <translation>--stats-file braucht einen Pfad.</translation>
    </message>
    <message>
        <source>--interval takes a whole number of milliseconds, not "%1".</source>
        <translation>--interval braucht eine ganze Zahl von Millisekunden, nicht „%1“.</translation>
    </message>
    <message>
        <source>--format goes with --once.</source>
        <translation>--format geht nur mit --once.</translation>
    </message>
    <message>
        <source>--format is plain or json, not "%1".</source>
        <translation>--format ist plain oder json, nicht „%1“.</translation>
    </message>
</context>
<context>
    <name>mm::ProblemPanel</name>
    <message>
        <source>Problem</source>
        <extracomment>what a screen reader calls the paragraph that says what is wrong</extracomment>
        <translation>Problem</translation>
    </message>
</context>
<context>
    <name>mm::ServicesModel</name>
    <message>
        <source>Service</source>
        <comment>table column</comment>
        <translation>Dienst</translation>
    </message>
    <message>
        <source>Registered</source>
        <comment>table column: when</comment>
        <translation>Angemeldet</translation>
    </message>
    <message>
        <source>Messages</source>
        <comment>table column: how many</comment>
        <translation>Nachrichten</translation>
    </message>
</context>
<context>
    <name>mm::ServicesView</name>
    <message>
        <source>Services</source>
        <translation>Dienste</translation>
    </message>
    <message>
        <source>This MM counts its services, but does not list them.</source>
        <translation>Dieses MM zählt seine Dienste, führt sie aber nicht auf.</translation>
    </message>
    <message>
        <source>No service is registered yet.</source>
        <translation>Noch ist kein Dienst angemeldet.</translation>
    </message>
</context>
<context>
    <name>mm::StatsFile</name>
    <message>
        <source>%1 would be larger than a reader takes: it is written without its list of services.</source>
        <translation>%1 würde größer, als gelesen wird: Die Datei wird ohne die Liste der Dienste geschrieben.</translation>
    </message>
    <message>
        <source>%1 It was moved aside as %2, and counting starts at 0.</source>
        <translation>%1 Sie wurde als %2 beiseitegelegt, und die Zählung beginnt bei 0.</translation>
    </message>
    <message numerus="yes">
        <source>Removed %n temporary file(s) that a killed writer left beside %1.</source>
        <translation>
            <numerusform>%n temporäre Datei entfernt, die ein abgebrochener Schreiber neben %1 hinterließ.</numerusform>
            <numerusform>%n temporäre Dateien entfernt, die ein abgebrochener Schreiber neben %1 hinterließ.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is not written: %2.</source>
        <translation>%1 wird nicht geschrieben: %2.</translation>
    </message>
    <message>
        <source>%1 can't be saved: %2. Counting goes on, and saving is tried again.</source>
        <translation>%1 lässt sich nicht speichern: %2. Gezählt wird weiter, und das Speichern wird wieder versucht.</translation>
    </message>
    <message numerus="yes">
        <source>%1 is saved again, after %n second(s).</source>
        <translation>
            <numerusform>%1 wird nach %n Sekunde wieder gespeichert.</numerusform>
            <numerusform>%1 wird nach %n Sekunden wieder gespeichert.</numerusform>
        </translation>
    </message>
    <message>
        <source>the key %1 is missing</source>
        <translation>der Schlüssel %1 fehlt</translation>
    </message>
    <message>
        <source>%1 is not a number</source>
        <translation>%1 ist keine Zahl</translation>
    </message>
    <message>
        <source>%1 is negative</source>
        <translation>%1 ist negativ</translation>
    </message>
    <message>
        <source>%1 is not a whole number</source>
        <translation>%1 ist keine ganze Zahl</translation>
    </message>
    <message>
        <source>%1 is too large</source>
        <translation>%1 ist zu groß</translation>
    </message>
    <message>
        <source>%1 is not a string</source>
        <translation>%1 ist kein Text</translation>
    </message>
    <message>
        <source>%1 is not an object</source>
        <translation>%1 ist kein Objekt</translation>
    </message>
    <message>
        <source>%1 is neither "running" nor "stopped"</source>
        <translation>%1 ist weder „running“ noch „stopped“</translation>
    </message>
    <message>
        <source>%1 is not a number of seconds up to 86400</source>
        <translation>%1 ist keine Zahl von Sekunden bis 86400</translation>
    </message>
    <message>
        <source>%1 is not an array</source>
        <translation>%1 ist kein Array</translation>
    </message>
    <message>
        <source>it holds no JSON object</source>
        <translation>sie enthält kein JSON-Objekt</translation>
    </message>
    <message>
        <source>%1 is a directory, not a file.</source>
        <translation>%1 ist ein Ordner, keine Datei.</translation>
    </message>
    <message>
        <source>%1 is a named pipe, not a file.</source>
        <translation>%1 ist eine benannte Pipe, keine Datei.</translation>
    </message>
    <message>
        <source>%1 is a socket, not a file.</source>
        <translation>%1 ist ein Socket, keine Datei.</translation>
    </message>
    <message>
        <source>%1 is a device, not a file.</source>
        <translation>%1 ist ein Gerät, keine Datei.</translation>
    </message>
    <message>
        <source>%1 is not a regular file.</source>
        <translation>%1 ist keine gewöhnliche Datei.</translation>
    </message>
    <message>
        <source>%1 may not be read by this user: permission denied.</source>
        <translation>%1 darf dieser Benutzer nicht lesen: Zugriff verweigert.</translation>
    </message>
    <message>
        <source>%1 can't be read: its symbolic links go in a circle.</source>
        <translation>%1 lässt sich nicht lesen: Die symbolischen Verknüpfungen gehen im Kreis.</translation>
    </message>
    <message>
        <source>%1 can't be read: %2.</source>
        <translation>%1 lässt sich nicht lesen: %2.</translation>
    </message>
    <message>
        <source>%1 is empty.</source>
        <translation>%1 ist leer.</translation>
    </message>
    <message>
        <source>%1 is not UTF-8 text: wrong at byte %2.</source>
        <translation>%1 ist kein UTF-8-Text: Fehler bei Byte %2.</translation>
    </message>
    <message>
        <source>%1 is not valid JSON: %2 at byte %3.</source>
        <translation>%1 ist kein gültiges JSON: %2 bei Byte %3.</translation>
    </message>
    <message>
        <source>%1 is not a valid stats file: %2.</source>
        <translation>%1 ist keine gültige Statistikdatei: %2.</translation>
    </message>
    <message>
        <source>%1 does not exist.</source>
        <translation>%1 gibt es nicht.</translation>
    </message>
    <message>
        <source>%1 is larger than %2, the most that is read.</source>
        <translation>%1 ist größer als %2; mehr wird nicht gelesen.</translation>
    </message>
    <message>
        <source>its symbolic links go in a circle</source>
        <translation>die symbolischen Verknüpfungen gehen im Kreis</translation>
    </message>
    <message>
        <source>what stands there is not a regular file, and is left as it is</source>
        <translation>was dort steht, ist keine gewöhnliche Datei und bleibt, wie es ist</translation>
    </message>
    <message>
        <source>it can't be put in place</source>
        <translation>sie lässt sich nicht an ihren Platz bringen</translation>
    </message>
    <message>
        <source>process %1 (%2) writes it already and holds %3</source>
        <translation>Prozess %1 (%2) schreibt sie bereits und hält %3</translation>
    </message>
    <message>
        <source>process %1 (%2) on %4 writes it already and holds %3</source>
        <translation>Prozess %1 (%2) auf %4 schreibt sie bereits und hält %3</translation>
    </message>
    <message>
        <source>another process writes it already and holds %1</source>
        <translation>ein anderer Prozess schreibt sie bereits und hält %1</translation>
    </message>
    <message>
        <source>what stands there can't be read, and can't be moved aside: %1</source>
        <translation>was dort steht, lässt sich nicht lesen und nicht beiseitelegen: %1</translation>
    </message>
    <message>
        <source>process %1 on %2 writes it already</source>
        <translation>Prozess %1 auf %2 schreibt sie bereits</translation>
    </message>
    <message>
        <source>%1 can't be made: %2</source>
        <translation>%1 lässt sich nicht anlegen: %2</translation>
    </message>
</context>
<context>
    <name>mm::Status</name>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n Sekunde</numerusform>
            <numerusform>%n Sekunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n Minute</numerusform>
            <numerusform>%n Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n Stunde</numerusform>
            <numerusform>%n Stunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n Tag</numerusform>
            <numerusform>%n Tagen</numerusform>
        </translation>
    </message>
    <message>
        <source>MM was stopped in good order.</source>
        <translation>MM wurde ordentlich beendet.</translation>
    </message>
    <message>
        <source>MM is not running any more: process %1 is gone.</source>
        <translation>MM läuft nicht mehr: Prozess %1 ist weg.</translation>
    </message>
    <message>
        <source>MM is suspended: process %1 was stopped by a signal.</source>
        <translation>MM ist angehalten: Prozess %1 wurde durch ein Signal gestoppt.</translation>
    </message>
    <message>
        <source>MM hangs: process %1 is there, but has given no sign for %2.</source>
        <translation>MM hängt: Prozess %1 ist da, hat aber seit %2 kein Zeichen gegeben.</translation>
    </message>
    <message>
        <source>MM on %1 has given no sign for %2.</source>
        <extracomment>%1 is a computer's name, %2 a duration such as "40 seconds"</extracomment>
        <translation>MM auf %1 hat seit %2 kein Zeichen gegeben.</translation>
    </message>
    <message>
        <source>MM is running on %1.</source>
        <extracomment>%1 is a computer's name</extracomment>
        <translation>MM läuft auf %1.</translation>
    </message>
    <message>
        <source>MM is running as process %1.</source>
        <translation>MM läuft als Prozess %1.</translation>
    </message>
    <message>
        <source>The stats file is being read for the first time.</source>
        <translation>Die Statistikdatei wird zum ersten Mal gelesen.</translation>
    </message>
    <message>
        <source>MM has not written since this computer was started.</source>
        <translation>MM hat nicht geschrieben, seit dieser Rechner gestartet wurde.</translation>
    </message>
    <message>
        <source>MM's file is valid. This MM does not say whether it is still running.</source>
        <translation>Die Datei von MM ist gültig. Dieses MM sagt nicht, ob es noch läuft.</translation>
    </message>
    <message>
        <source>MM: Checking...</source>
        <translation>MM: Wird geprüft...</translation>
    </message>
    <message>
        <source>MM: No stats file</source>
        <translation>MM: Keine Statistikdatei</translation>
    </message>
    <message>
        <source>MM: Stopped</source>
        <translation>MM: Beendet</translation>
    </message>
    <message>
        <source>MM: Not updating</source>
        <translation>MM: Keine Aktualisierung</translation>
    </message>
    <message>
        <source>MM: Error reading stats</source>
        <translation>MM: Fehler beim Lesen</translation>
    </message>
    <message>
        <source>MM: %1 services | %2 msgs</source>
        <extracomment>the label: %1 services, %2 messages; never inflected, also for 1</extracomment>
        <translation>MM: %1 Dienste | %2 Nachr.</translation>
    </message>
    <message>
        <source>Start MM again. If it is running, check that it writes to %1. The figures are the last that it wrote.</source>
        <extracomment>%1 is a path</extracomment>
        <translation>MM neu starten. Falls es läuft, bitte prüfen, ob es nach %1 schreibt. Die Zahlen sind die letzten, die es schrieb.</translation>
    </message>
    <message>
        <source>Last written just now.</source>
        <translation>Gerade eben geschrieben.</translation>
    </message>
    <message>
        <source>Last written %1 ago.</source>
        <translation>Zuletzt vor %1 geschrieben.</translation>
    </message>
    <message>
        <source>File: %1</source>
        <extracomment>%1 is a path</extracomment>
        <translation>Datei: %1</translation>
    </message>
    <message>
        <source>Reading %1 hangs: its disk or network drive has not answered for %2.</source>
        <translation>Das Lesen von %1 hängt: Das Laufwerk oder Netzlaufwerk antwortet seit %2 nicht.</translation>
    </message>
    <message>
        <source>MM has not made its file yet. Check that MM is running, and that its mesh statistics are switched on and write to this file.</source>
        <translation>MM hat seine Datei noch nicht angelegt. Bitte prüfen, ob MM läuft und ob seine Mesh-Statistik eingeschaltet ist und in diese Datei schreibt.</translation>
    </message>
    <message>
        <source>Start MM when you need it. Its message count goes on where it ended in %1.</source>
        <extracomment>%1 is a path</extracomment>
        <translation>MM bei Bedarf wieder starten. Die Zählung der Nachrichten geht weiter, wo sie in %1 aufgehört hat.</translation>
    </message>
    <message>
        <source>Check that disk or drive. The label comes back by itself.</source>
        <translation>Bitte dieses Laufwerk prüfen. Die Anzeige kommt von selbst zurück.</translation>
    </message>
    <message>
        <source>Continue the process, or start MM again. The figures are the last that it wrote to %1.</source>
        <extracomment>%1 is a path</extracomment>
        <translation>Den Prozess fortsetzen oder MM neu starten. Die Zahlen sind die letzten, die es nach %1 schrieb.</translation>
    </message>
    <message>
        <source>Move it away or delete it, then restart MM: it writes a new one.</source>
        <translation>Sie verschieben oder löschen, dann MM neu starten: Es schreibt eine neue.</translation>
    </message>
    <message>
        <source>Make it a plain file that this user may read, or move it away, then restart MM.</source>
        <translation>Dort muss eine gewöhnliche Datei stehen, die dieser Benutzer lesen darf; sonst verschieben und MM neu starten.</translation>
    </message>
</context>
</TS>
