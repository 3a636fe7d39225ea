/** Where modalities meet, and how; the earliest first. */
export const FUSIONS = ["early", "intermediate", "gated", "attention", "tensor", "late"] as const;

/** One of the ways to fuse modalities. */
export type FusionKind = (typeof FUSIONS)[number];
