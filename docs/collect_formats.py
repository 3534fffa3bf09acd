"""The page of other vendors' formats: what becomes what, with its tables taken from the code."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from types import ModuleType

from cauce.collect.formats.snowplow_events import FIELDS, TECHNICAL

VENDORS = {
    "mixpanel": "Mixpanel",
    "posthog": "PostHog",
    "amplitude": "Amplitude",
    "ga4": "Google Analytics 4",
    "snowplow": "Snowplow",
}

INTRODUCTION = """# Other vendors' formats

Requests of other vendors' SDKs under `/compat/<vendor>/`. Their records become the same [items](collect.md#an-item) as
native ones and go through the same checks; what is refused is kept with one of the [reasons](reject-reasons.md). How to
point an SDK here: [Mixpanel](../howto/send-from-mixpanel.md), [PostHog](../howto/send-from-posthog.md),
[Amplitude](../howto/send-from-amplitude.md), [GA4](../howto/send-from-ga4.md),
[Snowplow](../howto/send-from-snowplow.md). RudderStack speaks the
[native format](collect.md): [how to](../howto/send-from-rudderstack.md).

## The same for all

* **Bytes decide, not headers.** gzip, zlib and Zstandard are known by their first bytes; Brotli and bare deflate are tried
  when `Content-Encoding` names them or the body is no text. Then: a form's field `data`, base64, or JSON; an empty body
  means `data` of the query. A trailing slash makes no difference.
* **Limits** hold before and after unpacking. One record may have 1 MB. Large requests share 48 MB; what does not fit is told
  503 and to come back. Properties and nesting have the limits of the native format.
* **A record is kept whole or not at all**, also when it becomes two items: an event that changes its person as well is
  the event and an `identify`; the second one's message id ends in `+1`.
* **Names.** Properties keep the vendor's names. What the context has a place for moves there under Segment's names, so that
  everything downstream sees one shape (tables below). Ids, time, token and message id leave the properties, for they
  are fields of the event. `library.name` begins with the vendor's name.
* **Page and screen views** become `Page Viewed` and `Screen Viewed`, with the page's `url`, `path`, `title`, `referrer` as
  properties too; `context.vendorEvent` says what they were called.
* **Calls without properties** (identify, group, alias) keep what has no other place in `context.properties`.
* **Traits.** Plain sets are the traits of an `identify` or `group`. Other operations are `context.traitOps`: `setOnce`, `add`,
  `append`, `prepend`, `union`, `remove` (name → value), `unset` (names), `clearAll` (true).
* **Groups.** A group profile is a `group` call about the group alone, of nobody; `context.groupType` is its kind. Which groups
  an event belongs to is `context.groups` (kind → id).
* **Pages may send** from every origin, with credentials: the answer mirrors origin and headers. A write key reads nothing.
* **Refused records** are kept in the vendor's shape and [corrected in it](../howto/follow-what-arrives.md#repair-what-was-refused). What a
  record needs of its request is kept with it: GA4's ids and context, Snowplow's base64 opened.
* **Under pressure**: 503 with `Retry-After`, also when a quota is used up, wherever a browser's SDK would give up after a
  429 (all but Mixpanel's `/import`, PostHog's v1 and Amplitude).
* Answers to SDKs are in the vendor's own words, which programs look at; they are English.
"""

PROSE = {
    "mixpanel": """`token` (`$token`) of the first record is the write key; for `/import` also user or password of Basic,
which may be an API key with the write scope too. A record
with another token is refused.

| | |
|---|---|
| person | `$user_id` and `$device_id`; a `distinct_id` alone is a device when it begins with `$device:` or equals `$device_id`, else a user. Empty: refused |
| message id | `$insert_id` together with event and `distinct_id`, Mixpanel's own key; without it every event counts. A profile change with microseconds in `$time` is known again |
| time | `time` in seconds or milliseconds; without it, the arrival |
| `$identify` | `identify` of `$identified_id` and `$anon_id`, or of user and device |
| `$create_alias`, `$merge` | `alias`: previous is `distinct_id`, or the second of `$distinct_ids` (a device in any place) |
| `/engage` | `identify`; `$set` is traits, `$set_once $add $append $union $remove $unset` operations |
| `$delete` | `clearAll`: every trait goes, events stay. A write key is public, so it cannot erase a person |
| `/groups` | `group` with the same operations |
| profile names | {traits} |

`1` or `0`, with `verbose=1` `{{"status", "error"}}`, with `img=1` a picture, with `callback=` a script. `0` means that a record was
refused; the others are kept (nothing kept: 400). `/import` answers 400 with `failed_records` and keeps the good rows, or
with `strict=0` 200. Its lines may be newline-delimited. The Python SDK's `alias()` always calls Mixpanel itself: use
`merge()`.
""",
    "posthog": """`api_key` or `token` in the envelope or the event is the write key; v1 has it as bearer.

| | |
|---|---|
| person | `distinct_id` is a user, but anonymous while it equals `$device_id`, `$is_identified` is false or `$process_person_profile` is false |
| message id | `uuid`, else `$insert_id` |
| time | `timestamp`, else `$time`, corrected by `sent_at` (v1: `PostHog-Request-Timestamp`) unless `historical_migration` or `disable_skew_correction` |
| session | `$session_id` |
| `$identify` | `identify` of `distinct_id` and `$anon_distinct_id`; `$set` is traits, `$set_once` and `$unset` operations |
| `$set` | `identify`; `$set`, `$set_once`, `$unset` on any other event: a second item |
| `$create_alias`, `$merge_dangerously` | `alias` of `distinct_id` and `alias`; a server's SDK does not say which of them is a browser's, so it is said both ways |
| `$groupidentify` | `group` of nobody: `$group_type`, `$group_key`, `$group_set` |
| cookieless mode | refused (`invalid_identity`): all visitors would share one id |

200 `{{"status": 1}}` when anything was kept; v1 answers `results` by uuid, `ok` or `drop` with `details`. `/flags` answers that there
are none. The browser's configuration (`/array/<key>/config`) turns recording, heat maps and surveys off.
""",
    "amplitude": """`api_key` is the write key.

| | |
|---|---|
| person | `user_id` and `device_id`; both together tie the device to the user. Short ids are taken |
| message id | `insert_id` together with the device, or the user without one |
| time | `time`, corrected by `client_upload_time` |
| session | `session_id`, except -1 |
| `$identify` | `identify`: `$set` and plain names are traits, `$setOnce $add $append $prepend $remove $unset $clearAll` operations; `$preInsert` and `$postInsert` are `union`, which keeps no place |
| `user_properties` on another event | a second item, an `identify` |
| `$groupidentify` | one `group` of nobody for each group in `groups` |
| `revenue price quantity currency productId revenueType` | properties |
| fields without a place | `context.amplitude` |

200 with `events_ingested`. 400 lists the wrong events by index in `events_with_invalid_fields` and `events_with_missing_fields` and
keeps none of the request, for the SDK then sends the good ones again; the wrong ones are kept as rejects. An unknown
key is 400 `Invalid API key: …`, with which the SDK stops.
""",
    "ga4": """`api_secret` is the write key; `measurement_id` may be anything and stays in `context.ga4`.

| | |
|---|---|
| person | `client_id` or `app_instance_id` is anonymous, `user_id` a user |
| message id | there is none, so a repeated request counts twice |
| time | `timestamp_micros` of the event, else of the request, else the arrival |
| session | parameter `session_id` |
| `user_properties` | one more item, an `identify` |
| `consent` | `context.consent.categoryPreferences`: true for `GRANTED` |
| `device`, `user_location`, `user_agent`, `ip_override` | their places in the context |
| `page_view`, `screen_view` | `Page Viewed`, `Screen Viewed` |

204 without a body, whatever the events are, as Google answers: each refused one, and a body that cannot be read, is a
reject. Google's own limits are not applied. Only what is not kept is an error: 401 without a known key, 503 while nothing
can be kept. `/debug/mp/collect` keeps nothing and answers `validationMessages` by Google's rules and codes.
""",
    "snowplow": """The write key is the first step of the path (`/compat/snowplow/<key>/…`) or in `Authorization`; without either, `aid` of the first
event is it, and an event with another one is refused.

| | |
|---|---|
| person | `uid` is a user; `duid`, `client_session.userId` (mobile), `tnuid` or `nuid`, the first there is, a device. None of them: an id of the day |
| message id | `eid` |
| time | `ttm` as it is; else `dtm`, corrected by `stm`; without either, the arrival |
| session | `sid`, or `client_session.sessionId` |
| `pv` | `Page Viewed` |
| `ue` | an event of the schema's name: `iglu:com.acme/viewed_product/jsonschema/1-0-0` is `viewed_product`; `screen_view` is `Screen Viewed`. `ue_px` (base64) and `ue_pr` |
| `se` | an event named by `se_ac` |
| `pp`, `tr`, `ti` | `page_ping`, `transaction`, `transaction_item` |
| fields of `se`, `tr`, `ti`, `pp` | properties: {fields}. Amounts and offsets are numbers |
| entities (`cx`, `co`) | a property of the schema's name, a list when there are several; those of {technical} go to `context.snowplow`, or to their places below |
| `res` | `context.screen.width` and `height` |
| `tv` | `library.name` and `version`: `js-4.8.0` is `snowplow-js`, `4.8.0` |
| fields without a place | `context.snowplow` |

200 `ok` for a batch and a picture for `/i`, whatever the events are, as Snowplow's collector answers: each refused one is a reject. A
body without events, and one that is too large, is a 400, which trackers do not repeat; an unknown key a 401. No cookie is set, and
schemas are not looked up.
""",
}


def collect_formats_page() -> str:
    """Return the page of other vendors' formats."""
    parts = [INTRODUCTION]
    for name, title in VENDORS.items():
        module = import_module(f"cauce.collect.formats.{name}")
        traits = _renamed(getattr(module, "TRAITS", {}))
        parts += [
            f"\n## {title}\n\n",
            PROSE[name].format(
                traits=traits,
                fields=_renamed(FIELDS),
                technical=", ".join(f"`{vendor}`" for vendor in sorted(TECHNICAL)),
            ),
            "\n",
            _endpoints(name, module),
            "\n",
            _places(module),
        ]
    return "".join(parts)


def _renamed(names: Mapping[str, str]) -> str:
    return ", ".join(f"`{theirs}` → `{ours}`" for theirs, ours in names.items())


def _endpoints(vendor: str, module: ModuleType) -> str:
    rows = [
        f"| `/compat/{vendor}/{path}` | {', '.join(sorted(one.methods))} | {one.max_bytes:,} bytes | {one.max_records or '–'} |"
        for path, one in module.ENDPOINTS.items()
    ]
    return "\n".join(["| address | method | body | records |", "|---|---|---|---|", *rows]) + "\n"


def _places(module: ModuleType) -> str:
    tables: dict[str, Mapping[str, tuple[str, ...]]] = {
        "property": getattr(module, "PLACES", {}),
        "event property": getattr(module, "PAGE", {}),
        "parameter of `campaign_details`": module.CAMPAIGN
        if module.__name__.endswith("ga4")
        else {},
    }
    lines = ["| property or field | place in the context |", "|---|---|"]
    for kind, places in tables.items():
        note = "" if kind == "property" else f" ({kind})"
        lines += [f"| `{name}`{note} | `{'.'.join(path)}` |" for name, path in places.items()]
    return "\n".join(lines) + "\n"
