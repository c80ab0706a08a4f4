<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es_ES">
<context>
    <name>mm::AtomicFile</name>
    <message>
        <source>its symbolic links form a loop</source>
        <translation>sus enlaces simbólicos forman un bucle</translation>
    </message>
    <message>
        <source>it is not a regular file, and is left as it is</source>
        <translation>no es un archivo normal y se deja como está</translation>
    </message>
    <message>
        <source>it can&apos;t be put in place</source>
        <translation>no se puede colocar en su sitio</translation>
    </message>
    <message>
        <source>it is mounted by itself, and can&apos;t be written in place: %1</source>
        <translation>está montado por sí solo y no se puede escribir en su lugar: %1</translation>
    </message>
</context>
<context>
    <name>mm::Autostart</name>
    <message>
        <source>%1 can&apos;t be written: %2.</source>
        <extracomment>%1 is a path, %2 a cause such as &quot;Permission denied&quot;</extracomment>
        <translation>No se puede escribir %1: %2.</translation>
    </message>
    <message>
        <source>%1 can&apos;t be removed: %2.</source>
        <extracomment>%1 is a path, %2 a cause such as &quot;Permission denied&quot;</extracomment>
        <translation>No se puede eliminar %1: %2.</translation>
    </message>
    <message>
        <source>the path %1 contains a &quot;=&quot;, which is not allowed there</source>
        <extracomment>%1 is a path</extracomment>
        <translation>la ruta %1 contiene un «=», que no se admite ahí</translation>
    </message>
    <message>
        <source>Nothing starts at login: %1 is not there any more. Turn this on to start this program.</source>
        <extracomment>%1 is the path of a program</extracomment>
        <translation>Nada se inicia al iniciar sesión: %1 ya no existe. Active esto para iniciar este programa.</translation>
    </message>
    <message>
        <source>Another program starts at login: %1. Turn this off and on to start this one.</source>
        <extracomment>%1 is the path of a program</extracomment>
        <translation>Otro programa se inicia al iniciar sesión: %1. Desactive y active esto para iniciar este.</translation>
    </message>
</context>
<context>
    <name>mm::AutostartBox</name>
    <message>
        <source>Start at &amp;login</source>
        <translation>Ejecutar al &amp;iniciar sesión</translation>
    </message>
    <message>
        <source>Start h&amp;idden in the tray</source>
        <extracomment>starting at login</extracomment>
        <translation>Iniciar oc&amp;ulto en la bandeja</translation>
    </message>
</context>
<context>
    <name>mm::CloseToTray</name>
    <message>
        <source>There is no tray to start in, so the window is opened.</source>
        <translation>No hay bandeja en la que iniciar, así que se abre la ventana.</translation>
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
        <translation>EE Monitor, compacto</translation>
    </message>
</context>
<context>
    <name>mm::DBusNotifier</name>
    <message>
        <source>Show EE Monitor</source>
        <extracomment>the action of a click on a notification</extracomment>
        <translation>Mostrar EE Monitor</translation>
    </message>
</context>
<context>
    <name>mm::DetachedTask</name>
    <message>
        <source>The system gives no thread: %1. Until it does, a slow disk delays everything else.</source>
        <extracomment>%1 is a cause such as &quot;Resource temporarily unavailable&quot;</extracomment>
        <translation>El sistema no da ningún hilo: %1. Mientras tanto, un disco lento retrasa todo lo demás.</translation>
    </message>
</context>
<context>
    <name>mm::DisplayGuard</name>
    <message>
        <source>There is no display that the window can be shown on (%1). Use --once or --follow, which need none.</source>
        <extracomment>%1 is one or more causes, in English. --once and --follow are options of the command line</extracomment>
        <translation>No hay ninguna pantalla en la que mostrar la ventana (%1). Use --once o --follow, que no la necesitan.</translation>
    </message>
    <message>
        <source>The window can&apos;t be shown: the system gives this user no more threads (ulimit -u). Use --once or --follow, which need none.</source>
        <translation>No se puede mostrar la ventana: el sistema no da más hilos a este usuario (ulimit -u). Use --once o --follow, que no los necesitan.</translation>
    </message>
</context>
<context>
    <name>mm::EventsModel</name>
    <message>
        <source>MM started. %1</source>
        <extracomment>%1 is a sentence, such as &quot;MM is running as process 4711.&quot;</extracomment>
        <translation>MM se inició. %1</translation>
    </message>
    <message>
        <source>MM restarted. %1</source>
        <extracomment>%1 is a sentence, such as &quot;MM is running as process 4711.&quot;</extracomment>
        <translation>MM se reinició. %1</translation>
    </message>
    <message>
        <source>MM is back. %1</source>
        <extracomment>%1 is a sentence, such as &quot;MM is running as process 4711.&quot;</extracomment>
        <translation>MM ha vuelto. %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 services joined</source>
        <extracomment>%1 is a number</extracomment>
        <translation>
            <numerusform>%1 servicio se unió</numerusform>
            <numerusform>%1 servicios se unieron</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 joined</source>
        <extracomment>%1 is the name of a machine
----------
%1 is a service</extracomment>
        <translation>%1 se unió</translation>
    </message>
    <message numerus="yes">
        <source>%1 services left</source>
        <extracomment>%1 is a number</extracomment>
        <translation>
            <numerusform>%1 servicio salió</numerusform>
            <numerusform>%1 servicios salieron</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 left</source>
        <extracomment>%1 is the name of a machine
----------
%1 is a service</extracomment>
        <translation>%1 salió</translation>
    </message>
    <message>
        <source>%1, and others</source>
        <extracomment>%1 is a list of names, the first of many</extracomment>
        <translation>%1 y otros</translation>
    </message>
    <message>
        <source>Deregistered, or removed by MM; its file does not say which.</source>
        <translation>Registro cancelado por el servicio o retirado por MM; su archivo no dice cuál de los dos casos.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>%1 is a date, %2 a time</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Time</source>
        <comment>table column: when</comment>
        <translation>Hora</translation>
    </message>
    <message>
        <source>Event</source>
        <comment>table column: what</comment>
        <translation>Evento</translation>
    </message>
    <message>
        <source>First reading: %1</source>
        <extracomment>%1 is a sentence: how MM was found when the program was started</extracomment>
        <translation>Primera lectura: %1</translation>
    </message>
    <message>
        <source>MM&apos;s message counter was reset.</source>
        <translation>El contador de mensajes de MM se ha restablecido.</translation>
    </message>
    <message>
        <source>The stats file can be read again. %1</source>
        <extracomment>%1 is a sentence, such as &quot;MM is running as process 4711.&quot;</extracomment>
        <translation>El archivo de estadísticas se puede leer de nuevo. %1</translation>
    </message>
    <message>
        <source>%1 is down: %2</source>
        <extracomment>%1 is a service, %2 a sentence of MM in English</extracomment>
        <translation>%1 no está disponible: %2</translation>
    </message>
    <message>
        <source>%1 is down</source>
        <translation>%1 no está disponible</translation>
    </message>
    <message>
        <source>%1 is up again</source>
        <translation>%1 vuelve a estar disponible</translation>
    </message>
    <message>
        <source>%1 was restarted</source>
        <translation>%1 se reinició</translation>
    </message>
    <message>
        <source>%1 was restarted: %2</source>
        <translation>%1 se reinició: %2</translation>
    </message>
    <message>
        <source>%1 was stopped</source>
        <translation>%1 fue detenido</translation>
    </message>
    <message>
        <source>%1 was disabled</source>
        <translation>%1 fue desactivado</translation>
    </message>
    <message numerus="yes">
        <source>%1 servers are down</source>
        <extracomment>%1 is a number</extracomment>
        <translation>
            <numerusform>%1 servidor no está disponible</numerusform>
            <numerusform>%1 servidores no están disponibles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 servers are up again</source>
        <extracomment>%1 is a number</extracomment>
        <translation>
            <numerusform>%1 servidor vuelve a estar disponible</numerusform>
            <numerusform>%1 servidores vuelven a estar disponibles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 servers were restarted</source>
        <extracomment>%1 is a number</extracomment>
        <translation>
            <numerusform>%1 servidor se reinició</numerusform>
            <numerusform>%1 servidores se reiniciaron</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 servers were stopped</source>
        <extracomment>%1 is a number</extracomment>
        <translation>
            <numerusform>%1 servidor fue detenido</numerusform>
            <numerusform>%1 servidores fueron detenidos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 servers were disabled</source>
        <extracomment>%1 is a number</extracomment>
        <translation>
            <numerusform>%1 servidor fue desactivado</numerusform>
            <numerusform>%1 servidores fueron desactivados</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 machines are not active: %2</source>
        <extracomment>%1 is a number, %2 are names</extracomment>
        <translation>
            <numerusform>%1 equipo no está activo: %2</numerusform>
            <numerusform>%1 equipos no están activos: %2</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is not active: %2</source>
        <extracomment>%1 is the name of a machine, %2 a sentence about it</extracomment>
        <translation>%1 no está activo: %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 machines are active: %2</source>
        <extracomment>%1 is a number, %2 are names</extracomment>
        <translation>
            <numerusform>%1 equipo está activo: %2</numerusform>
            <numerusform>%1 equipos están activos: %2</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is active</source>
        <extracomment>%1 is the name of a machine</extracomment>
        <translation>%1 está activo</translation>
    </message>
    <message numerus="yes">
        <source>%1 machines joined: %2</source>
        <extracomment>%1 is a number, %2 are names</extracomment>
        <translation>
            <numerusform>%1 equipo se unió: %2</numerusform>
            <numerusform>%1 equipos se unieron: %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 machines left: %2</source>
        <extracomment>%1 is a number, %2 are names</extracomment>
        <translation>
            <numerusform>%1 equipo salió: %2</numerusform>
            <numerusform>%1 equipos salieron: %2</numerusform>
        </translation>
    </message>
    <message>
        <source>Prometheus can be read again.</source>
        <translation>Prometheus se puede leer de nuevo.</translation>
    </message>
</context>
<context>
    <name>mm::EventsPanel</name>
    <message>
        <source>Fil&amp;ter:</source>
        <extracomment>label of a line edit: only events with its text are shown</extracomment>
        <translation>Fil&amp;tro:</translation>
    </message>
    <message>
        <source>Which events</source>
        <translation>Eventos que se muestran</translation>
    </message>
    <message>
        <source>All events</source>
        <extracomment>a choice: which events are shown</extracomment>
        <translation>Todos los eventos</translation>
    </message>
    <message>
        <source>Services</source>
        <extracomment>a choice: which events are shown</extracomment>
        <translation>Servicios</translation>
    </message>
    <message>
        <source>MM</source>
        <extracomment>a choice: which events are shown, those of MM and its file</extracomment>
        <translation>MM</translation>
    </message>
    <message>
        <source>Problems</source>
        <extracomment>a choice: which events are shown</extracomment>
        <translation>Problemas</translation>
    </message>
    <message>
        <source>Filter events by text</source>
        <translation>Filtrar eventos por texto</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Eventos</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copiar</translation>
    </message>
    <message>
        <source>C&amp;lear Events</source>
        <translation>&amp;Borrar los eventos</translation>
    </message>
    <message>
        <source>No events.</source>
        <translation>No hay eventos.</translation>
    </message>
    <message>
        <source>No matching events.</source>
        <translation>Ningún evento coincide.</translation>
    </message>
    <message>
        <source>Machines</source>
        <extracomment>a choice: which events are shown</extracomment>
        <translation>Equipos</translation>
    </message>
</context>
<context>
    <name>mm::FileOwner</name>
    <message>
        <source>%1, as %2 belongs to %3. To mend it: sudo chown %4 &quot;%2&quot;</source>
        <extracomment>%1 is &quot;Permission denied&quot;, %2 a path, %3 and %4 are users; the rest is a command</extracomment>
        <translation>%1, ya que %2 pertenece a %3. Para corregirlo: sudo chown %4 &quot;%2&quot;</translation>
    </message>
</context>
<context>
    <name>mm::Fleet</name>
    <message>
        <source>Its MM was shut down cleanly.</source>
        <extracomment>&quot;its&quot; and &quot;it&quot; are a machine</extracomment>
        <translation>Su MM se detuvo con normalidad.</translation>
    </message>
    <message>
        <source>It has no stats file.</source>
        <translation>No tiene archivo de estadísticas.</translation>
    </message>
    <message>
        <source>Its stats file can&apos;t be read.</source>
        <translation>No se puede leer su archivo de estadísticas.</translation>
    </message>
    <message>
        <source>It has not read its stats file yet.</source>
        <translation>Aún no ha leído su archivo de estadísticas.</translation>
    </message>
    <message>
        <source>Its MM is gone, suspended or silent.</source>
        <translation>Su MM ha desaparecido, está suspendido o no da señales.</translation>
    </message>
    <message>
        <source>Prometheus at %1 does not give the figures: %2.</source>
        <extracomment>%1 is a web address, %2 a cause</extracomment>
        <translation>Prometheus no proporciona las cifras en %1: %2.</translation>
    </message>
    <message>
        <source>Prometheus does not answer at %1: %2.</source>
        <extracomment>%1 is a web address, %2 a cause such as &quot;Connection refused&quot;</extracomment>
        <translation>Prometheus no responde en %1: %2.</translation>
    </message>
    <message>
        <source>The clock of Prometheus at %1 was set back, or stands still.</source>
        <extracomment>%1 is a web address</extracomment>
        <translation>El reloj de Prometheus en %1 se retrasó o está parado.</translation>
    </message>
    <message>
        <source>The answer of Prometheus at %1 is incomplete: %2.</source>
        <extracomment>%1 is a web address, %2 a text of Prometheus</extracomment>
        <translation>La respuesta de Prometheus en %1 está incompleta: %2.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 is the name of a machine, %2 a sentence about it</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Its MM is active.</source>
        <translation>Su MM está activo.</translation>
    </message>
    <message>
        <source>Prometheus does not scrape it any more.</source>
        <translation>Prometheus ya no lo consulta.</translation>
    </message>
    <message>
        <source>Prometheus has not scraped it for %1.</source>
        <extracomment>%1 is a duration such as &quot;40 seconds&quot;</extracomment>
        <translation>Prometheus no lo consulta desde hace %1.</translation>
    </message>
    <message>
        <source>It does not answer Prometheus: %1.</source>
        <extracomment>%1 is a cause, in English</extracomment>
        <translation>No responde a Prometheus: %1.</translation>
    </message>
    <message>
        <source>It does not answer Prometheus.</source>
        <translation>No responde a Prometheus.</translation>
    </message>
    <message>
        <source>Prometheus has samples of it from the future.</source>
        <translation>Prometheus tiene muestras suyas del futuro.</translation>
    </message>
    <message>
        <source>Prometheus has the same figure of it several times.</source>
        <translation>Prometheus tiene varias veces la misma cifra suya.</translation>
    </message>
    <message>
        <source>The text file with its figures is not written any more.</source>
        <translation>El archivo de texto con sus cifras ya no se escribe.</translation>
    </message>
    <message>
        <source>It contradicts itself: it is not in exactly one state.</source>
        <translation>Se contradice: no está en un único estado.</translation>
    </message>
    <message>
        <source>It has a figure that can&apos;t be right.</source>
        <translation>Tiene una cifra que no puede ser correcta.</translation>
    </message>
    <message>
        <source>It answers Prometheus, but without the figures of an MM.</source>
        <translation>Responde a Prometheus, pero sin las cifras de un MM.</translation>
    </message>
    <message>
        <source>Prometheus does not report its state.</source>
        <translation>Prometheus no informa de su estado.</translation>
    </message>
    <message>
        <source>MM: Error reading Prometheus</source>
        <translation>MM: Error de Prometheus</translation>
    </message>
    <message>
        <source>MM: No machines</source>
        <translation>MM: Sin equipos</translation>
    </message>
    <message>
        <source>more than %1</source>
        <extracomment>%1 is a number</extracomment>
        <translation>más de %1</translation>
    </message>
    <message>
        <source>MM: %1 machines | %2 services | %3 msgs</source>
        <extracomment>the label: %1 machines, %2 services, %3 messages; never inflected, also for 1</extracomment>
        <translation>MM: %1 equipos | %2 servicios | %3 mens.</translation>
    </message>
    <message>
        <source>MM: %1 of %2 machines | %3 services | %4 msgs</source>
        <extracomment>the label: %1 of %2 machines, %3 services, %4 messages; never inflected, also for 1</extracomment>
        <translation>MM: %1 de %2 equipos | %3 servicios | %4 mens.</translation>
    </message>
    <message>
        <source>Prometheus is being asked for the first time.</source>
        <translation>Se está preguntando a Prometheus por primera vez.</translation>
    </message>
    <message>
        <source>Prometheus at %1 has no such machine, and had none for a day.</source>
        <extracomment>%1 is a web address</extracomment>
        <translation>Prometheus en %1 no tiene ningún equipo así, y no lo ha tenido desde hace un día.</translation>
    </message>
    <message>
        <source>The MM of each machine is active.</source>
        <translation>El MM de cada equipo está activo.</translation>
    </message>
    <message numerus="yes">
        <source>%1 And %n more machine(s) are not active.</source>
        <extracomment>%1 is a sentence about one machine</extracomment>
        <translation>
            <numerusform>%1 Y %n equipo más no está activo.</numerusform>
            <numerusform>%1 Y %n equipos más no están activos.</numerusform>
        </translation>
    </message>
    <message>
        <source>Check that Prometheus scrapes the machines, and that the selection matches them.</source>
        <translation>Compruebe que Prometheus consulta los equipos y que la selección los incluye.</translation>
    </message>
    <message>
        <source>Check the address, the password and that Prometheus is running. The label recovers by itself.</source>
        <translation>Compruebe la dirección, la contraseña y que Prometheus está en ejecución. El indicador se recupera por sí solo.</translation>
    </message>
    <message>
        <source>The label recovers by itself when that clock has passed the newest figures.</source>
        <translation>El indicador se recupera por sí solo cuando ese reloj ha superado la hora de las cifras más recientes.</translation>
    </message>
    <message>
        <source>Look at Prometheus&apos; own messages for the cause.</source>
        <translation>Busque la causa en los mensajes del propio Prometheus.</translation>
    </message>
    <message numerus="yes">
        <source>And %n more machine(s) are not active.</source>
        <translation>
            <numerusform>Y %n equipo más no está activo.</numerusform>
            <numerusform>Y %n equipos más no están activos.</numerusform>
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
        <translation>Verde: MM está activo, hasta donde se puede saber. Tiene %1 servicios que pueden responder y ha contado %2 mensajes desde su primer inicio.</translation>
    </message>
    <message>
        <source>Gray: MM was shut down cleanly.</source>
        <translation>Gris: MM se cerró correctamente.</translation>
    </message>
    <message>
        <source>Gray: MM is gone or suspended, or has not updated its file for too long, or the disk with the file does not respond.</source>
        <translation>Gris: MM ya no existe o está suspendido, no ha actualizado su archivo desde hace demasiado tiempo, o el disco con el archivo no responde.</translation>
    </message>
    <message>
        <source>Red: the stats file can&apos;t be read, or is not valid.</source>
        <translation>Rojo: el archivo de estadísticas no se puede leer o no es válido.</translation>
    </message>
    <message>
        <source>Gray: there is no stats file.</source>
        <translation>Gris: no hay archivo de estadísticas.</translation>
    </message>
    <message>
        <source>What EE Monitor shows</source>
        <translation>Qué muestra EE Monitor</translation>
    </message>
    <message>
        <source>MM, the MCP mesh proxy, passes tool calls to the services of this computer. It keeps count of them in the stats file %1. EE Monitor reads that file at regular intervals.</source>
        <extracomment>%1 is a path</extracomment>
        <translation>MM, el proxy de malla MCP, pasa las llamadas a herramientas a los servicios de este equipo. Lleva la cuenta en el archivo de estadísticas %1. EE Monitor lee ese archivo a intervalos regulares.</translation>
    </message>
    <message>
        <source>The tooltip of the label tells the reason. The window tells what to do, if there is something to do.</source>
        <translation>La información emergente de la etiqueta indica el motivo. La ventana dice qué hacer, si hay algo que hacer.</translation>
    </message>
    <message>
        <source>In the trend, hatching marks a time of which nothing is known, and a triangle a restart of MM.</source>
        <translation>En la tendencia, el rayado marca un tiempo del que no se sabe nada, y un triángulo, un reinicio de MM.</translation>
    </message>
    <message>
        <source>Starting MM</source>
        <translation>Iniciar MM</translation>
    </message>
    <message>
        <source>The window has a button for it while MM does not run. In a terminal, the command is “%1”. The manual, “%2”, tells how MM starts at each login.</source>
        <extracomment>%1 and %2 are commands</extracomment>
        <translation>Mientras MM no se ejecuta, la ventana tiene un botón para ello. En un terminal, la orden es «%1». El manual, «%2», explica cómo iniciar MM en cada sesión.</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Teclas</translation>
    </message>
    <message>
        <source>Reporting a problem</source>
        <translation>Informar de un problema</translation>
    </message>
    <message>
        <source>Write what you did, what you expected, and what you saw. Attach what the button %2 puts into the clipboard, the stats file, and MM&apos;s messages. Those of an MM that this window started are in %1. Send all this to whoever provides EE Monitor to you, such as your distribution.</source>
        <translation>Escriba qué hizo, qué esperaba y qué vio. Adjunte lo que el botón %2 pone en el portapapeles, el archivo de estadísticas y los mensajes de MM. Los de un MM iniciado por esta ventana están en %1. Envíelo todo a quien le proporciona EE Monitor, por ejemplo su distribución.</translation>
    </message>
    <message>
        <source>Copy &amp;Details</source>
        <translation>Copiar los &amp;detalles</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Ayuda</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Cerrar</translation>
    </message>
    <message>
        <source>It can be called.</source>
        <translation>Puede recibir llamadas.</translation>
    </message>
    <message>
        <source>It answers a call at the moment.</source>
        <translation>En este momento atiende una llamada.</translation>
    </message>
    <message>
        <source>MM waits for its first answer.</source>
        <translation>MM espera su primera respuesta.</translation>
    </message>
    <message>
        <source>It ended, or does not answer. MM starts it again after a while.</source>
        <translation>Terminó o no responde. MM lo inicia de nuevo al cabo de un rato.</translation>
    </message>
    <message>
        <source>It can&apos;t be called. Its tooltip tells the reason.</source>
        <translation>No puede recibir llamadas. Su información emergente indica el motivo.</translation>
    </message>
    <message>
        <source>By the user, until it is started again, or MM is.</source>
        <translation>Por el usuario, hasta que se vuelva a iniciar o se reinicie MM.</translation>
    </message>
    <message>
        <source>By the user or in MM&apos;s file of servers, until it is enabled.</source>
        <translation>Por el usuario o en el archivo de servidores de MM, hasta que se active.</translation>
    </message>
    <message>
        <source>States of the services</source>
        <translation>Estados de los servicios</translation>
    </message>
    <message>
        <source>Other services register with MM themselves. MCP servers are run by MM: the context menu of such a row restarts, stops or disables the server, and shows its log.</source>
        <translation>Los demás servicios se registran ellos mismos en MM. Los servidores MCP los ejecuta MM: el menú contextual de una fila así reinicia, detiene o desactiva el servidor y muestra su registro.</translation>
    </message>
    <message>
        <source>Green: the MM of each machine is active. Services and messages are those of all.</source>
        <translation>Verde: el MM de cada equipo está activo. Los servicios y mensajes son los de todos.</translation>
    </message>
    <message>
        <source>Gray: some are not. Services and messages are those of the others. Red: one of them reports an error.</source>
        <translation>Gris: algunos equipos no están activos. Los servicios y mensajes son los de los demás. Rojo: uno de ellos informa de un error.</translation>
    </message>
    <message>
        <source>Gray: Prometheus does not answer, or its clock is wrong.</source>
        <translation>Gris: Prometheus no responde o su reloj está mal.</translation>
    </message>
    <message>
        <source>Red: Prometheus answers, but not with the figures.</source>
        <translation>Rojo: Prometheus responde, pero no con las cifras.</translation>
    </message>
    <message>
        <source>Gray: Prometheus has no such machine, and had none for a day.</source>
        <translation>Gris: Prometheus no tiene ningún equipo así, y no lo ha tenido desde hace un día.</translation>
    </message>
    <message>
        <source>MM, the MCP mesh proxy, passes tool calls to the services of a computer. Prometheus at %1 collects the figures of many, and EE Monitor reads them there at regular intervals.</source>
        <extracomment>%1 is a web address</extracomment>
        <translation>MM, el proxy de malla MCP, pasa las llamadas a herramientas a los servicios de un equipo. Prometheus, en %1, reúne las cifras de muchos, y EE Monitor las lee ahí a intervalos regulares.</translation>
    </message>
    <message>
        <source>The table tells why a machine is not active; those that are not come first. A machine counts as active only if Prometheus has read its figures a short while ago, so that an old answer is never shown as a good one.</source>
        <translation>La tabla dice por qué un equipo no está activo; los que no lo están aparecen primero. Un equipo solo cuenta como activo si Prometheus ha leído sus cifras hace poco, para que una respuesta antigua nunca se muestre como buena.</translation>
    </message>
    <message>
        <source>A machine that Prometheus does not scrape any more counts for a day. Its context menu leaves it out at once.</source>
        <translation>Un equipo que Prometheus ya no consulta cuenta durante un día. Su menú contextual lo omite de inmediato.</translation>
    </message>
    <message>
        <source>The Enter key shows the services and the traffic of a machine. The names of services leave it only if its ee-monitor --exporter was started with --exporter-services.</source>
        <translation>La tecla Intro muestra los servicios y el tráfico de un equipo. Los nombres de los servicios solo salen de él si su ee-monitor --exporter se inició con --exporter-services.</translation>
    </message>
    <message>
        <source>In the trend, hatching marks a time of which nothing is known.</source>
        <translation>En la tendencia, el rayado marca un tiempo del que no se sabe nada.</translation>
    </message>
    <message>
        <source>Write what you did, what you expected, and what you saw. Attach what the button %1 puts into the clipboard. Send all this to whoever provides EE Monitor to you, such as your distribution.</source>
        <translation>Escriba qué hizo, qué esperaba y qué vio. Adjunte lo que el botón %1 pone en el portapapeles. Envíelo todo a quien le proporciona EE Monitor, por ejemplo su distribución.</translation>
    </message>
</context>
<context>
    <name>mm::HelpMenu</name>
    <message>
        <source>&amp;Help</source>
        <translation>Ay&amp;uda</translation>
    </message>
    <message>
        <source>EE Monitor &amp;Help</source>
        <translation>Ay&amp;uda de EE Monitor</translation>
    </message>
    <message>
        <source>&amp;Report a Problem…</source>
        <translation>&amp;Informar de un problema…</translation>
    </message>
    <message>
        <source>&amp;About EE Monitor</source>
        <translation>&amp;Acerca de EE Monitor</translation>
    </message>
    <message>
        <source>The details were copied.</source>
        <translation>Se copiaron los detalles.</translation>
    </message>
    <message>
        <source>About EE Monitor</source>
        <translation>Acerca de EE Monitor</translation>
    </message>
    <message>
        <source>EE Monitor %1

Shows at a glance whether MM, the MCP mesh proxy, is alive and what it does.

File: %2
Qt %3, MIT licence.</source>
        <translation>EE Monitor %1

Muestra de un vistazo si MM, el proxy de malla MCP, está activo y qué hace.

Archivo: %2
Qt %3, licencia MIT.</translation>
    </message>
    <message>
        <source>EE Monitor %1

Shows at a glance whether MM, the MCP mesh proxy, is alive on many machines.

Prometheus: %2
Qt %3, MIT licence.</source>
        <extracomment>%1 is a version, %2 a web address, %3 a version</extracomment>
        <translation>EE Monitor %1

Muestra de un vistazo si MM, el proxy de malla MCP, está activo en muchos equipos.

Prometheus: %2
Qt %3, licencia MIT.</translation>
    </message>
</context>
<context>
    <name>mm::HistoryFile</name>
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
        <source>it is not a history that this version of EE Monitor can read</source>
        <translation>no es un historial que esta versión de EE Monitor pueda leer</translation>
    </message>
    <message>
        <source>The earlier traffic is unknown, as %1 can&apos;t be used: %2.</source>
        <extracomment>%1 is a path, %2 a cause such as &quot;it is damaged&quot; or &quot;Permission denied&quot;</extracomment>
        <translation>No se conoce el tráfico anterior, porque no se puede usar %1: %2.</translation>
    </message>
    <message>
        <source>The traffic history can&apos;t be saved to %1: %2.</source>
        <extracomment>%1 is a path, %2 a cause such as &quot;No space left on device&quot;</extracomment>
        <translation>No se puede guardar el historial del tráfico en %1: %2.</translation>
    </message>
</context>
<context>
    <name>mm::MachineWindow</name>
    <message>
        <source>MM on %1</source>
        <extracomment>title of a window; %1 is the name of a machine</extracomment>
        <translation>MM en %1</translation>
    </message>
</context>
<context>
    <name>mm::MachinesModel</name>
    <message>
        <source>Checking</source>
        <extracomment>the state of MM on a machine</extracomment>
        <translation>Comprobando</translation>
    </message>
    <message>
        <source>No stats file</source>
        <extracomment>the state of MM on a machine</extracomment>
        <translation>Sin archivo de estadísticas</translation>
    </message>
    <message>
        <source>Stopped</source>
        <extracomment>the state of MM on a machine</extracomment>
        <translation>Detenido</translation>
    </message>
    <message>
        <source>Not updating</source>
        <extracomment>the state of MM on a machine</extracomment>
        <translation>Sin actualizar</translation>
    </message>
    <message>
        <source>Error</source>
        <extracomment>the state of MM on a machine</extracomment>
        <translation>Error</translation>
    </message>
    <message>
        <source>Active</source>
        <extracomment>the state of MM on a machine</extracomment>
        <translation>Activo</translation>
    </message>
    <message>
        <source>just now</source>
        <comment>scraped</comment>
        <translation>ahora mismo</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <extracomment>table cell: when a machine was scraped; %1 is a duration such as &quot;3 seconds&quot;</extracomment>
        <translation>hace %1</translation>
    </message>
    <message>
        <source>Machine</source>
        <comment>table column</comment>
        <translation>Equipo</translation>
    </message>
    <message>
        <source>State</source>
        <comment>table column: of a machine</comment>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Services</source>
        <comment>table column: how many</comment>
        <translation>Servicios</translation>
    </message>
    <message>
        <source>Messages</source>
        <comment>table column: how many</comment>
        <translation>Mensajes</translation>
    </message>
    <message>
        <source>Per minute</source>
        <comment>table column: messages a minute</comment>
        <translation>Por minuto</translation>
    </message>
    <message>
        <source>Scraped</source>
        <comment>table column: when</comment>
        <extracomment>&quot;to scrape&quot; is Prometheus&apos; word for reading the figures of a machine</extracomment>
        <translation>Consultado</translation>
    </message>
    <message>
        <source>Why</source>
        <comment>table column: why a machine is not active</comment>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>The state of MM on the machine; see Help</source>
        <translation>El estado de MM en el equipo; véase la Ayuda</translation>
    </message>
    <message>
        <source>Messages per minute, between the last two scrapes</source>
        <translation>Mensajes por minuto, entre las dos últimas consultas</translation>
    </message>
    <message>
        <source>When Prometheus last read the figures of the machine, or tried to</source>
        <translation>Cuándo leyó Prometheus por última vez las cifras del equipo, o lo intentó</translation>
    </message>
    <message>
        <source>Not known: Prometheus does not scrape it.</source>
        <translation>Desconocido: Prometheus no lo consulta.</translation>
    </message>
    <message>
        <source>Not known before the next scrape.</source>
        <translation>Desconocido hasta la próxima consulta.</translation>
    </message>
    <message>
        <source>Not known: the machine is not active.</source>
        <translation>Desconocido: el equipo no está activo.</translation>
    </message>
    <message>
        <source>Job: %1</source>
        <extracomment>%1 is the label &quot;job&quot; that Prometheus has for a machine</extracomment>
        <translation>Job: %1</translation>
    </message>
    <message>
        <source>This machine does not send the names of its services. To see them here, start its ee-monitor --exporter with --exporter-services too.</source>
        <extracomment>--exporter-services is an option of the command line</extracomment>
        <translation>Este equipo no envía los nombres de sus servicios. Para verlos aquí, inicie su ee-monitor --exporter también con --exporter-services.</translation>
    </message>
</context>
<context>
    <name>mm::MachinesView</name>
    <message>
        <source>S&amp;how This Machine</source>
        <translation>&amp;Mostrar este equipo</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copiar</translation>
    </message>
    <message>
        <source>&amp;Leave This Machine Out</source>
        <translation>Om&amp;itir este equipo</translation>
    </message>
    <message>
        <source>Filter the machines by name</source>
        <translation>Filtrar los equipos por nombre</translation>
    </message>
    <message>
        <source>Machines</source>
        <translation>Equipos</translation>
    </message>
    <message>
        <source>Not updating</source>
        <extracomment>the widest state of MM on a machine that is common</extracomment>
        <translation>Sin actualizar</translation>
    </message>
    <message>
        <source>59 seconds ago</source>
        <extracomment>the widest of these texts that is common</extracomment>
        <translation>hace 59 segundos</translation>
    </message>
    <message>
        <source>There are no machines.</source>
        <translation>No hay equipos.</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n machine(s)</source>
        <extracomment>%1 is the number of machines shown, %n the number of all</extracomment>
        <translation>
            <numerusform>%1 de %n equipo</numerusform>
            <numerusform>%1 de %n equipos</numerusform>
        </translation>
    </message>
    <message>
        <source>No machine has “%1” in its name.</source>
        <translation>Ningún equipo tiene «%1» en su nombre.</translation>
    </message>
    <message>
        <source>It does not count any more until Prometheus scrapes it again.</source>
        <translation>Deja de contar hasta que Prometheus lo consulte de nuevo.</translation>
    </message>
    <message>
        <source>Only for a machine that Prometheus does not scrape any more.</source>
        <translation>Solo para un equipo que Prometheus ya no consulta.</translation>
    </message>
</context>
<context>
    <name>mm::MmControl</name>
    <message>
        <source>Restart MM?</source>
        <translation>¿Reiniciar MM?</translation>
    </message>
    <message>
        <source>Stop MM?</source>
        <translation>¿Detener MM?</translation>
    </message>
    <message numerus="yes">
        <source>%n service(s) can&apos;t be called until MM runs again.</source>
        <translation>
            <numerusform>%n servicio no se podrá llamar hasta que MM vuelva a ejecutarse.</numerusform>
            <numerusform>%n servicios no se podrán llamar hasta que MM vuelva a ejecutarse.</numerusform>
        </translation>
    </message>
    <message>
        <source>Restart MM</source>
        <translation>Reiniciar MM</translation>
    </message>
    <message>
        <source>Stop MM</source>
        <translation>Detener MM</translation>
    </message>
    <message>
        <source>&amp;Restart</source>
        <translation>&amp;Reiniciar</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Detener</translation>
    </message>
    <message>
        <source>MM was asked to end, but process %1 is still there after %2 s.</source>
        <extracomment>%1 is a process number, %2 a whole number of seconds</extracomment>
        <translation>Se pidió a MM que terminara, pero el proceso %1 sigue ahí después de %2 s.</translation>
    </message>
    <message>
        <source>MM is being started.</source>
        <translation>MM se está iniciando.</translation>
    </message>
    <message>
        <source>MM is being stopped.</source>
        <translation>MM se está deteniendo.</translation>
    </message>
    <message>
        <source>The stats file does not name the process of MM.</source>
        <translation>El archivo de estadísticas no indica el proceso de MM.</translation>
    </message>
    <message>
        <source>MM is not running.</source>
        <translation>MM no está en ejecución.</translation>
    </message>
    <message>
        <source>MM runs on another computer or in a container.</source>
        <translation>MM se ejecuta en otro equipo o en un contenedor.</translation>
    </message>
    <message>
        <source>MM belongs to another user.</source>
        <translation>MM pertenece a otro usuario.</translation>
    </message>
    <message>
        <source>MM could not be started again: mm-proxy is not installed.</source>
        <extracomment>mm-proxy is a program</extracomment>
        <translation>No se pudo volver a iniciar MM: mm-proxy no está instalado.</translation>
    </message>
    <message>
        <source>MM was not started here. Restart it as it was started, so that it keeps its options.</source>
        <translation>MM no se inició aquí. Reinícielo como se inició, para que conserve sus opciones.</translation>
    </message>
</context>
<context>
    <name>mm::MmMenu</name>
    <message>
        <source>Co&amp;ntrol</source>
        <extracomment>a menu: to start and stop MM</extracomment>
        <translation>Co&amp;ntrol</translation>
    </message>
    <message>
        <source>&amp;Start MM</source>
        <translation>&amp;Iniciar MM</translation>
    </message>
    <message>
        <source>S&amp;top MM</source>
        <translation>&amp;Detener MM</translation>
    </message>
    <message>
        <source>&amp;Restart MM</source>
        <translation>&amp;Reiniciar MM</translation>
    </message>
</context>
<context>
    <name>mm::MmStatusBar</name>
    <message>
        <source>Checked just now.</source>
        <translation>Comprobado ahora mismo.</translation>
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
        <source>Events</source>
        <translation>Eventos</translation>
    </message>
    <message>
        <source>&amp;Show File</source>
        <translation>&amp;Mostrar el archivo</translation>
    </message>
    <message>
        <source>Copy &amp;Details</source>
        <translation>Copiar los &amp;detalles</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Editar</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>&amp;Preferencias…</translation>
    </message>
    <message>
        <source>&amp;Events</source>
        <translation>&amp;Eventos</translation>
    </message>
    <message>
        <source>&amp;Compact</source>
        <translation>Modo &amp;compacto</translation>
    </message>
    <message>
        <source>&amp;Full Window</source>
        <translation>&amp;Ventana completa</translation>
    </message>
    <message>
        <source>The details were copied.</source>
        <translation>Se copiaron los detalles.</translation>
    </message>
</context>
<context>
    <name>mm::Notification</name>
    <message>
        <source>MM was stopped</source>
        <extracomment>title of a notification</extracomment>
        <translation>MM se detuvo</translation>
    </message>
    <message>
        <source>MM is not updating</source>
        <extracomment>title of a notification</extracomment>
        <translation>MM no actualiza sus estadísticas</translation>
    </message>
    <message>
        <source>MM&apos;s stats file can&apos;t be read</source>
        <extracomment>title of a notification</extracomment>
        <translation>No se puede leer el archivo de estadísticas de MM</translation>
    </message>
    <message>
        <source>MM&apos;s stats file is gone</source>
        <extracomment>title of a notification</extracomment>
        <translation>El archivo de estadísticas de MM ha desaparecido</translation>
    </message>
    <message>
        <source>MM is active</source>
        <extracomment>title of a notification</extracomment>
        <translation>MM está activo</translation>
    </message>
    <message numerus="yes">
        <source>%n server(s) of MM are down</source>
        <extracomment>title of a notification</extracomment>
        <translation>
            <numerusform>%n servidor de MM no está disponible</numerusform>
            <numerusform>%n servidores de MM no están disponibles</numerusform>
        </translation>
    </message>
    <message>
        <source>Prometheus has no machines any more</source>
        <translation>Prometheus ya no tiene equipos</translation>
    </message>
    <message>
        <source>Prometheus answers again</source>
        <translation>Prometheus vuelve a responder</translation>
    </message>
    <message>
        <source>Prometheus does not answer</source>
        <extracomment>title of a notification</extracomment>
        <translation>Prometheus no responde</translation>
    </message>
    <message>
        <source>Prometheus does not give the figures</source>
        <extracomment>title of a notification</extracomment>
        <translation>Prometheus no proporciona las cifras</translation>
    </message>
    <message numerus="yes">
        <source>%n machine(s) are not active</source>
        <extracomment>title of a notification</extracomment>
        <translation>
            <numerusform>%n equipo no está activo</numerusform>
            <numerusform>%n equipos no están activos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mm::Options</name>
    <message>
        <source>The stats file to watch (default: $MM_MESH_STATS_FILE, else ~/.mm_mesh_stats.json).</source>
        <translation>El archivo de estadísticas que se vigila (por omisión: $MM_MESH_STATS_FILE o, si no, ~/.mm_mesh_stats.json).</translation>
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
        <source>Milliseconds between two reads: 500 to 3600000, values outside the range are clamped (default: 2000).</source>
        <translation>Milisegundos entre dos lecturas: de 500 a 3600000; los valores fuera de esos límites se ajustan a ellos (por omisión: 2000).</translation>
    </message>
    <message>
        <source>Print what the label shows and exit, without a window. Exit code: 0 active, 1 not updating or stopped, 2 error, 3 no stats file.</source>
        <translation>Muestra lo que dice el indicador y termina, sin ventana. Código de salida: 0 activo, 1 sin actualizar o detenido, 2 error, 3 sin archivo de estadísticas.</translation>
    </message>
    <message>
        <source>Print what the label shows, and again each time it changes, without a window, until a stop signal arrives or the output is closed.</source>
        <translation>Muestra lo que dice el indicador, y de nuevo cada vez que cambia, sin ventana, hasta que llega una señal de parada o se cierra la salida.</translation>
    </message>
    <message>
        <source>Output format of --once and --follow: plain (the label&apos;s text, the default), json (one line with state, text, color, services, messages, age_s, reason, path), waybar, i3blocks, tmux; of --once only: nagios, prometheus.</source>
        <translation>Formato de salida de --once y --follow: plain (el texto del indicador, valor por omisión), json (una línea con state, text, color, services, messages, age_s, reason, path), waybar, i3blocks, tmux; solo con --once: nagios, prometheus.</translation>
    </message>
    <message>
        <source>MM&apos;s address on this computer (default: http://localhost:6001). EE Monitor registers there, and checks MM&apos;s health there if the stats file does not name its writer.</source>
        <translation>La dirección de MM en este equipo (por omisión: http://localhost:6001). EE Monitor se registra ahí y comprueba ahí el estado de MM si el archivo de estadísticas no indica quién lo escribe.</translation>
    </message>
    <message>
        <source>Only read the file: do not register with MM, do not check its health, open no port.</source>
        <translation>Solo leer el archivo: no registrarse en MM, no comprobar su estado, no abrir ningún puerto.</translation>
    </message>
    <message>
        <source>Start MM unless it is running, with the mm-proxy next to this program or in PATH. MM keeps running when the window is closed.</source>
        <translation>Inicia MM, con el mm-proxy situado junto a este programa o en PATH, si no está en ejecución. Sigue en ejecución al cerrar la ventana.</translation>
    </message>
    <message>
        <source>--interval must be a whole number of milliseconds, not &quot;%1&quot;.</source>
        <translation>--interval requiere un número entero de milisegundos, no «%1».</translation>
    </message>
    <message>
        <source>--mm-url must be an address of this computer such as http://localhost:6001, not &quot;%1&quot;.</source>
        <translation>--mm-url requiere una dirección de este equipo, como http://localhost:6001, no «%1».</translation>
    </message>
    <message>
        <source>--format needs --once or --follow.</source>
        <translation>--format solo se usa con --once o --follow.</translation>
    </message>
    <message>
        <source>--format must be one of %1, not &quot;%2&quot;.</source>
        <extracomment>%1 is a list of words, with commas</extracomment>
        <translation>--format debe ser uno de %1, no «%2».</translation>
    </message>
    <message>
        <source>--format %1 needs --once: no program reads it as a stream.</source>
        <extracomment>%1 is nagios or prometheus, which are also names of programs</extracomment>
        <translation>--format %1 solo se usa con --once: ningún programa lo lee como flujo continuo.</translation>
    </message>
    <message>
        <source>The process that read the stats file died.</source>
        <translation>El proceso que leía el archivo de estadísticas terminó de forma inesperada.</translation>
    </message>
    <message>
        <source>The file with the token that MM requires, if it was started with --token-file. MM gets it in each request, and an MM that is started here requires it.</source>
        <translation>El archivo con el token que MM exige si se inició con --token-file. MM lo recibe en cada solicitud, y un MM iniciado desde aquí lo exige.</translation>
    </message>
    <message>
        <source>--token-file needs a path.</source>
        <translation>--token-file necesita una ruta.</translation>
    </message>
    <message>
        <source>Start in the tray alone, without a window. If there is no tray, the window is opened minimized.</source>
        <translation>Iniciar solo en la bandeja, sin ventana. Si no hay bandeja, la ventana se abre minimizada.</translation>
    </message>
    <message>
        <source>Can&apos;t listen on port %1 of %2: %3.</source>
        <translation>No se puede escuchar en el puerto %1 de %2: %3.</translation>
    </message>
    <message>
        <source>Choose another port, or end the program that uses it.</source>
        <translation>Elija otro puerto o cierre el programa que lo usa.</translation>
    </message>
    <message>
        <source>Choose a port from 1024 on.</source>
        <translation>Elija un puerto a partir del 1024.</translation>
    </message>
    <message>
        <source>ee-monitor exports metrics at %1</source>
        <extracomment>%1 is a web address</extracomment>
        <translation>ee-monitor exporta métricas en %1</translation>
    </message>
    <message>
        <source>Serve MM&apos;s state for Prometheus at http://ADDRESS:PORT/metrics, without a window, until a stop signal arrives. ADDRESS is an IP address such as 127.0.0.1 or [::1]; port 0 chooses a free one. The connection is not encrypted.</source>
        <translation>Ofrece a Prometheus el estado de MM en http://ADDRESS:PORT/metrics, sin ventana, hasta que llega una señal de parada. ADDRESS es una dirección IP como 127.0.0.1 o [::1]; el puerto 0 elige uno libre. La conexión no está cifrada.</translation>
    </message>
    <message>
        <source>Accept this name in the Host header too, as a reverse proxy or Prometheus sends it; may be repeated.</source>
        <translation>Acepta también este nombre en la cabecera Host, tal como lo envía un proxy inverso o Prometheus; se puede repetir.</translation>
    </message>
    <message>
        <source>Also export the names of services, MCP servers and the stats file.</source>
        <translation>Exporta también los nombres de los servicios, de los servidores MCP y del archivo de estadísticas.</translation>
    </message>
    <message>
        <source>Watch the machines that Prometheus at this address scrapes, instead of a stats file.</source>
        <translation>Vigila los equipos que consulta el Prometheus de esta dirección, en lugar de un archivo de estadísticas.</translation>
    </message>
    <message>
        <source>Which of Prometheus&apos; targets are the machines, as a selector of PromQL (default: {job=&quot;mm&quot;}).</source>
        <translation>Cuáles de los objetivos de Prometheus son los equipos, como selector de PromQL (por omisión: {job=&quot;mm&quot;}).</translation>
    </message>
    <message>
        <source>The file (chmod 600) with the password or the certificates for Prometheus: see the manual.</source>
        <translation>El archivo (chmod 600) con la contraseña o los certificados para Prometheus: véase el manual.</translation>
    </message>
    <message>
        <source>Seconds after its last scrape until a machine is not active any more: 5 to 3600 (default: 2.5 scrape intervals, and at least 10).</source>
        <translation>Segundos desde su última consulta hasta que un equipo deja de estar activo: de 5 a 3600 (por omisión: 2,5 intervalos de consulta, y al menos 10).</translation>
    </message>
    <message>
        <source>--max-age takes 5 to 3600 seconds, not &quot;%1&quot;.</source>
        <translation>--max-age requiere de 5 a 3600 segundos, no «%1».</translation>
    </message>
    <message>
        <source>--prometheus-config needs a path.</source>
        <translation>--prometheus-config necesita una ruta.</translation>
    </message>
    <message>
        <source>--%1 needs --%2.</source>
        <translation>--%1 solo se usa con --%2.</translation>
    </message>
    <message>
        <source>--%1 cannot be combined with --%2.</source>
        <translation>--%1 no se puede combinar con --%2.</translation>
    </message>
    <message>
        <source>--exporter takes an IP address and a port such as 127.0.0.1:9501 or [::1]:9501, not &quot;%1&quot;.</source>
        <translation>--exporter requiere una dirección IP y un puerto, como 127.0.0.1:9501 o [::1]:9501, no «%1».</translation>
    </message>
    <message>
        <source>--exporter-host takes a host name without a port, such as box.lan, not &quot;%1&quot;.</source>
        <translation>--exporter-host requiere un nombre de equipo sin puerto, como box.lan, no «%1».</translation>
    </message>
</context>
<context>
    <name>mm::PreferencesControl</name>
    <message>
        <source>The disk with the entries for the login does not respond. This can&apos;t be shown or changed.</source>
        <extracomment>&quot;this&quot; is whether the program starts at login</extracomment>
        <translation>El disco con las entradas de inicio de sesión no responde. Esto no se puede mostrar ni cambiar.</translation>
    </message>
    <message>
        <source>The disk with the entries for the login does not respond. This is shown when it does.</source>
        <translation>El disco con las entradas de inicio de sesión no responde. Esto se mostrará cuando responda.</translation>
    </message>
</context>
<context>
    <name>mm::PreferencesDialog</name>
    <message>
        <source>&amp;Browse…</source>
        <translation>E&amp;xaminar…</translation>
    </message>
    <message>
        <source>Show an icon in the &amp;tray</source>
        <translation>Mostrar un icono en la &amp;bandeja del sistema</translation>
    </message>
    <message>
        <source>N&amp;otifications</source>
        <translation>&amp;Notificaciones</translation>
    </message>
    <message>
        <source>When MM is acti&amp;ve</source>
        <translation>Cuando MM está acti&amp;vo</translation>
    </message>
    <message>
        <source>When the stats file can&apos;t be rea&amp;d</source>
        <translation>Cuando no se puede &amp;leer el archivo de estadísticas</translation>
    </message>
    <message>
        <source>When there is &amp;no stats file</source>
        <translation>Cuando no &amp;hay archivo de estadísticas</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Preferencias</translation>
    </message>
    <message>
        <source>Stats file</source>
        <translation>Archivo de estadísticas</translation>
    </message>
    <message>
        <source>Chooses the stats file</source>
        <translation>Elige el archivo de estadísticas</translation>
    </message>
    <message>
        <source>&amp;Path:</source>
        <extracomment>of the stats file</extracomment>
        <translation>Ru&amp;ta:</translation>
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
        <translation>&amp;Dirección:</translation>
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
        <translation>Sistema</translation>
    </message>
    <message>
        <source>Light</source>
        <extracomment>the theme</extracomment>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <extracomment>the theme</extracomment>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>T&amp;heme:</source>
        <translation>Te&amp;ma:</translation>
    </message>
    <message>
        <source>Lan&amp;guage:</source>
        <translation>Idi&amp;oma:</translation>
    </message>
    <message>
        <source>Restore De&amp;faults</source>
        <translation>Restaurar valores &amp;predeterminados</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Cerrar</translation>
    </message>
    <message>
        <source>given on the command line</source>
        <translation>indicado en la línea de órdenes</translation>
    </message>
    <message>
        <source>Stats File</source>
        <translation>Archivo de estadísticas</translation>
    </message>
    <message>
        <source>&amp;Register with MM and check its health</source>
        <translation>&amp;Registrarse en MM y comprobar su estado</translation>
    </message>
    <message>
        <source>When MM &amp;stops or is not updating</source>
        <translation>Cuando MM se detiene o de&amp;ja de actualizar</translation>
    </message>
    <message>
        <source>Read &amp;every:</source>
        <extracomment>how often the stats file is read; &quot;2.0 s&quot; follows</extracomment>
        <translation>Leer c&amp;ada:</translation>
    </message>
    <message>
        <source>The files can&apos;t be shown: a disk or network drive does not respond. The path can be entered here.</source>
        <translation>No se pueden mostrar los archivos: un disco o una unidad de red no responde. La ruta se puede escribir aquí.</translation>
    </message>
    <message>
        <source>When a server of &amp;MM is down</source>
        <translation>Cuando un &amp;servidor de MM no está disponible</translation>
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
        <extracomment>what a screen reader calls the panel that explains what is wrong</extracomment>
        <translation>Problema</translation>
    </message>
    <message>
        <source>&amp;Move the Broken File Aside</source>
        <translation>A&amp;partar el archivo dañado</translation>
    </message>
    <message>
        <source>&amp;Check Now</source>
        <translation>&amp;Comprobar ahora</translation>
    </message>
    <message>
        <source>Sh&amp;ow File</source>
        <translation>&amp;Mostrar el archivo</translation>
    </message>
    <message>
        <source>Copy &amp;Details</source>
        <translation>Copiar los &amp;detalles</translation>
    </message>
</context>
<context>
    <name>mm::PrometheusBox</name>
    <message>
        <source>Watch man&amp;y machines through Prometheus instead of the file</source>
        <extracomment>&quot;machines&quot; are computers, each with an MM; Prometheus is a name; &quot;the file&quot; is the stats file</extracomment>
        <translation>Vi&amp;gilar muchos equipos mediante Prometheus en lugar del archivo</translation>
    </message>
    <message>
        <source>&amp;URL:</source>
        <extracomment>where Prometheus listens</extracomment>
        <translation>Dirección &amp;web:</translation>
    </message>
    <message>
        <source>Selection &amp;query:</source>
        <extracomment>which machines</extracomment>
        <translation>&amp;Filtro de selección:</translation>
    </message>
    <message>
        <source>Pass&amp;word file:</source>
        <extracomment>the path of a file with a password</extracomment>
        <translation>Archivo d&amp;e contraseña:</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ninguno</translation>
    </message>
    <message>
        <source>Asks Prometheus for the machines</source>
        <translation>Pregunta a Prometheus por los equipos</translation>
    </message>
    <message>
        <source>The command line tells what is watched.</source>
        <translation>La línea de órdenes indica qué se vigila.</translation>
    </message>
    <message>
        <source>Prometheus is being asked.</source>
        <translation>Se está preguntando a Prometheus.</translation>
    </message>
    <message>
        <source>Quic&amp;k Test</source>
        <translation>Probar &amp;ya</translation>
    </message>
</context>
<context>
    <name>mm::PrometheusClient</name>
    <message>
        <source>its answer has more than %1 MiB</source>
        <translation>su respuesta tiene más de %1 MiB</translation>
    </message>
    <message>
        <source>no complete answer within the timeout</source>
        <translation>sin respuesta completa dentro del plazo</translation>
    </message>
</context>
<context>
    <name>mm::PrometheusConfig</name>
    <message>
        <source>line %1 is neither [http] nor one of its keys: %2.</source>
        <extracomment>%1 is a number, %2 a list of words</extracomment>
        <translation>la línea %1 no es ni [http] ni una de sus claves: %2.</translation>
    </message>
    <message>
        <source>%1 names %2, which can&apos;t be used: %3</source>
        <extracomment>%1 is a key of the file, %2 a path, %3 the cause</extracomment>
        <translation>%1 indica %2, que no se puede usar: %3</translation>
    </message>
    <message>
        <source>it needs username and password_file, or credentials_file.</source>
        <translation>necesita username y password_file, o bien credentials_file.</translation>
    </message>
    <message>
        <source>it has to be one line without blanks.</source>
        <translation>tiene que ser una sola línea sin espacios.</translation>
    </message>
    <message>
        <source>it has no certificate in PEM form.</source>
        <translation>no contiene ningún certificado en formato PEM.</translation>
    </message>
    <message>
        <source>it needs cert_file and key_file, or none of them.</source>
        <translation>necesita cert_file y key_file, o ninguno de los dos.</translation>
    </message>
    <message>
        <source>it has no RSA or EC key in PEM form.</source>
        <translation>no contiene ninguna clave RSA o EC en formato PEM.</translation>
    </message>
    <message>
        <source>A password in an address can be seen by other users: use --prometheus-config.</source>
        <translation>Otros usuarios pueden ver una contraseña en una dirección: use --prometheus-config.</translation>
    </message>
    <message>
        <source>Prometheus&apos; address has to be one such as http://localhost:9090, not &quot;%1&quot;.</source>
        <extracomment>%1 is what the user has given</extracomment>
        <translation>La dirección de Prometheus tiene que ser como http://localhost:9090, no «%1».</translation>
    </message>
    <message>
        <source>The selection has to be in braces, as in {job=&quot;mm&quot;}.</source>
        <translation>La selección tiene que ir entre llaves, como en {job=&quot;mm&quot;}.</translation>
    </message>
    <message>
        <source>its password would be sent to %1 unencrypted: use https.</source>
        <translation>su contraseña se enviaría a %1 sin cifrar: use https.</translation>
    </message>
    <message>
        <source>The file with the password for Prometheus, %1, can&apos;t be used: %2</source>
        <extracomment>%1 is a path, %2 the cause, a sentence without a capital</extracomment>
        <translation>No se puede usar el archivo con la contraseña para Prometheus, %1: %2</translation>
    </message>
</context>
<context>
    <name>mm::ProxyLauncher</name>
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
        <source>MM was started as process %1. It keeps running when this window is closed.</source>
        <extracomment>%1 is a process number</extracomment>
        <translation>MM se inició como proceso %1. Sigue en ejecución al cerrar esta ventana.</translation>
    </message>
    <message>
        <source>MM is running already at %1.</source>
        <extracomment>%1 is a web address</extracomment>
        <translation>MM ya está en ejecución en %1.</translation>
    </message>
    <message>
        <source>MM is running already at %1, but writes its figures to %2. Start EE Monitor with --stats-file %2 to see them.</source>
        <extracomment>%1 is a web address, %2 a path; --stats-file is an option of the command line</extracomment>
        <translation>MM ya está en ejecución en %1, pero escribe sus cifras en %2. Inicie EE Monitor con --stats-file %2 para verlas.</translation>
    </message>
    <message>
        <source>it exited without output.</source>
        <extracomment>replaces a program&apos;s last message, after &quot;MM could not be started: &quot;</extracomment>
        <translation>terminó sin ninguna salida.</translation>
    </message>
    <message>
        <source>MM was not started yet: the disk with its program or its log %1 does not respond.</source>
        <extracomment>%1 is a path</extracomment>
        <translation>MM aún no se ha iniciado: el disco con su programa o su registro %1 no responde.</translation>
    </message>
    <message>
        <source>The program at %1 requires a token. If it is MM, start EE Monitor with MM&apos;s --token-file.</source>
        <translation>El programa en %1 exige un token. Si es MM, inicie EE Monitor con el --token-file de MM.</translation>
    </message>
</context>
<context>
    <name>mm::Server</name>
    <message>
        <source>connection refused</source>
        <translation>conexión rechazada</translation>
    </message>
    <message>
        <source>timeout</source>
        <translation>tiempo agotado</translation>
    </message>
    <message>
        <source>connection closed</source>
        <translation>conexión cerrada</translation>
    </message>
    <message>
        <source>bad answer</source>
        <translation>respuesta incorrecta</translation>
    </message>
    <message>
        <source>answer too large</source>
        <translation>respuesta demasiado grande</translation>
    </message>
    <message>
        <source>HTTP error</source>
        <translation>error de HTTP</translation>
    </message>
    <message>
        <source>error of the tool</source>
        <translation>error de la herramienta</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>cancelada</translation>
    </message>
    <message>
        <source>too many calls</source>
        <translation>demasiadas llamadas</translation>
    </message>
    <message>
        <source>Up</source>
        <comment>state of a service</comment>
        <translation>Disponible</translation>
    </message>
    <message>
        <source>Busy</source>
        <comment>state of a service</comment>
        <translation>Ocupado</translation>
    </message>
    <message>
        <source>Starting</source>
        <comment>state of a service</comment>
        <translation>Iniciando</translation>
    </message>
    <message>
        <source>Failing</source>
        <comment>state of a service</comment>
        <translation>Con fallos</translation>
    </message>
    <message>
        <source>Down</source>
        <comment>state of a service</comment>
        <translation>No disponible</translation>
    </message>
    <message>
        <source>Stopped</source>
        <comment>state of a service</comment>
        <translation>Detenido</translation>
    </message>
    <message>
        <source>Disabled</source>
        <comment>state of a service</comment>
        <translation>Desactivado</translation>
    </message>
    <message>
        <source>Busy for %1 s</source>
        <extracomment>state of a server; %1 is a whole number of seconds</extracomment>
        <translation>Ocupado hace %1 s</translation>
    </message>
    <message>
        <source>MCP server that MM runs: %1</source>
        <extracomment>%1 is a state, such as &quot;Up&quot; or &quot;Failing&quot;</extracomment>
        <translation>Servidor MCP que ejecuta MM: %1</translation>
    </message>
    <message>
        <source>Last change of its state: %1</source>
        <extracomment>%1 is when, such as &quot;5 minutes ago&quot;</extracomment>
        <translation>Último cambio de su estado: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n restart(s) by MM</source>
        <translation>
            <numerusform>%n reinicio por MM</numerusform>
            <numerusform>%n reinicios por MM</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 is the kind of an error, %2 how often it occurred</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>error of the server</source>
        <translation>error del servidor</translation>
    </message>
    <message>
        <source>server ended</source>
        <translation>servidor terminado</translation>
    </message>
</context>
<context>
    <name>mm::ServerActions</name>
    <message>
        <source>&amp;Restart Server</source>
        <translation>&amp;Reiniciar servidor</translation>
    </message>
    <message>
        <source>Show Lo&amp;g…</source>
        <translation>Mostrar re&amp;gistro…</translation>
    </message>
    <message>
        <source>The server is disabled: enable it first.</source>
        <translation>El servidor está desactivado: actívelo primero.</translation>
    </message>
    <message>
        <source>&amp;Enable Server</source>
        <translation>&amp;Activar servidor</translation>
    </message>
    <message>
        <source>&amp;Disable Server</source>
        <translation>Des&amp;activar servidor</translation>
    </message>
    <message>
        <source>Ends its process and starts it again.</source>
        <translation>Termina su proceso y lo inicia de nuevo.</translation>
    </message>
    <message>
        <source>MM starts it, and again if it ends.</source>
        <translation>MM lo inicia, y de nuevo si termina.</translation>
    </message>
    <message>
        <source>It stays stopped until it is started again, or MM is.</source>
        <translation>Permanece detenido hasta que se vuelva a iniciar o se reinicie MM.</translation>
    </message>
    <message>
        <source>MM starts it, and again at each start of MM.</source>
        <translation>MM lo inicia, y de nuevo en cada inicio de MM.</translation>
    </message>
    <message>
        <source>It stays stopped until it is enabled, also after a restart of MM.</source>
        <translation>Permanece detenido hasta que se active, también tras un reinicio de MM.</translation>
    </message>
    <message>
        <source>The last lines that the server wrote to its standard error.</source>
        <translation>Las últimas líneas que el servidor escribió en su salida de error estándar.</translation>
    </message>
    <message>
        <source>S&amp;tart Server</source>
        <translation>&amp;Iniciar servidor</translation>
    </message>
    <message>
        <source>S&amp;top Server</source>
        <translation>&amp;Detener servidor</translation>
    </message>
</context>
<context>
    <name>mm::ServerControl</name>
    <message>
        <source>%1 is being restarted.</source>
        <extracomment>%1 is a server</extracomment>
        <translation>%1 se está reiniciando.</translation>
    </message>
    <message>
        <source>%1 is being started.</source>
        <extracomment>%1 is a server</extracomment>
        <translation>%1 se está iniciando.</translation>
    </message>
    <message>
        <source>%1 is being stopped.</source>
        <extracomment>%1 is a server</extracomment>
        <translation>%1 se está deteniendo.</translation>
    </message>
    <message>
        <source>%1 is enabled.</source>
        <extracomment>%1 is a server</extracomment>
        <translation>%1 está activado.</translation>
    </message>
    <message>
        <source>%1 is disabled.</source>
        <extracomment>%1 is a server</extracomment>
        <translation>%1 está desactivado.</translation>
    </message>
    <message>
        <source>MM is not running.</source>
        <translation>MM no está en ejecución.</translation>
    </message>
    <message>
        <source>Only the user who runs MM can do this, on the same computer.</source>
        <translation>Solo puede hacerlo el usuario que ejecuta MM, en el mismo equipo.</translation>
    </message>
    <message>
        <source>MM did not answer: %1.</source>
        <extracomment>%1 is the cause, without a full stop</extracomment>
        <translation>MM no respondió: %1.</translation>
    </message>
    <message>
        <source>MM refused this for the server %1: %2</source>
        <extracomment>%1 is a server, %2 a sentence of MM in English</extracomment>
        <translation>MM lo rechazó para el servidor %1: %2</translation>
    </message>
</context>
<context>
    <name>mm::ServerLogDialog</name>
    <message>
        <source>The server has written nothing to its standard error.</source>
        <translation>El servidor no ha escrito nada en su salida de error estándar.</translation>
    </message>
    <message>
        <source>Log of %1</source>
        <extracomment>title of a window; %1 is the name of a server</extracomment>
        <translation>Registro de %1</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>&amp;Actualizar</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copiar</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>C&amp;errar</translation>
    </message>
</context>
<context>
    <name>mm::ServiceRow</name>
    <message>
        <source>just now</source>
        <comment>registered</comment>
        <translation>ahora mismo</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) ago</source>
        <translation>
            <numerusform>hace %n minuto</numerusform>
            <numerusform>hace %n minutos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) ago</source>
        <translation>
            <numerusform>hace %n hora</numerusform>
            <numerusform>hace %n horas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>hace %n día</numerusform>
            <numerusform>hace %n días</numerusform>
        </translation>
    </message>
    <message>
        <source>&lt;%1</source>
        <extracomment>%1 is a number: fewer messages per minute than that</extracomment>
        <translation>&lt;%1</translation>
    </message>
    <message>
        <source>Not known: the service is not registered any more.</source>
        <translation>Desconocido: el servicio ya no está registrado.</translation>
    </message>
    <message>
        <source>Not known: MM is not active.</source>
        <translation>Desconocido: MM no está activo.</translation>
    </message>
    <message>
        <source>Not known: another service has the same name.</source>
        <translation>Desconocido: otro servicio tiene el mismo nombre.</translation>
    </message>
    <message>
        <source>Messages per minute, over the last minute</source>
        <translation>Mensajes por minuto, en el último minuto</translation>
    </message>
    <message numerus="yes">
        <source>Messages per minute, over the last %n second(s)</source>
        <translation>
            <numerusform>Mensajes por minuto, en el último %n segundo</numerusform>
            <numerusform>Mensajes por minuto, en los últimos %n segundos</numerusform>
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
        <translation>Sin porcentaje: el servicio ya no está registrado.</translation>
    </message>
    <message>
        <source>No share: no service has had a message yet.</source>
        <translation>Sin porcentaje: ningún servicio ha recibido aún un mensaje.</translation>
    </message>
    <message>
        <source>%1 of the %2 messages of all services in this table</source>
        <extracomment>%1 is a share such as &quot;12.5%&quot;, %2 a number</extracomment>
        <translation>%1 de los %2 mensajes de todos los servicios de esta tabla</translation>
    </message>
    <message>
        <source>New: registered a moment ago.</source>
        <translation>Nuevo: registrado hace un momento.</translation>
    </message>
    <message>
        <source>Departed: not registered any more.</source>
        <translation>Salió: ya no está registrado.</translation>
    </message>
    <message>
        <source>%1 (this window)</source>
        <extracomment>table cell: the service that is this program; %1 is its name</extracomment>
        <translation>%1 (esta ventana)</translation>
    </message>
    <message>
        <source>Not known: the service is down.</source>
        <translation>Desconocido: el servicio no está disponible.</translation>
    </message>
    <message numerus="yes">
        <source>Measuring: the first value comes after %n second(s).</source>
        <translation>
            <numerusform>Midiendo: el primer valor llega después de %n segundo.</numerusform>
            <numerusform>Midiendo: el primer valor llega después de %n segundos.</numerusform>
        </translation>
    </message>
    <message>
        <source>No share: the service is down.</source>
        <translation>Sin porcentaje: el servicio no está disponible.</translation>
    </message>
    <message>
        <source>Down: no program listens at its port, so MM does not count it until it answers.</source>
        <translation>No disponible: ningún programa escucha en su puerto, así que MM no lo cuenta hasta que responda.</translation>
    </message>
    <message>
        <source>measuring…</source>
        <extracomment>table cell instead of the number of messages per minute</extracomment>
        <translation>midiendo…</translation>
    </message>
    <message numerus="yes">
        <source>%n failed call(s) since the registration</source>
        <translation>
            <numerusform>%n llamada fallida desde el registro</numerusform>
            <numerusform>%n llamadas fallidas desde el registro</numerusform>
        </translation>
    </message>
    <message>
        <source>Last failure (%1): %2</source>
        <extracomment>%1 is when, such as &quot;5 minutes ago&quot;, %2 a sentence of MM in English</extracomment>
        <translation>Último fallo (%1): %2</translation>
    </message>
    <message>
        <source>No successful call since the registration</source>
        <translation>Ninguna llamada correcta desde el registro</translation>
    </message>
    <message>
        <source>Last successful call: %1</source>
        <translation>Última llamada correcta: %1</translation>
    </message>
    <message>
        <source>No failed call is known.</source>
        <translation>No se conoce ninguna llamada fallida.</translation>
    </message>
    <message>
        <source>Tools: %1</source>
        <extracomment>%1 are names of tools of a service, with commas between them</extracomment>
        <translation>Herramientas: %1</translation>
    </message>
    <message numerus="yes">
        <source>Tools: %1 and %n more</source>
        <extracomment>%1 are names of tools of a service, with commas between them; %n more are not named</extracomment>
        <translation>
            <numerusform>Herramientas: %1 y %n más</numerusform>
            <numerusform>Herramientas: %1 y %n más</numerusform>
        </translation>
    </message>
    <message>
        <source>Not known: the server is not up.</source>
        <translation>Desconocido: el servidor no está disponible.</translation>
    </message>
    <message>
        <source>No share: the server is not up.</source>
        <translation>Sin porcentaje: el servidor no está disponible.</translation>
    </message>
    <message>
        <source>None: MM does not run this service.</source>
        <translation>Ninguno: MM no ejecuta este servicio.</translation>
    </message>
    <message>
        <source>No call is known.</source>
        <translation>No se conoce ninguna llamada.</translation>
    </message>
    <message>
        <source>A program that has registered with MM; MM does not run it.</source>
        <translation>Un programa que se ha registrado en MM; MM no lo ejecuta.</translation>
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
    <message>
        <source>Messages per minute, over the last minute</source>
        <translation>Mensajes por minuto, en el último minuto</translation>
    </message>
    <message>
        <source>Share of the messages of all services in this table</source>
        <translation>Porcentaje de los mensajes de todos los servicios de esta tabla</translation>
    </message>
    <message>
        <source>Per minute</source>
        <comment>table column: messages a minute</comment>
        <translation>Por minuto</translation>
    </message>
    <message>
        <source>Share</source>
        <comment>table column: of all messages</comment>
        <translation>Porcentaje</translation>
    </message>
    <message>
        <source>Failed calls since the service was registered</source>
        <translation>Llamadas fallidas desde que se registró el servicio</translation>
    </message>
    <message>
        <source>Failed</source>
        <comment>table column: how many calls failed</comment>
        <translation>Fallidas</translation>
    </message>
    <message>
        <source>State</source>
        <comment>table column: of a service</comment>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Restarts</source>
        <comment>table column: how many</comment>
        <translation>Reinicios</translation>
    </message>
    <message>
        <source>Last used</source>
        <comment>table column: when</comment>
        <translation>Último uso</translation>
    </message>
    <message>
        <source>Whether the service can be called; see Help</source>
        <translation>Si el servicio puede recibir llamadas; véase la Ayuda</translation>
    </message>
    <message>
        <source>How often MM has started the server again</source>
        <translation>Cuántas veces MM ha vuelto a iniciar el servidor</translation>
    </message>
    <message>
        <source>When its last call ended</source>
        <translation>Cuándo terminó su última llamada</translation>
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
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copiar</translation>
    </message>
    <message>
        <source>Copy as &amp;JSON</source>
        <translation>Copiar como &amp;JSON</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>&amp;Buscar</translation>
    </message>
    <message>
        <source>59 minutes ago</source>
        <extracomment>the widest of these texts that is common</extracomment>
        <translation>hace 59 minutos</translation>
    </message>
    <message>
        <source>No service has “%1” in its name.</source>
        <translation>Ningún servicio tiene «%1» en su nombre.</translation>
    </message>
    <message>
        <source>Col&amp;umns</source>
        <translation>Col&amp;umnas</translation>
    </message>
    <message>
        <source>Filter the services by name</source>
        <translation>Filtrar los servicios por nombre</translation>
    </message>
    <message>
        <source>Filter by name</source>
        <translation>Filtrar por nombre</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n service(s)</source>
        <extracomment>%1 is the number of services shown, %n the number of all</extracomment>
        <translation>
            <numerusform>%1 de %n servicio</numerusform>
            <numerusform>%1 de %n servicios</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Sort By</source>
        <translation>&amp;Ordenar por</translation>
    </message>
    <message>
        <source>Order of the &amp;File</source>
        <extracomment>how the table is sorted</extracomment>
        <translation>Orden del &amp;archivo</translation>
    </message>
    <message>
        <source>Busy for 59 s</source>
        <extracomment>the widest state of a service that is common</extracomment>
        <translation>Ocupado hace 59 s</translation>
    </message>
</context>
<context>
    <name>mm::Settings</name>
    <message>
        <source>Enter an absolute path: it begins with a slash, as in %1.</source>
        <translation>Introduzca una ruta absoluta: empieza con una barra, como en %1.</translation>
    </message>
    <message>
        <source>This is a folder. Choose a file in it.</source>
        <translation>Es una carpeta. Elija un archivo dentro de ella.</translation>
    </message>
    <message>
        <source>MM runs on this computer: enter an address such as %1.</source>
        <extracomment>%1 is an address</extracomment>
        <translation>MM se ejecuta en este equipo: introduzca una dirección como %1.</translation>
    </message>
    <message>
        <source>The disk with the preferences does not respond. Changes apply at once, and are stored when it responds.</source>
        <translation>El disco con las preferencias no responde. Los cambios valen de inmediato y se guardarán cuando responda.</translation>
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
        <source>it can&apos;t be replaced</source>
        <translation>no se puede reemplazar</translation>
    </message>
    <message>
        <source>This can&apos;t be stored in %1: %2. It applies until EE Monitor is closed.</source>
        <extracomment>%1 is a path, %2 a cause such as &quot;Permission denied&quot;</extracomment>
        <translation>Esto no se puede guardar en %1: %2. Solo vale hasta que se cierre EE Monitor.</translation>
    </message>
    <message>
        <source>The preferences in %1 can&apos;t be read: %2. The defaults apply, and the file stays as it is.</source>
        <extracomment>%1 is a path, %2 a cause such as &quot;Permission denied&quot;</extracomment>
        <translation>No se pueden leer las preferencias de %1: %2. Valen las predeterminadas, y el archivo se deja como está.</translation>
    </message>
    <message>
        <source>The preferences in %1 are damaged at line %2. What can be read applies; the file is copied before it is changed.</source>
        <extracomment>%1 is a path, %2 a number</extracomment>
        <translation>Las preferencias de %1 están dañadas en la línea %2. Vale lo que se puede leer; el archivo se copia antes de cambiarlo.</translation>
    </message>
    <message>
        <source>The window&apos;s layout can&apos;t be stored in %1: %2.</source>
        <extracomment>%1 is a path, %2 a cause such as &quot;Permission denied&quot;</extracomment>
        <translation>La disposición de la ventana no se puede guardar en %1: %2.</translation>
    </message>
    <message>
        <source>The preferences in %1 have values that can&apos;t be used: %2. The defaults apply instead, and the file stays as it is.</source>
        <extracomment>%1 is a path, %2 a list of names such as &quot;stats/interval, mm/url&quot;</extracomment>
        <translation>Las preferencias de %1 tienen valores que no se pueden usar: %2. En su lugar se aplican los valores predeterminados, y el archivo queda como está.</translation>
    </message>
    <message>
        <source>it is mounted by itself, so mount its folder instead</source>
        <translation>está montado por sí solo; monte en su lugar su carpeta</translation>
    </message>
</context>
<context>
    <name>mm::SingleInstance</name>
    <message>
        <source>The window that is open for this file does not answer. Opening another one.</source>
        <translation>La ventana abierta para este archivo no responde. Se abre otra.</translation>
    </message>
</context>
<context>
    <name>mm::Startup</name>
    <message>
        <source>The home folder does not respond. Fonts and themes in it are not used; the preferences apply when it responds.</source>
        <translation>La carpeta personal no responde. No se usan sus fuentes ni sus temas; las preferencias valdrán cuando responda.</translation>
    </message>
    <message>
        <source>The session bus does not respond. There are no tray icon and no notifications until EE Monitor is started again.</source>
        <translation>El bus de sesión no responde. No habrá icono en la bandeja ni notificaciones hasta que EE Monitor se vuelva a iniciar.</translation>
    </message>
    <message>
        <source>There is no response from %1. Themes and plugins in it are not used; preferences that depend on it apply when it responds.</source>
        <extracomment>%1 is one or more paths</extracomment>
        <translation>No hay respuesta de %1. Los temas y complementos que contiene no se usan; las preferencias que dependen de ello se aplicarán cuando responda.</translation>
    </message>
</context>
<context>
    <name>mm::StatsFile</name>
    <message>
        <source>process %1 on %2 writes it already</source>
        <translation>el proceso %1 en %2 ya lo escribe</translation>
    </message>
    <message>
        <source>%1 It was moved aside as %2, and counting starts at 0.</source>
        <translation>%1 Se apartó como %2, y la cuenta empieza en 0.</translation>
    </message>
    <message numerus="yes">
        <source>Added %n message(s) that the last writer of %1 had counted and not saved.</source>
        <translation>
            <numerusform>Se añadió %n mensaje que el último proceso que escribía %1 había contado y no guardado.</numerusform>
            <numerusform>Se añadieron %n mensajes que el último proceso que escribía %1 había contado y no guardado.</numerusform>
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
        <source>%1 can be read again, and was left as it is.</source>
        <translation>%1 se puede leer de nuevo y se ha dejado como estaba.</translation>
    </message>
    <message>
        <source>%1 could not be moved to %2: %3.</source>
        <extracomment>%1 and %2 are paths, %3 is what the system says</extracomment>
        <translation>No se pudo mover %1 a %2: %3.</translation>
    </message>
    <message>
        <source>it contains no JSON object</source>
        <translation>no contiene ningún objeto JSON</translation>
    </message>
    <message>
        <source>%1 can&apos;t be read: its symbolic links form a loop.</source>
        <translation>No se puede leer %1: sus enlaces simbólicos forman un bucle.</translation>
    </message>
    <message>
        <source>%1 is larger than %2, the maximum size.</source>
        <translation>%1 supera %2, el tamaño máximo.</translation>
    </message>
    <message>
        <source>%1 can&apos;t be created: %2</source>
        <translation>no se puede crear %1: %2</translation>
    </message>
    <message>
        <source>%1 would be larger than the limit for readers: it is written without its list of services.</source>
        <translation>%1 superaría el tamaño que se admite al leer: se escribe sin su lista de servicios.</translation>
    </message>
    <message>
        <source>it can&apos;t be read, and can&apos;t be moved aside: %1</source>
        <translation>no se puede leer ni apartar: %1</translation>
    </message>
    <message>
        <source>%1 may not be read by this user: %2.</source>
        <translation>Este usuario no puede leer %1: %2.</translation>
    </message>
    <message>
        <source>The system gives no thread to save %1: %2. It is saved less often until there is one.</source>
        <translation>El sistema no da ningún hilo para guardar %1: %2. Se guarda con menos frecuencia hasta que lo haya.</translation>
    </message>
    <message>
        <source>%1 is mounted by itself, so it is written in place, and a crash may leave it half written. Mount its folder instead.</source>
        <translation>%1 está montado por sí solo, así que se escribe en su lugar, y un fallo puede dejarlo a medias. Monte su carpeta en su lugar.</translation>
    </message>
    <message>
        <source>%1. The stats file is mounted by itself: mount its folder instead</source>
        <translation>%1. El archivo de estadísticas está montado por sí solo: monte su carpeta en su lugar</translation>
    </message>
    <message>
        <source>%1 belongs to %2, as a run under sudo leaves it. It is replaced by a file of this user.</source>
        <translation>%1 pertenece a %2, como lo deja una ejecución con sudo. Se reemplaza por un archivo de este usuario.</translation>
    </message>
    <message>
        <source>%1 belongs to %2 and can&apos;t be read. It was moved aside as %3, and counting starts at 0. To continue from its total: stop MM, sudo chown %4 &quot;%3&quot;, and rename it back.</source>
        <translation>%1 pertenece a %2 y no se puede leer. Se apartó como %3, y la cuenta empieza en 0. Para continuar desde su total: detenga MM, ejecute sudo chown %4 &quot;%3&quot; y devuélvale su nombre.</translation>
    </message>
    <message numerus="yes">
        <source>the disk has not responded for %n second(s)</source>
        <translation>
            <numerusform>el disco no responde desde hace %n segundo</numerusform>
            <numerusform>el disco no responde desde hace %n segundos</numerusform>
        </translation>
    </message>
    <message>
        <source>The disk of %1 responds again.</source>
        <translation>El disco de %1 responde de nuevo.</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) counted here are not in %1: %2.</source>
        <translation>
            <numerusform>%n mensaje contado aquí no está en %1: %2.</numerusform>
            <numerusform>%n mensajes contados aquí no están en %1: %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mm::StatsFileActions</name>
    <message>
        <source>No file manager could be opened to show %1.</source>
        <extracomment>%1 is a path</extracomment>
        <translation>No se pudo abrir ningún gestor de archivos para mostrar %1.</translation>
    </message>
    <message>
        <source>Move the broken stats file aside?

Now:
%1

Then:
%2

Nothing is deleted. MM writes a new file when it is started again.</source>
        <extracomment>%1 and %2 are paths</extracomment>
        <translation>¿Apartar el archivo de estadísticas dañado?

Ahora:
%1

Después:
%2

No se borra nada. MM escribe un archivo nuevo cuando se vuelve a iniciar.</translation>
    </message>
    <message>
        <source>Move the Broken File Aside</source>
        <translation>Apartar el archivo dañado</translation>
    </message>
    <message>
        <source>&amp;Move</source>
        <extracomment>a button: yes, move the file</extracomment>
        <translation>&amp;Mover</translation>
    </message>
    <message>
        <source>The broken file was moved to %1.</source>
        <translation>El archivo dañado se movió a %1.</translation>
    </message>
    <message>
        <source>State: %1</source>
        <extracomment>%1 is an identifier such as NotUpdating</extracomment>
        <translation>Estado: %1</translation>
    </message>
    <message>
        <source>Reason: %1</source>
        <translation>Motivo: %1</translation>
    </message>
    <message>
        <source>File: %1</source>
        <translation>Archivo: %1</translation>
    </message>
    <message>
        <source>Age: %1 s</source>
        <extracomment>%1 is a whole number of seconds</extracomment>
        <translation>Antigüedad: %1 s</translation>
    </message>
    <message>
        <source>EE Monitor %1, Qt %2, %3, %4</source>
        <translation>EE Monitor %1, Qt %2, %3, %4</translation>
    </message>
    <message>
        <source>Time: %1</source>
        <translation>Hora: %1</translation>
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
        <source>MM is not running any more: process %1 is gone.</source>
        <translation>MM ya no está en ejecución: el proceso %1 ha desaparecido.</translation>
    </message>
    <message>
        <source>MM is suspended: process %1 was stopped by a signal.</source>
        <translation>MM está suspendido: una señal detuvo el proceso %1.</translation>
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
    <message>
        <source>MM was shut down cleanly.</source>
        <translation>MM se detuvo con normalidad.</translation>
    </message>
    <message>
        <source>MM hangs: process %1 exists, but has not updated the file for %2.</source>
        <translation>MM está bloqueado: el proceso %1 existe, pero no actualiza el archivo desde hace %2.</translation>
    </message>
    <message>
        <source>MM on %1 has not updated the file for %2.</source>
        <extracomment>%1 is a computer&apos;s name, %2 a duration such as &quot;40 seconds&quot;</extracomment>
        <translation>MM en %1 no actualiza el archivo desde hace %2.</translation>
    </message>
    <message>
        <source>MM does not answer at %1, and has not updated the file for %2.</source>
        <extracomment>%1 is a web address, %2 a duration such as &quot;40 seconds&quot;</extracomment>
        <translation>MM no responde en %1 y no actualiza el archivo desde hace %2.</translation>
    </message>
    <message>
        <source>MM has not created its file yet. Check that MM is running, and that its mesh statistics are switched on and write to this file.</source>
        <translation>MM aún no ha creado su archivo. Compruebe que MM está en ejecución y que sus estadísticas de malla están activadas y se escriben en este archivo.</translation>
    </message>
    <message>
        <source>Start MM when you need it. It continues the message count that is stored in %1.</source>
        <extracomment>%1 is a path</extracomment>
        <translation>Inicie MM cuando lo necesite. Continúa la cuenta de mensajes guardada en %1.</translation>
    </message>
    <message>
        <source>Check that disk or drive. The label recovers by itself.</source>
        <translation>Compruebe ese disco o unidad. El indicador se recupera por sí solo.</translation>
    </message>
    <message>
        <source>MM does not answer at %1 any more.</source>
        <extracomment>%1 is a web address</extracomment>
        <translation>MM ya no responde en %1.</translation>
    </message>
    <message>
        <source>MM answers at %1, but has not saved its figures to the file.</source>
        <extracomment>%1 is a web address</extracomment>
        <translation>MM responde en %1, pero no ha guardado sus cifras en el archivo.</translation>
    </message>
    <message>
        <source>Look at MM&apos;s messages for the cause. The figures are the last that were written to %1.</source>
        <extracomment>%1 is a path</extracomment>
        <translation>Busque la causa en los mensajes de MM. Las cifras son las últimas que se escribieron en %1.</translation>
    </message>
    <message>
        <source>MM answers at %1, but can&apos;t save its figures: %2.</source>
        <extracomment>%1 is a web address, %2 a cause such as &quot;No space left on device&quot;</extracomment>
        <translation>MM responde en %1, pero no puede guardar sus cifras: %2.</translation>
    </message>
    <message>
        <source>MM saves again by itself when the cause is removed. The figures are the last that were written to %1.</source>
        <extracomment>%1 is a path</extracomment>
        <translation>MM vuelve a guardar por sí solo cuando se elimina la causa. Las cifras son las últimas que se escribieron en %1.</translation>
    </message>
</context>
<context>
    <name>mm::TokenFile</name>
    <message>
        <source>it is not a regular file.</source>
        <translation>no es un archivo normal.</translation>
    </message>
    <message>
        <source>it belongs to another user.</source>
        <translation>pertenece a otro usuario.</translation>
    </message>
    <message>
        <source>other users may access it: use chmod 600.</source>
        <extracomment>chmod 600 is a command</extracomment>
        <translation>otros usuarios tienen acceso: use chmod 600.</translation>
    </message>
    <message>
        <source>it is too large.</source>
        <translation>es demasiado grande.</translation>
    </message>
    <message>
        <source>the token needs at least %1 characters.</source>
        <translation>el token necesita al menos %1 caracteres.</translation>
    </message>
    <message>
        <source>the token has to be one line of letters, digits and -._~+/ (openssl rand -hex 32 makes one).</source>
        <translation>el token debe ser una línea de letras, cifras y -._~+/ (openssl rand -hex 32 crea uno).</translation>
    </message>
    <message>
        <source>The token file %1 can&apos;t be used: %2</source>
        <extracomment>%1 is a path, %2 the cause, a sentence without a capital</extracomment>
        <translation>No se puede usar el archivo de token %1: %2</translation>
    </message>
</context>
<context>
    <name>mm::TrayMenu</name>
    <message>
        <source>&amp;Check Now</source>
        <translation>&amp;Comprobar ahora</translation>
    </message>
    <message>
        <source>&amp;Start MM</source>
        <translation>&amp;Iniciar MM</translation>
    </message>
    <message>
        <source>&amp;Notifications</source>
        <extracomment>a check box: whether notifications are shown</extracomment>
        <translation>&amp;Notificaciones</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Salir</translation>
    </message>
    <message>
        <source>&amp;Hide EE Monitor</source>
        <translation>&amp;Ocultar EE Monitor</translation>
    </message>
    <message>
        <source>Sho&amp;w EE Monitor</source>
        <translation>&amp;Mostrar EE Monitor</translation>
    </message>
    <message>
        <source>C&amp;ompact</source>
        <extracomment>a check box: whether the window shows the label alone</extracomment>
        <translation>Modo comp&amp;acto</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>&amp;Preferencias…</translation>
    </message>
</context>
<context>
    <name>mm::TrendChart</name>
    <message>
        <source>No traffic is known in this time range yet.</source>
        <translation>Aún no se sabe nada del tráfico en este periodo.</translation>
    </message>
    <message>
        <source>%1: not known.</source>
        <extracomment>for screen readers; %1 is a time or the name of a service</extracomment>
        <translation>%1: desconocido.</translation>
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
        <source>%1: not known</source>
        <comment>above the trend</comment>
        <extracomment>above the trend; %1 is the name of a service</extracomment>
        <translation>%1: desconocido</translation>
    </message>
    <message>
        <source>Messages per minute, last 10 minutes</source>
        <translation>Mensajes por minuto, últimos 10 minutos</translation>
    </message>
    <message>
        <source>Messages per minute, last hour</source>
        <translation>Mensajes por minuto, última hora</translation>
    </message>
    <message>
        <source>Messages per minute, last 24 hours</source>
        <translation>Mensajes por minuto, últimas 24 horas</translation>
    </message>
    <message>
        <source>%1: %2 messages per minute.</source>
        <extracomment>for screen readers; %1 is a time or a service, %2 a number such as 3.25</extracomment>
        <translation>%1: %2 mensajes por minuto.</translation>
    </message>
    <message>
        <source>All: %1/min</source>
        <extracomment>above the trend: all services together; %1 is a number of messages per minute</extracomment>
        <translation>Todos: %1/min</translation>
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
    <message>
        <source>Messages per minute</source>
        <translation>Mensajes por minuto</translation>
    </message>
</context>
</TS>
