// Objection: where this browser keeps that its user does not want to be recorded on this site. It is no part of what
// belongs to visits, so that it stays when those are forgotten.

export const objectionNote = (prefix: string): string => `no-${prefix}`;
