// Navigation: tells when the address changes without a page load, on single-page applications.
//
// The Navigation API tells it without touching the page. Elsewhere the two history functions are
// replaced by proxies, which look native to the page, and put back on stop.

import { guard, listen, type Undo } from '../shared/guard.ts';

export type PageKind = 'load' | 'push' | 'replace' | 'pop' | 'hash' | 'bfcache';

export type OnNavigate = (kind: PageKind) => void;

interface NavigationApi extends EventTarget {
  currentEntry: unknown;
}

export function watchNavigation(onNavigate: OnNavigate): Undo {
  let known = location.href;
  const report = guard((kind: PageKind) => {
    const href = location.href;
    if (href === known) return;
    const hashOnly = withoutHash(href) === withoutHash(known);
    known = href;
    onNavigate(hashOnly ? 'hash' : kind);
  });
  const api = (window as { navigation?: NavigationApi }).navigation;
  const undos = api && 'currentEntry' in api ? [watchApi(api, report)] : watchHistory(report);
  return () => undos.forEach((undo) => undo());
}

function withoutHash(href: string): string {
  return href.split('#', 1)[0] ?? '';
}

function watchApi(api: NavigationApi, report: OnNavigate): Undo {
  return listen(api, 'currententrychange', (event) => {
    const kind = (event as { navigationType?: string | null }).navigationType;
    report(kind === 'push' ? 'push' : kind === 'traverse' ? 'pop' : 'replace');
  });
}

function watchHistory(report: OnNavigate): Undo[] {
  return [
    watchCall('pushState', () => report('push')),
    watchCall('replaceState', () => report('replace')),
    listen(window, 'popstate', () => report('pop')),
    listen(window, 'hashchange', () => report('hash')),
  ];
}

function watchCall(name: 'pushState' | 'replaceState', called: () => void): Undo {
  const original = history[name];
  const proxy = new Proxy(original, {
    apply(target, self, args) {
      const result: unknown = Reflect.apply(target, self, args);
      called();
      return result;
    },
  });
  history[name] = proxy;
  return () => {
    // Another script may have wrapped ours; then taking it away would take theirs away too.
    if (history[name] === proxy) history[name] = original;
  };
}
