// Runs before anything is painted. A visitor who reads another language than the page's English does
// not see the English flash by; base.css shows the page after a second in any case.
(() => {
  const known = ['en', 'de', 'cs', 'hu'];
  let wish = null;
  try { wish = JSON.parse(localStorage.getItem('fjord.language')); } catch { /* storage may be forbidden or spoilt */ }
  const language = known.includes(wish) ? wish : known.find((one) => navigator.language.startsWith(one)) ?? 'en';
  document.documentElement.lang = language;
  if (language !== 'en') document.documentElement.classList.add('untranslated');
})();
