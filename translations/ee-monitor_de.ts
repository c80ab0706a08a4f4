<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>mm::AtomicFile</name>
    <message>
        <source>its symbolic links form a loop</source>
        <translation>die symbolischen Verknüpfungen bilden eine Schleife</translation>
    </message>
    <message>
        <source>it is not a regular file, and is left as it is</source>
        <translation>es ist keine gewöhnliche Datei und bleibt, wie es ist</translation>
    </message>
    <message>
        <source>it can&apos;t be put in place</source>
        <translation>sie lässt sich nicht an ihren Platz bringen</translation>
    </message>
    <message>
        <source>it is mounted by itself, and can&apos;t be written in place: %1</source>
        <translation>sie ist einzeln eingehängt und lässt sich nicht an Ort und Stelle schreiben: %1</translation>
    </message>
</context>
<context>
    <name>mm::Autostart</name>
    <message>
        <source>%1 can&apos;t be written: %2.</source>
        <extracomment>%1 is a path, %2 a cause such as &quot;Permission denied&quot;</extracomment>
        <translation>%1 lässt sich nicht schreiben: %2.</translation>
    </message>
    <message>
        <source>%1 can&apos;t be removed: %2.</source>
        <extracomment>%1 is a path, %2 a cause such as &quot;Permission denied&quot;</extracomment>
        <translation>%1 lässt sich nicht entfernen: %2.</translation>
    </message>
    <message>
        <source>the path %1 contains a &quot;=&quot;, which is not allowed there</source>
        <extracomment>%1 is a path</extracomment>
        <translation>der Pfad %1 enthält ein „=“, das dort nicht stehen darf</translation>
    </message>
    <message>
        <source>Nothing starts at login: %1 is not there any more. Turn this on to start this program.</source>
        <extracomment>%1 is the path of a program</extracomment>
        <translation>Bei der Anmeldung startet nichts: %1 ist nicht mehr da. Dies einschalten, um dieses Programm zu starten.</translation>
    </message>
    <message>
        <source>Another program starts at login: %1. Turn this off and on to start this one.</source>
        <extracomment>%1 is the path of a program</extracomment>
        <translation>Bei der Anmeldung startet ein anderes Programm: %1. Dies aus- und einschalten, um dieses zu starten.</translation>
    </message>
</context>
<context>
    <name>mm::AutostartBox</name>
    <message>
        <source>Start at &amp;login</source>
        <translation>Bei der Anmeldun&amp;g starten</translation>
    </message>
    <message>
        <source>Start h&amp;idden in the tray</source>
        <extracomment>starting at login</extracomment>
        <translation>&amp;Verborgen im Infobereich starten</translation>
    </message>
</context>
<context>
    <name>mm::CloseToTray</name>
    <message>
        <source>There is no tray to start in, so the window is opened.</source>
        <translation>Es gibt keinen Infobereich, in dem gestartet werden könnte. Deshalb wird das Fenster geöffnet.</translation>
    </message>
</context>
<context>
    <name>mm::CompactWindow</name>
    <message>
        <source>EE Monitor</source>
        <translation>EE Monitor</translation>
    </message>
    <message>
        <source>EE Monitor, compact</source>
        <extracomment>name of the small window of the compact mode, for screen readers</extracomment>
        <translation>EE Monitor, kompakt</translation>
    </message>
</context>
<context>
    <name>mm::DBusNotifier</name>
    <message>
        <source>Show EE Monitor</source>
        <extracomment>the action of a click on a notification</extracomment>
        <translation>EE Monitor anzeigen</translation>
    </message>
</context>
<context>
    <name>mm::DetachedTask</name>
    <message>
        <source>The system gives no thread: %1. Until it does, a slow disk delays everything else.</source>
        <extracomment>%1 is a cause such as &quot;Resource temporarily unavailable&quot;</extracomment>
        <translation>Das System gibt keinen Thread: %1. Bis dahin verzögert ein langsamer Datenträger alles andere.</translation>
    </message>
</context>
<context>
    <name>mm::DisplayGuard</name>
    <message>
        <source>There is no display that the window can be shown on (%1). Use --once or --follow, which need none.</source>
        <extracomment>%1 is one or more causes, in English. --once and --follow are options of the command line</extracomment>
        <translation>Es gibt keinen Bildschirm, auf dem das Fenster angezeigt werden kann (%1). --once und --follow brauchen keinen.</translation>
    </message>
    <message>
        <source>The window can&apos;t be shown: the system gives this user no more threads (ulimit -u). Use --once or --follow, which need none.</source>
        <translation>Das Fenster kann nicht angezeigt werden: Das System gibt diesem Benutzer keine weiteren Threads (ulimit -u). --once und --follow brauchen keine.</translation>
    </message>
</context>
<context>
    <name>mm::EventsModel</name>
    <message>
        <source>MM started. %1</source>
        <extracomment>%1 is a sentence, such as &quot;MM is running as process 4711.&quot;</extracomment>
        <translation>MM wurde gestartet. %1</translation>
    </message>
    <message>
        <source>MM restarted. %1</source>
        <extracomment>%1 is a sentence, such as &quot;MM is running as process 4711.&quot;</extracomment>
        <translation>MM wurde neu gestartet. %1</translation>
    </message>
    <message>
        <source>MM is back. %1</source>
        <extracomment>%1 is a sentence, such as &quot;MM is running as process 4711.&quot;</extracomment>
        <translation>MM ist wieder da. %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 services joined</source>
        <extracomment>%1 is a number</extracomment>
        <translation>
            <numerusform>%1 Dienst ist hinzugekommen</numerusform>
            <numerusform>%1 Dienste sind hinzugekommen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 joined</source>
        <extracomment>%1 is the name of a machine
----------
%1 is a service</extracomment>
        <translation>%1 ist hinzugekommen</translation>
    </message>
    <message numerus="yes">
        <source>%1 services left</source>
        <extracomment>%1 is a number</extracomment>
        <translation>
            <numerusform>%1 Dienst ist nicht mehr da</numerusform>
            <numerusform>%1 Dienste sind nicht mehr da</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 left</source>
        <extracomment>%1 is the name of a machine
----------
%1 is a service</extracomment>
        <translation>%1 ist nicht mehr da</translation>
    </message>
    <message>
        <source>%1, and others</source>
        <extracomment>%1 is a list of names, the first of many</extracomment>
        <translation>%1 und andere</translation>
    </message>
    <message>
        <source>Deregistered, or removed by MM; its file does not say which.</source>
        <translation>Abgemeldet oder von MM entfernt; seine Datei sagt nicht, welches von beidem.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>%1 is a date, %2 a time</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Time</source>
        <comment>table column: when</comment>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Event</source>
        <comment>table column: what</comment>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>First reading: %1</source>
        <extracomment>%1 is a sentence: how MM was found when the program was started</extracomment>
        <translation>Erstes Lesen: %1</translation>
    </message>
    <message>
        <source>MM&apos;s message counter was reset.</source>
        <translation>Der Nachrichtenzähler von MM wurde zurückgesetzt.</translation>
    </message>
    <message>
        <source>The stats file can be read again. %1</source>
        <extracomment>%1 is a sentence, such as &quot;MM is running as process 4711.&quot;</extracomment>
        <translation>Die Statistikdatei kann wieder gelesen werden. %1</translation>
    </message>
    <message>
        <source>%1 is down: %2</source>
        <extracomment>%1 is a service, %2 a sentence of MM in English</extracomment>
        <translation>%1 ist ausgefallen: %2</translation>
    </message>
    <message>
        <source>%1 is down</source>
        <translation>%1 ist ausgefallen</translation>
    </message>
    <message>
        <source>%1 is up again</source>
        <translation>%1 ist wieder bereit</translation>
    </message>
    <message>
        <source>%1 was restarted</source>
        <translation>%1 wurde neu gestartet</translation>
    </message>
    <message>
        <source>%1 was restarted: %2</source>
        <translation>%1 wurde neu gestartet: %2</translation>
    </message>
    <message>
        <source>%1 was stopped</source>
        <translation>%1 wurde gestoppt</translation>
    </message>
    <message>
        <source>%1 was disabled</source>
        <translation>%1 wurde deaktiviert</translation>
    </message>
    <message numerus="yes">
        <source>%1 servers are down</source>
        <extracomment>%1 is a number</extracomment>
        <translation>
            <numerusform>%1 Server ist ausgefallen</numerusform>
            <numerusform>%1 Server sind ausgefallen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 servers are up again</source>
        <extracomment>%1 is a number</extracomment>
        <translation>
            <numerusform>%1 Server ist wieder bereit</numerusform>
            <numerusform>%1 Server sind wieder bereit</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 servers were restarted</source>
        <extracomment>%1 is a number</extracomment>
        <translation>
            <numerusform>%1 Server wurde neu gestartet</numerusform>
            <numerusform>%1 Server wurden neu gestartet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 servers were stopped</source>
        <extracomment>%1 is a number</extracomment>
        <translation>
            <numerusform>%1 Server wurde gestoppt</numerusform>
            <numerusform>%1 Server wurden gestoppt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 servers were disabled</source>
        <extracomment>%1 is a number</extracomment>
        <translation>
            <numerusform>%1 Server wurde deaktiviert</numerusform>
            <numerusform>%1 Server wurden deaktiviert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 machines are not active: %2</source>
        <extracomment>%1 is a number, %2 are names</extracomment>
        <translation>
            <numerusform>%1 Rechner ist nicht aktiv: %2</numerusform>
            <numerusform>%1 Rechner sind nicht aktiv: %2</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is not active: %2</source>
        <extracomment>%1 is the name of a machine, %2 a sentence about it</extracomment>
        <translation>%1 ist nicht aktiv: %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 machines are active: %2</source>
        <extracomment>%1 is a number, %2 are names</extracomment>
        <translation>
            <numerusform>%1 Rechner ist aktiv: %2</numerusform>
            <numerusform>%1 Rechner sind aktiv: %2</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is active</source>
        <extracomment>%1 is the name of a machine</extracomment>
        <translation>%1 ist aktiv</translation>
    </message>
    <message numerus="yes">
        <source>%1 machines joined: %2</source>
        <extracomment>%1 is a number, %2 are names</extracomment>
        <translation>
            <numerusform>%1 Rechner ist hinzugekommen: %2</numerusform>
            <numerusform>%1 Rechner sind hinzugekommen: %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 machines left: %2</source>
        <extracomment>%1 is a number, %2 are names</extracomment>
        <translation>
            <numerusform>%1 Rechner ist nicht mehr da: %2</numerusform>
            <numerusform>%1 Rechner sind nicht mehr da: %2</numerusform>
        </translation>
    </message>
    <message>
        <source>Prometheus can be read again.</source>
        <translation>Prometheus kann wieder gelesen werden.</translation>
    </message>
</context>
<context>
    <name>mm::EventsPanel</name>
    <message>
        <source>Fil&amp;ter:</source>
        <extracomment>label of a line edit: only events with its text are shown</extracomment>
        <translation>Fil&amp;ter:</translation>
    </message>
    <message>
        <source>Which events</source>
        <translation>Welche Ereignisse</translation>
    </message>
    <message>
        <source>All events</source>
        <extracomment>a choice: which events are shown</extracomment>
        <translation>Alle Ereignisse</translation>
    </message>
    <message>
        <source>Services</source>
        <extracomment>a choice: which events are shown</extracomment>
        <translation>Dienste</translation>
    </message>
    <message>
        <source>MM</source>
        <extracomment>a choice: which events are shown, those of MM and its file</extracomment>
        <translation>MM</translation>
    </message>
    <message>
        <source>Problems</source>
        <extracomment>a choice: which events are shown</extracomment>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Filter events by text</source>
        <translation>Ereignisse nach Text filtern</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>C&amp;lear Events</source>
        <translation>Ereignisse &amp;löschen</translation>
    </message>
    <message>
        <source>No events.</source>
        <translation>Keine Ereignisse.</translation>
    </message>
    <message>
        <source>No matching events.</source>
        <translation>Keine passenden Ereignisse.</translation>
    </message>
    <message>
        <source>Machines</source>
        <extracomment>a choice: which events are shown</extracomment>
        <translation>Rechner</translation>
    </message>
</context>
<context>
    <name>mm::FileOwner</name>
    <message>
        <source>%1, as %2 belongs to %3. To mend it: sudo chown %4 &quot;%2&quot;</source>
        <extracomment>%1 is &quot;Permission denied&quot;, %2 a path, %3 and %4 are users; the rest is a command</extracomment>
        <translation>%1, da %2 dem Benutzer %3 gehört. Abhilfe: sudo chown %4 &quot;%2&quot;</translation>
    </message>
</context>
<context>
    <name>mm::Fleet</name>
    <message>
        <source>Its MM was shut down cleanly.</source>
        <extracomment>&quot;its&quot; and &quot;it&quot; are a machine</extracomment>
        <translation>Sein MM wurde ordnungsgemäß beendet.</translation>
    </message>
    <message>
        <source>It has no stats file.</source>
        <translation>Er hat keine Statistikdatei.</translation>
    </message>
    <message>
        <source>Its stats file can&apos;t be read.</source>
        <translation>Seine Statistikdatei lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>It has not read its stats file yet.</source>
        <translation>Er hat seine Statistikdatei noch nicht gelesen.</translation>
    </message>
    <message>
        <source>Its MM is gone, suspended or silent.</source>
        <translation>Sein MM ist weg, angehalten oder stumm.</translation>
    </message>
    <message>
        <source>Prometheus at %1 does not give the figures: %2.</source>
        <extracomment>%1 is a web address, %2 a cause</extracomment>
        <translation>Prometheus unter %1 liefert die Zahlen nicht: %2.</translation>
    </message>
    <message>
        <source>Prometheus does not answer at %1: %2.</source>
        <extracomment>%1 is a web address, %2 a cause such as &quot;Connection refused&quot;</extracomment>
        <translation>Prometheus antwortet nicht unter %1: %2.</translation>
    </message>
    <message>
        <source>The clock of Prometheus at %1 was set back, or stands still.</source>
        <extracomment>%1 is a web address</extracomment>
        <translation>Die Uhr von Prometheus unter %1 wurde zurückgestellt oder steht still.</translation>
    </message>
    <message>
        <source>The answer of Prometheus at %1 is incomplete: %2.</source>
        <extracomment>%1 is a web address, %2 a text of Prometheus</extracomment>
        <translation>Die Antwort von Prometheus unter %1 ist unvollständig: %2.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 is the name of a machine, %2 a sentence about it</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Its MM is active.</source>
        <translation>Sein MM ist aktiv.</translation>
    </message>
    <message>
        <source>Prometheus does not scrape it any more.</source>
        <translation>Prometheus fragt ihn nicht mehr ab.</translation>
    </message>
    <message>
        <source>Prometheus has not scraped it for %1.</source>
        <extracomment>%1 is a duration such as &quot;40 seconds&quot;</extracomment>
        <translation>Prometheus hat ihn seit %1 nicht abgefragt.</translation>
    </message>
    <message>
        <source>It does not answer Prometheus: %1.</source>
        <extracomment>%1 is a cause, in English</extracomment>
        <translation>Er antwortet Prometheus nicht: %1.</translation>
    </message>
    <message>
        <source>It does not answer Prometheus.</source>
        <translation>Er antwortet Prometheus nicht.</translation>
    </message>
    <message>
        <source>Prometheus has samples of it from the future.</source>
        <translation>Prometheus hat Messwerte von ihm aus der Zukunft.</translation>
    </message>
    <message>
        <source>Prometheus has the same figure of it several times.</source>
        <translation>Prometheus hat dieselbe Zahl von ihm mehrfach.</translation>
    </message>
    <message>
        <source>The text file with its figures is not written any more.</source>
        <translation>Die Textdatei mit seinen Zahlen wird nicht mehr geschrieben.</translation>
    </message>
    <message>
        <source>It contradicts itself: it is not in exactly one state.</source>
        <translation>Er widerspricht sich: Er ist nicht in genau einem Zustand.</translation>
    </message>
    <message>
        <source>It has a figure that can&apos;t be right.</source>
        <translation>Er hat eine Zahl, die nicht stimmen kann.</translation>
    </message>
    <message>
        <source>It answers Prometheus, but without the figures of an MM.</source>
        <translation>Er antwortet Prometheus, aber ohne die Zahlen eines MM.</translation>
    </message>
    <message>
        <source>Prometheus does not report its state.</source>
        <translation>Prometheus meldet seinen Zustand nicht.</translation>
    </message>
    <message>
        <source>MM: Error reading Prometheus</source>
        <translation>MM: Prometheus-Fehler</translation>
    </message>
    <message>
        <source>MM: No machines</source>
        <translation>MM: Keine Rechner</translation>
    </message>
    <message>
        <source>more than %1</source>
        <extracomment>%1 is a number</extracomment>
        <translation>mehr als %1</translation>
    </message>
    <message>
        <source>MM: %1 machines | %2 services | %3 msgs</source>
        <extracomment>the label: %1 machines, %2 services, %3 messages; never inflected, also for 1</extracomment>
        <translation>MM: %1 Rechner | %2 Dienste | %3 Nachr.</translation>
    </message>
    <message>
        <source>MM: %1 of %2 machines | %3 services | %4 msgs</source>
        <extracomment>the label: %1 of %2 machines, %3 services, %4 messages; never inflected, also for 1</extracomment>
        <translation>MM: %1 von %2 Rechnern | %3 Dienste | %4 Nachr.</translation>
    </message>
    <message>
        <source>Prometheus is being asked for the first time.</source>
        <translation>Prometheus wird zum ersten Mal gefragt.</translation>
    </message>
    <message>
        <source>Prometheus at %1 has no such machine, and had none for a day.</source>
        <extracomment>%1 is a web address</extracomment>
        <translation>Prometheus unter %1 hat keinen solchen Rechner und hatte seit einem Tag keinen.</translation>
    </message>
    <message>
        <source>The MM of each machine is active.</source>
        <translation>Das MM jedes Rechners ist aktiv.</translation>
    </message>
    <message numerus="yes">
        <source>%1 And %n more machine(s) are not active.</source>
        <extracomment>%1 is a sentence about one machine</extracomment>
        <translation>
            <numerusform>%1 Und %n weiterer Rechner ist nicht aktiv.</numerusform>
            <numerusform>%1 Und %n weitere Rechner sind nicht aktiv.</numerusform>
        </translation>
    </message>
    <message>
        <source>Check that Prometheus scrapes the machines, and that the selection matches them.</source>
        <translation>Bitte prüfen, ob Prometheus die Rechner abfragt und ob die Auswahl zu ihnen passt.</translation>
    </message>
    <message>
        <source>Check the address, the password and that Prometheus is running. The label recovers by itself.</source>
        <translation>Bitte prüfen, ob die Adresse und das Passwort stimmen und ob Prometheus läuft. Die Anzeige stellt sich von selbst wieder her.</translation>
    </message>
    <message>
        <source>The label recovers by itself when that clock has passed the newest figures.</source>
        <translation>Die Anzeige stellt sich von selbst wieder her, sobald diese Uhr die Zeit der neuesten Zahlen überschritten hat.</translation>
    </message>
    <message>
        <source>Look at Prometheus&apos; own messages for the cause.</source>
        <translation>Die Meldungen von Prometheus selbst nennen die Ursache.</translation>
    </message>
    <message numerus="yes">
        <source>And %n more machine(s) are not active.</source>
        <translation>
            <numerusform>Und %n weiterer Rechner ist nicht aktiv.</numerusform>
            <numerusform>Und %n weitere Rechner sind nicht aktiv.</numerusform>
        </translation>
    </message>
    <message>
        <source>Prometheus: %1</source>
        <extracomment>%1 is a web address</extracomment>
        <translation>Prometheus: %1</translation>
    </message>
</context>
<context>
    <name>mm::HelpDialog</name>
    <message>
        <source>Green: MM is alive, as far as can be known. It has %1 services that can answer, and has counted %2 messages since it was first started.</source>
        <extracomment>%1 and %2 are numbers</extracomment>
        <translation>Grün: MM läuft, soweit sich das feststellen lässt. Es hat %1 Dienste, die antworten können, und seit seinem ersten Start %2 Nachrichten gezählt.</translation>
    </message>
    <message>
        <source>Gray: MM was shut down cleanly.</source>
        <translation>Grau: MM wurde ordnungsgemäß beendet.</translation>
    </message>
    <message>
        <source>Gray: MM is gone or suspended, or has not updated its file for too long, or the disk with the file does not respond.</source>
        <translation>Grau: MM ist nicht mehr da oder angehalten, oder es hat seine Datei zu lange nicht aktualisiert, oder der Datenträger mit der Datei antwortet nicht.</translation>
    </message>
    <message>
        <source>Red: the stats file can&apos;t be read, or is not valid.</source>
        <translation>Rot: Die Statistikdatei ist nicht lesbar oder nicht gültig.</translation>
    </message>
    <message>
        <source>Gray: there is no stats file.</source>
        <translation>Grau: Es gibt keine Statistikdatei.</translation>
    </message>
    <message>
        <source>What EE Monitor shows</source>
        <translation>Was EE Monitor anzeigt</translation>
    </message>
    <message>
        <source>MM, the MCP mesh proxy, passes tool calls to the services of this computer. It keeps count of them in the stats file %1. EE Monitor reads that file at regular intervals.</source>
        <extracomment>%1 is a path</extracomment>
        <translation>MM, der MCP-Mesh-Proxy, leitet Werkzeugaufrufe an die Dienste dieses Computers weiter. Er zählt sie in der Statistikdatei %1. EE Monitor liest diese Datei in regelmäßigen Abständen.</translation>
    </message>
    <message>
        <source>The tooltip of the label tells the reason. The window tells what to do, if there is something to do.</source>
        <translation>Der Tooltip des Labels nennt den Grund. Das Fenster sagt, was zu tun ist, falls etwas zu tun ist.</translation>
    </message>
    <message>
        <source>In the trend, hatching marks a time of which nothing is known, and a triangle a restart of MM.</source>
        <translation>Im Verlauf kennzeichnet eine Schraffur eine Zeit, über die nichts bekannt ist, und ein Dreieck einen Neustart von MM.</translation>
    </message>
    <message>
        <source>Starting MM</source>
        <translation>MM starten</translation>
    </message>
    <message>
        <source>The window has a button for it while MM does not run. In a terminal, the command is “%1”. The manual, “%2”, tells how MM starts at each login.</source>
        <extracomment>%1 and %2 are commands</extracomment>
        <translation>Solange MM nicht läuft, hat das Fenster eine Schaltfläche dafür. In einem Terminal lautet der Befehl „%1“. Das Handbuch, „%2“, beschreibt, wie MM bei jeder Anmeldung startet.</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Reporting a problem</source>
        <translation>Ein Problem melden</translation>
    </message>
    <message>
        <source>Write what you did, what you expected, and what you saw. Attach what the button %2 puts into the clipboard, the stats file, and MM&apos;s messages. Those of an MM that this window started are in %1. Send all this to whoever provides EE Monitor to you, such as your distribution.</source>
        <translation>Beschreiben Sie, was Sie getan, was Sie erwartet und was Sie gesehen haben. Fügen Sie bei, was die Schaltfläche %2 in die Zwischenablage legt, die Statistikdatei und die Meldungen von MM. Die eines MM, das dieses Fenster gestartet hat, stehen in %1. Senden Sie das alles dorthin, woher Sie EE Monitor haben, etwa an Ihre Distribution.</translation>
    </message>
    <message>
        <source>Copy &amp;Details</source>
        <translation>Details &amp;kopieren</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Schließen</translation>
    </message>
    <message>
        <source>It can be called.</source>
        <translation>Er kann aufgerufen werden.</translation>
    </message>
    <message>
        <source>It answers a call at the moment.</source>
        <translation>Er beantwortet gerade einen Aufruf.</translation>
    </message>
    <message>
        <source>MM waits for its first answer.</source>
        <translation>MM wartet auf seine erste Antwort.</translation>
    </message>
    <message>
        <source>It ended, or does not answer. MM starts it again after a while.</source>
        <translation>Er hat sich beendet oder antwortet nicht. MM startet ihn nach einer Weile wieder.</translation>
    </message>
    <message>
        <source>It can&apos;t be called. Its tooltip tells the reason.</source>
        <translation>Er kann nicht aufgerufen werden. Sein Tooltip nennt den Grund.</translation>
    </message>
    <message>
        <source>By the user, until it is started again, or MM is.</source>
        <translation>Vom Benutzer, bis er oder MM wieder gestartet wird.</translation>
    </message>
    <message>
        <source>By the user or in MM&apos;s file of servers, until it is enabled.</source>
        <translation>Vom Benutzer oder in der Serverdatei von MM, bis er aktiviert wird.</translation>
    </message>
    <message>
        <source>States of the services</source>
        <translation>Zustände der Dienste</translation>
    </message>
    <message>
        <source>Other services register with MM themselves. MCP servers are run by MM: the context menu of such a row restarts, stops or disables the server, and shows its log.</source>
        <translation>Andere Dienste melden sich selbst bei MM an. MCP-Server führt MM aus: Das Kontextmenü einer solchen Zeile startet den Server neu, stoppt oder deaktiviert ihn und zeigt sein Protokoll an.</translation>
    </message>
    <message>
        <source>Green: the MM of each machine is active. Services and messages are those of all.</source>
        <translation>Grün: Das MM jedes Rechners ist aktiv. Dienste und Nachrichten sind die aller Rechner.</translation>
    </message>
    <message>
        <source>Gray: some are not. Services and messages are those of the others. Red: one of them reports an error.</source>
        <translation>Grau: Einige Rechner sind nicht aktiv. Dienste und Nachrichten sind die der übrigen. Rot: Einer davon meldet einen Fehler.</translation>
    </message>
    <message>
        <source>Gray: Prometheus does not answer, or its clock is wrong.</source>
        <translation>Grau: Prometheus antwortet nicht, oder seine Uhr geht falsch.</translation>
    </message>
    <message>
        <source>Red: Prometheus answers, but not with the figures.</source>
        <translation>Rot: Prometheus antwortet, aber nicht mit den Zahlen.</translation>
    </message>
    <message>
        <source>Gray: Prometheus has no such machine, and had none for a day.</source>
        <translation>Grau: Prometheus hat keinen solchen Rechner und hatte seit einem Tag keinen.</translation>
    </message>
    <message>
        <source>MM, the MCP mesh proxy, passes tool calls to the services of a computer. Prometheus at %1 collects the figures of many, and EE Monitor reads them there at regular intervals.</source>
        <extracomment>%1 is a web address</extracomment>
        <translation>MM, der MCP-Mesh-Proxy, leitet Werkzeugaufrufe an die Dienste eines Computers weiter. Prometheus unter %1 sammelt die Zahlen von vielen, und EE Monitor liest sie dort in regelmäßigen Abständen.</translation>
    </message>
    <message>
        <source>The table tells why a machine is not active; those that are not come first. A machine counts as active only if Prometheus has read its figures a short while ago, so that an old answer is never shown as a good one.</source>
        <translation>Die Tabelle sagt, warum ein Rechner nicht aktiv ist; solche Rechner stehen oben. Ein Rechner gilt nur als aktiv, wenn Prometheus seine Zahlen vor Kurzem gelesen hat, damit eine alte Antwort nie als gute angezeigt wird.</translation>
    </message>
    <message>
        <source>A machine that Prometheus does not scrape any more counts for a day. Its context menu leaves it out at once.</source>
        <translation>Ein Rechner, den Prometheus nicht mehr abfragt, zählt noch einen Tag lang. Sein Kontextmenü lässt ihn sofort weg.</translation>
    </message>
    <message>
        <source>The Enter key shows the services and the traffic of a machine. The names of services leave it only if its ee-monitor --exporter was started with --exporter-services.</source>
        <translation>Die Eingabetaste zeigt die Dienste und den Verkehr eines Rechners. Die Namen der Dienste verlassen ihn nur, wenn sein ee-monitor --exporter mit --exporter-services gestartet wurde.</translation>
    </message>
    <message>
        <source>In the trend, hatching marks a time of which nothing is known.</source>
        <translation>Im Verlauf kennzeichnet eine Schraffur eine Zeit, über die nichts bekannt ist.</translation>
    </message>
    <message>
        <source>Write what you did, what you expected, and what you saw. Attach what the button %1 puts into the clipboard. Send all this to whoever provides EE Monitor to you, such as your distribution.</source>
        <translation>Beschreiben Sie, was Sie getan, was Sie erwartet und was Sie gesehen haben. Fügen Sie bei, was die Schaltfläche %1 in die Zwischenablage legt. Senden Sie das alles dorthin, woher Sie EE Monitor haben, etwa an Ihre Distribution.</translation>
    </message>
</context>
<context>
    <name>mm::HelpMenu</name>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>EE Monitor &amp;Help</source>
        <translation>&amp;Hilfe zu EE Monitor</translation>
    </message>
    <message>
        <source>&amp;Report a Problem…</source>
        <translation>Ein &amp;Problem melden…</translation>
    </message>
    <message>
        <source>&amp;About EE Monitor</source>
        <translation>Ü&amp;ber EE Monitor</translation>
    </message>
    <message>
        <source>The details were copied.</source>
        <translation>Die Details wurden kopiert.</translation>
    </message>
    <message>
        <source>About EE Monitor</source>
        <translation>Über EE Monitor</translation>
    </message>
    <message>
        <source>EE Monitor %1

Shows at a glance whether MM, the MCP mesh proxy, is alive and what it does.

File: %2
Qt %3, MIT licence.</source>
        <translation>EE Monitor %1

Zeigt auf einen Blick, ob MM, der MCP-Mesh-Proxy, läuft und was er tut.

Datei: %2
Qt %3, MIT-Lizenz.</translation>
    </message>
    <message>
        <source>EE Monitor %1

Shows at a glance whether MM, the MCP mesh proxy, is alive on many machines.

Prometheus: %2
Qt %3, MIT licence.</source>
        <extracomment>%1 is a version, %2 a web address, %3 a version</extracomment>
        <translation>EE Monitor %1

Zeigt auf einen Blick, ob MM, der MCP-Mesh-Proxy, auf vielen Rechnern läuft.

Prometheus: %2
Qt %3, MIT-Lizenz.</translation>
    </message>
</context>
<context>
    <name>mm::HistoryFile</name>
    <message>
        <source>it is damaged</source>
        <translation>sie ist beschädigt</translation>
    </message>
    <message>
        <source>it belongs to %1</source>
        <extracomment>%1 is a path</extracomment>
        <translation>sie gehört zu %1</translation>
    </message>
    <message>
        <source>it is not a regular file</source>
        <translation>sie ist keine gewöhnliche Datei</translation>
    </message>
    <message>
        <source>it is too large</source>
        <translation>sie ist zu groß</translation>
    </message>
    <message>
        <source>it is not a history that this version of EE Monitor can read</source>
        <translation>sie ist kein Verlauf, den diese Version von EE Monitor lesen kann</translation>
    </message>
    <message>
        <source>The earlier traffic is unknown, as %1 can&apos;t be used: %2.</source>
        <extracomment>%1 is a path, %2 a cause such as &quot;it is damaged&quot; or &quot;Permission denied&quot;</extracomment>
        <translation>Der frühere Verkehr ist nicht bekannt, denn %1 lässt sich nicht verwenden: %2.</translation>
    </message>
    <message>
        <source>The traffic history can&apos;t be saved to %1: %2.</source>
        <extracomment>%1 is a path, %2 a cause such as &quot;No space left on device&quot;</extracomment>
        <translation>Der Verlauf des Verkehrs lässt sich nicht in %1 speichern: %2.</translation>
    </message>
</context>
<context>
    <name>mm::MachineWindow</name>
    <message>
        <source>MM on %1</source>
        <extracomment>title of a window; %1 is the name of a machine</extracomment>
        <translation>MM auf %1</translation>
    </message>
</context>
<context>
    <name>mm::MachinesModel</name>
    <message>
        <source>Checking</source>
        <extracomment>the state of MM on a machine</extracomment>
        <translation>Wird geprüft</translation>
    </message>
    <message>
        <source>No stats file</source>
        <extracomment>the state of MM on a machine</extracomment>
        <translation>Keine Statistikdatei</translation>
    </message>
    <message>
        <source>Stopped</source>
        <extracomment>the state of MM on a machine</extracomment>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>Not updating</source>
        <extracomment>the state of MM on a machine</extracomment>
        <translation>Keine Aktualisierung</translation>
    </message>
    <message>
        <source>Error</source>
        <extracomment>the state of MM on a machine</extracomment>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Active</source>
        <extracomment>the state of MM on a machine</extracomment>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>just now</source>
        <comment>scraped</comment>
        <translation>gerade eben</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <extracomment>table cell: when a machine was scraped; %1 is a duration such as &quot;3 seconds&quot;</extracomment>
        <translation>vor %1</translation>
    </message>
    <message>
        <source>Machine</source>
        <comment>table column</comment>
        <translation>Rechner</translation>
    </message>
    <message>
        <source>State</source>
        <comment>table column: of a machine</comment>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Services</source>
        <comment>table column: how many</comment>
        <translation>Dienste</translation>
    </message>
    <message>
        <source>Messages</source>
        <comment>table column: how many</comment>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Per minute</source>
        <comment>table column: messages a minute</comment>
        <translation>Pro Minute</translation>
    </message>
    <message>
        <source>Scraped</source>
        <comment>table column: when</comment>
        <extracomment>&quot;to scrape&quot; is Prometheus&apos; word for reading the figures of a machine</extracomment>
        <translation>Abgefragt</translation>
    </message>
    <message>
        <source>Why</source>
        <comment>table column: why a machine is not active</comment>
        <translation>Grund</translation>
    </message>
    <message>
        <source>The state of MM on the machine; see Help</source>
        <translation>Der Zustand von MM auf dem Rechner; siehe Hilfe</translation>
    </message>
    <message>
        <source>Messages per minute, between the last two scrapes</source>
        <translation>Nachrichten pro Minute, zwischen den letzten beiden Abfragen</translation>
    </message>
    <message>
        <source>When Prometheus last read the figures of the machine, or tried to</source>
        <translation>Wann Prometheus die Zahlen des Rechners zuletzt gelesen oder dies versucht hat</translation>
    </message>
    <message>
        <source>Not known: Prometheus does not scrape it.</source>
        <translation>Nicht bekannt: Prometheus fragt ihn nicht ab.</translation>
    </message>
    <message>
        <source>Not known before the next scrape.</source>
        <translation>Vor der nächsten Abfrage nicht bekannt.</translation>
    </message>
    <message>
        <source>Not known: the machine is not active.</source>
        <translation>Nicht bekannt: Der Rechner ist nicht aktiv.</translation>
    </message>
    <message>
        <source>Job: %1</source>
        <extracomment>%1 is the label &quot;job&quot; that Prometheus has for a machine</extracomment>
        <translation>Job: %1</translation>
    </message>
    <message>
        <source>This machine does not send the names of its services. To see them here, start its ee-monitor --exporter with --exporter-services too.</source>
        <extracomment>--exporter-services is an option of the command line</extracomment>
        <translation>Dieser Rechner sendet die Namen seiner Dienste nicht. Um sie hier zu sehen, dort ee-monitor --exporter auch mit --exporter-services starten.</translation>
    </message>
</context>
<context>
    <name>mm::MachinesView</name>
    <message>
        <source>S&amp;how This Machine</source>
        <translation>Diesen Rechner an&amp;zeigen</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Leave This Machine Out</source>
        <translation>Diesen Rechner &amp;weglassen</translation>
    </message>
    <message>
        <source>Filter the machines by name</source>
        <translation>Die Rechner nach Namen filtern</translation>
    </message>
    <message>
        <source>Machines</source>
        <translation>Rechner</translation>
    </message>
    <message>
        <source>Not updating</source>
        <extracomment>the widest state of MM on a machine that is common</extracomment>
        <translation>Keine Aktualisierung</translation>
    </message>
    <message>
        <source>59 seconds ago</source>
        <extracomment>the widest of these texts that is common</extracomment>
        <translation>vor 59 Sekunden</translation>
    </message>
    <message>
        <source>There are no machines.</source>
        <translation>Es gibt keine Rechner.</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n machine(s)</source>
        <extracomment>%1 is the number of machines shown, %n the number of all</extracomment>
        <translation>
            <numerusform>%1 von %n Rechner</numerusform>
            <numerusform>%1 von %n Rechnern</numerusform>
        </translation>
    </message>
    <message>
        <source>No machine has “%1” in its name.</source>
        <translation>Kein Rechner hat „%1“ im Namen.</translation>
    </message>
    <message>
        <source>It does not count any more until Prometheus scrapes it again.</source>
        <translation>Er zählt nicht mehr, bis Prometheus ihn wieder abfragt.</translation>
    </message>
    <message>
        <source>Only for a machine that Prometheus does not scrape any more.</source>
        <translation>Nur für einen Rechner, den Prometheus nicht mehr abfragt.</translation>
    </message>
</context>
<context>
    <name>mm::MmControl</name>
    <message>
        <source>Restart MM?</source>
        <translation>MM neu starten?</translation>
    </message>
    <message>
        <source>Stop MM?</source>
        <translation>MM beenden?</translation>
    </message>
    <message numerus="yes">
        <source>%n service(s) can&apos;t be called until MM runs again.</source>
        <translation>
            <numerusform>Bis MM wieder läuft, kann %n Dienst nicht aufgerufen werden.</numerusform>
            <numerusform>Bis MM wieder läuft, können %n Dienste nicht aufgerufen werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Restart MM</source>
        <translation>MM neu starten</translation>
    </message>
    <message>
        <source>Stop MM</source>
        <translation>MM beenden</translation>
    </message>
    <message>
        <source>&amp;Restart</source>
        <translation>&amp;Neu starten</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>MM was asked to end, but process %1 is still there after %2 s.</source>
        <extracomment>%1 is a process number, %2 a whole number of seconds</extracomment>
        <translation>MM sollte sich beenden, aber Prozess %1 läuft nach %2 s immer noch.</translation>
    </message>
    <message>
        <source>MM is being started.</source>
        <translation>MM wird gestartet.</translation>
    </message>
    <message>
        <source>MM is being stopped.</source>
        <translation>MM wird beendet.</translation>
    </message>
    <message>
        <source>The stats file does not name the process of MM.</source>
        <translation>Die Statistikdatei nennt den Prozess von MM nicht.</translation>
    </message>
    <message>
        <source>MM is not running.</source>
        <translation>MM läuft nicht.</translation>
    </message>
    <message>
        <source>MM runs on another computer or in a container.</source>
        <translation>MM läuft auf einem anderen Computer oder in einem Container.</translation>
    </message>
    <message>
        <source>MM belongs to another user.</source>
        <translation>MM gehört einem anderen Benutzer.</translation>
    </message>
    <message>
        <source>MM could not be started again: mm-proxy is not installed.</source>
        <extracomment>mm-proxy is a program</extracomment>
        <translation>MM konnte nicht wieder gestartet werden: mm-proxy ist nicht installiert.</translation>
    </message>
    <message>
        <source>MM was not started here. Restart it as it was started, so that it keeps its options.</source>
        <translation>MM wurde nicht hier gestartet. Es muss so neu gestartet werden, wie es gestartet wurde, damit es seine Optionen behält.</translation>
    </message>
</context>
<context>
    <name>mm::MmMenu</name>
    <message>
        <source>Co&amp;ntrol</source>
        <extracomment>a menu: to start and stop MM</extracomment>
        <translation>St&amp;euerung</translation>
    </message>
    <message>
        <source>&amp;Start MM</source>
        <translation>MM &amp;starten</translation>
    </message>
    <message>
        <source>S&amp;top MM</source>
        <translation>MM &amp;beenden</translation>
    </message>
    <message>
        <source>&amp;Restart MM</source>
        <translation>MM &amp;neu starten</translation>
    </message>
</context>
<context>
    <name>mm::MmStatusBar</name>
    <message>
        <source>Checked just now.</source>
        <translation>Gerade geprüft.</translation>
    </message>
</context>
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
        <source>&amp;Trend</source>
        <translation>&amp;Verlauf</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>&amp;Show File</source>
        <translation>Datei an&amp;zeigen</translation>
    </message>
    <message>
        <source>Copy &amp;Details</source>
        <translation>Details &amp;kopieren</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>&amp;Einstellungen…</translation>
    </message>
    <message>
        <source>&amp;Events</source>
        <translation>&amp;Ereignisse</translation>
    </message>
    <message>
        <source>&amp;Compact</source>
        <translation>K&amp;ompakt</translation>
    </message>
    <message>
        <source>&amp;Full Window</source>
        <translation>&amp;Ganzes Fenster</translation>
    </message>
    <message>
        <source>The details were copied.</source>
        <translation>Die Details wurden kopiert.</translation>
    </message>
</context>
<context>
    <name>mm::Notification</name>
    <message>
        <source>MM was stopped</source>
        <extracomment>title of a notification</extracomment>
        <translation>MM wurde beendet</translation>
    </message>
    <message>
        <source>MM is not updating</source>
        <extracomment>title of a notification</extracomment>
        <translation>MM aktualisiert seine Zahlen nicht</translation>
    </message>
    <message>
        <source>MM&apos;s stats file can&apos;t be read</source>
        <extracomment>title of a notification</extracomment>
        <translation>Die Statistikdatei von MM lässt sich nicht lesen</translation>
    </message>
    <message>
        <source>MM&apos;s stats file is gone</source>
        <extracomment>title of a notification</extracomment>
        <translation>Die Statistikdatei von MM ist weg</translation>
    </message>
    <message>
        <source>MM is active</source>
        <extracomment>title of a notification</extracomment>
        <translation>MM ist aktiv</translation>
    </message>
    <message numerus="yes">
        <source>%n server(s) of MM are down</source>
        <extracomment>title of a notification</extracomment>
        <translation>
            <numerusform>%n Server von MM ist ausgefallen</numerusform>
            <numerusform>%n Server von MM sind ausgefallen</numerusform>
        </translation>
    </message>
    <message>
        <source>Prometheus has no machines any more</source>
        <translation>Prometheus kennt keine Rechner mehr</translation>
    </message>
    <message>
        <source>Prometheus answers again</source>
        <translation>Prometheus antwortet wieder</translation>
    </message>
    <message>
        <source>Prometheus does not answer</source>
        <extracomment>title of a notification</extracomment>
        <translation>Prometheus antwortet nicht</translation>
    </message>
    <message>
        <source>Prometheus does not give the figures</source>
        <extracomment>title of a notification</extracomment>
        <translation>Prometheus liefert die Zahlen nicht</translation>
    </message>
    <message numerus="yes">
        <source>%n machine(s) are not active</source>
        <extracomment>title of a notification</extracomment>
        <translation>
            <numerusform>%n Rechner ist nicht aktiv</numerusform>
            <numerusform>%n Rechner sind nicht aktiv</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mm::Options</name>
    <message>
        <source>The stats file to watch (default: $MM_MESH_STATS_FILE, else ~/.mm_mesh_stats.json).</source>
        <translation>Die Statistikdatei, die beobachtet wird (sonst: $MM_MESH_STATS_FILE oder ~/.mm_mesh_stats.json).</translation>
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
        <source>Unexpected argument &quot;%1&quot;.</source>
        <translation>Unerwartetes Argument „%1“.</translation>
    </message>
    <message>
        <source>--stats-file needs a path.</source>
        <translation>--stats-file braucht einen Pfad.</translation>
    </message>
    <message>
        <source>Milliseconds between two reads: 500 to 3600000, values outside the range are clamped (default: 2000).</source>
        <translation>Millisekunden zwischen zwei Lesevorgängen: 500 bis 3600000, Werte außerhalb werden auf den Bereich begrenzt (Vorgabe: 2000).</translation>
    </message>
    <message>
        <source>Print what the label shows and exit, without a window. Exit code: 0 active, 1 not updating or stopped, 2 error, 3 no stats file.</source>
        <translation>Den Text der Anzeige ausgeben und ohne Fenster beenden. Rückgabewert: 0 aktiv, 1 ohne Aktualisierung oder beendet, 2 Fehler, 3 keine Statistikdatei.</translation>
    </message>
    <message>
        <source>Print what the label shows, and again each time it changes, without a window, until a stop signal arrives or the output is closed.</source>
        <translation>Den Text der Anzeige ausgeben und bei jeder Änderung erneut, ohne Fenster, bis ein Stoppsignal eintrifft oder die Ausgabe geschlossen wird.</translation>
    </message>
    <message>
        <source>Output format of --once and --follow: plain (the label&apos;s text, the default), json (one line with state, text, color, services, messages, age_s, reason, path), waybar, i3blocks, tmux; of --once only: nagios, prometheus.</source>
        <translation>Ausgabeformat von --once und --follow: plain (der Text der Anzeige, die Vorgabe), json (eine Zeile mit state, text, color, services, messages, age_s, reason, path), waybar, i3blocks, tmux; nur bei --once: nagios, prometheus.</translation>
    </message>
    <message>
        <source>MM&apos;s address on this computer (default: http://localhost:6001). EE Monitor registers there, and checks MM&apos;s health there if the stats file does not name its writer.</source>
        <translation>Die Adresse von MM auf diesem Rechner (Vorgabe: http://localhost:6001). EE Monitor meldet sich dort an und prüft dort den Zustand von MM, wenn die Statistikdatei ihren Schreiber nicht nennt.</translation>
    </message>
    <message>
        <source>Only read the file: do not register with MM, do not check its health, open no port.</source>
        <translation>Nur die Datei lesen: nicht bei MM anmelden, seinen Zustand nicht prüfen, keinen Port öffnen.</translation>
    </message>
    <message>
        <source>Start MM unless it is running, with the mm-proxy next to this program or in PATH. MM keeps running when the window is closed.</source>
        <translation>MM starten, mit dem mm-proxy neben diesem Programm oder in PATH, wenn es nicht läuft. Es läuft weiter, wenn das Fenster geschlossen wird.</translation>
    </message>
    <message>
        <source>--interval must be a whole number of milliseconds, not &quot;%1&quot;.</source>
        <translation>--interval muss eine ganze Zahl von Millisekunden sein, nicht „%1“.</translation>
    </message>
    <message>
        <source>--mm-url must be an address of this computer such as http://localhost:6001, not &quot;%1&quot;.</source>
        <translation>--mm-url muss eine Adresse dieses Rechners wie http://localhost:6001 sein, nicht „%1“.</translation>
    </message>
    <message>
        <source>--format needs --once or --follow.</source>
        <translation>--format geht nur mit --once oder --follow.</translation>
    </message>
    <message>
        <source>--format must be one of %1, not &quot;%2&quot;.</source>
        <extracomment>%1 is a list of words, with commas</extracomment>
        <translation>--format muss eines von %1 sein, nicht „%2“.</translation>
    </message>
    <message>
        <source>--format %1 needs --once: no program reads it as a stream.</source>
        <extracomment>%1 is nagios or prometheus, which are also names of programs</extracomment>
        <translation>--format %1 geht nur mit --once: Kein Programm liest es als Datenstrom.</translation>
    </message>
    <message>
        <source>The process that read the stats file died.</source>
        <translation>Der Prozess, der die Statistikdatei las, wurde beendet.</translation>
    </message>
    <message>
        <source>The file with the token that MM requires, if it was started with --token-file. MM gets it in each request, and an MM that is started here requires it.</source>
        <translation>Die Datei mit dem Token, das MM verlangt, wenn es mit --token-file gestartet wurde. MM erhält es mit jeder Anfrage, und ein hier gestartetes MM verlangt es.</translation>
    </message>
    <message>
        <source>--token-file needs a path.</source>
        <translation>--token-file braucht einen Pfad.</translation>
    </message>
    <message>
        <source>Start in the tray alone, without a window. If there is no tray, the window is opened minimized.</source>
        <translation>Nur im Infobereich starten, ohne Fenster. Ohne Infobereich wird das Fenster minimiert geöffnet.</translation>
    </message>
    <message>
        <source>Can&apos;t listen on port %1 of %2: %3.</source>
        <translation>Lauschen auf Port %1 von %2 nicht möglich: %3.</translation>
    </message>
    <message>
        <source>Choose another port, or end the program that uses it.</source>
        <translation>Einen anderen Port wählen oder das Programm beenden, das ihn benutzt.</translation>
    </message>
    <message>
        <source>Choose a port from 1024 on.</source>
        <translation>Einen Port ab 1024 wählen.</translation>
    </message>
    <message>
        <source>ee-monitor exports metrics at %1</source>
        <extracomment>%1 is a web address</extracomment>
        <translation>ee-monitor exportiert Metriken unter %1</translation>
    </message>
    <message>
        <source>Serve MM&apos;s state for Prometheus at http://ADDRESS:PORT/metrics, without a window, until a stop signal arrives. ADDRESS is an IP address such as 127.0.0.1 or [::1]; port 0 chooses a free one. The connection is not encrypted.</source>
        <translation>Den Zustand von MM für Prometheus unter http://ADDRESS:PORT/metrics bereitstellen, ohne Fenster, bis ein Stoppsignal eintrifft. ADDRESS ist eine IP-Adresse wie 127.0.0.1 oder [::1]; Port 0 wählt einen freien. Die Verbindung ist nicht verschlüsselt.</translation>
    </message>
    <message>
        <source>Accept this name in the Host header too, as a reverse proxy or Prometheus sends it; may be repeated.</source>
        <translation>Auch diesen Namen im Host-Header annehmen, wie ihn ein Reverse-Proxy oder Prometheus sendet; mehrfach möglich.</translation>
    </message>
    <message>
        <source>Also export the names of services, MCP servers and the stats file.</source>
        <translation>Auch die Namen der Dienste, der MCP-Server und der Statistikdatei exportieren.</translation>
    </message>
    <message>
        <source>Watch the machines that Prometheus at this address scrapes, instead of a stats file.</source>
        <translation>Statt einer Statistikdatei die Rechner beobachten, die das Prometheus unter dieser Adresse abfragt.</translation>
    </message>
    <message>
        <source>Which of Prometheus&apos; targets are the machines, as a selector of PromQL (default: {job=&quot;mm&quot;}).</source>
        <translation>Welche der Ziele von Prometheus die Rechner sind, als Selektor von PromQL (Vorgabe: {job=&quot;mm&quot;}).</translation>
    </message>
    <message>
        <source>The file (chmod 600) with the password or the certificates for Prometheus: see the manual.</source>
        <translation>Die Datei (chmod 600) mit dem Passwort oder den Zertifikaten für Prometheus: siehe Handbuch.</translation>
    </message>
    <message>
        <source>Seconds after its last scrape until a machine is not active any more: 5 to 3600 (default: 2.5 scrape intervals, and at least 10).</source>
        <translation>Sekunden nach seiner letzten Abfrage, bis ein Rechner nicht mehr aktiv ist: 5 bis 3600 (Vorgabe: 2,5 Abfrageintervalle, mindestens 10).</translation>
    </message>
    <message>
        <source>--max-age takes 5 to 3600 seconds, not &quot;%1&quot;.</source>
        <translation>--max-age muss 5 bis 3600 Sekunden sein, nicht „%1“.</translation>
    </message>
    <message>
        <source>--prometheus-config needs a path.</source>
        <translation>--prometheus-config braucht einen Pfad.</translation>
    </message>
    <message>
        <source>--%1 needs --%2.</source>
        <translation>--%1 geht nur mit --%2.</translation>
    </message>
    <message>
        <source>--%1 cannot be combined with --%2.</source>
        <translation>--%1 lässt sich nicht mit --%2 kombinieren.</translation>
    </message>
    <message>
        <source>--exporter takes an IP address and a port such as 127.0.0.1:9501 or [::1]:9501, not &quot;%1&quot;.</source>
        <translation>--exporter braucht eine IP-Adresse und einen Port wie 127.0.0.1:9501 oder [::1]:9501, nicht „%1“.</translation>
    </message>
    <message>
        <source>--exporter-host takes a host name without a port, such as box.lan, not &quot;%1&quot;.</source>
        <translation>--exporter-host braucht einen Rechnernamen ohne Port wie box.lan, nicht „%1“.</translation>
    </message>
</context>
<context>
    <name>mm::PreferencesControl</name>
    <message>
        <source>The disk with the entries for the login does not respond. This can&apos;t be shown or changed.</source>
        <extracomment>&quot;this&quot; is whether the program starts at login</extracomment>
        <translation>Das Laufwerk mit den Einträgen für die Anmeldung antwortet nicht. Dies lässt sich nicht anzeigen oder ändern.</translation>
    </message>
    <message>
        <source>The disk with the entries for the login does not respond. This is shown when it does.</source>
        <translation>Das Laufwerk mit den Einträgen für die Anmeldung antwortet nicht. Dies wird angezeigt, sobald es antwortet.</translation>
    </message>
</context>
<context>
    <name>mm::PreferencesDialog</name>
    <message>
        <source>&amp;Browse…</source>
        <translation>&amp;Durchsuchen…</translation>
    </message>
    <message>
        <source>Show an icon in the &amp;tray</source>
        <translation>S&amp;ymbol im Infobereich anzeigen</translation>
    </message>
    <message>
        <source>N&amp;otifications</source>
        <translation>Be&amp;nachrichtigungen</translation>
    </message>
    <message>
        <source>When MM is acti&amp;ve</source>
        <translation>Wenn MM ak&amp;tiv ist</translation>
    </message>
    <message>
        <source>When the stats file can&apos;t be rea&amp;d</source>
        <translation>Wenn sich die Statistikdatei nicht &amp;lesen lässt</translation>
    </message>
    <message>
        <source>When there is &amp;no stats file</source>
        <translation>Wenn es &amp;keine Statistikdatei gibt</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Stats file</source>
        <translation>Statistikdatei</translation>
    </message>
    <message>
        <source>Chooses the stats file</source>
        <translation>Wählt die Statistikdatei aus</translation>
    </message>
    <message>
        <source>&amp;Path:</source>
        <extracomment>of the stats file</extracomment>
        <translation>P&amp;fad:</translation>
    </message>
    <message>
        <source> s</source>
        <extracomment>seconds, behind a number</extracomment>
        <translation> s</translation>
    </message>
    <message>
        <source>MM</source>
        <translation>MM</translation>
    </message>
    <message>
        <source>&amp;Address:</source>
        <extracomment>where MM listens</extracomment>
        <translation>&amp;Adresse:</translation>
    </message>
    <message>
        <source>EE Monitor</source>
        <translation>EE Monitor</translation>
    </message>
    <message>
        <source>System</source>
        <extracomment>the theme: that of the desktop
----------
the language: that of the desktop</extracomment>
        <translation>Systemvorgabe</translation>
    </message>
    <message>
        <source>Light</source>
        <extracomment>the theme</extracomment>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <extracomment>the theme</extracomment>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>T&amp;heme:</source>
        <translation>Farbs&amp;chema:</translation>
    </message>
    <message>
        <source>Lan&amp;guage:</source>
        <translation>S&amp;prache:</translation>
    </message>
    <message>
        <source>Restore De&amp;faults</source>
        <translation>Standard&amp;werte wiederherstellen</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Schließen</translation>
    </message>
    <message>
        <source>given on the command line</source>
        <translation>auf der Befehlszeile angegeben</translation>
    </message>
    <message>
        <source>Stats File</source>
        <translation>Statistikdatei</translation>
    </message>
    <message>
        <source>&amp;Register with MM and check its health</source>
        <translation>Bei MM an&amp;melden und seinen Zustand prüfen</translation>
    </message>
    <message>
        <source>When MM &amp;stops or is not updating</source>
        <translation>Wenn MM &amp;endet oder nicht aktualisiert</translation>
    </message>
    <message>
        <source>Read &amp;every:</source>
        <extracomment>how often the stats file is read; &quot;2.0 s&quot; follows</extracomment>
        <translation>Abf&amp;ragen alle:</translation>
    </message>
    <message>
        <source>The files can&apos;t be shown: a disk or network drive does not respond. The path can be entered here.</source>
        <translation>Die Dateien können nicht angezeigt werden: Ein Datenträger oder Netzlaufwerk antwortet nicht. Der Pfad kann hier eingegeben werden.</translation>
    </message>
    <message>
        <source>When a server of &amp;MM is down</source>
        <translation>Wenn ein Server von MM a&amp;usfällt</translation>
    </message>
</context>
<context>
    <name>mm::ProblemPanel</name>
    <message>
        <source>Problem</source>
        <extracomment>what a screen reader calls the panel that explains what is wrong</extracomment>
        <translation>Problem</translation>
    </message>
    <message>
        <source>&amp;Start MM</source>
        <translation>MM &amp;starten</translation>
    </message>
    <message>
        <source>&amp;Move the Broken File Aside</source>
        <translation>Beschädi&amp;gte Datei beiseitelegen</translation>
    </message>
    <message>
        <source>&amp;Check Now</source>
        <translation>&amp;Jetzt prüfen</translation>
    </message>
    <message>
        <source>Sh&amp;ow File</source>
        <translation>Datei an&amp;zeigen</translation>
    </message>
    <message>
        <source>Copy &amp;Details</source>
        <translation>Details &amp;kopieren</translation>
    </message>
</context>
<context>
    <name>mm::PrometheusBox</name>
    <message>
        <source>Watch man&amp;y machines through Prometheus instead of the file</source>
        <extracomment>&quot;machines&quot; are computers, each with an MM; Prometheus is a name; &quot;the file&quot; is the stats file</extracomment>
        <translation>Statt der Datei viele Rec&amp;hner über Prometheus beobachten</translation>
    </message>
    <message>
        <source>&amp;URL:</source>
        <extracomment>where Prometheus listens</extracomment>
        <translation>Pr&amp;ometheus-URL:</translation>
    </message>
    <message>
        <source>Selection &amp;query:</source>
        <extracomment>which machines</extracomment>
        <translation>Auswahla&amp;bfrage:</translation>
    </message>
    <message>
        <source>Pass&amp;word file:</source>
        <extracomment>the path of a file with a password</extracomment>
        <translation>Passwortdate&amp;i:</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Asks Prometheus for the machines</source>
        <translation>Fragt Prometheus nach den Rechnern</translation>
    </message>
    <message>
        <source>The command line tells what is watched.</source>
        <translation>Die Befehlszeile gibt an, was beobachtet wird.</translation>
    </message>
    <message>
        <source>Prometheus is being asked.</source>
        <translation>Prometheus wird gefragt.</translation>
    </message>
    <message>
        <source>Quic&amp;k Test</source>
        <translation>Kur&amp;ztest</translation>
    </message>
</context>
<context>
    <name>mm::PrometheusClient</name>
    <message>
        <source>its answer has more than %1 MiB</source>
        <translation>seine Antwort hat mehr als %1 MiB</translation>
    </message>
    <message>
        <source>no complete answer within the timeout</source>
        <translation>keine vollständige Antwort innerhalb der Frist</translation>
    </message>
</context>
<context>
    <name>mm::PrometheusConfig</name>
    <message>
        <source>line %1 is neither [http] nor one of its keys: %2.</source>
        <extracomment>%1 is a number, %2 a list of words</extracomment>
        <translation>Zeile %1 ist weder [http] noch einer seiner Schlüssel: %2.</translation>
    </message>
    <message>
        <source>%1 names %2, which can&apos;t be used: %3</source>
        <extracomment>%1 is a key of the file, %2 a path, %3 the cause</extracomment>
        <translation>%1 nennt %2, und diese Datei ist nicht verwendbar: %3</translation>
    </message>
    <message>
        <source>it needs username and password_file, or credentials_file.</source>
        <translation>sie braucht username und password_file, oder credentials_file.</translation>
    </message>
    <message>
        <source>it has to be one line without blanks.</source>
        <translation>sie muss eine einzige Zeile ohne Leerzeichen sein.</translation>
    </message>
    <message>
        <source>it has no certificate in PEM form.</source>
        <translation>sie enthält kein Zertifikat im PEM-Format.</translation>
    </message>
    <message>
        <source>it needs cert_file and key_file, or none of them.</source>
        <translation>sie braucht cert_file und key_file, oder keines von beiden.</translation>
    </message>
    <message>
        <source>it has no RSA or EC key in PEM form.</source>
        <translation>sie enthält keinen RSA- oder EC-Schlüssel im PEM-Format.</translation>
    </message>
    <message>
        <source>A password in an address can be seen by other users: use --prometheus-config.</source>
        <translation>Ein Passwort in einer Adresse können andere Benutzer sehen: --prometheus-config verwenden.</translation>
    </message>
    <message>
        <source>Prometheus&apos; address has to be one such as http://localhost:9090, not &quot;%1&quot;.</source>
        <extracomment>%1 is what the user has given</extracomment>
        <translation>Die Adresse von Prometheus muss eine wie http://localhost:9090 sein, nicht „%1“.</translation>
    </message>
    <message>
        <source>The selection has to be in braces, as in {job=&quot;mm&quot;}.</source>
        <translation>Die Auswahl muss in geschweiften Klammern stehen, wie in {job=&quot;mm&quot;}.</translation>
    </message>
    <message>
        <source>its password would be sent to %1 unencrypted: use https.</source>
        <translation>ihr Passwort würde unverschlüsselt an %1 gesendet: https verwenden.</translation>
    </message>
    <message>
        <source>The file with the password for Prometheus, %1, can&apos;t be used: %2</source>
        <extracomment>%1 is a path, %2 the cause, a sentence without a capital</extracomment>
        <translation>Die Datei mit dem Passwort für Prometheus, %1, ist nicht verwendbar: %2</translation>
    </message>
</context>
<context>
    <name>mm::ProxyLauncher</name>
    <message>
        <source>MM was not started: another program answers at %1.</source>
        <extracomment>%1 is a web address</extracomment>
        <translation>MM wurde nicht gestartet: Unter %1 antwortet ein anderes Programm.</translation>
    </message>
    <message>
        <source>MM could not be started: there is no %1 in %2, nor in any folder of PATH.</source>
        <extracomment>%1 is a program&apos;s name, %2 a folder</extracomment>
        <translation>MM konnte nicht gestartet werden: Weder in %2 noch in einem Ordner von PATH gibt es %1.</translation>
    </message>
    <message>
        <source>MM could not be started: %1</source>
        <translation>MM konnte nicht gestartet werden: %1</translation>
    </message>
    <message>
        <source>MM was started as process %1, but does not answer at %2. Its log is %3.</source>
        <extracomment>%1 is a process number, %2 a web address, %3 a path</extracomment>
        <translation>MM wurde als Prozess %1 gestartet, antwortet aber nicht unter %2. Sein Protokoll ist %3.</translation>
    </message>
    <message>
        <source>MM was started as process %1. It keeps running when this window is closed.</source>
        <extracomment>%1 is a process number</extracomment>
        <translation>MM wurde als Prozess %1 gestartet. Es läuft weiter, wenn dieses Fenster geschlossen wird.</translation>
    </message>
    <message>
        <source>MM is running already at %1.</source>
        <extracomment>%1 is a web address</extracomment>
        <translation>MM läuft bereits unter %1.</translation>
    </message>
    <message>
        <source>MM is running already at %1, but writes its figures to %2. Start EE Monitor with --stats-file %2 to see them.</source>
        <extracomment>%1 is a web address, %2 a path; --stats-file is an option of the command line</extracomment>
        <translation>MM läuft bereits unter %1, schreibt seine Zahlen aber in %2. EE Monitor mit --stats-file %2 starten, um sie zu sehen.</translation>
    </message>
    <message>
        <source>it exited without output.</source>
        <extracomment>replaces a program&apos;s last message, after &quot;MM could not be started: &quot;</extracomment>
        <translation>es wurde ohne Ausgabe beendet.</translation>
    </message>
    <message>
        <source>MM was not started yet: the disk with its program or its log %1 does not respond.</source>
        <extracomment>%1 is a path</extracomment>
        <translation>MM wurde noch nicht gestartet: Das Laufwerk mit seinem Programm oder seinem Protokoll %1 antwortet nicht.</translation>
    </message>
    <message>
        <source>The program at %1 requires a token. If it is MM, start EE Monitor with MM&apos;s --token-file.</source>
        <translation>Das Programm unter %1 verlangt ein Token. Falls es MM ist, EE Monitor mit der --token-file von MM starten.</translation>
    </message>
</context>
<context>
    <name>mm::Server</name>
    <message>
        <source>connection refused</source>
        <translation>Verbindung abgelehnt</translation>
    </message>
    <message>
        <source>timeout</source>
        <translation>Zeitüberschreitung</translation>
    </message>
    <message>
        <source>connection closed</source>
        <translation>Verbindung geschlossen</translation>
    </message>
    <message>
        <source>bad answer</source>
        <translation>fehlerhafte Antwort</translation>
    </message>
    <message>
        <source>answer too large</source>
        <translation>Antwort zu groß</translation>
    </message>
    <message>
        <source>HTTP error</source>
        <translation>HTTP-Fehler</translation>
    </message>
    <message>
        <source>error of the tool</source>
        <translation>Fehler des Werkzeugs</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>too many calls</source>
        <translation>zu viele Aufrufe</translation>
    </message>
    <message>
        <source>Up</source>
        <comment>state of a service</comment>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Busy</source>
        <comment>state of a service</comment>
        <translation>Beschäftigt</translation>
    </message>
    <message>
        <source>Starting</source>
        <comment>state of a service</comment>
        <translation>Startet</translation>
    </message>
    <message>
        <source>Failing</source>
        <comment>state of a service</comment>
        <translation>Gestört</translation>
    </message>
    <message>
        <source>Down</source>
        <comment>state of a service</comment>
        <translation>Ausgefallen</translation>
    </message>
    <message>
        <source>Stopped</source>
        <comment>state of a service</comment>
        <translation>Gestoppt</translation>
    </message>
    <message>
        <source>Disabled</source>
        <comment>state of a service</comment>
        <translation>Deaktiviert</translation>
    </message>
    <message>
        <source>Busy for %1 s</source>
        <extracomment>state of a server; %1 is a whole number of seconds</extracomment>
        <translation>Seit %1 s beschäftigt</translation>
    </message>
    <message>
        <source>MCP server that MM runs: %1</source>
        <extracomment>%1 is a state, such as &quot;Up&quot; or &quot;Failing&quot;</extracomment>
        <translation>MCP-Server, den MM ausführt: %1</translation>
    </message>
    <message>
        <source>Last change of its state: %1</source>
        <extracomment>%1 is when, such as &quot;5 minutes ago&quot;</extracomment>
        <translation>Letzte Änderung seines Zustands: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n restart(s) by MM</source>
        <translation>
            <numerusform>%n Neustart durch MM</numerusform>
            <numerusform>%n Neustarts durch MM</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 is the kind of an error, %2 how often it occurred</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>error of the server</source>
        <translation>Fehler des Servers</translation>
    </message>
    <message>
        <source>server ended</source>
        <translation>Server beendet</translation>
    </message>
</context>
<context>
    <name>mm::ServerActions</name>
    <message>
        <source>&amp;Restart Server</source>
        <translation>Server &amp;neu starten</translation>
    </message>
    <message>
        <source>Show Lo&amp;g…</source>
        <translation>&amp;Protokoll anzeigen…</translation>
    </message>
    <message>
        <source>The server is disabled: enable it first.</source>
        <translation>Der Server ist deaktiviert: erst aktivieren.</translation>
    </message>
    <message>
        <source>&amp;Enable Server</source>
        <translation>Server &amp;aktivieren</translation>
    </message>
    <message>
        <source>&amp;Disable Server</source>
        <translation>Server &amp;deaktivieren</translation>
    </message>
    <message>
        <source>Ends its process and starts it again.</source>
        <translation>Beendet seinen Prozess und startet ihn wieder.</translation>
    </message>
    <message>
        <source>MM starts it, and again if it ends.</source>
        <translation>MM startet ihn, und wieder, falls er sich beendet.</translation>
    </message>
    <message>
        <source>It stays stopped until it is started again, or MM is.</source>
        <translation>Er bleibt gestoppt, bis er oder MM wieder gestartet wird.</translation>
    </message>
    <message>
        <source>MM starts it, and again at each start of MM.</source>
        <translation>MM startet ihn, und wieder bei jedem Start von MM.</translation>
    </message>
    <message>
        <source>It stays stopped until it is enabled, also after a restart of MM.</source>
        <translation>Er bleibt gestoppt, bis er aktiviert wird, auch nach einem Neustart von MM.</translation>
    </message>
    <message>
        <source>The last lines that the server wrote to its standard error.</source>
        <translation>Die letzten Zeilen, die der Server auf seine Standardfehlerausgabe geschrieben hat.</translation>
    </message>
    <message>
        <source>S&amp;tart Server</source>
        <translation>Server s&amp;tarten</translation>
    </message>
    <message>
        <source>S&amp;top Server</source>
        <translation>Server s&amp;toppen</translation>
    </message>
</context>
<context>
    <name>mm::ServerControl</name>
    <message>
        <source>%1 is being restarted.</source>
        <extracomment>%1 is a server</extracomment>
        <translation>%1 wird neu gestartet.</translation>
    </message>
    <message>
        <source>%1 is being started.</source>
        <extracomment>%1 is a server</extracomment>
        <translation>%1 wird gestartet.</translation>
    </message>
    <message>
        <source>%1 is being stopped.</source>
        <extracomment>%1 is a server</extracomment>
        <translation>%1 wird gestoppt.</translation>
    </message>
    <message>
        <source>%1 is enabled.</source>
        <extracomment>%1 is a server</extracomment>
        <translation>%1 ist aktiviert.</translation>
    </message>
    <message>
        <source>%1 is disabled.</source>
        <extracomment>%1 is a server</extracomment>
        <translation>%1 ist deaktiviert.</translation>
    </message>
    <message>
        <source>MM is not running.</source>
        <translation>MM läuft nicht.</translation>
    </message>
    <message>
        <source>Only the user who runs MM can do this, on the same computer.</source>
        <translation>Das kann nur der Benutzer, der MM ausführt, auf demselben Computer.</translation>
    </message>
    <message>
        <source>MM did not answer: %1.</source>
        <extracomment>%1 is the cause, without a full stop</extracomment>
        <translation>MM hat nicht geantwortet: %1.</translation>
    </message>
    <message>
        <source>MM refused this for the server %1: %2</source>
        <extracomment>%1 is a server, %2 a sentence of MM in English</extracomment>
        <translation>MM hat dies für den Server %1 abgelehnt: %2</translation>
    </message>
</context>
<context>
    <name>mm::ServerLogDialog</name>
    <message>
        <source>The server has written nothing to its standard error.</source>
        <translation>Der Server hat nichts auf seine Standardfehlerausgabe geschrieben.</translation>
    </message>
    <message>
        <source>Log of %1</source>
        <extracomment>title of a window; %1 is the name of a server</extracomment>
        <translation>Protokoll von %1</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>&amp;Aktualisieren</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>&amp;Schließen</translation>
    </message>
</context>
<context>
    <name>mm::ServiceRow</name>
    <message>
        <source>just now</source>
        <comment>registered</comment>
        <translation>gerade eben</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) ago</source>
        <translation>
            <numerusform>vor %n Minute</numerusform>
            <numerusform>vor %n Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) ago</source>
        <translation>
            <numerusform>vor %n Stunde</numerusform>
            <numerusform>vor %n Stunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>vor %n Tag</numerusform>
            <numerusform>vor %n Tagen</numerusform>
        </translation>
    </message>
    <message>
        <source>&lt;%1</source>
        <extracomment>%1 is a number: fewer messages per minute than that</extracomment>
        <translation>&lt;%1</translation>
    </message>
    <message>
        <source>Not known: the service is not registered any more.</source>
        <translation>Nicht bekannt: Der Dienst ist nicht mehr angemeldet.</translation>
    </message>
    <message>
        <source>Not known: MM is not active.</source>
        <translation>Nicht bekannt: MM ist nicht aktiv.</translation>
    </message>
    <message>
        <source>Not known: another service has the same name.</source>
        <translation>Nicht bekannt: Ein anderer Dienst hat denselben Namen.</translation>
    </message>
    <message>
        <source>Messages per minute, over the last minute</source>
        <translation>Nachrichten pro Minute, in der letzten Minute</translation>
    </message>
    <message numerus="yes">
        <source>Messages per minute, over the last %n second(s)</source>
        <translation>
            <numerusform>Nachrichten pro Minute, in der letzten %n Sekunde</numerusform>
            <numerusform>Nachrichten pro Minute, in den letzten %n Sekunden</numerusform>
        </translation>
    </message>
    <message>
        <source>&lt;%1%</source>
        <extracomment>%1 is a number: less than that percentage</extracomment>
        <translation>&lt;%1&#xa0;%</translation>
    </message>
    <message>
        <source>%1%</source>
        <extracomment>%1 is a number: a percentage</extracomment>
        <translation>%1&#xa0;%</translation>
    </message>
    <message>
        <source>No share: the service is not registered any more.</source>
        <translation>Kein Anteil: Der Dienst ist nicht mehr angemeldet.</translation>
    </message>
    <message>
        <source>No share: no service has had a message yet.</source>
        <translation>Kein Anteil: Noch hat kein Dienst eine Nachricht erhalten.</translation>
    </message>
    <message>
        <source>%1 of the %2 messages of all services in this table</source>
        <extracomment>%1 is a share such as &quot;12.5%&quot;, %2 a number</extracomment>
        <translation>%1 der %2 Nachrichten aller Dienste in dieser Tabelle</translation>
    </message>
    <message>
        <source>New: registered a moment ago.</source>
        <translation>Neu: gerade eben angemeldet.</translation>
    </message>
    <message>
        <source>Departed: not registered any more.</source>
        <translation>Ausgeschieden: nicht mehr angemeldet.</translation>
    </message>
    <message>
        <source>%1 (this window)</source>
        <extracomment>table cell: the service that is this program; %1 is its name</extracomment>
        <translation>%1 (dieses Fenster)</translation>
    </message>
    <message>
        <source>Not known: the service is down.</source>
        <translation>Nicht bekannt: Der Dienst ist ausgefallen.</translation>
    </message>
    <message numerus="yes">
        <source>Measuring: the first value comes after %n second(s).</source>
        <translation>
            <numerusform>Messung läuft: Der erste Wert kommt nach %n Sekunde.</numerusform>
            <numerusform>Messung läuft: Der erste Wert kommt nach %n Sekunden.</numerusform>
        </translation>
    </message>
    <message>
        <source>No share: the service is down.</source>
        <translation>Kein Anteil: Der Dienst ist ausgefallen.</translation>
    </message>
    <message>
        <source>Down: no program listens at its port, so MM does not count it until it answers.</source>
        <translation>Ausgefallen: Kein Programm lauscht an seinem Port. MM zählt ihn erst wieder, wenn er antwortet.</translation>
    </message>
    <message>
        <source>measuring…</source>
        <extracomment>table cell instead of the number of messages per minute</extracomment>
        <translation>wird gemessen…</translation>
    </message>
    <message numerus="yes">
        <source>%n failed call(s) since the registration</source>
        <translation>
            <numerusform>%n fehlgeschlagener Aufruf seit der Registrierung</numerusform>
            <numerusform>%n fehlgeschlagene Aufrufe seit der Registrierung</numerusform>
        </translation>
    </message>
    <message>
        <source>Last failure (%1): %2</source>
        <extracomment>%1 is when, such as &quot;5 minutes ago&quot;, %2 a sentence of MM in English</extracomment>
        <translation>Letzter Fehler (%1): %2</translation>
    </message>
    <message>
        <source>No successful call since the registration</source>
        <translation>Kein erfolgreicher Aufruf seit der Registrierung</translation>
    </message>
    <message>
        <source>Last successful call: %1</source>
        <translation>Letzter erfolgreicher Aufruf: %1</translation>
    </message>
    <message>
        <source>No failed call is known.</source>
        <translation>Es ist kein fehlgeschlagener Aufruf bekannt.</translation>
    </message>
    <message>
        <source>Tools: %1</source>
        <extracomment>%1 are names of tools of a service, with commas between them</extracomment>
        <translation>Werkzeuge: %1</translation>
    </message>
    <message numerus="yes">
        <source>Tools: %1 and %n more</source>
        <extracomment>%1 are names of tools of a service, with commas between them; %n more are not named</extracomment>
        <translation>
            <numerusform>Werkzeuge: %1 und %n weiteres</numerusform>
            <numerusform>Werkzeuge: %1 und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Not known: the server is not up.</source>
        <translation>Nicht bekannt: Der Server ist nicht bereit.</translation>
    </message>
    <message>
        <source>No share: the server is not up.</source>
        <translation>Kein Anteil: Der Server ist nicht bereit.</translation>
    </message>
    <message>
        <source>None: MM does not run this service.</source>
        <translation>Keine: MM führt diesen Dienst nicht aus.</translation>
    </message>
    <message>
        <source>No call is known.</source>
        <translation>Es ist kein Aufruf bekannt.</translation>
    </message>
    <message>
        <source>A program that has registered with MM; MM does not run it.</source>
        <translation>Ein Programm, das sich bei MM angemeldet hat; MM führt es nicht aus.</translation>
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
    <message>
        <source>Messages per minute, over the last minute</source>
        <translation>Nachrichten pro Minute, in der letzten Minute</translation>
    </message>
    <message>
        <source>Share of the messages of all services in this table</source>
        <translation>Anteil an den Nachrichten aller Dienste in dieser Tabelle</translation>
    </message>
    <message>
        <source>Per minute</source>
        <comment>table column: messages a minute</comment>
        <translation>Pro Minute</translation>
    </message>
    <message>
        <source>Share</source>
        <comment>table column: of all messages</comment>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Failed calls since the service was registered</source>
        <translation>Fehlgeschlagene Aufrufe seit der Registrierung des Dienstes</translation>
    </message>
    <message>
        <source>Failed</source>
        <comment>table column: how many calls failed</comment>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>State</source>
        <comment>table column: of a service</comment>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Restarts</source>
        <comment>table column: how many</comment>
        <translation>Neustarts</translation>
    </message>
    <message>
        <source>Last used</source>
        <comment>table column: when</comment>
        <translation>Zuletzt verwendet</translation>
    </message>
    <message>
        <source>Whether the service can be called; see Help</source>
        <translation>Ob der Dienst aufgerufen werden kann; siehe Hilfe</translation>
    </message>
    <message>
        <source>How often MM has started the server again</source>
        <translation>Wie oft MM den Server wieder gestartet hat</translation>
    </message>
    <message>
        <source>When its last call ended</source>
        <translation>Wann sein letzter Aufruf endete</translation>
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
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Copy as &amp;JSON</source>
        <translation>Als &amp;JSON kopieren</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>S&amp;uchen</translation>
    </message>
    <message>
        <source>59 minutes ago</source>
        <extracomment>the widest of these texts that is common</extracomment>
        <translation>vor 59 Minuten</translation>
    </message>
    <message>
        <source>No service has “%1” in its name.</source>
        <translation>Kein Dienst hat „%1“ im Namen.</translation>
    </message>
    <message>
        <source>Col&amp;umns</source>
        <translation>&amp;Spalten</translation>
    </message>
    <message>
        <source>Filter the services by name</source>
        <translation>Die Dienste nach Namen filtern</translation>
    </message>
    <message>
        <source>Filter by name</source>
        <translation>Nach Namen filtern</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n service(s)</source>
        <extracomment>%1 is the number of services shown, %n the number of all</extracomment>
        <translation>
            <numerusform>%1 von %n Dienst</numerusform>
            <numerusform>%1 von %n Diensten</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Sort By</source>
        <translation>So&amp;rtieren nach</translation>
    </message>
    <message>
        <source>Order of the &amp;File</source>
        <extracomment>how the table is sorted</extracomment>
        <translation>Reihenfolge der &amp;Datei</translation>
    </message>
    <message>
        <source>Busy for 59 s</source>
        <extracomment>the widest state of a service that is common</extracomment>
        <translation>Seit 59 s beschäftigt</translation>
    </message>
</context>
<context>
    <name>mm::Settings</name>
    <message>
        <source>Enter an absolute path: it begins with a slash, as in %1.</source>
        <translation>Bitte einen absoluten Pfad eingeben: Er beginnt mit einem Schrägstrich, wie in %1.</translation>
    </message>
    <message>
        <source>This is a folder. Choose a file in it.</source>
        <translation>Das ist ein Ordner. Bitte eine Datei darin wählen.</translation>
    </message>
    <message>
        <source>MM runs on this computer: enter an address such as %1.</source>
        <extracomment>%1 is an address</extracomment>
        <translation>MM läuft auf diesem Rechner: Bitte eine Adresse wie %1 eingeben.</translation>
    </message>
    <message>
        <source>The disk with the preferences does not respond. Changes apply at once, and are stored when it responds.</source>
        <translation>Das Laufwerk mit den Einstellungen antwortet nicht. Änderungen gelten sofort und werden gespeichert, sobald es antwortet.</translation>
    </message>
    <message>
        <source>it is not a regular file</source>
        <translation>sie ist keine gewöhnliche Datei</translation>
    </message>
    <message>
        <source>it is too large</source>
        <translation>sie ist zu groß</translation>
    </message>
    <message>
        <source>it can&apos;t be replaced</source>
        <translation>sie lässt sich nicht ersetzen</translation>
    </message>
    <message>
        <source>This can&apos;t be stored in %1: %2. It applies until EE Monitor is closed.</source>
        <extracomment>%1 is a path, %2 a cause such as &quot;Permission denied&quot;</extracomment>
        <translation>Das lässt sich nicht in %1 speichern: %2. Es gilt nur, bis EE Monitor geschlossen wird.</translation>
    </message>
    <message>
        <source>The preferences in %1 can&apos;t be read: %2. The defaults apply, and the file stays as it is.</source>
        <extracomment>%1 is a path, %2 a cause such as &quot;Permission denied&quot;</extracomment>
        <translation>Die Einstellungen in %1 lassen sich nicht lesen: %2. Es gelten die Voreinstellungen, und die Datei bleibt, wie sie ist.</translation>
    </message>
    <message>
        <source>The preferences in %1 are damaged at line %2. What can be read applies; the file is copied before it is changed.</source>
        <extracomment>%1 is a path, %2 a number</extracomment>
        <translation>Die Einstellungen in %1 sind in Zeile %2 beschädigt. Was lesbar ist, gilt; die Datei wird kopiert, bevor sie geändert wird.</translation>
    </message>
    <message>
        <source>The window&apos;s layout can&apos;t be stored in %1: %2.</source>
        <extracomment>%1 is a path, %2 a cause such as &quot;Permission denied&quot;</extracomment>
        <translation>Die Anordnung des Fensters lässt sich nicht in %1 speichern: %2.</translation>
    </message>
    <message>
        <source>The preferences in %1 have values that can&apos;t be used: %2. The defaults apply instead, and the file stays as it is.</source>
        <extracomment>%1 is a path, %2 a list of names such as &quot;stats/interval, mm/url&quot;</extracomment>
        <translation>Die Einstellungen in %1 enthalten Werte, die nicht verwendbar sind: %2. Stattdessen gelten die Vorgaben, und die Datei bleibt, wie sie ist.</translation>
    </message>
    <message>
        <source>it is mounted by itself, so mount its folder instead</source>
        <translation>sie ist einzeln eingehängt; stattdessen ihren Ordner einhängen</translation>
    </message>
</context>
<context>
    <name>mm::SingleInstance</name>
    <message>
        <source>The window that is open for this file does not answer. Opening another one.</source>
        <translation>Das Fenster, das für diese Datei offen ist, antwortet nicht. Ein weiteres wird geöffnet.</translation>
    </message>
</context>
<context>
    <name>mm::Startup</name>
    <message>
        <source>The home folder does not respond. Fonts and themes in it are not used; the preferences apply when it responds.</source>
        <translation>Der persönliche Ordner antwortet nicht. Schriften und Designs daraus werden nicht verwendet; die Einstellungen gelten, sobald er antwortet.</translation>
    </message>
    <message>
        <source>The session bus does not respond. There are no tray icon and no notifications until EE Monitor is started again.</source>
        <translation>Der Sitzungsbus antwortet nicht. Bis zum nächsten Start von EE Monitor gibt es kein Symbol im Infobereich und keine Benachrichtigungen.</translation>
    </message>
    <message>
        <source>There is no response from %1. Themes and plugins in it are not used; preferences that depend on it apply when it responds.</source>
        <extracomment>%1 is one or more paths</extracomment>
        <translation>Es kommt keine Antwort von %1. Designs und Plugins darin werden nicht verwendet; Einstellungen, die davon abhängen, gelten, sobald es antwortet.</translation>
    </message>
</context>
<context>
    <name>mm::StatsFile</name>
    <message>
        <source>%1 It was moved aside as %2, and counting starts at 0.</source>
        <translation>%1 Sie wurde als %2 beiseitegelegt, und die Zählung beginnt bei 0.</translation>
    </message>
    <message numerus="yes">
        <source>Added %n message(s) that the last writer of %1 had counted and not saved.</source>
        <translation>
            <numerusform>%n Nachricht hinzugefügt, die der letzte Schreiber von %1 gezählt, aber nicht gespeichert hatte.</numerusform>
            <numerusform>%n Nachrichten hinzugefügt, die der letzte Schreiber von %1 gezählt, aber nicht gespeichert hatte.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is not written: %2.</source>
        <translation>%1 wird nicht geschrieben: %2.</translation>
    </message>
    <message>
        <source>%1 can&apos;t be saved: %2. Counting goes on, and saving is tried again.</source>
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
        <source>%1 is neither &quot;running&quot; nor &quot;stopped&quot;</source>
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
        <source>%1 can&apos;t be read: %2.</source>
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
        <source>process %1 on %2 writes it already</source>
        <translation>Prozess %1 auf %2 schreibt sie bereits</translation>
    </message>
    <message>
        <source>%1 can be read again, and was left as it is.</source>
        <translation>%1 lässt sich wieder lesen und blieb unverändert.</translation>
    </message>
    <message>
        <source>%1 could not be moved to %2: %3.</source>
        <extracomment>%1 and %2 are paths, %3 is what the system says</extracomment>
        <translation>%1 konnte nicht nach %2 verschoben werden: %3.</translation>
    </message>
    <message>
        <source>it contains no JSON object</source>
        <translation>sie enthält kein JSON-Objekt</translation>
    </message>
    <message>
        <source>%1 can&apos;t be read: its symbolic links form a loop.</source>
        <translation>%1 lässt sich nicht lesen: Die symbolischen Verknüpfungen bilden eine Schleife.</translation>
    </message>
    <message>
        <source>%1 is larger than %2, the maximum size.</source>
        <translation>%1 ist größer als %2, die maximale Größe.</translation>
    </message>
    <message>
        <source>%1 can&apos;t be created: %2</source>
        <translation>%1 lässt sich nicht anlegen: %2</translation>
    </message>
    <message>
        <source>%1 would be larger than the limit for readers: it is written without its list of services.</source>
        <translation>%1 würde größer als die Grenze für Leser: Die Datei wird ohne die Liste der Dienste geschrieben.</translation>
    </message>
    <message>
        <source>it can&apos;t be read, and can&apos;t be moved aside: %1</source>
        <translation>sie lässt sich nicht lesen und nicht beiseitelegen: %1</translation>
    </message>
    <message>
        <source>%1 may not be read by this user: %2.</source>
        <translation>%1 darf dieser Benutzer nicht lesen: %2.</translation>
    </message>
    <message>
        <source>The system gives no thread to save %1: %2. It is saved less often until there is one.</source>
        <translation>Das System gibt keinen Thread, um %1 zu speichern: %2. Bis dahin wird seltener gespeichert.</translation>
    </message>
    <message>
        <source>%1 is mounted by itself, so it is written in place, and a crash may leave it half written. Mount its folder instead.</source>
        <translation>%1 ist einzeln eingehängt und wird daher an Ort und Stelle geschrieben; ein Absturz kann eine halbe Datei hinterlassen. Stattdessen den Ordner einhängen.</translation>
    </message>
    <message>
        <source>%1. The stats file is mounted by itself: mount its folder instead</source>
        <translation>%1. Die Statistikdatei ist einzeln eingehängt: stattdessen ihren Ordner einhängen</translation>
    </message>
    <message>
        <source>%1 belongs to %2, as a run under sudo leaves it. It is replaced by a file of this user.</source>
        <translation>%1 gehört %2, wie es ein Aufruf mit sudo hinterlässt. Die Datei wird durch eine dieses Benutzers ersetzt.</translation>
    </message>
    <message>
        <source>%1 belongs to %2 and can&apos;t be read. It was moved aside as %3, and counting starts at 0. To continue from its total: stop MM, sudo chown %4 &quot;%3&quot;, and rename it back.</source>
        <translation>%1 gehört %2 und ist nicht lesbar. Sie wurde als %3 beiseitegelegt, und die Zählung beginnt bei 0. Um ab ihrem Stand weiterzuzählen: MM beenden, sudo chown %4 &quot;%3&quot; ausführen und sie zurückbenennen.</translation>
    </message>
    <message numerus="yes">
        <source>the disk has not responded for %n second(s)</source>
        <translation>
            <numerusform>der Datenträger antwortet seit %n Sekunde nicht</numerusform>
            <numerusform>der Datenträger antwortet seit %n Sekunden nicht</numerusform>
        </translation>
    </message>
    <message>
        <source>The disk of %1 responds again.</source>
        <translation>Der Datenträger von %1 antwortet wieder.</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) counted here are not in %1: %2.</source>
        <translation>
            <numerusform>%n hier gezählte Nachricht ist nicht in %1: %2.</numerusform>
            <numerusform>%n hier gezählte Nachrichten sind nicht in %1: %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mm::StatsFileActions</name>
    <message>
        <source>No file manager could be opened to show %1.</source>
        <extracomment>%1 is a path</extracomment>
        <translation>Es ließ sich keine Dateiverwaltung öffnen, um %1 anzuzeigen.</translation>
    </message>
    <message>
        <source>Move the broken stats file aside?

Now:
%1

Then:
%2

Nothing is deleted. MM writes a new file when it is started again.</source>
        <extracomment>%1 and %2 are paths</extracomment>
        <translation>Die beschädigte Statistikdatei beiseitelegen?

Jetzt:
%1

Danach:
%2

Es wird nichts gelöscht. MM schreibt eine neue Datei, wenn es wieder gestartet wird.</translation>
    </message>
    <message>
        <source>Move the Broken File Aside</source>
        <translation>Beschädigte Datei beiseitelegen</translation>
    </message>
    <message>
        <source>&amp;Move</source>
        <extracomment>a button: yes, move the file</extracomment>
        <translation>&amp;Verschieben</translation>
    </message>
    <message>
        <source>The broken file was moved to %1.</source>
        <translation>Die beschädigte Datei wurde nach %1 verschoben.</translation>
    </message>
    <message>
        <source>State: %1</source>
        <extracomment>%1 is an identifier such as NotUpdating</extracomment>
        <translation>Zustand: %1</translation>
    </message>
    <message>
        <source>Reason: %1</source>
        <translation>Grund: %1</translation>
    </message>
    <message>
        <source>File: %1</source>
        <translation>Datei: %1</translation>
    </message>
    <message>
        <source>Age: %1 s</source>
        <extracomment>%1 is a whole number of seconds</extracomment>
        <translation>Alter: %1 s</translation>
    </message>
    <message>
        <source>EE Monitor %1, Qt %2, %3, %4</source>
        <translation>EE Monitor %1, Qt %2, %3, %4</translation>
    </message>
    <message>
        <source>Time: %1</source>
        <translation>Zeit: %1</translation>
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
        <source>MM is not running any more: process %1 is gone.</source>
        <translation>MM läuft nicht mehr: Prozess %1 ist weg.</translation>
    </message>
    <message>
        <source>MM is suspended: process %1 was stopped by a signal.</source>
        <translation>MM ist angehalten: Prozess %1 wurde durch ein Signal gestoppt.</translation>
    </message>
    <message>
        <source>MM is running on %1.</source>
        <extracomment>%1 is a computer&apos;s name</extracomment>
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
        <source>MM&apos;s file is valid. This MM does not say whether it is still running.</source>
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
    <message>
        <source>MM answers at %1.</source>
        <extracomment>%1 is a web address</extracomment>
        <translation>MM antwortet unter %1.</translation>
    </message>
    <message>
        <source>Start MM again. If it listens elsewhere, start EE Monitor with that address as --mm-url. The figures are the last that MM wrote to %1.</source>
        <extracomment>%1 is a path; --mm-url is an option of the command line</extracomment>
        <translation>MM wieder starten. Wenn es anderswo lauscht, EE Monitor mit dieser Adresse als --mm-url starten. Die Zahlen sind die letzten, die MM nach %1 schrieb.</translation>
    </message>
    <message>
        <source>MM was shut down cleanly.</source>
        <translation>MM wurde ordnungsgemäß beendet.</translation>
    </message>
    <message>
        <source>MM hangs: process %1 exists, but has not updated the file for %2.</source>
        <translation>MM hängt: Prozess %1 existiert, hat die Datei aber seit %2 nicht aktualisiert.</translation>
    </message>
    <message>
        <source>MM on %1 has not updated the file for %2.</source>
        <extracomment>%1 is a computer&apos;s name, %2 a duration such as &quot;40 seconds&quot;</extracomment>
        <translation>MM auf %1 hat die Datei seit %2 nicht aktualisiert.</translation>
    </message>
    <message>
        <source>MM does not answer at %1, and has not updated the file for %2.</source>
        <extracomment>%1 is a web address, %2 a duration such as &quot;40 seconds&quot;</extracomment>
        <translation>MM antwortet nicht unter %1 und hat die Datei seit %2 nicht aktualisiert.</translation>
    </message>
    <message>
        <source>MM has not created its file yet. Check that MM is running, and that its mesh statistics are switched on and write to this file.</source>
        <translation>MM hat seine Datei noch nicht angelegt. Bitte prüfen, ob MM läuft und ob seine Mesh-Statistik eingeschaltet ist und in diese Datei schreibt.</translation>
    </message>
    <message>
        <source>Start MM when you need it. It continues the message count that is stored in %1.</source>
        <extracomment>%1 is a path</extracomment>
        <translation>MM bei Bedarf wieder starten. Es zählt die Nachrichten ab dem Stand in %1 weiter.</translation>
    </message>
    <message>
        <source>Check that disk or drive. The label recovers by itself.</source>
        <translation>Bitte dieses Laufwerk prüfen. Die Anzeige stellt sich von selbst wieder her.</translation>
    </message>
    <message>
        <source>MM does not answer at %1 any more.</source>
        <extracomment>%1 is a web address</extracomment>
        <translation>MM antwortet nicht mehr unter %1.</translation>
    </message>
    <message>
        <source>MM answers at %1, but has not saved its figures to the file.</source>
        <extracomment>%1 is a web address</extracomment>
        <translation>MM antwortet unter %1, hat seine Zahlen aber nicht in der Datei gespeichert.</translation>
    </message>
    <message>
        <source>Look at MM&apos;s messages for the cause. The figures are the last that were written to %1.</source>
        <extracomment>%1 is a path</extracomment>
        <translation>Die Meldungen von MM nennen die Ursache. Die Zahlen sind die letzten, die nach %1 geschrieben wurden.</translation>
    </message>
    <message>
        <source>MM answers at %1, but can&apos;t save its figures: %2.</source>
        <extracomment>%1 is a web address, %2 a cause such as &quot;No space left on device&quot;</extracomment>
        <translation>MM antwortet unter %1, kann seine Zahlen aber nicht speichern: %2.</translation>
    </message>
    <message>
        <source>MM saves again by itself when the cause is removed. The figures are the last that were written to %1.</source>
        <extracomment>%1 is a path</extracomment>
        <translation>MM speichert von selbst wieder, wenn die Ursache behoben ist. Die Zahlen sind die letzten, die in %1 geschrieben wurden.</translation>
    </message>
</context>
<context>
    <name>mm::TokenFile</name>
    <message>
        <source>it is not a regular file.</source>
        <translation>sie ist keine gewöhnliche Datei.</translation>
    </message>
    <message>
        <source>it belongs to another user.</source>
        <translation>sie gehört einem anderen Benutzer.</translation>
    </message>
    <message>
        <source>other users may access it: use chmod 600.</source>
        <extracomment>chmod 600 is a command</extracomment>
        <translation>andere Benutzer haben Zugriff: chmod 600 verwenden.</translation>
    </message>
    <message>
        <source>it is too large.</source>
        <translation>sie ist zu groß.</translation>
    </message>
    <message>
        <source>the token needs at least %1 characters.</source>
        <translation>das Token braucht mindestens %1 Zeichen.</translation>
    </message>
    <message>
        <source>the token has to be one line of letters, digits and -._~+/ (openssl rand -hex 32 makes one).</source>
        <translation>das Token muss eine Zeile aus Buchstaben, Ziffern und -._~+/ sein (openssl rand -hex 32 erzeugt eines).</translation>
    </message>
    <message>
        <source>The token file %1 can&apos;t be used: %2</source>
        <extracomment>%1 is a path, %2 the cause, a sentence without a capital</extracomment>
        <translation>Die Token-Datei %1 ist nicht verwendbar: %2</translation>
    </message>
</context>
<context>
    <name>mm::TrayMenu</name>
    <message>
        <source>&amp;Check Now</source>
        <translation>&amp;Jetzt prüfen</translation>
    </message>
    <message>
        <source>&amp;Start MM</source>
        <translation>MM &amp;starten</translation>
    </message>
    <message>
        <source>&amp;Notifications</source>
        <extracomment>a check box: whether notifications are shown</extracomment>
        <translation>Be&amp;nachrichtigungen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Hide EE Monitor</source>
        <translation>EE Monitor a&amp;usblenden</translation>
    </message>
    <message>
        <source>Sho&amp;w EE Monitor</source>
        <translation>EE Monitor &amp;anzeigen</translation>
    </message>
    <message>
        <source>C&amp;ompact</source>
        <extracomment>a check box: whether the window shows the label alone</extracomment>
        <translation>K&amp;ompakt</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>&amp;Einstellungen…</translation>
    </message>
</context>
<context>
    <name>mm::TrendChart</name>
    <message>
        <source>No traffic is known in this time range yet.</source>
        <translation>Vom Verkehr in dieser Zeit ist noch nichts bekannt.</translation>
    </message>
    <message>
        <source>%1: not known.</source>
        <extracomment>for screen readers; %1 is a time or the name of a service</extracomment>
        <translation>%1: nicht bekannt.</translation>
    </message>
    <message>
        <source>MM was restarted at %1.</source>
        <extracomment>%1 is a time</extracomment>
        <translation>MM wurde um %1 neu gestartet.</translation>
    </message>
    <message>
        <source>now</source>
        <extracomment>the newest value, above the trend</extracomment>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>All: not known</source>
        <extracomment>above the trend: all services together</extracomment>
        <translation>Alle: nicht bekannt</translation>
    </message>
    <message>
        <source>%1: not known</source>
        <comment>above the trend</comment>
        <extracomment>above the trend; %1 is the name of a service</extracomment>
        <translation>%1: nicht bekannt</translation>
    </message>
    <message>
        <source>Messages per minute, last 10 minutes</source>
        <translation>Nachrichten pro Minute, letzte 10 Minuten</translation>
    </message>
    <message>
        <source>Messages per minute, last hour</source>
        <translation>Nachrichten pro Minute, letzte Stunde</translation>
    </message>
    <message>
        <source>Messages per minute, last 24 hours</source>
        <translation>Nachrichten pro Minute, letzte 24 Stunden</translation>
    </message>
    <message>
        <source>%1: %2 messages per minute.</source>
        <extracomment>for screen readers; %1 is a time or a service, %2 a number such as 3.25</extracomment>
        <translation>%1: %2 Nachrichten pro Minute.</translation>
    </message>
    <message>
        <source>All: %1/min</source>
        <extracomment>above the trend: all services together; %1 is a number of messages per minute</extracomment>
        <translation>Alle: %1/min</translation>
    </message>
    <message>
        <source>%1: %2/min</source>
        <extracomment>above the trend; %1 is a service, %2 messages per minute</extracomment>
        <translation>%1: %2/min</translation>
    </message>
</context>
<context>
    <name>mm::TrendPanel</name>
    <message>
        <source>10 min</source>
        <extracomment>a button: how far back the trend reaches</extracomment>
        <translation>10 min</translation>
    </message>
    <message>
        <source>Last 10 minutes</source>
        <translation>Letzte 10 Minuten</translation>
    </message>
    <message>
        <source>1 h</source>
        <extracomment>a button: how far back the trend reaches</extracomment>
        <translation>1 h</translation>
    </message>
    <message>
        <source>Last hour</source>
        <translation>Letzte Stunde</translation>
    </message>
    <message>
        <source>24 h</source>
        <extracomment>a button: how far back the trend reaches</extracomment>
        <translation>24 h</translation>
    </message>
    <message>
        <source>Last 24 hours</source>
        <translation>Letzte 24 Stunden</translation>
    </message>
    <message>
        <source>Messages per minute</source>
        <translation>Nachrichten pro Minute</translation>
    </message>
</context>
</TS>
