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
menu-rights = 某家機構會怎麼催、規則怎麼說
menu-verify = 有人來電或上門，怎麼核實
menu-settings = 語言、時區、提醒時間
menu-subscribe = 開啟提醒
menu-unsubscribe = 關閉提醒，不刪除資料
menu-sources = 資料出處和核對日期
menu-privacy = 存了什麼、為什麼
menu-delete_me = 刪除我的全部資料
menu-cancel = 取消進行中的操作
menu-help = 全部命令
menu-start = 開始

## Start, help

start-welcome =
    <b>到期前，我提醒你還款。</b>
    有人催收，我告訴你規則怎麼說、怎麼核實來人。
    
    先做這一步：點“添加還款”。
    例：/add 微粒貸 每月15號 1200 12期
    
    提醒已開啟。我只存：你的語言和提醒設置、你填的機構名、日期、金額。
    不要發身份證號、手機號、真實姓名、密碼、驗證碼。
    隨時可用 /delete_me 全部刪除。
    
    我不代表任何貸款機構，也不是律師。欠款仍然要還。
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
    <b>存了什麼</b>
    你的 Telegram 編號（用來發提醒）、語言、提醒設置；你填的機構名、日期、金額、是否已還；沒填完的表單。
    <b>為什麼</b>
    為了在到期前提醒你，沒有別的用途，不交給別人。
    <b>不存什麼</b>
    姓名、手機號、身份證號、聊天內容。只查 /rights 和 /verify 時，什麼都不存。
    <b>存多久</b>
    { $days } 天沒有欠款、沒有提醒、也沒有來過的，會刪除。已還清的貸款同樣。
    <b>怎麼刪</b>
    /delete_me 立即全部刪除。
    請注意：Telegram 自己會保存聊天記錄。看得到你手機的人，看得到這些消息。
delete-ask =
    <b>刪除全部資料？</b>
    你的貸款、日期、提醒、設置會全部刪除，不能恢復。
    刪除後我不會再提醒你。欠款和到期日不變，請自己記下。
delete-done =
    已全部刪除。我這裡沒有你的資料了。
    欠款仍然要還，到期日沒有變。想重新開始：/start
delete-kept = 沒有刪除，一切照舊。

## Cancel, errors, things that are no text

cancel-done = 已取消，沒有保存任何東西。
cancel-nothing = 沒有進行中的操作。
error = 剛才出了點問題，沒有處理成功。你已保存的資料沒有丟。請再試一次。
no-text = 我只看文字，不看圖片、語音和文件。請用文字告訴我，例如“借唄說要上門”。
edited = 改過的消息我不會再執行，免得做兩次。請重新發一條。
unknown-command = 沒有這個命令。全部命令：/help
button-old = 這個按鈕已經失效。
group-private = 這個命令和你個人有關，不在群裡顯示。點下面的按鈕，到私聊裡用。
not-understood =
    這句話我沒看懂。你可以：
    點“添加還款”記下到期日；點“催收規則”看機構會怎樣；點“核實來人”。
    有人強行進入或威脅，先打 110。
distress =
    你現在這樣難受，先不說錢的事。
    請現在就聯繫一個人：家人、朋友，或者打電話——
    
    12356　全國心理援助熱線
    120　　已經受傷，或身體有危險
    110　　有生命危險，或有人威脅你
    
    你不用把話想好，說“我撐不住了”就可以。
    債可以慢慢談，人先要在。

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
button-later-1h = 1小時後
button-later-3h = 3小時後
button-later-1d = 明天
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

## Adding a loan

ask-lender =
    <b>欠哪家機構？</b>
    點一個，或直接輸入名稱。
ask-which = 沒有找到“{ $name }”。你指的是哪一個？
ask-date =
    <b>{ $name }：哪天還款？</b>
    照著 App 裡的還款日填。例：
    每月15號　·　每月最後一天　·　12月15日　·　下週五
ask-either = 這個日期有不止一種讀法。你指的是哪一個？
ask-overdue =
    { $day } 已經過去了。
    <b>這一期已經逾期？</b>
ask-amount =
    <b>每期還多少？</b>
    例：1200　或　1200 12期
    不想填，就點“不填金額”。
ask-count =
    <b>一共幾期？</b>
    例：12期
ask-field = 要改哪一項？也可以直接輸入新的日期或金額。
card-title = 請核對，對了再點“保存”
card-lender = 機構：{ $name }
card-file = （對應資料：{ $name }）
card-no-file = （我們沒有這家機構的資料，提醒照常）
card-rule = 還款日：{ $rule }
card-amount = 每期：{ $money }
card-count = 期數：{ $count }
card-open-ended = 期數：未填，一直提醒到你說還清
card-dates = 接下來：
card-overdue = 這一期已經逾期，會一直記著，直到你說已還或跳過。
card-zone = 時區：{ $zone }。還款日按北京時間 24:00 截止，建議提前一天還。
card-last-day = 沒有這一天的月份，按當月最後一天。
form-unread = 這部分我沒看懂，沒有記：“{ $text }”
form-old = 這張卡片已經失效。請重新 /add，或看最新的那一張。
form-problem-unread = 這句話我沒看懂，沒有改動。
form-problem-name = 機構名請控制在 40 個字以內。
form-problem-amount = 沒看懂金額。請只寫數字，例如 1200 或 1200.50
form-problem-count = 沒看懂期數。請寫 1 到 600 之間的數字，例如 12期
form-problem-unreadable = 沒看懂日期，我不猜。請寫成“每月15號”或“2026-12-15”這樣。
form-problem-no-such-day = 沒有這一天。請看一下 App 裡的還款日再寫。
form-problem-too-far = 這個日期超過十年了。請再看一下。
form-problem-several-days = 一次只能記一個日期。請分兩次添加。
form-problem-unsupported = 這種週期我還不會。請寫“每月15號”“每2個月15號”，或一個日期。
form-problem-once-or-monthly = 是隻有一次，還是每月都是這一天？
form-problem-which-date = 這個日期我不能確定。請寫成“2026-12-15”這樣。
saved = 已保存：<b>{ $name }</b>
saved-silent = 這一期的提醒時間都已經過了，不會再提醒。還了請到 /list 點“已還”。
saved-then = 沒還上會怎樣、有哪些規則，點下面看。

## List

list-title = 還款列表 · { $day }
list-empty = 還沒有記錄。點“添加還款”，或發：/add 微粒貸 每月15號 1200
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
loan-deleted = 已刪除。
loan-delete-ask = 刪除“{ $name }”和它的全部提醒？欠款本身不會因此消失。

## Reminders

reminder-title = 還款提醒：{ $name }
reminder-amount = 金額：{ $money }
reminder-still-owed = 還沒有標記為已還。還了就點“已還”。
reminder-pay-early = 建議提前一天還，避開當天扣款失敗。只在官方 App 裡還。
reminder-shanghai = 最晚：北京時間當天 24:00，也就是你這裡的 { $moment }。只在官方 App 裡還。
reminder-next = 如果錯過：
reminder-next-overdue = 接下來可能：
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
later-too-late = 注意：到那時還款日已經過了。

## I may not manage

hard-title = { $name }：可能還不上，先做這些
hard-first = <b>先做這一步：</b>在到期日之前，打開這家機構的官方 App，找客服，申請延期或分期。到期前申請，比到期後好談。
hard-first-overdue = <b>先做這一步：</b>打開這家機構的官方 App，找客服，說明情況，申請分期或延期。越早聯繫越好。
hard-middlemen = 不要找中介。收費“停息掛帳”“徵信修復”“代理維權”的，常是騙局，還會拿走你的資料。

## Rights and verify

title-rights = 催收與規則
title-verify = 怎麼核實
lender-unknown = 其他機構
lender-named = <b>{ $name }</b>：想看什麼？
any-lender = 各家機構
former-names = 曾用名：{ $names }
no-file = 我們沒有這家機構的資料。下面是各家都適用的。
by-stage = 按“{ $stage }”說明。不是這樣？在下面換。
first-line = <b>先做這一步：</b>〔{ $tier }〕{ $text }
line = •〔{ $tier }〕{ $text }
checked = 核對日期：{ $day }（這一頁最早的一條）。只整理中國內地規則，不是法律意見。
caution = 注意：其中有內容已過複核日期，可能有變化，請再核對。
who-is-creditor =
    <b>誰是債主？</b>
    看借款合同或徵信報告上，出借人的名字是哪一類：
choose-rights = 看哪家機構？
choose-verify = 來人自稱是哪家機構的？先不要開門，不要轉帳。
choose-stage = 現在是哪一步？
which-lender = 沒有找到“{ $text }”。你指的是哪一個？
wrong-thanks = 謝謝。已記下這一頁有問題，沒有記錄你是誰。
section-about-practice = 會怎麼催
section-about-creditor = 債主是誰
section-about-contact = 官方聯繫
section-about-verify = 核實這家
section-about-hardship = 還不上怎麼辦
section-about-regulator = 誰監管、去哪投訴
sources-of-page = 這一頁的出處
source-number = （{ $number }）
source-articles = 第 { $articles } 條
source-in-force = ，{ $day } 施行
source-repealed = ，已於 { $day } 廢止
source-seen = ，看到的版本：{ $day }
sources-how = 請按文件名和文號，到發布機構官網查原文。我們不放沒有人打開核對過的鏈接。
sources-title =
    <b>資料從哪裡來</b>
    核對日期：{ $oldest } 至 { $newest }。之後的變化沒有核對。
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
settings-on = 提醒：開啟
settings-off = 提醒：關閉（/subscribe 開啟）
settings-none = 無
settings-saved = 已保存。
settings-language-ask = 選擇語言：
settings-zone-ask = 你在哪個時區？點一個，或輸入，例如 Asia/Shanghai
settings-before-ask = 到期前幾天提醒？點一個，或輸入，例如 7,3,1,0
settings-after-ask = 逾期後第幾天再提醒？點一個，或輸入，例如 1,3,7
settings-at-ask = 每天幾點提醒？點一個，或輸入，例如 09:00
settings-quiet-ask = 哪段時間不要提醒？點一個，或輸入，例如 22:00-08:00
settings-press-only = （還有一筆沒填完的添加，現在只能點選。想輸入，請先完成它，或 /cancel。）
settings-zone-bad = 沒有“{ $text }”這個時區。例：Asia/Shanghai
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
