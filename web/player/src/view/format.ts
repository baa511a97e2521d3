// Times and addresses, as a viewer reads them.

/** 0:07, 12:30, 1:02:03. */
export function formatTime(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const two = (value: number): string => String(value).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/** Without the protocol, which says nothing here; masked parts stay as they were recorded. */
export function shortUrl(href: string): string {
  return href.replace(/^https?:\/\//, '').replace(/\/$/, '');
}

/** Left and width in percent of the recording. */
export function share(from_ms: number, to_ms: number, duration_ms: number): { left: string; width: string } {
  const whole = Math.max(1, duration_ms);
  const left = clampPercent((from_ms / whole) * 100);
  return { left: `${left}%`, width: `${clampPercent((to_ms / whole) * 100) - left}%` };
}

function clampPercent(value: number): number {
  return Math.min(100, Math.max(0, value));
}
