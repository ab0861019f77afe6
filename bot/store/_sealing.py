"""Files encrypted to an age key, in the format that other tools read. Knows no database.

pyrage is imported when it is needed, which is once a day at most: the bot starts without it.
"""

from pathlib import Path
from typing import Any, Final

from bot.store.records import CopyError

_HEADER: Final = b"age-encryption.org/v1"


def recipient_problem(recipient: str) -> str | None:
    """What is wrong with an age public key."""
    try:
        _recipient(recipient)
    except CopyError as error:
        return str(error)
    return None


def seal(source: Path, target: Path, recipient: str) -> None:
    """Encrypt one file into another, piece by piece. Raises CopyError."""
    from pyrage import EncryptError, encrypt_io

    key = _recipient(recipient)
    # Not encrypt_file: it holds Python's lock to the end, and all else in this process would stand still.
    with source.open("rb") as plain, target.open("r+b") as sealed:
        try:
            encrypt_io(plain, sealed, [key])
        except EncryptError as error:
            raise CopyError(f"{target}: {error}") from error


def is_sealed(path: Path) -> bool:
    """Whether it was encrypted with age."""
    with path.open("rb") as file:
        return file.read(len(_HEADER)) == _HEADER


def unseal(source: Path, target: Path, identity: Path) -> None:
    """Decrypt one file into another with what `identity` holds, as age-keygen writes it. Raises CopyError."""
    from pyrage import DecryptError, decrypt_io

    keys = _identities(identity)
    with source.open("rb") as sealed, target.open("r+b") as plain:
        try:
            decrypt_io(sealed, plain, keys)
        except (DecryptError, OSError) as error:
            raise CopyError(f"{source}: can't be decrypted with {identity}: {error}") from error


def _recipient(text: str) -> Any:
    from pyrage import RecipientError, x25519

    try:
        return x25519.Recipient.from_str(text)
    except RecipientError:
        raise CopyError('backup.recipient: expected an age public key such as "age1…"') from None


def _identities(file: Path) -> list[Any]:
    """The secret keys in a file; a line that begins with # says something to people."""
    from pyrage import IdentityError, x25519

    try:
        lines = file.read_text(encoding="utf-8").split()
        keys = [line for line in lines if line.startswith("AGE-SECRET-KEY-")]
        found = [x25519.Identity.from_str(key) for key in keys]
    except OSError as error:
        raise CopyError(f"{file}: {error.strerror or error}") from None
    except (UnicodeDecodeError, IdentityError):
        found = []
    if not found:
        raise CopyError(f"{file}: expected an age identity: a line AGE-SECRET-KEY-…")
    return found
