// Light or dark: the system's choice unless the reader made one.

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

const saved = 'revisit.theme'
let chosen = $state<Theme>(stored())

export const theme = {
  get now(): Theme {
    return chosen
  },
}

function stored(): Theme {
  const value = localStorage.getItem(saved)
  return themes.find((known) => known === value) ?? 'system'
}

function applyTheme(): void {
  if (chosen === 'system') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = chosen
}

export function chooseTheme(wanted: Theme): void {
  chosen = wanted
  localStorage.setItem(saved, wanted)
  applyTheme()
}
