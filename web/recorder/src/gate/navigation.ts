// Navigation: tells when the address changes without a page load, on single-page applications.
//
// The Navigation API tells it without touching the page. Elsewhere the two history functions are
// replaced by proxies, which look native to the page.

import { guard, listen } from '../shared/guard.ts';
import type { PageKind } from '../shared/handover.ts';

export function watchNavigation(navigated: (kind: PageKind) => void): void {
  let known = location.href;
  const report = guard((kind: PageKind) => {
    const { href } = location;
    if (href === known) return;
    const hashOnly = withoutHash(href) === withoutHash(known);
    known = href;
    navigated(hashOnly ? 'hash' : kind);
  });
  const api = (window as { navigation?: EventTarget }).navigation;
  if (api && 'currentEntry' in api) watchApi(api, report);
  else watchHistory(report);
}

const withoutHash = (href: string) => href.split('#')[0];

function watchApi(api: EventTarget, report: (kind: PageKind) => void): void {
  listen(api, 'currententrychange', (event) => {
    const { navigationType: kind } = event as { navigationType?: string | null };
    report(kind === 'push' ? kind : kind === 'traverse' ? 'pop' : 'replace');
  });
}

function watchHistory(report: (kind: PageKind) => void): void {
  for (const kind of ['push', 'replace'] as const) {
    const name = `${kind}State` as const;
    history[name] = new Proxy(history[name], {
      apply(target, self, args) {
        Reflect.apply(target, self, args);
        report(kind);
      },
    });
  }
  listen(window, 'popstate', () => report('pop'));
  listen(window, 'hashchange', () => report('hash'));
}
