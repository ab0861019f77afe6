"""The words that say what a message of a bank or lender is, as patterns for plain text. Decides nothing."""

from typing import Final

# A sum that says so itself, in any currency.
MONEY: Final = (
    r"(?:(?:¥|\$|€|£|(?<![a-z])(?:rmb|cny|usd|hkd|eur|twd|jpy)|人民币|美元|港[币元]|欧元|日元)\s?-?[0-9]"
    r"|-?(?<![0-9.,])[0-9][0-9,]{0,12}(?:\.[0-9]{2}|\s?元))"
)
# A message that demands a sum is a bill, whatever else it tells; the first of a new loan is no demand.
SUM_DUE: Final = r"(?<!首[期次])(?<!每[期月])[应待需]还[^,;\n]{0,8}[0-9]"
DAY_DUE: Final = (
    r"(?:还款日|到期|前还款|截止|缴款期限|自动扣|扣款日|(?<![a-z])due(?![a-z])|(?<![a-z])pay by(?![a-z]))"
)
# Both a sum and a day to pay it: then an offer beside it is only an offer beside it.
DEMAND: Final = (
    rf"\A(?=[\s\S]*{DAY_DUE})[\s\S]*(?:[应待需][还缴付]|账单|欠款|due|balance)[^,;\n0-9]{{0,8}}{MONEY}"
)
# What is feared or would be, did not come about, or is still to come is not said.
IF: Final = "如(?!期)|若(?!干)|倘|一旦|以免|避免|免得|防止|(?<![a-z])(?:if|unless|avoid)(?![a-z])"
NOT: Final = (
    "失败|不足|不成功|未成功|未能|无法|[尚还仍]未|未(?:收到|归还|还款|还清|结清|到账|入账)|没有收到"
    r"|(?<![a-z])(?:not|failed)(?![a-z])"
)
TO_COME: Final = (
    f"{IF}|{NOT}|请|确保|保证|将|即可|才能|方可|预计|是否"
    "|设置|签约|开通|绑定|变更|修改|预约|受理|年费|工资|养老"
)

CODE: Final = (
    r"[验校]证码|校验码|确认码|动态密?[码令]|动态口令|短信口令"
    r"|verification code|passcode|one-time|(?<![a-z])otp(?![a-z])"
)
CODE_SAID: Final = (
    rf"(?:{CODE})[^0-9;,]{{0,10}}[0-9]{{4,8}}(?![0-9])|(?<![0-9])[0-9]{{4,8}}[^0-9;,]{{0,12}}(?:{CODE})"
)
# A warning to keep codes to oneself comes with every other bill.
KEPT_SECRET: Final = "勿|不要|不会|谨防|索[要取]|泄[露漏]|告[诉知]|转发|(?<![a-z])(?:not|never)(?![a-z])"
OFFER: Final = (
    r"提额|提升额度|额度.{0,4}(?:提升|提高|到账|待领|待激活|已激活|已批|上调|更新)"
    r"|(?:专[属享]|预授信|预审批?|最高)额度[^.;!]{0,30}(?:领取|使用|借|激活)|中奖|抽奖|恭喜|获奖|可借"
    r"|最高(?:[可贷]|\s?[0-9]+万)|(?:可|直接|立即)申请|延期还款"
    r"|(?:立即|马上|点击|快来|火速|即刻)(?:申请|领取|借|提现|激活|取用)|再借|来借|想借|借钱就|秒[批到下]"
    r"|(?<!以)下款(?!项)|无抵押|(?<!降)低息|免息|0利率|日息|待领取|免留联|快速贷款"
    r"|(?:还款|优惠)券|利率.{0,4}(?:折|下调|低至)|红包|邀您|邀请您?|受邀|预借现金|[备圆万][用梦]金|现金分期"
    r"|停息|挂账|债务(?:优化|重组|协商)|代协商|协商还款|征信(?:修复|花)|(?:限时|专项|申请|可)减免"
    r"|减免(?:政策|方案|名额)|一次性[结还]清|(?:审批|放款)[^;]{0,4}快|最快[^;]{0,6}(?:到账|放款)"
    r"|(?:月[还付]|每期(?:还款)?)(?:仅需?|只需|低至|约)\s?[0-9]|可分[0-9]+期|(?:月还|月付|最低)[^;]{0,10}起(?!诉)"
    r"|日前回[复覆]|办理[^;]{0,6}分期|[享分][^,;]{0,8}(?:手续费|优惠|[0-9.]折)|手续费[^;]{0,6}折"
    r"|立减|满减|手续费全免|邀请好友|福利|discount"
    r"|pre-?approved|congratulations|apply (?:now|by|today)"
    r"|borrow up to|convert your|you have won|transfer your balance|offer ends"
)
THREAT: Final = (
    r"起诉|诉讼|诉前|律师|律所|法院|法务|(?<!公)司法|仲裁|上门(?![店户])|登门|外访|走访|家访|冻结|查封|扣押"
    r"|强制|(?<![损丧])失信|老赖|限高|限制高?消费"
    r"|立案|报案|公安|经侦|警[方官]|刑事|诈骗罪|传票|调解|曝光|后果自负|黑名单|子女|征信中心|最后(?:通知|警告"
    r"|通牒|一次|机会)|开庭|法律文书"
    r"|lawsuit|(?<![a-z])(?:sue[ds]?|court)(?![a-z])|legal action|lawyer|attorney|arbitrat"
    r"|visit your|come to your|freeze|frozen|blacklist|final (?:notice|warning)"
)
ABOUT_OTHERS: Final = (
    r"通讯录|紧急联系人|村委|居委|街道办|户籍|单位领导|[家亲]属|亲友|家人|转告|转达|催收|债权转让|移交|转交"
    r"|委外|外包"
    r"|委托.{0,10}(?:催|律|机构|第三方)|(?:联系|通知)您?的?(?:单位|公司|父母|配偶|同事|朋友)"
    r"|collection agency|debt collect|your (?:family|relatives|employer|contacts)"
)
PAYING: Final = "(?:还款|还贷|归还|偿还|扣款|代扣|划扣|扣缴|扣收|缴费|缴款|充值|(?<!单)支付)"
RECEIPT: Final = (
    rf"{PAYING}(?:结果)?[^;\n]{{0,24}}(?:成功(?!后)|完成|完毕|(?:已|已经)?(?:到|入)账(?!户|前|日))"
    rf"|成功(?:{PAYING}|还清|结清|缴|入账)|(?:已|全部|恭喜)[^;\n]{{0,8}}(?:还清|结清|还完|付清|缴清)(?!\s?[0-9]{{1,3}}期)"
    r"|已经?(?:全部|提前|成功)?(?:归还|偿还)(?![日期时])"
    rf"|已经?(?!还款?|逾期|到期|出|生成|产生|超|欠|过|违|减|垫)[^;\n]{{0,20}}?(?:还款?|{PAYING}|缴[纳清]?|扣[收除]|入账|付款?)"
    rf"[^;\n期]{{0,8}}{MONEY}"
    rf"|{MONEY}[^;\n]{{0,8}}(?:已|成功)(?:到账|入账|处理|扣款|代扣|还款)|已入账|(?<=[0-9日])入账"
    r"|收到[^;\n]{0,16}(?:还款|缴款|付款|转入|存入)|感谢您?的?(?:及时|按时)?(?:还款|缴款|付款)"
    rf"|(?:(?:存入|转入|汇入)(?:信用卡|贷款|还款)|(?:还款|(?:信用|贷记|龙)卡[^;\n]{{0,20}})(?:存入|转入|汇入|入账))[^;\n]{{0,6}}{MONEY}|存入[^;]{{0,16}}[还结]清"
    rf"|(?:主动还款?|完成还[款贷]|本次(?:还款?|扣款?)|实还|还款入账)(?:金额|交易)?[^;\n]{{0,3}}{MONEY}|溢缴款"
    r"|payment (?:[^;.]{0,24}(?:was|has been|is) )?(?:received|successful|posted)|payment successful"
    r"|received your (?:re)?payment|thank you for your payment"
    rf"|credited to your card|paid off|{MONEY}[0-9,.]* paid(?![a-z])"
    r"|(?:was|has been) (?:paid|repaid|debited|deducted|collected)"
    r"|paid on (?!time)|settled in full"
)
LED_BY_PAYMENT: Final = (  # 扣款500元，余额100元; 您已还款1,000元，剩余应还…
    r"(?:扣款|代扣|还款)[^;!]{0,16}[0-9]元?[,;(\s]{0,2}(?:当前|账户|可用)?余额[为:]?\s?[0-9]"
    rf"|\A(?:(?!账单|[应待需]还)[\s\S])*?已(?:主动|提前|自动)?(?:还款?|扣款?)(?:人民币)?{MONEY}"
)
WITHDRAWAL: Final = (
    r"(?:借款|贷款|放款|支用|提现)[^;\n]{0,14}(?:成功|到账|已?发放|已放款|处理中)|成功(?:借款|放款|提现|支用)"
    r"|(?:申请|借)的[^;]{0,14}到账"
    rf"|{MONEY}[^;\n]{{0,6}}(?:已|正在|即将)(?:成功)?(?:发放|放款|打款)|放款(?:通知|[^;]{{0,4}}{MONEY})"
    r"|(?:借款|贷款)[^;]{0,10}(?:审批|审核)[^;]{0,3}通过|[0-9]元?[^;]{0,3}可(?:提现|提取|取现)"
    r"|(?:资金|额度)[^;]{0,4}待(?:提取|提现)|提现(?:成功|申请)|合同[^;]{0,4}(?:生效|签[订署])|(?<!以)下款(?!项)"
    r"|disbursed|loan approved|sent to your (?:card|account)"
    r"|loan [^;]{0,24}(?:was|has been) (?:approved|credited)"
)
SPENDING: Final = (
    r"(?:消费(?!金融|贷|者|信|分期)|(?<!分期)(?<!最[低小])付款(?![日期时截方额])|支付(?!宝|[日期时截方])|交易|支出|转[出账]|取现|签账"
    rf"|刷卡|扣费|预授权)[^;\n0-9】\]]{{0,10}}{MONEY}|{MONEY}[^;\n0-9]{{0,4}}(?:消费(?!金融|贷|分期)|交易)"
    r"|成功消费|使用[^;]{0,6}(?:付款|支付|购买)|支付了|下单|付款方式"
    r"|you(?:'ve| have)? spent|purchase of|was charged|spent at|withdraw"
    r"|purchase:|was used for|transaction (?:of|alert)"
)
# 请支付, 应于12月8日支付: still to be paid, or paid to a lender.
NOT_SPENT: Final = f"{IF}|{NOT}|请|感谢|[应待需须]|将|{DAY_DUE}|还款|还贷|账单|[欠缴]"
GIVEN_BACK: Final = "退款|退货|退还|退回|(?<![a-z])refund"
# What changes of a contract and demands nothing.
TERMS: Final = (
    "(?:利率|额度|还款日|协议|条款|账单日)[^;\n]{0,24}(?:调整|变更|更新|修改为|重新定价|不足)"
    "|重新定价|贷款利率|修改还款日|理财|基金|定投|定期存款"
)
SETTLED: Final = (
    r"\A(?![\s\S]*(?:[1-9][0-9,]{0,12}(?:\.[0-9]{2}|\s?元)|0\.(?:0[1-9]|[1-9])|(?:¥|rmb"
    r"|人民币)\s?[1-9]))[\s\S]*(?:"
    r"(?:还需还款?|应[还缴](?:金额|款额|款)?|账单(?:金额)?|欠款|待还)[:为]?(?:人民币|¥"
    r"|rmb)?\s?0(?:\.0{1,2})?(?![0-9.,])"
    r"|无欠款|无需(?:还款|缴)|没有(?:欠款|待还)|无账单|nothing is due)"
)
DEBT: Final = (
    r"[应待需未请]还|应[付缴]|需[付缴]|还款日?|归还|账单|账款|月供|欠款|欠费|扣缴|代扣|自动(?:还款|扣)|结欠"
    r"|逾期|扣款|扣收|扣划|扣除|(?:缴[费款纳]|缴清)|供款|账项"
    r"|(?:借款|贷款)(?:[^,;!]|,[0-9]){0,24}到期|(?:电|水|燃气|物业|学杂|话)费|应于[^;]{0,12}(?:支付|偿还)"
    r"|[0-9]元?[^;]{0,12}截止|要还|结单"
    r"|第[0-9]{1,3}期[^;]{0,8}[0-9]元"
    r"|(?<![a-z])(?:due|overdue|repay|please pay|payment|bill|statement|instal+ment|autopay|auto-debit)"
    r"|will be (?:[a-z-]+ )?(?:debited|taken|deducted|collected)"
)
LATE: Final = (
    r"(?:已经?|现已|目前|仍|处于|发生|出现)[^,.;!]{0,4}逾期|逾期(?:已|了|达|啦|第)?\s?[0-9]{1,4}\s?[天日]"
    r"|(?:超过|已[超逾过]|超期)[^;]{0,4}(?:还款日|期限|[0-9]+天)|(?:还款日|期限)已过|已?过期未"
    r"|账单逾期[了啦]|(?:至今|到期|[仍尚还])未[^;]{0,2}(?:归还|还)|(?:至今|仍)未[^;]{0,2}缴|[尚还仍]未还清|拖欠|违约(?!金|责任)|仍欠"
    r"|逾期(?:金额|总额|欠款|账单|未还|款项|通知|记录)"
    r"|(?:is|are|now|currently) (?:past due|overdue)|overdue by|days? (?:past due|overdue|late)"
    r"|payment past due"
)
