// Where two serialized documents part: the first line that is not the same, with what stands around it.

const AROUND = 2;

/** null when they are equal, else { path, live, rebuilt, before }. */
export function firstDifference(live, rebuilt) {
  const length = Math.max(live.length, rebuilt.length);
  for (let i = 0; i < length; i += 1) {
    const [one, other] = [live[i], rebuilt[i]];
    if (one?.text === other?.text && one?.path === other?.path) continue;
    const before = live.slice(Math.max(0, i - AROUND), i).map(({ path, text }) => `${path}: ${text}`);
    return { path: one?.path ?? other.path, live: one?.text ?? 'nothing', rebuilt: other ? `${other.path === one?.path ? '' : `${other.path}: `}${other.text}` : 'nothing', before };
  }
  return null;
}

export const told = ({ path, live, rebuilt, before }) => `at ${path}\n  live     ${live}\n  rebuilt  ${rebuilt}\n  after\n${before.map((line) => `    ${line}`).join('\n')}`;
