// localStorage and sessionStorage that may be full, forbidden or filled by somebody else.

const PREFIX = 'fjord.';

function read(store, key, fallback) {
  try {
    const text = store().getItem(PREFIX + key);
    return text === null ? fallback : JSON.parse(text);
  } catch {
    return fallback;
  }
}

function write(store, key, value) {
  try {
    store().setItem(PREFIX + key, JSON.stringify(value));
  } catch {
    // Nothing to do: the shop works without memory.
  }
}

export const recall = (key, fallback) => read(() => localStorage, key, fallback);
export const remember = (key, value) => write(() => localStorage, key, value);
export const recallForVisit = (key, fallback) => read(() => sessionStorage, key, fallback);
export const rememberForVisit = (key, value) => write(() => sessionStorage, key, value);
