"""No server listens beyond loopback with a secret that can be guessed."""

from __future__ import annotations

import doctest
import stat
from dataclasses import replace

import pytest

from cauce.infra.folder import DataFolder
from cauce.infra.settings import Settings
from cauce.kernel.errors import CauceError
from cauce.main import prepare


def test_a_secret_is_made_once_and_only_its_owner_reads_it(data_folder: DataFolder):
    settings = Settings(data=data_folder.root, host="0.0.0.0")
    made = prepare.with_secret(settings, data_folder).secret
    assert len(made) >= prepare.SECRET_LENGTH
    assert prepare.with_secret(settings, data_folder).secret == made
    mode = (data_folder.root / "secret").stat().st_mode
    assert stat.S_IMODE(mode) == 0o600


@pytest.mark.parametrize("secret", ["changeme", "secret", "x" * 31])
@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.5", "cauce.example.com"])
def test_a_weak_secret_beyond_loopback_refuses_to_start(data_folder, secret, host):
    settings = Settings(data=data_folder.root, host=host, secret=secret)
    with pytest.raises(CauceError, match="weak_secret"):
        prepare.with_secret(settings, data_folder)


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "localhost"])
def test_on_loopback_any_secret_is_taken(data_folder, host):
    settings = Settings(data=data_folder.root, host=host, secret="changeme")
    assert prepare.with_secret(settings, data_folder) == settings
    strong = replace(settings, host="0.0.0.0", secret="x1" * 20)
    assert prepare.with_secret(strong, data_folder) == strong


def test_the_examples_of_the_docstrings_hold():
    assert doctest.testmod(prepare).failed == 0
