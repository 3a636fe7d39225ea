import type {Readable} from "node:stream";

/**
 * Calls back for each line of a stream, without ever holding more than one line.
 * A line longer than the limit ends the reading and is reported.
 */
export function readLines(
  stream: Readable,
  {longest, onLine, onTooLong}: {longest: number; onLine(line: string): void; onTooLong(): void},
) {
  let parts: Buffer[] = [];
  let length = 0;
  stream.on("data", (chunk: Buffer) => {
    let rest = chunk;
    for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10)) {
      parts.push(rest.subarray(0, end));
      onLine(Buffer.concat(parts).toString("utf8"));
      parts = [];
      length = 0;
      rest = rest.subarray(end + 1);
    }
    if (rest.length === 0) return;
    parts.push(rest);
    length += rest.length;
    if (length <= longest) return;
    parts = [];
    length = 0;
    stream.destroy();
    onTooLong();
  });
}
