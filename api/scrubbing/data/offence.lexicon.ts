/** Words of criminal convictions, offences, allegations and proceedings (UK GDPR article 10, DPA 2018 section 11(2); own compilation). */
import type { SpecialLexicon } from './special-lexicon.js';

const offences = `theft,shoplifting,burglary,robbery,assault,abh,gbh,affray,murder,manslaughter,rape,fraud,arson,stalking,harassment,blackmail,perjury,kidnap,kidnapping,speeding,drink driving,drunk driving,
drug driving,dangerous driving,careless driving,driving without,possession,dealing,drug dealing,supplying,drugs,cannabis,cocaine,heroin,weed,knife,criminal damage,vandalism,public order,breach of the peace,
sexual assault,indecent,grooming,domestic violence,domestic abuse,coercive control,money laundering,tax evasion,benefit fraud,handling stolen,stealing,nicking,harassing,threatening,sexually assaulting,assaulting,attacking,stole,fare dodging,trespass,terrorism,drunk and disorderly,hit and run,
battery,wounding,poaching,perverting,contempt,breach,embezzlement,burgling,joyriding,conspiracy,smuggling,trafficking,a fight,fighting,murdering,indecent images`;

export const CRIMINAL: SpecialLexicon = {
  category: 'CRIMINAL',
  strong: `has previous for,got previous for,under police investigation,absconded,community resolution,in custody,held in custody,custody suite,voluntary interview with the police,conditional discharge,absolute discharge,bound over,fined for,drink drive,drink driver,failed a breathalyser,breathalysed,
driving while disqualified,carrying a knife,offensive weapon,common assault,was raped,raped me,raped her,raped by,child abuse,molested,indecent images,sexual offence,revenge porn,hate crime,radicalised,prevent referral,police raid,facing charges,facing trial,facing jail,facing prison,robbed a,beats his wife,beats his kids,beats her kids,beat up my,points on my licence,points on his licence,points on her licence,points on my license,criminal record,criminal conviction,criminal convictions,unspent conviction,spent conviction,spent convictions,previous conviction,previous convictions,unspent convictions,ex con,ex offender,ex convict,ex prisoner,sex offender,
young offender,youth offending,repeat offender,on bail,police bail,bail conditions,bailed,skipped bail,jumped bail,out on bail,remanded,on remand,held on remand,on tag,on a tag,ankle tag,electronic tag,tagged by the court,on parole,parole board,out on licence,on licence after,
released on licence,recalled to prison,in prison,from prison,out of prison,to prison,after prison,prison sentence,prison time,been to prison,been inside,in jail,to jail,out of jail,in the nick,behind bars,custodial sentence,jail sentence,
sentenced to,was sentenced,got sentenced,been sentenced,being sentenced,awaiting sentencing,awaiting trial,on trial for,suspended sentence,community order,community service,community payback,warrant for,unpaid work hours,restraining order,non molestation,non mol,summonsed,
non molestation order,restraining order against,asbo,probation service,police caution,interviewed under caution,accepted a caution,got a caution,given a caution,received a caution,conditional caution,
released under investigation,under investigation for,helping police,wanted by,charged with,convicted of,was convicted,been convicted,got convicted,convicted for,arrested for,was arrested,been arrested,got arrested,getting arrested,were arrested,
arrested at,arrested on,arrested last,arrested in,arrested me,arrested him,arrested her,arrested my,pleaded guilty,pled guilty,plead guilty,pleading guilty,found guilty,magistrates court,crown court date,up in court,up before the magistrates,in court for,served time,
serving time,did time,doing time,done time,doing six months,serving a sentence,serving a life,life sentence,nicked for,drink driver,drink driving ban,drink driving conviction,banned from driving,disqualified from driving,driving ban,points for speeding,
drug dealer,deals drugs,dealing drugs,selling drugs,sells drugs,sells weed,selling weed,dealing weed,dealing coke,possession with intent,intent to supply,possession of class,caught shoplifting,caught stealing,
caught drink driving,caught speeding,speed awareness,stealing from,steals from,stolen from work by,embezzled,groomed a,beat up his,beat up her,hit his wife,domestic violence perpetrator,county lines,
sex offenders register,sexual harm prevention,barred list,failed dbs,failed his dbs,failed her dbs,failed my dbs,dbs came back,dbs flagged,my dbs,his dbs,her dbs,warrant out for,outstanding warrant,fixed penalty,court fine for,county court for fraud,indecent exposure,
gang member,in a gang,hmp`,
  specific: `convicted,jailed,imprisoned,incarcerated,convict,paedophile,rapist,burglar,shoplifter,fraudster,murderer,gbh,abh,shoplifting,drink driving,drunk driving,drug driving,manslaughter,rehabilitation of offenders,perverting the course,prison officer visit,probation appointment`,
  being: `arrested,sentenced,convicted,cautioned,prosecuted,locked up,on probation,under arrest,on licence,banged up,a criminal,an offender,a felon,a thief,in custody,a dealer,a suspect,under investigation,on curfew`,
  having: `probation officer,parole officer,conviction,convictions,criminal record,caution,court date,court hearing,court case,sentencing,parole,probation,criminal case,criminal past,rap sheet,prison record,police record`,
  pairs: [
    {
      left: 'year,month',
      right:
        'for burglary,for robbery,for theft,for fraud,for assault,for gbh,for abh,for dealing,for drugs,for murder,for manslaughter,for arson,for rape,for possession',
      within: 2,
    },
    { left: 'over the limit,insurance,mobile', right: 'driving,police,points,breath test,court', within: 5 },
    { left: 'months,years', right: 'suspended', within: 1 },
    {
      left: 'arrested,convicted,conviction,cautioned,caution,accused,guilty,suspected,prosecuted,sentenced,jailed,prison,court,arrest,bail,offence,record,trial,caught,reported,done,nicked,dismissed,sacked,investigating,investigation,investigated,allegation,allegations,fined,fine,points,ticket,served',
      right: offences,
      within: 5,
    },
    {
      left: 'prison,jail,hmp,custody,tag,licence,probation,bail,parole,curfew',
      right:
        'served,serving,released,release,sentence,years,months,visit,visiting,partner,husband,boyfriend,brother,dad,son,ex,out,recall,recalled,till,until,breach,breached',
      within: 5,
    },
    {
      left: 'court,magistrates,police,cps',
      right:
        'charged,arrested,sentenced,plea,bailed,summons,summonsed,caution,cautioned,convicted,prosecuted,offence,hearing for,custody,raided',
      within: 6,
    },
    {
      left: 'dbs,criminal record check,disclosure',
      right: 'conviction,caution,offence,failed,flagged,spent,unspent,shows up,show up,assault,theft,came back',
      within: 7,
    },
  ],
};
