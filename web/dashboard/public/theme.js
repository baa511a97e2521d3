// See src/main.ts.
try {
  const chosen = localStorage.getItem('revisit.theme')
  if (/light|dark/.test(chosen)) document.documentElement.dataset.theme = chosen
} catch {}
