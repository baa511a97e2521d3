// Questions: an accordion with a filter.

import { $, $$, escape, fill } from '../dom.js';
import { currentLanguage, onLanguage, t } from '../i18n.js';

const NUMBERS = [1, 2, 3, 4, 5, 6, 7, 8];

const entry = (n) => `<details name="faq"><summary>${escape(t(`faq.q${n}`))}</summary><p>${escape(t(`faq.a${n}`))}</p></details>`;

function filter() {
  const wish = $('#faq-filter').value.trim().toLocaleLowerCase(currentLanguage());
  let shown = 0;
  for (const element of $$('#faq details')) {
    element.hidden = !element.textContent.toLocaleLowerCase(currentLanguage()).includes(wish);
    shown += element.hidden ? 0 : 1;
  }
  $('#faq-none').hidden = shown > 0;
}

export function start() {
  onLanguage(() => {
    fill($('#faq'), NUMBERS.map(entry));
    filter();
  });
  $('#faq-filter').addEventListener('input', filter);
}
