# The words of the bot in English. Keys and values as in zh-hans.ftl.

## About
about-short = Repayment reminders, and the rules on debt collection: what to expect, and how to check a visitor.
about =
    Reminds you before a due date, and tells you what this lender may do if it is missed, what the rules allow, and how to check a collector at the door.
    Every fact has a source and a date. Speaks for no lender, costs nothing. The debt stays owed.

## Menu
menu-add = Add a repayment to be reminded of
menu-list = What is due and what is overdue
menu-export = Your dates and data as files
menu-rights = What to expect from a lender, and the rules
menu-verify = Check a collector who calls or comes
menu-door = Someone is at my door: what to do now
menu-log = Write down a call, a message or a visit
menu-letter = Letters to a lender: more time, leave others alone
menu-complain = Draft a complaint from your log, as files
menu-settings = Language, time zone, reminder times
menu-pause = No reminders until a day
menu-subscribe = Reminders on
menu-unsubscribe = Reminders off; nothing is erased
menu-sources = Where the facts come from, and when checked
menu-privacy = What is stored, and why
menu-delete_me = Erase all my data
menu-cancel = Stop what is under way
menu-help = All commands
menu-start = Welcome, what is stored, language; reminders on

## Start, help
start-welcome =
    <b>I remind you before a repayment falls due.</b>
    If someone collects, I tell you what the rules say and how to check who it is.

    Do this first: press “Add repayment”, or just write a sentence. Examples:
    • weilidai 1200 on the 15th of every month
    • they called my family
    • someone says they will visit

    { $reminders } I store only your language and reminder settings, and the lender, date and amount you type.
    Send no ID number, phone number, real name, password or code.
    /delete_me erases everything at any time.

    I speak for no lender and I am no lawyer. The debt stays owed.
start-reminders-on = Reminders are on.
start-reminders-off = Reminders are off; /subscribe turns them on.
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
    <b>What you owe is not passed on from here: not to lenders, collectors, family, work or credit bureaus.</b>
    Who can see it: whoever holds your phone, Telegram, and whoever runs this bot.
    <b>What is stored, and why</b>
    To remind and answer you: your Telegram number, language, settings, your last day here; lenders, dates, amounts, payments, changes; dates at court; calls, messages and visits you wrote down (of pictures and voice only an id); complaints: to whom, when, case number; unsaved cards.
    <b>What is not stored</b>
    Your name, user name, phone and ID numbers, the chat, pictures and files themselves. /rights, /verify and /door alone store nothing. Who pressed “This is wrong” is not kept.
    <b>For how long</b>
    • { $days } days: loans paid off, calls, visits, complaints; all of someone with nothing open who does not come back
    • about half a month: cards not saved
    • 8 days: past dates at court, deleted loans, ids of messages
    /delete_me erases all at once. A copy first: /export { $copies }
    <b>Notices</b>
    News only if reminders are on. If the service ends, you are told in any case.
privacy-copies = Backups keep it for up to { $days ->
    [one] a day
   *[other] { $days } days
} more.
delete-ask =
    <b>Erase everything?</b>
    Your loans, dates, reminders and settings will be gone, and can't be brought back.
    I will not remind you any more. The debt and its due dates stay as they are: write them down.
delete-done =
    All erased. Nothing about you is left here. { $copies }
    The debt stays owed and the due dates have not changed. To begin again: /start
delete-kept = Nothing was erased.

## Cancel, errors, things that are no text
cancel-done = Cancelled. Nothing was saved.
cancel-nothing = Nothing is under way.
not-kept =
    Nothing can be saved right now (the server can't write), so this step was not saved. What you saved before is still there.
    Please note the date and the amount somewhere else, and send this again later. Reminders may come late meanwhile.
    /rights, /verify, /door and questions work as usual.
error = Something went wrong and this was not done. What you saved before is not lost. Please try again.
no-text = I read text only, no pictures, voice or files. Tell me in words, such as “jiebei says they will visit”.
edited = I don't act on a message that was edited, so that nothing is done twice. Please send a new one.
too-many = Too many messages at once: some were not handled. Please send them again in a minute.
unknown-command = There is no such command. All commands: /help
button-old = This button no longer works.
conversation-lost = That step can’t be continued (the program was updated). Please begin it again; what was saved is still there.
group-private = This command is about you, so I don't answer it in a group. Press the button to go to the private chat.
not-a-loan =
    I keep due dates of debts only, no other days.
    If money is due on that day, write whom you owe and how much.
not-understood =
    I did not understand that. You can:
    press “Add repayment” for a due date; “Rules” for what a lender may do; “Check a visitor” for who is at the door.
    If someone forces their way in or threatens you, call 110 first. If you do not want to live, call 12356: someone listens.

## Before everything
# The first line of each is read on a locked phone: 110 and what to do now, 90 characters at most.
distress-first =
    This is very hard. Leave the money for a moment.
    Call 12356 now (mainland China): someone will listen.
distress-danger = Someone at the door, inside or threatening you: don't open, call 110.
distress-hurt =
    Hurt, pills taken, or a life in danger: call 120 or 110.
    Ask someone to come and stay: family, a friend, a neighbour.
distress-last =
    You need not find the right words. “I can't go on” is enough.
    If it is someone close to you: stay with them, and call for them.
    A debt can be talked about later. You come first.
danger-door =
    Don't open. If they force the door, won't leave or threaten you: call 110.
    Speak through the door: ask for name, firm, and which lender.
    No money, no code scanned, nothing signed, no ID card, no phone.
danger-inside =
    Ask them to leave. If they refuse, hit or take things: call 110 now.
    If you can get out, go, with children and phone.
    No money, no code scanned, nothing signed, no ID card, no phone.
danger-waiting =
    Don't go to them alone. If they block or threaten you: call 110.
    At home: stay in, don't open. Outside: go where people are, a shop, a guard's room.
    Ask someone to fetch you. Note how many they are, and the car's number.
danger-following =
    Go where people are and call 110. Don't go home alone.
    Walk into a shop, a station, a police station, and tell the people there.
    Say where you are, how many they are, the car's number. If you can't leave, shout.
danger-work =
    Don't go anywhere alone with them. If they block you or won't leave: call 110.
    Ask reception or a guard to be there, and ask them to leave.
    Tell colleagues only: “This is private, I am dealing with it.”
danger-parents =
    Tell them: don't open, send no money. If they won't leave or threaten: call 110.
    Ring your family now: they can speak through the door.
    They can call 110 themselves; if you call, give the address and how many.
danger-violence =
    Get away, go where people are, call 110. If you are hurt, 120.
    If you can't leave: send your location to someone you trust, to call the police.
    Don't hit back. A threat by phone or message can be reported too.
danger-police =
    Don't open, don't go with them. Call 110: is it really the police?
    Through the door: name, badge number, which station, what about.
    If 110 says it is: cooperate, look at ID and papers. A transfer or a code to scan: no.
danger-court =
    Don't open yet. Call 12368 or 110 to check.
    Through the door: ID and papers, which court, case number, name.
    If it is real: don't resist, take the papers, note the date. A transfer or a code to scan: no.
danger-keep =
    Record, and note the time and how many they are.
    Is it owed, did they send anyone? Ask the lender yourself, at the number in its app.
maybe-danger = Someone at your door, following, holding or threatening you: don't open, call 110.
maybe-distress =
    If it is getting too much: call 12356 now (mainland China), someone will listen.
    Hurt, or pills taken: call 120. The debt can be talked about later.
urgent-waits = What you had begun is still there, for when you have time.

## At the door (the questions and verdicts stand in knowledge/flows/door.toml)
button-door = Take me through it
button-door-now = Someone is at my door now
button-door-skip = Skip
button-door-danger = I am in danger now
button-door-back = One step back
button-door-say = What to say
button-door-call = Whom to call
button-door-keep = Write it down
button-door-why = Why
button-door-end = End
button-door-new = Start anew
button-door-copy = Copy these words
door-say = Read it out, or hold it up:
door-why = What this rests on:
door-the-lender = Your lender
door-old = That button is more than a day old. Here it begins anew.
door-end =
    That is all. Nothing is kept unless you pressed “Write it down”.
    When they have gone: keep recordings and photos. Call the lender at the number in its app: did it send anyone today?
    What you owe you still owe. Pay it in the lender's app only.
door-kept = <b>Written down</b>
door-kept-where = You find it in /export under “everything”. It is erased when its time is over.
door-kept-before = This visit is written down already.
button-contact-erase = Erase this entry
contact-erased = Erased. Nothing of it is left.
contact-gone = This entry is not there any more.

## A sample
button-sample = See what a reminder looks like
sample-title =
    <b>A sample</b>: a reminder looks like this.
    Press its buttons and they tell you what they do. Nothing is saved or changed.
sample-paid = A sample. Press it when you have paid: no more reminders of this one. You can undo it.
sample-later = A sample. Press it when this is a bad moment: it comes again in 3 hours, this evening, tomorrow, or when you say.
sample-hard = A sample. Press it when you may not manage: what to do first, what to say, and a draft of a letter, step by step.
sample-full = A sample. Press it to read what this lender may do next, what the rules allow, and what you can do.

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
button-later-3h = In 3 hours
button-later-evening = This evening
button-later-1d = Tomorrow
button-later-custom = Another time
button-part = Paid in part
button-half = Half: { $money }
button-undo-part = Undo the part
button-when = Paid on …
button-when-today = Today
button-when-yesterday = Yesterday
button-when-before = The day before
button-reveal = Open
button-own = Its reminders
button-as-usual = As in settings
button-finish = All of it is paid
button-not-finished = Not paid off yet
button-history = History
button-undo-delete = Undo deleting
button-finished = Paid off ({ $count })
button-nag = Ask again that day
button-weekly = Overdue weekly
button-discreet = Discreet
button-pause-all = Pause all
button-pause-days = { $days ->
    [1] 1 day
   *[other] { $days } days
}
button-pause-off = End the pause
button-language = Language
button-zone = Time zone
button-before = Days before
button-after = Days after
button-at = Time of day
button-quiet = Quiet hours
button-stage = Another stage
button-more = More
button-sources = Sources
button-creditor = Who is the lender in my contract?
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

## Date rules
rule-weekly = { $weeks ->
    [1] every { $weekday }
   *[other] every { $weeks } weeks on { $weekday }
}
rule-days = { $days ->
    [1] every day
   *[other] every { $days } days
}
rule-from = { $rule }, from { $day }
rule-listed = { $count } dates, from { $first } to { $last }

## Adding a loan
ask-lender =
    <b>Which lender?</b>
    Press one, or type a name.
ask-which = I have no “{ $name }”. Which one do you mean?
ask-date =
    <b>{ $name }: when is it due?</b>
    Take the day from the lender's app: press a day, or type it. Examples:
    the 15th of every month · the last day of each month · Dec 15 · tomorrow
ask-how-often =
    <b>{ $day }</b>
    Only this once, or again and again?
ask-either = This date can be read in more than one way. Which do you mean?
ask-whether = Is this the date you mean?
ask-overdue =
    { $day } has passed.
    <b>Is this one overdue?</b>
ask-overdue-several =
    From { $day } on, { $count } due { $count ->
        [1] day has
       *[other] days have
    } passed.
    <b>Are all of these unpaid?</b>
ask-since =
    <b>Which is the earliest one that is unpaid?</b>
    Press one, or type the day, such as Aug 15.
    From then until today, all count as overdue.
ask-amount =
    <b>How much is it?</b>
    Example: 1200
    If you would rather not say, press “No amount”.
ask-amount-of = { $money } left in all.
ask-amount-each =
    <b>How much each time?</b>
    Examples: 1200, or 1200 for 12 months
    If you would rather not say, press “No amount”.
ask-count =
    <b>How many instalments?</b>
    Example: 12
ask-count-all =
    <b>How many instalments in all?</b>
    Those already paid count too. Example: 12
    If you only know how many remain, write “5 instalments left”.
ask-last =
    <b>How much is the last one?</b>
    Example: 800
ask-total =
    <b>How much is left to pay in all?</b>
    At { $money } each, I work out how many remain. Example: 9600
ask-label =
    <b>A name for this “{ $name }”</b>
    To tell it from the other one, up to 20 characters. Example: kitchen
ask-note =
    <b>What did the lender agree to?</b>
    A short note, such as: extension agreed, six payments.
    Only what official customer service confirmed, best in writing or in the app.
    Then change the date, the amount or the number.
ask-field = What shall change? You can also just type a new date or amount.
card-title = Check this, then press “Save”
card-lender = Lender: { $name }
card-file = (our file: { $name })
card-no-file = (we have no file on this lender; reminders work all the same)
card-rule = Due: { $rule }
card-amount = Each: { $money }
card-bill =
    This was read out of a message, which may be false.
    <b>Open the official app first, check every line there, and pay only there.</b>
card-warning-link = There is a link in the message: don't open it.
card-warning-phone = There is a phone number in the message: don't call it. Use the one in the official app.
card-warning-account = There is an account or a code to pay to in the message: don't send money there.
card-warning-from-today = Its day was counted from today. If the message is older, change the date.
card-minimum = Minimum payment in the message: { $money }. The reminder is about the whole amount.
card-second = You have a “{ $name }” already. This one will be called “{ $name } · { $label }”.
card-derived = { $total } left at { $money } each: that makes { $count } more
card-last-amount = The last one: { $money }
card-sum = In all: { $money } ({ $count ->
    [1] 1 instalment
   *[other] { $count } instalments
})
card-since = Overdue: { $count }, the earliest on { $day }. They stay on the list until you say paid or skipped.
card-last-date = Until { $day }
card-listed = • { $day }  { $money }
card-listed-more = { $count ->
    [1] 1 more date
   *[other] { $count } more dates
}, the last one { $day }
card-agreed = This change is kept as: a new plan that the lender agreed to.
card-note = Note: { $note }
card-count = Instalments: { $count }
card-open-ended = Instalments: not given; reminders go on until you say it is done
card-dates = Next:
card-overdue = This one is overdue. It stays on the list until you say paid or skipped.
card-change = Is something overdue already? Press “Change” to note it.
card-zone = Time zone: { $zone }. A due day ends at 24:00 Beijing time; paying a day early is better.
card-last-day = In a month without that day, the last day of the month counts.
card-unread = Not understood: { $text }
card-statement = Statement day: { $day } of each month
unread-joint = ; 
button-never-mind = Never mind these
button-reading-overdue = { $rule } (overdue)
ask-shared = Is { $money } for each instalment, or for all { $count } together?
button-shared-each = Each { $money }
button-shared-all = In all { $money }, each { $each }
form-problem-private = There was an ID, card or phone number in it. I did not keep it, and never will.
form-problem-after-statement = Which day that is, only the bill tells. Please write the due day, such as “the 25th of every month”.
form-old = This card is out of date: it was saved or cancelled. What was saved is in /list.
card-too-old = This card is more than { $days } days old and no longer works. What was saved is in /list; otherwise please write it again.
card-expired = This card waited for more than { $days } days, and nothing of it was saved. Please check it once more:
card-nameless = (no lender)
card-loans = { $count } loans
card-several = { $count } loans: { $names }
card-of-change = Change: { $loan }
card-unfinished = { $loan } (not complete)
cards-waiting = Not saved yet, no reminders:
cards-left = Not saved yet ({ $count }): { $names }. To find them: /list
cards-most = This one was not noted: { $number } cards are not saved yet, and that is the most. Save or cancel some, then send it again.
cancel-card = Cancelled, and not saved: { $card }
button-card = Continue: { $name }
form-problem-unread = I did not understand that; nothing was changed.
form-problem-name = A lender's name has at most 40 characters.
form-problem-amount = I can't read the amount. Write figures only, such as 1200 or 1200.50
form-problem-label = A name has 1 to 20 characters.
form-problem-note = A note has at most 300 characters.
form-problem-total = The total does not agree with the amount and the number of instalments. Change one of them, or press “Never mind these”.
form-problem-since = I can't find that one. Press a date, or type the day, such as Aug 15.
form-problem-impossible = That would be more than 600 instalments, or too far off. Nothing was changed; please check it.
form-problem-count = I can't read the number of instalments. Write 1 to 600, such as 12
form-problem-unreadable = I can't read the date, and I don't guess. Write it like “the 15th of every month” or 2026-12-15.
form-problem-no-such-day = There is no such day. Please look up the due date in the app.
form-problem-too-far = That is more than ten years away. Please check it.
form-problem-several-days = One date at a time, please. Add the other one separately.
form-problem-unsupported = I don't know that rhythm yet. Write “the 15th of every month”, “every Friday”, “every 10 days from Dec 1”, or one date.
form-problem-once-or-monthly = Only once, or on this day every month?
form-problem-which-date = I can't be sure of this date. Please write it like 2026-12-15.
form-problem-since-when = The message says it is overdue, and not since when.
saved = Saved: <b>{ $name }</b>
saved-due-today = Due today. The reminder time of today ({ $at }) has passed, so here it is now:
saved-due-now = Due today, so here it is now:
saved-silent = All reminder times of this one have passed, so none will come. When it is paid, press “Paid” in /list.
saved-then = What happens if it is missed, and the rules: press below.

button-once = Only this once
button-other-day = Another day
button-overdue-all = Yes, all of them
button-overdue-some = Only some of them
button-overdue-none = All paid, start with the next one
button-since = From { $day } ({ $count })
button-already-overdue = Some are overdue already
button-give-label = Give it a name
button-make-monthly = Make it { $rule }
button-skip-last = Same as the others
button-skip-label = Take the name away
button-skip-note = No note
button-field-label = Name to tell it apart
button-field-last = Last amount
button-field-total = Total left
button-field-note = The lender agreed to a new plan

## Pasted lines
paste-title = Read: { $count }. Nothing is saved yet; check each one
paste-line = • <b>{ $name }</b>  { $rule }  { $money }
paste-count = { $count ->
    [1] 1 instalment
   *[other] { $count } instalments
}
paste-next = Next: { $day }
paste-others = { $count } more need your word, and are not saved with them
paste-open = • { $text }  ({ $why })
paste-most = At most { $most } loans are read at a time: please send the rest in another message.
paste-unread = • Not understood, please type it again: “{ $text }”
paste-open-lender = no lender
paste-open-which = not sure which lender
paste-open-date = date not understood
paste-open-either = the date can be read in more than one way
paste-open-overdue = the date has passed
paste-open-amount = no amount
paste-open-picked = how often is open
paste-open-count = number of instalments is open
paste-open-shared = amount for each, or for all?
paste-open-card = some of it was not understood
paste-saved = <b>Saved: { $count }.</b>
button-save-all = Save all
button-complete = Complete: { $name }
form-settled = { $count ->
    [1] 1 line says it is paid and was
   *[other] { $count } lines say they are paid and were
} left out.
form-problem-settled = Every line of this plan says it is paid. There is nothing to add.

## Calendar
calendar-title = Calendar · { $month }
calendar-sum = Due this month: { $count }, in all { $money }{ $unknown ->
    [0] {""}
   *[other] {" "}(and { $unknown } without an amount)
}
calendar-nothing = Nothing is due this month.
calendar-legend =
    A “·” after the number: due, or at court, that day. A “!”: it has passed and is not paid.
    Today is in brackets. Press a day to see more.
calendar-line = • <b>{ $name }</b>  { $money }  { $when }
calendar-day-free = Nothing is due on this day.
button-calendar = Calendar
button-add-on-day = Add one on this day

## List
list-title = Repayments · { $day }
list-empty =
    Nothing here yet.
    Press “Add repayment”, or just write: weilidai 1200 on the 15th of every month
list-clear =
    <b>Nothing is to be paid now.</b>
    All that you noted is paid, skipped or paid off. For a new repayment press “Add repayment”.
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
limit-loans = At most { $number } open loans can be kept. Finish or delete one first, then save again. Nothing was saved this time.
limit-instalments = At most { $number } open instalments can be kept, all loans together. Finish or delete a loan first, or name fewer instalments. Nothing was saved this time.
loan-deleted = Deleted. You can undo this for 7 days; then it is gone for good.
loan-finished = You said that all of this is paid: no more reminders.
loan-part = {" "}({ $paid } paid)
loan-left = { $count ->
    [1] 1 instalment left, { $money }
   *[other] { $count } instalments left, { $money } in all
}
loan-own = Its reminders differ from your settings
list-finished = All paid
list-paused = All reminders are paused until { $moment }. What you owe and when does not change.
loan-delete-ask = Delete “{ $name }” and all its reminders? The debt itself does not go away.

## Reminders
reminder-title = Repayment: { $name }
reminder-amount = Amount: { $money }
reminder-still-owed = Not marked as paid yet. If you have paid, press “Paid”.
reminder-overdue-known = <b>Do this today:</b> if you can, pay inside the official app. If you can't, press “I may not manage”.
reminder-overdue-unknown = <b>Do this today:</b> pay if you can. If you can't, press “I may not manage”.
reminder-due-known = <b>Do this today:</b> pay inside the official app; don't wait for the debit. Then press “Paid”. If you can't, press “I may not manage”.
reminder-due-unknown = <b>Do this today:</b> pay now if you can, then press “Paid”. If you can't, press “I may not manage”.
reminder-hours = { $hours ->
    [one] Less than an hour is left until 24:00 Beijing time today.
   *[other] Less than { $hours } hours are left until 24:00 Beijing time today.
}
reminder-tomorrow-known = Best pay today, in case a debit fails tomorrow. Only inside the official app.
reminder-tomorrow-unknown = If you can, pay today.
reminder-early-known = Better pay a day early, in case a debit fails on the day. Only inside the official app.
reminder-early-unknown = Better pay a day early.
reminder-part = Still to pay: { $left } ({ $paid } paid)
reminder-part-unknown = Paid in part: { $paid }
reminder-workday = The due date is no working day. Pay on { $day } at the latest.
reminder-workday-past = The due date is no working day, and banks may be slow. Pay now.
reminder-workday-unknown = {" "}(Public holidays of that time are not known yet; only weekends were looked at.)
reminder-several = { $count } repayments
reminder-again = No answer from you yet today, so once more.
reminder-several-first = Open one: press “Paid” where you have paid, “I may not manage” where you can't.
discreet-one = Reminder: something you noted { $when }.
discreet-several = Reminder: { $count } things you noted are due.
discreet-several-again = Reminder ({ $moment }): { $count } things you noted wait for your answer.
discreet-others = Apart from that: { $count } whose time has passed.
discreet-today = is today ({ $hours ->
    [one] less than an hour is left
   *[other] less than { $hours } hours are left
})
discreet-tomorrow = is tomorrow
discreet-in = is in { $days } days
discreet-past = was { $days ->
    [1] yesterday
   *[other] { $days } days ago
}
instalment-moved = The lender agreed to another day; it was { $day }. Keep the proof.
instalment-paid-on = Paid on: { $day }
instalment-snooze-ask =
    When shall I remind you? Just type it.
    Such as: 8pm tonight · tomorrow 3pm · in 2 hours
instalment-part-ask =
    How much have you paid? Type the amount, such as 500.
    Reminders go on for what is left.
instalment-when-ask = On which day did you pay? Press one, or type it, such as Nov 20
instalment-snooze-bad = I can't read “{ $text }”, or that time has passed. Example: tomorrow 3pm
instalment-part-bad = I can't read “{ $text }”. Just the amount, such as 500
instalment-when-bad = I can't read “{ $text }”, or that day is still to come. Example: yesterday · Nov 20
reminder-shanghai = Latest: 24:00 Beijing time that day, which is { $moment } where you are.
reminder-next = If it is missed:
reminder-next-overdue = What may come next:
reminder-rules = What the rules say of collection:
reminder-as-before = { $title } as in the last message. To read it again, press “What to expect, and the rules”.
reminder-of-lender = { $name }: { $text }
reminder-of-day = { $day }: { $text }
reminder-several-today = Due today: { $hours ->
    [one] less than an hour is left
   *[other] less than { $hours } hours are left
} until 24:00 Beijing time.
reminder-others = { $count ->
    [one] One more instalment is overdue
   *[other] { $count } more instalments are overdue
}{ $sum }. All of them: /list
reminder-others-sum = : { $money }{ $unknown ->
    [0] {""}
   *[other] {" "}({ $unknown } more without an amount)
}
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
later-paused = Mind: all reminders are paused until { $moment }; it will come then.
later-too-late = Mind: the due day will have passed by then.

## I may not manage
hard-title = { $name }: if you may not manage
hard-calm = Take a breath. One step at a time, and you can skip any of them.
hard-first =
    <b>Do this first:</b> before the due date, open this lender's official app, find customer service, and ask for an extension or instalments. It is easier to agree before the date than after it.
hard-first-today =
    <b>Do this first:</b> now, open this lender's official app, find customer service, and ask for an extension or instalments. The due day ends at 24:00 Beijing time today, so you can still ask.
hard-first-overdue =
    <b>Do this first:</b> today, open this lender's official app, find customer service, say how things are, and ask for instalments or an extension. The sooner the better.
hard-ask-amount = How much of this one ({ $money }) can you pay by { $day }?
hard-ask-amount-overdue = How much of this one ({ $money }) can you pay now?
hard-ask-how = Press one, or type an amount, such as 600. It only helps to write what you will say. I send nothing to the lender.
hard-ask-other = Type an amount, such as 600. A rough one will do: one you can be sure of.
hard-ask-when = On which day can you pay the other { $money }?
hard-ask-when-open = On which day can you pay the rest?
hard-ask-when-all = On which day can you pay all of this one?
hard-ask-when-how = Choose a day you can be sure of, rather later than sooner. Press one, or type a date, such as Dec 22.
hard-problem-amount = I can't read that amount. If you can't tell, see first what to say.
hard-problem-enough = That covers this one: pay it in the official app, then press “Paid”. If it is only a part, write that part.
hard-problem-date = I can't read that date, and I don't guess.
hard-problem-past = That day has passed. Please choose another.
hard-problem-in-time = That is not after the due date. Choose a later day; if you can pay all of it before, just pay as usual.
hard-problem-same = It is noted as due on that day already.
hard-problem-note = A note has at most { $most } characters. Nothing is saved yet.
hard-problem-private = That seems to hold a phone or ID number, so it was not saved. Take it out and send it again.
hard-say-title = { $name }: call customer service, or write to it in the app
hard-say-this = <b>Say this, or tap to copy it:</b>
hard-say-chinese = <b>In Chinese:</b>
hard-say-due = Hello. My loan ({ $name }) is due on { $day }, { $money }.
hard-say-due-open = Hello. My loan ({ $name }) is due on { $day }.
hard-say-late = Hello. My loan ({ $name }) was due on { $day } and is overdue; { $money } is not paid yet.
hard-say-late-open = Hello. My loan ({ $name }) was due on { $day } and is overdue.
hard-say-short = I cannot pay all of it at once now.
hard-say-none = I cannot pay it now.
hard-say-part = By the due date I can pay { $money }.
hard-say-part-late = I can pay { $money } now.
hard-say-rest = I can pay the other { $money } on { $day }.
hard-say-rest-open = I can pay the rest on { $day }.
hard-say-all = I can pay all of this instalment on { $day }.
hard-say-unsure = I cannot say yet when I can pay it off.
hard-say-ask-day = I ask for an extension to that day. Is that possible?
hard-say-ask-plan = I ask for instalments or an extension. What can be done?
hard-say-end = What interest and fees would there be? Please answer in writing, by text message or in the app. Thank you.
hard-confirm =
    <b>Have this in writing</b>
    • the new due date, and how much each time
    • what interest and fees are added
    • whether collection goes on meanwhile
    • whether it is reported to the credit record, and how
    They may refuse. Until you have a written answer, count on the old due date.
hard-not =
    <b>Don't do this</b>
    • don't agree on the spot to more than you can pay: “I will think about it and answer”
    • no paid middlemen (“interest freeze”, “credit repair”, “debt agents”)
    • no new loan to pay this one
    • nothing to a private account; give no codes or passwords
    • don't go silent for long
button-hard-nothing = Nothing for now
button-hard-half = About half, { $money }
button-hard-later = All of it, but later
button-hard-other = Another amount
button-hard-skip = Just show me what to say
button-hard-unsure = I don't know yet
button-hard-letter = Draft of a letter
button-hard-agreed = We agreed
button-hard-tomorrow = Remind me tomorrow
button-hard-soon = Remind me in 3 hours
button-hard-whole = The whole loan has a new plan
button-hard-save = No note, save
button-hard-again = Change the new date
hard-later = Keep the words above and say them then.
hard-agreed-ask =
    <b>Which is the new due date?</b>
    Fill this in once they have agreed: reminders then follow the new day. Press one, or type a date, such as Dec 22.
hard-agreed-day = New due date: { $day }
hard-agreed-before = Before: { $day }
hard-agreed-earlier = Mind: that is earlier than the old due date.
hard-agreed-note =
    Not saved yet. To keep a note, type it: who agreed, when, the reference number.
    No ID numbers and no phone numbers, please.
hard-agreed-noted = Not saved yet. To change the note, type it again; if all is right, press “Save”.
hard-agreed-done = Noted. { $name }, new due date: { $day }
hard-agreed-with = Note: { $note }
hard-proof =
    <b>Keep the proof</b>
    • screenshots: the new date in the app, messages, chats
    • by phone: note the time and the agent's number, record it if you can
    • only spoken? Ask them today to put it in writing
    If they have not confirmed it in writing, the old due date may still count. The debt stays owed.
hard-settled =
    <b>{ $name }</b>  { $day }
    This one is not open any more (paid, skipped, or the loan has ended), so there is nothing to fill in here.

# /letter. What stands in letters is said to a lender, and is never escaped.
letter-choose =
    <b>Letters to a lender</b>
    I only write the words, and send nothing for you. Choose one:
letter-whom = To whom? For a loan of your own, dates and sums are filled in.
letter-gone = That loan is not there any more. Please choose again.
letter-head = Draft of a letter: { $title }
letter-how = Tap the text to copy it. Fill in what stands in 【　】 yourself, truthfully, and send it through the official app or the channel in your contract. Don't send the filled-in letter to me; take a screenshot once it is sent, and keep it.
letter-english = Send the Chinese one: lenders read Chinese. This is for you to read:
letter-not = <b>What this letter does not do</b>
letter-named = The rules that the letter names say:
letter-unknown-kind = It is not known what kind of lender this is, so the letter names no rule.
letter-to = To: [full name of the lender, as in the contract]
letter-gap-loan = [name of the product]
letter-who = I am [name]. About this loan: { $name }, contract number [contract number].
letter-answer = Please answer in writing within 15 days of receiving this (in the app, by text message or e-mail).
letter-rules = See: { $documents }.
letter-and = {"; "}
letter-title = { $title }
letter-reported = as reported, { $document }
letter-article = { $document }, { $where }
letter-document = { $document } – { $tier }
letter-sign =
    Name: [name]
    Signature:
    Date: [date]
letter-docx = { $title }: to be edited, printed and signed. The gaps in 【　】 are still yours to fill.
letter-txt = { $title }: plain text, to be pasted into the chat of the lender's app.
button-letter = Write to the lender
button-letter-other = Another lender
button-letter-files = Make files
button-letter-copy = Copy
button-letter-figures = Say what you can pay

## Export
export-ask =
    <b>Which file?</b>
    Calendar .ics: the due dates with alarms, for your phone's own calendar.
    Table .csv: for Excel or WPS.
    All .zip: both, and all that is stored about you.
    Whoever can see your phone can see its calendar. To keep lender and amount out of it, first switch “Discreet” on in /settings.
export-nothing = Nothing about you is stored, so there is nothing to export.
export-none-open = Nothing is open, so there is no date for a calendar.
button-export-calendar = Calendar .ics
button-export-table = Table .csv
button-export-everything = All .zip
export-calendar =
    <b>Open the file and add it to your phone's calendar. Then look whether the dates have an alarm:</b> some calendar apps leave alarms out.
    { $count ->
        [1] 1 due date: { $day }.
       *[other] { $count } due dates, the last one { $day }.
    }
    The calendar does not follow by itself. After a change, export again and open the new file; most calendars then update the old dates.
    What is paid stays in the calendar: delete it there.
export-until = Repayments without a fixed number of instalments reach to { $day }. Export again before that.
export-table = All instalments. Opens in Excel or WPS. Lender and amount are in it: mind whom you send it to.
export-everything = All that is stored about you. Lender and amount are in it: mind whom you send it to.
export-name = Repayments
export-name-discreet = Dates
export-summary = Repayment: { $name }
export-summary-amount = Repayment: { $name }, { $money }
export-summary-discreet = Something is due
export-description = Owed until it is paid.
export-answer = Then press “Paid” in the bot.
export-description-discreet = See Telegram.
export-columns = Repayment | Number | Due date | Date before an agreed extension | Amount (yuan) | State | Paid (yuan) | Paid on | Whole repayment
export-open = open
export-paid = paid
export-skipped = skipped
export-active = current
export-paused = reminders paused
export-finished = all paid

## History of a loan
history-title = { $name }: history
history-due = the one of { $day }
history-more = { $count } older lines are not shown.
history-saved = Added
history-change = { $what }: { $old } → { $new }
history-no-count = not set
history-as-others = as the others
history-changed = Changed
history-agreed = New arrangement agreed
history-paid = Paid
history-part = Paid in part
history-skipped = Skipped
history-reopened = Undone, still owed
history-paused = Reminders paused
history-resumed = Reminders resumed
history-finished = All paid
history-deleted = Deleted
history-restored = Undone: owed again

## Reminders of one loan, pausing all
own-title = { $name }: its own reminders
own-usual = {" "}(as in your settings)
pause-ask =
    <b>Pause all reminders</b>
    For how many days? Press one, or type until which day, such as Dec 20.
    What you owe and when does not change.
pause-set = Fine, no reminder before { $moment }.
pause-due = { $count ->
    [1] Mind: 1 repayment falls due meanwhile, without a reminder. Note it down.
   *[other] Mind: { $count } repayments fall due meanwhile, without a reminder. Note them down.
}
pause-court = Mind: the hearing on { $day } lies within it, and you will not be reminded. Note it yourself.
pause-owed = When the pause ends, one message tells how things stand then. The debt stays owed.
pause-over = The pause is over; reminders come as usual.
pause-bad = I can't read “{ $text }”. Write a day after today and within a year, such as Dec 20

## Rights and verify
title-rights = collection and rules
title-verify = how to check
lender-named = <b>{ $name }</b>: what would you like to see?
any-lender = All lenders
former-names = Formerly: { $names }
no-file = We have no file on this lender. What follows is general: which rules bind it depends on the kind of lender in your contract.
by-stage = For the stage “{ $stage }”. Not so? Change it below.
first-line = <b>Do this first:</b> [{ $tier }] { $text }
line = • [{ $tier }] { $text }
line-read = { $line } (read { $day })
stale = { " " }[due for review]
checked = Checked on { $day } (the oldest line); rules after { $month }/{ $year } not looked for. Mainland China only; no legal advice.
who-is-creditor =
    <b>Who is the creditor?</b>
    Look at the lender's name in the loan contract or credit report. Which kind is it?
choose-rights = Which lender?
choose-verify = Which lender do they say they come from? Pay nothing yet.
choose-stage = Where do you stand?
which-lender = Which one do you mean?
which-question = Which of these is your question?
question-answer = [{ $tier }] <b>{ $text }</b>
line-of = • <b>{ $name }</b>: [{ $tier }] { $text }
button-rights-of = { $name }: collection and rules
wrong-thanks = Thank you. It is noted that this page has a mistake. Who you are is not noted.
section-about-practice = How they collect
section-about-creditor = Who the creditor is
section-about-contact = Official contact
section-about-verify = Check this lender
section-about-hardship = If you can't pay
section-about-regulator = Regulator, complaints
sources-of-page = Sources of this page
source-number = ({ $number })
source-article = article { $number }
source-in-force = , in force since { $day }
source-repealed = , repealed on { $day }
source-dated = , text of { $day }
source-read =
    { $seen ->
        [full] , read on { $day }
        [part] , read in part on { $day }
       *[no] , text not seen (reports read on { $day })
    }
sources-how = Find the text by its name and number on the issuer's own site. We give no link that a person has not opened.
sources-title =
    <b>Where the facts come from</b>
    Checked from { $oldest } to { $newest }. What changed since then was not checked.
sources-due = { $count } of them are past their review day and marked [due for review].
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
settings-nag = Ask again on the due day until answered (twice at most): { $value }
settings-weekly = Once overdue for longer, a reminder each week (Monday): { $value }
settings-discreet = Discreet reminders (no lender, no amount until opened): { $value }
settings-yes = on
settings-no = off
settings-on = Reminders: on
settings-off = Reminders: off (/subscribe turns them on)
settings-none = none
settings-saved = Saved.
settings-language-ask = Choose a language:
settings-zone-ask = Which time zone? Press one, or type it, such as Beijing, New York, Europe/Berlin
settings-before-ask = How many days before? Press one, or type, such as 7,3,1,0
settings-after-ask = How many days after, while unpaid? Press one, or type, such as 1,3,7
settings-at-ask = At what time? Press one, or type, such as 09:00
settings-quiet-ask = When shall no reminder come? Press one, or type, such as 22:00-08:00
settings-zone-bad = There is no time zone “{ $text }”, or more than one. Example: New York, Europe/Berlin
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

## Messages of banks and lenders that are no bills
judged-danger = Danger: this is a threat. If someone is outside, follows you or attacks, call 110 now.
judged-fraud = Signs of fraud: pay nothing yet, open no link, give no code.
judged-unverified = Can't be verified yet: no usual sign of fraud was found, which does not make it genuine.
judged-number = Can't be verified yet who it is: a caller's number can be forged.
judged-sign = • <b>{ $title }</b>: “<code>{ $quote }</code>”
judged-sign-bare = • <b>{ $title }</b>
judged-reason = {"  "}[{ $tier }] { $text }
judged-more = Also: { $titles }
judged-known = { $number } is on our list: { $name } ({ $tier }; source: { $source }). A caller's number can be forged: hang up and dial it yourself.
judged-unknown = { $number } is not on our list; we do not know whose it is. Do not call back: use the number in the official app.
judged-unknown-here = The number in it is not on our list; we do not know whose it is.
judged-check = <b>How to check</b>
judged-do = <b>Do this first</b>
judged-not-kept = Nothing of this was kept. If it came in several parts, send them as one.
button-how-to-check = How to check
card-warning-sign = Suspicious: { $title }
message-code = This is a verification code; nothing was noted. <b>Tell it to nobody</b>, and don't enter it on a page that somebody sent you.
message-offer = This is an advertisement, not a bill; nothing was noted. Don't open its links.
message-spending = This tells of a purchase or a transfer, it is no bill; nothing was noted. If it was not you, contact the bank at once.
message-withdrawal = This tells of money lent or a limit, it is no bill; nothing was noted. If you borrowed it, note the due date.
message-settled = Nothing is due this time; nothing was noted. What the official app says counts.
message-other = This is no bill; nothing was noted. To note a repayment, write it like “weilidai the 15th of every month 1200”.
message-bill-unread = This looks like a bill, but does not say clearly when and how much; nothing was noted. Look it up in the official app and write it like “weilidai Dec 15 1200”.
message-receipt = This says that a payment was made. Check in the official app that it arrived before you mark it.
message-receipt-none = No open instalment fits it; nothing was changed.
message-receipt-one = It may be this one:
message-receipt-which = Which one is it?
message-receipt-line = • <b>{ $name }</b>  { $day }  { $money }
button-mark-paid = Mark paid: { $name }
button-mark-part = Note { $money } paid: { $name }

## Wishes in a sentence
wish-hello =
    Hello. Just say it, for example:
    • Weilidai, 1200 on the 15th of every month, 12 instalments
    • remind me tomorrow · paid 500
    • what happens if I am overdue
wish-fine = No card is waiting for you, and nothing was changed. A question above counts once its button is pressed. To add a loan, send: Weilidai, 1200 on the 15th of every month
wish-wrong =
    What is not right?
    • you marked something by mistake: send “undo”
    • a loan here is wrong: open it in the list and change it
    • the lender's sum is wrong: send “the amount is wrong”
wish-thanks = All right. Write whenever there is something.
wish-no-loan = No repayment is stored yet, so nothing was changed. Add one first?
wish-no-such = There is no “{ $name }” here; nothing was changed. What is stored:
wish-paid-already = { $name }: { $day } is marked as paid already, so nothing was changed. Did you pay the next one, { $next }?
wish-which = Which one?
wish-nothing-open = Nothing is open; nothing was changed.
wish-finish-ask = Is all of “{ $name }” paid off? { $count ->
        [one] One instalment is
       *[other] { $count } instalments are
    } not marked paid. After that there are no more reminders; it can be undone.
wish-whole-ask = “{ $name }”: is this instalment paid, or all of the loan? After all of it no more reminders come; that can be undone.
wish-paid-more = { $money } more than this instalment; the rest was not counted for another one.
wish-paid-part = Noted: paid { $money }, { $left } of this instalment is left.
wish-comes-anyway = A reminder comes that day anyway: { $moment }, { $name }.
wish-new = This is not stored yet. Note it down first; reminders come once it is saved.
wish-new-on = This is not stored yet. It is noted with { $day } as the due day; reminders come once it is saved.
wish-off-which = No more reminders of “{ $name }”, or none at all? The debt and its due dates do not change.
button-wish-off-one = Only this one: { $name }
button-wish-off-all = None at all
wish-once-or-always = A reminder at { $time }: this once, or always at that time?
wish-this-or-each = { $name }: to { $day }, this instalment only, or each one from now on? One alone counts only if the lender agreed.
wish-before = Settings changed: reminders come { $days } days before (0 is the due day).
wish-time = Reminders come at { $time } from now on ({ $zone }).
wish-owed-all = Open in all: { $money }, { $count ->
        [one] one instalment
       *[other] { $count } instalments
    }{ $unknown ->
        [0] .
       *[other] , { $unknown } of them without an amount.
    }
wish-owed-none-this-month = Nothing more is due this month.
wish-owed-month = Due this month: { $money }, { $count ->
        [one] one instalment
       *[other] { $count } instalments
    }{ $unknown ->
        [0] .
       *[other] , { $unknown } of them without an amount.
    }
wish-owed-endless = { $count ->
        [one] One loan has
       *[other] { $count } loans have
    } no end and are not in the sum.
wish-paid-title = What you marked as paid:
wish-paid-line = • { $name }  { $money }, { $count ->
        [one] one instalment
       *[other] { $count } instalments
    }
wish-paid-none = Nothing is marked as paid yet.
wish-undone = Undone.
wish-undo-nothing = There is nothing that can be undone at once. Open the loan to change or undo something.
wish-count = { $count } instalments
button-settings = All settings
button-not-finished-yet = Not yet
button-wish-time-back = Back to { $time }
button-wish-once = Once, { $moment } { $name }
button-wish-always = Always at { $time }
button-wish-instalment = Paid: { $day }
button-wish-next = Yes, { $day } is paid too
button-wish-this = Only { $due } → { $day }
button-wish-each = From now on { $rule }

## Dates at court
court-card-title = A date at court: check it, then press “Save”
court-title = A date at court
court-list = At court
court-day = Date: { $day }
court-at = Time: { $at } (Beijing time)
court-at-unknown = Time: not said, see the summons
court-place = Place: { $place }
court-plan = Reminders: { $moments }
court-plan-none = Reminders: their times have all passed, none will come.
court-card-check = Check with 12368 that the case is real. No case number and no name is kept.
court-card-told =
    <b>This was read from a message, and a message can be forged.</b>
    Check with 12368 first. Open no link, dial no number in it, send no money.
    Only the date and the time were taken; nothing else is kept.
court-ask-when =
    <b>Which day is the hearing, and what time?</b>
    Copy it from the summons. Example: Dec 20 at 9am
court-past =
    { $day } has passed.
    <b>Is the date right?</b> There is no reminder of a day in the past.
court-known = This hearing is noted already.
court-saved = <b>Saved: a date at court</b>
court-line = • { $day }{ $place } · { $when }
court-today = today
court-in = { $days ->
    [1] tomorrow
   *[other] in { $days } days
}
court-was = { $days ->
    [1] yesterday
   *[other] { $days } days ago
}
court-reminder = A date at court
court-missed = That day has passed. If you went, press “Over”. If you could not, call 12368 now and ask what to do.
court-over = Fine, no more reminders of the hearing on { $day }.
court-deleted = The reminder of the hearing on { $day } is deleted.
court-gone = This hearing is over or deleted: there are no more reminders.
card-court = Court { $day }
button-court-when = Another date
button-court-move = Another date
button-court-over = Over
button-court-prepare = What to bring
button-court-open = Court { $day }
button-court-past = { $day } (passed)
discreet-this-day = is today
limit-hearings = At most { $number } dates at court can be kept. Press “Over” or delete one first, then save again. Nothing was saved this time.
export-court = At court
export-court-place = At court: { $place }

## For those around
around-title = Someone contacts you about another person's debt?
around-family = Family: you need not answer, need not pay, and should not promise “I will pay”.
around-work = Colleagues, employer: you need not answer, need not pay, and should not promise to.
around-landlord = Landlord, neighbours: you need not answer, need not pay, and should not promise to.
around-school = Teachers, school: you need not answer, need not pay, and should not promise to.
around-say =
    You can say: “I am not the borrower and no guarantor. Please do not call again.” Then hang up.
    Give nobody's number, address or employer. Open no link, scan nothing.
around-note = Write down: day and hour, the number, who they said they were, what they said.
around-general = This is general, and says of nobody that they owe. For co-borrowers and guarantors it is different.
around-door = Someone comes and does not leave, threatens or uses force: call 110.
around-ask =
    <b>Who is it for?</b>
    Choose, and I write something you can pass on. Your name is not in it, nor who owes anything.
around-query-family = family
around-query-work = colleague
around-query-landlord = landlord
around-query-school = teacher
button-around = For family, colleagues
button-around-family = For family
button-around-work = For colleagues
button-around-landlord = For a landlord
button-around-school = For a teacher
button-around-share = Pass it on
button-around-others = For others
## Log of contacts
button-log = Write it down
log-ask =
    <b>What happened? One tap writes it down.</b>
    The time is now; you can change it afterwards.

    Or send a line, or several, for example:
    yesterday 22:30 Weilidai called, answered
contact-kind-answered = Answered call
contact-kind-missed = Missed call
contact-kind-message = Message
contact-kind-visit = Visit
contact-kind-family = Family contacted
contact-kind-workplace = Workplace contacted
contact-short-answered = Answered
contact-short-missed = Missed
contact-short-message = Message
contact-short-visit = Visit
contact-short-family = Family
contact-short-workplace = Work
contact-nobody = Lender not said
contact-times = { $kind } × { $times }
contact-no-time = { $day }, time not said
contact-number = Number: { $number }
contact-agency = Company: { $name }
contact-note = Note: { $note }
contact-file = Attachment: yes (only Telegram's id of it is kept; the file stays in your chat, don't delete it)
contact-unnamed = did not say who they are
contact-private = private phone or account
contact-corrected = Corrected (before: { $was }; corrected on { $moment })
contact-so-far = That day so far, { $name }: { $counts }
contact-title = <b>This entry</b>
contact-written = <b>Written down</b>
contact-changed = <b>Changed</b>
contact-which-lender = Which lender was it? One tap adds it; leave it if you don't know.
contact-fix = <b>What do you want to correct?</b>
contact-ask-at = When was it? Send a line, for example: yesterday 22:30
contact-ask-kind = What was it?
contact-ask-lender = Which lender? Tap it, or send the name.
contact-ask-times = How many of these? Tap, or send a number (1 to { $most }).
contact-ask-number = What number did they call from? At most { $most } characters. Shown to you only.
contact-ask-note = Send a note (at most { $most } characters), or a screenshot, a file or a voice message. Identity and mobile numbers are left out.
contact-bad-at = I could not read when, or that time has not come yet. For example: yesterday 22:30
contact-bad-times = I could not read how many. Send a number from 1 to { $most }.
contact-bad-number = That does not look like a number, or it is too long (at most { $most } characters).
contact-bad-lender = The name is too long, at most { $most } characters.
contact-bad-note = The note is too long (at most { $most } characters) and was not kept. Please send a shorter one.
contact-before = This is written down already.
log-full = At most { $most } entries are kept, and that many there are: nothing was written down. You can erase some first.
log-too-many = At most { $most } entries fit into one message: none was written down. Please send them in parts.
log-written = <b>Written down, { $count }:</b>
log-own = You called yourself; not written down:
log-ahead = A day that has not come can't be written down; not written down:
log-unread = I could not read this; not written down (one time and one number a line):
log-nothing = I could not read this; nothing was written down. One line each, for example: yesterday 22:30 Weilidai called, answered
log-note = with a note
log-asks-kind = This line does not say what it was. One tap writes it down:
log-asks-call = Did you answer this call? One tap writes it down:
log-asks-times = This line does not say how many. Choose the lowest number that is sure:
log-asks-gone = This line is done with already.
log-skipped = All right, this line was not written down.
log-undone = Taken back: { $count ->
    [one] the entry of that message is erased.
   *[other] the { $count } entries of that message are erased.
}
log-empty = Nothing is written down yet.
log-title = <b>Log</b>, { $count ->
    [one] 1 entry
   *[other] { $count } entries
}
log-line = { $name }: { $counts }
log-legend = “│” is the number that the rule names. Tap a day for its entries, and for what is not known.
log-more-findings = { $count } more that may exceed a rule: open the day.
log-entries = Page { $page } of { $pages }. Tap an entry to see, correct or erase it:
log-offer = <b>Write it down?</b> One tap does it, with the time of now.
finding = May exceed: { $rule } [{ $tier }] { $said }. In force that day: since { $since }.
finding-connected-call = got through { $number } times, the rule says at most { $most } times
finding-unanswered-call = tried without an answer { $number } times, the rule says at most { $most } times
finding-contact =
    { $number ->
        [1] once
       *[other] { $number } times
    } between { $start } and { $end }
finding-third-party =
    others contacted, { $number ->
        [1] once
       *[other] { $number } times
    }
finding-unnamed =
    did not say who they are, { $number ->
        [1] once
       *[other] { $number } times
    }
finding-private-phone =
    a private phone or account, { $number ->
        [1] once
       *[other] { $number } times
    }
finding-unknown = <b>What is not known:</b>
finding-unknown-national-standard = A recommended national standard is advice, it is not compulsory.
finding-unknown-self-regulation = An industry rule binds members of the association only. We don't know whether this lender is one.
finding-unknown-contact = Whether you agreed to it, or something else was agreed.
finding-unknown-third-party = Whether you could be reached then; whether that person has to do with the debt.
finding-unknown-unanswered-call = Whether something else was agreed; whether all went to one number.
finding-unknown-unnamed = The rule speaks of the first contact. We don't know whether this was the first.
finding-unknown-private-phone = Whether the institution agreed that its agency does so.
finding-unknown-kind = It is not clear what kind of lender this is, so not whether these rules bind it.
finding-unknown-last = This is no verdict. The debt is still owed.
button-log-list = See the log
button-log-again = One more
button-log-undo = Take these back
button-log-newer = Newer
button-log-older = Older
button-log-skip = Leave this line out
button-log-back = Back to the log
button-contact-fix = Correct
button-contact-erase-it = Erase
button-contact-other = Another
button-contact-nobody = Lender not said
button-contact-at = Time
button-contact-kind = Kind
button-contact-lender = Lender
button-contact-times = How many
button-contact-number = Number
button-contact-note = Note or screenshot
button-contact-unnamed = Did not say who
button-contact-private = Private phone or account
button-contact-open = See this entry
export-contact-columns = Date | Time | Kind | Times | Lender | Number | Company | Note | Did not say who | Private phone or account | Written down | Corrected
export-yes = yes

# /complain. What stands in complaints (complaint-…) is said to an office, in Chinese, and is never escaped.
complain-choose =
    <b>Draft of a complaint</b>
    I write it from your log. I send nothing for you, and keep no copy. About whom?
complain-empty =
    <b>Draft of a complaint</b>
    Nothing is in your log yet. A complaint says which day, what time, what happened. Write down calls, messages and visits first.
complain-gone = That entry is not there any more. Please choose again.
complain-changed = <b>The log has changed, so look through it anew.</b> What you had left out is in again.
complain-to =
    <b>Complaint about { $name }</b>
    To whom? From the top: the lender first, then the regulator. In danger, the police first.
complain-not = What it does not do: { $text }
complain-review = <b>Draft of a complaint: { $name }, to: { $to }</b>
complain-count = { $kept } of { $count } entries are in it: the latest one and { $days } days before it.
complain-page = Page { $page } of { $pages }. What should not be in it: “Leave out”.
complain-more = There are too many; older ones are not listed.
complain-left-out = • Left out: { $line }
complain-more-findings = { $count } more that may exceed a rule; all are in the file.
complain-asks = <b>It asks for this:</b>
complain-how = The files are in Chinese: that is what they read. Fill in what stands in 【　】, then hand it in. Don't send the filled-in one to me.
complain-english = What each part of the Chinese draft says (yours to read; the file is Chinese):
complain-docx = Draft of a complaint: to be edited, printed and signed. The gaps in 【　】 are still yours to fill.
complain-txt = Draft of a complaint: plain text, to be pasted into an app or a web page.
button-complain = Write a complaint
button-complain-how = How to complain
button-complain-out = Leave out { $entry }
button-complain-back = Put back { $entry }
button-complain-less-stop = Don't ask to stop this
button-complain-more-stop = Ask to stop this
button-complain-less-others = Don't ask to leave others alone
button-complain-more-others = Ask to leave others alone
complaint-title = Complaint about how I am contacted
complaint-to = To: { $to }
complaint-who = I am [name], contact [contact details]. About this loan: { $name }, contract number [contract number].
complaint-facts = Facts: { $count ->
    [one] this entry is my own record
   *[other] these { $count } entries are my own record
}, in order of time, on my clock ({ $zone }).
complaint-columns = No. | Day | Time | How | Times | Number | Note
complaint-no-time = time not known
complaint-beijing = Beijing time
complaint-findings = Rules that may have been exceeded (as in force on the day; please verify):
complaint-finding = May exceed: { $rule } – { $tier }. See: { $documents }
complaint-unknown = I compared this myself; it is no finding. A recommended standard is not compulsory, and an industry rule binds members only. Please establish whether these rules bind you, what was agreed, and whether I could be reached.
complaint-asks = I ask:
complaint-ask-answer = to look into this and answer me in writing, with a case number
complaint-ask-stop = to stop contacting me at such times, so often and in this way
complaint-ask-others = to stop contacting anybody but me
complaint-enclosed = Enclosed:
complaint-attached = Screenshots or recordings: of no. { $rows }
complaint-calls = Call record: [exported from the phone or the carrier]
complaint-true = I have written this truthfully, and know that a false statement may have consequences. The debt is a matter of its own: this neither admits nor denies a sum.

## After a complaint was handed in
filed-offer =
    <b>Once it is handed in ({ $to }), press here.</b>
    After 15 and 30 days I ask whether they answered, and say what comes next.
filed-ask-day = Which day was it handed in? Example: yesterday · Nov 20
filed-bad-day = I could not read the day, or it has not come yet, or is too long ago.
filed-saved = <b>Noted</b>
filed-known = <b>This one is noted already</b>
filed-changed = <b>Changed</b>
filed-waiting = <b>Fine, still waiting.</b>
filed-title = Complaint: { $name } → { $to }
filed-day = Handed in: { $day }, { $since }
filed-since = { $days ->
    [0] today
    [1] yesterday
   *[other] { $days } days ago
}
filed-number = Case number: { $number }
filed-no-number = not noted yet
filed-ask-number =
    <b>What is the case number?</b> Send the number alone. No identity, phone or card number: I don't keep those.
filed-number-unread = That does not look like a case number: 3 digits at least, { $most } characters at most, and nothing else.
filed-number-private = That may be an identity, phone or card number, so it was not kept. Write the case number on paper, or keep a screenshot.
filed-reminder = Were your complaints answered?
filed-ask = <b>Did they answer?</b>
filed-open-one = Open one for what comes next.
filed-line = • { $title } · { $day }, { $since }
filed-list = Complaints that wait for an answer
filed-no-term = How soon an answer is due here, we did not verify. 15 and 30 days are only when I ask.
filed-do = If there is no answer:
filed-next = After that: <b>{ $name }</b>
filed-office-gone = This office is not on the list any more.
filed-over = Fine, no more reminders. Keep a screenshot of the answer. If you are not satisfied, there may be a next step.
filed-deleted = Fine, no more reminders. It is erased in some days.
filed-gone = This complaint is over or deleted: there are no more reminders.
filed-lost = The log of this lender is not there any more, so nothing was noted. Start again from /complain.
button-filed-today = Handed in today
button-filed-other = On another day
button-filed-number = Add the case number
button-filed-renumber = Change the case number
button-filed-answered = Answered
button-filed-waiting = Not yet
button-filed-stop = Don't remind me
button-filed-open = Complaint { $day }
button-filed-next = Next: { $name }
limit-filings = At most { $number } complaints that wait for an answer can be kept. Press “Answered” or delete one first. Nothing was saved this time.
export-filed = Ask what became of the complaint: { $name }, { $to }
export-filed-columns = Handed in | About | To | Case number

## The operator
operator-title = How the bot is · { $moment }
operator-users = Users: { $users }; reminders on: { $on }
operator-unreachable = Out of reach: { $count }
operator-loans = Open loans: { $loans }; due today: { $due }
operator-day = In 24 hours: sent { $sent }, { $late } of them over 10 minutes late; failed { $failed }
operator-backlog = Due and not sent: { $count }, the oldest for { $minutes } min
operator-backlog-none = Due and not sent: 0
operator-owed = Answers still owed: { $count }
operator-version = Program { $version }; knowledge checked up to { $day }, { $hash }
operator-review = Facts due for review: { $count }
operator-notes = Users pressed “This is wrong”: { $count }
operator-few = fewer than 5
operator-none = None.
operator-more = And { $count } more: the command “check” lists all.
operator-errors-title = Latest errors
operator-error = • { $count } times · { $kind } · <code>{ $place }</code> · { $seconds } s ago
operator-unsent = • reminders not sent: { $count } ({ $why })
button-operator-errors = Errors
button-operator-review = Due for review
button-operator-notes = Called wrong
button-refresh = Refresh
button-notices = Notice to all users

## A notice to all users
notice-title = A notice from whoever runs this bot
notice-only-in = (This notice is in { $language } only.)
notice-end =
    After that you get no more reminders here: write your dates down elsewhere.
    Below you can take your data along first, and then erase everything.
button-notice-export = Take my data along (.zip)
button-notice-forget = Erase all my data
notice-which =
    <b>A notice to all users</b>
    “The service ends” goes to everyone who can be reached; “News” only to those with reminders on.
notice-draft-news = Draft: news
notice-draft-end = Draft: the service ends
notice-has = { $language }: { $count } characters
notice-has-not = { $language }: nothing
notice-urgent = Urgent: goes out in quiet hours too.
notice-quiet = Waits for the end of quiet hours.
notice-how =
    To write: copy the beginning with a button below, paste it, add the text, and send me that as one message.
    { $most } characters a language. Where one is missing, another takes its place, and says so.
    Others may see a lock screen: no word of debts or lenders.
notice-refused-none = There is no draft. Choose the kind of notice first: /operator
notice-refused-empty = No text, and none to take out.
notice-refused-long = Too long: { $most } characters at most. Nothing was changed.
notice-refused-number = It holds a telephone number that is on no list. Only numbers with a source are shown here: give an address instead. Nothing was changed.
notice-changed = The draft was changed since. Look at it again.
notice-gone = This notice is not there any more.
notice-discarded = The draft is erased.
notice-another = Not now: another one is under way, or the draft was changed.
notice-dry = Dry run: nothing was sent
notice-to = Would get it: { $count }
notice-in = { $language }: { $count }
notice-skipped = Out of reach: { $gone }; don't get this kind: { $off }
notice-pace = { $rate } a second, { $minutes } min at least; reminders and answers go first.
notice-previews = Above is what users see; the buttons are real.
notice-sure = Send it to { $count } people? What was sent can't be taken back.
notice-sending = Notice { $number }: under way
notice-stopped = Notice { $number }: stopped
notice-done = Notice { $number }: done
notice-sent = Sent { $sent }; waiting { $waiting }
notice-lost = Can't be reached { $gone }; refused by Telegram { $refused }
notice-left = Switched off meanwhile { $unwanted }; out of reach from the start { $skipped }
notice-still = { $minutes } min more at least, quiet hours not counted.
button-notice-news = Write: news
button-notice-end = Write: the service ends
button-notice-sending = { $number } · under way
button-notice-stopped = { $number } · stopped
button-notice-done = { $number } · done
button-notice-write = Copy { $language }
button-notice-look = Preview and dry run
button-notice-urgent = Make it urgent
button-notice-quiet = Not urgent
button-notice-discard = Erase the draft
button-notice-ask = Send…
button-notice-send = Yes, to { $count } people
button-notice-stop = Stop
button-notice-resume = Go on
