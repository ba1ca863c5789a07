import csv
import io

import duckdb
import pytest
from bundles import TEXT, bundle, harm, made
from hypothesis import given
from hypothesis import strategies as st

from reportedly.show.exports.defuse import defused, restored
from reportedly.show.exports.offsets import offsets
from reportedly.show.exports.options import Choice
from reportedly.show.exports.sheets import SHEETS

TABLES = list(SHEETS)


def asked(query: str) -> duckdb.DuckDBPyRelation:
    found = duckdb.sql(query)
    assert found is not None
    return found


def rows(name: str) -> list[dict[str, str]]:
    text = made("csv", choice=Choice(table=name)).decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.mark.parametrize("name", TABLES)
def test_each_row_has_a_cell_for_each_column(name: str) -> None:
    found = rows(name)
    assert found
    assert all(list(row) == [column.name for column in SHEETS[name].columns] for row in found)
    assert not any(None in row.values() for row in found)


@pytest.mark.parametrize("name", [name for name in TABLES if name != "documents"])
def test_offsets_of_all_three_counts_cut_the_quote(name: str) -> None:
    for row in rows(name):
        if row["publisher"] != "Brenn & Sons":
            continue
        quote = restored(row["quote"])
        assert TEXT[int(row["start"]) : int(row["end"])] == quote
        assert TEXT.encode()[int(row["utf8_start"]) : int(row["utf8_end"])].decode() == quote
        wide = TEXT.encode("utf-16-le")[2 * int(row["utf16_start"]) : 2 * int(row["utf16_end"])]
        assert wide.decode("utf-16-le") == quote


@given(st.text(alphabet="aé€🚒", max_size=20), st.integers(0, 20))
def test_an_offset_counts_the_units_before_it(text: str, at: int) -> None:
    at = min(at, len(text))
    assert offsets(text).utf16(at) == len(text[:at].encode("utf-16-le")) // 2
    assert offsets(text).utf8(at) == len(text[:at].encode())


@given(st.text(alphabet="'=+-@\t\r\n＝x 1", max_size=6))
def test_a_defused_cell_is_no_formula_and_gives_its_words_back(words: str) -> None:
    cell = defused(words)
    assert cell[:1] not in {*"=+-@\t\r\n＝＋－＠"}
    assert restored(cell) == words


def test_no_cell_of_a_table_begins_a_formula() -> None:
    row = next(row for row in rows("claims") if row["claim"] == "c2" and row["publisher"] == "Brenn & Sons")
    assert row["quote"] == "'=1+1 & <b>"
    assert rows("documents")[0]["title"] == "'=Ärger 🚒"


def test_a_table_can_begin_with_a_mark_for_excel() -> None:
    assert made("csv", choice=Choice(bom=True)).startswith(b"\xef\xbb\xbfclaim,")


def test_what_people_decided_stands_in_the_row() -> None:
    row = rows("claims")[0]
    assert (row["review"], row["reviewed_by"], row["tags"]) == ("accepted", "ida", "hot")
    assert (row["story"], row["verdict"], row["origins"]) == ("s1", "disputed", "2")


def test_a_figure_has_the_bounds_of_the_text_and_no_more() -> None:
    found = {row["publisher"]: (row["low"], row["high"], row["best"]) for row in rows("figures")}
    assert found == {"Brenn & Sons": ("4", "4", "4"), "Bell": ("3", "", ""), "The Ansel Bell": ("13", "", "")}


def test_a_place_that_is_a_country_has_no_point() -> None:
    found = [row for row in rows("entities") if row["name"] == "Helvetia"]
    assert [(row["country"], row["latitude"]) for row in found] == [("CH", "")] * 2


@pytest.mark.parametrize("name", TABLES)
def test_duckdb_reads_both_forms_of_a_table_to_the_same_rows(name: str, tmp_path: object) -> None:
    for format_ in ("csv", "parquet"):
        with open(f"{tmp_path}/t.{format_}", "wb") as file:
            file.write(made(format_, choice=Choice(table=name)))
    from_csv = asked(f"select count(*) from read_csv('{tmp_path}/t.csv', header=true, all_varchar=true)").fetchall()
    whole = asked(f"select * from '{tmp_path}/t.parquet'")
    assert from_csv == [(len(whole.fetchall()),)]
    assert whole.columns == [column.name for column in SHEETS[name].columns]


def test_parquet_keeps_words_untouched_and_numbers_as_numbers(tmp_path: object) -> None:
    with open(f"{tmp_path}/t.parquet", "wb") as file:
        file.write(made("parquet"))
    wanted = f"select quote, start, low, latitude from '{tmp_path}/t.parquet' where document = '{harm().document.id}'"
    first, second = asked(wanted).fetchall()
    assert first[1:] == (harm().claims[0].start, 4.0, 46.5)
    assert second[0] == "=1+1 & <b>"


def test_without_pyarrow_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    from reportedly.errors import MissingExtra

    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingExtra, match=r"reportedly\[parquet\]"):
        made("parquet", bundle())
