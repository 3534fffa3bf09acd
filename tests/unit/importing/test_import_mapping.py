"""A mapping file says what is wrong with it, and where."""

import pytest

from cauce.main.importing.contracts import EventMapping, ImportUsageError, PropertyType, Source
from cauce.main.importing.mapping import parse_mapping

WHOLE = """
[event]
column = "action"
[timestamp]
column = "when"
format = "%d/%m/%Y %H:%M"
timezone = "Europe/Madrid"
[user_id]
column = "customer"
[anonymous_id]
template = "guest-{invoice}"
[message_id]
template = "{invoice}:{line}"
[properties]
exclude = ["internal"]
rename = { Qty = "quantity" }
type = { sku = "string" }
constants = { currency = "EUR" }
[where]
property = "status"
op = "eq"
value = "paid"
[csv]
delimiter = ";"
decimal = ","
"""


def test_an_empty_mapping_is_the_default():
    assert parse_mapping("") == EventMapping()


def test_every_part_of_a_mapping_is_read():
    found = parse_mapping(WHOLE)
    assert found.event == Source(column="action")
    assert found.timestamp.timezone.key == "Europe/Madrid"
    assert found.message_id == Source(template="{invoice}:{line}")
    assert found.properties.types == {"sku": PropertyType.STRING}
    assert found.properties.constants == {"currency": "EUR"}
    assert found.csv.delimiter == ";"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("[evnt]\ncolumn = 'a'", "evnt"),
        ("[event]\ncolumn = 'a'\nvalue = 'b'", "event"),
        ("[event]\ncolum = 'a'", "event.colum"),
        ("[timestamp]\ntimezone = 'Europe/Madri'", "timestamp.timezone"),
        ("[properties]\ntype = { a = 'date' }", "properties.type.a"),
        ("[properties]\ninclude = 'a'", "properties.include"),
        ("[where]\nproperty = 'a'\nop = 'equals'\nvalue = 1", "where"),
        ("[csv]\ndelimiter = '||'", "csv.delimiter"),
        ("event = 'a'", "event"),
        ("[event", "mapping"),
    ],
)
def test_a_wrong_place_is_named_in_both_languages(text, place):
    with pytest.raises(ImportUsageError) as caught:
        parse_mapping(text)
    assert place in caught.value.message.en
    assert place in caught.value.message.es
