"""The reference page of enrichment, from the steps and tables of ``cauce.collect.enrich``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from cauce.collect.enrich import bots, campaign, channel, money, pipeline, sites, visit
from cauce.collect.enrich.currencies import DECIMALS

Members = Callable[[str, str], Iterator[tuple[str, str]]]

INTRO = """# Enrichment

What Cauce adds to an event before it is written to the log. What the sender said is never replaced; a field
that is absent or null is filled in. How and why: [Enrichment](../explanation/enrichment.md).

## Context

Run in this order for every event:

| step | does |
|---|---|
"""
SPEAKS = """
A request **speaks for the person** when the context names one of these libraries, or names none and the
request has a browser's user agent. Otherwise (a server, an import) its address is not taken; a server may say
whom it speaks for in `context.ip` and `context.userAgent`.

"""
TIMES = """
Seconds of each step: `cauce_collect_enrich_seconds{step=…}`, of one context in 64. Contexts that came before
are remembered and cost no step at all.

## Network addresses

Of `context.ip`, and of the properties `$ip` and `ip` when they hold an address, the project decides
(`PATCH /api/v1/projects/{project_id}/settings`, *Settings → Project*):

| `ip` | what is kept |
|---|---|
"""
BOTS = """
The text of a refused item is cut in the same way. `X-Forwarded-For` counts only from `CAUCE_TRUSTED_PROXIES`.

## Programs

| `context.bot.reason` | means |
|---|---|
"""
KEPT = """
Flagged events are stored, shown on the Live page and exported; answers leave them out unless the question
says `"include_bots": true`. User agents: the list `crawler-user-agents` (MIT), without {apps}. No list of data
centres comes with Cauce: `CAUCE_DATA_CENTRES_FILE` names yours, and MaxMind's *Anonymous IP* and *Enterprise*
databases say it too (`is_hosting_provider`). What the sender says in
`context.bot` counts: anything but `false`, `0` or an empty value means a program, those mean a person.

## Campaign

| parameter of the page's address | in the context |
|---|---|
"""
CLICKS = """
| click id | source / medium it stands for without UTM parameters |
|---|---|
"""
CHANNELS = """
## Channel

`context.traffic` of events whose context has a page: a campaign's own words, else a click id, else the
referring site (a search engine is `organic`, webmail is `email`, any other `referral`), else `(direct)`. A page
that the own site refers to has none. `channel` is the first rule that holds, else `Unassigned`. Source: Google,
[default channel group](https://support.google.com/analytics/answer/9756891), in its order. *Paid* is a medium
that contains `cp`, is `ppc` or `retargeting`, or begins with `paid`.

| channel | when |
|---|---|
"""
SITES = """
Which sites are what is a list of our own; a name stands for any top-level domain.

| `context.referrer.type` | sites |
|---|---|
"""
MONEY = """
`internal` is the own site, `site` any other.

## Money

With a `currency` of ISO 4217, `properties.$minor` holds it in capital letters and each of {amounts} as a whole
number of the smallest unit: 19.99 EUR is 1999. Numbers and numbers sent as text are read as decimals, exactly up to 15
digits; what is finer than the currency is rounded half to even. Two decimals, except:

| decimals | currencies |
|---|---|
"""
TIMES_KEPT = """
## Time

`original_timestamp` (as sent), `sent_at` (the client's clock when it sent) and `received_at` (ours) are all kept beside
`timestamp`, which is corrected: [Sending events](collect.md).

## Sessions

The sender's own id (`context.sessionId`, `$session_id` or `session_id`); without one sessions are worked out when a question
is asked, see [Definitions](definitions.md).
"""


def enrichment_page(members: Members) -> str:
    """Return the page; ``members`` yields the values of an enum of the code with their docstrings."""
    minor = ", ".join(f"`{name}`" for name in money.AMOUNTS)
    apps = ", ".join(f"`{name}`" for name in sorted(bots.OF_APPS))
    parts = [
        INTRO,
        _rows((step.__name__, _first_line(step)) for step in pipeline.ENRICHMENTS),
        SPEAKS,
        ", ".join(f"`{name}`" for name in sorted(visit.CLIENT_LIBRARIES)) + "\n",
        TIMES,
        _rows(members("kernel/project.py", "IpPolicy")),
        BOTS,
        _rows(members("collect/enrich/bots.py", "BotReason")),
        KEPT.replace("{apps}", apps),
        _rows((name, f"`campaign.{key}`") for name, key in campaign.UTM.items()),
        CLICKS,
        _rows(
            (name, f"{source} / {medium}") for name, (source, medium) in campaign.CLICK_IDS.items()
        ),
        CHANNELS,
        "".join(f"| {rule.channel.value} | {rule.words} |\n" for rule in channel.RULES),
        SITES,
        _rows((site.value, _sites(site)) for site in sites.Site),
        MONEY.replace("{amounts}", minor),
        "".join(f"| {n} | {_currencies(n)} |\n" for n in sorted({*DECIMALS.values()} - {2})),
        TIMES_KEPT,
    ]
    return "".join(parts)


def _rows(rows: Iterable[tuple[str, str]]) -> str:
    return "".join(f"| `{name}` | {text} |\n" for name, text in rows)


def _first_line(step: Any) -> str:
    return (step.__doc__ or "").strip().splitlines()[0].replace("``", "`")


def _sites(site: sites.Site) -> str:
    return ", ".join(sorted(sites.BRANDS[site]) + sorted(sites.DOMAINS[site]))


def _currencies(decimals: int) -> str:
    return ", ".join(sorted(code for code, n in DECIMALS.items() if n == decimals))
