// The dashboard starts here: theme and texts first, so that nothing flashes, then the app.
import { mount } from 'svelte'
import App from './App.svelte'
import './design/tokens.css'
import './design/base.css'
import { speak } from './i18n/texts.svelte'
import { startRouter } from './state/router.svelte'
import { applyTheme } from './state/theme.svelte'

async function start(): Promise<void> {
  applyTheme()
  startRouter()
  await speak()
  const target = document.getElementById('app')
  if (target) mount(App, { target })
}

void start()
