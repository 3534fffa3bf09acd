// What one client does, the same for every SDK: a list of steps, and how a step has to be found afterwards.

export const USERS = 40
const START = Date.UTC(2026, 0, 1, 12)
const KINDS = ['page', 'seen', 'identify', 'track', 'revenue', 'group', 'screen', 'track', 'seen', 'track']

/** Step `n`: its kind, who does it, when (a minute after the last), and what it says; `own` is nobody else's. */
export function step(prefix, n) {
  const who = n % USERS
  return {
    n,
    kind: KINDS[Math.floor(n / USERS) % KINDS.length],
    user: `${prefix}-user-${who}`,
    device: `${prefix}-device-${who}`,
    company: `${prefix}-acme-${who}`,
    name: `Event ${n % 5}`,
    when: START + n * 60_000,
    properties: { own: `${prefix} ${n}`, price: n / 4, tags: ['ñ', '“x” 🚀'], nested: { vip: n % 2 === 0 } },
    traits: { own: `${prefix} ${n}`, email: `${prefix}-user-${who}@x.es` },
  }
}

/** How a step is found: fields of the stored event. `at` is null where the SDK takes its own clock. */
export function found(one, type, event, { user = '', device = '', properties = one.properties, at = one.when } = {}) {
  return { own: one.properties.own, type, event, user, device, properties, at, person: one.user }
}

/** An older system's id of a person, seen once and then joined with the id of today. */
export const old = (prefix, who) => ({ ...step(prefix, who), old: `${prefix}-old-${who}`, properties: { own: `${prefix} old ${who}` } })
