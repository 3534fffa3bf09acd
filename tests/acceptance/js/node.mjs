// The Node SDKs as a server uses them. Reads {url, key, clients, calls, out} as JSON from the first argument;
// says "sending" once a third of all calls is made and, when every SDK is done, writes what each has said to the file `out`.

import { writeFileSync } from 'node:fs'
import { createInstance, Identify, Revenue } from '@amplitude/analytics-node'
import Rudder from '@rudderstack/rudder-sdk-node'
import { Analytics as Segment } from '@segment/analytics-node'
import {
  buildPageView, buildScreenView, buildSelfDescribingEvent, buildStructEvent, newTracker,
} from '@snowplow/node-tracker'
import { PostHog } from 'posthog-node'
import { found, old, step } from './steps.mjs'

const PAUSE_MS = 25
const CALLS_A_PAUSE = 8
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

/** Segment's calls, which RudderStack's SDK shares. */
function segmentCalls(sdk, prefix, timeField) {
  const call = (one) => {
    const { user: userId, device: anonymousId, properties, traits } = one
    const time = { [timeField]: new Date(one.when) }
    switch (one.kind) {
      case 'page':
      case 'screen': {
        const place = { name: `Page ${one.n % 7}`, category: 'Docs' }
        sdk[one.kind]({ anonymousId, ...place, properties, ...time })
        const event = one.kind === 'page' ? 'Page Viewed' : 'Screen Viewed'
        return found(one, one.kind, event, { device: anonymousId, properties: { ...properties, ...place } })
      }
      case 'seen':
        sdk.track({ anonymousId, event: one.name, properties, ...time })
        return found(one, 'track', one.name, { device: anonymousId })
      case 'identify':
        sdk.identify({ userId, anonymousId, traits, ...time })
        return found(one, 'identify', '$identify', { user: userId, device: anonymousId, properties: traits })
      case 'group':
        sdk.group({ userId, groupId: one.company, traits: { own: one.properties.own }, ...time })
        return found(one, 'group', '$group', { user: userId, properties: { own: one.properties.own } })
      case 'revenue': {
        const paid = { ...properties, revenue: one.n / 4, currency: 'EUR' }
        sdk.track({ userId, event: 'Order Completed', properties: paid, ...time })
        return found(one, 'track', 'Order Completed', { user: userId, properties: paid })
      }
      default:
        sdk.track({ userId, event: one.name, properties, ...time })
        return found(one, 'track', one.name, { user: userId })
    }
  }
  const join = (who) => {
    const one = old(prefix, who)
    const time = { [timeField]: new Date(one.when) }
    sdk.track({ userId: one.old, event: 'Old', properties: { own: one.properties.own }, ...time })
    sdk.alias({ userId: one.user, previousId: one.old, ...time })
    return [
      found(one, 'track', 'Old', { user: one.old, properties: { own: one.properties.own } }),
      found(one, 'alias', '$alias', { user: one.user, properties: {} }),
    ]
  }
  return { call, join }
}

/** It repeats a batch 10 times by itself. */
function segment({ url, key, prefix, failed }) {
  const sdk = new Segment({ writeKey: key, host: url, flushAt: 50, flushInterval: 200 })
  sdk.on('error', (error) => failed.push(String(error.reason ?? error.code)))
  return { ...segmentCalls(sdk, prefix, 'timestamp'), end: () => sdk.closeAndFlush() }
}

/**
 * It repeats 3 times within 2 s and then drops the batch; `retryCount` is the documented way to more.
 * When something happened is `originalTimestamp`: what the caller says in `timestamp` does not count with RudderStack.
 */
function rudder({ url, key, prefix, failed, gzip }) {
  const sdk = new Rudder(key, {
    dataPlaneUrl: url, gzip, flushAt: 50, flushInterval: 200, retryCount: 10, logLevel: 'off',
    errorHandler: (error) => failed.push(String(error)),
  })
  // An empty queue is nothing to wait for; what is on its way tells its callbacks.
  const waiting = new Set()
  const counted = new Proxy(sdk, {
    get: (target, name) => (message) => {
      waiting.add(message)
      target[name](message, () => waiting.delete(message))
    },
  })
  const end = async () => {
    while (waiting.size) {
      await sdk.flush()
      await wait(50)
    }
  }
  return { ...segmentCalls(counted, prefix, 'originalTimestamp'), end }
}

/**
 * It holds 1,000 messages and drops the oldest beyond; `maxQueueSize` is the documented way to more. A client that shuts
 * down repeats only `fetchRetryCount` times what finds no server.
 */
function posthog({ url, key, prefix, failed, gzip, mode }) {
  process.env.POSTHOG_CAPTURE_MODE = mode
  const sdk = new PostHog(key, {
    host: `${url}/compat/posthog`, flushAt: 50, flushInterval: 200, disableCompression: !gzip,
    maxQueueSize: 20_000, fetchRetryCount: 240, fetchRetryDelay: 500, disableGeoip: true,
  })
  // What finds no server stays in the queue for the next flush; everything else is dropped.
  sdk.on('error', (error) => error.name === 'PostHogFetchNetworkError' || failed.push(String(error)))
  const call = (one) => {
    const { user, device, traits } = one
    const groups = { company: one.company }
    const said = { distinctId: user, properties: one.properties, timestamp: new Date(one.when) }
    const nobody = { ...said, distinctId: device, properties: { ...one.properties, $process_person_profile: false } }
    switch (one.kind) {
      case 'page':
        sdk.capture({ ...nobody, event: '$pageview' })
        return { ...found(one, 'page', 'Page Viewed', { device }), person: device }
      case 'screen':
        sdk.capture({ ...nobody, event: '$screen', properties: { ...nobody.properties, $screen_name: 'Start' } })
        return { ...found(one, 'screen', 'Screen Viewed', { device, properties: { ...one.properties, name: 'Start' } }), person: device }
      case 'seen':
        sdk.capture({ ...nobody, event: one.name })
        return { ...found(one, 'track', one.name, { device }), person: device }
      case 'identify':
        sdk.identify({ distinctId: user, properties: traits })
        return found(one, 'identify', '$identify', { user, properties: traits, at: null })
      case 'group':
        sdk.groupIdentify({ groupType: 'company', groupKey: one.company, properties: { own: one.properties.own }, distinctId: user })
        return { ...found(one, 'group', '$group', { properties: { own: one.properties.own }, at: null }), person: null }
      case 'revenue': {
        const paid = { ...one.properties, revenue: one.n / 4, currency: 'EUR' }
        sdk.capture({ ...said, event: 'Order Completed', properties: paid, groups })
        return found(one, 'track', 'Order Completed', { user, properties: paid })
      }
      default:
        sdk.capture({ ...said, event: one.name, groups })
        return found(one, 'track', one.name, { user })
    }
  }
  const join = (who) => {
    const one = old(prefix, who)
    sdk.capture({ distinctId: one.old, event: 'Old', properties: { own: one.properties.own }, timestamp: new Date(one.when) })
    sdk.alias({ distinctId: one.user, alias: one.old })
    const alias = (user) => found(one, 'alias', '$alias', { user, properties: {}, at: null })
    return [found(one, 'track', 'Old', { user: one.old, properties: { own: one.properties.own } }), alias(one.user), alias(one.old)]
  }
  return { call, join, end: () => sdk.shutdown(120_000) }
}

/** It drops what finds no server, and says so: the call's promise has code 0. Then the call is made again. */
function amplitude({ url, key, failed, path }) {
  const sdk = createInstance()
  sdk.init(key, {
    serverUrl: `${url}/compat/amplitude/${path}`, flushQueueSize: 100, flushIntervalMillis: 200, flushMaxRetries: 60, logLevel: 0,
  })
  const waiting = []
  const surely = (action) => waiting.push((async () => {
    for (;;) {
      const { code } = await action().promise
      if (code === 200) return
      if (code !== 0) return void failed.push(`code ${code}`)
      await wait(200)
    }
  })())
  const call = (one) => {
    const { user, device, properties } = one
    const stamp = { time: one.when, insert_id: one.properties.own, session_id: one.when }
    const known = { ...stamp, user_id: user, device_id: device }
    switch (one.kind) {
      case 'page':
      case 'screen':
      case 'seen':
        surely(() => sdk.track(one.name, properties, { ...stamp, device_id: device }))
        return found(one, 'track', one.name, { device })
      case 'identify': {
        const changes = () => new Identify().set('own', one.traits.own).set('email', one.traits.email).add('points', 1)
        surely(() => sdk.identify(changes(), known))
        return found(one, 'identify', '$identify', { user, device, properties: one.traits })
      }
      case 'group':
        surely(() => sdk.groupIdentify('company', one.company, new Identify().set('own', one.traits.own), known))
        return { ...found(one, 'group', '$group', { properties: { own: one.properties.own } }), person: null }
      case 'revenue': {
        const paid = () => new Revenue().setProductId('sku').setPrice(one.n / 4).setQuantity(2).setEventProperties(properties)
        surely(() => sdk.revenue(paid(), known))
        const money = { $productId: 'sku', $price: one.n / 4, $quantity: 2 }
        return found(one, 'track', 'revenue_amount', { user, device, properties: { ...properties, ...money } })
      }
      default:
        surely(() => sdk.track(one.name, properties, known))
        return found(one, 'track', one.name, { user, device })
    }
  }
  return { call, join: () => [], end: () => Promise.all(waiting) }
}

/** It has no clock: what found no server waits, up to 1,000 events, for the next event or `flush`. */
function snowplow({ url, key, failed, packed }) {
  let waiting = 0
  const sdk = newTracker({ namespace: 'server', appId: 'shop', encodeBase64: packed }, {
    endpoint: `${url}/compat/snowplow/${key}`, bufferSize: 50, onRequestSuccess: (sent) => { waiting -= sent.length },
    onRequestFailure: ({ willRetry, status }) => willRetry || failed.push(`status ${status}`),
  })
  const schema = (name) => `iglu:com.acme/${name}/jsonschema/1-0-0`
  const call = (one) => {
    const { user, properties } = one
    const text = properties.own
    const { device } = one
    const known = one.kind !== 'seen'
    sdk.setUserId(known ? user : undefined)
    sdk.setDomainUserId(device || undefined)
    const who = { user: known ? user : '', device }
    const tell = (event, entities = []) => {
      waiting++
      sdk.track(event, entities, { type: 'ttm', value: one.when })
    }
    switch (one.kind) {
      case 'page': {
        const page = { url: `https://shop.example/${one.n}`, title: text }
        tell(buildPageView({ pageUrl: page.url, pageTitle: text, referrer: null }))
        return found(one, 'page', 'Page Viewed', { ...who, properties: page })
      }
      case 'screen':
        tell(buildScreenView({ name: text, id: `s${one.n}` }))
        return found(one, 'screen', 'Screen Viewed', { ...who, properties: { name: text, id: `s${one.n}` } })
      case 'group': {
        const said = { category: 'shop', action: 'add', label: text, property: 'ñ', value: one.n / 4 }
        tell(buildStructEvent(said))
        return found(one, 'track', 'add', { ...who, properties: said })
      }
      case 'identify': {
        const entity = { schema: schema('level'), data: { points: one.n, tags: ['ñ'] } }
        tell(buildSelfDescribingEvent({ event: { schema: schema('seen'), data: one.traits } }), [entity])
        return found(one, 'track', 'seen', { ...who, properties: { ...one.traits, level: entity.data } })
      }
      default:
        tell(buildSelfDescribingEvent({ event: { schema: schema('Any Event'), data: properties } }))
        return found(one, 'track', 'Any Event', who)
    }
  }
  const end = async () => {
    while (waiting && !failed.length) {
      await sdk.flush()
      await wait(50)
    }
  }
  return { call, join: () => [], end }
}

const CLIENTS = {
  'segment': segment,
  'rudder-gzip': (options) => rudder({ ...options, gzip: true }),
  'rudder-plain': (options) => rudder({ ...options, gzip: false }),
  'posthog-gzip': (options) => posthog({ ...options, gzip: true, mode: 'v0' }),
  'posthog-plain': (options) => posthog({ ...options, gzip: false, mode: 'v0' }),
  'posthog-v1': (options) => posthog({ ...options, gzip: true, mode: 'v1' }),
  'amplitude-httpapi': (options) => amplitude({ ...options, path: '2/httpapi' }),
  'amplitude-batch': (options) => amplitude({ ...options, path: 'batch' }),
  'snowplow-packed': (options) => snowplow({ ...options, packed: true }),
  'snowplow-plain': (options) => snowplow({ ...options, packed: false }),
}

async function use(name, { url, key, calls }, told) {
  const failed = []
  const client = CLIENTS[name]({ url, key, prefix: name, failed })
  const said = []
  for (let n = 0; n < calls; n++) {
    said.push(client.call(step(name, n)))
    if (n % CALLS_A_PAUSE === 0) await wait(PAUSE_MS)
    if (n === Math.floor(calls / 3)) told()
  }
  for (let who = 0; who < 5; who++) said.push(...client.join(who))
  await client.end()
  return [name, { said, failed }]
}

const options = JSON.parse(process.argv[2])
let running = options.clients.length
const told = () => --running || console.log('sending')
setInterval(() => {}, 1000) // an SDK that waits for its next attempt lets a program end that has nothing else to do; a server has
const results = await Promise.all(options.clients.map((name) => use(name, options, told)))
writeFileSync(options.out, JSON.stringify(Object.fromEntries(results)))
process.exit(0) // SDKs keep timers
