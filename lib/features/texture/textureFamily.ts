/** The families of texture matrices. */
export type TextureFamily = "glcm" | "glrlm" | "glszm" | "gldzm" | "ngtdm" | "ngldm";

/** Whether neighbours are sought within each slice (across z) or in the whole volume. */
export type TextureDimensions = "2D" | "3D";
