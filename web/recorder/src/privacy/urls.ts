// URLs: an address tells where the visitor is, its query and fragment tell who they are.
//
// Kept: scheme, host, path, the query keys that Settings name, and the path of a hash route. Never
// kept: user:password@, other query keys, fragments, script: and data: links.

import { scrubText, stars } from './text.ts';

export interface UrlRules {
  queryKeys: readonly string[];
  numbers: boolean;
  emails: boolean;
}

/** An address that the visitor may go to or is at: a link, a form's target, the page itself. */
export function cleanLink(url: string, rules: UrlRules): string {
  return clean(url, rules, false, false);
}

/** The address of something that a player has to fetch to show the page. */
export function cleanFile(url: string, rules: UrlRules, keepFragment = false): string {
  if (/^\s*data:(?:image|font|application\/font|audio|video)/i.test(url)) return url;
  return clean(url, rules, true, keepFragment);
}

const ATTENTION = /[?#@%]|\d{5}|^\s*(?!https?:)[a-z][a-z0-9+.-]*:/i;
const SCHEME = /^\s*([a-z][a-z0-9+.-]*):/i;

/** Most addresses of a page are its own; the five digits of a port are no reason to look closer. */
const HERE = typeof location === 'undefined' ? '/' : `${location.origin}/`;

function clean(url: string, rules: UrlRules, file: boolean, keepFragment: boolean): string {
  if (!ATTENTION.test(url.startsWith(HERE) ? url.slice(HERE.length - 1) : url)) return url;
  const scheme = SCHEME.exec(url)?.[1]?.toLowerCase();
  if (scheme === 'blob' || scheme === 'about') return scheme === 'blob' ? url : 'about:blank';
  if (scheme === 'mailto' ? !rules.emails : scheme === 'tel' ? !rules.numbers : scheme && !/^(?:https?|wss?|ftp)$/.test(scheme)) return `${scheme}:`;
  const [beforeHash, hash] = cut(url, '#');
  const [address, query] = cut(beforeHash, '?');
  const path = address.replace(/^(\s*(?:[a-z]+:)?\/\/)[^/@]*@/i, '$1');
  return cleanPath(path, rules, file) + cleanQuery(query, rules) + cleanHash(hash, rules, keepFragment);
}

function cut(text: string, at: string): [string, string] {
  const index = text.indexOf(at);
  return index < 0 ? [text, ''] : [text.slice(0, index), text.slice(index + 1)];
}

const HOST = /^\s*(?:[a-z][a-z0-9+.-]*:)?\/\/[^/]*/i;

/** Digits of a host or port name no visitor. */
function cleanPath(address: string, rules: UrlRules, file: boolean): string {
  if (file) return address;
  const host = HOST.exec(address)?.[0] ?? '';
  const path = scrubText(address.slice(host.length), { numbers: true, emails: rules.emails });
  return host + (rules.numbers ? path : path.replace(/\p{Nd}{5,}/gu, stars));
}

function cleanQuery(query: string, rules: UrlRules): string {
  const kept = query.split('&').filter((pair) => rules.queryKeys.includes(cut(pair, '=')[0]));
  return kept.length ? `?${kept.join('&').replace(/=[^&]*/g, (value) => scrubText(value, rules))}` : '';
}

/** `#/orders/7?x=1` is a route of an application; any other fragment may be a secret. */
function cleanHash(hash: string, rules: UrlRules, keepFragment: boolean): string {
  if (hash === '') return '';
  if (keepFragment && /^[\w:.-]{1,100}$/.test(hash)) return `#${hash}`;
  if (!/^!?\//.test(hash)) return '';
  const [path, query] = cut(hash, '?');
  if (/[=&]/.test(path)) return '';
  return `#${cleanPath(path, rules, false)}${cleanQuery(query, rules)}`;
}

/** `a.png?x=1 1x, b.png 2x`. */
export function cleanSrcset(srcset: string, rules: UrlRules): string {
  if (!ATTENTION.test(srcset)) return srcset;
  return srcset.replace(/[^\s,]\S*[^\s,]|[^\s,]/g, (part) =>
    /^[\d.]+[wxh]$/.test(part) ? part : cleanFile(part, rules),
  );
}

// Longer ones are data: addresses, which are kept as they are.
const CSS_URL = /url\(\s*(["']?)([^"')]{0,8000})\1\s*\)|(@import\s+)(["'])([^"']{0,8000})\4/gi;

/** Addresses inside CSS. Style sheets are large, so the common case is one search for a `?`. */
export function cleanCss(css: string, rules: UrlRules): string {
  if (!css.includes('?') && !css.includes('://')) return css;
  if (!css.includes('?') && !/\/\/[^/\s"')]*@/.test(css)) return css;
  return css.replace(CSS_URL, (_all, quote: string, url: string, at: string, q: string, imported: string) =>
    at === undefined
      ? `url(${quote}${cleanFile(url, rules, true)}${quote})`
      : `${at}${q}${cleanFile(imported, rules)}${q}`,
  );
}
