/** Where things are, as paths. Ids in them are opaque. */
export const councilPathOf = (council: string): string => `/v1/councils/${council}`

/** The address of a case. */
export const casePathOf = (council: string, caseId: string): string => `${councilPathOf(council)}/cases/${caseId}`

/** The address at which the sender of a message learns what became of it. */
export const receiptPathOf = (council: string, caseId: string, messageId: string): string =>
  `${casePathOf(council, caseId)}/receipts/${messageId}`

/** The address of a matter, e.g. `/v1/councils/anyshire/access-requests/...`. */
export const matterPathOf = (council: string, collection: string, caseId: string): string =>
  `${councilPathOf(council)}/${collection}/${caseId}`

/** The address of a referral's sealed details. */
export const referralPathOf = (council: string, referralId: string): string =>
  `${councilPathOf(council)}/referrals/${referralId}`

/** The address of what was sent of a notice of a case or matter, whose address this is under. */
export const noticePathOf = (path: string, noticeId: string): string => `${path}/notices/${noticeId}`

/** Everything about a case that has an address of its own. */
export function caseLinks(council: string, caseId: string, referralId: string): Record<string, string> {
  const self = casePathOf(council, caseId)
  return {
    self,
    timeline: `${self}/timeline`,
    familyTimeline: `${self}/family-timeline`,
    communicationsLog: `${self}/communications-log`,
    notices: `${self}/notices`,
    people: `${self}/people`,
    decisions: `${self}/decisions`,
    consents: `${self}/consents`,
    practice: `${self}/practice`,
    referral: referralPathOf(council, referralId),
  }
}
