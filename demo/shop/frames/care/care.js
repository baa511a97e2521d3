// Tabs of the care guide. The page around it says which language to speak.

import { $, escape, fill } from '/demo/js/dom.js';
import { onLanguage, t, useLanguage } from '/demo/js/i18n.js';

const THINGS = { wool: 30, oak: 55, steel: 40, canvas: 80 };
const LANGUAGES = ['en', 'de', 'cs', 'hu'];
let chosen = 'wool';

function draw() {
  document.title = t('care.title');
  const tab = (thing) => `<button role="tab" type="button" data-thing="${thing}" aria-selected="${thing === chosen}" aria-controls="text">${escape(t(`care.${thing}`))}</button>`;
  fill($('#tabs'), Object.keys(THINGS).map(tab));
  fill($('#text'), `<h1>${escape(t(`care.${chosen}`))}</h1><p>${escape(t(`care.${chosen}_text`))}</p><div class="meter" style="width:${THINGS[chosen]}%"></div>`);
}

$('#tabs').addEventListener('click', (event) => {
  const thing = event.target.dataset.thing;
  if (!thing) return;
  chosen = thing;
  draw();
  $(`[data-thing=${thing}]`).focus();
});

addEventListener('message', (event) => {
  if (event.origin === location.origin && LANGUAGES.includes(event.data?.language)) useLanguage(event.data.language);
});

const outside = parent.document.documentElement.lang;
await useLanguage(LANGUAGES.includes(outside) ? outside : 'en');
onLanguage(draw);
