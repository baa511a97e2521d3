// Says in one line where two descriptions first differ.

export function firstDifference(a, b, path = '') {
  if (a === b) return null;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) {
    return `${path}: ${short(a)} against ${short(b)}`;
  }
  const label = a.kind ? `${path}/${a.kind}` : path;
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
    const found = firstDifference(a[key], b[key], key === 'children' ? label : `${label}.${key}`);
    if (found) return found;
  }
  return null;
}

function short(value) {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 160 ? `${text.slice(0, 160)}…` : text;
}
