// Every page starts here: language, header, then the page's own module.

import { count, onCart } from './cart.js';
import { $, fill } from './dom.js';
import { chooseLanguage, number, onLanguage, useLanguage } from './i18n.js';
import './components/stars.js';

const pages = {
  home: () => import('./pages/home.js'),
  products: () => import('./pages/products.js'),
  product: () => import('./pages/product.js'),
  cart: () => import('./pages/cart.js'),
  checkout: () => import('./pages/checkout.js'),
  thanks: () => import('./pages/thanks.js'),
  about: () => import('./pages/about.js'),
  contact: () => import('./pages/contact.js'),
  faq: () => import('./pages/faq.js'),
  search: () => import('./pages/search.js'),
  configurator: () => import('./pages/configurator.js'),
  workshop: () => import('./pages/workshop.js'),
};

function wireMenu() {
  const button = $('#menu-button');
  const setOpen = (open) => {
    button.setAttribute('aria-expanded', String(open));
    document.body.classList.toggle('menu-open', open);
  };
  button.addEventListener('click', () => setOpen(button.getAttribute('aria-expanded') !== 'true'));
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') setOpen(false);
  });
  for (const link of document.querySelectorAll('.menu a')) {
    if (link.pathname === location.pathname) link.setAttribute('aria-current', 'page');
  }
}

function drawCartCount() {
  const n = count();
  const badge = $('#cart-count');
  badge.hidden = n === 0;
  fill(badge, number(n));
}

function wireLanguage() {
  const select = $('#language');
  select.value = document.documentElement.lang;
  select.addEventListener('change', () => chooseLanguage(select.value));
}

async function start() {
  wireMenu();
  wireLanguage();
  await useLanguage(document.documentElement.lang);
  onLanguage(drawCartCount);
  onCart(drawCartCount);
  const page = await pages[document.body.dataset.page]();
  page.start();
}

start();
