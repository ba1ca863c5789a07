import pytest
from made_record import make_record

from reportedly.record import Record


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--golden", action="store_true", help="make the golden records anew")


@pytest.fixture
def made() -> Record:
    return make_record()
