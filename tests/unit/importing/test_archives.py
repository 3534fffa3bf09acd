"""Rows of the vendors' archives become the calls they stand for; the rows are the fixtures'."""

import json
from pathlib import Path
from zoneinfo import ZoneInfo

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from cauce.collect.archives.contracts import Options, Preset
from cauce.main.importing.archive import ArchiveImport, processes_for
from cauce.main.importing.archive_files import files_in, kind_of
from cauce.main.importing.contracts import ImportUsageError
from cauce.main.importing.running import Rejects

ARCHIVES = Path(__file__).parents[2] / "conformance" / "archives"


def calls(files, preset, tmp_path, zone="UTC", processes=1):
    """Return (calls in order, refused rows) of an import up to its sending."""
    rejects = Rejects(tmp_path / "rejects.jsonl")
    run = ArchiveImport(files, preset, Options(ZoneInfo(zone)), rejects, processes)
    found = [json.loads(text) for _, text, _ in run.calls(lambda _: None)]
    rejects.close()
    kept = rejects.path.read_text("utf-8").splitlines() if rejects.count else []
    return found, [json.loads(line) for line in kept]


def of(preset, tmp_path, **options):
    return calls([ARCHIVES / f"{preset}.jsonl"], preset, tmp_path, **options)


def as_parquet(preset, tmp_path):
    """Write a fixture as Parquet: GA4's whole numbers as numbers, PostHog's properties as text."""
    rows = [json.loads(line) for line in (ARCHIVES / f"{preset}.jsonl").read_text().splitlines()]
    if preset is Preset.GA4:
        rows = [numbers(row) for row in rows[:3]]
    else:
        for row in rows:
            row["properties"] = json.dumps(row["properties"])
            row["person_properties"] = json.dumps(row["person_properties"])
    columns = {name: None for row in rows for name in row}
    rows = [columns | row for row in rows]
    path = tmp_path / f"{preset}.parquet"
    pq.write_table(pa.Table.from_pylist(rows), path)
    return path


def numbers(value, name=""):
    if isinstance(value, dict):
        return {key: numbers(inner, key) for key, inner in value.items()}
    if isinstance(value, list):
        return [numbers(inner) for inner in value]
    whole = ("int_value", "event_timestamp", "event_bundle_sequence_id", "batch_event_index")
    return int(value) if name in (*whole, "set_timestamp_micros", "quantity") else value


def test_seconds_of_mixpanels_wall_clock_become_instants_of_its_zone(tmp_path):
    found, _ = of(Preset.MIXPANEL, tmp_path, zone="Europe/Madrid")
    times = [call["timestamp"] for call in found]
    assert times[0] == "2024-06-01T09:00:00+00:00"  # 11:00 in Madrid's summer
    assert times[2] == "2024-01-01T08:00:00+00:00"  # 09:00 in its winter
    utc, _ = of(Preset.MIXPANEL, tmp_path)
    assert utc[0]["timestamp"] == "2024-06-01T11:00:00+00:00"
    assert [call["messageId"] for call in utc] == [call["messageId"] for call in found]


def test_mixpanels_export_maps_as_its_sdks_do(tmp_path):
    found, _ = of(Preset.MIXPANEL, tmp_path)
    first, page = found[0], found[2]
    assert (first["userId"], first["anonymousId"]) == ("ana@example.com", "dev-ana")
    assert first["context"]["location"] == {
        "city": "Sevilla",
        "region": "Andalucía",
        "country": "ES",
    }
    assert first["properties"] == {"$browser": "Firefox", "plan": "pro"}
    assert first["messageId"].startswith("mx-1-")
    assert (page["type"], page["anonymousId"], "userId" in page) == ("page", "dev-2", False)


def test_ga4s_key_values_become_properties_and_its_user_properties_one_identify(tmp_path):
    found, refused = of(Preset.GA4, tmp_path)
    page, first_identify, purchase = found[0], found[1], found[2]
    assert page["type"] == "page"
    assert page["timestamp"] == "2024-06-01T10:00:00.123456+00:00"
    assert page["sessionId"] == "1717235990"
    assert page["properties"]["ga_session_number"] == 3
    assert page["context"]["device"] == {"type": "mobile", "manufacturer": "Google"}
    assert first_identify["traits"] == {"plan": "pro"}
    assert purchase["properties"]["value"] == 49.9
    assert purchase["properties"]["transaction_id"] == "T-77"
    assert purchase["properties"]["items"] == [
        {"item_id": "A1", "item_name": "Shirt", "price": 24.95, "quantity": 2}
    ]
    assert purchase["context"]["campaign"] == {"source": "news", "medium": "email", "name": "june"}
    kinds = [call["type"] for call in found]
    assert kinds == ["page", "identify", "track", "identify", "track"]
    assert [row["reason"] for row in refused] == ["invalid_timestamp"]


def test_posthogs_identify_ties_the_ids_and_set_is_an_identify_of_its_own(tmp_path):
    found, _ = of(Preset.POSTHOG, tmp_path)
    page, identify, order, once = found[:4]
    assert (page["type"], page["anonymousId"], "userId" in page) == ("page", "0190-anon", False)
    assert (identify["userId"], identify["anonymousId"]) == ("ana", "0190-anon")
    assert identify["traits"] == {"email": "ana@example.com", "plan": "pro"}
    assert order["messageId"] == "018fd000-0000-7000-8000-000000000003"
    assert once["messageId"] == "018fd000-0000-7000-8000-000000000003+1"
    assert once["context"]["traitOps"] == {"setOnce": {"first_order": "2024-06-01"}}


def test_segments_time_is_not_corrected_a_second_time(tmp_path):
    found, _ = of(Preset.SEGMENT, tmp_path)
    assert found[0]["timestamp"] == "2024-06-01T10:00:00.100Z"
    assert not {"sentAt", "originalTimestamp", "receivedAt", "projectId"} & found[0].keys()


@pytest.mark.parametrize("preset", [Preset.GA4, Preset.POSTHOG])
def test_parquet_and_json_of_the_same_rows_are_the_same_calls(preset, tmp_path):
    lines, _ = of(preset, tmp_path)
    table, _ = calls([as_parquet(preset, tmp_path)], preset, tmp_path)
    assert table == lines


def test_several_processes_give_the_same_calls_in_the_same_order(tmp_path):
    line = json.loads((ARCHIVES / "ga4.jsonl").read_text().splitlines()[2])
    rows = [line | {"event_timestamp": str(1717236061000000 + n // 2)} for n in range(9_000)]
    path = tmp_path / "many.json.gz"
    with pa.output_stream(str(path), compression="gzip") as file:
        file.write("\n".join(map(json.dumps, rows)).encode())
    alone, _ = calls([path], Preset.GA4, tmp_path)
    together, _ = calls([path], Preset.GA4, tmp_path, processes=2)
    assert together == alone
    assert len({call["messageId"] for call in alone}) == 9_001


def test_a_line_that_is_no_object_is_refused_with_its_file_and_number(tmp_path):
    path = tmp_path / "torn.jsonl"
    path.write_text(
        '{"event":"A","properties":{"time":1717239600,"distinct_id":"u"}}\n{"event":"B', "utf-8"
    )
    found, refused = calls([path], Preset.MIXPANEL, tmp_path)
    assert len(found) == 1
    assert [(r["file"], r["row"], r["reason"]) for r in refused] == [
        ("torn.jsonl", 2, "not_an_object")
    ]


def test_folders_are_walked_in_order_and_hidden_files_left_alone(tmp_path):
    for name in ("b/2.gz", "a/1.gz", "a/_SUCCESS", ".hidden/3.gz"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert [path.name for path in files_in([tmp_path])] == ["1.gz", "2.gz"]
    assert kind_of(tmp_path / "1712003.0.e1f2.gz") == ("lines", "gzip")


def test_a_file_of_another_kind_is_wrong_usage(tmp_path):
    (tmp_path / "people.xlsx").touch()
    with pytest.raises(ImportUsageError) as caught:
        files_in([tmp_path / "people.xlsx"])
    assert caught.value.code == "bad_file"
    assert "xlsx" in caught.value.message.es


def test_small_archives_need_no_processes(tmp_path):
    assert processes_for([ARCHIVES / "ga4.jsonl"], 8) == 1
