import type { BuildOptions } from 'esbuild';

export function bundle(from: Pick<BuildOptions, 'entryPoints' | 'stdin'>): Promise<string>;
