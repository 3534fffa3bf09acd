"""A folder and S3 behave alike: one suite, on disk and over HTTP against a server that speaks S3."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import boto3
import pytest
from moto.server import ThreadedMotoServer

from cauce.infra.files import Files, open_files
from cauce.kernel.errors import CauceError, Kind


@pytest.fixture(scope="module")
def s3_url() -> Iterator[str]:
    """A bucket with a prefix on a server that speaks S3."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AWS_ENDPOINT_URL", f"http://{host}:{port}")
        patch.setenv("AWS_ACCESS_KEY_ID", "test")
        patch.setenv("AWS_SECRET_ACCESS_KEY", "test")
        patch.setenv("AWS_REGION", "us-east-1")
        boto3.client("s3", region_name="us-east-1").create_bucket(Bucket="cauce")
        yield "s3://cauce/kept here"
    server.stop()


@pytest.fixture(params=["folder", "s3"])
def files(request: pytest.FixtureRequest, tmp_path: Path) -> Files:
    url = request.getfixturevalue("s3_url") if request.param == "s3" else ""
    return open_files(url, tmp_path / "the files")


def test_what_was_put_comes_back_and_is_listed(files: Files, tmp_path: Path):
    files.put("exports/ñandú 1.csv", b"a,b\n")
    source = tmp_path / "source"
    source.write_bytes(b"from disk")
    files.put("exports/from-disk.bin", source)
    files.put("other/x", [b"1", b"2"])
    assert files.get("exports/ñandú 1.csv") == b"a,b\n"
    assert files.get("exports/from-disk.bin") == b"from disk"
    assert files.get("other/x") == b"12"
    assert [(f.key, f.size) for f in files.list("exports")] == [
        ("exports/from-disk.bin", 9),
        ("exports/ñandú 1.csv", 4),
    ]
    assert {f.key for f in files.list()} >= {"exports/ñandú 1.csv", "other/x"}


def test_a_large_file_streams_in_pieces(files: Files):
    content = bytes(range(256)) * (12 << 12)
    files.put("large", (content[i : i + 1_000_003] for i in range(0, len(content), 1_000_003)))
    pieces = list(files.stream("large", chunk_bytes=1 << 20))
    assert b"".join(pieces) == content
    assert len(pieces) > 2


def test_a_file_that_is_not_there_is_not_found(files: Files):
    with pytest.raises(CauceError) as absent:
        files.get("nothing")
    assert absent.value.kind is Kind.NOT_FOUND
    files.put("gone", b"")
    files.delete("gone")
    files.delete("gone")
    assert "gone" not in {f.key for f in files.list()}


@pytest.mark.parametrize("key", ["../x", "/etc/passwd", "a//b", "a/../../b", "", "a\\b", "./a"])
def test_a_key_never_leaves_the_root(files: Files, key: str):
    with pytest.raises(CauceError, match="bad_file_key"):
        files.put(key, b"x")


def test_a_storage_that_cannot_be_used_says_why(tmp_path: Path):
    with pytest.raises(CauceError, match="files_unavailable"):
        open_files("gopher://x", tmp_path)
