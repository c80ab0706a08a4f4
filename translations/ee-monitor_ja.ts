<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>mm::AtomicFile</name>
    <message>
        <source>its symbolic links form a loop</source>
        <translation>シンボリックリンクが循環しています</translation>
    </message>
    <message>
        <source>it is not a regular file, and is left as it is</source>
        <translation>通常のファイルではないため、そのまま残します</translation>
    </message>
    <message>
        <source>it can&apos;t be put in place</source>
        <translation>所定の場所に配置できません</translation>
    </message>
    <message>
        <source>it is mounted by itself, and can&apos;t be written in place: %1</source>
        <translation>単独でマウントされており、その場で書き込めません: %1</translation>
    </message>
</context>
<context>
    <name>mm::Autostart</name>
    <message>
        <source>%1 can&apos;t be written: %2.</source>
        <extracomment>%1 is a path, %2 a cause such as &quot;Permission denied&quot;</extracomment>
        <translation>%1 に書き込めません: %2。</translation>
    </message>
    <message>
        <source>%1 can&apos;t be removed: %2.</source>
        <extracomment>%1 is a path, %2 a cause such as &quot;Permission denied&quot;</extracomment>
        <translation>%1 を削除できません: %2。</translation>
    </message>
    <message>
        <source>the path %1 contains a &quot;=&quot;, which is not allowed there</source>
        <extracomment>%1 is a path</extracomment>
        <translation>パス %1 に、ここでは使用できない「=」が含まれています</translation>
    </message>
    <message>
        <source>Nothing starts at login: %1 is not there any more. Turn this on to start this program.</source>
        <extracomment>%1 is the path of a program</extracomment>
        <translation>ログイン時には何も起動しません: %1 はもうありません。このプログラムを起動するには、これをオンにしてください。</translation>
    </message>
    <message>
        <source>Another program starts at login: %1. Turn this off and on to start this one.</source>
        <extracomment>%1 is the path of a program</extracomment>
        <translation>ログイン時には別のプログラム %1 が起動します。このプログラムを起動するには、これをオフにしてからオンにしてください。</translation>
    </message>
</context>
<context>
    <name>mm::AutostartBox</name>
    <message>
        <source>Start at &amp;login</source>
        <translation>ログイン時に起動(&amp;L)</translation>
    </message>
    <message>
        <source>Start h&amp;idden in the tray</source>
        <extracomment>starting at login</extracomment>
        <translation>トレイに隠して起動(&amp;I)</translation>
    </message>
</context>
<context>
    <name>mm::CloseToTray</name>
    <message>
        <source>There is no tray to start in, so the window is opened.</source>
        <translation>起動先のトレイがないため、ウィンドウを開きます。</translation>
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
        <translation>EE Monitor、コンパクト表示</translation>
    </message>
</context>
<context>
    <name>mm::DBusNotifier</name>
    <message>
        <source>Show EE Monitor</source>
        <extracomment>the action of a click on a notification</extracomment>
        <translation>EE Monitor を表示</translation>
    </message>
</context>
<context>
    <name>mm::DetachedTask</name>
    <message>
        <source>The system gives no thread: %1. Until it does, a slow disk delays everything else.</source>
        <extracomment>%1 is a cause such as &quot;Resource temporarily unavailable&quot;</extracomment>
        <translation>システムからスレッドが割り当てられません: %1。割り当てられるまで、遅いディスクがほかのすべてを遅らせます。</translation>
    </message>
</context>
<context>
    <name>mm::DisplayGuard</name>
    <message>
        <source>There is no display that the window can be shown on (%1). Use --once or --follow, which need none.</source>
        <extracomment>%1 is one or more causes, in English. --once and --follow are options of the command line</extracomment>
        <translation>ウィンドウを表示できる画面がありません (%1)。画面を必要としない --once または --follow を使用してください。</translation>
    </message>
    <message>
        <source>The window can&apos;t be shown: the system gives this user no more threads (ulimit -u). Use --once or --follow, which need none.</source>
        <translation>ウィンドウを表示できません: システムがこのユーザーにこれ以上スレッドを割り当てません (ulimit -u)。スレッドを必要としない --once または --follow を使用してください。</translation>
    </message>
</context>
<context>
    <name>mm::EventsModel</name>
    <message>
        <source>MM started. %1</source>
        <extracomment>%1 is a sentence, such as &quot;MM is running as process 4711.&quot;</extracomment>
        <translation>MM が起動しました。%1</translation>
    </message>
    <message>
        <source>MM restarted. %1</source>
        <extracomment>%1 is a sentence, such as &quot;MM is running as process 4711.&quot;</extracomment>
        <translation>MM が再起動しました。%1</translation>
    </message>
    <message>
        <source>MM is back. %1</source>
        <extracomment>%1 is a sentence, such as &quot;MM is running as process 4711.&quot;</extracomment>
        <translation>MM が復帰しました。%1</translation>
    </message>
    <message numerus="yes">
        <source>%1 services joined</source>
        <extracomment>%1 is a number</extracomment>
        <translation>
            <numerusform>サービス %1 個が参加しました</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 joined</source>
        <extracomment>%1 is the name of a machine
----------
%1 is a service</extracomment>
        <translation>%1 が参加しました</translation>
    </message>
    <message numerus="yes">
        <source>%1 services left</source>
        <extracomment>%1 is a number</extracomment>
        <translation>
            <numerusform>サービス %1 個が離脱しました</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 left</source>
        <extracomment>%1 is the name of a machine
----------
%1 is a service</extracomment>
        <translation>%1 が離脱しました</translation>
    </message>
    <message>
        <source>%1, and others</source>
        <extracomment>%1 is a list of names, the first of many</extracomment>
        <translation>%1 など</translation>
    </message>
    <message>
        <source>Deregistered, or removed by MM; its file does not say which.</source>
        <translation>登録解除、または MM による削除です。どちらであるかは MM のファイルからはわかりません。</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>%1 is a date, %2 a time</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Time</source>
        <comment>table column: when</comment>
        <translation>時刻</translation>
    </message>
    <message>
        <source>Event</source>
        <comment>table column: what</comment>
        <translation>イベント</translation>
    </message>
    <message>
        <source>First reading: %1</source>
        <extracomment>%1 is a sentence: how MM was found when the program was started</extracomment>
        <translation>最初の読み取り: %1</translation>
    </message>
    <message>
        <source>MM&apos;s message counter was reset.</source>
        <translation>MM のメッセージカウンターがリセットされました。</translation>
    </message>
    <message>
        <source>The stats file can be read again. %1</source>
        <extracomment>%1 is a sentence, such as &quot;MM is running as process 4711.&quot;</extracomment>
        <translation>統計ファイルを再び読み取れるようになりました。%1</translation>
    </message>
    <message>
        <source>%1 is down: %2</source>
        <extracomment>%1 is a service, %2 a sentence of MM in English</extracomment>
        <translation>%1 は利用できません: %2</translation>
    </message>
    <message>
        <source>%1 is down</source>
        <translation>%1 は利用できません</translation>
    </message>
    <message>
        <source>%1 is up again</source>
        <translation>%1 は再び利用可能です</translation>
    </message>
    <message>
        <source>%1 was restarted</source>
        <translation>%1 が再起動されました</translation>
    </message>
    <message>
        <source>%1 was restarted: %2</source>
        <translation>%1 が再起動されました: %2</translation>
    </message>
    <message>
        <source>%1 was stopped</source>
        <translation>%1 が停止されました</translation>
    </message>
    <message>
        <source>%1 was disabled</source>
        <translation>%1 が無効にされました</translation>
    </message>
    <message numerus="yes">
        <source>%1 servers are down</source>
        <extracomment>%1 is a number</extracomment>
        <translation>
            <numerusform>サーバー %1 個が利用できません</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 servers are up again</source>
        <extracomment>%1 is a number</extracomment>
        <translation>
            <numerusform>サーバー %1 個が再び利用可能です</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 servers were restarted</source>
        <extracomment>%1 is a number</extracomment>
        <translation>
            <numerusform>サーバー %1 個が再起動されました</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 servers were stopped</source>
        <extracomment>%1 is a number</extracomment>
        <translation>
            <numerusform>サーバー %1 個が停止されました</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 servers were disabled</source>
        <extracomment>%1 is a number</extracomment>
        <translation>
            <numerusform>サーバー %1 個が無効にされました</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 machines are not active: %2</source>
        <extracomment>%1 is a number, %2 are names</extracomment>
        <translation>
            <numerusform>マシン %1 台が動作中ではありません: %2</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is not active: %2</source>
        <extracomment>%1 is the name of a machine, %2 a sentence about it</extracomment>
        <translation>%1 は動作中ではありません: %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 machines are active: %2</source>
        <extracomment>%1 is a number, %2 are names</extracomment>
        <translation>
            <numerusform>マシン %1 台が動作中です: %2</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is active</source>
        <extracomment>%1 is the name of a machine</extracomment>
        <translation>%1 は動作中です</translation>
    </message>
    <message numerus="yes">
        <source>%1 machines joined: %2</source>
        <extracomment>%1 is a number, %2 are names</extracomment>
        <translation>
            <numerusform>マシン %1 台が参加しました: %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 machines left: %2</source>
        <extracomment>%1 is a number, %2 are names</extracomment>
        <translation>
            <numerusform>マシン %1 台が離脱しました: %2</numerusform>
        </translation>
    </message>
    <message>
        <source>Prometheus can be read again.</source>
        <translation>Prometheus を再び読み取れるようになりました。</translation>
    </message>
</context>
<context>
    <name>mm::EventsPanel</name>
    <message>
        <source>Fil&amp;ter:</source>
        <extracomment>label of a line edit: only events with its text are shown</extracomment>
        <translation>フィルター(&amp;T):</translation>
    </message>
    <message>
        <source>Which events</source>
        <translation>表示するイベント</translation>
    </message>
    <message>
        <source>All events</source>
        <extracomment>a choice: which events are shown</extracomment>
        <translation>すべてのイベント</translation>
    </message>
    <message>
        <source>Services</source>
        <extracomment>a choice: which events are shown</extracomment>
        <translation>サービス</translation>
    </message>
    <message>
        <source>MM</source>
        <extracomment>a choice: which events are shown, those of MM and its file</extracomment>
        <translation>MM</translation>
    </message>
    <message>
        <source>Problems</source>
        <extracomment>a choice: which events are shown</extracomment>
        <translation>問題</translation>
    </message>
    <message>
        <source>Filter events by text</source>
        <translation>テキストでイベントを絞り込む</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>イベント</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>コピー(&amp;C)</translation>
    </message>
    <message>
        <source>C&amp;lear Events</source>
        <translation>イベントを消去(&amp;L)</translation>
    </message>
    <message>
        <source>No events.</source>
        <translation>イベントはありません。</translation>
    </message>
    <message>
        <source>No matching events.</source>
        <translation>該当するイベントはありません。</translation>
    </message>
    <message>
        <source>Machines</source>
        <extracomment>a choice: which events are shown</extracomment>
        <translation>マシン</translation>
    </message>
</context>
<context>
    <name>mm::FileOwner</name>
    <message>
        <source>%1, as %2 belongs to %3. To mend it: sudo chown %4 &quot;%2&quot;</source>
        <extracomment>%1 is &quot;Permission denied&quot;, %2 a path, %3 and %4 are users; the rest is a command</extracomment>
        <translation>%1 (%2 の所有者は %3)。解決方法: sudo chown %4 &quot;%2&quot;</translation>
    </message>
</context>
<context>
    <name>mm::Fleet</name>
    <message>
        <source>Its MM was shut down cleanly.</source>
        <extracomment>&quot;its&quot; and &quot;it&quot; are a machine</extracomment>
        <translation>MM は正常に停止されました。</translation>
    </message>
    <message>
        <source>It has no stats file.</source>
        <translation>統計ファイルがありません。</translation>
    </message>
    <message>
        <source>Its stats file can&apos;t be read.</source>
        <translation>統計ファイルを読み取れません。</translation>
    </message>
    <message>
        <source>It has not read its stats file yet.</source>
        <translation>統計ファイルをまだ読み取っていません。</translation>
    </message>
    <message>
        <source>Its MM is gone, suspended or silent.</source>
        <translation>MM が存在しないか、一時停止しているか、応答していません。</translation>
    </message>
    <message>
        <source>Prometheus at %1 does not give the figures: %2.</source>
        <extracomment>%1 is a web address, %2 a cause</extracomment>
        <translation>%1 の Prometheus から数値を取得できません: %2。</translation>
    </message>
    <message>
        <source>Prometheus does not answer at %1: %2.</source>
        <extracomment>%1 is a web address, %2 a cause such as &quot;Connection refused&quot;</extracomment>
        <translation>Prometheus は %1 で応答していません: %2。</translation>
    </message>
    <message>
        <source>The clock of Prometheus at %1 was set back, or stands still.</source>
        <extracomment>%1 is a web address</extracomment>
        <translation>%1 の Prometheus の時計が戻されたか、止まっています。</translation>
    </message>
    <message>
        <source>The answer of Prometheus at %1 is incomplete: %2.</source>
        <extracomment>%1 is a web address, %2 a text of Prometheus</extracomment>
        <translation>%1 の Prometheus の応答が不完全です: %2。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 is the name of a machine, %2 a sentence about it</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Its MM is active.</source>
        <translation>MM は動作中です。</translation>
    </message>
    <message>
        <source>Prometheus does not scrape it any more.</source>
        <translation>Prometheus はもうこのマシンをスクレイプしていません。</translation>
    </message>
    <message>
        <source>Prometheus has not scraped it for %1.</source>
        <extracomment>%1 is a duration such as &quot;40 seconds&quot;</extracomment>
        <translation>Prometheus は %1間このマシンをスクレイプしていません。</translation>
    </message>
    <message>
        <source>It does not answer Prometheus: %1.</source>
        <extracomment>%1 is a cause, in English</extracomment>
        <translation>Prometheus に応答していません: %1。</translation>
    </message>
    <message>
        <source>It does not answer Prometheus.</source>
        <translation>Prometheus に応答していません。</translation>
    </message>
    <message>
        <source>Prometheus has samples of it from the future.</source>
        <translation>Prometheus にこのマシンの未来の時刻のサンプルがあります。</translation>
    </message>
    <message>
        <source>Prometheus has the same figure of it several times.</source>
        <translation>Prometheus にこのマシンの同じ数値が複数あります。</translation>
    </message>
    <message>
        <source>The text file with its figures is not written any more.</source>
        <translation>数値のテキストファイルがもう書き込まれていません。</translation>
    </message>
    <message>
        <source>It contradicts itself: it is not in exactly one state.</source>
        <translation>矛盾しています: 状態がちょうど 1 つではありません。</translation>
    </message>
    <message>
        <source>It has a figure that can&apos;t be right.</source>
        <translation>正しいはずのない数値があります。</translation>
    </message>
    <message>
        <source>It answers Prometheus, but without the figures of an MM.</source>
        <translation>Prometheus に応答していますが、MM の数値がありません。</translation>
    </message>
    <message>
        <source>Prometheus does not report its state.</source>
        <translation>Prometheus がその状態を報告していません。</translation>
    </message>
    <message>
        <source>MM: Error reading Prometheus</source>
        <translation>MM: Prometheus の読み取りエラー</translation>
    </message>
    <message>
        <source>MM: No machines</source>
        <translation>MM: マシンなし</translation>
    </message>
    <message>
        <source>more than %1</source>
        <extracomment>%1 is a number</extracomment>
        <translation>%1 超</translation>
    </message>
    <message>
        <source>MM: %1 machines | %2 services | %3 msgs</source>
        <extracomment>the label: %1 machines, %2 services, %3 messages; never inflected, also for 1</extracomment>
        <translation>MM: マシン %1 | サービス %2 | メッセージ %3</translation>
    </message>
    <message>
        <source>MM: %1 of %2 machines | %3 services | %4 msgs</source>
        <extracomment>the label: %1 of %2 machines, %3 services, %4 messages; never inflected, also for 1</extracomment>
        <translation>MM: マシン %1/%2 | サービス %3 | メッセージ %4</translation>
    </message>
    <message>
        <source>Prometheus is being asked for the first time.</source>
        <translation>Prometheus に初めて問い合わせています。</translation>
    </message>
    <message>
        <source>Prometheus at %1 has no such machine, and had none for a day.</source>
        <extracomment>%1 is a web address</extracomment>
        <translation>%1 の Prometheus には該当するマシンがなく、過去 1 日間もありませんでした。</translation>
    </message>
    <message>
        <source>The MM of each machine is active.</source>
        <translation>すべてのマシンの MM が動作中です。</translation>
    </message>
    <message numerus="yes">
        <source>%1 And %n more machine(s) are not active.</source>
        <extracomment>%1 is a sentence about one machine</extracomment>
        <translation>
            <numerusform>%1ほかに %n 台のマシンが動作中ではありません。</numerusform>
        </translation>
    </message>
    <message>
        <source>Check that Prometheus scrapes the machines, and that the selection matches them.</source>
        <translation>Prometheus がマシンをスクレイプしていることと、選択がマシンに一致していることを確認してください。</translation>
    </message>
    <message>
        <source>Check the address, the password and that Prometheus is running. The label recovers by itself.</source>
        <translation>アドレスとパスワード、Prometheus が動作しているかを確認してください。表示は自動的に元に戻ります。</translation>
    </message>
    <message>
        <source>The label recovers by itself when that clock has passed the newest figures.</source>
        <translation>その時計が最新の数値の時刻を過ぎると、表示は自動的に元に戻ります。</translation>
    </message>
    <message>
        <source>Look at Prometheus&apos; own messages for the cause.</source>
        <translation>原因は Prometheus 自身のメッセージで確認してください。</translation>
    </message>
    <message numerus="yes">
        <source>And %n more machine(s) are not active.</source>
        <translation>
            <numerusform>ほかに %n 台のマシンが動作中ではありません。</numerusform>
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
        <translation>緑: 確認できる限り、MM は動作しています。応答できるサービスは %1 個、最初の起動以降に数えたメッセージは %2 件です。</translation>
    </message>
    <message>
        <source>Gray: MM was shut down cleanly.</source>
        <translation>灰色: MM は正常に終了しました。</translation>
    </message>
    <message>
        <source>Gray: MM is gone or suspended, or has not updated its file for too long, or the disk with the file does not respond.</source>
        <translation>灰色: MM が存在しない、一時停止している、長い間ファイルを更新していない、またはファイルのあるディスクが応答していません。</translation>
    </message>
    <message>
        <source>Red: the stats file can&apos;t be read, or is not valid.</source>
        <translation>赤: 統計ファイルを読み取れないか、内容が正しくありません。</translation>
    </message>
    <message>
        <source>Gray: there is no stats file.</source>
        <translation>灰色: 統計ファイルがありません。</translation>
    </message>
    <message>
        <source>What EE Monitor shows</source>
        <translation>EE Monitor の表示内容</translation>
    </message>
    <message>
        <source>MM, the MCP mesh proxy, passes tool calls to the services of this computer. It keeps count of them in the stats file %1. EE Monitor reads that file at regular intervals.</source>
        <extracomment>%1 is a path</extracomment>
        <translation>MM は MCP メッシュプロキシで、ツール呼び出しをこのコンピューターのサービスに渡します。その数を統計ファイル %1 に記録します。EE Monitor はこのファイルを定期的に読み取ります。</translation>
    </message>
    <message>
        <source>The tooltip of the label tells the reason. The window tells what to do, if there is something to do.</source>
        <translation>理由はラベルのツールチップに表示されます。必要な操作があれば、ウィンドウに表示されます。</translation>
    </message>
    <message>
        <source>In the trend, hatching marks a time of which nothing is known, and a triangle a restart of MM.</source>
        <translation>推移グラフでは、斜線は不明な期間を、三角は MM の再起動を示します。</translation>
    </message>
    <message>
        <source>Starting MM</source>
        <translation>MM の起動</translation>
    </message>
    <message>
        <source>The window has a button for it while MM does not run. In a terminal, the command is “%1”. The manual, “%2”, tells how MM starts at each login.</source>
        <extracomment>%1 and %2 are commands</extracomment>
        <translation>MM が動作していない間、ウィンドウに起動用のボタンがあります。端末でのコマンドは「%1」です。ログインのたびに MM を起動する方法は、マニュアル「%2」に記載されています。</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>キー</translation>
    </message>
    <message>
        <source>Reporting a problem</source>
        <translation>問題の報告</translation>
    </message>
    <message>
        <source>Write what you did, what you expected, and what you saw. Attach what the button %2 puts into the clipboard, the stats file, and MM&apos;s messages. Those of an MM that this window started are in %1. Send all this to whoever provides EE Monitor to you, such as your distribution.</source>
        <translation>行った操作、期待した結果、実際の結果を書いてください。ボタン「%2」でクリップボードに入る内容、統計ファイル、MM のメッセージを添付してください。このウィンドウから起動した MM のメッセージは %1 にあります。これらを、ディストリビューションなど EE Monitor の提供元に送ってください。</translation>
    </message>
    <message>
        <source>Copy &amp;Details</source>
        <translation>詳細をコピー(&amp;D)</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>ヘルプ</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>閉じる(&amp;C)</translation>
    </message>
    <message>
        <source>It can be called.</source>
        <translation>呼び出せます。</translation>
    </message>
    <message>
        <source>It answers a call at the moment.</source>
        <translation>呼び出しを処理しています。</translation>
    </message>
    <message>
        <source>MM waits for its first answer.</source>
        <translation>MM が最初の応答を待っています。</translation>
    </message>
    <message>
        <source>It ended, or does not answer. MM starts it again after a while.</source>
        <translation>終了したか、応答していません。MM がしばらくしてから再び起動します。</translation>
    </message>
    <message>
        <source>It can&apos;t be called. Its tooltip tells the reason.</source>
        <translation>呼び出せません。理由はツールチップに表示されます。</translation>
    </message>
    <message>
        <source>By the user, until it is started again, or MM is.</source>
        <translation>ユーザーが停止しました。再び起動するか、MM が再起動するまで続きます。</translation>
    </message>
    <message>
        <source>By the user or in MM&apos;s file of servers, until it is enabled.</source>
        <translation>ユーザーが、または MM のサーバーファイルで無効にしました。有効にするまで続きます。</translation>
    </message>
    <message>
        <source>States of the services</source>
        <translation>サービスの状態</translation>
    </message>
    <message>
        <source>Other services register with MM themselves. MCP servers are run by MM: the context menu of such a row restarts, stops or disables the server, and shows its log.</source>
        <translation>ほかのサービスは自分で MM に登録します。MCP サーバーは MM が実行します。その行のコンテキストメニューで、サーバーを再起動、停止、無効にしたり、ログを表示したりできます。</translation>
    </message>
    <message>
        <source>Green: the MM of each machine is active. Services and messages are those of all.</source>
        <translation>緑: すべてのマシンの MM が動作中です。サービスとメッセージは全マシンの合計です。</translation>
    </message>
    <message>
        <source>Gray: some are not. Services and messages are those of the others. Red: one of them reports an error.</source>
        <translation>灰色: 一部が動作中ではありません。サービスとメッセージは残りのマシンの合計です。赤: 動作中でないマシンのいずれかがエラーを報告しています。</translation>
    </message>
    <message>
        <source>Gray: Prometheus does not answer, or its clock is wrong.</source>
        <translation>灰色: Prometheus が応答していないか、その時計が正しくありません。</translation>
    </message>
    <message>
        <source>Red: Prometheus answers, but not with the figures.</source>
        <translation>赤: Prometheus は応答していますが、数値を取得できません。</translation>
    </message>
    <message>
        <source>Gray: Prometheus has no such machine, and had none for a day.</source>
        <translation>灰色: Prometheus には該当するマシンがなく、過去 1 日間もありませんでした。</translation>
    </message>
    <message>
        <source>MM, the MCP mesh proxy, passes tool calls to the services of a computer. Prometheus at %1 collects the figures of many, and EE Monitor reads them there at regular intervals.</source>
        <extracomment>%1 is a web address</extracomment>
        <translation>MM は MCP メッシュプロキシで、ツール呼び出しをコンピューターのサービスに渡します。%1 の Prometheus が多数のコンピューターの数値を収集し、EE Monitor はそこから定期的に読み取ります。</translation>
    </message>
    <message>
        <source>The table tells why a machine is not active; those that are not come first. A machine counts as active only if Prometheus has read its figures a short while ago, so that an old answer is never shown as a good one.</source>
        <translation>表には、マシンが動作中でない理由が表示されます。動作中でないマシンが先に並びます。古い応答が正常なものとして表示されることがないように、Prometheus が最近数値を読み取ったマシンだけが動作中とみなされます。</translation>
    </message>
    <message>
        <source>A machine that Prometheus does not scrape any more counts for a day. Its context menu leaves it out at once.</source>
        <translation>Prometheus がスクレイプしなくなったマシンは、1 日間は数に含まれます。コンテキストメニューですぐに除外できます。</translation>
    </message>
    <message>
        <source>The Enter key shows the services and the traffic of a machine. The names of services leave it only if its ee-monitor --exporter was started with --exporter-services.</source>
        <translation>Enter キーを押すと、マシンのサービスとトラフィックが表示されます。サービスの名前がマシンの外に送られるのは、そのマシンの ee-monitor --exporter が --exporter-services 付きで起動された場合だけです。</translation>
    </message>
    <message>
        <source>In the trend, hatching marks a time of which nothing is known.</source>
        <translation>推移グラフでは、斜線は不明な期間を示します。</translation>
    </message>
    <message>
        <source>Write what you did, what you expected, and what you saw. Attach what the button %1 puts into the clipboard. Send all this to whoever provides EE Monitor to you, such as your distribution.</source>
        <translation>行った操作、期待した結果、実際の結果を書いてください。ボタン「%1」でクリップボードに入る内容を添付してください。これらを、ディストリビューションなど EE Monitor の提供元に送ってください。</translation>
    </message>
</context>
<context>
    <name>mm::HelpMenu</name>
    <message>
        <source>&amp;Help</source>
        <translation>ヘルプ(&amp;H)</translation>
    </message>
    <message>
        <source>EE Monitor &amp;Help</source>
        <translation>EE Monitor ヘルプ(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Report a Problem…</source>
        <translation>問題を報告(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;About EE Monitor</source>
        <translation>EE Monitor について(&amp;A)</translation>
    </message>
    <message>
        <source>The details were copied.</source>
        <translation>詳細をコピーしました。</translation>
    </message>
    <message>
        <source>About EE Monitor</source>
        <translation>EE Monitor について</translation>
    </message>
    <message>
        <source>EE Monitor %1

Shows at a glance whether MM, the MCP mesh proxy, is alive and what it does.

File: %2
Qt %3, MIT licence.</source>
        <translation>EE Monitor %1

MCP メッシュプロキシ MM が動作しているか、何をしているかをひと目で示します。

ファイル: %2
Qt %3、MIT ライセンス。</translation>
    </message>
    <message>
        <source>EE Monitor %1

Shows at a glance whether MM, the MCP mesh proxy, is alive on many machines.

Prometheus: %2
Qt %3, MIT licence.</source>
        <extracomment>%1 is a version, %2 a web address, %3 a version</extracomment>
        <translation>EE Monitor %1

MCP メッシュプロキシ MM が多数のマシンで動作しているかをひと目で示します。

Prometheus: %2
Qt %3、MIT ライセンス。</translation>
    </message>
</context>
<context>
    <name>mm::HistoryFile</name>
    <message>
        <source>it is damaged</source>
        <translation>破損しています</translation>
    </message>
    <message>
        <source>it belongs to %1</source>
        <extracomment>%1 is a path</extracomment>
        <translation>%1 のものです</translation>
    </message>
    <message>
        <source>it is not a regular file</source>
        <translation>通常のファイルではありません</translation>
    </message>
    <message>
        <source>it is too large</source>
        <translation>大きすぎます</translation>
    </message>
    <message>
        <source>it is not a history that this version of EE Monitor can read</source>
        <translation>このバージョンの EE Monitor で読み取れる履歴ではありません</translation>
    </message>
    <message>
        <source>The earlier traffic is unknown, as %1 can&apos;t be used: %2.</source>
        <extracomment>%1 is a path, %2 a cause such as &quot;it is damaged&quot; or &quot;Permission denied&quot;</extracomment>
        <translation>%1 を使用できないため、以前のトラフィックは不明です: %2。</translation>
    </message>
    <message>
        <source>The traffic history can&apos;t be saved to %1: %2.</source>
        <extracomment>%1 is a path, %2 a cause such as &quot;No space left on device&quot;</extracomment>
        <translation>トラフィックの履歴を %1 に保存できません: %2。</translation>
    </message>
</context>
<context>
    <name>mm::MachineWindow</name>
    <message>
        <source>MM on %1</source>
        <extracomment>title of a window; %1 is the name of a machine</extracomment>
        <translation>%1 の MM</translation>
    </message>
</context>
<context>
    <name>mm::MachinesModel</name>
    <message>
        <source>Checking</source>
        <extracomment>the state of MM on a machine</extracomment>
        <translation>確認中</translation>
    </message>
    <message>
        <source>No stats file</source>
        <extracomment>the state of MM on a machine</extracomment>
        <translation>統計ファイルなし</translation>
    </message>
    <message>
        <source>Stopped</source>
        <extracomment>the state of MM on a machine</extracomment>
        <translation>停止</translation>
    </message>
    <message>
        <source>Not updating</source>
        <extracomment>the state of MM on a machine</extracomment>
        <translation>更新なし</translation>
    </message>
    <message>
        <source>Error</source>
        <extracomment>the state of MM on a machine</extracomment>
        <translation>エラー</translation>
    </message>
    <message>
        <source>Active</source>
        <extracomment>the state of MM on a machine</extracomment>
        <translation>動作中</translation>
    </message>
    <message>
        <source>just now</source>
        <comment>scraped</comment>
        <translation>たった今</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <extracomment>table cell: when a machine was scraped; %1 is a duration such as &quot;3 seconds&quot;</extracomment>
        <translation>%1前</translation>
    </message>
    <message>
        <source>Machine</source>
        <comment>table column</comment>
        <translation>マシン</translation>
    </message>
    <message>
        <source>State</source>
        <comment>table column: of a machine</comment>
        <translation>状態</translation>
    </message>
    <message>
        <source>Services</source>
        <comment>table column: how many</comment>
        <translation>サービス</translation>
    </message>
    <message>
        <source>Messages</source>
        <comment>table column: how many</comment>
        <translation>メッセージ</translation>
    </message>
    <message>
        <source>Per minute</source>
        <comment>table column: messages a minute</comment>
        <translation>1 分あたり</translation>
    </message>
    <message>
        <source>Scraped</source>
        <comment>table column: when</comment>
        <extracomment>&quot;to scrape&quot; is Prometheus&apos; word for reading the figures of a machine</extracomment>
        <translation>最終スクレイプ</translation>
    </message>
    <message>
        <source>Why</source>
        <comment>table column: why a machine is not active</comment>
        <translation>理由</translation>
    </message>
    <message>
        <source>The state of MM on the machine; see Help</source>
        <translation>マシン上の MM の状態。ヘルプを参照</translation>
    </message>
    <message>
        <source>Messages per minute, between the last two scrapes</source>
        <translation>1 分あたりのメッセージ数、最後の 2 回のスクレイプの間</translation>
    </message>
    <message>
        <source>When Prometheus last read the figures of the machine, or tried to</source>
        <translation>Prometheus が最後にマシンの数値を読み取った、または読み取ろうとした日時</translation>
    </message>
    <message>
        <source>Not known: Prometheus does not scrape it.</source>
        <translation>不明: Prometheus がスクレイプしていません。</translation>
    </message>
    <message>
        <source>Not known before the next scrape.</source>
        <translation>次のスクレイプまで不明です。</translation>
    </message>
    <message>
        <source>Not known: the machine is not active.</source>
        <translation>不明: マシンが動作中ではありません。</translation>
    </message>
    <message>
        <source>Job: %1</source>
        <extracomment>%1 is the label &quot;job&quot; that Prometheus has for a machine</extracomment>
        <translation>ジョブ: %1</translation>
    </message>
    <message>
        <source>This machine does not send the names of its services. To see them here, start its ee-monitor --exporter with --exporter-services too.</source>
        <extracomment>--exporter-services is an option of the command line</extracomment>
        <translation>このマシンはサービスの名前を送信していません。ここに表示するには、このマシンの ee-monitor --exporter に --exporter-services も付けて起動してください。</translation>
    </message>
</context>
<context>
    <name>mm::MachinesView</name>
    <message>
        <source>S&amp;how This Machine</source>
        <translation>このマシンを表示(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>コピー(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Leave This Machine Out</source>
        <translation>このマシンを除外(&amp;L)</translation>
    </message>
    <message>
        <source>Filter the machines by name</source>
        <translation>マシンを名前で絞り込む</translation>
    </message>
    <message>
        <source>Machines</source>
        <translation>マシン</translation>
    </message>
    <message>
        <source>Not updating</source>
        <extracomment>the widest state of MM on a machine that is common</extracomment>
        <translation>更新なし</translation>
    </message>
    <message>
        <source>59 seconds ago</source>
        <extracomment>the widest of these texts that is common</extracomment>
        <translation>59 秒前</translation>
    </message>
    <message>
        <source>There are no machines.</source>
        <translation>マシンがありません。</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n machine(s)</source>
        <extracomment>%1 is the number of machines shown, %n the number of all</extracomment>
        <translation>
            <numerusform>マシン %n 台中 %1 台</numerusform>
        </translation>
    </message>
    <message>
        <source>No machine has “%1” in its name.</source>
        <translation>名前に「%1」を含むマシンはありません。</translation>
    </message>
    <message>
        <source>It does not count any more until Prometheus scrapes it again.</source>
        <translation>Prometheus が再びスクレイプするまで、数に含まれなくなります。</translation>
    </message>
    <message>
        <source>Only for a machine that Prometheus does not scrape any more.</source>
        <translation>Prometheus がスクレイプしなくなったマシンでのみ使えます。</translation>
    </message>
</context>
<context>
    <name>mm::MmControl</name>
    <message>
        <source>Restart MM?</source>
        <translation>MM を再起動しますか?</translation>
    </message>
    <message>
        <source>Stop MM?</source>
        <translation>MM を停止しますか?</translation>
    </message>
    <message numerus="yes">
        <source>%n service(s) can&apos;t be called until MM runs again.</source>
        <translation>
            <numerusform>MM が再び動作するまで、%n 個のサービスを呼び出せません。</numerusform>
        </translation>
    </message>
    <message>
        <source>Restart MM</source>
        <translation>MM を再起動</translation>
    </message>
    <message>
        <source>Stop MM</source>
        <translation>MM を停止</translation>
    </message>
    <message>
        <source>&amp;Restart</source>
        <translation>再起動(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>停止(&amp;S)</translation>
    </message>
    <message>
        <source>MM was asked to end, but process %1 is still there after %2 s.</source>
        <extracomment>%1 is a process number, %2 a whole number of seconds</extracomment>
        <translation>MM に終了を要求しましたが、%2 秒後もプロセス %1 が残っています。</translation>
    </message>
    <message>
        <source>MM is being started.</source>
        <translation>MM を起動しています。</translation>
    </message>
    <message>
        <source>MM is being stopped.</source>
        <translation>MM を停止しています。</translation>
    </message>
    <message>
        <source>The stats file does not name the process of MM.</source>
        <translation>統計ファイルに MM のプロセスが記載されていません。</translation>
    </message>
    <message>
        <source>MM is not running.</source>
        <translation>MM は動作していません。</translation>
    </message>
    <message>
        <source>MM runs on another computer or in a container.</source>
        <translation>MM は別のコンピューターまたはコンテナーで動作しています。</translation>
    </message>
    <message>
        <source>MM belongs to another user.</source>
        <translation>MM は別のユーザーのものです。</translation>
    </message>
    <message>
        <source>MM could not be started again: mm-proxy is not installed.</source>
        <extracomment>mm-proxy is a program</extracomment>
        <translation>MM を再び起動できませんでした: mm-proxy がインストールされていません。</translation>
    </message>
    <message>
        <source>MM was not started here. Restart it as it was started, so that it keeps its options.</source>
        <translation>MM はここから起動されたものではありません。オプションを保つため、起動したときと同じ方法で再起動してください。</translation>
    </message>
</context>
<context>
    <name>mm::MmMenu</name>
    <message>
        <source>Co&amp;ntrol</source>
        <extracomment>a menu: to start and stop MM</extracomment>
        <translation>制御(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Start MM</source>
        <translation>MM を起動(&amp;S)</translation>
    </message>
    <message>
        <source>S&amp;top MM</source>
        <translation>MM を停止(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Restart MM</source>
        <translation>MM を再起動(&amp;R)</translation>
    </message>
</context>
<context>
    <name>mm::MmStatusBar</name>
    <message>
        <source>Checked just now.</source>
        <translation>たった今確認しました。</translation>
    </message>
</context>
<context>
    <name>mm::MonitorWindow</name>
    <message>
        <source>&amp;Trend</source>
        <translation>推移(&amp;T)</translation>
    </message>
    <message>
        <source>EE Monitor</source>
        <translation>EE Monitor</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>ファイル(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Check Now</source>
        <translation>今すぐ確認(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>終了(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>表示(&amp;V)</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>イベント</translation>
    </message>
    <message>
        <source>&amp;Show File</source>
        <translation>ファイルの場所を表示(&amp;S)</translation>
    </message>
    <message>
        <source>Copy &amp;Details</source>
        <translation>詳細をコピー(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>編集(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>設定(&amp;P)…</translation>
    </message>
    <message>
        <source>&amp;Events</source>
        <translation>イベント(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Compact</source>
        <translation>コンパクト表示(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Full Window</source>
        <translation>通常のウィンドウ(&amp;F)</translation>
    </message>
    <message>
        <source>The details were copied.</source>
        <translation>詳細をコピーしました。</translation>
    </message>
</context>
<context>
    <name>mm::Notification</name>
    <message>
        <source>MM was stopped</source>
        <extracomment>title of a notification</extracomment>
        <translation>MM が停止されました</translation>
    </message>
    <message>
        <source>MM is not updating</source>
        <extracomment>title of a notification</extracomment>
        <translation>MM の統計が更新されていません</translation>
    </message>
    <message>
        <source>MM&apos;s stats file can&apos;t be read</source>
        <extracomment>title of a notification</extracomment>
        <translation>MM の統計ファイルを読み取れません</translation>
    </message>
    <message>
        <source>MM&apos;s stats file is gone</source>
        <extracomment>title of a notification</extracomment>
        <translation>MM の統計ファイルがなくなりました</translation>
    </message>
    <message>
        <source>MM is active</source>
        <extracomment>title of a notification</extracomment>
        <translation>MM は動作中です</translation>
    </message>
    <message numerus="yes">
        <source>%n server(s) of MM are down</source>
        <extracomment>title of a notification</extracomment>
        <translation>
            <numerusform>MM のサーバー %n 個が利用できません</numerusform>
        </translation>
    </message>
    <message>
        <source>Prometheus has no machines any more</source>
        <translation>Prometheus にマシンがなくなりました</translation>
    </message>
    <message>
        <source>Prometheus answers again</source>
        <translation>Prometheus が再び応答しています</translation>
    </message>
    <message>
        <source>Prometheus does not answer</source>
        <extracomment>title of a notification</extracomment>
        <translation>Prometheus が応答していません</translation>
    </message>
    <message>
        <source>Prometheus does not give the figures</source>
        <extracomment>title of a notification</extracomment>
        <translation>Prometheus から数値を取得できません</translation>
    </message>
    <message numerus="yes">
        <source>%n machine(s) are not active</source>
        <extracomment>title of a notification</extracomment>
        <translation>
            <numerusform>マシン %n 台が動作中ではありません</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mm::Options</name>
    <message>
        <source>The stats file to watch (default: $MM_MESH_STATS_FILE, else ~/.mm_mesh_stats.json).</source>
        <translation>監視する統計ファイル (既定: $MM_MESH_STATS_FILE、なければ ~/.mm_mesh_stats.json)。</translation>
    </message>
    <message>
        <source>Shows whether the MM mesh is alive and what it does.</source>
        <translation>MM メッシュが動作しているか、何をしているかを表示します。</translation>
    </message>
    <message>
        <source>Print this help and exit.</source>
        <translation>このヘルプを出力して終了します。</translation>
    </message>
    <message>
        <source>Print the version and exit.</source>
        <translation>バージョンを出力して終了します。</translation>
    </message>
    <message>
        <source>Unexpected argument &quot;%1&quot;.</source>
        <translation>予期しない引数「%1」です。</translation>
    </message>
    <message>
        <source>--stats-file needs a path.</source>
        <translation>--stats-file にはパスが必要です。</translation>
    </message>
    <message>
        <source>Milliseconds between two reads: 500 to 3600000, values outside the range are clamped (default: 2000).</source>
        <translation>読み取りの間隔 (ミリ秒): 500 ～ 3600000。範囲外の値は範囲内に収められます (既定: 2000)。</translation>
    </message>
    <message>
        <source>Print what the label shows and exit, without a window. Exit code: 0 active, 1 not updating or stopped, 2 error, 3 no stats file.</source>
        <translation>ウィンドウを開かずに状態表示の内容を出力して終了します。終了コード: 0 動作中、1 更新なしまたは停止、2 エラー、3 統計ファイルなし。</translation>
    </message>
    <message>
        <source>Print what the label shows, and again each time it changes, without a window, until a stop signal arrives or the output is closed.</source>
        <translation>ウィンドウを開かずに状態表示の内容を出力し、変わるたびに再び出力します。停止シグナルを受け取るか、出力先が閉じられるまで続けます。</translation>
    </message>
    <message>
        <source>Output format of --once and --follow: plain (the label&apos;s text, the default), json (one line with state, text, color, services, messages, age_s, reason, path), waybar, i3blocks, tmux; of --once only: nagios, prometheus.</source>
        <translation>--once と --follow の出力形式: plain (状態表示のテキスト。既定)、json (state, text, color, services, messages, age_s, reason, path を含む 1 行)、waybar、i3blocks、tmux。--once のみ: nagios、prometheus。</translation>
    </message>
    <message>
        <source>MM&apos;s address on this computer (default: http://localhost:6001). EE Monitor registers there, and checks MM&apos;s health there if the stats file does not name its writer.</source>
        <translation>このコンピューターでの MM のアドレス (既定: http://localhost:6001)。EE Monitor はそこに登録し、統計ファイルに書き込み元が記されていないときは、そこで MM の正常性を確認します。</translation>
    </message>
    <message>
        <source>Only read the file: do not register with MM, do not check its health, open no port.</source>
        <translation>ファイルを読み取るだけにします: MM に登録せず、正常性を確認せず、ポートも開きません。</translation>
    </message>
    <message>
        <source>Start MM unless it is running, with the mm-proxy next to this program or in PATH. MM keeps running when the window is closed.</source>
        <translation>MM が動作していなければ、このプログラムと同じ場所または PATH にある mm-proxy で起動します。ウィンドウを閉じても動作し続けます。</translation>
    </message>
    <message>
        <source>--interval must be a whole number of milliseconds, not &quot;%1&quot;.</source>
        <translation>--interval にはミリ秒単位の整数を指定してください。「%1」は使用できません。</translation>
    </message>
    <message>
        <source>--mm-url must be an address of this computer such as http://localhost:6001, not &quot;%1&quot;.</source>
        <translation>--mm-url には http://localhost:6001 のようなこのコンピューターのアドレスを指定してください。「%1」は使用できません。</translation>
    </message>
    <message>
        <source>--format needs --once or --follow.</source>
        <translation>--format は --once または --follow と併用してください。</translation>
    </message>
    <message>
        <source>--format must be one of %1, not &quot;%2&quot;.</source>
        <extracomment>%1 is a list of words, with commas</extracomment>
        <translation>--format には %1 のいずれかを指定してください。「%2」は使用できません。</translation>
    </message>
    <message>
        <source>--format %1 needs --once: no program reads it as a stream.</source>
        <extracomment>%1 is nagios or prometheus, which are also names of programs</extracomment>
        <translation>--format %1 は --once とのみ併用できます: これをストリームとして読み取るプログラムはありません。</translation>
    </message>
    <message>
        <source>The process that read the stats file died.</source>
        <translation>統計ファイルを読み取っていたプロセスが異常終了しました。</translation>
    </message>
    <message>
        <source>The file with the token that MM requires, if it was started with --token-file. MM gets it in each request, and an MM that is started here requires it.</source>
        <translation>MM が --token-file 付きで起動された場合に要求するトークンのファイル。各リクエストで MM に送られ、ここから起動した MM もこれを要求します。</translation>
    </message>
    <message>
        <source>--token-file needs a path.</source>
        <translation>--token-file にはパスが必要です。</translation>
    </message>
    <message>
        <source>Start in the tray alone, without a window. If there is no tray, the window is opened minimized.</source>
        <translation>ウィンドウを開かず、トレイだけで起動します。トレイがない場合、ウィンドウは最小化して開かれます。</translation>
    </message>
    <message>
        <source>Can&apos;t listen on port %1 of %2: %3.</source>
        <translation>%2 のポート %1 で待ち受けできません: %3。</translation>
    </message>
    <message>
        <source>Choose another port, or end the program that uses it.</source>
        <translation>別のポートを選ぶか、そのポートを使用しているプログラムを終了してください。</translation>
    </message>
    <message>
        <source>Choose a port from 1024 on.</source>
        <translation>1024 以上のポートを選んでください。</translation>
    </message>
    <message>
        <source>ee-monitor exports metrics at %1</source>
        <extracomment>%1 is a web address</extracomment>
        <translation>ee-monitor は %1 でメトリクスを公開しています</translation>
    </message>
    <message>
        <source>Serve MM&apos;s state for Prometheus at http://ADDRESS:PORT/metrics, without a window, until a stop signal arrives. ADDRESS is an IP address such as 127.0.0.1 or [::1]; port 0 chooses a free one. The connection is not encrypted.</source>
        <translation>ウィンドウを開かずに、MM の状態を http://ADDRESS:PORT/metrics で Prometheus に提供します。停止シグナルを受け取るまで続けます。ADDRESS は 127.0.0.1 や [::1] などの IP アドレスです。ポート 0 では空いているポートが選ばれます。接続は暗号化されません。</translation>
    </message>
    <message>
        <source>Accept this name in the Host header too, as a reverse proxy or Prometheus sends it; may be repeated.</source>
        <translation>リバースプロキシや Prometheus が送る Host ヘッダーで、この名前も受け付けます。繰り返し指定できます。</translation>
    </message>
    <message>
        <source>Also export the names of services, MCP servers and the stats file.</source>
        <translation>サービス、MCP サーバー、統計ファイルの名前も公開します。</translation>
    </message>
    <message>
        <source>Watch the machines that Prometheus at this address scrapes, instead of a stats file.</source>
        <translation>統計ファイルの代わりに、このアドレスの Prometheus がスクレイプするマシンを監視します。</translation>
    </message>
    <message>
        <source>Which of Prometheus&apos; targets are the machines, as a selector of PromQL (default: {job=&quot;mm&quot;}).</source>
        <translation>Prometheus のターゲットのうちどれがマシンであるかを示す PromQL のセレクター (既定: {job=&quot;mm&quot;})。</translation>
    </message>
    <message>
        <source>The file (chmod 600) with the password or the certificates for Prometheus: see the manual.</source>
        <translation>Prometheus のパスワードまたは証明書のファイル (chmod 600)。マニュアルを参照してください。</translation>
    </message>
    <message>
        <source>Seconds after its last scrape until a machine is not active any more: 5 to 3600 (default: 2.5 scrape intervals, and at least 10).</source>
        <translation>最後のスクレイプから、マシンが動作中とみなされなくなるまでの秒数: 5 ～ 3600 (既定: スクレイプ間隔の 2.5 倍、10 以上)。</translation>
    </message>
    <message>
        <source>--max-age takes 5 to 3600 seconds, not &quot;%1&quot;.</source>
        <translation>--max-age には 5 ～ 3600 秒を指定してください。「%1」は使用できません。</translation>
    </message>
    <message>
        <source>--prometheus-config needs a path.</source>
        <translation>--prometheus-config にはパスが必要です。</translation>
    </message>
    <message>
        <source>--%1 needs --%2.</source>
        <translation>--%1 は --%2 と併用してください。</translation>
    </message>
    <message>
        <source>--%1 cannot be combined with --%2.</source>
        <translation>--%1 は --%2 と併用できません。</translation>
    </message>
    <message>
        <source>--exporter takes an IP address and a port such as 127.0.0.1:9501 or [::1]:9501, not &quot;%1&quot;.</source>
        <translation>--exporter には 127.0.0.1:9501 や [::1]:9501 のような IP アドレスとポートを指定してください。「%1」は使用できません。</translation>
    </message>
    <message>
        <source>--exporter-host takes a host name without a port, such as box.lan, not &quot;%1&quot;.</source>
        <translation>--exporter-host には box.lan のようなポートなしのホスト名を指定してください。「%1」は使用できません。</translation>
    </message>
</context>
<context>
    <name>mm::PreferencesControl</name>
    <message>
        <source>The disk with the entries for the login does not respond. This can&apos;t be shown or changed.</source>
        <extracomment>&quot;this&quot; is whether the program starts at login</extracomment>
        <translation>ログイン項目のあるディスクが応答していません。この設定は表示も変更もできません。</translation>
    </message>
    <message>
        <source>The disk with the entries for the login does not respond. This is shown when it does.</source>
        <translation>ログイン項目のあるディスクが応答していません。応答したら、この設定を表示します。</translation>
    </message>
</context>
<context>
    <name>mm::PreferencesDialog</name>
    <message>
        <source>&amp;Browse…</source>
        <translation>参照(&amp;B)…</translation>
    </message>
    <message>
        <source>Show an icon in the &amp;tray</source>
        <translation>システムトレイにアイコンを表示(&amp;T)</translation>
    </message>
    <message>
        <source>N&amp;otifications</source>
        <translation>通知(&amp;O)</translation>
    </message>
    <message>
        <source>When MM is acti&amp;ve</source>
        <translation>MM が動作中になったとき(&amp;V)</translation>
    </message>
    <message>
        <source>When the stats file can&apos;t be rea&amp;d</source>
        <translation>統計ファイルを読み取れないとき(&amp;D)</translation>
    </message>
    <message>
        <source>When there is &amp;no stats file</source>
        <translation>統計ファイルがないとき(&amp;N)</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Stats file</source>
        <translation>統計ファイル</translation>
    </message>
    <message>
        <source>Chooses the stats file</source>
        <translation>統計ファイルを選択します</translation>
    </message>
    <message>
        <source>&amp;Path:</source>
        <extracomment>of the stats file</extracomment>
        <translation>パス(&amp;P):</translation>
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
        <translation>アドレス(&amp;A):</translation>
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
        <translation>システムに従う</translation>
    </message>
    <message>
        <source>Light</source>
        <extracomment>the theme</extracomment>
        <translation>ライト</translation>
    </message>
    <message>
        <source>Dark</source>
        <extracomment>the theme</extracomment>
        <translation>ダーク</translation>
    </message>
    <message>
        <source>T&amp;heme:</source>
        <translation>テーマ(&amp;H):</translation>
    </message>
    <message>
        <source>Lan&amp;guage:</source>
        <translation>言語(&amp;G):</translation>
    </message>
    <message>
        <source>Restore De&amp;faults</source>
        <translation>既定値に戻す(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>閉じる(&amp;C)</translation>
    </message>
    <message>
        <source>given on the command line</source>
        <translation>コマンドラインで指定されています</translation>
    </message>
    <message>
        <source>Stats File</source>
        <translation>統計ファイル</translation>
    </message>
    <message>
        <source>&amp;Register with MM and check its health</source>
        <translation>MM に登録し、正常性を確認する(&amp;R)</translation>
    </message>
    <message>
        <source>When MM &amp;stops or is not updating</source>
        <translation>MM が停止または更新しなくなったとき(&amp;S)</translation>
    </message>
    <message>
        <source>Read &amp;every:</source>
        <extracomment>how often the stats file is read; &quot;2.0 s&quot; follows</extracomment>
        <translation>読み取り間隔(&amp;E):</translation>
    </message>
    <message>
        <source>The files can&apos;t be shown: a disk or network drive does not respond. The path can be entered here.</source>
        <translation>ファイルを表示できません: ディスクまたはネットワークドライブが応答していません。ここにパスを入力できます。</translation>
    </message>
    <message>
        <source>When a server of &amp;MM is down</source>
        <translation>MM のサーバーが利用できないとき(&amp;M)</translation>
    </message>
</context>
<context>
    <name>mm::ProblemPanel</name>
    <message>
        <source>&amp;Start MM</source>
        <translation>MM を起動(&amp;S)</translation>
    </message>
    <message>
        <source>Problem</source>
        <extracomment>what a screen reader calls the panel that explains what is wrong</extracomment>
        <translation>問題</translation>
    </message>
    <message>
        <source>&amp;Move the Broken File Aside</source>
        <translation>破損したファイルを退避(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Check Now</source>
        <translation>今すぐ確認(&amp;C)</translation>
    </message>
    <message>
        <source>Sh&amp;ow File</source>
        <translation>ファイルの場所を表示(&amp;O)</translation>
    </message>
    <message>
        <source>Copy &amp;Details</source>
        <translation>詳細をコピー(&amp;D)</translation>
    </message>
</context>
<context>
    <name>mm::PrometheusBox</name>
    <message>
        <source>Watch man&amp;y machines through Prometheus instead of the file</source>
        <extracomment>&quot;machines&quot; are computers, each with an MM; Prometheus is a name; &quot;the file&quot; is the stats file</extracomment>
        <translation>ファイルの代わりに Prometheus で多数のマシンを監視(&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;URL:</source>
        <extracomment>where Prometheus listens</extracomment>
        <translation>URL(&amp;U):</translation>
    </message>
    <message>
        <source>Selection &amp;query:</source>
        <extracomment>which machines</extracomment>
        <translation>マシンの選択クエリ(&amp;Q):</translation>
    </message>
    <message>
        <source>Pass&amp;word file:</source>
        <extracomment>the path of a file with a password</extracomment>
        <translation>パスワードファイル(&amp;W):</translation>
    </message>
    <message>
        <source>none</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>Asks Prometheus for the machines</source>
        <translation>Prometheus にマシンを問い合わせます</translation>
    </message>
    <message>
        <source>The command line tells what is watched.</source>
        <translation>監視対象はコマンドラインで指定されています。</translation>
    </message>
    <message>
        <source>Prometheus is being asked.</source>
        <translation>Prometheus に問い合わせています。</translation>
    </message>
    <message>
        <source>Quic&amp;k Test</source>
        <translation>簡易テスト(&amp;K)</translation>
    </message>
</context>
<context>
    <name>mm::PrometheusClient</name>
    <message>
        <source>its answer has more than %1 MiB</source>
        <translation>応答が %1 MiB を超えています</translation>
    </message>
    <message>
        <source>no complete answer within the timeout</source>
        <translation>制限時間内に応答が完了しませんでした</translation>
    </message>
</context>
<context>
    <name>mm::PrometheusConfig</name>
    <message>
        <source>line %1 is neither [http] nor one of its keys: %2.</source>
        <extracomment>%1 is a number, %2 a list of words</extracomment>
        <translation>%1 行目は [http] でも、そのキー (%2) のいずれでもありません。</translation>
    </message>
    <message>
        <source>%1 names %2, which can&apos;t be used: %3</source>
        <extracomment>%1 is a key of the file, %2 a path, %3 the cause</extracomment>
        <translation>%1 に指定された %2 は使えません: %3</translation>
    </message>
    <message>
        <source>it needs username and password_file, or credentials_file.</source>
        <translation>username と password_file、または credentials_file が必要です。</translation>
    </message>
    <message>
        <source>it has to be one line without blanks.</source>
        <translation>空白を含まない 1 行でなければなりません。</translation>
    </message>
    <message>
        <source>it has no certificate in PEM form.</source>
        <translation>PEM 形式の証明書が含まれていません。</translation>
    </message>
    <message>
        <source>it needs cert_file and key_file, or none of them.</source>
        <translation>cert_file と key_file の両方を指定するか、どちらも指定しないでください。</translation>
    </message>
    <message>
        <source>it has no RSA or EC key in PEM form.</source>
        <translation>PEM 形式の RSA 鍵または EC 鍵が含まれていません。</translation>
    </message>
    <message>
        <source>A password in an address can be seen by other users: use --prometheus-config.</source>
        <translation>アドレス内のパスワードは他のユーザーに見られるおそれがあります: --prometheus-config を使ってください。</translation>
    </message>
    <message>
        <source>Prometheus&apos; address has to be one such as http://localhost:9090, not &quot;%1&quot;.</source>
        <extracomment>%1 is what the user has given</extracomment>
        <translation>Prometheus のアドレスには http://localhost:9090 のようなものを指定してください。「%1」は使用できません。</translation>
    </message>
    <message>
        <source>The selection has to be in braces, as in {job=&quot;mm&quot;}.</source>
        <translation>選択は {job=&quot;mm&quot;} のように波かっこで囲んでください。</translation>
    </message>
    <message>
        <source>its password would be sent to %1 unencrypted: use https.</source>
        <translation>パスワードが暗号化されずに %1 へ送信されます: https を使ってください。</translation>
    </message>
    <message>
        <source>The file with the password for Prometheus, %1, can&apos;t be used: %2</source>
        <extracomment>%1 is a path, %2 the cause, a sentence without a capital</extracomment>
        <translation>Prometheus のパスワードのファイル %1 は使えません: %2</translation>
    </message>
</context>
<context>
    <name>mm::ProxyLauncher</name>
    <message>
        <source>MM was not started: another program answers at %1.</source>
        <extracomment>%1 is a web address</extracomment>
        <translation>MM を起動しませんでした: 別のプログラムが %1 で応答しています。</translation>
    </message>
    <message>
        <source>MM could not be started: there is no %1 in %2, nor in any folder of PATH.</source>
        <extracomment>%1 is a program&apos;s name, %2 a folder</extracomment>
        <translation>MM を起動できませんでした: %1 が %2 にも PATH のどのフォルダーにもありません。</translation>
    </message>
    <message>
        <source>MM could not be started: %1</source>
        <translation>MM を起動できませんでした: %1</translation>
    </message>
    <message>
        <source>MM was started as process %1, but does not answer at %2. Its log is %3.</source>
        <extracomment>%1 is a process number, %2 a web address, %3 a path</extracomment>
        <translation>MM をプロセス %1 として起動しましたが、%2 で応答しません。ログは %3 です。</translation>
    </message>
    <message>
        <source>MM was started as process %1. It keeps running when this window is closed.</source>
        <extracomment>%1 is a process number</extracomment>
        <translation>MM をプロセス %1 として起動しました。このウィンドウを閉じても動作し続けます。</translation>
    </message>
    <message>
        <source>MM is running already at %1.</source>
        <extracomment>%1 is a web address</extracomment>
        <translation>MM はすでに %1 で動作しています。</translation>
    </message>
    <message>
        <source>MM is running already at %1, but writes its figures to %2. Start EE Monitor with --stats-file %2 to see them.</source>
        <extracomment>%1 is a web address, %2 a path; --stats-file is an option of the command line</extracomment>
        <translation>MM はすでに %1 で動作していますが、統計値を %2 に書き込んでいます。表示するには、EE Monitor を --stats-file %2 を付けて起動してください。</translation>
    </message>
    <message>
        <source>it exited without output.</source>
        <extracomment>replaces a program&apos;s last message, after &quot;MM could not be started: &quot;</extracomment>
        <translation>何も出力せずに終了しました。</translation>
    </message>
    <message>
        <source>MM was not started yet: the disk with its program or its log %1 does not respond.</source>
        <extracomment>%1 is a path</extracomment>
        <translation>MM はまだ起動していません: プログラムまたはログ %1 のあるディスクが応答していません。</translation>
    </message>
    <message>
        <source>The program at %1 requires a token. If it is MM, start EE Monitor with MM&apos;s --token-file.</source>
        <translation>%1 のプログラムはトークンを要求しています。それが MM なら、MM の --token-file を指定して EE Monitor を起動してください。</translation>
    </message>
</context>
<context>
    <name>mm::Server</name>
    <message>
        <source>connection refused</source>
        <translation>接続拒否</translation>
    </message>
    <message>
        <source>timeout</source>
        <translation>タイムアウト</translation>
    </message>
    <message>
        <source>connection closed</source>
        <translation>接続切断</translation>
    </message>
    <message>
        <source>bad answer</source>
        <translation>不正な応答</translation>
    </message>
    <message>
        <source>answer too large</source>
        <translation>応答が大きすぎる</translation>
    </message>
    <message>
        <source>HTTP error</source>
        <translation>HTTP エラー</translation>
    </message>
    <message>
        <source>error of the tool</source>
        <translation>ツールのエラー</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>too many calls</source>
        <translation>呼び出し過多</translation>
    </message>
    <message>
        <source>Up</source>
        <comment>state of a service</comment>
        <translation>利用可能</translation>
    </message>
    <message>
        <source>Busy</source>
        <comment>state of a service</comment>
        <translation>処理中</translation>
    </message>
    <message>
        <source>Starting</source>
        <comment>state of a service</comment>
        <translation>起動中</translation>
    </message>
    <message>
        <source>Failing</source>
        <comment>state of a service</comment>
        <translation>異常</translation>
    </message>
    <message>
        <source>Down</source>
        <comment>state of a service</comment>
        <translation>利用不可</translation>
    </message>
    <message>
        <source>Stopped</source>
        <comment>state of a service</comment>
        <translation>停止</translation>
    </message>
    <message>
        <source>Disabled</source>
        <comment>state of a service</comment>
        <translation>無効</translation>
    </message>
    <message>
        <source>Busy for %1 s</source>
        <extracomment>state of a server; %1 is a whole number of seconds</extracomment>
        <translation>%1 秒間処理中</translation>
    </message>
    <message>
        <source>MCP server that MM runs: %1</source>
        <extracomment>%1 is a state, such as &quot;Up&quot; or &quot;Failing&quot;</extracomment>
        <translation>MM が実行する MCP サーバー: %1</translation>
    </message>
    <message>
        <source>Last change of its state: %1</source>
        <extracomment>%1 is when, such as &quot;5 minutes ago&quot;</extracomment>
        <translation>状態の最後の変化: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n restart(s) by MM</source>
        <translation>
            <numerusform>MM による再起動: %n 回</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 is the kind of an error, %2 how often it occurred</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>error of the server</source>
        <translation>サーバーのエラー</translation>
    </message>
    <message>
        <source>server ended</source>
        <translation>サーバーが終了</translation>
    </message>
</context>
<context>
    <name>mm::ServerActions</name>
    <message>
        <source>&amp;Restart Server</source>
        <translation>サーバーを再起動(&amp;R)</translation>
    </message>
    <message>
        <source>Show Lo&amp;g…</source>
        <translation>ログを表示(&amp;G)…</translation>
    </message>
    <message>
        <source>The server is disabled: enable it first.</source>
        <translation>サーバーは無効です。先に有効にしてください。</translation>
    </message>
    <message>
        <source>&amp;Enable Server</source>
        <translation>サーバーを有効化(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Disable Server</source>
        <translation>サーバーを無効化(&amp;D)</translation>
    </message>
    <message>
        <source>Ends its process and starts it again.</source>
        <translation>プロセスを終了して、再び起動します。</translation>
    </message>
    <message>
        <source>MM starts it, and again if it ends.</source>
        <translation>MM が起動し、終了した場合は再び起動します。</translation>
    </message>
    <message>
        <source>It stays stopped until it is started again, or MM is.</source>
        <translation>再び起動するか、MM が再起動するまで、停止したままです。</translation>
    </message>
    <message>
        <source>MM starts it, and again at each start of MM.</source>
        <translation>MM が起動し、MM の起動のたびに再び起動します。</translation>
    </message>
    <message>
        <source>It stays stopped until it is enabled, also after a restart of MM.</source>
        <translation>有効にするまで停止したままです。MM の再起動後も同じです。</translation>
    </message>
    <message>
        <source>The last lines that the server wrote to its standard error.</source>
        <translation>サーバーが標準エラー出力に書き込んだ最後の行です。</translation>
    </message>
    <message>
        <source>S&amp;tart Server</source>
        <translation>サーバーを起動(&amp;T)</translation>
    </message>
    <message>
        <source>S&amp;top Server</source>
        <translation>サーバーを停止(&amp;T)</translation>
    </message>
</context>
<context>
    <name>mm::ServerControl</name>
    <message>
        <source>%1 is being restarted.</source>
        <extracomment>%1 is a server</extracomment>
        <translation>%1 を再起動しています。</translation>
    </message>
    <message>
        <source>%1 is being started.</source>
        <extracomment>%1 is a server</extracomment>
        <translation>%1 を起動しています。</translation>
    </message>
    <message>
        <source>%1 is being stopped.</source>
        <extracomment>%1 is a server</extracomment>
        <translation>%1 を停止しています。</translation>
    </message>
    <message>
        <source>%1 is enabled.</source>
        <extracomment>%1 is a server</extracomment>
        <translation>%1 は有効です。</translation>
    </message>
    <message>
        <source>%1 is disabled.</source>
        <extracomment>%1 is a server</extracomment>
        <translation>%1 は無効です。</translation>
    </message>
    <message>
        <source>MM is not running.</source>
        <translation>MM は動作していません。</translation>
    </message>
    <message>
        <source>Only the user who runs MM can do this, on the same computer.</source>
        <translation>これを行えるのは、同じコンピューターで MM を実行しているユーザーだけです。</translation>
    </message>
    <message>
        <source>MM did not answer: %1.</source>
        <extracomment>%1 is the cause, without a full stop</extracomment>
        <translation>MM が応答しませんでした: %1。</translation>
    </message>
    <message>
        <source>MM refused this for the server %1: %2</source>
        <extracomment>%1 is a server, %2 a sentence of MM in English</extracomment>
        <translation>MM はサーバー %1 に対するこの操作を拒否しました: %2</translation>
    </message>
</context>
<context>
    <name>mm::ServerLogDialog</name>
    <message>
        <source>The server has written nothing to its standard error.</source>
        <translation>サーバーは標準エラー出力に何も書き込んでいません。</translation>
    </message>
    <message>
        <source>Log of %1</source>
        <extracomment>title of a window; %1 is the name of a server</extracomment>
        <translation>%1 のログ</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>更新(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>コピー(&amp;C)</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>閉じる(&amp;L)</translation>
    </message>
</context>
<context>
    <name>mm::ServiceRow</name>
    <message>
        <source>just now</source>
        <comment>registered</comment>
        <translation>たった今</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) ago</source>
        <translation>
            <numerusform>%n 分前</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) ago</source>
        <translation>
            <numerusform>%n 時間前</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n 日前</numerusform>
        </translation>
    </message>
    <message>
        <source>&lt;%1</source>
        <extracomment>%1 is a number: fewer messages per minute than that</extracomment>
        <translation>&lt;%1</translation>
    </message>
    <message>
        <source>Not known: the service is not registered any more.</source>
        <translation>不明: サービスはもう登録されていません。</translation>
    </message>
    <message>
        <source>Not known: MM is not active.</source>
        <translation>不明: MM は動作中ではありません。</translation>
    </message>
    <message>
        <source>Not known: another service has the same name.</source>
        <translation>不明: 同じ名前のサービスがほかにもあります。</translation>
    </message>
    <message>
        <source>Messages per minute, over the last minute</source>
        <translation>1 分あたりのメッセージ数、過去 1 分間</translation>
    </message>
    <message numerus="yes">
        <source>Messages per minute, over the last %n second(s)</source>
        <translation>
            <numerusform>1 分あたりのメッセージ数、過去 %n 秒間</numerusform>
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
        <translation>割合なし: サービスはもう登録されていません。</translation>
    </message>
    <message>
        <source>No share: no service has had a message yet.</source>
        <translation>割合なし: メッセージを受け取ったサービスはまだありません。</translation>
    </message>
    <message>
        <source>%1 of the %2 messages of all services in this table</source>
        <extracomment>%1 is a share such as &quot;12.5%&quot;, %2 a number</extracomment>
        <translation>この表にある全サービスのメッセージ %2 件のうち %1</translation>
    </message>
    <message>
        <source>New: registered a moment ago.</source>
        <translation>新規: 登録されたばかりです。</translation>
    </message>
    <message>
        <source>Departed: not registered any more.</source>
        <translation>離脱: もう登録されていません。</translation>
    </message>
    <message>
        <source>%1 (this window)</source>
        <extracomment>table cell: the service that is this program; %1 is its name</extracomment>
        <translation>%1 (このウィンドウ)</translation>
    </message>
    <message>
        <source>Not known: the service is down.</source>
        <translation>不明: サービスを利用できません。</translation>
    </message>
    <message numerus="yes">
        <source>Measuring: the first value comes after %n second(s).</source>
        <translation>
            <numerusform>測定中: 最初の値は %n 秒後に得られます。</numerusform>
        </translation>
    </message>
    <message>
        <source>No share: the service is down.</source>
        <translation>割合なし: サービスを利用できません。</translation>
    </message>
    <message>
        <source>Down: no program listens at its port, so MM does not count it until it answers.</source>
        <translation>利用不可: ポートで待ち受けるプログラムがないため、応答するまで MM は数に含めません。</translation>
    </message>
    <message>
        <source>measuring…</source>
        <extracomment>table cell instead of the number of messages per minute</extracomment>
        <translation>測定中…</translation>
    </message>
    <message numerus="yes">
        <source>%n failed call(s) since the registration</source>
        <translation>
            <numerusform>登録以降に失敗した呼び出し: %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Last failure (%1): %2</source>
        <extracomment>%1 is when, such as &quot;5 minutes ago&quot;, %2 a sentence of MM in English</extracomment>
        <translation>最後の失敗 (%1): %2</translation>
    </message>
    <message>
        <source>No successful call since the registration</source>
        <translation>登録以降に成功した呼び出しはありません</translation>
    </message>
    <message>
        <source>Last successful call: %1</source>
        <translation>最後に成功した呼び出し: %1</translation>
    </message>
    <message>
        <source>No failed call is known.</source>
        <translation>失敗した呼び出しはありません。</translation>
    </message>
    <message>
        <source>Tools: %1</source>
        <extracomment>%1 are names of tools of a service, with commas between them</extracomment>
        <translation>ツール: %1</translation>
    </message>
    <message numerus="yes">
        <source>Tools: %1 and %n more</source>
        <extracomment>%1 are names of tools of a service, with commas between them; %n more are not named</extracomment>
        <translation>
            <numerusform>ツール: %1、ほか %n 個</numerusform>
        </translation>
    </message>
    <message>
        <source>Not known: the server is not up.</source>
        <translation>不明: サーバーが利用可能ではありません。</translation>
    </message>
    <message>
        <source>No share: the server is not up.</source>
        <translation>割合なし: サーバーが利用可能ではありません。</translation>
    </message>
    <message>
        <source>None: MM does not run this service.</source>
        <translation>なし: MM はこのサービスを実行していません。</translation>
    </message>
    <message>
        <source>No call is known.</source>
        <translation>呼び出しはありません。</translation>
    </message>
    <message>
        <source>A program that has registered with MM; MM does not run it.</source>
        <translation>MM に登録したプログラムです。MM が実行しているものではありません。</translation>
    </message>
</context>
<context>
    <name>mm::ServicesModel</name>
    <message>
        <source>Service</source>
        <comment>table column</comment>
        <translation>サービス</translation>
    </message>
    <message>
        <source>Registered</source>
        <comment>table column: when</comment>
        <translation>登録日時</translation>
    </message>
    <message>
        <source>Messages</source>
        <comment>table column: how many</comment>
        <translation>メッセージ</translation>
    </message>
    <message>
        <source>Messages per minute, over the last minute</source>
        <translation>1 分あたりのメッセージ数、過去 1 分間</translation>
    </message>
    <message>
        <source>Share of the messages of all services in this table</source>
        <translation>この表にある全サービスのメッセージに占める割合</translation>
    </message>
    <message>
        <source>Per minute</source>
        <comment>table column: messages a minute</comment>
        <translation>1 分あたり</translation>
    </message>
    <message>
        <source>Share</source>
        <comment>table column: of all messages</comment>
        <translation>割合</translation>
    </message>
    <message>
        <source>Failed calls since the service was registered</source>
        <translation>サービスの登録以降に失敗した呼び出し</translation>
    </message>
    <message>
        <source>Failed</source>
        <comment>table column: how many calls failed</comment>
        <translation>失敗</translation>
    </message>
    <message>
        <source>State</source>
        <comment>table column: of a service</comment>
        <translation>状態</translation>
    </message>
    <message>
        <source>Restarts</source>
        <comment>table column: how many</comment>
        <translation>再起動</translation>
    </message>
    <message>
        <source>Last used</source>
        <comment>table column: when</comment>
        <translation>最終使用</translation>
    </message>
    <message>
        <source>Whether the service can be called; see Help</source>
        <translation>サービスを呼び出せるかどうか。ヘルプを参照</translation>
    </message>
    <message>
        <source>How often MM has started the server again</source>
        <translation>MM がサーバーを再び起動した回数</translation>
    </message>
    <message>
        <source>When its last call ended</source>
        <translation>最後の呼び出しが終わった日時</translation>
    </message>
</context>
<context>
    <name>mm::ServicesView</name>
    <message>
        <source>Services</source>
        <translation>サービス</translation>
    </message>
    <message>
        <source>This MM counts its services, but does not list them.</source>
        <translation>この MM はサービスの数を数えますが、一覧は提供しません。</translation>
    </message>
    <message>
        <source>No service is registered yet.</source>
        <translation>登録されているサービスはまだありません。</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>コピー(&amp;C)</translation>
    </message>
    <message>
        <source>Copy as &amp;JSON</source>
        <translation>JSON としてコピー(&amp;J)</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>検索(&amp;F)</translation>
    </message>
    <message>
        <source>59 minutes ago</source>
        <extracomment>the widest of these texts that is common</extracomment>
        <translation>59 分前</translation>
    </message>
    <message>
        <source>No service has “%1” in its name.</source>
        <translation>名前に「%1」を含むサービスはありません。</translation>
    </message>
    <message>
        <source>Col&amp;umns</source>
        <translation>列(&amp;U)</translation>
    </message>
    <message>
        <source>Filter the services by name</source>
        <translation>サービスを名前で絞り込む</translation>
    </message>
    <message>
        <source>Filter by name</source>
        <translation>名前で絞り込む</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n service(s)</source>
        <extracomment>%1 is the number of services shown, %n the number of all</extracomment>
        <translation>
            <numerusform>サービス %n 個中 %1 個</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Sort By</source>
        <translation>並べ替え(&amp;S)</translation>
    </message>
    <message>
        <source>Order of the &amp;File</source>
        <extracomment>how the table is sorted</extracomment>
        <translation>ファイルの順序(&amp;F)</translation>
    </message>
    <message>
        <source>Busy for 59 s</source>
        <extracomment>the widest state of a service that is common</extracomment>
        <translation>59 秒間処理中</translation>
    </message>
</context>
<context>
    <name>mm::Settings</name>
    <message>
        <source>Enter an absolute path: it begins with a slash, as in %1.</source>
        <translation>絶対パスを入力してください。%1 のようにスラッシュで始まります。</translation>
    </message>
    <message>
        <source>This is a folder. Choose a file in it.</source>
        <translation>これはフォルダーです。その中のファイルを選択してください。</translation>
    </message>
    <message>
        <source>MM runs on this computer: enter an address such as %1.</source>
        <extracomment>%1 is an address</extracomment>
        <translation>MM はこのコンピューター上で動作します。%1 のようなアドレスを入力してください。</translation>
    </message>
    <message>
        <source>The disk with the preferences does not respond. Changes apply at once, and are stored when it responds.</source>
        <translation>設定のあるディスクが応答していません。変更はすぐに有効になり、応答したときに保存されます。</translation>
    </message>
    <message>
        <source>it is not a regular file</source>
        <translation>通常のファイルではありません</translation>
    </message>
    <message>
        <source>it is too large</source>
        <translation>大きすぎます</translation>
    </message>
    <message>
        <source>it can&apos;t be replaced</source>
        <translation>置き換えられません</translation>
    </message>
    <message>
        <source>This can&apos;t be stored in %1: %2. It applies until EE Monitor is closed.</source>
        <extracomment>%1 is a path, %2 a cause such as &quot;Permission denied&quot;</extracomment>
        <translation>この設定は %1 に保存できません: %2。EE Monitor を終了するまでの間だけ有効です。</translation>
    </message>
    <message>
        <source>The preferences in %1 can&apos;t be read: %2. The defaults apply, and the file stays as it is.</source>
        <extracomment>%1 is a path, %2 a cause such as &quot;Permission denied&quot;</extracomment>
        <translation>%1 の設定を読み取れません: %2。既定値を使用し、ファイルはそのまま残します。</translation>
    </message>
    <message>
        <source>The preferences in %1 are damaged at line %2. What can be read applies; the file is copied before it is changed.</source>
        <extracomment>%1 is a path, %2 a number</extracomment>
        <translation>%1 の設定は %2 行目が壊れています。読み取れる部分は有効で、ファイルは変更前にコピーされます。</translation>
    </message>
    <message>
        <source>The window&apos;s layout can&apos;t be stored in %1: %2.</source>
        <extracomment>%1 is a path, %2 a cause such as &quot;Permission denied&quot;</extracomment>
        <translation>ウィンドウの配置を %1 に保存できません: %2。</translation>
    </message>
    <message>
        <source>The preferences in %1 have values that can&apos;t be used: %2. The defaults apply instead, and the file stays as it is.</source>
        <extracomment>%1 is a path, %2 a list of names such as &quot;stats/interval, mm/url&quot;</extracomment>
        <translation>%1 の設定に使用できない値があります: %2。代わりに既定値が適用され、ファイルはそのまま残ります。</translation>
    </message>
    <message>
        <source>it is mounted by itself, so mount its folder instead</source>
        <translation>ファイルが単独でマウントされています。代わりにそのフォルダーをマウントしてください</translation>
    </message>
</context>
<context>
    <name>mm::SingleInstance</name>
    <message>
        <source>The window that is open for this file does not answer. Opening another one.</source>
        <translation>このファイル用に開いているウィンドウが応答しません。別のウィンドウを開きます。</translation>
    </message>
</context>
<context>
    <name>mm::Startup</name>
    <message>
        <source>The home folder does not respond. Fonts and themes in it are not used; the preferences apply when it responds.</source>
        <translation>ホームフォルダーが応答していません。その中のフォントとテーマは使われません。設定は応答したときに有効になります。</translation>
    </message>
    <message>
        <source>The session bus does not respond. There are no tray icon and no notifications until EE Monitor is started again.</source>
        <translation>セッションバスが応答していません。EE Monitor を起動し直すまで、トレイアイコンと通知はありません。</translation>
    </message>
    <message>
        <source>There is no response from %1. Themes and plugins in it are not used; preferences that depend on it apply when it responds.</source>
        <extracomment>%1 is one or more paths</extracomment>
        <translation>%1 から応答がありません。その中のテーマとプラグインは使用されません。これに依存する設定は、応答があったときに適用されます。</translation>
    </message>
</context>
<context>
    <name>mm::StatsFile</name>
    <message>
        <source>process %1 on %2 writes it already</source>
        <translation>%2 のプロセス %1 がすでに書き込んでいます</translation>
    </message>
    <message>
        <source>%1 It was moved aside as %2, and counting starts at 0.</source>
        <translation>%1 これを %2 として退避し、0 から数え始めます。</translation>
    </message>
    <message numerus="yes">
        <source>Added %n message(s) that the last writer of %1 had counted and not saved.</source>
        <translation>
            <numerusform>%1 に最後に書き込んでいたプロセスが数えて保存していなかったメッセージ %n 件を加えました。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is not written: %2.</source>
        <translation>%1 には書き込みません: %2。</translation>
    </message>
    <message>
        <source>%1 can&apos;t be saved: %2. Counting goes on, and saving is tried again.</source>
        <translation>%1 を保存できません: %2。計数は続け、保存は再試行します。</translation>
    </message>
    <message numerus="yes">
        <source>%1 is saved again, after %n second(s).</source>
        <translation>
            <numerusform>%n 秒後に %1 を再び保存できるようになりました。</numerusform>
        </translation>
    </message>
    <message>
        <source>the key %1 is missing</source>
        <translation>キー %1 がありません</translation>
    </message>
    <message>
        <source>%1 is not a number</source>
        <translation>%1 が数値ではありません</translation>
    </message>
    <message>
        <source>%1 is negative</source>
        <translation>%1 が負の値です</translation>
    </message>
    <message>
        <source>%1 is not a whole number</source>
        <translation>%1 が整数ではありません</translation>
    </message>
    <message>
        <source>%1 is too large</source>
        <translation>%1 が大きすぎます</translation>
    </message>
    <message>
        <source>%1 is not a string</source>
        <translation>%1 が文字列ではありません</translation>
    </message>
    <message>
        <source>%1 is not an object</source>
        <translation>%1 がオブジェクトではありません</translation>
    </message>
    <message>
        <source>%1 is neither &quot;running&quot; nor &quot;stopped&quot;</source>
        <translation>%1 が「running」でも「stopped」でもありません</translation>
    </message>
    <message>
        <source>%1 is not a number of seconds up to 86400</source>
        <translation>%1 が 86400 以下の秒数ではありません</translation>
    </message>
    <message>
        <source>%1 is not an array</source>
        <translation>%1 が配列ではありません</translation>
    </message>
    <message>
        <source>%1 is a directory, not a file.</source>
        <translation>%1 はフォルダーであり、ファイルではありません。</translation>
    </message>
    <message>
        <source>%1 is a named pipe, not a file.</source>
        <translation>%1 は名前付きパイプであり、ファイルではありません。</translation>
    </message>
    <message>
        <source>%1 is a socket, not a file.</source>
        <translation>%1 はソケットであり、ファイルではありません。</translation>
    </message>
    <message>
        <source>%1 is a device, not a file.</source>
        <translation>%1 はデバイスであり、ファイルではありません。</translation>
    </message>
    <message>
        <source>%1 is not a regular file.</source>
        <translation>%1 は通常のファイルではありません。</translation>
    </message>
    <message>
        <source>%1 may not be read by this user: permission denied.</source>
        <translation>このユーザーは %1 を読み取れません: アクセスが拒否されました。</translation>
    </message>
    <message>
        <source>%1 can&apos;t be read: %2.</source>
        <translation>%1 を読み取れません: %2。</translation>
    </message>
    <message>
        <source>%1 is empty.</source>
        <translation>%1 は空です。</translation>
    </message>
    <message>
        <source>%1 is not UTF-8 text: wrong at byte %2.</source>
        <translation>%1 は UTF-8 テキストではありません: バイト位置 %2 に誤りがあります。</translation>
    </message>
    <message>
        <source>%1 is not valid JSON: %2 at byte %3.</source>
        <translation>%1 は有効な JSON ではありません: %2 (バイト位置 %3)。</translation>
    </message>
    <message>
        <source>%1 is not a valid stats file: %2.</source>
        <translation>%1 は有効な統計ファイルではありません: %2。</translation>
    </message>
    <message>
        <source>%1 does not exist.</source>
        <translation>%1 は存在しません。</translation>
    </message>
    <message>
        <source>another process writes it already and holds %1</source>
        <translation>別のプロセスがすでに書き込んでおり、%1 を保持しています</translation>
    </message>
    <message>
        <source>process %1 (%2) writes it already and holds %3</source>
        <translation>プロセス %1 (%2) がすでに書き込んでおり、%3 を保持しています</translation>
    </message>
    <message>
        <source>process %1 (%2) on %4 writes it already and holds %3</source>
        <translation>%4 のプロセス %1 (%2) がすでに書き込んでおり、%3 を保持しています</translation>
    </message>
    <message>
        <source>%1 can be read again, and was left as it is.</source>
        <translation>%1 は再び読み取れるようになったため、そのまま残しました。</translation>
    </message>
    <message>
        <source>%1 could not be moved to %2: %3.</source>
        <extracomment>%1 and %2 are paths, %3 is what the system says</extracomment>
        <translation>%1 を %2 に移動できませんでした: %3。</translation>
    </message>
    <message>
        <source>it contains no JSON object</source>
        <translation>JSON オブジェクトが含まれていません</translation>
    </message>
    <message>
        <source>%1 can&apos;t be read: its symbolic links form a loop.</source>
        <translation>%1 を読み取れません: シンボリックリンクが循環しています。</translation>
    </message>
    <message>
        <source>%1 is larger than %2, the maximum size.</source>
        <translation>%1 は最大サイズの %2 を超えています。</translation>
    </message>
    <message>
        <source>%1 can&apos;t be created: %2</source>
        <translation>%1 を作成できません: %2</translation>
    </message>
    <message>
        <source>%1 would be larger than the limit for readers: it is written without its list of services.</source>
        <translation>%1 が読み取り可能な大きさを超えるため、サービスの一覧を除いて書き込みます。</translation>
    </message>
    <message>
        <source>it can&apos;t be read, and can&apos;t be moved aside: %1</source>
        <translation>読み取ることも退避することもできません: %1</translation>
    </message>
    <message>
        <source>%1 may not be read by this user: %2.</source>
        <translation>このユーザーは %1 を読み取れません: %2。</translation>
    </message>
    <message>
        <source>The system gives no thread to save %1: %2. It is saved less often until there is one.</source>
        <translation>%1 を保存するスレッドをシステムから得られません: %2。得られるまで、保存の回数が減ります。</translation>
    </message>
    <message>
        <source>%1 is mounted by itself, so it is written in place, and a crash may leave it half written. Mount its folder instead.</source>
        <translation>%1 は単独でマウントされているため、その場で書き込みます。クラッシュすると書きかけのまま残ることがあります。代わりにフォルダーをマウントしてください。</translation>
    </message>
    <message>
        <source>%1. The stats file is mounted by itself: mount its folder instead</source>
        <translation>%1。統計ファイルが単独でマウントされています: 代わりにフォルダーをマウントしてください</translation>
    </message>
    <message>
        <source>%1 belongs to %2, as a run under sudo leaves it. It is replaced by a file of this user.</source>
        <translation>%1 の所有者は %2 です (sudo での実行によるものと思われます)。このユーザーのファイルに置き換えます。</translation>
    </message>
    <message>
        <source>%1 belongs to %2 and can&apos;t be read. It was moved aside as %3, and counting starts at 0. To continue from its total: stop MM, sudo chown %4 &quot;%3&quot;, and rename it back.</source>
        <translation>%1 の所有者は %2 で、読み取れません。これを %3 として退避し、0 から数え始めます。その合計から続けるには、MM を停止し、sudo chown %4 &quot;%3&quot; を実行して、名前を元に戻してください。</translation>
    </message>
    <message numerus="yes">
        <source>the disk has not responded for %n second(s)</source>
        <translation>
            <numerusform>ディスクが %n 秒間応答していません</numerusform>
        </translation>
    </message>
    <message>
        <source>The disk of %1 responds again.</source>
        <translation>%1 のディスクが再び応答しています。</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) counted here are not in %1: %2.</source>
        <translation>
            <numerusform>ここで数えたメッセージ %n 件が %1 にありません: %2。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mm::StatsFileActions</name>
    <message>
        <source>No file manager could be opened to show %1.</source>
        <extracomment>%1 is a path</extracomment>
        <translation>%1 を表示するファイルマネージャーを開けませんでした。</translation>
    </message>
    <message>
        <source>Move the broken stats file aside?

Now:
%1

Then:
%2

Nothing is deleted. MM writes a new file when it is started again.</source>
        <extracomment>%1 and %2 are paths</extracomment>
        <translation>破損した統計ファイルを退避しますか?

現在:
%1

退避後:
%2

何も削除されません。MM は次に起動したときに新しいファイルを書き込みます。</translation>
    </message>
    <message>
        <source>Move the Broken File Aside</source>
        <translation>破損したファイルを退避</translation>
    </message>
    <message>
        <source>&amp;Move</source>
        <extracomment>a button: yes, move the file</extracomment>
        <translation>退避(&amp;M)</translation>
    </message>
    <message>
        <source>The broken file was moved to %1.</source>
        <translation>破損したファイルを %1 に移動しました。</translation>
    </message>
    <message>
        <source>State: %1</source>
        <extracomment>%1 is an identifier such as NotUpdating</extracomment>
        <translation>状態: %1</translation>
    </message>
    <message>
        <source>Reason: %1</source>
        <translation>理由: %1</translation>
    </message>
    <message>
        <source>File: %1</source>
        <translation>ファイル: %1</translation>
    </message>
    <message>
        <source>Age: %1 s</source>
        <extracomment>%1 is a whole number of seconds</extracomment>
        <translation>最終更新からの経過: %1 秒</translation>
    </message>
    <message>
        <source>EE Monitor %1, Qt %2, %3, %4</source>
        <translation>EE Monitor %1、Qt %2、%3、%4</translation>
    </message>
    <message>
        <source>Time: %1</source>
        <translation>時刻: %1</translation>
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
            <numerusform>%n 分</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n 時間</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n 日</numerusform>
        </translation>
    </message>
    <message>
        <source>MM is not running any more: process %1 is gone.</source>
        <translation>MM はもう動作していません: プロセス %1 がありません。</translation>
    </message>
    <message>
        <source>MM is suspended: process %1 was stopped by a signal.</source>
        <translation>MM は一時停止しています: プロセス %1 がシグナルにより停止されました。</translation>
    </message>
    <message>
        <source>MM is running on %1.</source>
        <extracomment>%1 is a computer&apos;s name</extracomment>
        <translation>MM は %1 で動作しています。</translation>
    </message>
    <message>
        <source>MM is running as process %1.</source>
        <translation>MM はプロセス %1 として動作しています。</translation>
    </message>
    <message>
        <source>MM answers at %1.</source>
        <extracomment>%1 is a web address</extracomment>
        <translation>MM は %1 で応答しています。</translation>
    </message>
    <message>
        <source>MM has not written since this computer was started.</source>
        <translation>このコンピューターの起動以降、MM は書き込みを行っていません。</translation>
    </message>
    <message>
        <source>MM&apos;s file is valid. This MM does not say whether it is still running.</source>
        <translation>MM のファイルは有効です。この MM は、まだ動作しているかどうかを示しません。</translation>
    </message>
    <message>
        <source>The stats file is being read for the first time.</source>
        <translation>統計ファイルを初めて読み取っています。</translation>
    </message>
    <message>
        <source>MM: Checking...</source>
        <translation>MM: 確認中...</translation>
    </message>
    <message>
        <source>MM: No stats file</source>
        <translation>MM: 統計ファイルなし</translation>
    </message>
    <message>
        <source>MM: Stopped</source>
        <translation>MM: 停止</translation>
    </message>
    <message>
        <source>MM: Not updating</source>
        <translation>MM: 更新なし</translation>
    </message>
    <message>
        <source>MM: Error reading stats</source>
        <translation>MM: 統計の読み取りエラー</translation>
    </message>
    <message>
        <source>MM: %1 services | %2 msgs</source>
        <extracomment>the label: %1 services, %2 messages; never inflected, also for 1</extracomment>
        <translation>MM: サービス %1 | メッセージ %2</translation>
    </message>
    <message>
        <source>Continue the process, or start MM again. The figures are the last that it wrote to %1.</source>
        <extracomment>%1 is a path</extracomment>
        <translation>プロセスを再開するか、MM を起動し直してください。数値は、MM が %1 に最後に書き込んだものです。</translation>
    </message>
    <message>
        <source>Start MM again. If it listens elsewhere, start EE Monitor with that address as --mm-url. The figures are the last that MM wrote to %1.</source>
        <extracomment>%1 is a path; --mm-url is an option of the command line</extracomment>
        <translation>MM を起動し直してください。別の場所で待ち受けている場合は、そのアドレスを --mm-url に指定して EE Monitor を起動してください。数値は、MM が %1 に最後に書き込んだものです。</translation>
    </message>
    <message>
        <source>Start MM again. If it is running, check that it writes to %1. The figures are the last that it wrote.</source>
        <extracomment>%1 is a path</extracomment>
        <translation>MM を起動し直してください。動作している場合は、%1 に書き込んでいるかを確認してください。数値は、MM が最後に書き込んだものです。</translation>
    </message>
    <message>
        <source>Move it away or delete it, then restart MM: it writes a new one.</source>
        <translation>移動または削除してから MM を再起動してください。新しいファイルが書き込まれます。</translation>
    </message>
    <message>
        <source>Make it a plain file that this user may read, or move it away, then restart MM.</source>
        <translation>このユーザーが読み取れる通常のファイルにするか、別の場所に移動してから、MM を再起動してください。</translation>
    </message>
    <message>
        <source>Last written just now.</source>
        <translation>たった今書き込まれました。</translation>
    </message>
    <message>
        <source>Last written %1 ago.</source>
        <translation>%1前に書き込まれました。</translation>
    </message>
    <message>
        <source>File: %1</source>
        <extracomment>%1 is a path</extracomment>
        <translation>ファイル: %1</translation>
    </message>
    <message>
        <source>Reading %1 hangs: its disk or network drive has not answered for %2.</source>
        <translation>%1 の読み取りが止まっています: ディスクまたはネットワークドライブが %2以上応答していません。</translation>
    </message>
    <message>
        <source>MM was shut down cleanly.</source>
        <translation>MM は正常に停止されました。</translation>
    </message>
    <message>
        <source>MM hangs: process %1 exists, but has not updated the file for %2.</source>
        <translation>MM が応答していません: プロセス %1 は存在しますが、%2間ファイルを更新していません。</translation>
    </message>
    <message>
        <source>MM on %1 has not updated the file for %2.</source>
        <extracomment>%1 is a computer&apos;s name, %2 a duration such as &quot;40 seconds&quot;</extracomment>
        <translation>%1 の MM は %2間ファイルを更新していません。</translation>
    </message>
    <message>
        <source>MM does not answer at %1, and has not updated the file for %2.</source>
        <extracomment>%1 is a web address, %2 a duration such as &quot;40 seconds&quot;</extracomment>
        <translation>MM は %1 で応答せず、%2間ファイルを更新していません。</translation>
    </message>
    <message>
        <source>MM has not created its file yet. Check that MM is running, and that its mesh statistics are switched on and write to this file.</source>
        <translation>MM はまだファイルを作成していません。MM が動作しているか、メッシュ統計が有効でこのファイルに書き込まれるかを確認してください。</translation>
    </message>
    <message>
        <source>Start MM when you need it. It continues the message count that is stored in %1.</source>
        <extracomment>%1 is a path</extracomment>
        <translation>必要なときに MM を起動してください。%1 に保存されているメッセージ数から引き続き数えます。</translation>
    </message>
    <message>
        <source>Check that disk or drive. The label recovers by itself.</source>
        <translation>そのディスクまたはドライブを確認してください。表示は自動的に元に戻ります。</translation>
    </message>
    <message>
        <source>MM does not answer at %1 any more.</source>
        <extracomment>%1 is a web address</extracomment>
        <translation>MM は %1 で応答しなくなりました。</translation>
    </message>
    <message>
        <source>MM answers at %1, but has not saved its figures to the file.</source>
        <extracomment>%1 is a web address</extracomment>
        <translation>MM は %1 で応答していますが、数値をファイルに保存していません。</translation>
    </message>
    <message>
        <source>Look at MM&apos;s messages for the cause. The figures are the last that were written to %1.</source>
        <extracomment>%1 is a path</extracomment>
        <translation>原因は MM のメッセージで確認してください。数値は、%1 に最後に書き込まれたものです。</translation>
    </message>
    <message>
        <source>MM answers at %1, but can&apos;t save its figures: %2.</source>
        <extracomment>%1 is a web address, %2 a cause such as &quot;No space left on device&quot;</extracomment>
        <translation>MM は %1 で応答していますが、数値を保存できません: %2。</translation>
    </message>
    <message>
        <source>MM saves again by itself when the cause is removed. The figures are the last that were written to %1.</source>
        <extracomment>%1 is a path</extracomment>
        <translation>原因が取り除かれると、MM は自動的に保存を再開します。数値は %1 に最後に書き込まれたものです。</translation>
    </message>
</context>
<context>
    <name>mm::TokenFile</name>
    <message>
        <source>it is not a regular file.</source>
        <translation>通常のファイルではありません。</translation>
    </message>
    <message>
        <source>it belongs to another user.</source>
        <translation>別のユーザーのファイルです。</translation>
    </message>
    <message>
        <source>other users may access it: use chmod 600.</source>
        <extracomment>chmod 600 is a command</extracomment>
        <translation>他のユーザーがアクセスできます: chmod 600 を使ってください。</translation>
    </message>
    <message>
        <source>it is too large.</source>
        <translation>大きすぎます。</translation>
    </message>
    <message>
        <source>the token needs at least %1 characters.</source>
        <translation>トークンは %1 文字以上必要です。</translation>
    </message>
    <message>
        <source>the token has to be one line of letters, digits and -._~+/ (openssl rand -hex 32 makes one).</source>
        <translation>トークンは英字、数字、-._~+/ からなる 1 行でなければなりません (openssl rand -hex 32 で作成できます)。</translation>
    </message>
    <message>
        <source>The token file %1 can&apos;t be used: %2</source>
        <extracomment>%1 is a path, %2 the cause, a sentence without a capital</extracomment>
        <translation>トークンファイル %1 は使えません: %2</translation>
    </message>
</context>
<context>
    <name>mm::TrayMenu</name>
    <message>
        <source>&amp;Check Now</source>
        <translation>今すぐ確認(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Start MM</source>
        <translation>MM を起動(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Notifications</source>
        <extracomment>a check box: whether notifications are shown</extracomment>
        <translation>通知(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>終了(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Hide EE Monitor</source>
        <translation>EE Monitor を隠す(&amp;H)</translation>
    </message>
    <message>
        <source>Sho&amp;w EE Monitor</source>
        <translation>EE Monitor を表示(&amp;W)</translation>
    </message>
    <message>
        <source>C&amp;ompact</source>
        <extracomment>a check box: whether the window shows the label alone</extracomment>
        <translation>コンパクト表示(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>設定(&amp;P)…</translation>
    </message>
</context>
<context>
    <name>mm::TrendChart</name>
    <message>
        <source>No traffic is known in this time range yet.</source>
        <translation>この期間のトラフィックはまだ不明です。</translation>
    </message>
    <message>
        <source>%1: not known.</source>
        <extracomment>for screen readers; %1 is a time or the name of a service</extracomment>
        <translation>%1: 不明。</translation>
    </message>
    <message>
        <source>MM was restarted at %1.</source>
        <extracomment>%1 is a time</extracomment>
        <translation>%1 に MM が再起動されました。</translation>
    </message>
    <message>
        <source>now</source>
        <extracomment>the newest value, above the trend</extracomment>
        <translation>現在</translation>
    </message>
    <message>
        <source>All: not known</source>
        <extracomment>above the trend: all services together</extracomment>
        <translation>すべて: 不明</translation>
    </message>
    <message>
        <source>%1: not known</source>
        <comment>above the trend</comment>
        <extracomment>above the trend; %1 is the name of a service</extracomment>
        <translation>%1: 不明</translation>
    </message>
    <message>
        <source>Messages per minute, last 10 minutes</source>
        <translation>1 分あたりのメッセージ数、過去 10 分間</translation>
    </message>
    <message>
        <source>Messages per minute, last hour</source>
        <translation>1 分あたりのメッセージ数、過去 1 時間</translation>
    </message>
    <message>
        <source>Messages per minute, last 24 hours</source>
        <translation>1 分あたりのメッセージ数、過去 24 時間</translation>
    </message>
    <message>
        <source>%1: %2 messages per minute.</source>
        <extracomment>for screen readers; %1 is a time or a service, %2 a number such as 3.25</extracomment>
        <translation>%1: 1 分あたり %2 メッセージ。</translation>
    </message>
    <message>
        <source>All: %1/min</source>
        <extracomment>above the trend: all services together; %1 is a number of messages per minute</extracomment>
        <translation>すべて: %1/分</translation>
    </message>
    <message>
        <source>%1: %2/min</source>
        <extracomment>above the trend; %1 is a service, %2 messages per minute</extracomment>
        <translation>%1: %2/分</translation>
    </message>
</context>
<context>
    <name>mm::TrendPanel</name>
    <message>
        <source>10 min</source>
        <extracomment>a button: how far back the trend reaches</extracomment>
        <translation>10 分</translation>
    </message>
    <message>
        <source>Last 10 minutes</source>
        <translation>過去 10 分間</translation>
    </message>
    <message>
        <source>1 h</source>
        <extracomment>a button: how far back the trend reaches</extracomment>
        <translation>1 時間</translation>
    </message>
    <message>
        <source>Last hour</source>
        <translation>過去 1 時間</translation>
    </message>
    <message>
        <source>24 h</source>
        <extracomment>a button: how far back the trend reaches</extracomment>
        <translation>24 時間</translation>
    </message>
    <message>
        <source>Last 24 hours</source>
        <translation>過去 24 時間</translation>
    </message>
    <message>
        <source>Messages per minute</source>
        <translation>1 分あたりのメッセージ数</translation>
    </message>
</context>
</TS>
