// Console: errors and warnings of the page, uncaught errors and rejections.
//
// The two console functions are replaced by proxies, which look native to the page, and put back
// on stop. Only strings, numbers and errors are read: objects of the page may have getters that do
// things, and contents that are nobody's business.

import type { CaptureRules } from '../capture/types.ts';
import { guard, listen, type Undo } from '../shared/guard.ts';
import { cleanLine, consoleLine, custom, type Report } from './events.ts';

const ARGUMENTS_MAX = 10;
/** Lines per page load: a page that logs in a loop must not become the recording. */
const LINES_MAX = 300;
const STACK_LENGTH_MAX = 2_000;

export function watchConsole(rules: CaptureRules, report: Report): Undo {
  let left = LINES_MAX;
  const line = guard((level: 'error' | 'warn', args: unknown[]) => {
    if (left-- <= 0) return;
    const payload = args.slice(0, ARGUMENTS_MAX).map((value) => quoted(describe(value), rules));
    report(consoleLine(level, payload));
  });
  const undos = (['error', 'warn'] as const).map((level) => watchLevel(level, (args) => line(level, args)));
  return () => undos.forEach((undo) => undo());
}

/** rrweb's console plugin holds each argument as JSON text. */
const quoted = (text: string, rules: CaptureRules) => JSON.stringify(cleanLine(text, rules));

function watchLevel(level: 'error' | 'warn', called: (args: unknown[]) => void): Undo {
  const original = console[level];
  const proxy = new Proxy(original, {
    apply(target, self, args: unknown[]) {
      called(args);
      return Reflect.apply(target, self, args) as unknown;
    },
  });
  console[level] = proxy;
  return () => {
    if (console[level] === proxy) console[level] = original;
  };
}

function describe(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  if (typeof value === 'object' && value !== null) return Object.prototype.toString.call(value);
  return typeof value === 'function' ? '[function]' : String(value);
}

export function watchErrors(rules: CaptureRules, report: Report): Undo {
  let left = LINES_MAX;
  const send = (message: string, source: string, line: number, column: number, stack: unknown) => {
    if (left-- <= 0) return;
    const about = { message: cleanLine(message, rules), source: cleanLine(source, rules), line, column };
    const trace = typeof stack === 'string' ? { stack: cleanStack(stack, rules) } : {};
    report(custom('error', { ...about, ...trace }));
  };
  const undos = [
    listen(window, 'error', (event) => {
      const { message, filename, lineno, colno, error } = event as ErrorEvent;
      if (message) send(message, filename, lineno, colno, error instanceof Error ? error.stack : undefined);
    }),
    listen(window, 'unhandledrejection', (event) => {
      const { reason } = event as PromiseRejectionEvent;
      send(describe(reason), '', 0, 0, reason instanceof Error ? reason.stack : undefined);
    }),
  ];
  return () => undos.forEach((undo) => undo());
}

/** Line numbers are digits too, and no stack is worth reading without them. */
function cleanStack(stack: string, rules: CaptureRules): string {
  const [first = '', ...frames] = stack.slice(0, STACK_LENGTH_MAX).split('\n');
  const clean = frames.map((frame) => frame.replace(/\?[^\s:)]*/g, '').replace(/#[^\s:)]*/g, ''));
  return [cleanLine(first, rules), ...clean.filter((frame) => /^\s*at |@/.test(frame))].join('\n');
}
