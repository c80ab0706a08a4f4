<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>mm::EventsModel</name>
    <message numerus="yes">
        <source>%1 services joined</source>
        <extracomment>%1 is a number</extracomment>
        <translation>
            <numerusform>%1 service joined</numerusform>
            <numerusform>%1 services joined</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 services left</source>
        <extracomment>%1 is a number</extracomment>
        <translation>
            <numerusform>%1 service left</numerusform>
            <numerusform>%1 services left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 servers are down</source>
        <extracomment>%1 is a number</extracomment>
        <translation>
            <numerusform>%1 server is down</numerusform>
            <numerusform>%1 servers are down</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 servers are up again</source>
        <extracomment>%1 is a number</extracomment>
        <translation>
            <numerusform>%1 server is up again</numerusform>
            <numerusform>%1 servers are up again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 servers were restarted</source>
        <extracomment>%1 is a number</extracomment>
        <translation>
            <numerusform>%1 server was restarted</numerusform>
            <numerusform>%1 servers were restarted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 servers were stopped</source>
        <extracomment>%1 is a number</extracomment>
        <translation>
            <numerusform>%1 server was stopped</numerusform>
            <numerusform>%1 servers were stopped</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 servers were disabled</source>
        <extracomment>%1 is a number</extracomment>
        <translation>
            <numerusform>%1 server was disabled</numerusform>
            <numerusform>%1 servers were disabled</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 machines are not active: %2</source>
        <extracomment>%1 is a number, %2 are names</extracomment>
        <translation>
            <numerusform>%1 machine is not active: %2</numerusform>
            <numerusform>%1 machines are not active: %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 machines are active: %2</source>
        <extracomment>%1 is a number, %2 are names</extracomment>
        <translation>
            <numerusform>%1 machine is active: %2</numerusform>
            <numerusform>%1 machines are active: %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 machines joined: %2</source>
        <extracomment>%1 is a number, %2 are names</extracomment>
        <translation>
            <numerusform>%1 machine joined: %2</numerusform>
            <numerusform>%1 machines joined: %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 machines left: %2</source>
        <extracomment>%1 is a number, %2 are names</extracomment>
        <translation>
            <numerusform>%1 machine left: %2</numerusform>
            <numerusform>%1 machines left: %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mm::Fleet</name>
    <message numerus="yes">
        <source>%1 And %n more machine(s) are not active.</source>
        <extracomment>%1 is a sentence about one machine</extracomment>
        <translation>
            <numerusform>%1 And %n more machine is not active.</numerusform>
            <numerusform>%1 And %n more machines are not active.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>And %n more machine(s) are not active.</source>
        <translation>
            <numerusform>And %n more machine is not active.</numerusform>
            <numerusform>And %n more machines are not active.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mm::MachinesView</name>
    <message numerus="yes">
        <source>%1 of %n machine(s)</source>
        <extracomment>%1 is the number of machines shown, %n the number of all</extracomment>
        <translation>
            <numerusform>%1 of %n machine</numerusform>
            <numerusform>%1 of %n machines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mm::MmControl</name>
    <message numerus="yes">
        <source>%n service(s) can&apos;t be called until MM runs again.</source>
        <translation>
            <numerusform>%n service can&apos;t be called until MM runs again.</numerusform>
            <numerusform>%n services can&apos;t be called until MM runs again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mm::Notification</name>
    <message numerus="yes">
        <source>%n server(s) of MM are down</source>
        <extracomment>title of a notification</extracomment>
        <translation>
            <numerusform>%n server of MM is down</numerusform>
            <numerusform>%n servers of MM are down</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n machine(s) are not active</source>
        <extracomment>title of a notification</extracomment>
        <translation>
            <numerusform>%n machine is not active</numerusform>
            <numerusform>%n machines are not active</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mm::Server</name>
    <message numerus="yes">
        <source>%n restart(s) by MM</source>
        <translation>
            <numerusform>%n restart by MM</numerusform>
            <numerusform>%n restarts by MM</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mm::ServiceRow</name>
    <message numerus="yes">
        <source>%n minute(s) ago</source>
        <translation>
            <numerusform>%n minute ago</numerusform>
            <numerusform>%n minutes ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) ago</source>
        <translation>
            <numerusform>%n hour ago</numerusform>
            <numerusform>%n hours ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Messages per minute, over the last %n second(s)</source>
        <translation>
            <numerusform>Messages per minute, over the last second</numerusform>
            <numerusform>Messages per minute, over the last %n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Measuring: the first value comes after %n second(s).</source>
        <translation>
            <numerusform>Measuring: the first value comes after %n second.</numerusform>
            <numerusform>Measuring: the first value comes after %n seconds.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed call(s) since the registration</source>
        <translation>
            <numerusform>%n failed call since the registration</numerusform>
            <numerusform>%n failed calls since the registration</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tools: %1 and %n more</source>
        <extracomment>%1 are names of tools of a service, with commas between them; %n more are not named</extracomment>
        <translation>
            <numerusform>Tools: %1 and %n more</numerusform>
            <numerusform>Tools: %1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mm::ServicesView</name>
    <message numerus="yes">
        <source>%1 of %n service(s)</source>
        <extracomment>%1 is the number of services shown, %n the number of all</extracomment>
        <translation>
            <numerusform>%1 of %n service</numerusform>
            <numerusform>%1 of %n services</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mm::StatsFile</name>
    <message numerus="yes">
        <source>Added %n message(s) that the last writer of %1 had counted and not saved.</source>
        <translation>
            <numerusform>Added %n message that the last writer of %1 had counted and not saved.</numerusform>
            <numerusform>Added %n messages that the last writer of %1 had counted and not saved.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 is saved again, after %n second(s).</source>
        <translation>
            <numerusform>%1 is saved again, after %n second.</numerusform>
            <numerusform>%1 is saved again, after %n seconds.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the disk has not responded for %n second(s)</source>
        <translation>
            <numerusform>the disk has not responded for %n second</numerusform>
            <numerusform>the disk has not responded for %n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) counted here are not in %1: %2.</source>
        <translation>
            <numerusform>%n message counted here is not in %1: %2.</numerusform>
            <numerusform>%n messages counted here are not in %1: %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mm::Status</name>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
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
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
</TS>
