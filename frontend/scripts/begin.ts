import { build, type Plugin } from 'vite';

const SOURCE = 'src/begin.ts';
const NAME = 'begin.js';

/** Has the page begin with a script of its own: small, named after its content, and read before anything else. */
export function begin(): Plugin {
  let serving = false;
  return {
    name: 'begin',
    configResolved({ command }) {
      serving = command === 'serve';
    },
    async buildStart() {
      if (!serving) this.emitFile({ type: 'asset', name: NAME, source: await script() });
    },
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle }) {
        if (serving)
          return html.replace(`<script src="./${NAME}">`, `<script type="module" src="/${SOURCE}">`);
        const made = Object.values(bundle ?? {}).find(
          (one) => one.type === 'asset' && one.names.includes(NAME),
        );
        if (!made) throw new Error(`${SOURCE} is in no file of the build`);
        return html.replace(`./${NAME}`, `./${made.fileName}`);
      },
    },
  };
}

async function script(): Promise<string> {
  const lib = { entry: SOURCE, formats: ['iife' as const], name: 'begin' };
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: { write: false, target: 'es2023', lib },
  });
  const [bundle] = [built].flat();
  if (!bundle || !('output' in bundle)) throw new Error(`${SOURCE} was not built`);
  return bundle.output[0].code;
}
