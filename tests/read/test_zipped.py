"""Archives: what is honest is read whole, what is not is refused before it is inflated."""

import io
import time
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hostile_zips import MB, bomb, crowded, flipped, locked, lying, nested, overlapping, packed
from hypothesis import example, given
from hypothesis import strategies as st

from reportedly.errors import Hostile, InputError
from reportedly.read.zipped import Archive, Limits, members

FILES = {"a.txt": b"one", "folder/b.html": b"<p>two" * 100}


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_an_honest_archive_gives_its_files_in_order(method: int, tmp_path: Path) -> None:
    data = packed(FILES, method=method)
    path = tmp_path / "a.zip"
    path.write_bytes(data)
    expected = list(FILES.items())
    assert list(members(data)) == list(members(str(path))) == list(members(io.BytesIO(data))) == expected


@pytest.mark.parametrize(
    ("make", "limits", "says"),
    [
        (bomb, Limits(), "unpack"),
        (lambda: bomb(40 * MB), Limits(), "which unpacks"),
        (lambda: bomb(4 * MB), Limits(member_bytes=3 * MB), "the limit is 3,000,000"),
        (lambda: packed({"a": b"x" * 600, "b": b"y" * 600}), Limits(total_bytes=1000), "the limit is 1,000"),
        (overlapping, Limits(), "same bytes"),
        (lambda: crowded(301), Limits(members=300), "301 files"),
        (lambda: packed({"../../etc/passwd": b"x"}), Limits(), "leads out"),
        (lambda: packed({"/etc/passwd": b"x"}), Limits(), "leads out"),
        (lambda: packed({"a\\..\\..\\b": b"x"}), Limits(), "leads out"),
        (lambda: packed({"C:evil.txt": b"x"}), Limits(), "leads out"),
    ],
)
def test_an_archive_that_means_harm_is_refused_at_once(make: Callable[[], bytes], limits: Limits, says: str) -> None:
    data = make()
    started = time.perf_counter()
    tracemalloc.start()
    try:
        with pytest.raises(Hostile, match=says):
            list(members(data, limits, source="a.zip"))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 20 * MB
    assert time.perf_counter() - started < 2


def test_a_size_that_lies_does_not_cost_more_than_what_it_declares() -> None:
    tracemalloc.start()
    with pytest.raises(InputError):
        list(members(lying(declared=1000, actual=4 * MB)))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 6 * MB


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "broken"),
        (b"PK\x03\x04 and nothing more", "broken"),
        (packed(FILES)[:-40], "broken"),
        (packed(FILES)[30:], "broken"),
        (flipped(packed({"a.txt": b"word " * 300}), 45), "broken"),
        (lying(declared=5000, actual=100), "broken"),
        (locked(), "password"),
        (packed(FILES, method=zipfile.ZIP_LZMA), "plain zip"),
        (packed(FILES, method=zipfile.ZIP_BZIP2), "plain zip"),
    ],
)
def test_a_broken_archive_says_so(data: bytes, says: str) -> None:
    with pytest.raises(InputError, match=says):
        list(members(data, source="a.zip"))


def test_archives_inside_archives_are_read_to_a_depth_and_share_their_limits() -> None:
    def innermost(data: bytes, limits: Limits) -> bytes:
        archive = Archive(data, limits, source="a.zip")
        while archive.names == ("inner.zip",):
            archive = archive.inner(archive.read("inner.zip"), "inner.zip")
        return archive.read("a.txt")

    assert innermost(nested(3), Limits(depth=3)) == b"core"
    with pytest.raises(Hostile, match="more than 3 deep"):
        innermost(nested(4), Limits(depth=3))
    with pytest.raises(Hostile, match=r"a\.zip!/inner\.zip: got an archive with .* unpacked"):
        innermost(nested(3), Limits(total_bytes=400))


def test_a_bad_file_leaves_the_others_readable() -> None:
    with Archive(packed({"../x": b"bad", "a.txt": b"good"})) as archive:
        bad, good = archive.infos
        assert archive.read(good) == b"good"
        with pytest.raises(Hostile):
            archive.read(bad)


def test_a_file_that_was_opened_is_closed_and_one_that_was_given_stays_open(tmp_path: Path) -> None:
    given = io.BytesIO(packed(FILES))
    list(members(given))
    assert not given.closed
    path = tmp_path / "a.zip"
    path.write_bytes(b"no zip")
    with pytest.raises(InputError):
        Archive(path)


@example(at=372, value=0, cut=0)  # a member without a name
@given(at=st.integers(0, 400), value=st.integers(0, 255), cut=st.integers(0, 400))
def test_no_change_of_a_byte_brings_out_another_error(at: int, value: int, cut: int) -> None:
    data = bytearray(packed(FILES))
    data[at % len(data)] = value
    try:
        found = dict(members(bytes(data[: len(data) - cut // 8])))
    except InputError:
        return
    assert all(isinstance(content, bytes) for content in found.values())
