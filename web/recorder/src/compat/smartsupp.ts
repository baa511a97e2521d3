// Smartsupp (loader.js): what sites say with `smartsupp(…)`, in our own words.
//
// The site's key and options are in `_smartsupp`. Options are about the chat and about cookies, which we do not set.

import { fault, guard } from '../shared/guard.ts';
import { isObject } from '../shared/json.ts';
import { ids, openCore, revisit, watchReady, whenReady } from './core.ts';
import { answer, functionOf, runner, tell, warn } from './vendor.ts';

const identify = (name: string) => (value: unknown) => revisit('identify', { [name]: value });

/** `{plan: 'pro'}` and `{plan: {label: 'Plan', value: 'pro'}}` say the same. */
function variables(given: unknown): void {
  if (!isObject(given)) return;
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
  marketingConsent: () => undefined,
};

const boot = guard(() => {
  const script = document.currentScript as HTMLScriptElement | null;
  const { key } = (window as { _smartsupp?: { key?: unknown } })._smartsupp ?? {};
  if (!key) return fault(warn('_smartsupp.key is missing, so nothing is recorded'));
  const start = openCore(`${key}`, script);
  watchReady();
  tell(functionOf('smartsupp', '_'), { vid: () => ids().visitor });
  answer('smartsupp', '_', runner('smartsupp', commands, whenReady));
  start();
});

boot();
