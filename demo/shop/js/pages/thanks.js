// After the order.

import { $, fill } from '../dom.js';
import { onLanguage, t } from '../i18n.js';
import { drawMiniLines, drawTotals } from '../order.js';
import { recallForVisit } from '../storage.js';

export function start() {
  const order = recallForVisit('order', null);
  if (!order) {
    location.replace('/demo/');
    return;
  }
  onLanguage(() => {
    $('#thanks-lead').textContent = t('thanks.lead');
    fill($('#order-number'), order.number);
    drawMiniLines($('#mini-lines'), order.lines);
    drawTotals($('#totals'), order.totals);
  });
  $('#print').addEventListener('click', () => window.print());
}
