// The dashboard starts here: texts first, so that nothing flashes, then the app. The theme is set
// earlier still, by public/theme.js: a script of its own, because the policy allows none in the page and
// a module runs after the first paint.
import { mount } from 'svelte'
import App from './App.svelte'
import './design/tokens.css'
import './design/base.css'
import { speak } from './i18n/texts.svelte'
import { startRouter } from './state/router.svelte'

async function start(): Promise<void> {
  startRouter()
  await speak()
  const target = document.getElementById('app')
  if (target) mount(App, { target })
}

void start()
