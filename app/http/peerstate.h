// SPDX-License-Identifier: MIT
#pragma once

namespace mm::http {

/// Whether the peer of a connected TCP \p socket can no longer receive: it has reset the
/// connection or, as far as the system tells, closed its socket.
///
/// A peer's FIN alone does not say whether it closed its socket or only ended its sending, as
/// `nc -N` does. On Linux the system is asked about the peer's socket, if that is on this machine;
/// elsewhere only a reset counts.
[[nodiscard]] bool peerHasLeft(int socket);

} // namespace mm::http
