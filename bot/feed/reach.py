"""Which addresses the feed may be fetched from: those that anybody could reach, and no others.

A feed's address comes from outside as soon as a server redirects, or its name is given another
address. So it is looked at where a connection is made, when no name is left to be looked up.
"""

import socket
from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import Final

from aiohttp import AddrInfoType

Address = IPv4Address | IPv6Address
MayReach = Callable[[Address], bool]

# IPv6 that is translated to the IPv4 address in its last 32 bits (RFC 6052).
_TRANSLATED: Final = IPv6Network("64:ff9b::/96")


class ForbiddenAddress(OSError):  # noqa: N818  an OSError: then aiohttp tries the next address
    """The feed may not be fetched from there."""


def is_public(address: Address) -> bool:
    """Tell whether an address is out on the internet: no loopback, no private network, …"""
    if isinstance(address, IPv6Address):
        inner = _inner(address)
        if inner or address.is_site_local:
            return inner is not None and is_public(inner)
    return address.is_global and not address.is_multicast and not address.is_reserved


def sockets(may_reach: MayReach) -> Callable[[AddrInfoType], socket.socket]:
    """Return what makes aiohttp's sockets: none for an address that may not be reached.

    Raises:
        ForbiddenAddress: (the function that is returned) it may not.
    """

    def make(info: AddrInfoType) -> socket.socket:
        family, kind, protocol, _, where = info
        if not may_reach(ip_address(where[0])):
            raise ForbiddenAddress
        return socket.socket(family, kind, protocol)

    return make


def _inner(address: IPv6Address) -> IPv4Address | None:
    """Return the IPv4 address that packets to an IPv6 address end up at."""
    if address in _TRANSLATED:
        return IPv4Address(int(address) & 0xFFFF_FFFF)
    return address.ipv4_mapped or address.sixtofour
