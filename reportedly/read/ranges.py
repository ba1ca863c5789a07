"""Addresses of machines that no page of the web has: private networks, this machine, what clouds keep secrets at.

A table of our own and not `ipaddress.is_global`, which says other things in other versions of Python.
"""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network

Machine = IPv4Address | IPv6Address

REFUSED_4 = (
    ("0.0.0.0/8", "this machine"),
    ("10.0.0.0/8", "a private network"),
    ("100.64.0.0/10", "the network of a provider"),
    ("127.0.0.0/8", "this machine"),
    ("168.63.129.16/32", "the services of a cloud"),
    ("169.254.0.0/16", "this link, and the metadata of clouds"),
    ("172.16.0.0/12", "a private network"),
    ("192.0.0.0/24", "a reserved range"),
    ("192.0.2.0/24", "a range for examples"),
    ("192.88.99.0/24", "a reserved range"),
    ("192.168.0.0/16", "a private network"),
    ("198.18.0.0/15", "a range for measurements"),
    ("198.51.100.0/24", "a range for examples"),
    ("203.0.113.0/24", "a range for examples"),
    ("224.0.0.0/4", "a group of machines"),
    ("240.0.0.0/4", "a reserved range"),
)
"""What the registry of special addresses (IANA, RFC 6890 and later) lists as not of the open net, and one cloud's."""

GLOBAL_6 = "2000::/3"
"""All that is given out of IPv6; whatever lies outside is refused."""

REFUSED_6 = (
    ("2001::/23", "a reserved range"),
    ("2001:db8::/32", "a range for examples"),
    ("3fff::/20", "a range for examples"),
)

CARRIED = (
    ("::ffff:0:0/96", 0),
    ("64:ff9b::/96", 0),
    ("2002::/16", 80),
)
"""Ranges of IPv6 that carry an address of IPv4 (mapped, NAT64, 6to4), and how many bits behind it."""

_REFUSED_4 = tuple((IPv4Network(one), why) for one, why in REFUSED_4)
_REFUSED_6 = tuple((IPv6Network(one), why) for one, why in REFUSED_6)
_CARRIED = tuple((IPv6Network(one), behind) for one, behind in CARRIED)
_GLOBAL_6 = IPv6Network(GLOBAL_6)
_LOCAL_6 = ((IPv6Network("::/127"), "this machine"), (IPv6Network("fc00::/7"), "a private network"),
            (IPv6Network("fe80::/10"), "this link"), (IPv6Network("ff00::/8"), "a group of machines"))  # fmt: skip


def refusal(machine: Machine) -> str | None:
    """Return what an address belongs to that we do not open unasked; None for one of the open net."""
    if isinstance(machine, IPv4Address):
        return next((why for network, why in _REFUSED_4 if machine in network), None)
    for network, behind in _CARRIED:
        if machine in network:
            return refusal(IPv4Address(int(machine) >> behind & 0xFFFF_FFFF))
    if machine.scope_id or machine not in _GLOBAL_6:
        return next((why for network, why in _LOCAL_6 if machine in network), "a reserved range")
    return next((why for network, why in _REFUSED_6 if machine in network), None)
