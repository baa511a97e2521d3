// Promise: the browser's own, whatever the page made of the global.

/** The intrinsic Promise: an async function always answers with it. */
export const NativePromise = (async () => {})().constructor as PromiseConstructor;
