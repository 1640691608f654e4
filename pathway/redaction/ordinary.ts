const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/).filter((word) => word !== ''))

/** Names of people and places that are also words of any sentence: a name only where they begin with a capital. */
export const ordinary = words(`
  able amber angel april art ash august autumn baker barking bath battle bay bear beer bell best bill bird bishop black blue bob bond booth
  box bridge bright brook brooks brown bury bush butler cage camp carpenter carter case chance chapel chase church clay clear close cook
  cooper court crisp cross daisy dale dawn day deal dean dear dew dick don drew drive early earl east eye faith farm farmer fear fern field
  finch fish fisher flower ford forest fox frank free friend frost gale garden gene glass gold good grace grant grass gray great green grey grove
  guy hale hall hand hands harbour harmony hart haven hazel heath heather high hill hills holly home honey hook hope hound house hunt hunter
  ivy jack jade jasmine jay jean jewel joy judge june just justice kerry king kit knight lake lamb lane lark last law lawn lean lee less light
  lily little lodge long love low major manor march mark marsh mason may meadow merry miles mill miller miner mint misty moody moon moor
  moss myrtle new nice nick nightingale noble north oak old olive orchard over page park parish parker parks pat patience pearl penny peace
  pepper piper place plant plum pool poole poppy porter post potter pound precious price pride prince queen rain ray reading read red reed
  rest rice rich ridge river rivers rob robin rock rod rose rosemary rosy rough round ruby rugby rye sad sage sale sandy say school scout
  settle shade sharp shepherd short sky small smart smith snow south spring square stable star steel stone storm story street strong sue
  summer sunny swan swift sharp tailor taylor temple thorn tiger trinity valley victor view vine viola violet wade walk walker wall walls
  ward ware water waters way weaver webb wells west wheeler white wide wild will wing winter wise wood woods work worth wright yard york
  young the and not for but our her his you all any can had has him how its may off one out she two use was who why are`)

/** What stands before a name and names nobody. */
export const titles = words(
  'mr mrs ms miss mx dr prof professor rev revd reverend sir dame lady lord pc dc ds di sgt sergeant',
)

/** What stands in a name and names nobody. */
export const particles = words(`
  de la le du da van von der den bin ibn al el ap of and the`)

/** What very many schools, surgeries and other organisations are called, and tells none of them from another. */
export const generic = words(`
  academy adult adults advice after and association baptist based boys borough breakfast business care catholic ce centre child childcare childminder
  childminding children childrens christian church city clinic club college community company comprehensive constabulary council county
  court day dental dentist department district early education emergency england family federation first for foundation general girls
  gp grammar group health healthcare high home hospital house housing hub in independent infant infants integrated international
  joint junior kindergarten learning local ltd limited lower mainstream medical mental middle midwifery mixed national nhs nursery nurture
  of office officers on paediatric partnership playgroup police practice pre preparatory preschool primary probation project public pupil
  rc referral roman royal s safeguarding school schools secondary service services sixth form social society special st saint support surgery
  team technical the to town trust uk university upper urban village visiting visitors voluntary with women womens young youth`)

/** What makes the place before it that of everybody who lives there. */
export const everybodys = words('council borough county city district constabulary police')

/** What stands before the name that an organisation is called after. */
export const personal = words(
  'bishop archbishop cardinal canon king queen prince princess our holy blessed sacred sir dame lady lord saint st',
)

/** Heads of what somebody is that say nothing alone, and those who are in every family. */
export const heads = words(`
  worker officer manager assistant visitor lead leader member person staff coordinator practitioner professional head support year
  other relative family child parent mother father mum dad mam son daughter partner school
  law in supervisor`)

/** What follows the name of an organisation and goes with it. */
export const institutions =
  'rc|ce|c of e|roman|catholic|church of england|primary|secondary|infants?|juniors?|high|schools?|academy|college|nursery|preschool|surgery|' +
  'hospital|clinic|practice|medical|health|centre|trust'

/** What stands before the name of a relation and goes with it. */
export const sides = 'maternal|paternal|step|great|foster|adoptive|half'

/** What very many houses, streets and towns are called by, and tells none from another. */
export const everyday = words(`
  the of on in at by up upon under and le la de st saint care co flat flats apartment apartments apt unit room floor ground basement block plot
  number no nr post po box lock mooring moorings berth pitch site boat narrowboat barge canal river sea water new old north south east west
  upper lower nether inner outer great little long middle high main back front top end near far first second third station school church
  hospital council college market railway police public refuge hostel hotel shelter women womens aid family families centre home homes house
  international village town city county uk england wales`)

/** What local parts of mail addresses are that tell of nobody. */
export const mailboxes = words(`
  mail email post info admin office home hello contact enquiries inbox private personal mother father mummy daddy family school safeguarding
  team duty referrals`)

/** Firms and bodies whose domain very many people have. */
export const providers = words(`
  gmail googlemail hotmail outlook live msn yahoo ymail icloud aol btinternet bt sky talktalk virginmedia proton protonmail gov nhs example
  mail email test`)
