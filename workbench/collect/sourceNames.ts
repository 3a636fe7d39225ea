/**
 * Names sources by the end of their paths, as much of it as tells them apart: records hold no folders of the machine
 * they were made on.
 *
 * @param paths - absolute
 */
export function sourceNames(paths: readonly string[]): string[] {
  const parts = paths.map((path) => path.split(/[\\/]/).filter((part) => part !== ""));
  const tail = (i: number, length: number): string => parts[i].slice(-length).join("/");
  return paths.map((_, i) => {
    for (let length = 1; length < parts[i].length; length++) {
      const own = tail(i, length);
      if (paths.every((_, j) => j === i || tail(j, length) !== own)) return own;
    }
    return parts[i].join("/") || "files";
  });
}
