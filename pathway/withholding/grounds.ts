/** The grounds on which a manager may have somebody not told (004-52, 003-03). */
export const decidedGrounds = ['risk-of-harm', 'police-enquiry', 'no-contact', 'court-order'] as const
export type DecidedGround = (typeof decidedGrounds)[number]

/**
 * Why someone is not told (004-52, 003-03). `anonymous-referrer` follows from the referral itself, and `consent-withdrawn` from what
 * somebody said about speaking with an agency.
 */
export const withholdGrounds = [...decidedGrounds, 'anonymous-referrer', 'consent-withdrawn'] as const
export type WithholdGround = (typeof withholdGrounds)[number]

/**
 * Who is not to be told, and on which ground (000-05, 003-03, 004-52). It holds for what follows too, until another decision says whom it
 * holds for; an empty list ends it.
 */
export interface Withholding {
  from: 'referrer' | 'family'
  ground: WithholdGround
}
