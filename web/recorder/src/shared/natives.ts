// Natives: the browser's own functions, as far as a page that replaced them lets us have them.
//
// Old libraries add `toJSON` to Array.prototype, polyfills replace Promise, monitors wrap fetch.
// Each function here works in such a page, or fails in a way that guard() catches.

import { NativePromise } from './promise.ts';

export { isObject, parse } from './json.ts';
export { NativePromise };


const toSource = Function.prototype.toString;

export function isNative(candidate: unknown): boolean {
  try {
    return typeof candidate === 'function' && toSource.call(candidate).includes('[native code]');
  } catch {
    return false;
  }
}

const jsonStringify = JSON.stringify;
const stringifyIsNative = isNative(jsonStringify);

/** JSON text of plain data, right even where the page replaced JSON or defined `toJSON`. */
export function stringify(value: unknown): string {
  return stringifyIsNative && !hasToJson() ? jsonStringify(value) : stringifyByHand(value);
}

function hasToJson(): boolean {
  return 'toJSON' in Array.prototype || 'toJSON' in Object.prototype;
}

function stringifyByHand(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'string') return quote(value);
  if (typeof value === 'number') return value - value === 0 ? `${value}` : 'null';
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (Array.isArray(value)) return arrayByHand(value);
  return typeof value === 'object' ? objectByHand(value as Record<string, unknown>) : 'null';
}

function arrayByHand(items: readonly unknown[]): string {
  let text = '[';
  for (let i = 0; i < items.length; i++) text += (i ? ',' : '') + stringifyByHand(items[i]);
  return `${text}]`;
}

function objectByHand(fields: Record<string, unknown>): string {
  let text = '';
  for (const name in fields) {
    if (!Object.prototype.hasOwnProperty.call(fields, name) || fields[name] === undefined) continue;
    text += `${text ? ',' : ''}${quote(name)}:${stringifyByHand(fields[name])}`;
  }
  return `{${text}}`;
}

const UNSAFE = /["\\\u0000-\u001f\ud800-\udfff]/g;

function quote(text: string): string {
  // A primitive string never meets a toJSON, so the native one is safe whenever it is native.
  if (stringifyIsNative) return jsonStringify(text);
  return `"${text.replace(UNSAFE, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)}"`;
}

const nativeFetch = globalThis.fetch;

export interface Reply {
  status: number;
  text: string;
  retryAfter: string | null;
}

export interface Call {
  url: string;
  body?: string | Uint8Array;
  /** Outlives the page; the bodies of all such requests share a budget of 64 KiB. */
  keepalive?: boolean;
}

const fetchIsNative = isNative(nativeFetch);
let fetchFails = false;

/** One request. Rejects when the network fails; never sends cookies. */
export async function call(request: Call): Promise<Reply> {
  if (fetchFails) return callByXhr(request);
  try {
    return await callByFetch(request);
  } catch (error) {
    // A fetch that the page replaced may not work for us at all; then there is the older way.
    if (fetchIsNative) throw error;
    const reply = await callByXhr(request);
    fetchFails = true;
    return reply;
  }
}

async function callByFetch({ url, body, keepalive }: Call): Promise<Reply> {
  const posting = body !== undefined;
  const response = await nativeFetch.call(globalThis, url, {
    method: posting ? 'POST' : 'GET',
    body: body as BodyInit | undefined,
    // text/plain needs no preflight, which would never complete while a page unloads.
    headers: posting ? { 'content-type': 'text/plain' } : undefined,
    keepalive: keepalive ?? false,
    credentials: 'omit',
    mode: 'cors',
    cache: posting ? 'no-store' : 'no-cache',
    referrerPolicy: 'origin',
  });
  const retryAfter = response.headers.get('retry-after');
  return { status: response.status, text: await response.text(), retryAfter };
}

function callByXhr({ url, body }: Call): Promise<Reply> {
  return new NativePromise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(body === undefined ? 'GET' : 'POST', url);
    if (body !== undefined) request.setRequestHeader('content-type', 'text/plain');
    request.onload = () =>
      resolve({
        status: request.status,
        text: request.responseText,
        retryAfter: request.getResponseHeader('retry-after'),
      });
    request.onerror = () => reject(new Error('network'));
    request.send((body as XMLHttpRequestBodyInit | undefined) ?? null);
  });
}
