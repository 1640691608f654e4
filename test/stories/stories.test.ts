import { silentNarrator } from '../../cli/demo/narrator'
import { stories } from '../../cli/demo/stories'
import { aBankHolidayIsProclaimed } from '../../cli/demo/stories/a-bank-holiday-is-proclaimed'
import { beforeBirth } from '../../cli/demo/stories/before-birth'
import { fromStrategyDiscussionToPlan } from '../../cli/demo/stories/from-strategy-discussion-to-plan'
import { policeProtection } from '../../cli/demo/stories/police-protection'
import { theClocksGoBack } from '../../cli/demo/stories/the-clocks-go-back'
import type { Story } from '../../cli/demo/story'
import { Teller } from '../../cli/demo/teller'
import { sharedStack } from '../stack/shared'

const all: readonly Story[] = [
  ...stories,
  theClocksGoBack,
  policeProtection,
  beforeBirth,
  fromStrategyDiscussionToPlan,
  aBankHolidayIsProclaimed,
]

describe('the stories come out as promised, through the HTTP API alone', () => {
  it.each(all)('$id $title', async ({ council, play }) => {
    await play(new Teller(await sharedStack(), council, silentNarrator))
  })
})
