/** Returns ready-to-paste code that sends one event to this server with this key. */
export function snippets(server: string, writeKey: string): Record<'curl' | 'browser' | 'python', string> {
  const body = '{"userId": "ana@example.com", "event": "Signed Up", "properties": {"plan": "free"}}';
  return {
    curl: `curl -sS ${server}/v1/track -u ${writeKey}: \\\n  -H "Content-Type: application/json" \\\n  -d '${body}'`,
    browser: [
      "import { AnalyticsBrowser } from '@segment/analytics-next';",
      '',
      'const analytics = AnalyticsBrowser.load(',
      `  { writeKey: '${writeKey}', cdnURL: '${server}' },`,
      `  { integrations: { 'Segment.io': { apiHost: '${server.replace(/^https?:\/\//, '')}/v1', protocol: '${server.startsWith('https') ? 'https' : 'http'}' } } },`,
      ');',
      "analytics.identify('ana@example.com', { plan: 'free' });",
      "analytics.track('Signed Up', { plan: 'free' });",
    ].join('\n'),
    python: [
      'import segment.analytics as analytics',
      '',
      `analytics.write_key = '${writeKey}'`,
      `analytics.host = '${server}'`,
      "analytics.track('ana@example.com', 'Signed Up', {'plan': 'free'})",
      'analytics.flush()',
    ].join('\n'),
  };
}
