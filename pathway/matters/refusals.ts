/** Why a step of a matter is refused: the stable code and the plain sentence that goes with it. */
export const matterRefusals = {
  'matter-closed': 'This is closed; nothing more is done in it.',
  'identity-unchecked': 'Nothing is disclosed before it has been checked who asks.',
  'clarification-awaited': 'What was asked of the requester has not been answered yet.',
  'authority-missing':
    'Who asks about somebody else needs their permission, and a parent who asks for a child the decision of a manager that it is in the interests of the child.',
  'own-proposal': 'Who proposed what is disclosed may not sign it off; somebody else must.',
  'extension-too-late': 'The reply is extended, and the requester told, before it is due, or not at all.',
  'redaction-outside': 'What is withheld must be in one of the cases that are disclosed.',
  'nothing-corrected': 'Where it is refused nothing is corrected; leave the correction out.',
  'case-twice': 'A case is disclosed once.',
  'complained-of': 'This is about you; somebody else answers it.',
  'assignee-complained-of': 'It is about this worker; say why it is assigned to them all the same.',
  'worker-named-already': 'It is about a worker already. A complaint about another is taken in as one of its own.',
  'names-oneself': 'This would be about you; somebody else records it.',
  'not-agreed': 'Stage 1 takes longer only as agreed with whoever complains.',
  'stage-overdue': 'The time of this stage has run out, and is not extended any more; reply as soon as you can.',
  'request-late': 'The next stage was asked for late; say why it is accepted all the same (lateReason).',
  'may-still-ask': 'The next stage may still be asked for; close it then, or where they are content.',
  'not-independent': 'Who investigates and the independent person are two people.',
  'investigator-complained-of': 'Whom it is about may not investigate it.',
  'investigator-of-stage-1': 'Who had to do with it at stage 1 may not investigate it.',
} as const
