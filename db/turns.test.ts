import { setTimeout as pause } from 'node:timers/promises'
import { Turns } from './turns'

const turns = () => new Turns(2, () => new Error('in vain'))
const never = () => new Promise<never>(() => {})

describe('the turns of councils', () => {
  it('let one council have its share at once and no more, first come first served, while another does not wait', async () => {
    const shared = turns()
    const done: string[] = []
    const work = (name: string, ms: number) => () => pause(ms).then(() => void done.push(name))
    const all = ['first', 'second', 'third', 'fourth'].map((name) => shared.inTurn('anyshire', work(name, 60)))
    await shared.inTurn('blackpool', work('other', 1))
    await Promise.all(all)
    expect(done).toEqual(['other', 'first', 'second', 'third', 'fourth'])
  })

  it('end with work that fails', async () => {
    const shared = turns()
    const failing = () => Promise.reject(new Error('failed'))
    for (let tries = 0; tries < 3; tries += 1)
      await expect(shared.inTurn('anyshire', failing)).rejects.toThrow('failed')
  })

  it('end by themselves where the work is only waiting, once each', async () => {
    const shared = turns()
    for (let tries = 0; tries < 6; tries += 1) void shared.inTurn('anyshire', never, 20)
    await expect(shared.inTurn('anyshire', () => Promise.resolve('done'), 20)).resolves.toBe('done')
    const slow = shared.inTurn('anyshire', () => pause(60), 20)
    await pause(30)
    void shared.inTurn('anyshire', never)
    void shared.inTurn('anyshire', never)
    await slow
    await expect(shared.inTurn('anyshire', () => Promise.resolve('third'))).rejects.toThrow('in vain')
  }, 10_000)
})
