"""How a member of staff corrects a post, or takes it back."""

from tests.chat.desk.work import Member
from tests.chat.reader import Reader

NEW = "Nyt hold om tirsdagen\n\nVi tog fejl af dagen. Kom, som du er, og tag en ven med."


def read(readers: list[Reader]) -> list[str]:
    """The last message of each, between the sender and the contact line."""
    return [reader.screen.text.split("\n\n", 1)[1].rpartition("\n\n")[0] for reader in readers]


async def mends(member: Member, text: str = NEW) -> None:
    """Correct the post that is on the screen."""
    await member.taps("Ret")
    await member.says(text)
    await member.sees("Sådan kommer det til at se ud")
    await member.taps(member.labels[0])
    assert member.screen.text.startswith("Sidste spørgsmål: Teksten bliver rettet hos")
    await member.taps(member.labels[0])
    assert member.screen.text.startswith("Rettelsen er på vej.")


async def takes_back(member: Member, count: int) -> None:
    await member.taps("Tag tilbage")
    assert f"tilbage hos {count} læsere?" in member.screen.text
    await member.taps("Ja")
    assert member.screen.text.startswith(f"Sidste spørgsmål: Opslaget forsvinder hos {count}")
    await member.taps(f"Tag tilbage hos {count} læsere")
    assert member.screen.text.startswith("Opslaget bliver taget tilbage.")
