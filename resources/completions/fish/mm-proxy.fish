# SPDX-License-Identifier: MIT
complete -c mm-proxy -f
complete -c mm-proxy -l http-only -d 'Serve HTTP and nothing else'
complete -c mm-proxy -l http-port -x -d 'The port to listen on'
complete -c mm-proxy -l stats-file -r -F -d 'The stats file to keep'
complete -c mm-proxy -l service-timeout -x -d 'Seconds until a service that falls silent is removed'
complete -c mm-proxy -l call-timeout -x -d 'Seconds that a call may take'
complete -c mm-proxy -s h -l help -d 'Print a short help and exit'
complete -c mm-proxy -s v -l version -d 'Print the version and exit'
