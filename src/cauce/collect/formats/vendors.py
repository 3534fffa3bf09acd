"""Every vendor's format by its name, which is the first step of the path after ``/compat/``."""

from collections.abc import Mapping

from cauce.collect.formats import amplitude, ga4, mixpanel, posthog, snowplow
from cauce.collect.formats.contracts import Format

FORMATS: Mapping[str, Format] = {
    "mixpanel": mixpanel.FORMAT,
    "posthog": posthog.FORMAT,
    "amplitude": amplitude.FORMAT,
    "ga4": ga4.FORMAT,
    "snowplow": snowplow.FORMAT,
}
