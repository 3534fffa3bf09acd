// The browser SDKs as a page uses them, one client a page: `run` makes the calls and returns what each has said.

import { found, step } from './steps.mjs'

const PAUSE_MS = 50
const VISIT = 10
const KINDS = ['page', 'track', 'track', 'track', 'identify', 'track', 'revenue', 'group', 'track', 'page']
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

function load(source) {
  const script = document.createElement('script')
  script.src = `/node_modules/${source}`
  document.head.append(script)
  return new Promise((resolve, reject) => Object.assign(script, { onload: resolve, onerror: reject }))
}

/** A step of a visit: ten steps, of which the first four are before anybody says who it is. */
function visitStep(prefix, n) {
  const visit = Math.floor(n / VISIT)
  const user = `${prefix}-user-${visit}`
  return { ...step(prefix, n), kind: KINDS[n % VISIT], user, known: n % VISIT > 3, traits: { own: `${prefix} ${n}`, email: `${user}@x.es` } }
}

/** One visitor for ever: the SDK reads who the user is when it sends, also when it sends again. */
async function segment({ url, key, prefix, batching }) {
  await load('@segment/analytics-next/dist/umd/index.js')
  const host = url.replace('http://', '')
  const strategy = batching ? { deliveryStrategy: { strategy: 'batching', config: { size: 50, timeout: 300 } } } : {}
  const sdk = AnalyticsNext.AnalyticsBrowser.load(
    { writeKey: key, cdnURL: url },
    { integrations: { 'Segment.io': { apiHost: `${host}/v1`, protocol: 'http', ...strategy } } },
  )
  await sdk.ready()
  const [user, device] = [`${prefix}-user-0`, `${prefix}-device-0`]
  sdk.setAnonymousId(device)
  return async (step) => {
    const one = { ...step, user }
    const time = { timestamp: new Date(one.when) }
    const who = { user: one.n > 3 ? user : '', device }
    // Until who it is has been sent, each call is sent before the next is made.
    const sent = async (call) => { if (one.n <= 4) { await call; await wait(batching ? 400 : 0) } }
    switch (one.kind) {
      case 'page': {
        await sent(sdk.page('Docs', 'Start', { own: one.properties.own }, time))
        return [found(one, 'page', 'Page Viewed', { ...who, properties: { own: one.properties.own, name: 'Start', category: 'Docs' } })]
      }
      case 'identify':
        await sent(sdk.identify(user, one.traits, time))
        return [found(one, 'identify', '$identify', { ...who, properties: one.traits })]
      case 'group':
        await sent(sdk.group(one.company, { own: one.properties.own }, time))
        return [found(one, 'group', '$group', { ...who, properties: { own: one.properties.own } })]
      case 'revenue': {
        const paid = { ...one.properties, revenue: one.n / 4, currency: 'EUR' }
        await sent(sdk.track('Order Completed', paid, time))
        return [found(one, 'track', 'Order Completed', { ...who, properties: paid })]
      }
      default:
        await sent(sdk.track(one.name, one.properties, time))
        return [found(one, 'track', one.name, who)]
    }
  }
}

/** What it cannot send while the browser is online it throws away; offline it keeps it. */
async function mixpanel({ url, key, payload }) {
  await load('mixpanel-browser/dist/mixpanel.umd.js')
  const sdk = window.mixpanel.init(key, {
    api_host: `${url}/compat/mixpanel`, api_payload_format: payload, persistence: 'localStorage',
    batch_flush_interval_ms: 200, ignore_dnt: true, record_sessions_percent: 0, autocapture: false,
  }, 'shop')
  return async (one) => {
    if (one.n % VISIT === 0) sdk.reset()
    const device = sdk.get_property('$device_id')
    const who = { user: one.known ? one.user : '', device }
    const said = (properties) => ({ ...properties, time: one.when / 1000 })
    switch (one.kind) {
      case 'page':
        sdk.track_pageview(said(one.properties))
        return [found(one, 'page', 'Page Viewed', who)]
      case 'identify':
        sdk.identify(one.user)
        sdk.people.set({ ...one.traits, $email: one.traits.email })
        return [
          { ...found(one, 'identify', '$identify', { ...who, properties: {}, at: null }), own: one.user },
          found(one, 'identify', '$identify', { ...who, properties: one.traits, at: null }),
        ]
      case 'group':
        sdk.get_group('company', one.company).set({ own: one.properties.own })
        return [{ ...found(one, 'group', '$group', { properties: { own: one.properties.own }, at: null }), person: null }]
      case 'revenue': {
        const paid = { ...one.properties, revenue: one.n / 4, currency: 'EUR' }
        sdk.track('Order Completed', said(paid))
        return [found(one, 'track', 'Order Completed', { ...who, properties: paid })]
      }
      default:
        sdk.track(one.name, said(one.properties))
        return [found(one, 'track', one.name, who)]
    }
  }
}

/**
 * It lets ten events a second through and none of a headless browser; both options are for this.
 * Online it tries three times more to reach a server that does not answer, offline it waits.
 */
async function posthog({ url, key, packed }) {
  await load('posthog-js/dist/array.no-external.js')
  const sdk = window.posthog.init(key, {
    api_host: `${url}/compat/posthog`, disable_compression: !packed, request_queue_config: { flush_interval_ms: 250 },
    rate_limiting: { events_per_second: 10_000 }, opt_out_useragent_filter: true, persistence: 'localStorage',
    autocapture: false, capture_pageview: false, capture_pageleave: false, person_profiles: 'always',
  })
  return async (one) => {
    if (one.n % VISIT === 0) sdk.reset(true)
    const device = sdk.get_property('$device_id')
    const who = one.known ? { user: one.user } : { device }
    const time = { timestamp: new Date(one.when) }
    switch (one.kind) {
      case 'page':
        sdk.capture('$pageview', one.properties, time)
        return [found(one, 'page', 'Page Viewed', who)]
      case 'identify':
        sdk.identify(one.user, one.traits)
        return [found(one, 'identify', '$identify', { user: one.user, device, properties: one.traits, at: null })]
      case 'group':
        sdk.group('company', one.company, { own: one.properties.own })
        return [{ ...found(one, 'group', '$group', { properties: { own: one.properties.own }, at: null }), person: null }]
      case 'revenue': {
        const paid = { ...one.properties, revenue: one.n / 4, currency: 'EUR' }
        sdk.capture('Order Completed', paid, time)
        return [found(one, 'track', 'Order Completed', { ...who, properties: paid })]
      }
      default:
        sdk.capture(one.name, one.properties, time)
        return [found(one, 'track', one.name, who)]
    }
  }
}

/** It repeats 5 times; `flushMaxRetries` is the documented way to more. Who the user is, is read after the call. */
async function amplitude({ url, key, packed }) {
  await load('@amplitude/analytics-browser/lib/scripts/amplitude-min.umd.js')
  const { Identify, Revenue, createInstance } = window.amplitude
  const sdk = createInstance()
  await sdk.init(key, {
    serverUrl: `${url}/compat/amplitude/2/httpapi`, enableRequestBodyCompression: packed, flushQueueSize: 100,
    flushIntervalMillis: 250, flushMaxRetries: 60, autocapture: false, remoteConfig: { fetchRemoteConfig: false }, logLevel: 0,
  }).promise
  let read = 0
  sdk.add({ name: 'counter', type: 'enrichment', execute: async (event) => (read++, event) })
  return async (one) => {
    if (one.n % VISIT === 0 || one.kind === 'identify') while (read < one.n) await wait(1)
    if (one.n % VISIT === 0) sdk.reset()
    if (one.kind === 'identify') sdk.setUserId(one.user)
    const who = { user: one.known ? one.user : '', device: sdk.getDeviceId() }
    const time = { time: one.when }
    switch (one.kind) {
      case 'identify':
        sdk.identify(new Identify().set('own', one.traits.own).set('email', one.traits.email).add('visits', 1), time)
        return [found(one, 'identify', '$identify', { ...who, properties: one.traits })]
      case 'group':
        sdk.groupIdentify('company', one.company, new Identify().set('own', one.traits.own), time)
        return [{ ...found(one, 'group', '$group', { properties: { own: one.traits.own } }), person: null }]
      case 'revenue': {
        sdk.revenue(new Revenue().setProductId('sku').setPrice(one.n / 4).setQuantity(2).setEventProperties(one.properties), time)
        const money = { $productId: 'sku', $price: one.n / 4, $quantity: 2 }
        return [found(one, 'track', 'revenue_amount', { ...who, properties: { ...one.properties, ...money } })]
      }
      default:
        sdk.track(one.name, one.properties, time)
        return [found(one, 'track', one.name, who)]
    }
  }
}

const CLIENTS = {
  'segment-single': (options) => segment({ ...options, batching: false }),
  'segment-batch': (options) => segment({ ...options, batching: true }),
  'mixpanel-base64': (options) => mixpanel({ ...options, payload: 'base64' }),
  'mixpanel-json': (options) => mixpanel({ ...options, payload: 'json' }),
  'posthog-gzip': (options) => posthog({ ...options, packed: true }),
  'posthog-plain': (options) => posthog({ ...options, packed: false }),
  'amplitude-gzip': (options) => amplitude({ ...options, packed: true }),
  'amplitude-plain': (options) => amplitude({ ...options, packed: false }),
}

export async function run({ name, calls, ...options }) {
  const call = await CLIENTS[name]({ ...options, prefix: name })
  const said = []
  for (let n = 0; n < calls; n++) {
    const one = visitStep(name, n)
    said.push(...(await call(one)))
    if (n % VISIT === VISIT - 1) await wait(PAUSE_MS)
    window.made = n
  }
  return said
}
