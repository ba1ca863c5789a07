"""Machines that no page of the web has are refused, in whatever form their address is written."""

import socket
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.read.ranges import refusal

REFUSED = [
    "0.0.0.0", "10.1.2.3", "100.64.0.1", "100.100.100.200", "127.0.0.1", "127.255.255.254", "168.63.129.16",
    "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.192", "192.168.1.1", "198.18.0.1", "203.0.113.9",
    "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255",
    "::", "::1", "::127.0.0.1", "fc00::1", "fd00:ec2::254", "fd20:ce::254", "fe80::1", "fe80::1%eth0", "fec0::1",
    "ff02::1", "2001::1", "2001:db8::1", "3fff::1", "100::1", "64:ff9b:1::1", "5f00::1", "2606:4700::1%eth0",
    "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::169.254.169.254", "2002:7f00:1::1", "2002:a00:1::",
]  # fmt: skip
NAT64 = IPv6Network("64:ff9b::/96")
OPEN = [
    "1.1.1.1", "8.8.8.8", "93.184.215.14", "100.63.255.255", "100.128.0.0", "172.15.0.1", "172.32.0.1", "223.255.255.1",
    "2606:4700::1111", "2a00:1450::8a", "2001:4860:4860::8888", "::ffff:8.8.8.8", "64:ff9b::8.8.8.8", "2002:808:808::1",
]  # fmt: skip


@pytest.mark.parametrize("machine", REFUSED)
def test_machines_off_the_open_net_are_refused(machine: str) -> None:
    assert refusal(ip_address(machine))


@pytest.mark.parametrize("machine", OPEN)
def test_machines_of_the_open_net_are_not(machine: str) -> None:
    assert refusal(ip_address(machine)) is None


@given(st.ip_addresses(v=4))
def test_what_python_knows_as_not_global_is_refused(machine: IPv4Address) -> None:
    if not machine.is_global or machine.is_multicast or machine.is_reserved:
        assert refusal(machine)


@given(st.ip_addresses(v=6))
def test_what_python_knows_as_not_global_in_ipv6_is_refused(machine: IPv6Address) -> None:
    if not (machine.ipv4_mapped or machine.sixtofour or machine in NAT64 or machine.is_global):
        assert refusal(machine)


@given(st.ip_addresses(v=4))
def test_an_address_is_judged_alike_in_every_form_that_carries_it(machine: IPv4Address) -> None:
    number = int(machine)
    forms = [0xFFFF << 32 | number, 0x64FF9B << 96 | number, 0x2002 << 112 | number << 80 | 1]
    assert {refusal(IPv6Address(form)) for form in forms} == {refusal(machine)}


@pytest.mark.parametrize(
    "notation", ["0x7f.1", "2130706433", "017700000001", "0177.0.0.01", "127.1", "0x7f000001", "127.0.0.1", "0"]
)
def test_odd_notations_are_judged_by_what_they_lead_to(notation: str) -> None:
    found = socket.getaddrinfo(notation, 80, type=socket.SOCK_STREAM, family=socket.AF_INET)
    assert all(refusal(ip_address(str(where[0]))) for *_, where in found)
