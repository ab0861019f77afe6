"""/add: the questions, the card and their buttons. What is asked next is decided in `services.adding`."""

from datetime import date

from bot.chat.phrases import local, money
from bot.chat.places import GENERAL, Place
from bot.chat.turn import Button, Rows, Turn, esc, in_rows
from bot.domain.dates import DateRule, Monthly, Once, occurrence, today_in
from bot.services.adding import KIND, Form, Reply, Step, from_draft, to_draft
from bot.store.base import Draft, Subscription


async def start(turn: Turn) -> None:
    """`/add`, guided or in one line."""
    reply = turn.services.adding.line(turn.args, _today(turn))
    await _ask(turn, reply)


async def with_lender(turn: Turn, lender_id: str) -> None:
    """`/add`, the lender being known already."""
    lender = turn.services.library.lenders[lender_id]
    await _ask(turn, turn.services.adding.with_lender(lender_id, lender.name.of(turn.language)))


async def change(turn: Turn, loan_id: int) -> bool:
    """Change a saved loan; False if there is none."""
    view = await turn.services.loans.find(turn.user, loan_id)
    if view is None:
        return False
    await _ask(turn, Reply(turn.services.adding.of_loan(view.loan)))
    return True


async def answer(turn: Turn, draft: Draft, *, unless_unread: bool) -> bool:
    """What the user typed while a form is open. False, and nothing said, if it is to be read otherwise.

    `unless_unread`: there is another way to read the text, to be taken where it answers no question.
    """
    form = from_draft(draft)
    if unless_unread and form.step in (Step.LENDER, Step.WHICH):
        return False  # any words could be a lender's name; these are about collection
    reply = turn.services.adding.text(form, turn.args, _today(turn))
    if unless_unread and reply.problem:
        return False
    await _ask(turn, reply)
    return True


async def press(turn: Turn, args: list[str]) -> None:
    """`new:<nonce>:<choice>[:<value>]`: buttons of an older form do nothing."""
    draft = await turn.services.store.draft(turn.user.id, turn.now)
    if draft is None or draft.kind != KIND or len(args) < 2 or draft.data["nonce"] != args[0]:
        await turn.toast(turn.texts("form-old"), alert=True)
        return
    await turn.toast()
    form = from_draft(draft)
    match args[1]:
        case "save" if form.step is Step.CARD:
            await _save(turn, form)
        case "cancel":
            await turn.services.store.drop_draft(turn.user.id)
            await turn.edit(turn.texts("cancel-done"))
        case choice:
            form = turn.services.adding.choose(form, choice, args[2] if len(args) > 2 else "", turn.language)
            await _ask(turn, Reply(form), edit=True)


async def _ask(turn: Turn, reply: Reply, *, edit: bool = False) -> None:
    turn.user = await turn.services.users.ensure(turn.user, turn.now)
    await turn.services.store.save_draft(to_draft(reply.form, turn.user.id, turn.now))
    text, rows = _question(turn, reply.form)
    if reply.unread:
        text = f"{turn.texts('form-unread', text=esc('、'.join(reply.unread)[:80]))}\n\n{text}"
    elif reply.problem:
        text = f"{turn.texts(f'form-problem-{reply.problem}')}\n\n{text}"
    await (turn.edit(text, rows) if edit else turn.reply(text, rows))


async def _save(turn: Turn, form: Form) -> None:
    t, services = turn.texts, turn.services
    if form.loan_id is None:
        loan = await services.loans.save(turn.user, form.draft(), turn.now)
    else:
        changed = await services.loans.change(turn.user, form.loan_id, form.draft(), turn.now)
        if changed is None:
            await turn.edit(t("loan-gone"))
            return
        loan = changed
    user = await services.users.find(turn.user.id, turn.language, turn.now)
    view = await services.loans.find(user, loan.id)
    lines = [t("saved", name=esc(loan.name))]
    rows: list[list[Button]] = []
    if user.subscription is not Subscription.ON:
        lines.append(t("list-off"))
        rows.append([Button(t("button-subscribe"), "sub")])
    elif view is not None and view.next_reminder is not None:
        moment = t.moment(local(view.next_reminder, user.preferences.zone))
        lines.append(t("next-at", moment=moment, zone=user.preferences.zone))
    else:
        lines.append(t("saved-silent"))
    lines.append(t("saved-then"))
    rows.append([Button(t("button-full-answer"), Place(target=loan.lender or GENERAL).data(turn.language))])
    rows.append([Button(t("button-loan"), f"loan:open:{loan.id}"), Button(t("button-list"), "loan:list")])
    await turn.edit("\n".join(lines), rows)


def _question(turn: Turn, form: Form) -> tuple[str, Rows]:
    """The question of the form's step, with its buttons."""
    t = turn.texts

    def button(key: str, choice: str, value: str = "") -> Button:
        return Button(t(key), f"new:{form.nonce}:{choice}:{value}".rstrip(":"))

    stop = button("button-cancel", "cancel")
    lenders = turn.services.library.lenders
    match form.step:
        case Step.LENDER:
            names = [
                Button(one.name.of(turn.language), f"new:{form.nonce}:lender:{one.id}")
                for one in lenders.values()
                if not one.brief
            ]
            return t("ask-lender"), [*in_rows(names), [stop]]
        case Step.WHICH:
            near = [
                Button(lenders[one].name.of(turn.language), f"new:{form.nonce}:lender:{one}")
                for one in form.near
            ]
            return t("ask-which", name=esc(form.name)), [
                *in_rows(near),
                [button("button-as-typed", "asis")],
                [stop],
            ]
        case Step.DATE:
            return t("ask-date", name=esc(form.name or "…")), [[stop]]
        case Step.EITHER:
            readings = [
                [
                    Button(
                        describe(turn, one.rule, day_named=one.offers_last_day),
                        f"new:{form.nonce}:reading:{position}",
                    )
                ]
                for position, one in enumerate(form.readings)
            ]
            return t("ask-either"), [*readings, [button("button-again", "again"), stop]]
        case Step.OVERDUE:
            day = t.day(_first(form))
            yes, no = button("button-overdue-yes", "overdue"), button("button-again", "again")
            return t("ask-overdue", day=day), [[yes], [no, stop]]
        case Step.AMOUNT:
            return t("ask-amount"), [[button("button-skip-amount", "skip")], [stop]]
        case Step.COUNT:
            return t("ask-count"), [[button("button-skip-count", "skip")], [stop]]
        case Step.FIELD:
            fields = [Step.LENDER, Step.DATE, Step.AMOUNT]
            if isinstance(form.rule, Monthly):
                fields.append(Step.COUNT)
            choices = [button(f"button-field-{field}", "field", field) for field in fields]
            return f"{_card(turn, form)}\n\n{t('ask-field')}", [
                *in_rows(choices),
                [button("button-back", "card"), stop],
            ]
        case Step.CARD:
            rows = [[button("button-save", "save"), button("button-change", "change"), stop]]
            if form.last_day:
                rows.append([button("button-last-day", "last")])
            return _card(turn, form), rows


def _card(turn: Turn, form: Form) -> str:
    """Everything that will be saved, dates in full."""
    t, draft, zone = turn.texts, form.draft(), turn.user.preferences.zone
    lender = turn.services.library.lenders.get(form.lender or "")
    lines = [
        f"<b>{t('card-title')}</b>",
        t("card-lender", name=esc(form.name)),
    ]
    if lender is None:
        lines.append(t("card-no-file"))
    elif lender.name.of(turn.language) != form.name:
        lines.append(t("card-file", name=esc(lender.name.of(turn.language))))
    lines.append(t("card-rule", rule=describe(turn, draft.rule, day_named=form.last_day)))
    lines.append(t("card-amount", money=money(t, form.amount)))
    if isinstance(draft.rule, Monthly):
        lines.append(t("card-count", count=form.count) if form.count else t("card-open-ended"))
    if isinstance(draft.rule, Monthly):
        ahead = (occurrence(draft.rule, number) for number in range(1, min(draft.count or 3, 3) + 1))
        lines += [t("card-dates"), *(f"  {t.day(day)}" for day in ahead if day is not None)]
    elif draft.rule.day < _today(turn):
        lines.append(t("card-overdue"))
    lines.append(t("card-zone", zone=zone))
    if form.last_day:
        lines.append(t("card-last-day"))
    return "\n".join(lines)


def describe(turn: Turn, rule: DateRule, *, day_named: bool = False) -> str:
    """A date rule in words. `day_named`: the user said "31", not "last day"."""
    t = turn.texts
    if isinstance(rule, Once):
        return t("rule-once", day=t.day(rule.day))
    if rule.anchor == 31 and not day_named:
        return t("rule-last", every=rule.every)
    return t("rule-monthly", day=rule.anchor, every=rule.every)


def _first(form: Form) -> date:
    rule = form.draft().rule
    return rule.day if isinstance(rule, Once) else rule.first


def _today(turn: Turn) -> date:
    return today_in(turn.now, turn.user.preferences.zone)
