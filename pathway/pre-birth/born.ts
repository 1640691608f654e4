import type { OpenedCase } from '../case'
import type { RefusalCode } from '../refusals'

/** Why a step that needs a child who has been born may not be taken: the case is about one who is expected. */
export const whyNotBorn = ({ expectedOn }: OpenedCase): RefusalCode | undefined =>
  expectedOn === undefined ? undefined : 'child-not-born'
