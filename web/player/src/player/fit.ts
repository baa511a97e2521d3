// Keeps the stage as large as its place allows, in the proportions of the recorded window.

export interface Fit {
  fit(): void;
  stop(): void;
}

export function fitFrame(host: HTMLElement, frame: HTMLElement, size: () => { width: number; height: number }): Fit {
  let shape = '';
  const fit = (): void => {
    const { width, height } = size();
    const scale = Math.min(host.clientWidth / width, host.clientHeight / height);
    const next = `${Math.floor(width * scale)} ${Math.floor(height * scale)}`;
    if (next === shape) return;
    shape = next;
    frame.style.width = `${Math.floor(width * scale)}px`;
    frame.style.height = `${Math.floor(height * scale)}px`;
  };
  const observer = new ResizeObserver(fit);
  observer.observe(host);
  fit();
  return { fit, stop: () => observer.disconnect() };
}
