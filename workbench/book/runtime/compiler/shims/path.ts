// The part of Node's path.posix that tslab uses, for the browser.

/** Resolves `.` and `..`, and joins repeated slashes. */
export function normalize(path: string): string {
  const absolute = path.startsWith("/");
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === "" || part === ".") continue;
    if (part === ".." && parts.length > 0 && parts.at(-1) !== "..") parts.pop();
    else if (part !== ".." || !absolute) parts.push(part);
  }
  const trailing = path.endsWith("/") && parts.length > 0 ? "/" : "";
  const joined = parts.join("/") + trailing;
  return absolute ? `/${joined}` : joined || (path.endsWith("/") && path !== "" ? "./" : ".");
}

/** Joins parts with slashes and normalises the result. */
export function join(...parts: string[]): string {
  const joined = parts.filter((part) => part !== "").join("/");
  return joined === "" ? "." : normalize(joined);
}

/** Returns everything before the last slash. */
export function dirname(path: string): string {
  const end = path.replace(/\/+$/, "").lastIndexOf("/");
  if (end < 0) return path.startsWith("/") ? "/" : ".";
  return path.slice(0, end).replace(/\/+$/, "") || "/";
}

/** Returns the last dot of the file name and what follows, or "" without one. */
export function extname(path: string): string {
  const name = path.replace(/\/+$/, "").slice(path.replace(/\/+$/, "").lastIndexOf("/") + 1);
  const dot = name.lastIndexOf(".");
  return dot <= 0 || name === ".." ? "" : name.slice(dot);
}

/** Returns the way from one absolute path to another. */
export function relative(from: string, to: string): string {
  const source = normalize(`/${from}`).split("/").filter(Boolean);
  const target = normalize(`/${to}`).split("/").filter(Boolean);
  let same = 0;
  while (same < source.length && same < target.length && source[same] === target[same]) same++;
  return [...source.slice(same).map(() => ".."), ...target.slice(same)].join("/");
}
