// About: the people, drawn.

import { $, escape, fill } from '../dom.js';
import { onLanguage, t } from '../i18n.js';

const team = [
  { name: 'Solveig', role: 'founder', skin: '#f0cbb0', hair: '#8b5a34', coat: '#c8704c', shape: 'long' },
  { name: 'Anders', role: 'wood', skin: '#e6b793', hair: '#3d2f27', coat: '#667f63', shape: 'short' },
  { name: 'Runa', role: 'wool', skin: '#d9a47c', hair: '#d8cfc4', coat: '#4d7f93', shape: 'bun' },
  { name: 'Jonas', role: 'trail', skin: '#a8714d', hair: '#231a15', coat: '#34434c', shape: 'cap' },
];

const hair = {
  long: (c) => `<path d="M56 104c-4-52 20-74 44-74s48 22 44 74l-8 44H64z" fill="${c}"/>`,
  short: (c) => `<path d="M62 92c-6-44 18-60 38-60s44 16 38 60c-10-20-20-26-38-26s-28 6-38 26z" fill="${c}"/>`,
  bun: (c) => `<circle cx="100" cy="30" r="17" fill="${c}"/><path d="M60 96c-4-44 18-58 40-58s44 14 40 58z" fill="${c}"/>`,
  cap: () => '<path d="M60 78c0-32 18-46 40-46s40 14 40 46z" fill="#c8704c"/><path d="M56 76h88v12H56z" fill="#99502f"/>',
};

const face = (person) => `
  <svg viewBox="0 0 200 200" aria-hidden="true"><rect width="200" height="200" fill="#eef0e8"/>${person.shape === 'cap' || person.shape === 'short' ? '' : hair[person.shape](person.hair)}
    <path d="M24 200c6-44 40-54 76-54s70 10 76 54z" fill="${person.coat}"/><path d="M84 120h32v36c-8 12-24 12-32 0z" fill="${person.skin}"/>
    <ellipse cx="100" cy="96" rx="34" ry="40" fill="${person.skin}"/>${person.shape === 'cap' || person.shape === 'short' ? hair[person.shape](person.hair) : `<path d="M66 90c4-26 20-36 40-34 14 2 26 14 28 34-16-4-26-12-32-22-8 12-20 20-36 22z" fill="${person.hair}"/>`}
    <g fill="#2a2018"><circle cx="87" cy="98" r="3.500"/><circle cx="113" cy="98" r="3.500"/></g><path d="M90 116c6 6 14 6 20 0" stroke="#7a3d2a" stroke-width="3" stroke-linecap="round" fill="none"/></svg>`;

const card = (person) => `<figure class="person">${face(person)}<figcaption><b>${escape(person.name)}</b><span>${escape(t(`about.role_${person.role}`))}</span></figcaption></figure>`;

export const start = () => onLanguage(() => fill($('#team'), team.map(card)));
