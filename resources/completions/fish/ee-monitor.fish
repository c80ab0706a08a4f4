# SPDX-License-Identifier: MIT
complete -c ee-monitor -f
complete -c ee-monitor -l stats-file -r -F -d 'The stats file to watch'
complete -c ee-monitor -l interval -x -d 'Milliseconds between two reads'
complete -c ee-monitor -l once -d 'Print what the label shows and exit'
complete -c ee-monitor -l follow -d 'Print what the label shows each time it changes'
complete -c ee-monitor -l format -x -a 'plain\t"The label\'s text" json\t"One line of JSON"
    waybar\t"A custom module of Waybar" i3blocks\t"A block of i3blocks" tmux\t"The status line of tmux"
    nagios\t"A check of Nagios" prometheus\t"The Prometheus text format"' -d 'Output format of --once and --follow'
complete -c ee-monitor -l mm-url -x -d 'MM\'s address on this computer'
complete -c ee-monitor -l token-file -r -F -d 'The file with the token that MM requires'
complete -c ee-monitor -l no-register -d 'Only read the file'
complete -c ee-monitor -l start-mm -d 'Start MM unless it is running'
complete -c ee-monitor -l hidden -d 'Start in the tray alone'
complete -c ee-monitor -l exporter -x -d 'Serve MM\'s state for Prometheus at ADDRESS:PORT'
complete -c ee-monitor -l exporter-host -x -d 'Accept this name in the Host header too'
complete -c ee-monitor -l exporter-services -d 'Also export the names of services'
complete -c ee-monitor -l prometheus -x -d 'Watch the machines that Prometheus at URL scrapes'
complete -c ee-monitor -l prometheus-select -x -d 'Which of its targets are machines'
complete -c ee-monitor -l prometheus-config -r -F -d 'The file with the password for Prometheus'
complete -c ee-monitor -l max-age -x -d 'Seconds until a machine is not active any more'
complete -c ee-monitor -s h -l help -d 'Print the help and exit'
complete -c ee-monitor -s v -l version -d 'Print the version and exit'
