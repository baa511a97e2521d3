// Json: read without trust, and written right even where the page replaced JSON or gave prototypes
// a toJSON, as old libraries do.

const jsonParse = JSON.parse;

/** Parsed JSON, or undefined when the text is none. */
export function parse(text: string): unknown {
  try {
    return jsonParse(text);
  } catch {
    return undefined;
  }
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

// eslint-disable-next-line no-control-regex
const UNSAFE = /["\\\0-\x1f\ud800-\udfff]/g;

const quote = (text: string) => `"${text.replace(UNSAFE, (char) => `\\u${(char.charCodeAt(0) + 0x10000).toString(16).slice(1)}`)}"`;

/** JSON text of plain data. */
export function write(value: unknown): string {
  if (typeof value === 'string') return quote(value);
  if (Array.isArray(value)) return `[${value.map(write)}]`;
  if (isObject(value)) {
    const fields = Object.keys(value).filter((name) => value[name] !== undefined);
    return `{${fields.map((name) => `${quote(name)}:${write(value[name])}`)}}`;
  }
  return typeof value === 'boolean' || Number.isFinite(value) ? `${value}` : 'null';
}
