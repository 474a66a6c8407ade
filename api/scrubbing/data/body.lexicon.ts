/** Words of biometric identification and of genetic data (UK GDPR articles 4(13), 4(14) and 9; own compilation). */
import type { SpecialLexicon } from './special-lexicon.js';

const traits = `fingerprint,fingerprints,thumbprint,thumb print,thumb scan,finger scan,handprint,palm print,palm scan,palm vein,face scan,facial scan,face id,faceid,face recognition,facial recognition,face template,facial image,faceprint,
iris scan,retina scan,retina,retinal scan,voiceprint,voice print,voice recognition,voice id,voice biometric,biometric,biometrics,gait,facial geometry,face data,face map,selfie scan,face unlock,touch id,fingertip,vein scan,eye scan,keystroke dynamics`;

export const BIOMETRIC: SpecialLexicon = {
  category: 'BIOMETRIC',
  strong: `my facial recognition,my facial scan,my facial data,my iris scan,my fingerprint,his fingerprint,her fingerprint,their fingerprint,our fingerprint,my thumbprint,his thumbprint,her thumbprint,my face scan,my retina,my voiceprint,my voice print,my biometric,my biometrics,her biometrics,his biometrics,
their biometrics,our biometrics,my faceprint,my palm print,his palm print,her palm print,scanned my face,scans my face,scan my face,scanned his face,scanned her face,scan our faces,scans our faces,scan of my face,scan of his face,scan of her face,scanned my iris,scanned my eyes,scans your face,
took my prints,took his prints,took her prints,took my fingerprints,fingerprinted,biometric residence permit,biometric data,biometric template,biometric enrolment,biometric appointment,face template,
recognises my face,recognise my face,recognise his face,recognise her face,recognises my voice,recognise my voice,my gait`,
  specific: `face recognition,voice id,fingerprinted,faceprint,voiceprint,iris scan,retina scan,retinal scan,palm vein,face scan,facial scan,facial recognition,thumbprint,palm print`,
  being: `fingerprinted,enrolled on face id`,
  having: traits,
  pairs: [
    {
      left: `agree,agreed,wipe,erase,remove,object,opt out,uploaded,upload,took,take,taken,taking,scanned,scan,scans,gave,give,given,giving,registered,registering,register,stored,storing,stores,store,clock,clocks,clocking,sign in,consented,consent,refused,refuse,refusing,collected,collects,collect,recorded,captured,enrolled,enrol,enroll,kept,keep,hold,holds,delete,deleted,use,uses,used,using,matched,match,wants,want,require,required,unlock,unlocks,made,provide,provided,submitted,identify,identified,logs in,log in`,
      right: traits,
      within: 5,
    },
    {
      left: 'face,voice,eyes,hand,fingers',
      right: 'scanned,scanner,enrolled,template,recognition system,biometric,recognise me,recognises me,matched',
      within: 4,
    },
  ],
};

const genes = `dna,gene,genes,genetic,genetics,brca,brca1,brca2,genome,exome,chromosome,chromosomes,mutation,variant,carrier,cftr,mthfr,apoe,apoe4,huntington,sickle cell trait,thalassaemia trait,haemochromatosis,23andme,23 and me,ancestrydna,ancestry,myheritage`;

export const GENETIC: SpecialLexicon = {
  category: 'GENETIC',
  strong: `dna test,dna sample,dna swab,dna result,dna results,dna profile,dna match,dna kit,my dna,his dna,her dna,their dna,our dna,genetic test,genetic testing,genetic counselling,genetic counsellor,genetic condition,genetic disorder,genetic mutation,genetic screening,
genetic results,genetic data,genetic marker,genetics clinic,genetics appointment,gene mutation,faulty gene,brca gene,brca mutation,brca positive,brca1 positive,brca2 positive,carry the gene,carries the gene,carry the brca,carries the brca,
carrying the gene,has the gene,have the gene,got the gene,paternity test,lynch syndrome,factor v leiden,fragile x,trisomy,huntington gene,whole genome,genome sequenced,my genome,her genome,his genome,extra chromosome,missing chromosome,
chromosomal abnormality,chromosome deletion,gene therapy,runs in the family,runs in my family,runs in our family,hereditary,sickle cell trait,thalassaemia trait`,
  specific: `23andme,ancestrydna,brca1,brca2,brca,karyotype,haplogroup,heterozygous,homozygous,haemochromatosis,apoe4,mthfr,nipt,amniocentesis,amnio,exome,turner syndrome,klinefelter,marfan`,
  being: `a carrier,carrier of,carrier for,carriers of,carriers for,heterozygous,homozygous,brca positive`,
  having: `dna,gene,genes,genome,genetics,mutation,chromosomes,paternity test,genetic`,
  pairs: [
    {
      left: 'test,tests,tested,testing,results,result,positive,negative,carry,carries,carrier,carrying,inherited,inherit,swab,sample,sequenced,percent,turned out,found,says,showed,shows,uploaded,sent,matched,match',
      right: genes,
      within: 5,
    },
  ],
};
