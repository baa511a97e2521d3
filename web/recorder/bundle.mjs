// Bundles one file that visitors load. esbuild joins the modules and strips the types; Terser then
// makes it small: it inlines and shares more than esbuild does, which is a fourteenth of what is loaded.
import { build } from 'esbuild';
import { minify } from 'terser';

/**
 * Properties of our own objects that get short names. Only words that are no browser's and on no wire: what is told to the
 * server, kept in storage, or handed from the core to the capture file keeps its name, and so does what tests ask for.
 */
const OURS =
  'about answered field forget frame interrupt judge knownBefore leaves making movable nextId nodes operations outer parts place release reopened reread restyled shadow spend ' +
  'stateOf suspect tooLarge touched uint unfinished waiting walker watchWindow worst writer';

const TERSER = {
  ecma: 2022,
  toplevel: true,
  // No option here changes what a program does that is written as ours: nobody reads `arguments`,
  // the length or source of a function, or makes anything of a method with `new`. The sources that are
  // read are those of `packing` and `pictures`, which name nothing outside themselves.
  compress: { ecma: 2022, passes: 6, hoist_funs: true, keep_fargs: false, unsafe_arrows: true, unsafe_methods: true },
  format: { ecma: 2022 },
};

/** `from`: esbuild's `entryPoints` or `stdin`. `names`: the short names, for files that share objects. */
export async function bundle(from, names = {}) {
  const result = await build({
    ...from,
    bundle: true,
    minifySyntax: true,
    format: 'iife',
    target: 'es2022',
    legalComments: 'none',
    charset: 'utf8',
    write: false,
  });
  const properties = { regex: new RegExp(`^(?:${OURS.replaceAll(' ', '|')})$`), cache: names };
  const { code } = await minify(result.outputFiles[0].text, { ...TERSER, mangle: { properties } });
  return code;
}
