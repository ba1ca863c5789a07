import pytest
from made_record import make_record

from reportedly.record import Record


@pytest.fixture
def made() -> Record:
    return make_record()
