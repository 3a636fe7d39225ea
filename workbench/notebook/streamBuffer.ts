/** Where printed text goes when enough has come together. */
export type FlushStream = (cellKey: string, name: "stdout" | "stderr", text: string) => void;

const LONGEST = 16_384;
const OLDEST_MS = 50;

/**
 * Gathers consecutive printed text of one cell into messages of some kilobytes: Jupyter's
 * publishing socket drops messages when a loop prints thousands of single lines.
 */
export function createStreamBuffer(flushTo: FlushStream) {
  let open:
    | {cellKey: string; name: "stdout" | "stderr"; texts: string[]; length: number}
    | undefined;
  let since = 0;
  const flush = () => {
    if (open === undefined) return;
    const {cellKey, name, texts} = open;
    open = undefined;
    flushTo(cellKey, name, texts.join(""));
  };
  return {
    flush,
    add(cellKey: string, name: "stdout" | "stderr", text: string) {
      if (open?.cellKey !== cellKey || open.name !== name) flush();
      if (open === undefined) {
        open = {cellKey, name, texts: [], length: 0};
        since = performance.now();
        setTimeout(flush, OLDEST_MS).unref();
      }
      open.texts.push(text);
      open.length += text.length;
      if (open.length > LONGEST || performance.now() - since > OLDEST_MS) flush();
    },
  };
}
