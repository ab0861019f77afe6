# The words of the bot in 简体中文. 繁體 is derived from this file: run `make derive` after a change.
# Short lines; the one thing to do first; no jargon; no promise. HTML: only <b> and <i>.

## About
about-short = 还款提醒，以及催收规则：这家机构会怎样、规则怎么说、怎么核实上门的人。
about =
    到期前提醒你还款，并说明：没还上时这家机构可能怎么做、规则允许什么、有人上门怎么核实。
    资料有出处、有核对日期。不代表任何机构，不收费。欠款仍然要还。

## Menu
menu-add = 添加一笔还款，到期前提醒
menu-list = 快到期和已逾期的还款
menu-rights = 某家机构会怎么催、规则怎么说
menu-verify = 有人来电或上门，怎么核实
menu-settings = 语言、时区、提醒时间
menu-subscribe = 开启提醒
menu-unsubscribe = 关闭提醒，不删除资料
menu-sources = 资料出处和核对日期
menu-privacy = 存了什么、为什么
menu-delete_me = 删除我的全部资料
menu-cancel = 取消进行中的操作
menu-help = 全部命令
menu-start = 开始

## Start, help
start-welcome =
    <b>到期前，我提醒你还款。</b>
    有人催收，我告诉你规则怎么说、怎么核实来人。

    先做这一步：点“添加还款”。
    例：/add 微粒贷 每月15号 1200 12期

    提醒已开启。我只存：你的语言和提醒设置、你填的机构名、日期、金额。
    不要发身份证号、手机号、真实姓名、密码、验证码。
    随时可用 /delete_me 全部删除。

    我不代表任何贷款机构，也不是律师。欠款仍然要还。
start-back = 欢迎回来。之前的消息没能送到你这里，提醒现在已恢复。请点 /list 看一下有没有已经逾期的。
help-title = <b>可以用的命令</b>
help-footer =
    也可以直接发一句话，例如“微粒贷打电话给我家人”。
    有人正在门口：先不要开门。有人强行进入或威胁，先打 110。
language-set = 语言：{ $name }

## Subscription
subscribe-on = 提醒已开启。你能看到这条消息，说明提醒送得到。
subscribe-off =
    提醒已关闭。你的资料还在，没有删除。
    欠款和到期日不会因此改变。
next-at = 下一次提醒：{ $moment }（{ $zone }）
next-none = 现在没有安排好的提醒。用 /list 看已有的还款，用 /add 添加。

## Privacy
privacy =
    <b>存了什么</b>
    你的 Telegram 编号（用来发提醒）、语言、提醒设置；你填的机构名、日期、金额、是否已还；没填完的表单。
    <b>为什么</b>
    为了在到期前提醒你，没有别的用途，不交给别人。
    <b>不存什么</b>
    姓名、手机号、身份证号、聊天内容。只查 /rights 和 /verify 时，什么都不存。
    <b>存多久</b>
    { $days } 天没有欠款、没有提醒、也没有来过的，会删除。已还清的贷款同样。
    <b>怎么删</b>
    /delete_me 立即全部删除。
    请注意：Telegram 自己会保存聊天记录。看得到你手机的人，看得到这些消息。
delete-ask =
    <b>删除全部资料？</b>
    你的贷款、日期、提醒、设置会全部删除，不能恢复。
    删除后我不会再提醒你。欠款和到期日不变，请自己记下。
delete-done =
    已全部删除。我这里没有你的资料了。
    欠款仍然要还，到期日没有变。想重新开始：/start
delete-kept = 没有删除，一切照旧。

## Cancel, errors, things that are no text
cancel-done = 已取消，没有保存任何东西。
cancel-nothing = 没有进行中的操作。
error = 刚才出了点问题，没有处理成功。你已保存的资料没有丢。请再试一次。
no-text = 我只看文字，不看图片、语音和文件。请用文字告诉我，例如“借呗说要上门”。
edited = 改过的消息我不会再执行，免得做两次。请重新发一条。
unknown-command = 没有这个命令。全部命令：/help
button-old = 这个按钮已经失效。
group-private = 这个命令和你个人有关，不在群里显示。点下面的按钮，到私聊里用。
not-understood =
    这句话我没看懂。你可以：
    点“添加还款”记下到期日；点“催收规则”看机构会怎样；点“核实来人”。
    有人强行进入或威胁，先打 110。
distress =
    你现在这样难受，先不说钱的事。
    请现在就联系一个人：家人、朋友，或者打电话——

    12356　全国心理援助热线
    120　　已经受伤，或身体有危险
    110　　有生命危险，或有人威胁你

    你不用把话想好，说“我撑不住了”就可以。
    债可以慢慢谈，人先要在。

## Buttons
button-add = 添加还款
button-list = 还款列表
button-rights = 催收规则
button-verify = 核实来人
button-subscribe = 开启提醒
button-delete-me = 删除我的资料
button-delete-all = 全部删除
button-keep = 不删
button-private = 到私聊里用
button-paid = 已还
button-later = 稍后提醒
button-hard = 可能还不上
button-full-answer = 会怎么催、规则怎么说
button-open-one = { $name } { $day }
button-open-instalment = 打开 { $day }
button-undo-last = 撤销 { $day }
button-undo = 撤销
button-skip = 跳过这一期
button-loan = 这笔贷款
button-change = 修改
button-pause = 暂停提醒
button-resume = 恢复提醒
button-delete = 删除
button-back = 返回
button-save = 保存
button-cancel = 取消
button-again = 重新输入
button-as-typed = 都不是，用我写的名字
button-overdue-yes = 是，已经逾期
button-skip-amount = 不填金额
button-skip-count = 不定期数
button-last-day = 改为每月最后一天
button-field-lender = 机构
button-field-date = 日期
button-field-amount = 金额
button-field-count = 期数
button-later-1h = 1小时后
button-later-3h = 3小时后
button-later-1d = 明天
button-language = 语言
button-zone = 时区
button-before = 提前几天
button-after = 逾期后几天
button-at = 提醒时间
button-quiet = 免打扰
button-stage = 换一个阶段
button-more = 更多
button-sources = 出处
button-creditor = 合同上的债主是谁？
button-wrong = 这里不对
button-previous = 上一页
button-next = 下一页
button-none-of-these = 都不是
button-other-lender = 其他机构

## Dates and money
when-today = 今天到期
when-tomorrow = 明天到期
when-in = 还有 { $days } 天到期
when-overdue = 已逾期 { $days } 天
no-amount = 未填金额
rule-once = { $day }，一次
rule-monthly = { $every ->
    [1] 每月{ $day }号
   *[other] 每{ $every }个月{ $day }号
}
rule-last = { $every ->
    [1] 每月最后一天
   *[other] 每{ $every }个月的最后一天
}

## Adding a loan
ask-lender =
    <b>欠哪家机构？</b>
    点一个，或直接输入名称。
ask-which = 没有找到“{ $name }”。你指的是哪一个？
ask-date =
    <b>{ $name }：哪天还款？</b>
    照着 App 里的还款日填。例：
    每月15号　·　每月最后一天　·　12月15日　·　下周五
ask-either = 这个日期有不止一种读法。你指的是哪一个？
ask-overdue =
    { $day } 已经过去了。
    <b>这一期已经逾期？</b>
ask-amount =
    <b>每期还多少？</b>
    例：1200　或　1200 12期
    不想填，就点“不填金额”。
ask-count =
    <b>一共几期？</b>
    例：12期
ask-field = 要改哪一项？也可以直接输入新的日期或金额。
card-title = 请核对，对了再点“保存”
card-lender = 机构：{ $name }
card-file = （对应资料：{ $name }）
card-no-file = （我们没有这家机构的资料，提醒照常）
card-rule = 还款日：{ $rule }
card-amount = 每期：{ $money }
card-count = 期数：{ $count }
card-open-ended = 期数：未填，一直提醒到你说还清
card-dates = 接下来：
card-overdue = 这一期已经逾期，会一直记着，直到你说已还或跳过。
card-zone = 时区：{ $zone }。还款日按北京时间 24:00 截止，建议提前一天还。
card-last-day = 没有这一天的月份，按当月最后一天。
form-unread = 这部分我没看懂，没有记：“{ $text }”
form-old = 这张卡片已经失效。请重新 /add，或看最新的那一张。
form-problem-unread = 这句话我没看懂，没有改动。
form-problem-name = 机构名请控制在 40 个字以内。
form-problem-amount = 没看懂金额。请只写数字，例如 1200 或 1200.50
form-problem-count = 没看懂期数。请写 1 到 600 之间的数字，例如 12期
form-problem-unreadable = 没看懂日期，我不猜。请写成“每月15号”或“2026-12-15”这样。
form-problem-no-such-day = 没有这一天。请看一下 App 里的还款日再写。
form-problem-too-far = 这个日期超过十年了。请再看一下。
form-problem-several-days = 一次只能记一个日期。请分两次添加。
form-problem-unsupported = 这种周期我还不会。请写“每月15号”“每2个月15号”，或一个日期。
form-problem-once-or-monthly = 是只有一次，还是每月都是这一天？
form-problem-which-date = 这个日期我不能确定。请写成“2026-12-15”这样。
saved = 已保存：<b>{ $name }</b>
saved-silent = 这一期的提醒时间都已经过了，不会再提醒。还了请到 /list 点“已还”。
saved-then = 没还上会怎样、有哪些规则，点下面看。

## List
list-title = 还款列表 · { $day }
list-empty = 还没有记录。点“添加还款”，或发：/add 微粒贷 每月15号 1200
list-overdue = 已逾期
list-coming = 接下来
list-line = • <b>{ $name }</b>　{ $when }　{ $money }
    {"  "}{ $day }
list-overdue-sum = 逾期合计：{ $money }{ $unknown ->
    [0] {""}
   *[other] （另有 { $unknown } 笔未填金额）
}
list-coming-sum = 下一期合计：{ $money }{ $unknown ->
    [0] {""}
   *[other] （另有 { $unknown } 笔未填金额）
}
list-more = 还有 { $count } 笔没有显示。
list-off = 提醒现在是关闭的，到期前不会提醒你。开启：/subscribe
list-no-reminder = 没有安排好的提醒
loan-next = 下一次提醒：{ $moment }
loan-paused = 已暂停提醒
loan-owed = • { $day }　{ $money }
loan-nothing-open = 没有未还的分期了。
loan-settled = 已处理 { $count } 期
loan-gone = 这笔贷款已经不在了。
loan-deleted = 已删除。
loan-delete-ask = 删除“{ $name }”和它的全部提醒？欠款本身不会因此消失。

## Reminders
reminder-title = 还款提醒：{ $name }
reminder-amount = 金额：{ $money }
reminder-still-owed = 还没有标记为已还。还了就点“已还”。
reminder-pay-early = 建议提前一天还，避开当天扣款失败。只在官方 App 里还。
reminder-shanghai = 最晚：北京时间当天 24:00，也就是你这里的 { $moment }。只在官方 App 里还。
reminder-next = 如果错过：
reminder-next-overdue = 接下来可能：
reminder-late = （这条提醒晚了，下面是现在的情况。）
reminder-late-several = 有提醒没能按时送到。现在的情况：
reminder-late-first = 先点开已逾期的那一笔。已还的点“已还”。
instalment-gone = 这一期已经不在了。
instalment-paid =
    已记为已还：<b>{ $name }</b>
    { $day }　{ $money }
    请在 App 里确认余额已减少，保留凭证。
instalment-skipped =
    已跳过，不再提醒这一期：<b>{ $name }</b>
    { $day }　{ $money }
    跳过只是不提醒，欠款不会因此改变。
later-set = 好，{ $moment } 再提醒。
later-too-late = 注意：到那时还款日已经过了。

## I may not manage
hard-title = { $name }：可能还不上，先做这些
hard-first =
    <b>先做这一步：</b>在到期日之前，打开这家机构的官方 App，找客服，申请延期或分期。到期前申请，比到期后好谈。
hard-first-overdue =
    <b>先做这一步：</b>打开这家机构的官方 App，找客服，说明情况，申请分期或延期。越早联系越好。
hard-middlemen = 不要找中介。收费“停息挂账”“征信修复”“代理维权”的，常是骗局，还会拿走你的资料。

## Rights and verify
title-rights = 催收与规则
title-verify = 怎么核实
lender-unknown = 其他机构
lender-named = <b>{ $name }</b>：想看什么？
any-lender = 各家机构
former-names = 曾用名：{ $names }
no-file = 我们没有这家机构的资料。下面是各家都适用的。
by-stage = 按“{ $stage }”说明。不是这样？在下面换。
first-line = <b>先做这一步：</b>〔{ $tier }〕{ $text }
line = •〔{ $tier }〕{ $text }
checked = 核对日期：{ $day }（这一页最早的一条）。只整理中国内地规则，不是法律意见。
caution = 注意：其中有内容已过复核日期，可能有变化，请再核对。
who-is-creditor =
    <b>谁是债主？</b>
    看借款合同或征信报告上，出借人的名字是哪一类：
choose-rights = 看哪家机构？
choose-verify = 来人自称是哪家机构的？先不要开门，不要转账。
choose-stage = 现在是哪一步？
which-lender = 没有找到“{ $text }”。你指的是哪一个？
wrong-thanks = 谢谢。已记下这一页有问题，没有记录你是谁。
section-about-practice = 会怎么催
section-about-creditor = 债主是谁
section-about-contact = 官方联系
section-about-verify = 核实这家
section-about-hardship = 还不上怎么办
section-about-regulator = 谁监管、去哪投诉
sources-of-page = 这一页的出处
source-number = （{ $number }）
source-articles = 第 { $articles } 条
source-in-force = ，{ $day } 施行
source-repealed = ，已于 { $day } 废止
source-seen = ，看到的版本：{ $day }
sources-how = 请按文件名和文号，到发布机构官网查原文。我们不放没有人打开核对过的链接。
sources-title =
    <b>资料从哪里来</b>
    核对日期：{ $oldest } 至 { $newest }。之后的变化没有核对。
sources-documents = <b>用到的文件</b>
sources-footer = 下一次复核：{ $review }。发现不对，点任何回答下面的“这里不对”。

## Settings
settings-title = 设置
settings-language = 语言：{ $value }
settings-zone = 时区：{ $value }（现在 { $now }）
settings-before = 到期前几天提醒：{ $value }（0 是当天）
settings-after = 逾期后几天提醒：{ $value }
settings-at = 提醒时间：{ $value }
settings-quiet = 免打扰：{ $value }
settings-on = 提醒：开启
settings-off = 提醒：关闭（/subscribe 开启）
settings-none = 无
settings-saved = 已保存。
settings-language-ask = 选择语言：
settings-zone-ask = 你在哪个时区？点一个，或输入，例如 Asia/Shanghai
settings-before-ask = 到期前几天提醒？点一个，或输入，例如 7,3,1,0
settings-after-ask = 逾期后第几天再提醒？点一个，或输入，例如 1,3,7
settings-at-ask = 每天几点提醒？点一个，或输入，例如 09:00
settings-quiet-ask = 哪段时间不要提醒？点一个，或输入，例如 22:00-08:00
settings-press-only = （还有一笔没填完的添加，现在只能点选。想输入，请先完成它，或 /cancel。）
settings-zone-bad = 没有“{ $text }”这个时区。例：Asia/Shanghai
settings-before-bad = 没看懂“{ $text }”。例：7,3,1,0
settings-after-bad = 没看懂“{ $text }”。例：1,3,7
settings-at-bad = 没看懂“{ $text }”。例：09:00
settings-quiet-bad = 没看懂“{ $text }”。例：22:00-08:00
settings-problem-zone = 没有这个时区。例：Asia/Shanghai
settings-problem-days-before = 请写 0 到 60 之间、不重复的天数，最多十个。例：7,3,1,0
settings-problem-days-after = 请写 1 到 90 之间、不重复的天数，最多十个。例：1,3,7
settings-problem-no-days = 到期前和逾期后不能都没有，否则就没有提醒了。
settings-problem-at-in-quiet = 提醒时间落在免打扰里，这样提醒发不出去。请先改其中一个。
settings-problem-quiet-too-long = 免打扰太长了，一天至少留 3 小时给提醒。
