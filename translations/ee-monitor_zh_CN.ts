<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>mm::AtomicFile</name>
    <message>
        <source>its symbolic links form a loop</source>
        <translation>其符号链接形成循环</translation>
    </message>
    <message>
        <source>it is not a regular file, and is left as it is</source>
        <translation>它不是普通文件，已保持原样</translation>
    </message>
    <message>
        <source>it can&apos;t be put in place</source>
        <translation>无法将它放到位</translation>
    </message>
    <message>
        <source>it is mounted by itself, and can&apos;t be written in place: %1</source>
        <translation>它被单独挂载，无法就地写入：%1</translation>
    </message>
</context>
<context>
    <name>mm::Autostart</name>
    <message>
        <source>%1 can&apos;t be written: %2.</source>
        <extracomment>%1 is a path, %2 a cause such as &quot;Permission denied&quot;</extracomment>
        <translation>无法写入 %1：%2。</translation>
    </message>
    <message>
        <source>%1 can&apos;t be removed: %2.</source>
        <extracomment>%1 is a path, %2 a cause such as &quot;Permission denied&quot;</extracomment>
        <translation>无法删除 %1：%2。</translation>
    </message>
    <message>
        <source>the path %1 contains a &quot;=&quot;, which is not allowed there</source>
        <extracomment>%1 is a path</extracomment>
        <translation>路径 %1 含有“=”，此处不能使用该字符</translation>
    </message>
    <message>
        <source>Nothing starts at login: %1 is not there any more. Turn this on to start this program.</source>
        <extracomment>%1 is the path of a program</extracomment>
        <translation>登录时不会启动任何程序：%1 已不存在。打开此项以启动本程序。</translation>
    </message>
    <message>
        <source>Another program starts at login: %1. Turn this off and on to start this one.</source>
        <extracomment>%1 is the path of a program</extracomment>
        <translation>登录时会启动另一个程序：%1。关闭再打开此项以启动本程序。</translation>
    </message>
</context>
<context>
    <name>mm::AutostartBox</name>
    <message>
        <source>Start at &amp;login</source>
        <translation>登录时启动(&amp;L)</translation>
    </message>
    <message>
        <source>Start h&amp;idden in the tray</source>
        <extracomment>starting at login</extracomment>
        <translation>隐藏到托盘中启动(&amp;I)</translation>
    </message>
</context>
<context>
    <name>mm::CloseToTray</name>
    <message>
        <source>There is no tray to start in, so the window is opened.</source>
        <translation>没有可供启动的托盘，因此打开窗口。</translation>
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
        <translation>EE Monitor，紧凑模式</translation>
    </message>
</context>
<context>
    <name>mm::DBusNotifier</name>
    <message>
        <source>Show EE Monitor</source>
        <extracomment>the action of a click on a notification</extracomment>
        <translation>显示 EE Monitor</translation>
    </message>
</context>
<context>
    <name>mm::DetachedTask</name>
    <message>
        <source>The system gives no thread: %1. Until it does, a slow disk delays everything else.</source>
        <extracomment>%1 is a cause such as &quot;Resource temporarily unavailable&quot;</extracomment>
        <translation>系统未提供线程：%1。在此之前，缓慢的磁盘会拖延其他一切操作。</translation>
    </message>
</context>
<context>
    <name>mm::DisplayGuard</name>
    <message>
        <source>There is no display that the window can be shown on (%1). Use --once or --follow, which need none.</source>
        <extracomment>%1 is one or more causes, in English. --once and --follow are options of the command line</extracomment>
        <translation>没有可以显示窗口的屏幕（%1）。请使用不需要屏幕的 --once 或 --follow。</translation>
    </message>
    <message>
        <source>The window can&apos;t be shown: the system gives this user no more threads (ulimit -u). Use --once or --follow, which need none.</source>
        <translation>无法显示窗口：系统不再为此用户提供线程（ulimit -u）。请使用不需要线程的 --once 或 --follow。</translation>
    </message>
</context>
<context>
    <name>mm::EventsModel</name>
    <message>
        <source>MM started. %1</source>
        <extracomment>%1 is a sentence, such as &quot;MM is running as process 4711.&quot;</extracomment>
        <translation>MM 已启动。%1</translation>
    </message>
    <message>
        <source>MM restarted. %1</source>
        <extracomment>%1 is a sentence, such as &quot;MM is running as process 4711.&quot;</extracomment>
        <translation>MM 已重新启动。%1</translation>
    </message>
    <message>
        <source>MM is back. %1</source>
        <extracomment>%1 is a sentence, such as &quot;MM is running as process 4711.&quot;</extracomment>
        <translation>MM 已恢复。%1</translation>
    </message>
    <message numerus="yes">
        <source>%1 services joined</source>
        <extracomment>%1 is a number</extracomment>
        <translation>
            <numerusform>%1 个服务已加入</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 joined</source>
        <extracomment>%1 is the name of a machine
----------
%1 is a service</extracomment>
        <translation>%1 已加入</translation>
    </message>
    <message numerus="yes">
        <source>%1 services left</source>
        <extracomment>%1 is a number</extracomment>
        <translation>
            <numerusform>%1 个服务已离开</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 left</source>
        <extracomment>%1 is the name of a machine
----------
%1 is a service</extracomment>
        <translation>%1 已离开</translation>
    </message>
    <message>
        <source>%1, and others</source>
        <extracomment>%1 is a list of names, the first of many</extracomment>
        <translation>%1 等</translation>
    </message>
    <message>
        <source>Deregistered, or removed by MM; its file does not say which.</source>
        <translation>已自行注销，或被 MM 移除；其文件未说明是哪一种。</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>%1 is a date, %2 a time</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Time</source>
        <comment>table column: when</comment>
        <translation>时间</translation>
    </message>
    <message>
        <source>Event</source>
        <comment>table column: what</comment>
        <translation>事件</translation>
    </message>
    <message>
        <source>First reading: %1</source>
        <extracomment>%1 is a sentence: how MM was found when the program was started</extracomment>
        <translation>首次读取：%1</translation>
    </message>
    <message>
        <source>MM&apos;s message counter was reset.</source>
        <translation>MM 的消息计数器已重置。</translation>
    </message>
    <message>
        <source>The stats file can be read again. %1</source>
        <extracomment>%1 is a sentence, such as &quot;MM is running as process 4711.&quot;</extracomment>
        <translation>统计文件已可重新读取。%1</translation>
    </message>
    <message>
        <source>%1 is down: %2</source>
        <extracomment>%1 is a service, %2 a sentence of MM in English</extracomment>
        <translation>%1 不可用：%2</translation>
    </message>
    <message>
        <source>%1 is down</source>
        <translation>%1 不可用</translation>
    </message>
    <message>
        <source>%1 is up again</source>
        <translation>%1 已恢复可用</translation>
    </message>
    <message>
        <source>%1 was restarted</source>
        <translation>%1 已重新启动</translation>
    </message>
    <message>
        <source>%1 was restarted: %2</source>
        <translation>%1 已重新启动：%2</translation>
    </message>
    <message>
        <source>%1 was stopped</source>
        <translation>%1 已停止</translation>
    </message>
    <message>
        <source>%1 was disabled</source>
        <translation>%1 已禁用</translation>
    </message>
    <message numerus="yes">
        <source>%1 servers are down</source>
        <extracomment>%1 is a number</extracomment>
        <translation>
            <numerusform>%1 个服务器不可用</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 servers are up again</source>
        <extracomment>%1 is a number</extracomment>
        <translation>
            <numerusform>%1 个服务器已恢复可用</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 servers were restarted</source>
        <extracomment>%1 is a number</extracomment>
        <translation>
            <numerusform>%1 个服务器已重新启动</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 servers were stopped</source>
        <extracomment>%1 is a number</extracomment>
        <translation>
            <numerusform>%1 个服务器已停止</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 servers were disabled</source>
        <extracomment>%1 is a number</extracomment>
        <translation>
            <numerusform>%1 个服务器已禁用</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 machines are not active: %2</source>
        <extracomment>%1 is a number, %2 are names</extracomment>
        <translation>
            <numerusform>%1 台机器处于非活动状态：%2</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is not active: %2</source>
        <extracomment>%1 is the name of a machine, %2 a sentence about it</extracomment>
        <translation>%1 处于非活动状态：%2</translation>
    </message>
    <message numerus="yes">
        <source>%1 machines are active: %2</source>
        <extracomment>%1 is a number, %2 are names</extracomment>
        <translation>
            <numerusform>%1 台机器处于活动状态：%2</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is active</source>
        <extracomment>%1 is the name of a machine</extracomment>
        <translation>%1 处于活动状态</translation>
    </message>
    <message numerus="yes">
        <source>%1 machines joined: %2</source>
        <extracomment>%1 is a number, %2 are names</extracomment>
        <translation>
            <numerusform>%1 台机器已加入：%2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 machines left: %2</source>
        <extracomment>%1 is a number, %2 are names</extracomment>
        <translation>
            <numerusform>%1 台机器已离开：%2</numerusform>
        </translation>
    </message>
    <message>
        <source>Prometheus can be read again.</source>
        <translation>Prometheus 已可重新读取。</translation>
    </message>
</context>
<context>
    <name>mm::EventsPanel</name>
    <message>
        <source>Fil&amp;ter:</source>
        <extracomment>label of a line edit: only events with its text are shown</extracomment>
        <translation>筛选(&amp;T)：</translation>
    </message>
    <message>
        <source>Which events</source>
        <translation>要显示的事件</translation>
    </message>
    <message>
        <source>All events</source>
        <extracomment>a choice: which events are shown</extracomment>
        <translation>所有事件</translation>
    </message>
    <message>
        <source>Services</source>
        <extracomment>a choice: which events are shown</extracomment>
        <translation>服务</translation>
    </message>
    <message>
        <source>MM</source>
        <extracomment>a choice: which events are shown, those of MM and its file</extracomment>
        <translation>MM</translation>
    </message>
    <message>
        <source>Problems</source>
        <extracomment>a choice: which events are shown</extracomment>
        <translation>问题</translation>
    </message>
    <message>
        <source>Filter events by text</source>
        <translation>按文本筛选事件</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>C&amp;lear Events</source>
        <translation>清除事件(&amp;L)</translation>
    </message>
    <message>
        <source>No events.</source>
        <translation>没有事件。</translation>
    </message>
    <message>
        <source>No matching events.</source>
        <translation>没有匹配的事件。</translation>
    </message>
    <message>
        <source>Machines</source>
        <extracomment>a choice: which events are shown</extracomment>
        <translation>机器</translation>
    </message>
</context>
<context>
    <name>mm::FileOwner</name>
    <message>
        <source>%1, as %2 belongs to %3. To mend it: sudo chown %4 &quot;%2&quot;</source>
        <extracomment>%1 is &quot;Permission denied&quot;, %2 a path, %3 and %4 are users; the rest is a command</extracomment>
        <translation>%1，因为 %2 属于 %3。解决办法：sudo chown %4 &quot;%2&quot;</translation>
    </message>
</context>
<context>
    <name>mm::Fleet</name>
    <message>
        <source>Its MM was shut down cleanly.</source>
        <extracomment>&quot;its&quot; and &quot;it&quot; are a machine</extracomment>
        <translation>其 MM 已正常停止。</translation>
    </message>
    <message>
        <source>It has no stats file.</source>
        <translation>它没有统计文件。</translation>
    </message>
    <message>
        <source>Its stats file can&apos;t be read.</source>
        <translation>无法读取它的统计文件。</translation>
    </message>
    <message>
        <source>It has not read its stats file yet.</source>
        <translation>它尚未读取其统计文件。</translation>
    </message>
    <message>
        <source>Its MM is gone, suspended or silent.</source>
        <translation>其 MM 已不存在、已挂起或没有动静。</translation>
    </message>
    <message>
        <source>Prometheus at %1 does not give the figures: %2.</source>
        <extracomment>%1 is a web address, %2 a cause</extracomment>
        <translation>%1 上的 Prometheus 未提供数据：%2。</translation>
    </message>
    <message>
        <source>Prometheus does not answer at %1: %2.</source>
        <extracomment>%1 is a web address, %2 a cause such as &quot;Connection refused&quot;</extracomment>
        <translation>Prometheus 在 %1 上没有响应：%2。</translation>
    </message>
    <message>
        <source>The clock of Prometheus at %1 was set back, or stands still.</source>
        <extracomment>%1 is a web address</extracomment>
        <translation>%1 上的 Prometheus 的时钟被调回，或已停走。</translation>
    </message>
    <message>
        <source>The answer of Prometheus at %1 is incomplete: %2.</source>
        <extracomment>%1 is a web address, %2 a text of Prometheus</extracomment>
        <translation>%1 上的 Prometheus 的应答不完整：%2。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 is the name of a machine, %2 a sentence about it</extracomment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Its MM is active.</source>
        <translation>其 MM 处于活动状态。</translation>
    </message>
    <message>
        <source>Prometheus does not scrape it any more.</source>
        <translation>Prometheus 不再抓取它。</translation>
    </message>
    <message>
        <source>Prometheus has not scraped it for %1.</source>
        <extracomment>%1 is a duration such as &quot;40 seconds&quot;</extracomment>
        <translation>Prometheus 已有 %1没有抓取它。</translation>
    </message>
    <message>
        <source>It does not answer Prometheus: %1.</source>
        <extracomment>%1 is a cause, in English</extracomment>
        <translation>它没有响应 Prometheus：%1。</translation>
    </message>
    <message>
        <source>It does not answer Prometheus.</source>
        <translation>它没有响应 Prometheus。</translation>
    </message>
    <message>
        <source>Prometheus has samples of it from the future.</source>
        <translation>Prometheus 中有它的时间在未来的样本。</translation>
    </message>
    <message>
        <source>Prometheus has the same figure of it several times.</source>
        <translation>Prometheus 中它的同一项数据出现多次。</translation>
    </message>
    <message>
        <source>The text file with its figures is not written any more.</source>
        <translation>存放其数据的文本文件不再被写入。</translation>
    </message>
    <message>
        <source>It contradicts itself: it is not in exactly one state.</source>
        <translation>它自相矛盾：并非恰好处于一种状态。</translation>
    </message>
    <message>
        <source>It has a figure that can&apos;t be right.</source>
        <translation>它有一项不可能正确的数据。</translation>
    </message>
    <message>
        <source>It answers Prometheus, but without the figures of an MM.</source>
        <translation>它响应了 Prometheus，但没有 MM 的数据。</translation>
    </message>
    <message>
        <source>Prometheus does not report its state.</source>
        <translation>Prometheus 没有报告它的状态。</translation>
    </message>
    <message>
        <source>MM: Error reading Prometheus</source>
        <translation>MM：读取 Prometheus 出错</translation>
    </message>
    <message>
        <source>MM: No machines</source>
        <translation>MM：无机器</translation>
    </message>
    <message>
        <source>more than %1</source>
        <extracomment>%1 is a number</extracomment>
        <translation>超过 %1</translation>
    </message>
    <message>
        <source>MM: %1 machines | %2 services | %3 msgs</source>
        <extracomment>the label: %1 machines, %2 services, %3 messages; never inflected, also for 1</extracomment>
        <translation>MM：%1 台机器 | %2 个服务 | %3 条消息</translation>
    </message>
    <message>
        <source>MM: %1 of %2 machines | %3 services | %4 msgs</source>
        <extracomment>the label: %1 of %2 machines, %3 services, %4 messages; never inflected, also for 1</extracomment>
        <translation>MM：%1/%2 台机器 | %3 个服务 | %4 条消息</translation>
    </message>
    <message>
        <source>Prometheus is being asked for the first time.</source>
        <translation>正在首次查询 Prometheus。</translation>
    </message>
    <message>
        <source>Prometheus at %1 has no such machine, and had none for a day.</source>
        <extracomment>%1 is a web address</extracomment>
        <translation>%1 上的 Prometheus 没有这样的机器，过去一天内也没有。</translation>
    </message>
    <message>
        <source>The MM of each machine is active.</source>
        <translation>每台机器的 MM 都处于活动状态。</translation>
    </message>
    <message numerus="yes">
        <source>%1 And %n more machine(s) are not active.</source>
        <extracomment>%1 is a sentence about one machine</extracomment>
        <translation>
            <numerusform>%1另有 %n 台机器处于非活动状态。</numerusform>
        </translation>
    </message>
    <message>
        <source>Check that Prometheus scrapes the machines, and that the selection matches them.</source>
        <translation>请检查 Prometheus 是否抓取这些机器，以及选择是否与它们匹配。</translation>
    </message>
    <message>
        <source>Check the address, the password and that Prometheus is running. The label recovers by itself.</source>
        <translation>请检查地址、密码以及 Prometheus 是否在运行。标签会自行恢复。</translation>
    </message>
    <message>
        <source>The label recovers by itself when that clock has passed the newest figures.</source>
        <translation>当该时钟超过最新数据的时间后，标签会自行恢复。</translation>
    </message>
    <message>
        <source>Look at Prometheus&apos; own messages for the cause.</source>
        <translation>请在 Prometheus 自身的消息中查找原因。</translation>
    </message>
    <message numerus="yes">
        <source>And %n more machine(s) are not active.</source>
        <translation>
            <numerusform>另有 %n 台机器处于非活动状态。</numerusform>
        </translation>
    </message>
    <message>
        <source>Prometheus: %1</source>
        <extracomment>%1 is a web address</extracomment>
        <translation>Prometheus：%1</translation>
    </message>
</context>
<context>
    <name>mm::HelpDialog</name>
    <message>
        <source>Green: MM is alive, as far as can be known. It has %1 services that can answer, and has counted %2 messages since it was first started.</source>
        <extracomment>%1 and %2 are numbers</extracomment>
        <translation>绿色：据目前所知，MM 正在运行。它有 %1 个可以应答的服务，自首次启动以来共计数 %2 条消息。</translation>
    </message>
    <message>
        <source>Gray: MM was shut down cleanly.</source>
        <translation>灰色：MM 已正常关闭。</translation>
    </message>
    <message>
        <source>Gray: MM is gone or suspended, or has not updated its file for too long, or the disk with the file does not respond.</source>
        <translation>灰色：MM 已不存在或已挂起，或过久未更新其文件，或文件所在的磁盘没有响应。</translation>
    </message>
    <message>
        <source>Red: the stats file can&apos;t be read, or is not valid.</source>
        <translation>红色：统计文件无法读取，或内容无效。</translation>
    </message>
    <message>
        <source>Gray: there is no stats file.</source>
        <translation>灰色：没有统计文件。</translation>
    </message>
    <message>
        <source>What EE Monitor shows</source>
        <translation>EE Monitor 显示的内容</translation>
    </message>
    <message>
        <source>MM, the MCP mesh proxy, passes tool calls to the services of this computer. It keeps count of them in the stats file %1. EE Monitor reads that file at regular intervals.</source>
        <extracomment>%1 is a path</extracomment>
        <translation>MM 是 MCP 网格代理，它将工具调用传递给此计算机的服务，并在统计文件 %1 中记录其数量。EE Monitor 定期读取该文件。</translation>
    </message>
    <message>
        <source>The tooltip of the label tells the reason. The window tells what to do, if there is something to do.</source>
        <translation>标签的工具提示说明原因。如果需要采取措施，窗口会给出说明。</translation>
    </message>
    <message>
        <source>In the trend, hatching marks a time of which nothing is known, and a triangle a restart of MM.</source>
        <translation>在趋势图中，斜线表示情况未知的时段，三角形表示 MM 重新启动。</translation>
    </message>
    <message>
        <source>Starting MM</source>
        <translation>启动 MM</translation>
    </message>
    <message>
        <source>The window has a button for it while MM does not run. In a terminal, the command is “%1”. The manual, “%2”, tells how MM starts at each login.</source>
        <extracomment>%1 and %2 are commands</extracomment>
        <translation>MM 未运行时，窗口中有用于启动的按钮。在终端中，命令为“%1”。手册“%2”说明如何在每次登录时启动 MM。</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Reporting a problem</source>
        <translation>报告问题</translation>
    </message>
    <message>
        <source>Write what you did, what you expected, and what you saw. Attach what the button %2 puts into the clipboard, the stats file, and MM&apos;s messages. Those of an MM that this window started are in %1. Send all this to whoever provides EE Monitor to you, such as your distribution.</source>
        <translation>请写明您做了什么、期望什么以及看到了什么。请附上按钮“%2”放入剪贴板的内容、统计文件和 MM 的消息。由此窗口启动的 MM 的消息位于 %1。请将这些发送给向您提供 EE Monitor 的一方，例如您的发行版。</translation>
    </message>
    <message>
        <source>Copy &amp;Details</source>
        <translation>复制详细信息(&amp;D)</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>It can be called.</source>
        <translation>可以调用。</translation>
    </message>
    <message>
        <source>It answers a call at the moment.</source>
        <translation>正在应答一次调用。</translation>
    </message>
    <message>
        <source>MM waits for its first answer.</source>
        <translation>MM 正在等待它的首次应答。</translation>
    </message>
    <message>
        <source>It ended, or does not answer. MM starts it again after a while.</source>
        <translation>它已结束或没有应答。MM 稍后会重新启动它。</translation>
    </message>
    <message>
        <source>It can&apos;t be called. Its tooltip tells the reason.</source>
        <translation>无法调用。其工具提示说明原因。</translation>
    </message>
    <message>
        <source>By the user, until it is started again, or MM is.</source>
        <translation>由用户停止，直到再次启动它或 MM 重新启动。</translation>
    </message>
    <message>
        <source>By the user or in MM&apos;s file of servers, until it is enabled.</source>
        <translation>由用户或在 MM 的服务器文件中禁用，直到启用它。</translation>
    </message>
    <message>
        <source>States of the services</source>
        <translation>服务的状态</translation>
    </message>
    <message>
        <source>Other services register with MM themselves. MCP servers are run by MM: the context menu of such a row restarts, stops or disables the server, and shows its log.</source>
        <translation>其他服务会自行向 MM 注册。MCP 服务器由 MM 运行：在此类行的上下文菜单中，可以重新启动、停止或禁用服务器，并显示其日志。</translation>
    </message>
    <message>
        <source>Green: the MM of each machine is active. Services and messages are those of all.</source>
        <translation>绿色：每台机器的 MM 都处于活动状态。服务数和消息数是所有机器的总和。</translation>
    </message>
    <message>
        <source>Gray: some are not. Services and messages are those of the others. Red: one of them reports an error.</source>
        <translation>灰色：部分机器处于非活动状态。服务数和消息数是其余机器的总和。红色：非活动的机器中有一台报告错误。</translation>
    </message>
    <message>
        <source>Gray: Prometheus does not answer, or its clock is wrong.</source>
        <translation>灰色：Prometheus 没有响应，或其时钟不正确。</translation>
    </message>
    <message>
        <source>Red: Prometheus answers, but not with the figures.</source>
        <translation>红色：Prometheus 有响应，但未提供数据。</translation>
    </message>
    <message>
        <source>Gray: Prometheus has no such machine, and had none for a day.</source>
        <translation>灰色：Prometheus 没有这样的机器，过去一天内也没有。</translation>
    </message>
    <message>
        <source>MM, the MCP mesh proxy, passes tool calls to the services of a computer. Prometheus at %1 collects the figures of many, and EE Monitor reads them there at regular intervals.</source>
        <extracomment>%1 is a web address</extracomment>
        <translation>MM 是 MCP 网格代理，它将工具调用传递给一台计算机的服务。%1 上的 Prometheus 收集多台计算机的数据，EE Monitor 定期从中读取。</translation>
    </message>
    <message>
        <source>The table tells why a machine is not active; those that are not come first. A machine counts as active only if Prometheus has read its figures a short while ago, so that an old answer is never shown as a good one.</source>
        <translation>表格说明机器处于非活动状态的原因；非活动的机器排在最前。只有 Prometheus 不久前读取过其数据的机器才算处于活动状态，因此旧的应答绝不会显示为正常。</translation>
    </message>
    <message>
        <source>A machine that Prometheus does not scrape any more counts for a day. Its context menu leaves it out at once.</source>
        <translation>Prometheus 不再抓取的机器仍会计入一天。可通过其上下文菜单立即将其排除。</translation>
    </message>
    <message>
        <source>The Enter key shows the services and the traffic of a machine. The names of services leave it only if its ee-monitor --exporter was started with --exporter-services.</source>
        <translation>按 Enter 键可显示机器的服务和流量。仅当该机器的 ee-monitor --exporter 以 --exporter-services 启动时，服务的名称才会离开该机器。</translation>
    </message>
    <message>
        <source>In the trend, hatching marks a time of which nothing is known.</source>
        <translation>在趋势图中，斜线表示情况未知的时段。</translation>
    </message>
    <message>
        <source>Write what you did, what you expected, and what you saw. Attach what the button %1 puts into the clipboard. Send all this to whoever provides EE Monitor to you, such as your distribution.</source>
        <translation>请写明您做了什么、期望什么以及看到了什么。请附上按钮“%1”放入剪贴板的内容。请将这些发送给向您提供 EE Monitor 的一方，例如您的发行版。</translation>
    </message>
</context>
<context>
    <name>mm::HelpMenu</name>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>EE Monitor &amp;Help</source>
        <translation>EE Monitor 帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Report a Problem…</source>
        <translation>报告问题(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;About EE Monitor</source>
        <translation>关于 EE Monitor(&amp;A)</translation>
    </message>
    <message>
        <source>The details were copied.</source>
        <translation>已复制详细信息。</translation>
    </message>
    <message>
        <source>About EE Monitor</source>
        <translation>关于 EE Monitor</translation>
    </message>
    <message>
        <source>EE Monitor %1

Shows at a glance whether MM, the MCP mesh proxy, is alive and what it does.

File: %2
Qt %3, MIT licence.</source>
        <translation>EE Monitor %1

一眼即可看出 MCP 网格代理 MM 是否在运行以及在做什么。

文件：%2
Qt %3，MIT 许可证。</translation>
    </message>
    <message>
        <source>EE Monitor %1

Shows at a glance whether MM, the MCP mesh proxy, is alive on many machines.

Prometheus: %2
Qt %3, MIT licence.</source>
        <extracomment>%1 is a version, %2 a web address, %3 a version</extracomment>
        <translation>EE Monitor %1

一眼即可看出 MCP 网格代理 MM 是否在多台机器上运行。

Prometheus：%2
Qt %3，MIT 许可证。</translation>
    </message>
</context>
<context>
    <name>mm::HistoryFile</name>
    <message>
        <source>it is damaged</source>
        <translation>它已损坏</translation>
    </message>
    <message>
        <source>it belongs to %1</source>
        <extracomment>%1 is a path</extracomment>
        <translation>它属于 %1</translation>
    </message>
    <message>
        <source>it is not a regular file</source>
        <translation>它不是普通文件</translation>
    </message>
    <message>
        <source>it is too large</source>
        <translation>它太大</translation>
    </message>
    <message>
        <source>it is not a history that this version of EE Monitor can read</source>
        <translation>它不是此版本的 EE Monitor 能够读取的历史记录</translation>
    </message>
    <message>
        <source>The earlier traffic is unknown, as %1 can&apos;t be used: %2.</source>
        <extracomment>%1 is a path, %2 a cause such as &quot;it is damaged&quot; or &quot;Permission denied&quot;</extracomment>
        <translation>先前的流量未知，因为无法使用 %1：%2。</translation>
    </message>
    <message>
        <source>The traffic history can&apos;t be saved to %1: %2.</source>
        <extracomment>%1 is a path, %2 a cause such as &quot;No space left on device&quot;</extracomment>
        <translation>无法将流量历史保存到 %1：%2。</translation>
    </message>
</context>
<context>
    <name>mm::MachineWindow</name>
    <message>
        <source>MM on %1</source>
        <extracomment>title of a window; %1 is the name of a machine</extracomment>
        <translation>%1 上的 MM</translation>
    </message>
</context>
<context>
    <name>mm::MachinesModel</name>
    <message>
        <source>Checking</source>
        <extracomment>the state of MM on a machine</extracomment>
        <translation>正在检查</translation>
    </message>
    <message>
        <source>No stats file</source>
        <extracomment>the state of MM on a machine</extracomment>
        <translation>无统计文件</translation>
    </message>
    <message>
        <source>Stopped</source>
        <extracomment>the state of MM on a machine</extracomment>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Not updating</source>
        <extracomment>the state of MM on a machine</extracomment>
        <translation>未更新</translation>
    </message>
    <message>
        <source>Error</source>
        <extracomment>the state of MM on a machine</extracomment>
        <translation>错误</translation>
    </message>
    <message>
        <source>Active</source>
        <extracomment>the state of MM on a machine</extracomment>
        <translation>活动</translation>
    </message>
    <message>
        <source>just now</source>
        <comment>scraped</comment>
        <translation>刚刚</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <extracomment>table cell: when a machine was scraped; %1 is a duration such as &quot;3 seconds&quot;</extracomment>
        <translation>%1前</translation>
    </message>
    <message>
        <source>Machine</source>
        <comment>table column</comment>
        <translation>机器</translation>
    </message>
    <message>
        <source>State</source>
        <comment>table column: of a machine</comment>
        <translation>状态</translation>
    </message>
    <message>
        <source>Services</source>
        <comment>table column: how many</comment>
        <translation>服务</translation>
    </message>
    <message>
        <source>Messages</source>
        <comment>table column: how many</comment>
        <translation>消息</translation>
    </message>
    <message>
        <source>Per minute</source>
        <comment>table column: messages a minute</comment>
        <translation>每分钟</translation>
    </message>
    <message>
        <source>Scraped</source>
        <comment>table column: when</comment>
        <extracomment>&quot;to scrape&quot; is Prometheus&apos; word for reading the figures of a machine</extracomment>
        <translation>上次抓取</translation>
    </message>
    <message>
        <source>Why</source>
        <comment>table column: why a machine is not active</comment>
        <translation>原因</translation>
    </message>
    <message>
        <source>The state of MM on the machine; see Help</source>
        <translation>机器上 MM 的状态；请参见帮助</translation>
    </message>
    <message>
        <source>Messages per minute, between the last two scrapes</source>
        <translation>每分钟消息数，最近两次抓取之间</translation>
    </message>
    <message>
        <source>When Prometheus last read the figures of the machine, or tried to</source>
        <translation>Prometheus 上次读取或尝试读取机器数据的时间</translation>
    </message>
    <message>
        <source>Not known: Prometheus does not scrape it.</source>
        <translation>未知：Prometheus 未抓取它。</translation>
    </message>
    <message>
        <source>Not known before the next scrape.</source>
        <translation>下次抓取之前未知。</translation>
    </message>
    <message>
        <source>Not known: the machine is not active.</source>
        <translation>未知：机器处于非活动状态。</translation>
    </message>
    <message>
        <source>Job: %1</source>
        <extracomment>%1 is the label &quot;job&quot; that Prometheus has for a machine</extracomment>
        <translation>作业：%1</translation>
    </message>
    <message>
        <source>This machine does not send the names of its services. To see them here, start its ee-monitor --exporter with --exporter-services too.</source>
        <extracomment>--exporter-services is an option of the command line</extracomment>
        <translation>此机器不发送其服务的名称。要在此处查看，请在启动该机器的 ee-monitor --exporter 时再加上 --exporter-services。</translation>
    </message>
</context>
<context>
    <name>mm::MachinesView</name>
    <message>
        <source>S&amp;how This Machine</source>
        <translation>显示此机器(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Leave This Machine Out</source>
        <translation>排除此机器(&amp;L)</translation>
    </message>
    <message>
        <source>Filter the machines by name</source>
        <translation>按名称筛选机器</translation>
    </message>
    <message>
        <source>Machines</source>
        <translation>机器</translation>
    </message>
    <message>
        <source>Not updating</source>
        <extracomment>the widest state of MM on a machine that is common</extracomment>
        <translation>未更新</translation>
    </message>
    <message>
        <source>59 seconds ago</source>
        <extracomment>the widest of these texts that is common</extracomment>
        <translation>59 秒前</translation>
    </message>
    <message>
        <source>There are no machines.</source>
        <translation>没有机器。</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n machine(s)</source>
        <extracomment>%1 is the number of machines shown, %n the number of all</extracomment>
        <translation>
            <numerusform>%n 台机器中的 %1 台</numerusform>
        </translation>
    </message>
    <message>
        <source>No machine has “%1” in its name.</source>
        <translation>没有名称中含有“%1”的机器。</translation>
    </message>
    <message>
        <source>It does not count any more until Prometheus scrapes it again.</source>
        <translation>在 Prometheus 再次抓取它之前，不再计入。</translation>
    </message>
    <message>
        <source>Only for a machine that Prometheus does not scrape any more.</source>
        <translation>仅适用于 Prometheus 不再抓取的机器。</translation>
    </message>
</context>
<context>
    <name>mm::MmControl</name>
    <message>
        <source>Restart MM?</source>
        <translation>要重新启动 MM 吗？</translation>
    </message>
    <message>
        <source>Stop MM?</source>
        <translation>要停止 MM 吗？</translation>
    </message>
    <message numerus="yes">
        <source>%n service(s) can&apos;t be called until MM runs again.</source>
        <translation>
            <numerusform>在 MM 重新运行之前，无法调用 %n 个服务。</numerusform>
        </translation>
    </message>
    <message>
        <source>Restart MM</source>
        <translation>重新启动 MM</translation>
    </message>
    <message>
        <source>Stop MM</source>
        <translation>停止 MM</translation>
    </message>
    <message>
        <source>&amp;Restart</source>
        <translation>重新启动(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>停止(&amp;S)</translation>
    </message>
    <message>
        <source>MM was asked to end, but process %1 is still there after %2 s.</source>
        <extracomment>%1 is a process number, %2 a whole number of seconds</extracomment>
        <translation>已要求 MM 结束，但 %2 秒后进程 %1 仍然存在。</translation>
    </message>
    <message>
        <source>MM is being started.</source>
        <translation>正在启动 MM。</translation>
    </message>
    <message>
        <source>MM is being stopped.</source>
        <translation>正在停止 MM。</translation>
    </message>
    <message>
        <source>The stats file does not name the process of MM.</source>
        <translation>统计文件未指明 MM 的进程。</translation>
    </message>
    <message>
        <source>MM is not running.</source>
        <translation>MM 未运行。</translation>
    </message>
    <message>
        <source>MM runs on another computer or in a container.</source>
        <translation>MM 在另一台计算机上或容器中运行。</translation>
    </message>
    <message>
        <source>MM belongs to another user.</source>
        <translation>MM 属于另一个用户。</translation>
    </message>
    <message>
        <source>MM could not be started again: mm-proxy is not installed.</source>
        <extracomment>mm-proxy is a program</extracomment>
        <translation>无法重新启动 MM：未安装 mm-proxy。</translation>
    </message>
    <message>
        <source>MM was not started here. Restart it as it was started, so that it keeps its options.</source>
        <translation>MM 不是从这里启动的。请用原来的方式重新启动，以保留其选项。</translation>
    </message>
</context>
<context>
    <name>mm::MmMenu</name>
    <message>
        <source>Co&amp;ntrol</source>
        <extracomment>a menu: to start and stop MM</extracomment>
        <translation>控制(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Start MM</source>
        <translation>启动 MM(&amp;S)</translation>
    </message>
    <message>
        <source>S&amp;top MM</source>
        <translation>停止 MM(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Restart MM</source>
        <translation>重新启动 MM(&amp;R)</translation>
    </message>
</context>
<context>
    <name>mm::MmStatusBar</name>
    <message>
        <source>Checked just now.</source>
        <translation>刚刚检查过。</translation>
    </message>
</context>
<context>
    <name>mm::MonitorWindow</name>
    <message>
        <source>&amp;Trend</source>
        <translation>趋势(&amp;T)</translation>
    </message>
    <message>
        <source>EE Monitor</source>
        <translation>EE Monitor</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Check Now</source>
        <translation>立即检查(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>&amp;Show File</source>
        <translation>显示文件位置(&amp;S)</translation>
    </message>
    <message>
        <source>Copy &amp;Details</source>
        <translation>复制详细信息(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>首选项(&amp;P)…</translation>
    </message>
    <message>
        <source>&amp;Events</source>
        <translation>事件(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Compact</source>
        <translation>紧凑模式(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Full Window</source>
        <translation>完整窗口(&amp;F)</translation>
    </message>
    <message>
        <source>The details were copied.</source>
        <translation>已复制详细信息。</translation>
    </message>
</context>
<context>
    <name>mm::Notification</name>
    <message>
        <source>MM was stopped</source>
        <extracomment>title of a notification</extracomment>
        <translation>MM 已停止</translation>
    </message>
    <message>
        <source>MM is not updating</source>
        <extracomment>title of a notification</extracomment>
        <translation>MM 未更新统计</translation>
    </message>
    <message>
        <source>MM&apos;s stats file can&apos;t be read</source>
        <extracomment>title of a notification</extracomment>
        <translation>无法读取 MM 的统计文件</translation>
    </message>
    <message>
        <source>MM&apos;s stats file is gone</source>
        <extracomment>title of a notification</extracomment>
        <translation>MM 的统计文件已不存在</translation>
    </message>
    <message>
        <source>MM is active</source>
        <extracomment>title of a notification</extracomment>
        <translation>MM 处于活动状态</translation>
    </message>
    <message numerus="yes">
        <source>%n server(s) of MM are down</source>
        <extracomment>title of a notification</extracomment>
        <translation>
            <numerusform>MM 的 %n 个服务器不可用</numerusform>
        </translation>
    </message>
    <message>
        <source>Prometheus has no machines any more</source>
        <translation>Prometheus 不再有任何机器</translation>
    </message>
    <message>
        <source>Prometheus answers again</source>
        <translation>Prometheus 已恢复响应</translation>
    </message>
    <message>
        <source>Prometheus does not answer</source>
        <extracomment>title of a notification</extracomment>
        <translation>Prometheus 没有响应</translation>
    </message>
    <message>
        <source>Prometheus does not give the figures</source>
        <extracomment>title of a notification</extracomment>
        <translation>Prometheus 未提供数据</translation>
    </message>
    <message numerus="yes">
        <source>%n machine(s) are not active</source>
        <extracomment>title of a notification</extracomment>
        <translation>
            <numerusform>%n 台机器处于非活动状态</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mm::Options</name>
    <message>
        <source>The stats file to watch (default: $MM_MESH_STATS_FILE, else ~/.mm_mesh_stats.json).</source>
        <translation>要监视的统计文件（默认：$MM_MESH_STATS_FILE，否则为 ~/.mm_mesh_stats.json）。</translation>
    </message>
    <message>
        <source>Shows whether the MM mesh is alive and what it does.</source>
        <translation>显示 MM 网格是否在运行以及在做什么。</translation>
    </message>
    <message>
        <source>Print this help and exit.</source>
        <translation>输出此帮助后退出。</translation>
    </message>
    <message>
        <source>Print the version and exit.</source>
        <translation>输出版本后退出。</translation>
    </message>
    <message>
        <source>Unexpected argument &quot;%1&quot;.</source>
        <translation>意外的参数“%1”。</translation>
    </message>
    <message>
        <source>--stats-file needs a path.</source>
        <translation>--stats-file 需要一个路径。</translation>
    </message>
    <message>
        <source>Milliseconds between two reads: 500 to 3600000, values outside the range are clamped (default: 2000).</source>
        <translation>两次读取之间的毫秒数：500 到 3600000，超出范围的值会调整到范围内（默认：2000）。</translation>
    </message>
    <message>
        <source>Print what the label shows and exit, without a window. Exit code: 0 active, 1 not updating or stopped, 2 error, 3 no stats file.</source>
        <translation>输出状态标签的内容后退出，不打开窗口。退出代码：0 活动，1 未更新或已停止，2 错误，3 无统计文件。</translation>
    </message>
    <message>
        <source>Print what the label shows, and again each time it changes, without a window, until a stop signal arrives or the output is closed.</source>
        <translation>输出状态标签的内容，并在每次变化时再次输出，不打开窗口，直到收到停止信号或输出被关闭。</translation>
    </message>
    <message>
        <source>Output format of --once and --follow: plain (the label&apos;s text, the default), json (one line with state, text, color, services, messages, age_s, reason, path), waybar, i3blocks, tmux; of --once only: nagios, prometheus.</source>
        <translation>--once 和 --follow 的输出格式：plain（标签的文本，默认）、json（一行，包含 state、text、color、services、messages、age_s、reason、path）、waybar、i3blocks、tmux；仅用于 --once：nagios、prometheus。</translation>
    </message>
    <message>
        <source>MM&apos;s address on this computer (default: http://localhost:6001). EE Monitor registers there, and checks MM&apos;s health there if the stats file does not name its writer.</source>
        <translation>MM 在此计算机上的地址（默认：http://localhost:6001）。EE Monitor 会在该处注册，并在统计文件未注明写入者时在该处检查 MM 的健康状况。</translation>
    </message>
    <message>
        <source>Only read the file: do not register with MM, do not check its health, open no port.</source>
        <translation>仅读取文件：不向 MM 注册，不检查其健康状况，不打开任何端口。</translation>
    </message>
    <message>
        <source>Start MM unless it is running, with the mm-proxy next to this program or in PATH. MM keeps running when the window is closed.</source>
        <translation>如果 MM 未在运行，则用此程序旁边或 PATH 中的 mm-proxy 启动它。关闭窗口后它会继续运行。</translation>
    </message>
    <message>
        <source>--interval must be a whole number of milliseconds, not &quot;%1&quot;.</source>
        <translation>--interval 需要整数毫秒数，而不是“%1”。</translation>
    </message>
    <message>
        <source>--mm-url must be an address of this computer such as http://localhost:6001, not &quot;%1&quot;.</source>
        <translation>--mm-url 需要此计算机的地址，例如 http://localhost:6001，而不是“%1”。</translation>
    </message>
    <message>
        <source>--format needs --once or --follow.</source>
        <translation>--format 只能与 --once 或 --follow 一起使用。</translation>
    </message>
    <message>
        <source>--format must be one of %1, not &quot;%2&quot;.</source>
        <extracomment>%1 is a list of words, with commas</extracomment>
        <translation>--format 应为 %1 之一，而不是“%2”。</translation>
    </message>
    <message>
        <source>--format %1 needs --once: no program reads it as a stream.</source>
        <extracomment>%1 is nagios or prometheus, which are also names of programs</extracomment>
        <translation>--format %1 只能与 --once 一起使用：没有程序以流的方式读取它。</translation>
    </message>
    <message>
        <source>The process that read the stats file died.</source>
        <translation>读取统计文件的进程意外终止。</translation>
    </message>
    <message>
        <source>The file with the token that MM requires, if it was started with --token-file. MM gets it in each request, and an MM that is started here requires it.</source>
        <translation>存放令牌的文件；MM 以 --token-file 启动时要求该令牌。每个请求都会把它发送给 MM，从这里启动的 MM 也要求它。</translation>
    </message>
    <message>
        <source>--token-file needs a path.</source>
        <translation>--token-file 需要一个路径。</translation>
    </message>
    <message>
        <source>Start in the tray alone, without a window. If there is no tray, the window is opened minimized.</source>
        <translation>仅在托盘中启动，不打开窗口。如果没有托盘，则以最小化方式打开窗口。</translation>
    </message>
    <message>
        <source>Can&apos;t listen on port %1 of %2: %3.</source>
        <translation>无法在 %2 的端口 %1 上监听：%3。</translation>
    </message>
    <message>
        <source>Choose another port, or end the program that uses it.</source>
        <translation>请选择其他端口，或结束使用该端口的程序。</translation>
    </message>
    <message>
        <source>Choose a port from 1024 on.</source>
        <translation>请选择 1024 或以上的端口。</translation>
    </message>
    <message>
        <source>ee-monitor exports metrics at %1</source>
        <extracomment>%1 is a web address</extracomment>
        <translation>ee-monitor 正在 %1 上导出指标</translation>
    </message>
    <message>
        <source>Serve MM&apos;s state for Prometheus at http://ADDRESS:PORT/metrics, without a window, until a stop signal arrives. ADDRESS is an IP address such as 127.0.0.1 or [::1]; port 0 chooses a free one. The connection is not encrypted.</source>
        <translation>在 http://ADDRESS:PORT/metrics 向 Prometheus 提供 MM 的状态，不打开窗口，直到收到停止信号。ADDRESS 是 IP 地址，例如 127.0.0.1 或 [::1]；端口 0 表示选择一个空闲端口。连接未加密。</translation>
    </message>
    <message>
        <source>Accept this name in the Host header too, as a reverse proxy or Prometheus sends it; may be repeated.</source>
        <translation>在 Host 头中也接受此名称，即反向代理或 Prometheus 发送的名称；可重复使用。</translation>
    </message>
    <message>
        <source>Also export the names of services, MCP servers and the stats file.</source>
        <translation>同时导出服务、MCP 服务器和统计文件的名称。</translation>
    </message>
    <message>
        <source>Watch the machines that Prometheus at this address scrapes, instead of a stats file.</source>
        <translation>监视此地址的 Prometheus 所抓取的机器，而不是统计文件。</translation>
    </message>
    <message>
        <source>Which of Prometheus&apos; targets are the machines, as a selector of PromQL (default: {job=&quot;mm&quot;}).</source>
        <translation>Prometheus 的哪些目标是这些机器，以 PromQL 选择器表示（默认：{job=&quot;mm&quot;}）。</translation>
    </message>
    <message>
        <source>The file (chmod 600) with the password or the certificates for Prometheus: see the manual.</source>
        <translation>存放 Prometheus 的密码或证书的文件（chmod 600）：请参见手册。</translation>
    </message>
    <message>
        <source>Seconds after its last scrape until a machine is not active any more: 5 to 3600 (default: 2.5 scrape intervals, and at least 10).</source>
        <translation>机器在上次抓取之后多少秒不再算处于活动状态：5 到 3600（默认：抓取间隔的 2.5 倍，且至少为 10）。</translation>
    </message>
    <message>
        <source>--max-age takes 5 to 3600 seconds, not &quot;%1&quot;.</source>
        <translation>--max-age 需要 5 到 3600 秒，而不是“%1”。</translation>
    </message>
    <message>
        <source>--prometheus-config needs a path.</source>
        <translation>--prometheus-config 需要一个路径。</translation>
    </message>
    <message>
        <source>--%1 needs --%2.</source>
        <translation>--%1 只能与 --%2 一起使用。</translation>
    </message>
    <message>
        <source>--%1 cannot be combined with --%2.</source>
        <translation>--%1 不能与 --%2 一起使用。</translation>
    </message>
    <message>
        <source>--exporter takes an IP address and a port such as 127.0.0.1:9501 or [::1]:9501, not &quot;%1&quot;.</source>
        <translation>--exporter 需要 IP 地址和端口，例如 127.0.0.1:9501 或 [::1]:9501，而不是“%1”。</translation>
    </message>
    <message>
        <source>--exporter-host takes a host name without a port, such as box.lan, not &quot;%1&quot;.</source>
        <translation>--exporter-host 需要不带端口的主机名，例如 box.lan，而不是“%1”。</translation>
    </message>
</context>
<context>
    <name>mm::PreferencesControl</name>
    <message>
        <source>The disk with the entries for the login does not respond. This can&apos;t be shown or changed.</source>
        <extracomment>&quot;this&quot; is whether the program starts at login</extracomment>
        <translation>存放登录启动项的磁盘没有响应。此项无法显示或更改。</translation>
    </message>
    <message>
        <source>The disk with the entries for the login does not respond. This is shown when it does.</source>
        <translation>存放登录启动项的磁盘没有响应。响应后会显示此项。</translation>
    </message>
</context>
<context>
    <name>mm::PreferencesDialog</name>
    <message>
        <source>&amp;Browse…</source>
        <translation>浏览(&amp;B)…</translation>
    </message>
    <message>
        <source>Show an icon in the &amp;tray</source>
        <translation>在系统托盘中显示图标(&amp;T)</translation>
    </message>
    <message>
        <source>N&amp;otifications</source>
        <translation>通知(&amp;O)</translation>
    </message>
    <message>
        <source>When MM is acti&amp;ve</source>
        <translation>MM 处于活动状态时(&amp;V)</translation>
    </message>
    <message>
        <source>When the stats file can&apos;t be rea&amp;d</source>
        <translation>无法读取统计文件时(&amp;D)</translation>
    </message>
    <message>
        <source>When there is &amp;no stats file</source>
        <translation>没有统计文件时(&amp;N)</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>首选项</translation>
    </message>
    <message>
        <source>Stats file</source>
        <translation>统计文件</translation>
    </message>
    <message>
        <source>Chooses the stats file</source>
        <translation>选择统计文件</translation>
    </message>
    <message>
        <source>&amp;Path:</source>
        <extracomment>of the stats file</extracomment>
        <translation>路径(&amp;P)：</translation>
    </message>
    <message>
        <source> s</source>
        <extracomment>seconds, behind a number</extracomment>
        <translation> 秒</translation>
    </message>
    <message>
        <source>MM</source>
        <translation>MM</translation>
    </message>
    <message>
        <source>&amp;Address:</source>
        <extracomment>where MM listens</extracomment>
        <translation>地址(&amp;A)：</translation>
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
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <extracomment>the theme</extracomment>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <extracomment>the theme</extracomment>
        <translation>深色</translation>
    </message>
    <message>
        <source>T&amp;heme:</source>
        <translation>主题(&amp;H)：</translation>
    </message>
    <message>
        <source>Lan&amp;guage:</source>
        <translation>语言(&amp;G)：</translation>
    </message>
    <message>
        <source>Restore De&amp;faults</source>
        <translation>恢复默认值(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>given on the command line</source>
        <translation>已在命令行中指定</translation>
    </message>
    <message>
        <source>Stats File</source>
        <translation>统计文件</translation>
    </message>
    <message>
        <source>&amp;Register with MM and check its health</source>
        <translation>向 MM 注册并检查其健康状况(&amp;R)</translation>
    </message>
    <message>
        <source>When MM &amp;stops or is not updating</source>
        <translation>MM 停止或未更新时(&amp;S)</translation>
    </message>
    <message>
        <source>Read &amp;every:</source>
        <extracomment>how often the stats file is read; &quot;2.0 s&quot; follows</extracomment>
        <translation>读取间隔(&amp;E)：</translation>
    </message>
    <message>
        <source>The files can&apos;t be shown: a disk or network drive does not respond. The path can be entered here.</source>
        <translation>无法显示文件：磁盘或网络驱动器没有响应。可以在此处输入路径。</translation>
    </message>
    <message>
        <source>When a server of &amp;MM is down</source>
        <translation>MM 的服务器不可用时(&amp;M)</translation>
    </message>
</context>
<context>
    <name>mm::ProblemPanel</name>
    <message>
        <source>&amp;Start MM</source>
        <translation>启动 MM(&amp;S)</translation>
    </message>
    <message>
        <source>Problem</source>
        <extracomment>what a screen reader calls the panel that explains what is wrong</extracomment>
        <translation>问题</translation>
    </message>
    <message>
        <source>&amp;Move the Broken File Aside</source>
        <translation>移开损坏的文件(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Check Now</source>
        <translation>立即检查(&amp;C)</translation>
    </message>
    <message>
        <source>Sh&amp;ow File</source>
        <translation>显示文件位置(&amp;O)</translation>
    </message>
    <message>
        <source>Copy &amp;Details</source>
        <translation>复制详细信息(&amp;D)</translation>
    </message>
</context>
<context>
    <name>mm::PrometheusBox</name>
    <message>
        <source>Watch man&amp;y machines through Prometheus instead of the file</source>
        <extracomment>&quot;machines&quot; are computers, each with an MM; Prometheus is a name; &quot;the file&quot; is the stats file</extracomment>
        <translation>通过 Prometheus 监视多台机器，而不是文件(&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;URL:</source>
        <extracomment>where Prometheus listens</extracomment>
        <translation>URL(&amp;U)：</translation>
    </message>
    <message>
        <source>Selection &amp;query:</source>
        <extracomment>which machines</extracomment>
        <translation>机器选择查询(&amp;Q)：</translation>
    </message>
    <message>
        <source>Pass&amp;word file:</source>
        <extracomment>the path of a file with a password</extracomment>
        <translation>密码文件(&amp;W)：</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Asks Prometheus for the machines</source>
        <translation>向 Prometheus 查询机器</translation>
    </message>
    <message>
        <source>The command line tells what is watched.</source>
        <translation>监视的对象已在命令行中指定。</translation>
    </message>
    <message>
        <source>Prometheus is being asked.</source>
        <translation>正在查询 Prometheus。</translation>
    </message>
    <message>
        <source>Quic&amp;k Test</source>
        <translation>快速测试(&amp;K)</translation>
    </message>
</context>
<context>
    <name>mm::PrometheusClient</name>
    <message>
        <source>its answer has more than %1 MiB</source>
        <translation>其应答超过 %1 MiB</translation>
    </message>
    <message>
        <source>no complete answer within the timeout</source>
        <translation>超时前未收到完整的应答</translation>
    </message>
</context>
<context>
    <name>mm::PrometheusConfig</name>
    <message>
        <source>line %1 is neither [http] nor one of its keys: %2.</source>
        <extracomment>%1 is a number, %2 a list of words</extracomment>
        <translation>第 %1 行既不是 [http]，也不是它的键之一：%2。</translation>
    </message>
    <message>
        <source>%1 names %2, which can&apos;t be used: %3</source>
        <extracomment>%1 is a key of the file, %2 a path, %3 the cause</extracomment>
        <translation>%1 指定的 %2 无法使用：%3</translation>
    </message>
    <message>
        <source>it needs username and password_file, or credentials_file.</source>
        <translation>它需要 username 和 password_file，或者 credentials_file。</translation>
    </message>
    <message>
        <source>it has to be one line without blanks.</source>
        <translation>它必须是不含空格的一行。</translation>
    </message>
    <message>
        <source>it has no certificate in PEM form.</source>
        <translation>其中没有 PEM 格式的证书。</translation>
    </message>
    <message>
        <source>it needs cert_file and key_file, or none of them.</source>
        <translation>它需要同时有 cert_file 和 key_file，或两者都没有。</translation>
    </message>
    <message>
        <source>it has no RSA or EC key in PEM form.</source>
        <translation>其中没有 PEM 格式的 RSA 或 EC 密钥。</translation>
    </message>
    <message>
        <source>A password in an address can be seen by other users: use --prometheus-config.</source>
        <translation>其他用户可以看到地址中的密码：请使用 --prometheus-config。</translation>
    </message>
    <message>
        <source>Prometheus&apos; address has to be one such as http://localhost:9090, not &quot;%1&quot;.</source>
        <extracomment>%1 is what the user has given</extracomment>
        <translation>Prometheus 的地址应类似 http://localhost:9090，而不是“%1”。</translation>
    </message>
    <message>
        <source>The selection has to be in braces, as in {job=&quot;mm&quot;}.</source>
        <translation>选择必须放在花括号中，例如 {job=&quot;mm&quot;}。</translation>
    </message>
    <message>
        <source>its password would be sent to %1 unencrypted: use https.</source>
        <translation>其中的密码会未加密地发送到 %1：请使用 https。</translation>
    </message>
    <message>
        <source>The file with the password for Prometheus, %1, can&apos;t be used: %2</source>
        <extracomment>%1 is a path, %2 the cause, a sentence without a capital</extracomment>
        <translation>存放 Prometheus 密码的文件 %1 无法使用：%2</translation>
    </message>
</context>
<context>
    <name>mm::ProxyLauncher</name>
    <message>
        <source>MM was not started: another program answers at %1.</source>
        <extracomment>%1 is a web address</extracomment>
        <translation>未启动 MM：另一个程序正在 %1 上响应。</translation>
    </message>
    <message>
        <source>MM could not be started: there is no %1 in %2, nor in any folder of PATH.</source>
        <extracomment>%1 is a program&apos;s name, %2 a folder</extracomment>
        <translation>无法启动 MM：%2 和 PATH 的任何文件夹中都没有 %1。</translation>
    </message>
    <message>
        <source>MM could not be started: %1</source>
        <translation>无法启动 MM：%1</translation>
    </message>
    <message>
        <source>MM was started as process %1, but does not answer at %2. Its log is %3.</source>
        <extracomment>%1 is a process number, %2 a web address, %3 a path</extracomment>
        <translation>MM 已作为进程 %1 启动，但在 %2 上没有响应。其日志为 %3。</translation>
    </message>
    <message>
        <source>MM was started as process %1. It keeps running when this window is closed.</source>
        <extracomment>%1 is a process number</extracomment>
        <translation>MM 已作为进程 %1 启动。关闭此窗口后它会继续运行。</translation>
    </message>
    <message>
        <source>MM is running already at %1.</source>
        <extracomment>%1 is a web address</extracomment>
        <translation>MM 已在 %1 上运行。</translation>
    </message>
    <message>
        <source>MM is running already at %1, but writes its figures to %2. Start EE Monitor with --stats-file %2 to see them.</source>
        <extracomment>%1 is a web address, %2 a path; --stats-file is an option of the command line</extracomment>
        <translation>MM 已在 %1 上运行，但其数据写入 %2。要查看这些数据，请使用 --stats-file %2 启动 EE Monitor。</translation>
    </message>
    <message>
        <source>it exited without output.</source>
        <extracomment>replaces a program&apos;s last message, after &quot;MM could not be started: &quot;</extracomment>
        <translation>它已退出，没有任何输出。</translation>
    </message>
    <message>
        <source>MM was not started yet: the disk with its program or its log %1 does not respond.</source>
        <extracomment>%1 is a path</extracomment>
        <translation>MM 尚未启动：存放其程序或日志 %1 的磁盘没有响应。</translation>
    </message>
    <message>
        <source>The program at %1 requires a token. If it is MM, start EE Monitor with MM&apos;s --token-file.</source>
        <translation>%1 上的程序要求令牌。如果它是 MM，请用 MM 的 --token-file 启动 EE Monitor。</translation>
    </message>
</context>
<context>
    <name>mm::Server</name>
    <message>
        <source>connection refused</source>
        <translation>连接被拒绝</translation>
    </message>
    <message>
        <source>timeout</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>connection closed</source>
        <translation>连接已关闭</translation>
    </message>
    <message>
        <source>bad answer</source>
        <translation>应答无效</translation>
    </message>
    <message>
        <source>answer too large</source>
        <translation>应答过大</translation>
    </message>
    <message>
        <source>HTTP error</source>
        <translation>HTTP 错误</translation>
    </message>
    <message>
        <source>error of the tool</source>
        <translation>工具错误</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>too many calls</source>
        <translation>调用过多</translation>
    </message>
    <message>
        <source>Up</source>
        <comment>state of a service</comment>
        <translation>可用</translation>
    </message>
    <message>
        <source>Busy</source>
        <comment>state of a service</comment>
        <translation>忙碌</translation>
    </message>
    <message>
        <source>Starting</source>
        <comment>state of a service</comment>
        <translation>正在启动</translation>
    </message>
    <message>
        <source>Failing</source>
        <comment>state of a service</comment>
        <translation>故障</translation>
    </message>
    <message>
        <source>Down</source>
        <comment>state of a service</comment>
        <translation>不可用</translation>
    </message>
    <message>
        <source>Stopped</source>
        <comment>state of a service</comment>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Disabled</source>
        <comment>state of a service</comment>
        <translation>已禁用</translation>
    </message>
    <message>
        <source>Busy for %1 s</source>
        <extracomment>state of a server; %1 is a whole number of seconds</extracomment>
        <translation>已忙碌 %1 秒</translation>
    </message>
    <message>
        <source>MCP server that MM runs: %1</source>
        <extracomment>%1 is a state, such as &quot;Up&quot; or &quot;Failing&quot;</extracomment>
        <translation>由 MM 运行的 MCP 服务器：%1</translation>
    </message>
    <message>
        <source>Last change of its state: %1</source>
        <extracomment>%1 is when, such as &quot;5 minutes ago&quot;</extracomment>
        <translation>上次状态变化：%1</translation>
    </message>
    <message numerus="yes">
        <source>%n restart(s) by MM</source>
        <translation>
            <numerusform>已由 MM 重新启动 %n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 is the kind of an error, %2 how often it occurred</extracomment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>error of the server</source>
        <translation>服务器错误</translation>
    </message>
    <message>
        <source>server ended</source>
        <translation>服务器已退出</translation>
    </message>
</context>
<context>
    <name>mm::ServerActions</name>
    <message>
        <source>&amp;Restart Server</source>
        <translation>重新启动服务器(&amp;R)</translation>
    </message>
    <message>
        <source>Show Lo&amp;g…</source>
        <translation>显示日志(&amp;G)…</translation>
    </message>
    <message>
        <source>The server is disabled: enable it first.</source>
        <translation>服务器已禁用：请先启用它。</translation>
    </message>
    <message>
        <source>&amp;Enable Server</source>
        <translation>启用服务器(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Disable Server</source>
        <translation>禁用服务器(&amp;D)</translation>
    </message>
    <message>
        <source>Ends its process and starts it again.</source>
        <translation>结束其进程并重新启动。</translation>
    </message>
    <message>
        <source>MM starts it, and again if it ends.</source>
        <translation>MM 会启动它，并在它结束后再次启动。</translation>
    </message>
    <message>
        <source>It stays stopped until it is started again, or MM is.</source>
        <translation>它保持停止，直到再次启动它或 MM 重新启动。</translation>
    </message>
    <message>
        <source>MM starts it, and again at each start of MM.</source>
        <translation>MM 会启动它，并在每次 MM 启动时再次启动。</translation>
    </message>
    <message>
        <source>It stays stopped until it is enabled, also after a restart of MM.</source>
        <translation>它保持停止直到被启用，MM 重新启动后也是如此。</translation>
    </message>
    <message>
        <source>The last lines that the server wrote to its standard error.</source>
        <translation>服务器写入其标准错误的最后若干行。</translation>
    </message>
    <message>
        <source>S&amp;tart Server</source>
        <translation>启动服务器(&amp;T)</translation>
    </message>
    <message>
        <source>S&amp;top Server</source>
        <translation>停止服务器(&amp;T)</translation>
    </message>
</context>
<context>
    <name>mm::ServerControl</name>
    <message>
        <source>%1 is being restarted.</source>
        <extracomment>%1 is a server</extracomment>
        <translation>正在重新启动 %1。</translation>
    </message>
    <message>
        <source>%1 is being started.</source>
        <extracomment>%1 is a server</extracomment>
        <translation>正在启动 %1。</translation>
    </message>
    <message>
        <source>%1 is being stopped.</source>
        <extracomment>%1 is a server</extracomment>
        <translation>正在停止 %1。</translation>
    </message>
    <message>
        <source>%1 is enabled.</source>
        <extracomment>%1 is a server</extracomment>
        <translation>%1 已启用。</translation>
    </message>
    <message>
        <source>%1 is disabled.</source>
        <extracomment>%1 is a server</extracomment>
        <translation>%1 已禁用。</translation>
    </message>
    <message>
        <source>MM is not running.</source>
        <translation>MM 未运行。</translation>
    </message>
    <message>
        <source>Only the user who runs MM can do this, on the same computer.</source>
        <translation>只有运行 MM 的用户才能在同一台计算机上执行此操作。</translation>
    </message>
    <message>
        <source>MM did not answer: %1.</source>
        <extracomment>%1 is the cause, without a full stop</extracomment>
        <translation>MM 没有响应：%1。</translation>
    </message>
    <message>
        <source>MM refused this for the server %1: %2</source>
        <extracomment>%1 is a server, %2 a sentence of MM in English</extracomment>
        <translation>MM 拒绝对服务器 %1 执行此操作：%2</translation>
    </message>
</context>
<context>
    <name>mm::ServerLogDialog</name>
    <message>
        <source>The server has written nothing to its standard error.</source>
        <translation>服务器未向其标准错误写入任何内容。</translation>
    </message>
    <message>
        <source>Log of %1</source>
        <extracomment>title of a window; %1 is the name of a server</extracomment>
        <translation>%1 的日志</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>刷新(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>关闭(&amp;L)</translation>
    </message>
</context>
<context>
    <name>mm::ServiceRow</name>
    <message>
        <source>just now</source>
        <comment>registered</comment>
        <translation>刚刚</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) ago</source>
        <translation>
            <numerusform>%n 分钟前</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) ago</source>
        <translation>
            <numerusform>%n 小时前</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n 天前</numerusform>
        </translation>
    </message>
    <message>
        <source>&lt;%1</source>
        <extracomment>%1 is a number: fewer messages per minute than that</extracomment>
        <translation>&lt;%1</translation>
    </message>
    <message>
        <source>Not known: the service is not registered any more.</source>
        <translation>未知：该服务已不处于注册状态。</translation>
    </message>
    <message>
        <source>Not known: MM is not active.</source>
        <translation>未知：MM 未处于活动状态。</translation>
    </message>
    <message>
        <source>Not known: another service has the same name.</source>
        <translation>未知：另一个服务具有相同的名称。</translation>
    </message>
    <message>
        <source>Messages per minute, over the last minute</source>
        <translation>每分钟消息数，最近 1 分钟</translation>
    </message>
    <message numerus="yes">
        <source>Messages per minute, over the last %n second(s)</source>
        <translation>
            <numerusform>每分钟消息数，最近 %n 秒</numerusform>
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
        <translation>无占比：该服务已不处于注册状态。</translation>
    </message>
    <message>
        <source>No share: no service has had a message yet.</source>
        <translation>无占比：尚无任何服务收到消息。</translation>
    </message>
    <message>
        <source>%1 of the %2 messages of all services in this table</source>
        <extracomment>%1 is a share such as &quot;12.5%&quot;, %2 a number</extracomment>
        <translation>占此表中所有服务的 %2 条消息的 %1</translation>
    </message>
    <message>
        <source>New: registered a moment ago.</source>
        <translation>新加入：刚刚注册。</translation>
    </message>
    <message>
        <source>Departed: not registered any more.</source>
        <translation>已离开：已不处于注册状态。</translation>
    </message>
    <message>
        <source>%1 (this window)</source>
        <extracomment>table cell: the service that is this program; %1 is its name</extracomment>
        <translation>%1（此窗口）</translation>
    </message>
    <message>
        <source>Not known: the service is down.</source>
        <translation>未知：服务不可用。</translation>
    </message>
    <message numerus="yes">
        <source>Measuring: the first value comes after %n second(s).</source>
        <translation>
            <numerusform>正在测量：第一个值在 %n 秒后出现。</numerusform>
        </translation>
    </message>
    <message>
        <source>No share: the service is down.</source>
        <translation>无占比：服务不可用。</translation>
    </message>
    <message>
        <source>Down: no program listens at its port, so MM does not count it until it answers.</source>
        <translation>不可用：没有程序在其端口上监听，因此在它应答之前 MM 不将其计入。</translation>
    </message>
    <message>
        <source>measuring…</source>
        <extracomment>table cell instead of the number of messages per minute</extracomment>
        <translation>测量中…</translation>
    </message>
    <message numerus="yes">
        <source>%n failed call(s) since the registration</source>
        <translation>
            <numerusform>注册以来有 %n 次调用失败</numerusform>
        </translation>
    </message>
    <message>
        <source>Last failure (%1): %2</source>
        <extracomment>%1 is when, such as &quot;5 minutes ago&quot;, %2 a sentence of MM in English</extracomment>
        <translation>上次失败（%1）：%2</translation>
    </message>
    <message>
        <source>No successful call since the registration</source>
        <translation>注册以来没有成功的调用</translation>
    </message>
    <message>
        <source>Last successful call: %1</source>
        <translation>上次成功的调用：%1</translation>
    </message>
    <message>
        <source>No failed call is known.</source>
        <translation>没有已知的失败调用。</translation>
    </message>
    <message>
        <source>Tools: %1</source>
        <extracomment>%1 are names of tools of a service, with commas between them</extracomment>
        <translation>工具：%1</translation>
    </message>
    <message numerus="yes">
        <source>Tools: %1 and %n more</source>
        <extracomment>%1 are names of tools of a service, with commas between them; %n more are not named</extracomment>
        <translation>
            <numerusform>工具：%1，另有 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Not known: the server is not up.</source>
        <translation>未知：服务器不可用。</translation>
    </message>
    <message>
        <source>No share: the server is not up.</source>
        <translation>无占比：服务器不可用。</translation>
    </message>
    <message>
        <source>None: MM does not run this service.</source>
        <translation>无：MM 不运行此服务。</translation>
    </message>
    <message>
        <source>No call is known.</source>
        <translation>没有已知的调用。</translation>
    </message>
    <message>
        <source>A program that has registered with MM; MM does not run it.</source>
        <translation>向 MM 注册的程序；MM 不运行它。</translation>
    </message>
</context>
<context>
    <name>mm::ServicesModel</name>
    <message>
        <source>Service</source>
        <comment>table column</comment>
        <translation>服务</translation>
    </message>
    <message>
        <source>Registered</source>
        <comment>table column: when</comment>
        <translation>注册时间</translation>
    </message>
    <message>
        <source>Messages</source>
        <comment>table column: how many</comment>
        <translation>消息</translation>
    </message>
    <message>
        <source>Messages per minute, over the last minute</source>
        <translation>每分钟消息数，最近 1 分钟</translation>
    </message>
    <message>
        <source>Share of the messages of all services in this table</source>
        <translation>在此表中所有服务的消息中所占的比例</translation>
    </message>
    <message>
        <source>Per minute</source>
        <comment>table column: messages a minute</comment>
        <translation>每分钟</translation>
    </message>
    <message>
        <source>Share</source>
        <comment>table column: of all messages</comment>
        <translation>占比</translation>
    </message>
    <message>
        <source>Failed calls since the service was registered</source>
        <translation>服务注册以来失败的调用</translation>
    </message>
    <message>
        <source>Failed</source>
        <comment>table column: how many calls failed</comment>
        <translation>失败</translation>
    </message>
    <message>
        <source>State</source>
        <comment>table column: of a service</comment>
        <translation>状态</translation>
    </message>
    <message>
        <source>Restarts</source>
        <comment>table column: how many</comment>
        <translation>重启次数</translation>
    </message>
    <message>
        <source>Last used</source>
        <comment>table column: when</comment>
        <translation>上次使用</translation>
    </message>
    <message>
        <source>Whether the service can be called; see Help</source>
        <translation>服务是否可以调用；请参见帮助</translation>
    </message>
    <message>
        <source>How often MM has started the server again</source>
        <translation>MM 重新启动该服务器的次数</translation>
    </message>
    <message>
        <source>When its last call ended</source>
        <translation>上次调用结束的时间</translation>
    </message>
</context>
<context>
    <name>mm::ServicesView</name>
    <message>
        <source>Services</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>This MM counts its services, but does not list them.</source>
        <translation>此 MM 会统计服务数量，但不会列出服务。</translation>
    </message>
    <message>
        <source>No service is registered yet.</source>
        <translation>尚无已注册的服务。</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>Copy as &amp;JSON</source>
        <translation>复制为 JSON(&amp;J)</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>查找(&amp;F)</translation>
    </message>
    <message>
        <source>59 minutes ago</source>
        <extracomment>the widest of these texts that is common</extracomment>
        <translation>59 分钟前</translation>
    </message>
    <message>
        <source>No service has “%1” in its name.</source>
        <translation>没有名称中含有“%1”的服务。</translation>
    </message>
    <message>
        <source>Col&amp;umns</source>
        <translation>列(&amp;U)</translation>
    </message>
    <message>
        <source>Filter the services by name</source>
        <translation>按名称筛选服务</translation>
    </message>
    <message>
        <source>Filter by name</source>
        <translation>按名称筛选</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n service(s)</source>
        <extracomment>%1 is the number of services shown, %n the number of all</extracomment>
        <translation>
            <numerusform>%n 个服务中的 %1 个</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Sort By</source>
        <translation>排序方式(&amp;S)</translation>
    </message>
    <message>
        <source>Order of the &amp;File</source>
        <extracomment>how the table is sorted</extracomment>
        <translation>文件中的顺序(&amp;F)</translation>
    </message>
    <message>
        <source>Busy for 59 s</source>
        <extracomment>the widest state of a service that is common</extracomment>
        <translation>已忙碌 59 秒</translation>
    </message>
</context>
<context>
    <name>mm::Settings</name>
    <message>
        <source>Enter an absolute path: it begins with a slash, as in %1.</source>
        <translation>请输入绝对路径：以斜杠开头，例如 %1。</translation>
    </message>
    <message>
        <source>This is a folder. Choose a file in it.</source>
        <translation>这是文件夹。请选择其中的文件。</translation>
    </message>
    <message>
        <source>MM runs on this computer: enter an address such as %1.</source>
        <extracomment>%1 is an address</extracomment>
        <translation>MM 在此计算机上运行：请输入地址，例如 %1。</translation>
    </message>
    <message>
        <source>The disk with the preferences does not respond. Changes apply at once, and are stored when it responds.</source>
        <translation>存放首选项的磁盘没有响应。更改会立即生效，并在磁盘响应后保存。</translation>
    </message>
    <message>
        <source>it is not a regular file</source>
        <translation>它不是普通文件</translation>
    </message>
    <message>
        <source>it is too large</source>
        <translation>它太大</translation>
    </message>
    <message>
        <source>it can&apos;t be replaced</source>
        <translation>无法替换它</translation>
    </message>
    <message>
        <source>This can&apos;t be stored in %1: %2. It applies until EE Monitor is closed.</source>
        <extracomment>%1 is a path, %2 a cause such as &quot;Permission denied&quot;</extracomment>
        <translation>此设置无法保存到 %1：%2。它仅在 EE Monitor 关闭前有效。</translation>
    </message>
    <message>
        <source>The preferences in %1 can&apos;t be read: %2. The defaults apply, and the file stays as it is.</source>
        <extracomment>%1 is a path, %2 a cause such as &quot;Permission denied&quot;</extracomment>
        <translation>无法读取 %1 中的首选项：%2。将使用默认值，文件保持原样。</translation>
    </message>
    <message>
        <source>The preferences in %1 are damaged at line %2. What can be read applies; the file is copied before it is changed.</source>
        <extracomment>%1 is a path, %2 a number</extracomment>
        <translation>%1 中的首选项在第 %2 行损坏。能读取的部分有效；文件在更改前会先备份。</translation>
    </message>
    <message>
        <source>The window&apos;s layout can&apos;t be stored in %1: %2.</source>
        <extracomment>%1 is a path, %2 a cause such as &quot;Permission denied&quot;</extracomment>
        <translation>窗口布局无法保存到 %1：%2。</translation>
    </message>
    <message>
        <source>The preferences in %1 have values that can&apos;t be used: %2. The defaults apply instead, and the file stays as it is.</source>
        <extracomment>%1 is a path, %2 a list of names such as &quot;stats/interval, mm/url&quot;</extracomment>
        <translation>%1 中的首选项含有无法使用的值：%2。将改用默认值，文件保持不变。</translation>
    </message>
    <message>
        <source>it is mounted by itself, so mount its folder instead</source>
        <translation>该文件被单独挂载；请改为挂载其所在文件夹</translation>
    </message>
</context>
<context>
    <name>mm::SingleInstance</name>
    <message>
        <source>The window that is open for this file does not answer. Opening another one.</source>
        <translation>为此文件打开的窗口没有响应。将另外打开一个窗口。</translation>
    </message>
</context>
<context>
    <name>mm::Startup</name>
    <message>
        <source>The home folder does not respond. Fonts and themes in it are not used; the preferences apply when it responds.</source>
        <translation>主文件夹没有响应。不会使用其中的字体和主题；首选项会在它响应后生效。</translation>
    </message>
    <message>
        <source>The session bus does not respond. There are no tray icon and no notifications until EE Monitor is started again.</source>
        <translation>会话总线没有响应。在重新启动 EE Monitor 之前，没有托盘图标和通知。</translation>
    </message>
    <message>
        <source>There is no response from %1. Themes and plugins in it are not used; preferences that depend on it apply when it responds.</source>
        <extracomment>%1 is one or more paths</extracomment>
        <translation>%1 没有响应。其中的主题和插件不会使用；依赖它的首选项将在其响应后生效。</translation>
    </message>
</context>
<context>
    <name>mm::StatsFile</name>
    <message>
        <source>process %1 on %2 writes it already</source>
        <translation>%2 上的进程 %1 已在写入它</translation>
    </message>
    <message>
        <source>%1 It was moved aside as %2, and counting starts at 0.</source>
        <translation>%1 它已被移开，现名为 %2，计数从 0 开始。</translation>
    </message>
    <message numerus="yes">
        <source>Added %n message(s) that the last writer of %1 had counted and not saved.</source>
        <translation>
            <numerusform>已补上 %1 的上一个写入进程已计数但未保存的 %n 条消息。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is not written: %2.</source>
        <translation>未写入 %1：%2。</translation>
    </message>
    <message>
        <source>%1 can&apos;t be saved: %2. Counting goes on, and saving is tried again.</source>
        <translation>无法保存 %1：%2。计数会继续，并会再次尝试保存。</translation>
    </message>
    <message numerus="yes">
        <source>%1 is saved again, after %n second(s).</source>
        <translation>
            <numerusform>%n 秒后，%1 已恢复保存。</numerusform>
        </translation>
    </message>
    <message>
        <source>the key %1 is missing</source>
        <translation>缺少键 %1</translation>
    </message>
    <message>
        <source>%1 is not a number</source>
        <translation>%1 不是数字</translation>
    </message>
    <message>
        <source>%1 is negative</source>
        <translation>%1 为负数</translation>
    </message>
    <message>
        <source>%1 is not a whole number</source>
        <translation>%1 不是整数</translation>
    </message>
    <message>
        <source>%1 is too large</source>
        <translation>%1 太大</translation>
    </message>
    <message>
        <source>%1 is not a string</source>
        <translation>%1 不是字符串</translation>
    </message>
    <message>
        <source>%1 is not an object</source>
        <translation>%1 不是对象</translation>
    </message>
    <message>
        <source>%1 is neither &quot;running&quot; nor &quot;stopped&quot;</source>
        <translation>%1 既不是“running”也不是“stopped”</translation>
    </message>
    <message>
        <source>%1 is not a number of seconds up to 86400</source>
        <translation>%1 不是不超过 86400 的秒数</translation>
    </message>
    <message>
        <source>%1 is not an array</source>
        <translation>%1 不是数组</translation>
    </message>
    <message>
        <source>%1 is a directory, not a file.</source>
        <translation>%1 是文件夹，不是文件。</translation>
    </message>
    <message>
        <source>%1 is a named pipe, not a file.</source>
        <translation>%1 是命名管道，不是文件。</translation>
    </message>
    <message>
        <source>%1 is a socket, not a file.</source>
        <translation>%1 是套接字，不是文件。</translation>
    </message>
    <message>
        <source>%1 is a device, not a file.</source>
        <translation>%1 是设备，不是文件。</translation>
    </message>
    <message>
        <source>%1 is not a regular file.</source>
        <translation>%1 不是普通文件。</translation>
    </message>
    <message>
        <source>%1 may not be read by this user: permission denied.</source>
        <translation>此用户无法读取 %1：权限不足。</translation>
    </message>
    <message>
        <source>%1 can&apos;t be read: %2.</source>
        <translation>无法读取 %1：%2。</translation>
    </message>
    <message>
        <source>%1 is empty.</source>
        <translation>%1 为空。</translation>
    </message>
    <message>
        <source>%1 is not UTF-8 text: wrong at byte %2.</source>
        <translation>%1 不是 UTF-8 文本：第 %2 字节处有误。</translation>
    </message>
    <message>
        <source>%1 is not valid JSON: %2 at byte %3.</source>
        <translation>%1 不是有效的 JSON：%2，位于第 %3 字节。</translation>
    </message>
    <message>
        <source>%1 is not a valid stats file: %2.</source>
        <translation>%1 不是有效的统计文件：%2。</translation>
    </message>
    <message>
        <source>%1 does not exist.</source>
        <translation>%1 不存在。</translation>
    </message>
    <message>
        <source>another process writes it already and holds %1</source>
        <translation>另一个进程已在写入它，并占用 %1</translation>
    </message>
    <message>
        <source>process %1 (%2) writes it already and holds %3</source>
        <translation>进程 %1（%2）已在写入它，并占用 %3</translation>
    </message>
    <message>
        <source>process %1 (%2) on %4 writes it already and holds %3</source>
        <translation>%4 上的进程 %1（%2）已在写入它，并占用 %3</translation>
    </message>
    <message>
        <source>%1 can be read again, and was left as it is.</source>
        <translation>%1 已可重新读取，因此保持原样。</translation>
    </message>
    <message>
        <source>%1 could not be moved to %2: %3.</source>
        <extracomment>%1 and %2 are paths, %3 is what the system says</extracomment>
        <translation>无法将 %1 移至 %2：%3。</translation>
    </message>
    <message>
        <source>it contains no JSON object</source>
        <translation>它不包含 JSON 对象</translation>
    </message>
    <message>
        <source>%1 can&apos;t be read: its symbolic links form a loop.</source>
        <translation>无法读取 %1：其符号链接形成循环。</translation>
    </message>
    <message>
        <source>%1 is larger than %2, the maximum size.</source>
        <translation>%1 大于 %2，超出了最大大小。</translation>
    </message>
    <message>
        <source>%1 can&apos;t be created: %2</source>
        <translation>无法创建 %1：%2</translation>
    </message>
    <message>
        <source>%1 would be larger than the limit for readers: it is written without its list of services.</source>
        <translation>%1 将超出可读取的大小：写入时不包含服务列表。</translation>
    </message>
    <message>
        <source>it can&apos;t be read, and can&apos;t be moved aside: %1</source>
        <translation>它无法读取，也无法移开：%1</translation>
    </message>
    <message>
        <source>%1 may not be read by this user: %2.</source>
        <translation>此用户无法读取 %1：%2。</translation>
    </message>
    <message>
        <source>The system gives no thread to save %1: %2. It is saved less often until there is one.</source>
        <translation>系统没有提供用于保存 %1 的线程：%2。在此之前，保存次数会减少。</translation>
    </message>
    <message>
        <source>%1 is mounted by itself, so it is written in place, and a crash may leave it half written. Mount its folder instead.</source>
        <translation>%1 被单独挂载，因此就地写入，崩溃可能使它只写了一半。请改为挂载其文件夹。</translation>
    </message>
    <message>
        <source>%1. The stats file is mounted by itself: mount its folder instead</source>
        <translation>%1。统计文件被单独挂载：请改为挂载其文件夹</translation>
    </message>
    <message>
        <source>%1 belongs to %2, as a run under sudo leaves it. It is replaced by a file of this user.</source>
        <translation>%1 属于 %2，这是用 sudo 运行过留下的。它会被此用户的文件替换。</translation>
    </message>
    <message>
        <source>%1 belongs to %2 and can&apos;t be read. It was moved aside as %3, and counting starts at 0. To continue from its total: stop MM, sudo chown %4 &quot;%3&quot;, and rename it back.</source>
        <translation>%1 属于 %2，无法读取。它已被移开，现名为 %3，计数从 0 开始。若要从其总数继续：请停止 MM，执行 sudo chown %4 &quot;%3&quot;，再改回原名。</translation>
    </message>
    <message numerus="yes">
        <source>the disk has not responded for %n second(s)</source>
        <translation>
            <numerusform>磁盘已有 %n 秒没有响应</numerusform>
        </translation>
    </message>
    <message>
        <source>The disk of %1 responds again.</source>
        <translation>%1 所在的磁盘已恢复响应。</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) counted here are not in %1: %2.</source>
        <translation>
            <numerusform>此处计数的 %n 条消息不在 %1 中：%2。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mm::StatsFileActions</name>
    <message>
        <source>No file manager could be opened to show %1.</source>
        <extracomment>%1 is a path</extracomment>
        <translation>无法打开文件管理器来显示 %1。</translation>
    </message>
    <message>
        <source>Move the broken stats file aside?

Now:
%1

Then:
%2

Nothing is deleted. MM writes a new file when it is started again.</source>
        <extracomment>%1 and %2 are paths</extracomment>
        <translation>要移开损坏的统计文件吗？

现在：
%1

移开后：
%2

不会删除任何内容。MM 再次启动时会写入新文件。</translation>
    </message>
    <message>
        <source>Move the Broken File Aside</source>
        <translation>移开损坏的文件</translation>
    </message>
    <message>
        <source>&amp;Move</source>
        <extracomment>a button: yes, move the file</extracomment>
        <translation>移开(&amp;M)</translation>
    </message>
    <message>
        <source>The broken file was moved to %1.</source>
        <translation>已将损坏的文件移至 %1。</translation>
    </message>
    <message>
        <source>State: %1</source>
        <extracomment>%1 is an identifier such as NotUpdating</extracomment>
        <translation>状态：%1</translation>
    </message>
    <message>
        <source>Reason: %1</source>
        <translation>原因：%1</translation>
    </message>
    <message>
        <source>File: %1</source>
        <translation>文件：%1</translation>
    </message>
    <message>
        <source>Age: %1 s</source>
        <extracomment>%1 is a whole number of seconds</extracomment>
        <translation>距上次更新：%1 秒</translation>
    </message>
    <message>
        <source>EE Monitor %1, Qt %2, %3, %4</source>
        <translation>EE Monitor %1，Qt %2，%3，%4</translation>
    </message>
    <message>
        <source>Time: %1</source>
        <translation>时间：%1</translation>
    </message>
</context>
<context>
    <name>mm::Status</name>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n 秒</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n 小时</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>MM is not running any more: process %1 is gone.</source>
        <translation>MM 已不再运行：进程 %1 已不存在。</translation>
    </message>
    <message>
        <source>MM is suspended: process %1 was stopped by a signal.</source>
        <translation>MM 已挂起：进程 %1 被信号暂停。</translation>
    </message>
    <message>
        <source>MM is running on %1.</source>
        <extracomment>%1 is a computer&apos;s name</extracomment>
        <translation>MM 正在 %1 上运行。</translation>
    </message>
    <message>
        <source>MM is running as process %1.</source>
        <translation>MM 正在作为进程 %1 运行。</translation>
    </message>
    <message>
        <source>MM answers at %1.</source>
        <extracomment>%1 is a web address</extracomment>
        <translation>MM 在 %1 上有响应。</translation>
    </message>
    <message>
        <source>MM has not written since this computer was started.</source>
        <translation>自此计算机启动以来，MM 尚未写入。</translation>
    </message>
    <message>
        <source>MM&apos;s file is valid. This MM does not say whether it is still running.</source>
        <translation>MM 的文件有效。此 MM 未说明自己是否仍在运行。</translation>
    </message>
    <message>
        <source>The stats file is being read for the first time.</source>
        <translation>正在首次读取统计文件。</translation>
    </message>
    <message>
        <source>MM: Checking...</source>
        <translation>MM：正在检查...</translation>
    </message>
    <message>
        <source>MM: No stats file</source>
        <translation>MM：无统计文件</translation>
    </message>
    <message>
        <source>MM: Stopped</source>
        <translation>MM：已停止</translation>
    </message>
    <message>
        <source>MM: Not updating</source>
        <translation>MM：未更新</translation>
    </message>
    <message>
        <source>MM: Error reading stats</source>
        <translation>MM：读取统计出错</translation>
    </message>
    <message>
        <source>MM: %1 services | %2 msgs</source>
        <extracomment>the label: %1 services, %2 messages; never inflected, also for 1</extracomment>
        <translation>MM：%1 个服务 | %2 条消息</translation>
    </message>
    <message>
        <source>Continue the process, or start MM again. The figures are the last that it wrote to %1.</source>
        <extracomment>%1 is a path</extracomment>
        <translation>请继续该进程，或重新启动 MM。这些数据是它最后写入 %1 的。</translation>
    </message>
    <message>
        <source>Start MM again. If it listens elsewhere, start EE Monitor with that address as --mm-url. The figures are the last that MM wrote to %1.</source>
        <extracomment>%1 is a path; --mm-url is an option of the command line</extracomment>
        <translation>请重新启动 MM。如果它在别处监听，请用 --mm-url 指定该地址启动 EE Monitor。这些数据是 MM 最后写入 %1 的。</translation>
    </message>
    <message>
        <source>Start MM again. If it is running, check that it writes to %1. The figures are the last that it wrote.</source>
        <extracomment>%1 is a path</extracomment>
        <translation>请重新启动 MM。如果它正在运行，请检查它是否写入 %1。这些数据是它最后写入的。</translation>
    </message>
    <message>
        <source>Move it away or delete it, then restart MM: it writes a new one.</source>
        <translation>请将它移走或删除，然后重新启动 MM：它会写入新文件。</translation>
    </message>
    <message>
        <source>Make it a plain file that this user may read, or move it away, then restart MM.</source>
        <translation>请将它改为此用户可以读取的普通文件，或将它移走，然后重新启动 MM。</translation>
    </message>
    <message>
        <source>Last written just now.</source>
        <translation>刚刚写入。</translation>
    </message>
    <message>
        <source>Last written %1 ago.</source>
        <translation>上次写入于 %1前。</translation>
    </message>
    <message>
        <source>File: %1</source>
        <extracomment>%1 is a path</extracomment>
        <translation>文件：%1</translation>
    </message>
    <message>
        <source>Reading %1 hangs: its disk or network drive has not answered for %2.</source>
        <translation>读取 %1 时卡住：其磁盘或网络驱动器已有 %2没有响应。</translation>
    </message>
    <message>
        <source>MM was shut down cleanly.</source>
        <translation>MM 已正常停止。</translation>
    </message>
    <message>
        <source>MM hangs: process %1 exists, but has not updated the file for %2.</source>
        <translation>MM 无响应：进程 %1 仍存在，但已有 %2未更新文件。</translation>
    </message>
    <message>
        <source>MM on %1 has not updated the file for %2.</source>
        <extracomment>%1 is a computer&apos;s name, %2 a duration such as &quot;40 seconds&quot;</extracomment>
        <translation>%1 上的 MM 已有 %2未更新文件。</translation>
    </message>
    <message>
        <source>MM does not answer at %1, and has not updated the file for %2.</source>
        <extracomment>%1 is a web address, %2 a duration such as &quot;40 seconds&quot;</extracomment>
        <translation>MM 在 %1 上没有响应，且已有 %2未更新文件。</translation>
    </message>
    <message>
        <source>MM has not created its file yet. Check that MM is running, and that its mesh statistics are switched on and write to this file.</source>
        <translation>MM 尚未创建其文件。请检查 MM 是否在运行，以及其网格统计是否已启用并写入此文件。</translation>
    </message>
    <message>
        <source>Start MM when you need it. It continues the message count that is stored in %1.</source>
        <extracomment>%1 is a path</extracomment>
        <translation>请在需要时启动 MM。它会接着 %1 中保存的消息计数继续计数。</translation>
    </message>
    <message>
        <source>Check that disk or drive. The label recovers by itself.</source>
        <translation>请检查该磁盘或驱动器。标签会自行恢复。</translation>
    </message>
    <message>
        <source>MM does not answer at %1 any more.</source>
        <extracomment>%1 is a web address</extracomment>
        <translation>MM 在 %1 上不再有响应。</translation>
    </message>
    <message>
        <source>MM answers at %1, but has not saved its figures to the file.</source>
        <extracomment>%1 is a web address</extracomment>
        <translation>MM 在 %1 上有响应，但没有把数据保存到文件。</translation>
    </message>
    <message>
        <source>Look at MM&apos;s messages for the cause. The figures are the last that were written to %1.</source>
        <extracomment>%1 is a path</extracomment>
        <translation>请在 MM 的消息中查找原因。这些数据是最后写入 %1 的。</translation>
    </message>
    <message>
        <source>MM answers at %1, but can&apos;t save its figures: %2.</source>
        <extracomment>%1 is a web address, %2 a cause such as &quot;No space left on device&quot;</extracomment>
        <translation>MM 在 %1 应答，但无法保存其数字：%2。</translation>
    </message>
    <message>
        <source>MM saves again by itself when the cause is removed. The figures are the last that were written to %1.</source>
        <extracomment>%1 is a path</extracomment>
        <translation>原因消除后，MM 会自行恢复保存。这些数字是最后写入 %1 的数字。</translation>
    </message>
</context>
<context>
    <name>mm::TokenFile</name>
    <message>
        <source>it is not a regular file.</source>
        <translation>它不是普通文件。</translation>
    </message>
    <message>
        <source>it belongs to another user.</source>
        <translation>它属于另一个用户。</translation>
    </message>
    <message>
        <source>other users may access it: use chmod 600.</source>
        <extracomment>chmod 600 is a command</extracomment>
        <translation>其他用户可以访问它：请使用 chmod 600。</translation>
    </message>
    <message>
        <source>it is too large.</source>
        <translation>它太大。</translation>
    </message>
    <message>
        <source>the token needs at least %1 characters.</source>
        <translation>令牌至少需要 %1 个字符。</translation>
    </message>
    <message>
        <source>the token has to be one line of letters, digits and -._~+/ (openssl rand -hex 32 makes one).</source>
        <translation>令牌必须是一行由字母、数字和 -._~+/ 组成的文本（可用 openssl rand -hex 32 生成）。</translation>
    </message>
    <message>
        <source>The token file %1 can&apos;t be used: %2</source>
        <extracomment>%1 is a path, %2 the cause, a sentence without a capital</extracomment>
        <translation>令牌文件 %1 无法使用：%2</translation>
    </message>
</context>
<context>
    <name>mm::TrayMenu</name>
    <message>
        <source>&amp;Check Now</source>
        <translation>立即检查(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Start MM</source>
        <translation>启动 MM(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Notifications</source>
        <extracomment>a check box: whether notifications are shown</extracomment>
        <translation>通知(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Hide EE Monitor</source>
        <translation>隐藏 EE Monitor(&amp;H)</translation>
    </message>
    <message>
        <source>Sho&amp;w EE Monitor</source>
        <translation>显示 EE Monitor(&amp;W)</translation>
    </message>
    <message>
        <source>C&amp;ompact</source>
        <extracomment>a check box: whether the window shows the label alone</extracomment>
        <translation>紧凑模式(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>首选项(&amp;P)…</translation>
    </message>
</context>
<context>
    <name>mm::TrendChart</name>
    <message>
        <source>No traffic is known in this time range yet.</source>
        <translation>此时段的流量尚无任何信息。</translation>
    </message>
    <message>
        <source>%1: not known.</source>
        <extracomment>for screen readers; %1 is a time or the name of a service</extracomment>
        <translation>%1：未知。</translation>
    </message>
    <message>
        <source>MM was restarted at %1.</source>
        <extracomment>%1 is a time</extracomment>
        <translation>MM 已于 %1 重新启动。</translation>
    </message>
    <message>
        <source>now</source>
        <extracomment>the newest value, above the trend</extracomment>
        <translation>现在</translation>
    </message>
    <message>
        <source>All: not known</source>
        <extracomment>above the trend: all services together</extracomment>
        <translation>全部：未知</translation>
    </message>
    <message>
        <source>%1: not known</source>
        <comment>above the trend</comment>
        <extracomment>above the trend; %1 is the name of a service</extracomment>
        <translation>%1：未知</translation>
    </message>
    <message>
        <source>Messages per minute, last 10 minutes</source>
        <translation>每分钟消息数，最近 10 分钟</translation>
    </message>
    <message>
        <source>Messages per minute, last hour</source>
        <translation>每分钟消息数，最近 1 小时</translation>
    </message>
    <message>
        <source>Messages per minute, last 24 hours</source>
        <translation>每分钟消息数，最近 24 小时</translation>
    </message>
    <message>
        <source>%1: %2 messages per minute.</source>
        <extracomment>for screen readers; %1 is a time or a service, %2 a number such as 3.25</extracomment>
        <translation>%1：每分钟 %2 条消息。</translation>
    </message>
    <message>
        <source>All: %1/min</source>
        <extracomment>above the trend: all services together; %1 is a number of messages per minute</extracomment>
        <translation>全部：%1/分</translation>
    </message>
    <message>
        <source>%1: %2/min</source>
        <extracomment>above the trend; %1 is a service, %2 messages per minute</extracomment>
        <translation>%1：%2/分</translation>
    </message>
</context>
<context>
    <name>mm::TrendPanel</name>
    <message>
        <source>10 min</source>
        <extracomment>a button: how far back the trend reaches</extracomment>
        <translation>10 分钟</translation>
    </message>
    <message>
        <source>Last 10 minutes</source>
        <translation>最近 10 分钟</translation>
    </message>
    <message>
        <source>1 h</source>
        <extracomment>a button: how far back the trend reaches</extracomment>
        <translation>1 小时</translation>
    </message>
    <message>
        <source>Last hour</source>
        <translation>最近 1 小时</translation>
    </message>
    <message>
        <source>24 h</source>
        <extracomment>a button: how far back the trend reaches</extracomment>
        <translation>24 小时</translation>
    </message>
    <message>
        <source>Last 24 hours</source>
        <translation>最近 24 小时</translation>
    </message>
    <message>
        <source>Messages per minute</source>
        <translation>每分钟消息数</translation>
    </message>
</context>
</TS>
