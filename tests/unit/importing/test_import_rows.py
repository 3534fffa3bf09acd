"""A row becomes the event that the mapping describes, or says why not."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cauce.main.importing.contracts import ImportUsageError, TimeSource
from cauce.main.importing.mapping import parse_mapping
from cauce.main.importing.occurrences import Occurrences
from cauce.main.importing.rows import (
    BadRow,
    Mapper,
    as_number,
    as_text,
    derived_id,
    read_time,
    row_digest,
)

NOW = datetime(2026, 1, 31, tzinfo=UTC)
ROW = {"event": "Paid", "timestamp": "2026-01-30T10:00:00Z", "user_id": "7", "total": "12.50"}


def mapper(text, row, converters=None):
    return Mapper(parse_mapping(text), tuple(row), converters or {}, NOW)


def test_without_a_mapping_every_other_column_is_a_property():
    item = mapper("", ROW, {"total": as_number}).item(ROW)
    assert item == {
        "type": "track",
        "event": "Paid",
        "messageId": "",
        "userId": "7",
        "timestamp": "2026-01-30T10:00:00+00:00",
        "properties": {"total": 12.5},
    }


def test_an_empty_cell_is_no_property():
    row = ROW | {"total": "", "note": None}
    assert mapper("", row).item(row)["properties"] == {}


def test_a_mapping_names_fields_properties_and_constants():
    row = {"id": "7", "inv": "A1", "line": 3, "Qty": "2", "sku": "0012", "secret": "x", "t": 1.0e9}
    text = """
    [event]
    value = "Bought"
    [timestamp]
    column = "t"
    format = "unix"
    [user_id]
    column = "id"
    [message_id]
    template = "{inv}:{line}"
    [properties]
    exclude = ["secret", "inv", "line"]
    rename = { Qty = "quantity" }
    type = { Qty = "number", sku = "string" }
    constants = { currency = "EUR" }
    """
    item = mapper(text, row).item(row)
    assert (item["messageId"], item["event"], item["userId"]) == ("A1:3", "Bought", "7")
    assert item["timestamp"] == "2001-09-09T01:46:40+00:00"
    assert item["properties"] == {"currency": "EUR", "quantity": 2, "sku": "0012"}


def test_the_filter_leaves_rows_out_by_typed_values():
    text = "[where]\nproperty = 'total'\nop = 'gt'\nvalue = 12"
    found = mapper(text, ROW, {"total": as_number})
    assert found.item(ROW) is not None
    assert found.item(ROW | {"total": "3"}) is None


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"event": " "}, "missing_event_name"),
        ({"user_id": ""}, "missing_identity"),
        ({"timestamp": "yesterday"}, "invalid_timestamp"),
        ({"timestamp": None}, "invalid_timestamp"),
    ],
)
def test_a_row_that_is_no_event_says_why(change, reason):
    found = mapper("", ROW).item(ROW | change)
    assert isinstance(found, BadRow)
    assert found.reason == reason


def test_a_column_that_is_not_there_is_wrong_usage():
    with pytest.raises(ImportUsageError, match="nothing"):
        mapper("[user_id]\ncolumn = 'nothing'", ROW)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", 0), ("-12", -12), ("2.50", 2.5), ("1e3", 1000.0), ("007", "007"), ("-0", 0), ("+34", "+34"),
        ("1234567890123456", "1234567890123456"), ("1,5", "1,5"), ("", ""), ("NaN", "NaN"), ("٣", "٣"),
    ],
)  # fmt: skip
def test_only_what_stays_the_same_number_is_one(text, value):
    assert as_number(text) == value
    assert type(as_number(text)) is type(value)


def test_ids_are_text_whatever_the_file_holds():
    assert [as_text(v) for v in (17850.0, 17850, Decimal(5), "007", float("nan"), None)] == [
        "17850", "17850", "5", "007", "", "",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("value", "source", "wanted"),
    [
        ("2026-01-30T10:00:00Z", {}, "2026-01-30T10:00:00+00:00"),
        ("2026-01-30", {}, "2026-01-30T00:00:00+00:00"),
        (1769767200, {}, "2026-01-30T10:00:00+00:00"),
        (1769767200123, {}, "2026-01-30T10:00:00.123000+00:00"),
        ("1769767200123", {"format": "unix_ms"}, "2026-01-30T10:00:00.123000+00:00"),
        (datetime.fromisoformat("2026-01-30T10:00"), {}, "2026-01-30T10:00:00+00:00"),
    ],
)
def test_times_come_in_many_forms(value, source, wanted):
    assert read_time(value, TimeSource(**source)) == wanted


def test_a_time_without_zone_is_in_the_mappings_zone():
    text = "[timestamp]\ntimezone = 'Europe/Madrid'"
    source = parse_mapping(text).timestamp
    assert read_time("2026-07-01 10:00", source) == "2026-07-01T10:00:00+02:00"
    assert read_time("2026-01-01 10:00", source) == "2026-01-01T10:00:00+01:00"


def test_a_row_without_id_gets_the_same_one_whatever_the_order_of_its_columns():
    one, other = {"a": "1", "b": "2"}, {"b": "2", "a": "1", "c": None}
    assert row_digest("Paid", one) == row_digest("Paid", other)
    assert row_digest("Paid", one) != row_digest("Refunded", one)
    assert derived_id(row_digest("Paid", one), 1) != derived_id(row_digest("Paid", one), 0)


@given(st.lists(st.lists(st.integers(0, 5), max_size=20), max_size=12))
def test_occurrences_are_counted_as_a_plain_dictionary_would(chunks):
    seen, counts = Occurrences(), {}
    for chunk in chunks:
        wanted = []
        for value in chunk:
            wanted.append(counts.get(value, 0))
            counts[value] = wanted[-1] + 1
        assert seen.number([value.to_bytes(16, "little") for value in chunk]) == wanted
