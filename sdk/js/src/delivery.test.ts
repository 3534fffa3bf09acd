// Delivery against a real HTTP server that answers what each test says.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createDelivery } from './delivery';
import { createQueue } from './storage';

interface Asked {
  request_id: string;
  attempt: number;
  writeKey: string;
  sentAt: string;
  batch: { messageId: string }[];
}
type Answer = { status: number; body?: string; headers?: Record<string, string> };

let answer: (asked: Asked) => Answer;
let requests: Asked[];
let dropped: [string, string][];
let open: boolean;
let stop: () => void;
let url: string;

const verdicts = (asked: Asked, result = 'ok') => ({
  status: 200,
  body: JSON.stringify({
    results: Object.fromEntries(asked.batch.map((m) => [m.messageId, { result, reason: 'why' }])),
  }),
});

beforeEach(async () => {
  requests = [];
  dropped = [];
  open = true;
  answer = verdicts;
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (part) => (text += part));
    request.on('end', () => {
      const asked: Asked = JSON.parse(text);
      requests.push(asked);
      const { status, body = '{}', headers } = answer(asked);
      response.writeHead(status, headers).end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/events`;
  stop = () => {
    server.closeAllConnections();
    server.close();
  };
});
afterEach(() => stop());

const started = (count: number, size = 10) => {
  const queue = createQueue();
  for (let n = 0; n < count; n++) {
    const messageId = `m${String(n).padStart(4, '0')}`;
    queue.add(messageId, JSON.stringify({ messageId, type: 'track', fill: 'x'.repeat(size) }), false);
  }
  const delivery = createDelivery(queue, {
    url,
    writeKey: 'WK',
    context: () => ({ locale: 'es' }),
    open: () => open,
    stored: () => false,
    report: (message, reason) => dropped.push([message.messageId, reason]),
  });
  return { queue, delivery };
};
const left = (queue: ReturnType<typeof createQueue>) => queue.all(false).map(([id]) => id);
const sent = () => requests.flatMap((asked) => asked.batch.map((m) => m.messageId));

it('sends everything once, in batches of at most 100 and 60 KB', async () => {
  const { queue, delivery } = started(250, 900);
  await delivery.run();
  expect(left(queue)).toEqual([]);
  expect(new Set(sent()).size).toBe(250);
  expect(sent().length).toBe(250);
  expect(Math.max(...requests.map((asked) => JSON.stringify(asked).length))).toBeLessThan(61_000);
  expect(requests[0]).toMatchObject({ writeKey: 'WK', attempt: 1, context: { locale: 'es' } });
});

it.each([
  ['429', { status: 429, headers: { 'retry-after': '1' } }, 1000],
  ['503', { status: 503, headers: { 'retry-after': '1' } }, 1000],
  ['a server error', { status: 500 }, 1000],
  ['a page of somebody else', { status: 200, body: '<html>sign in</html>' }, 1000],
  ['an answer without verdicts', { status: 200, body: '{}' }, 1000],
])('after %s it sends the same request again, later', async (_, refusal, atLeast) => {
  const times: number[] = [];
  answer = (asked) => (times.push(Date.now()), times.length == 1 ? refusal : verdicts(asked));
  const { queue, delivery } = started(3);
  await delivery.run();
  expect(left(queue).length).toBe(3);
  await expect.poll(() => left(queue), { timeout: 4000 }).toEqual([]);
  expect(times[1]! - times[0]!).toBeGreaterThanOrEqual(atLeast - 5);
  expect(requests.map((asked) => asked.attempt)).toEqual([1, 2]);
  expect(requests[1]!.request_id).toBe(requests[0]!.request_id);
  expect(requests[1]!.batch).toEqual(requests[0]!.batch);
  expect(requests[1]!.sentAt > requests[0]!.sentAt).toBe(true);
  expect(dropped).toEqual([]);
});

it('when nobody answers nothing is lost, and a sign of life tries at once', async () => {
  const { queue, delivery } = started(2);
  stop();
  await delivery.run();
  await delivery.run(); // it rests: this asks nobody
  expect(left(queue).length).toBe(2);
  delivery.forget();
});

it('only what the answer names as retry is sent again', async () => {
  answer = (asked) => {
    if (requests.length > 1) return verdicts(asked);
    const results = {
      m0000: { result: 'ok' },
      m0001: { result: 'retry' },
      m0002: { result: 'drop', reason: 'too_deep' },
    };
    return { status: 200, body: JSON.stringify({ results }) };
  };
  const { queue, delivery } = started(3);
  await delivery.run();
  expect(dropped).toEqual([['m0002', 'too_deep']]);
  expect(left(queue)).toEqual(['m0001']);
  await delivery.wake();
  expect(requests[1]!.batch.map((m) => m.messageId)).toEqual(['m0001']);
  expect(left(queue)).toEqual([]);
});

it('a batch that is too large is halved until it fits, and only the culprit is dropped', async () => {
  answer = (asked) => (asked.batch.some((m) => m.messageId == 'm0005') ? { status: 413 } : verdicts(asked));
  const { queue, delivery } = started(16);
  await delivery.run();
  expect(left(queue)).toEqual([]);
  expect(dropped).toEqual([['m0005', 'http_413']]);
});

it.each([400, 401])('%i drops the batch and says so', async (status) => {
  answer = () => ({ status });
  const { queue, delivery } = started(2);
  await delivery.run();
  expect(left(queue)).toEqual([]);
  expect(dropped.map(([, why]) => why)).toEqual([`http_${status}`, `http_${status}`]);
});

it('nothing leaves while it is closed, and what was to be repeated is forgotten', async () => {
  answer = () => ({ status: 503 });
  const { delivery } = started(2);
  await delivery.run();
  open = false;
  delivery.forget();
  await delivery.run();
  delivery.leave();
  expect(requests.length).toBe(1);
});

it('a page that closes sends what is not on its way already', async () => {
  const { queue, delivery } = started(3);
  const running = delivery.run();
  delivery.leave();
  queue.add('m9', '{"messageId":"m9"}', false);
  delivery.leave();
  await running;
  await expect.poll(() => left(queue)).toEqual([]);
  expect(sent().sort()).toEqual(['m0000', 'm0001', 'm0002', 'm9']);
});
