"""The JSON routes are what their description says, as schemathesis reads it: questions right and wrong."""

from typing import Any

import pytest
import schemathesis
from case_of_ferry import make_case
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance

from reportedly.show.web.app import make_app
from reportedly.show.web.guard import LOOPBACK

QUESTIONS = 60
"""To all routes together: a few seconds."""
TOO_STRICT = [positive_data_acceptance]
"""A query is any text to OpenAPI; one that cannot be read, such as a lone quotation mark, is answered with 400."""


@pytest.fixture(scope="module")
def operations() -> list[Any]:
    app = make_app(make_case(), name="ferry.case", hosts=(*LOOPBACK, "testserver"))
    described: Any = schemathesis.openapi.from_asgi("/api/openapi.json", app)
    return [operation.ok() for operation in described.get_all_operations()]


@settings(max_examples=QUESTIONS, deadline=None, suppress_health_check=[*HealthCheck])
@given(data=st.data(), mode=st.sampled_from(GenerationMode))
def test_every_answer_is_one_that_the_description_promises(
    operations: list[Any], data: st.DataObject, mode: GenerationMode
) -> None:
    operation = data.draw(st.sampled_from(operations))
    data.draw(operation.as_strategy(generation_mode=mode)).call_and_validate(excluded_checks=TOO_STRICT)
