import type { z } from 'zod'
import type { Complaint } from '../../../pathway/matters/complaints/facts'
import type { Rules } from '../../../pathway/rules'
import type { Effective } from '../../../tenants/schema'
import type { complaintOwnView } from '../../schemas/complaints'

type OwnView = z.output<typeof complaintOwnView>

/** What a comment, a compliment or a complaint shows beside what every matter does. */
export function complaintView(state: Complaint, { complaints }: Rules, effective: Effective): OwnView {
  const { stage, requesterId, feedback, channel, about, workerId, advocate, allocatedTo } = state
  const { replies, requests, stage1Skipped, investigators, ended } = state
  const { contacts, guidance } = effective
  return {
    ...{ stage, requesterId, feedback, channel, advocate },
    about: [...about],
    ...(workerId !== undefined && { workerId }),
    ...(allocatedTo !== undefined && { assignedTo: allocatedTo }),
    replies: replies.map((one) => ({ ...one })),
    requests: requests.map((one) => ({ ...one })),
    ...(stage1Skipped !== undefined && { stage1Skipped }),
    ...(investigators !== undefined && { investigators }),
    ...(ended !== undefined && { ended }),
    ways: waysOf(contacts.complaints),
    advocacy: waysOf(contacts.advocacy),
    documents: guidance
      .filter((document) => document.about === 'complaints')
      .map(({ title, publisher }) => ({ title, publisher })),
    ombudsman: complaints.ombudsman,
  }
}

const waysOf = (cards: Effective['contacts']['complaints']): OwnView['ways'] =>
  cards === 'not-supplied'
    ? []
    : cards.map(({ name, telephone, email, web, post }) => ({
        name,
        ...(telephone !== undefined && { telephone }),
        ...(email !== undefined && { email }),
        ...(web !== undefined && { web }),
        ...(post !== undefined && { post }),
      }))
