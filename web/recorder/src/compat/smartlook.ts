// Smartlook (recorder.js): what sites say with `smartlook(…)`, in our own words.
//
// Nothing is done before `init` names the site: what is said before it waits, as it did there.

import { guard, listen } from '../shared/guard.ts';
import { isObject } from '../shared/json.ts';
import { ids, openCore, revisit, watchReady, whenReady } from './core.ts';
import { clickProps } from './clicks.ts';
import { allow, hold, watchSwitches } from './switches.ts';
import { answer, functionOf, runner, tell, warn } from './vendor.ts';

const VERSION = '10.0.0';
const CALLS_MAX = 1_000;

const script = document.currentScript as HTMLScriptElement | null;
let early: unknown[][] | undefined = [];
/** Said once, part of every later event. */
let properties: Record<string, unknown> = {};
/** What the page tells of its visitor and of what they do may be kept. */
let tells = true;

const said = (...call: unknown[]) => tells && revisit(...call);
const track = (name: unknown, props?: unknown) => said('track', name, { ...properties, ...(isObject(props) && props) });

function setProperties(given: unknown): void {
  if (!isObject(given)) return;
  const all = Object.entries({ ...properties, ...given });
  properties = Object.fromEntries(all.filter(([, value]) => value !== null));
}

function record(given: unknown): void {
  if (!isObject(given)) return;
  if (given.ips === false) warn('whether IP addresses are kept is said in Settings, so "ips" changes nothing');
  if (given.api !== undefined) tells = given.api !== false;
  allow(given);
}

const commands: Record<string, (...args: unknown[]) => unknown> = {
  init: () => warn('smartlook was initialized before'),
  record,
  identify: (id, props) => said('identify', id, props),
  anonymize: () => revisit('restart', { forgetVisitor: true }),
  track,
  properties: setProperties,
  navigation: (address) => revisit('page', address),
  error: (error) => revisit('error', error),
  pause: () => hold(true),
  resume: () => hold(false),
  restart: () => revisit('restart'),
  disable: () => revisit('disable'),
  // Before `record` there were these; a text that the visitor had agreed to meant yes.
  consentForms: (text) => record({ forms: !!text }),
  consentIP: (text) => record({ ips: !!text }),
  consentAPI: (text) => record({ api: !!text }),
};

const run = runner('smartlook', commands, whenReady);

function init(key: unknown, options: unknown): void {
  if (!key) return warn('smartlook was initialized without a key, so nothing is recorded');
  const waited = early ?? [];
  early = undefined;
  if (isObject(options) && options.interceptors) warn('interceptors are not supported: mark what must not be recorded');
  const start = openCore(`${key}`, script);
  watchReady();
  watchSwitches();
  listen<MouseEvent>(document, 'click', (event) => clickProps(event, (props) => track('click', props)), true);
  for (const call of waited) run(call);
  start();
}

function take(call: unknown[]): void {
  if (!early) return run(call);
  if (call[0] === 'init') init(call[1], call[2]);
  else if (early.length < CALLS_MAX) early.push(call);
}

guard(() => {
  tell(functionOf('smartlook', 'api'), {
    visitorId: () => ids().visitor,
    sessionId: () => ids().visit,
    recordId: () => ids().visit,
    key: () => ids().key,
    version: () => VERSION,
    playUrl: () => warn('the address of a recording is not available yet: look for the visit in the dashboard'),
  });
  answer('smartlook', 'api', take);
})();
