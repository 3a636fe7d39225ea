/** What the keys of the marking do. */
export interface KeyHandlers {
  give(points: number | "all"): void;
  move(step: number): void;
  go(step: number): void;
  goOpen(): void;
  comment(): void;
  leave(): void;
}

/** True where a key writes. */
function writes(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches("textarea, input, select");
}

/**
 * Does what a key of the marking asks for.
 *
 * @returns false for a key that means nothing here
 */
export function pressKey(event: KeyboardEvent, handlers: KeyHandlers): boolean {
  const {key, ctrlKey, metaKey, altKey, target} = event;
  if ((ctrlKey || metaKey) && key === "Enter") handlers.goOpen();
  else if (ctrlKey || metaKey || altKey) return false;
  else if (key === "Escape") handlers.leave();
  else if (writes(target)) return false;
  else if (/^[0-9]$/.test(key)) handlers.give(Number(key));
  else if (key === "f") handlers.give("all");
  else if (key === "ArrowUp") handlers.move(-1);
  else if (key === "ArrowDown") handlers.move(1);
  else if (key === "ArrowLeft" || key === "k") handlers.go(-1);
  else if (key === "ArrowRight" || key === "j") handlers.go(1);
  else if (key === "n") handlers.goOpen();
  else if (key === "c") handlers.comment();
  else return false;
  return true;
}
