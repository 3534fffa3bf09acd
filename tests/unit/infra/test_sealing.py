"""A sealed text opens with its secret and for what it was sealed, and for nothing else."""

from cauce.infra.sealing import Sealer


def test_what_was_sealed_opens_again_and_shows_nothing_of_itself():
    sealer = Sealer("the installation's secret")
    sealed = sealer.seal("whsec_contraseña", "hook a")
    assert b"whsec" not in sealed
    assert sealer.open(sealed, "hook a") == "whsec_contraseña"
    assert sealer.seal("whsec_contraseña", "hook a") != sealed


def test_it_does_not_open_for_another_or_with_another_secret_or_when_it_was_touched():
    sealer = Sealer("the installation's secret")
    sealed = sealer.seal("text", "hook a")
    assert sealer.open(sealed, "hook b") is None
    assert Sealer("another secret").open(sealed, "hook a") is None
    assert sealer.open(sealed[:-1] + bytes([sealed[-1] ^ 1]), "hook a") is None
    assert sealer.open(b"", "hook a") is None
