<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR">
<context>
    <name>mm::AtomicFile</name>
    <message>
        <source>its symbolic links form a loop</source>
        <translation>ses liens symboliques forment une boucle</translation>
    </message>
    <message>
        <source>it is not a regular file, and is left as it is</source>
        <translation>ce n’est pas un fichier ordinaire et il reste tel quel</translation>
    </message>
    <message>
        <source>it can&apos;t be put in place</source>
        <translation>il ne peut pas être mis en place</translation>
    </message>
    <message>
        <source>it is mounted by itself, and can&apos;t be written in place: %1</source>
        <translation>il est monté seul et ne peut pas être écrit sur place : %1</translation>
    </message>
</context>
<context>
    <name>mm::Autostart</name>
    <message>
        <source>%1 can&apos;t be written: %2.</source>
        <extracomment>%1 is a path, %2 a cause such as &quot;Permission denied&quot;</extracomment>
        <translation>%1 ne peut pas être écrit&#xa0;: %2.</translation>
    </message>
    <message>
        <source>%1 can&apos;t be removed: %2.</source>
        <extracomment>%1 is a path, %2 a cause such as &quot;Permission denied&quot;</extracomment>
        <translation>%1 ne peut pas être supprimé&#xa0;: %2.</translation>
    </message>
    <message>
        <source>the path %1 contains a &quot;=&quot;, which is not allowed there</source>
        <extracomment>%1 is a path</extracomment>
        <translation>le chemin %1 contient un «&#xa0;=&#xa0;», qui n’y est pas admis</translation>
    </message>
    <message>
        <source>Nothing starts at login: %1 is not there any more. Turn this on to start this program.</source>
        <extracomment>%1 is the path of a program</extracomment>
        <translation>Rien ne démarre à l’ouverture de session : %1 n’existe plus. Activez ceci pour démarrer ce programme.</translation>
    </message>
    <message>
        <source>Another program starts at login: %1. Turn this off and on to start this one.</source>
        <extracomment>%1 is the path of a program</extracomment>
        <translation>Un autre programme démarre à l’ouverture de session : %1. Désactivez puis activez ceci pour démarrer celui-ci.</translation>
    </message>
</context>
<context>
    <name>mm::AutostartBox</name>
    <message>
        <source>Start at &amp;login</source>
        <translation>Démarrer à l’&amp;ouverture de session</translation>
    </message>
    <message>
        <source>Start h&amp;idden in the tray</source>
        <extracomment>starting at login</extracomment>
        <translation>Démarrer &amp;masqué dans la zone de notification</translation>
    </message>
</context>
<context>
    <name>mm::CloseToTray</name>
    <message>
        <source>There is no tray to start in, so the window is opened.</source>
        <translation>Il n’y a pas de zone de notification où démarrer, donc la fenêtre s’ouvre.</translation>
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
        <translation>EE Monitor, compact</translation>
    </message>
</context>
<context>
    <name>mm::DBusNotifier</name>
    <message>
        <source>Show EE Monitor</source>
        <extracomment>the action of a click on a notification</extracomment>
        <translation>Afficher EE Monitor</translation>
    </message>
</context>
<context>
    <name>mm::DetachedTask</name>
    <message>
        <source>The system gives no thread: %1. Until it does, a slow disk delays everything else.</source>
        <extracomment>%1 is a cause such as &quot;Resource temporarily unavailable&quot;</extracomment>
        <translation>Le système ne donne pas de thread&#xa0;: %1. D’ici là, un disque lent retarde tout le reste.</translation>
    </message>
</context>
<context>
    <name>mm::DisplayGuard</name>
    <message>
        <source>There is no display that the window can be shown on (%1). Use --once or --follow, which need none.</source>
        <extracomment>%1 is one or more causes, in English. --once and --follow are options of the command line</extracomment>
        <translation>Il n’y a pas d’écran où afficher la fenêtre (%1). Utilisez --once ou --follow, qui n’en ont pas besoin.</translation>
    </message>
    <message>
        <source>The window can&apos;t be shown: the system gives this user no more threads (ulimit -u). Use --once or --follow, which need none.</source>
        <translation>La fenêtre ne peut pas être affichée&#xa0;: le système ne donne plus de threads à cet utilisateur (ulimit -u). Utilisez --once ou --follow, qui n’en ont pas besoin.</translation>
    </message>
</context>
<context>
    <name>mm::EventsModel</name>
    <message>
        <source>MM started. %1</source>
        <extracomment>%1 is a sentence, such as &quot;MM is running as process 4711.&quot;</extracomment>
        <translation>MM a démarré. %1</translation>
    </message>
    <message>
        <source>MM restarted. %1</source>
        <extracomment>%1 is a sentence, such as &quot;MM is running as process 4711.&quot;</extracomment>
        <translation>MM a redémarré. %1</translation>
    </message>
    <message>
        <source>MM is back. %1</source>
        <extracomment>%1 is a sentence, such as &quot;MM is running as process 4711.&quot;</extracomment>
        <translation>MM est de retour. %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 services joined</source>
        <extracomment>%1 is a number</extracomment>
        <translation>
            <numerusform>%1 service est arrivé</numerusform>
            <numerusform>%1 services sont arrivés</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 joined</source>
        <extracomment>%1 is the name of a machine
----------
%1 is a service</extracomment>
        <translation>%1 est arrivé</translation>
    </message>
    <message numerus="yes">
        <source>%1 services left</source>
        <extracomment>%1 is a number</extracomment>
        <translation>
            <numerusform>%1 service est parti</numerusform>
            <numerusform>%1 services sont partis</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 left</source>
        <extracomment>%1 is the name of a machine
----------
%1 is a service</extracomment>
        <translation>%1 est parti</translation>
    </message>
    <message>
        <source>%1, and others</source>
        <extracomment>%1 is a list of names, the first of many</extracomment>
        <translation>%1 et d’autres</translation>
    </message>
    <message>
        <source>Deregistered, or removed by MM; its file does not say which.</source>
        <translation>Désenregistrement, ou retrait par MM&#x202f;; son fichier ne précise pas lequel des deux.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>%1 is a date, %2 a time</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Time</source>
        <comment>table column: when</comment>
        <translation>Heure</translation>
    </message>
    <message>
        <source>Event</source>
        <comment>table column: what</comment>
        <translation>Événement</translation>
    </message>
    <message>
        <source>First reading: %1</source>
        <extracomment>%1 is a sentence: how MM was found when the program was started</extracomment>
        <translation>Première lecture&#xa0;: %1</translation>
    </message>
    <message>
        <source>MM&apos;s message counter was reset.</source>
        <translation>Le compteur de messages de MM a été remis à zéro.</translation>
    </message>
    <message>
        <source>The stats file can be read again. %1</source>
        <extracomment>%1 is a sentence, such as &quot;MM is running as process 4711.&quot;</extracomment>
        <translation>Le fichier de statistiques peut de nouveau être lu. %1</translation>
    </message>
    <message>
        <source>%1 is down: %2</source>
        <extracomment>%1 is a service, %2 a sentence of MM in English</extracomment>
        <translation>%1 est hors service&#xa0;: %2</translation>
    </message>
    <message>
        <source>%1 is down</source>
        <translation>%1 est hors service</translation>
    </message>
    <message>
        <source>%1 is up again</source>
        <translation>%1 est de nouveau en service</translation>
    </message>
    <message>
        <source>%1 was restarted</source>
        <translation>%1 a été redémarré</translation>
    </message>
    <message>
        <source>%1 was restarted: %2</source>
        <translation>%1 a été redémarré&#xa0;: %2</translation>
    </message>
    <message>
        <source>%1 was stopped</source>
        <translation>%1 a été arrêté</translation>
    </message>
    <message>
        <source>%1 was disabled</source>
        <translation>%1 a été désactivé</translation>
    </message>
    <message numerus="yes">
        <source>%1 servers are down</source>
        <extracomment>%1 is a number</extracomment>
        <translation>
            <numerusform>%1 serveur est hors service</numerusform>
            <numerusform>%1 serveurs sont hors service</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 servers are up again</source>
        <extracomment>%1 is a number</extracomment>
        <translation>
            <numerusform>%1 serveur est de nouveau en service</numerusform>
            <numerusform>%1 serveurs sont de nouveau en service</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 servers were restarted</source>
        <extracomment>%1 is a number</extracomment>
        <translation>
            <numerusform>%1 serveur a été redémarré</numerusform>
            <numerusform>%1 serveurs ont été redémarrés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 servers were stopped</source>
        <extracomment>%1 is a number</extracomment>
        <translation>
            <numerusform>%1 serveur a été arrêté</numerusform>
            <numerusform>%1 serveurs ont été arrêtés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 servers were disabled</source>
        <extracomment>%1 is a number</extracomment>
        <translation>
            <numerusform>%1 serveur a été désactivé</numerusform>
            <numerusform>%1 serveurs ont été désactivés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 machines are not active: %2</source>
        <extracomment>%1 is a number, %2 are names</extracomment>
        <translation>
            <numerusform>%1 machine n’est pas active&#xa0;: %2</numerusform>
            <numerusform>%1 machines ne sont pas actives&#xa0;: %2</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is not active: %2</source>
        <extracomment>%1 is the name of a machine, %2 a sentence about it</extracomment>
        <translation>La machine %1 n’est pas active&#xa0;: %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 machines are active: %2</source>
        <extracomment>%1 is a number, %2 are names</extracomment>
        <translation>
            <numerusform>%1 machine est active&#xa0;: %2</numerusform>
            <numerusform>%1 machines sont actives&#xa0;: %2</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is active</source>
        <extracomment>%1 is the name of a machine</extracomment>
        <translation>La machine %1 est active</translation>
    </message>
    <message numerus="yes">
        <source>%1 machines joined: %2</source>
        <extracomment>%1 is a number, %2 are names</extracomment>
        <translation>
            <numerusform>%1 machine est arrivée&#xa0;: %2</numerusform>
            <numerusform>%1 machines sont arrivées&#xa0;: %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 machines left: %2</source>
        <extracomment>%1 is a number, %2 are names</extracomment>
        <translation>
            <numerusform>%1 machine est partie&#xa0;: %2</numerusform>
            <numerusform>%1 machines sont parties&#xa0;: %2</numerusform>
        </translation>
    </message>
    <message>
        <source>Prometheus can be read again.</source>
        <translation>Prometheus peut de nouveau être lu.</translation>
    </message>
</context>
<context>
    <name>mm::EventsPanel</name>
    <message>
        <source>Fil&amp;ter:</source>
        <extracomment>label of a line edit: only events with its text are shown</extracomment>
        <translation>Fil&amp;tre&#xa0;:</translation>
    </message>
    <message>
        <source>Which events</source>
        <translation>Événements à afficher</translation>
    </message>
    <message>
        <source>All events</source>
        <extracomment>a choice: which events are shown</extracomment>
        <translation>Tous les événements</translation>
    </message>
    <message>
        <source>Services</source>
        <extracomment>a choice: which events are shown</extracomment>
        <translation>Services</translation>
    </message>
    <message>
        <source>MM</source>
        <extracomment>a choice: which events are shown, those of MM and its file</extracomment>
        <translation>MM</translation>
    </message>
    <message>
        <source>Problems</source>
        <extracomment>a choice: which events are shown</extracomment>
        <translation>Problèmes</translation>
    </message>
    <message>
        <source>Filter events by text</source>
        <translation>Filtrer les événements par texte</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Événements</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copier</translation>
    </message>
    <message>
        <source>C&amp;lear Events</source>
        <translation>&amp;Effacer les événements</translation>
    </message>
    <message>
        <source>No events.</source>
        <translation>Aucun événement.</translation>
    </message>
    <message>
        <source>No matching events.</source>
        <translation>Aucun événement ne correspond.</translation>
    </message>
    <message>
        <source>Machines</source>
        <extracomment>a choice: which events are shown</extracomment>
        <translation>Machines</translation>
    </message>
</context>
<context>
    <name>mm::FileOwner</name>
    <message>
        <source>%1, as %2 belongs to %3. To mend it: sudo chown %4 &quot;%2&quot;</source>
        <extracomment>%1 is &quot;Permission denied&quot;, %2 a path, %3 and %4 are users; the rest is a command</extracomment>
        <translation>%1, car %2 appartient à %3. Pour y remédier : sudo chown %4 &quot;%2&quot;</translation>
    </message>
</context>
<context>
    <name>mm::Fleet</name>
    <message>
        <source>Its MM was shut down cleanly.</source>
        <extracomment>&quot;its&quot; and &quot;it&quot; are a machine</extracomment>
        <translation>Son MM a été arrêté normalement.</translation>
    </message>
    <message>
        <source>It has no stats file.</source>
        <translation>Elle n’a pas de fichier de statistiques.</translation>
    </message>
    <message>
        <source>Its stats file can&apos;t be read.</source>
        <translation>Son fichier de statistiques ne peut pas être lu.</translation>
    </message>
    <message>
        <source>It has not read its stats file yet.</source>
        <translation>Elle n’a pas encore lu son fichier de statistiques.</translation>
    </message>
    <message>
        <source>Its MM is gone, suspended or silent.</source>
        <translation>Son MM a disparu, est suspendu ou muet.</translation>
    </message>
    <message>
        <source>Prometheus at %1 does not give the figures: %2.</source>
        <extracomment>%1 is a web address, %2 a cause</extracomment>
        <translation>Prometheus ne fournit pas les chiffres à l’adresse %1&#xa0;: %2.</translation>
    </message>
    <message>
        <source>Prometheus does not answer at %1: %2.</source>
        <extracomment>%1 is a web address, %2 a cause such as &quot;Connection refused&quot;</extracomment>
        <translation>Prometheus ne répond pas à l’adresse %1&#xa0;: %2.</translation>
    </message>
    <message>
        <source>The clock of Prometheus at %1 was set back, or stands still.</source>
        <extracomment>%1 is a web address</extracomment>
        <translation>L’horloge de Prometheus à l’adresse %1 a été retardée, ou est arrêtée.</translation>
    </message>
    <message>
        <source>The answer of Prometheus at %1 is incomplete: %2.</source>
        <extracomment>%1 is a web address, %2 a text of Prometheus</extracomment>
        <translation>La réponse de Prometheus à l’adresse %1 est incomplète&#xa0;: %2.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 is the name of a machine, %2 a sentence about it</extracomment>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>Its MM is active.</source>
        <translation>Son MM est actif.</translation>
    </message>
    <message>
        <source>Prometheus does not scrape it any more.</source>
        <translation>Prometheus ne l’interroge plus.</translation>
    </message>
    <message>
        <source>Prometheus has not scraped it for %1.</source>
        <extracomment>%1 is a duration such as &quot;40 seconds&quot;</extracomment>
        <translation>Prometheus ne l’a pas interrogée depuis %1.</translation>
    </message>
    <message>
        <source>It does not answer Prometheus: %1.</source>
        <extracomment>%1 is a cause, in English</extracomment>
        <translation>Elle ne répond pas à Prometheus&#xa0;: %1.</translation>
    </message>
    <message>
        <source>It does not answer Prometheus.</source>
        <translation>Elle ne répond pas à Prometheus.</translation>
    </message>
    <message>
        <source>Prometheus has samples of it from the future.</source>
        <translation>Prometheus a de cette machine des échantillons datés du futur.</translation>
    </message>
    <message>
        <source>Prometheus has the same figure of it several times.</source>
        <translation>Prometheus a plusieurs fois le même chiffre de cette machine.</translation>
    </message>
    <message>
        <source>The text file with its figures is not written any more.</source>
        <translation>Le fichier texte contenant ses chiffres n’est plus écrit.</translation>
    </message>
    <message>
        <source>It contradicts itself: it is not in exactly one state.</source>
        <translation>Elle se contredit&#xa0;: elle n’est pas dans un état et un seul.</translation>
    </message>
    <message>
        <source>It has a figure that can&apos;t be right.</source>
        <translation>Elle a un chiffre qui ne peut pas être juste.</translation>
    </message>
    <message>
        <source>It answers Prometheus, but without the figures of an MM.</source>
        <translation>Elle répond à Prometheus, mais sans les chiffres d’un MM.</translation>
    </message>
    <message>
        <source>Prometheus does not report its state.</source>
        <translation>Prometheus n’indique pas son état.</translation>
    </message>
    <message>
        <source>MM: Error reading Prometheus</source>
        <translation>MM&#xa0;: Erreur de Prometheus</translation>
    </message>
    <message>
        <source>MM: No machines</source>
        <translation>MM&#xa0;: Pas de machine</translation>
    </message>
    <message>
        <source>more than %1</source>
        <extracomment>%1 is a number</extracomment>
        <translation>plus de %1</translation>
    </message>
    <message>
        <source>MM: %1 machines | %2 services | %3 msgs</source>
        <extracomment>the label: %1 machines, %2 services, %3 messages; never inflected, also for 1</extracomment>
        <translation>MM&#xa0;: %1 machines | %2 services | %3 msg</translation>
    </message>
    <message>
        <source>MM: %1 of %2 machines | %3 services | %4 msgs</source>
        <extracomment>the label: %1 of %2 machines, %3 services, %4 messages; never inflected, also for 1</extracomment>
        <translation>MM&#xa0;: %1 sur %2 machines | %3 services | %4 msg</translation>
    </message>
    <message>
        <source>Prometheus is being asked for the first time.</source>
        <translation>Première demande à Prometheus en cours.</translation>
    </message>
    <message>
        <source>Prometheus at %1 has no such machine, and had none for a day.</source>
        <extracomment>%1 is a web address</extracomment>
        <translation>Prometheus à l’adresse %1 n’a aucune machine de ce genre, et n’en a pas eu depuis un jour.</translation>
    </message>
    <message>
        <source>The MM of each machine is active.</source>
        <translation>Le MM de chaque machine est actif.</translation>
    </message>
    <message numerus="yes">
        <source>%1 And %n more machine(s) are not active.</source>
        <extracomment>%1 is a sentence about one machine</extracomment>
        <translation>
            <numerusform>%1 Et %n autre machine n’est pas active.</numerusform>
            <numerusform>%1 Et %n autres machines ne sont pas actives.</numerusform>
        </translation>
    </message>
    <message>
        <source>Check that Prometheus scrapes the machines, and that the selection matches them.</source>
        <translation>Vérifiez que Prometheus interroge les machines et que la sélection les comprend.</translation>
    </message>
    <message>
        <source>Check the address, the password and that Prometheus is running. The label recovers by itself.</source>
        <translation>Vérifiez l’adresse, le mot de passe et que Prometheus fonctionne. L’indicateur se rétablit de lui-même.</translation>
    </message>
    <message>
        <source>The label recovers by itself when that clock has passed the newest figures.</source>
        <translation>L’indicateur se rétablit de lui-même quand cette horloge a dépassé l’heure des chiffres les plus récents.</translation>
    </message>
    <message>
        <source>Look at Prometheus&apos; own messages for the cause.</source>
        <translation>Cherchez la cause dans les messages de Prometheus lui-même.</translation>
    </message>
    <message numerus="yes">
        <source>And %n more machine(s) are not active.</source>
        <translation>
            <numerusform>Et %n autre machine n’est pas active.</numerusform>
            <numerusform>Et %n autres machines ne sont pas actives.</numerusform>
        </translation>
    </message>
    <message>
        <source>Prometheus: %1</source>
        <extracomment>%1 is a web address</extracomment>
        <translation>Prometheus&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>mm::HelpDialog</name>
    <message>
        <source>Green: MM is alive, as far as can be known. It has %1 services that can answer, and has counted %2 messages since it was first started.</source>
        <extracomment>%1 and %2 are numbers</extracomment>
        <translation>Vert&#xa0;: MM est actif, pour autant qu’on puisse le savoir. Il a %1 services qui peuvent répondre et a compté %2 messages depuis son premier démarrage.</translation>
    </message>
    <message>
        <source>Gray: MM was shut down cleanly.</source>
        <translation>Gris&#xa0;: MM a été arrêté proprement.</translation>
    </message>
    <message>
        <source>Gray: MM is gone or suspended, or has not updated its file for too long, or the disk with the file does not respond.</source>
        <translation>Gris&#xa0;: MM n’existe plus ou est suspendu, n’a pas mis à jour son fichier depuis trop longtemps, ou le disque du fichier ne répond pas.</translation>
    </message>
    <message>
        <source>Red: the stats file can&apos;t be read, or is not valid.</source>
        <translation>Rouge&#xa0;: le fichier de statistiques n’est pas lisible ou n’est pas valide.</translation>
    </message>
    <message>
        <source>Gray: there is no stats file.</source>
        <translation>Gris&#xa0;: il n’y a pas de fichier de statistiques.</translation>
    </message>
    <message>
        <source>What EE Monitor shows</source>
        <translation>Ce que montre EE Monitor</translation>
    </message>
    <message>
        <source>MM, the MCP mesh proxy, passes tool calls to the services of this computer. It keeps count of them in the stats file %1. EE Monitor reads that file at regular intervals.</source>
        <extracomment>%1 is a path</extracomment>
        <translation>MM, le proxy de maillage MCP, transmet les appels d’outils aux services de cet ordinateur. Il en tient le compte dans le fichier de statistiques %1. EE Monitor lit ce fichier à intervalles réguliers.</translation>
    </message>
    <message>
        <source>The tooltip of the label tells the reason. The window tells what to do, if there is something to do.</source>
        <translation>L’infobulle de l’étiquette indique la raison. La fenêtre dit quoi faire, s’il y a quelque chose à faire.</translation>
    </message>
    <message>
        <source>In the trend, hatching marks a time of which nothing is known, and a triangle a restart of MM.</source>
        <translation>Dans la tendance, les hachures marquent une période dont on ne sait rien, et un triangle un redémarrage de MM.</translation>
    </message>
    <message>
        <source>Starting MM</source>
        <translation>Démarrer MM</translation>
    </message>
    <message>
        <source>The window has a button for it while MM does not run. In a terminal, the command is “%1”. The manual, “%2”, tells how MM starts at each login.</source>
        <extracomment>%1 and %2 are commands</extracomment>
        <translation>Tant que MM ne fonctionne pas, la fenêtre a un bouton pour cela. Dans un terminal, la commande est «&#xa0;%1&#xa0;». Le manuel, «&#xa0;%2&#xa0;», explique comment démarrer MM à chaque ouverture de session.</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Touches</translation>
    </message>
    <message>
        <source>Reporting a problem</source>
        <translation>Signaler un problème</translation>
    </message>
    <message>
        <source>Write what you did, what you expected, and what you saw. Attach what the button %2 puts into the clipboard, the stats file, and MM&apos;s messages. Those of an MM that this window started are in %1. Send all this to whoever provides EE Monitor to you, such as your distribution.</source>
        <translation>Écrivez ce que vous avez fait, ce que vous attendiez et ce que vous avez vu. Joignez ce que le bouton %2 met dans le presse-papiers, le fichier de statistiques et les messages de MM. Ceux d’un MM démarré par cette fenêtre sont dans %1. Envoyez le tout à qui vous fournit EE Monitor, par exemple votre distribution.</translation>
    </message>
    <message>
        <source>Copy &amp;Details</source>
        <translation>Copier le&amp;s détails</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Aide</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>F&amp;ermer</translation>
    </message>
    <message>
        <source>It can be called.</source>
        <translation>Il peut être appelé.</translation>
    </message>
    <message>
        <source>It answers a call at the moment.</source>
        <translation>Il répond en ce moment à un appel.</translation>
    </message>
    <message>
        <source>MM waits for its first answer.</source>
        <translation>MM attend sa première réponse.</translation>
    </message>
    <message>
        <source>It ended, or does not answer. MM starts it again after a while.</source>
        <translation>Il s’est terminé ou ne répond pas. MM le redémarre après un moment.</translation>
    </message>
    <message>
        <source>It can&apos;t be called. Its tooltip tells the reason.</source>
        <translation>Il ne peut pas être appelé. Son infobulle indique la raison.</translation>
    </message>
    <message>
        <source>By the user, until it is started again, or MM is.</source>
        <translation>Par l’utilisateur, jusqu’à ce qu’il soit redémarré, ou que MM le soit.</translation>
    </message>
    <message>
        <source>By the user or in MM&apos;s file of servers, until it is enabled.</source>
        <translation>Par l’utilisateur ou dans le fichier des serveurs de MM, jusqu’à ce qu’il soit activé.</translation>
    </message>
    <message>
        <source>States of the services</source>
        <translation>États des services</translation>
    </message>
    <message>
        <source>Other services register with MM themselves. MCP servers are run by MM: the context menu of such a row restarts, stops or disables the server, and shows its log.</source>
        <translation>Les autres services s’enregistrent eux-mêmes auprès de MM. Les serveurs MCP sont exécutés par MM&#xa0;: le menu contextuel d’une telle ligne redémarre, arrête ou désactive le serveur, et affiche son journal.</translation>
    </message>
    <message>
        <source>Green: the MM of each machine is active. Services and messages are those of all.</source>
        <translation>Vert&#xa0;: le MM de chaque machine est actif. Les services et les messages sont ceux de toutes.</translation>
    </message>
    <message>
        <source>Gray: some are not. Services and messages are those of the others. Red: one of them reports an error.</source>
        <translation>Gris&#xa0;: certaines machines ne sont pas actives. Les services et les messages sont ceux des autres. Rouge&#xa0;: l’une d’elles signale une erreur.</translation>
    </message>
    <message>
        <source>Gray: Prometheus does not answer, or its clock is wrong.</source>
        <translation>Gris&#xa0;: Prometheus ne répond pas, ou son horloge est fausse.</translation>
    </message>
    <message>
        <source>Red: Prometheus answers, but not with the figures.</source>
        <translation>Rouge&#xa0;: Prometheus répond, mais pas avec les chiffres.</translation>
    </message>
    <message>
        <source>Gray: Prometheus has no such machine, and had none for a day.</source>
        <translation>Gris&#xa0;: Prometheus n’a aucune machine de ce genre, et n’en a pas eu depuis un jour.</translation>
    </message>
    <message>
        <source>MM, the MCP mesh proxy, passes tool calls to the services of a computer. Prometheus at %1 collects the figures of many, and EE Monitor reads them there at regular intervals.</source>
        <extracomment>%1 is a web address</extracomment>
        <translation>MM, le proxy de maillage MCP, transmet les appels d’outils aux services d’un ordinateur. Prometheus, à l’adresse %1, rassemble les chiffres d’un grand nombre d’ordinateurs, et EE Monitor les y lit à intervalles réguliers.</translation>
    </message>
    <message>
        <source>The table tells why a machine is not active; those that are not come first. A machine counts as active only if Prometheus has read its figures a short while ago, so that an old answer is never shown as a good one.</source>
        <translation>Le tableau indique pourquoi une machine n’est pas active&#x202f;; celles qui ne le sont pas viennent en premier. Une machine n’est considérée comme active que si Prometheus a lu ses chiffres il y a peu de temps, afin qu’une réponse ancienne ne soit jamais présentée comme bonne.</translation>
    </message>
    <message>
        <source>A machine that Prometheus does not scrape any more counts for a day. Its context menu leaves it out at once.</source>
        <translation>Une machine que Prometheus n’interroge plus compte pendant un jour. Son menu contextuel l’ignore aussitôt.</translation>
    </message>
    <message>
        <source>The Enter key shows the services and the traffic of a machine. The names of services leave it only if its ee-monitor --exporter was started with --exporter-services.</source>
        <translation>La touche Entrée affiche les services et le trafic d’une machine. Les noms des services ne la quittent que si son ee-monitor --exporter a été démarré avec --exporter-services.</translation>
    </message>
    <message>
        <source>In the trend, hatching marks a time of which nothing is known.</source>
        <translation>Dans la tendance, les hachures marquent une période dont on ne sait rien.</translation>
    </message>
    <message>
        <source>Write what you did, what you expected, and what you saw. Attach what the button %1 puts into the clipboard. Send all this to whoever provides EE Monitor to you, such as your distribution.</source>
        <translation>Écrivez ce que vous avez fait, ce que vous attendiez et ce que vous avez vu. Joignez ce que le bouton %1 met dans le presse-papiers. Envoyez le tout à qui vous fournit EE Monitor, par exemple votre distribution.</translation>
    </message>
</context>
<context>
    <name>mm::HelpMenu</name>
    <message>
        <source>&amp;Help</source>
        <translation>Aid&amp;e</translation>
    </message>
    <message>
        <source>EE Monitor &amp;Help</source>
        <translation>&amp;Aide d’EE Monitor</translation>
    </message>
    <message>
        <source>&amp;Report a Problem…</source>
        <translation>&amp;Signaler un problème…</translation>
    </message>
    <message>
        <source>&amp;About EE Monitor</source>
        <translation>À &amp;propos d’EE Monitor</translation>
    </message>
    <message>
        <source>The details were copied.</source>
        <translation>Les détails ont été copiés.</translation>
    </message>
    <message>
        <source>About EE Monitor</source>
        <translation>À propos d’EE Monitor</translation>
    </message>
    <message>
        <source>EE Monitor %1

Shows at a glance whether MM, the MCP mesh proxy, is alive and what it does.

File: %2
Qt %3, MIT licence.</source>
        <translation>EE Monitor %1

Montre d’un coup d’œil si MM, le proxy de maillage MCP, est actif et ce qu’il fait.

Fichier&#xa0;: %2
Qt %3, licence MIT.</translation>
    </message>
    <message>
        <source>EE Monitor %1

Shows at a glance whether MM, the MCP mesh proxy, is alive on many machines.

Prometheus: %2
Qt %3, MIT licence.</source>
        <extracomment>%1 is a version, %2 a web address, %3 a version</extracomment>
        <translation>EE Monitor %1

Montre d’un coup d’œil si MM, le proxy de maillage MCP, est actif sur de nombreuses machines.

Prometheus&#xa0;: %2
Qt %3, licence MIT.</translation>
    </message>
</context>
<context>
    <name>mm::HistoryFile</name>
    <message>
        <source>it is damaged</source>
        <translation>il est endommagé</translation>
    </message>
    <message>
        <source>it belongs to %1</source>
        <extracomment>%1 is a path</extracomment>
        <translation>il appartient à %1</translation>
    </message>
    <message>
        <source>it is not a regular file</source>
        <translation>ce n’est pas un fichier ordinaire</translation>
    </message>
    <message>
        <source>it is too large</source>
        <translation>il est trop volumineux</translation>
    </message>
    <message>
        <source>it is not a history that this version of EE Monitor can read</source>
        <translation>ce n’est pas un historique que cette version d’EE Monitor peut lire</translation>
    </message>
    <message>
        <source>The earlier traffic is unknown, as %1 can&apos;t be used: %2.</source>
        <extracomment>%1 is a path, %2 a cause such as &quot;it is damaged&quot; or &quot;Permission denied&quot;</extracomment>
        <translation>Le trafic antérieur n’est pas connu, car %1 est inutilisable&#xa0;: %2.</translation>
    </message>
    <message>
        <source>The traffic history can&apos;t be saved to %1: %2.</source>
        <extracomment>%1 is a path, %2 a cause such as &quot;No space left on device&quot;</extracomment>
        <translation>L’historique du trafic ne peut pas être enregistré dans %1&#xa0;: %2.</translation>
    </message>
</context>
<context>
    <name>mm::MachineWindow</name>
    <message>
        <source>MM on %1</source>
        <extracomment>title of a window; %1 is the name of a machine</extracomment>
        <translation>MM sur %1</translation>
    </message>
</context>
<context>
    <name>mm::MachinesModel</name>
    <message>
        <source>Checking</source>
        <extracomment>the state of MM on a machine</extracomment>
        <translation>Vérification</translation>
    </message>
    <message>
        <source>No stats file</source>
        <extracomment>the state of MM on a machine</extracomment>
        <translation>Pas de fichier de statistiques</translation>
    </message>
    <message>
        <source>Stopped</source>
        <extracomment>the state of MM on a machine</extracomment>
        <translation>Arrêté</translation>
    </message>
    <message>
        <source>Not updating</source>
        <extracomment>the state of MM on a machine</extracomment>
        <translation>Pas de mise à jour</translation>
    </message>
    <message>
        <source>Error</source>
        <extracomment>the state of MM on a machine</extracomment>
        <translation>Erreur</translation>
    </message>
    <message>
        <source>Active</source>
        <extracomment>the state of MM on a machine</extracomment>
        <translation>Actif</translation>
    </message>
    <message>
        <source>just now</source>
        <comment>scraped</comment>
        <translation>à l’instant</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <extracomment>table cell: when a machine was scraped; %1 is a duration such as &quot;3 seconds&quot;</extracomment>
        <translation>il y a %1</translation>
    </message>
    <message>
        <source>Machine</source>
        <comment>table column</comment>
        <translation>Machine</translation>
    </message>
    <message>
        <source>State</source>
        <comment>table column: of a machine</comment>
        <translation>État</translation>
    </message>
    <message>
        <source>Services</source>
        <comment>table column: how many</comment>
        <translation>Services</translation>
    </message>
    <message>
        <source>Messages</source>
        <comment>table column: how many</comment>
        <translation>Messages</translation>
    </message>
    <message>
        <source>Per minute</source>
        <comment>table column: messages a minute</comment>
        <translation>Par minute</translation>
    </message>
    <message>
        <source>Scraped</source>
        <comment>table column: when</comment>
        <extracomment>&quot;to scrape&quot; is Prometheus&apos; word for reading the figures of a machine</extracomment>
        <translation>Interrogée</translation>
    </message>
    <message>
        <source>Why</source>
        <comment>table column: why a machine is not active</comment>
        <translation>Raison</translation>
    </message>
    <message>
        <source>The state of MM on the machine; see Help</source>
        <translation>L’état de MM sur la machine&#x202f;; voir l’Aide</translation>
    </message>
    <message>
        <source>Messages per minute, between the last two scrapes</source>
        <translation>Messages par minute, entre les deux dernières interrogations</translation>
    </message>
    <message>
        <source>When Prometheus last read the figures of the machine, or tried to</source>
        <translation>Quand Prometheus a lu pour la dernière fois les chiffres de la machine, ou a essayé de les lire</translation>
    </message>
    <message>
        <source>Not known: Prometheus does not scrape it.</source>
        <translation>Inconnu&#xa0;: Prometheus ne l’interroge pas.</translation>
    </message>
    <message>
        <source>Not known before the next scrape.</source>
        <translation>Inconnu avant la prochaine interrogation.</translation>
    </message>
    <message>
        <source>Not known: the machine is not active.</source>
        <translation>Inconnu&#xa0;: la machine n’est pas active.</translation>
    </message>
    <message>
        <source>Job: %1</source>
        <extracomment>%1 is the label &quot;job&quot; that Prometheus has for a machine</extracomment>
        <translation>Job&#xa0;: %1</translation>
    </message>
    <message>
        <source>This machine does not send the names of its services. To see them here, start its ee-monitor --exporter with --exporter-services too.</source>
        <extracomment>--exporter-services is an option of the command line</extracomment>
        <translation>Cette machine n’envoie pas les noms de ses services. Pour les voir ici, démarrez son ee-monitor --exporter en ajoutant --exporter-services.</translation>
    </message>
</context>
<context>
    <name>mm::MachinesView</name>
    <message>
        <source>S&amp;how This Machine</source>
        <translation>&amp;Afficher cette machine</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copier</translation>
    </message>
    <message>
        <source>&amp;Leave This Machine Out</source>
        <translation>&amp;Ignorer cette machine</translation>
    </message>
    <message>
        <source>Filter the machines by name</source>
        <translation>Filtrer les machines par nom</translation>
    </message>
    <message>
        <source>Machines</source>
        <translation>Machines</translation>
    </message>
    <message>
        <source>Not updating</source>
        <extracomment>the widest state of MM on a machine that is common</extracomment>
        <translation>Pas de mise à jour</translation>
    </message>
    <message>
        <source>59 seconds ago</source>
        <extracomment>the widest of these texts that is common</extracomment>
        <translation>il y a 59 secondes</translation>
    </message>
    <message>
        <source>There are no machines.</source>
        <translation>Il n’y a pas de machines.</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n machine(s)</source>
        <extracomment>%1 is the number of machines shown, %n the number of all</extracomment>
        <translation>
            <numerusform>%1 sur %n machine</numerusform>
            <numerusform>%1 sur %n machines</numerusform>
        </translation>
    </message>
    <message>
        <source>No machine has “%1” in its name.</source>
        <translation>Aucune machine n’a «&#xa0;%1&#xa0;» dans son nom.</translation>
    </message>
    <message>
        <source>It does not count any more until Prometheus scrapes it again.</source>
        <translation>Elle ne compte plus jusqu’à ce que Prometheus l’interroge de nouveau.</translation>
    </message>
    <message>
        <source>Only for a machine that Prometheus does not scrape any more.</source>
        <translation>Seulement pour une machine que Prometheus n’interroge plus.</translation>
    </message>
</context>
<context>
    <name>mm::MmControl</name>
    <message>
        <source>Restart MM?</source>
        <translation>Redémarrer MM&#xa0;?</translation>
    </message>
    <message>
        <source>Stop MM?</source>
        <translation>Arrêter MM&#xa0;?</translation>
    </message>
    <message numerus="yes">
        <source>%n service(s) can&apos;t be called until MM runs again.</source>
        <translation>
            <numerusform>%n service ne pourra pas être appelé avant que MM ne fonctionne à nouveau.</numerusform>
            <numerusform>%n services ne pourront pas être appelés avant que MM ne fonctionne à nouveau.</numerusform>
        </translation>
    </message>
    <message>
        <source>Restart MM</source>
        <translation>Redémarrer MM</translation>
    </message>
    <message>
        <source>Stop MM</source>
        <translation>Arrêter MM</translation>
    </message>
    <message>
        <source>&amp;Restart</source>
        <translation>&amp;Redémarrer</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Arrêter</translation>
    </message>
    <message>
        <source>MM was asked to end, but process %1 is still there after %2 s.</source>
        <extracomment>%1 is a process number, %2 a whole number of seconds</extracomment>
        <translation>Il a été demandé à MM de se terminer, mais le processus %1 existe encore après %2 s.</translation>
    </message>
    <message>
        <source>MM is being started.</source>
        <translation>MM est en cours de démarrage.</translation>
    </message>
    <message>
        <source>MM is being stopped.</source>
        <translation>MM est en cours d’arrêt.</translation>
    </message>
    <message>
        <source>The stats file does not name the process of MM.</source>
        <translation>Le fichier de statistiques n’indique pas le processus de MM.</translation>
    </message>
    <message>
        <source>MM is not running.</source>
        <translation>MM n’est pas en cours d’exécution.</translation>
    </message>
    <message>
        <source>MM runs on another computer or in a container.</source>
        <translation>MM fonctionne sur un autre ordinateur ou dans un conteneur.</translation>
    </message>
    <message>
        <source>MM belongs to another user.</source>
        <translation>MM appartient à un autre utilisateur.</translation>
    </message>
    <message>
        <source>MM could not be started again: mm-proxy is not installed.</source>
        <extracomment>mm-proxy is a program</extracomment>
        <translation>MM n’a pas pu être redémarré&#xa0;: mm-proxy n’est pas installé.</translation>
    </message>
    <message>
        <source>MM was not started here. Restart it as it was started, so that it keeps its options.</source>
        <translation>MM n’a pas été démarré ici. Redémarrez-le comme il a été démarré, pour qu’il garde ses options.</translation>
    </message>
</context>
<context>
    <name>mm::MmMenu</name>
    <message>
        <source>Co&amp;ntrol</source>
        <extracomment>a menu: to start and stop MM</extracomment>
        <translation>Co&amp;ntrôle</translation>
    </message>
    <message>
        <source>&amp;Start MM</source>
        <translation>&amp;Démarrer MM</translation>
    </message>
    <message>
        <source>S&amp;top MM</source>
        <translation>&amp;Arrêter MM</translation>
    </message>
    <message>
        <source>&amp;Restart MM</source>
        <translation>&amp;Redémarrer MM</translation>
    </message>
</context>
<context>
    <name>mm::MmStatusBar</name>
    <message>
        <source>Checked just now.</source>
        <translation>Vérifié à l’instant.</translation>
    </message>
</context>
<context>
    <name>mm::MonitorWindow</name>
    <message>
        <source>&amp;Trend</source>
        <translation>&amp;Tendance</translation>
    </message>
    <message>
        <source>EE Monitor</source>
        <translation>EE Monitor</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Fichier</translation>
    </message>
    <message>
        <source>&amp;Check Now</source>
        <translation>&amp;Vérifier maintenant</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quitter</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Affichage</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Événements</translation>
    </message>
    <message>
        <source>&amp;Show File</source>
        <translation>Affiche&amp;r le fichier</translation>
    </message>
    <message>
        <source>Copy &amp;Details</source>
        <translation>Copier le&amp;s détails</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>Éd&amp;ition</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>&amp;Préférences…</translation>
    </message>
    <message>
        <source>&amp;Events</source>
        <translation>&amp;Événements</translation>
    </message>
    <message>
        <source>&amp;Compact</source>
        <translation>Mode &amp;compact</translation>
    </message>
    <message>
        <source>&amp;Full Window</source>
        <translation>&amp;Fenêtre complète</translation>
    </message>
    <message>
        <source>The details were copied.</source>
        <translation>Les détails ont été copiés.</translation>
    </message>
</context>
<context>
    <name>mm::Notification</name>
    <message>
        <source>MM was stopped</source>
        <extracomment>title of a notification</extracomment>
        <translation>MM a été arrêté</translation>
    </message>
    <message>
        <source>MM is not updating</source>
        <extracomment>title of a notification</extracomment>
        <translation>MM n’actualise pas ses statistiques</translation>
    </message>
    <message>
        <source>MM&apos;s stats file can&apos;t be read</source>
        <extracomment>title of a notification</extracomment>
        <translation>Le fichier de statistiques de MM ne peut pas être lu</translation>
    </message>
    <message>
        <source>MM&apos;s stats file is gone</source>
        <extracomment>title of a notification</extracomment>
        <translation>Le fichier de statistiques de MM a disparu</translation>
    </message>
    <message>
        <source>MM is active</source>
        <extracomment>title of a notification</extracomment>
        <translation>MM est actif</translation>
    </message>
    <message numerus="yes">
        <source>%n server(s) of MM are down</source>
        <extracomment>title of a notification</extracomment>
        <translation>
            <numerusform>%n serveur de MM est hors service</numerusform>
            <numerusform>%n serveurs de MM sont hors service</numerusform>
        </translation>
    </message>
    <message>
        <source>Prometheus has no machines any more</source>
        <translation>Prometheus n’a plus de machines</translation>
    </message>
    <message>
        <source>Prometheus answers again</source>
        <translation>Prometheus répond de nouveau</translation>
    </message>
    <message>
        <source>Prometheus does not answer</source>
        <extracomment>title of a notification</extracomment>
        <translation>Prometheus ne répond pas</translation>
    </message>
    <message>
        <source>Prometheus does not give the figures</source>
        <extracomment>title of a notification</extracomment>
        <translation>Prometheus ne fournit pas les chiffres</translation>
    </message>
    <message numerus="yes">
        <source>%n machine(s) are not active</source>
        <extracomment>title of a notification</extracomment>
        <translation>
            <numerusform>%n machine n’est pas active</numerusform>
            <numerusform>%n machines ne sont pas actives</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mm::Options</name>
    <message>
        <source>The stats file to watch (default: $MM_MESH_STATS_FILE, else ~/.mm_mesh_stats.json).</source>
        <translation>Le fichier de statistiques à surveiller (par défaut&#xa0;: $MM_MESH_STATS_FILE, sinon ~/.mm_mesh_stats.json).</translation>
    </message>
    <message>
        <source>Shows whether the MM mesh is alive and what it does.</source>
        <translation>Montre si le réseau maillé MM est actif et ce qu’il fait.</translation>
    </message>
    <message>
        <source>Print this help and exit.</source>
        <translation>Affiche cette aide et quitte.</translation>
    </message>
    <message>
        <source>Print the version and exit.</source>
        <translation>Affiche la version et quitte.</translation>
    </message>
    <message>
        <source>Unexpected argument &quot;%1&quot;.</source>
        <translation>Argument inattendu «&#xa0;%1&#xa0;».</translation>
    </message>
    <message>
        <source>--stats-file needs a path.</source>
        <translation>--stats-file nécessite un chemin.</translation>
    </message>
    <message>
        <source>Milliseconds between two reads: 500 to 3600000, values outside the range are clamped (default: 2000).</source>
        <translation>Millisecondes entre deux lectures&#xa0;: de 500 à 3600000&#x202f;; une valeur hors de ces limites y est ramenée (par défaut&#xa0;: 2000).</translation>
    </message>
    <message>
        <source>Print what the label shows and exit, without a window. Exit code: 0 active, 1 not updating or stopped, 2 error, 3 no stats file.</source>
        <translation>Affiche ce que dit l’indicateur et quitte, sans fenêtre. Code de sortie&#xa0;: 0 actif, 1 pas de mise à jour ou arrêté, 2 erreur, 3 pas de fichier de statistiques.</translation>
    </message>
    <message>
        <source>Print what the label shows, and again each time it changes, without a window, until a stop signal arrives or the output is closed.</source>
        <translation>Affiche ce que dit l’indicateur, puis de nouveau à chaque changement, sans fenêtre, jusqu’à ce qu’un signal d’arrêt arrive ou que la sortie soit fermée.</translation>
    </message>
    <message>
        <source>Output format of --once and --follow: plain (the label&apos;s text, the default), json (one line with state, text, color, services, messages, age_s, reason, path), waybar, i3blocks, tmux; of --once only: nagios, prometheus.</source>
        <translation>Format de sortie de --once et --follow&#xa0;: plain (le texte de l’indicateur, par défaut), json (une ligne avec state, text, color, services, messages, age_s, reason, path), waybar, i3blocks, tmux&#x202f;; avec --once seulement&#xa0;: nagios, prometheus.</translation>
    </message>
    <message>
        <source>MM&apos;s address on this computer (default: http://localhost:6001). EE Monitor registers there, and checks MM&apos;s health there if the stats file does not name its writer.</source>
        <translation>L’adresse de MM sur cet ordinateur (par défaut&#xa0;: http://localhost:6001). EE Monitor s’y enregistre et y vérifie l’état de MM si le fichier de statistiques ne nomme pas son auteur.</translation>
    </message>
    <message>
        <source>Only read the file: do not register with MM, do not check its health, open no port.</source>
        <translation>Lire seulement le fichier&#xa0;: ne pas s’enregistrer auprès de MM, ne pas vérifier son état, n’ouvrir aucun port.</translation>
    </message>
    <message>
        <source>Start MM unless it is running, with the mm-proxy next to this program or in PATH. MM keeps running when the window is closed.</source>
        <translation>Démarre MM, avec le mm-proxy situé à côté de ce programme ou dans PATH, s’il ne fonctionne pas déjà. Il continue de fonctionner quand la fenêtre est fermée.</translation>
    </message>
    <message>
        <source>--interval must be a whole number of milliseconds, not &quot;%1&quot;.</source>
        <translation>--interval attend un nombre entier de millisecondes, et non «&#xa0;%1&#xa0;».</translation>
    </message>
    <message>
        <source>--mm-url must be an address of this computer such as http://localhost:6001, not &quot;%1&quot;.</source>
        <translation>--mm-url attend une adresse de cet ordinateur telle que http://localhost:6001, et non «&#xa0;%1&#xa0;».</translation>
    </message>
    <message>
        <source>--format needs --once or --follow.</source>
        <translation>--format ne s’utilise qu’avec --once ou --follow.</translation>
    </message>
    <message>
        <source>--format must be one of %1, not &quot;%2&quot;.</source>
        <extracomment>%1 is a list of words, with commas</extracomment>
        <translation>--format prend l’une des valeurs %1, et non «&#xa0;%2&#xa0;».</translation>
    </message>
    <message>
        <source>--format %1 needs --once: no program reads it as a stream.</source>
        <extracomment>%1 is nagios or prometheus, which are also names of programs</extracomment>
        <translation>--format %1 ne s’utilise qu’avec --once&#xa0;: aucun programme ne le lit en flux continu.</translation>
    </message>
    <message>
        <source>The process that read the stats file died.</source>
        <translation>Le processus qui lisait le fichier de statistiques s’est arrêté de façon inattendue.</translation>
    </message>
    <message>
        <source>The file with the token that MM requires, if it was started with --token-file. MM gets it in each request, and an MM that is started here requires it.</source>
        <translation>Le fichier contenant le jeton que MM exige s’il a été démarré avec --token-file. MM le reçoit à chaque requête, et un MM démarré d’ici l’exige.</translation>
    </message>
    <message>
        <source>--token-file needs a path.</source>
        <translation>--token-file nécessite un chemin.</translation>
    </message>
    <message>
        <source>Start in the tray alone, without a window. If there is no tray, the window is opened minimized.</source>
        <translation>Démarrer seulement dans la zone de notification, sans fenêtre. En l’absence de zone de notification, la fenêtre s’ouvre réduite.</translation>
    </message>
    <message>
        <source>Can&apos;t listen on port %1 of %2: %3.</source>
        <translation>Impossible d’écouter sur le port %1 de %2&#xa0;: %3.</translation>
    </message>
    <message>
        <source>Choose another port, or end the program that uses it.</source>
        <translation>Choisissez un autre port, ou fermez le programme qui l’utilise.</translation>
    </message>
    <message>
        <source>Choose a port from 1024 on.</source>
        <translation>Choisissez un port à partir de 1024.</translation>
    </message>
    <message>
        <source>ee-monitor exports metrics at %1</source>
        <extracomment>%1 is a web address</extracomment>
        <translation>ee-monitor exporte des métriques à l’adresse %1</translation>
    </message>
    <message>
        <source>Serve MM&apos;s state for Prometheus at http://ADDRESS:PORT/metrics, without a window, until a stop signal arrives. ADDRESS is an IP address such as 127.0.0.1 or [::1]; port 0 chooses a free one. The connection is not encrypted.</source>
        <translation>Fournit à Prometheus l’état de MM à l’adresse http://ADDRESS:PORT/metrics, sans fenêtre, jusqu’à ce qu’un signal d’arrêt arrive. ADDRESS est une adresse IP telle que 127.0.0.1 ou [::1]&#x202f;; le port 0 en choisit un libre. La connexion n’est pas chiffrée.</translation>
    </message>
    <message>
        <source>Accept this name in the Host header too, as a reverse proxy or Prometheus sends it; may be repeated.</source>
        <translation>Accepte aussi ce nom dans l’en-tête Host, tel que l’envoie un proxy inverse ou Prometheus&#x202f;; peut être répété.</translation>
    </message>
    <message>
        <source>Also export the names of services, MCP servers and the stats file.</source>
        <translation>Exporte aussi les noms des services, des serveurs MCP et du fichier de statistiques.</translation>
    </message>
    <message>
        <source>Watch the machines that Prometheus at this address scrapes, instead of a stats file.</source>
        <translation>Surveille les machines qu’interroge le Prometheus situé à cette adresse, au lieu d’un fichier de statistiques.</translation>
    </message>
    <message>
        <source>Which of Prometheus&apos; targets are the machines, as a selector of PromQL (default: {job=&quot;mm&quot;}).</source>
        <translation>Lesquelles des cibles de Prometheus sont les machines, sous forme de sélecteur PromQL (par défaut&#xa0;: {job=&quot;mm&quot;}).</translation>
    </message>
    <message>
        <source>The file (chmod 600) with the password or the certificates for Prometheus: see the manual.</source>
        <translation>Le fichier (chmod 600) contenant le mot de passe ou les certificats pour Prometheus&#xa0;: voir le manuel.</translation>
    </message>
    <message>
        <source>Seconds after its last scrape until a machine is not active any more: 5 to 3600 (default: 2.5 scrape intervals, and at least 10).</source>
        <translation>Secondes après sa dernière interrogation jusqu’à ce qu’une machine ne soit plus active&#xa0;: de 5 à 3600 (par défaut&#xa0;: 2,5 intervalles d’interrogation, et au moins 10).</translation>
    </message>
    <message>
        <source>--max-age takes 5 to 3600 seconds, not &quot;%1&quot;.</source>
        <translation>--max-age attend de 5 à 3600 secondes, et non «&#xa0;%1&#xa0;».</translation>
    </message>
    <message>
        <source>--prometheus-config needs a path.</source>
        <translation>--prometheus-config nécessite un chemin.</translation>
    </message>
    <message>
        <source>--%1 needs --%2.</source>
        <translation>--%1 ne s’utilise qu’avec --%2.</translation>
    </message>
    <message>
        <source>--%1 cannot be combined with --%2.</source>
        <translation>--%1 est incompatible avec --%2.</translation>
    </message>
    <message>
        <source>--exporter takes an IP address and a port such as 127.0.0.1:9501 or [::1]:9501, not &quot;%1&quot;.</source>
        <translation>--exporter attend une adresse IP et un port tels que 127.0.0.1:9501 ou [::1]:9501, et non «&#xa0;%1&#xa0;».</translation>
    </message>
    <message>
        <source>--exporter-host takes a host name without a port, such as box.lan, not &quot;%1&quot;.</source>
        <translation>--exporter-host attend un nom d’hôte sans port tel que box.lan, et non «&#xa0;%1&#xa0;».</translation>
    </message>
</context>
<context>
    <name>mm::PreferencesControl</name>
    <message>
        <source>The disk with the entries for the login does not respond. This can&apos;t be shown or changed.</source>
        <extracomment>&quot;this&quot; is whether the program starts at login</extracomment>
        <translation>Le disque contenant les entrées d’ouverture de session ne répond pas. Ceci ne peut être ni affiché ni modifié.</translation>
    </message>
    <message>
        <source>The disk with the entries for the login does not respond. This is shown when it does.</source>
        <translation>Le disque contenant les entrées d’ouverture de session ne répond pas. Ceci sera affiché lorsqu’il répondra.</translation>
    </message>
</context>
<context>
    <name>mm::PreferencesDialog</name>
    <message>
        <source>&amp;Browse…</source>
        <translation>&amp;Parcourir…</translation>
    </message>
    <message>
        <source>Show an icon in the &amp;tray</source>
        <translation>Afficher une icône dans la &amp;zone de notification</translation>
    </message>
    <message>
        <source>N&amp;otifications</source>
        <translation>&amp;Notifications</translation>
    </message>
    <message>
        <source>When MM is acti&amp;ve</source>
        <translation>Quand MM est acti&amp;f</translation>
    </message>
    <message>
        <source>When the stats file can&apos;t be rea&amp;d</source>
        <translation>Quand le fichier de statistiques ne peut pas être &amp;lu</translation>
    </message>
    <message>
        <source>When there is &amp;no stats file</source>
        <translation>&amp;Quand il n’y a pas de fichier de statistiques</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Préférences</translation>
    </message>
    <message>
        <source>Stats file</source>
        <translation>Fichier de statistiques</translation>
    </message>
    <message>
        <source>Chooses the stats file</source>
        <translation>Choisit le fichier de statistiques</translation>
    </message>
    <message>
        <source>&amp;Path:</source>
        <extracomment>of the stats file</extracomment>
        <translation>&amp;Chemin&#xa0;:</translation>
    </message>
    <message>
        <source> s</source>
        <extracomment>seconds, behind a number</extracomment>
        <translation>&#xa0;s</translation>
    </message>
    <message>
        <source>MM</source>
        <translation>MM</translation>
    </message>
    <message>
        <source>&amp;Address:</source>
        <extracomment>where MM listens</extracomment>
        <translation>&amp;Adresse&#xa0;:</translation>
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
        <translation>Système</translation>
    </message>
    <message>
        <source>Light</source>
        <extracomment>the theme</extracomment>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <extracomment>the theme</extracomment>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>T&amp;heme:</source>
        <translation>T&amp;hème&#xa0;:</translation>
    </message>
    <message>
        <source>Lan&amp;guage:</source>
        <translation>Lan&amp;gue&#xa0;:</translation>
    </message>
    <message>
        <source>Restore De&amp;faults</source>
        <translation>Rétablir les valeurs par &amp;défaut</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>F&amp;ermer</translation>
    </message>
    <message>
        <source>given on the command line</source>
        <translation>indiqué sur la ligne de commande</translation>
    </message>
    <message>
        <source>Stats File</source>
        <translation>Fichier de statistiques</translation>
    </message>
    <message>
        <source>&amp;Register with MM and check its health</source>
        <translation>S’en&amp;registrer auprès de MM et vérifier son état</translation>
    </message>
    <message>
        <source>When MM &amp;stops or is not updating</source>
        <translation>Quand MM s’arrê&amp;te ou n’actualise plus</translation>
    </message>
    <message>
        <source>Read &amp;every:</source>
        <extracomment>how often the stats file is read; &quot;2.0 s&quot; follows</extracomment>
        <translation>Lire to&amp;utes les&#xa0;:</translation>
    </message>
    <message>
        <source>The files can&apos;t be shown: a disk or network drive does not respond. The path can be entered here.</source>
        <translation>Les fichiers ne peuvent pas être affichés&#xa0;: un disque ou un lecteur réseau ne répond pas. Le chemin peut être saisi ici.</translation>
    </message>
    <message>
        <source>When a server of &amp;MM is down</source>
        <translation>Quand un &amp;serveur de MM est hors service</translation>
    </message>
</context>
<context>
    <name>mm::ProblemPanel</name>
    <message>
        <source>&amp;Start MM</source>
        <translation>&amp;Démarrer MM</translation>
    </message>
    <message>
        <source>Problem</source>
        <extracomment>what a screen reader calls the panel that explains what is wrong</extracomment>
        <translation>Problème</translation>
    </message>
    <message>
        <source>&amp;Move the Broken File Aside</source>
        <translation>&amp;Mettre de côté le fichier endommagé</translation>
    </message>
    <message>
        <source>&amp;Check Now</source>
        <translation>&amp;Vérifier maintenant</translation>
    </message>
    <message>
        <source>Sh&amp;ow File</source>
        <translation>Affiche&amp;r le fichier</translation>
    </message>
    <message>
        <source>Copy &amp;Details</source>
        <translation>Copier le&amp;s détails</translation>
    </message>
</context>
<context>
    <name>mm::PrometheusBox</name>
    <message>
        <source>Watch man&amp;y machines through Prometheus instead of the file</source>
        <extracomment>&quot;machines&quot; are computers, each with an MM; Prometheus is a name; &quot;the file&quot; is the stats file</extracomment>
        <translation>Surveiller de nom&amp;breuses machines via Prometheus au lieu du fichier</translation>
    </message>
    <message>
        <source>&amp;URL:</source>
        <extracomment>where Prometheus listens</extracomment>
        <translation>Adresse &amp;web&#xa0;:</translation>
    </message>
    <message>
        <source>Selection &amp;query:</source>
        <extracomment>which machines</extracomment>
        <translation>Choi&amp;x des machines&#xa0;:</translation>
    </message>
    <message>
        <source>Pass&amp;word file:</source>
        <extracomment>the path of a file with a password</extracomment>
        <translation>F&amp;ichier du mot de passe&#xa0;:</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
    <message>
        <source>Asks Prometheus for the machines</source>
        <translation>Demande les machines à Prometheus</translation>
    </message>
    <message>
        <source>The command line tells what is watched.</source>
        <translation>La ligne de commande indique ce qui est surveillé.</translation>
    </message>
    <message>
        <source>Prometheus is being asked.</source>
        <translation>Demande à Prometheus en cours.</translation>
    </message>
    <message>
        <source>Quic&amp;k Test</source>
        <translation>&amp;Vérifier</translation>
    </message>
</context>
<context>
    <name>mm::PrometheusClient</name>
    <message>
        <source>its answer has more than %1 MiB</source>
        <translation>sa réponse dépasse %1 Mio</translation>
    </message>
    <message>
        <source>no complete answer within the timeout</source>
        <translation>pas de réponse complète dans le délai</translation>
    </message>
</context>
<context>
    <name>mm::PrometheusConfig</name>
    <message>
        <source>line %1 is neither [http] nor one of its keys: %2.</source>
        <extracomment>%1 is a number, %2 a list of words</extracomment>
        <translation>la ligne %1 n’est ni [http] ni l’une de ses clés&#xa0;: %2.</translation>
    </message>
    <message>
        <source>%1 names %2, which can&apos;t be used: %3</source>
        <extracomment>%1 is a key of the file, %2 a path, %3 the cause</extracomment>
        <translation>%1 désigne %2, qui est inutilisable&#xa0;: %3</translation>
    </message>
    <message>
        <source>it needs username and password_file, or credentials_file.</source>
        <translation>il nécessite username et password_file, ou bien credentials_file.</translation>
    </message>
    <message>
        <source>it has to be one line without blanks.</source>
        <translation>il doit être une seule ligne sans espaces.</translation>
    </message>
    <message>
        <source>it has no certificate in PEM form.</source>
        <translation>il ne contient pas de certificat au format PEM.</translation>
    </message>
    <message>
        <source>it needs cert_file and key_file, or none of them.</source>
        <translation>il nécessite cert_file et key_file, ou aucun des deux.</translation>
    </message>
    <message>
        <source>it has no RSA or EC key in PEM form.</source>
        <translation>il ne contient pas de clé RSA ou EC au format PEM.</translation>
    </message>
    <message>
        <source>A password in an address can be seen by other users: use --prometheus-config.</source>
        <translation>Un mot de passe dans une adresse est visible par d’autres utilisateurs&#xa0;: utilisez --prometheus-config.</translation>
    </message>
    <message>
        <source>Prometheus&apos; address has to be one such as http://localhost:9090, not &quot;%1&quot;.</source>
        <extracomment>%1 is what the user has given</extracomment>
        <translation>L’adresse de Prometheus doit être du type http://localhost:9090, et non «&#xa0;%1&#xa0;».</translation>
    </message>
    <message>
        <source>The selection has to be in braces, as in {job=&quot;mm&quot;}.</source>
        <translation>La sélection doit être entre accolades, comme dans {job=&quot;mm&quot;}.</translation>
    </message>
    <message>
        <source>its password would be sent to %1 unencrypted: use https.</source>
        <translation>son mot de passe serait envoyé à %1 sans chiffrement&#xa0;: utilisez https.</translation>
    </message>
    <message>
        <source>The file with the password for Prometheus, %1, can&apos;t be used: %2</source>
        <extracomment>%1 is a path, %2 the cause, a sentence without a capital</extracomment>
        <translation>Le fichier contenant le mot de passe pour Prometheus, %1, est inutilisable&#xa0;: %2</translation>
    </message>
</context>
<context>
    <name>mm::ProxyLauncher</name>
    <message>
        <source>MM was not started: another program answers at %1.</source>
        <extracomment>%1 is a web address</extracomment>
        <translation>MM n’a pas été démarré&#xa0;: un autre programme répond à l’adresse %1.</translation>
    </message>
    <message>
        <source>MM could not be started: there is no %1 in %2, nor in any folder of PATH.</source>
        <extracomment>%1 is a program&apos;s name, %2 a folder</extracomment>
        <translation>MM n’a pas pu être démarré&#xa0;: %1 ne se trouve ni dans %2, ni dans aucun dossier de PATH.</translation>
    </message>
    <message>
        <source>MM could not be started: %1</source>
        <translation>MM n’a pas pu être démarré&#xa0;: %1</translation>
    </message>
    <message>
        <source>MM was started as process %1, but does not answer at %2. Its log is %3.</source>
        <extracomment>%1 is a process number, %2 a web address, %3 a path</extracomment>
        <translation>MM a été démarré (processus %1), mais ne répond pas à l’adresse %2. Son journal est %3.</translation>
    </message>
    <message>
        <source>MM was started as process %1. It keeps running when this window is closed.</source>
        <extracomment>%1 is a process number</extracomment>
        <translation>MM a été démarré (processus %1). Il continue de fonctionner quand cette fenêtre est fermée.</translation>
    </message>
    <message>
        <source>MM is running already at %1.</source>
        <extracomment>%1 is a web address</extracomment>
        <translation>MM fonctionne déjà à l’adresse %1.</translation>
    </message>
    <message>
        <source>MM is running already at %1, but writes its figures to %2. Start EE Monitor with --stats-file %2 to see them.</source>
        <extracomment>%1 is a web address, %2 a path; --stats-file is an option of the command line</extracomment>
        <translation>MM fonctionne déjà à l’adresse %1, mais écrit ses chiffres dans %2. Démarrez EE Monitor avec --stats-file %2 pour les voir.</translation>
    </message>
    <message>
        <source>it exited without output.</source>
        <extracomment>replaces a program&apos;s last message, after &quot;MM could not be started: &quot;</extracomment>
        <translation>il s’est arrêté sans rien afficher.</translation>
    </message>
    <message>
        <source>MM was not started yet: the disk with its program or its log %1 does not respond.</source>
        <extracomment>%1 is a path</extracomment>
        <translation>MM n’est pas encore démarré : le disque contenant son programme ou son journal %1 ne répond pas.</translation>
    </message>
    <message>
        <source>The program at %1 requires a token. If it is MM, start EE Monitor with MM&apos;s --token-file.</source>
        <translation>Le programme à l’adresse %1 exige un jeton. Si c’est MM, démarrez EE Monitor avec le --token-file de MM.</translation>
    </message>
</context>
<context>
    <name>mm::Server</name>
    <message>
        <source>connection refused</source>
        <translation>connexion refusée</translation>
    </message>
    <message>
        <source>timeout</source>
        <translation>délai dépassé</translation>
    </message>
    <message>
        <source>connection closed</source>
        <translation>connexion fermée</translation>
    </message>
    <message>
        <source>bad answer</source>
        <translation>réponse incorrecte</translation>
    </message>
    <message>
        <source>answer too large</source>
        <translation>réponse trop volumineuse</translation>
    </message>
    <message>
        <source>HTTP error</source>
        <translation>erreur HTTP</translation>
    </message>
    <message>
        <source>error of the tool</source>
        <translation>erreur de l’outil</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>annulé</translation>
    </message>
    <message>
        <source>too many calls</source>
        <translation>trop d’appels</translation>
    </message>
    <message>
        <source>Up</source>
        <comment>state of a service</comment>
        <translation>En service</translation>
    </message>
    <message>
        <source>Busy</source>
        <comment>state of a service</comment>
        <translation>Occupé</translation>
    </message>
    <message>
        <source>Starting</source>
        <comment>state of a service</comment>
        <translation>Démarrage</translation>
    </message>
    <message>
        <source>Failing</source>
        <comment>state of a service</comment>
        <translation>En échec</translation>
    </message>
    <message>
        <source>Down</source>
        <comment>state of a service</comment>
        <translation>Hors service</translation>
    </message>
    <message>
        <source>Stopped</source>
        <comment>state of a service</comment>
        <translation>Arrêté</translation>
    </message>
    <message>
        <source>Disabled</source>
        <comment>state of a service</comment>
        <translation>Désactivé</translation>
    </message>
    <message>
        <source>Busy for %1 s</source>
        <extracomment>state of a server; %1 is a whole number of seconds</extracomment>
        <translation>Occupé depuis %1 s</translation>
    </message>
    <message>
        <source>MCP server that MM runs: %1</source>
        <extracomment>%1 is a state, such as &quot;Up&quot; or &quot;Failing&quot;</extracomment>
        <translation>Serveur MCP exécuté par MM&#xa0;: %1</translation>
    </message>
    <message>
        <source>Last change of its state: %1</source>
        <extracomment>%1 is when, such as &quot;5 minutes ago&quot;</extracomment>
        <translation>Dernier changement de son état&#xa0;: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n restart(s) by MM</source>
        <translation>
            <numerusform>%n redémarrage par MM</numerusform>
            <numerusform>%n redémarrages par MM</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 is the kind of an error, %2 how often it occurred</extracomment>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>error of the server</source>
        <translation>erreur du serveur</translation>
    </message>
    <message>
        <source>server ended</source>
        <translation>serveur arrêté</translation>
    </message>
</context>
<context>
    <name>mm::ServerActions</name>
    <message>
        <source>&amp;Restart Server</source>
        <translation>Redé&amp;marrer le serveur</translation>
    </message>
    <message>
        <source>Show Lo&amp;g…</source>
        <translation>Afficher le journa&amp;l…</translation>
    </message>
    <message>
        <source>The server is disabled: enable it first.</source>
        <translation>Le serveur est désactivé&#xa0;: activez-le d’abord.</translation>
    </message>
    <message>
        <source>&amp;Enable Server</source>
        <translation>Ac&amp;tiver le serveur</translation>
    </message>
    <message>
        <source>&amp;Disable Server</source>
        <translation>Désac&amp;tiver le serveur</translation>
    </message>
    <message>
        <source>Ends its process and starts it again.</source>
        <translation>Termine son processus et le redémarre.</translation>
    </message>
    <message>
        <source>MM starts it, and again if it ends.</source>
        <translation>MM le démarre, et de nouveau s’il se termine.</translation>
    </message>
    <message>
        <source>It stays stopped until it is started again, or MM is.</source>
        <translation>Il reste arrêté jusqu’à ce qu’il soit redémarré, ou que MM le soit.</translation>
    </message>
    <message>
        <source>MM starts it, and again at each start of MM.</source>
        <translation>MM le démarre, et de nouveau à chaque démarrage de MM.</translation>
    </message>
    <message>
        <source>It stays stopped until it is enabled, also after a restart of MM.</source>
        <translation>Il reste arrêté jusqu’à ce qu’il soit activé, même après un redémarrage de MM.</translation>
    </message>
    <message>
        <source>The last lines that the server wrote to its standard error.</source>
        <translation>Les dernières lignes que le serveur a écrites sur sa sortie d’erreur standard.</translation>
    </message>
    <message>
        <source>S&amp;tart Server</source>
        <translation>&amp;Démarrer le serveur</translation>
    </message>
    <message>
        <source>S&amp;top Server</source>
        <translation>&amp;Arrêter le serveur</translation>
    </message>
</context>
<context>
    <name>mm::ServerControl</name>
    <message>
        <source>%1 is being restarted.</source>
        <extracomment>%1 is a server</extracomment>
        <translation>%1 est en cours de redémarrage.</translation>
    </message>
    <message>
        <source>%1 is being started.</source>
        <extracomment>%1 is a server</extracomment>
        <translation>%1 est en cours de démarrage.</translation>
    </message>
    <message>
        <source>%1 is being stopped.</source>
        <extracomment>%1 is a server</extracomment>
        <translation>%1 est en cours d’arrêt.</translation>
    </message>
    <message>
        <source>%1 is enabled.</source>
        <extracomment>%1 is a server</extracomment>
        <translation>%1 est activé.</translation>
    </message>
    <message>
        <source>%1 is disabled.</source>
        <extracomment>%1 is a server</extracomment>
        <translation>%1 est désactivé.</translation>
    </message>
    <message>
        <source>MM is not running.</source>
        <translation>MM n’est pas en cours d’exécution.</translation>
    </message>
    <message>
        <source>Only the user who runs MM can do this, on the same computer.</source>
        <translation>Seul l’utilisateur qui exécute MM peut le faire, sur le même ordinateur.</translation>
    </message>
    <message>
        <source>MM did not answer: %1.</source>
        <extracomment>%1 is the cause, without a full stop</extracomment>
        <translation>MM n’a pas répondu&#xa0;: %1.</translation>
    </message>
    <message>
        <source>MM refused this for the server %1: %2</source>
        <extracomment>%1 is a server, %2 a sentence of MM in English</extracomment>
        <translation>MM l’a refusé pour le serveur %1&#xa0;: %2</translation>
    </message>
</context>
<context>
    <name>mm::ServerLogDialog</name>
    <message>
        <source>The server has written nothing to its standard error.</source>
        <translation>Le serveur n’a rien écrit sur sa sortie d’erreur standard.</translation>
    </message>
    <message>
        <source>Log of %1</source>
        <extracomment>title of a window; %1 is the name of a server</extracomment>
        <translation>Journal de %1</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>&amp;Actualiser</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copier</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>F&amp;ermer</translation>
    </message>
</context>
<context>
    <name>mm::ServiceRow</name>
    <message>
        <source>just now</source>
        <comment>registered</comment>
        <translation>à l’instant</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) ago</source>
        <translation>
            <numerusform>il y a %n minute</numerusform>
            <numerusform>il y a %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) ago</source>
        <translation>
            <numerusform>il y a %n heure</numerusform>
            <numerusform>il y a %n heures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>il y a %n jour</numerusform>
            <numerusform>il y a %n jours</numerusform>
        </translation>
    </message>
    <message>
        <source>&lt;%1</source>
        <extracomment>%1 is a number: fewer messages per minute than that</extracomment>
        <translation>&lt;%1</translation>
    </message>
    <message>
        <source>Not known: the service is not registered any more.</source>
        <translation>Inconnu&#xa0;: le service n’est plus enregistré.</translation>
    </message>
    <message>
        <source>Not known: MM is not active.</source>
        <translation>Inconnu&#xa0;: MM n’est pas actif.</translation>
    </message>
    <message>
        <source>Not known: another service has the same name.</source>
        <translation>Inconnu&#xa0;: un autre service porte le même nom.</translation>
    </message>
    <message>
        <source>Messages per minute, over the last minute</source>
        <translation>Messages par minute, sur la dernière minute</translation>
    </message>
    <message numerus="yes">
        <source>Messages per minute, over the last %n second(s)</source>
        <translation>
            <numerusform>Messages par minute, sur %n seconde écoulée</numerusform>
            <numerusform>Messages par minute, sur les %n dernières secondes</numerusform>
        </translation>
    </message>
    <message>
        <source>&lt;%1%</source>
        <extracomment>%1 is a number: less than that percentage</extracomment>
        <translation>&lt;%1&#x202f;%</translation>
    </message>
    <message>
        <source>%1%</source>
        <extracomment>%1 is a number: a percentage</extracomment>
        <translation>%1&#x202f;%</translation>
    </message>
    <message>
        <source>No share: the service is not registered any more.</source>
        <translation>Aucune part&#xa0;: le service n’est plus enregistré.</translation>
    </message>
    <message>
        <source>No share: no service has had a message yet.</source>
        <translation>Aucune part&#xa0;: aucun service n’a encore reçu de message.</translation>
    </message>
    <message>
        <source>%1 of the %2 messages of all services in this table</source>
        <extracomment>%1 is a share such as &quot;12.5%&quot;, %2 a number</extracomment>
        <translation>%1 des %2 messages de tous les services de ce tableau</translation>
    </message>
    <message>
        <source>New: registered a moment ago.</source>
        <translation>Nouveau&#xa0;: enregistré à l’instant.</translation>
    </message>
    <message>
        <source>Departed: not registered any more.</source>
        <translation>Parti&#xa0;: n’est plus enregistré.</translation>
    </message>
    <message>
        <source>%1 (this window)</source>
        <extracomment>table cell: the service that is this program; %1 is its name</extracomment>
        <translation>%1 (cette fenêtre)</translation>
    </message>
    <message>
        <source>Not known: the service is down.</source>
        <translation>Inconnu&#xa0;: le service est hors service.</translation>
    </message>
    <message numerus="yes">
        <source>Measuring: the first value comes after %n second(s).</source>
        <translation>
            <numerusform>Mesure en cours&#xa0;: la première valeur arrive après %n seconde.</numerusform>
            <numerusform>Mesure en cours&#xa0;: la première valeur arrive après %n secondes.</numerusform>
        </translation>
    </message>
    <message>
        <source>No share: the service is down.</source>
        <translation>Aucune part&#xa0;: le service est hors service.</translation>
    </message>
    <message>
        <source>Down: no program listens at its port, so MM does not count it until it answers.</source>
        <translation>Hors service&#xa0;: aucun programme n’écoute sur son port. MM ne le compte pas tant qu’il ne répond pas.</translation>
    </message>
    <message>
        <source>measuring…</source>
        <extracomment>table cell instead of the number of messages per minute</extracomment>
        <translation>mesure…</translation>
    </message>
    <message numerus="yes">
        <source>%n failed call(s) since the registration</source>
        <translation>
            <numerusform>%n appel échoué depuis l’enregistrement</numerusform>
            <numerusform>%n appels échoués depuis l’enregistrement</numerusform>
        </translation>
    </message>
    <message>
        <source>Last failure (%1): %2</source>
        <extracomment>%1 is when, such as &quot;5 minutes ago&quot;, %2 a sentence of MM in English</extracomment>
        <translation>Dernier échec (%1)&#xa0;: %2</translation>
    </message>
    <message>
        <source>No successful call since the registration</source>
        <translation>Aucun appel réussi depuis l’enregistrement</translation>
    </message>
    <message>
        <source>Last successful call: %1</source>
        <translation>Dernier appel réussi&#xa0;: %1</translation>
    </message>
    <message>
        <source>No failed call is known.</source>
        <translation>Aucun appel échoué n’est connu.</translation>
    </message>
    <message>
        <source>Tools: %1</source>
        <extracomment>%1 are names of tools of a service, with commas between them</extracomment>
        <translation>Outils : %1</translation>
    </message>
    <message numerus="yes">
        <source>Tools: %1 and %n more</source>
        <extracomment>%1 are names of tools of a service, with commas between them; %n more are not named</extracomment>
        <translation>
            <numerusform>Outils : %1 et %n autre</numerusform>
            <numerusform>Outils : %1 et %n autres</numerusform>
        </translation>
    </message>
    <message>
        <source>Not known: the server is not up.</source>
        <translation>Inconnu&#xa0;: le serveur n’est pas en service.</translation>
    </message>
    <message>
        <source>No share: the server is not up.</source>
        <translation>Aucune part&#xa0;: le serveur n’est pas en service.</translation>
    </message>
    <message>
        <source>None: MM does not run this service.</source>
        <translation>Aucun&#xa0;: MM n’exécute pas ce service.</translation>
    </message>
    <message>
        <source>No call is known.</source>
        <translation>Aucun appel n’est connu.</translation>
    </message>
    <message>
        <source>A program that has registered with MM; MM does not run it.</source>
        <translation>Un programme qui s’est enregistré auprès de MM&#xa0;; MM ne l’exécute pas.</translation>
    </message>
</context>
<context>
    <name>mm::ServicesModel</name>
    <message>
        <source>Service</source>
        <comment>table column</comment>
        <translation>Service</translation>
    </message>
    <message>
        <source>Registered</source>
        <comment>table column: when</comment>
        <translation>Enregistré</translation>
    </message>
    <message>
        <source>Messages</source>
        <comment>table column: how many</comment>
        <translation>Messages</translation>
    </message>
    <message>
        <source>Messages per minute, over the last minute</source>
        <translation>Messages par minute, sur la dernière minute</translation>
    </message>
    <message>
        <source>Share of the messages of all services in this table</source>
        <translation>Part des messages de tous les services de ce tableau</translation>
    </message>
    <message>
        <source>Per minute</source>
        <comment>table column: messages a minute</comment>
        <translation>Par minute</translation>
    </message>
    <message>
        <source>Share</source>
        <comment>table column: of all messages</comment>
        <translation>Part</translation>
    </message>
    <message>
        <source>Failed calls since the service was registered</source>
        <translation>Appels échoués depuis l’enregistrement du service</translation>
    </message>
    <message>
        <source>Failed</source>
        <comment>table column: how many calls failed</comment>
        <translation>Échecs</translation>
    </message>
    <message>
        <source>State</source>
        <comment>table column: of a service</comment>
        <translation>État</translation>
    </message>
    <message>
        <source>Restarts</source>
        <comment>table column: how many</comment>
        <translation>Redémarrages</translation>
    </message>
    <message>
        <source>Last used</source>
        <comment>table column: when</comment>
        <translation>Dernier usage</translation>
    </message>
    <message>
        <source>Whether the service can be called; see Help</source>
        <translation>Si le service peut être appelé&#xa0;; voir l’Aide</translation>
    </message>
    <message>
        <source>How often MM has started the server again</source>
        <translation>Combien de fois MM a redémarré le serveur</translation>
    </message>
    <message>
        <source>When its last call ended</source>
        <translation>Quand son dernier appel s’est terminé</translation>
    </message>
</context>
<context>
    <name>mm::ServicesView</name>
    <message>
        <source>Services</source>
        <translation>Services</translation>
    </message>
    <message>
        <source>This MM counts its services, but does not list them.</source>
        <translation>Ce MM compte ses services, mais ne les énumère pas.</translation>
    </message>
    <message>
        <source>No service is registered yet.</source>
        <translation>Aucun service n’est encore enregistré.</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copier</translation>
    </message>
    <message>
        <source>Copy as &amp;JSON</source>
        <translation>Copier en &amp;JSON</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>&amp;Rechercher</translation>
    </message>
    <message>
        <source>59 minutes ago</source>
        <extracomment>the widest of these texts that is common</extracomment>
        <translation>il y a 59 minutes</translation>
    </message>
    <message>
        <source>No service has “%1” in its name.</source>
        <translation>Aucun service n’a «&#xa0;%1&#xa0;» dans son nom.</translation>
    </message>
    <message>
        <source>Col&amp;umns</source>
        <translation>C&amp;olonnes</translation>
    </message>
    <message>
        <source>Filter the services by name</source>
        <translation>Filtrer les services par nom</translation>
    </message>
    <message>
        <source>Filter by name</source>
        <translation>Filtrer par nom</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n service(s)</source>
        <extracomment>%1 is the number of services shown, %n the number of all</extracomment>
        <translation>
            <numerusform>%1 sur %n service</numerusform>
            <numerusform>%1 sur %n services</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Sort By</source>
        <translation>T&amp;rier par</translation>
    </message>
    <message>
        <source>Order of the &amp;File</source>
        <extracomment>how the table is sorted</extracomment>
        <translation>Ordre du &amp;fichier</translation>
    </message>
    <message>
        <source>Busy for 59 s</source>
        <extracomment>the widest state of a service that is common</extracomment>
        <translation>Occupé depuis 59 s</translation>
    </message>
</context>
<context>
    <name>mm::Settings</name>
    <message>
        <source>Enter an absolute path: it begins with a slash, as in %1.</source>
        <translation>Saisissez un chemin absolu&#xa0;: il commence par une barre oblique, comme dans %1.</translation>
    </message>
    <message>
        <source>This is a folder. Choose a file in it.</source>
        <translation>C’est un dossier. Choisissez un fichier dans ce dossier.</translation>
    </message>
    <message>
        <source>MM runs on this computer: enter an address such as %1.</source>
        <extracomment>%1 is an address</extracomment>
        <translation>MM fonctionne sur cet ordinateur&#xa0;: saisissez une adresse telle que %1.</translation>
    </message>
    <message>
        <source>The disk with the preferences does not respond. Changes apply at once, and are stored when it responds.</source>
        <translation>Le disque contenant les préférences ne répond pas. Les changements s’appliquent aussitôt et seront enregistrés lorsqu’il répondra.</translation>
    </message>
    <message>
        <source>it is not a regular file</source>
        <translation>ce n’est pas un fichier ordinaire</translation>
    </message>
    <message>
        <source>it is too large</source>
        <translation>il est trop volumineux</translation>
    </message>
    <message>
        <source>it can&apos;t be replaced</source>
        <translation>il ne peut pas être remplacé</translation>
    </message>
    <message>
        <source>This can&apos;t be stored in %1: %2. It applies until EE Monitor is closed.</source>
        <extracomment>%1 is a path, %2 a cause such as &quot;Permission denied&quot;</extracomment>
        <translation>Ce réglage ne peut pas être enregistré dans %1 : %2. Il ne vaut que jusqu’à la fermeture d’EE Monitor.</translation>
    </message>
    <message>
        <source>The preferences in %1 can&apos;t be read: %2. The defaults apply, and the file stays as it is.</source>
        <extracomment>%1 is a path, %2 a cause such as &quot;Permission denied&quot;</extracomment>
        <translation>Les préférences de %1 ne peuvent pas être lues : %2. Les valeurs par défaut s’appliquent, et le fichier reste tel quel.</translation>
    </message>
    <message>
        <source>The preferences in %1 are damaged at line %2. What can be read applies; the file is copied before it is changed.</source>
        <extracomment>%1 is a path, %2 a number</extracomment>
        <translation>Les préférences de %1 sont endommagées à la ligne %2. Ce qui est lisible s’applique ; le fichier est copié avant d’être modifié.</translation>
    </message>
    <message>
        <source>The window&apos;s layout can&apos;t be stored in %1: %2.</source>
        <extracomment>%1 is a path, %2 a cause such as &quot;Permission denied&quot;</extracomment>
        <translation>La disposition de la fenêtre ne peut pas être enregistrée dans %1 : %2.</translation>
    </message>
    <message>
        <source>The preferences in %1 have values that can&apos;t be used: %2. The defaults apply instead, and the file stays as it is.</source>
        <extracomment>%1 is a path, %2 a list of names such as &quot;stats/interval, mm/url&quot;</extracomment>
        <translation>Les préférences dans %1 ont des valeurs inutilisables&#xa0;: %2. Les valeurs par défaut s’appliquent à leur place, et le fichier reste tel quel.</translation>
    </message>
    <message>
        <source>it is mounted by itself, so mount its folder instead</source>
        <translation>il est monté isolément&#xa0;; montez plutôt son dossier</translation>
    </message>
</context>
<context>
    <name>mm::SingleInstance</name>
    <message>
        <source>The window that is open for this file does not answer. Opening another one.</source>
        <translation>La fenêtre ouverte pour ce fichier ne répond pas. Une autre s’ouvre.</translation>
    </message>
</context>
<context>
    <name>mm::Startup</name>
    <message>
        <source>The home folder does not respond. Fonts and themes in it are not used; the preferences apply when it responds.</source>
        <translation>Le dossier personnel ne répond pas. Ses polices et ses thèmes ne sont pas utilisés ; les préférences s’appliqueront lorsqu’il répondra.</translation>
    </message>
    <message>
        <source>The session bus does not respond. There are no tray icon and no notifications until EE Monitor is started again.</source>
        <translation>Le bus de session ne répond pas. Il n’y aura ni icône de notification ni notifications jusqu’au prochain démarrage d’EE Monitor.</translation>
    </message>
    <message>
        <source>There is no response from %1. Themes and plugins in it are not used; preferences that depend on it apply when it responds.</source>
        <extracomment>%1 is one or more paths</extracomment>
        <translation>%1 ne répond pas. Les thèmes et modules qui s’y trouvent ne sont pas utilisés&#xa0;; les préférences qui en dépendent s’appliqueront dès qu’il répondra.</translation>
    </message>
</context>
<context>
    <name>mm::StatsFile</name>
    <message>
        <source>process %1 on %2 writes it already</source>
        <translation>le processus %1 sur %2 l’écrit déjà</translation>
    </message>
    <message>
        <source>%1 It was moved aside as %2, and counting starts at 0.</source>
        <translation>%1 Il a été mis de côté sous le nom %2, et le comptage repart de 0.</translation>
    </message>
    <message numerus="yes">
        <source>Added %n message(s) that the last writer of %1 had counted and not saved.</source>
        <translation>
            <numerusform>%n message ajouté, que le dernier processus écrivant %1 avait compté mais pas enregistré.</numerusform>
            <numerusform>%n messages ajoutés, que le dernier processus écrivant %1 avait comptés mais pas enregistrés.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is not written: %2.</source>
        <translation>%1 n’est pas écrit&#xa0;: %2.</translation>
    </message>
    <message>
        <source>%1 can&apos;t be saved: %2. Counting goes on, and saving is tried again.</source>
        <translation>%1 ne peut pas être enregistré&#xa0;: %2. Le comptage continue, et l’enregistrement sera retenté.</translation>
    </message>
    <message numerus="yes">
        <source>%1 is saved again, after %n second(s).</source>
        <translation>
            <numerusform>%1 est de nouveau enregistré, après %n seconde.</numerusform>
            <numerusform>%1 est de nouveau enregistré, après %n secondes.</numerusform>
        </translation>
    </message>
    <message>
        <source>the key %1 is missing</source>
        <translation>la clé %1 manque</translation>
    </message>
    <message>
        <source>%1 is not a number</source>
        <translation>%1 n’est pas un nombre</translation>
    </message>
    <message>
        <source>%1 is negative</source>
        <translation>%1 est négatif</translation>
    </message>
    <message>
        <source>%1 is not a whole number</source>
        <translation>%1 n’est pas un nombre entier</translation>
    </message>
    <message>
        <source>%1 is too large</source>
        <translation>%1 est trop grand</translation>
    </message>
    <message>
        <source>%1 is not a string</source>
        <translation>%1 n’est pas une chaîne de caractères</translation>
    </message>
    <message>
        <source>%1 is not an object</source>
        <translation>%1 n’est pas un objet</translation>
    </message>
    <message>
        <source>%1 is neither &quot;running&quot; nor &quot;stopped&quot;</source>
        <translation>%1 ne vaut ni «&#xa0;running&#xa0;», ni «&#xa0;stopped&#xa0;»</translation>
    </message>
    <message>
        <source>%1 is not a number of seconds up to 86400</source>
        <translation>%1 n’est pas un nombre de secondes ne dépassant pas 86400</translation>
    </message>
    <message>
        <source>%1 is not an array</source>
        <translation>%1 n’est pas un tableau</translation>
    </message>
    <message>
        <source>%1 is a directory, not a file.</source>
        <translation>%1 est un dossier, pas un fichier.</translation>
    </message>
    <message>
        <source>%1 is a named pipe, not a file.</source>
        <translation>%1 est un tube nommé, pas un fichier.</translation>
    </message>
    <message>
        <source>%1 is a socket, not a file.</source>
        <translation>%1 est un socket, pas un fichier.</translation>
    </message>
    <message>
        <source>%1 is a device, not a file.</source>
        <translation>%1 est un périphérique, pas un fichier.</translation>
    </message>
    <message>
        <source>%1 is not a regular file.</source>
        <translation>%1 n’est pas un fichier ordinaire.</translation>
    </message>
    <message>
        <source>%1 may not be read by this user: permission denied.</source>
        <translation>Cet utilisateur ne peut pas lire %1&#xa0;: permission refusée.</translation>
    </message>
    <message>
        <source>%1 can&apos;t be read: %2.</source>
        <translation>%1 ne peut pas être lu&#xa0;: %2.</translation>
    </message>
    <message>
        <source>%1 is empty.</source>
        <translation>%1 est vide.</translation>
    </message>
    <message>
        <source>%1 is not UTF-8 text: wrong at byte %2.</source>
        <translation>%1 n’est pas un texte UTF-8&#xa0;: erreur à l’octet %2.</translation>
    </message>
    <message>
        <source>%1 is not valid JSON: %2 at byte %3.</source>
        <translation>%1 n’est pas du JSON valide&#xa0;: %2 à l’octet %3.</translation>
    </message>
    <message>
        <source>%1 is not a valid stats file: %2.</source>
        <translation>%1 n’est pas un fichier de statistiques valide&#xa0;: %2.</translation>
    </message>
    <message>
        <source>%1 does not exist.</source>
        <translation>%1 n’existe pas.</translation>
    </message>
    <message>
        <source>another process writes it already and holds %1</source>
        <translation>un autre processus l’écrit déjà et détient %1</translation>
    </message>
    <message>
        <source>process %1 (%2) writes it already and holds %3</source>
        <translation>le processus %1 (%2) l’écrit déjà et détient %3</translation>
    </message>
    <message>
        <source>process %1 (%2) on %4 writes it already and holds %3</source>
        <translation>le processus %1 (%2) sur %4 l’écrit déjà et détient %3</translation>
    </message>
    <message>
        <source>%1 can be read again, and was left as it is.</source>
        <translation>%1 est de nouveau lisible et a été laissé tel quel.</translation>
    </message>
    <message>
        <source>%1 could not be moved to %2: %3.</source>
        <extracomment>%1 and %2 are paths, %3 is what the system says</extracomment>
        <translation>%1 n’a pas pu être déplacé vers %2&#xa0;: %3.</translation>
    </message>
    <message>
        <source>it contains no JSON object</source>
        <translation>il ne contient aucun objet JSON</translation>
    </message>
    <message>
        <source>%1 can&apos;t be read: its symbolic links form a loop.</source>
        <translation>%1 ne peut pas être lu&#xa0;: ses liens symboliques forment une boucle.</translation>
    </message>
    <message>
        <source>%1 is larger than %2, the maximum size.</source>
        <translation>%1 dépasse %2, la taille maximale.</translation>
    </message>
    <message>
        <source>%1 can&apos;t be created: %2</source>
        <translation>%1 ne peut pas être créé&#xa0;: %2</translation>
    </message>
    <message>
        <source>%1 would be larger than the limit for readers: it is written without its list of services.</source>
        <translation>%1 dépasserait la taille admise en lecture&#xa0;: il est écrit sans sa liste de services.</translation>
    </message>
    <message>
        <source>it can&apos;t be read, and can&apos;t be moved aside: %1</source>
        <translation>il ne peut être ni lu, ni mis de côté&#xa0;: %1</translation>
    </message>
    <message>
        <source>%1 may not be read by this user: %2.</source>
        <translation>Cet utilisateur ne peut pas lire %1 : %2.</translation>
    </message>
    <message>
        <source>The system gives no thread to save %1: %2. It is saved less often until there is one.</source>
        <translation>Le système ne fournit aucun fil d’exécution pour enregistrer %1 : %2. L’enregistrement est moins fréquent jusqu’à ce qu’il y en ait un.</translation>
    </message>
    <message>
        <source>%1 is mounted by itself, so it is written in place, and a crash may leave it half written. Mount its folder instead.</source>
        <translation>%1 est monté seul ; il est donc écrit sur place, et un plantage peut le laisser à moitié écrit. Montez plutôt son dossier.</translation>
    </message>
    <message>
        <source>%1. The stats file is mounted by itself: mount its folder instead</source>
        <translation>%1. Le fichier de statistiques est monté seul : montez plutôt son dossier</translation>
    </message>
    <message>
        <source>%1 belongs to %2, as a run under sudo leaves it. It is replaced by a file of this user.</source>
        <translation>%1 appartient à %2, comme le laisse une exécution avec sudo. Il est remplacé par un fichier de cet utilisateur.</translation>
    </message>
    <message>
        <source>%1 belongs to %2 and can&apos;t be read. It was moved aside as %3, and counting starts at 0. To continue from its total: stop MM, sudo chown %4 &quot;%3&quot;, and rename it back.</source>
        <translation>%1 appartient à %2 et ne peut pas être lu. Il a été mis de côté sous le nom %3, et le comptage repart de 0. Pour reprendre son total : arrêtez MM, exécutez sudo chown %4 &quot;%3&quot; et rendez-lui son nom.</translation>
    </message>
    <message numerus="yes">
        <source>the disk has not responded for %n second(s)</source>
        <translation>
            <numerusform>le disque ne répond plus depuis %n seconde</numerusform>
            <numerusform>le disque ne répond plus depuis %n secondes</numerusform>
        </translation>
    </message>
    <message>
        <source>The disk of %1 responds again.</source>
        <translation>Le disque de %1 répond de nouveau.</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) counted here are not in %1: %2.</source>
        <translation>
            <numerusform>%n message compté ici n’est pas dans %1&#xa0;: %2.</numerusform>
            <numerusform>%n messages comptés ici ne sont pas dans %1&#xa0;: %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mm::StatsFileActions</name>
    <message>
        <source>No file manager could be opened to show %1.</source>
        <extracomment>%1 is a path</extracomment>
        <translation>Aucun gestionnaire de fichiers n’a pu être ouvert pour afficher %1.</translation>
    </message>
    <message>
        <source>Move the broken stats file aside?

Now:
%1

Then:
%2

Nothing is deleted. MM writes a new file when it is started again.</source>
        <extracomment>%1 and %2 are paths</extracomment>
        <translation>Mettre de côté le fichier de statistiques endommagé&#x202f;?

Actuellement&#xa0;:
%1

Ensuite&#xa0;:
%2

Rien n’est supprimé. MM écrit un nouveau fichier lorsqu’il est redémarré.</translation>
    </message>
    <message>
        <source>Move the Broken File Aside</source>
        <translation>Mettre de côté le fichier endommagé</translation>
    </message>
    <message>
        <source>&amp;Move</source>
        <extracomment>a button: yes, move the file</extracomment>
        <translation>&amp;Déplacer</translation>
    </message>
    <message>
        <source>The broken file was moved to %1.</source>
        <translation>Le fichier endommagé a été déplacé vers %1.</translation>
    </message>
    <message>
        <source>State: %1</source>
        <extracomment>%1 is an identifier such as NotUpdating</extracomment>
        <translation>État&#xa0;: %1</translation>
    </message>
    <message>
        <source>Reason: %1</source>
        <translation>Raison&#xa0;: %1</translation>
    </message>
    <message>
        <source>File: %1</source>
        <translation>Fichier&#xa0;: %1</translation>
    </message>
    <message>
        <source>Age: %1 s</source>
        <extracomment>%1 is a whole number of seconds</extracomment>
        <translation>Âge&#xa0;: %1&#xa0;s</translation>
    </message>
    <message>
        <source>EE Monitor %1, Qt %2, %3, %4</source>
        <translation>EE Monitor %1, Qt %2, %3, %4</translation>
    </message>
    <message>
        <source>Time: %1</source>
        <translation>Heure&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>mm::Status</name>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n seconde</numerusform>
            <numerusform>%n secondes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n heure</numerusform>
            <numerusform>%n heures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n jour</numerusform>
            <numerusform>%n jours</numerusform>
        </translation>
    </message>
    <message>
        <source>MM is not running any more: process %1 is gone.</source>
        <translation>MM ne fonctionne plus&#xa0;: le processus %1 a disparu.</translation>
    </message>
    <message>
        <source>MM is suspended: process %1 was stopped by a signal.</source>
        <translation>MM est suspendu&#xa0;: le processus %1 a été stoppé par un signal.</translation>
    </message>
    <message>
        <source>MM is running on %1.</source>
        <extracomment>%1 is a computer&apos;s name</extracomment>
        <translation>MM fonctionne sur %1.</translation>
    </message>
    <message>
        <source>MM is running as process %1.</source>
        <translation>MM fonctionne (processus %1).</translation>
    </message>
    <message>
        <source>MM answers at %1.</source>
        <extracomment>%1 is a web address</extracomment>
        <translation>MM répond à l’adresse %1.</translation>
    </message>
    <message>
        <source>MM has not written since this computer was started.</source>
        <translation>MM n’a rien écrit depuis le démarrage de cet ordinateur.</translation>
    </message>
    <message>
        <source>MM&apos;s file is valid. This MM does not say whether it is still running.</source>
        <translation>Le fichier de MM est valide. Ce MM n’indique pas s’il fonctionne encore.</translation>
    </message>
    <message>
        <source>The stats file is being read for the first time.</source>
        <translation>Première lecture du fichier de statistiques en cours.</translation>
    </message>
    <message>
        <source>MM: Checking...</source>
        <translation>MM&#xa0;: Vérification...</translation>
    </message>
    <message>
        <source>MM: No stats file</source>
        <translation>MM&#xa0;: Pas de fichier de statistiques</translation>
    </message>
    <message>
        <source>MM: Stopped</source>
        <translation>MM&#xa0;: Arrêté</translation>
    </message>
    <message>
        <source>MM: Not updating</source>
        <translation>MM&#xa0;: Pas de mise à jour</translation>
    </message>
    <message>
        <source>MM: Error reading stats</source>
        <translation>MM&#xa0;: Erreur de lecture</translation>
    </message>
    <message>
        <source>MM: %1 services | %2 msgs</source>
        <extracomment>the label: %1 services, %2 messages; never inflected, also for 1</extracomment>
        <translation>MM&#xa0;: %1 services | %2 msg</translation>
    </message>
    <message>
        <source>Continue the process, or start MM again. The figures are the last that it wrote to %1.</source>
        <extracomment>%1 is a path</extracomment>
        <translation>Reprenez le processus, ou redémarrez MM. Les chiffres sont les derniers qu’il a écrits dans %1.</translation>
    </message>
    <message>
        <source>Start MM again. If it listens elsewhere, start EE Monitor with that address as --mm-url. The figures are the last that MM wrote to %1.</source>
        <extracomment>%1 is a path; --mm-url is an option of the command line</extracomment>
        <translation>Redémarrez MM. S’il écoute ailleurs, démarrez EE Monitor en donnant cette adresse à --mm-url. Les chiffres sont les derniers que MM a écrits dans %1.</translation>
    </message>
    <message>
        <source>Start MM again. If it is running, check that it writes to %1. The figures are the last that it wrote.</source>
        <extracomment>%1 is a path</extracomment>
        <translation>Redémarrez MM. S’il fonctionne, vérifiez qu’il écrit dans %1. Les chiffres sont les derniers qu’il a écrits.</translation>
    </message>
    <message>
        <source>Move it away or delete it, then restart MM: it writes a new one.</source>
        <translation>Déplacez-le ou supprimez-le, puis redémarrez MM&#xa0;: il en écrit un nouveau.</translation>
    </message>
    <message>
        <source>Make it a plain file that this user may read, or move it away, then restart MM.</source>
        <translation>Mettez à cet endroit un fichier ordinaire que cet utilisateur peut lire, ou déplacez ce qui s’y trouve, puis redémarrez MM.</translation>
    </message>
    <message>
        <source>Last written just now.</source>
        <translation>Dernière écriture à l’instant.</translation>
    </message>
    <message>
        <source>Last written %1 ago.</source>
        <translation>Dernière écriture il y a %1.</translation>
    </message>
    <message>
        <source>File: %1</source>
        <extracomment>%1 is a path</extracomment>
        <translation>Fichier&#xa0;: %1</translation>
    </message>
    <message>
        <source>Reading %1 hangs: its disk or network drive has not answered for %2.</source>
        <translation>La lecture de %1 est bloquée&#xa0;: son disque ou lecteur réseau ne répond pas depuis %2.</translation>
    </message>
    <message>
        <source>MM was shut down cleanly.</source>
        <translation>MM a été arrêté normalement.</translation>
    </message>
    <message>
        <source>MM hangs: process %1 exists, but has not updated the file for %2.</source>
        <translation>MM est bloqué&#xa0;: le processus %1 existe, mais n’a pas mis à jour le fichier depuis %2.</translation>
    </message>
    <message>
        <source>MM on %1 has not updated the file for %2.</source>
        <extracomment>%1 is a computer&apos;s name, %2 a duration such as &quot;40 seconds&quot;</extracomment>
        <translation>MM sur %1 n’a pas mis à jour le fichier depuis %2.</translation>
    </message>
    <message>
        <source>MM does not answer at %1, and has not updated the file for %2.</source>
        <extracomment>%1 is a web address, %2 a duration such as &quot;40 seconds&quot;</extracomment>
        <translation>MM ne répond pas à l’adresse %1 et n’a pas mis à jour le fichier depuis %2.</translation>
    </message>
    <message>
        <source>MM has not created its file yet. Check that MM is running, and that its mesh statistics are switched on and write to this file.</source>
        <translation>MM n’a pas encore créé son fichier. Vérifiez que MM fonctionne, et que ses statistiques de maillage sont activées et écrites dans ce fichier.</translation>
    </message>
    <message>
        <source>Start MM when you need it. It continues the message count that is stored in %1.</source>
        <extracomment>%1 is a path</extracomment>
        <translation>Démarrez MM lorsque vous en avez besoin. Il reprend le compteur de messages enregistré dans %1.</translation>
    </message>
    <message>
        <source>Check that disk or drive. The label recovers by itself.</source>
        <translation>Vérifiez ce disque ou ce lecteur. L’indicateur se rétablit de lui-même.</translation>
    </message>
    <message>
        <source>MM does not answer at %1 any more.</source>
        <extracomment>%1 is a web address</extracomment>
        <translation>MM ne répond plus à l’adresse %1.</translation>
    </message>
    <message>
        <source>MM answers at %1, but has not saved its figures to the file.</source>
        <extracomment>%1 is a web address</extracomment>
        <translation>MM répond à l’adresse %1, mais n’a pas enregistré ses chiffres dans le fichier.</translation>
    </message>
    <message>
        <source>Look at MM&apos;s messages for the cause. The figures are the last that were written to %1.</source>
        <extracomment>%1 is a path</extracomment>
        <translation>Cherchez la cause dans les messages de MM. Les chiffres sont les derniers qui ont été écrits dans %1.</translation>
    </message>
    <message>
        <source>MM answers at %1, but can&apos;t save its figures: %2.</source>
        <extracomment>%1 is a web address, %2 a cause such as &quot;No space left on device&quot;</extracomment>
        <translation>MM répond à %1, mais ne peut pas enregistrer ses chiffres&#xa0;: %2.</translation>
    </message>
    <message>
        <source>MM saves again by itself when the cause is removed. The figures are the last that were written to %1.</source>
        <extracomment>%1 is a path</extracomment>
        <translation>MM enregistre de nouveau de lui-même quand la cause est supprimée. Les chiffres sont les derniers écrits dans %1.</translation>
    </message>
</context>
<context>
    <name>mm::TokenFile</name>
    <message>
        <source>it is not a regular file.</source>
        <translation>ce n’est pas un fichier ordinaire.</translation>
    </message>
    <message>
        <source>it belongs to another user.</source>
        <translation>il appartient à un autre utilisateur.</translation>
    </message>
    <message>
        <source>other users may access it: use chmod 600.</source>
        <extracomment>chmod 600 is a command</extracomment>
        <translation>d’autres utilisateurs y ont accès : utilisez chmod 600.</translation>
    </message>
    <message>
        <source>it is too large.</source>
        <translation>il est trop volumineux.</translation>
    </message>
    <message>
        <source>the token needs at least %1 characters.</source>
        <translation>le jeton doit avoir au moins %1 caractères.</translation>
    </message>
    <message>
        <source>the token has to be one line of letters, digits and -._~+/ (openssl rand -hex 32 makes one).</source>
        <translation>le jeton doit être une ligne de lettres, de chiffres et de -._~+/ (openssl rand -hex 32 en crée un).</translation>
    </message>
    <message>
        <source>The token file %1 can&apos;t be used: %2</source>
        <extracomment>%1 is a path, %2 the cause, a sentence without a capital</extracomment>
        <translation>Le fichier de jeton %1 est inutilisable : %2</translation>
    </message>
</context>
<context>
    <name>mm::TrayMenu</name>
    <message>
        <source>&amp;Check Now</source>
        <translation>&amp;Vérifier maintenant</translation>
    </message>
    <message>
        <source>&amp;Start MM</source>
        <translation>&amp;Démarrer MM</translation>
    </message>
    <message>
        <source>&amp;Notifications</source>
        <extracomment>a check box: whether notifications are shown</extracomment>
        <translation>&amp;Notifications</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quitter</translation>
    </message>
    <message>
        <source>&amp;Hide EE Monitor</source>
        <translation>&amp;Masquer EE Monitor</translation>
    </message>
    <message>
        <source>Sho&amp;w EE Monitor</source>
        <translation>&amp;Afficher EE Monitor</translation>
    </message>
    <message>
        <source>C&amp;ompact</source>
        <extracomment>a check box: whether the window shows the label alone</extracomment>
        <translation>Mode c&amp;ompact</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>&amp;Préférences…</translation>
    </message>
</context>
<context>
    <name>mm::TrendChart</name>
    <message>
        <source>No traffic is known in this time range yet.</source>
        <translation>On ne sait encore rien du trafic de cette période.</translation>
    </message>
    <message>
        <source>%1: not known.</source>
        <extracomment>for screen readers; %1 is a time or the name of a service</extracomment>
        <translation>%1&#xa0;: inconnu.</translation>
    </message>
    <message>
        <source>MM was restarted at %1.</source>
        <extracomment>%1 is a time</extracomment>
        <translation>MM a été redémarré à %1.</translation>
    </message>
    <message>
        <source>now</source>
        <extracomment>the newest value, above the trend</extracomment>
        <translation>maintenant</translation>
    </message>
    <message>
        <source>All: not known</source>
        <extracomment>above the trend: all services together</extracomment>
        <translation>Tous&#xa0;: inconnu</translation>
    </message>
    <message>
        <source>%1: not known</source>
        <comment>above the trend</comment>
        <extracomment>above the trend; %1 is the name of a service</extracomment>
        <translation>%1&#xa0;: inconnu</translation>
    </message>
    <message>
        <source>Messages per minute, last 10 minutes</source>
        <translation>Messages par minute, 10 dernières minutes</translation>
    </message>
    <message>
        <source>Messages per minute, last hour</source>
        <translation>Messages par minute, dernière heure</translation>
    </message>
    <message>
        <source>Messages per minute, last 24 hours</source>
        <translation>Messages par minute, 24 dernières heures</translation>
    </message>
    <message>
        <source>%1: %2 messages per minute.</source>
        <extracomment>for screen readers; %1 is a time or a service, %2 a number such as 3.25</extracomment>
        <translation>%1 : %2 messages par minute.</translation>
    </message>
    <message>
        <source>All: %1/min</source>
        <extracomment>above the trend: all services together; %1 is a number of messages per minute</extracomment>
        <translation>Tous : %1/min</translation>
    </message>
    <message>
        <source>%1: %2/min</source>
        <extracomment>above the trend; %1 is a service, %2 messages per minute</extracomment>
        <translation>%1 : %2/min</translation>
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
        <translation>10 dernières minutes</translation>
    </message>
    <message>
        <source>1 h</source>
        <extracomment>a button: how far back the trend reaches</extracomment>
        <translation>1 h</translation>
    </message>
    <message>
        <source>Last hour</source>
        <translation>Dernière heure</translation>
    </message>
    <message>
        <source>24 h</source>
        <extracomment>a button: how far back the trend reaches</extracomment>
        <translation>24 h</translation>
    </message>
    <message>
        <source>Last 24 hours</source>
        <translation>24 dernières heures</translation>
    </message>
    <message>
        <source>Messages per minute</source>
        <translation>Messages par minute</translation>
    </message>
</context>
</TS>
