"""Whether someone speaks of not wanting to live, or of having no strength left. Knows no answer.

Wide on purpose, also where it is said of somebody close: a wrong hit costs one kind message. What the same
words say of something else (笑死, 跳楼价, "the deadline is killing me") is taken out first.
"""

from typing import Final

from bot.reading.patterns import regex
from bot.reading.text import any_of, fold

_NOT_IT: Final = any_of(
    # So tired, so funny, so dear; what is no death at all.
    "得要死|死死|该死的|等死了(?!$)|死(?:卡|者|活打|掉的)|死了这条心|[笑累忙饿热烦气困冷吓急贵晒渴丑帅胖爽酸美羞挤堵吵卡冻高臭辣甜]死|想死你|打死我?也?不|死也[不要]",
    "死(?:心(?!里)|期|账|帐|循环|工资|党|机|板|心眼|结|角|线|磕|忠)|[跳坠]楼(?:[价机]|大?甩卖)|(?:总算|终于)[^,.;]{0,2}[熬撑]到头|开[了的]?[^,.;]{0,2}安眠药|天台[^,.;]{0,2}[晾晒种]|跳河路|自杀式|紫砂壶",
    "(?:app|软件|系统|手机|网页|页面|程序)[^,.;]{0,4}(?:崩溃|死)|崩溃[^,.;]{0,4}(?:app|软件|系统|打不开)",
    "解脱[^,.;]{0,6}还清|一了百了[^,.;]{0,3}全部?还清|还[完清掉][^,.;]{0,4}(?:一了百了|解脱)|绝望的主妇",
    "(?:结束|告别|解脱)[^,.;]{0,3}(?:贷款|网贷|借款|提醒|订单|合同|债务|欠款)",
    r"dead(?: ?line| simple| serious| tired|lock| end|beat)|drop[ -]dead|i'?m dead\b|dying to|killer",
    r"kill(?:s|ing|er)? (?:me|it|this|that|the|time)\b|\bdie[sd]?\b[^,.;]{0,12}\bgame",
    r"(?:phone|battery|car|laptop|character|app|debts?)\b[^,.;]{0,12}\b(?:die[sd]?|dead|dying)\b",
    # Of a stranger, or of an estate.
    "新闻[^;]{0,30}|[^,.;]{0,20}新闻|人死(?:了|后)?(?:以后|之后)?[债帐账]|人死债消|死亡",
    "(?:爸|妈|父母|父亲|母亲|老公|老婆|丈夫|妻子|爷爷|奶奶|哥|姐|弟|妹|亲人|家人)(?:已经|都)?死[了后]",
    r"dead parents?|news\b[^;]{0,60}",
)

_SAID: Final = any_of(
    # To die, or no longer to live.
    "想死|[想要]4了|想si(?![a-z])|自[杀沙刹砂尽]|紫砂|轻生|寻死|寻短见|一死了之|一了[百白]了|生无可恋",
    "[不唔]想(?:再|要)?(?:这[样么])?(?:活|醒|做人|存在|坚持|面对)|不活了",
    "活(?:[不唔](?:下去?|成|了|到)|够|腻)",
    "活(?:着|下去)?(?!动)[^,.;]{0,6}(?:好累|太累|没意[思义]|没劲|痛苦|受罪|遭罪|折磨|意义|意思|太难|为了什么)",
    "人生没意[思义]|(?:这辈子|这一生|人生)[^,.;]{0,4}(?<![还清结])(?:完了|毁了|没意[思义]|没指望|没盼头|到头了)",
    "生存[^,.;]{0,4}(?:冇|没有?)意义|没有明天(?!的)|只?想睡过去|活着?(?:干嘛|干什么|干吗|个什么劲|图什么)|没盼头|一睡不[醒起]|睡过去就好|不[痛疼]的死|死法|自我了[断结]",
    "活下去的?(?:勇气|动力|理由)|勇气活|没[脸法]活|不如(?:去)?死",
    "死了(?:算|是不是|就|才|一)|(?<![他她主人者])死了[^,.;]{0,6}[债还钱贷]",
    "我(?:要是|如果)?(?:真的?|也)?死[了掉]",
    "(?:要是|如果|万一)死[了掉]|(?<!逼)死给|死的(?:念头|心)|(?:怎么|如何|才能)死|死[^,.;]{0,3}不[痛疼]",
    "用死来?|想着死|只有死|我要?去死|去死[算好]|干脆死|只能死|一死百了|要不我死",
    "(?:结束|了结|了断)(?:自己|生命|性命|人生|痛苦|这?一切|这条命)|(?:今晚|准备|想)[^,.;]{0,3}结束(?:了|$)",
    "想(?:要)?解脱|消失(?:就好|算|了就?好?)|想消失|离开(?:这个?世界|人世|人间)",
    "[跟和与](?:这个?)?世界[^,.;]{0,2}(?:再见|告别)|不[要想]?再?醒(?:来|过来|就)|拜拜了?世界",
    "(?:没有?|少了)我[^,.;]{0,8}(?:更好|会好|轻松)|累赘|我死活|先走一步|想走了永远|安静地?离开",
    "要走了[^,;]{0,3}保重|下辈子[再见报还][^清完]|来世",
    "(?:对不起|连累|再见)[^,;]{0,12}(?:先走|想走|走了|撑|对不起)|我走了[^,.;]{0,3}债|我走了[^,.;]{0,8}[就才][^,.;]{0,6}(?:不用|轻松|好过|解脱|受罪|拖累)",
    "带着?孩子(?:一起)?[走死跳]",
    # To be worth nothing, to have no morrow.
    "我[^,.;]{0,8}(?:废物|累赘|多余(?!的?[钱款费])|没用的人)|(?:活着?|我)[^,.;]{0,6}(?:浪费(?:空气|粮食)|负担$)|活着[^,.;]{0,4}负担|[不唔]配(?:再)?活",
    "(?:没有?|冇|看不[到见])[^,.;]{0,4}(?:未来|希望|盼头)(?![^,.;]{0,12}[期月年账单还款学过])|(?:未来|希望|盼头)[^,.;]{0,4}(?:看不[到见]|没有?了|冇)",
    "(?:人生|生命|生活|生存|一切|做什么|什么都)[^,.;]{0,4}(?:没有?|冇|毫无|失去)(?:了|什么|任何)?意[思义]",
    "为(?:什么|啥|何)(?:还|要){1,2}活(?![期动跃])|活着(?:到底|究竟)?(?:是为|为了|又怎)",
    "希望[^,.;]{0,8}(?:[没不]用?醒|(?<!提)醒不)|[不别](?:用|要)?再?醒(?!目|悟|酒|脑)|(?<!酒)醒不(?:过)?来",
    "[熬撑挺活]不(?:过|到)(?:今|这|明|年|下)|[走撑熬活]到[^,.;]{0,6}(?:尽头|头了|绝境)",
    "日子[^,.;]{0,4}过不下|过不下去|(?:没有?|冇)(?:活?路)(?:可?走|了)|没路走|[走到陷入逼][^,.;]{0,2}绝[路境]|绝路了?$",
    "逼[^,.;]{0,3}(?:死|疯|上绝|到绝|跳)",
    "不?想(?:再)?(?:拖累|连累)[^,.;]{0,4}(?:家|爸|妈|父|孩|老|你们|任何人|别人)|(?<!终于)(?<!总算)解脱[吧了算]|[永诀]别了?(?=$|[,.;])|后事",
    "死(?:才|是)[^,.;]{0,4}(?:最好|唯一|办法|出路|解脱)|是不是只有死|死咗|死去?算|瞓死",
    "(?:我|想|要|让|求|怎么|点样|如何|不如|该)[^,.;]{0,4}(?<![弄打整搞杀砍斩捅烧掐玩撞勒揍])死(?![了掉]?[^,.;]{0,2}(?:手机|机|电))|活着(?!呢|吗|还款)|心如死灰|生不如死",
    "[不唔]想(?:再)?[^,.;]{0,2}(?:捱|(?<!提)醒|起身|看[到见]明天(?!的(?:提醒|账|还)))|永远[^,.;]{0,3}(?:睡|闭上眼|消失)|命[^,.;]{0,2}不要了|没命活",
    "失去[^,.;]{0,4}(?:希望|意义|勇气)|(?:每一?天|天天|活)[^,.;]{0,4}(?:折磨|煎熬|地狱|受罪)|跳了?算了?|找个[^,.;]{0,8}结束",
    "(?:今晚|今天|马上|现在)就?走了[^,]{0,4}(?:谢谢|保重|对不起|再见)",
    "想去死|(?:没有?人|谁)(?:会)?(?:在乎|关心|管)我(?:的?死活)?$",
    # How.
    "[想要]跳(?![槽过舞转])|想撞[车死墙]|[在坐站](?:[大江]?桥上|江边|窗[台边])|手腕割|割自己",
    "跳(?:楼|河|桥|江|海|崖|轨|下去)|[站坐在]?天台|楼顶上?|[站坐在]桥上|割[腕脉]|(?:已经|刚刚?)割了?(?=$|[,.;])|割了?[一几两]?[刀道]|烧炭|上吊",
    "农药|百草枯|敌敌畏|遗书|遗言|安眠药|药[^,;]{0,2}(?:买好|准备好|吃了|备好)|(?:准备|备)好了?药(?![费品])|吃药走|吞药",
    "吃了[^,.;]{0,4}瓶[^,.;]{0,2}药|煤气[^,.;]{0,2}开|开了?煤气",
    "自残|自伤|伤害自己",
    # No strength, no way out.
    "[撑熬扛捱挺顶](?:真的?)?[不布唔](?:住|下|顺)|[不唔]想(?:再|继续)?[撑扛熬]|坚持不[住下]|撑到头|崩溃|绝望|活路|死路一条|走投无路",
    "撑到极限|没救了|没有?[出退]路|想不开(?!通|户|票)|抑郁症?(?:了|犯|发)|我(?:真的)?(?:快|要)?不行了|流了?好多血",
    "[冇没]有?晒?希望|看不到希望",
    # In English.
    r"life\b[^,.;]{0,14}(?:not|n'?t) worth|life (?:has no meaning|is (?:meaningless|pointless|over))",
    r"think(?:ing)? (?:about|of) (?:jumping|dying|death|ending)|want to disappear|reason to (?:live|go on)",
    r"suicid|\bkms\b|kill?(?:ing)? (?:my|him|her|them)sel|(?:hang|hurt|harm)(?:ing)? myself|self.?harm",
    r"(?:want(?:s|ed)? to|wanna|wish (?:i|to)|rather|ready to|how to|off|going to|gonna|i)"
    r" (?:just )?(?:(?:was|were|be) )?(?:die|dead)\b",
    r"end(?:ing)? (?:(?:my|this) life|it all|everything)|better (?:off )?without me",
    r"(?:no(?:t|thing)?|n'?t) [a-z' ]{0,20}(?:to live\b|worth living|live for|wanna live)",
    r"(?:don'?t|not) (?:want to|wanna) (?:live|be (?:here|alive)|wake|exist)",
    r"bu xiang huo|xiang si\b|huo bu xia",
    r"want (?:it|this) (?:all )?to end|disappear forever|should (?:just )?die",
    r"(?:done with|tired of) (?:life|living)|unaliv",
    r"have nothing left(?! to pay)|no point (?:in living|any ?more)|point of living",
    r"end it (?:now|tonight)|(?:gonna|going to) end it",
    r"(?:can'?t|cannot) (?:go on|keep going|cope|carry on|take it|hold on)",
    r"(?:can'?t|cannot) live(?! (?:on|off) (?:this|my|that|the))",
    r"(?:can'?t|cannot) (?:do|take) this any ?more",
    r"(?:too many|the|all my|bottle of|took|some) pills|overdos|(?:going to|gonna|want to|will) jump",
    r"on (?:the|a) (?:bridge|roof|ledge)|never w[oa]ken? up|no way out|hopeless",
    r"see (?:any|a) way out|nobody would miss me|sleep forever",
    r"(?:nothing|no ?one|nobody) left for me|nothing matters? any ?more",
    r"(?:don'?t|can'?t|not) (?:see|have) (?:any|a) future(?! \w)|(?:i|have|there'?s|is) no future(?! \w)",
    r"(?:painless|pain|painful|easy|easiest|quick|best) way (?:to|of) d(?:ie|ying)|how (?:to|do i) die\b",
    r"(?:don'?t|no|not) want (?:to )?(?:live|be here|wake|exist)|want (?:to )?die\b",
    r"tak(?:e|ing) my (?:own )?life",
    r"(?:can'?t|cant|cannot) (?:go on|take (?:it|this)(?! \w)|any ?more)\b(?! (?:pay|borrow|log))",
    r"\b(?:i|me|rather|wish|should|please|just)\b[^,.;]{0,12}\b(?:die|dead)\b|end of my rope|see no way\b",
    r"\blife\b[^,.;]{0,14}\b(?:no|without|lost) (?:all )?(?:meaning|point|hope|sense)",
    r"goodbye (?:world|every\w+|forever)",
    r"(?:strength|energy|courage) to (?:live|go on)|give up (?:my |on )?life",
    r"i'?m (?:a )?(?:burden|worthless|useless)",
    r"cut(?:ting)? my (?:wrist|arm)|cut myself|jump off|goodbye (?:note|letter)|give up on li[fv]",
)
_BLANKS: Final = regex(r"(?<![a-z])\s+(?![a-z])")


def is_distress(text: str) -> bool:
    """Whether someone speaks of not wanting to live, or of having no strength left."""
    folded = _BLANKS.sub("", fold(text).replace("’", "'"))
    return _SAID.search(_NOT_IT.sub(";", folded)) is not None
