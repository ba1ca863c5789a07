import signal

import pytest
from commands import folder, no_model
from databases import case, new_database, no_plug_is_pulled, server, where
from exported_demo import demo, demo_case
from made_record import make_record

from reportedly.record import Record

# A shell that starts tests in the background has them ignore interrupts, and with them all that they start.
signal.signal(signal.SIGINT, signal.default_int_handler)

__all__ = ["case", "demo", "demo_case", "folder", "new_database", "no_model", "no_plug_is_pulled", "server", "where"]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--golden", action="store_true", help="make the golden records anew")


@pytest.fixture
def made() -> Record:
    return make_record()
