// Fields: what inputs, choices and boxes show, which no attribute tells.
//
// Each field is looked at after whatever may have changed it and once a second, and compared with what was
// sent last: so typing, autofill, reset, frameworks that go around setters, and scripts all look the same. Setters
// are replaced only to look soon (soon.ts). What is masked is looked at only once a second, so that
// no rhythm of typing leaves the page.

import { choiceShown, cleanValue } from '../privacy/attributes.ts';
import { EXCLUDED, IGNORE, Kind, kindOf, MASK } from '../privacy/state.ts';
import { Op } from '../stream/writer.ts';
import { ELEMENT, type Page } from './page.ts';
import { tellState } from './sheets.ts';

/** A page with more fields is looked at in turns. */
const LOOKED_AT_MAX = 300;

export interface Fields {
  add(field: Element): void;
  /** Something happened to this field. */
  touched(target: EventTarget | null | undefined): void;
  /** `all`: those that are masked, too. */
  look(all: boolean): void;
  forget(): void;
}

type Field = HTMLInputElement & HTMLSelectElement;

export function createFields(page: Page): Fields {
  const { nodes, rules, writer } = page;
  let sent = new Map<Field, string>();

  /** What the field shows, masked; undefined: nothing of it may be told. */
  const shown = (field: Field, state: number): string | undefined => {
    const kind = kindOf(state);
    if (!state || state & (EXCLUDED | MASK | IGNORE)) return undefined;
    if (kind === Kind.Check || kind === Kind.Select) {
      return choiceShown(state, rules) ? (kind === Kind.Check ? `${field.checked ? 1 : 0}${field.indeterminate ? 1 : 0}` : choices(field)) : undefined;
    }
    return cleanValue(field.value ?? '', state, rules) ?? '';
  };

  const tell = (field: Field, id: number, text: string, byUser: boolean): void => {
    const kind = kindOf(nodes.state(id));
    const checked = kind === Kind.Check && field.checked;
    // By their numbers: values of options are not recorded.
    const chosen = (): void => tellState(page, field, { selected: text ? text.split(',').map(Number) : [] });
    if (kind === Kind.Select && field.multiple) return chosen();
    if (kind === Kind.Check && (text[1] === '1') !== (sent.get(field)?.[1] === '1')) tellState(page, field, { indeterminate: text[1] === '1' });
    page.put(Op.Input, () => {
      writer.uint((checked ? 1 : 0) | (byUser ? 2 : 0));
      writer.node(id);
      writer.once(kind === Kind.Check ? '' : kind === Kind.Select ? (cleanValue(field.value, nodes.state(id), rules) ?? '') : text);
    });
    if (kind === Kind.Select) chosen();
  };

  const compare = (field: Field, byUser: boolean): void => {
    const id = nodes.id(field);
    if (!id || !field.isConnected) return void sent.delete(field);
    const now = shown(field, nodes.state(id));
    if (now === undefined || now === sent.get(field)) return;
    tell(field, id, now, byUser);
    sent.set(field, now);
  };

  const open = (field: Field): boolean => {
    const state = nodes.state(nodes.id(field));
    const kind = kindOf(state);
    return rules.forms && kind !== Kind.Secret && shown(field, state) !== undefined;
  };

  return {
    add(field) {
      const id = nodes.id(field);
      // A choice of none is in no attribute.
      const none = (field as Field).type === 'select-one' && (field as Field).selectedIndex < 0;
      sent.set(field as Field, none ? 'none' : (shown(field as Field, nodes.state(id)) ?? ''));
    },
    touched(target) {
      const field = target as Field;
      if (field?.nodeType === ELEMENT && sent.has(field) && open(field)) compare(field, true);
    },
    look(all) {
      let count = 0;
      for (const field of sent.keys()) {
        if (all || open(field)) compare(field, false);
        if (++count > LOOKED_AT_MAX) return;
      }
    },
    forget: () => void (sent = new Map()),
  };
}

const choices = (select: Field): string => Array.from(select.selectedOptions, (option) => option.index).join(',');
