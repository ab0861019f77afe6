"""The English words of wishes, and what each of them may mean. Knows no wishes.

In lower case and without apostrophes; a phrase is written with _ between its words.
"""

from typing import Final

from bot.reading.wishes.senses import Sense

WORDS: Final = {
    Sense.FILLER: (
        "sorry the a an my our this that it its i ive we me just now so well actually um em hey ok "
        "okay please pls plz kindly thx of for to on in at by is was are been has have had and one "
        "ones with from about up back there then until till too already"
    ),
    Sense.PLEASE: (
        "turn switch please pls plz can could would will you u want i_want id_like lets need i_need "
        "go like for_me thanks i_want_you_to can_you could_you would_you will_you"
    ),
    Sense.MAY: "can could would will can_you could_you would_you will_you",
    Sense.QUESTION: "? is_it is_this did_i have_i was_it has_it do_i am_i",
    Sense.PAY: (
        "pay paid payed repay repaid settle settled cleared payment instalment installment "
        "payment_made paying transferred done took_care_of taken_care_of bill"
    ),
    Sense.DONE: (
        "payment_made paid_off paid_in_full paid_it_off paid_everything_off paid_them_off closed "
        "finished_paying paid payed repaid settled cleared made done went_through sent already "
        "transferred took_care_of taken_care_of"
    ),
    Sense.TRANSFER: "put sent gave transferred send",
    Sense.ALL: (
        "all everything everythings everything_else whole fully completely entirely in_full entire all_of_it "
    ),
    Sense.BOTH: "both",
    Sense.WHOLE: "off",
    Sense.SETTLED: (
        "paid_off paid_in_full paid_it_off paid_everything_off paid_them_off closed done_with "
        "finished_paying done_paying_off"
    ),
    Sense.DEBT_FREE: "debt_free im_debt_free i_am_debt_free",
    Sense.HALF: "half half_of_it",
    Sense.PART: "part partial partially partly towards toward into so_far in_part",
    Sense.ONLY: "only",
    Sense.REST: "rest remaining left",
    Sense.MONEY: "money loan loans debt debts bill bills payment",
    Sense.NOT: "not didnt wasnt isnt havent hasnt never yet wasnt_paid",
    Sense.HOURS: "morning evening afternoon night",
    Sense.THIS: "this this_one this_payment this_instalment this_installment this_bill one",
    Sense.THIS_MONTH: "this_month this_months months month",
    Sense.WEEK: "this_week next_week the_weekend soon",
    Sense.NEXT: "next next_one upcoming coming coming_up soon next_month",
    Sense.FROM_NOW: "from_now_on from_on instead from_next_month starting_next_month now",
    Sense.EVERY_DAY: "every_day daily always each_day once_a_day",
    Sense.AGAIN: "again once_more one_more_time",
    Sense.LAST: "last last_one",
    Sense.REMIND: "reminder reminders notification notifications remind reminding subscribe",
    Sense.REMIND_ME: (
        "remind_me ping_me nudge_me alert_me notify_me wake_me dont_let_me_forget reminding_me"
    ),
    Sense.REMEMBER: "set add create make later set_up need",
    Sense.MUST: "have_to need_to must",
    Sense.ABOUT: "about of",
    Sense.STOP: (
        "stop dont dont_send dont_send_me do_not quit no no_more turn_off switch_off disable "
        "cancel off anymore any_more "
        "i_dont_want dont_want more end"
    ),
    Sense.UNPAUSE: "resume unpause unmute end_pause end_the_pause stop_the_pause",
    Sense.STOPPING: "stop turn_off switch_off disable cancel quit end pause anymore any_more",
    Sense.WHY: "why why_was_there why_is_there how_come",
    Sense.FOR_NOW: "for_now for_the_moment at_the_moment for_a_while temporarily",
    Sense.GRATEFUL: "thanks thank_you thx ty thank cheers",
    Sense.ON: "turn_on switch_on on resume enable restart start back_on subscribe i_want",
    Sense.PAUSE: "pause snooze hold mute",
    Sense.MESSAGES: "messages messaging messaging_me texting_me sending texting sending_me writing_me",
    Sense.UNSUBSCRIBE: "unsubscribe",
    Sense.CHANGE: (
        "change move shift set make switch update reschedule changed moved change_to raise raised "
        "lower lowered should_be went_up put send"
    ),
    Sense.PUT_OFF: "postpone push delay push_back postponed",
    Sense.IS: "is be should_be its now was",
    Sense.WRONG: "wrong not incorrect isnt",
    Sense.DUE_DAY: "due_date due_day due date day payment_date payment_day",
    Sense.CLOCK: "time times",
    Sense.EACH: (
        "amount each per_month monthly a_month every_month per_instalment payment instalment "
        "installment monthly_payment instalment_amount"
    ),
    Sense.DELETE: "delete remove drop erase get_rid_of take dont_track stop_tracking deleted",
    Sense.ERASE: "wipe erase clear forget close",
    Sense.LEAVE: "close_account close_my_account",
    Sense.MINE: (
        "me data info information account records everything everything_about_me all_my_data profile"
    ),
    Sense.SHOW: "show see view check list open display give look",
    Sense.LIST: "list loans loan_list debts payments bills instalments installments overview",
    Sense.WHICH: "what which whats",
    Sense.WHEN: "when whens",
    Sense.HOW_MUCH: "how_much total sum total_amount what_do_i_owe whats_my_total",
    Sense.OWE: ("owe owed due left debt total_debt outstanding overdue open what_do_i_owe whats_my_total"),
    Sense.HAVE: "my have do do_i i_do are still got",
    Sense.TOTAL: "total in_total altogether in_all overall sum total_debt",
    Sense.EXPORT: "export download",
    Sense.SETTINGS: "quiet_hours settings setting preferences options configure time_zone timezone zone",
    Sense.MENU: (
        "help menu commands main_menu features start instructions what_can_you_do what_can_i_do "
        "what_do_you_do what_can_u_do how_does_this_work how_does_it_work how_do_i_use_this "
        "how_do_i_use_it how_to_use what_is_this who_are_you list_of_commands what_are_the_commands "
        "help_me what_can_this_bot_do how_to_use_this"
    ),
    Sense.ADD: "add add_a_loan add_loan add_one new_loan add_another",
    Sense.SPEAK: (
        "speak use switch switch_to change change_to talk write answer reply language in version only set"
    ),
    Sense.ENGLISH: "english",
    Sense.TRADITIONAL: "traditional traditional_chinese traditional_characters",
    Sense.SIMPLIFIED: "simplified simplified_chinese simplified_characters chinese",
    Sense.MISTAKE: (
        "undo mistake wrong_button pressed_wrong_button i_pressed_the_wrong_button wrong_one "
        "take_it_back take_that_back go_back oops revert took_it_back misclicked by_mistake"
    ),
    Sense.YES: (
        "ok okay k kk y yes yep yeah yup sure right correct good great perfect fine confirm "
        "confirmed thats_right thats_correct looks_good looks_right all_good all_correct do_it "
        "go_ahead its_right its_correct right_it_is"
    ),
    Sense.SAVE: "save save_it save_this save_card save_that",
    Sense.NO: (
        "cancel never_mind nevermind forget_it dont_save dont_save_it do_not_save discard stop scrap "
        "drop_it leave_it abort nope no no_thanks"
    ),
    Sense.HELLO: (
        "hello hi hey hiya yo hullo greetings good_morning good_afternoon good_evening good_day "
        "are_you_there there hello_again bot everyone"
    ),
    Sense.THANKS: (
        "thanks thank_you thx ty thank thanks_a_lot got_it understood i_see thank_you_so_much cheers "
        "bye goodbye so_much very_much see_you you much"
    ),
}
