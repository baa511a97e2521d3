// Before the first paint: the theme the reader chose, so that nothing flashes. A file of its own,
// because the content security policy allows no script within the page, and a module would run too late.
try {
  const chosen = localStorage.getItem('revisit.theme')
  if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.theme = chosen
} catch {
  // Without storage there is no choice to remember.
}
