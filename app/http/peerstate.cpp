// SPDX-License-Identifier: MIT
#include "app/http/peerstate.h"

#include <sys/socket.h>

#ifdef __linux__
#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <linux/inet_diag.h>
#include <linux/netlink.h>
#include <linux/sock_diag.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <unistd.h>
#endif

namespace mm::http {

#ifdef __linux__

namespace {

struct Query
{
    nlmsghdr header;
    inet_diag_req_v2 request;
};

/// Whether the peer has sent FIN.
bool hasFinished(int socket)
{
    tcp_info info{};
    socklen_t size = sizeof info;
    return ::getsockopt(socket, IPPROTO_TCP, TCP_INFO, &info, &size) == 0 &&
           info.tcpi_state == TCP_CLOSE_WAIT;
}

/// Writes address and port of \p address. False if it is not a loopback address.
bool read(const sockaddr_storage &address, sa_family_t *family, __be32 *bytes, __be16 *port)
{
    *family = address.ss_family;
    if (address.ss_family == AF_INET) {
        sockaddr_in ipv4{};
        std::memcpy(&ipv4, &address, sizeof ipv4);
        std::memcpy(bytes, &ipv4.sin_addr, sizeof ipv4.sin_addr);
        *port = ipv4.sin_port;
        return (ntohl(ipv4.sin_addr.s_addr) >> 24) == 127;
    }
    sockaddr_in6 ipv6{};
    std::memcpy(&ipv6, &address, sizeof ipv6);
    std::memcpy(bytes, &ipv6.sin6_addr, sizeof ipv6.sin6_addr);
    *port = ipv6.sin6_port;
    return address.ss_family == AF_INET6 && IN6_IS_ADDR_LOOPBACK(&ipv6.sin6_addr);
}

/// Whether the system has the peer's socket, and no process has it open: its inode is 0.
bool isPeerOrphaned(int socket)
{
    sockaddr_storage own{};
    sockaddr_storage peer{};
    socklen_t ownSize = sizeof own;
    socklen_t peerSize = sizeof peer;
    Query query{};
    query.header = {sizeof query, SOCK_DIAG_BY_FAMILY, NLM_F_REQUEST, 0, 0};
    query.request.sdiag_protocol = IPPROTO_TCP;
    query.request.idiag_states = ~0U;
    inet_diag_sockid &id = query.request.id;
    std::fill(std::begin(id.idiag_cookie), std::end(id.idiag_cookie), INET_DIAG_NOCOOKIE);
    sa_family_t family = 0;
    // Of the peer's socket, so its source is our destination.
    if (::getsockname(socket, reinterpret_cast<sockaddr *>(&own), &ownSize) != 0 ||
        ::getpeername(socket, reinterpret_cast<sockaddr *>(&peer), &peerSize) != 0 ||
        !read(own, &family, id.idiag_dst, &id.idiag_dport) ||
        !read(peer, &family, id.idiag_src, &id.idiag_sport))
        return false;
    query.request.sdiag_family = std::uint8_t(family);

    const int netlink = ::socket(AF_NETLINK, SOCK_DGRAM | SOCK_CLOEXEC, NETLINK_SOCK_DIAG);
    if (netlink < 0)
        return false; // for example, not allowed: then unknown
    alignas(nlmsghdr) std::array<char, 1024> buffer{};
    const ssize_t size = ::send(netlink, &query, sizeof query, 0) < 0
                             ? -1
                             : ::recv(netlink, buffer.data(), buffer.size(), MSG_DONTWAIT);
    ::close(netlink);
    nlmsghdr header{};
    inet_diag_msg found{};
    if (size < ssize_t(NLMSG_LENGTH(sizeof found)))
        return false;
    std::memcpy(&header, buffer.data(), sizeof header);
    std::memcpy(&found, buffer.data() + NLMSG_HDRLEN, sizeof found);
    return header.nlmsg_type == SOCK_DIAG_BY_FAMILY && found.idiag_inode == 0;
}

} // namespace

#endif

bool peerHasLeft(int socket)
{
    int error = 0;
    socklen_t size = sizeof error;
    if (::getsockopt(socket, SOL_SOCKET, SO_ERROR, &error, &size) != 0 || error != 0)
        return true;
#ifdef __linux__
    return hasFinished(socket) && isPeerOrphaned(socket);
#else
    return false;
#endif
}

} // namespace mm::http
