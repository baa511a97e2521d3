// The table of results: case, both recorders by seeking and playing, ours (and the peer's) document, verdict.

import { mkdirSync, writeFileSync } from 'node:fs';
import { isBehind, isExact } from './expected.mjs';

const OUT = new URL('../out/fidelity/', import.meta.url);

const NUMBER = 17;

const pair = (found) => (found ? `${found.seek} / ${found.play}` : 'not measured').padStart(NUMBER);

function verdict(found) {
  if (isExact(found.revisit)) return !found.rrweb || isExact(found.rrweb) ? 'exact' : 'exact, rrweb not';
  if (isBehind(found)) return 'worse than rrweb';
  return isBehind({ revisit: found.rrweb, rrweb: found.revisit }) ? 'better than rrweb' : 'as rrweb';
}

/** Is the rebuilt document the live one: ours, and the peer's on the same stage? */
const documents = ({ revisit, rrweb }) => `${revisit.parts ? 'no' : '='} (${rrweb ? (rrweb.parts ? 'no' : '=') : ' '})`;

/** What one recorder came to, among the cases in which it was measured. */
function share(all, name) {
  const found = all.map((one) => one[name]).filter(Boolean);
  const same = found.filter(({ parts }) => !parts).length;
  return `${name}: ${found.filter(isExact).length} of ${found.length} exact, ${same} of ${found.length} documents equal`;
}

function summary(results) {
  const all = [...results.values()];
  return `${share(all, 'revisit')}\n${share(all, 'rrweb')}\nrevisit worse than rrweb: ${all.filter(isBehind).length}`;
}

export function printed(cases, results) {
  const width = Math.max(...cases.map(({ name }) => name.length));
  const head = `${'different pixels, most at any moment'.padEnd(width)} ${'rrweb seek/play'.padStart(NUMBER)} ${'revisit seek/play'.padStart(NUMBER)}  document  verdict`;
  const lines = cases.filter(({ name }) => results.has(name)).map(({ name }) => {
    const found = results.get(name);
    return `${name.padEnd(width)} ${pair(found.rrweb)} ${pair(found.revisit)}  ${documents(found).padEnd(8)}  ${verdict(found)}`;
  });
  return ['', head, '-'.repeat(head.length), ...lines, '', summary(results), ''].join('\n');
}

/** All that was measured, with where each document parts from the live one, for whoever looks for the cause. */
export function keepResults(results) {
  mkdirSync(OUT, { recursive: true });
  writeFileSync(new URL('results.json', OUT), `${JSON.stringify(Object.fromEntries(results), null, 1)}\n`);
}
