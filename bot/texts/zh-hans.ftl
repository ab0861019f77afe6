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
menu-export = 导出日历、表格、全部数据
menu-rights = 某家机构会怎么催、规则怎么说
menu-verify = 有人来电或上门，怎么核实
menu-door = 有人在门口：现在怎么办
menu-log = 记下来电、短信、上门，看有没有可能超出规则
menu-letter = 写给机构的信：延期、别找家人、要证明
menu-complain = 从记录写一份投诉，生成文件
menu-settings = 语言、时区、提醒时间
menu-pause = 暂停全部提醒到某一天
menu-subscribe = 开启提醒
menu-unsubscribe = 关闭提醒，不删除资料
menu-sources = 资料出处和核对日期
menu-privacy = 存了什么、为什么
menu-delete_me = 删除我的全部资料
menu-cancel = 取消进行中的操作
menu-help = 全部命令
menu-start = 欢迎、存了什么、语言；开启提醒

## Start, help
start-welcome =
    <b>到期前，我提醒你还款。</b>
    有人催收，我告诉你规则怎么说、怎么核实来人。

    先做这一步：点“添加还款”，或者直接发一句话。例：
    • 微粒贷 每月15号 1200 12期
    • 微粒贷打电话给我家人
    • 有人说要上门

    { $reminders }我只存：你的语言和提醒设置、你填的机构名、日期、金额。
    不要发身份证号、手机号、真实姓名、密码、验证码。
    随时可用 /delete_me 全部删除。

    我不代表任何贷款机构，也不是律师。欠款仍然要还。
start-reminders-on = 提醒已开启。
start-reminders-off = 提醒是关着的，/subscribe 可以打开。
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
    <b>你的欠款，不会从这里告诉机构、催收、家人、单位、征信。</b>
    看得到的：拿着你手机的人，Telegram，和运营这个机器人的人。
    <b>存什么，为什么</b>
    为了提醒你、回答你：Telegram 编号、语言、提醒设置、哪天来过；你填的机构、日期、金额、还款和改期；开庭；你记下的来电、短信、上门（图片、语音只存编号）；交出去的投诉：给谁、哪天、受理编号；没保存的卡片。
    <b>不存什么</b>
    姓名、用户名、你的手机号、身份证号、聊天内容、图片和文件本身。只看 /rights、/verify、/door，什么都不存。点“这里不对”，不记是谁点的。
    <b>存多久</b>
    • { $days } 天：还清的贷款、记下的来电、上门和投诉；没有欠款和提醒、也没来过的人，全部
    • 约半个月：没保存的卡片
    • 8 天：过了的开庭、删掉的贷款、处理过的消息编号
    /delete_me 马上全部删除。先留一份：/export { $copies }
    <b>通知</b>
    一般的只发给开着提醒的人。要停止服务时，关了提醒也会收到。
privacy-copies = 备份里还留着，最多再 { $days } 天。
delete-ask =
    <b>删除全部资料？</b>
    你的贷款、日期、提醒、设置会全部删除，不能恢复。
    删除后我不会再提醒你。欠款和到期日不变，请自己记下。
delete-done =
    已全部删除。我这里没有你的资料了。{ $copies }
    欠款仍然要还，到期日没有变。想重新开始：/start
delete-kept = 没有删除，一切照旧。

## Cancel, errors, things that are no text
cancel-done = 已取消，没有保存任何东西。
cancel-nothing = 没有进行中的操作。
not-kept =
    现在存不了东西（服务器暂时写不进去），这一步没有保存。你以前保存的都在。
    请先把日期和金额记在别处，过一会儿再发一次。这段时间提醒可能会晚到。
    /rights、/verify、/door 和提问照常可以用。
error = 刚才出了点问题，没有处理成功。你已保存的资料没有丢。请再试一次。
no-text = 我只看文字，不看图片、语音和文件。请用文字告诉我，例如“借呗说要上门”。
edited = 改过的消息我不会再执行，免得做两次。请重新发一条。
too-many = 一下子收到太多消息，有些没有处理。请一分钟后再发一次。
unknown-command = 没有这个命令。全部命令：/help
button-old = 这个按钮已经失效。
conversation-lost = 刚才那一步没法接着做了（程序更新过）。请重新开始，已保存的内容都还在。
group-private = 这个命令和你个人有关，不在群里显示。点下面的按钮，到私聊里用。
not-a-loan =
    我只记还款日，别的日子不记。
    这一天要还钱的话，写上欠谁、还多少。
not-understood =
    这句话我没看懂。你可以：
    点“添加还款”记下到期日；点“催收规则”看机构会怎样；点“核实来人”。
    有人强行进入或威胁，先打 110。很难受、不想活了，打 12356，有人听你说。

## Before everything
# The first line of each is read on a locked phone: 110 and what to do now, 40 characters at most.
distress-first =
    你现在很难受，先不说钱的事。
    现在就打 12356，有人听你说。
distress-danger = 有人在门口、在家里或在威胁你：别开门，打 110。
distress-hurt =
    已经受伤、吃了药，或有生命危险：打 120 或 110。
    叫一个人来陪你：家人、朋友、邻居都行。
distress-last =
    不用把话想好，说“我撑不住了”就可以。
    说的是身边的人：陪着他，帮他打。
    债可以慢慢谈，人先要在。
danger-door =
    先别开门。砸门、不走、威胁你，打 110。
    隔着门说话：问姓名、公司、替哪家机构来。
    不给钱，不扫码，不签字，不交身份证和手机。
danger-inside =
    请他们出去。不走、动手、拿东西，马上打 110。
    能出去就先出去，带上孩子和手机。
    不给钱，不扫码，不签字，不交身份证和手机。
danger-waiting =
    别一个人过去。被堵、被威胁，打 110。
    在家：先别出门，别开门。在外面：去人多的地方，店里、保安室。
    叫人来接你。记下几个人、车牌。
danger-following =
    去人多的地方，打 110。先别一个人回家。
    走进店里、车站、派出所，告诉那里的人。
    说清你在哪、几个人、车牌。走不了就大声喊。
danger-work =
    不跟他们单独走。堵你、闹事、不走，打 110。
    请前台或保安在场，请他们离开。
    对同事只说：“这是我的私事，我来处理。”
danger-parents =
    让家人别开门、别转钱。不走、威胁，打 110。
    现在给家人打电话，告诉他们隔着门说话。
    家人自己就能打 110；你替他们打，说清地址和几个人。
danger-violence =
    先躲开，去人多的地方，打 110。受伤打 120。
    走不了：给信得过的人发定位，请他报警。
    不还手，不激怒对方。电话、短信里的威胁也可以报警。
danger-police =
    先别开门，别跟他走。打 110 核实是不是警察。
    隔着门问：姓名、警号、哪个派出所、什么事。
    110 说是真的：配合，看证件和文书。要你转账、扫码：不给。
danger-court =
    先别开门，打 12368 或 110 核实。
    隔着门看证件和文书：哪个法院、案号、姓名。
    核实是真的：不要阻拦，收好文书，记下日期。要你转账、扫码：不给。
danger-keep =
    录音，记下时间和人数。
    欠没欠、派没派人：你自己打机构 App 里的客服电话问。
maybe-danger = 有人在门口、跟着你、不让你走或威胁你：别开门，打 110。
maybe-distress =
    要是你快撑不住了：现在就打 12356，有人听你说。
    已经受伤、吃了药：打 120。债可以慢慢谈。
urgent-waits = 刚才没做完的一步还在，等你方便了再接着做。

## At the door (the questions and verdicts stand in knowledge/flows/door.toml)
button-door = 一步一步带我应对
button-door-now = 现在有人在门口
button-door-skip = 跳过
button-door-danger = 现在有危险
button-door-back = 上一步
button-door-say = 对他说什么
button-door-call = 打给谁
button-door-keep = 记下来
button-door-why = 依据
button-door-end = 结束
button-door-new = 从头再来
button-door-copy = 复制这些话
door-say = 照着念，或者举给他看：
door-why = 这些说法依据什么：
door-the-lender = 你借钱的机构
door-old = 刚才那个按钮是以前的，已经过了一天。下面从头开始。
door-end =
    到这里就好。没有点“记下来”的，什么都不会存。
    他走了以后：录音、照片留好，自己打机构 App 里的客服电话，问今天派没派人。
    欠的钱照旧，只在机构 App 里还。
door-kept = <b>记下来了</b>
door-kept-where = 在 /export 的“全部”里能看到，到期自动删除。
door-kept-before = 这一次已经记过了。
button-contact-erase = 删除这条记录
contact-erased = 已删除，没有留下。
contact-gone = 这条记录已经不在了。

## A sample
button-sample = 看看提醒长什么样
sample-title =
    <b>示例</b>：提醒就是下面这个样子。
    按钮可以点，会告诉你它做什么；什么都不会保存，也不会改。
sample-paid = 示例：还了就点它。这一期会记为已还，不再提醒，点错了可以撤销。
sample-later = 示例：现在不方便就点它。3 小时后再提醒，也可以选今晚、明天，或自己定时间。
sample-hard = 示例：担心还不上就点它。会一步一步告诉你先做什么、怎么跟客服说，还有信件草稿。
sample-full = 示例：点它看这家机构会怎么催、规则允许什么、你可以怎么办。

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
button-later-3h = 3小时后
button-later-evening = 今晚
button-later-1d = 明天
button-later-custom = 自己定时间
button-part = 还了一部分
button-half = 一半：{ $money }
button-undo-part = 撤销部分还款
button-when = 哪天还的
button-when-today = 今天
button-when-yesterday = 昨天
button-when-before = 前天
button-reveal = 打开
button-own = 这笔的提醒
button-as-usual = 和设置一样
button-finish = 全部还清了
button-not-finished = 还没还清
button-history = 历史
button-undo-delete = 撤销删除
button-finished = 已还清（{ $count }）
button-nag = 到期当天追问
button-weekly = 每周提醒逾期
button-discreet = 隐私提醒
button-pause-all = 暂停全部
button-pause-days = { $days } 天
button-pause-off = 结束暂停
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

## Date rules
rule-weekly = { $weeks ->
    [1] 每{ $weekday }
   *[other] 每{ $weeks }个星期的{ $weekday }
}
rule-days = { $days ->
    [1] 每天
   *[other] 每{ $days }天
}
rule-from = { $rule }，从 { $day } 起
rule-listed = { $count } 个日期，从 { $first } 到 { $last }

## Adding a loan
ask-lender =
    <b>欠哪家机构？</b>
    点一个，或直接输入名称。
ask-which = 没有找到“{ $name }”。你指的是哪一个？
ask-date =
    <b>{ $name }：哪天还款？</b>
    照着 App 里的还款日，点日历上的一天，或直接输入。例：
    每月15号　·　每月最后一天　·　12月15日　·　下周五
ask-how-often =
    <b>{ $day }</b>
    只还这一次，还是以后也这样还？
ask-either = 这个日期有不止一种读法。你指的是哪一个？
ask-whether = 你指的是这个日期吗？
ask-overdue =
    { $day } 已经过去了。
    <b>这一期已经逾期？</b>
ask-overdue-several =
    从 { $day } 起，已经过去 { $count } 期。
    <b>这些都还没还？</b>
ask-since =
    <b>最早哪一期还没还？</b>
    点一个，或输入那一天，例如 8月15日。
    从那天起到今天，没还的都记为已逾期。
ask-amount =
    <b>还多少？</b>
    例：1200
    不想填，就点“不填金额”。
ask-amount-of = 一共还剩 { $money }。
ask-amount-each =
    <b>每期还多少？</b>
    例：1200　或　1200 12期
    不想填，就点“不填金额”。
ask-count =
    <b>一共几期？</b>
    例：12期
ask-count-all =
    <b>一共几期？</b>
    已经还了的也算在内。例：12期
    只知道还剩几期，就写“还剩5期”。
ask-last =
    <b>最后一期还多少？</b>
    例：800
ask-total =
    <b>一共还剩多少没还？</b>
    每期 { $money }，还剩几期由我来算。例：9600
ask-label =
    <b>给这笔“{ $name }”起个名字</b>
    用来和另一笔分开，20 个字以内。例：装修
ask-note =
    <b>对方同意了什么？</b>
    写一句备注，例如：客服同意延期，分6期还。
    只记和官方客服说定的。最好有书面或 App 里的记录。
    接着再改日期、金额或期数。
ask-field = 要改哪一项？也可以直接输入新的日期或金额。
card-title = 请核对，对了再点“保存”
card-lender = 机构：{ $name }
card-file = （对应资料：{ $name }）
card-no-file = （我们没有这家机构的资料，提醒照常）
card-rule = 还款日：{ $rule }
card-amount = 每期：{ $money }
card-bill =
    这是从一条消息里读出来的，可能是假的。
    <b>先打开官方 App，逐项核对，只在那里还。</b>
card-warning-link = 消息里有链接：不要点。
card-warning-phone = 消息里有电话：不要打。要打就用官方 App 里的号码。
card-warning-account = 消息里有账户或收款码：不要往那里转钱。
card-warning-from-today = 消息里的日子是从今天算起的。如果是以前收到的，请改日期。
card-minimum = 消息里的最低还款：{ $money }。这里按全额提醒。
card-second = 你已经有一笔“{ $name }”，这一笔会记为“{ $name } · { $label }”。
card-derived = 还剩 { $total }，每期 { $money }：算出来还有 { $count } 期
card-last-amount = 最后一期：{ $money }
card-sum = 合计：{ $money }（{ $count } 期）
card-since = 已逾期：{ $count } 期，最早是 { $day }。会一直记着，直到你说已还或跳过。
card-last-date = 还到：{ $day }
card-listed = • { $day }　{ $money }
card-listed-more = 还有 { $count } 个日期，最后一个是 { $day }
card-agreed = 这次修改会记为：对方同意的新安排。
card-note = 备注：{ $note }
card-count = 期数：{ $count }
card-open-ended = 期数：未填，一直提醒到你说还清
card-dates = 接下来：
card-overdue = 这一期已经逾期，会一直记着，直到你说已还或跳过。
card-change = 已经有逾期的？点“修改”记下。
card-zone = 时区：{ $zone }。还款日按北京时间 24:00 截止，建议提前一天还。
card-last-day = 没有这一天的月份，按当月最后一天。
card-unread = 没看懂：{ $text }
card-statement = 账单日：每月 { $day } 日
unread-joint = 、
button-never-mind = 这些不重要
button-reading-overdue = { $rule }（已逾期）
ask-shared = { $money } 是每期的，还是 { $count } 期一共的？
button-shared-each = 每期 { $money }
button-shared-all = 一共 { $money }，每期 { $each }
form-problem-private = 里面有证件号、卡号或电话，我没有记，也不会保存。
form-problem-after-statement = 账单日后第几天，要看账单才知道是哪一天。请写还款日，例如“每月25号”。
form-old = 这张卡片已经失效：已保存或已取消。保存了的都在 /list。
card-too-old = 这张卡片超过 { $days } 天，已经失效。保存过的都在 /list；没保存的，请再写一次。
card-expired = 这张卡片超过 { $days } 天没保存，还没有记下。再核对一次：
card-nameless = （没写机构）
card-loans = { $count } 笔
card-several = { $count } 笔：{ $names }
card-of-change = 修改：{ $loan }
card-unfinished = { $loan }（没填完）
cards-waiting = 还没保存，不会提醒：
cards-left = 还没保存（{ $count }）：{ $names }。发 /list 找回。
cards-most = 这一条还没记下：已有 { $number } 张卡片没保存，最多就这么多。先保存或取消几张，再发一次。
cancel-card = 已取消，没有保存：{ $card }
button-card = 继续：{ $name }
form-problem-unread = 这句话我没看懂，没有改动。
form-problem-name = 机构名请控制在 40 个字以内。
form-problem-amount = 没看懂金额。请只写数字，例如 1200 或 1200.50
form-problem-label = 名字请写 1 到 20 个字。
form-problem-note = 备注请控制在 300 个字以内。
form-problem-total = 总额和每期金额、期数对不上。请改其中一个，或点“这些不重要”。
form-problem-since = 没找到这一期。请点一个日期，或写出那一天，例如 8月15日。
form-problem-impossible = 这样算下来超过 600 期，或者日期太远，没有改动。请再核对。
form-problem-count = 没看懂期数。请写 1 到 600 之间的数字，例如 12期
form-problem-unreadable = 没看懂日期，我不猜。请写成“每月15号”或“2026-12-15”这样。
form-problem-no-such-day = 没有这一天。请看一下 App 里的还款日再写。
form-problem-too-far = 这个日期超过十年了。请再看一下。
form-problem-several-days = 一次只能记一个日期。请分两次添加。
form-problem-unsupported = 这种周期我还不会。请写“每月15号”“每周五”“从12月1日起每15天”，或一个日期。
form-problem-once-or-monthly = 是只有一次，还是每月都是这一天？
form-problem-which-date = 这个日期我不能确定。请写成“2026-12-15”这样。
form-problem-since-when = 消息说已经逾期，没有说是哪天到期的。
saved = 已保存：<b>{ $name }</b>
saved-due-today = 今天就到期。今天的提醒时间（{ $at }）已经过了，所以现在就提醒你：
saved-due-now = 今天就到期，所以现在就提醒你：
saved-silent = 这一期的提醒时间都已经过了，不会再提醒。还了请到 /list 点“已还”。
saved-then = 没还上会怎样、有哪些规则，点下面看。

button-once = 只这一次
button-other-day = 换一天
button-overdue-all = 是，都已逾期
button-overdue-some = 只有一部分没还
button-overdue-none = 都还了，从下一期开始
button-since = { $day } 起（{ $count } 期）
button-already-overdue = 已经有逾期
button-give-label = 起个名字区分
button-make-monthly = 改为{ $rule }
button-skip-last = 和其他期一样
button-skip-label = 去掉区分名
button-skip-note = 不写备注
button-field-label = 区分名
button-field-last = 最后一期
button-field-total = 剩余总额
button-field-note = 对方同意了新的安排

## Pasted lines
paste-title = 读到 { $count } 笔，还没有保存。请逐笔核对
paste-line = • <b>{ $name }</b>　{ $rule }　{ $money }
paste-count = { $count } 期
paste-next = 下一次：{ $day }
paste-others = 还有 { $count } 处要你来定，不会一起保存
paste-open = • { $text }　{ $why }
paste-most = 一次最多读 { $most } 笔，后面的请另发一条。
paste-unread = • 没看懂，请重新输入：“{ $text }”
paste-open-lender = 缺机构
paste-open-which = 机构名不确定
paste-open-date = 日期没看懂
paste-open-either = 日期有不止一种读法
paste-open-overdue = 日期已经过去
paste-open-amount = 缺金额
paste-open-picked = 还没定多久一次
paste-open-shared = 金额是每期还是一共
paste-open-count = 缺期数
paste-open-card = 有没看懂的部分
paste-saved = <b>已保存 { $count } 笔。</b>
button-save-all = 全部保存
button-complete = 补全：{ $name }
form-settled = 其中 { $count } 期写着已还，没有记。
form-problem-settled = 这份计划里每一期都写着已还，没有要记的。

## Calendar
calendar-title = 日历 · { $month }
calendar-sum = 这个月要还 { $count } 笔，合计 { $money }{ $unknown ->
    [0] {""}
   *[other] （另有 { $unknown } 笔未填金额）
}
calendar-nothing = 这个月没有要还的。
calendar-legend =
    数字后面有“·”：那天要还，或者开庭。有“!”：已经过了，还没还。
    括号里是今天。点一天看详情。
calendar-line = • <b>{ $name }</b>　{ $money }　{ $when }
calendar-day-free = 这一天没有要还的。
button-calendar = 日历
button-add-on-day = 这一天添加一笔

## List
list-title = 还款列表 · { $day }
list-empty =
    还没有记录。
    点“添加还款”，或直接发一句话：微粒贷 每月15号 1200
list-clear =
    <b>现在没有要还的。</b>
    记下的每一期都已还、已跳过或已还清。有新的还款，点“添加还款”。
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
limit-loans = 最多记 { $number } 笔没还清的贷款。先结清或删除一笔，再来保存。这次什么都没有保存。
limit-instalments = 所有贷款加起来，最多记 { $number } 期没还的。先结清或删除一笔，或者把期数写少一些。这次什么都没有保存。
loan-deleted = 已删除。7 天内可以撤销，之后彻底删除。
loan-finished = 你说这笔已全部还清，不再提醒。
loan-part = （已还 { $paid }）
loan-left = 还剩 { $count } 期，共 { $money }
loan-own = 这笔的提醒和设置不同
list-finished = 已全部还清
list-paused = 提醒已全部暂停到 { $moment }。欠款和到期日不变。
loan-delete-ask = 删除“{ $name }”和它的全部提醒？欠款本身不会因此消失。

## Reminders
reminder-title = 还款提醒：{ $name }
reminder-amount = 金额：{ $money }
reminder-still-owed = 还没有标记为已还。还了就点“已还”。
reminder-overdue-known = <b>今天先做：</b>能还，就在官方 App 里还；还不上，点“可能还不上”。
reminder-overdue-unknown = <b>今天先做：</b>能还就今天还；还不上，点“可能还不上”。
reminder-due-known = <b>今天先做：</b>在官方 App 里还，别等扣款。还了点“已还”；还不上，点“可能还不上”。
reminder-due-unknown = <b>今天先做：</b>能还就现在还，还了点“已还”；还不上，点“可能还不上”。
reminder-hours = 到北京时间今天 24:00，还有不到 { $hours } 小时。
reminder-tomorrow-known = 最好今天就还，避开明天扣款失败。只在官方 App 里还。
reminder-tomorrow-unknown = 能还的话，今天就可以还。
reminder-early-known = 建议提前一天还，避开当天扣款失败。只在官方 App 里还。
reminder-early-unknown = 建议提前一天还。
reminder-part = 还差：{ $left }（已还 { $paid }）
reminder-part-unknown = 已还一部分：{ $paid }
reminder-workday = 到期日不是工作日。最晚请在 { $day } 还。
reminder-workday-past = 到期日不是工作日，银行到账可能慢。请现在就还。
reminder-workday-unknown = （那时的放假安排还不知道，只看了周末。）
reminder-several = { $count } 笔还款提醒
reminder-again = 今天还没有收到你的回答，再提醒一次。
reminder-several-first = 点开一笔：已还的点“已还”，还不上的点“可能还不上”。
discreet-one = 提醒：你记的一件事{ $when }。
discreet-several = 提醒：你记的 { $count } 件事到时间了。
discreet-several-again = 提醒（{ $moment }）：你记的 { $count } 件事还没有回答。
discreet-others = 另外还有 { $count } 件已经过了时间。
discreet-today = 就在今天（还有不到 { $hours } 小时）
discreet-tomorrow = 就在明天
discreet-in = 还有 { $days } 天
discreet-past = 已经过了 { $days } 天
instalment-moved = 对方同意改期，原来是 { $day }。请保留凭证。
instalment-paid-on = 还款日期：{ $day }
instalment-snooze-ask =
    什么时候再提醒？直接输入。
    例：今晚8点　·　明天下午3点　·　2小时后
instalment-part-ask =
    已经还了多少？直接输入金额，例如 500。
    没还清的部分会继续提醒。
instalment-when-ask = 哪天还的？点一个，或输入，例如 11月20日
instalment-snooze-bad = 没看懂“{ $text }”，或者这个时间已经过了。例：明天下午3点
instalment-part-bad = 没看懂“{ $text }”。请只写金额，例如 500
instalment-when-bad = 没看懂“{ $text }”，或者这一天还没到。例：昨天　·　11月20日
reminder-shanghai = 最晚：北京时间当天 24:00，也就是你这里的 { $moment }。
reminder-next = 如果错过：
reminder-next-overdue = 接下来可能：
reminder-rules = 催收时，规则这样说：
reminder-as-before = { $title }和上次说的一样，点“会怎么催、规则怎么说”再看。
reminder-of-lender = { $name }：{ $text }
reminder-of-day = { $day }：{ $text }
reminder-several-today = 今天到期的：到北京时间 24:00，还有不到 { $hours } 小时。
reminder-others = 另外还有 { $count } 期已逾期{ $sum }。看全部：/list
reminder-others-sum = ，合计 { $money }{ $unknown ->
    [0] {""}
   *[other] （另有 { $unknown } 期未填金额）
}
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
later-paused = 注意：提醒已全部暂停到 { $moment }，到那时才会提醒。
later-too-late = 注意：到那时还款日已经过了。

## I may not manage
hard-title = { $name }：可能还不上
hard-calm = 先缓一口气。下面一步一步来，每一步都可以跳过。
hard-first =
    <b>先做这一步：</b>在到期日之前，打开这家机构的官方 App，找客服，申请延期或分期。到期前申请，比到期后好谈。
hard-first-today =
    <b>先做这一步：</b>现在就打开这家机构的官方 App，找客服，申请延期或分期。还款日到北京时间今天 24:00 才结束，还可以申请。
hard-first-overdue =
    <b>先做这一步：</b>今天就打开这家机构的官方 App，找客服，说明情况，申请分期或延期。越早联系越好。
hard-ask-amount = 到 { $day } 为止，这一期（{ $money }）你能还多少？
hard-ask-amount-overdue = 这一期（{ $money }），你现在能先还多少？
hard-ask-how = 点一个，或直接输入金额，例如 600。只用来帮你写要说的话，我不会发给机构。
hard-ask-other = 请直接输入金额，例如 600。不准也没关系，写你有把握的数。
hard-ask-when = 剩下的 { $money }，哪天能还？
hard-ask-when-open = 剩下的，哪天能还？
hard-ask-when-all = 这一期，哪天能还清？
hard-ask-when-how = 选有把握的日子，宁可晚一点。点一个，或直接输入日期，例如 12月22日。
hard-problem-amount = 没看懂这个金额。说不准也没关系，可以先看怎么说。
hard-problem-enough = 这已经够还这一期了：先在官方 App 里还，还了再点“已还”。只能还一部分，就写那个数。
hard-problem-date = 没看懂这个日期，我不猜。
hard-problem-past = 这一天已经过去了。请另选一天。
hard-problem-in-time = 这一天还没过还款日。请选还款日之后的日子；那天之前能还清，就照常还。
hard-problem-same = 现在记的还款日就是这一天。
hard-problem-note = 备注请控制在 { $most } 个字以内。还没有保存。
hard-problem-private = 里面好像有手机号或身份证号，没有保存。请去掉再发。
hard-say-title = { $name }：打给客服，或在 App 里发给客服
hard-say-this = <b>照着说，或点一下复制：</b>
hard-say-chinese = <b>中文：</b>
hard-say-due = 您好。我的贷款（{ $name }），{ $day }到期，要还{ $money }。
hard-say-due-open = 您好。我的贷款（{ $name }），{ $day }到期。
hard-say-late = 您好。我的贷款（{ $name }），{ $day }到期，现在已经逾期，还有{ $money }没还。
hard-say-late-open = 您好。我的贷款（{ $name }），{ $day }到期，现在已经逾期。
hard-say-short = 我现在没办法一次还清。
hard-say-none = 我现在还不上。
hard-say-part = 我能按时先还{ $money }。
hard-say-part-late = 我现在能先还{ $money }。
hard-say-rest = 其余{ $money }，我可以在{ $day }还。
hard-say-rest-open = 其余的，我可以在{ $day }还。
hard-say-all = 我可以在{ $day }还清这一期。
hard-say-unsure = 哪天能还清，我现在说不准。
hard-say-ask-day = 我想申请延期到那一天，可以吗？
hard-say-ask-plan = 我想申请分期还，或者延期，有什么办法？
hard-say-end = 利息和费用怎么算？请用短信或在 App 里书面答复我。谢谢。
hard-confirm =
    <b>请对方书面写明</b>
    • 新的还款日，每次还多少
    • 利息、费用加多少
    • 这段时间还催不催收
    • 会不会报送征信，怎么报
    对方可以不同意。拿到书面答复以前，先按原来的还款日算。
hard-not =
    <b>先不要做</b>
    • 不当场答应做不到的数，可以说“我想一想再答复”
    • 不交费找中介（“停息挂账”“征信修复”“代理维权”）
    • 不借新钱还这一笔
    • 不转给私人账户，不给验证码和密码
    • 不要一直躲着不理
button-hard-nothing = 暂时一点都还不了
button-hard-half = 大约一半 { $money }
button-hard-later = 能还清，但要晚些
button-hard-other = 别的金额
button-hard-skip = 先看怎么说
button-hard-unsure = 还不知道
button-hard-letter = 信件草稿
button-hard-agreed = 已谈好
button-hard-tomorrow = 明天提醒我
button-hard-soon = 3小时后提醒我
button-hard-whole = 整笔都换了新计划
button-hard-save = 不写，直接保存
button-hard-again = 改新的还款日
hard-later = 上面写好的话留着，到时照着说。
hard-agreed-ask =
    <b>新的还款日是哪天？</b>
    对方答应了再填，以后按新的日子提醒。点一个，或直接输入日期，例如 12月22日。
hard-agreed-day = 新的还款日：{ $day }
hard-agreed-before = 原来：{ $day }
hard-agreed-earlier = 注意：这一天比原来的还款日早。
hard-agreed-note =
    还没有保存。想记一句，就直接输入：谁答应的、什么时候、工单号。
    不要写身份证号和手机号。
hard-agreed-noted = 还没有保存。要改备注就重新输入，对了就点“保存”。
hard-agreed-done = 已记下。{ $name } 新的还款日：{ $day }
hard-agreed-with = 备注：{ $note }
hard-proof =
    <b>留好凭证</b>
    • 截图：App 里的新还款日、短信、聊天
    • 电话谈的：记下时间和客服工号，能录音就录音
    • 只有口头答应？今天就请对方补一份书面的
    如果对方没有书面确认，原来的还款日可能还算数。欠款仍然要还。
hard-settled =
    <b>{ $name }</b>　{ $day }
    这一期已经不在待还里了（已还、跳过，或整笔已结束），这里不用再填。

# /letter. What stands in letters is said to a lender, and is never escaped.
letter-choose =
    <b>写给机构的信</b>
    只用来写字，我不会替你发。选一封：
letter-whom = 给哪一家？选自己的，日期和金额会填好。
letter-gone = 这一笔已经不在了，请重新选。
letter-head = 信件草稿：{ $title }
letter-how = 点一下文字就能复制。【　】里的你自己填好，照实写，从官方 App 或合同写明的渠道发给机构。填好的信不要发给我；发出后截图，留一份。
letter-english = 机构收的是中文信。英文是给你自己看的：
letter-not = <b>这封信做不到的</b>
letter-named = 信里提到的规定，内容是：
letter-unknown-kind = 不知道它是哪一类机构，信里不写规定。
letter-to = 致：【贷款机构全称，照合同写】
letter-gap-loan = 【产品名称】
letter-who = 我是【姓名】。关于这笔贷款：{ $name }，合同号【合同号】。
letter-answer = 请在收到后 15 日内书面答复（App 消息、短信或邮件）。
letter-rules = 参考：{ $documents }。
letter-and = ；
letter-title = 《{ $title }》
letter-reported = 据报道，{ $document }
letter-article = { $document }{ $where }
letter-document = { $document }〔{ $tier }〕
letter-sign =
    姓名：【姓名】
    签名：
    日期：【年、月、日】
letter-docx = { $title }：可以打开修改、打印签名。里面的【　】还要你自己填。
letter-txt = { $title }：纯文字，可以贴进 App 的客服对话。
button-letter = 写封信给机构
button-letter-other = 别家
button-letter-files = 生成文件
button-letter-copy = 复制
button-letter-figures = 填上能还多少

## Export
export-ask =
    <b>要哪一种文件？</b>
    日历 .ics：还款日和响铃，放进手机自己的日历。
    表格 .csv：用 Excel 或 WPS 打开。
    全部 .zip：上面两个，加上存着的全部数据。
    能看你手机的人，也能看到日历。不想写出机构和金额，先到 /settings 打开“隐私提醒”。
export-nothing = 这里没有存你的任何东西，所以没有可以导出的。
export-none-open = 没有未还的还款日，日历里没有可写的。
button-export-calendar = 日历 .ics
button-export-table = 表格 .csv
button-export-everything = 全部 .zip
export-calendar =
    <b>点开文件，加到手机日历。然后看一眼有没有响铃：</b>有的日历 App 会漏掉响铃。
    { $count ->
        [1] 共 1 个还款日：{ $day }。
       *[other] 共 { $count } 个还款日，最后一个是 { $day }。
    }
    日历不会自己跟着变。这里改了以后，再导出一次，打开新文件；多数日历会更新旧的日期。
    已还的还会留在日历里，请在日历里删掉。
export-until = 没有总期数的还款，只写到 { $day }。请在那之前再导出一次。
export-table = 全部各期。用 Excel 或 WPS 打开。里面有机构和金额，发给别人前想一想。
export-everything = 存着的关于你的全部数据。里面有机构和金额，发给别人前想一想。
export-name = 还款日
export-name-discreet = 日程
export-summary = 还款：{ $name }
export-summary-amount = 还款：{ $name }，{ $money }
export-summary-discreet = 有一件事到期
export-description = 没还之前一直欠着。
export-answer = 还了以后，在机器人里点“已还”。
export-description-discreet = 详情看 Telegram。
export-columns = 还款 | 第几期 | 还款日 | 商定延期前的日子 | 金额（元） | 状态 | 已付（元） | 付款日 | 整笔
export-open = 未还
export-paid = 已还
export-skipped = 已跳过
export-active = 进行中
export-paused = 提醒已暂停
export-finished = 已还清

## History of a loan
history-title = { $name }：历史
history-due = { $day } 这一期
history-more = 更早的 { $count } 条没有显示。
history-saved = 添加
history-change = { $what }：{ $old } → { $new }
history-no-count = 未定
history-as-others = 和其他期一样
history-changed = 修改
history-agreed = 对方同意了新安排
history-paid = 已还
history-part = 还了一部分
history-skipped = 跳过
history-reopened = 撤销，仍未还
history-paused = 暂停提醒
history-resumed = 恢复提醒
history-finished = 全部还清
history-deleted = 删除
history-restored = 撤销还清或删除

## Reminders of one loan, pausing all
own-title = { $name }：这笔的提醒
own-usual = （和设置一样）
pause-ask =
    <b>暂停全部提醒</b>
    暂停几天？点一个，或输入到哪一天，例如 12月20日。
    欠款和到期日不会因此改变。
pause-set = 好，{ $moment } 之前不提醒。
pause-due = 注意：这段时间有 { $count } 笔到期，不会提醒。请自己记下。
pause-court = 注意：{ $day } 开庭，这段时间不会提醒。请自己记下。
pause-owed = 暂停结束时，会用一条消息告诉你当时的情况。欠款仍然要还。
pause-over = 暂停已结束，提醒照常。
pause-bad = 没看懂“{ $text }”。请写今天之后一年以内的一天，例如 12月20日

## Rights and verify
title-rights = 催收与规则
title-verify = 怎么核实
lender-named = <b>{ $name }</b>：想看什么？
any-lender = 各家机构
former-names = 曾用名：{ $names }
no-file = 我们没有这家机构的资料。下面是一般的说法：哪些规则管得到它，要看合同上的贷款人是哪一类。
by-stage = 按“{ $stage }”说，不对就在下面换。
first-line = <b>先做这一步：</b>〔{ $tier }〕{ $text }
line = •〔{ $tier }〕{ $text }
line-read = { $line }（{ $day } 读到）
stale = 〔待复核〕
checked = 核对日期：{ $day }起；{ $year }年{ $month }月后的新规定没查。只讲中国内地，不是法律意见。
who-is-creditor =
    <b>谁是债主？</b>
    看借款合同或征信报告上，出借人的名字是哪一类：
choose-rights = 看哪家机构？
choose-verify = 对方说自己是哪家的？先别付钱。
choose-stage = 现在是哪一步？
which-lender = 你指的是哪一个？
which-question = 你想问的是哪一个？
question-answer = 〔{ $tier }〕<b>{ $text }</b>
line-of = • <b>{ $name }</b>：〔{ $tier }〕{ $text }
button-rights-of = { $name }：催收规则
wrong-thanks = 谢谢。已记下这一页有问题，没有记录你是谁。
section-about-practice = 会怎么催
section-about-creditor = 债主是谁
section-about-contact = 官方联系
section-about-verify = 核实这家
section-about-hardship = 还不上怎么办
section-about-regulator = 谁监管、去哪投诉
sources-of-page = 这一页的出处
source-number = （{ $number }）
source-article = 第 { $number } 条
source-in-force = ，{ $day } 施行
source-repealed = ，已于 { $day } 废止
source-dated = ，文本日期 { $day }
source-read =
    { $seen ->
        [full] ，{ $day } 读
        [part] ，{ $day } 读到部分原文
       *[no] ，未见原文（{ $day } 读的是转述）
    }
sources-how = 请按文件名和文号，到发布机构官网查原文。我们不放没有人打开核对过的链接。
sources-title =
    <b>资料从哪里来</b>
    核对日期：{ $oldest } 至 { $newest }。之后的变化没有核对。
sources-due = { $count } 条已过复核日期，显示时标〔待复核〕。
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
settings-nag = 到期当天没回答就再问（最多两次）：{ $value }
settings-weekly = 逾期久了每周再提醒一次（星期一）：{ $value }
settings-discreet = 隐私提醒（不写机构和金额，点开才看到）：{ $value }
settings-yes = 开
settings-no = 关
settings-on = 提醒：开启
settings-off = 提醒：关闭（/subscribe 开启）
settings-none = 无
settings-saved = 已保存。
settings-language-ask = 选择语言：
settings-zone-ask = 你在哪个时区？点一个，或输入，例如 北京、纽约、Europe/Berlin
settings-before-ask = 到期前几天提醒？点一个，或输入，例如 7,3,1,0
settings-after-ask = 逾期后第几天再提醒？点一个，或输入，例如 1,3,7
settings-at-ask = 每天几点提醒？点一个，或输入，例如 09:00
settings-quiet-ask = 哪段时间不要提醒？点一个，或输入，例如 22:00-08:00
settings-zone-bad = 没有“{ $text }”这个时区。例：北京、纽约、Europe/Berlin
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

## Messages of banks and lenders that are no bills
judged-danger = 危险：这是威胁。有人在门外、跟着你、要动手，现在就打 110。
judged-fraud = 像是诈骗：先别付钱，别点链接，别给验证码。
judged-unverified = 还不能确认：没看到常见的诈骗说法，也不说明它是真的。
judged-number = 还不能确认是谁：来电显示可以伪造。
judged-sign = • <b>{ $title }</b>：“<code>{ $quote }</code>”
judged-sign-bare = • <b>{ $title }</b>
judged-reason = 　〔{ $tier }〕{ $text }
judged-more = 还有：{ $titles }
judged-known = { $number }：名单里有，是{ $name }（{ $tier }，来源：{ $source }）。来电显示可以伪造：挂断，自己拨过去问。
judged-unknown = { $number }：不在我们的名单里，不知道是谁的。先别回拨，用官方 App 里的号码。
judged-unknown-here = 里面的号码不在我们的名单里，不知道是谁的。
judged-check = <b>怎么核实</b>
judged-do = <b>先做这一步</b>
judged-not-kept = 这条内容没有保存。分几条发来的，合成一条再发。
button-how-to-check = 怎么核实
card-warning-sign = 可疑：{ $title }
message-code = 这是验证码，没有记。<b>不要告诉任何人</b>，也不要填到别人发来的页面里。
message-offer = 这是推销，不是账单，没有记。不要点里面的链接。
message-spending = 这是消费或转账的通知，不是账单，没有记。如果不是你本人操作的，马上联系银行。
message-withdrawal = 这是放款或额度的通知，不是账单，没有记。如果借了这笔钱，把还款日记下来。
message-settled = 这期没有要还的，没有记。以官方 App 为准。
message-other = 这条不是账单，没有记。要记一笔还款，写成“微粒贷 每月15号 1200”这样。
message-bill-unread = 这像是账单，但没有写清哪天还、还多少，没有记。请到官方 App 里查，再写成“微粒贷 12月15日 1200”这样。
message-receipt = 这是已经还款的通知。先在官方 App 里核对，款真的到了再标记。
message-receipt-none = 没有找到对应的待还记录，没有改动。
message-receipt-one = 可能是这一期：
message-receipt-which = 是哪一期？
message-receipt-line = • <b>{ $name }</b>　{ $day }　{ $money }
button-mark-paid = 标记已还：{ $name }
button-mark-part = 记为还了 { $money }：{ $name }

## Wishes in a sentence
wish-hello =
    你好。直接说就行，例如：
    • 微粒贷每月15号还1200，共12期
    • 明天提醒我　·　借呗还了500
    • 逾期了会怎样
wish-fine = 现在没有等你确认的卡片，没有改动。上面有按钮的话，点了按钮才算。要记一笔，就发：微粒贷 每月15号 1200
wish-wrong =
    哪里不对？
    • 刚才标错了：发“撤销”
    • 记的一笔不对：点“还款列表”，点那一笔再改
    • 机构算的钱不对：发“欠款金额不对怎么办”
wish-thanks = 好的。有事随时发消息。
wish-no-loan = 还没有记录任何还款，所以没有改动。要先添加一笔吗？
wish-no-such = 没有记录“{ $name }”这笔，没有改动。你记录的是：
wish-paid-already = { $name }：{ $day } 那期已经记为已还，没有改动。这次还的是下一期 { $next } 吗？
wish-which = 是哪一笔？
wish-nothing-open = 没有未还的分期，没有改动。
wish-finish-ask = “{ $name }”全部还清了？还有 { $count } 期没标“已还”。确认后不再提醒，可以撤销。
wish-whole-ask = “{ $name }”：是这一期还清了，还是整笔都还清了？整笔还清后不再提醒，可以撤销。
wish-paid-more = 比这一期多 { $money }，多的没有记到别的期。
wish-paid-part = 记下了：还了 { $money }，这一期还差 { $left }。
wish-comes-anyway = 好，那天本来就会提醒：{ $moment }，{ $name }。
wish-new = 好。还没有记录这笔，先记下来，保存后才会提醒。
wish-new-on = 好。还没有记录这笔，先把 { $day } 当作还款日记下来；保存后才会提醒。
wish-off-which = 不再提醒“{ $name }”这一笔，还是全部都不再提醒？欠款和到期日不会因此改变。
button-wish-off-one = 只停这笔：{ $name }
button-wish-off-all = 全部不再提醒
wish-once-or-always = { $time } 提醒：只这一次，还是以后都在这个时间？
wish-this-or-each = { $name }：改到 { $day }，是只改这一期，还是以后每期？只改一期，要机构同意了才算数。
wish-before = 已设置：到期前 { $days } 天都会提醒（0 是当天）。
wish-time = 以后在 { $time } 提醒（{ $zone }）。
wish-owed-all = 没还的一共 { $money }，{ $count } 期{ $unknown ->
        [0] 。
       *[other] ，其中 { $unknown } 期没写金额。
    }
wish-owed-none-this-month = 这个月没有要还的了。
wish-owed-month = 这个月要还 { $money }，{ $count } 期{ $unknown ->
        [0] 。
       *[other] ，其中 { $unknown } 期没写金额。
    }
wish-owed-endless = { $count } 笔没有期数，算不出总数；下一期见下面。
wish-paid-title = 你记为已还的：
wish-paid-line = • { $name }　{ $money }，{ $count } 期
wish-paid-none = 还没有记为已还的。
wish-undone = 已撤销。
wish-undo-nothing = 没有可以直接撤销的操作。点进那一笔，可以改或撤销。
wish-count = { $count }期
button-settings = 全部设置
button-not-finished-yet = 还没有
button-wish-time-back = 改回 { $time }
button-wish-once = 只这次 { $moment } { $name }
button-wish-always = 以后都 { $time }
button-wish-instalment = { $day } 这期已还
button-wish-next = 是，{ $day } 也还了
button-wish-this = 只改 { $due } 这期到 { $day }
button-wish-each = 以后{ $rule }

## Dates at court
court-card-title = 开庭提醒，请核对，对了再点“保存”
court-title = 开庭提醒
court-list = 开庭
court-day = 开庭日：{ $day }
court-at = 时间：{ $at }（北京时间）
court-at-unknown = 时间：没说几点，看传票
court-place = 地点：{ $place }
court-plan = 提醒：{ $moments }
court-plan-none = 提醒：时间都已经过了，不会再提醒。
court-card-check = 案子是真是假，先打 12368 核实。案号和姓名不存。
court-card-told =
    <b>这是从一条消息里读出来的，消息可能是假的。</b>
    先打 12368 核实。不点链接，不打里面的电话，不转账。
    只取了日期和时间，其他都没存。
court-ask-when =
    <b>哪天开庭？几点？</b>
    看着传票写。例：12月20日上午9点
court-past =
    { $day } 已经过去了。
    <b>日期对吗？</b>过去的日子不能提醒。
court-known = 这一次开庭已经记下了。
court-saved = <b>已保存：开庭提醒</b>
court-line = • { $day }{ $place } · { $when }
court-today = 就在今天
court-in = { $days ->
    [1] 就在明天
   *[other] 还有 { $days } 天
}
court-was = 已过 { $days } 天
court-reminder = 开庭提醒
court-missed = 这天已经过了。去过了，点“已结束”；没去成，马上打 12368 问怎么办。
court-over = 好，{ $day } 的开庭不再提醒。
court-deleted = 已删除 { $day } 的开庭提醒。
court-gone = 这次开庭已经结束或删除，不再提醒。
card-court = 开庭 { $day }
button-court-when = 改日期
button-court-move = 改日期
button-court-over = 已结束
button-court-prepare = 要带什么
button-court-open = 开庭 { $day }
button-court-past = { $day }（已过）
discreet-this-day = 就在今天
limit-hearings = 最多记 { $number } 次开庭。先点“已结束”或删除一次，再来保存。这次什么都没有保存。
export-court = 开庭
export-court-place = 开庭：{ $place }

## For those around
around-title = 有人为别人的欠款找你？
around-family = 家里人：不用回答，不用付钱，不要答应“我来还”。
around-work = 同事、单位：不用回答，不用付钱，不要答应替还。
around-landlord = 房东、邻居：不用回答，不用付钱，不要答应替还。
around-school = 老师、学校：不用回答，不用付钱，不要答应替还。
around-say =
    可以说：“我不是借款人，也没担保。请不要再打来。”说完就挂。
    别人的电话、住址、单位，都不用给。不点链接，不扫码。
around-note = 记下来：哪天几点、什么号码、自称谁、说了什么。
around-general = 这是一般说明，不代表谁欠了钱。共同借款人、担保人另说。
around-door = 有人上门不走、威胁、动手：打 110。
around-ask =
    <b>给谁看？</b>
    选一个，我给一段可以转发的说明。里面没有你的名字，也不说谁欠了钱。
around-query-family = 家人
around-query-work = 同事
around-query-landlord = 房东
around-query-school = 老师
button-around = 给家人、同事的说明
button-around-family = 给家人
button-around-work = 给同事、单位
button-around-landlord = 给房东、邻居
button-around-school = 给老师、学校
button-around-share = 转给他们
button-around-others = 给别的人
## Log of contacts
button-log = 记一笔
log-ask =
    <b>发生了什么？点一下就记下来。</b>
    时间先记“现在”，记完可以改。

    也可以直接发一行，或者好几行，例：
    昨天22:30 微粒贷 电话 接了
contact-kind-answered = 接通来电
contact-kind-missed = 未接来电
contact-kind-message = 短信
contact-kind-visit = 上门
contact-kind-family = 联系了家人
contact-kind-workplace = 联系了单位
contact-short-answered = 接通
contact-short-missed = 未接
contact-short-message = 短信
contact-short-visit = 上门
contact-short-family = 家人
contact-short-workplace = 单位
contact-nobody = 没说是哪家
contact-times = { $kind } { $times } 次
contact-no-time = { $day }，时间不详
contact-number = 号码：{ $number }
contact-agency = 公司：{ $name }
contact-note = 备注：{ $note }
contact-file = 附件：有（只记了 Telegram 里的编号，原件留在你的聊天里，不要删）
contact-unnamed = 没说是谁
contact-private = 私人号码或账号
contact-corrected = 已更正（原来：{ $was }；更正于 { $moment }）
contact-so-far = 当天到现在，{ $name }：{ $counts }
contact-title = <b>这一条</b>
contact-written = <b>记下来了</b>
contact-changed = <b>改好了</b>
contact-which-lender = 是哪家？点一下补上，不知道就不用管。
contact-fix = <b>改哪一项？</b>
contact-ask-at = 是什么时候？发一行，例：昨天22:30
contact-ask-kind = 是哪一种？
contact-ask-lender = 是哪家？点一下，或者发名字。
contact-ask-times = 这样的有几次？点一下，或者发数字（1 到 { $most }）。
contact-ask-number = 对方的号码是多少？最多 { $most } 个字符。只给你自己看。
contact-ask-note = 发备注（最多 { $most } 个字），或者发截图、文件、语音。身份证号、手机号会自动去掉。
contact-bad-at = 没看懂是什么时候，或者那个时间还没到。例：昨天22:30
contact-bad-times = 没看懂是几次。发 1 到 { $most } 的数字。
contact-bad-number = 这不像号码，或者太长（最多 { $most } 个字符）。
contact-bad-lender = 名字太长，最多 { $most } 个字。
contact-bad-note = 备注太长，最多 { $most } 个字，没有记。请发短一点的。
contact-before = 这一条已经记过了。
log-full = 最多记 { $most } 条，已经满了，这次没有记。可以先删掉一些。
log-too-many = 一次最多记 { $most } 条，这次一条都没有记。请分几次发。
log-written = <b>记下来了，{ $count } 条：</b>
log-own = 你自己打出去的，没有记：
log-ahead = 还没到的日子不能记，没有记：
log-unread = 没看懂，没有记（一行写一个时间、一个号码）：
log-nothing = 没看懂，没有记。一行写一次，例：昨天22:30 微粒贷 电话 接了
log-note = 带备注
log-asks-kind = 这一行没说清是哪一种，点一下就记：
log-asks-call = 这个电话接了没有？点一下就记：
log-asks-times = 这一行没说清几次，选一个最少的数：
log-asks-gone = 这一行已经处理过了。
log-skipped = 好，这一行没有记。
log-undone = 已撤销，这条消息记下的 { $count } 条都删了。
log-empty = 还没有记录。
log-title = <b>记录</b>，一共 { $count } 条
log-line = { $name }：{ $counts }
log-legend = “│”是规则写的次数。点日期看每一条，还有哪些不知道。
log-more-findings = 还有 { $count } 处可能超出，点开这一天看。
log-entries = 第 { $page } 页，共 { $pages } 页。点一条可以看、更正、删除：
log-offer = <b>要写下来吗？</b>点一下就记，时间记现在。
finding = 可能超出：{ $rule }〔{ $tier }〕{ $said }。当天有效：{ $since } 起。
finding-connected-call = 打通了 { $number } 次，规则写的是不超过 { $most } 次
finding-unanswered-call = 没接的 { $number } 次，规则写的是不超过 { $most } 次
finding-contact = { $start } 至次日 { $end } 之间 { $number } 次
finding-third-party = 找了别人 { $number } 次
finding-unnamed = 没说是谁 { $number } 次
finding-private-phone = 用私人号码或账号 { $number } 次
finding-unknown = <b>还不知道的：</b>
finding-unknown-national-standard = 国家推荐性标准是建议，不是强制。
finding-unknown-self-regulation = 行业自律只约束协会会员。这家是不是会员，我们不知道。
finding-unknown-contact = 你有没有同意过，有没有另外约定。
finding-unknown-third-party = 当时能不能联系上你；被找的人和这笔债有没有关系。
finding-unknown-unanswered-call = 有没有另外约定；是不是都打给同一个号码。
finding-unknown-unnamed = 规则说的是第一次联系。这是不是第一次，我们不知道。
finding-unknown-private-phone = 机构有没有同意外包公司这样用。
finding-unknown-kind = 不清楚是哪类机构，也就不知道这些规则管不管得到它。
finding-unknown-last = 这不是认定。欠款仍然要还。
button-log-list = 看记录
button-log-again = 再记一条
button-log-undo = 撤销这一批
button-log-newer = 上一页
button-log-older = 下一页
button-log-skip = 这一行不记
button-log-back = 返回记录
button-contact-fix = 更正
button-contact-erase-it = 删除
button-contact-other = 别家
button-contact-nobody = 没说是哪家
button-contact-at = 时间
button-contact-kind = 类别
button-contact-lender = 哪家
button-contact-times = 次数
button-contact-number = 号码
button-contact-note = 备注或截图
button-contact-unnamed = 没说是谁
button-contact-private = 私人号码或账号
button-contact-open = 看这一条
export-contact-columns = 日期 | 时间 | 类别 | 次数 | 哪家 | 号码 | 公司 | 备注 | 没说是谁 | 私人号码或账号 | 记录于 | 更正于
export-yes = 是

# /complain. What stands in complaints (complaint-…) is said to an office, in Chinese, and is never escaped.
complain-choose =
    <b>投诉草稿</b>
    从记录里写，我不会替你发，写好的也不留。投诉哪一家？
complain-empty =
    <b>投诉草稿</b>
    还没有记录，投诉要写清哪天、几点、什么事。先把来电、短信、上门记下来。
complain-gone = 这条记录已经不在了，请重新选。
complain-changed = <b>记录变过了，从头再看一遍。</b>去掉过的要重新去掉。
complain-to =
    <b>投诉：{ $name }</b>
    交给谁？从上往下，先机构，再监管。有危险先报警。
complain-not = 做不到的：{ $text }
complain-review = <b>投诉草稿：{ $name }，交给{ $to }</b>
complain-count = 写进去 { $kept } 条，一共 { $count } 条：最近一次和它之前 { $days } 天的。
complain-page = 第 { $page } 页，共 { $pages } 页。不要写进去的，点“去掉”。
complain-more = 太多了，更早的没有列出来。
complain-left-out = • 去掉了：{ $line }
complain-more-findings = 还有 { $count } 处可能超出，都写进文件。
complain-asks = <b>会这样要求：</b>
complain-how = 文件是中文的，里面的【　】你自己填好，再交出去。填好的不要发给我。
complain-english = 草稿各部分的意思：
complain-docx = 投诉草稿：可以打开修改、打印签名。里面的【　】还要你自己填。
complain-txt = 投诉草稿：纯文字，可以贴进 App 或网页。
button-complain = 写投诉
button-complain-how = 怎么投诉
button-complain-out = 去掉 { $entry }
button-complain-back = 放回 { $entry }
button-complain-less-stop = 不要求停止这样联系
button-complain-more-stop = 要求停止这样联系
button-complain-less-others = 不要求停止联系他人
button-complain-more-others = 要求停止联系他人
complaint-title = 关于催收联系方式的投诉
complaint-to = 致：{ $to }
complaint-who = 我是【姓名】，联系方式【联系方式】。关于这笔贷款：{ $name }，合同号【合同号】。
complaint-facts = 事实：以下 { $count } 条是我自己的记录，按先后排列，时间是我所在地的（{ $zone }）。
complaint-columns = 序号 | 日期 | 时间 | 方式 | 次数 | 对方号码 | 备注
complaint-no-time = 时间不详
complaint-beijing = 北京时间
complaint-findings = 可能超出的规则（按当天有效的版本比对，请核实）：
complaint-finding = 可能超出：{ $rule }〔{ $tier }〕。依据：{ $documents }
complaint-unknown = 这是我自己比对的，不是认定。推荐性标准不是强制，行业自律只约束会员。这些规则管不管得到这家、有没有另外约定、当时能不能联系上我，请一并核实。
complaint-asks = 要求：
complaint-ask-answer = 核实以上情况，书面答复我，写明受理编号
complaint-ask-stop = 停止用这样的时间、次数和方式联系
complaint-ask-others = 停止联系我以外的人
complaint-enclosed = 附件：
complaint-attached = 截图或录音：第 { $rows } 条的
complaint-calls = 通话记录：【从手机或运营商导出】
complaint-true = 以上是我如实写的。我知道写假的可能要承担后果。欠款的事另行处理，这封信不表示我认可或否认数额。

## After a complaint was handed in
filed-offer =
    <b>交给{ $to }以后，点一下。</b>
    15 天和 30 天时，我来问有没有答复，再说下一步。
filed-ask-day = 哪天交出去的？例：昨天　·　11月20日
filed-bad-day = 没看懂是哪天，或者那天还没到、太久了。
filed-saved = <b>记下来了</b>
filed-known = <b>这一份已经记过了</b>
filed-changed = <b>改好了</b>
filed-waiting = <b>好，还在等。</b>
filed-title = 投诉：{ $name } → { $to }
filed-day = 交出去：{ $day }，{ $since }
filed-since = { $days ->
    [0] 就是今天
   *[other] 过了 { $days } 天
}
filed-number = 受理编号：{ $number }
filed-no-number = 还没写
filed-ask-number =
    <b>受理编号是什么？</b>只发编号。身份证号、手机号、卡号不要发，我不存。
filed-number-unread = 这不像编号：要有 3 个以上数字，最多 { $most } 个字符，只写编号。
filed-number-private = 这可能是身份证号、手机号或卡号，没有记。编号请抄在纸上，或者截图留着。
filed-reminder = 投诉有答复了吗？
filed-ask = <b>有答复了吗？</b>
filed-open-one = 点开一份，看下一步。
filed-line = • { $title } · { $day }，{ $since }
filed-list = 投诉，在等答复
filed-no-term = 这里多久要答复，我们没有核实过。15 天、30 天只是我来问的日子。
filed-do = 没有答复，这样做：
filed-next = 再往下一步：<b>{ $name }</b>
filed-office-gone = 这个地方现在不在名单里了。
filed-over = 好，不再提醒。答复截图留好。不满意，可以再往下一步。
filed-deleted = 好，不再提醒，这一份几天后删除。
filed-gone = 这一份投诉已经结束或删除，不再提醒。
filed-lost = 这家的记录已经不在了，没有记。从 /complain 再走一遍。
button-filed-today = 今天已提交
button-filed-other = 别的日子已提交
button-filed-number = 写受理编号
button-filed-renumber = 改受理编号
button-filed-answered = 已回复
button-filed-waiting = 还没回复
button-filed-stop = 不再提醒
button-filed-open = 投诉 { $day }
button-filed-next = 下一步：{ $name }
limit-filings = 最多记 { $number } 份在等答复的投诉。先点“已回复”或删除一份。这次没有记。
export-filed = 问投诉的答复：{ $name }，{ $to }
export-filed-columns = 提交日 | 投诉哪家 | 交给谁 | 受理编号

## The operator
operator-title = 运营情况 · { $moment }
operator-users = 用户：{ $users }；开着提醒：{ $on }
operator-unreachable = 发不到的：{ $count }
operator-loans = 未结清的还款：{ $loans }；今天到期：{ $due }
operator-day = 24 小时内：发出 { $sent }，其中晚于 10 分钟 { $late }；失败 { $failed }
operator-backlog = 到点还没发：{ $count }，最久的等了 { $minutes } 分钟
operator-backlog-none = 到点还没发：0
operator-owed = 还欠着的回答：{ $count }
operator-version = 程序 { $version }；资料核对到 { $day }，编号 { $hash }
operator-review = 该复核的资料：{ $count }
operator-notes = 用户点“这里不对”：{ $count }
operator-few = 少于 5
operator-none = 没有。
operator-more = 还有 { $count } 条，用命令 check 看全部。
operator-errors-title = 最近的错误
operator-error = • { $count } 次 · { $kind } · <code>{ $place }</code> · { $seconds } 秒前
operator-unsent = • 提醒没发成 { $count } 次：{ $why }
button-operator-errors = 错误
button-operator-review = 该复核的
button-operator-notes = 这里不对
button-refresh = 刷新
button-notices = 给所有用户的通知

## A notice to all users
notice-title = 来自运营者的通知
notice-only-in = （这条通知只有 { $language }）
notice-end =
    停止以后，这里不会再提醒你，请把日期记到别处。
    下面可以先把资料带走，再全部删除。
button-notice-export = 把我的资料带走（.zip）
button-notice-forget = 删除我的全部资料
notice-which =
    <b>给所有用户的通知</b>
    “停止服务”发给所有发得到的人；“消息”只发给开着提醒的人。
notice-draft-news = 草稿：消息
notice-draft-end = 草稿：停止服务
notice-has = { $language }：{ $count } 字
notice-has-not = { $language }：没有
notice-urgent = 紧急：安静时段也发。
notice-quiet = 安静时段不发，等它结束。
notice-how =
    写法：点下面的按钮复制开头，粘贴，后面接正文，作为一条消息发给我。
    每种语言最多 { $most } 字。没有写的语言，用另一种代替，并且说明。
    别人可能看到锁屏：不要写欠款、机构名。
notice-refused-none = 没有草稿。先选通知的种类：/operator
notice-refused-empty = 没有正文，也没有可以去掉的。
notice-refused-long = 太长了，最多 { $most } 字。没有改动。
notice-refused-number = 里面有不在名单上的电话号码。这里只显示有出处的号码，请改用网址。没有改动。
notice-changed = 草稿在这之后改过，请重新看一遍。
notice-gone = 这条通知已经不在了。
notice-discarded = 草稿已删除。
notice-another = 现在不能发：有另一条正在发，或者草稿改过。
notice-dry = 试算：什么都还没发
notice-to = 会收到的人：{ $count }
notice-in = { $language }：{ $count }
notice-skipped = 发不到的：{ $gone }；不收这一种的：{ $off }
notice-pace = 每秒 { $rate } 条，至少 { $minutes } 分钟；提醒和回答先走。
notice-previews = 上面就是用户看到的样子，按钮是真的。
notice-sure = 确定发给 { $count } 人？发出的收不回来。
notice-sending = 通知 { $number }：正在发
notice-stopped = 通知 { $number }：已停下
notice-done = 通知 { $number }：发完了
notice-sent = 已发 { $sent }；还在等 { $waiting }
notice-lost = 发不到 { $gone }；Telegram 不收 { $refused }
notice-left = 中途关掉提醒 { $unwanted }；开始时就发不到 { $skipped }
notice-still = 至少还要 { $minutes } 分钟，安静时段不算在内。
button-notice-news = 写：消息
button-notice-end = 写：停止服务
button-notice-sending = { $number } · 正在发
button-notice-stopped = { $number } · 已停下
button-notice-done = { $number } · 发完了
button-notice-write = 复制 { $language }
button-notice-look = 预览和试算
button-notice-urgent = 改成紧急
button-notice-quiet = 改成不紧急
button-notice-discard = 删除草稿
button-notice-ask = 发送…
button-notice-send = 确定，发给 { $count } 人
button-notice-stop = 停下
button-notice-resume = 接着发
