// Rules: what the settings say of capturing. What is missing is read in the way that records less.

import type { CaptureRules } from '../shared/capturing.ts';
import { isObject } from '../shared/json.ts';
import type { ElementRule } from '../shared/protocol.ts';

type Raw = Record<string, unknown>;

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

export const rulesOf = ({ forms, numbers, emails, elements, query_keys }: Raw): CaptureRules => ({
  forms: forms === true,
  numbers: numbers === true,
  emails: emails === true,
  elements: list(elements).filter((rule): rule is ElementRule & Raw => isObject(rule) && typeof rule.selector === 'string'),
  queryKeys: list(query_keys).map(String),
});

export const pingMsOf = ({ ping_s }: Raw): number => Math.max(5, Number(ping_s) || 30) * 1_000;
