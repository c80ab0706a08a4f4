# SPDX-License-Identifier: MIT
complete -c mm-proxy -f
complete -c mm-proxy -l http-only -d 'Serve HTTP only'
complete -c mm-proxy -l http-port -x -d 'The port to listen on'
complete -c mm-proxy -l stats-file -r -F -d 'The stats file to write'
complete -c mm-proxy -l service-timeout -x -d 'Seconds without a heartbeat until a service is removed'
complete -c mm-proxy -l call-timeout -x -d 'Timeout of a call in seconds'
complete -c mm-proxy -l token-file -r -F -d 'The file with the token that requests need'
complete -c mm-proxy -l listen -x -d 'An IP address to listen on too'
complete -c mm-proxy -l allow-host -x -d 'A host name to accept too'
complete -c mm-proxy -s h -l help -d 'Print the help and exit'
complete -c mm-proxy -s v -l version -d 'Print the version and exit'
