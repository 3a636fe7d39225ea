import {isAbsolute, relative} from "node:path";

/** True when a path is a folder or lies below it; both are absolute. */
export function isInside(inner: string, outer: string): boolean {
  const way = relative(outer, inner);
  return !/^\.\.([/\\]|$)/.test(way) && !isAbsolute(way);
}
