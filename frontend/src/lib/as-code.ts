// A question as code that asks it again: the key is never in it, and without one it says where to get it.

type Json = unknown;

/** Returns the question as a command to paste into a terminal; `where` says where a key is made. */
export function asCurl(question: Json, url: string, where: string): string {
  const body = JSON.stringify(question, null, 2).replaceAll("'", String.raw`'\''`);
  const key = '${CAUCE_API_KEY:?' + where.replace(/["$`\\}]/g, '') + '}';
  return [
    `curl -sS '${url}' \\`,
    `  -H "Authorization: Bearer ${key}" \\`,
    '  -H "Content-Type: application/json" \\',
    `  -d '${body}'`,
  ].join('\n');
}

/** Returns the question as a Python program that needs nothing beside Python. */
export function asPython(question: Json, url: string, where: string): string {
  return [
    'import json',
    'import os',
    'import urllib.request',
    '',
    `# ${where}`,
    'key = os.environ["CAUCE_API_KEY"]',
    `question = ${python(question, '')}`,
    'request = urllib.request.Request(',
    `    ${JSON.stringify(url)},`,
    '    data=json.dumps(question).encode(),',
    '    headers={"Authorization": f"Bearer {key}", "Content-Type": "application/json"},',
    ')',
    'with urllib.request.urlopen(request, timeout=60) as answer:',
    '    print(json.dumps(json.load(answer)["result"], indent=2, ensure_ascii=False))',
    '',
  ].join('\n');
}

/** Returns JSON as Python writes it; text of JSON is text of Python. */
function python(value: Json, indent: string): string {
  if (value === null || value === undefined) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value !== 'object') return JSON.stringify(value);
  const inner = `${indent}    `;
  const list = Array.isArray(value);
  const items = list
    ? value.map((item) => python(item, inner))
    : Object.entries(value)
        .filter(([, item]) => item !== undefined)
        .map(([name, item]) => `${JSON.stringify(name)}: ${python(item, inner)}`);
  const [open, close] = list ? '[]' : '{}';
  if (items.length === 0) return `${open}${close}`;
  return `${open}\n${items.map((item) => `${inner}${item},\n`).join('')}${indent}${close}`;
}
