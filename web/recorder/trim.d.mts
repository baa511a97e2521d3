// For the tests that apply it.
import type { Plugin } from 'esbuild';
export function trim(source: string): string;
export const trimRrweb: Plugin;
