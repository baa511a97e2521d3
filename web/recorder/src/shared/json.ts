// Json: what came from outside, read without trust.

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
