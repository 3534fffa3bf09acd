"""``cauce privacy``: checking certificates of erasure."""

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from cauce.kernel.errors import CauceError, Text

Data = Annotated[Path | None, typer.Option("--data", help="Folder that holds everything.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]
privacy = typer.Typer(no_args_is_help=True, help="Privacy: certificates of erasure.")


def register(app: typer.Typer) -> None:
    """Add the verbs to the command line."""
    app.add_typer(privacy, name="privacy")


@privacy.command("verify-certificate")
def verify_certificate(
    file: Path,
    data: Data = None,
    public_key: Annotated[
        str | None, typer.Option(help="Key it must be signed with; else the one of --data.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Check that a certificate is whole and signed by this installation; exit code 1 when not.

    Example: cauce privacy verify-certificate certificate.json --data ./data
    """
    from cauce.infra.signing import is_authentic
    from cauce.main.cli import settings_of, show

    document = _read(file)
    authentic = is_authentic(document)
    expected = public_key or _public_key(settings_of(data=data).data)
    ours = expected is not None and document.get("public_key") == expected
    body = {
        "authentic": authentic,
        "signed_by_this_installation": ours if expected is not None else None,
        "erasure_id": document.get("erasure_id"),
        "public_key": document.get("public_key"),
    }
    show(body, _verdict(body), as_json=as_json)
    if not authentic or (expected is not None and not ours):
        raise typer.Exit(1)


@privacy.command("public-key")
def public_key(data: Data = None, as_json: Json = False) -> None:
    """Print the key that certificates of this installation are signed with.

    Example: cauce privacy public-key --data ./data
    """
    from cauce.main.cli import settings_of, show

    found = _public_key(settings_of(data=data).data)
    if found is None:
        raise CauceError(
            "no_signing_key",
            Text(
                "This installation has signed nothing yet; its key is made with the first certificate.",
                "Esta instalación aún no ha firmado nada; la clave se crea con el primer certificado.",
            ),
        )
    show({"public_key": found}, found, as_json=as_json)


def _public_key(folder: Path) -> str | None:
    """Return the installation's key, None when it has none yet."""
    from cauce.infra.folder import DataFolder
    from cauce.infra.signing import Signer

    path = DataFolder(folder).signing_key
    return Signer(path).public_key if path.exists() else None


def _read(file: Path) -> dict[str, Any]:
    try:
        document = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise _unreadable(file, str(error)) from error
    if not isinstance(document, dict):
        raise _unreadable(file, "not a JSON object")
    return document


def _unreadable(file: Path, reason: str) -> CauceError:
    return CauceError(
        "certificate_unreadable",
        Text(
            f"{file} is not a certificate: {reason}. Give the JSON file as it was downloaded.",
            f"{file} no es un certificado: {reason}. Indica el archivo JSON tal como se descargó.",
        ),
    )


def _verdict(body: dict[str, Any]) -> str:
    from cauce.main.cli import language

    spanish = language() == "es"
    if not body["authentic"]:
        return (
            "NO VÁLIDO: el contenido no es el que se firmó."
            if spanish
            else "NOT VALID: the content is not what was signed."
        )
    if body["signed_by_this_installation"] is False:
        return (
            "NO VÁLIDO: lo firmó otra instalación."
            if spanish
            else "NOT VALID: another installation signed it."
        )
    if body["signed_by_this_installation"] is None:
        key = body["public_key"]
        return (
            f"Íntegro, firmado con {key}. Compara la clave con la de la instalación."
            if spanish
            else f"Whole, signed with {key}. Compare that key with the installation's."
        )
    return (
        f"VÁLIDO: borrado {body['erasure_id']}, firmado por esta instalación."
        if spanish
        else f"VALID: erasure {body['erasure_id']}, signed by this installation."
    )
