/** Threes of letters by how much they speak for a language, the beginning and the end of a word being `_`: made by `npm run threes`. */
export const FRENCH_THREES: readonly (readonly [threes: string, steps: number])[] = [
  ['_ja _ve che dec emi et_ ise lai mem pre rem ren ros tie vie', 1],
  [
    '_ci _d_ _eu _jo _la _lu _pa _pl _vi air ama anc ant bre ca_ cet cin dep dit dou ees ema ena enn enu es_ ete etr eva gue ien ign il_ ire iss itu ix_ le_ lle mai mme nan nco ngt ns_ nt_ nte ntr omm omp ont os_ ous par qua rai ret rme roi rso sag san son sou ssa sse sur tai te_ tit tre tro uan ule ume upe ur_ uro urs us_ uss ute van',
    2,
  ],
  [
    '_ai _au _av _c_ _ce _de _du _ec _en _h_ _le _qu _un _vo agn ai_ amm ans atr auc aut ava avo bie bon cie de_ dem des ech eme fai foi fra gne hau ier ils les mi_ mpr nai ndu ni_ nie nne nom nou nqu nu_ nui och oud oye pas pel pou que qui rbe sem si_ squ sui toi ue_ uit utr vou ze_',
    3,
  ],
  [
    '_es _j_ _je _n_ ait dan ec_ epu eur fon ie_ inq iqu jam jet loi lus mbr mie nen neu nq_ nso ogu ois onn otr oui rle rqu seu sie tou uat uel uge uip uiv un_ une vai voi',
    4,
  ],
  [
    '_et _il _l_ _vr _vu _y_ aie ais anv aqu arq au_ auf aux ci_ cun dej deu di_ dix du_ dui eau eil elq elu emm esq eu_ euf eul eun eus eux evr ez_ fau feu ffr fum gou gt_ haq heu hez hui iee iem ieu ifs inz ivr ixa je_ jeu jou la_ leu lqu lui meu moi moy niq nir nze oi_ oie oig oir oit oix onz oqu oua oue ouj ouv ouz peu plu pui qu_ reu riq rir rix soi teu tiq ucu udr uet uf_ ui_ uis ujo uoi usq uve uvr ux_ uze vec vee veu voy vra vre vri vu_ vue yai yen',
    5,
  ],
]

export const ENGLISH_THREES: readonly (readonly [threes: string, steps: number])[] = [
  ['_an _fr _to all be_ eth hos ong tim ve_', 1],
  [
    '_as _at _bu _dr _ev _fo _go _hi _in _sc _sp _st _t_ _us ack am_ an_ and are ark ase ber ck_ ct_ dea din ds_ eal eed efo eig fou hal hen her ic_ ich ied in_ inc ind ing irs ke_ las lin mbe ms_ nds not nth ock off oke one ore ost ot_ oug ple rea red ree sam sel sid sto tol tor up_ ust',
    2,
  ],
  [
    '_be _ea _gi _ha _ol _sl aid als alt any ash ast ath ays bag bec bet bot cke ded dri eek ek_ for go_ had he_ hem hic hil hin his hol hro ick ken ker kin lea nd_ ngs nob om_ ome oor ove ped rid rom rth ske sts tch tha tho top wal ys_',
    3,
  ],
  [
    '_my _of _ot _ov _sh _sm _ye at_ awa bee blu ch_ cks did do_ eat eck een eet eit ep_ ff_ fol fro get giv got gs_ has hat hed hei hir hoo hou hs_ hun id_ lls lly lve mak may mos ng_ nig nin ny_ obo od_ ok_ ory oth rk_ rn_ roo rry ry_ say sh_ sho so_ thi try umm und uth wee',
    4,
  ],
  [
    '_aw _by _ei _i_ _if _is _it _kn _ll _ow _sw _th _tw _up _wa _we _wh _wi _wo _wr _yo ad_ ads aft ag_ ags ake alf alk alw ank ary ask atm aw_ ay_ bed bef beg beh boa bod boy buy by_ day dle dly dn_ doe doo dow dru dy_ eac ead eak ear eas eav ed_ edl eep eft eir eks eld elv ely em_ eop ery etw ew_ ewe ews ey_ few fif fiv ft_ fte fty ful gav ged gh_ ght goe goo hav hbo hea hey hig ho_ how hre ht_ hte idn iew ift igh ike ild ily ink ird irt ish ith ity ixt ked kee kes kno ks_ law ld_ led lf_ lik lk_ ll_ loo low lso lth lts lwa ly_ meb mok mov muc my_ ned new nk_ nks nly no_ now nty nyo nyt oad oar oat ody oes of_ oft oki old onl ood ook oom oon opl or_ ork oun ow_ owd owe owi own ows oy_ oys peo ply pow raw rew rke rks rm_ rns row rsd rst rty rug ryo sda sed sha she shr sk_ sle sma smo sn_ ss_ stl sun swa swe tak ted th_ the thr ths tle tly tme tne to_ too tow tsi ttl twe twi two ty_ ug_ ugh ugs uld umb ump unc ung unt ved wai wan war was wat way wde we_ wea wed wel wen wer wes wha whe whi who why wil win wit wn_ wo_ wom wor wou wri ws_ xt_ xty ybo yea yed yin you',
    5,
  ],
]
