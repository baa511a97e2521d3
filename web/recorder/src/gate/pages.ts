// Pages: may this address be recorded? Rules from Settings, the last one that matches wins.
//
// A page that no rule names is recorded, except where there are only `include` rules: then those
// are the whole list. `*` stays within a path segment, `**` crosses them.

export interface PageRule {
  rule: string;
  glob: string;
}

export function pageAllowed(rules: readonly PageRule[] | undefined, address: URL | Location): boolean {
  let allowed = !rules?.length || rules.some(({ rule }) => rule === 'exclude');
  for (const { rule, glob } of rules ?? []) if (globMatches(glob, address)) allowed = rule === 'include';
  return allowed;
}

export function globMatches(glob: string, address: URL | Location): boolean {
  const pattern = new RegExp(`^${source(`${glob}`)}$`);
  const path = (glob.includes('://') ? address.origin : '') + address.pathname;
  // A rule that says nothing of query or hash is meant for the page whatever its query is.
  return pattern.test(path + address.search + address.hash) || (!/[?#]/.test(glob) && pattern.test(path));
}

function source(glob: string): string {
  return glob
    .replace(/[\\^$.|?+()[\]{}]/g, '\\$&')
    .replace(/\*\*+/g, '\0')
    .replace(/\*/g, '[^/?#]*')
    // `/account/**` means `/account` too.
    .replace(/\/\0$/, '(?:/\0)?')
    .replace(/\0/g, '.*');
}
