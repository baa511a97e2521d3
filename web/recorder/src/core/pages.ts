// Pages: may this address be recorded? Rules from Settings, the last one that matches wins.
//
// A page that no rule names is recorded, except where there are only `include` rules: then those
// are the whole list. `*` stays within a path segment, `**` crosses them.

import type { PageRule } from '../shared/protocol.ts';

export function pageAllowed(rules: readonly PageRule[], address: URL | Location): boolean {
  let allowed = rules.length === 0 || rules.some((rule) => rule.rule === 'exclude');
  for (const rule of rules) {
    if (globMatches(rule.glob, address)) allowed = rule.rule === 'include';
  }
  return allowed;
}

export function globMatches(glob: string, address: URL | Location): boolean {
  const pattern = compiled(glob);
  const origin = glob.includes('://') ? address.origin : '';
  const path = origin + address.pathname;
  // A rule that says nothing of query or hash is meant for the page whatever its query is.
  const plain = !/[?#]/.test(glob);
  return pattern.test(path + address.search + address.hash) || (plain && pattern.test(path));
}

const patterns = new Map<string, RegExp>();

function compiled(glob: string): RegExp {
  let pattern = patterns.get(glob);
  if (!pattern) patterns.set(glob, (pattern = new RegExp(`^${source(glob)}$`)));
  return pattern;
}

function source(glob: string): string {
  const escaped = glob.replace(/[\\^$.|?+()[\]{}]/g, '\\$&').replace(/\*{3,}/g, '**');
  // `/account/**` means `/account` too.
  const optionalTail = escaped.replace(/\/\*\*$/, '(?:/\u0000)?');
  return optionalTail
    .replace(/\*\*/g, '\u0000')
    .replace(/\*/g, '[^/?#]*')
    .replace(/\u0000/g, '.*');
}
