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
} as const
