// Console: errors and warnings of the page, uncaught errors and rejections.
//
// The two console functions are replaced by proxies, which look native to the page, and put back
// on stop. Only strings, numbers and errors are read: objects of the page may have getters that do
// things, and contents that are nobody's business.

import { replace } from '../dom/replace.ts';
import { listen, type Undo } from '../shared/guard.ts';
import { write } from '../shared/json.ts';
import { cleanLine, type Report } from './events.ts';

const ARGUMENTS_MAX = 10;
/** Lines per page load: a page that logs in a loop must not become the recording. */
const LINES_MAX = 300;
const STACK_LENGTH_MAX = 2_000;

const PLUGIN = 6;

export function watchConsole(tell: (type: number, data: object) => void): Undo[] {
  let left = LINES_MAX;
  const watch = (level: 'error' | 'warn'): Undo => {
    const called = (_self: unknown, args: unknown[]) => {
      // rrweb's console plugin holds each argument as JSON text.
      const payload = () => args.slice(0, ARGUMENTS_MAX).map((value) => write(cleanLine(describe(value))));
      if (left-- > 0) tell(PLUGIN, { plugin: 'rrweb/console@1', payload: { level, trace: [], payload: payload() } });
    };
    return replace(console, level, called);
  };
  return [watch('error'), watch('warn')];
}

export function describe(value: unknown): string {
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  // Also of another window, whose Object is not ours, and without a prototype.
  return Object(value) === value ? Object.prototype.toString.call(value) : String(value);
}

export function watchErrors(report: Report): Undo[] {
  let left = LINES_MAX;
  const send = (message: string, error: unknown, source = '', line = 0, column = 0) => {
    if (left-- <= 0) return;
    report('error', { message: cleanLine(message), source: cleanLine(source), line, column, stack: stackOf(error) });
  };
  return [
    listen<ErrorEvent>(window, 'error', ({ message, filename, lineno, colno, error }) => message && send(message, error, filename, lineno, colno)),
    listen<PromiseRejectionEvent>(window, 'unhandledrejection', ({ reason }) => send(describe(reason), reason)),
  ];
}

export const stackOf = (error: unknown): string | undefined => (error instanceof Error ? cleanStack(`${error.stack}`) : undefined);

/** Line numbers are digits too, and no stack is worth reading without them. */
function cleanStack(stack: string): string {
  const [first = '', ...frames] = stack.slice(0, STACK_LENGTH_MAX).split('\n');
  const clean = frames.map((frame) => frame.replace(/[?#][^\s:)]*/g, ''));
  return [cleanLine(first), ...clean.filter((frame) => /^\s*at |@/.test(frame))].join('\n');
}
