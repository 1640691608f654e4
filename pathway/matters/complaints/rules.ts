import type { ClockRule } from '../../clocks/clock'

/** What a council's configuration says of comments, compliments and complaints (2-18, 2-19). */
export interface ComplaintRules {
  /** The acknowledgement of a comment or a compliment. */
  feedback: ClockRule
  /** Local resolution; `maxExtension` in working days. */
  stage1: ClockRule
  /** The investigation; `maxExtension` in working days. */
  stage2: ClockRule
  /** How long after a reply the next stage is usually asked for. */
  nextStage: ClockRule
  /** The review panel meets, it reports, and the council replies. */
  panel: ClockRule
  panelReport: ClockRule
  panelReply: ClockRule
  /** To whom somebody goes who is not content at the end. */
  ombudsman: string
  /**
   * Somebody whom it is not about deals with it, whatever the reason (2-18, 2-19). Absent in the rules of earlier releases, which let it be
   * assigned to them with a reason.
   */
  independent?: true
}

/** The clocks of the complaints of a council. */
export const complaintClocks = ({
  feedback,
  stage1,
  stage2,
  nextStage,
  panel,
  panelReport,
  panelReply,
}: ComplaintRules): readonly ClockRule[] => [feedback, stage1, nextStage, stage2, panel, panelReport, panelReply]
