<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es_ES">
<context>
    <name>mm::HistoryFile</name>
    <message>
        <source>it is no history that this version of EE Monitor knows</source>
        <translation>no es un historial que esta versión de EE Monitor conozca</translation>
    </message>
    <message>
        <source>it is damaged</source>
        <translation>está dañado</translation>
    </message>
    <message>
        <source>it belongs to %1</source>
        <extracomment>%1 is a path</extracomment>
        <translation>pertenece a %1</translation>
    </message>
    <message>
        <source>it is not a regular file</source>
        <translation>no es un archivo normal</translation>
    </message>
    <message>
        <source>it is too large</source>
        <translation>es demasiado grande</translation>
    </message>
    <message>
        <source>The traffic of before is not known, as %1 can&apos;t be used: %2.</source>
        <extracomment>%1 is a path, %2 a cause such as &quot;it is damaged&quot; or &quot;Permission denied&quot;</extracomment>
        <translation>No se conoce el tráfico anterior, porque no se puede usar %1: %2.</translation>
    </message>
    <message>
        <source>The history of the traffic can&apos;t be saved to %1: %2.</source>
        <extracomment>%1 is a path, %2 a cause such as &quot;No space left on device&quot;</extracomment>
        <translation>No se puede guardar el historial del tráfico en %1: %2.</translation>
    </message>
</context>
<context>
    <name>mm::MmStarter</name>
    <message>
        <source>MM was not started: another program answers at %1.</source>
        <extracomment>%1 is a web address</extracomment>
        <translation>No se inició MM: otro programa responde en %1.</translation>
    </message>
    <message>
        <source>MM could not be started: there is no %1 in %2, nor in any folder of PATH.</source>
        <extracomment>%1 is a program&apos;s name, %2 a folder</extracomment>
        <translation>No se pudo iniciar MM: no hay %1 en %2 ni en ninguna carpeta de PATH.</translation>
    </message>
    <message>
        <source>MM could not be started: %1</source>
        <translation>No se pudo iniciar MM: %1</translation>
    </message>
    <message>
        <source>MM was started as process %1, but does not answer at %2. Its log is %3.</source>
        <extracomment>%1 is a process number, %2 a web address, %3 a path</extracomment>
        <translation>MM se inició como proceso %1, pero no responde en %2. Su registro es %3.</translation>
    </message>
    <message>
        <source>MM was started as process %1. It goes on when this window is closed.</source>
        <translation>MM se inició como proceso %1. Sigue en ejecución al cerrar esta ventana.</translation>
    </message>
    <message>
        <source>MM is running already at %1.</source>
        <extracomment>%1 is a web address</extracomment>
        <translation>MM ya está en ejecución en %1.</translation>
    </message>
    <message>
        <source>MM is running already at %1, but keeps its figures in %2. Start EE Monitor with --stats-file %2 to see them.</source>
        <extracomment>%1 is a web address, %2 a path; --stats-file is an option of the command line</extracomment>
        <translation>MM ya está en ejecución en %1, pero guarda sus cifras en %2. Inicie EE Monitor con --stats-file %2 para verlas.</translation>
    </message>
    <message>
        <source>it ended without a word.</source>
        <extracomment>what stands in place of a program&apos;s last message</extracomment>
        <translation>terminó sin decir nada.</translation>
    </message>
</context>
<context>
    <name>mm::MonitorWindow</name>
    <message>
        <source>&amp;Trend</source>
        <translation>&amp;Tendencia</translation>
    </message>
    <message>
        <source>EE Monitor</source>
        <translation>EE Monitor</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Archivo</translation>
    </message>
    <message>
        <source>&amp;Check Now</source>
        <translation>&amp;Comprobar ahora</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Salir</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ver</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>Ay&amp;uda</translation>
    </message>
    <message>
        <source>&amp;About EE Monitor</source>
        <translation>&amp;Acerca de EE Monitor</translation>
    </message>
    <message>
        <source>About EE Monitor</source>
        <translation>Acerca de EE Monitor</translation>
    </message>
    <message>
        <source>EE Monitor %1

Shows at a glance whether the MM mesh is alive and what it does.

File: %2
Qt %3, MIT licence.</source>
        <translation>EE Monitor %1

Muestra de un vistazo si la malla MM está activa y qué hace.

Archivo: %2
Qt %3, licencia MIT.</translation>
    </message>
</context>
<context>
    <name>mm::Options</name>
    <message>
        <source>The stats file to watch (default: $MM_MESH_STATS_FILE, else ~/.mm_mesh_stats.json).</source>
        <translation>El archivo de estadísticas que se vigila (por omisión: $MM_MESH_STATS_FILE o, si no, ~/.mm_mesh_stats.json).</translation>
    </message>
    <message>
        <source>Milliseconds between two looks: 500 to 3600000, what is outside is brought inside (default: 2000).</source>
        <translation>Milisegundos entre dos lecturas: de 500 a 3600000; los valores fuera de esos límites se ajustan a ellos (por omisión: 2000).</translation>
    </message>
    <message>
        <source>Print what the label says and exit, without a window: 0 active, 1 not updating or stopped, 2 error, 3 no stats file.</source>
        <translation>Muestra lo que dice el indicador y termina, sin ventana: 0 activo, 1 sin actualizar o detenido, 2 error, 3 sin archivo de estadísticas.</translation>
    </message>
    <message>
        <source>With --once: plain (the label&apos;s text) or json (one line with state, text, color, services, messages, age_s, reason, path; default: plain).</source>
        <translation>Con --once: plain (el texto del indicador) o json (una línea con state, text, color, services, messages, age_s, reason, path; por omisión: plain).</translation>
    </message>
    <message>
        <source>Where MM listens on this computer (default: http://localhost:6001). EE Monitor registers there, and asks whether MM is alive where the stats file does not tell.</source>
        <translation>Dónde escucha MM en este equipo (por omisión: http://localhost:6001). EE Monitor se registra ahí y pregunta si MM está activo cuando el archivo de estadísticas no lo dice.</translation>
    </message>
    <message>
        <source>Only read the file: do not register with MM, do not ask it, open no port.</source>
        <translation>Solo leer el archivo: no registrarse en MM, no consultarlo, no abrir ningún puerto.</translation>
    </message>
    <message>
        <source>Start MM, by the mm-proxy beside this program or in PATH, unless it is running. It goes on when the window is closed.</source>
        <translation>Inicia MM, con el mm-proxy situado junto a este programa o en PATH, si no está en ejecución. Sigue en ejecución al cerrar la ventana.</translation>
    </message>
    <message>
        <source>Shows whether the MM mesh is alive and what it does.</source>
        <translation>Muestra si la malla MM está activa y qué hace.</translation>
    </message>
    <message>
        <source>Print this help and exit.</source>
        <translation>Muestra esta ayuda y termina.</translation>
    </message>
    <message>
        <source>Print the version and exit.</source>
        <translation>Muestra la versión y termina.</translation>
    </message>
    <message>
        <source>Unexpected argument &quot;%1&quot;.</source>
        <translation>Argumento inesperado «%1».</translation>
    </message>
    <message>
        <source>--stats-file needs a path.</source>
        <translation>--stats-file necesita una ruta.</translation>
    </message>
    <message>
        <source>--interval takes a whole number of milliseconds, not &quot;%1&quot;.</source>
        <translation>--interval requiere un número entero de milisegundos, no «%1».</translation>
    </message>
    <message>
        <source>--mm-url takes an address of this computer such as http://localhost:6001, not &quot;%1&quot;.</source>
        <translation>--mm-url requiere una dirección de este equipo, como http://localhost:6001, no «%1».</translation>
    </message>
    <message>
        <source>--start-mm does not go with --once.</source>
        <translation>--start-mm no se puede combinar con --once.</translation>
    </message>
    <message>
        <source>--format goes with --once.</source>
        <translation>--format solo se usa con --once.</translation>
    </message>
    <message>
        <source>--format is plain or json, not &quot;%1&quot;.</source>
        <translation>--format debe ser plain o json, no «%1».</translation>
    </message>
</context>
<context>
    <name>mm::ProblemPanel</name>
    <message>
        <source>&amp;Start MM</source>
        <translation>&amp;Iniciar MM</translation>
    </message>
    <message>
        <source>Problem</source>
        <extracomment>what a screen reader calls the paragraph that says what is wrong</extracomment>
        <translation>Problema</translation>
    </message>
</context>
<context>
    <name>mm::ServicesModel</name>
    <message>
        <source>Service</source>
        <comment>table column</comment>
        <translation>Servicio</translation>
    </message>
    <message>
        <source>Registered</source>
        <comment>table column: when</comment>
        <translation>Registrado</translation>
    </message>
    <message>
        <source>Messages</source>
        <comment>table column: how many</comment>
        <translation>Mensajes</translation>
    </message>
</context>
<context>
    <name>mm::ServicesView</name>
    <message>
        <source>Services</source>
        <translation>Servicios</translation>
    </message>
    <message>
        <source>This MM counts its services, but does not list them.</source>
        <translation>Este MM cuenta sus servicios, pero no los enumera.</translation>
    </message>
    <message>
        <source>No service is registered yet.</source>
        <translation>Aún no hay ningún servicio registrado.</translation>
    </message>
</context>
<context>
    <name>mm::StatsFile</name>
    <message>
        <source>%1 would be larger than a reader takes: it is written without its list of services.</source>
        <translation>%1 superaría el tamaño que se admite al leer: se escribe sin su lista de servicios.</translation>
    </message>
    <message>
        <source>process %1 on %2 writes it already</source>
        <translation>el proceso %1 en %2 ya lo escribe</translation>
    </message>
    <message>
        <source>what stands there can&apos;t be read, and can&apos;t be moved aside: %1</source>
        <translation>lo que hay ahí no se puede leer ni apartar: %1</translation>
    </message>
    <message>
        <source>%1 It was moved aside as %2, and counting starts at 0.</source>
        <translation>%1 Se apartó como %2, y la cuenta empieza en 0.</translation>
    </message>
    <message numerus="yes">
        <source>Removed %n temporary file(s) that a killed writer left beside %1.</source>
        <translation>
            <numerusform>Se eliminó %n archivo temporal que un proceso de escritura interrumpido dejó junto a %1.</numerusform>
            <numerusform>Se eliminaron %n archivos temporales que un proceso de escritura interrumpido dejó junto a %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is not written: %2.</source>
        <translation>%1 no se escribe: %2.</translation>
    </message>
    <message>
        <source>%1 can&apos;t be saved: %2. Counting goes on, and saving is tried again.</source>
        <translation>%1 no se puede guardar: %2. La cuenta continúa, y se volverá a intentar guardar.</translation>
    </message>
    <message numerus="yes">
        <source>%1 is saved again, after %n second(s).</source>
        <translation>
            <numerusform>%1 se vuelve a guardar, después de %n segundo.</numerusform>
            <numerusform>%1 se vuelve a guardar, después de %n segundos.</numerusform>
        </translation>
    </message>
    <message>
        <source>the key %1 is missing</source>
        <translation>falta la clave %1</translation>
    </message>
    <message>
        <source>%1 is not a number</source>
        <translation>%1 no es un número</translation>
    </message>
    <message>
        <source>%1 is negative</source>
        <translation>%1 es negativo</translation>
    </message>
    <message>
        <source>%1 is not a whole number</source>
        <translation>%1 no es un número entero</translation>
    </message>
    <message>
        <source>%1 is too large</source>
        <translation>%1 es demasiado grande</translation>
    </message>
    <message>
        <source>%1 is not a string</source>
        <translation>%1 no es una cadena de texto</translation>
    </message>
    <message>
        <source>%1 is not an object</source>
        <translation>%1 no es un objeto</translation>
    </message>
    <message>
        <source>%1 is neither &quot;running&quot; nor &quot;stopped&quot;</source>
        <translation>%1 no es ni «running» ni «stopped»</translation>
    </message>
    <message>
        <source>%1 is not a number of seconds up to 86400</source>
        <translation>%1 no es un número de segundos de hasta 86400</translation>
    </message>
    <message>
        <source>%1 is not an array</source>
        <translation>%1 no es una lista</translation>
    </message>
    <message>
        <source>it holds no JSON object</source>
        <translation>no contiene ningún objeto JSON</translation>
    </message>
    <message>
        <source>%1 is a directory, not a file.</source>
        <translation>%1 es una carpeta, no un archivo.</translation>
    </message>
    <message>
        <source>%1 is a named pipe, not a file.</source>
        <translation>%1 es una tubería con nombre, no un archivo.</translation>
    </message>
    <message>
        <source>%1 is a socket, not a file.</source>
        <translation>%1 es un socket, no un archivo.</translation>
    </message>
    <message>
        <source>%1 is a device, not a file.</source>
        <translation>%1 es un dispositivo, no un archivo.</translation>
    </message>
    <message>
        <source>%1 is not a regular file.</source>
        <translation>%1 no es un archivo normal.</translation>
    </message>
    <message>
        <source>%1 may not be read by this user: permission denied.</source>
        <translation>Este usuario no puede leer %1: permiso denegado.</translation>
    </message>
    <message>
        <source>%1 can&apos;t be read: its symbolic links go in a circle.</source>
        <translation>No se puede leer %1: sus enlaces simbólicos forman un bucle.</translation>
    </message>
    <message>
        <source>%1 can&apos;t be read: %2.</source>
        <translation>No se puede leer %1: %2.</translation>
    </message>
    <message>
        <source>%1 is empty.</source>
        <translation>%1 está vacío.</translation>
    </message>
    <message>
        <source>%1 is not UTF-8 text: wrong at byte %2.</source>
        <translation>%1 no es texto UTF-8: error en el byte %2.</translation>
    </message>
    <message>
        <source>%1 is not valid JSON: %2 at byte %3.</source>
        <translation>%1 no es JSON válido: %2 en el byte %3.</translation>
    </message>
    <message>
        <source>%1 is not a valid stats file: %2.</source>
        <translation>%1 no es un archivo de estadísticas válido: %2.</translation>
    </message>
    <message>
        <source>%1 does not exist.</source>
        <translation>%1 no existe.</translation>
    </message>
    <message>
        <source>%1 is larger than %2, the most that is read.</source>
        <translation>%1 supera %2, el máximo que se lee.</translation>
    </message>
    <message>
        <source>its symbolic links go in a circle</source>
        <translation>sus enlaces simbólicos forman un bucle</translation>
    </message>
    <message>
        <source>what stands there is not a regular file, and is left as it is</source>
        <translation>lo que hay ahí no es un archivo normal y se deja como está</translation>
    </message>
    <message>
        <source>it can&apos;t be put in place</source>
        <translation>no se puede colocar en su sitio</translation>
    </message>
    <message>
        <source>another process writes it already and holds %1</source>
        <translation>otro proceso ya lo escribe y retiene %1</translation>
    </message>
    <message>
        <source>process %1 (%2) writes it already and holds %3</source>
        <translation>el proceso %1 (%2) ya lo escribe y retiene %3</translation>
    </message>
    <message>
        <source>process %1 (%2) on %4 writes it already and holds %3</source>
        <translation>el proceso %1 (%2) en %4 ya lo escribe y retiene %3</translation>
    </message>
    <message>
        <source>%1 can&apos;t be made: %2</source>
        <translation>no se puede crear %1: %2</translation>
    </message>
</context>
<context>
    <name>mm::Status</name>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n segundo</numerusform>
            <numerusform>%n segundos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minuto</numerusform>
            <numerusform>%n minutos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hora</numerusform>
            <numerusform>%n horas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n día</numerusform>
            <numerusform>%n días</numerusform>
        </translation>
    </message>
    <message>
        <source>MM was stopped in good order.</source>
        <translation>MM se detuvo con normalidad.</translation>
    </message>
    <message>
        <source>MM is not running any more: process %1 is gone.</source>
        <translation>MM ya no está en ejecución: el proceso %1 ha desaparecido.</translation>
    </message>
    <message>
        <source>MM is suspended: process %1 was stopped by a signal.</source>
        <translation>MM está suspendido: una señal detuvo el proceso %1.</translation>
    </message>
    <message>
        <source>MM hangs: process %1 is there, but has given no sign for %2.</source>
        <translation>MM está bloqueado: el proceso %1 existe, pero no da señales desde hace %2.</translation>
    </message>
    <message>
        <source>MM on %1 has given no sign for %2.</source>
        <extracomment>%1 is a computer&apos;s name, %2 a duration such as &quot;40 seconds&quot;</extracomment>
        <translation>MM en %1 no da señales desde hace %2.</translation>
    </message>
    <message>
        <source>MM is running on %1.</source>
        <extracomment>%1 is a computer&apos;s name</extracomment>
        <translation>MM está en ejecución en %1.</translation>
    </message>
    <message>
        <source>MM is running as process %1.</source>
        <translation>MM está en ejecución como proceso %1.</translation>
    </message>
    <message>
        <source>MM answers at %1.</source>
        <extracomment>%1 is a web address</extracomment>
        <translation>MM responde en %1.</translation>
    </message>
    <message>
        <source>MM does not answer at %1, and its file has been untouched for %2.</source>
        <extracomment>%1 is a web address, %2 a duration such as &quot;40 seconds&quot;</extracomment>
        <translation>MM no responde en %1, y su archivo no cambia desde hace %2.</translation>
    </message>
    <message>
        <source>MM has not written since this computer was started.</source>
        <translation>MM no ha escrito nada desde que se inició este equipo.</translation>
    </message>
    <message>
        <source>MM&apos;s file is valid. This MM does not say whether it is still running.</source>
        <translation>El archivo de MM es válido. Este MM no dice si sigue en ejecución.</translation>
    </message>
    <message>
        <source>The stats file is being read for the first time.</source>
        <translation>Se está leyendo el archivo de estadísticas por primera vez.</translation>
    </message>
    <message>
        <source>MM: Checking...</source>
        <translation>MM: Comprobando...</translation>
    </message>
    <message>
        <source>MM: No stats file</source>
        <translation>MM: Sin archivo de estadísticas</translation>
    </message>
    <message>
        <source>MM: Stopped</source>
        <translation>MM: Detenido</translation>
    </message>
    <message>
        <source>MM: Not updating</source>
        <translation>MM: Sin actualizar</translation>
    </message>
    <message>
        <source>MM: Error reading stats</source>
        <translation>MM: Error de lectura</translation>
    </message>
    <message>
        <source>MM: %1 services | %2 msgs</source>
        <extracomment>the label: %1 services, %2 messages; never inflected, also for 1</extracomment>
        <translation>MM: %1 servicios | %2 mens.</translation>
    </message>
    <message>
        <source>MM has not made its file yet. Check that MM is running, and that its mesh statistics are switched on and write to this file.</source>
        <translation>MM aún no ha creado su archivo. Compruebe que MM está en ejecución y que sus estadísticas de malla están activadas y se escriben en este archivo.</translation>
    </message>
    <message>
        <source>Start MM when you need it. Its message count goes on where it ended in %1.</source>
        <extracomment>%1 is a path</extracomment>
        <translation>Inicie MM cuando lo necesite. La cuenta de sus mensajes continúa donde terminó en %1.</translation>
    </message>
    <message>
        <source>Check that disk or drive. The label comes back by itself.</source>
        <translation>Compruebe ese disco o unidad. El indicador se recupera por sí solo.</translation>
    </message>
    <message>
        <source>Continue the process, or start MM again. The figures are the last that it wrote to %1.</source>
        <extracomment>%1 is a path</extracomment>
        <translation>Reanude el proceso o vuelva a iniciar MM. Las cifras son las últimas que escribió en %1.</translation>
    </message>
    <message>
        <source>Start MM again. If it listens elsewhere, start EE Monitor with that address as --mm-url. The figures are the last that MM wrote to %1.</source>
        <extracomment>%1 is a path; --mm-url is an option of the command line</extracomment>
        <translation>Vuelva a iniciar MM. Si escucha en otro lugar, inicie EE Monitor con esa dirección en --mm-url. Las cifras son las últimas que MM escribió en %1.</translation>
    </message>
    <message>
        <source>Start MM again. If it is running, check that it writes to %1. The figures are the last that it wrote.</source>
        <extracomment>%1 is a path</extracomment>
        <translation>Vuelva a iniciar MM. Si está en ejecución, compruebe que escribe en %1. Las cifras son las últimas que escribió.</translation>
    </message>
    <message>
        <source>Move it away or delete it, then restart MM: it writes a new one.</source>
        <translation>Muévalo o bórrelo y reinicie MM: escribirá uno nuevo.</translation>
    </message>
    <message>
        <source>Make it a plain file that this user may read, or move it away, then restart MM.</source>
        <translation>Ponga ahí un archivo normal que este usuario pueda leer, o mueva lo que hay, y reinicie MM.</translation>
    </message>
    <message>
        <source>Last written just now.</source>
        <translation>Última escritura ahora mismo.</translation>
    </message>
    <message>
        <source>Last written %1 ago.</source>
        <translation>Última escritura hace %1.</translation>
    </message>
    <message>
        <source>File: %1</source>
        <extracomment>%1 is a path</extracomment>
        <translation>Archivo: %1</translation>
    </message>
    <message>
        <source>Reading %1 hangs: its disk or network drive has not answered for %2.</source>
        <translation>La lectura de %1 está bloqueada: su disco o unidad de red no responde desde hace %2.</translation>
    </message>
</context>
<context>
    <name>mm::TrendPanel</name>
    <message>
        <source>Messages per second</source>
        <translation>Mensajes por segundo</translation>
    </message>
    <message>
        <source>10 min</source>
        <extracomment>a button: how far back the trend reaches</extracomment>
        <translation>10 min</translation>
    </message>
    <message>
        <source>Last 10 minutes</source>
        <translation>Últimos 10 minutos</translation>
    </message>
    <message>
        <source>1 h</source>
        <extracomment>a button: how far back the trend reaches</extracomment>
        <translation>1 h</translation>
    </message>
    <message>
        <source>Last hour</source>
        <translation>Última hora</translation>
    </message>
    <message>
        <source>24 h</source>
        <extracomment>a button: how far back the trend reaches</extracomment>
        <translation>24 h</translation>
    </message>
    <message>
        <source>Last 24 hours</source>
        <translation>Últimas 24 horas</translation>
    </message>
</context>
<context>
    <name>mm::TrendView</name>
    <message>
        <source>Messages per second, last 10 minutes</source>
        <translation>Mensajes por segundo, últimos 10 minutos</translation>
    </message>
    <message>
        <source>Messages per second, last hour</source>
        <translation>Mensajes por segundo, última hora</translation>
    </message>
    <message>
        <source>Messages per second, last 24 hours</source>
        <translation>Mensajes por segundo, últimas 24 horas</translation>
    </message>
    <message>
        <source>Nothing is known yet of the traffic in this time.</source>
        <translation>Aún no se sabe nada del tráfico en este periodo.</translation>
    </message>
    <message>
        <source>%1: not known.</source>
        <extracomment>read out; %1 is a time</extracomment>
        <translation>%1: desconocido.</translation>
    </message>
    <message>
        <source>%1: %2 messages per second.</source>
        <extracomment>read out; %1 is a time, %2 a number such as 3.25</extracomment>
        <translation>%1: %2 mensajes por segundo.</translation>
    </message>
    <message>
        <source>%1: not known.</source>
        <comment>service</comment>
        <extracomment>read out; %1 is the name of a service</extracomment>
        <translation>%1: desconocido.</translation>
    </message>
    <message>
        <source>%1: %2 messages per second.</source>
        <comment>service</comment>
        <extracomment>read out; %1 is the name of a service, %2 a number such as 3.25</extracomment>
        <translation>%1: %2 mensajes por segundo.</translation>
    </message>
    <message>
        <source>MM was restarted at %1.</source>
        <extracomment>%1 is a time</extracomment>
        <translation>MM se reinició (%1).</translation>
    </message>
    <message>
        <source>now</source>
        <extracomment>the newest value, above the trend</extracomment>
        <translation>ahora</translation>
    </message>
    <message>
        <source>All: not known</source>
        <extracomment>above the trend: all services together</extracomment>
        <translation>Todos: desconocido</translation>
    </message>
    <message>
        <source>All: %1/s</source>
        <extracomment>above the trend: all services together; %1 is a number of messages per second</extracomment>
        <translation>Todos: %1/s</translation>
    </message>
    <message>
        <source>%1: not known</source>
        <comment>above the trend</comment>
        <extracomment>above the trend; %1 is the name of a service</extracomment>
        <translation>%1: desconocido</translation>
    </message>
    <message>
        <source>%1: %2/s</source>
        <extracomment>above the trend; %1 is the name of a service, %2 a number of messages per second</extracomment>
        <translation>%1: %2/s</translation>
    </message>
</context>
</TS>
