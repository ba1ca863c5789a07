import os
import signal

import pytest

from reportedly.show.interrupts import noted, unbroken


def interrupted(times: int, done: list[str]) -> None:
    with unbroken():
        for time in range(times):
            os.kill(os.getpid(), signal.SIGINT)
            done.append(f"went on after {time + 1}")


@pytest.mark.parametrize("times", [1, 2])
def test_an_interrupt_waits_for_the_end_of_a_line_and_a_second_one_does_not(times: int) -> None:
    done: list[str] = []
    with pytest.raises(KeyboardInterrupt):
        interrupted(times, done)
    assert done == ["went on after 1"]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_an_interrupt_that_somebody_swallowed_is_remembered() -> None:
    with noted() as was_interrupted:
        assert not was_interrupted()
        with pytest.raises(KeyboardInterrupt):
            os.kill(os.getpid(), signal.SIGINT)
        assert was_interrupted()
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
