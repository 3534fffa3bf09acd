"""The reference page of the mapping is true."""

import re
from pathlib import Path

from cauce.main.importing.mapping import _SECTIONS, parse_mapping

PAGE = Path(__file__).parents[3] / "docs" / "reference" / "mapping.md"


def test_the_example_of_the_page_is_a_mapping_with_every_table():
    (example,) = re.findall(r"```toml\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    assert parse_mapping(example).message_id.template == "{factura}:{línea}"
    for table, keys in _SECTIONS.items():
        assert f"[{table}]" in example
        for key in keys:
            assert re.search(rf"^#? ?{key} = ", example, re.MULTILINE), key
