import type { Evidence, FlagCode } from './facts'

/** What a flag asks people to do. */
export interface Prompt {
  /** Stable and unique; flags that prompt the same share it. */
  code: string
  /** What to do, as an instruction in words. */
  toDo: string
  /** Whether an assessment is authorised, and a case closed, only when it is answered. */
  mandatory: boolean
  /** What on the record shows by itself that it was done. */
  satisfiedBy?: readonly Evidence[]
  source: string
}

/** What a flag is called, which assessment factors of the children in need census it stands for, and what it prompts. */
export interface Flag {
  label: string
  source: string
  /** Codes of AssessmentFactors (domain.md section 3). */
  factors?: readonly string[]
  /** A first decision may not close the case. */
  demandsAssessment?: true
  prompts: readonly Prompt[]
}

const must = (code: string, toDo: string, source: string, satisfiedBy?: readonly Evidence[]): Prompt => ({
  code,
  toDo,
  mandatory: true,
  source,
  ...(satisfiedBy && { satisfiedBy }),
})
const may = (code: string, toDo: string, source: string, satisfiedBy?: readonly Evidence[]): Prompt => ({
  ...must(code, toDo, source, satisfiedBy),
  mandatory: false,
})

const nrm = must(
  'national-referral-mechanism',
  'Refer the child to the National Referral Mechanism, and record when',
  '004-38',
)
const police = must(
  'police-told',
  'Tell the police of the suspected crime at once, and record when',
  '004-24',
  ['contact-agency:police', 'record-police-protection'], // prettier-ignore
)
const harmAssessed = (source: string) =>
  must('harm-considered', 'Record whether a strategy discussion is needed because of this harm, and why', source)
const exploitation = (source: string): readonly Prompt[] => [
  harmAssessed(source),
  may('safety-plan', 'Agree a safety plan with the child and the family', '004-37; 004-11'),
  may('trafficking-considered', 'Consider whether the child has been trafficked', '004-37; 004-38'),
]
const elsewhere =
  'Consider the wider environment and refer to the multi-agency arrangements for it, through the manager'

/** What each flag asks for: data alone. */
export const catalogue: Readonly<Record<FlagCode, Flag>> = {
  'sexual-exploitation': {
    label: 'Sexual exploitation',
    source: '003-02; 004-07; 004-36',
    factors: ['11A'],
    prompts: exploitation('003-02; 004-07'),
  },
  'criminal-exploitation': {
    label: 'Criminal exploitation',
    source: '003-02; 004-07; 004-36',
    factors: ['24A'],
    prompts: exploitation('003-02; 004-07'),
  },
  trafficking: {
    label: 'Trafficking',
    source: '004-36; 004-38',
    factors: ['12A'],
    prompts: [nrm, harmAssessed('004-36; 004-37')],
  },
  'modern-slavery': {
    label: 'Victim of modern slavery',
    source: '004-05; 004-38',
    prompts: [nrm, may('needs-as-victim', 'Assess the needs as a child in need under section 17', '004-05')],
  },
  gangs: {
    label: 'Gangs and organised crime',
    source: '004-13; 004-36',
    factors: ['13A'],
    prompts: [may('wider-environment', elsewhere, '004-67'), may('trafficking-considered', 'Consider whether the child has been trafficked', '004-37; 004-38')],
  }, // prettier-ignore
  'online-harm': {
    label: 'Harm online',
    source: '004-36',
    prompts: [may('online-life', 'Ask the child and the family about life online', '004-36')],
  },
  radicalisation: {
    label: 'Radicalisation',
    source: '004-07; 004-36',
    prompts: [harmAssessed('004-07')],
  },
  fgm: {
    label: 'Female genital mutilation',
    source: '004-07; 004-13',
    factors: ['22A'],
    prompts: [harmAssessed('004-07'), police],
  },
  'honour-based': {
    label: 'Honour-based abuse',
    source: '004-07',
    prompts: [
      harmAssessed('004-07'),
      may('seen-alone', 'See the child alone before anything is said to the family', '004-20; 004-43', ['record-child-seen:alone']),
    ],
  }, // prettier-ignore
  'extra-familial-harm': {
    label: 'Harm outside the family',
    source: '004-67',
    prompts: [
      may('wider-environment', elsewhere, '004-67'),
      may('parents-supported', 'Support the parents in keeping the child safe', '004-67'),
      may('perpetrator-assessed', 'Where an alleged perpetrator is a child, refer that child as a case of its own', '004-67'),
    ],
  }, // prettier-ignore
  missing: {
    label: 'Missing',
    source: 'AssessmentFactors 10A',
    factors: ['10A'],
    prompts: [may('where-when-missing', 'Ask the child where they were and why they went', 'AssessmentFactors 10A')],
  },
  'crime-suspected': {
    label: 'A crime is suspected',
    source: '004-24',
    prompts: [police],
  },
  'homeless-16-17': {
    label: 'Homeless, or about to be, at 16 or 17',
    source: '004-65',
    demandsAssessment: true,
    prompts: [
      must('homeless-assessed', 'Assess as a child in need', '004-65', ['decide-referral:assessment']),
      must('duty-to-refer', 'Refer to the housing authority under the duty to refer, and record when', '004-65'),
      must(
        'section-20-offered',
        'Offer accommodation under section 20, and record what the young person said: they may refuse',
        '004-65; 004-09',
      ),
    ],
  },
  unaccompanied: {
    label: 'Unaccompanied migrant or asylum-seeking child',
    source: '004-05; 004-13',
    factors: ['9A'],
    prompts: [
      must('section-20-considered', 'Decide whether the child is to be accommodated under section 20', '004-05; 004-09'),
      may('trafficking-considered', 'Consider whether the child has been trafficked', '004-37; 004-38'),
    ],
  }, // prettier-ignore
  'private-fostering': {
    label: 'Private fostering',
    source: '2-21',
    factors: ['8B', '8C', '8D', '8E', '8F'],
    prompts: [
      must('private-fostering-recorded', 'Record the private fostering: from then on the visits have their clock', '2-21', ['record-private-fostering']),
    ],
  }, // prettier-ignore
  'young-carer': {
    label: 'Young carer',
    source: '004-05; 004-13',
    factors: ['7A'],
    prompts: [may('young-carer-needs', 'Assess the needs for support as a young carer', '004-13')],
  },
  'special-educational-needs': {
    label: 'Special educational needs',
    source: '004-05; 004-13',
    prompts: [may('education-health-care-plan', 'Join up with the education, health and care plan', '004-13', ['contact-agency:school'])],
  }, // prettier-ignore
  'not-in-education': {
    label: 'Of school age and not in education',
    source: '004-23',
    prompts: [
      must('education-service-asked', 'Contact the local education service for the reason, and record it', '004-23', ['contact-agency:school']),
    ],
  }, // prettier-ignore
  'in-hospital': {
    label: 'In hospital',
    source: '004-13',
    prompts: [may('hospital-involved', 'Plan with the hospital, the discharge too', '004-13', ['contact-agency:hospital'])],
  }, // prettier-ignore
  'communication-needs': {
    label: 'Communication needs',
    source: '004-13; 004-27',
    prompts: [may('communication-arranged', 'Arrange how the child can best take part, by what has been assessed before', '004-27')],
  }, // prettier-ignore
  'youth-justice': {
    label: 'In the youth justice system',
    source: '004-05; 004-13',
    prompts: [may('youth-justice-involved', 'Join up with the youth offending service', '004-13')],
  },
  'returning-home': {
    label: 'Returning home from care',
    source: '004-13',
    prompts: [may('return-planned', 'Assess what the child and the family need for the return', '004-13')],
  },
  'parent-in-prison': {
    label: 'A parent in prison',
    source: '004-05',
    prompts: [may('parent-in-prison-needs', 'Assess what the child needs while the parent is in prison', '004-05')],
  },
  'family-abroad': {
    label: 'Family abroad',
    source: '004-66',
    prompts: [
      must('overseas-authority-asked', 'Ask, through CFAB, or through ICACU under the 1996 Hague Convention, whether the authority abroad can assess', '004-66'),
    ],
  }, // prettier-ignore
  unborn: {
    label: 'Not yet born',
    source: '004-06; 004-13',
    prompts: [may('midwife-involved', 'Involve the midwife and the hospital', '004-06', ['contact-agency:hospital'])],
  },
}

/** What a referral asks for that the family has not agreed to. */
export const familyNotAgreed: Prompt = may(
  'family-spoken-with',
  'Speak with the family about the referral before anyone else, or record why that would risk significant harm',
  '000-10; 000-11',
  ['contact-family'],
)

/** What an early help assessment that came with the referral asks for. */
export const earlyHelpThere: Prompt = may(
  'early-help-assessment-read',
  'Let the early help assessment inform the decision and the first assessment',
  '004-14; 004-39',
)
