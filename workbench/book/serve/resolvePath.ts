import {join, resolve, sep} from "node:path";

/**
 * Turns the path of a request into a file below the served folder, or undefined when it leads
 * anywhere else: out of the folder, to a hidden file, through a backslash or a zero byte.
 */
export function resolvePath(root: string, url: string): string | undefined {
  let path: string;
  try {
    path = decodeURIComponent(url.replace(/[?#].*$/s, ""));
  } catch {
    // A percent sign that begins no character: no file has such a name.
    return undefined;
  }
  if (!path.startsWith("/") || /[\\\0]/.test(path)) return undefined;
  if (path.split("/").some((part) => part.startsWith("."))) return undefined;
  const file = resolve(join(root, path.endsWith("/") ? `${path}index.html` : path));
  return file.startsWith(resolve(root) + sep) ? file : undefined;
}
