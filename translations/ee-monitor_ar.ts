<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar_EG">
<context>
    <name>mm::AtomicFile</name>
    <message>
        <source>its symbolic links form a loop</source>
        <translation>روابطه الرمزية تشكّل حلقة</translation>
    </message>
    <message>
        <source>it is not a regular file, and is left as it is</source>
        <translation>إنه ليس ملفًا عاديًا، ويُترك كما هو</translation>
    </message>
    <message>
        <source>it can&apos;t be put in place</source>
        <translation>تعذّر وضعه في مكانه</translation>
    </message>
    <message>
        <source>it is mounted by itself, and can&apos;t be written in place: %1</source>
        <translation>إنه موصول وحده، وتتعذّر كتابته في مكانه: %1</translation>
    </message>
</context>
<context>
    <name>mm::Autostart</name>
    <message>
        <source>%1 can&apos;t be written: %2.</source>
        <extracomment>%1 is a path, %2 a cause such as &quot;Permission denied&quot;</extracomment>
        <translation>تعذّرت كتابة ‎%1: %2.</translation>
    </message>
    <message>
        <source>%1 can&apos;t be removed: %2.</source>
        <extracomment>%1 is a path, %2 a cause such as &quot;Permission denied&quot;</extracomment>
        <translation>تعذّر حذف ‎%1: %2.</translation>
    </message>
    <message>
        <source>the path %1 contains a &quot;=&quot;, which is not allowed there</source>
        <extracomment>%1 is a path</extracomment>
        <translation>المسار ‎%1 يحتوي على العلامة «=»، وهي غير مسموح بها هناك</translation>
    </message>
    <message>
        <source>Nothing starts at login: %1 is not there any more. Turn this on to start this program.</source>
        <extracomment>%1 is the path of a program</extracomment>
        <translation>لا شيء يبدأ عند تسجيل الدخول: لم يعد %1 موجودًا. فعّل هذا لبدء هذا البرنامج.</translation>
    </message>
    <message>
        <source>Another program starts at login: %1. Turn this off and on to start this one.</source>
        <extracomment>%1 is the path of a program</extracomment>
        <translation>يبدأ برنامج آخر عند تسجيل الدخول: %1. عطّل هذا ثم فعّله لبدء هذا البرنامج.</translation>
    </message>
</context>
<context>
    <name>mm::AutostartBox</name>
    <message>
        <source>Start at &amp;login</source>
        <translation>ال&amp;تشغيل عند تسجيل الدخول</translation>
    </message>
    <message>
        <source>Start h&amp;idden in the tray</source>
        <extracomment>starting at login</extracomment>
        <translation>البدء م&amp;خفيًا في علبة النظام</translation>
    </message>
</context>
<context>
    <name>mm::CloseToTray</name>
    <message>
        <source>There is no tray to start in, so the window is opened.</source>
        <translation>لا توجد علبة نظام للبدء فيها، لذلك تُفتح النافذة.</translation>
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
        <translation>EE Monitor، الوضع المدمج</translation>
    </message>
</context>
<context>
    <name>mm::DBusNotifier</name>
    <message>
        <source>Show EE Monitor</source>
        <extracomment>the action of a click on a notification</extracomment>
        <translation>إظهار EE Monitor</translation>
    </message>
</context>
<context>
    <name>mm::DetachedTask</name>
    <message>
        <source>The system gives no thread: %1. Until it does, a slow disk delays everything else.</source>
        <extracomment>%1 is a cause such as &quot;Resource temporarily unavailable&quot;</extracomment>
        <translation>لا يمنح النظام خيط تنفيذ: %1. وإلى أن يمنحه، يؤخّر القرص البطيء كل ما سواه.</translation>
    </message>
</context>
<context>
    <name>mm::DisplayGuard</name>
    <message>
        <source>There is no display that the window can be shown on (%1). Use --once or --follow, which need none.</source>
        <extracomment>%1 is one or more causes, in English. --once and --follow are options of the command line</extracomment>
        <translation>لا توجد شاشة يمكن عرض النافذة عليها (%1). استخدم ‎--once أو ‎--follow، فهما لا يحتاجان إليها.</translation>
    </message>
    <message>
        <source>The window can&apos;t be shown: the system gives this user no more threads (ulimit -u). Use --once or --follow, which need none.</source>
        <translation>لا يمكن عرض النافذة: لا يمنح النظام هذا المستخدم مزيدًا من خيوط التنفيذ (ulimit -u). استخدم ‎--once أو ‎--follow، فهما لا يحتاجان إليها.</translation>
    </message>
</context>
<context>
    <name>mm::EventsModel</name>
    <message>
        <source>MM started. %1</source>
        <extracomment>%1 is a sentence, such as &quot;MM is running as process 4711.&quot;</extracomment>
        <translation>بدأ تشغيل MM. %1</translation>
    </message>
    <message>
        <source>MM restarted. %1</source>
        <extracomment>%1 is a sentence, such as &quot;MM is running as process 4711.&quot;</extracomment>
        <translation>أُعيد تشغيل MM. %1</translation>
    </message>
    <message>
        <source>MM is back. %1</source>
        <extracomment>%1 is a sentence, such as &quot;MM is running as process 4711.&quot;</extracomment>
        <translation>عاد MM. %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 services joined</source>
        <extracomment>%1 is a number</extracomment>
        <translation>
            <numerusform>انضمت %1 خدمة</numerusform>
            <numerusform>انضمت %1 خدمة</numerusform>
            <numerusform>انضمت خدمتان (%1)</numerusform>
            <numerusform>انضمت %1 خدمات</numerusform>
            <numerusform>انضمت %1 خدمة</numerusform>
            <numerusform>انضمت %1 خدمة</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 joined</source>
        <extracomment>%1 is the name of a machine
----------
%1 is a service</extracomment>
        <translation>انضمام: %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 services left</source>
        <extracomment>%1 is a number</extracomment>
        <translation>
            <numerusform>غادرت %1 خدمة</numerusform>
            <numerusform>غادرت %1 خدمة</numerusform>
            <numerusform>غادرت خدمتان (%1)</numerusform>
            <numerusform>غادرت %1 خدمات</numerusform>
            <numerusform>غادرت %1 خدمة</numerusform>
            <numerusform>غادرت %1 خدمة</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 left</source>
        <extracomment>%1 is the name of a machine
----------
%1 is a service</extracomment>
        <translation>مغادرة: %1</translation>
    </message>
    <message>
        <source>%1, and others</source>
        <extracomment>%1 is a list of names, the first of many</extracomment>
        <translation>منها %1 وغيرها</translation>
    </message>
    <message>
        <source>Deregistered, or removed by MM; its file does not say which.</source>
        <translation>أُلغي التسجيل، أو أزاله MM؛ لا يبيّن ملفه أيّ الأمرين حدث.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>%1 is a date, %2 a time</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Time</source>
        <comment>table column: when</comment>
        <translation>الوقت</translation>
    </message>
    <message>
        <source>Event</source>
        <comment>table column: what</comment>
        <translation>الحدث</translation>
    </message>
    <message>
        <source>First reading: %1</source>
        <extracomment>%1 is a sentence: how MM was found when the program was started</extracomment>
        <translation>أول قراءة: %1</translation>
    </message>
    <message>
        <source>MM&apos;s message counter was reset.</source>
        <translation>أُعيد ضبط عدّاد رسائل MM إلى الصفر.</translation>
    </message>
    <message>
        <source>The stats file can be read again. %1</source>
        <extracomment>%1 is a sentence, such as &quot;MM is running as process 4711.&quot;</extracomment>
        <translation>أصبحت قراءة ملف الإحصاءات ممكنة من جديد. %1</translation>
    </message>
    <message>
        <source>%1 is down: %2</source>
        <extracomment>%1 is a service, %2 a sentence of MM in English</extracomment>
        <translation>الخدمة %1 غير متاحة: %2</translation>
    </message>
    <message>
        <source>%1 is down</source>
        <translation>الخادم %1 غير متاح</translation>
    </message>
    <message>
        <source>%1 is up again</source>
        <translation>الخادم %1 متاح من جديد</translation>
    </message>
    <message>
        <source>%1 was restarted</source>
        <translation>أُعيد تشغيل الخادم %1</translation>
    </message>
    <message>
        <source>%1 was restarted: %2</source>
        <translation>أُعيد تشغيل الخادم %1‏: %2</translation>
    </message>
    <message>
        <source>%1 was stopped</source>
        <translation>أُوقف الخادم %1</translation>
    </message>
    <message>
        <source>%1 was disabled</source>
        <translation>عُطّل الخادم %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 servers are down</source>
        <extracomment>%1 is a number</extracomment>
        <translation>
            <numerusform>%1 خادم غير متاح</numerusform>
            <numerusform>%1 خادم غير متاح</numerusform>
            <numerusform>خادمان (%1) غير متاحين</numerusform>
            <numerusform>%1 خوادم غير متاحة</numerusform>
            <numerusform>%1 خادمًا غير متاح</numerusform>
            <numerusform>%1 خادم غير متاح</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 servers are up again</source>
        <extracomment>%1 is a number</extracomment>
        <translation>
            <numerusform>%1 خادم متاح من جديد</numerusform>
            <numerusform>%1 خادم متاح من جديد</numerusform>
            <numerusform>خادمان (%1) متاحان من جديد</numerusform>
            <numerusform>%1 خوادم متاحة من جديد</numerusform>
            <numerusform>%1 خادمًا متاح من جديد</numerusform>
            <numerusform>%1 خادم متاح من جديد</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 servers were restarted</source>
        <extracomment>%1 is a number</extracomment>
        <translation>
            <numerusform>أُعيد تشغيل %1 خادم</numerusform>
            <numerusform>أُعيد تشغيل %1 خادم</numerusform>
            <numerusform>أُعيد تشغيل خادمين (%1)</numerusform>
            <numerusform>أُعيد تشغيل %1 خوادم</numerusform>
            <numerusform>أُعيد تشغيل %1 خادمًا</numerusform>
            <numerusform>أُعيد تشغيل %1 خادم</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 servers were stopped</source>
        <extracomment>%1 is a number</extracomment>
        <translation>
            <numerusform>أُوقف %1 خادم</numerusform>
            <numerusform>أُوقف %1 خادم</numerusform>
            <numerusform>أُوقف خادمان (%1)</numerusform>
            <numerusform>أُوقفت %1 خوادم</numerusform>
            <numerusform>أُوقف %1 خادمًا</numerusform>
            <numerusform>أُوقف %1 خادم</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 servers were disabled</source>
        <extracomment>%1 is a number</extracomment>
        <translation>
            <numerusform>عُطّل %1 خادم</numerusform>
            <numerusform>عُطّل %1 خادم</numerusform>
            <numerusform>عُطّل خادمان (%1)</numerusform>
            <numerusform>عُطّلت %1 خوادم</numerusform>
            <numerusform>عُطّل %1 خادمًا</numerusform>
            <numerusform>عُطّل %1 خادم</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 machines are not active: %2</source>
        <extracomment>%1 is a number, %2 are names</extracomment>
        <translation>
            <numerusform>%1 جهاز غير نشط: %2</numerusform>
            <numerusform>%1 جهاز غير نشط: %2</numerusform>
            <numerusform>جهازان (%1) غير نشطين: %2</numerusform>
            <numerusform>%1 أجهزة غير نشطة: %2</numerusform>
            <numerusform>%1 جهازًا غير نشط: %2</numerusform>
            <numerusform>%1 جهاز غير نشط: %2</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is not active: %2</source>
        <extracomment>%1 is the name of a machine, %2 a sentence about it</extracomment>
        <translation>الجهاز %1 غير نشط: %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 machines are active: %2</source>
        <extracomment>%1 is a number, %2 are names</extracomment>
        <translation>
            <numerusform>%1 جهاز نشط: %2</numerusform>
            <numerusform>%1 جهاز نشط: %2</numerusform>
            <numerusform>جهازان (%1) نشطان: %2</numerusform>
            <numerusform>%1 أجهزة نشطة: %2</numerusform>
            <numerusform>%1 جهازًا نشطًا: %2</numerusform>
            <numerusform>%1 جهاز نشط: %2</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is active</source>
        <extracomment>%1 is the name of a machine</extracomment>
        <translation>الجهاز %1 نشط</translation>
    </message>
    <message numerus="yes">
        <source>%1 machines joined: %2</source>
        <extracomment>%1 is a number, %2 are names</extracomment>
        <translation>
            <numerusform>انضم %1 جهاز: %2</numerusform>
            <numerusform>انضم %1 جهاز: %2</numerusform>
            <numerusform>انضم جهازان (%1): %2</numerusform>
            <numerusform>انضمت %1 أجهزة: %2</numerusform>
            <numerusform>انضم %1 جهازًا: %2</numerusform>
            <numerusform>انضم %1 جهاز: %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 machines left: %2</source>
        <extracomment>%1 is a number, %2 are names</extracomment>
        <translation>
            <numerusform>غادر %1 جهاز: %2</numerusform>
            <numerusform>غادر %1 جهاز: %2</numerusform>
            <numerusform>غادر جهازان (%1): %2</numerusform>
            <numerusform>غادرت %1 أجهزة: %2</numerusform>
            <numerusform>غادر %1 جهازًا: %2</numerusform>
            <numerusform>غادر %1 جهاز: %2</numerusform>
        </translation>
    </message>
    <message>
        <source>Prometheus can be read again.</source>
        <translation>أصبحت قراءة Prometheus ممكنة من جديد.</translation>
    </message>
</context>
<context>
    <name>mm::EventsPanel</name>
    <message>
        <source>Fil&amp;ter:</source>
        <extracomment>label of a line edit: only events with its text are shown</extracomment>
        <translation>الم&amp;رشّح:</translation>
    </message>
    <message>
        <source>Which events</source>
        <translation>الأحداث المعروضة</translation>
    </message>
    <message>
        <source>All events</source>
        <extracomment>a choice: which events are shown</extracomment>
        <translation>كل الأحداث</translation>
    </message>
    <message>
        <source>Services</source>
        <extracomment>a choice: which events are shown</extracomment>
        <translation>الخدمات</translation>
    </message>
    <message>
        <source>MM</source>
        <extracomment>a choice: which events are shown, those of MM and its file</extracomment>
        <translation>MM</translation>
    </message>
    <message>
        <source>Problems</source>
        <extracomment>a choice: which events are shown</extracomment>
        <translation>المشكلات</translation>
    </message>
    <message>
        <source>Filter events by text</source>
        <translation>ترشيح الأحداث حسب النص</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>الأحداث</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;نسخ</translation>
    </message>
    <message>
        <source>C&amp;lear Events</source>
        <translation>&amp;مسح الأحداث</translation>
    </message>
    <message>
        <source>No events.</source>
        <translation>لا توجد أحداث.</translation>
    </message>
    <message>
        <source>No matching events.</source>
        <translation>لا يوجد حدث مطابق.</translation>
    </message>
    <message>
        <source>Machines</source>
        <extracomment>a choice: which events are shown</extracomment>
        <translation>الأجهزة</translation>
    </message>
</context>
<context>
    <name>mm::FileOwner</name>
    <message>
        <source>%1, as %2 belongs to %3. To mend it: sudo chown %4 &quot;%2&quot;</source>
        <extracomment>%1 is &quot;Permission denied&quot;, %2 a path, %3 and %4 are users; the rest is a command</extracomment>
        <translation>%1، لأن %2 ملك للمستخدم %3. للإصلاح: sudo chown %4 &quot;%2&quot;</translation>
    </message>
</context>
<context>
    <name>mm::Fleet</name>
    <message>
        <source>Its MM was shut down cleanly.</source>
        <extracomment>&quot;its&quot; and &quot;it&quot; are a machine</extracomment>
        <translation>أُوقف MM فيه بشكل سليم.</translation>
    </message>
    <message>
        <source>It has no stats file.</source>
        <translation>ليس فيه ملف إحصاءات.</translation>
    </message>
    <message>
        <source>Its stats file can&apos;t be read.</source>
        <translation>تعذّرت قراءة ملف الإحصاءات فيه.</translation>
    </message>
    <message>
        <source>It has not read its stats file yet.</source>
        <translation>لم يقرأ ملف إحصاءاته بعد.</translation>
    </message>
    <message>
        <source>Its MM is gone, suspended or silent.</source>
        <translation>إن MM فيه غير موجود أو معلَّق أو صامت.</translation>
    </message>
    <message>
        <source>Prometheus at %1 does not give the figures: %2.</source>
        <extracomment>%1 is a web address, %2 a cause</extracomment>
        <translation>لا يعطي Prometheus على %1 الأرقام: %2.</translation>
    </message>
    <message>
        <source>Prometheus does not answer at %1: %2.</source>
        <extracomment>%1 is a web address, %2 a cause such as &quot;Connection refused&quot;</extracomment>
        <translation>لا يستجيب Prometheus على %1‏: %2.</translation>
    </message>
    <message>
        <source>The clock of Prometheus at %1 was set back, or stands still.</source>
        <extracomment>%1 is a web address</extracomment>
        <translation>أُرجعت ساعة Prometheus على %1 إلى الوراء، أو أنها متوقفة.</translation>
    </message>
    <message>
        <source>The answer of Prometheus at %1 is incomplete: %2.</source>
        <extracomment>%1 is a web address, %2 a text of Prometheus</extracomment>
        <translation>إجابة Prometheus على %1 غير مكتملة: %2.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 is the name of a machine, %2 a sentence about it</extracomment>
        <translation>الجهاز %1‏: %2</translation>
    </message>
    <message>
        <source>Its MM is active.</source>
        <translation>إن MM فيه نشط.</translation>
    </message>
    <message>
        <source>Prometheus does not scrape it any more.</source>
        <translation>لم يعد Prometheus يقرأ بياناته.</translation>
    </message>
    <message>
        <source>Prometheus has not scraped it for %1.</source>
        <extracomment>%1 is a duration such as &quot;40 seconds&quot;</extracomment>
        <translation>لم يقرأ Prometheus بياناته منذ %1.</translation>
    </message>
    <message>
        <source>It does not answer Prometheus: %1.</source>
        <extracomment>%1 is a cause, in English</extracomment>
        <translation>لا يستجيب إلى Prometheus‏: %1.</translation>
    </message>
    <message>
        <source>It does not answer Prometheus.</source>
        <translation>لا يستجيب إلى Prometheus.</translation>
    </message>
    <message>
        <source>Prometheus has samples of it from the future.</source>
        <translation>لدى Prometheus عيّنات منه بتاريخ في المستقبل.</translation>
    </message>
    <message>
        <source>Prometheus has the same figure of it several times.</source>
        <translation>لدى Prometheus الرقم نفسه منه عدة مرات.</translation>
    </message>
    <message>
        <source>The text file with its figures is not written any more.</source>
        <translation>لم يعد الملف النصي الذي يضم أرقامه يُكتب.</translation>
    </message>
    <message>
        <source>It contradicts itself: it is not in exactly one state.</source>
        <translation>إنه يناقض نفسه: ليس في حالة واحدة بالضبط.</translation>
    </message>
    <message>
        <source>It has a figure that can&apos;t be right.</source>
        <translation>لديه رقم لا يمكن أن يكون صحيحًا.</translation>
    </message>
    <message>
        <source>It answers Prometheus, but without the figures of an MM.</source>
        <translation>يستجيب إلى Prometheus، لكن دون أرقام MM.</translation>
    </message>
    <message>
        <source>Prometheus does not report its state.</source>
        <translation>لا يبلّغ Prometheus عن حالته.</translation>
    </message>
    <message>
        <source>MM: Error reading Prometheus</source>
        <translation>حالة MM: خطأ في قراءة Prometheus</translation>
    </message>
    <message>
        <source>MM: No machines</source>
        <translation>حالة MM: لا توجد أجهزة</translation>
    </message>
    <message>
        <source>more than %1</source>
        <extracomment>%1 is a number</extracomment>
        <translation>أكثر من %1</translation>
    </message>
    <message>
        <source>MM: %1 machines | %2 services | %3 msgs</source>
        <extracomment>the label: %1 machines, %2 services, %3 messages; never inflected, also for 1</extracomment>
        <translation>حالة MM: الأجهزة %1 | الخدمات %2 | الرسائل %3</translation>
    </message>
    <message>
        <source>MM: %1 of %2 machines | %3 services | %4 msgs</source>
        <extracomment>the label: %1 of %2 machines, %3 services, %4 messages; never inflected, also for 1</extracomment>
        <translation>حالة MM: الأجهزة %1 من %2 | الخدمات %3 | الرسائل %4</translation>
    </message>
    <message>
        <source>Prometheus is being asked for the first time.</source>
        <translation>يُستعلم من Prometheus للمرة الأولى.</translation>
    </message>
    <message>
        <source>Prometheus at %1 has no such machine, and had none for a day.</source>
        <extracomment>%1 is a web address</extracomment>
        <translation>ليس لدى Prometheus على %1 جهاز كهذا، ولم يكن لديه أي جهاز كهذا منذ يوم.</translation>
    </message>
    <message>
        <source>The MM of each machine is active.</source>
        <translation>إن MM نشط في كل جهاز.</translation>
    </message>
    <message numerus="yes">
        <source>%1 And %n more machine(s) are not active.</source>
        <extracomment>%1 is a sentence about one machine</extracomment>
        <translation>
            <numerusform>%1 وهناك %n جهاز آخر غير نشط.</numerusform>
            <numerusform>%1 وهناك جهاز آخر (%n) غير نشط.</numerusform>
            <numerusform>%1 وهناك جهازان آخران (%n) غير نشطين.</numerusform>
            <numerusform>%1 وهناك %n أجهزة أخرى غير نشطة.</numerusform>
            <numerusform>%1 وهناك %n جهازًا آخر غير نشط.</numerusform>
            <numerusform>%1 وهناك %n جهاز آخر غير نشط.</numerusform>
        </translation>
    </message>
    <message>
        <source>Check that Prometheus scrapes the machines, and that the selection matches them.</source>
        <translation>تحقّق من أن Prometheus يقرأ بيانات الأجهزة وأن الاختيار يشملها.</translation>
    </message>
    <message>
        <source>Check the address, the password and that Prometheus is running. The label recovers by itself.</source>
        <translation>تحقّق من العنوان وكلمة المرور ومن أن Prometheus يعمل. سيعود المؤشر إلى حالته من تلقاء نفسه.</translation>
    </message>
    <message>
        <source>The label recovers by itself when that clock has passed the newest figures.</source>
        <translation>سيعود المؤشر إلى حالته من تلقاء نفسه حين تتجاوز تلك الساعة وقت أحدث الأرقام.</translation>
    </message>
    <message>
        <source>Look at Prometheus&apos; own messages for the cause.</source>
        <translation>ابحث عن السبب في رسائل Prometheus نفسه.</translation>
    </message>
    <message numerus="yes">
        <source>And %n more machine(s) are not active.</source>
        <translation>
            <numerusform>وهناك %n جهاز آخر غير نشط.</numerusform>
            <numerusform>وهناك جهاز آخر (%n) غير نشط.</numerusform>
            <numerusform>وهناك جهازان آخران (%n) غير نشطين.</numerusform>
            <numerusform>وهناك %n أجهزة أخرى غير نشطة.</numerusform>
            <numerusform>وهناك %n جهازًا آخر غير نشط.</numerusform>
            <numerusform>وهناك %n جهاز آخر غير نشط.</numerusform>
        </translation>
    </message>
    <message>
        <source>Prometheus: %1</source>
        <extracomment>%1 is a web address</extracomment>
        <translation>عنوان Prometheus‏: %1</translation>
    </message>
</context>
<context>
    <name>mm::HelpDialog</name>
    <message>
        <source>Green: MM is alive, as far as can be known. It has %1 services that can answer, and has counted %2 messages since it was first started.</source>
        <extracomment>%1 and %2 are numbers</extracomment>
        <translation>أخضر: يعمل MM بقدر ما يمكن معرفته. لديه %1 من الخدمات القادرة على الإجابة، وقد عدّ %2 من الرسائل منذ تشغيله أول مرة.</translation>
    </message>
    <message>
        <source>Gray: MM was shut down cleanly.</source>
        <translation>رمادي: أُغلق MM بشكل سليم.</translation>
    </message>
    <message>
        <source>Gray: MM is gone or suspended, or has not updated its file for too long, or the disk with the file does not respond.</source>
        <translation>رمادي: إما أن MM غير موجود أو معلَّق، أو لم يُحدِّث ملفه منذ مدة طويلة، أو لا يستجيب القرص الذي يحوي الملف.</translation>
    </message>
    <message>
        <source>Red: the stats file can&apos;t be read, or is not valid.</source>
        <translation>أحمر: لا يمكن قراءة ملف الإحصاءات، أو أنه غير صالح.</translation>
    </message>
    <message>
        <source>Gray: there is no stats file.</source>
        <translation>رمادي: لا يوجد ملف إحصاءات.</translation>
    </message>
    <message>
        <source>What EE Monitor shows</source>
        <translation>ما الذي يعرضه EE Monitor</translation>
    </message>
    <message>
        <source>MM, the MCP mesh proxy, passes tool calls to the services of this computer. It keeps count of them in the stats file %1. EE Monitor reads that file at regular intervals.</source>
        <extracomment>%1 is a path</extracomment>
        <translation>إن MM هو وكيل شبكة MCP، ويمرّر استدعاءات الأدوات إلى خدمات هذا الحاسوب. ويحفظ عددها في ملف الإحصاءات %1. يقرأ EE Monitor هذا الملف على فترات منتظمة.</translation>
    </message>
    <message>
        <source>The tooltip of the label tells the reason. The window tells what to do, if there is something to do.</source>
        <translation>يذكر تلميح اللافتة السبب. وتبيّن النافذة ما ينبغي فعله، إن كان هناك ما يُفعل.</translation>
    </message>
    <message>
        <source>In the trend, hatching marks a time of which nothing is known, and a triangle a restart of MM.</source>
        <translation>في المنحنى، يدل التظليل على فترة لا يُعرف عنها شيء، ويدل المثلث على إعادة تشغيل MM.</translation>
    </message>
    <message>
        <source>Starting MM</source>
        <translation>تشغيل MM</translation>
    </message>
    <message>
        <source>The window has a button for it while MM does not run. In a terminal, the command is “%1”. The manual, “%2”, tells how MM starts at each login.</source>
        <extracomment>%1 and %2 are commands</extracomment>
        <translation>في النافذة زر لذلك ما دام MM لا يعمل. وفي الطرفية، الأمر هو «%1». ويشرح الدليل، «%2»، كيف يُشغَّل MM عند كل تسجيل دخول.</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>المفاتيح</translation>
    </message>
    <message>
        <source>Reporting a problem</source>
        <translation>الإبلاغ عن مشكلة</translation>
    </message>
    <message>
        <source>Write what you did, what you expected, and what you saw. Attach what the button %2 puts into the clipboard, the stats file, and MM&apos;s messages. Those of an MM that this window started are in %1. Send all this to whoever provides EE Monitor to you, such as your distribution.</source>
        <translation>اكتب ما فعلته وما توقعته وما رأيته. وأرفق ما يضعه الزر %2 في الحافظة، وملف الإحصاءات، ورسائل MM. رسائل MM الذي شغّلته هذه النافذة موجودة في %1. وأرسل ذلك كله إلى من يوفّر لك EE Monitor، مثل توزيعتك.</translation>
    </message>
    <message>
        <source>Copy &amp;Details</source>
        <translation>نسخ الت&amp;فاصيل</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>المساعدة</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>إ&amp;غلاق</translation>
    </message>
    <message>
        <source>It can be called.</source>
        <translation>يمكن استدعاؤه.</translation>
    </message>
    <message>
        <source>It answers a call at the moment.</source>
        <translation>يجيب الآن عن استدعاء.</translation>
    </message>
    <message>
        <source>MM waits for its first answer.</source>
        <translation>ينتظر MM إجابته الأولى.</translation>
    </message>
    <message>
        <source>It ended, or does not answer. MM starts it again after a while.</source>
        <translation>انتهى أو لا يجيب. يشغّله MM من جديد بعد حين.</translation>
    </message>
    <message>
        <source>It can&apos;t be called. Its tooltip tells the reason.</source>
        <translation>لا يمكن استدعاؤه. يذكر تلميحه السبب.</translation>
    </message>
    <message>
        <source>By the user, until it is started again, or MM is.</source>
        <translation>أوقفه المستخدم، إلى أن يُشغَّل من جديد أو يُعاد تشغيل MM.</translation>
    </message>
    <message>
        <source>By the user or in MM&apos;s file of servers, until it is enabled.</source>
        <translation>عطّله المستخدم أو عُطّل في ملف خوادم MM، إلى أن يُفعَّل.</translation>
    </message>
    <message>
        <source>States of the services</source>
        <translation>حالات الخدمات</translation>
    </message>
    <message>
        <source>Other services register with MM themselves. MCP servers are run by MM: the context menu of such a row restarts, stops or disables the server, and shows its log.</source>
        <translation>تسجّل الخدمات الأخرى نفسها لدى MM. أما خوادم MCP فيشغّلها MM: وقائمة السياق لصف كهذا تعيد تشغيل الخادم أو توقفه أو تعطّله، وتُظهر سجلّه.</translation>
    </message>
    <message>
        <source>Green: the MM of each machine is active. Services and messages are those of all.</source>
        <translation>أخضر: إن MM نشط في كل جهاز. الخدمات والرسائل هي لكل الأجهزة.</translation>
    </message>
    <message>
        <source>Gray: some are not. Services and messages are those of the others. Red: one of them reports an error.</source>
        <translation>رمادي: بعضها غير نشط. الخدمات والرسائل هي للأجهزة الأخرى. أحمر: يبلّغ أحد الأجهزة غير النشطة عن خطأ.</translation>
    </message>
    <message>
        <source>Gray: Prometheus does not answer, or its clock is wrong.</source>
        <translation>رمادي: لا يستجيب Prometheus، أو أن ساعته خاطئة.</translation>
    </message>
    <message>
        <source>Red: Prometheus answers, but not with the figures.</source>
        <translation>أحمر: يستجيب Prometheus، لكنه لا يعطي الأرقام.</translation>
    </message>
    <message>
        <source>Gray: Prometheus has no such machine, and had none for a day.</source>
        <translation>رمادي: ليس لدى Prometheus جهاز كهذا، ولم يكن لديه أي جهاز كهذا منذ يوم.</translation>
    </message>
    <message>
        <source>MM, the MCP mesh proxy, passes tool calls to the services of a computer. Prometheus at %1 collects the figures of many, and EE Monitor reads them there at regular intervals.</source>
        <extracomment>%1 is a web address</extracomment>
        <translation>إن MM هو وكيل شبكة MCP، ويمرّر استدعاءات الأدوات إلى خدمات الحاسوب. يجمع Prometheus على %1 أرقام حواسيب كثيرة، ويقرؤها EE Monitor من هناك على فترات منتظمة.</translation>
    </message>
    <message>
        <source>The table tells why a machine is not active; those that are not come first. A machine counts as active only if Prometheus has read its figures a short while ago, so that an old answer is never shown as a good one.</source>
        <translation>يبيّن الجدول لماذا لا يكون الجهاز نشطًا؛ وتأتي الأجهزة غير النشطة أولًا. لا يُعدّ الجهاز نشطًا إلا إذا قرأ Prometheus أرقامه قبل وقت قصير، كيلا تظهر إجابة قديمة على أنها سليمة.</translation>
    </message>
    <message>
        <source>A machine that Prometheus does not scrape any more counts for a day. Its context menu leaves it out at once.</source>
        <translation>الجهاز الذي لم يعد Prometheus يقرأ بياناته يبقى محسوبًا مدة يوم. وتستبعده قائمة السياق الخاصة به فورًا.</translation>
    </message>
    <message>
        <source>The Enter key shows the services and the traffic of a machine. The names of services leave it only if its ee-monitor --exporter was started with --exporter-services.</source>
        <translation>يُظهر مفتاح Enter خدمات الجهاز وحركة بياناته. ولا تخرج أسماء الخدمات من الجهاز إلا إذا شُغّل فيه ee-monitor --exporter مع ‎--exporter-services.</translation>
    </message>
    <message>
        <source>In the trend, hatching marks a time of which nothing is known.</source>
        <translation>في المنحنى، يدل التظليل على فترة لا يُعرف عنها شيء.</translation>
    </message>
    <message>
        <source>Write what you did, what you expected, and what you saw. Attach what the button %1 puts into the clipboard. Send all this to whoever provides EE Monitor to you, such as your distribution.</source>
        <translation>اكتب ما فعلته وما توقعته وما رأيته. وأرفق ما يضعه الزر %1 في الحافظة. وأرسل ذلك كله إلى من يوفّر لك EE Monitor، مثل توزيعتك.</translation>
    </message>
</context>
<context>
    <name>mm::HelpMenu</name>
    <message>
        <source>&amp;Help</source>
        <translation>م&amp;ساعدة</translation>
    </message>
    <message>
        <source>EE Monitor &amp;Help</source>
        <translation>م&amp;ساعدة EE Monitor</translation>
    </message>
    <message>
        <source>&amp;Report a Problem…</source>
        <translation>الإ&amp;بلاغ عن مشكلة…</translation>
    </message>
    <message>
        <source>&amp;About EE Monitor</source>
        <translation>&amp;حول EE Monitor</translation>
    </message>
    <message>
        <source>The details were copied.</source>
        <translation>نُسخت التفاصيل.</translation>
    </message>
    <message>
        <source>About EE Monitor</source>
        <translation>حول EE Monitor</translation>
    </message>
    <message>
        <source>EE Monitor %1

Shows at a glance whether MM, the MCP mesh proxy, is alive and what it does.

File: %2
Qt %3, MIT licence.</source>
        <translation>EE Monitor %1

يُظهر بلمحة هل يعمل MM، وكيل شبكة MCP، وماذا يفعل.

الملف: %2
Qt %3، رخصة MIT.</translation>
    </message>
    <message>
        <source>EE Monitor %1

Shows at a glance whether MM, the MCP mesh proxy, is alive on many machines.

Prometheus: %2
Qt %3, MIT licence.</source>
        <extracomment>%1 is a version, %2 a web address, %3 a version</extracomment>
        <translation>EE Monitor %1

يُظهر بلمحة هل يعمل MM، وكيل شبكة MCP، على أجهزة كثيرة.

عنوان Prometheus‏: %2
Qt %3، رخصة MIT.</translation>
    </message>
</context>
<context>
    <name>mm::HistoryFile</name>
    <message>
        <source>it is damaged</source>
        <translation>إنه تالف</translation>
    </message>
    <message>
        <source>it belongs to %1</source>
        <extracomment>%1 is a path</extracomment>
        <translation>إنه يخص ‎%1</translation>
    </message>
    <message>
        <source>it is not a regular file</source>
        <translation>إنه ليس ملفًا عاديًا</translation>
    </message>
    <message>
        <source>it is too large</source>
        <translation>إنه كبير جدًا</translation>
    </message>
    <message>
        <source>it is not a history that this version of EE Monitor can read</source>
        <translation>ليس سجلًّا يستطيع هذا الإصدار من EE Monitor قراءته</translation>
    </message>
    <message>
        <source>The earlier traffic is unknown, as %1 can&apos;t be used: %2.</source>
        <extracomment>%1 is a path, %2 a cause such as &quot;it is damaged&quot; or &quot;Permission denied&quot;</extracomment>
        <translation>حركة البيانات السابقة غير معروفة، لتعذّر استخدام ‎%1: %2.</translation>
    </message>
    <message>
        <source>The traffic history can&apos;t be saved to %1: %2.</source>
        <extracomment>%1 is a path, %2 a cause such as &quot;No space left on device&quot;</extracomment>
        <translation>تعذّر حفظ سجل حركة البيانات في ‎%1: %2.</translation>
    </message>
</context>
<context>
    <name>mm::MachineWindow</name>
    <message>
        <source>MM on %1</source>
        <extracomment>title of a window; %1 is the name of a machine</extracomment>
        <translation>‏MM على %1</translation>
    </message>
</context>
<context>
    <name>mm::MachinesModel</name>
    <message>
        <source>Checking</source>
        <extracomment>the state of MM on a machine</extracomment>
        <translation>جارٍ التحقّق</translation>
    </message>
    <message>
        <source>No stats file</source>
        <extracomment>the state of MM on a machine</extracomment>
        <translation>لا يوجد ملف إحصاءات</translation>
    </message>
    <message>
        <source>Stopped</source>
        <extracomment>the state of MM on a machine</extracomment>
        <translation>متوقف</translation>
    </message>
    <message>
        <source>Not updating</source>
        <extracomment>the state of MM on a machine</extracomment>
        <translation>لا يُحدَّث</translation>
    </message>
    <message>
        <source>Error</source>
        <extracomment>the state of MM on a machine</extracomment>
        <translation>خطأ</translation>
    </message>
    <message>
        <source>Active</source>
        <extracomment>the state of MM on a machine</extracomment>
        <translation>نشط</translation>
    </message>
    <message>
        <source>just now</source>
        <comment>scraped</comment>
        <translation>قبل لحظات</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <extracomment>table cell: when a machine was scraped; %1 is a duration such as &quot;3 seconds&quot;</extracomment>
        <translation>قبل %1</translation>
    </message>
    <message>
        <source>Machine</source>
        <comment>table column</comment>
        <translation>الجهاز</translation>
    </message>
    <message>
        <source>State</source>
        <comment>table column: of a machine</comment>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>Services</source>
        <comment>table column: how many</comment>
        <translation>الخدمات</translation>
    </message>
    <message>
        <source>Messages</source>
        <comment>table column: how many</comment>
        <translation>الرسائل</translation>
    </message>
    <message>
        <source>Per minute</source>
        <comment>table column: messages a minute</comment>
        <translation>في الدقيقة</translation>
    </message>
    <message>
        <source>Scraped</source>
        <comment>table column: when</comment>
        <extracomment>&quot;to scrape&quot; is Prometheus&apos; word for reading the figures of a machine</extracomment>
        <translation>آخر قراءة</translation>
    </message>
    <message>
        <source>Why</source>
        <comment>table column: why a machine is not active</comment>
        <translation>السبب</translation>
    </message>
    <message>
        <source>The state of MM on the machine; see Help</source>
        <translation>حالة MM في الجهاز؛ انظر المساعدة</translation>
    </message>
    <message>
        <source>Messages per minute, between the last two scrapes</source>
        <translation>الرسائل في الدقيقة، بين آخر قراءتين</translation>
    </message>
    <message>
        <source>When Prometheus last read the figures of the machine, or tried to</source>
        <translation>متى قرأ Prometheus أرقام الجهاز آخر مرة، أو حاول قراءتها</translation>
    </message>
    <message>
        <source>Not known: Prometheus does not scrape it.</source>
        <translation>غير معروف: لا يقرأ Prometheus بياناته.</translation>
    </message>
    <message>
        <source>Not known before the next scrape.</source>
        <translation>غير معروف قبل القراءة التالية.</translation>
    </message>
    <message>
        <source>Not known: the machine is not active.</source>
        <translation>غير معروف: الجهاز غير نشط.</translation>
    </message>
    <message>
        <source>Job: %1</source>
        <extracomment>%1 is the label &quot;job&quot; that Prometheus has for a machine</extracomment>
        <translation>الوظيفة (job): %1</translation>
    </message>
    <message>
        <source>This machine does not send the names of its services. To see them here, start its ee-monitor --exporter with --exporter-services too.</source>
        <extracomment>--exporter-services is an option of the command line</extracomment>
        <translation>لا يرسل هذا الجهاز أسماء خدماته. لرؤيتها هنا، شغّل فيه ee-monitor --exporter مع ‎--exporter-services أيضًا.</translation>
    </message>
</context>
<context>
    <name>mm::MachinesView</name>
    <message>
        <source>S&amp;how This Machine</source>
        <translation>إ&amp;ظهار هذا الجهاز</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;نسخ</translation>
    </message>
    <message>
        <source>&amp;Leave This Machine Out</source>
        <translation>ا&amp;ستبعاد هذا الجهاز</translation>
    </message>
    <message>
        <source>Filter the machines by name</source>
        <translation>ترشيح الأجهزة حسب الاسم</translation>
    </message>
    <message>
        <source>Machines</source>
        <translation>الأجهزة</translation>
    </message>
    <message>
        <source>Not updating</source>
        <extracomment>the widest state of MM on a machine that is common</extracomment>
        <translation>لا يُحدَّث</translation>
    </message>
    <message>
        <source>59 seconds ago</source>
        <extracomment>the widest of these texts that is common</extracomment>
        <translation>قبل 59 ثانية</translation>
    </message>
    <message>
        <source>There are no machines.</source>
        <translation>لا توجد أجهزة.</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n machine(s)</source>
        <extracomment>%1 is the number of machines shown, %n the number of all</extracomment>
        <translation>
            <numerusform>%1 من %n جهاز</numerusform>
            <numerusform>%1 من %n جهاز</numerusform>
            <numerusform>%1 من جهازين</numerusform>
            <numerusform>%1 من %n أجهزة</numerusform>
            <numerusform>%1 من %n جهازًا</numerusform>
            <numerusform>%1 من %n جهاز</numerusform>
        </translation>
    </message>
    <message>
        <source>No machine has “%1” in its name.</source>
        <translation>لا يوجد جهاز يحتوي اسمه على «%1».</translation>
    </message>
    <message>
        <source>It does not count any more until Prometheus scrapes it again.</source>
        <translation>لا يُحسب بعد ذلك إلى أن يقرأ Prometheus بياناته من جديد.</translation>
    </message>
    <message>
        <source>Only for a machine that Prometheus does not scrape any more.</source>
        <translation>لجهاز لم يعد Prometheus يقرأ بياناته فقط.</translation>
    </message>
</context>
<context>
    <name>mm::MmControl</name>
    <message>
        <source>Restart MM?</source>
        <translation>هل تريد إعادة تشغيل MM؟</translation>
    </message>
    <message>
        <source>Stop MM?</source>
        <translation>هل تريد إيقاف MM؟</translation>
    </message>
    <message numerus="yes">
        <source>%n service(s) can&apos;t be called until MM runs again.</source>
        <translation>
            <numerusform>لا يمكن استدعاء %n خدمة حتى يعمل MM من جديد.</numerusform>
            <numerusform>لا يمكن استدعاء خدمة واحدة (%n) حتى يعمل MM من جديد.</numerusform>
            <numerusform>لا يمكن استدعاء خدمتين (%n) حتى يعمل MM من جديد.</numerusform>
            <numerusform>لا يمكن استدعاء %n خدمات حتى يعمل MM من جديد.</numerusform>
            <numerusform>لا يمكن استدعاء %n خدمة حتى يعمل MM من جديد.</numerusform>
            <numerusform>لا يمكن استدعاء %n خدمة حتى يعمل MM من جديد.</numerusform>
        </translation>
    </message>
    <message>
        <source>Restart MM</source>
        <translation>إعادة تشغيل MM</translation>
    </message>
    <message>
        <source>Stop MM</source>
        <translation>إيقاف MM</translation>
    </message>
    <message>
        <source>&amp;Restart</source>
        <translation>&amp;إعادة التشغيل</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>إي&amp;قاف</translation>
    </message>
    <message>
        <source>MM was asked to end, but process %1 is still there after %2 s.</source>
        <extracomment>%1 is a process number, %2 a whole number of seconds</extracomment>
        <translation>طُلب من MM أن ينتهي، لكن العملية %1 ما زالت موجودة بعد %2 ث.</translation>
    </message>
    <message>
        <source>MM is being started.</source>
        <translation>يجري تشغيل MM.</translation>
    </message>
    <message>
        <source>MM is being stopped.</source>
        <translation>يجري إيقاف MM.</translation>
    </message>
    <message>
        <source>The stats file does not name the process of MM.</source>
        <translation>لا يذكر ملف الإحصاءات عملية MM.</translation>
    </message>
    <message>
        <source>MM is not running.</source>
        <translation>لا يعمل MM.</translation>
    </message>
    <message>
        <source>MM runs on another computer or in a container.</source>
        <translation>يعمل MM على حاسوب آخر أو داخل حاوية.</translation>
    </message>
    <message>
        <source>MM belongs to another user.</source>
        <translation>يعود MM إلى مستخدم آخر.</translation>
    </message>
    <message>
        <source>MM could not be started again: mm-proxy is not installed.</source>
        <extracomment>mm-proxy is a program</extracomment>
        <translation>تعذّرت إعادة تشغيل MM: إن mm-proxy غير مثبَّت.</translation>
    </message>
    <message>
        <source>MM was not started here. Restart it as it was started, so that it keeps its options.</source>
        <translation>لم يُشغَّل MM من هنا. أعد تشغيله بالطريقة التي شُغِّل بها كي يحتفظ بخياراته.</translation>
    </message>
</context>
<context>
    <name>mm::MmMenu</name>
    <message>
        <source>Co&amp;ntrol</source>
        <extracomment>a menu: to start and stop MM</extracomment>
        <translation>التح&amp;كم</translation>
    </message>
    <message>
        <source>&amp;Start MM</source>
        <translation>ت&amp;شغيل MM</translation>
    </message>
    <message>
        <source>S&amp;top MM</source>
        <translation>إي&amp;قاف MM</translation>
    </message>
    <message>
        <source>&amp;Restart MM</source>
        <translation>إ&amp;عادة تشغيل MM</translation>
    </message>
</context>
<context>
    <name>mm::MmStatusBar</name>
    <message>
        <source>Checked just now.</source>
        <translation>جرى التحقق الآن.</translation>
    </message>
</context>
<context>
    <name>mm::MonitorWindow</name>
    <message>
        <source>&amp;Trend</source>
        <translation>الا&amp;تجاه</translation>
    </message>
    <message>
        <source>EE Monitor</source>
        <translation>EE Monitor</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;ملف</translation>
    </message>
    <message>
        <source>&amp;Check Now</source>
        <translation>&amp;تحقّق الآن</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;خروج</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;عرض</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>الأحداث</translation>
    </message>
    <message>
        <source>&amp;Show File</source>
        <translation>إ&amp;ظهار الملف</translation>
    </message>
    <message>
        <source>Copy &amp;Details</source>
        <translation>نسخ الت&amp;فاصيل</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>ت&amp;حرير</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>التف&amp;ضيلات…</translation>
    </message>
    <message>
        <source>&amp;Events</source>
        <translation>الأ&amp;حداث</translation>
    </message>
    <message>
        <source>&amp;Compact</source>
        <translation>الوضع ال&amp;مدمج</translation>
    </message>
    <message>
        <source>&amp;Full Window</source>
        <translation>النافذة ال&amp;كاملة</translation>
    </message>
    <message>
        <source>The details were copied.</source>
        <translation>نُسخت التفاصيل.</translation>
    </message>
</context>
<context>
    <name>mm::Notification</name>
    <message>
        <source>MM was stopped</source>
        <extracomment>title of a notification</extracomment>
        <translation>أُوقف MM</translation>
    </message>
    <message>
        <source>MM is not updating</source>
        <extracomment>title of a notification</extracomment>
        <translation>لا يُحدِّث MM إحصاءاته</translation>
    </message>
    <message>
        <source>MM&apos;s stats file can&apos;t be read</source>
        <extracomment>title of a notification</extracomment>
        <translation>تعذّرت قراءة ملف إحصاءات MM</translation>
    </message>
    <message>
        <source>MM&apos;s stats file is gone</source>
        <extracomment>title of a notification</extracomment>
        <translation>لم يعد ملف إحصاءات MM موجودًا</translation>
    </message>
    <message>
        <source>MM is active</source>
        <extracomment>title of a notification</extracomment>
        <translation>أصبح MM نشطًا</translation>
    </message>
    <message numerus="yes">
        <source>%n server(s) of MM are down</source>
        <extracomment>title of a notification</extracomment>
        <translation>
            <numerusform>%n من خوادم MM غير متاح</numerusform>
            <numerusform>أحد خوادم MM غير متاح</numerusform>
            <numerusform>خادمان من خوادم MM غير متاحين</numerusform>
            <numerusform>%n من خوادم MM غير متاحة</numerusform>
            <numerusform>%n من خوادم MM غير متاح</numerusform>
            <numerusform>%n من خوادم MM غير متاح</numerusform>
        </translation>
    </message>
    <message>
        <source>Prometheus has no machines any more</source>
        <translation>لم تعد لدى Prometheus أي أجهزة</translation>
    </message>
    <message>
        <source>Prometheus answers again</source>
        <translation>عاد Prometheus إلى الاستجابة</translation>
    </message>
    <message>
        <source>Prometheus does not answer</source>
        <extracomment>title of a notification</extracomment>
        <translation>لا يستجيب Prometheus</translation>
    </message>
    <message>
        <source>Prometheus does not give the figures</source>
        <extracomment>title of a notification</extracomment>
        <translation>لا يعطي Prometheus الأرقام</translation>
    </message>
    <message numerus="yes">
        <source>%n machine(s) are not active</source>
        <extracomment>title of a notification</extracomment>
        <translation>
            <numerusform>%n جهاز غير نشط</numerusform>
            <numerusform>جهاز واحد غير نشط</numerusform>
            <numerusform>جهازان غير نشطين</numerusform>
            <numerusform>%n أجهزة غير نشطة</numerusform>
            <numerusform>%n جهازًا غير نشط</numerusform>
            <numerusform>%n جهاز غير نشط</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mm::Options</name>
    <message>
        <source>The stats file to watch (default: $MM_MESH_STATS_FILE, else ~/.mm_mesh_stats.json).</source>
        <translation>ملف الإحصاءات المراد مراقبته (المبدئي: ‎$MM_MESH_STATS_FILE، وإلا ‎~/.mm_mesh_stats.json).</translation>
    </message>
    <message>
        <source>Shows whether the MM mesh is alive and what it does.</source>
        <translation>يعرض ما إذا كانت شبكة MM تعمل وما الذي تفعله.</translation>
    </message>
    <message>
        <source>Print this help and exit.</source>
        <translation>طباعة هذه المساعدة ثم الخروج.</translation>
    </message>
    <message>
        <source>Print the version and exit.</source>
        <translation>طباعة الإصدار ثم الخروج.</translation>
    </message>
    <message>
        <source>Unexpected argument &quot;%1&quot;.</source>
        <translation>وسيط غير متوقع «%1».</translation>
    </message>
    <message>
        <source>--stats-file needs a path.</source>
        <translation>يحتاج ‎--stats-file إلى مسار.</translation>
    </message>
    <message>
        <source>Milliseconds between two reads: 500 to 3600000, values outside the range are clamped (default: 2000).</source>
        <translation>الزمن بين كل قراءتين بالميلي ثانية: من 500 إلى 3600000، وتُضبط القيم الخارجة عن هذا المدى لتقع ضمنه (المبدئي: 2000).</translation>
    </message>
    <message>
        <source>Print what the label shows and exit, without a window. Exit code: 0 active, 1 not updating or stopped, 2 error, 3 no stats file.</source>
        <translation>طباعة ما يعرضه المؤشر ثم الخروج دون نافذة. رمز الخروج: 0 نشط، 1 لا يُحدَّث أو متوقف، 2 خطأ، 3 لا يوجد ملف إحصاءات.</translation>
    </message>
    <message>
        <source>Print what the label shows, and again each time it changes, without a window, until a stop signal arrives or the output is closed.</source>
        <translation>طباعة ما يعرضه المؤشر، ثم من جديد عند كل تغيّر، دون نافذة، إلى أن ترد إشارة إيقاف أو يُغلق المخرج.</translation>
    </message>
    <message>
        <source>Output format of --once and --follow: plain (the label&apos;s text, the default), json (one line with state, text, color, services, messages, age_s, reason, path), waybar, i3blocks, tmux; of --once only: nagios, prometheus.</source>
        <translation>صيغة مخرجات ‎--once و‎--follow: plain (نص المؤشر، وهو المبدئي)، أو json (سطر واحد فيه state, text, color, services, messages, age_s, reason, path)، أو waybar أو i3blocks أو tmux؛ ومع ‎--once وحده: nagios أو prometheus.</translation>
    </message>
    <message>
        <source>MM&apos;s address on this computer (default: http://localhost:6001). EE Monitor registers there, and checks MM&apos;s health there if the stats file does not name its writer.</source>
        <translation>عنوان MM في هذا الحاسوب (المبدئي: http://localhost:6001). يسجّل EE Monitor نفسه هناك، ويفحص سلامة MM هناك إذا لم يذكر ملف الإحصاءات كاتبه.</translation>
    </message>
    <message>
        <source>Only read the file: do not register with MM, do not check its health, open no port.</source>
        <translation>قراءة الملف فقط: دون التسجيل لدى MM، ودون فحص سلامته، ودون فتح أي منفذ.</translation>
    </message>
    <message>
        <source>Start MM unless it is running, with the mm-proxy next to this program or in PATH. MM keeps running when the window is closed.</source>
        <translation>تشغيل MM، بواسطة mm-proxy المجاور لهذا البرنامج أو الموجود في PATH، ما لم يكن يعمل. وهو يستمر في العمل عند إغلاق النافذة.</translation>
    </message>
    <message>
        <source>--interval must be a whole number of milliseconds, not &quot;%1&quot;.</source>
        <translation>يقبل ‎--interval عددًا صحيحًا بالميلي ثانية، لا «%1».</translation>
    </message>
    <message>
        <source>--mm-url must be an address of this computer such as http://localhost:6001, not &quot;%1&quot;.</source>
        <translation>يقبل ‎--mm-url عنوانًا لهذا الحاسوب مثل http://localhost:6001، لا «%1».</translation>
    </message>
    <message>
        <source>--format needs --once or --follow.</source>
        <translation>لا يُستخدم ‎--format إلا مع ‎--once أو ‎--follow.</translation>
    </message>
    <message>
        <source>--format must be one of %1, not &quot;%2&quot;.</source>
        <extracomment>%1 is a list of words, with commas</extracomment>
        <translation>قيمة ‎--format هي واحدة من %1، لا «%2».</translation>
    </message>
    <message>
        <source>--format %1 needs --once: no program reads it as a stream.</source>
        <extracomment>%1 is nagios or prometheus, which are also names of programs</extracomment>
        <translation>لا يُستخدم ‎--format %1 إلا مع ‎--once: لا يقرؤه أي برنامج كدفق متواصل.</translation>
    </message>
    <message>
        <source>The process that read the stats file died.</source>
        <translation>انتهت العملية التي كانت تقرأ ملف الإحصاءات على نحو غير متوقع.</translation>
    </message>
    <message>
        <source>The file with the token that MM requires, if it was started with --token-file. MM gets it in each request, and an MM that is started here requires it.</source>
        <translation>الملف الذي يضم الرمز الذي يطلبه MM إذا شُغّل مع --token-file. يتلقاه MM مع كل طلب، ويطلبه أيضًا MM الذي يُشغَّل من هنا.</translation>
    </message>
    <message>
        <source>--token-file needs a path.</source>
        <translation>يحتاج ‎--token-file إلى مسار.</translation>
    </message>
    <message>
        <source>Start in the tray alone, without a window. If there is no tray, the window is opened minimized.</source>
        <translation>البدء في علبة النظام وحدها، دون نافذة. إن لم توجد علبة نظام فتُفتح النافذة مصغَّرة.</translation>
    </message>
    <message>
        <source>Can&apos;t listen on port %1 of %2: %3.</source>
        <translation>تعذّر الاستماع على المنفذ %1 في العنوان ‎%2‏: %3.</translation>
    </message>
    <message>
        <source>Choose another port, or end the program that uses it.</source>
        <translation>اختر منفذًا آخر، أو أنهِ البرنامج الذي يستخدمه.</translation>
    </message>
    <message>
        <source>Choose a port from 1024 on.</source>
        <translation>اختر منفذًا من 1024 فما فوق.</translation>
    </message>
    <message>
        <source>ee-monitor exports metrics at %1</source>
        <extracomment>%1 is a web address</extracomment>
        <translation>يصدّر ee-monitor المقاييس على %1</translation>
    </message>
    <message>
        <source>Serve MM&apos;s state for Prometheus at http://ADDRESS:PORT/metrics, without a window, until a stop signal arrives. ADDRESS is an IP address such as 127.0.0.1 or [::1]; port 0 chooses a free one. The connection is not encrypted.</source>
        <translation>تقديم حالة MM إلى Prometheus على http://ADDRESS:PORT/metrics، دون نافذة، إلى أن ترد إشارة إيقاف. العنوان ADDRESS هو عنوان IP مثل 127.0.0.1 أو ‎[::1]‎؛ ويختار المنفذ 0 منفذًا متاحًا. الاتصال غير مشفّر.</translation>
    </message>
    <message>
        <source>Accept this name in the Host header too, as a reverse proxy or Prometheus sends it; may be repeated.</source>
        <translation>قبول هذا الاسم أيضًا في ترويسة Host، كما يرسلها وكيل عكسي أو Prometheus؛ يمكن تكراره.</translation>
    </message>
    <message>
        <source>Also export the names of services, MCP servers and the stats file.</source>
        <translation>تصدير أسماء الخدمات وخوادم MCP وملف الإحصاءات أيضًا.</translation>
    </message>
    <message>
        <source>Watch the machines that Prometheus at this address scrapes, instead of a stats file.</source>
        <translation>مراقبة الأجهزة التي يقرأ Prometheus بياناتها على هذا العنوان، بدلًا من ملف إحصاءات.</translation>
    </message>
    <message>
        <source>Which of Prometheus&apos; targets are the machines, as a selector of PromQL (default: {job=&quot;mm&quot;}).</source>
        <translation>أيّ أهداف Prometheus هي الأجهزة، بصيغة محدِّد PromQL (المبدئي: ‎{job=&quot;mm&quot;}‎).</translation>
    </message>
    <message>
        <source>The file (chmod 600) with the password or the certificates for Prometheus: see the manual.</source>
        <translation>الملف (chmod 600) الذي يضم كلمة المرور أو الشهادات من أجل Prometheus: انظر الدليل.</translation>
    </message>
    <message>
        <source>Seconds after its last scrape until a machine is not active any more: 5 to 3600 (default: 2.5 scrape intervals, and at least 10).</source>
        <translation>عدد الثواني بعد آخر قراءة لبيانات الجهاز حتى لا يعود نشطًا: من 5 إلى 3600 (المبدئي: 2.5 من فترات القراءة، و10 على الأقل).</translation>
    </message>
    <message>
        <source>--max-age takes 5 to 3600 seconds, not &quot;%1&quot;.</source>
        <translation>يقبل ‎--max-age من 5 إلى 3600 ثانية، لا «%1».</translation>
    </message>
    <message>
        <source>--prometheus-config needs a path.</source>
        <translation>يحتاج ‎--prometheus-config إلى مسار.</translation>
    </message>
    <message>
        <source>--%1 needs --%2.</source>
        <translation>لا يُستخدم ‎--%1 إلا مع ‎--%2.</translation>
    </message>
    <message>
        <source>--%1 cannot be combined with --%2.</source>
        <translation>لا يمكن استخدام ‎--%1 مع ‎--%2.</translation>
    </message>
    <message>
        <source>--exporter takes an IP address and a port such as 127.0.0.1:9501 or [::1]:9501, not &quot;%1&quot;.</source>
        <translation>يقبل ‎--exporter عنوان IP ومنفذًا مثل 127.0.0.1:9501 أو ‎[::1]:9501، لا «%1».</translation>
    </message>
    <message>
        <source>--exporter-host takes a host name without a port, such as box.lan, not &quot;%1&quot;.</source>
        <translation>يقبل ‎--exporter-host اسم مضيف دون منفذ، مثل box.lan، لا «%1».</translation>
    </message>
</context>
<context>
    <name>mm::PreferencesControl</name>
    <message>
        <source>The disk with the entries for the login does not respond. This can&apos;t be shown or changed.</source>
        <extracomment>&quot;this&quot; is whether the program starts at login</extracomment>
        <translation>لا يستجيب القرص الذي يضم مدخلات تسجيل الدخول. تعذّر عرض هذا أو تغييره.</translation>
    </message>
    <message>
        <source>The disk with the entries for the login does not respond. This is shown when it does.</source>
        <translation>لا يستجيب القرص الذي يضم مدخلات تسجيل الدخول. يُعرض هذا حين يستجيب.</translation>
    </message>
</context>
<context>
    <name>mm::PreferencesDialog</name>
    <message>
        <source>&amp;Browse…</source>
        <translation>ت&amp;صفّح…</translation>
    </message>
    <message>
        <source>Show an icon in the &amp;tray</source>
        <translation>إ&amp;ظهار أيقونة في علبة النظام</translation>
    </message>
    <message>
        <source>N&amp;otifications</source>
        <translation>الإش&amp;عارات</translation>
    </message>
    <message>
        <source>When MM is acti&amp;ve</source>
        <translation>عندما يصبح MM &amp;نشطًا</translation>
    </message>
    <message>
        <source>When the stats file can&apos;t be rea&amp;d</source>
        <translation>عندما تتعذّر ق&amp;راءة ملف الإحصاءات</translation>
    </message>
    <message>
        <source>When there is &amp;no stats file</source>
        <translation>عندما لا &amp;يوجد ملف إحصاءات</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>التفضيلات</translation>
    </message>
    <message>
        <source>Stats file</source>
        <translation>ملف الإحصاءات</translation>
    </message>
    <message>
        <source>Chooses the stats file</source>
        <translation>اختيار ملف الإحصاءات</translation>
    </message>
    <message>
        <source>&amp;Path:</source>
        <extracomment>of the stats file</extracomment>
        <translation>ال&amp;مسار:</translation>
    </message>
    <message>
        <source> s</source>
        <extracomment>seconds, behind a number</extracomment>
        <translation> ث</translation>
    </message>
    <message>
        <source>MM</source>
        <translation>MM</translation>
    </message>
    <message>
        <source>&amp;Address:</source>
        <extracomment>where MM listens</extracomment>
        <translation>العن&amp;وان:</translation>
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
        <translation>حسب النظام</translation>
    </message>
    <message>
        <source>Light</source>
        <extracomment>the theme</extracomment>
        <translation>فاتحة</translation>
    </message>
    <message>
        <source>Dark</source>
        <extracomment>the theme</extracomment>
        <translation>داكنة</translation>
    </message>
    <message>
        <source>T&amp;heme:</source>
        <translation>ال&amp;سمة:</translation>
    </message>
    <message>
        <source>Lan&amp;guage:</source>
        <translation>ال&amp;لغة:</translation>
    </message>
    <message>
        <source>Restore De&amp;faults</source>
        <translation>استعادة القيم الم&amp;بدئية</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>إ&amp;غلاق</translation>
    </message>
    <message>
        <source>given on the command line</source>
        <translation>محدَّد في سطر الأوامر</translation>
    </message>
    <message>
        <source>Stats File</source>
        <translation>ملف الإحصاءات</translation>
    </message>
    <message>
        <source>&amp;Register with MM and check its health</source>
        <translation>التس&amp;جيل لدى MM وفحص سلامته</translation>
    </message>
    <message>
        <source>When MM &amp;stops or is not updating</source>
        <translation>عندما يتو&amp;قف MM أو لا يُحدِّث ملفه</translation>
    </message>
    <message>
        <source>Read &amp;every:</source>
        <extracomment>how often the stats file is read; &quot;2.0 s&quot; follows</extracomment>
        <translation>القراءة &amp;كل:</translation>
    </message>
    <message>
        <source>The files can&apos;t be shown: a disk or network drive does not respond. The path can be entered here.</source>
        <translation>لا يمكن عرض الملفات: لا يستجيب قرص أو محرك أقراص شبكي. يمكن إدخال المسار هنا.</translation>
    </message>
    <message>
        <source>When a server of &amp;MM is down</source>
        <translation>عندما لا يكون أحد خوا&amp;دم MM متاحًا</translation>
    </message>
</context>
<context>
    <name>mm::ProblemPanel</name>
    <message>
        <source>&amp;Start MM</source>
        <translation>&amp;تشغيل MM</translation>
    </message>
    <message>
        <source>Problem</source>
        <extracomment>what a screen reader calls the panel that explains what is wrong</extracomment>
        <translation>مشكلة</translation>
    </message>
    <message>
        <source>&amp;Move the Broken File Aside</source>
        <translation>&amp;نقل الملف التالف جانبًا</translation>
    </message>
    <message>
        <source>&amp;Check Now</source>
        <translation>تح&amp;قّق الآن</translation>
    </message>
    <message>
        <source>Sh&amp;ow File</source>
        <translation>إ&amp;ظهار الملف</translation>
    </message>
    <message>
        <source>Copy &amp;Details</source>
        <translation>نسخ الت&amp;فاصيل</translation>
    </message>
</context>
<context>
    <name>mm::PrometheusBox</name>
    <message>
        <source>Watch man&amp;y machines through Prometheus instead of the file</source>
        <extracomment>&quot;machines&quot; are computers, each with an MM; Prometheus is a name; &quot;the file&quot; is the stats file</extracomment>
        <translation>مراقبة أجهزة ك&amp;ثيرة عبر Prometheus بدلًا من الملف</translation>
    </message>
    <message>
        <source>&amp;URL:</source>
        <extracomment>where Prometheus listens</extracomment>
        <translation>عنو&amp;ان URL:</translation>
    </message>
    <message>
        <source>Selection &amp;query:</source>
        <extracomment>which machines</extracomment>
        <translation>استعلام اختيار الأج&amp;هزة:</translation>
    </message>
    <message>
        <source>Pass&amp;word file:</source>
        <extracomment>the path of a file with a password</extracomment>
        <translation>مل&amp;ف كلمة المرور:</translation>
    </message>
    <message>
        <source>none</source>
        <translation>لا يوجد</translation>
    </message>
    <message>
        <source>Asks Prometheus for the machines</source>
        <translation>الاستعلام من Prometheus عن الأجهزة</translation>
    </message>
    <message>
        <source>The command line tells what is watched.</source>
        <translation>ما يُراقَب محدَّد في سطر الأوامر.</translation>
    </message>
    <message>
        <source>Prometheus is being asked.</source>
        <translation>يجري الاستعلام من Prometheus.</translation>
    </message>
    <message>
        <source>Quic&amp;k Test</source>
        <translation>ف&amp;حص سريع</translation>
    </message>
</context>
<context>
    <name>mm::PrometheusClient</name>
    <message>
        <source>its answer has more than %1 MiB</source>
        <translation>إجابته أكبر من %1 MiB</translation>
    </message>
    <message>
        <source>no complete answer within the timeout</source>
        <translation>لا إجابة كاملة خلال المهلة</translation>
    </message>
</context>
<context>
    <name>mm::PrometheusConfig</name>
    <message>
        <source>line %1 is neither [http] nor one of its keys: %2.</source>
        <extracomment>%1 is a number, %2 a list of words</extracomment>
        <translation>السطر %1 ليس ‎[http]‎ ولا أحد مفاتيحه: %2.</translation>
    </message>
    <message>
        <source>%1 names %2, which can&apos;t be used: %3</source>
        <extracomment>%1 is a key of the file, %2 a path, %3 the cause</extracomment>
        <translation>يشير %1 إلى ‎%2، الذي تعذّر استخدامه: %3</translation>
    </message>
    <message>
        <source>it needs username and password_file, or credentials_file.</source>
        <translation>يحتاج إلى username وpassword_file، أو إلى credentials_file.</translation>
    </message>
    <message>
        <source>it has to be one line without blanks.</source>
        <translation>يجب أن يكون سطرًا واحدًا دون فراغات.</translation>
    </message>
    <message>
        <source>it has no certificate in PEM form.</source>
        <translation>ليس فيه شهادة بصيغة PEM.</translation>
    </message>
    <message>
        <source>it needs cert_file and key_file, or none of them.</source>
        <translation>يحتاج إلى cert_file وkey_file معًا، أو لا شيء منهما.</translation>
    </message>
    <message>
        <source>it has no RSA or EC key in PEM form.</source>
        <translation>ليس فيه مفتاح RSA أو EC بصيغة PEM.</translation>
    </message>
    <message>
        <source>A password in an address can be seen by other users: use --prometheus-config.</source>
        <translation>يمكن لمستخدمين آخرين رؤية كلمة المرور في العنوان: استخدم ‎--prometheus-config.</translation>
    </message>
    <message>
        <source>Prometheus&apos; address has to be one such as http://localhost:9090, not &quot;%1&quot;.</source>
        <extracomment>%1 is what the user has given</extracomment>
        <translation>يجب أن يكون عنوان Prometheus مثل http://localhost:9090، لا «%1».</translation>
    </message>
    <message>
        <source>The selection has to be in braces, as in {job=&quot;mm&quot;}.</source>
        <translation>يجب أن يكون الاختيار بين قوسين معقوفين، كما في ‎{job=&quot;mm&quot;}‎.</translation>
    </message>
    <message>
        <source>its password would be sent to %1 unencrypted: use https.</source>
        <translation>ستُرسَل كلمة المرور التي فيه إلى %1 دون تشفير: استخدم https.</translation>
    </message>
    <message>
        <source>The file with the password for Prometheus, %1, can&apos;t be used: %2</source>
        <extracomment>%1 is a path, %2 the cause, a sentence without a capital</extracomment>
        <translation>تعذّر استخدام الملف الذي يضم كلمة مرور Prometheus، ‎%1: %2</translation>
    </message>
</context>
<context>
    <name>mm::ProxyLauncher</name>
    <message>
        <source>MM was not started: another program answers at %1.</source>
        <extracomment>%1 is a web address</extracomment>
        <translation>لم يُشغَّل MM: يستجيب برنامج آخر على %1.</translation>
    </message>
    <message>
        <source>MM could not be started: there is no %1 in %2, nor in any folder of PATH.</source>
        <extracomment>%1 is a program&apos;s name, %2 a folder</extracomment>
        <translation>تعذّر تشغيل MM: لا يوجد %1 في ‎%2 ولا في أي مجلد من PATH.</translation>
    </message>
    <message>
        <source>MM could not be started: %1</source>
        <translation>تعذّر تشغيل MM: %1</translation>
    </message>
    <message>
        <source>MM was started as process %1, but does not answer at %2. Its log is %3.</source>
        <extracomment>%1 is a process number, %2 a web address, %3 a path</extracomment>
        <translation>شُغِّل MM بالعملية %1، لكنه لا يستجيب على %2. سجلّه هو ‎%3.</translation>
    </message>
    <message>
        <source>MM was started as process %1. It keeps running when this window is closed.</source>
        <extracomment>%1 is a process number</extracomment>
        <translation>شُغِّل MM بالعملية %1. وهو يستمر في العمل عند إغلاق هذه النافذة.</translation>
    </message>
    <message>
        <source>MM is running already at %1.</source>
        <extracomment>%1 is a web address</extracomment>
        <translation>يعمل MM بالفعل على %1.</translation>
    </message>
    <message>
        <source>MM is running already at %1, but writes its figures to %2. Start EE Monitor with --stats-file %2 to see them.</source>
        <extracomment>%1 is a web address, %2 a path; --stats-file is an option of the command line</extracomment>
        <translation>يعمل MM بالفعل على %1، لكنه يكتب أرقامه في ‎%2. لرؤيتها شغّل EE Monitor مع ‎--stats-file %2.</translation>
    </message>
    <message>
        <source>it exited without output.</source>
        <extracomment>replaces a program&apos;s last message, after &quot;MM could not be started: &quot;</extracomment>
        <translation>انتهى من دون أي مخرجات.</translation>
    </message>
    <message>
        <source>MM was not started yet: the disk with its program or its log %1 does not respond.</source>
        <extracomment>%1 is a path</extracomment>
        <translation>لم يُشغَّل MM بعد: لا يستجيب القرص الذي يضم برنامجه أو سجله %1.</translation>
    </message>
    <message>
        <source>The program at %1 requires a token. If it is MM, start EE Monitor with MM&apos;s --token-file.</source>
        <translation>يطلب البرنامج على %1 رمزًا. إذا كان MM، فشغّل EE Monitor مع ‎--token-file الخاص به.</translation>
    </message>
</context>
<context>
    <name>mm::Server</name>
    <message>
        <source>connection refused</source>
        <translation>رُفض الاتصال</translation>
    </message>
    <message>
        <source>timeout</source>
        <translation>انتهاء المهلة</translation>
    </message>
    <message>
        <source>connection closed</source>
        <translation>أُغلق الاتصال</translation>
    </message>
    <message>
        <source>bad answer</source>
        <translation>إجابة غير صالحة</translation>
    </message>
    <message>
        <source>answer too large</source>
        <translation>إجابة كبيرة جدًا</translation>
    </message>
    <message>
        <source>HTTP error</source>
        <translation>خطأ HTTP</translation>
    </message>
    <message>
        <source>error of the tool</source>
        <translation>خطأ الأداة</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>أُلغي</translation>
    </message>
    <message>
        <source>too many calls</source>
        <translation>استدعاءات كثيرة جدًا</translation>
    </message>
    <message>
        <source>Up</source>
        <comment>state of a service</comment>
        <translation>متاح</translation>
    </message>
    <message>
        <source>Busy</source>
        <comment>state of a service</comment>
        <translation>مشغول</translation>
    </message>
    <message>
        <source>Starting</source>
        <comment>state of a service</comment>
        <translation>يبدأ</translation>
    </message>
    <message>
        <source>Failing</source>
        <comment>state of a service</comment>
        <translation>متعثّر</translation>
    </message>
    <message>
        <source>Down</source>
        <comment>state of a service</comment>
        <translation>غير متاح</translation>
    </message>
    <message>
        <source>Stopped</source>
        <comment>state of a service</comment>
        <translation>موقوف</translation>
    </message>
    <message>
        <source>Disabled</source>
        <comment>state of a service</comment>
        <translation>معطَّل</translation>
    </message>
    <message>
        <source>Busy for %1 s</source>
        <extracomment>state of a server; %1 is a whole number of seconds</extracomment>
        <translation>مشغول منذ %1 ث</translation>
    </message>
    <message>
        <source>MCP server that MM runs: %1</source>
        <extracomment>%1 is a state, such as &quot;Up&quot; or &quot;Failing&quot;</extracomment>
        <translation>خادم MCP يشغّله MM: %1</translation>
    </message>
    <message>
        <source>Last change of its state: %1</source>
        <extracomment>%1 is when, such as &quot;5 minutes ago&quot;</extracomment>
        <translation>آخر تغيّر في حالته: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n restart(s) by MM</source>
        <translation>
            <numerusform>أعاد MM تشغيله %n مرة</numerusform>
            <numerusform>أعاد MM تشغيله مرة واحدة</numerusform>
            <numerusform>أعاد MM تشغيله مرتين</numerusform>
            <numerusform>أعاد MM تشغيله %n مرات</numerusform>
            <numerusform>أعاد MM تشغيله %n مرة</numerusform>
            <numerusform>أعاد MM تشغيله %n مرة</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 is the kind of an error, %2 how often it occurred</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>error of the server</source>
        <translation>خطأ من الخادم</translation>
    </message>
    <message>
        <source>server ended</source>
        <translation>انتهى الخادم</translation>
    </message>
</context>
<context>
    <name>mm::ServerActions</name>
    <message>
        <source>&amp;Restart Server</source>
        <translation>إعادة ت&amp;شغيل الخادم</translation>
    </message>
    <message>
        <source>Show Lo&amp;g…</source>
        <translation>إظهار ال&amp;سجل…</translation>
    </message>
    <message>
        <source>The server is disabled: enable it first.</source>
        <translation>الخادم معطَّل: فعّله أولًا.</translation>
    </message>
    <message>
        <source>&amp;Enable Server</source>
        <translation>تفعي&amp;ل الخادم</translation>
    </message>
    <message>
        <source>&amp;Disable Server</source>
        <translation>تعطي&amp;ل الخادم</translation>
    </message>
    <message>
        <source>Ends its process and starts it again.</source>
        <translation>ينهي عمليته ويشغّله من جديد.</translation>
    </message>
    <message>
        <source>MM starts it, and again if it ends.</source>
        <translation>يشغّله MM، ويعيد تشغيله إذا انتهى.</translation>
    </message>
    <message>
        <source>It stays stopped until it is started again, or MM is.</source>
        <translation>يبقى موقوفًا إلى أن يُشغَّل من جديد أو يُعاد تشغيل MM.</translation>
    </message>
    <message>
        <source>MM starts it, and again at each start of MM.</source>
        <translation>يشغّله MM، ويشغّله عند كل بدء لتشغيل MM.</translation>
    </message>
    <message>
        <source>It stays stopped until it is enabled, also after a restart of MM.</source>
        <translation>يبقى موقوفًا إلى أن يُفعَّل، حتى بعد إعادة تشغيل MM.</translation>
    </message>
    <message>
        <source>The last lines that the server wrote to its standard error.</source>
        <translation>آخر الأسطر التي كتبها الخادم على مخرج الخطأ القياسي.</translation>
    </message>
    <message>
        <source>S&amp;tart Server</source>
        <translation>&amp;تشغيل الخادم</translation>
    </message>
    <message>
        <source>S&amp;top Server</source>
        <translation>إ&amp;يقاف الخادم</translation>
    </message>
</context>
<context>
    <name>mm::ServerControl</name>
    <message>
        <source>%1 is being restarted.</source>
        <extracomment>%1 is a server</extracomment>
        <translation>تجري إعادة تشغيل الخادم %1.</translation>
    </message>
    <message>
        <source>%1 is being started.</source>
        <extracomment>%1 is a server</extracomment>
        <translation>يجري تشغيل الخادم %1.</translation>
    </message>
    <message>
        <source>%1 is being stopped.</source>
        <extracomment>%1 is a server</extracomment>
        <translation>يجري إيقاف الخادم %1.</translation>
    </message>
    <message>
        <source>%1 is enabled.</source>
        <extracomment>%1 is a server</extracomment>
        <translation>الخادم %1 مفعَّل.</translation>
    </message>
    <message>
        <source>%1 is disabled.</source>
        <extracomment>%1 is a server</extracomment>
        <translation>الخادم %1 معطَّل.</translation>
    </message>
    <message>
        <source>MM is not running.</source>
        <translation>لا يعمل MM.</translation>
    </message>
    <message>
        <source>Only the user who runs MM can do this, on the same computer.</source>
        <translation>لا يستطيع ذلك إلا المستخدم الذي يشغّل MM، على الحاسوب نفسه.</translation>
    </message>
    <message>
        <source>MM did not answer: %1.</source>
        <extracomment>%1 is the cause, without a full stop</extracomment>
        <translation>لم يستجب MM: ‏%1.</translation>
    </message>
    <message>
        <source>MM refused this for the server %1: %2</source>
        <extracomment>%1 is a server, %2 a sentence of MM in English</extracomment>
        <translation>رفض MM ذلك للخادم %1‏: %2</translation>
    </message>
</context>
<context>
    <name>mm::ServerLogDialog</name>
    <message>
        <source>The server has written nothing to its standard error.</source>
        <translation>لم يكتب الخادم شيئًا على مخرج الخطأ القياسي.</translation>
    </message>
    <message>
        <source>Log of %1</source>
        <extracomment>title of a window; %1 is the name of a server</extracomment>
        <translation>سجل الخادم %1</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>ت&amp;حديث</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;نسخ</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>إ&amp;غلاق</translation>
    </message>
</context>
<context>
    <name>mm::ServiceRow</name>
    <message>
        <source>just now</source>
        <comment>registered</comment>
        <translation>قبل لحظات</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) ago</source>
        <translation>
            <numerusform>قبل %n دقيقة</numerusform>
            <numerusform>قبل %n دقيقة</numerusform>
            <numerusform>قبل دقيقتين</numerusform>
            <numerusform>قبل %n دقائق</numerusform>
            <numerusform>قبل %n دقيقة</numerusform>
            <numerusform>قبل %n دقيقة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) ago</source>
        <translation>
            <numerusform>قبل %n ساعة</numerusform>
            <numerusform>قبل %n ساعة</numerusform>
            <numerusform>قبل ساعتين</numerusform>
            <numerusform>قبل %n ساعات</numerusform>
            <numerusform>قبل %n ساعة</numerusform>
            <numerusform>قبل %n ساعة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>قبل %n يوم</numerusform>
            <numerusform>قبل %n يوم</numerusform>
            <numerusform>قبل يومين</numerusform>
            <numerusform>قبل %n أيام</numerusform>
            <numerusform>قبل %n يومًا</numerusform>
            <numerusform>قبل %n يوم</numerusform>
        </translation>
    </message>
    <message>
        <source>&lt;%1</source>
        <extracomment>%1 is a number: fewer messages per minute than that</extracomment>
        <translation>أقل من %1</translation>
    </message>
    <message>
        <source>Not known: the service is not registered any more.</source>
        <translation>غير معروف: لم تعد الخدمة مسجّلة.</translation>
    </message>
    <message>
        <source>Not known: MM is not active.</source>
        <translation>غير معروف: MM غير نشط.</translation>
    </message>
    <message>
        <source>Not known: another service has the same name.</source>
        <translation>غير معروف: توجد خدمة أخرى بالاسم نفسه.</translation>
    </message>
    <message>
        <source>Messages per minute, over the last minute</source>
        <translation>الرسائل في الدقيقة، خلال آخر دقيقة</translation>
    </message>
    <message numerus="yes">
        <source>Messages per minute, over the last %n second(s)</source>
        <translation>
            <numerusform>الرسائل في الدقيقة، خلال آخر %n ثانية</numerusform>
            <numerusform>الرسائل في الدقيقة، خلال آخر %n ثانية</numerusform>
            <numerusform>الرسائل في الدقيقة، خلال آخر ثانيتين</numerusform>
            <numerusform>الرسائل في الدقيقة، خلال آخر %n ثوانٍ</numerusform>
            <numerusform>الرسائل في الدقيقة، خلال آخر %n ثانية</numerusform>
            <numerusform>الرسائل في الدقيقة، خلال آخر %n ثانية</numerusform>
        </translation>
    </message>
    <message>
        <source>&lt;%1%</source>
        <extracomment>%1 is a number: less than that percentage</extracomment>
        <translation>أقل من %1%</translation>
    </message>
    <message>
        <source>%1%</source>
        <extracomment>%1 is a number: a percentage</extracomment>
        <translation>%1%</translation>
    </message>
    <message>
        <source>No share: the service is not registered any more.</source>
        <translation>لا توجد حصة: لم تعد الخدمة مسجّلة.</translation>
    </message>
    <message>
        <source>No share: no service has had a message yet.</source>
        <translation>لا توجد حصة: ليس لأي خدمة رسائل بعد.</translation>
    </message>
    <message>
        <source>%1 of the %2 messages of all services in this table</source>
        <extracomment>%1 is a share such as &quot;12.5%&quot;, %2 a number</extracomment>
        <translation>%1 من رسائل كل الخدمات في هذا الجدول، وعددها %2</translation>
    </message>
    <message>
        <source>New: registered a moment ago.</source>
        <translation>جديدة: سُجّلت قبل لحظات.</translation>
    </message>
    <message>
        <source>Departed: not registered any more.</source>
        <translation>غادرت: لم تعد مسجّلة.</translation>
    </message>
    <message>
        <source>%1 (this window)</source>
        <extracomment>table cell: the service that is this program; %1 is its name</extracomment>
        <translation>%1 (هذه النافذة)</translation>
    </message>
    <message>
        <source>Not known: the service is down.</source>
        <translation>غير معروف: الخدمة غير متاحة.</translation>
    </message>
    <message numerus="yes">
        <source>Measuring: the first value comes after %n second(s).</source>
        <translation>
            <numerusform>يجري القياس: تظهر القيمة الأولى بعد %n ثانية.</numerusform>
            <numerusform>يجري القياس: تظهر القيمة الأولى بعد %n ثانية.</numerusform>
            <numerusform>يجري القياس: تظهر القيمة الأولى بعد ثانيتين (%n).</numerusform>
            <numerusform>يجري القياس: تظهر القيمة الأولى بعد %n ثوانٍ.</numerusform>
            <numerusform>يجري القياس: تظهر القيمة الأولى بعد %n ثانية.</numerusform>
            <numerusform>يجري القياس: تظهر القيمة الأولى بعد %n ثانية.</numerusform>
        </translation>
    </message>
    <message>
        <source>No share: the service is down.</source>
        <translation>لا توجد حصة: الخدمة غير متاحة.</translation>
    </message>
    <message>
        <source>Down: no program listens at its port, so MM does not count it until it answers.</source>
        <translation>غير متاحة: لا يستمع أي برنامج على منفذها، لذلك لا يحسبها MM حتى تجيب.</translation>
    </message>
    <message>
        <source>measuring…</source>
        <extracomment>table cell instead of the number of messages per minute</extracomment>
        <translation>يجري القياس…</translation>
    </message>
    <message numerus="yes">
        <source>%n failed call(s) since the registration</source>
        <translation>
            <numerusform>%n استدعاء فاشل منذ التسجيل</numerusform>
            <numerusform>استدعاء فاشل واحد (%n) منذ التسجيل</numerusform>
            <numerusform>استدعاءان فاشلان (%n) منذ التسجيل</numerusform>
            <numerusform>%n استدعاءات فاشلة منذ التسجيل</numerusform>
            <numerusform>%n استدعاءً فاشلًا منذ التسجيل</numerusform>
            <numerusform>%n استدعاء فاشل منذ التسجيل</numerusform>
        </translation>
    </message>
    <message>
        <source>Last failure (%1): %2</source>
        <extracomment>%1 is when, such as &quot;5 minutes ago&quot;, %2 a sentence of MM in English</extracomment>
        <translation>آخر فشل (%1): %2</translation>
    </message>
    <message>
        <source>No successful call since the registration</source>
        <translation>لا استدعاء ناجحًا منذ التسجيل</translation>
    </message>
    <message>
        <source>Last successful call: %1</source>
        <translation>آخر استدعاء ناجح: %1</translation>
    </message>
    <message>
        <source>No failed call is known.</source>
        <translation>لا يُعرف أي استدعاء فاشل.</translation>
    </message>
    <message>
        <source>Tools: %1</source>
        <extracomment>%1 are names of tools of a service, with commas between them</extracomment>
        <translation>الأدوات: %1</translation>
    </message>
    <message numerus="yes">
        <source>Tools: %1 and %n more</source>
        <extracomment>%1 are names of tools of a service, with commas between them; %n more are not named</extracomment>
        <translation>
            <numerusform>الأدوات: %1</numerusform>
            <numerusform>الأدوات: %1 وأداة أخرى</numerusform>
            <numerusform>الأدوات: %1 وأداتان أخريان</numerusform>
            <numerusform>الأدوات: %1 و%n أدوات أخرى</numerusform>
            <numerusform>الأدوات: %1 و%n أداة أخرى</numerusform>
            <numerusform>الأدوات: %1 و%n أداة أخرى</numerusform>
        </translation>
    </message>
    <message>
        <source>Not known: the server is not up.</source>
        <translation>غير معروف: الخادم غير متاح.</translation>
    </message>
    <message>
        <source>No share: the server is not up.</source>
        <translation>لا توجد حصة: الخادم غير متاح.</translation>
    </message>
    <message>
        <source>None: MM does not run this service.</source>
        <translation>لا شيء: لا يشغّل MM هذه الخدمة.</translation>
    </message>
    <message>
        <source>No call is known.</source>
        <translation>لا يُعرف أي استدعاء.</translation>
    </message>
    <message>
        <source>A program that has registered with MM; MM does not run it.</source>
        <translation>برنامج سجّل نفسه لدى MM؛ ولا يشغّله MM.</translation>
    </message>
</context>
<context>
    <name>mm::ServicesModel</name>
    <message>
        <source>Service</source>
        <comment>table column</comment>
        <translation>الخدمة</translation>
    </message>
    <message>
        <source>Registered</source>
        <comment>table column: when</comment>
        <translation>وقت التسجيل</translation>
    </message>
    <message>
        <source>Messages</source>
        <comment>table column: how many</comment>
        <translation>الرسائل</translation>
    </message>
    <message>
        <source>Messages per minute, over the last minute</source>
        <translation>الرسائل في الدقيقة، خلال آخر دقيقة</translation>
    </message>
    <message>
        <source>Share of the messages of all services in this table</source>
        <translation>الحصة من رسائل كل الخدمات في هذا الجدول</translation>
    </message>
    <message>
        <source>Per minute</source>
        <comment>table column: messages a minute</comment>
        <translation>في الدقيقة</translation>
    </message>
    <message>
        <source>Share</source>
        <comment>table column: of all messages</comment>
        <translation>الحصة</translation>
    </message>
    <message>
        <source>Failed calls since the service was registered</source>
        <translation>الاستدعاءات الفاشلة منذ تسجيل الخدمة</translation>
    </message>
    <message>
        <source>Failed</source>
        <comment>table column: how many calls failed</comment>
        <translation>فاشلة</translation>
    </message>
    <message>
        <source>State</source>
        <comment>table column: of a service</comment>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>Restarts</source>
        <comment>table column: how many</comment>
        <translation>مرات إعادة التشغيل</translation>
    </message>
    <message>
        <source>Last used</source>
        <comment>table column: when</comment>
        <translation>آخر استخدام</translation>
    </message>
    <message>
        <source>Whether the service can be called; see Help</source>
        <translation>هل يمكن استدعاء الخدمة؛ انظر المساعدة</translation>
    </message>
    <message>
        <source>How often MM has started the server again</source>
        <translation>عدد المرات التي أعاد فيها MM تشغيل الخادم</translation>
    </message>
    <message>
        <source>When its last call ended</source>
        <translation>متى انتهى آخر استدعاء لها</translation>
    </message>
</context>
<context>
    <name>mm::ServicesView</name>
    <message>
        <source>Services</source>
        <translation>الخدمات</translation>
    </message>
    <message>
        <source>This MM counts its services, but does not list them.</source>
        <translation>يعدّ MM هذا خدماته، لكنه لا يسردها.</translation>
    </message>
    <message>
        <source>No service is registered yet.</source>
        <translation>لا توجد خدمة مسجّلة بعد.</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;نسخ</translation>
    </message>
    <message>
        <source>Copy as &amp;JSON</source>
        <translation>نسخ ب&amp;صيغة JSON</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>&amp;بحث</translation>
    </message>
    <message>
        <source>59 minutes ago</source>
        <extracomment>the widest of these texts that is common</extracomment>
        <translation>قبل 59 دقيقة</translation>
    </message>
    <message>
        <source>No service has “%1” in its name.</source>
        <translation>لا توجد خدمة يحتوي اسمها على «%1».</translation>
    </message>
    <message>
        <source>Col&amp;umns</source>
        <translation>الأ&amp;عمدة</translation>
    </message>
    <message>
        <source>Filter the services by name</source>
        <translation>ترشيح الخدمات حسب الاسم</translation>
    </message>
    <message>
        <source>Filter by name</source>
        <translation>ترشيح حسب الاسم</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n service(s)</source>
        <extracomment>%1 is the number of services shown, %n the number of all</extracomment>
        <translation>
            <numerusform>%1 من %n خدمة</numerusform>
            <numerusform>%1 من %n خدمة</numerusform>
            <numerusform>%1 من خدمتين</numerusform>
            <numerusform>%1 من %n خدمات</numerusform>
            <numerusform>%1 من %n خدمة</numerusform>
            <numerusform>%1 من %n خدمة</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Sort By</source>
        <translation>ال&amp;فرز حسب</translation>
    </message>
    <message>
        <source>Order of the &amp;File</source>
        <extracomment>how the table is sorted</extracomment>
        <translation>ترتيب ال&amp;ملف</translation>
    </message>
    <message>
        <source>Busy for 59 s</source>
        <extracomment>the widest state of a service that is common</extracomment>
        <translation>مشغول منذ 59 ث</translation>
    </message>
</context>
<context>
    <name>mm::Settings</name>
    <message>
        <source>Enter an absolute path: it begins with a slash, as in %1.</source>
        <translation>أدخل مسارًا مطلقًا: يبدأ بشرطة مائلة، كما في %1.</translation>
    </message>
    <message>
        <source>This is a folder. Choose a file in it.</source>
        <translation>هذا مجلد. اختر ملفًا فيه.</translation>
    </message>
    <message>
        <source>MM runs on this computer: enter an address such as %1.</source>
        <extracomment>%1 is an address</extracomment>
        <translation>يعمل MM على هذا الحاسوب: أدخل عنوانًا مثل %1.</translation>
    </message>
    <message>
        <source>The disk with the preferences does not respond. Changes apply at once, and are stored when it responds.</source>
        <translation>لا يستجيب القرص الذي يضم التفضيلات. تسري التغييرات فورًا، وتُحفظ حين يستجيب.</translation>
    </message>
    <message>
        <source>it is not a regular file</source>
        <translation>إنه ليس ملفًا عاديًا</translation>
    </message>
    <message>
        <source>it is too large</source>
        <translation>إنه كبير جدًا</translation>
    </message>
    <message>
        <source>it can&apos;t be replaced</source>
        <translation>تعذّر استبداله</translation>
    </message>
    <message>
        <source>This can&apos;t be stored in %1: %2. It applies until EE Monitor is closed.</source>
        <extracomment>%1 is a path, %2 a cause such as &quot;Permission denied&quot;</extracomment>
        <translation>تعذّر حفظ هذا في %1: %2. ويبقى ساريًا حتى إغلاق EE Monitor.</translation>
    </message>
    <message>
        <source>The preferences in %1 can&apos;t be read: %2. The defaults apply, and the file stays as it is.</source>
        <extracomment>%1 is a path, %2 a cause such as &quot;Permission denied&quot;</extracomment>
        <translation>تعذّرت قراءة التفضيلات في %1: %2. تسري القيم المبدئية، ويبقى الملف كما هو.</translation>
    </message>
    <message>
        <source>The preferences in %1 are damaged at line %2. What can be read applies; the file is copied before it is changed.</source>
        <extracomment>%1 is a path, %2 a number</extracomment>
        <translation>التفضيلات في %1 تالفة عند السطر %2. يسري ما تمكن قراءته، ويُنسخ الملف قبل تغييره.</translation>
    </message>
    <message>
        <source>The window&apos;s layout can&apos;t be stored in %1: %2.</source>
        <extracomment>%1 is a path, %2 a cause such as &quot;Permission denied&quot;</extracomment>
        <translation>تعذّر حفظ تخطيط النافذة في %1: %2.</translation>
    </message>
    <message>
        <source>The preferences in %1 have values that can&apos;t be used: %2. The defaults apply instead, and the file stays as it is.</source>
        <extracomment>%1 is a path, %2 a list of names such as &quot;stats/interval, mm/url&quot;</extracomment>
        <translation>تحتوي التفضيلات في %1 على قيم لا يمكن استخدامها: %2. تُطبَّق القيم الافتراضية بدلًا منها، ويبقى الملف كما هو.</translation>
    </message>
    <message>
        <source>it is mounted by itself, so mount its folder instead</source>
        <translation>الملف موصول بمفرده؛ صِل مجلده بدلًا منه</translation>
    </message>
</context>
<context>
    <name>mm::SingleInstance</name>
    <message>
        <source>The window that is open for this file does not answer. Opening another one.</source>
        <translation>النافذة المفتوحة لهذا الملف لا تستجيب. يجري فتح نافذة أخرى.</translation>
    </message>
</context>
<context>
    <name>mm::Startup</name>
    <message>
        <source>The home folder does not respond. Fonts and themes in it are not used; the preferences apply when it responds.</source>
        <translation>لا يستجيب مجلد المنزل. لا تُستخدم خطوطه ولا سماته، وتسري التفضيلات حين يستجيب.</translation>
    </message>
    <message>
        <source>The session bus does not respond. There are no tray icon and no notifications until EE Monitor is started again.</source>
        <translation>لا يستجيب ناقل الجلسة. لا أيقونة في علبة النظام ولا إشعارات حتى يُشغَّل EE Monitor من جديد.</translation>
    </message>
    <message>
        <source>There is no response from %1. Themes and plugins in it are not used; preferences that depend on it apply when it responds.</source>
        <extracomment>%1 is one or more paths</extracomment>
        <translation>لا استجابة من %1. لا تُستخدم السمات والملحقات الموجودة فيه، وتُطبَّق التفضيلات المعتمدة عليه عندما يستجيب.</translation>
    </message>
</context>
<context>
    <name>mm::StatsFile</name>
    <message>
        <source>process %1 on %2 writes it already</source>
        <translation>تكتبه العملية %1 على %2 بالفعل</translation>
    </message>
    <message>
        <source>%1 It was moved aside as %2, and counting starts at 0.</source>
        <translation>%1 نُقل جانبًا باسم ‎%2، ويبدأ العدّ من 0.</translation>
    </message>
    <message numerus="yes">
        <source>Added %n message(s) that the last writer of %1 had counted and not saved.</source>
        <translation>
            <numerusform>أُضيفت %n رسالة عدّتها آخر عملية كتبت ‎%1 ولم تحفظها.</numerusform>
            <numerusform>أُضيفت رسالة واحدة عدّتها آخر عملية كتبت ‎%1 ولم تحفظها.</numerusform>
            <numerusform>أُضيفت رسالتان عدّتهما آخر عملية كتبت ‎%1 ولم تحفظهما.</numerusform>
            <numerusform>أُضيفت %n رسائل عدّتها آخر عملية كتبت ‎%1 ولم تحفظها.</numerusform>
            <numerusform>أُضيفت %n رسالة عدّتها آخر عملية كتبت ‎%1 ولم تحفظها.</numerusform>
            <numerusform>أُضيفت %n رسالة عدّتها آخر عملية كتبت ‎%1 ولم تحفظها.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is not written: %2.</source>
        <translation>لا يُكتب ‎%1: %2.</translation>
    </message>
    <message>
        <source>%1 can&apos;t be saved: %2. Counting goes on, and saving is tried again.</source>
        <translation>تعذّر حفظ ‎%1: %2. يستمر العدّ، وستُعاد محاولة الحفظ.</translation>
    </message>
    <message numerus="yes">
        <source>%1 is saved again, after %n second(s).</source>
        <translation>
            <numerusform>عاد حفظ ‎%1 بعد %n ثانية.</numerusform>
            <numerusform>عاد حفظ ‎%1 بعد %n ثانية.</numerusform>
            <numerusform>عاد حفظ ‎%1 بعد ثانيتين.</numerusform>
            <numerusform>عاد حفظ ‎%1 بعد %n ثوانٍ.</numerusform>
            <numerusform>عاد حفظ ‎%1 بعد %n ثانية.</numerusform>
            <numerusform>عاد حفظ ‎%1 بعد %n ثانية.</numerusform>
        </translation>
    </message>
    <message>
        <source>the key %1 is missing</source>
        <translation>المفتاح %1 مفقود</translation>
    </message>
    <message>
        <source>%1 is not a number</source>
        <translation>قيمة %1 ليست عددًا</translation>
    </message>
    <message>
        <source>%1 is negative</source>
        <translation>قيمة %1 سالبة</translation>
    </message>
    <message>
        <source>%1 is not a whole number</source>
        <translation>قيمة %1 ليست عددًا صحيحًا</translation>
    </message>
    <message>
        <source>%1 is too large</source>
        <translation>قيمة %1 كبيرة جدًا</translation>
    </message>
    <message>
        <source>%1 is not a string</source>
        <translation>قيمة %1 ليست نصًا</translation>
    </message>
    <message>
        <source>%1 is not an object</source>
        <translation>قيمة %1 ليست كائنًا</translation>
    </message>
    <message>
        <source>%1 is neither &quot;running&quot; nor &quot;stopped&quot;</source>
        <translation>قيمة %1 ليست «running» ولا «stopped»</translation>
    </message>
    <message>
        <source>%1 is not a number of seconds up to 86400</source>
        <translation>قيمة %1 ليست عدد ثوانٍ لا يتجاوز 86400</translation>
    </message>
    <message>
        <source>%1 is not an array</source>
        <translation>قيمة %1 ليست مصفوفة</translation>
    </message>
    <message>
        <source>%1 is a directory, not a file.</source>
        <translation>المسار ‎%1 مجلد وليس ملفًا.</translation>
    </message>
    <message>
        <source>%1 is a named pipe, not a file.</source>
        <translation>المسار ‎%1 أنبوب مسمّى وليس ملفًا.</translation>
    </message>
    <message>
        <source>%1 is a socket, not a file.</source>
        <translation>المسار ‎%1 مقبس وليس ملفًا.</translation>
    </message>
    <message>
        <source>%1 is a device, not a file.</source>
        <translation>المسار ‎%1 جهاز وليس ملفًا.</translation>
    </message>
    <message>
        <source>%1 is not a regular file.</source>
        <translation>المسار ‎%1 ليس ملفًا عاديًا.</translation>
    </message>
    <message>
        <source>%1 may not be read by this user: permission denied.</source>
        <translation>لا يحق لهذا المستخدم قراءة ‎%1: رُفض الإذن.</translation>
    </message>
    <message>
        <source>%1 can&apos;t be read: %2.</source>
        <translation>تعذّرت قراءة ‎%1: %2.</translation>
    </message>
    <message>
        <source>%1 is empty.</source>
        <translation>الملف ‎%1 فارغ.</translation>
    </message>
    <message>
        <source>%1 is not UTF-8 text: wrong at byte %2.</source>
        <translation>الملف ‎%1 ليس نصًا بترميز UTF-8: خطأ عند البايت %2.</translation>
    </message>
    <message>
        <source>%1 is not valid JSON: %2 at byte %3.</source>
        <translation>الملف ‎%1 ليس JSON صالحًا: %2 عند البايت %3.</translation>
    </message>
    <message>
        <source>%1 is not a valid stats file: %2.</source>
        <translation>الملف ‎%1 ليس ملف إحصاءات صالحًا: %2.</translation>
    </message>
    <message>
        <source>%1 does not exist.</source>
        <translation>الملف ‎%1 غير موجود.</translation>
    </message>
    <message>
        <source>another process writes it already and holds %1</source>
        <translation>تكتبه عملية أخرى بالفعل وتحجز ‎%1</translation>
    </message>
    <message>
        <source>process %1 (%2) writes it already and holds %3</source>
        <translation>تكتبه العملية %1 (%2) بالفعل وتحجز ‎%3</translation>
    </message>
    <message>
        <source>process %1 (%2) on %4 writes it already and holds %3</source>
        <translation>تكتبه العملية %1 (%2) على %4 بالفعل وتحجز ‎%3</translation>
    </message>
    <message>
        <source>%1 can be read again, and was left as it is.</source>
        <translation>عادت قراءة ‎%1 ممكنة، وتُرك كما هو.</translation>
    </message>
    <message>
        <source>%1 could not be moved to %2: %3.</source>
        <extracomment>%1 and %2 are paths, %3 is what the system says</extracomment>
        <translation>تعذّر نقل ‎%1 إلى ‎%2: %3.</translation>
    </message>
    <message>
        <source>it contains no JSON object</source>
        <translation>إنه لا يحتوي على كائن JSON</translation>
    </message>
    <message>
        <source>%1 can&apos;t be read: its symbolic links form a loop.</source>
        <translation>تعذّرت قراءة ‎%1: روابطه الرمزية تشكّل حلقة.</translation>
    </message>
    <message>
        <source>%1 is larger than %2, the maximum size.</source>
        <translation>الملف ‎%1 أكبر من %2، وهو الحجم الأقصى.</translation>
    </message>
    <message>
        <source>%1 can&apos;t be created: %2</source>
        <translation>تعذّر إنشاء ‎%1: %2</translation>
    </message>
    <message>
        <source>%1 would be larger than the limit for readers: it is written without its list of services.</source>
        <translation>سيتجاوز ‎%1 الحجم المسموح بقراءته: يُكتب دون قائمة خدماته.</translation>
    </message>
    <message>
        <source>it can&apos;t be read, and can&apos;t be moved aside: %1</source>
        <translation>تتعذّر قراءته، ويتعذّر نقله جانبًا: %1</translation>
    </message>
    <message>
        <source>%1 may not be read by this user: %2.</source>
        <translation>لا يحق لهذا المستخدم قراءة %1: %2.</translation>
    </message>
    <message>
        <source>The system gives no thread to save %1: %2. It is saved less often until there is one.</source>
        <translation>لا يوفّر النظام خيط تنفيذ لحفظ %1: %2. يقلّ الحفظ حتى يتوفّر.</translation>
    </message>
    <message>
        <source>%1 is mounted by itself, so it is written in place, and a crash may leave it half written. Mount its folder instead.</source>
        <translation>%1 موصول وحده، لذا يُكتب في مكانه، وقد يتركه الانهيار نصف مكتوب. صِل مجلده بدلًا منه.</translation>
    </message>
    <message>
        <source>%1. The stats file is mounted by itself: mount its folder instead</source>
        <translation>%1. ملف الإحصاءات موصول وحده: صِل مجلده بدلًا منه</translation>
    </message>
    <message>
        <source>%1 belongs to %2, as a run under sudo leaves it. It is replaced by a file of this user.</source>
        <translation>%1 ملك للمستخدم %2، كما يتركه تشغيل عبر sudo. يُستبدل به ملف لهذا المستخدم.</translation>
    </message>
    <message>
        <source>%1 belongs to %2 and can&apos;t be read. It was moved aside as %3, and counting starts at 0. To continue from its total: stop MM, sudo chown %4 &quot;%3&quot;, and rename it back.</source>
        <translation>%1 ملك للمستخدم %2 وتتعذّر قراءته. نُقل جانبًا باسم %3، ويبدأ العدّ من 0. للمتابعة من مجموعه: أوقف MM، ونفّذ sudo chown %4 &quot;%3&quot;، ثم أعد اسمه.</translation>
    </message>
    <message numerus="yes">
        <source>the disk has not responded for %n second(s)</source>
        <translation>
            <numerusform>لا يستجيب القرص منذ %n ثانية</numerusform>
            <numerusform>لا يستجيب القرص منذ ثانية واحدة (%n)</numerusform>
            <numerusform>لا يستجيب القرص منذ ثانيتين (%n)</numerusform>
            <numerusform>لا يستجيب القرص منذ %n ثوانٍ</numerusform>
            <numerusform>لا يستجيب القرص منذ %n ثانيةً</numerusform>
            <numerusform>لا يستجيب القرص منذ %n ثانية</numerusform>
        </translation>
    </message>
    <message>
        <source>The disk of %1 responds again.</source>
        <translation>عاد قرص %1 إلى الاستجابة.</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) counted here are not in %1: %2.</source>
        <translation>
            <numerusform>لا توجد في %1 أي رسالة (%n) عُدّت هنا: %2.</numerusform>
            <numerusform>رسالة واحدة (%n) عُدّت هنا ليست في %1: %2.</numerusform>
            <numerusform>رسالتان (%n) عُدّتا هنا ليستا في %1: %2.</numerusform>
            <numerusform>%n رسائل عُدّت هنا ليست في %1: %2.</numerusform>
            <numerusform>%n رسالةً عُدّت هنا ليست في %1: %2.</numerusform>
            <numerusform>%n رسالة عُدّت هنا ليست في %1: %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mm::StatsFileActions</name>
    <message>
        <source>No file manager could be opened to show %1.</source>
        <extracomment>%1 is a path</extracomment>
        <translation>تعذّر فتح مدير ملفات لإظهار ‎%1.</translation>
    </message>
    <message>
        <source>Move the broken stats file aside?

Now:
%1

Then:
%2

Nothing is deleted. MM writes a new file when it is started again.</source>
        <extracomment>%1 and %2 are paths</extracomment>
        <translation>أتريد نقل ملف الإحصاءات التالف جانبًا؟

الآن:
‎%1

بعد ذلك:
‎%2

لن يُحذف شيء. سيكتب MM ملفًا جديدًا عند تشغيله من جديد.</translation>
    </message>
    <message>
        <source>Move the Broken File Aside</source>
        <translation>نقل الملف التالف جانبًا</translation>
    </message>
    <message>
        <source>&amp;Move</source>
        <extracomment>a button: yes, move the file</extracomment>
        <translation>&amp;نقل</translation>
    </message>
    <message>
        <source>The broken file was moved to %1.</source>
        <translation>نُقل الملف التالف إلى ‎%1.</translation>
    </message>
    <message>
        <source>State: %1</source>
        <extracomment>%1 is an identifier such as NotUpdating</extracomment>
        <translation>الحالة: %1</translation>
    </message>
    <message>
        <source>Reason: %1</source>
        <translation>السبب: %1</translation>
    </message>
    <message>
        <source>File: %1</source>
        <translation>الملف: ‎%1</translation>
    </message>
    <message>
        <source>Age: %1 s</source>
        <extracomment>%1 is a whole number of seconds</extracomment>
        <translation>العمر: %1 ث</translation>
    </message>
    <message>
        <source>EE Monitor %1, Qt %2, %3, %4</source>
        <translation>EE Monitor %1, Qt %2, %3, %4</translation>
    </message>
    <message>
        <source>Time: %1</source>
        <translation>الوقت: %1</translation>
    </message>
</context>
<context>
    <name>mm::Status</name>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n ثانية</numerusform>
            <numerusform>%n ثانية</numerusform>
            <numerusform>ثانيتين</numerusform>
            <numerusform>%n ثوانٍ</numerusform>
            <numerusform>%n ثانية</numerusform>
            <numerusform>%n ثانية</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n دقيقة</numerusform>
            <numerusform>%n دقيقة</numerusform>
            <numerusform>دقيقتين</numerusform>
            <numerusform>%n دقائق</numerusform>
            <numerusform>%n دقيقة</numerusform>
            <numerusform>%n دقيقة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n ساعة</numerusform>
            <numerusform>%n ساعة</numerusform>
            <numerusform>ساعتين</numerusform>
            <numerusform>%n ساعات</numerusform>
            <numerusform>%n ساعة</numerusform>
            <numerusform>%n ساعة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n يوم</numerusform>
            <numerusform>%n يوم</numerusform>
            <numerusform>يومين</numerusform>
            <numerusform>%n أيام</numerusform>
            <numerusform>%n يومًا</numerusform>
            <numerusform>%n يوم</numerusform>
        </translation>
    </message>
    <message>
        <source>MM is not running any more: process %1 is gone.</source>
        <translation>لم يعد MM يعمل: العملية %1 لم تعد موجودة.</translation>
    </message>
    <message>
        <source>MM is suspended: process %1 was stopped by a signal.</source>
        <translation>إن MM معلَّق: أُوقفت العملية %1 بإشارة.</translation>
    </message>
    <message>
        <source>MM is running on %1.</source>
        <extracomment>%1 is a computer&apos;s name</extracomment>
        <translation>يعمل MM على %1.</translation>
    </message>
    <message>
        <source>MM is running as process %1.</source>
        <translation>يعمل MM بالعملية %1.</translation>
    </message>
    <message>
        <source>MM answers at %1.</source>
        <extracomment>%1 is a web address</extracomment>
        <translation>يستجيب MM على %1.</translation>
    </message>
    <message>
        <source>MM has not written since this computer was started.</source>
        <translation>لم يكتب MM شيئًا منذ بدء تشغيل هذا الحاسوب.</translation>
    </message>
    <message>
        <source>MM&apos;s file is valid. This MM does not say whether it is still running.</source>
        <translation>ملف MM صالح. لا يبيّن MM هذا ما إذا كان لا يزال يعمل.</translation>
    </message>
    <message>
        <source>The stats file is being read for the first time.</source>
        <translation>يُقرأ ملف الإحصاءات للمرة الأولى.</translation>
    </message>
    <message>
        <source>MM: Checking...</source>
        <translation>حالة MM: جارٍ التحقّق...</translation>
    </message>
    <message>
        <source>MM: No stats file</source>
        <translation>حالة MM: لا يوجد ملف إحصاءات</translation>
    </message>
    <message>
        <source>MM: Stopped</source>
        <translation>حالة MM: متوقف</translation>
    </message>
    <message>
        <source>MM: Not updating</source>
        <translation>حالة MM: لا يُحدَّث</translation>
    </message>
    <message>
        <source>MM: Error reading stats</source>
        <translation>حالة MM: خطأ في قراءة الإحصاءات</translation>
    </message>
    <message>
        <source>MM: %1 services | %2 msgs</source>
        <extracomment>the label: %1 services, %2 messages; never inflected, also for 1</extracomment>
        <translation>حالة MM: الخدمات %1 | الرسائل %2</translation>
    </message>
    <message>
        <source>Continue the process, or start MM again. The figures are the last that it wrote to %1.</source>
        <extracomment>%1 is a path</extracomment>
        <translation>استأنف العملية أو شغّل MM من جديد. هذه الأرقام هي آخر ما كتبه في ‎%1.</translation>
    </message>
    <message>
        <source>Start MM again. If it listens elsewhere, start EE Monitor with that address as --mm-url. The figures are the last that MM wrote to %1.</source>
        <extracomment>%1 is a path; --mm-url is an option of the command line</extracomment>
        <translation>شغّل MM من جديد. إذا كان يستمع على عنوان آخر، فشغّل EE Monitor مع ذلك العنوان في ‎--mm-url. هذه الأرقام هي آخر ما كتبه MM في ‎%1.</translation>
    </message>
    <message>
        <source>Start MM again. If it is running, check that it writes to %1. The figures are the last that it wrote.</source>
        <extracomment>%1 is a path</extracomment>
        <translation>شغّل MM من جديد. إذا كان يعمل، فتحقّق من أنه يكتب في ‎%1. هذه الأرقام هي آخر ما كتبه.</translation>
    </message>
    <message>
        <source>Move it away or delete it, then restart MM: it writes a new one.</source>
        <translation>انقله أو احذفه، ثم أعد تشغيل MM: سيكتب ملفًا جديدًا.</translation>
    </message>
    <message>
        <source>Make it a plain file that this user may read, or move it away, then restart MM.</source>
        <translation>اجعله ملفًا عاديًا يحق لهذا المستخدم قراءته، أو انقله، ثم أعد تشغيل MM.</translation>
    </message>
    <message>
        <source>Last written just now.</source>
        <translation>آخر كتابة قبل لحظات.</translation>
    </message>
    <message>
        <source>Last written %1 ago.</source>
        <translation>آخر كتابة منذ %1.</translation>
    </message>
    <message>
        <source>File: %1</source>
        <extracomment>%1 is a path</extracomment>
        <translation>الملف: ‎%1</translation>
    </message>
    <message>
        <source>Reading %1 hangs: its disk or network drive has not answered for %2.</source>
        <translation>توقفت قراءة ‎%1: لم يستجب قرصه أو محرك أقراص الشبكة منذ %2.</translation>
    </message>
    <message>
        <source>MM was shut down cleanly.</source>
        <translation>أُوقف MM بشكل سليم.</translation>
    </message>
    <message>
        <source>MM hangs: process %1 exists, but has not updated the file for %2.</source>
        <translation>إن MM لا يستجيب: العملية %1 موجودة، لكنها لم تُحدِّث الملف منذ %2.</translation>
    </message>
    <message>
        <source>MM on %1 has not updated the file for %2.</source>
        <extracomment>%1 is a computer&apos;s name, %2 a duration such as &quot;40 seconds&quot;</extracomment>
        <translation>لم يُحدِّث MM على %1 الملف منذ %2.</translation>
    </message>
    <message>
        <source>MM does not answer at %1, and has not updated the file for %2.</source>
        <extracomment>%1 is a web address, %2 a duration such as &quot;40 seconds&quot;</extracomment>
        <translation>لا يستجيب MM على %1، ولم يُحدِّث الملف منذ %2.</translation>
    </message>
    <message>
        <source>MM has not created its file yet. Check that MM is running, and that its mesh statistics are switched on and write to this file.</source>
        <translation>لم ينشئ MM ملفه بعد. تحقّق من أن MM يعمل، ومن أن إحصاءات شبكته مفعّلة وتُكتب في هذا الملف.</translation>
    </message>
    <message>
        <source>Start MM when you need it. It continues the message count that is stored in %1.</source>
        <extracomment>%1 is a path</extracomment>
        <translation>شغّل MM عند الحاجة. سيُكمل عدّ الرسائل المخزَّن في ‎%1.</translation>
    </message>
    <message>
        <source>Check that disk or drive. The label recovers by itself.</source>
        <translation>تحقّق من ذلك القرص أو محرك الأقراص. سيعود المؤشر إلى حالته من تلقاء نفسه.</translation>
    </message>
    <message>
        <source>MM does not answer at %1 any more.</source>
        <extracomment>%1 is a web address</extracomment>
        <translation>لم يعد MM يستجيب على %1.</translation>
    </message>
    <message>
        <source>MM answers at %1, but has not saved its figures to the file.</source>
        <extracomment>%1 is a web address</extracomment>
        <translation>يستجيب MM على %1، لكنه لم يحفظ أرقامه في الملف.</translation>
    </message>
    <message>
        <source>Look at MM&apos;s messages for the cause. The figures are the last that were written to %1.</source>
        <extracomment>%1 is a path</extracomment>
        <translation>ابحث عن السبب في رسائل MM. هذه الأرقام هي آخر ما كُتب في %1.</translation>
    </message>
    <message>
        <source>MM answers at %1, but can&apos;t save its figures: %2.</source>
        <extracomment>%1 is a web address, %2 a cause such as &quot;No space left on device&quot;</extracomment>
        <translation>يجيب MM على %1، لكنه لا يستطيع حفظ أرقامه: %2.</translation>
    </message>
    <message>
        <source>MM saves again by itself when the cause is removed. The figures are the last that were written to %1.</source>
        <extracomment>%1 is a path</extracomment>
        <translation>يعود MM إلى الحفظ تلقائيًا عند زوال السبب. الأرقام هي آخر ما كُتب في %1.</translation>
    </message>
</context>
<context>
    <name>mm::TokenFile</name>
    <message>
        <source>it is not a regular file.</source>
        <translation>إنه ليس ملفًا عاديًا.</translation>
    </message>
    <message>
        <source>it belongs to another user.</source>
        <translation>إنه ملك لمستخدم آخر.</translation>
    </message>
    <message>
        <source>other users may access it: use chmod 600.</source>
        <extracomment>chmod 600 is a command</extracomment>
        <translation>يمكن لمستخدمين آخرين الوصول إليه: استخدم chmod 600.</translation>
    </message>
    <message>
        <source>it is too large.</source>
        <translation>إنه كبير جدًا.</translation>
    </message>
    <message>
        <source>the token needs at least %1 characters.</source>
        <translation>يحتاج الرمز إلى %1 محرفًا على الأقل.</translation>
    </message>
    <message>
        <source>the token has to be one line of letters, digits and -._~+/ (openssl rand -hex 32 makes one).</source>
        <translation>يجب أن يكون الرمز سطرًا واحدًا من الأحرف والأرقام و‎-._~+/‎ (ينشئ openssl rand -hex 32 رمزًا).</translation>
    </message>
    <message>
        <source>The token file %1 can&apos;t be used: %2</source>
        <extracomment>%1 is a path, %2 the cause, a sentence without a capital</extracomment>
        <translation>تعذّر استخدام ملف الرمز %1: %2</translation>
    </message>
</context>
<context>
    <name>mm::TrayMenu</name>
    <message>
        <source>&amp;Check Now</source>
        <translation>&amp;تحقّق الآن</translation>
    </message>
    <message>
        <source>&amp;Start MM</source>
        <translation>ت&amp;شغيل MM</translation>
    </message>
    <message>
        <source>&amp;Notifications</source>
        <extracomment>a check box: whether notifications are shown</extracomment>
        <translation>الإش&amp;عارات</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;خروج</translation>
    </message>
    <message>
        <source>&amp;Hide EE Monitor</source>
        <translation>إخ&amp;فاء EE Monitor</translation>
    </message>
    <message>
        <source>Sho&amp;w EE Monitor</source>
        <translation>إ&amp;ظهار EE Monitor</translation>
    </message>
    <message>
        <source>C&amp;ompact</source>
        <extracomment>a check box: whether the window shows the label alone</extracomment>
        <translation>الوضع ال&amp;مدمج</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>التف&amp;ضيلات…</translation>
    </message>
</context>
<context>
    <name>mm::TrendChart</name>
    <message>
        <source>No traffic is known in this time range yet.</source>
        <translation>لا يُعرف شيء بعد عن حركة البيانات في هذه الفترة.</translation>
    </message>
    <message>
        <source>%1: not known.</source>
        <extracomment>for screen readers; %1 is a time or the name of a service</extracomment>
        <translation>%1: غير معروف.</translation>
    </message>
    <message>
        <source>MM was restarted at %1.</source>
        <extracomment>%1 is a time</extracomment>
        <translation>أُعيد تشغيل MM عند %1.</translation>
    </message>
    <message>
        <source>now</source>
        <extracomment>the newest value, above the trend</extracomment>
        <translation>الآن</translation>
    </message>
    <message>
        <source>All: not known</source>
        <extracomment>above the trend: all services together</extracomment>
        <translation>الكل: غير معروف</translation>
    </message>
    <message>
        <source>%1: not known</source>
        <comment>above the trend</comment>
        <extracomment>above the trend; %1 is the name of a service</extracomment>
        <translation>%1: غير معروف</translation>
    </message>
    <message>
        <source>Messages per minute, last 10 minutes</source>
        <translation>الرسائل في الدقيقة، آخر 10 دقائق</translation>
    </message>
    <message>
        <source>Messages per minute, last hour</source>
        <translation>الرسائل في الدقيقة، آخر ساعة</translation>
    </message>
    <message>
        <source>Messages per minute, last 24 hours</source>
        <translation>الرسائل في الدقيقة، آخر 24 ساعة</translation>
    </message>
    <message>
        <source>%1: %2 messages per minute.</source>
        <extracomment>for screen readers; %1 is a time or a service, %2 a number such as 3.25</extracomment>
        <translation>%1: %2 رسالة في الدقيقة.</translation>
    </message>
    <message>
        <source>All: %1/min</source>
        <extracomment>above the trend: all services together; %1 is a number of messages per minute</extracomment>
        <translation>الكل: %1/د</translation>
    </message>
    <message>
        <source>%1: %2/min</source>
        <extracomment>above the trend; %1 is a service, %2 messages per minute</extracomment>
        <translation>%1: %2/د</translation>
    </message>
</context>
<context>
    <name>mm::TrendPanel</name>
    <message>
        <source>10 min</source>
        <extracomment>a button: how far back the trend reaches</extracomment>
        <translation>10 دقائق</translation>
    </message>
    <message>
        <source>Last 10 minutes</source>
        <translation>آخر 10 دقائق</translation>
    </message>
    <message>
        <source>1 h</source>
        <extracomment>a button: how far back the trend reaches</extracomment>
        <translation>ساعة</translation>
    </message>
    <message>
        <source>Last hour</source>
        <translation>آخر ساعة</translation>
    </message>
    <message>
        <source>24 h</source>
        <extracomment>a button: how far back the trend reaches</extracomment>
        <translation>24 ساعة</translation>
    </message>
    <message>
        <source>Last 24 hours</source>
        <translation>آخر 24 ساعة</translation>
    </message>
    <message>
        <source>Messages per minute</source>
        <translation>الرسائل في الدقيقة</translation>
    </message>
</context>
</TS>
