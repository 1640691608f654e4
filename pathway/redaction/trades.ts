import { fold } from './fold'
import { townsOf } from './parts'
import type { Open } from './reach'
import type { Secret } from './secret'

/** What somebody works in: the words by which the record shows it, and what else their place and they are called. */
interface Trade {
  shownBy: RegExp
  called: readonly string[]
}

const trade = (shownBy: RegExp, called: string): Trade => ({ shownBy, called: called.split(', ') })

const trades: readonly Trade[] = [
  trade(
    /school|academy|primary|infant|junior|teach|pupil|classroom|lunchtime|playtime|senco|college|pastoral|tutor|head of year|\bdsl\b/,
    'school, academy, primary, infants, juniors, college, teacher, headteacher, head teacher, school secretary, teaching assistant, classroom, SENCO, SENDCO, special educational needs coordinator, form tutor, tutor, head of year, pastoral team, pastoral lead, pastoral, designated safeguarding lead, safeguarding lead, DSL, learning mentor, dinner lady',
  ),
  trade(
    /nurser|pre ?school|playgroup|kindergarten|child ?mind/,
    'nursery, nurseries, preschool, pre school, playgroup, kindergarten, childminder, nursery nurse, nursery teacher, nursery manager, key worker, keyworker, early years',
  ),
  trade(
    /surger|(?<!social )practice|medical|health cent|\bg ?p\b|doctor|general practitioner/,
    'surgery, surgeries, practice, doctor, GP, practice nurse, health centre, medical centre, clinic, NHS',
  ),
  trade(
    /hospital|infirmary|\bward\b|emergency|casualty|paediatric|maternity/,
    'hospital, infirmary, ward, emergency department, casualty, paediatrician, maternity unit, A and E, accident and emergency, clinic, consultant, NHS, NHS trust, NHS foundation trust',
  ),
  trade(
    /midwif|midwives|antenatal/,
    'midwife, midwives, midwifery, nurse, maternity, maternity unit, antenatal, clinic, hospital, NHS, NHS trust, NHS foundation trust',
  ),
  trade(
    /health visit|\bh ?v\b|family nurse|school nurs|community nurs/,
    'health visitor, HV, health visiting, nurse, clinic, health centre, NHS, NHS trust, NHS foundation trust',
  ),
  trade(
    /camhs|mental health|psycholog|psychiatr|therapist/,
    'CAMHS, psychologist, psychiatrist, therapist, clinic, NHS',
  ),
  trade(
    /police|constab|\bpcs?o?\b|\bwpc\b|sergeant|detective/,
    'police, policeman, policewoman, officer, constable, constabulary, sergeant, detective, PC, WPC, PCSO',
  ),
  trade(/probation/, 'probation, probation officer, officer'),
  trade(/housing|landlord|tenanc/, 'housing, housing officer, landlord'),
  trade(/landlord|landlady|letting agent/, 'landlord, landlady, letting agent'),
  trade(/counsell/, 'counsellor, therapist'),
  trade(
    /\b(?:mothers?|fathers?|mums?|dads?) (?:s )?(?:partner|boyfriend|girlfriend)/,
    'partner, boyfriend, girlfriend, fiance, fiancee, stepfather, stepmother, stepdad, stepmum',
  ),
  trade(/neighbou?r/, 'over the road, opposite, next door'),
  trade(/ambulance|paramedic/, 'ambulance, paramedic'),
  trade(/dent(?:al|ist)/, 'dentist, dental'),
  trade(/church|chapel|vicar|priest|mosque|synagogue|temple/, 'church, chapel, vicar, priest, mosque, imam, synagogue'),
]

/**
 * What tells of which kind somebody's work is, with the place whose it is before it (`Oakhidden Primary`): ordinary words, which go for they
 * would say who. Within the phrases of those who are no secret, as the name of another school, they are left.
 */
export function tradeSecrets(role: string, organisation: string, open: Open): Secret[] {
  const text = fold(`${role} ${organisation}`).text.replaceAll(/[^\p{L}]+/gu, ' ')
  const [of, amid] = [townsOf(organisation), open.phrases]
  const called = trades.filter(({ shownBy }) => shownBy.test(text)).flatMap((one) => one.called)
  return [...new Set(called)].filter((one) => !open.words.has(one)).map((one) => ({ role: one, of, amid }))
}
