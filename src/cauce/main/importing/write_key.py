"""The key that an import sends with."""

from cauce.accounts.facade import Accounts
from cauce.infra.settings import Settings
from cauce.kernel.ids import ProjectId
from cauce.main.attach import running_database
from cauce.main.importing.contracts import wrong_usage


def write_key_of(settings: Settings, project_id: ProjectId) -> str:
    """Return the project's write key.

    Raises:
        ImportUsageError: ``no_such_project`` or ``no_write_key``.
    """
    with running_database(settings) as database, database.transaction() as tx:
        found = [p for p in Accounts().list_projects(tx) if p.project_id == project_id]
        key = Accounts().write_key(tx, project_id) if found else None
    if not found:
        raise wrong_usage(
            "no_such_project",
            f"There is no project {project_id}. `cauce project list` shows them.",
            f"No existe el proyecto {project_id}. `cauce project list` los enumera.",
        )
    if key is None:
        raise wrong_usage(
            "no_write_key",
            f"Project {project_id} has no live write key. Make one in Settings → Keys.",
            f"El proyecto {project_id} no tiene clave de escritura. Crea una en Ajustes → Claves.",
        )
    return key
