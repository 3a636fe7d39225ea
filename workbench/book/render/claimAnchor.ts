/** Where the claim register stands below the folder of a language. */
export const CLAIMS_SLUG = "claims";

/** The anchor of a claim on the register's page. */
export function claimAnchor(id: string): string {
  return `claim-${id.replace(/[^\w-]/g, "-")}`;
}
