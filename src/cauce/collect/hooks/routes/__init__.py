"""HTTP of webhooks: make, change, rotate, remove; deliveries, trials, replays."""

from typing import Annotated

from fastapi import APIRouter, Depends

from cauce.collect.hooks.contracts import Verdict
from cauce.collect.hooks.facade import Hooks
from cauce.collect.hooks.logic.presets import PRESETS
from cauce.collect.hooks.routes.shapes import (
    HookChangeIn,
    HookDeliveriesOut,
    HookDeliveryBodyOut,
    HookDeliveryOut,
    HookIn,
    HookOut,
    HookReplayIn,
    HookReplayOut,
    HooksOut,
    PresetOut,
    PresetsOut,
    PreviewIn,
    SecretIn,
    TrialOut,
)
from cauce.infra.web import (
    Administering,
    Cursor,
    Limit,
    Reading,
    Transaction,
    Writing,
    decode_cursor,
    encode_cursor,
    number_or_not_found,
    service,
)

router = APIRouter(prefix="/projects/{project_id}/hooks", tags=["webhooks"])
TheHooks = Annotated[Hooks, Depends(service(Hooks))]


@router.get("")
def list_hooks(access: Reading, tx: Transaction, hooks: TheHooks) -> HooksOut:
    """The project's webhooks."""
    return HooksOut(items=[HookOut.of(hook) for hook in hooks.listed(tx, access.project_id)])


@router.post("", status_code=201)
def create_hook(body: HookIn, access: Administering, tx: Transaction, hooks: TheHooks) -> HookOut:
    """Make a webhook; its secret is shown this once."""
    return HookOut.made(hooks.create(tx, access, body.new()))


@router.get("/presets")
def list_hook_presets(_access: Reading) -> PresetsOut:
    """Rules for well-known senders, to begin with."""
    return PresetsOut(items=[PresetOut.of(preset) for preset in PRESETS])


@router.post("/preview")
def preview_hook(body: PreviewIn, access: Writing, tx: Transaction, hooks: TheHooks) -> TrialOut:
    """What would become of an example, with what each step of collecting says; nothing is stored."""
    return TrialOut.of(
        hooks.preview(tx, access.project_id, body.hook(), body.example, body.headers)
    )


@router.get("/{hook_id}")
def get_hook(hook_id: str, access: Reading, tx: Transaction, hooks: TheHooks) -> HookOut:
    """A webhook; its secrets are never shown again."""
    return HookOut.of(hooks.get(tx, access.project_id, _number(hook_id)))


@router.put("/{hook_id}")
def change_hook(
    hook_id: str, body: HookChangeIn, access: Writing, tx: Transaction, hooks: TheHooks
) -> HookOut:
    """Change name and rules; in force within about a second. 409 when somebody changed it meanwhile."""
    changed = hooks.change(tx, access, _number(hook_id), body.revision, body.changed())
    return HookOut.of(changed)


@router.post("/{hook_id}/secret")
def rotate_hook_secret(
    hook_id: str, body: SecretIn, access: Administering, tx: Transaction, hooks: TheHooks
) -> HookOut:
    """Give it a new secret, shown this once; the old ones hold for the overlap."""
    made = hooks.rotate(tx, access, _number(hook_id), body.secret.strip(), body.overlap_hours)
    return HookOut.made(made)


@router.delete("/{hook_id}", status_code=204)
def remove_hook(hook_id: str, access: Administering, tx: Transaction, hooks: TheHooks) -> None:
    """End a webhook for good; the events that it brought stay."""
    hooks.remove(tx, access, _number(hook_id))


@router.get("/{hook_id}/deliveries")
def list_hook_deliveries(
    hook_id: str,
    access: Reading,
    tx: Transaction,
    hooks: TheHooks,
    verdict: Verdict | None = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> HookDeliveriesOut:
    """Deliveries of the last thirty days, newest first."""
    before = int(decode_cursor(cursor, int)[0]) if cursor else None
    found = hooks.deliveries(
        tx, access.project_id, _number(hook_id), before=before, verdict=verdict or "", limit=limit
    )
    more = encode_cursor(found[-1].seq) if len(found) == limit else None
    return HookDeliveriesOut(items=[HookDeliveryOut.of(one) for one in found], cursor=more)


@router.get("/{hook_id}/deliveries/{seq}")
def get_hook_delivery(
    hook_id: str, seq: str, access: Reading, tx: Transaction, hooks: TheHooks
) -> HookDeliveryBodyOut:
    """A delivery with its body, as far as it is kept."""
    number = number_or_not_found(seq, "delivery", "ese envío")
    return HookDeliveryBodyOut.of(hooks.delivery(tx, access.project_id, _number(hook_id), number))


@router.post("/{hook_id}/replay")
def replay_hook(
    hook_id: str, body: HookReplayIn, access: Writing, tx: Transaction, hooks: TheHooks
) -> HookReplayOut:
    """Send kept deliveries through the rules as they are now; what is stored already stays as it is."""
    done = hooks.replay(
        tx, access, _number(hook_id), body.span(), after=body.after_seq, upto=body.upto_seq
    )
    return HookReplayOut.of(done)


def _number(text: str) -> int:
    return number_or_not_found(text, "webhook", "ese webhook")
