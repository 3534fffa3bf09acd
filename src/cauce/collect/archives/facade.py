"""Every archive by its preset."""

from collections.abc import Mapping

from cauce.collect.archives import ga4, mixpanel, posthog, segment
from cauce.collect.archives.calls import guarded
from cauce.collect.archives.contracts import Preset, Reader

READERS: Mapping[Preset, Reader] = {
    Preset.MIXPANEL: guarded(mixpanel.read),
    Preset.GA4: guarded(ga4.read),
    Preset.POSTHOG: guarded(posthog.read),
    Preset.SEGMENT: guarded(segment.read),
}
