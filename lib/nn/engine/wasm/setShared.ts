/** Reads a number of WebAssembly's variable-length encoding, and where it ends. */
function readLeb(bytes: Uint8Array, at: number): [value: number, next: number] {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    value += (byte & 127) * 2 ** shift;
    if (byte < 128) return [value, at];
  }
}

const IMPORTS = 2;
const MEMORIES = 5;
const MEMORY_KIND = 2;

/** Finds the flags of the memory in the list of imports, all others of which are functions. */
function importedMemory(bytes: Uint8Array, start: number): number | null {
  let [count, at] = readLeb(bytes, start);
  for (; count > 0; count--) {
    for (const _ of ["module", "name"]) {
      const [length, text] = readLeb(bytes, at);
      at = text + length;
    }
    const kind = bytes[at++];
    if (kind === MEMORY_KIND) return at;
    if (kind !== 0) return null;
    [, at] = readLeb(bytes, at);
  }
  return null;
}

/** Finds the byte that says whether a module's memory has a limit and is shared. */
function memoryFlags(bytes: Uint8Array): number | null {
  for (let at = 8; at < bytes.length; ) {
    const section = bytes[at];
    const [size, start] = readLeb(bytes, at + 1);
    if (section === IMPORTS) {
      const flags = importedMemory(bytes, start);
      if (flags !== null) return flags;
    }
    if (section === MEMORIES) return start + 1;
    at = start + size;
  }
  return null;
}

const LIMITED = 1;
const SHARED = 3;

/**
 * Copies a WebAssembly module with its memory declared as shared between threads, or not: one bit, for
 * plain loads and stores are the same in both.
 *
 * @param binary - a module that defines or imports one memory with an upper limit
 * @throws RangeError when it has no such memory
 */
export function setShared(binary: Uint8Array, shared: boolean): Uint8Array<ArrayBuffer> {
  const copy = new Uint8Array(binary);
  const flags = memoryFlags(copy);
  if (flags === null || (copy[flags] !== LIMITED && copy[flags] !== SHARED)) {
    throw new RangeError("setShared: binary must hold one memory with an upper limit, got none");
  }
  copy[flags] = shared ? SHARED : LIMITED;
  return copy;
}
