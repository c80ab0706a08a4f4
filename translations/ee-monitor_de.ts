<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>mm::MonitorWindow</name>
    <message>
        <source>EE Monitor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Check Now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About EE Monitor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About EE Monitor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>EE Monitor %1

Shows at a glance whether the MM mesh is alive and what it does.

File: %2
Qt %3, MIT licence.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mm::Options</name>
    <message>
        <source>The stats file to watch (default: $MM_MESH_STATS_FILE, else ~/.mm_mesh_stats.json).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Milliseconds between two looks: 500 to 3600000, what is outside is brought inside (default: 2000).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print what the label says and exit, without a window: 0 active, 1 not updating or stopped, 2 error, 3 no stats file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With --once: plain (the label&apos;s text) or json (one line with state, text, color, services, messages, age_s, reason, path; default: plain).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows whether the MM mesh is alive and what it does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print this help and exit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print the version and exit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unexpected argument &quot;%1&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--stats-file needs a path.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--interval takes a whole number of milliseconds, not &quot;%1&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--format goes with --once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--format is plain or json, not &quot;%1&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mm::ServicesModel</name>
    <message>
        <source>Service</source>
        <comment>table column</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Registered</source>
        <comment>table column: when</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Messages</source>
        <comment>table column: how many</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mm::ServicesView</name>
    <message>
        <source>Services</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This MM counts its services, but does not list them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No service is registered yet.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mm::StatsFile</name>
    <message>
        <source>%1 would be larger than a reader takes: it is written without its list of services.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 It can&apos;t be moved aside either: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 It was moved aside as %2, and counting starts at 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Removed %n temporary file(s) that a killed writer left beside %1.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is not written: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 can&apos;t be saved: %2. Counting goes on, and saving is tried again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 is saved again, after %n second(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>the key %1 is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is negative</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not a whole number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is too large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not a string</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not an object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is neither &quot;running&quot; nor &quot;stopped&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not a number of seconds up to 86400</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not an array</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it holds no JSON object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is a directory, not a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is a named pipe, not a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is a socket, not a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is a device, not a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not a regular file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 may not be read by this user: permission denied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 can&apos;t be read: its symbolic links go in a circle.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 can&apos;t be read: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not UTF-8 text: wrong at byte %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not valid JSON: %2 at byte %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not a valid stats file: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not exist.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is larger than %2, the most that is read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its symbolic links go in a circle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what stands there is not a regular file, and is left as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it can&apos;t be put in place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>process %1 (%2) writes it already and holds %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>process %1 (%2) on %4 writes it already and holds %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another process writes it already and holds %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 may not be made: permission denied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 can&apos;t be made</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mm::Status</name>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>MM was stopped in good order.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MM is not running any more: process %1 is gone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MM is suspended: process %1 was stopped by a signal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MM hangs: process %1 is there, but has given no sign for %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MM on %1 has given no sign for %2.</source>
        <extracomment>%1 is a computer&apos;s name, %2 a duration such as &quot;40 seconds&quot;</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MM is running on %1.</source>
        <extracomment>%1 is a computer&apos;s name</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MM is running as process %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stats file is being read for the first time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MM has not written since this computer was started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MM&apos;s file is valid. This MM does not say whether it is still running.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MM: Checking...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MM: No stats file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MM: Stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MM: Not updating</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MM: Error reading stats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MM: %1 services | %2 msgs</source>
        <extracomment>the label: %1 services, %2 messages; never inflected, also for 1</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MM has not made its file yet. Check that MM is running, and that its mesh statistics are switched on and write to %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start MM when you need it. Its message count goes on where it ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the disk or the network drive that holds %1. The label comes back by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue the process, or start MM again. The figures are the last that it wrote.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start MM again. If it is running, check that it writes to %1. The figures are the last that it wrote.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move %1 away or delete it, then restart MM: it writes a new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make %1 a plain file that this user may read, or move it away, then restart MM.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last written just now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last written %1 ago.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File: %1</source>
        <extracomment>%1 is a path</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading %1 hangs: its disk or network drive has not answered for %2.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
