/** Gives a text of the page, its placeholders filled. */
export type SayText = (code: string, args?: Readonly<Record<string, string | number>>) => string;

/** Finds a part of the marking's skeleton, which the page always has. */
export function part<E extends HTMLElement>(id: string): E {
  const found = document.querySelector<E>(`#m-${id}`);
  if (found === null) throw new Error(`marking: the page must have #m-${id}`);
  return found;
}
