# Made by `make derive`. Do not edit: change the 简体, or knowledge/overrides.toml.

# The words of the bot in 简体中文. 繁體 is derived from this file: run `make derive` after a change.
# Short lines; the one thing to do first; no jargon; no promise. HTML: only <b> and <i>.


## About

about-short = 還款提醒，以及催收規則：這家機構會怎樣、規則怎麼說、怎麼核實上門的人。
about =
    到期前提醒你還款，並說明：沒還上時這家機構可能怎麼做、規則允許什麼、有人上門怎麼核實。
    資料有出處、有核對日期。不代表任何機構，不收費。欠款仍然要還。

## Menu

menu-add = 添加一筆還款，到期前提醒
menu-list = 快到期和已逾期的還款
menu-export = 導出日曆、表格、全部數據
menu-rights = 某家機構會怎麼催、規則怎麼說
menu-verify = 有人來電或上門，怎麼核實
menu-door = 有人在門口：現在怎麼辦
menu-log = 記下來電、短信、上門，看有沒有可能超出規則
menu-letter = 寫給機構的信：延期、別找家人、要證明
menu-complain = 從記錄寫一份投訴，生成文件
menu-settings = 語言、時區、提醒時間
menu-pause = 暫停全部提醒到某一天
menu-subscribe = 開啟提醒
menu-unsubscribe = 關閉提醒，不刪除資料
menu-sources = 資料出處和核對日期
menu-privacy = 存了什麼、為什麼
menu-delete_me = 刪除我的全部資料
menu-cancel = 取消進行中的操作
menu-help = 全部命令
menu-start = 歡迎、存了什麼、語言；開啟提醒

## Start, help

start-welcome =
    <b>到期前，我提醒你還款。</b>
    有人催收，我告訴你規則怎麼說、怎麼核實來人。
    
    先做這一步：點“添加還款”，或者直接發一句話。例：
    • 微粒貸 每月15號 1200 12期
    • 微粒貸打電話給我家人
    • 有人說要上門
    
    { $reminders }我只存：你的語言和提醒設置、你填的機構名、日期、金額。
    不要發身份證號、手機號、真實姓名、密碼、驗證碼。
    隨時可用 /delete_me 全部刪除。
    
    我不代表任何貸款機構，也不是律師。欠款仍然要還。
start-reminders-on = 提醒已開啟。
start-reminders-off = 提醒是關著的，/subscribe 可以打開。
start-back = 歡迎回來。之前的消息沒能送到你這裡，提醒現在已恢復。請點 /list 看一下有沒有已經逾期的。
help-title = <b>可以用的命令</b>
help-footer =
    也可以直接發一句話，例如“微粒貸打電話給我家人”。
    有人正在門口：先不要開門。有人強行進入或威脅，先打 110。
language-set = 語言：{ $name }

## Subscription

subscribe-on = 提醒已開啟。你能看到這條消息，說明提醒送得到。
subscribe-off =
    提醒已關閉。你的資料還在，沒有刪除。
    欠款和到期日不會因此改變。
next-at = 下一次提醒：{ $moment }（{ $zone }）
next-none = 現在沒有安排好的提醒。用 /list 看已有的還款，用 /add 添加。

## Privacy

privacy =
    <b>你的欠款，不會從這裡告訴機構、催收、家人、單位、徵信。</b>
    看得到的：拿著你手機的人，Telegram，和運營這個機器人的人。
    <b>存什麼，為什麼</b>
    為了提醒你、回答你：Telegram 編號、語言、提醒設置、哪天來過；你填的機構、日期、金額、還款和改期；開庭；你記下的來電、短信、上門（圖片、語音只存編號）；交出去的投訴：給誰、哪天、受理編號；沒保存的卡片。
    <b>不存什麼</b>
    姓名、用戶名、你的手機號、身份證號、聊天內容、圖片和文件本身。只看 /rights、/verify、/door，什麼都不存。點“這裡不對”，不記是誰點的。
    <b>存多久</b>
    • { $days } 天：還清的貸款、記下的來電、上門和投訴；沒有欠款和提醒、也沒來過的人，全部
    • 約半個月：沒保存的卡片
    • 8 天：過了的開庭、刪掉的貸款、處理過的消息編號
    /delete_me 馬上全部刪除。先留一份：/export { $copies }
    <b>通知</b>
    一般的只發給開著提醒的人。要停止服務時，關了提醒也會收到。
privacy-copies = 備份裡還留著，最多再 { $days } 天。
delete-ask =
    <b>刪除全部資料？</b>
    你的貸款、日期、提醒、設置會全部刪除，不能恢復。
    刪除後我不會再提醒你。欠款和到期日不變，請自己記下。
delete-done =
    已全部刪除。我這裡沒有你的資料了。{ $copies }
    欠款仍然要還，到期日沒有變。想重新開始：/start
delete-kept = 沒有刪除，一切照舊。

## Cancel, errors, things that are no text

cancel-done = 已取消，沒有保存任何東西。
cancel-nothing = 沒有進行中的操作。
not-kept =
    現在存不了東西（服務器暫時寫不進去），這一步沒有保存。你以前保存的都在。
    請先把日期和金額記在別處，過一會兒再發一次。這段時間提醒可能會晚到。
    /rights、/verify、/door 和提問照常可以用。
error = 剛才出了點問題，沒有處理成功。你已保存的資料沒有丟。請再試一次。
no-text = 我只看文字，不看圖片、語音和文件。請用文字告訴我，例如“借唄說要上門”。
edited = 改過的消息我不會再執行，免得做兩次。請重新發一條。
too-many = 一下子收到太多消息，有些沒有處理。請一分鐘後再發一次。
unknown-command = 沒有這個命令。全部命令：/help
button-old = 這個按鈕已經失效。
conversation-lost = 剛才那一步沒法接著做了（程序更新過）。請重新開始，已保存的內容都還在。
group-private = 這個命令和你個人有關，不在群裡顯示。點下面的按鈕，到私聊裡用。
not-a-loan =
    我只記還款日，別的日子不記。
    這一天要還錢的話，寫上欠誰、還多少。
not-understood =
    這句話我沒看懂。你可以：
    點“添加還款”記下到期日；點“催收規則”看機構會怎樣；點“核實來人”。
    有人強行進入或威脅，先打 110。很難受、不想活了，打 12356，有人聽你說。

## Before everything

# The first line of each is read on a locked phone: 110 and what to do now, 40 characters at most.
distress-first =
    你現在很難受，先不說錢的事。
    現在就打 12356，有人聽你說。
distress-danger = 有人在門口、在家裡或在威脅你：別開門，打 110。
distress-hurt =
    已經受傷、吃了藥，或有生命危險：打 120 或 110。
    叫一個人來陪你：家人、朋友、鄰居都行。
distress-last =
    不用把話想好，說“我撐不住了”就可以。
    說的是身邊的人：陪著他，幫他打。
    債可以慢慢談，人先要在。
danger-door =
    先別開門。砸門、不走、威脅你，打 110。
    隔著門說話：問姓名、公司、替哪家機構來。
    不給錢，不掃碼，不簽字，不交身份證和手機。
danger-inside =
    請他們出去。不走、動手、拿東西，馬上打 110。
    能出去就先出去，帶上孩子和手機。
    不給錢，不掃碼，不簽字，不交身份證和手機。
danger-waiting =
    別一個人過去。被堵、被威脅，打 110。
    在家：先別出門，別開門。在外面：去人多的地方，店裡、保安室。
    叫人來接你。記下幾個人、車牌。
danger-following =
    去人多的地方，打 110。先別一個人回家。
    走進店裡、車站、派出所，告訴那裡的人。
    說清你在哪、幾個人、車牌。走不了就大聲喊。
danger-work =
    不跟他們單獨走。堵你、鬧事、不走，打 110。
    請前台或保安在場，請他們離開。
    對同事只說：“這是我的私事，我來處理。”
danger-parents =
    讓家人別開門、別轉錢。不走、威脅，打 110。
    現在給家人打電話，告訴他們隔著門說話。
    家人自己就能打 110；你替他們打，說清地址和幾個人。
danger-violence =
    先躲開，去人多的地方，打 110。受傷打 120。
    走不了：給信得過的人發定位，請他報警。
    不還手，不激怒對方。電話、短信裡的威脅也可以報警。
danger-police =
    先別開門，別跟他走。打 110 核實是不是警察。
    隔著門問：姓名、警號、哪個派出所、什麼事。
    110 說是真的：配合，看證件和文書。要你轉帳、掃碼：不給。
danger-court =
    先別開門，打 12368 或 110 核實。
    隔著門看證件和文書：哪個法院、案號、姓名。
    核實是真的：不要阻攔，收好文書，記下日期。要你轉帳、掃碼：不給。
danger-keep =
    錄音，記下時間和人數。
    欠沒欠、派沒派人：你自己打機構 App 裡的客服電話問。
maybe-danger = 有人在門口、跟著你、不讓你走或威脅你：別開門，打 110。
maybe-distress =
    要是你快撐不住了：現在就打 12356，有人聽你說。
    已經受傷、吃了藥：打 120。債可以慢慢談。
urgent-waits = 剛才沒做完的一步還在，等你方便了再接著做。

## At the door (the questions and verdicts stand in knowledge/flows/door.toml)

button-door = 一步一步帶我應對
button-door-now = 現在有人在門口
button-door-skip = 跳過
button-door-danger = 現在有危險
button-door-back = 上一步
button-door-say = 對他說什麼
button-door-call = 打給誰
button-door-keep = 記下來
button-door-why = 依據
button-door-end = 結束
button-door-new = 從頭再來
button-door-copy = 複製這些話
door-say = 照著念，或者舉給他看：
door-why = 這些說法依據什麼：
door-the-lender = 你借錢的機構
door-old = 剛才那個按鈕是以前的，已經過了一天。下面從頭開始。
door-end =
    到這裡就好。沒有點“記下來”的，什麼都不會存。
    他走了以後：錄音、照片留好，自己打機構 App 裡的客服電話，問今天派沒派人。
    欠的錢照舊，只在機構 App 裡還。
door-kept = <b>記下來了</b>
door-kept-where = 在 /export 的“全部”裡能看到，到期自動刪除。
door-kept-before = 這一次已經記過了。
button-contact-erase = 刪除這條記錄
contact-erased = 已刪除，沒有留下。
contact-gone = 這條記錄已經不在了。

## A sample

button-sample = 看看提醒長什麼樣
sample-title =
    <b>示例</b>：提醒就是下面這個樣子。
    按鈕可以點，會告訴你它做什麼；什麼都不會保存，也不會改。
sample-paid = 示例：還了就點它。這一期會記為已還，不再提醒，點錯了可以撤銷。
sample-later = 示例：現在不方便就點它。3 小時後再提醒，也可以選今晚、明天，或自己定時間。
sample-hard = 示例：擔心還不上就點它。會一步一步告訴你先做什麼、怎麼跟客服說，還有信件草稿。
sample-full = 示例：點它看這家機構會怎麼催、規則允許什麼、你可以怎麼辦。

## Buttons

button-add = 添加還款
button-list = 還款列表
button-rights = 催收規則
button-verify = 核實來人
button-subscribe = 開啟提醒
button-delete-me = 刪除我的資料
button-delete-all = 全部刪除
button-keep = 不刪
button-private = 到私聊裡用
button-paid = 已還
button-later = 稍後提醒
button-hard = 可能還不上
button-full-answer = 會怎麼催、規則怎麼說
button-open-one = { $name } { $day }
button-open-instalment = 打開 { $day }
button-undo-last = 撤銷 { $day }
button-undo = 撤銷
button-skip = 跳過這一期
button-loan = 這筆貸款
button-change = 修改
button-pause = 暫停提醒
button-resume = 恢復提醒
button-delete = 刪除
button-back = 返回
button-save = 保存
button-cancel = 取消
button-again = 重新輸入
button-as-typed = 都不是，用我寫的名字
button-overdue-yes = 是，已經逾期
button-skip-amount = 不填金額
button-skip-count = 不定期數
button-last-day = 改為每月最後一天
button-field-lender = 機構
button-field-date = 日期
button-field-amount = 金額
button-field-count = 期數
button-later-3h = 3小時後
button-later-evening = 今晚
button-later-1d = 明天
button-later-custom = 自己定時間
button-part = 還了一部分
button-half = 一半：{ $money }
button-undo-part = 撤銷部分還款
button-when = 哪天還的
button-when-today = 今天
button-when-yesterday = 昨天
button-when-before = 前天
button-reveal = 打開
button-own = 這筆的提醒
button-as-usual = 和設置一樣
button-finish = 全部還清了
button-not-finished = 還沒還清
button-history = 歷史
button-undo-delete = 撤銷刪除
button-finished = 已還清（{ $count }）
button-nag = 到期當天追問
button-weekly = 每週提醒逾期
button-discreet = 隱私提醒
button-pause-all = 暫停全部
button-pause-days = { $days } 天
button-pause-off = 結束暫停
button-language = 語言
button-zone = 時區
button-before = 提前幾天
button-after = 逾期後幾天
button-at = 提醒時間
button-quiet = 免打擾
button-stage = 換一個階段
button-more = 更多
button-sources = 出處
button-creditor = 合同上的債主是誰？
button-wrong = 這裡不對
button-previous = 上一頁
button-next = 下一頁
button-none-of-these = 都不是
button-other-lender = 其他機構

## Dates and money

when-today = 今天到期
when-tomorrow = 明天到期
when-in = 還有 { $days } 天到期
when-overdue = 已逾期 { $days } 天
no-amount = 未填金額
rule-once = { $day }，一次
rule-monthly =
    { $every ->
        [1] 每月{ $day }號
       *[other] 每{ $every }個月{ $day }號
    }
rule-last =
    { $every ->
        [1] 每月最後一天
       *[other] 每{ $every }個月的最後一天
    }

## Date rules

rule-weekly =
    { $weeks ->
        [1] 每{ $weekday }
       *[other] 每{ $weeks }個星期的{ $weekday }
    }
rule-days =
    { $days ->
        [1] 每天
       *[other] 每{ $days }天
    }
rule-from = { $rule }，從 { $day } 起
rule-listed = { $count } 個日期，從 { $first } 到 { $last }

## Adding a loan

ask-lender =
    <b>欠哪家機構？</b>
    點一個，或直接輸入名稱。
ask-which = 沒有找到“{ $name }”。你指的是哪一個？
ask-date =
    <b>{ $name }：哪天還款？</b>
    照著 App 裡的還款日，點日曆上的一天，或直接輸入。例：
    每月15號　·　每月最後一天　·　12月15日　·　下週五
ask-how-often =
    <b>{ $day }</b>
    只還這一次，還是以後也這樣還？
ask-either = 這個日期有不止一種讀法。你指的是哪一個？
ask-whether = 你指的是這個日期嗎？
ask-overdue =
    { $day } 已經過去了。
    <b>這一期已經逾期？</b>
ask-overdue-several =
    從 { $day } 起，已經過去 { $count } 期。
    <b>這些都還沒還？</b>
ask-since =
    <b>最早哪一期還沒還？</b>
    點一個，或輸入那一天，例如 8月15日。
    從那天起到今天，沒還的都記為已逾期。
ask-amount =
    <b>還多少？</b>
    例：1200
    不想填，就點“不填金額”。
ask-amount-of = 一共還剩 { $money }。
ask-amount-each =
    <b>每期還多少？</b>
    例：1200　或　1200 12期
    不想填，就點“不填金額”。
ask-count =
    <b>一共幾期？</b>
    例：12期
ask-count-all =
    <b>一共幾期？</b>
    已經還了的也算在內。例：12期
    只知道還剩幾期，就寫“還剩5期”。
ask-last =
    <b>最後一期還多少？</b>
    例：800
ask-total =
    <b>一共還剩多少沒還？</b>
    每期 { $money }，還剩幾期由我來算。例：9600
ask-label =
    <b>給這筆“{ $name }”起個名字</b>
    用來和另一筆分開，20 個字以內。例：裝修
ask-note =
    <b>對方同意了什麼？</b>
    寫一句備註，例如：客服同意延期，分6期還。
    只記和官方客服說定的。最好有書面或 App 裡的記錄。
    接著再改日期、金額或期數。
ask-field = 要改哪一項？也可以直接輸入新的日期或金額。
card-title = 請核對，對了再點“保存”
card-lender = 機構：{ $name }
card-file = （對應資料：{ $name }）
card-no-file = （我們沒有這家機構的資料，提醒照常）
card-rule = 還款日：{ $rule }
card-amount = 每期：{ $money }
card-bill =
    這是從一條消息裡讀出來的，可能是假的。
    <b>先打開官方 App，逐項核對，只在那裡還。</b>
card-warning-link = 消息裡有鏈接：不要點。
card-warning-phone = 消息裡有電話：不要打。要打就用官方 App 裡的號碼。
card-warning-account = 消息裡有帳戶或收款碼：不要往那裡轉錢。
card-warning-from-today = 消息裡的日子是從今天算起的。如果是以前收到的，請改日期。
card-minimum = 消息裡的最低還款：{ $money }。這裡按全額提醒。
card-second = 你已經有一筆“{ $name }”，這一筆會記為“{ $name } · { $label }”。
card-derived = 還剩 { $total }，每期 { $money }：算出來還有 { $count } 期
card-last-amount = 最後一期：{ $money }
card-sum = 合計：{ $money }（{ $count } 期）
card-since = 已逾期：{ $count } 期，最早是 { $day }。會一直記著，直到你說已還或跳過。
card-last-date = 還到：{ $day }
card-listed = • { $day }　{ $money }
card-listed-more = 還有 { $count } 個日期，最後一個是 { $day }
card-agreed = 這次修改會記為：對方同意的新安排。
card-note = 備註：{ $note }
card-count = 期數：{ $count }
card-open-ended = 期數：未填，一直提醒到你說還清
card-dates = 接下來：
card-overdue = 這一期已經逾期，會一直記著，直到你說已還或跳過。
card-change = 已經有逾期的？點“修改”記下。
card-zone = 時區：{ $zone }。還款日按北京時間 24:00 截止，建議提前一天還。
card-last-day = 沒有這一天的月份，按當月最後一天。
card-unread = 沒看懂：{ $text }
card-statement = 帳單日：每月 { $day } 日
unread-joint = 、
button-never-mind = 這些不重要
button-reading-overdue = { $rule }（已逾期）
ask-shared = { $money } 是每期的，還是 { $count } 期一共的？
button-shared-each = 每期 { $money }
button-shared-all = 一共 { $money }，每期 { $each }
form-problem-private = 裡面有證件號、卡號或電話，我沒有記，也不會保存。
form-problem-after-statement = 帳單日後第幾天，要看帳單才知道是哪一天。請寫還款日，例如“每月25號”。
form-old = 這張卡片已經失效：已保存或已取消。保存了的都在 /list。
card-too-old = 這張卡片超過 { $days } 天，已經失效。保存過的都在 /list；沒保存的，請再寫一次。
card-expired = 這張卡片超過 { $days } 天沒保存，還沒有記下。再核對一次：
card-nameless = （沒寫機構）
card-loans = { $count } 筆
card-several = { $count } 筆：{ $names }
card-of-change = 修改：{ $loan }
card-unfinished = { $loan }（沒填完）
cards-waiting = 還沒保存，不會提醒：
cards-left = 還沒保存（{ $count }）：{ $names }。發 /list 找回。
cards-most = 這一條還沒記下：已有 { $number } 張卡片沒保存，最多就這麼多。先保存或取消幾張，再發一次。
cancel-card = 已取消，沒有保存：{ $card }
button-card = 繼續：{ $name }
form-problem-unread = 這句話我沒看懂，沒有改動。
form-problem-name = 機構名請控制在 40 個字以內。
form-problem-amount = 沒看懂金額。請只寫數字，例如 1200 或 1200.50
form-problem-label = 名字請寫 1 到 20 個字。
form-problem-note = 備註請控制在 300 個字以內。
form-problem-total = 總額和每期金額、期數對不上。請改其中一個，或點“這些不重要”。
form-problem-since = 沒找到這一期。請點一個日期，或寫出那一天，例如 8月15日。
form-problem-impossible = 這樣算下來超過 600 期，或者日期太遠，沒有改動。請再核對。
form-problem-count = 沒看懂期數。請寫 1 到 600 之間的數字，例如 12期
form-problem-unreadable = 沒看懂日期，我不猜。請寫成“每月15號”或“2026-12-15”這樣。
form-problem-no-such-day = 沒有這一天。請看一下 App 裡的還款日再寫。
form-problem-too-far = 這個日期超過十年了。請再看一下。
form-problem-several-days = 一次只能記一個日期。請分兩次添加。
form-problem-unsupported = 這種週期我還不會。請寫“每月15號”“每週五”“從12月1日起每15天”，或一個日期。
form-problem-once-or-monthly = 是只有一次，還是每月都是這一天？
form-problem-which-date = 這個日期我不能確定。請寫成“2026-12-15”這樣。
form-problem-since-when = 消息說已經逾期，沒有說是哪天到期的。
saved = 已保存：<b>{ $name }</b>
saved-due-today = 今天就到期。今天的提醒時間（{ $at }）已經過了，所以現在就提醒你：
saved-due-now = 今天就到期，所以現在就提醒你：
saved-silent = 這一期的提醒時間都已經過了，不會再提醒。還了請到 /list 點“已還”。
saved-then = 沒還上會怎樣、有哪些規則，點下面看。
button-once = 只這一次
button-other-day = 換一天
button-overdue-all = 是，都已逾期
button-overdue-some = 只有一部分沒還
button-overdue-none = 都還了，從下一期開始
button-since = { $day } 起（{ $count } 期）
button-already-overdue = 已經有逾期
button-give-label = 起個名字區分
button-make-monthly = 改為{ $rule }
button-skip-last = 和其他期一樣
button-skip-label = 去掉區分名
button-skip-note = 不寫備註
button-field-label = 區分名
button-field-last = 最後一期
button-field-total = 剩餘總額
button-field-note = 對方同意了新的安排

## Pasted lines

paste-title = 讀到 { $count } 筆，還沒有保存。請逐筆核對
paste-line = • <b>{ $name }</b>　{ $rule }　{ $money }
paste-count = { $count } 期
paste-next = 下一次：{ $day }
paste-others = 還有 { $count } 處要你來定，不會一起保存
paste-open = • { $text }　{ $why }
paste-most = 一次最多讀 { $most } 筆，後面的請另發一條。
paste-unread = • 沒看懂，請重新輸入：“{ $text }”
paste-open-lender = 缺機構
paste-open-which = 機構名不確定
paste-open-date = 日期沒看懂
paste-open-either = 日期有不止一種讀法
paste-open-overdue = 日期已經過去
paste-open-amount = 缺金額
paste-open-picked = 還沒定多久一次
paste-open-shared = 金額是每期還是一共
paste-open-count = 缺期數
paste-open-card = 有沒看懂的部分
paste-saved = <b>已保存 { $count } 筆。</b>
button-save-all = 全部保存
button-complete = 補全：{ $name }
form-settled = 其中 { $count } 期寫著已還，沒有記。
form-problem-settled = 這份計劃裡每一期都寫著已還，沒有要記的。

## Calendar

calendar-title = 日曆 · { $month }
calendar-sum =
    這個月要還 { $count } 筆，合計 { $money }{ $unknown ->
        [0] { "" }
       *[other] （另有 { $unknown } 筆未填金額）
    }
calendar-nothing = 這個月沒有要還的。
calendar-legend =
    數字後面有“·”：那天要還，或者開庭。有“!”：已經過了，還沒還。
    括號裡是今天。點一天看詳情。
calendar-line = • <b>{ $name }</b>　{ $money }　{ $when }
calendar-day-free = 這一天沒有要還的。
button-calendar = 日曆
button-add-on-day = 這一天添加一筆

## List

list-title = 還款列表 · { $day }
list-empty =
    還沒有記錄。
    點“添加還款”，或直接發一句話：微粒貸 每月15號 1200
list-clear =
    <b>現在沒有要還的。</b>
    記下的每一期都已還、已跳過或已還清。有新的還款，點“添加還款”。
list-overdue = 已逾期
list-coming = 接下來
list-line =
    • <b>{ $name }</b>　{ $when }　{ $money }
    { "  " }{ $day }
list-overdue-sum =
    逾期合計：{ $money }{ $unknown ->
        [0] { "" }
       *[other] （另有 { $unknown } 筆未填金額）
    }
list-coming-sum =
    下一期合計：{ $money }{ $unknown ->
        [0] { "" }
       *[other] （另有 { $unknown } 筆未填金額）
    }
list-more = 還有 { $count } 筆沒有顯示。
list-off = 提醒現在是關閉的，到期前不會提醒你。開啟：/subscribe
list-no-reminder = 沒有安排好的提醒
loan-next = 下一次提醒：{ $moment }
loan-paused = 已暫停提醒
loan-owed = • { $day }　{ $money }
loan-nothing-open = 沒有未還的分期了。
loan-settled = 已處理 { $count } 期
loan-gone = 這筆貸款已經不在了。
limit-loans = 最多記 { $number } 筆沒還清的貸款。先結清或刪除一筆，再來保存。這次什麼都沒有保存。
limit-instalments = 所有貸款加起來，最多記 { $number } 期沒還的。先結清或刪除一筆，或者把期數寫少一些。這次什麼都沒有保存。
loan-deleted = 已刪除。7 天內可以撤銷，之後徹底刪除。
loan-finished = 你說這筆已全部還清，不再提醒。
loan-part = （已還 { $paid }）
loan-left = 還剩 { $count } 期，共 { $money }
loan-own = 這筆的提醒和設置不同
list-finished = 已全部還清
list-paused = 提醒已全部暫停到 { $moment }。欠款和到期日不變。
loan-delete-ask = 刪除“{ $name }”和它的全部提醒？欠款本身不會因此消失。

## Reminders

reminder-title = 還款提醒：{ $name }
reminder-amount = 金額：{ $money }
reminder-still-owed = 還沒有標記為已還。還了就點“已還”。
reminder-overdue-known = <b>今天先做：</b>能還，就在官方 App 裡還；還不上，點“可能還不上”。
reminder-overdue-unknown = <b>今天先做：</b>能還就今天還；還不上，點“可能還不上”。
reminder-due-known = <b>今天先做：</b>在官方 App 裡還，別等扣款。還了點“已還”；還不上，點“可能還不上”。
reminder-due-unknown = <b>今天先做：</b>能還就現在還，還了點“已還”；還不上，點“可能還不上”。
reminder-hours = 到北京時間今天 24:00，還有不到 { $hours } 小時。
reminder-tomorrow-known = 最好今天就還，避開明天扣款失敗。只在官方 App 裡還。
reminder-tomorrow-unknown = 能還的話，今天就可以還。
reminder-early-known = 建議提前一天還，避開當天扣款失敗。只在官方 App 裡還。
reminder-early-unknown = 建議提前一天還。
reminder-part = 還差：{ $left }（已還 { $paid }）
reminder-part-unknown = 已還一部分：{ $paid }
reminder-workday = 到期日不是工作日。最晚請在 { $day } 還。
reminder-workday-past = 到期日不是工作日，銀行到帳可能慢。請現在就還。
reminder-workday-unknown = （那時的放假安排還不知道，只看了週末。）
reminder-several = { $count } 筆還款提醒
reminder-again = 今天還沒有收到你的回答，再提醒一次。
reminder-several-first = 點開一筆：已還的點“已還”，還不上的點“可能還不上”。
discreet-one = 提醒：你記的一件事{ $when }。
discreet-several = 提醒：你記的 { $count } 件事到時間了。
discreet-several-again = 提醒（{ $moment }）：你記的 { $count } 件事還沒有回答。
discreet-others = 另外還有 { $count } 件已經過了時間。
discreet-today = 就在今天（還有不到 { $hours } 小時）
discreet-tomorrow = 就在明天
discreet-in = 還有 { $days } 天
discreet-past = 已經過了 { $days } 天
instalment-moved = 對方同意改期，原來是 { $day }。請保留憑證。
instalment-paid-on = 還款日期：{ $day }
instalment-snooze-ask =
    什麼時候再提醒？直接輸入。
    例：今晚8點　·　明天下午3點　·　2小時後
instalment-part-ask =
    已經還了多少？直接輸入金額，例如 500。
    沒還清的部分會繼續提醒。
instalment-when-ask = 哪天還的？點一個，或輸入，例如 11月20日
instalment-snooze-bad = 沒看懂“{ $text }”，或者這個時間已經過了。例：明天下午3點
instalment-part-bad = 沒看懂“{ $text }”。請只寫金額，例如 500
instalment-when-bad = 沒看懂“{ $text }”，或者這一天還沒到。例：昨天　·　11月20日
reminder-shanghai = 最晚：北京時間當天 24:00，也就是你這裡的 { $moment }。
reminder-next = 如果錯過：
reminder-next-overdue = 接下來可能：
reminder-rules = 催收時，規則這樣說：
reminder-as-before = { $title }和上次說的一樣，點“會怎麼催、規則怎麼說”再看。
reminder-of-lender = { $name }：{ $text }
reminder-of-day = { $day }：{ $text }
reminder-several-today = 今天到期的：到北京時間 24:00，還有不到 { $hours } 小時。
reminder-others = 另外還有 { $count } 期已逾期{ $sum }。看全部：/list
reminder-others-sum =
    ，合計 { $money }{ $unknown ->
        [0] { "" }
       *[other] （另有 { $unknown } 期未填金額）
    }
reminder-late = （這條提醒晚了，下面是現在的情況。）
reminder-late-several = 有提醒沒能按時送到。現在的情況：
reminder-late-first = 先點開已逾期的那一筆。已還的點“已還”。
instalment-gone = 這一期已經不在了。
instalment-paid =
    已記為已還：<b>{ $name }</b>
    { $day }　{ $money }
    請在 App 裡確認餘額已減少，保留憑證。
instalment-skipped =
    已跳過，不再提醒這一期：<b>{ $name }</b>
    { $day }　{ $money }
    跳過只是不提醒，欠款不會因此改變。
later-set = 好，{ $moment } 再提醒。
later-paused = 注意：提醒已全部暫停到 { $moment }，到那時才會提醒。
later-too-late = 注意：到那時還款日已經過了。

## I may not manage

hard-title = { $name }：可能還不上
hard-calm = 先緩一口氣。下面一步一步來，每一步都可以跳過。
hard-first = <b>先做這一步：</b>在到期日之前，打開這家機構的官方 App，找客服，申請延期或分期。到期前申請，比到期後好談。
hard-first-today = <b>先做這一步：</b>現在就打開這家機構的官方 App，找客服，申請延期或分期。還款日到北京時間今天 24:00 才結束，還可以申請。
hard-first-overdue = <b>先做這一步：</b>今天就打開這家機構的官方 App，找客服，說明情況，申請分期或延期。越早聯繫越好。
hard-ask-amount = 到 { $day } 為止，這一期（{ $money }）你能還多少？
hard-ask-amount-overdue = 這一期（{ $money }），你現在能先還多少？
hard-ask-how = 點一個，或直接輸入金額，例如 600。只用來幫你寫要說的話，我不會發給機構。
hard-ask-other = 請直接輸入金額，例如 600。不準也沒關係，寫你有把握的數。
hard-ask-when = 剩下的 { $money }，哪天能還？
hard-ask-when-open = 剩下的，哪天能還？
hard-ask-when-all = 這一期，哪天能還清？
hard-ask-when-how = 選有把握的日子，寧可晚一點。點一個，或直接輸入日期，例如 12月22日。
hard-problem-amount = 沒看懂這個金額。說不準也沒關係，可以先看怎麼說。
hard-problem-enough = 這已經夠還這一期了：先在官方 App 裡還，還了再點“已還”。只能還一部分，就寫那個數。
hard-problem-date = 沒看懂這個日期，我不猜。
hard-problem-past = 這一天已經過去了。請另選一天。
hard-problem-in-time = 這一天還沒過還款日。請選還款日之後的日子；那天之前能還清，就照常還。
hard-problem-same = 現在記的還款日就是這一天。
hard-problem-note = 備註請控制在 { $most } 個字以內。還沒有保存。
hard-problem-private = 裡面好像有手機號或身份證號，沒有保存。請去掉再發。
hard-say-title = { $name }：打給客服，或在 App 裡發給客服
hard-say-this = <b>照著說，或點一下複製：</b>
hard-say-chinese = <b>中文：</b>
hard-say-due = 您好。我的貸款（{ $name }），{ $day }到期，要還{ $money }。
hard-say-due-open = 您好。我的貸款（{ $name }），{ $day }到期。
hard-say-late = 您好。我的貸款（{ $name }），{ $day }到期，現在已經逾期，還有{ $money }沒還。
hard-say-late-open = 您好。我的貸款（{ $name }），{ $day }到期，現在已經逾期。
hard-say-short = 我現在沒辦法一次還清。
hard-say-none = 我現在還不上。
hard-say-part = 我能按時先還{ $money }。
hard-say-part-late = 我現在能先還{ $money }。
hard-say-rest = 其餘{ $money }，我可以在{ $day }還。
hard-say-rest-open = 其餘的，我可以在{ $day }還。
hard-say-all = 我可以在{ $day }還清這一期。
hard-say-unsure = 哪天能還清，我現在說不準。
hard-say-ask-day = 我想申請延期到那一天，可以嗎？
hard-say-ask-plan = 我想申請分期還，或者延期，有什麼辦法？
hard-say-end = 利息和費用怎麼算？請用短信或在 App 裡書面答覆我。謝謝。
hard-confirm =
    <b>請對方書面寫明</b>
    • 新的還款日，每次還多少
    • 利息、費用加多少
    • 這段時間還催不催收
    • 會不會報送徵信，怎麼報
    對方可以不同意。拿到書面答覆以前，先按原來的還款日算。
hard-not =
    <b>先不要做</b>
    • 不當場答應做不到的數，可以說“我想一想再答覆”
    • 不交費找中介（“停息掛帳”“徵信修復”“代理維權”）
    • 不借新錢還這一筆
    • 不轉給私人帳戶，不給驗證碼和密碼
    • 不要一直躲著不理
button-hard-nothing = 暫時一點都還不了
button-hard-half = 大約一半 { $money }
button-hard-later = 能還清，但要晚些
button-hard-other = 別的金額
button-hard-skip = 先看怎麼說
button-hard-unsure = 還不知道
button-hard-letter = 信件草稿
button-hard-agreed = 已談好
button-hard-tomorrow = 明天提醒我
button-hard-soon = 3小時後提醒我
button-hard-whole = 整筆都換了新計劃
button-hard-save = 不寫，直接保存
button-hard-again = 改新的還款日
hard-later = 上面寫好的話留著，到時照著說。
hard-agreed-ask =
    <b>新的還款日是哪天？</b>
    對方答應了再填，以後按新的日子提醒。點一個，或直接輸入日期，例如 12月22日。
hard-agreed-day = 新的還款日：{ $day }
hard-agreed-before = 原來：{ $day }
hard-agreed-earlier = 注意：這一天比原來的還款日早。
hard-agreed-note =
    還沒有保存。想記一句，就直接輸入：誰答應的、什麼時候、工單號。
    不要寫身份證號和手機號。
hard-agreed-noted = 還沒有保存。要改備註就重新輸入，對了就點“保存”。
hard-agreed-done = 已記下。{ $name } 新的還款日：{ $day }
hard-agreed-with = 備註：{ $note }
hard-proof =
    <b>留好憑證</b>
    • 截圖：App 裡的新還款日、短信、聊天
    • 電話談的：記下時間和客服工號，能錄音就錄音
    • 只有口頭答應？今天就請對方補一份書面的
    如果對方沒有書面確認，原來的還款日可能還算數。欠款仍然要還。
hard-settled =
    <b>{ $name }</b>　{ $day }
    這一期已經不在待還裡了（已還、跳過，或整筆已結束），這裡不用再填。
# /letter. What stands in letters is said to a lender, and is never escaped.
letter-choose =
    <b>寫給機構的信</b>
    只用來寫字，我不會替你發。選一封：
letter-whom = 給哪一家？選自己的，日期和金額會填好。
letter-gone = 這一筆已經不在了，請重新選。
letter-head = 信件草稿：{ $title }
letter-how = 點一下文字就能複製。【　】裡的你自己填好，照實寫，從官方 App 或合同寫明的渠道發給機構。填好的信不要發給我；發出後截圖，留一份。
letter-english = 機構收的是中文信。英文是給你自己看的：
letter-not = <b>這封信做不到的</b>
letter-named = 信裡提到的規定，內容是：
letter-unknown-kind = 不知道它是哪一類機構，信裡不寫規定。
letter-to = 致：【貸款機構全稱，照合同寫】
letter-gap-loan = 【產品名稱】
letter-who = 我是【姓名】。關於這筆貸款：{ $name }，合同號【合同號】。
letter-answer = 請在收到後 15 日內書面答覆（App 消息、短信或郵件）。
letter-rules = 參考：{ $documents }。
letter-and = ；
letter-title = 《{ $title }》
letter-reported = 據報道，{ $document }
letter-article = { $document }{ $where }
letter-document = { $document }〔{ $tier }〕
letter-sign =
    姓名：【姓名】
    簽名：
    日期：【年、月、日】
letter-docx = { $title }：可以打開修改、打印簽名。裡面的【　】還要你自己填。
letter-txt = { $title }：純文字，可以貼進 App 的客服對話。
button-letter = 寫封信給機構
button-letter-other = 別家
button-letter-files = 生成文件
button-letter-copy = 複製
button-letter-figures = 填上能還多少

## Export

export-ask =
    <b>要哪一種文件？</b>
    日曆 .ics：還款日和響鈴，放進手機自己的日曆。
    表格 .csv：用 Excel 或 WPS 打開。
    全部 .zip：上面兩個，加上存著的全部數據。
    能看你手機的人，也能看到日曆。不想寫出機構和金額，先到 /settings 打開“隱私提醒”。
export-nothing = 這裡沒有存你的任何東西，所以沒有可以導出的。
export-none-open = 沒有未還的還款日，日曆裡沒有可寫的。
button-export-calendar = 日曆 .ics
button-export-table = 表格 .csv
button-export-everything = 全部 .zip
export-calendar =
    <b>點開文件，加到手機日曆。然後看一眼有沒有響鈴：</b>有的日曆 App 會漏掉響鈴。
    { $count ->
        [1] 共 1 個還款日：{ $day }。
       *[other] 共 { $count } 個還款日，最後一個是 { $day }。
    }
    日曆不會自己跟著變。這裡改了以後，再導出一次，打開新文件；多數日曆會更新舊的日期。
    已還的還會留在日曆裡，請在日曆裡刪掉。
export-until = 沒有總期數的還款，只寫到 { $day }。請在那之前再導出一次。
export-table = 全部各期。用 Excel 或 WPS 打開。裡面有機構和金額，發給別人前想一想。
export-everything = 存著的關於你的全部數據。裡面有機構和金額，發給別人前想一想。
export-name = 還款日
export-name-discreet = 日程
export-summary = 還款：{ $name }
export-summary-amount = 還款：{ $name }，{ $money }
export-summary-discreet = 有一件事到期
export-description = 沒還之前一直欠著。
export-answer = 還了以後，在機器人裡點“已還”。
export-description-discreet = 詳情看 Telegram。
export-columns = 還款 | 第幾期 | 還款日 | 商定延期前的日子 | 金額（元） | 狀態 | 已付（元） | 付款日 | 整筆
export-open = 未還
export-paid = 已還
export-skipped = 已跳過
export-active = 進行中
export-paused = 提醒已暫停
export-finished = 已還清

## History of a loan

history-title = { $name }：歷史
history-due = { $day } 這一期
history-more = 更早的 { $count } 條沒有顯示。
history-saved = 添加
history-change = { $what }：{ $old } → { $new }
history-no-count = 未定
history-as-others = 和其他期一樣
history-changed = 修改
history-agreed = 對方同意了新安排
history-paid = 已還
history-part = 還了一部分
history-skipped = 跳過
history-reopened = 撤銷，仍未還
history-paused = 暫停提醒
history-resumed = 恢復提醒
history-finished = 全部還清
history-deleted = 刪除
history-restored = 撤銷還清或刪除

## Reminders of one loan, pausing all

own-title = { $name }：這筆的提醒
own-usual = （和設置一樣）
pause-ask =
    <b>暫停全部提醒</b>
    暫停幾天？點一個，或輸入到哪一天，例如 12月20日。
    欠款和到期日不會因此改變。
pause-set = 好，{ $moment } 之前不提醒。
pause-due = 注意：這段時間有 { $count } 筆到期，不會提醒。請自己記下。
pause-court = 注意：{ $day } 開庭，這段時間不會提醒。請自己記下。
pause-owed = 暫停結束時，會用一條消息告訴你當時的情況。欠款仍然要還。
pause-over = 暫停已結束，提醒照常。
pause-bad = 沒看懂“{ $text }”。請寫今天之後一年以內的一天，例如 12月20日

## Rights and verify

title-rights = 催收與規則
title-verify = 怎麼核實
lender-named = <b>{ $name }</b>：想看什麼？
any-lender = 各家機構
former-names = 曾用名：{ $names }
no-file = 我們沒有這家機構的資料。下面是一般的說法：哪些規則管得到它，要看合同上的貸款人是哪一類。
by-stage = 按“{ $stage }”說，不對就在下面換。
first-line = <b>先做這一步：</b>〔{ $tier }〕{ $text }
line = •〔{ $tier }〕{ $text }
line-read = { $line }（{ $day } 讀到）
stale = 〔待複核〕
checked = 核對日期：{ $day }起；{ $year }年{ $month }月後的新規定沒查。只講中國內地，不是法律意見。
who-is-creditor =
    <b>誰是債主？</b>
    看借款合同或徵信報告上，出借人的名字是哪一類：
choose-rights = 看哪家機構？
choose-verify = 對方說自己是哪家的？先別付錢。
choose-stage = 現在是哪一步？
which-lender = 你指的是哪一個？
which-question = 你想問的是哪一個？
question-answer = 〔{ $tier }〕<b>{ $text }</b>
line-of = • <b>{ $name }</b>：〔{ $tier }〕{ $text }
button-rights-of = { $name }：催收規則
wrong-thanks = 謝謝。已記下這一頁有問題，沒有記錄你是誰。
section-about-practice = 會怎麼催
section-about-creditor = 債主是誰
section-about-contact = 官方聯繫
section-about-verify = 核實這家
section-about-hardship = 還不上怎麼辦
section-about-regulator = 誰監管、去哪投訴
sources-of-page = 這一頁的出處
source-number = （{ $number }）
source-article = 第 { $number } 條
source-in-force = ，{ $day } 施行
source-repealed = ，已於 { $day } 廢止
source-dated = ，文本日期 { $day }
source-read =
    { $seen ->
        [full] ，{ $day } 讀
        [part] ，{ $day } 讀到部分原文
       *[no] ，未見原文（{ $day } 讀的是轉述）
    }
sources-how = 請按文件名和文號，到發布機構官網查原文。我們不放沒有人打開核對過的鏈接。
sources-title =
    <b>資料從哪裡來</b>
    核對日期：{ $oldest } 至 { $newest }。之後的變化沒有核對。
sources-due = { $count } 條已過複核日期，顯示時標〔待複核〕。
sources-documents = <b>用到的文件</b>
sources-footer = 下一次複核：{ $review }。發現不對，點任何回答下面的“這裡不對”。

## Settings

settings-title = 設置
settings-language = 語言：{ $value }
settings-zone = 時區：{ $value }（現在 { $now }）
settings-before = 到期前幾天提醒：{ $value }（0 是當天）
settings-after = 逾期後幾天提醒：{ $value }
settings-at = 提醒時間：{ $value }
settings-quiet = 免打擾：{ $value }
settings-nag = 到期當天沒回答就再問（最多兩次）：{ $value }
settings-weekly = 逾期久了每週再提醒一次（星期一）：{ $value }
settings-discreet = 隱私提醒（不寫機構和金額，點開才看到）：{ $value }
settings-yes = 開
settings-no = 關
settings-on = 提醒：開啟
settings-off = 提醒：關閉（/subscribe 開啟）
settings-none = 無
settings-saved = 已保存。
settings-language-ask = 選擇語言：
settings-zone-ask = 你在哪個時區？點一個，或輸入，例如 北京、紐約、Europe/Berlin
settings-before-ask = 到期前幾天提醒？點一個，或輸入，例如 7,3,1,0
settings-after-ask = 逾期後第幾天再提醒？點一個，或輸入，例如 1,3,7
settings-at-ask = 每天幾點提醒？點一個，或輸入，例如 09:00
settings-quiet-ask = 哪段時間不要提醒？點一個，或輸入，例如 22:00-08:00
settings-zone-bad = 沒有“{ $text }”這個時區。例：北京、紐約、Europe/Berlin
settings-before-bad = 沒看懂“{ $text }”。例：7,3,1,0
settings-after-bad = 沒看懂“{ $text }”。例：1,3,7
settings-at-bad = 沒看懂“{ $text }”。例：09:00
settings-quiet-bad = 沒看懂“{ $text }”。例：22:00-08:00
settings-problem-zone = 沒有這個時區。例：Asia/Shanghai
settings-problem-days-before = 請寫 0 到 60 之間、不重複的天數，最多十個。例：7,3,1,0
settings-problem-days-after = 請寫 1 到 90 之間、不重複的天數，最多十個。例：1,3,7
settings-problem-no-days = 到期前和逾期後不能都沒有，否則就沒有提醒了。
settings-problem-at-in-quiet = 提醒時間落在免打擾裡，這樣提醒發不出去。請先改其中一個。
settings-problem-quiet-too-long = 免打擾太長了，一天至少留 3 小時給提醒。

## Messages of banks and lenders that are no bills

judged-danger = 危險：這是威脅。有人在門外、跟著你、要動手，現在就打 110。
judged-fraud = 像是詐騙：先別付錢，別點鏈接，別給驗證碼。
judged-unverified = 還不能確認：沒看到常見的詐騙說法，也不說明它是真的。
judged-number = 還不能確認是誰：來電顯示可以偽造。
judged-sign = • <b>{ $title }</b>：“<code>{ $quote }</code>”
judged-sign-bare = • <b>{ $title }</b>
judged-reason = 　〔{ $tier }〕{ $text }
judged-more = 還有：{ $titles }
judged-known = { $number }：名單裡有，是{ $name }（{ $tier }，來源：{ $source }）。來電顯示可以偽造：掛斷，自己撥過去問。
judged-unknown = { $number }：不在我們的名單裡，不知道是誰的。先別回撥，用官方 App 裡的號碼。
judged-unknown-here = 裡面的號碼不在我們的名單裡，不知道是誰的。
judged-check = <b>怎麼核實</b>
judged-do = <b>先做這一步</b>
judged-not-kept = 這條內容沒有保存。分幾條發來的，合成一條再發。
button-how-to-check = 怎麼核實
card-warning-sign = 可疑：{ $title }
message-code = 這是驗證碼，沒有記。<b>不要告訴任何人</b>，也不要填到別人發來的頁面裡。
message-offer = 這是推銷，不是帳單，沒有記。不要點裡面的鏈接。
message-spending = 這是消費或轉帳的通知，不是帳單，沒有記。如果不是你本人操作的，馬上聯繫銀行。
message-withdrawal = 這是放款或額度的通知，不是帳單，沒有記。如果借了這筆錢，把還款日記下來。
message-settled = 這期沒有要還的，沒有記。以官方 App 為準。
message-other = 這條不是帳單，沒有記。要記一筆還款，寫成“微粒貸 每月15號 1200”這樣。
message-bill-unread = 這像是帳單，但沒有寫清哪天還、還多少，沒有記。請到官方 App 裡查，再寫成“微粒貸 12月15日 1200”這樣。
message-receipt = 這是已經還款的通知。先在官方 App 裡核對，款真的到了再標記。
message-receipt-none = 沒有找到對應的待還記錄，沒有改動。
message-receipt-one = 可能是這一期：
message-receipt-which = 是哪一期？
message-receipt-line = • <b>{ $name }</b>　{ $day }　{ $money }
button-mark-paid = 標記已還：{ $name }
button-mark-part = 記為還了 { $money }：{ $name }

## Wishes in a sentence

wish-hello =
    你好。直接說就行，例如：
    • 微粒貸每月15號還1200，共12期
    • 明天提醒我　·　借唄還了500
    • 逾期了會怎樣
wish-fine = 現在沒有等你確認的卡片，沒有改動。上面有按鈕的話，點了按鈕才算。要記一筆，就發：微粒貸 每月15號 1200
wish-wrong =
    哪裡不對？
    • 剛才標錯了：發“撤銷”
    • 記的一筆不對：點“還款列表”，點那一筆再改
    • 機構算的錢不對：發“欠款金額不對怎麼辦”
wish-thanks = 好的。有事隨時發消息。
wish-no-loan = 還沒有記錄任何還款，所以沒有改動。要先添加一筆嗎？
wish-no-such = 沒有記錄“{ $name }”這筆，沒有改動。你記錄的是：
wish-paid-already = { $name }：{ $day } 那期已經記為已還，沒有改動。這次還的是下一期 { $next } 嗎？
wish-which = 是哪一筆？
wish-nothing-open = 沒有未還的分期，沒有改動。
wish-finish-ask = “{ $name }”全部還清了？還有 { $count } 期沒標“已還”。確認後不再提醒，可以撤銷。
wish-whole-ask = “{ $name }”：是這一期還清了，還是整筆都還清了？整筆還清後不再提醒，可以撤銷。
wish-paid-more = 比這一期多 { $money }，多的沒有記到別的期。
wish-paid-part = 記下了：還了 { $money }，這一期還差 { $left }。
wish-comes-anyway = 好，那天本來就會提醒：{ $moment }，{ $name }。
wish-new = 好。還沒有記錄這筆，先記下來，保存後才會提醒。
wish-new-on = 好。還沒有記錄這筆，先把 { $day } 當作還款日記下來；保存後才會提醒。
wish-off-which = 不再提醒“{ $name }”這一筆，還是全部都不再提醒？欠款和到期日不會因此改變。
button-wish-off-one = 只停這筆：{ $name }
button-wish-off-all = 全部不再提醒
wish-once-or-always = { $time } 提醒：只這一次，還是以後都在這個時間？
wish-this-or-each = { $name }：改到 { $day }，是只改這一期，還是以後每期？只改一期，要機構同意了才算數。
wish-before = 已設置：到期前 { $days } 天都會提醒（0 是當天）。
wish-time = 以後在 { $time } 提醒（{ $zone }）。
wish-owed-all =
    沒還的一共 { $money }，{ $count } 期{ $unknown ->
        [0] 。
       *[other] ，其中 { $unknown } 期沒寫金額。
    }
wish-owed-none-this-month = 這個月沒有要還的了。
wish-owed-month =
    這個月要還 { $money }，{ $count } 期{ $unknown ->
        [0] 。
       *[other] ，其中 { $unknown } 期沒寫金額。
    }
wish-owed-endless = { $count } 筆沒有期數，算不出總數；下一期見下面。
wish-paid-title = 你記為已還的：
wish-paid-line = • { $name }　{ $money }，{ $count } 期
wish-paid-none = 還沒有記為已還的。
wish-undone = 已撤銷。
wish-undo-nothing = 沒有可以直接撤銷的操作。點進那一筆，可以改或撤銷。
wish-count = { $count }期
button-settings = 全部設置
button-not-finished-yet = 還沒有
button-wish-time-back = 改回 { $time }
button-wish-once = 只這次 { $moment } { $name }
button-wish-always = 以後都 { $time }
button-wish-instalment = { $day } 這期已還
button-wish-next = 是，{ $day } 也還了
button-wish-this = 只改 { $due } 這期到 { $day }
button-wish-each = 以後{ $rule }

## Dates at court

court-card-title = 開庭提醒，請核對，對了再點“保存”
court-title = 開庭提醒
court-list = 開庭
court-day = 開庭日：{ $day }
court-at = 時間：{ $at }（北京時間）
court-at-unknown = 時間：沒說幾點，看傳票
court-place = 地點：{ $place }
court-plan = 提醒：{ $moments }
court-plan-none = 提醒：時間都已經過了，不會再提醒。
court-card-check = 案子是真是假，先打 12368 核實。案號和姓名不存。
court-card-told =
    <b>這是從一條消息裡讀出來的，消息可能是假的。</b>
    先打 12368 核實。不點鏈接，不打裡面的電話，不轉帳。
    只取了日期和時間，其他都沒存。
court-ask-when =
    <b>哪天開庭？幾點？</b>
    看著傳票寫。例：12月20日上午9點
court-past =
    { $day } 已經過去了。
    <b>日期對嗎？</b>過去的日子不能提醒。
court-known = 這一次開庭已經記下了。
court-saved = <b>已保存：開庭提醒</b>
court-line = • { $day }{ $place } · { $when }
court-today = 就在今天
court-in =
    { $days ->
        [1] 就在明天
       *[other] 還有 { $days } 天
    }
court-was = 已過 { $days } 天
court-reminder = 開庭提醒
court-missed = 這天已經過了。去過了，點“已結束”；沒去成，馬上打 12368 問怎麼辦。
court-over = 好，{ $day } 的開庭不再提醒。
court-deleted = 已刪除 { $day } 的開庭提醒。
court-gone = 這次開庭已經結束或刪除，不再提醒。
card-court = 開庭 { $day }
button-court-when = 改日期
button-court-move = 改日期
button-court-over = 已結束
button-court-prepare = 要帶什麼
button-court-open = 開庭 { $day }
button-court-past = { $day }（已過）
discreet-this-day = 就在今天
limit-hearings = 最多記 { $number } 次開庭。先點“已結束”或刪除一次，再來保存。這次什麼都沒有保存。
export-court = 開庭
export-court-place = 開庭：{ $place }

## For those around

around-title = 有人為別人的欠款找你？
around-family = 家裡人：不用回答，不用付錢，不要答應“我來還”。
around-work = 同事、單位：不用回答，不用付錢，不要答應替還。
around-landlord = 房東、鄰居：不用回答，不用付錢，不要答應替還。
around-school = 老師、學校：不用回答，不用付錢，不要答應替還。
around-say =
    可以說：“我不是借款人，也沒擔保。請不要再打來。”說完就掛。
    別人的電話、住址、單位，都不用給。不點鏈接，不掃碼。
around-note = 記下來：哪天幾點、什麼號碼、自稱誰、說了什麼。
around-general = 這是一般說明，不代表誰欠了錢。共同借款人、擔保人另說。
around-door = 有人上門不走、威脅、動手：打 110。
around-ask =
    <b>給誰看？</b>
    選一個，我給一段可以轉發的說明。裡面沒有你的名字，也不說誰欠了錢。
around-query-family = 家人
around-query-work = 同事
around-query-landlord = 房東
around-query-school = 老師
button-around = 給家人、同事的說明
button-around-family = 給家人
button-around-work = 給同事、單位
button-around-landlord = 給房東、鄰居
button-around-school = 給老師、學校
button-around-share = 轉給他們
button-around-others = 給別的人

## Log of contacts

button-log = 記一筆
log-ask =
    <b>發生了什麼？點一下就記下來。</b>
    時間先記“現在”，記完可以改。
    
    也可以直接發一行，或者好幾行，例：
    昨天22:30 微粒貸 電話 接了
contact-kind-answered = 接通來電
contact-kind-missed = 未接來電
contact-kind-message = 短信
contact-kind-visit = 上門
contact-kind-family = 聯繫了家人
contact-kind-workplace = 聯繫了單位
contact-short-answered = 接通
contact-short-missed = 未接
contact-short-message = 短信
contact-short-visit = 上門
contact-short-family = 家人
contact-short-workplace = 單位
contact-nobody = 沒說是哪家
contact-times = { $kind } { $times } 次
contact-no-time = { $day }，時間不詳
contact-number = 號碼：{ $number }
contact-agency = 公司：{ $name }
contact-note = 備註：{ $note }
contact-file = 附件：有（只記了 Telegram 裡的編號，原件留在你的聊天裡，不要刪）
contact-unnamed = 沒說是誰
contact-private = 私人號碼或帳號
contact-corrected = 已更正（原來：{ $was }；更正於 { $moment }）
contact-so-far = 當天到現在，{ $name }：{ $counts }
contact-title = <b>這一條</b>
contact-written = <b>記下來了</b>
contact-changed = <b>改好了</b>
contact-which-lender = 是哪家？點一下補上，不知道就不用管。
contact-fix = <b>改哪一項？</b>
contact-ask-at = 是什麼時候？發一行，例：昨天22:30
contact-ask-kind = 是哪一種？
contact-ask-lender = 是哪家？點一下，或者發名字。
contact-ask-times = 這樣的有幾次？點一下，或者發數字（1 到 { $most }）。
contact-ask-number = 對方的號碼是多少？最多 { $most } 個字符。只給你自己看。
contact-ask-note = 發備註（最多 { $most } 個字），或者發截圖、文件、語音。身份證號、手機號會自動去掉。
contact-bad-at = 沒看懂是什麼時候，或者那個時間還沒到。例：昨天22:30
contact-bad-times = 沒看懂是幾次。發 1 到 { $most } 的數字。
contact-bad-number = 這不像號碼，或者太長（最多 { $most } 個字符）。
contact-bad-lender = 名字太長，最多 { $most } 個字。
contact-bad-note = 備註太長，最多 { $most } 個字，沒有記。請發短一點的。
contact-before = 這一條已經記過了。
log-full = 最多記 { $most } 條，已經滿了，這次沒有記。可以先刪掉一些。
log-too-many = 一次最多記 { $most } 條，這次一條都沒有記。請分幾次發。
log-written = <b>記下來了，{ $count } 條：</b>
log-own = 你自己打出去的，沒有記：
log-ahead = 還沒到的日子不能記，沒有記：
log-unread = 沒看懂，沒有記（一行寫一個時間、一個號碼）：
log-nothing = 沒看懂，沒有記。一行寫一次，例：昨天22:30 微粒貸 電話 接了
log-note = 帶備註
log-asks-kind = 這一行沒說清是哪一種，點一下就記：
log-asks-call = 這個電話接了沒有？點一下就記：
log-asks-times = 這一行沒說清幾次，選一個最少的數：
log-asks-gone = 這一行已經處理過了。
log-skipped = 好，這一行沒有記。
log-undone = 已撤銷，這條消息記下的 { $count } 條都刪了。
log-empty = 還沒有記錄。
log-title = <b>記錄</b>，一共 { $count } 條
log-line = { $name }：{ $counts }
log-legend = “│”是規則寫的次數。點日期看每一條，還有哪些不知道。
log-more-findings = 還有 { $count } 處可能超出，點開這一天看。
log-entries = 第 { $page } 頁，共 { $pages } 頁。點一條可以看、更正、刪除：
log-offer = <b>要寫下來嗎？</b>點一下就記，時間記現在。
finding = 可能超出：{ $rule }〔{ $tier }〕{ $said }。當天有效：{ $since } 起。
finding-connected-call = 打通了 { $number } 次，規則寫的是不超過 { $most } 次
finding-unanswered-call = 沒接的 { $number } 次，規則寫的是不超過 { $most } 次
finding-contact = { $start } 至次日 { $end } 之間 { $number } 次
finding-third-party = 找了別人 { $number } 次
finding-unnamed = 沒說是誰 { $number } 次
finding-private-phone = 用私人號碼或帳號 { $number } 次
finding-unknown = <b>還不知道的：</b>
finding-unknown-national-standard = 國家推薦性標準是建議，不是強制。
finding-unknown-self-regulation = 行業自律只約束協會會員。這家是不是會員，我們不知道。
finding-unknown-contact = 你有沒有同意過，有沒有另外約定。
finding-unknown-third-party = 當時能不能聯繫上你；被找的人和這筆債有沒有關係。
finding-unknown-unanswered-call = 有沒有另外約定；是不是都打給同一個號碼。
finding-unknown-unnamed = 規則說的是第一次聯繫。這是不是第一次，我們不知道。
finding-unknown-private-phone = 機構有沒有同意外包公司這樣用。
finding-unknown-kind = 不清楚是哪類機構，也就不知道這些規則管不管得到它。
finding-unknown-last = 這不是認定。欠款仍然要還。
button-log-list = 看記錄
button-log-again = 再記一條
button-log-undo = 撤銷這一批
button-log-newer = 上一頁
button-log-older = 下一頁
button-log-skip = 這一行不記
button-log-back = 返回記錄
button-contact-fix = 更正
button-contact-erase-it = 刪除
button-contact-other = 別家
button-contact-nobody = 沒說是哪家
button-contact-at = 時間
button-contact-kind = 類別
button-contact-lender = 哪家
button-contact-times = 次數
button-contact-number = 號碼
button-contact-note = 備註或截圖
button-contact-unnamed = 沒說是誰
button-contact-private = 私人號碼或帳號
button-contact-open = 看這一條
export-contact-columns = 日期 | 時間 | 類別 | 次數 | 哪家 | 號碼 | 公司 | 備註 | 沒說是誰 | 私人號碼或帳號 | 記錄於 | 更正於
export-yes = 是
# /complain. What stands in complaints (complaint-…) is said to an office, in Chinese, and is never escaped.
complain-choose =
    <b>投訴草稿</b>
    從記錄裡寫，我不會替你發，寫好的也不留。投訴哪一家？
complain-empty =
    <b>投訴草稿</b>
    還沒有記錄，投訴要寫清哪天、幾點、什麼事。先把來電、短信、上門記下來。
complain-gone = 這條記錄已經不在了，請重新選。
complain-changed = <b>記錄變過了，從頭再看一遍。</b>去掉過的要重新去掉。
complain-to =
    <b>投訴：{ $name }</b>
    交給誰？從上往下，先機構，再監管。有危險先報警。
complain-not = 做不到的：{ $text }
complain-review = <b>投訴草稿：{ $name }，交給{ $to }</b>
complain-count = 寫進去 { $kept } 條，一共 { $count } 條：最近一次和它之前 { $days } 天的。
complain-page = 第 { $page } 頁，共 { $pages } 頁。不要寫進去的，點“去掉”。
complain-more = 太多了，更早的沒有列出來。
complain-left-out = • 去掉了：{ $line }
complain-more-findings = 還有 { $count } 處可能超出，都寫進文件。
complain-asks = <b>會這樣要求：</b>
complain-how = 文件是中文的，裡面的【　】你自己填好，再交出去。填好的不要發給我。
complain-english = 草稿各部分的意思：
complain-docx = 投訴草稿：可以打開修改、打印簽名。裡面的【　】還要你自己填。
complain-txt = 投訴草稿：純文字，可以貼進 App 或網頁。
button-complain = 寫投訴
button-complain-how = 怎麼投訴
button-complain-out = 去掉 { $entry }
button-complain-back = 放回 { $entry }
button-complain-less-stop = 不要求停止這樣聯繫
button-complain-more-stop = 要求停止這樣聯繫
button-complain-less-others = 不要求停止聯繫他人
button-complain-more-others = 要求停止聯繫他人
complaint-title = 關於催收聯繫方式的投訴
complaint-to = 致：{ $to }
complaint-who = 我是【姓名】，聯繫方式【聯繫方式】。關於這筆貸款：{ $name }，合同號【合同號】。
complaint-facts = 事實：以下 { $count } 條是我自己的記錄，按先後排列，時間是我所在地的（{ $zone }）。
complaint-columns = 序號 | 日期 | 時間 | 方式 | 次數 | 對方號碼 | 備註
complaint-no-time = 時間不詳
complaint-beijing = 北京時間
complaint-findings = 可能超出的規則（按當天有效的版本比對，請核實）：
complaint-finding = 可能超出：{ $rule }〔{ $tier }〕。依據：{ $documents }
complaint-unknown = 這是我自己比對的，不是認定。推薦性標準不是強制，行業自律只約束會員。這些規則管不管得到這家、有沒有另外約定、當時能不能聯繫上我，請一併核實。
complaint-asks = 要求：
complaint-ask-answer = 核實以上情況，書面答覆我，寫明受理編號
complaint-ask-stop = 停止用這樣的時間、次數和方式聯繫
complaint-ask-others = 停止聯繫我以外的人
complaint-enclosed = 附件：
complaint-attached = 截圖或錄音：第 { $rows } 條的
complaint-calls = 通話記錄：【從手機或運營商導出】
complaint-true = 以上是我如實寫的。我知道寫假的可能要承擔後果。欠款的事另行處理，這封信不表示我認可或否認數額。

## After a complaint was handed in

filed-offer =
    <b>交給{ $to }以後，點一下。</b>
    15 天和 30 天時，我來問有沒有答覆，再說下一步。
filed-ask-day = 哪天交出去的？例：昨天　·　11月20日
filed-bad-day = 沒看懂是哪天，或者那天還沒到、太久了。
filed-saved = <b>記下來了</b>
filed-known = <b>這一份已經記過了</b>
filed-changed = <b>改好了</b>
filed-waiting = <b>好，還在等。</b>
filed-title = 投訴：{ $name } → { $to }
filed-day = 交出去：{ $day }，{ $since }
filed-since =
    { $days ->
        [0] 就是今天
       *[other] 過了 { $days } 天
    }
filed-number = 受理編號：{ $number }
filed-no-number = 還沒寫
filed-ask-number = <b>受理編號是什麼？</b>只發編號。身份證號、手機號、卡號不要發，我不存。
filed-number-unread = 這不像編號：要有 3 個以上數字，最多 { $most } 個字符，只寫編號。
filed-number-private = 這可能是身份證號、手機號或卡號，沒有記。編號請抄在紙上，或者截圖留著。
filed-reminder = 投訴有答覆了嗎？
filed-ask = <b>有答覆了嗎？</b>
filed-open-one = 點開一份，看下一步。
filed-line = • { $title } · { $day }，{ $since }
filed-list = 投訴，在等答覆
filed-no-term = 這裡多久要答覆，我們沒有核實過。15 天、30 天只是我來問的日子。
filed-do = 沒有答覆，這樣做：
filed-next = 再往下一步：<b>{ $name }</b>
filed-office-gone = 這個地方現在不在名單裡了。
filed-over = 好，不再提醒。答覆截圖留好。不滿意，可以再往下一步。
filed-deleted = 好，不再提醒，這一份幾天後刪除。
filed-gone = 這一份投訴已經結束或刪除，不再提醒。
filed-lost = 這家的記錄已經不在了，沒有記。從 /complain 再走一遍。
button-filed-today = 今天已提交
button-filed-other = 別的日子已提交
button-filed-number = 寫受理編號
button-filed-renumber = 改受理編號
button-filed-answered = 已回覆
button-filed-waiting = 還沒回覆
button-filed-stop = 不再提醒
button-filed-open = 投訴 { $day }
button-filed-next = 下一步：{ $name }
limit-filings = 最多記 { $number } 份在等答覆的投訴。先點“已回覆”或刪除一份。這次沒有記。
export-filed = 問投訴的答覆：{ $name }，{ $to }
export-filed-columns = 提交日 | 投訴哪家 | 交給誰 | 受理編號

## The operator

operator-title = 運營情況 · { $moment }
operator-users = 用戶：{ $users }；開著提醒：{ $on }
operator-unreachable = 發不到的：{ $count }
operator-loans = 未結清的還款：{ $loans }；今天到期：{ $due }
operator-day = 24 小時內：發出 { $sent }，其中晚於 10 分鐘 { $late }；失敗 { $failed }
operator-backlog = 到點還沒發：{ $count }，最久的等了 { $minutes } 分鐘
operator-backlog-none = 到點還沒發：0
operator-owed = 還欠著的回答：{ $count }
operator-version = 程序 { $version }；資料核對到 { $day }，編號 { $hash }
operator-review = 該複核的資料：{ $count }
operator-notes = 用戶點“這裡不對”：{ $count }
operator-few = 少於 5
operator-none = 沒有。
operator-more = 還有 { $count } 條，用命令 check 看全部。
operator-errors-title = 最近的錯誤
operator-error = • { $count } 次 · { $kind } · <code>{ $place }</code> · { $seconds } 秒前
operator-unsent = • 提醒沒發成 { $count } 次：{ $why }
button-operator-errors = 錯誤
button-operator-review = 該複核的
button-operator-notes = 這裡不對
button-refresh = 刷新
button-notices = 給所有用戶的通知

## A notice to all users

notice-title = 來自運營者的通知
notice-only-in = （這條通知只有 { $language }）
notice-end =
    停止以後，這裡不會再提醒你，請把日期記到別處。
    下面可以先把資料帶走，再全部刪除。
button-notice-export = 把我的資料帶走（.zip）
button-notice-forget = 刪除我的全部資料
notice-which =
    <b>給所有用戶的通知</b>
    “停止服務”發給所有發得到的人；“消息”只發給開著提醒的人。
notice-draft-news = 草稿：消息
notice-draft-end = 草稿：停止服務
notice-has = { $language }：{ $count } 字
notice-has-not = { $language }：沒有
notice-urgent = 緊急：安靜時段也發。
notice-quiet = 安靜時段不發，等它結束。
notice-how =
    寫法：點下面的按鈕複製開頭，粘貼，後面接正文，作為一條消息發給我。
    每種語言最多 { $most } 字。沒有寫的語言，用另一種代替，並且說明。
    別人可能看到鎖屏：不要寫欠款、機構名。
notice-refused-none = 沒有草稿。先選通知的種類：/operator
notice-refused-empty = 沒有正文，也沒有可以去掉的。
notice-refused-long = 太長了，最多 { $most } 字。沒有改動。
notice-refused-number = 裡面有不在名單上的電話號碼。這裡只顯示有出處的號碼，請改用網址。沒有改動。
notice-changed = 草稿在這之後改過，請重新看一遍。
notice-gone = 這條通知已經不在了。
notice-discarded = 草稿已刪除。
notice-another = 現在不能發：有另一條正在發，或者草稿改過。
notice-dry = 試算：什麼都還沒發
notice-to = 會收到的人：{ $count }
notice-in = { $language }：{ $count }
notice-skipped = 發不到的：{ $gone }；不收這一種的：{ $off }
notice-pace = 每秒 { $rate } 條，至少 { $minutes } 分鐘；提醒和回答先走。
notice-previews = 上面就是用戶看到的樣子，按鈕是真的。
notice-sure = 確定發給 { $count } 人？發出的收不回來。
notice-sending = 通知 { $number }：正在發
notice-stopped = 通知 { $number }：已停下
notice-done = 通知 { $number }：發完了
notice-sent = 已發 { $sent }；還在等 { $waiting }
notice-lost = 發不到 { $gone }；Telegram 不收 { $refused }
notice-left = 中途關掉提醒 { $unwanted }；開始時就發不到 { $skipped }
notice-still = 至少還要 { $minutes } 分鐘，安靜時段不算在內。
button-notice-news = 寫：消息
button-notice-end = 寫：停止服務
button-notice-sending = { $number } · 正在發
button-notice-stopped = { $number } · 已停下
button-notice-done = { $number } · 發完了
button-notice-write = 複製 { $language }
button-notice-look = 預覽和試算
button-notice-urgent = 改成緊急
button-notice-quiet = 改成不緊急
button-notice-discard = 刪除草稿
button-notice-ask = 發送…
button-notice-send = 確定，發給 { $count } 人
button-notice-stop = 停下
button-notice-resume = 接著發
