// Every text of the player exists in every language, with the same variables, and is used.

import { readdirSync, readFileSync } from 'node:fs';
import { FluentBundle, FluentResource } from '@fluent/bundle';
import { describe, expect, it } from 'vitest';

const LANGUAGES = ['en', 'de', 'cs', 'hu'];
const PLAYER = new URL('../../', import.meta.url);

function read(language: string): string {
  return readFileSync(new URL(`../../locales/${language}/player.ftl`, PLAYER), 'utf8');
}

function keys(language: string): string[] {
  return [...read(language).matchAll(/^([\w-]+) =/gm)].map((match) => match[1] ?? '').sort();
}

function variables(language: string, key: string): string[] {
  const message = new RegExp(`^${key} =(?:.*\\n?)(?: .*\\n|\\n)*`, 'm').exec(read(language))?.[0] ?? '';
  return [...new Set([...message.matchAll(/\$(\w+)/g)].map((match) => match[1] ?? ''))].sort();
}

function sources(): string {
  const files = readdirSync(new URL('src/', PLAYER), { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'));
  return files.map((path) => readFileSync(new URL(`src/${path}`, PLAYER), 'utf8')).join('\n');
}

describe.each(LANGUAGES)('the texts in %s', (language) => {
  it('are complete, with the same variables as in English', () => {
    expect(keys(language)).toEqual(keys('en'));
    for (const key of keys('en')) expect([key, variables(language, key)]).toEqual([key, variables('en', key)]);
  });

  it('can be read by Fluent and name numbers rightly', () => {
    const bundle = new FluentBundle(language, { useIsolating: false });
    expect(bundle.addResource(new FluentResource(read(language)))).toEqual([]);
    const say = (seconds: number): string => bundle.formatPattern(bundle.getMessage('player-skipped')?.value ?? '', { seconds });
    expect(say(1)).toContain('1');
    if (language === 'cs') expect(new Set([say(1), say(3), say(5)].map((text) => text.replace(/\d/, ''))).size).toBe(3);
    if (language === 'en') expect([say(1), say(2)]).toEqual(['Skipped 1 second without activity', 'Skipped 2 seconds without activity']);
  });
});

it('every text is used, and every text that is used exists', () => {
  const code = sources();
  const used = [...code.matchAll(/labels\(\s*['`](player-[\w-]+?)['`]/g)].map((match) => match[1] ?? '');
  const families = ['player-kind-', 'player-kinds-', 'player-signal-', 'player-play', 'player-pause', 'player-replay'];
  expect(used.filter((key) => !keys('en').includes(key))).toEqual([]);
  expect(keys('en').filter((key) => !used.includes(key) && !families.some((family) => key.startsWith(family)))).toEqual([]);
});
