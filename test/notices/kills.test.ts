import { seeded } from '../faults/random'
import { openNoticesBed, type NoticesBed } from './bed'
import { killNotices } from './kill-notices'

const seed = 20_261_122

describe(`notices while worker and gateway are killed (seed ${seed}; npm run faults -- --notices 1000 does it for longer)`, () => {
  let on: NoticesBed
  beforeAll(async () => {
    on = await openNoticesBed()
  }, 180_000)
  afterAll(() => on.close(), 60_000)

  it('are each accepted at most once, and none is missing', async () => {
    const said: string[] = []
    const say = (line: string) => said.push(line)
    const findings = await killNotices(on, { notices: 150, kills: 4, random: seeded(seed), say })
    expect({ findings, said }).toEqual({ findings: [], said })
  }, 400_000)
})
