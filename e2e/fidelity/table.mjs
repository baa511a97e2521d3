// The table of results: case, both recorders by seeking and playing, verdict.

import { isBehind, isExact } from './expected.mjs';

const NUMBER = 17;

const pair = ({ seek, play }) => `${seek} / ${play}`.padStart(NUMBER);

function verdict(found) {
  if (isExact(found.revisit)) return isExact(found.rrweb) ? 'exact' : 'exact, rrweb not';
  if (isBehind(found)) return 'worse than rrweb';
  return isBehind({ revisit: found.rrweb, rrweb: found.revisit }) ? 'better than rrweb' : 'as rrweb';
}

function summary(results) {
  const all = [...results.values()];
  const exact = (name) => all.filter((found) => isExact(found[name])).length;
  return `exact: revisit ${exact('revisit')} of ${all.length}, rrweb ${exact('rrweb')} of ${all.length}; worse than rrweb: ${all.filter(isBehind).length}`;
}

export function printed(cases, results) {
  const width = Math.max(...cases.map(({ name }) => name.length));
  const head = `${'different pixels, most at any moment'.padEnd(width)} ${'rrweb seek/play'.padStart(NUMBER)} ${'revisit seek/play'.padStart(NUMBER)}  verdict`;
  const lines = cases.filter(({ name }) => results.has(name)).map(({ name }) => {
    const found = results.get(name);
    return `${name.padEnd(width)} ${pair(found.rrweb)} ${pair(found.revisit)}  ${verdict(found)}`;
  });
  return ['', head, '-'.repeat(head.length), ...lines, '', summary(results), ''].join('\n');
}
