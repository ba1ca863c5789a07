"""Who reads the pages, and what each may do."""

from dataclasses import dataclass
from typing import Literal

Role = Literal["reader", "reviewer", "admin"]
ROLES: tuple[Role, ...] = ("reader", "reviewer", "admin")
"""From the least to the most: who may do a thing may do all that stands before it."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody at a browser; `token` proves that a form came from one of our own pages."""

    name: str
    role: Role
    token: str = ""

    def may(self, role: Role) -> bool:
        """Tell whether what a role may do is theirs to do."""
        return ROLES.index(self.role) >= ROLES.index(role)


class SignInNeeded(Exception):
    """Nobody is signed in, and the page is not for everybody."""


class NotAllowed(Exception):
    """What was asked for is not theirs to do; the message is for their eyes."""
