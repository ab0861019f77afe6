"""A small World with a real Application: echoes, counts with a button, and sends what was planned."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

from telegram import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import (
    Application,
    ApplicationBuilder,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    filters,
)

from bot.emulator.botapi import BotApi
from bot.emulator.request import EmulatedRequest

START = datetime(2026, 11, 22, 1, 0, tzinfo=UTC)  # 09:00 in Shanghai, a Sunday


class EchoWorld:
    """`planned`: what is to be sent to user 1, and when. `stuck`: what is due can't be sent."""

    def __init__(self) -> None:
        self.now = START
        self.api = BotApi(lambda: self.now)
        self.planned: list[tuple[datetime, str]] = []
        self.stops: list[datetime] = []
        self.stuck = False
        request = EmulatedRequest(self.api)
        builder = ApplicationBuilder().token("1:token").request(request).get_updates_request(request)
        self.app: Application[Any, Any, Any, Any, Any, Any] = builder.updater(None).job_queue(None).build()
        self.app.add_handler(CommandHandler("menu", _menu))
        self.app.add_handler(CommandHandler("link", _link))
        self.app.add_handler(CommandHandler("file", _file))
        self.app.add_handler(CommandHandler("silence", _silence))
        self.app.add_handler(MessageHandler(filters.TEXT, _echo))
        self.app.add_handler(CallbackQueryHandler(_count))

    async def handle(self, update: dict[str, Any]) -> None:
        await self.app.process_update(Update.de_json(update, self.app.bot))

    async def next_due(self) -> datetime | None:
        return min((at for at, _ in self.planned), default=None)

    async def advance(self, to: datetime) -> None:
        self.now = to
        self.stops.append(to)
        for item in sorted(item for item in self.planned if item[0] <= to and not self.stuck):
            self.planned.remove(item)
            await self.app.bot.send_message(1, item[1])

    async def jump(self, to: datetime) -> None:
        await self.advance(to)


@asynccontextmanager
async def echo_world() -> AsyncIterator[EchoWorld]:
    world = EchoWorld()
    async with world.app:
        yield world


async def _echo(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.effective_message
    user = update.effective_user
    assert user
    text = (update.effective_message.text or "")[:2000]
    await update.effective_message.reply_text(f"{user.id}/{user.language_code}: {text}")


async def _menu(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.effective_message
    await update.effective_message.reply_text("选择", reply_markup=_keyboard(0))


async def _link(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.effective_message
    await update.effective_message.reply_html(
        '😀 看<a href="https://www.example.com/">这里</a> &amp; <b>那里</b>',
        reply_markup=InlineKeyboardMarkup(
            [
                [
                    InlineKeyboardButton("官网", url="https://www.example.com/"),
                    InlineKeyboardButton("复制", copy_text=CopyTextButton("照着念\n两行")),
                ]
            ]
        ),
    )


async def _file(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.effective_message
    await update.effective_message.reply_document(b"x" * 1234, filename="loans.ics", caption="日历")


async def _silence(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.effective_message
    if context.args:
        await update.effective_message.delete()


async def _count(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    query = update.callback_query
    assert query
    if query.data == "ignore":
        return
    if query.data == "stop":
        await query.answer("已停", show_alert=True)
        await query.edit_message_text("停了")
        return
    await query.answer("好")
    number = int(query.data or "")
    await query.edit_message_text(f"第{number}次", reply_markup=_keyboard(number))


def _keyboard(number: int) -> InlineKeyboardMarkup:
    rows = [
        [
            InlineKeyboardButton("再来", callback_data=str(number + 1)),
            InlineKeyboardButton("停", callback_data="stop"),
        ],
        [InlineKeyboardButton("没反应", callback_data="ignore")],
    ]
    return InlineKeyboardMarkup(rows)
