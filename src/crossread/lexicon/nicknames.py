"""
Short forms of given names, and family names that are written first.

Our own lists: English and Spanish short forms that news prints beside full names, and the commoner family
names of China, Korea and Vietnam, where "Xi" alone is what "Smith" alone is elsewhere.
"""

_ROWS = """
alexander alex alec sandy xander; alexandra alex sandra; andrew andy drew; anthony tony antony; barbara barb; benjamin ben benny;
bernard bernie; catherine kate cathy katherine kathy kathryn katie katharine; charles charlie chuck chas; christine chris tina;
christopher chris kit; daniel dan danny; david dave davy; deborah deb debbie; dennis denny; donald don donny; dorothy dot;
edward ed eddie ted ned; elizabeth liz beth betsy betty eliza lizzie; eugene gene; francis frank; francisco paco pancho; frederick fred freddie;
gabriel gabe; gerald gerry jerry; gregory greg; harold hal harry; henry harry hank; isabella bella; jacob jake; james jim jimmy jamie;
janet jan; jeffrey jeff geoffrey geoff; jennifer jen jenny; joanna joanne jo; jessica jess; john jack johnny jon; jonathan jon; joseph joe joey; jose pepe;
joshua josh; judith judy; kenneth ken kenny; lawrence larry laurence; leonard len leo; louis lou; margaret maggie meg peggy;
martin marty; matthew matt; michael mike mick micky; mitchell mitch; nathaniel nathan nate; nicholas nick nicolas; pamela pam;
patricia pat patty; patrick pat paddy; peter pete; philip phil phillip; raymond ray; rebecca becky; richard rick dick rich ricky; robert bob rob bobby robbie bert;
ronald ron ronnie; samuel sam sammy; samantha sam; stephen steve steven stevie; steven steve; susan sue suzy; theodore ted teddy; thomas tom tommy;
timothy tim; abraham abe; albert al bert; alan al; alfred al alf alfie; archibald archie; arthur art; beatrice bea; calvin cal; cameron cam;
cynthia cindy; clifford cliff; constance connie; dominic dom; douglas doug; edgar ed; edwin ed; eleanor ellie nell; ernest ernie; frances fran;
gabrielle gabby; gilbert gil; herbert herb bert; howard howie; isabel izzy; jacqueline jackie; jerome jerry; jeremy jez; kathleen kathy; kimberly kim;
leslie les; lewis lew; olivia liv; charlotte lottie; madeleine maddy; manuel manny manolo; marjorie marge margie; melissa mel; melanie mel; melvin mel; mohammed mo; maurice mo;
helen nell; norman norm; oliver ollie; penelope penny; randall randy; reginald reg reggie; rodney rod; roderick rod; rosemary rose rosie; russell russ;
salvatore sal; sebastian seb; sidney sid; stanley stan; stephanie steph; terence terry; theresa terry tess; tobias toby; valerie val; victor vic; wesley wes;
aleksandr alexander sasha; aleksandra alexandra sasha; vladimir volodya vova; ignacio nacho; guillermo memo; enrique quique; salvador chava; dolores lola;
timothy tim; victoria vicky; vincent vince; walter walt; william bill will billy liam; zachary zach
"""

NICKNAMES: dict[str, frozenset[str]] = {}
for _row in _ROWS.replace("\n", " ").split(";"):
    _names = frozenset(_row.split())
    for _name in _names:
        NICKNAMES[_name] = NICKNAMES.get(_name, frozenset()) | _names

FAMILY_FIRST = frozenset(
    """
    kim lee park choi jung jeong kang cho yoon jang lim han shin seo kwon hwang ahn song ryu hong moon ban roh
    xi li wang zhang liu chen yang zhao huang zhou wu xu sun hu zhu gao lin guo ma luo mao deng jiang wen bo
    liang song tang feng dong xiao cheng cao yuan fu shen zeng peng lu su ding wei xie ye pan du dai tsai ma
    nguyen tran le pham hoang phan vu vo dang bui do ngo duong ly
    """.split()
)

# Of these, names that English gives as well; with one name after them they are given names.
ALSO_GIVEN = frozenset("kim lee lin song ye jung ma su".split())
