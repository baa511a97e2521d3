// Builds dist/, which the server embeds: index.html at the root, everything else hashed in app/.
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { fluent } from './build/ftl.ts'
import { lean } from './build/lean.ts'

// The oldest browsers with light-dark() and popovers, which the design rests on.
const browsers = ['chrome123', 'firefox125', 'safari17.5']

export default defineConfig({
  plugins: [lean(), fluent(), svelte()],
  build: {
    outDir: 'dist',
    assetsDir: 'app',
    emptyOutDir: true,
    manifest: true,
    target: browsers,
    cssTarget: browsers,
    // A data: URL would need a wider content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The shell is one script and one style sheet: one request each, and one dictionary to compress with.
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: 'shell', tags: ['$initial'] }] } },
    },
  },
  worker: { format: 'es' },
  server: {
    fs: { allow: [fileURLToPath(new URL('../..', import.meta.url))] },
    proxy: { '/api': 'http://localhost:8080', '/stage': 'http://localhost:8080' },
  },
  test: { include: ['test/unit/**/*.test.ts'] },
})
