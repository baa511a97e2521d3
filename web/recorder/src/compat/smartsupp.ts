// Smartsupp (loader.js): what sites say with `smartsupp(…)`, in our own words.
//
// The site's key and options are in `_smartsupp`. Options are about the chat and about cookies, which we do not set.

import { fault, guard, listen } from '../shared/guard.ts';
import { isObject } from '../shared/json.ts';
import { ids, openCore, revisit, watchReady, whenReady } from './core.ts';
import { answer, functionOf, runner, tell, warn } from './vendor.ts';

const identify = (name: string) => (value: unknown) => revisit('identify', { [name]: value });

/** `{plan: 'pro'}` and `{plan: {label: 'Plan', value: 'pro'}}` say the same. */
function variables(given: unknown): void {
  if (!isObject(given)) return;
  if (Object.values(given).some((value) => isObject(value) && 'label' in value)) warn('labels of variables are not available yet: variables are shown by their names');
  const plain = Object.entries(given).map(([name, value]) => [name, isObject(value) && 'value' in value ? value.value : value]);
  revisit('variables', Object.fromEntries(plain));
}

const chat = () => warn('the chat of this site is not available yet, so its commands do nothing');
const chatCommands = ['group', 'language', 'chat:open', 'chat:close', 'chat:show', 'chat:hide', 'chat:message', 'chat:send', 'theme:color', 'on', 'html:apply'];

const commands: Record<string, (...args: unknown[]) => unknown> = {
  ...Object.fromEntries(chatCommands.map((name) => [name, chat])),
  name: identify('name'),
  email: identify('email'),
  phone: identify('phone'),
  variables,
  'recording:disable': (on) => revisit('disable', on !== false),
  'recording:off': (on) => revisit('off', on !== false),
  analyticsConsent: (given) => revisit('consent', given === true),
  // A counter of visits for marketing is not kept, so there is nothing to switch.
  marketingConsent: (given) => given === true && warn('visits are not counted for marketing, so "marketingConsent" changes nothing'),
};

const boot = guard(() => {
  const script = document.currentScript as HTMLScriptElement | null;
  const { key } = (window as { _smartsupp?: { key?: unknown } })._smartsupp ?? {};
  if (!key) return fault(warn('_smartsupp.key is missing, so nothing is recorded'));
  const start = openCore(`${key}`, script);
  watchReady();
  tell(functionOf('smartsupp', '_'), { vid: () => ids().visitor });
  listen(document, 'click', (event) => event.composedPath().some((it) => it instanceof Element && it.getAttribute('data-api') === 'smartsupp') && chat());
  answer('smartsupp', '_', runner('smartsupp', commands, whenReady));
  start();
});

boot();
