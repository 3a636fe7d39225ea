import {Gunzip} from "fflate";
import {FormatError} from "../core/index.ts";
import {crc32} from "./crc32.ts";

/** What a gunzip needs to know beside the bytes. */
export interface GunzipOptions {
  /** The function and file that ask, for the message. */
  readonly who: string;
  /** The most bytes that may come out; more is an error, before they fill the memory. */
  readonly maxBytes: number;
  /** Where the limit comes from, for the message. */
  readonly limit: string;
}

/** Tells whether bytes begin as a gzip stream does. */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes.length > 2 && bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 8;
}

/** Says that more came out than may. */
function tooLarge({who, maxBytes, limit}: GunzipOptions): FormatError {
  return new FormatError(
    `${who}: gzip must unpack to at most ${maxBytes} bytes (${limit}), got more`,
  );
}

/** Says that the stream is broken, with the reason that the decompressor gave. */
function broken(who: string, given: number, cause: unknown): FormatError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new FormatError(`${who}: gzip stream of ${given} bytes must be whole, got ${reason}`, {
    cause,
  });
}

/** Unpacks with fflate, which runs everywhere, and proves the checksum that fflate leaves alone. */
export function gunzipPortable(bytes: Uint8Array, options: GunzipOptions): Uint8Array {
  const {who, maxBytes} = options;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 18) throw broken(who, bytes.length, "unexpected end of file");
  const statedLength = view.getUint32(bytes.length - 4, true);

  // The stated length saves copying, but a lie must not reserve more than deflate can ever give.
  let out = new Uint8Array(Math.min(statedLength, maxBytes, 1032 * bytes.length));
  let length = 0;
  let joined = 0;
  const stream = new Gunzip((chunk) => {
    if (length + chunk.length > maxBytes) throw tooLarge(options);
    if (length + chunk.length > out.length) {
      const larger = new Uint8Array(Math.min(maxBytes, 2 * (length + chunk.length)));
      larger.set(out.subarray(0, length));
      out = larger;
    }
    out.set(chunk, length);
    length += chunk.length;
  });
  stream.onmember = () => {
    joined++;
  };

  try {
    const step = 65536;
    for (let start = 0; start < bytes.length; start += step) {
      stream.push(bytes.subarray(start, start + step), start + step >= bytes.length);
    }
  } catch (error) {
    if (error instanceof FormatError) throw error;
    throw broken(who, bytes.length, error);
  }

  // A single member ends with its checksum and length; joined members keep theirs inside.
  const result = length === out.length ? out : out.slice(0, length);
  if (joined === 0) {
    const statedSum = view.getUint32(bytes.length - 8, true);
    if (statedLength !== length % 4294967296 || statedSum !== crc32(result)) {
      throw broken(who, bytes.length, "an incorrect data check");
    }
  }
  return result;
}

/** The part of Node's zlib that is used here. */
interface NodeZlib {
  gunzipSync(
    bytes: Uint8Array,
    options: {readonly maxOutputLength: number; readonly chunkSize: number},
  ): Uint8Array;
}

/** Finds Node's own zlib, without an import that a browser bundle would have to answer. */
function nodeZlib(): NodeZlib | undefined {
  if (typeof process === "undefined" || typeof process.getBuiltinModule !== "function") {
    return undefined;
  }
  return process.getBuiltinModule("node:zlib");
}

/** Unpacks a gzip stream, with Node's zlib where there is one (five times as fast), else portably. */
export function gunzip(bytes: Uint8Array, options: GunzipOptions): Uint8Array {
  const zlib = nodeZlib();
  if (zlib === undefined) return gunzipPortable(bytes, options);
  const {who, maxBytes} = options;
  try {
    const out = zlib.gunzipSync(bytes, {maxOutputLength: maxBytes, chunkSize: 262144});
    return new Uint8Array(out.buffer, out.byteOffset, out.byteLength);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ERR_BUFFER_TOO_LARGE") throw tooLarge(options);
    throw broken(who, bytes.length, error);
  }
}

/** Unpacks only the first bytes of a gzip stream, or all there are when it is shorter. */
export function gunzipHead(bytes: Uint8Array, count: number, who: string): Uint8Array {
  const head = new Uint8Array(count);
  let length = 0;
  const stream = new Gunzip((chunk) => {
    const taken = chunk.subarray(0, count - length);
    head.set(taken, length);
    length += taken.length;
  });
  try {
    for (let start = 0; start < bytes.length && length < count; start += 1024) {
      stream.push(bytes.subarray(start, start + 1024), start + 1024 >= bytes.length);
    }
  } catch (error) {
    throw broken(who, bytes.length, error);
  }
  return head.slice(0, length);
}
