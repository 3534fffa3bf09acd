"""The parts of an export on disk: whole or not there, and joined into one file of any form."""

from __future__ import annotations

import json

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from cauce.analytics.contracts import FileFormat
from cauce.analytics.logic.export import written
from cauce.client.parts import Parts
from cauce.kernel.errors import CauceError

ASKED = {"what": "events"}


def part_of(form: FileFormat, first: int) -> list[bytes]:
    table = pa.table({"event": ["Paid", "Seen"], "n": [first, first + 1]})
    return list(written(iter((table,)), form, head=first == 0))


@pytest.mark.parametrize("form", list(FileFormat))
def test_parts_become_one_file(tmp_path, form):
    target = tmp_path / "events"
    parts = Parts.of(target, form, ASKED)
    parts.keep(0, part_of(form, 0), "next")
    parts.keep(1, part_of(form, 2), None)
    size = parts.join(target)
    assert (size, list(tmp_path.iterdir())) == (target.stat().st_size, [target])
    if form is FileFormat.PARQUET:
        assert pq.read_table(target)["n"].to_pylist() == [0, 1, 2, 3]
    elif form is FileFormat.ARROW:
        with pa.ipc.open_file(target) as reader:
            assert reader.read_all()["n"].to_pylist() == [0, 1, 2, 3]
    elif form is FileFormat.JSONL:
        found = [json.loads(line)["n"] for line in target.read_text().splitlines()]
        assert found == [0, 1, 2, 3]
    else:
        assert len(target.read_text().splitlines()) == 5


def test_a_part_that_was_cut_is_not_there(tmp_path):
    def cut():
        yield b"half a "
        raise ConnectionError

    parts = Parts.of(tmp_path / "events", FileFormat.JSONL, ASKED)
    parts.keep(0, [b"whole\n"], "after the first")
    with pytest.raises(ConnectionError):
        parts.keep(1, cut(), "after the second")
    again = Parts.of(tmp_path / "events", FileFormat.JSONL, ASKED).progress()
    assert (again.parts, again.cursor, again.finished) == (1, "after the first", False)


def test_parts_of_another_export_are_thrown_away(tmp_path):
    Parts.of(tmp_path / "events", FileFormat.JSONL, ASKED).keep(0, [b"x"], None)
    other = Parts.of(tmp_path / "events", FileFormat.JSONL, {"what": "people"})
    assert other.progress().parts == 0


def test_a_folder_of_somebody_else_is_left_alone(tmp_path):
    (tmp_path / "events.parts").mkdir()
    (tmp_path / "events.parts" / "photo.jpg").write_bytes(b"mine")
    with pytest.raises(CauceError, match="something else"):
        Parts.of(tmp_path / "events", FileFormat.JSONL, ASKED)
    assert (tmp_path / "events.parts" / "photo.jpg").read_bytes() == b"mine"
