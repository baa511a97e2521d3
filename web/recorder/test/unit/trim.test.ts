// The build's changes to @rrweb/record: they apply to the version that is installed, and to no other text.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { trim } from '../../trim.mjs';

const source = readFileSync(createRequire(import.meta.url).resolve('@rrweb/record').replace(/record\.(?:umd\.)?c?js$/, 'record.js'), 'utf8');

describe('the build of @rrweb/record', () => {
  it('takes away what our options never switch on, and what is asked for every node without need', () => {
    const trimmed = trim(source);
    for (const gone of ['initCanvasFPSObserver(fps', 'element.classList', 'n.attributes[i]', 'Array.from(index.childNodes(n))', 'delete serializedNode.needBlock']) {
      expect(source).toContain(gone);
      expect(trimmed).not.toContain(gone);
    }
  });
  it('stops at a version that reads otherwise', () => {
    expect(() => trim(source.replaceAll('n.attributes.length', 'n.attributes.size'))).toThrow('has changed: cannot cut "attributes: by name"');
    expect(() => trim(`${source}\nfunction host(n) {`)).toThrow('has changed');
  });
});
