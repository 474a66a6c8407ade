/** Words of religion or belief, political opinions and trade-union membership (UK GDPR article 9; own compilation). */
import type { SpecialLexicon } from './special-lexicon.js';

const worship =
  'confession,church,mosque,temple,synagogue,gurdwara,chapel,mass,cathedral,mandir,shul,meeting house,kingdom hall,friday prayers,bible study,sunday school,church service,prayer meeting';
const religions =
  'islam,christianity,judaism,hinduism,sikhism,buddhism,catholicism,mormonism,paganism,scientology,wicca,druidry,voodoo,santeria,hare krishna,satanism,kabbalah,shinto,anglicanism,church of england,the faith';

export const RELIGION: SpecialLexicon = {
  category: 'RELIGION',
  strong: `prays,prays five times,pray five times,prayer times,prayer mat,fasting for ramadan,fast for ramadan,observe ramadan,observes ramadan,keeping ramadan,
observe shabbat,observes shabbat,keeps shabbat,keep shabbat,observe the sabbath,shomer shabbat,keep kosher,keeps kosher,kosher household,eats halal,eat halal,only halal,halal only,
halal meals,wears a hijab,wear a hijab,wears hijab,wear hijab,hijabi,wears a turban,wears a headscarf,wear a headscarf,wear a turban,wears the niqab,wears a kippah,jehovah witness,jehovahs witness,born again christian,
church of england,converted to islam,converting to islam,converted to judaism,converted to catholicism,converted to christianity,took shahada,first communion,
holy communion,bar mitzvah,bat mitzvah,lay preacher,lay reader,parish priest,churchwarden,sunday school teacher,altar server,altar boy,lost my faith,lost her faith,lost his faith,found god,found allah,for lent,be praying at,found jesus,
believe in god,believes in god,dont believe in god,don't believe in god,giving up for lent,my faith,his faith,our faith,member of the church,our congregation,my congregation,religious beliefs,
religious reasons,religious holiday,for religious,against my religion,against her religion,against his religion,five pillars,saved by jesus,serve the lord,god fearing,strictly observant,
christian faith,muslim faith,jewish faith,brought up catholic,raised catholic,raised muslim,raised jewish,brought up muslim,brought up jewish,brought up methodist,
raised christian,raised hindu,raised in the church,lapsed catholic,ex muslim,christened,baptised,dhuhr,zuhr,fajr,maghrib,isha prayer,asr prayer,prayer break,time to pray,pray about it,our pastor,our vicar,our priest,our imam,our rabbi,church choir,friday prayers,jummah,jumuah,jumah,opus dei,freemason`,
  specific: `jw,jws,jws,shabbos,shabbes,rosary,novena,catechism,seminary,madrasa,madrassah,yeshiva,cheder,quran class,quran classes,gurbani,amrit,khalsa,langar,puja,navratri,janmashtami,nikah,ketubah,mikveh,sitting shiva,kaddish,halacha,shul,minyan,sheitel,burka,excommunicated,cofe,pentecostalist,muslim,jehovah,catholic,anglican,methodist,presbyterian,spiritualist,christian scientist,salvationist,amish,mennonite,unitarian,calvinist,lutheran,coptic,maronite,druze,parsi,brahmin,ramadan,shabbat,sabbath,eid,diwali,passover,hanukkah,confirmation class,evangelical christian,pentecostal,quaker,mormon,latter day saint,plymouth brethren,seventh day adventist,adventist,orthodox jew,orthodox christian,
jew,jewish,hindu,sikh,buddhist,rastafarian,rasta,wiccan,atheist,agnostic,shia,sunni,sufi,ismaili,ahmadi,hasidic,haredi,zoroastrian,scientologist,taoist,jainism,greek orthodox,
baptised,baptized,hajj,umrah,yom kippur,rosh hashanah,kirpan,niqab,burqa,hijab,yarmulke,kippah,tefillin,tithe,tithing,kosher kitchen,salat,namaz,zakat,
wicca,hare krishna,falun gong,vaisakhi,gurdwara,synagogue,mandir`,
  being: `at mosque,at church,at temple,at synagogue,at gurdwara,at mass,at chapel,fasting,christian,protestant,baptist,evangelical,jain,bahai,pagan,druid,humanist,satanist,secular,born again,vicar,priest,imam,rabbi,nun,monk,deacon,pastor,curate,bishop,cantor,minister of religion,
religious,very religious,not religious,devout,ultra orthodox,orthodox,practising,non practising,observant,a believer,non believer,spiritual,heathen,missionary,godparent,c of e,anointed,ordained,a man of god,
a woman of faith,person of faith,kosher,halal,an elder`,
  having: `religion,beliefs,church,mosque,temple,synagogue,congregation,parish,prayer group,prayer room,bible,quran,qur'an,koran,torah,rosary,turban,headscarf,prayers,baptism,christening,
confirmation class,communion,confession,imam,vicar,priest,rabbi,pastor,pilgrimage,religious,muslim wedding,church wedding,sermon`,
  pairs: [
    {
      left: 'off,need,go,goes,going,went,attend,attends,attended,attending,pray,prayed,praying,worship,worships,sing,sings,volunteer,volunteers,preach,preaches,leave early',
      right: worship,
      within: 5,
    },
    {
      left: 'convert,converted,converting,practise,practises,practising,practice,follow,follows,belong,belongs,raised,brought up,grew up,left',
      right: `${religions},catholic,muslim,jewish,hindu,sikh,mormon,christian,methodist,baptist`,
      within: 4,
    },
    {
      left: 'celebrate,celebrates,celebrating,observe,observes,observing,off,fast,fasts,fasting',
      right:
        'eid,diwali,ramadan,passover,hanukkah,vaisakhi,yom kippur,rosh hashanah,sabbath,shabbat,sukkot,navratri,holi,easter vigil,good friday service',
      within: 5,
    },
    { left: 'eat,eats,diet,meal,meals,food,pork,meat', right: 'halal,kosher,religious,religion,faith', within: 5 },
    {
      left: 'wear,wears,wearing,cover,covers',
      right: 'hijab,turban,niqab,burqa,headscarf,kippah,kara,crucifix,cross,veil,kirpan',
      within: 4,
    },
    {
      left: 'pray,prays,prayed,prayer,prayers',
      right: 'mosque,church,allah,jesus,times,daily,room,break,friday,temple',
      within: 4,
    },
  ],
};

const parties = `labour,tory,tories,conservative,conservatives,lib dem,lib dems,liberal democrat,liberal democrats,green,greens,green party,reform,reform uk,ukip,snp,plaid,plaid cymru,sinn fein,
dup,sdlp,alliance,alba,bnp,edl,brexit party,workers party,leave,remain,brexit,corbyn,starmer,farage,sunak,boris,trump,independence,remain campaign,leave campaign,momentum,socialist party,communist party`;

export const POLITICS: SpecialLexicon = {
  category: 'POLITICS',
  strong: `labour member,labour voter,labour supporter,labour activist,labour councillor,tory voter,tory member,tory councillor,tory supporter,tory boy,conservative member,conservative voter,
conservative councillor,conservative party member,lib dem member,lib dem voter,lib dem councillor,green party member,green councillor,green voter,reform voter,reform supporter,reform member,
reform uk member,ukip voter,ukip member,snp member,snp voter,snp supporter,plaid member,bnp member,edl member,cnd member,xr activist,antifa,tommy robinson supporter,farage supporter,trump fan,yes voter,indy supporter,selected as the candidate,parliamentary candidate,local councillor for,labour party member,party member,member of the labour,
member of the conservative,member of the tory,member of the green,member of the snp,member of the lib,member of reform,member of the communist,member of the socialist,
trump supporter,trump voter,corbyn supporter,brexit voter,leave voter,remain voter,far right,far left,hard left,hard right,left wing,right wing,leftwing,rightwing,political views,political beliefs,
political opinions,political activist,politically active,animal rights activist,climate activist,paid up member,card carrying,just stop oil,extinction rebellion,insulate britain,palestine action,
stop the war coalition,black lives matter protest,britain first,patriotic alternative,pro life march,palestine march,palestine protest,pride march,free palestine,pro palestine,
pro independence,pro brexit,anti brexit,pro life,pro choice,stood for parliament,stood for council,standing for council,stood for election,ran for council,
constituency labour party,spoilt my ballot,spoiled my ballot,spoiled ballot,postal vote for,momentum member,in momentum,in the edl,in the bnp,in ukip,in the snp,in the socialist,in the communist,lifelong labour,lifelong tory,staunch tory,staunch labour,die hard tory,staunch unionist,staunch republican`,
  specific: `maga,tories,conservative association,marxist,communist,socialist,anarchist,fascist,trotskyist,libertarian,brexiteer,remainer,corbynite,corbynista,thatcherite,blairite,neo nazi,neonazi,eurosceptic,nationalist,leninist,
suffragette,lib dem,liberal democrat,ukip,sinn fein,plaid cymru,tory,anti vaxxer`,
  being: `conservative,labour,green,liberal,republican,democrat,snp,labour through and through,reform,left leaning,right leaning,activist,campaigner,unionist,loyalist,monarchist,feminist,
centrist,a leaver,lefty,leftie,a liberal,pro eu,anti eu,pro israel,anti israel,anti monarchy,apolitical,councillor,an mp,pacifist,woke`,
  having: `politics,labour membership,party membership,conservative association,constituency office,campaign leaflets,party conference`,
  pairs: [
    { left: 'vote,voted,voting', right: 'yes,no', within: 2 },
    {
      left: 'leaflets,leaflet,delivering,standing,stands,expelled,suspended,vote,votes,voted,voting,canvass,canvasses,canvassing,canvassed,campaign,campaigns,campaigned,campaigning,leafleting,leafleted,supporter,supporters,supports,donate,donates,donated,joined,joining,quit,backed,backs,elected,candidate,stood,councillor,flag,poster,placard,rosette,badge,doorknocking,knocking on doors',
      right: parties,
      within: 5,
    },
    {
      left: 'member,membership,run,runs,chair,chairs,chairman,chairwoman,treasurer,secretary,organiser,agent,rejoined,resigned,left,activist,volunteer,volunteers,conference',
      right:
        'labour,tory,conservatives,lib dems,green party,reform uk,ukip,snp,plaid cymru,sinn fein,dup,bnp,momentum,labour party,conservative party,socialist party,communist party',
      within: 5,
    },
    {
      left: 'protest,protests,protesting,protested,demo,demos,rally,march,marched,marching,arrested,glued,blockade',
      right:
        'palestine,gaza,climate,brexit,anti,blm,cuts,oil,tommy robinson,pro,rights,independence,government,far right,war',
      within: 6,
    },
    {
      left: 'hates,hate,loves,love,supports,support,admires,cant stand,fan',
      right: 'tories,corbyn,farage,starmer,boris,trump,thatcher,reform uk,brexit',
      within: 3,
    },
  ],
};

const unions = `nipsa,balpa,num,rcm,fda,urtu,nut,ssta,unite,unison,gmb,rmt,aslef,usdaw,pcs,nasuwt,neu,ucu,bma,rcn,cwu,bectu,fbu,tssa,eis,napo,poa,bfawu,nuj,naht,ascl,csp,hcsa,nautilus,prospect,equity,union,musicians union,
trade union,trades union,tuc,unions`;

export const UNION: SpecialLexicon = {
  category: 'UNION',
  strong: `taking industrial action,took industrial action,i'm striking,im striking,we're striking,picket line,picketing,on the picket,picket duty,shop steward,union rep,union representative,union member,union membership,union subs,union dues,union fees,union duties,union card,union branch,
union meeting,union committee,union official,union organiser,union activist,union work,union backing,union ballot,time off for union,trade unionist,trade union member,trade union membership,trade union rep,
in a union,in the union,in any union,in a trade union,joined a union,joined the union,join a union,join the union,joining a union,joining the union,left the union,member of a union,
member of the union,not in the union,paid up union,strike ballot,voted to strike,vote to strike,voted for strike,voting to strike,balloted for strike,out on strike,going on strike,went on strike,
facility time,branch secretary,branch rep,health and safety rep for,crossed the picket,cross the picket,strike fund,strike pay,unionised,unionise,blacklisted for`,
  specific: `unison,gmb,rmt,aslef,usdaw,nasuwt,ucu,cwu,bectu,tssa,bfawu,unite the union`,
  being: `on strike,unionised,convenor,convener`,
  having: `union solicitor,union lawyer,union,unions,unison,unite,trade union,subs deducted`,
  pairs: [
    {
      left: 'in the,in',
      right:
        'nuj,neu,ucu,rmt,gmb,pcs,bma,rcn,cwu,fbu,nasuwt,aslef,usdaw,tssa,bectu,naht,poa,napo,nipsa,balpa,rcm,trade union',
      within: 1,
    },
    {
      left: 'member,members,membership,join,joined,joining,rejoin,left,rep,reps,subs,dues,branch,steward,strike,ballot,balloted,picket,picketing,official,organiser,convenor,convener,subscription,secretary,caseworker,regional officer,represented,representing,accompany,accompanied',
      right: unions,
      within: 5,
    },
    {
      left: 'union',
      right:
        'says,said,told,advised,advises,paying,legal,represent,represents,backing,backed,advice,helped,help,tribunal,grievance,disciplinary,caseworker,hardship',
      within: 4,
    },
    {
      left: 'strike,strikes,striked,walkout',
      right: 'voted,voting,ballot,picket,colleagues,joined,joining,my,pay,lose pay,docked,deducted',
      within: 5,
    },
  ],
};
