/** Spanish has a plural of its own for exact millions; written in figures it reads like the ordinary one. */
export function withMany<Tree extends object>(tree: Tree): Tree {
  const entries = Object.entries(tree).flatMap(([key, value]) => {
    if (typeof value === 'object') return [[key, withMany(value as object)]];
    return key.endsWith('_other')
      ? [
          [key, value],
          [key.replace(/_other$/, '_many'), value],
        ]
      : [[key, value]];
  });
  return Object.fromEntries(entries) as Tree;
}
