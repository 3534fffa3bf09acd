import type { Translate } from '../i18n/setup';
import type { Choice } from '../ui/picker';

/** What enrichment adds to the context of events, with examples: reference/enrichment.md. */
const CONTEXT = {
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
} satisfies Record<string, string[]>;

type Known = keyof typeof CONTEXT;

function isKnown(name: string): name is Known {
  return name in CONTEXT;
}

/** Returns what a value of the context is called; a name of one's own is its path. */
export function contextName(name: string, t: Translate): string {
  return isKnown(name) ? t(`contexts.${name.replace('.', '_') as Underscored<Known>}`) : name;
}

type Underscored<Path extends string> = Path extends `${infer Head}.${infer Rest}` ? `${Head}_${Rest}` : Path;

/** Every value of the context that enrichment knows, by its path. */
export const CONTEXT_PATHS = Object.keys(CONTEXT);

/** Returns the values of the context as choices, found by what they are called and by their paths. */
export function contextChoices(group: string, t: Translate): Choice[] {
  return Object.entries(CONTEXT).map(([name, examples]) => ({
    value: `context:${name}`,
    label: contextName(name, t),
    also: name,
    group,
    detail: examples.join(' · '),
  }));
}

/** Returns examples of a value of the context; none for a name of one's own. */
export function contextExamples(name: string): string[] {
  return isKnown(name) ? CONTEXT[name] : [];
}
