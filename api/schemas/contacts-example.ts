/** What is answered for Bath and North East Somerset on the Saturday before a bank holiday (000-03, 000-04). */
export const contactsExample = {
  at: '2026-05-23T09:12:00.000Z',
  service: 'Emergency Duty Team',
  numbers: ['01454 615165'],
  why:
    'It is Saturday 23 May 2026 at 10:12 (BST). The day service, Duty team, is closed: no office hours take in this day. Its own are not ' +
    'supplied; it may open from Tuesday 26 May 2026 at 00:00 (BST) on. The out-of-hours service is Emergency Duty Team.',
  until: '2026-05-25T23:00:00.000Z',
  inDanger: { service: 'Police, in an emergency', numbers: ['999'], lastVerified: '2026-11-01', stale: false },
  ring: [
    {
      kind: 'out-of-hours',
      service: 'Emergency Duty Team',
      numbers: ['01454 615165'],
      lastVerified: '2026-11-01',
      stale: false,
      answers: 'open',
      until: '2026-05-25T23:00:00.000Z',
    },
  ],
  closed: [
    {
      kind: 'day',
      service: 'Duty team',
      numbers: ['01225 396111', '01225 477929'],
      lastVerified: '2026-11-01',
      stale: false,
      answers: 'closed',
      mayOpenAt: '2026-05-25T23:00:00.000Z',
    },
  ],
  teams: [],
  channels: [],
  notSupplied: [
    'day.hours',
    'teamDutyNumbers',
    'referralsInWriting',
    'complaints',
    'recordsAccess',
    'advocacy',
    'youngPeople',
  ],
}
