// Typed events; every subscription returns its undo.

export interface Emitter<Events> {
  on<K extends keyof Events>(name: K, heard: (value: Events[K]) => void): () => void;
  emit<K extends keyof Events>(name: K, value: Events[K]): void;
}

export function createEmitter<Events>(): Emitter<Events> {
  const heard = new Map<keyof Events, Set<(value: never) => void>>();
  return {
    on(name, listener) {
      const listeners = heard.get(name) ?? new Set();
      heard.set(name, listeners.add(listener as (value: never) => void));
      return () => void listeners.delete(listener as (value: never) => void);
    },
    emit(name, value) {
      for (const listener of heard.get(name) ?? []) listener(value as never);
    },
  };
}
