import type { Choice } from '../ui/picker';

/** What enrichment adds to the context of events, with examples: reference/enrichment.md. */
const CONTEXT: Record<string, string[]> = {
  'traffic.channel': ['Organic Search', 'Email', 'Direct'],
  'traffic.source': ['google', 'newsletter'],
  'traffic.medium': ['organic', 'cpc', 'email'],
  'campaign.name': ['spring'],
  'referrer.host': ['google.es'],
  'device.type': ['desktop', 'mobile', 'tablet'],
  'browser.name': ['Firefox', 'Mobile Safari'],
  'os.name': ['Windows', 'Android', 'iOS'],
  'location.country': ['ES', 'MX'],
  'location.region': ['ES-MD'],
  'location.city': ['Madrid'],
  language: ['es', 'en'],
  'library.name': ['analytics.js'],
};

/** Returns the values of the context as choices. */
export function contextChoices(group: string): Choice[] {
  return Object.entries(CONTEXT).map(([name, examples]) => ({
    value: `context:${name}`,
    label: name,
    group,
    detail: examples.join(' · '),
  }));
}

/** Returns examples of a value of the context; none for a name of one's own. */
export function contextExamples(name: string): string[] {
  return CONTEXT[name] ?? [];
}
