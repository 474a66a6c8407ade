/** Words of sex life, sexual orientation and racial or ethnic origin (UK GDPR article 9; own compilation). */
import type { SpecialLexicon } from './special-lexicon.js';

const nationalities = `traveller,gypsy,afghan,african,albanian,algerian,american,arab,argentinian,armenian,asian,australian,bangladeshi,bengali,black,brazilian,british,bulgarian,caribbean,chinese,colombian,congolese,cypriot,
czech,dutch,egyptian,english,eritrean,ethiopian,filipino,filipina,french,german,ghanaian,greek,gujarati,hispanic,hungarian,igbo,indian,indonesian,iranian,iraqi,irish,israeli,italian,jamaican,japanese,
jewish,kashmiri,kenyan,korean,kurdish,latino,latina,latvian,lebanese,libyan,lithuanian,malaysian,maltese,mauritian,mexican,moroccan,nepali,nepalese,nigerian,pakistani,palestinian,persian,polish,
portuguese,punjabi,roma,romanian,russian,scottish,serbian,sikh,slovak,somali,spanish,sri lankan,sudanese,syrian,tamil,thai,tibetan,trinidadian,tunisian,turkish,ukrainian,vietnamese,welsh,west indian,white,yoruba,zimbabwean,zulu`;

export const ETHNICITY: SpecialLexicon = {
  category: 'ETHNICITY',
  strong: `black british,british asian,british indian,british pakistani,british bangladeshi,british chinese,british nigerian,british jamaican,mixed race,mixed heritage,mixed ethnicity,dual heritage,biracial,afro caribbean,african caribbean,african american,
white british,white irish,white other,only black person,only black woman,only black man,only black girl,only black guy,only black kid,only asian person,only asian woman,only asian man,only brown person,only brown face,only black face,only person of colour,white and black,white and asian,black caribbean,black african,person of colour,people of colour like,woman of colour,man of colour,ethnic minority,ethnic origin,ethnic background,
ethnically,my ethnicity,his ethnicity,her ethnicity,their ethnicity,my skin colour,her skin colour,his skin colour,colour of my skin,colour of his skin,colour of her skin,only white person,
irish traveller,gypsy traveller,romany gypsy,romani,traveller family,travelling community,windrush,half caste,racially abused,racially profiled,because im black,because i'm black,because he's black,because shes black,
because she's black,because im asian,because i'm asian,because hes black,the n word,n word,first nations`,
  specific: `bme,dark skinned,light skinned,cape coloured,inuit,native american,cherokee,romanichal,paki,pikey,gyppo,bame,bipoc,romany,maori,quarter jamaican,eurasian,anglo indian,han chinese,pashtun,tamil,ashkenazi,sephardi,hausa,yoruba,igbo`,
  being: `indigenous,aboriginal,black,white,brown,asian,african,caribbean,arab,arabic,kurdish,roma,gypsy,gipsy,traveller,mixed,hispanic,latino,latina,jamaican,west indian,south asian,east asian,bengali,punjabi,gujarati,kashmiri,somali,tamil,
half chinese,half indian,half jamaican,half nigerian,half black,half white,half asian,half polish,half irish,part chinese,part indian,chinese,indian,pakistani,bangladeshi,nigerian,ghanaian,jewish by birth,caucasian,african by descent,uyghur,filipino,filipina,korean,japanese,vietnamese,thai,malaysian,indonesian,afghan,iranian,iraqi,syrian,egyptian,moroccan,algerian,sudanese,ethiopian,eritrean,kenyan,ugandan,zimbabwean,congolese,trinidadian,bajan,guyanese,sri lankan,nepali,nepalese,tibetan,brazilian,mexican,colombian,peruvian,palestinian,lebanese,sinhalese,yazidi,turkish cypriot,greek cypriot`,
  having: `ethnicity,skin colour,heritage,ancestry,ethnic group,afro hair`,
  pairs: [
    {
      left: 'heritage,descent,ethnicity,ethnic,background,origin,origins,ancestry,ethnically,race,descended',
      right: nationalities,
      within: 3,
    },
    {
      left: 'grandparents,grandmother,grandfather,parents,family,mum,dad,mother,father,nan,great grandparents',
      right:
        'jamaica,india,pakistan,bangladesh,nigeria,ghana,caribbean,barbados,trinidad,punjab,kashmir,somalia,hong kong,uganda,kenya,jamaican,indian,pakistani,bangladeshi,nigerian,ghanaian,chinese,bajan,guyanese,somali,gypsies,travellers,roma,romani,black,white,asian',
      within: 5,
    },
    {
      left: 'racist,racism,racially,racial,discriminated,discrimination,slur',
      right: 'black,asian,indian,pakistani,chinese,african,me,him,her,us,muslim,polish,romanian,traveller',
      within: 6,
    },
    {
      left: 'woman,women,man,girl,guy,lad,boy,lady,bloke,person,employee,kid,student,family,couple',
      right:
        'black,asian,brown,chinese,indian,pakistani,african,caribbean,nigerian,somali,arab,roma,gypsy,traveller,bangladeshi',
      within: 1,
    },
  ],
};

export const SEX: SpecialLexicon = {
  category: 'SEX',
  strong: `came out as,come out as,coming out as,came out to,come out to,coming out to,came out at,in the closet,closeted,sex life,had sex,having sex,have sex,unprotected sex,oral sex,anal sex,casual sex,
sexually active,sex drive,low libido,no libido,one night stand,having an affair,had an affair,slept with,sleeping with,sleeps with,cheated on,cheating on,friends with benefits,same sex partner,same sex couple,
same sex marriage,same sex relationship,outed me,outed him,outed her,outed them,been outed,was outed,in bed with my,in bed with her,in bed with his,in bed with another,in bed with someone,in bed with the neighbour,son's boyfriend,brother's boyfriend,dad's boyfriend,uncle's boyfriend,nephew's boyfriend,son's husband,brother's husband,dad's husband,uncle's husband,daughter's girlfriend,sister's girlfriend,mum's girlfriend,daughter's wife,sister's wife,mum's wife,niece's girlfriend,been intimate,not been intimate,premature ejaculation,masturbating,masturbate,sugar daddy,gay marriage,both lesbians,not out at work,isn't out at work,isnt out at work,openly gay,gay couple,lesbian couple,gay man,gay woman,gay men,gay son,gay daughter,gay dad,gay brother,gay best friend,his boyfriend,his husband,
her girlfriend,her wife,attracted to men,attracted to women,attracted to girls,attracted to boys,into men,into women,likes men,likes women,likes girls,likes boys,fancies men,fancies women,likes guys,both men and women,
not into men,not into women,transgender,trans man,trans woman,gender reassignment,bottom surgery,top surgery,deadname,open relationship,open marriage,sex worker,sex addict,porn addiction,watch porn,watches porn,
addicted to porn,sexual partner,sexual partners,multiple partners,swingers,swinger,dominatrix,bdsm,fetish,kinky,threesome,hookup,hooked up with,lost my virginity,lost her virginity,lost his virginity,still a virgin,
erectile dysfunction,sexting,nudes,sexless marriage,not had sex`,
  specific: `bondage,bisexual,homosexual,heterosexual,pansexual,asexual,lesbian,demisexual,polyamorous,lgbt,lgbtq,lgbtqia,grindr,gender fluid,genderfluid,genderqueer,transsexual,transvestite`,
  being: `gay,bi,straight,queer,pan,trans,non binary,nonbinary,ace,aro,poly,kinky,celibate,a virgin,promiscuous,bicurious,bi curious,intersex,frigid,horny,impotent,enby`,
  having: `sexual orientation,sexual preference,sexuality,libido,gay relationship,lesbian relationship,sexual history,sexual health,sexual problem,civil partnership with,sex`,
  pairs: [
    {
      left: 'transitioning,transition,transitioned',
      right: 'gender,hormones,name,female,male,woman,man,trans,surgery,medically,testosterone,oestrogen',
      within: 6,
    },
    { left: 'left,leaving', right: 'another woman,another man', within: 5 },
    {
      left: 'gay,queer,lesbian,lgbt,trans,bi',
      right:
        'came out,coming out,out,told,parents,dating,relationship,identify,identifies,im,hes,shes,bar with my,son,daughter,friend,mate,brother,sister,uncle,colleague,boss,teen,man,woman,guy,lad',
      within: 4,
    },
    {
      left: 'date,dates,dating,dated,fancy,fancies,attracted,sleep with,into',
      right: 'women,men,girls,guys,boys,both sexes,blokes',
      within: 2,
    },
    {
      left: 'boyfriend,girlfriend,partner,husband,wife,couple',
      right: 'both men,both women,both guys,both girls,both male,both female,two men,two women',
      within: 6,
    },
    {
      left: 'sex',
      right:
        'we,partner,husband,wife,boyfriend,girlfriend,painful,unprotected,stopped,men,women,weeks,months,years,condom',
      within: 5,
    },
  ],
};
