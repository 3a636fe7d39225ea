/** How the data set of a DICOM file is written down. */
export interface DicomSyntax {
  readonly name: string;
  /** Whether its voxels can be read here: everything else is compressed. */
  readonly isPlain: boolean;
}

const PLAIN: Readonly<Record<string, string>> = {
  "1.2.840.10008.1.2": "implicit VR little endian",
  "1.2.840.10008.1.2.1": "explicit VR little endian",
  "1.2.840.10008.1.2.1.99": "deflated explicit VR little endian",
  "1.2.840.10008.1.2.2": "explicit VR big endian",
};

const COMPRESSED: Readonly<Record<string, string>> = {
  "1.2.840.10008.1.2.1.98": "encapsulated uncompressed",
  "1.2.840.10008.1.2.4.50": "JPEG baseline",
  "1.2.840.10008.1.2.4.51": "JPEG extended",
  "1.2.840.10008.1.2.4.57": "JPEG lossless",
  "1.2.840.10008.1.2.4.70": "JPEG lossless, first-order prediction",
  "1.2.840.10008.1.2.4.80": "JPEG-LS lossless",
  "1.2.840.10008.1.2.4.81": "JPEG-LS near-lossless",
  "1.2.840.10008.1.2.4.90": "JPEG 2000 lossless",
  "1.2.840.10008.1.2.4.91": "JPEG 2000",
  "1.2.840.10008.1.2.4.201": "high-throughput JPEG 2000 lossless",
  "1.2.840.10008.1.2.4.202": "high-throughput JPEG 2000 lossless RPCL",
  "1.2.840.10008.1.2.4.203": "high-throughput JPEG 2000",
  "1.2.840.10008.1.2.5": "RLE lossless",
};

/** Names a transfer syntax. */
export function dicomSyntax(uid: string): DicomSyntax {
  const plain = PLAIN[uid];
  if (plain !== undefined) return {name: plain, isPlain: true};
  return {name: COMPRESSED[uid] ?? "an unknown transfer syntax", isPlain: false};
}
