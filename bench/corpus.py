"""Directives of an invented country district by district, as many as wanted and the same for the same seed.

They have what costs time in real ones: a header, references in several spellings, relations, a list of
numbers that share a sign, footnotes, and paragraphs that say nothing about any document.
"""

import datetime
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PLACES = [f"{first} {second}" for first in ("An", "Bình", "Cẩm", "Đông", "Hòa", "Kim", "Long", "Minh", "Phú", "Tân")
          for second in ("Châu", "Dương", "Hà", "Khê", "Lâm", "Sơn", "Thành", "Vân")]  # fmt: skip
SUBJECTS = (
    "phát triển kinh tế tập thể", "chuyển đổi số", "bảo vệ nguồn nước", "xây dựng nông thôn mới",
    "cải cách hành chính", "phòng, chống thiên tai", "đào tạo nghề cho thanh niên", "quản lý đất công",
)  # fmt: skip
FILLERS = (
    "Các đơn vị rà soát nhiệm vụ được giao, xác định rõ người phụ trách, thời hạn và kết quả cần đạt trong từng quý.",
    "Công tác tuyên truyền được đổi mới, gần dân, dễ hiểu, chú trọng những gương làm tốt ở thôn, tổ dân phố.",
    "Việc kiểm tra phải có trọng tâm, tránh chồng chéo; nơi nào làm tốt thì nhân rộng, nơi nào chậm thì nhắc nhở.",
    "Nguồn lực được bố trí theo thứ tự ưu tiên, công khai cho người dân biết và cùng giám sát trong suốt quá trình.",
    "Đến cuối năm, tỷ lệ hồ sơ giải quyết đúng hạn đạt từ 95% trở lên, tăng 4,5% so với cùng kỳ năm trước.",
)
START = datetime.date(2021, 3, 1)


@dataclass(frozen=True, slots=True)
class Directive:
    """What a generated document is, enough to be cited by later ones."""

    kind: str
    number: str
    day: datetime.date
    issuer: str
    subject: str
    level: int

    @property
    def cited(self) -> str:
        """The way in which other documents write it."""
        return f"{self.kind} số {self.number}, ngày {self.day.day}/{self.day.month}/{self.day.year} của {self.issuer}"


#: level -> (kind, form of the number, issuer); ``{}`` is the serial
FORMS = (
    ("Nghị quyết", "{}-NQ/TW", "Ban Chấp hành Trung ương"),
    ("Kế hoạch", "{}-KH/TU", "Ban Thường vụ Thành ủy {place}"),
    ("Kế hoạch", "{}-KH/QU", "Ban Thường vụ Quận ủy {place}"),
    ("Kế hoạch", "{}/KH-UBND", "Ủy ban nhân dân quận {place}"),
)
SHARES = (0.01, 0.09, 0.45, 0.45)


def directives(count: int, seed: int) -> Iterator[tuple[str, str]]:
    """File names and texts of ``count`` directives; each cites only earlier ones."""
    chance = random.Random(seed)  # noqa: S311 -- no secret
    known: list[list[Directive]] = [[] for _ in FORMS]
    for index in range(count):
        level = chance.choices(range(len(FORMS)), SHARES)[0] if index > len(FORMS) else min(index, len(FORMS) - 1)
        directive = _directive(index, level, chance)
        yield f"{index:06}.txt", _text(directive, known, chance)
        known[level].append(directive)


def write(folder: Path, count: int, seed: int) -> list[Path]:
    """The same as files of a folder, in the order in which they were made."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for name, text in directives(count, seed):
        paths.append(folder / name)
        paths[-1].write_text(text, encoding="utf-8")
    return paths


class _Above(Sequence[Directive]):
    """What stands on some levels, one after the other; to join the lists for every text would cost more and more."""

    def __init__(self, levels: list[list[Directive]]) -> None:
        self._levels = levels

    def __len__(self) -> int:
        return sum(map(len, self._levels))

    def __getitem__(self, index: Any) -> Any:
        for level in self._levels:
            if index < len(level):
                return level[index]
            index -= len(level)
        raise IndexError(index)


def _directive(index: int, level: int, chance: random.Random) -> Directive:
    kind, form, issuer = FORMS[level]
    place = chance.choice(PLACES)
    day = START + datetime.timedelta(days=index % 1500)
    return Directive(
        kind, form.format(chance.randint(1, 400)), day, issuer.format(place=place), chance.choice(SUBJECTS), level
    )


def _text(directive: Directive, known: list[list[Directive]], chance: random.Random) -> str:
    above = _Above(known[: directive.level]) if directive.level and known[0] else known[0]
    basis = chance.choices(above, k=2) if above else []
    cited = chance.choices(above, k=3) if above else []
    lines = [
        *_header(directive),
        f"về thực hiện {basis[0].cited if basis else 'chủ trương chung'} về {directive.subject}",
        "-----",
        *(f"Thực hiện {each.cited} về {each.subject}, {directive.issuer} ban hành văn bản này:" for each in basis),
        "I- MỤC ĐÍCH, YÊU CẦU",
        *chance.choices(FILLERS, k=8),
        "II- NHIỆM VỤ VÀ GIẢI PHÁP",
        *(_task(mark, each, chance) for mark, each in enumerate(cited, 1)),
        *(f"<sup>{mark}</sup> {each.kind} số {each.number} về {each.subject}." for mark, each in enumerate(cited, 1)),
        *chance.choices(FILLERS, k=8),
        *_supersession(directive, known, chance),
        "Nơi nhận:\n- Như kính gửi,\n- Lưu Văn phòng.",
        f"T/M {directive.issuer.upper()}\n",
    ]
    return "\n".join(lines)


def _task(mark: int, cited: Directive, chance: random.Random) -> str:
    return f"{mark}. {chance.choice(FILLERS)} Tiếp tục phối hợp theo {cited.cited}<sup>{mark}</sup>."


def _header(directive: Directive) -> list[str]:
    day = directive.day
    return [
        directive.issuer.upper(),
        f"Số {directive.number}",
        f"{' '.join(directive.issuer.split()[-2:])}, ngày {day.day} tháng {day.month} năm {day.year}",
        directive.kind.upper(),
    ]


def _supersession(directive: Directive, known: list[list[Directive]], chance: random.Random) -> list[str]:
    earlier = known[directive.level]
    if not earlier or chance.random() > 0.05:
        return []
    return [f"Kế hoạch này thay thế {chance.choice(earlier).cited}."]
