/** Returns the request as a command line. */
export function asCurl(sql: string, url: string): string {
  const body = JSON.stringify({ kind: 'sql', sql }).replaceAll("'", "'\\''");
  return [
    `curl -sS ${url} \\`,
    '  -H "Authorization: Bearer $CAUCE_API_KEY" \\',
    '  -H "Content-Type: application/json" \\',
    `  -d '${body}'`,
  ].join('\n');
}

/** Returns the question as a Python program; the key is in the environment. */
export function asPython(sql: string, server: string): string {
  return [
    'from cauce.client import Client',
    '',
    `cauce = Client(${JSON.stringify(server)})  # CAUCE_API_KEY`,
    `answer = cauce.sql(${JSON.stringify(sql)})`,
    'print(answer.to_pandas())',
    '',
  ].join('\n');
}
