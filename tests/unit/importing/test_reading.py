"""Files are read in chunks, each column with the type that the whole of it allows."""

import gzip
import json
from datetime import UTC, datetime

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from cauce.main.importing import reading
from cauce.main.importing.contracts import CsvForm, EventMapping, ImportUsageError
from cauce.main.importing.reading import open_file
from cauce.main.importing.rows import BadRow
from cauce.main.importing.running import prepare

CSV = """event,timestamp,user_id,zip,total,vip,mixed
Paid,2026-01-30,7,08001,12.50,true,1
Paid,2026-01-31,007,28013,3,FALSE,x
"""


def rows(path, form=None):
    file = open_file(path, form or CsvForm())
    return [row for chunk in file.chunks(lambda _: None) for row in chunk]


def events(path):
    found = prepare(path, EventMapping(), path.with_suffix(".rejects"), datetime.now(UTC))
    return [item for item, _ in found.items(lambda _: None)]


def packed(path, suffix):
    target = path.with_name(path.name + suffix)
    with pa.output_stream(str(target), compression={".gz": "gzip", ".zst": "zstd"}[suffix]) as out:
        out.write(path.read_bytes())
    return target


@pytest.fixture
def csv_file(tmp_path):
    path = tmp_path / "with space.csv"
    path.write_text(CSV, "utf-8")
    return path


def test_a_csv_column_is_a_number_only_when_every_cell_is(csv_file):
    properties = [item["properties"] for item in events(csv_file)]
    assert properties == [
        {"zip": "08001", "total": 12.5, "vip": True, "mixed": "1"},
        {"zip": "28013", "total": 3, "vip": False, "mixed": "x"},
    ]
    assert [item["userId"] for item in events(csv_file)] == ["7", "007"]


@pytest.mark.parametrize("suffix", [".gz", ".zst"])
def test_a_compressed_file_reads_as_the_plain_one(csv_file, suffix):
    assert events(packed(csv_file, suffix)) == events(csv_file)


def test_a_gzip_of_several_members_is_read_to_its_end(csv_file):
    target = csv_file.with_name("parts.csv.gz")
    head, tail = CSV.encode()[:40], CSV.encode()[40:]
    target.write_bytes(gzip.compress(head) + gzip.compress(tail))
    assert events(target) == events(csv_file)


def test_json_lines_keep_their_types_and_name_the_broken_ones(tmp_path):
    path = tmp_path / "a.jsonl"
    row = {"event": "Paid", "timestamp": 1769767200, "user_id": 7, "items": [{"sku": "007"}]}
    path.write_text(json.dumps(row) + "\n\n[1]\nnonsense\n" + json.dumps(row), "utf-8")
    found = rows(path)
    assert [isinstance(row, BadRow) for row in found] == [False, True, True, False]
    assert events(path)[0]["properties"] == {"items": [{"sku": "007"}]}


@pytest.mark.parametrize("suffix", ["", ".zst"])
def test_parquet_values_become_what_json_has(tmp_path, suffix):
    path = tmp_path / "a.parquet"
    table = pa.table({
        "event": ["Paid", "Paid"],
        "timestamp": pa.array([datetime.fromisoformat(f"2026-01-{day}") for day in (30, 31)], pa.timestamp("us")),
        "user_id": pa.array([17850.0, None]),
        "anonymous_id": [None, "guest"],
        "total": pa.array(["1.50", "2"], pa.string()).cast(pa.decimal128(10, 2)),
    })  # fmt: skip
    pq.write_table(table, path)
    found = events(packed(path, suffix) if suffix else path)
    assert [item.get("userId") for item in found] == ["17850", None]
    assert [item["properties"] for item in found] == [{"total": 1.5}, {"total": 2}]
    assert found[0]["timestamp"] == "2026-01-30T00:00:00+00:00"


def test_the_same_rows_get_the_same_ids_however_the_file_is_cut(csv_file, monkeypatch):
    csv_file.write_text(CSV + CSV.split("\n", 1)[1] * 30, "utf-8")
    whole = [item["messageId"] for item in events(csv_file)]
    monkeypatch.setattr(reading, "CHUNK_ROWS", 7)
    assert [item["messageId"] for item in events(csv_file)] == whole
    assert len(set(whole)) == len(whole) == 62


def test_a_row_with_too_many_cells_is_set_aside(csv_file):
    csv_file.write_text(CSV + "a,b,c,d,e,f,g,h\n", "utf-8")
    found = rows(csv_file)
    assert len(found) == 3
    assert isinstance(found[2], BadRow)


def test_semicolons_latin_letters_and_decimal_commas(tmp_path):
    path = tmp_path / "es.csv"
    path.write_bytes(
        CSV.replace(",", ";").replace("12.50", "12,50").replace("Paid", "Año").encode("latin-1")
    )
    found = prepare(
        path,
        EventMapping(csv=CsvForm(";", "latin-1", ",")),
        path.with_suffix(".rejects"),
        datetime.now(UTC),
    )
    items = [item for item, _ in found.items(lambda _: None)]
    assert items[0]["event"] == "Año"
    assert items[0]["properties"]["total"] == 12.5


@pytest.mark.parametrize(("name", "content"), [
    ("a.xlsx", b"PK"), ("a.parquet", b"not parquet"), ("a.csv", b""), ("a.csv.gz", b"not gzip"),
])  # fmt: skip
def test_a_file_that_cannot_be_read_is_wrong_usage(tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(ImportUsageError):
        open_file(path, CsvForm())


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("suffix", ["", ".gz"])
def test_the_head_of_a_file_says_what_divides_its_cells(tmp_path, delimiter, suffix):
    path = tmp_path / "orders.csv"
    head = delimiter.join(["event", "user_id", '"name; or, alias"'])
    path.write_text(f"{head}\n" + delimiter.join(["Paid", "7", "Ana"]) + "\n", "utf-8")
    read = rows(packed(path, suffix) if suffix else path)
    assert read == [{"event": "Paid", "user_id": "7", "name; or, alias": "Ana"}]


def test_a_delimiter_that_is_named_is_taken(tmp_path):
    path = tmp_path / "orders.csv"
    path.write_text("event;a,b\nPaid;1,2\n", "utf-8")
    assert rows(path, CsvForm(","))[0] == {"event;a": "Paid;1", "b": "2"}


def test_a_file_that_cannot_be_read_is_called_by_its_own_name(tmp_path):
    path = tmp_path / "kept" / "orders.parquet"
    path.parent.mkdir()
    path.write_bytes(b"no parquet")
    with pytest.raises(ImportUsageError) as error:
        open_file(path, CsvForm())
    told = error.value.message
    assert told.en.startswith("orders.parquet cannot be read: ")
    assert str(tmp_path) not in told.en + told.es
