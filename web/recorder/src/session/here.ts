// Here: the page that this file was loaded into, and the site's wishes for it.
//
// The capture file is evaluated once for each session (the core loads it anew after a consent that
// was withdrawn and given again), so a session's parts are modules and their state is in module
// variables: no object of ours has names that a visitor would have to download.

import type { CaptureRules } from '../shared/capturing.ts';
import type { Host } from '../shared/handover.ts';
import { isObject } from '../shared/json.ts';
import type { ElementRule } from '../shared/protocol.ts';

export let host: Host;
export let rules: CaptureRules;

export function arrive(given: Host): void {
  const { forms, numbers, emails, elements, query_keys } = given.settings;
  host = given;
  // What is missing is read in the way that records less.
  rules = {
    forms: forms === true,
    numbers: numbers === true,
    emails: emails === true,
    elements: list(elements).filter((rule): rule is ElementRule & object => isObject(rule) && typeof rule.selector === 'string'),
    queryKeys: list(query_keys).map(String),
  };
}

export const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
