<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pl_PL">
<context>
    <name>mm::AtomicFile</name>
    <message>
        <source>its symbolic links form a loop</source>
        <translation>jego dowiązania symboliczne tworzą pętlę</translation>
    </message>
    <message>
        <source>it is not a regular file, and is left as it is</source>
        <translation>nie jest to zwykły plik i pozostaje bez zmian</translation>
    </message>
    <message>
        <source>it can&apos;t be put in place</source>
        <translation>nie można umieścić go na miejscu</translation>
    </message>
    <message>
        <source>it is mounted by itself, and can&apos;t be written in place: %1</source>
        <translation>jest zamontowany oddzielnie i nie można go zapisać w miejscu: %1</translation>
    </message>
</context>
<context>
    <name>mm::Autostart</name>
    <message>
        <source>%1 can&apos;t be written: %2.</source>
        <extracomment>%1 is a path, %2 a cause such as &quot;Permission denied&quot;</extracomment>
        <translation>Nie można zapisać %1: %2.</translation>
    </message>
    <message>
        <source>%1 can&apos;t be removed: %2.</source>
        <extracomment>%1 is a path, %2 a cause such as &quot;Permission denied&quot;</extracomment>
        <translation>Nie można usunąć %1: %2.</translation>
    </message>
    <message>
        <source>the path %1 contains a &quot;=&quot;, which is not allowed there</source>
        <extracomment>%1 is a path</extracomment>
        <translation>ścieżka %1 zawiera znak „=”, który nie może tam występować</translation>
    </message>
    <message>
        <source>Nothing starts at login: %1 is not there any more. Turn this on to start this program.</source>
        <extracomment>%1 is the path of a program</extracomment>
        <translation>Przy logowaniu nic się nie uruchamia: %1 już nie istnieje. Włączenie tej opcji uruchomi ten program.</translation>
    </message>
    <message>
        <source>Another program starts at login: %1. Turn this off and on to start this one.</source>
        <extracomment>%1 is the path of a program</extracomment>
        <translation>Przy logowaniu uruchamia się inny program: %1. Wyłączenie i włączenie tej opcji uruchomi ten.</translation>
    </message>
</context>
<context>
    <name>mm::AutostartBox</name>
    <message>
        <source>Start at &amp;login</source>
        <translation>Uruchamianie przy lo&amp;gowaniu</translation>
    </message>
    <message>
        <source>Start h&amp;idden in the tray</source>
        <extracomment>starting at login</extracomment>
        <translation>Uruchamianie &amp;ukryte w zasobniku</translation>
    </message>
</context>
<context>
    <name>mm::CloseToTray</name>
    <message>
        <source>There is no tray to start in, so the window is opened.</source>
        <translation>Nie ma zasobnika, w którym można uruchomić program, więc otwierane jest okno.</translation>
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
        <translation>EE Monitor, tryb kompaktowy</translation>
    </message>
</context>
<context>
    <name>mm::DBusNotifier</name>
    <message>
        <source>Show EE Monitor</source>
        <extracomment>the action of a click on a notification</extracomment>
        <translation>Pokaż EE Monitor</translation>
    </message>
</context>
<context>
    <name>mm::DetachedTask</name>
    <message>
        <source>The system gives no thread: %1. Until it does, a slow disk delays everything else.</source>
        <extracomment>%1 is a cause such as &quot;Resource temporarily unavailable&quot;</extracomment>
        <translation>System nie przydziela wątku: %1. Do tego czasu powolny dysk opóźnia wszystko inne.</translation>
    </message>
</context>
<context>
    <name>mm::DisplayGuard</name>
    <message>
        <source>There is no display that the window can be shown on (%1). Use --once or --follow, which need none.</source>
        <extracomment>%1 is one or more causes, in English. --once and --follow are options of the command line</extracomment>
        <translation>Nie ma ekranu, na którym można pokazać okno (%1). Można użyć --once lub --follow, które go nie potrzebują.</translation>
    </message>
    <message>
        <source>The window can&apos;t be shown: the system gives this user no more threads (ulimit -u). Use --once or --follow, which need none.</source>
        <translation>Nie można pokazać okna: system nie przydziela temu użytkownikowi więcej wątków (ulimit -u). Można użyć --once lub --follow, które ich nie potrzebują.</translation>
    </message>
</context>
<context>
    <name>mm::EventsModel</name>
    <message>
        <source>MM started. %1</source>
        <extracomment>%1 is a sentence, such as &quot;MM is running as process 4711.&quot;</extracomment>
        <translation>MM został uruchomiony. %1</translation>
    </message>
    <message>
        <source>MM restarted. %1</source>
        <extracomment>%1 is a sentence, such as &quot;MM is running as process 4711.&quot;</extracomment>
        <translation>MM został uruchomiony ponownie. %1</translation>
    </message>
    <message>
        <source>MM is back. %1</source>
        <extracomment>%1 is a sentence, such as &quot;MM is running as process 4711.&quot;</extracomment>
        <translation>MM powrócił. %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 services joined</source>
        <extracomment>%1 is a number</extracomment>
        <translation>
            <numerusform>Dołączyła %1 usługa</numerusform>
            <numerusform>Dołączyły %1 usługi</numerusform>
            <numerusform>Dołączyło %1 usług</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 joined</source>
        <extracomment>%1 is the name of a machine
----------
%1 is a service</extracomment>
        <translation>Dołączenie: %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 services left</source>
        <extracomment>%1 is a number</extracomment>
        <translation>
            <numerusform>Odłączyła się %1 usługa</numerusform>
            <numerusform>Odłączyły się %1 usługi</numerusform>
            <numerusform>Odłączyło się %1 usług</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 left</source>
        <extracomment>%1 is the name of a machine
----------
%1 is a service</extracomment>
        <translation>Odłączenie: %1</translation>
    </message>
    <message>
        <source>%1, and others</source>
        <extracomment>%1 is a list of names, the first of many</extracomment>
        <translation>%1 i inne</translation>
    </message>
    <message>
        <source>Deregistered, or removed by MM; its file does not say which.</source>
        <translation>Wyrejestrowanie lub usunięcie przez MM; jego plik nie podaje, które z tych dwóch.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>%1 is a date, %2 a time</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Time</source>
        <comment>table column: when</comment>
        <translation>Czas</translation>
    </message>
    <message>
        <source>Event</source>
        <comment>table column: what</comment>
        <translation>Zdarzenie</translation>
    </message>
    <message>
        <source>First reading: %1</source>
        <extracomment>%1 is a sentence: how MM was found when the program was started</extracomment>
        <translation>Pierwszy odczyt: %1</translation>
    </message>
    <message>
        <source>MM&apos;s message counter was reset.</source>
        <translation>Licznik wiadomości MM został wyzerowany.</translation>
    </message>
    <message>
        <source>The stats file can be read again. %1</source>
        <extracomment>%1 is a sentence, such as &quot;MM is running as process 4711.&quot;</extracomment>
        <translation>Plik statystyk można znów odczytać. %1</translation>
    </message>
    <message>
        <source>%1 is down: %2</source>
        <extracomment>%1 is a service, %2 a sentence of MM in English</extracomment>
        <translation>%1 nie działa: %2</translation>
    </message>
    <message>
        <source>%1 is down</source>
        <translation>Serwer %1 nie działa</translation>
    </message>
    <message>
        <source>%1 is up again</source>
        <translation>Serwer %1 znów działa</translation>
    </message>
    <message>
        <source>%1 was restarted</source>
        <translation>Serwer %1 został uruchomiony ponownie</translation>
    </message>
    <message>
        <source>%1 was restarted: %2</source>
        <translation>Serwer %1 został uruchomiony ponownie: %2</translation>
    </message>
    <message>
        <source>%1 was stopped</source>
        <translation>Serwer %1 został zatrzymany</translation>
    </message>
    <message>
        <source>%1 was disabled</source>
        <translation>Serwer %1 został dezaktywowany</translation>
    </message>
    <message numerus="yes">
        <source>%1 servers are down</source>
        <extracomment>%1 is a number</extracomment>
        <translation>
            <numerusform>Nie działa %1 serwer</numerusform>
            <numerusform>Nie działają %1 serwery</numerusform>
            <numerusform>Nie działa %1 serwerów</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 servers are up again</source>
        <extracomment>%1 is a number</extracomment>
        <translation>
            <numerusform>Znów działa %1 serwer</numerusform>
            <numerusform>Znów działają %1 serwery</numerusform>
            <numerusform>Znów działa %1 serwerów</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 servers were restarted</source>
        <extracomment>%1 is a number</extracomment>
        <translation>
            <numerusform>Ponownie uruchomiono %1 serwer</numerusform>
            <numerusform>Ponownie uruchomiono %1 serwery</numerusform>
            <numerusform>Ponownie uruchomiono %1 serwerów</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 servers were stopped</source>
        <extracomment>%1 is a number</extracomment>
        <translation>
            <numerusform>Zatrzymano %1 serwer</numerusform>
            <numerusform>Zatrzymano %1 serwery</numerusform>
            <numerusform>Zatrzymano %1 serwerów</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 servers were disabled</source>
        <extracomment>%1 is a number</extracomment>
        <translation>
            <numerusform>Dezaktywowano %1 serwer</numerusform>
            <numerusform>Dezaktywowano %1 serwery</numerusform>
            <numerusform>Dezaktywowano %1 serwerów</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 machines are not active: %2</source>
        <extracomment>%1 is a number, %2 are names</extracomment>
        <translation>
            <numerusform>%1 maszyna nie jest aktywna: %2</numerusform>
            <numerusform>%1 maszyny nie są aktywne: %2</numerusform>
            <numerusform>%1 maszyn nie jest aktywnych: %2</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is not active: %2</source>
        <extracomment>%1 is the name of a machine, %2 a sentence about it</extracomment>
        <translation>Maszyna %1 nie jest aktywna: %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 machines are active: %2</source>
        <extracomment>%1 is a number, %2 are names</extracomment>
        <translation>
            <numerusform>%1 maszyna jest aktywna: %2</numerusform>
            <numerusform>%1 maszyny są aktywne: %2</numerusform>
            <numerusform>%1 maszyn jest aktywnych: %2</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is active</source>
        <extracomment>%1 is the name of a machine</extracomment>
        <translation>Maszyna %1 jest aktywna</translation>
    </message>
    <message numerus="yes">
        <source>%1 machines joined: %2</source>
        <extracomment>%1 is a number, %2 are names</extracomment>
        <translation>
            <numerusform>Dołączyła %1 maszyna: %2</numerusform>
            <numerusform>Dołączyły %1 maszyny: %2</numerusform>
            <numerusform>Dołączyło %1 maszyn: %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 machines left: %2</source>
        <extracomment>%1 is a number, %2 are names</extracomment>
        <translation>
            <numerusform>Odłączyła się %1 maszyna: %2</numerusform>
            <numerusform>Odłączyły się %1 maszyny: %2</numerusform>
            <numerusform>Odłączyło się %1 maszyn: %2</numerusform>
        </translation>
    </message>
    <message>
        <source>Prometheus can be read again.</source>
        <translation>Prometheusa można znów odczytać.</translation>
    </message>
</context>
<context>
    <name>mm::EventsPanel</name>
    <message>
        <source>Fil&amp;ter:</source>
        <extracomment>label of a line edit: only events with its text are shown</extracomment>
        <translation>Fil&amp;tr:</translation>
    </message>
    <message>
        <source>Which events</source>
        <translation>Pokazywane zdarzenia</translation>
    </message>
    <message>
        <source>All events</source>
        <extracomment>a choice: which events are shown</extracomment>
        <translation>Wszystkie zdarzenia</translation>
    </message>
    <message>
        <source>Services</source>
        <extracomment>a choice: which events are shown</extracomment>
        <translation>Usługi</translation>
    </message>
    <message>
        <source>MM</source>
        <extracomment>a choice: which events are shown, those of MM and its file</extracomment>
        <translation>MM</translation>
    </message>
    <message>
        <source>Problems</source>
        <extracomment>a choice: which events are shown</extracomment>
        <translation>Problemy</translation>
    </message>
    <message>
        <source>Filter events by text</source>
        <translation>Filtruj zdarzenia według tekstu</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Zdarzenia</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopiuj</translation>
    </message>
    <message>
        <source>C&amp;lear Events</source>
        <translation>Wy&amp;czyść zdarzenia</translation>
    </message>
    <message>
        <source>No events.</source>
        <translation>Brak zdarzeń.</translation>
    </message>
    <message>
        <source>No matching events.</source>
        <translation>Brak pasujących zdarzeń.</translation>
    </message>
    <message>
        <source>Machines</source>
        <extracomment>a choice: which events are shown</extracomment>
        <translation>Maszyny</translation>
    </message>
</context>
<context>
    <name>mm::FileOwner</name>
    <message>
        <source>%1, as %2 belongs to %3. To mend it: sudo chown %4 &quot;%2&quot;</source>
        <extracomment>%1 is &quot;Permission denied&quot;, %2 a path, %3 and %4 are users; the rest is a command</extracomment>
        <translation>%1, ponieważ %2 należy do użytkownika %3. Naprawa: sudo chown %4 &quot;%2&quot;</translation>
    </message>
</context>
<context>
    <name>mm::Fleet</name>
    <message>
        <source>Its MM was shut down cleanly.</source>
        <extracomment>&quot;its&quot; and &quot;it&quot; are a machine</extracomment>
        <translation>Jej MM został prawidłowo zatrzymany.</translation>
    </message>
    <message>
        <source>It has no stats file.</source>
        <translation>Nie ma na niej pliku statystyk.</translation>
    </message>
    <message>
        <source>Its stats file can&apos;t be read.</source>
        <translation>Nie można odczytać jej pliku statystyk.</translation>
    </message>
    <message>
        <source>It has not read its stats file yet.</source>
        <translation>Nie odczytała jeszcze swojego pliku statystyk.</translation>
    </message>
    <message>
        <source>Its MM is gone, suspended or silent.</source>
        <translation>Jej MM nie istnieje, jest wstrzymany lub milczy.</translation>
    </message>
    <message>
        <source>Prometheus at %1 does not give the figures: %2.</source>
        <extracomment>%1 is a web address, %2 a cause</extracomment>
        <translation>Prometheus pod adresem %1 nie podaje liczb: %2.</translation>
    </message>
    <message>
        <source>Prometheus does not answer at %1: %2.</source>
        <extracomment>%1 is a web address, %2 a cause such as &quot;Connection refused&quot;</extracomment>
        <translation>Prometheus nie odpowiada pod adresem %1: %2.</translation>
    </message>
    <message>
        <source>The clock of Prometheus at %1 was set back, or stands still.</source>
        <extracomment>%1 is a web address</extracomment>
        <translation>Zegar Prometheusa pod adresem %1 został cofnięty lub stoi.</translation>
    </message>
    <message>
        <source>The answer of Prometheus at %1 is incomplete: %2.</source>
        <extracomment>%1 is a web address, %2 a text of Prometheus</extracomment>
        <translation>Odpowiedź Prometheusa pod adresem %1 jest niepełna: %2.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 is the name of a machine, %2 a sentence about it</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Its MM is active.</source>
        <translation>Jej MM jest aktywny.</translation>
    </message>
    <message>
        <source>Prometheus does not scrape it any more.</source>
        <translation>Prometheus już jej nie odczytuje.</translation>
    </message>
    <message>
        <source>Prometheus has not scraped it for %1.</source>
        <extracomment>%1 is a duration such as &quot;40 seconds&quot;</extracomment>
        <translation>Prometheus ostatnio odczytał ją %1 temu.</translation>
    </message>
    <message>
        <source>It does not answer Prometheus: %1.</source>
        <extracomment>%1 is a cause, in English</extracomment>
        <translation>Nie odpowiada Prometheusowi: %1.</translation>
    </message>
    <message>
        <source>It does not answer Prometheus.</source>
        <translation>Nie odpowiada Prometheusowi.</translation>
    </message>
    <message>
        <source>Prometheus has samples of it from the future.</source>
        <translation>Prometheus ma jej próbki z przyszłości.</translation>
    </message>
    <message>
        <source>Prometheus has the same figure of it several times.</source>
        <translation>Prometheus ma tę samą jej liczbę kilka razy.</translation>
    </message>
    <message>
        <source>The text file with its figures is not written any more.</source>
        <translation>Plik tekstowy z jej liczbami nie jest już zapisywany.</translation>
    </message>
    <message>
        <source>It contradicts itself: it is not in exactly one state.</source>
        <translation>Przeczy sama sobie: nie jest w dokładnie jednym stanie.</translation>
    </message>
    <message>
        <source>It has a figure that can&apos;t be right.</source>
        <translation>Podaje liczbę, która nie może być prawdziwa.</translation>
    </message>
    <message>
        <source>It answers Prometheus, but without the figures of an MM.</source>
        <translation>Odpowiada Prometheusowi, ale bez liczb MM.</translation>
    </message>
    <message>
        <source>Prometheus does not report its state.</source>
        <translation>Prometheus nie podaje jej stanu.</translation>
    </message>
    <message>
        <source>MM: Error reading Prometheus</source>
        <translation>MM: Błąd odczytu Prometheusa</translation>
    </message>
    <message>
        <source>MM: No machines</source>
        <translation>MM: Brak maszyn</translation>
    </message>
    <message>
        <source>more than %1</source>
        <extracomment>%1 is a number</extracomment>
        <translation>ponad %1</translation>
    </message>
    <message>
        <source>MM: %1 machines | %2 services | %3 msgs</source>
        <extracomment>the label: %1 machines, %2 services, %3 messages; never inflected, also for 1</extracomment>
        <translation>MM: Maszyny: %1 | Usługi: %2 | Wiad.: %3</translation>
    </message>
    <message>
        <source>MM: %1 of %2 machines | %3 services | %4 msgs</source>
        <extracomment>the label: %1 of %2 machines, %3 services, %4 messages; never inflected, also for 1</extracomment>
        <translation>MM: Maszyny: %1 z %2 | Usługi: %3 | Wiad.: %4</translation>
    </message>
    <message>
        <source>Prometheus is being asked for the first time.</source>
        <translation>Trwa pierwsze zapytanie do Prometheusa.</translation>
    </message>
    <message>
        <source>Prometheus at %1 has no such machine, and had none for a day.</source>
        <extracomment>%1 is a web address</extracomment>
        <translation>Prometheus pod adresem %1 nie ma takiej maszyny i nie miał żadnej przez ostatnią dobę.</translation>
    </message>
    <message>
        <source>The MM of each machine is active.</source>
        <translation>MM każdej maszyny jest aktywny.</translation>
    </message>
    <message numerus="yes">
        <source>%1 And %n more machine(s) are not active.</source>
        <extracomment>%1 is a sentence about one machine</extracomment>
        <translation>
            <numerusform>%1 Nieaktywna jest też %n inna maszyna.</numerusform>
            <numerusform>%1 Nieaktywne są też %n inne maszyny.</numerusform>
            <numerusform>%1 Nieaktywnych jest też %n innych maszyn.</numerusform>
        </translation>
    </message>
    <message>
        <source>Check that Prometheus scrapes the machines, and that the selection matches them.</source>
        <translation>Należy sprawdzić, czy Prometheus odczytuje maszyny i czy wybór je obejmuje.</translation>
    </message>
    <message>
        <source>Check the address, the password and that Prometheus is running. The label recovers by itself.</source>
        <translation>Należy sprawdzić adres, hasło i to, czy Prometheus działa. Wskaźnik sam wróci do normalnego stanu.</translation>
    </message>
    <message>
        <source>The label recovers by itself when that clock has passed the newest figures.</source>
        <translation>Wskaźnik sam wróci do normalnego stanu, gdy ten zegar minie czas najnowszych liczb.</translation>
    </message>
    <message>
        <source>Look at Prometheus&apos; own messages for the cause.</source>
        <translation>Przyczynę podają komunikaty samego Prometheusa.</translation>
    </message>
    <message numerus="yes">
        <source>And %n more machine(s) are not active.</source>
        <translation>
            <numerusform>Nieaktywna jest też %n inna maszyna.</numerusform>
            <numerusform>Nieaktywne są też %n inne maszyny.</numerusform>
            <numerusform>Nieaktywnych jest też %n innych maszyn.</numerusform>
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
        <translation>Zielony: MM działa, o ile można to stwierdzić. Liczba usług, które mogą odpowiadać: %1; liczba wiadomości od pierwszego uruchomienia: %2.</translation>
    </message>
    <message>
        <source>Gray: MM was shut down cleanly.</source>
        <translation>Szary: MM został poprawnie zamknięty.</translation>
    </message>
    <message>
        <source>Gray: MM is gone or suspended, or has not updated its file for too long, or the disk with the file does not respond.</source>
        <translation>Szary: MM nie istnieje lub jest wstrzymany, zbyt długo nie aktualizował swojego pliku albo dysk z plikiem nie odpowiada.</translation>
    </message>
    <message>
        <source>Red: the stats file can&apos;t be read, or is not valid.</source>
        <translation>Czerwony: pliku statystyk nie można odczytać lub jest nieprawidłowy.</translation>
    </message>
    <message>
        <source>Gray: there is no stats file.</source>
        <translation>Szary: nie ma pliku statystyk.</translation>
    </message>
    <message>
        <source>What EE Monitor shows</source>
        <translation>Co pokazuje EE Monitor</translation>
    </message>
    <message>
        <source>MM, the MCP mesh proxy, passes tool calls to the services of this computer. It keeps count of them in the stats file %1. EE Monitor reads that file at regular intervals.</source>
        <extracomment>%1 is a path</extracomment>
        <translation>MM, pośrednik sieci MCP, przekazuje wywołania narzędzi do usług tego komputera. Zlicza je w pliku statystyk %1. EE Monitor odczytuje ten plik w regularnych odstępach.</translation>
    </message>
    <message>
        <source>The tooltip of the label tells the reason. The window tells what to do, if there is something to do.</source>
        <translation>Etykietka narzędzia przy etykiecie stanu podaje przyczynę. Okno mówi, co zrobić, jeśli jest coś do zrobienia.</translation>
    </message>
    <message>
        <source>In the trend, hatching marks a time of which nothing is known, and a triangle a restart of MM.</source>
        <translation>Na wykresie kreskowanie oznacza czas, o którym nic nie wiadomo, a trójkąt ponowne uruchomienie MM.</translation>
    </message>
    <message>
        <source>Starting MM</source>
        <translation>Uruchamianie MM</translation>
    </message>
    <message>
        <source>The window has a button for it while MM does not run. In a terminal, the command is “%1”. The manual, “%2”, tells how MM starts at each login.</source>
        <extracomment>%1 and %2 are commands</extracomment>
        <translation>Gdy MM nie działa, okno ma do tego przycisk. W terminalu służy do tego polecenie „%1”. Podręcznik, „%2”, opisuje, jak uruchamiać MM przy każdym logowaniu.</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Klawisze</translation>
    </message>
    <message>
        <source>Reporting a problem</source>
        <translation>Zgłaszanie problemu</translation>
    </message>
    <message>
        <source>Write what you did, what you expected, and what you saw. Attach what the button %2 puts into the clipboard, the stats file, and MM&apos;s messages. Those of an MM that this window started are in %1. Send all this to whoever provides EE Monitor to you, such as your distribution.</source>
        <translation>Należy opisać, co zostało zrobione, czego oczekiwano i co było widać. Należy dołączyć to, co przycisk %2 umieszcza w schowku, plik statystyk i komunikaty MM. Komunikaty MM uruchomionego z tego okna są w %1. Całość należy wysłać do dostawcy programu EE Monitor, na przykład do dystrybucji.</translation>
    </message>
    <message>
        <source>Copy &amp;Details</source>
        <translation>Kopiuj s&amp;zczegóły</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Pomoc</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Zamknij</translation>
    </message>
    <message>
        <source>It can be called.</source>
        <translation>Może przyjmować wywołania.</translation>
    </message>
    <message>
        <source>It answers a call at the moment.</source>
        <translation>Właśnie obsługuje wywołanie.</translation>
    </message>
    <message>
        <source>MM waits for its first answer.</source>
        <translation>MM czeka na pierwszą odpowiedź.</translation>
    </message>
    <message>
        <source>It ended, or does not answer. MM starts it again after a while.</source>
        <translation>Zakończył działanie lub nie odpowiada. MM uruchomi go ponownie po pewnym czasie.</translation>
    </message>
    <message>
        <source>It can&apos;t be called. Its tooltip tells the reason.</source>
        <translation>Nie może przyjmować wywołań. Etykietka narzędzia podaje przyczynę.</translation>
    </message>
    <message>
        <source>By the user, until it is started again, or MM is.</source>
        <translation>Przez użytkownika, do czasu ponownego uruchomienia serwera lub MM.</translation>
    </message>
    <message>
        <source>By the user or in MM&apos;s file of servers, until it is enabled.</source>
        <translation>Przez użytkownika lub w pliku serwerów MM, do czasu aktywacji.</translation>
    </message>
    <message>
        <source>States of the services</source>
        <translation>Stany usług</translation>
    </message>
    <message>
        <source>Other services register with MM themselves. MCP servers are run by MM: the context menu of such a row restarts, stops or disables the server, and shows its log.</source>
        <translation>Inne usługi same rejestrują się w MM. Serwery MCP uruchamia MM: menu kontekstowe takiego wiersza uruchamia serwer ponownie, zatrzymuje go lub dezaktywuje i pokazuje jego dziennik.</translation>
    </message>
    <message>
        <source>Green: the MM of each machine is active. Services and messages are those of all.</source>
        <translation>Zielony: MM każdej maszyny jest aktywny. Usługi i wiadomości dotyczą wszystkich maszyn.</translation>
    </message>
    <message>
        <source>Gray: some are not. Services and messages are those of the others. Red: one of them reports an error.</source>
        <translation>Szary: niektóre maszyny nie są aktywne. Usługi i wiadomości dotyczą pozostałych. Czerwony: jedna z nieaktywnych zgłasza błąd.</translation>
    </message>
    <message>
        <source>Gray: Prometheus does not answer, or its clock is wrong.</source>
        <translation>Szary: Prometheus nie odpowiada lub jego zegar jest błędny.</translation>
    </message>
    <message>
        <source>Red: Prometheus answers, but not with the figures.</source>
        <translation>Czerwony: Prometheus odpowiada, ale nie podaje liczb.</translation>
    </message>
    <message>
        <source>Gray: Prometheus has no such machine, and had none for a day.</source>
        <translation>Szary: Prometheus nie ma takiej maszyny i nie miał żadnej przez ostatnią dobę.</translation>
    </message>
    <message>
        <source>MM, the MCP mesh proxy, passes tool calls to the services of a computer. Prometheus at %1 collects the figures of many, and EE Monitor reads them there at regular intervals.</source>
        <extracomment>%1 is a web address</extracomment>
        <translation>MM, pośrednik sieci MCP, przekazuje wywołania narzędzi do usług komputera. Prometheus pod adresem %1 zbiera liczby wielu komputerów, a EE Monitor odczytuje je stamtąd w regularnych odstępach.</translation>
    </message>
    <message>
        <source>The table tells why a machine is not active; those that are not come first. A machine counts as active only if Prometheus has read its figures a short while ago, so that an old answer is never shown as a good one.</source>
        <translation>Tabela podaje, dlaczego maszyna nie jest aktywna; nieaktywne są na początku. Maszyna jest uznawana za aktywną tylko wtedy, gdy Prometheus niedawno odczytał jej liczby, dzięki czemu stara odpowiedź nigdy nie jest pokazywana jako dobra.</translation>
    </message>
    <message>
        <source>A machine that Prometheus does not scrape any more counts for a day. Its context menu leaves it out at once.</source>
        <translation>Maszyna, której Prometheus już nie odczytuje, jest uwzględniana jeszcze przez dobę. Jej menu kontekstowe pomija ją od razu.</translation>
    </message>
    <message>
        <source>The Enter key shows the services and the traffic of a machine. The names of services leave it only if its ee-monitor --exporter was started with --exporter-services.</source>
        <translation>Klawisz Enter pokazuje usługi i ruch maszyny. Nazwy usług opuszczają ją tylko wtedy, gdy jej ee-monitor --exporter uruchomiono z --exporter-services.</translation>
    </message>
    <message>
        <source>In the trend, hatching marks a time of which nothing is known.</source>
        <translation>Na wykresie kreskowanie oznacza czas, o którym nic nie wiadomo.</translation>
    </message>
    <message>
        <source>Write what you did, what you expected, and what you saw. Attach what the button %1 puts into the clipboard. Send all this to whoever provides EE Monitor to you, such as your distribution.</source>
        <translation>Należy opisać, co zostało zrobione, czego oczekiwano i co było widać. Należy dołączyć to, co przycisk %1 umieszcza w schowku. Całość należy wysłać do dostawcy programu EE Monitor, na przykład do dystrybucji.</translation>
    </message>
</context>
<context>
    <name>mm::HelpMenu</name>
    <message>
        <source>&amp;Help</source>
        <translation>Pomo&amp;c</translation>
    </message>
    <message>
        <source>EE Monitor &amp;Help</source>
        <translation>&amp;Pomoc programu EE Monitor</translation>
    </message>
    <message>
        <source>&amp;Report a Problem…</source>
        <translation>&amp;Zgłoś problem…</translation>
    </message>
    <message>
        <source>&amp;About EE Monitor</source>
        <translation>&amp;O programie EE Monitor</translation>
    </message>
    <message>
        <source>The details were copied.</source>
        <translation>Skopiowano szczegóły.</translation>
    </message>
    <message>
        <source>About EE Monitor</source>
        <translation>O programie EE Monitor</translation>
    </message>
    <message>
        <source>EE Monitor %1

Shows at a glance whether MM, the MCP mesh proxy, is alive and what it does.

File: %2
Qt %3, MIT licence.</source>
        <translation>EE Monitor %1

Pokazuje na pierwszy rzut oka, czy MM, pośrednik sieci MCP, działa i co robi.

Plik: %2
Qt %3, licencja MIT.</translation>
    </message>
    <message>
        <source>EE Monitor %1

Shows at a glance whether MM, the MCP mesh proxy, is alive on many machines.

Prometheus: %2
Qt %3, MIT licence.</source>
        <extracomment>%1 is a version, %2 a web address, %3 a version</extracomment>
        <translation>EE Monitor %1

Pokazuje na pierwszy rzut oka, czy MM, pośrednik sieci MCP, działa na wielu maszynach.

Prometheus: %2
Qt %3, licencja MIT.</translation>
    </message>
</context>
<context>
    <name>mm::HistoryFile</name>
    <message>
        <source>it is damaged</source>
        <translation>jest uszkodzony</translation>
    </message>
    <message>
        <source>it belongs to %1</source>
        <extracomment>%1 is a path</extracomment>
        <translation>należy do %1</translation>
    </message>
    <message>
        <source>it is not a regular file</source>
        <translation>nie jest zwykłym plikiem</translation>
    </message>
    <message>
        <source>it is too large</source>
        <translation>jest za duży</translation>
    </message>
    <message>
        <source>it is not a history that this version of EE Monitor can read</source>
        <translation>to nie jest historia, którą ta wersja EE Monitor może odczytać</translation>
    </message>
    <message>
        <source>The earlier traffic is unknown, as %1 can&apos;t be used: %2.</source>
        <extracomment>%1 is a path, %2 a cause such as &quot;it is damaged&quot; or &quot;Permission denied&quot;</extracomment>
        <translation>Wcześniejszy ruch nie jest znany, ponieważ nie można użyć %1: %2.</translation>
    </message>
    <message>
        <source>The traffic history can&apos;t be saved to %1: %2.</source>
        <extracomment>%1 is a path, %2 a cause such as &quot;No space left on device&quot;</extracomment>
        <translation>Nie można zapisać historii ruchu w %1: %2.</translation>
    </message>
</context>
<context>
    <name>mm::MachineWindow</name>
    <message>
        <source>MM on %1</source>
        <extracomment>title of a window; %1 is the name of a machine</extracomment>
        <translation>MM na %1</translation>
    </message>
</context>
<context>
    <name>mm::MachinesModel</name>
    <message>
        <source>Checking</source>
        <extracomment>the state of MM on a machine</extracomment>
        <translation>Sprawdzanie</translation>
    </message>
    <message>
        <source>No stats file</source>
        <extracomment>the state of MM on a machine</extracomment>
        <translation>Brak pliku statystyk</translation>
    </message>
    <message>
        <source>Stopped</source>
        <extracomment>the state of MM on a machine</extracomment>
        <translation>Zatrzymany</translation>
    </message>
    <message>
        <source>Not updating</source>
        <extracomment>the state of MM on a machine</extracomment>
        <translation>Brak aktualizacji</translation>
    </message>
    <message>
        <source>Error</source>
        <extracomment>the state of MM on a machine</extracomment>
        <translation>Błąd</translation>
    </message>
    <message>
        <source>Active</source>
        <extracomment>the state of MM on a machine</extracomment>
        <translation>Aktywny</translation>
    </message>
    <message>
        <source>just now</source>
        <comment>scraped</comment>
        <translation>przed chwilą</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <extracomment>table cell: when a machine was scraped; %1 is a duration such as &quot;3 seconds&quot;</extracomment>
        <translation>%1 temu</translation>
    </message>
    <message>
        <source>Machine</source>
        <comment>table column</comment>
        <translation>Maszyna</translation>
    </message>
    <message>
        <source>State</source>
        <comment>table column: of a machine</comment>
        <translation>Stan</translation>
    </message>
    <message>
        <source>Services</source>
        <comment>table column: how many</comment>
        <translation>Usługi</translation>
    </message>
    <message>
        <source>Messages</source>
        <comment>table column: how many</comment>
        <translation>Wiadomości</translation>
    </message>
    <message>
        <source>Per minute</source>
        <comment>table column: messages a minute</comment>
        <translation>Na minutę</translation>
    </message>
    <message>
        <source>Scraped</source>
        <comment>table column: when</comment>
        <extracomment>&quot;to scrape&quot; is Prometheus&apos; word for reading the figures of a machine</extracomment>
        <translation>Odczytano</translation>
    </message>
    <message>
        <source>Why</source>
        <comment>table column: why a machine is not active</comment>
        <translation>Przyczyna</translation>
    </message>
    <message>
        <source>The state of MM on the machine; see Help</source>
        <translation>Stan MM na maszynie; zobacz Pomoc</translation>
    </message>
    <message>
        <source>Messages per minute, between the last two scrapes</source>
        <translation>Wiadomości na minutę, między dwoma ostatnimi odczytami</translation>
    </message>
    <message>
        <source>When Prometheus last read the figures of the machine, or tried to</source>
        <translation>Kiedy Prometheus ostatnio odczytał liczby maszyny lub próbował to zrobić</translation>
    </message>
    <message>
        <source>Not known: Prometheus does not scrape it.</source>
        <translation>Brak danych: Prometheus jej nie odczytuje.</translation>
    </message>
    <message>
        <source>Not known before the next scrape.</source>
        <translation>Brak danych do następnego odczytu.</translation>
    </message>
    <message>
        <source>Not known: the machine is not active.</source>
        <translation>Brak danych: maszyna nie jest aktywna.</translation>
    </message>
    <message>
        <source>Job: %1</source>
        <extracomment>%1 is the label &quot;job&quot; that Prometheus has for a machine</extracomment>
        <translation>Job: %1</translation>
    </message>
    <message>
        <source>This machine does not send the names of its services. To see them here, start its ee-monitor --exporter with --exporter-services too.</source>
        <extracomment>--exporter-services is an option of the command line</extracomment>
        <translation>Ta maszyna nie wysyła nazw swoich usług. Aby je tu zobaczyć, należy uruchomić jej ee-monitor --exporter także z --exporter-services.</translation>
    </message>
</context>
<context>
    <name>mm::MachinesView</name>
    <message>
        <source>S&amp;how This Machine</source>
        <translation>&amp;Pokaż tę maszynę</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopiuj</translation>
    </message>
    <message>
        <source>&amp;Leave This Machine Out</source>
        <translation>Po&amp;miń tę maszynę</translation>
    </message>
    <message>
        <source>Filter the machines by name</source>
        <translation>Filtruj maszyny według nazwy</translation>
    </message>
    <message>
        <source>Machines</source>
        <translation>Maszyny</translation>
    </message>
    <message>
        <source>Not updating</source>
        <extracomment>the widest state of MM on a machine that is common</extracomment>
        <translation>Brak aktualizacji</translation>
    </message>
    <message>
        <source>59 seconds ago</source>
        <extracomment>the widest of these texts that is common</extracomment>
        <translation>59 sekund temu</translation>
    </message>
    <message>
        <source>There are no machines.</source>
        <translation>Nie ma żadnych maszyn.</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n machine(s)</source>
        <extracomment>%1 is the number of machines shown, %n the number of all</extracomment>
        <translation>
            <numerusform>%1 z %n maszyny</numerusform>
            <numerusform>%1 z %n maszyn</numerusform>
            <numerusform>%1 z %n maszyn</numerusform>
        </translation>
    </message>
    <message>
        <source>No machine has “%1” in its name.</source>
        <translation>Żadna maszyna nie ma w nazwie „%1”.</translation>
    </message>
    <message>
        <source>It does not count any more until Prometheus scrapes it again.</source>
        <translation>Nie będzie uwzględniana, dopóki Prometheus znów jej nie odczyta.</translation>
    </message>
    <message>
        <source>Only for a machine that Prometheus does not scrape any more.</source>
        <translation>Tylko dla maszyny, której Prometheus już nie odczytuje.</translation>
    </message>
</context>
<context>
    <name>mm::MmControl</name>
    <message>
        <source>Restart MM?</source>
        <translation>Uruchomić ponownie MM?</translation>
    </message>
    <message>
        <source>Stop MM?</source>
        <translation>Zatrzymać MM?</translation>
    </message>
    <message numerus="yes">
        <source>%n service(s) can&apos;t be called until MM runs again.</source>
        <translation>
            <numerusform>Do ponownego uruchomienia MM nie będzie można wywoływać %n usługi.</numerusform>
            <numerusform>Do ponownego uruchomienia MM nie będzie można wywoływać %n usług.</numerusform>
            <numerusform>Do ponownego uruchomienia MM nie będzie można wywoływać %n usług.</numerusform>
        </translation>
    </message>
    <message>
        <source>Restart MM</source>
        <translation>Uruchom ponownie MM</translation>
    </message>
    <message>
        <source>Stop MM</source>
        <translation>Zatrzymaj MM</translation>
    </message>
    <message>
        <source>&amp;Restart</source>
        <translation>&amp;Uruchom ponownie</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Zatrzymaj</translation>
    </message>
    <message>
        <source>MM was asked to end, but process %1 is still there after %2 s.</source>
        <extracomment>%1 is a process number, %2 a whole number of seconds</extracomment>
        <translation>MM otrzymał polecenie zakończenia, ale proces %1 nadal istnieje po %2 s.</translation>
    </message>
    <message>
        <source>MM is being started.</source>
        <translation>Trwa uruchamianie MM.</translation>
    </message>
    <message>
        <source>MM is being stopped.</source>
        <translation>Trwa zatrzymywanie MM.</translation>
    </message>
    <message>
        <source>The stats file does not name the process of MM.</source>
        <translation>Plik statystyk nie podaje procesu MM.</translation>
    </message>
    <message>
        <source>MM is not running.</source>
        <translation>MM nie działa.</translation>
    </message>
    <message>
        <source>MM runs on another computer or in a container.</source>
        <translation>MM działa na innym komputerze lub w kontenerze.</translation>
    </message>
    <message>
        <source>MM belongs to another user.</source>
        <translation>MM należy do innego użytkownika.</translation>
    </message>
    <message>
        <source>MM could not be started again: mm-proxy is not installed.</source>
        <extracomment>mm-proxy is a program</extracomment>
        <translation>Nie udało się ponownie uruchomić MM: mm-proxy nie jest zainstalowany.</translation>
    </message>
    <message>
        <source>MM was not started here. Restart it as it was started, so that it keeps its options.</source>
        <translation>MM nie został uruchomiony tutaj. Należy go uruchomić ponownie w ten sam sposób co poprzednio, aby zachował swoje opcje.</translation>
    </message>
</context>
<context>
    <name>mm::MmMenu</name>
    <message>
        <source>Co&amp;ntrol</source>
        <extracomment>a menu: to start and stop MM</extracomment>
        <translation>Sterow&amp;anie</translation>
    </message>
    <message>
        <source>&amp;Start MM</source>
        <translation>&amp;Uruchom MM</translation>
    </message>
    <message>
        <source>S&amp;top MM</source>
        <translation>&amp;Zatrzymaj MM</translation>
    </message>
    <message>
        <source>&amp;Restart MM</source>
        <translation>Uruchom &amp;ponownie MM</translation>
    </message>
</context>
<context>
    <name>mm::MmStatusBar</name>
    <message>
        <source>Checked just now.</source>
        <translation>Sprawdzono przed chwilą.</translation>
    </message>
</context>
<context>
    <name>mm::MonitorWindow</name>
    <message>
        <source>&amp;Trend</source>
        <translation>&amp;Trend</translation>
    </message>
    <message>
        <source>EE Monitor</source>
        <translation>EE Monitor</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Plik</translation>
    </message>
    <message>
        <source>&amp;Check Now</source>
        <translation>&amp;Sprawdź teraz</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>Za&amp;kończ</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Widok</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Zdarzenia</translation>
    </message>
    <message>
        <source>&amp;Show File</source>
        <translation>&amp;Pokaż plik</translation>
    </message>
    <message>
        <source>Copy &amp;Details</source>
        <translation>Kopiuj s&amp;zczegóły</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Edycja</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>Pre&amp;ferencje…</translation>
    </message>
    <message>
        <source>&amp;Events</source>
        <translation>&amp;Zdarzenia</translation>
    </message>
    <message>
        <source>&amp;Compact</source>
        <translation>Tryb &amp;kompaktowy</translation>
    </message>
    <message>
        <source>&amp;Full Window</source>
        <translation>Pełne &amp;okno</translation>
    </message>
    <message>
        <source>The details were copied.</source>
        <translation>Skopiowano szczegóły.</translation>
    </message>
</context>
<context>
    <name>mm::Notification</name>
    <message>
        <source>MM was stopped</source>
        <extracomment>title of a notification</extracomment>
        <translation>MM został zatrzymany</translation>
    </message>
    <message>
        <source>MM is not updating</source>
        <extracomment>title of a notification</extracomment>
        <translation>MM nie aktualizuje statystyk</translation>
    </message>
    <message>
        <source>MM&apos;s stats file can&apos;t be read</source>
        <extracomment>title of a notification</extracomment>
        <translation>Nie można odczytać pliku statystyk MM</translation>
    </message>
    <message>
        <source>MM&apos;s stats file is gone</source>
        <extracomment>title of a notification</extracomment>
        <translation>Plik statystyk MM zniknął</translation>
    </message>
    <message>
        <source>MM is active</source>
        <extracomment>title of a notification</extracomment>
        <translation>MM jest aktywny</translation>
    </message>
    <message numerus="yes">
        <source>%n server(s) of MM are down</source>
        <extracomment>title of a notification</extracomment>
        <translation>
            <numerusform>Nie działa %n serwer MM</numerusform>
            <numerusform>Nie działają %n serwery MM</numerusform>
            <numerusform>Nie działa %n serwerów MM</numerusform>
        </translation>
    </message>
    <message>
        <source>Prometheus has no machines any more</source>
        <translation>Prometheus nie ma już żadnych maszyn</translation>
    </message>
    <message>
        <source>Prometheus answers again</source>
        <translation>Prometheus znów odpowiada</translation>
    </message>
    <message>
        <source>Prometheus does not answer</source>
        <extracomment>title of a notification</extracomment>
        <translation>Prometheus nie odpowiada</translation>
    </message>
    <message>
        <source>Prometheus does not give the figures</source>
        <extracomment>title of a notification</extracomment>
        <translation>Prometheus nie podaje liczb</translation>
    </message>
    <message numerus="yes">
        <source>%n machine(s) are not active</source>
        <extracomment>title of a notification</extracomment>
        <translation>
            <numerusform>%n maszyna nie jest aktywna</numerusform>
            <numerusform>%n maszyny nie są aktywne</numerusform>
            <numerusform>%n maszyn nie jest aktywnych</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mm::Options</name>
    <message>
        <source>The stats file to watch (default: $MM_MESH_STATS_FILE, else ~/.mm_mesh_stats.json).</source>
        <translation>Obserwowany plik statystyk (domyślnie: $MM_MESH_STATS_FILE, w przeciwnym razie ~/.mm_mesh_stats.json).</translation>
    </message>
    <message>
        <source>Shows whether the MM mesh is alive and what it does.</source>
        <translation>Pokazuje, czy sieć mesh MM działa i co robi.</translation>
    </message>
    <message>
        <source>Print this help and exit.</source>
        <translation>Wypisuje tę pomoc i kończy działanie.</translation>
    </message>
    <message>
        <source>Print the version and exit.</source>
        <translation>Wypisuje wersję i kończy działanie.</translation>
    </message>
    <message>
        <source>Unexpected argument &quot;%1&quot;.</source>
        <translation>Nieoczekiwany argument „%1”.</translation>
    </message>
    <message>
        <source>--stats-file needs a path.</source>
        <translation>--stats-file wymaga podania ścieżki.</translation>
    </message>
    <message>
        <source>Milliseconds between two reads: 500 to 3600000, values outside the range are clamped (default: 2000).</source>
        <translation>Liczba milisekund między odczytami: od 500 do 3600000; wartości spoza zakresu są do niego sprowadzane (domyślnie: 2000).</translation>
    </message>
    <message>
        <source>Print what the label shows and exit, without a window. Exit code: 0 active, 1 not updating or stopped, 2 error, 3 no stats file.</source>
        <translation>Wypisuje to, co pokazuje wskaźnik, i kończy działanie bez okna. Kod wyjścia: 0 aktywny, 1 brak aktualizacji lub zatrzymany, 2 błąd, 3 brak pliku statystyk.</translation>
    </message>
    <message>
        <source>Print what the label shows, and again each time it changes, without a window, until a stop signal arrives or the output is closed.</source>
        <translation>Wypisuje to, co pokazuje wskaźnik, i ponownie przy każdej zmianie, bez okna, aż nadejdzie sygnał zatrzymania lub wyjście zostanie zamknięte.</translation>
    </message>
    <message>
        <source>Output format of --once and --follow: plain (the label&apos;s text, the default), json (one line with state, text, color, services, messages, age_s, reason, path), waybar, i3blocks, tmux; of --once only: nagios, prometheus.</source>
        <translation>Format wyjścia opcji --once i --follow: plain (tekst wskaźnika, domyślnie), json (jeden wiersz z polami state, text, color, services, messages, age_s, reason, path), waybar, i3blocks, tmux; tylko z --once: nagios, prometheus.</translation>
    </message>
    <message>
        <source>MM&apos;s address on this computer (default: http://localhost:6001). EE Monitor registers there, and checks MM&apos;s health there if the stats file does not name its writer.</source>
        <translation>Adres MM na tym komputerze (domyślnie: http://localhost:6001). EE Monitor rejestruje się tam i sprawdza tam stan MM, jeśli plik statystyk nie podaje, kto go zapisuje.</translation>
    </message>
    <message>
        <source>Only read the file: do not register with MM, do not check its health, open no port.</source>
        <translation>Tylko odczyt pliku: bez rejestracji w MM, bez sprawdzania jego stanu, bez otwierania portów.</translation>
    </message>
    <message>
        <source>Start MM unless it is running, with the mm-proxy next to this program or in PATH. MM keeps running when the window is closed.</source>
        <translation>Uruchamia MM za pomocą mm-proxy znajdującego się obok tego programu lub w PATH, o ile jeszcze nie działa. Po zamknięciu okna działa on dalej.</translation>
    </message>
    <message>
        <source>--interval must be a whole number of milliseconds, not &quot;%1&quot;.</source>
        <translation>--interval wymaga całkowitej liczby milisekund, a nie „%1”.</translation>
    </message>
    <message>
        <source>--mm-url must be an address of this computer such as http://localhost:6001, not &quot;%1&quot;.</source>
        <translation>--mm-url wymaga adresu tego komputera, takiego jak http://localhost:6001, a nie „%1”.</translation>
    </message>
    <message>
        <source>--format needs --once or --follow.</source>
        <translation>--format działa tylko z --once lub --follow.</translation>
    </message>
    <message>
        <source>--format must be one of %1, not &quot;%2&quot;.</source>
        <extracomment>%1 is a list of words, with commas</extracomment>
        <translation>--format przyjmuje jedną z wartości %1, a nie „%2”.</translation>
    </message>
    <message>
        <source>--format %1 needs --once: no program reads it as a stream.</source>
        <extracomment>%1 is nagios or prometheus, which are also names of programs</extracomment>
        <translation>--format %1 działa tylko z --once: żaden program nie odczytuje tego jako strumienia.</translation>
    </message>
    <message>
        <source>The process that read the stats file died.</source>
        <translation>Proces, który odczytywał plik statystyk, zakończył się nieoczekiwanie.</translation>
    </message>
    <message>
        <source>The file with the token that MM requires, if it was started with --token-file. MM gets it in each request, and an MM that is started here requires it.</source>
        <translation>Plik z tokenem, którego wymaga MM, jeśli uruchomiono go z --token-file. MM otrzymuje go w każdym żądaniu, a uruchomiony stąd MM go wymaga.</translation>
    </message>
    <message>
        <source>--token-file needs a path.</source>
        <translation>--token-file wymaga podania ścieżki.</translation>
    </message>
    <message>
        <source>Start in the tray alone, without a window. If there is no tray, the window is opened minimized.</source>
        <translation>Uruchamia program tylko w zasobniku, bez okna. Jeśli nie ma zasobnika, okno jest otwierane zminimalizowane.</translation>
    </message>
    <message>
        <source>Can&apos;t listen on port %1 of %2: %3.</source>
        <translation>Nie można nasłuchiwać na porcie %1 adresu %2: %3.</translation>
    </message>
    <message>
        <source>Choose another port, or end the program that uses it.</source>
        <translation>Należy wybrać inny port lub zakończyć program, który go używa.</translation>
    </message>
    <message>
        <source>Choose a port from 1024 on.</source>
        <translation>Należy wybrać port od 1024 wzwyż.</translation>
    </message>
    <message>
        <source>ee-monitor exports metrics at %1</source>
        <extracomment>%1 is a web address</extracomment>
        <translation>ee-monitor udostępnia metryki pod adresem %1</translation>
    </message>
    <message>
        <source>Serve MM&apos;s state for Prometheus at http://ADDRESS:PORT/metrics, without a window, until a stop signal arrives. ADDRESS is an IP address such as 127.0.0.1 or [::1]; port 0 chooses a free one. The connection is not encrypted.</source>
        <translation>Udostępnia stan MM dla Prometheusa pod http://ADDRESS:PORT/metrics, bez okna, aż nadejdzie sygnał zatrzymania. ADDRESS to adres IP, taki jak 127.0.0.1 lub [::1]; port 0 wybiera wolny port. Połączenie nie jest szyfrowane.</translation>
    </message>
    <message>
        <source>Accept this name in the Host header too, as a reverse proxy or Prometheus sends it; may be repeated.</source>
        <translation>Przyjmuje w nagłówku Host także tę nazwę, tak jak wysyła ją odwrotny serwer proxy lub Prometheus; można powtarzać.</translation>
    </message>
    <message>
        <source>Also export the names of services, MCP servers and the stats file.</source>
        <translation>Udostępnia także nazwy usług, serwerów MCP i pliku statystyk.</translation>
    </message>
    <message>
        <source>Watch the machines that Prometheus at this address scrapes, instead of a stats file.</source>
        <translation>Obserwuje maszyny, które odczytuje Prometheus pod tym adresem, zamiast pliku statystyk.</translation>
    </message>
    <message>
        <source>Which of Prometheus&apos; targets are the machines, as a selector of PromQL (default: {job=&quot;mm&quot;}).</source>
        <translation>Które z celów Prometheusa są maszynami, jako selektor PromQL (domyślnie: {job=&quot;mm&quot;}).</translation>
    </message>
    <message>
        <source>The file (chmod 600) with the password or the certificates for Prometheus: see the manual.</source>
        <translation>Plik (chmod 600) z hasłem lub certyfikatami do Prometheusa: zobacz podręcznik.</translation>
    </message>
    <message>
        <source>Seconds after its last scrape until a machine is not active any more: 5 to 3600 (default: 2.5 scrape intervals, and at least 10).</source>
        <translation>Liczba sekund od ostatniego odczytu, po której maszyna nie jest już aktywna: od 5 do 3600 (domyślnie: 2,5 odstępu między odczytami, co najmniej 10).</translation>
    </message>
    <message>
        <source>--max-age takes 5 to 3600 seconds, not &quot;%1&quot;.</source>
        <translation>--max-age przyjmuje od 5 do 3600 sekund, a nie „%1”.</translation>
    </message>
    <message>
        <source>--prometheus-config needs a path.</source>
        <translation>--prometheus-config wymaga podania ścieżki.</translation>
    </message>
    <message>
        <source>--%1 needs --%2.</source>
        <translation>--%1 działa tylko z --%2.</translation>
    </message>
    <message>
        <source>--%1 cannot be combined with --%2.</source>
        <translation>--%1 nie może być użyte razem z --%2.</translation>
    </message>
    <message>
        <source>--exporter takes an IP address and a port such as 127.0.0.1:9501 or [::1]:9501, not &quot;%1&quot;.</source>
        <translation>--exporter wymaga adresu IP i portu, takich jak 127.0.0.1:9501 lub [::1]:9501, a nie „%1”.</translation>
    </message>
    <message>
        <source>--exporter-host takes a host name without a port, such as box.lan, not &quot;%1&quot;.</source>
        <translation>--exporter-host wymaga nazwy hosta bez portu, takiej jak box.lan, a nie „%1”.</translation>
    </message>
</context>
<context>
    <name>mm::PreferencesControl</name>
    <message>
        <source>The disk with the entries for the login does not respond. This can&apos;t be shown or changed.</source>
        <extracomment>&quot;this&quot; is whether the program starts at login</extracomment>
        <translation>Dysk z wpisami logowania nie odpowiada. Tego nie można pokazać ani zmienić.</translation>
    </message>
    <message>
        <source>The disk with the entries for the login does not respond. This is shown when it does.</source>
        <translation>Dysk z wpisami logowania nie odpowiada. Zostanie to pokazane, gdy odpowie.</translation>
    </message>
</context>
<context>
    <name>mm::PreferencesDialog</name>
    <message>
        <source>&amp;Browse…</source>
        <translation>&amp;Przeglądaj…</translation>
    </message>
    <message>
        <source>Show an icon in the &amp;tray</source>
        <translation>Ikona w zasobniku &amp;systemowym</translation>
    </message>
    <message>
        <source>N&amp;otifications</source>
        <translation>Pow&amp;iadomienia</translation>
    </message>
    <message>
        <source>When MM is acti&amp;ve</source>
        <translation>Gdy MM staje się akty&amp;wny</translation>
    </message>
    <message>
        <source>When the stats file can&apos;t be rea&amp;d</source>
        <translation>Gdy nie można &amp;odczytać pliku statystyk</translation>
    </message>
    <message>
        <source>When there is &amp;no stats file</source>
        <translation>Gdy &amp;nie ma pliku statystyk</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Preferencje</translation>
    </message>
    <message>
        <source>Stats file</source>
        <translation>Plik statystyk</translation>
    </message>
    <message>
        <source>Chooses the stats file</source>
        <translation>Wybiera plik statystyk</translation>
    </message>
    <message>
        <source>&amp;Path:</source>
        <extracomment>of the stats file</extracomment>
        <translation>Ścież&amp;ka:</translation>
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
        <translation>&amp;Adres:</translation>
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
        <translation>Systemowy</translation>
    </message>
    <message>
        <source>Light</source>
        <extracomment>the theme</extracomment>
        <translation>Jasny</translation>
    </message>
    <message>
        <source>Dark</source>
        <extracomment>the theme</extracomment>
        <translation>Ciemny</translation>
    </message>
    <message>
        <source>T&amp;heme:</source>
        <translation>&amp;Motyw:</translation>
    </message>
    <message>
        <source>Lan&amp;guage:</source>
        <translation>&amp;Język:</translation>
    </message>
    <message>
        <source>Restore De&amp;faults</source>
        <translation>Przywróć &amp;domyślne</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Zamknij</translation>
    </message>
    <message>
        <source>given on the command line</source>
        <translation>podano w wierszu poleceń</translation>
    </message>
    <message>
        <source>Stats File</source>
        <translation>Plik statystyk</translation>
    </message>
    <message>
        <source>&amp;Register with MM and check its health</source>
        <translation>&amp;Rejestracja w MM i sprawdzanie jego stanu</translation>
    </message>
    <message>
        <source>When MM &amp;stops or is not updating</source>
        <translation>Gdy MM za&amp;trzymuje się lub nie aktualizuje</translation>
    </message>
    <message>
        <source>Read &amp;every:</source>
        <extracomment>how often the stats file is read; &quot;2.0 s&quot; follows</extracomment>
        <translation>Odczyt &amp;co:</translation>
    </message>
    <message>
        <source>The files can&apos;t be shown: a disk or network drive does not respond. The path can be entered here.</source>
        <translation>Nie można pokazać plików: dysk lub dysk sieciowy nie odpowiada. Ścieżkę można wpisać tutaj.</translation>
    </message>
    <message>
        <source>When a server of &amp;MM is down</source>
        <translation>Gdy s&amp;erwer MM nie działa</translation>
    </message>
</context>
<context>
    <name>mm::ProblemPanel</name>
    <message>
        <source>&amp;Start MM</source>
        <translation>&amp;Uruchom MM</translation>
    </message>
    <message>
        <source>Problem</source>
        <extracomment>what a screen reader calls the panel that explains what is wrong</extracomment>
        <translation>Problem</translation>
    </message>
    <message>
        <source>&amp;Move the Broken File Aside</source>
        <translation>&amp;Odłóż uszkodzony plik na bok</translation>
    </message>
    <message>
        <source>&amp;Check Now</source>
        <translation>&amp;Sprawdź teraz</translation>
    </message>
    <message>
        <source>Sh&amp;ow File</source>
        <translation>Po&amp;każ plik</translation>
    </message>
    <message>
        <source>Copy &amp;Details</source>
        <translation>Kopiuj s&amp;zczegóły</translation>
    </message>
</context>
<context>
    <name>mm::PrometheusBox</name>
    <message>
        <source>Watch man&amp;y machines through Prometheus instead of the file</source>
        <extracomment>&quot;machines&quot; are computers, each with an MM; Prometheus is a name; &quot;the file&quot; is the stats file</extracomment>
        <translation>Obserwacja wielu masz&amp;yn przez Prometheusa zamiast pliku</translation>
    </message>
    <message>
        <source>&amp;URL:</source>
        <extracomment>where Prometheus listens</extracomment>
        <translation>UR&amp;L:</translation>
    </message>
    <message>
        <source>Selection &amp;query:</source>
        <extracomment>which machines</extracomment>
        <translation>Wybór maszyn (Prom&amp;QL):</translation>
    </message>
    <message>
        <source>Pass&amp;word file:</source>
        <extracomment>the path of a file with a password</extracomment>
        <translation>Plik z &amp;hasłem:</translation>
    </message>
    <message>
        <source>none</source>
        <translation>brak</translation>
    </message>
    <message>
        <source>Asks Prometheus for the machines</source>
        <translation>Pyta Prometheusa o maszyny</translation>
    </message>
    <message>
        <source>The command line tells what is watched.</source>
        <translation>To, co jest obserwowane, podano w wierszu poleceń.</translation>
    </message>
    <message>
        <source>Prometheus is being asked.</source>
        <translation>Trwa zapytanie do Prometheusa.</translation>
    </message>
    <message>
        <source>Quic&amp;k Test</source>
        <translation>Szy&amp;bki test</translation>
    </message>
</context>
<context>
    <name>mm::PrometheusClient</name>
    <message>
        <source>its answer has more than %1 MiB</source>
        <translation>jego odpowiedź ma ponad %1 MiB</translation>
    </message>
    <message>
        <source>no complete answer within the timeout</source>
        <translation>brak pełnej odpowiedzi w wyznaczonym czasie</translation>
    </message>
</context>
<context>
    <name>mm::PrometheusConfig</name>
    <message>
        <source>line %1 is neither [http] nor one of its keys: %2.</source>
        <extracomment>%1 is a number, %2 a list of words</extracomment>
        <translation>wiersz %1 nie jest ani [http], ani jednym z kluczy tej sekcji: %2.</translation>
    </message>
    <message>
        <source>%1 names %2, which can&apos;t be used: %3</source>
        <extracomment>%1 is a key of the file, %2 a path, %3 the cause</extracomment>
        <translation>%1 wskazuje plik %2, którego nie można użyć: %3</translation>
    </message>
    <message>
        <source>it needs username and password_file, or credentials_file.</source>
        <translation>wymagane są username i password_file lub credentials_file.</translation>
    </message>
    <message>
        <source>it has to be one line without blanks.</source>
        <translation>musi to być jeden wiersz bez odstępów.</translation>
    </message>
    <message>
        <source>it has no certificate in PEM form.</source>
        <translation>nie ma w nim certyfikatu w formacie PEM.</translation>
    </message>
    <message>
        <source>it needs cert_file and key_file, or none of them.</source>
        <translation>wymagane są cert_file i key_file albo żadne z nich.</translation>
    </message>
    <message>
        <source>it has no RSA or EC key in PEM form.</source>
        <translation>nie ma w nim klucza RSA ani EC w formacie PEM.</translation>
    </message>
    <message>
        <source>A password in an address can be seen by other users: use --prometheus-config.</source>
        <translation>Hasło w adresie mogą zobaczyć inni użytkownicy: należy użyć --prometheus-config.</translation>
    </message>
    <message>
        <source>Prometheus&apos; address has to be one such as http://localhost:9090, not &quot;%1&quot;.</source>
        <extracomment>%1 is what the user has given</extracomment>
        <translation>Wymagany jest adres Prometheusa taki jak http://localhost:9090, a nie „%1”.</translation>
    </message>
    <message>
        <source>The selection has to be in braces, as in {job=&quot;mm&quot;}.</source>
        <translation>Wybór musi być w nawiasach klamrowych, jak w {job=&quot;mm&quot;}.</translation>
    </message>
    <message>
        <source>its password would be sent to %1 unencrypted: use https.</source>
        <translation>hasło z niego zostałoby wysłane do %1 bez szyfrowania: należy użyć https.</translation>
    </message>
    <message>
        <source>The file with the password for Prometheus, %1, can&apos;t be used: %2</source>
        <extracomment>%1 is a path, %2 the cause, a sentence without a capital</extracomment>
        <translation>Nie można użyć pliku z hasłem do Prometheusa, %1: %2</translation>
    </message>
</context>
<context>
    <name>mm::ProxyLauncher</name>
    <message>
        <source>MM was not started: another program answers at %1.</source>
        <extracomment>%1 is a web address</extracomment>
        <translation>Nie uruchomiono MM: pod adresem %1 odpowiada inny program.</translation>
    </message>
    <message>
        <source>MM could not be started: there is no %1 in %2, nor in any folder of PATH.</source>
        <extracomment>%1 is a program&apos;s name, %2 a folder</extracomment>
        <translation>Nie udało się uruchomić MM: nie ma %1 w %2 ani w żadnym katalogu ze zmiennej PATH.</translation>
    </message>
    <message>
        <source>MM could not be started: %1</source>
        <translation>Nie udało się uruchomić MM: %1</translation>
    </message>
    <message>
        <source>MM was started as process %1, but does not answer at %2. Its log is %3.</source>
        <extracomment>%1 is a process number, %2 a web address, %3 a path</extracomment>
        <translation>Uruchomiono MM jako proces %1, ale nie odpowiada on pod adresem %2. Jego dziennik to %3.</translation>
    </message>
    <message>
        <source>MM was started as process %1. It keeps running when this window is closed.</source>
        <extracomment>%1 is a process number</extracomment>
        <translation>Uruchomiono MM jako proces %1. Po zamknięciu tego okna działa on dalej.</translation>
    </message>
    <message>
        <source>MM is running already at %1.</source>
        <extracomment>%1 is a web address</extracomment>
        <translation>MM już działa pod adresem %1.</translation>
    </message>
    <message>
        <source>MM is running already at %1, but writes its figures to %2. Start EE Monitor with --stats-file %2 to see them.</source>
        <extracomment>%1 is a web address, %2 a path; --stats-file is an option of the command line</extracomment>
        <translation>MM już działa pod adresem %1, ale zapisuje swoje liczby w %2. Aby je zobaczyć, należy uruchomić EE Monitor z opcją --stats-file %2.</translation>
    </message>
    <message>
        <source>it exited without output.</source>
        <extracomment>replaces a program&apos;s last message, after &quot;MM could not be started: &quot;</extracomment>
        <translation>zakończył działanie bez żadnego komunikatu.</translation>
    </message>
    <message>
        <source>MM was not started yet: the disk with its program or its log %1 does not respond.</source>
        <extracomment>%1 is a path</extracomment>
        <translation>MM nie został jeszcze uruchomiony: dysk z jego programem lub dziennikiem %1 nie odpowiada.</translation>
    </message>
    <message>
        <source>The program at %1 requires a token. If it is MM, start EE Monitor with MM&apos;s --token-file.</source>
        <translation>Program pod adresem %1 wymaga tokenu. Jeśli to MM, należy uruchomić EE Monitor z --token-file tego MM.</translation>
    </message>
</context>
<context>
    <name>mm::Server</name>
    <message>
        <source>connection refused</source>
        <translation>odmowa połączenia</translation>
    </message>
    <message>
        <source>timeout</source>
        <translation>przekroczenie czasu</translation>
    </message>
    <message>
        <source>connection closed</source>
        <translation>zamknięcie połączenia</translation>
    </message>
    <message>
        <source>bad answer</source>
        <translation>błędna odpowiedź</translation>
    </message>
    <message>
        <source>answer too large</source>
        <translation>zbyt duża odpowiedź</translation>
    </message>
    <message>
        <source>HTTP error</source>
        <translation>błąd HTTP</translation>
    </message>
    <message>
        <source>error of the tool</source>
        <translation>błąd narzędzia</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>anulowane</translation>
    </message>
    <message>
        <source>too many calls</source>
        <translation>zbyt wiele wywołań</translation>
    </message>
    <message>
        <source>Up</source>
        <comment>state of a service</comment>
        <translation>Działa</translation>
    </message>
    <message>
        <source>Busy</source>
        <comment>state of a service</comment>
        <translation>Zajęty</translation>
    </message>
    <message>
        <source>Starting</source>
        <comment>state of a service</comment>
        <translation>Uruchamianie</translation>
    </message>
    <message>
        <source>Failing</source>
        <comment>state of a service</comment>
        <translation>Awaria</translation>
    </message>
    <message>
        <source>Down</source>
        <comment>state of a service</comment>
        <translation>Nie działa</translation>
    </message>
    <message>
        <source>Stopped</source>
        <comment>state of a service</comment>
        <translation>Zatrzymany</translation>
    </message>
    <message>
        <source>Disabled</source>
        <comment>state of a service</comment>
        <translation>Dezaktywowany</translation>
    </message>
    <message>
        <source>Busy for %1 s</source>
        <extracomment>state of a server; %1 is a whole number of seconds</extracomment>
        <translation>Zajęty od %1 s</translation>
    </message>
    <message>
        <source>MCP server that MM runs: %1</source>
        <extracomment>%1 is a state, such as &quot;Up&quot; or &quot;Failing&quot;</extracomment>
        <translation>Serwer MCP uruchamiany przez MM: %1</translation>
    </message>
    <message>
        <source>Last change of its state: %1</source>
        <extracomment>%1 is when, such as &quot;5 minutes ago&quot;</extracomment>
        <translation>Ostatnia zmiana jego stanu: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n restart(s) by MM</source>
        <translation>
            <numerusform>%n ponowne uruchomienie przez MM</numerusform>
            <numerusform>%n ponowne uruchomienia przez MM</numerusform>
            <numerusform>%n ponownych uruchomień przez MM</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 is the kind of an error, %2 how often it occurred</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>error of the server</source>
        <translation>błąd serwera</translation>
    </message>
    <message>
        <source>server ended</source>
        <translation>serwer zakończył działanie</translation>
    </message>
</context>
<context>
    <name>mm::ServerActions</name>
    <message>
        <source>&amp;Restart Server</source>
        <translation>&amp;Uruchom serwer ponownie</translation>
    </message>
    <message>
        <source>Show Lo&amp;g…</source>
        <translation>Pokaż &amp;dziennik…</translation>
    </message>
    <message>
        <source>The server is disabled: enable it first.</source>
        <translation>Serwer jest dezaktywowany: najpierw należy go aktywować.</translation>
    </message>
    <message>
        <source>&amp;Enable Server</source>
        <translation>&amp;Aktywuj serwer</translation>
    </message>
    <message>
        <source>&amp;Disable Server</source>
        <translation>Dez&amp;aktywuj serwer</translation>
    </message>
    <message>
        <source>Ends its process and starts it again.</source>
        <translation>Kończy jego proces i uruchamia go ponownie.</translation>
    </message>
    <message>
        <source>MM starts it, and again if it ends.</source>
        <translation>MM uruchamia go, a gdy zakończy działanie, ponownie.</translation>
    </message>
    <message>
        <source>It stays stopped until it is started again, or MM is.</source>
        <translation>Pozostaje zatrzymany do ponownego uruchomienia serwera lub MM.</translation>
    </message>
    <message>
        <source>MM starts it, and again at each start of MM.</source>
        <translation>MM uruchamia go, a potem przy każdym uruchomieniu MM.</translation>
    </message>
    <message>
        <source>It stays stopped until it is enabled, also after a restart of MM.</source>
        <translation>Pozostaje zatrzymany do czasu aktywacji, także po ponownym uruchomieniu MM.</translation>
    </message>
    <message>
        <source>The last lines that the server wrote to its standard error.</source>
        <translation>Ostatnie wiersze, które serwer zapisał na standardowym wyjściu błędów.</translation>
    </message>
    <message>
        <source>S&amp;tart Server</source>
        <translation>U&amp;ruchom serwer</translation>
    </message>
    <message>
        <source>S&amp;top Server</source>
        <translation>&amp;Zatrzymaj serwer</translation>
    </message>
</context>
<context>
    <name>mm::ServerControl</name>
    <message>
        <source>%1 is being restarted.</source>
        <extracomment>%1 is a server</extracomment>
        <translation>Trwa ponowne uruchamianie serwera %1.</translation>
    </message>
    <message>
        <source>%1 is being started.</source>
        <extracomment>%1 is a server</extracomment>
        <translation>Trwa uruchamianie serwera %1.</translation>
    </message>
    <message>
        <source>%1 is being stopped.</source>
        <extracomment>%1 is a server</extracomment>
        <translation>Trwa zatrzymywanie serwera %1.</translation>
    </message>
    <message>
        <source>%1 is enabled.</source>
        <extracomment>%1 is a server</extracomment>
        <translation>Serwer %1 jest aktywowany.</translation>
    </message>
    <message>
        <source>%1 is disabled.</source>
        <extracomment>%1 is a server</extracomment>
        <translation>Serwer %1 jest dezaktywowany.</translation>
    </message>
    <message>
        <source>MM is not running.</source>
        <translation>MM nie działa.</translation>
    </message>
    <message>
        <source>Only the user who runs MM can do this, on the same computer.</source>
        <translation>Może to zrobić tylko użytkownik, który uruchomił MM, na tym samym komputerze.</translation>
    </message>
    <message>
        <source>MM did not answer: %1.</source>
        <extracomment>%1 is the cause, without a full stop</extracomment>
        <translation>MM nie odpowiedział: %1.</translation>
    </message>
    <message>
        <source>MM refused this for the server %1: %2</source>
        <extracomment>%1 is a server, %2 a sentence of MM in English</extracomment>
        <translation>MM odmówił tego dla serwera %1: %2</translation>
    </message>
</context>
<context>
    <name>mm::ServerLogDialog</name>
    <message>
        <source>The server has written nothing to its standard error.</source>
        <translation>Serwer nie zapisał niczego na standardowym wyjściu błędów.</translation>
    </message>
    <message>
        <source>Log of %1</source>
        <extracomment>title of a window; %1 is the name of a server</extracomment>
        <translation>Dziennik serwera %1</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>&amp;Odśwież</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopiuj</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>&amp;Zamknij</translation>
    </message>
</context>
<context>
    <name>mm::ServiceRow</name>
    <message>
        <source>just now</source>
        <comment>registered</comment>
        <translation>przed chwilą</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) ago</source>
        <translation>
            <numerusform>%n minutę temu</numerusform>
            <numerusform>%n minuty temu</numerusform>
            <numerusform>%n minut temu</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) ago</source>
        <translation>
            <numerusform>%n godzinę temu</numerusform>
            <numerusform>%n godziny temu</numerusform>
            <numerusform>%n godzin temu</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n dzień temu</numerusform>
            <numerusform>%n dni temu</numerusform>
            <numerusform>%n dni temu</numerusform>
        </translation>
    </message>
    <message>
        <source>&lt;%1</source>
        <extracomment>%1 is a number: fewer messages per minute than that</extracomment>
        <translation>&lt;%1</translation>
    </message>
    <message>
        <source>Not known: the service is not registered any more.</source>
        <translation>Brak danych: usługa nie jest już zarejestrowana.</translation>
    </message>
    <message>
        <source>Not known: MM is not active.</source>
        <translation>Brak danych: MM nie jest aktywny.</translation>
    </message>
    <message>
        <source>Not known: another service has the same name.</source>
        <translation>Brak danych: inna usługa ma tę samą nazwę.</translation>
    </message>
    <message>
        <source>Messages per minute, over the last minute</source>
        <translation>Wiadomości na minutę, w ciągu ostatniej minuty</translation>
    </message>
    <message numerus="yes">
        <source>Messages per minute, over the last %n second(s)</source>
        <translation>
            <numerusform>Wiadomości na minutę, w ciągu ostatniej %n sekundy</numerusform>
            <numerusform>Wiadomości na minutę, w ciągu ostatnich %n sekund</numerusform>
            <numerusform>Wiadomości na minutę, w ciągu ostatnich %n sekund</numerusform>
        </translation>
    </message>
    <message>
        <source>&lt;%1%</source>
        <extracomment>%1 is a number: less than that percentage</extracomment>
        <translation>&lt;%1%</translation>
    </message>
    <message>
        <source>%1%</source>
        <extracomment>%1 is a number: a percentage</extracomment>
        <translation>%1%</translation>
    </message>
    <message>
        <source>No share: the service is not registered any more.</source>
        <translation>Brak udziału: usługa nie jest już zarejestrowana.</translation>
    </message>
    <message>
        <source>No share: no service has had a message yet.</source>
        <translation>Brak udziału: żadna usługa nie miała jeszcze wiadomości.</translation>
    </message>
    <message>
        <source>%1 of the %2 messages of all services in this table</source>
        <extracomment>%1 is a share such as &quot;12.5%&quot;, %2 a number</extracomment>
        <translation>%1 z %2 wiadomości wszystkich usług w tej tabeli</translation>
    </message>
    <message>
        <source>New: registered a moment ago.</source>
        <translation>Nowa: zarejestrowana przed chwilą.</translation>
    </message>
    <message>
        <source>Departed: not registered any more.</source>
        <translation>Odłączona: nie jest już zarejestrowana.</translation>
    </message>
    <message>
        <source>%1 (this window)</source>
        <extracomment>table cell: the service that is this program; %1 is its name</extracomment>
        <translation>%1 (to okno)</translation>
    </message>
    <message>
        <source>Not known: the service is down.</source>
        <translation>Brak danych: usługa nie działa.</translation>
    </message>
    <message numerus="yes">
        <source>Measuring: the first value comes after %n second(s).</source>
        <translation>
            <numerusform>Trwa pomiar: pierwsza wartość pojawi się po %n sekundzie.</numerusform>
            <numerusform>Trwa pomiar: pierwsza wartość pojawi się po %n sekundach.</numerusform>
            <numerusform>Trwa pomiar: pierwsza wartość pojawi się po %n sekundach.</numerusform>
        </translation>
    </message>
    <message>
        <source>No share: the service is down.</source>
        <translation>Brak udziału: usługa nie działa.</translation>
    </message>
    <message>
        <source>Down: no program listens at its port, so MM does not count it until it answers.</source>
        <translation>Nie działa: żaden program nie nasłuchuje na jej porcie, więc MM jej nie liczy, dopóki nie odpowie.</translation>
    </message>
    <message>
        <source>measuring…</source>
        <extracomment>table cell instead of the number of messages per minute</extracomment>
        <translation>pomiar…</translation>
    </message>
    <message numerus="yes">
        <source>%n failed call(s) since the registration</source>
        <translation>
            <numerusform>%n nieudane wywołanie od rejestracji</numerusform>
            <numerusform>%n nieudane wywołania od rejestracji</numerusform>
            <numerusform>%n nieudanych wywołań od rejestracji</numerusform>
        </translation>
    </message>
    <message>
        <source>Last failure (%1): %2</source>
        <extracomment>%1 is when, such as &quot;5 minutes ago&quot;, %2 a sentence of MM in English</extracomment>
        <translation>Ostatni błąd (%1): %2</translation>
    </message>
    <message>
        <source>No successful call since the registration</source>
        <translation>Brak udanych wywołań od rejestracji</translation>
    </message>
    <message>
        <source>Last successful call: %1</source>
        <translation>Ostatnie udane wywołanie: %1</translation>
    </message>
    <message>
        <source>No failed call is known.</source>
        <translation>Nie są znane nieudane wywołania.</translation>
    </message>
    <message>
        <source>Tools: %1</source>
        <extracomment>%1 are names of tools of a service, with commas between them</extracomment>
        <translation>Narzędzia: %1</translation>
    </message>
    <message numerus="yes">
        <source>Tools: %1 and %n more</source>
        <extracomment>%1 are names of tools of a service, with commas between them; %n more are not named</extracomment>
        <translation>
            <numerusform>Narzędzia: %1 i jeszcze %n</numerusform>
            <numerusform>Narzędzia: %1 i jeszcze %n</numerusform>
            <numerusform>Narzędzia: %1 i jeszcze %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Not known: the server is not up.</source>
        <translation>Brak danych: serwer nie działa.</translation>
    </message>
    <message>
        <source>No share: the server is not up.</source>
        <translation>Brak udziału: serwer nie działa.</translation>
    </message>
    <message>
        <source>None: MM does not run this service.</source>
        <translation>Brak: MM nie uruchamia tej usługi.</translation>
    </message>
    <message>
        <source>No call is known.</source>
        <translation>Nie są znane żadne wywołania.</translation>
    </message>
    <message>
        <source>A program that has registered with MM; MM does not run it.</source>
        <translation>Program, który zarejestrował się w MM; MM go nie uruchamia.</translation>
    </message>
</context>
<context>
    <name>mm::ServicesModel</name>
    <message>
        <source>Service</source>
        <comment>table column</comment>
        <translation>Usługa</translation>
    </message>
    <message>
        <source>Registered</source>
        <comment>table column: when</comment>
        <translation>Zarejestrowano</translation>
    </message>
    <message>
        <source>Messages</source>
        <comment>table column: how many</comment>
        <translation>Wiadomości</translation>
    </message>
    <message>
        <source>Messages per minute, over the last minute</source>
        <translation>Wiadomości na minutę, w ciągu ostatniej minuty</translation>
    </message>
    <message>
        <source>Share of the messages of all services in this table</source>
        <translation>Udział w wiadomościach wszystkich usług w tej tabeli</translation>
    </message>
    <message>
        <source>Per minute</source>
        <comment>table column: messages a minute</comment>
        <translation>Na minutę</translation>
    </message>
    <message>
        <source>Share</source>
        <comment>table column: of all messages</comment>
        <translation>Udział</translation>
    </message>
    <message>
        <source>Failed calls since the service was registered</source>
        <translation>Nieudane wywołania od rejestracji usługi</translation>
    </message>
    <message>
        <source>Failed</source>
        <comment>table column: how many calls failed</comment>
        <translation>Błędy</translation>
    </message>
    <message>
        <source>State</source>
        <comment>table column: of a service</comment>
        <translation>Stan</translation>
    </message>
    <message>
        <source>Restarts</source>
        <comment>table column: how many</comment>
        <translation>Restarty</translation>
    </message>
    <message>
        <source>Last used</source>
        <comment>table column: when</comment>
        <translation>Ostatnie użycie</translation>
    </message>
    <message>
        <source>Whether the service can be called; see Help</source>
        <translation>Czy usługa może przyjmować wywołania; zobacz Pomoc</translation>
    </message>
    <message>
        <source>How often MM has started the server again</source>
        <translation>Ile razy MM ponownie uruchomił serwer</translation>
    </message>
    <message>
        <source>When its last call ended</source>
        <translation>Kiedy zakończyło się ostatnie wywołanie</translation>
    </message>
</context>
<context>
    <name>mm::ServicesView</name>
    <message>
        <source>Services</source>
        <translation>Usługi</translation>
    </message>
    <message>
        <source>This MM counts its services, but does not list them.</source>
        <translation>Ten MM zlicza swoje usługi, ale ich nie wymienia.</translation>
    </message>
    <message>
        <source>No service is registered yet.</source>
        <translation>Żadna usługa nie jest jeszcze zarejestrowana.</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopiuj</translation>
    </message>
    <message>
        <source>Copy as &amp;JSON</source>
        <translation>Kopiuj jako &amp;JSON</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>&amp;Znajdź</translation>
    </message>
    <message>
        <source>59 minutes ago</source>
        <extracomment>the widest of these texts that is common</extracomment>
        <translation>59 minut temu</translation>
    </message>
    <message>
        <source>No service has “%1” in its name.</source>
        <translation>Żadna usługa nie ma w nazwie „%1”.</translation>
    </message>
    <message>
        <source>Col&amp;umns</source>
        <translation>Ko&amp;lumny</translation>
    </message>
    <message>
        <source>Filter the services by name</source>
        <translation>Filtruj usługi według nazwy</translation>
    </message>
    <message>
        <source>Filter by name</source>
        <translation>Filtruj według nazwy</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n service(s)</source>
        <extracomment>%1 is the number of services shown, %n the number of all</extracomment>
        <translation>
            <numerusform>%1 z %n usługi</numerusform>
            <numerusform>%1 z %n usług</numerusform>
            <numerusform>%1 z %n usług</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Sort By</source>
        <translation>&amp;Sortuj według</translation>
    </message>
    <message>
        <source>Order of the &amp;File</source>
        <extracomment>how the table is sorted</extracomment>
        <translation>Kolejność w &amp;pliku</translation>
    </message>
    <message>
        <source>Busy for 59 s</source>
        <extracomment>the widest state of a service that is common</extracomment>
        <translation>Zajęty od 59 s</translation>
    </message>
</context>
<context>
    <name>mm::Settings</name>
    <message>
        <source>Enter an absolute path: it begins with a slash, as in %1.</source>
        <translation>Podaj ścieżkę bezwzględną: zaczyna się od ukośnika, jak w %1.</translation>
    </message>
    <message>
        <source>This is a folder. Choose a file in it.</source>
        <translation>To jest katalog. Należy wybrać plik w tym katalogu.</translation>
    </message>
    <message>
        <source>MM runs on this computer: enter an address such as %1.</source>
        <extracomment>%1 is an address</extracomment>
        <translation>MM działa na tym komputerze: podaj adres taki jak %1.</translation>
    </message>
    <message>
        <source>The disk with the preferences does not respond. Changes apply at once, and are stored when it responds.</source>
        <translation>Dysk z preferencjami nie odpowiada. Zmiany działają od razu i zostaną zapisane, gdy odpowie.</translation>
    </message>
    <message>
        <source>it is not a regular file</source>
        <translation>nie jest to zwykły plik</translation>
    </message>
    <message>
        <source>it is too large</source>
        <translation>jest za duży</translation>
    </message>
    <message>
        <source>it can&apos;t be replaced</source>
        <translation>nie można go zastąpić</translation>
    </message>
    <message>
        <source>This can&apos;t be stored in %1: %2. It applies until EE Monitor is closed.</source>
        <extracomment>%1 is a path, %2 a cause such as &quot;Permission denied&quot;</extracomment>
        <translation>Nie można zapisać tego w %1: %2. Obowiązuje to do zamknięcia programu EE Monitor.</translation>
    </message>
    <message>
        <source>The preferences in %1 can&apos;t be read: %2. The defaults apply, and the file stays as it is.</source>
        <extracomment>%1 is a path, %2 a cause such as &quot;Permission denied&quot;</extracomment>
        <translation>Nie można odczytać preferencji z %1: %2. Obowiązują wartości domyślne, a plik pozostaje bez zmian.</translation>
    </message>
    <message>
        <source>The preferences in %1 are damaged at line %2. What can be read applies; the file is copied before it is changed.</source>
        <extracomment>%1 is a path, %2 a number</extracomment>
        <translation>Preferencje w %1 są uszkodzone w wierszu %2. Obowiązuje to, co można odczytać; plik jest kopiowany przed zmianą.</translation>
    </message>
    <message>
        <source>The window&apos;s layout can&apos;t be stored in %1: %2.</source>
        <extracomment>%1 is a path, %2 a cause such as &quot;Permission denied&quot;</extracomment>
        <translation>Nie można zapisać układu okna w %1: %2.</translation>
    </message>
    <message>
        <source>The preferences in %1 have values that can&apos;t be used: %2. The defaults apply instead, and the file stays as it is.</source>
        <extracomment>%1 is a path, %2 a list of names such as &quot;stats/interval, mm/url&quot;</extracomment>
        <translation>Preferencje w %1 zawierają wartości, których nie można użyć: %2. Zamiast nich obowiązują wartości domyślne, a plik pozostaje bez zmian.</translation>
    </message>
    <message>
        <source>it is mounted by itself, so mount its folder instead</source>
        <translation>jest zamontowany osobno; zamiast niego należy zamontować jego folder</translation>
    </message>
</context>
<context>
    <name>mm::SingleInstance</name>
    <message>
        <source>The window that is open for this file does not answer. Opening another one.</source>
        <translation>Otwarte okno tego pliku nie odpowiada. Otwierane jest kolejne.</translation>
    </message>
</context>
<context>
    <name>mm::Startup</name>
    <message>
        <source>The home folder does not respond. Fonts and themes in it are not used; the preferences apply when it responds.</source>
        <translation>Katalog domowy nie odpowiada. Jego czcionki i motywy nie są używane; preferencje zadziałają, gdy odpowie.</translation>
    </message>
    <message>
        <source>The session bus does not respond. There are no tray icon and no notifications until EE Monitor is started again.</source>
        <translation>Magistrala sesji nie odpowiada. Do ponownego uruchomienia programu EE Monitor nie będzie ikony w zasobniku ani powiadomień.</translation>
    </message>
    <message>
        <source>There is no response from %1. Themes and plugins in it are not used; preferences that depend on it apply when it responds.</source>
        <extracomment>%1 is one or more paths</extracomment>
        <translation>Brak odpowiedzi z %1. Znajdujące się tam motywy i wtyczki nie są używane; zależne od tego preferencje zaczną obowiązywać, gdy odpowie.</translation>
    </message>
</context>
<context>
    <name>mm::StatsFile</name>
    <message>
        <source>process %1 on %2 writes it already</source>
        <translation>już go zapisuje proces %1 na %2</translation>
    </message>
    <message>
        <source>%1 It was moved aside as %2, and counting starts at 0.</source>
        <translation>%1 Odłożono go na bok jako %2, a liczenie zaczyna się od 0.</translation>
    </message>
    <message numerus="yes">
        <source>Added %n message(s) that the last writer of %1 had counted and not saved.</source>
        <translation>
            <numerusform>Dodano %n wiadomość, którą ostatni proces zapisujący %1 policzył, ale nie zapisał.</numerusform>
            <numerusform>Dodano %n wiadomości, które ostatni proces zapisujący %1 policzył, ale nie zapisał.</numerusform>
            <numerusform>Dodano %n wiadomości, które ostatni proces zapisujący %1 policzył, ale nie zapisał.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is not written: %2.</source>
        <translation>%1 nie jest zapisywany: %2.</translation>
    </message>
    <message>
        <source>%1 can&apos;t be saved: %2. Counting goes on, and saving is tried again.</source>
        <translation>Nie można zapisać %1: %2. Liczenie trwa nadal, a zapis będzie ponawiany.</translation>
    </message>
    <message numerus="yes">
        <source>%1 is saved again, after %n second(s).</source>
        <translation>
            <numerusform>%1 jest znów zapisywany, po %n sekundzie.</numerusform>
            <numerusform>%1 jest znów zapisywany, po %n sekundach.</numerusform>
            <numerusform>%1 jest znów zapisywany, po %n sekundach.</numerusform>
        </translation>
    </message>
    <message>
        <source>the key %1 is missing</source>
        <translation>brak klucza %1</translation>
    </message>
    <message>
        <source>%1 is not a number</source>
        <translation>%1 nie jest liczbą</translation>
    </message>
    <message>
        <source>%1 is negative</source>
        <translation>wartość %1 jest ujemna</translation>
    </message>
    <message>
        <source>%1 is not a whole number</source>
        <translation>%1 nie jest liczbą całkowitą</translation>
    </message>
    <message>
        <source>%1 is too large</source>
        <translation>wartość %1 jest za duża</translation>
    </message>
    <message>
        <source>%1 is not a string</source>
        <translation>%1 nie jest ciągiem znaków</translation>
    </message>
    <message>
        <source>%1 is not an object</source>
        <translation>%1 nie jest obiektem</translation>
    </message>
    <message>
        <source>%1 is neither &quot;running&quot; nor &quot;stopped&quot;</source>
        <translation>%1 nie ma wartości „running” ani „stopped”</translation>
    </message>
    <message>
        <source>%1 is not a number of seconds up to 86400</source>
        <translation>%1 nie jest liczbą sekund nieprzekraczającą 86400</translation>
    </message>
    <message>
        <source>%1 is not an array</source>
        <translation>%1 nie jest tablicą</translation>
    </message>
    <message>
        <source>%1 is a directory, not a file.</source>
        <translation>%1 jest katalogiem, a nie plikiem.</translation>
    </message>
    <message>
        <source>%1 is a named pipe, not a file.</source>
        <translation>%1 jest potokiem nazwanym, a nie plikiem.</translation>
    </message>
    <message>
        <source>%1 is a socket, not a file.</source>
        <translation>%1 jest gniazdem, a nie plikiem.</translation>
    </message>
    <message>
        <source>%1 is a device, not a file.</source>
        <translation>%1 jest urządzeniem, a nie plikiem.</translation>
    </message>
    <message>
        <source>%1 is not a regular file.</source>
        <translation>%1 nie jest zwykłym plikiem.</translation>
    </message>
    <message>
        <source>%1 may not be read by this user: permission denied.</source>
        <translation>Ten użytkownik nie może odczytać %1: brak uprawnień.</translation>
    </message>
    <message>
        <source>%1 can&apos;t be read: %2.</source>
        <translation>Nie można odczytać %1: %2.</translation>
    </message>
    <message>
        <source>%1 is empty.</source>
        <translation>%1 jest pusty.</translation>
    </message>
    <message>
        <source>%1 is not UTF-8 text: wrong at byte %2.</source>
        <translation>%1 nie jest tekstem UTF-8: błąd w bajcie %2.</translation>
    </message>
    <message>
        <source>%1 is not valid JSON: %2 at byte %3.</source>
        <translation>%1 nie jest poprawnym plikiem JSON: %2 w bajcie %3.</translation>
    </message>
    <message>
        <source>%1 is not a valid stats file: %2.</source>
        <translation>%1 nie jest poprawnym plikiem statystyk: %2.</translation>
    </message>
    <message>
        <source>%1 does not exist.</source>
        <translation>%1 nie istnieje.</translation>
    </message>
    <message>
        <source>another process writes it already and holds %1</source>
        <translation>inny proces już go zapisuje i zajmuje %1</translation>
    </message>
    <message>
        <source>process %1 (%2) writes it already and holds %3</source>
        <translation>proces %1 (%2) już go zapisuje i zajmuje %3</translation>
    </message>
    <message>
        <source>process %1 (%2) on %4 writes it already and holds %3</source>
        <translation>proces %1 (%2) na %4 już go zapisuje i zajmuje %3</translation>
    </message>
    <message>
        <source>%1 can be read again, and was left as it is.</source>
        <translation>%1 daje się znów odczytać i pozostał bez zmian.</translation>
    </message>
    <message>
        <source>%1 could not be moved to %2: %3.</source>
        <extracomment>%1 and %2 are paths, %3 is what the system says</extracomment>
        <translation>Nie udało się przenieść %1 do %2: %3.</translation>
    </message>
    <message>
        <source>it contains no JSON object</source>
        <translation>nie zawiera obiektu JSON</translation>
    </message>
    <message>
        <source>%1 can&apos;t be read: its symbolic links form a loop.</source>
        <translation>Nie można odczytać %1: jego dowiązania symboliczne tworzą pętlę.</translation>
    </message>
    <message>
        <source>%1 is larger than %2, the maximum size.</source>
        <translation>%1 przekracza %2, maksymalny rozmiar.</translation>
    </message>
    <message>
        <source>%1 can&apos;t be created: %2</source>
        <translation>nie można utworzyć %1: %2</translation>
    </message>
    <message>
        <source>%1 would be larger than the limit for readers: it is written without its list of services.</source>
        <translation>%1 przekroczyłby rozmiar dopuszczalny przy odczycie: jest zapisywany bez listy usług.</translation>
    </message>
    <message>
        <source>it can&apos;t be read, and can&apos;t be moved aside: %1</source>
        <translation>nie można go odczytać ani odłożyć na bok: %1</translation>
    </message>
    <message>
        <source>%1 may not be read by this user: %2.</source>
        <translation>Ten użytkownik nie może odczytać %1: %2.</translation>
    </message>
    <message>
        <source>The system gives no thread to save %1: %2. It is saved less often until there is one.</source>
        <translation>System nie daje wątku do zapisu %1: %2. Do tego czasu zapis jest rzadszy.</translation>
    </message>
    <message>
        <source>%1 is mounted by itself, so it is written in place, and a crash may leave it half written. Mount its folder instead.</source>
        <translation>%1 jest zamontowany oddzielnie, więc jest zapisywany w miejscu, a awaria może pozostawić go zapisanym w połowie. Zamiast tego należy zamontować jego folder.</translation>
    </message>
    <message>
        <source>%1. The stats file is mounted by itself: mount its folder instead</source>
        <translation>%1. Plik statystyk jest zamontowany oddzielnie: zamiast tego należy zamontować jego folder</translation>
    </message>
    <message>
        <source>%1 belongs to %2, as a run under sudo leaves it. It is replaced by a file of this user.</source>
        <translation>%1 należy do użytkownika %2, jak po uruchomieniu z sudo. Zostaje zastąpiony plikiem tego użytkownika.</translation>
    </message>
    <message>
        <source>%1 belongs to %2 and can&apos;t be read. It was moved aside as %3, and counting starts at 0. To continue from its total: stop MM, sudo chown %4 &quot;%3&quot;, and rename it back.</source>
        <translation>%1 należy do użytkownika %2 i nie można go odczytać. Odłożono go na bok jako %3, a liczenie zaczyna się od 0. Aby kontynuować od jego sumy: zatrzymać MM, wykonać sudo chown %4 &quot;%3&quot; i przywrócić nazwę pliku.</translation>
    </message>
    <message numerus="yes">
        <source>the disk has not responded for %n second(s)</source>
        <translation>
            <numerusform>dysk nie odpowiada od %n sekundy</numerusform>
            <numerusform>dysk nie odpowiada od %n sekund</numerusform>
            <numerusform>dysk nie odpowiada od %n sekund</numerusform>
        </translation>
    </message>
    <message>
        <source>The disk of %1 responds again.</source>
        <translation>Dysk z %1 znów odpowiada.</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) counted here are not in %1: %2.</source>
        <translation>
            <numerusform>%n policzonej tu wiadomości nie ma w %1: %2.</numerusform>
            <numerusform>%n policzonych tu wiadomości nie ma w %1: %2.</numerusform>
            <numerusform>%n policzonych tu wiadomości nie ma w %1: %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mm::StatsFileActions</name>
    <message>
        <source>No file manager could be opened to show %1.</source>
        <extracomment>%1 is a path</extracomment>
        <translation>Nie udało się otworzyć menedżera plików, aby pokazać %1.</translation>
    </message>
    <message>
        <source>Move the broken stats file aside?

Now:
%1

Then:
%2

Nothing is deleted. MM writes a new file when it is started again.</source>
        <extracomment>%1 and %2 are paths</extracomment>
        <translation>Odłożyć uszkodzony plik statystyk na bok?

Teraz:
%1

Potem:
%2

Nic nie zostanie usunięte. MM zapisze nowy plik, gdy zostanie ponownie uruchomiony.</translation>
    </message>
    <message>
        <source>Move the Broken File Aside</source>
        <translation>Odłożenie uszkodzonego pliku na bok</translation>
    </message>
    <message>
        <source>&amp;Move</source>
        <extracomment>a button: yes, move the file</extracomment>
        <translation>&amp;Odłóż</translation>
    </message>
    <message>
        <source>The broken file was moved to %1.</source>
        <translation>Uszkodzony plik odłożono na bok jako %1.</translation>
    </message>
    <message>
        <source>State: %1</source>
        <extracomment>%1 is an identifier such as NotUpdating</extracomment>
        <translation>Stan: %1</translation>
    </message>
    <message>
        <source>Reason: %1</source>
        <translation>Przyczyna: %1</translation>
    </message>
    <message>
        <source>File: %1</source>
        <translation>Plik: %1</translation>
    </message>
    <message>
        <source>Age: %1 s</source>
        <extracomment>%1 is a whole number of seconds</extracomment>
        <translation>Wiek: %1 s</translation>
    </message>
    <message>
        <source>EE Monitor %1, Qt %2, %3, %4</source>
        <translation>EE Monitor %1, Qt %2, %3, %4</translation>
    </message>
    <message>
        <source>Time: %1</source>
        <translation>Czas: %1</translation>
    </message>
</context>
<context>
    <name>mm::Status</name>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n sekundę</numerusform>
            <numerusform>%n sekundy</numerusform>
            <numerusform>%n sekund</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minutę</numerusform>
            <numerusform>%n minuty</numerusform>
            <numerusform>%n minut</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n godzinę</numerusform>
            <numerusform>%n godziny</numerusform>
            <numerusform>%n godzin</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n dzień</numerusform>
            <numerusform>%n dni</numerusform>
            <numerusform>%n dni</numerusform>
        </translation>
    </message>
    <message>
        <source>MM is not running any more: process %1 is gone.</source>
        <translation>MM już nie działa: proces %1 zniknął.</translation>
    </message>
    <message>
        <source>MM is suspended: process %1 was stopped by a signal.</source>
        <translation>MM jest wstrzymany: proces %1 został zatrzymany sygnałem.</translation>
    </message>
    <message>
        <source>MM is running on %1.</source>
        <extracomment>%1 is a computer&apos;s name</extracomment>
        <translation>MM działa na %1.</translation>
    </message>
    <message>
        <source>MM is running as process %1.</source>
        <translation>MM działa jako proces %1.</translation>
    </message>
    <message>
        <source>MM answers at %1.</source>
        <extracomment>%1 is a web address</extracomment>
        <translation>MM odpowiada pod adresem %1.</translation>
    </message>
    <message>
        <source>MM has not written since this computer was started.</source>
        <translation>MM nic nie zapisał od uruchomienia tego komputera.</translation>
    </message>
    <message>
        <source>MM&apos;s file is valid. This MM does not say whether it is still running.</source>
        <translation>Plik MM jest poprawny. Ten MM nie podaje, czy nadal działa.</translation>
    </message>
    <message>
        <source>The stats file is being read for the first time.</source>
        <translation>Trwa pierwszy odczyt pliku statystyk.</translation>
    </message>
    <message>
        <source>MM: Checking...</source>
        <translation>MM: Sprawdzanie...</translation>
    </message>
    <message>
        <source>MM: No stats file</source>
        <translation>MM: Brak pliku statystyk</translation>
    </message>
    <message>
        <source>MM: Stopped</source>
        <translation>MM: Zatrzymany</translation>
    </message>
    <message>
        <source>MM: Not updating</source>
        <translation>MM: Brak aktualizacji</translation>
    </message>
    <message>
        <source>MM: Error reading stats</source>
        <translation>MM: Błąd odczytu</translation>
    </message>
    <message>
        <source>MM: %1 services | %2 msgs</source>
        <extracomment>the label: %1 services, %2 messages; never inflected, also for 1</extracomment>
        <translation>MM: Usługi: %1 | Wiad.: %2</translation>
    </message>
    <message>
        <source>Continue the process, or start MM again. The figures are the last that it wrote to %1.</source>
        <extracomment>%1 is a path</extracomment>
        <translation>Należy wznowić proces lub ponownie uruchomić MM. Liczby są ostatnimi, które zapisał w %1.</translation>
    </message>
    <message>
        <source>Start MM again. If it listens elsewhere, start EE Monitor with that address as --mm-url. The figures are the last that MM wrote to %1.</source>
        <extracomment>%1 is a path; --mm-url is an option of the command line</extracomment>
        <translation>Należy ponownie uruchomić MM. Jeśli nasłuchuje gdzie indziej, należy uruchomić EE Monitor z tym adresem w opcji --mm-url. Liczby są ostatnimi, które MM zapisał w %1.</translation>
    </message>
    <message>
        <source>Start MM again. If it is running, check that it writes to %1. The figures are the last that it wrote.</source>
        <extracomment>%1 is a path</extracomment>
        <translation>Należy ponownie uruchomić MM. Jeśli działa, należy sprawdzić, czy zapisuje w %1. Liczby są ostatnimi, które zapisał.</translation>
    </message>
    <message>
        <source>Move it away or delete it, then restart MM: it writes a new one.</source>
        <translation>Należy go przenieść lub usunąć, a potem ponownie uruchomić MM: zapisze on nowy plik.</translation>
    </message>
    <message>
        <source>Make it a plain file that this user may read, or move it away, then restart MM.</source>
        <translation>Należy umieścić tam zwykły plik, który ten użytkownik może odczytać, lub przenieść to, co się tam znajduje, a potem ponownie uruchomić MM.</translation>
    </message>
    <message>
        <source>Last written just now.</source>
        <translation>Ostatni zapis przed chwilą.</translation>
    </message>
    <message>
        <source>Last written %1 ago.</source>
        <translation>Ostatni zapis %1 temu.</translation>
    </message>
    <message>
        <source>File: %1</source>
        <extracomment>%1 is a path</extracomment>
        <translation>Plik: %1</translation>
    </message>
    <message>
        <source>Reading %1 hangs: its disk or network drive has not answered for %2.</source>
        <translation>Odczyt %1 zawiesił się: dysk lub napęd sieciowy nie odpowiada już %2.</translation>
    </message>
    <message>
        <source>MM was shut down cleanly.</source>
        <translation>MM został prawidłowo zatrzymany.</translation>
    </message>
    <message>
        <source>MM hangs: process %1 exists, but has not updated the file for %2.</source>
        <translation>MM nie reaguje: proces %1 istnieje, ale ostatnio zaktualizował plik %2 temu.</translation>
    </message>
    <message>
        <source>MM on %1 has not updated the file for %2.</source>
        <extracomment>%1 is a computer&apos;s name, %2 a duration such as &quot;40 seconds&quot;</extracomment>
        <translation>MM na %1 ostatnio zaktualizował plik %2 temu.</translation>
    </message>
    <message>
        <source>MM does not answer at %1, and has not updated the file for %2.</source>
        <extracomment>%1 is a web address, %2 a duration such as &quot;40 seconds&quot;</extracomment>
        <translation>MM nie odpowiada pod adresem %1 i ostatnio zaktualizował plik %2 temu.</translation>
    </message>
    <message>
        <source>MM has not created its file yet. Check that MM is running, and that its mesh statistics are switched on and write to this file.</source>
        <translation>MM nie utworzył jeszcze swojego pliku. Należy sprawdzić, czy MM działa oraz czy jego statystyki sieci mesh są włączone i zapisywane w tym pliku.</translation>
    </message>
    <message>
        <source>Start MM when you need it. It continues the message count that is stored in %1.</source>
        <extracomment>%1 is a path</extracomment>
        <translation>MM można uruchomić w razie potrzeby. Będzie kontynuować liczenie wiadomości zapisane w %1.</translation>
    </message>
    <message>
        <source>Check that disk or drive. The label recovers by itself.</source>
        <translation>Należy sprawdzić ten dysk lub napęd. Wskaźnik sam wróci do normalnego stanu.</translation>
    </message>
    <message>
        <source>MM does not answer at %1 any more.</source>
        <extracomment>%1 is a web address</extracomment>
        <translation>MM nie odpowiada już pod adresem %1.</translation>
    </message>
    <message>
        <source>MM answers at %1, but has not saved its figures to the file.</source>
        <extracomment>%1 is a web address</extracomment>
        <translation>MM odpowiada pod adresem %1, ale nie zapisał swoich liczb w pliku.</translation>
    </message>
    <message>
        <source>Look at MM&apos;s messages for the cause. The figures are the last that were written to %1.</source>
        <extracomment>%1 is a path</extracomment>
        <translation>Przyczynę podają komunikaty MM. Liczby są ostatnimi, które zapisano w %1.</translation>
    </message>
    <message>
        <source>MM answers at %1, but can&apos;t save its figures: %2.</source>
        <extracomment>%1 is a web address, %2 a cause such as &quot;No space left on device&quot;</extracomment>
        <translation>MM odpowiada pod adresem %1, ale nie może zapisać swoich liczb: %2.</translation>
    </message>
    <message>
        <source>MM saves again by itself when the cause is removed. The figures are the last that were written to %1.</source>
        <extracomment>%1 is a path</extracomment>
        <translation>MM sam wznowi zapisywanie, gdy przyczyna zostanie usunięta. Liczby są ostatnimi, które zapisano w %1.</translation>
    </message>
</context>
<context>
    <name>mm::TokenFile</name>
    <message>
        <source>it is not a regular file.</source>
        <translation>nie jest to zwykły plik.</translation>
    </message>
    <message>
        <source>it belongs to another user.</source>
        <translation>należy do innego użytkownika.</translation>
    </message>
    <message>
        <source>other users may access it: use chmod 600.</source>
        <extracomment>chmod 600 is a command</extracomment>
        <translation>inni użytkownicy mają dostęp: należy użyć chmod 600.</translation>
    </message>
    <message>
        <source>it is too large.</source>
        <translation>jest za duży.</translation>
    </message>
    <message>
        <source>the token needs at least %1 characters.</source>
        <translation>token musi mieć co najmniej %1 znaków.</translation>
    </message>
    <message>
        <source>the token has to be one line of letters, digits and -._~+/ (openssl rand -hex 32 makes one).</source>
        <translation>token musi być jednym wierszem z liter, cyfr i -._~+/ (openssl rand -hex 32 go utworzy).</translation>
    </message>
    <message>
        <source>The token file %1 can&apos;t be used: %2</source>
        <extracomment>%1 is a path, %2 the cause, a sentence without a capital</extracomment>
        <translation>Nie można użyć pliku tokenu %1: %2</translation>
    </message>
</context>
<context>
    <name>mm::TrayMenu</name>
    <message>
        <source>&amp;Check Now</source>
        <translation>&amp;Sprawdź teraz</translation>
    </message>
    <message>
        <source>&amp;Start MM</source>
        <translation>&amp;Uruchom MM</translation>
    </message>
    <message>
        <source>&amp;Notifications</source>
        <extracomment>a check box: whether notifications are shown</extracomment>
        <translation>&amp;Powiadomienia</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>Za&amp;kończ</translation>
    </message>
    <message>
        <source>&amp;Hide EE Monitor</source>
        <translation>Ukr&amp;yj EE Monitor</translation>
    </message>
    <message>
        <source>Sho&amp;w EE Monitor</source>
        <translation>P&amp;okaż EE Monitor</translation>
    </message>
    <message>
        <source>C&amp;ompact</source>
        <extracomment>a check box: whether the window shows the label alone</extracomment>
        <translation>Tryb ko&amp;mpaktowy</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>Pre&amp;ferencje…</translation>
    </message>
</context>
<context>
    <name>mm::TrendChart</name>
    <message>
        <source>No traffic is known in this time range yet.</source>
        <translation>O ruchu w tym czasie nic jeszcze nie wiadomo.</translation>
    </message>
    <message>
        <source>%1: not known.</source>
        <extracomment>for screen readers; %1 is a time or the name of a service</extracomment>
        <translation>%1: brak danych.</translation>
    </message>
    <message>
        <source>MM was restarted at %1.</source>
        <extracomment>%1 is a time</extracomment>
        <translation>MM uruchomiono ponownie o %1.</translation>
    </message>
    <message>
        <source>now</source>
        <extracomment>the newest value, above the trend</extracomment>
        <translation>teraz</translation>
    </message>
    <message>
        <source>All: not known</source>
        <extracomment>above the trend: all services together</extracomment>
        <translation>Wszystkie: brak danych</translation>
    </message>
    <message>
        <source>%1: not known</source>
        <comment>above the trend</comment>
        <extracomment>above the trend; %1 is the name of a service</extracomment>
        <translation>%1: brak danych</translation>
    </message>
    <message>
        <source>Messages per minute, last 10 minutes</source>
        <translation>Wiadomości na minutę, ostatnie 10 minut</translation>
    </message>
    <message>
        <source>Messages per minute, last hour</source>
        <translation>Wiadomości na minutę, ostatnia godzina</translation>
    </message>
    <message>
        <source>Messages per minute, last 24 hours</source>
        <translation>Wiadomości na minutę, ostatnie 24 godziny</translation>
    </message>
    <message>
        <source>%1: %2 messages per minute.</source>
        <extracomment>for screen readers; %1 is a time or a service, %2 a number such as 3.25</extracomment>
        <translation>%1: %2 wiadomości na minutę.</translation>
    </message>
    <message>
        <source>All: %1/min</source>
        <extracomment>above the trend: all services together; %1 is a number of messages per minute</extracomment>
        <translation>Wszystkie: %1/min</translation>
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
        <translation>Ostatnie 10 minut</translation>
    </message>
    <message>
        <source>1 h</source>
        <extracomment>a button: how far back the trend reaches</extracomment>
        <translation>1 godz.</translation>
    </message>
    <message>
        <source>Last hour</source>
        <translation>Ostatnia godzina</translation>
    </message>
    <message>
        <source>24 h</source>
        <extracomment>a button: how far back the trend reaches</extracomment>
        <translation>24 godz.</translation>
    </message>
    <message>
        <source>Last 24 hours</source>
        <translation>Ostatnie 24 godziny</translation>
    </message>
    <message>
        <source>Messages per minute</source>
        <translation>Wiadomości na minutę</translation>
    </message>
</context>
</TS>
