"""
Stems that stand in news of every sort, in bands of how often: sharing one says little.

Counted in the sentences of Wikinews articles of 2019 and 2020 and of the Causal News Corpus (training data
whose licences are CC BY 2.5 and CC0); grammar words are in lexicon/function_words.py and left out.
Proper names that happen to be frequent there do no harm: they weigh a little less.
"""

_BANDS: tuple[tuple[float, str], ...] = (
    (0.012, """
    alleg announc area arrest attack back call cas citi com commun congress continu countri
    court dai day death demand different district elect find fir first follow former fridai
    get giv go good govern group hold hous how incident includ issu ist kill know last lead
    leader leav lif lot mak march member minister mondai mov national need new offic
    official part parti person plac plan polic president presidential protest protester
    public real report right run s saturdai secur see servic stag start stat strik student
    studi support system tak thing think thre thursdai tim trump tuesdai two unit use vot
    want wednesdai well wn woman work worker year
    """),
    (0.006, """
    accus act action activ activist actual address agit agre allow alwai american april ask
    associ attempt august author awai bas becom begin biden big bjp black blast block break
    build campaign candid car caus cento central chang chess chief child claim clash clos
    compani covid current damag december decid decis democratic demonstr derakhshani develop
    die discuss don dorsa due earlier emploi end event express fac fami few fiv forc form
    four fre front gather general going happen health help hi high hindi hom hong hospital
    hour however human india indian injur investig involv januari join juli jun keep kind
    kong languag larg later law least liv local long look m main major man mean media meet
    million month morn murder nam never next night nomin number observ october officer open
    oper order organ outsid particip plai planet pm point polit post power press previous
    process project provid publish put quest ral rat reach receiv recent red region releas
    remain resident result road rol rul school second secretari seek september serv set
    several sex show similar sit softwar someth sourc south speak staf star stop sundai talk
    team term test th thousand todai tool tri turn u union univers vic villag violenc water
    way week why wikinew world writ yeah yesterdai क
    """),
    (0.003, """
    abl accept access administr affect african age agenci ago ahead ahola air airport akram
    almost alreadi animal anthoni anyth appear argu arm assemb atmospher attend australia
    bad ballot ban bandh believ bill boccaletti bodi bomb bon book border bring bus business
    california capital carri center centr certain challeng charg china chines choos
    christian citizen civil clear cod colleg commiss committe common complet concern condemn
    condit conduct confirm connect consider constitut contribut control convent coronavirus
    council cours cover cpi cre crim critic data de dead deal debat declar deleg delhi
    democraci deni depart deputi describ design developer dharna direct director distribut
    doctor donald dr driver drm ear earth economic educ effect effort eight els emergenci
    enough enter everyon exampl expect fact fail far farmer fast featur februari feder
    federal feel femal field fight fil final flag focus foreign found freedom friend full
    futur gam gas girl got governor great grow gun hand hard hat head hear histori hit hol
    hop host hrs hundred hunger idea identifi imag important improv increas individual
    infect inform initial instanc instead institut interest intern iran iranian job joe john
    judg justic k kay km la land lat launch learn legal less let level limit lin linux littl
    los manag maoist mark martisius mass mat matter mayb mayor measur med melbourn militant
    militari minetest minor mob model monei mr mumbai municipal muslim n nadu naomi nation
    nomine normal north notic november occur offer old opposit p pai pandemic paper park
    parlia particular pass past percent personnel perttu platform player polici poll posit
    possibl pradesh present prevent prim primari prison priv probab problem program properti
    propos protect r rac railwai rais rather read reason record refus rel remov reporter
    represent representativ republican request requir research researcher resign respons
    return rhel richard riot rivinius rocki schedul sect sen senat send senior sentenc separ
    seri seven shar shoot shop sign singh situ six slogan small social societi someon
    sometim soon spac special speech spread stai stand step ston stori stream street strong
    suffer suggest suicid supporter suprem sur suspect tamil target teacher technologi ten
    terrorist third thoma threaten throw ticket together total tourna town trad train
    transport treat try tseng twitter typ understand user various vehicl victim video view
    violent virus visit voter war wear west whit win witness wss yes york young youth zara ग
    ज त थ द न नह प ब भ म य र ल व स ह
    """),
    (0.0012, """
    abus account achiev actor addit additional advoc affair africa afternoon aid allianc
    alon amend america anc andhra anniversari answer anyon apart apparent appeal appoint
    approach armi arriv articl artist aspect assault attent attornei availabl avers avoid b
    bail bangalor bank banner bar battl beat beij belong benefit billion bit blam
    blankenship blockad board born boycot brain branch brief british brother burn c cadr
    camp campus cannot cap career carolina carroll cast catch categori caucus celebr chain
    chairman chanc channel chant character check chennai choic church cit class coast
    collabor colleagu collect collector coloni colorado comment commissioner commit communal
    communist compar complex conferenc conflict conservativ conspiraci constabl construct
    contact contain contract convict cop copi copyright cor corona corpor corrupt cost
    councillor count counti coupl cpm crash creat crew criminal crit cross crowd cultur cut
    d dalit dat daughter deb definit delai deliver democrat depend deploi destroi detail
    detain detect differenc difficult discover discoveri diseas disk disrupt distanc divis
    dmca dozen draw driv drop drug duti e earn easi east eastern eat encourag energi engag
    engineer ensur entir environ equal especial essential establish estim european everyth
    evidenc exact except executiv exist exoplanet experi experienc expert explain explos
    extend extrem facebook facil faithless fall famili fear fellow figur fill film financial
    finding firm fix fli flight florida food forum forward fourth ful funct fund g gain
    gandhi gay gazzola georg github global goal god goe grand grant greco green ground guard
    guess hall harm harris hawkin headquarter heavi higher highlight highwai hijāb hik hindu
    hiv hotel hug hurrican hyderabad ident illegal immediat impact impeach impos indefinit
    independent indic industri injuri insid inspector install intend intensifi interview
    introduc iraq islam islamic island j jail jammu jaya johannesburg johnson joint
    jorgensen journalist karnataka kashmir kerala key keyser khan kid kingdom kumar labour
    lack lam lawyer leadership legisl legislativ letter lever liberal libertarian light link
    list loc lockdown london longer loss lov low lower maharashtra mainland maintain mal
    manager mar market mask massiv meanwhil medicin memorandum mention messag mik mil
    ministri minut miss mla mod mother motiv mp multipl mysor natural naxal nearbi necessari
    neighbour network nevada nin nobodi noth object occupi often oh okai ongo onlin opinion
    opportun oppos orbit organis original outbreak outfit owner oxygen pain pakistan
    panchayat parent pasha passenger patient pay peac peaceful pelosi pelt penguin perform
    performanc period personal petit phas phon photo phys pick piec plant pleas policemen
    politic politician poor popul popular positiv potential practic prefer prem prepar
    presenc pressur pretti pric prior prob produc product professor prohibit prom promot
    protestor puerto purpos push question quick quit radio ralli rang rao react readi
    recover reddi reduc refer reform regard regional register reject relativ religion
    religious remark remember replac rescu reserv resolv resourc respond responsibil
    responsibl restrict retir rich ris risk riva robert rock rough round saf safeti sander
    sara saudi scen scienc scientist sea seager search season seat sector seem select sell
    sens serious sess sever sexual shift ship shock short shout shut shutdown sid
    significant simpl singl sister slow solidar son song sort southern spark speaker speci
    specif specific spend spiral spokesperson spot squar st stabl stallman stir stor storm
    structur struggl subject submit subsequent success sun sup superintendent surround
    surviv suspend switch t task tax tdp telangana telescop televis templ tens territori
    terror thank threat titl top track traffic transfer travel tre trial trigger troubl tru
    truck trust turkei tweet uk umbrella unlik unrest urg usual utc v vaccin valeria valu
    van vers villager viol voic volunteer wag wai wall warn washington watch wav wayn websit
    western wif withdraw word wound zon zoom आपक ई ए एक और कर करत करन ख च छ फ रह हम
    """),
)  # fmt: skip

# Stem -> the least share of news sentences that hold it.
SHARE_OF_SENTENCES: dict[str, float] = {
    word: share for share, words in _BANDS for word in words.split()
}
