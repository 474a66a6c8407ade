/** Words of health data: conditions, symptoms, treatments, medicines, care (UK GDPR article 9; own compilation). */
import type { SpecialLexicon } from './special-lexicon.js';

const conditions = `diabetes,diabetic,prediabetic,pre diabetic,asthma,asthmatic,copd,emphysema,bronchitis,pneumonia,tuberculosis,pleurisy,covid,
covid 19,long covid,coronavirus,norovirus,glandular fever,scarlet fever,chickenpox,chicken pox,measles,mumps,whooping cough,meningitis,sepsis,malaria,lyme disease,
cancer,leukaemia,leukemia,lymphoma,melanoma,tumour,tumor,brain tumour,metastatic,mesothelioma,polyps,heart attack,heart failure,heart murmur,
heart condition,heart problem,heart disease,angina,arrhythmia,atrial fibrillation,afib,cardiac arrest,aneurysm,hypertension,high blood pressure,low blood pressure,
high cholesterol,anaemia,anaemic,anemia,anemic,haemophilia,haemophiliac,hemophilia,sickle cell,thalassaemia,dvt,deep vein thrombosis,blood clot,pulmonary embolism,
epilepsy,epileptic,epileptic fit,seizure,migraine,multiple sclerosis,parkinson,parkinson disease,alzheimer,dementia,motor neurone,motor neurone disease,mnd,huntington,
cerebral palsy,spina bifida,muscular dystrophy,cystic fibrosis,fibromyalgia,chronic fatigue,lupus,arthritis,arthritic,rheumatoid,osteoporosis,
osteoarthritis,scoliosis,sciatica,slipped disc,herniated disc,hernia,crohn,colitis,ibs,ibd,irritable bowel,coeliac,celiac,gluten intolerant,lactose intolerant,
gluten intolerance,lactose intolerance,diverticulitis,anaphylaxis,anaphylactic,anaphylactic shock,nut allergy,peanut allergy,latex allergy,food allergy,eczema,
psoriasis,rosacea,shingles,vitiligo,alopecia,impetigo,scabies,cellulitis,hiv,hiv positive,hepatitis,hep c,hep b,herpes,chlamydia,gonorrhoea,syphilis,genital warts,
hpv,bacterial vaginosis,urinary tract infection,uti,cystitis,incontinent,incontinence,kidney stone,kidney failure,kidney disease,liver disease,liver failure,cirrhosis,
gallstone,appendicitis,pancreatitis,jaundice,underactive thyroid,overactive thyroid,hypothyroid,hyperthyroid,pcos,endometriosis,fibroids,ovarian cyst,menopause,
menopausal,perimenopause,perimenopausal,miscarriage,miscarried,stillborn,stillbirth,ectopic,ectopic pregnancy,infertile,infertility,pregnant,morning sickness,
preeclampsia,pre eclampsia,gestational diabetes,hyperemesis,postnatal depression,erectile dysfunction,enlarged prostate,
clinical depression,depression,erectile,nicu,icu,itu,scbu,hdu,pink eye,bipolar,bipolar disorder,schizophrenia,schizophrenic,schizoaffective,psychosis,psychotic,psychotic episode,ocd,ptsd,cptsd,adhd,autism,autistic,
on the spectrum,asperger,neurodivergent,tourette,dyslexia,dyslexic,dyspraxia,dyspraxic,dyscalculia,anorexia,anorexic,bulimia,bulimic,eating disorder,
body dysmorphia,agoraphobia,agoraphobic,insomnia,sleep apnoea,sleep apnea,narcolepsy,vertigo,labyrinthitis,meniere,tinnitus,glaucoma,cataract,macular degeneration,
detached retina,partially sighted,visually impaired,registered blind,hard of hearing,hearing loss,profoundly deaf,stammer,stutter,selective mutism,cleft palate,
down syndrome,learning disability,learning difficulty,learning difficulties,global developmental delay,brain injury,head injury,concussion,concussed,amputee,
amputated,paralysed,paraplegic,quadriplegic,tetraplegic,hemiplegia,double incontinence,gout,hypermobility,ehlers danlos,frozen shoulder,carpal tunnel,tennis elbow,
plantar fasciitis,pernicious anaemia,haemorrhoids,ulcer,stomach ulcer,acid reflux,hiatus hernia,varicose veins,lymphoedema,sarcoidosis,endocarditis,
bells palsy,trigeminal neuralgia,neuropathy,raynaud,sjogren,addisons,cushing,graves disease,hashimoto,vitamin d deficiency,iron deficiency,obese,obesity,
morbidly obese,underweight,psychopath,rash,gallbladder,spleen,womb,ovary,ovaries,uterus,cervix,bladder,pancreas,lymph node,reflux,tongue tie,cold sore,colic,croup,nappy rash,hand foot and mouth,head lice,athletes foot,ringworm,gum disease,ear infection,
kidney infection,chest infection,water infection,yeast infection,viral infection,sinus infection,wax build up,perforated eardrum,tooth abscess,abscess,cold turkey,withdrawal symptoms,suicide,sciatic,trapped nerve,sprain,torn muscle,heatstroke,hypothermia,dehydrated,
malnourished,anaesthetic,fungal infection,deaf in,blind in,lazy eye,squint,club foot,bow legs,flat feet,bunion,ingrown toenail,mesh implant,borderline personality,bpd,personality disorder,dissociative,gender dysphoria`;

const moreConditions = `acne,ankylosing spondylitis,aphasia,ataxia,atopic,bedsores,bursitis,candida,chilblains,claudication,delirium,dermatitis,diphtheria,dysentery,dysphagia,dystonia,encephalitis,anal fistula,anal fissure,gangrene,
goitre,guillain barre,hay fever,hydrocephalus,hypoglycaemia,hypoglycemia,hypo,indigestion,kawasaki,ketoacidosis,kyphosis,legionnaires,leprosy,lipoedema,lumbago,myopia,oedema,osteopenia,placenta praevia,polio,polymyalgia,porphyria,prolapse,restless legs,retinopathy,
rhinitis,rickets,rsv,rubella,salmonella,e coli,scurvy,spondylosis,staph infection,strep throat,stye,tachycardia,tetanus,tia,toothache,earache,sore throat,toxoplasmosis,trichotillomania,typhoid,uveitis,vaginismus,vasculitis,yellow fever,monkeypox,mpox,zika,dengue,
mental illness,mental health problem,mental health issue,mental health crisis,mental health condition,gambling addiction,gambling problem,gambling addict,porn addiction,hypomania,manic depression,delusional,hoarding disorder,kleptomaniac,sectioned patient,mobility problem,mobility issues,blood disorder,heart defect,
hole in the heart,slipped rib,club feet,webbed toes,birth defect,premature baby,tube fed,peg fed,down's,downs syndrome,edwards syndrome,williams syndrome,prader willi,noonan,ehlers,tay sachs,gaucher,wilson's disease,hirschsprung,duchenne,rett syndrome,angelman,asperger's,selective mute,echolalia,
pre diabetes,insulin resistance,fatty liver,kidney infection,swollen glands,heart palpitations,angiogram,ablation,cardioversion,echocardiogram,spirometry,icsi,egg freezing,sperm count,semen analysis,circumcised,episiotomy,laser eye surgery,skin graft,prosthetic,wheezing,wheezy,breathless,endo,smear,jaundiced,cramps,grommets,bowel resection,bone marrow,stem cell transplant,blood transfusion,
ventilator,oxygen therapy,home oxygen,dbt,group therapy,needle exchange,podiatry,podiatrist,hydrotherapy,occupational therapist,speech therapist,speech therapy,dietician,dietitian,audiologist,chiropodist,district nurse,macmillan nurse,doula,care package,respite care,dnr,capacity assessment,lcwra,disabled railcard,disabled students allowance,dsa assessment,
sexual health clinic,autism pathway,autism assessment,adhd assessment,neurodevelopmental,sen support,one to one support`;

const moreMedicines = `rivaroxaban,edoxaban,dabigatran,cetirizine,loratadine,fexofenadine,montelukast,salmeterol,beclometasone,fostair,symbicort,seretide,tiotropium,hydrocortisone,dexamethasone,diclofenac,celecoxib,etoricoxib,dihydrocodeine,topiramate,phenytoin,levetiracetam,baclofen,tizanidine,
ropinirole,pramipexole,rasagiline,galantamine,rivastigmine,dexamfetamine,guanfacine,buspirone,bupropion,sulpiride,lurasidone,depot injection,depo injection,mirena,cerazette,microgynon,norethisterone,utrogestan,evorel,estrogel,clomifene,cyclogest,ferrous sulphate,b12 injection,alendronic acid,etanercept,mesalazine,
hydroxychloroquine,leflunomide,ciclosporin,tacrolimus,mycophenolate,abiraterone,bicalutamide,anastrozole,exemestane,capecitabine,cisplatin,carboplatin,docetaxel,paclitaxel,aciclovir,acyclovir,tamiflu,paxlovid,biktarvy,truvada,descovy,trimethoprim,pioglitazone,exenatide,tirzepatide,lantus,novorapid,humalog,levemir,tresiba,
indapamide,doxazosin,bumetanide,eplerenone,amiodarone,ivabradine,nicorandil,isosorbide,ticagrelor,ezetimibe,loperamide,mebeverine,tamsulosin,solifenacin,mirabegron,oxybutynin,carbimazole,strattera,vyvanse,adderall,acamprosate,disulfiram,champix,melatonin,promethazine,tadalafil,cialis,sodium valproate,lithium carbonate`;

const treatments = `chemo,chemotherapy,radiotherapy,immunotherapy,mastectomy,lumpectomy,biopsy,palliative care,hospice,dialysis,transplant,pacemaker,stent,
heart bypass,triple bypass,hip replacement,knee replacement,knee op,hip op,knee surgery,back surgery,heart surgery,open heart surgery,keyhole surgery,gastric band,
gastric sleeve,colposcopy,smear test,cervical screening,mammogram,ultrasound,mri,mri scan,ct scan,pet scan,bone scan,dexa scan,ecg,eeg,blood test,urine test,
stool sample,biopsy result,endoscopy,colonoscopy,ivf,iui,egg retrieval,embryo transfer,egg donor,surrogate,fertility clinic,fertility treatment,caesarean,c section,
epidural,abortion,morning after pill,contraceptive pill,contraceptive implant,coil fitted,hysterectomy,vasectomy,epipen,cpap,hearing aid,
cochlear implant,guide dog,catheter,stoma,stoma bag,colostomy,colostomy bag,ileostomy,feeding tube,tracheostomy,prosthetic leg,prosthetic limb,wheelchair user,
insulin,insulin pump,metformin,inhaler,nebuliser,ventolin,salbutamol,prednisolone,prednisone,amoxicillin,warfarin,apixaban,clopidogrel,blood thinner,antidepressant,
antipsychotic,antihistamine,ssri,sertraline,citalopram,escitalopram,fluoxetine,prozac,paroxetine,venlafaxine,duloxetine,mirtazapine,amitriptyline,trazodone,diazepam,
valium,xanax,lorazepam,zopiclone,propranolol,beta blocker,quetiapine,olanzapine,risperidone,aripiprazole,clozapine,haloperidol,methylphenidate,ritalin,elvanse,concerta,
atomoxetine,lisdexamfetamine,levothyroxine,thyroxine,ramipril,lisinopril,amlodipine,losartan,bisoprolol,statins,omeprazole,lansoprazole,codeine,co codamol,tramadol,
morphine,oramorph,oxycodone,fentanyl,gabapentin,pregabalin,naproxen,methotrexate,azathioprine,sulfasalazine,humira,biologics,ozempic,wegovy,mounjaro,
antiretroviral,tamoxifen,letrozole,herceptin,hrt,beta blockers,lamotrigine,keppra,sodium valproate,epilim,carbamazepine,methadone,buprenorphine,subutex,
naltrexone,antabuse,testosterone,testosterone gel,oestrogen,estrogen,progesterone,estradiol,t levels,clomid,letrozole,gliclazide,insulin pen,viagra,sildenafil,spironolactone,finasteride,roaccutane,nitrofurantoin,antimalarials,steroid injection,cortisone injection,donepezil,
memantine,levodopa,madopar,allopurinol,colchicine,furosemide,digoxin,gtn spray,clexane,adcal,camhs,psychiatric ward,psychiatric unit,crisis team,mental health team,
mental health nurse,cmht,community psychiatric nurse,iapt,emdr,physio,physiotherapy,physiotherapist,osteopath,chiropractor,medication,meds,rehab,oncology,cardiology,neurology,gynae,urology,rheumatology,haematology,maternity ward,sexual health clinic,
gum clinic,std clinic,sti clinic,memory clinic,pain clinic,fracture clinic,stroke unit,intensive care,dementia care,care home for dementia`;

const strong = `tested positive,tested negative for hiv,test came back positive,positive for covid,positive for strep,diagnosed with,was diagnosed,been diagnosed,got diagnosed,
newly diagnosed,just diagnosed,being diagnosed,diagnosed me,diagnosed him,diagnosed her,in remission,all clear from,off sick,phoning in sick,calling in sick,
called in sick,ringing in sick,rang in sick,signed off with stress,off with depression,off with anxiety,months pregnant,signed off with,signed off work,signed off sick,off with stress,off work with,sick note,fit note,sick leave,
long term sick,ill health retirement,in hospital,into hospital,out of hospital,in a&e,at a&e,under the mental health act,mental health act,was sectioned,been sectioned,
got sectioned,getting sectioned,sectioned under,detained under section,self harm,self harming,self harmed,self harms,cutting myself,cutting herself,cutting himself,cuts herself,
cuts himself,suicidal,suicide attempt,attempted suicide,tried to kill,kill myself,end my life,end it all,took an overdose,overdosed,
recovering alcoholic,recovering addict,alcoholics anonymous,drink problem,drinking problem,drug problem,drug addict,clean and sober,months sober,years sober,days sober,weeks sober,
fell off the wagon,terminally ill,life limiting,end of life care,weeks to live,months to live,in a coma,life support,
nervous breakdown,mental breakdown,panic attack,had a stroke,had a fit,having fits,been told to avoid salt,on oxygen,i weigh,she weighs,he weighs,ill health,on a section 2,on a section 3,on section 2,on section 3,section 136,my bloods,bloods came,bloods done,bloods taken,her bloods,his bloods,broke out in hives,in hives,got nits,has nits,have nits,nits again,went to a&e,go to a&e,rushed to a&e,taken to a&e,rushed to hospital,can't use stairs,can't manage stairs,cant manage stairs,can't manage the steps,can't do stairs,had a fall,nan fell,gran fell,mum fell,dad fell,grandad fell,self medicate,self medicates,self medicating,short of breath,shortness of breath,hurt my back,hurt his back,hurt her back,passed out,funny turn,i faint,i fainted,he faints,she faints,she fainted,he fainted,nearly fainted,fainted,blacked out,been bleeding,started bleeding,heavy bleeding,bleeding heavily,been clean for,quit drinking,stopped drinking alcohol,aa meeting,aa meetings,na meetings,been sober,getting sober,staying sober,hearing voices,hears voices,wont eat,won't eat,not eating,stopped eating,making myself sick,
dont want to live,don't want to live,want to die,wanted to die,wish i was dead,wish i were dead,better off dead,be here anymore,be here any more,hurting myself,hurt myself on purpose,harm myself,harming herself,harming himself,no reason to live,legs dont work,legs don't work,cant walk far,can't walk far,cant stand for long,can't stand for long,
can't climb stairs,cant climb stairs,weeks gone,weeks along,measuring big,measuring small,being induced,was induced,gone into labour,gave birth,due to give birth,in labour,mini stroke,lost the baby,lost my baby,lost our baby,lost a baby,lost her baby,take her own life,take his own life,take my own life,took her own life,took his own life,taken his own life,taken her own life,waters broke,
in labour with,weeks pregnant,months pregnant,trying for a baby,allergic to,severely allergic,carries an epipen,special educational needs,ehcp,
blood sugar, fractured,dislocated,sprained,torn ligament,torn acl,
torn meniscus,pulled a muscle,whiplash,chest pain,back pain,chronic pain,period pains,heavy periods,stomach cramps,throwing up,been vomiting,coughing up blood,
blood in my urine,blood in my stool,blood in his stool,passing blood,found a lump,breast lump,testicular lump,abnormal cells,under the hospital,
referred to the hospital,referred to a specialist,referred to occupational health,tonsils out,appendix out,wisdom teeth out,
teeth out,kidney removed,womb removed,in a wheelchair,needs a carer,my disability,bad back,bad knee,slipped a disc,heart palpitations,
food poisoning,tummy bug,stomach bug,vomiting bug,sickness bug,assisted dying,cant walk,can't walk,long term condition,
health condition,medical condition,underlying condition,immunocompromised,immunosuppressed,clinically vulnerable,do not resuscitate`;

const being = `depressed,clinically depressed,disabled,deaf,blind,partially blind,alcoholic,addict,addicted to drugs,addicted to alcohol,sober,ill,unwell,poorly,sick,very ill,infected,
injured,bedridden,housebound,contagious,infectious,dying,diabetic,overweight,housebound with,sectioned,hospitalised,hospitalized,neurodiverse,mute,non verbal,nonverbal,in labour,
breastfeeding,immune suppressed,intubated,vaccinated,unvaccinated,signed off,in pain,in agony,in rehab,on crutches,terminal,hormonal,colour blind,short sighted,vomiting,
mentally ill,chronically ill,physically disabled,anxious and depressed,having a breakdown,discharged,depressed and anxious,in a bad way,in recovery,years clean,months clean,weeks gone,months gone,weeks along,in therapy,on medication,on meds`;

const having = `anxiety,flu,a cold,a cough,cough,nasty cough,high temperature,fever,infection,chest infection,ear infection,kidney infection,allergy,allergies,injury,disability,disabilities,symptoms,
side effects,surgery,operation,an op,op,x ray,prescription,antidepressants,steroids,antibiotics,painkillers,
the pill,the coil,covid jab,flu jab,stitches,counselling,therapist,therapy,cbt,counsellor,psychologist,psychiatrist,oncologist,cardiologist,neurologist,dermatologist,gynaecologist,urologist,rheumatologist,endocrinologist,gastroenterologist,nephrologist,haematologist,midwife,walking stick,iron tablets,dizzy spells,eyesight,weight loss,low iron,
health visitor,mental health,physical health,health problem,health issue,health issues,medical history,medical records,hospital appointment,hospital letter,
blood pressure,cholesterol,thyroid,prostate,ovaries,periods,pregnancy,due date,stroke,
blackouts,fainting,dizzy spell,dizziness,nausea,diarrhoea,diarrhea,hot flushes,burnout,addiction,relapse,detox,bmi,crutches,wheelchair,mobility scooter,blue badge,pip,dla,attendance allowance,reasonable adjustments,dodgy knee,bad knees,dodgy hip,dodgy heart,weak heart,
wisdom teeth,root canal,dentures,cyst,warts,verruca,thrush,bleeding,numbness,tremor,tics,meltdowns,hallucinations,
paranoia,mania,manic episode,eating problem,gender clinic,dialysis,blood type,disease,illness,syndrome,disorder,deficiency,intolerance,phobia,memory loss,sight loss,
eye condition,skin condition,back problem,bowel problem,kidney problem,mobility problem,mobility issues,lump,head injury,nosebleed,pacemaker,insomnia,sti,std,tb,ms`;

export const HEALTH: SpecialLexicon = {
  category: 'HEALTH',
  strong,
  specific: `${conditions},${moreConditions},${treatments},${moreMedicines}`,
  being,
  having,
  pairs: [
    {
      left: 'waiting list',
      right:
        'hospital,surgery,op,operation,assessment,therapy,scan,consultant,physio,nhs,counselling,replacement,clinic,transplant,diagnosis,treatment,specialist',
      within: 6,
    },
    { left: 'stage', right: 'cancer,kidney,disease,tumour,terminal,melanoma,lymphoma', within: 4 },
    {
      left: 'knee,hip,shoulder,joint',
      right: 'replaced,replacement,reconstructed,reconstruction,arthroscopy',
      within: 3,
    },
    {
      left: "can't stand,cant stand,cannot stand,struggle to stand",
      right: 'hours,long,hip,knee,back,queue,legs',
      within: 6,
    },
    {
      left: 'my head,my eye,my ear,my nose,my mouth,my gum,my teeth,my tooth,my tongue,my throat,my neck,my shoulder,my arm,my elbow,my wrist,my hand,my finger,my thumb,my chest,my breast,my back,my stomach,my tummy,my belly,my hip,my groin,my leg,my knee,my ankle,my foot,my feet,my toe,my skin,my lung,my kidney,my liver,my heart,my bowel,my bladder,his leg,his foot,his back,his eye,his head,his arm,his hand,his skin,his lung,her leg,her foot,her back,her eye,her head,her arm,her hand,her skin,her breast,her lung',
      right:
        'bleed,bleeding,swell,swollen,swelling,hurt,hurts,hurting,sore,itchy,itching,burn,burned,burnt,numb,tingling,ache,aches,aching,pain,painful,pains,shaking,infected,inflamed,rash,blister,blisters,lump,shadow,scan,scanned,operated,operation,surgery,weak,stiff,playing up,knackered,failing,dodgy,removed,amputated,stitches,fractured,sprained,twisted,x ray,physio',
      within: 5,
    },
    {
      left: 'my,his,her,had,have,having',
      right:
        'spleen out,appendix out,tonsils out,gallbladder out,womb out,teeth out,kidney out,ovary out,prostate out,toe off,leg off,breast off',
      within: 3,
    },
    {
      left: 'broke,broken,fractured,cracked,dislocated,shattered,snapped,fracture',
      right:
        'leg,arm,wrist,ankle,collarbone,foot,toe,hip,rib,finger,thumb,elbow,shoulder,knee,nose,jaw,pelvis,spine,neck,skull,hand,heel,cheekbone,vertebra,femur,tibia',
      within: 3,
    },
    {
      left: 'reaction,side effects,allergic,reacted',
      right: 'jab,vaccine,medication,tablets,anaesthetic,penicillin,antibiotics,nuts,dye',
      within: 5,
    },
    {
      left: 'scan',
      right: 'baby,mri,hospital,midwife,brain,liver,pregnant,ultrasound,twelve week,12 week,20 week',
      within: 4,
    },
    {
      left: 'bloods,blood',
      right: 'came back,taken,results,low,high,tests,iron,platelets,transfusion,clotting,clots',
      within: 4,
    },
    {
      left: 'wheelchair,mobility scooter,ramp,step free',
      right: 'father,mother,mum,dad,son,daughter,wife,husband,nan,gran,partner,i,me,she,he,user',
      within: 8,
    },
    { left: 'off', right: 'depression,anxiety,tonsillitis,flu,covid,surgery,operation', within: 3 },
    {
      left: 'weigh,weighs,weight,bmi,stone,kilos',
      right: 'eat,eating,underweight,overweight,obese,lost,anorexia,skinny,surgery',
      within: 6,
    },
    { left: 'weeks,months', right: 'pregnant,bump,midwife,induced,measuring,trimester', within: 4 },
    {
      left: 'tested,test,results,result,scan,biopsy',
      right: 'positive,abnormal,benign,malignant,cancerous,inconclusive',
      within: 4,
    },
    {
      left: 'doctor,doctors,gp,hospital,consultant,nurse,clinic,specialist',
      right:
        'appointment,referred,referral,prescribed,prescription,results,admitted,discharged,diagnosed,diagnosis,tests,medication,dose,symptoms,pain',
      within: 6,
    },
    {
      left: 'taking,takes,take,took,prescribed,dose,started,missed,upped,stopped',
      right: 'mg,tablets,meds,medication,pills,painkillers,antibiotics,steroids',
      within: 5,
    },
    {
      left: 'surgery,operation,op,procedure',
      right:
        'knee,hip,heart,back,bowel,brain,spine,spinal,eye,hand,shoulder,hernia,cancer,tumour,recovering,recovery,bed,anaesthetic',
      within: 5,
    },
    {
      left: 'pain,pains,ache,aching,lump,swelling,infection,injury,numb',
      right:
        'knee,hip,heart,back,chest,stomach,tummy,head,neck,breast,ear,throat,leg,arm,shoulder,foot,kidney,abdomen,groin,testicle,testicles,joints',
      within: 5,
    },
    {
      left: 'suffering,bad,sore,done,hurt,hurts,hurting,injured,dodgy,put out,playing up,twisted,strained,operated',
      right:
        'my back,my knee,my hip,my neck,my shoulder,my ankle,my wrist,my chest,my stomach,his back,her back,his knee,her knee,his leg,her leg',
      within: 4,
    },
    {
      left: 'off,absent,absence,leave',
      right: 'sick,ill,stress,surgery,flu,unwell,poorly,illness,migraine,bereavement',
      within: 3,
    },
    {
      left: 'condition,disease,illness,cancer,failure,problems',
      right:
        'heart,kidney,liver,lung,bowel,skin,breast,prostate,ovarian,cervical,thyroid,blood,brain,mental,genetic,chronic,terminal',
      within: 2,
    },
    {
      left: 'seeing,see,sees,saw,under',
      right:
        'psychologist,psychiatrist,counsellor,therapist,consultant,dietitian,physio,midwife,neurologist,oncologist,specialist,osteopath',
      within: 3,
    },
    {
      left: 'attacks,attack,disorder,medication,meds,suffer,suffers,suffering,struggle,struggling,struggles',
      right: 'anxiety,panic,depression,stress,pain,fatigue,mental,eating,sleep,asthma',
      within: 3,
    },
    {
      left: 'died,dying,passed,death',
      right: 'cancer,stroke,overdose,suicide,covid,heart,illness,sepsis,alzheimers',
      within: 4,
    },
  ],
};
