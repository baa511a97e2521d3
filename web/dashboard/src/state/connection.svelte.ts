// Whether the server can be reached, as far as this page knows: the browser says it is offline, or
// the last request got no answer at all.

let missed = $state(false)
let offline = $state(!navigator.onLine)

window.addEventListener('online', () => (offline = false))
window.addEventListener('offline', () => (offline = true))

export const connection = {
  get lost(): boolean {
    return missed || offline
  },
  reached(): void {
    missed = false
  },
  missed(): void {
    missed = true
  },
}
