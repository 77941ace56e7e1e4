/** Threes of letters by how much they speak for a language, the beginning and the end of a word being `_`: made by `npm run threes`. */
export const FRENCH_THREES: readonly (readonly [threes: string, steps: number])[] = [
  [
    '_ai _au _av _c_ _ce _de _du _ec _en _eu _le _qu _un _vo ai_ ans atr auc aut ava dan de_ dem dep des eme fai gne ie_ ien ier ils ire les lus mme nai nie nne nou pas pou que qui sem si_ sie tou ue_ uit utr ze_',
    2,
  ],
  [
    '_es _et _il _j_ _je _l_ _n_ _vu _y_ aie ais ait aqu au_ aux ci_ cun deu di_ dix du_ dui eau ec_ eil elq epu eu_ euf eul eun eur eux ez_ fau fum gt_ heu hez hui iem ieu inq iqu ivr jam je_ jeu jou la_ leu lui meu mie moi neu nq_ nze oi_ oir ois oit oix onn ouv ouz peu plu pui qu_ reu rix seu soi teu tiq uat ucu udr uet uf_ ui_ uis ujo un_ une usq uve uvr ux_ vai vec veu voi vra vre vri vu_',
    3,
  ],
]

export const ENGLISH_THREES: readonly (readonly [threes: string, steps: number])[] = [
  [
    '_be _ha _ov aid any ast at_ ays eek for fro get gs_ had he_ hem hic hin his hou lea nd_ om_ ome one oug ove rom sh_ tha tho und wee ys_',
    2,
  ],
  [
    '_by _ei _i_ _if _is _it _kn _my _of _ot _ow _sh _sm _sw _th _tw _up _wa _we _wh _wi _wo _wr _ye _yo ad_ ads aft ake alf ary ask aw_ ay_ bed bee bef bod buy by_ ch_ day did dle do_ doe dow dru dy_ eac ead ear eas eat ed_ edl een eep eet eft eir eld em_ eop ery etw ew_ ey_ few ff_ fif fiv ft_ fte ged gh_ ght has hat hav hea hed hei hey hir ho_ how hre hs_ ht_ id_ ift igh ike ink ird ish ith ity ked kno ks_ ld_ led lf_ lik lk_ ll_ lls loo low lth ly_ meb mok mos my_ ned new ng_ nin nk_ nly no_ now nty ny_ oad obo od_ ody oes of_ ok_ old onl ood ook oom opl or_ ork oth oun ow_ owd owe own peo pow rke row rst rty rug ry_ say sed she sho sk_ smo sn_ so_ ss_ swe tak ted th_ the thi thr ths tle tly tme to_ too ttl twe two ty_ ug_ ugh uld umb unc unt ved wan war was way wde we_ wed wel wen wer wha whe whi who wil win wit wn_ wo_ wom wor wou ws_ xt_ yea yin you',
    3,
  ],
]
