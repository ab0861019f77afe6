# The words of the bot in English. Keys and values as in zh-hans.ftl.

## About
about-short = Repayment reminders, and the rules on debt collection: what to expect, and how to check a visitor.
about =
    Reminds you before a due date, and tells you what this lender may do if it is missed, what the rules allow, and how to check a collector at the door.
    Every fact has a source and a date. Speaks for no lender, costs nothing. The debt stays owed.

## Menu
menu-add = Add a repayment to be reminded of
menu-list = What is due and what is overdue
menu-rights = What to expect from a lender, and the rules
menu-verify = Check a collector who calls or comes
menu-settings = Language, time zone, reminder times
menu-subscribe = Reminders on
menu-unsubscribe = Reminders off; nothing is erased
menu-sources = Where the facts come from, and when checked
menu-privacy = What is stored, and why
menu-delete_me = Erase all my data
menu-cancel = Stop what is under way
menu-help = All commands
menu-start = Start

## Start, help
start-welcome =
    <b>I remind you before a repayment falls due.</b>
    If someone collects, I tell you what the rules say and how to check who it is.

    Do this first: press “Add repayment”.
    Example: /add 微粒贷 每月15号 1200 12期

    Reminders are on. I store only your language and reminder settings, and the lender, date and amount you type.
    Send no ID number, phone number, real name, password or code.
    /delete_me erases everything at any time.

    I speak for no lender and I am no lawyer. The debt stays owed.
start-back = Welcome back. Earlier messages could not reach you; reminders are on again. Press /list to see whether anything is overdue.
help-title = <b>Commands</b>
help-footer =
    You can also just write a sentence, such as “jiebei called my family”.
    Someone is at the door: don't open yet. If they force their way in or threaten you, call 110 first.
language-set = Language: { $name }

## Subscription
subscribe-on = Reminders are on. You can read this, so reminders reach you.
subscribe-off =
    Reminders are off. Your data is still here; nothing was erased.
    The debt and its due dates do not change.
next-at = Next reminder: { $moment } ({ $zone })
next-none = No reminder is planned. /list shows your repayments, /add adds one.

## Privacy
privacy =
    <b>What is stored</b>
    Your Telegram number (to send reminders), language and reminder settings; the lender, date and amount you typed, and whether it is paid; a form that is not finished.
    <b>Why</b>
    To remind you before a date. For nothing else, and for nobody else.
    <b>What is not stored</b>
    Names, phone numbers, ID numbers, what you write. Asking /rights or /verify alone stores nothing.
    <b>For how long</b>
    If you have no open instalment, no reminder and have not been here for { $days } days, it is erased. So are finished loans.
    <b>How to erase it</b>
    /delete_me erases everything at once.
    Mind: Telegram itself keeps the chat. Whoever can see your phone can see these messages.
delete-ask =
    <b>Erase everything?</b>
    Your loans, dates, reminders and settings will be gone, and can't be brought back.
    I will not remind you any more. The debt and its due dates stay as they are: write them down.
delete-done =
    All erased. Nothing about you is left here.
    The debt stays owed and the due dates have not changed. To begin again: /start
delete-kept = Nothing was erased.

## Cancel, errors, things that are no text
cancel-done = Cancelled. Nothing was saved.
cancel-nothing = Nothing is under way.
error = Something went wrong and this was not done. What you saved before is not lost. Please try again.
no-text = I read text only, no pictures, voice or files. Tell me in words, such as “jiebei says they will visit”.
edited = I don't act on a message that was edited, so that nothing is done twice. Please send a new one.
unknown-command = There is no such command. All commands: /help
button-old = This button no longer works.
group-private = This command is about you, so I don't answer it in a group. Press the button to go to the private chat.
not-understood =
    I did not understand that. You can:
    press “Add repayment” for a due date; “Rules” for what a lender may do; “Check a visitor” for who is at the door.
    If someone forces their way in or threatens you, call 110 first.
distress =
    It sounds very hard right now. Leave the money for a moment.
    Please reach one person now: family, a friend, or by phone (mainland China) —

    12356  psychological help line
    120    if you are hurt or in medical danger
    110    if a life is in danger, or someone threatens you

    You need not find the right words. “I can't go on” is enough.
    A debt can be talked about later. You come first.

## Buttons
button-add = Add repayment
button-list = My repayments
button-rights = Rules
button-verify = Check a visitor
button-subscribe = Reminders on
button-delete-me = Erase my data
button-delete-all = Erase everything
button-keep = Keep
button-private = Open the private chat
button-paid = Paid
button-later = Later
button-hard = I may not manage
button-full-answer = What to expect, and the rules
button-open-one = { $name } { $day }
button-open-instalment = Open { $day }
button-undo-last = Undo { $day }
button-undo = Undo
button-skip = Skip this one
button-loan = This loan
button-change = Change
button-pause = Pause reminders
button-resume = Resume reminders
button-delete = Delete
button-back = Back
button-save = Save
button-cancel = Cancel
button-again = Type it again
button-as-typed = None of these, use my words
button-overdue-yes = Yes, it is overdue
button-skip-amount = No amount
button-skip-count = No fixed number
button-last-day = Make it the last day of each month
button-field-lender = Lender
button-field-date = Date
button-field-amount = Amount
button-field-count = Number of instalments
button-later-1h = In 1 hour
button-later-3h = In 3 hours
button-later-1d = Tomorrow
button-language = Language
button-zone = Time zone
button-before = Days before
button-after = Days after
button-at = Time of day
button-quiet = Quiet hours
button-stage = Another stage
button-more = More
button-sources = Sources
button-creditor = Who stands in the contract?
button-wrong = This is wrong
button-previous = Previous page
button-next = Next page
button-none-of-these = None of these
button-other-lender = Another lender

## Dates and money
when-today = due today
when-tomorrow = due tomorrow
when-in = due in { $days } days
when-overdue = { $days ->
    [1] overdue by 1 day
   *[other] overdue by { $days } days
}
no-amount = no amount given
rule-once = { $day }, once
rule-monthly = { $every ->
    [1] day { $day } of every month
   *[other] day { $day } of every { $every } months
}
rule-last = { $every ->
    [1] the last day of every month
   *[other] the last day of every { $every } months
}

## Adding a loan
ask-lender =
    <b>Which lender?</b>
    Press one, or type a name.
ask-which = I have no “{ $name }”. Which one do you mean?
ask-date =
    <b>{ $name }: when is it due?</b>
    Take the day from the lender's app. Examples:
    每月15号 · the 15th of every month · Dec 15 · tomorrow
ask-either = This date can be read in more than one way. Which do you mean?
ask-overdue =
    { $day } has passed.
    <b>Is this one overdue?</b>
ask-amount =
    <b>How much each time?</b>
    Examples: 1200, or 1200 12期
    If you would rather not say, press “No amount”.
ask-count =
    <b>How many instalments?</b>
    Example: 12
ask-field = What shall change? You can also just type a new date or amount.
card-title = Check this, then press “Save”
card-lender = Lender: { $name }
card-file = (our file: { $name })
card-no-file = (we have no file on this lender; reminders work all the same)
card-rule = Due: { $rule }
card-amount = Each: { $money }
card-count = Instalments: { $count }
card-open-ended = Instalments: not given; reminders go on until you say it is done
card-dates = Next:
card-overdue = This one is overdue. It stays on the list until you say paid or skipped.
card-zone = Time zone: { $zone }. A due day ends at 24:00 Beijing time; paying a day early is better.
card-last-day = In a month without that day, the last day of the month counts.
form-unread = I did not understand this part and left it out: “{ $text }”
form-old = This card is out of date. Please /add again, or use the newest one.
form-problem-unread = I did not understand that; nothing was changed.
form-problem-name = A lender's name has at most 40 characters.
form-problem-amount = I can't read the amount. Write figures only, such as 1200 or 1200.50
form-problem-count = I can't read the number of instalments. Write 1 to 600, such as 12
form-problem-unreadable = I can't read the date, and I don't guess. Write it like 每月15号 or 2026-12-15.
form-problem-no-such-day = There is no such day. Please look up the due date in the app.
form-problem-too-far = That is more than ten years away. Please check it.
form-problem-several-days = One date at a time, please. Add the other one separately.
form-problem-unsupported = I can't do that kind of repetition yet. Write “the 15th of every month” or one date.
form-problem-once-or-monthly = Only once, or on this day every month?
form-problem-which-date = I can't be sure of this date. Please write it like 2026-12-15.
saved = Saved: <b>{ $name }</b>
saved-silent = All reminder times of this one have passed, so none will come. When it is paid, press “Paid” in /list.
saved-then = What happens if it is missed, and the rules: press below.

## List
list-title = Repayments · { $day }
list-empty = Nothing here yet. Press “Add repayment”, or send: /add 微粒贷 每月15号 1200
list-overdue = Overdue
list-coming = Coming up
list-line = • <b>{ $name }</b> {"  "}{ $when } {"  "}{ $money }
    {"  "}{ $day }
list-overdue-sum = Overdue in all: { $money }{ $unknown ->
    [0] {""}
   *[other] {" "}(and { $unknown } without an amount)
}
list-coming-sum = Next ones in all: { $money }{ $unknown ->
    [0] {""}
   *[other] {" "}(and { $unknown } without an amount)
}
list-more = { $count } more are not shown.
list-off = Reminders are off now: nothing will come before a due date. On: /subscribe
list-no-reminder = no reminder planned
loan-next = Next reminder: { $moment }
loan-paused = Reminders are paused
loan-owed = • { $day }  { $money }
loan-nothing-open = Nothing is open any more.
loan-settled = { $count } done
loan-gone = This loan is no longer here.
loan-deleted = Deleted.
loan-delete-ask = Delete “{ $name }” and all its reminders? The debt itself does not go away.

## Reminders
reminder-title = Repayment: { $name }
reminder-amount = Amount: { $money }
reminder-still-owed = Not marked as paid yet. If you have paid, press “Paid”.
reminder-pay-early = Better pay a day early, in case a debit fails on the day. Only inside the official app.
reminder-shanghai = Latest: 24:00 Beijing time that day, which is { $moment } where you are. Only inside the official app.
reminder-next = If it is missed:
reminder-next-overdue = What may come next:
reminder-late = (This reminder is late. This is how things stand now.)
reminder-late-several = Some reminders could not be sent in time. How things stand now:
reminder-late-first = Open the overdue one first. Press “Paid” where you have paid.
instalment-gone = This instalment is no longer here.
instalment-paid =
    Marked as paid: <b>{ $name }</b>
    { $day }  { $money }
    Check in the app that the balance went down, and keep the receipt.
instalment-skipped =
    Skipped, no more reminders of this one: <b>{ $name }</b>
    { $day }  { $money }
    Skipping only stops reminders. The debt does not change.
later-set = I will remind you on { $moment }.
later-too-late = Mind: the due day will have passed by then.

## I may not manage
hard-title = { $name }: if you may not manage
hard-first =
    <b>Do this first:</b> before the due date, open this lender's official app, find customer service, and ask for an extension or instalments. It is easier to agree before the date than after it.
hard-first-overdue =
    <b>Do this first:</b> open this lender's official app, find customer service, say how things are, and ask for instalments or an extension. The sooner the better.
hard-middlemen = No middlemen. Paid “interest freezes”, “credit repair” and “debt agents” are often scams, and they take your data too.

## Rights and verify
title-rights = collection and rules
title-verify = how to check
lender-unknown = Another lender
lender-named = <b>{ $name }</b>: what would you like to see?
any-lender = All lenders
former-names = Formerly: { $names }
no-file = We have no file on this lender. This holds for all of them.
by-stage = For the stage “{ $stage }”. Not so? Change it below.
first-line = <b>Do this first:</b> [{ $tier }] { $text }
line = • [{ $tier }] { $text }
checked = Checked on { $day } (the oldest line here). Mainland China only; no legal advice.
caution = Mind: some of this is past its review day and may have changed. Please check again.
who-is-creditor =
    <b>Who is the creditor?</b>
    Look at the lender's name in the loan contract or credit report. Which kind is it?
choose-rights = Which lender?
choose-verify = Which lender do they say they come from? Don't open yet, don't transfer money.
choose-stage = Where do you stand?
which-lender = I have no “{ $text }”. Which one do you mean?
wrong-thanks = Thank you. It is noted that this page has a mistake. Who you are is not noted.
section-about-practice = How they collect
section-about-creditor = Who the creditor is
section-about-contact = Official contact
section-about-verify = Check this lender
section-about-hardship = If you can't pay
section-about-regulator = Regulator, complaints
sources-of-page = Sources of this page
source-number = ({ $number })
source-articles = , article { $articles }
source-in-force = , in force since { $day }
source-repealed = , repealed on { $day }
source-seen = , copy seen: { $day }
sources-how = Find the text by its name and number on the issuer's own site. We give no link that a person has not opened.
sources-title =
    <b>Where the facts come from</b>
    Checked from { $oldest } to { $newest }. What changed since then was not checked.
sources-documents = <b>Documents</b>
sources-footer = Next review: { $review }. If something is wrong, press “This is wrong” under the answer.

## Settings
settings-title = Settings
settings-language = Language: { $value }
settings-zone = Time zone: { $value } (now { $now })
settings-before = Days before: { $value } (0 is the due day)
settings-after = Days after, while unpaid: { $value }
settings-at = Time of day: { $value }
settings-quiet = Quiet hours: { $value }
settings-on = Reminders: on
settings-off = Reminders: off (/subscribe turns them on)
settings-none = none
settings-saved = Saved.
settings-language-ask = Choose a language:
settings-zone-ask = Which time zone? Press one, or type it, such as Asia/Shanghai
settings-before-ask = How many days before? Press one, or type, such as 7,3,1,0
settings-after-ask = How many days after, while unpaid? Press one, or type, such as 1,3,7
settings-at-ask = At what time? Press one, or type, such as 09:00
settings-quiet-ask = When shall no reminder come? Press one, or type, such as 22:00-08:00
settings-press-only = (A loan is still being added, so press a choice here. To type one, finish that first, or /cancel.)
settings-zone-bad = There is no time zone “{ $text }”. Example: Asia/Shanghai
settings-before-bad = I can't read “{ $text }”. Example: 7,3,1,0
settings-after-bad = I can't read “{ $text }”. Example: 1,3,7
settings-at-bad = I can't read “{ $text }”. Example: 09:00
settings-quiet-bad = I can't read “{ $text }”. Example: 22:00-08:00
settings-problem-zone = There is no such time zone. Example: Asia/Shanghai
settings-problem-days-before = Write days from 0 to 60, each once, ten at most. Example: 7,3,1,0
settings-problem-days-after = Write days from 1 to 90, each once, ten at most. Example: 1,3,7
settings-problem-no-days = There must be days before or days after, or nothing would ever come.
settings-problem-at-in-quiet = That time lies inside the quiet hours, so no reminder could go out. Change one of them first.
settings-problem-quiet-too-long = The quiet hours are too long. Leave at least 3 hours of the day for reminders.
