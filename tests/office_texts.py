"""Offices of the invented province Lam Thủy, documents above theirs, and what a document of theirs says of itself."""

from sayings import claims
from texts import Office, directive

COMMUNE = Office("HUYỆN ỦY BÌNH LÃNG\nĐẢNG ỦY XÃ KHÊ SƠN", "Đảng ủy", "Khê Sơn")
COUNTY = Office("TỈNH ỦY LAM THỦY\nHUYỆN ỦY BÌNH LÃNG", "Huyện ủy", "Bình Lãng")
STATE = Office("ỦY BAN NHÂN DÂN\nTỈNH LAM THỦY", "UBND tỉnh", "Lam Thủy")
DEPARTMENT = Office("UBND TỈNH LAM THỦY\nSỞ NỘI VỤ", "Sở Nội vụ", "Lam Thủy")

A = "Nghị quyết số 95-NQ/TW, ngày 22/12/2024 của Bộ Chính trị về phát triển nghề cá"
B = "Chương trình hành động số 48-CTr/TU, ngày 14/02/2025 của Ban Chấp hành Đảng bộ tỉnh"
C = "Nghị quyết số 73/NQ-CP ngày 09/01/2025 của Chính phủ"
D = "Kế hoạch số 219/KH-UBND ngày 20/3/2025 của UBND tỉnh"
E = "Kết luận số 127-KL/TW, ngày 28/02/2025 của Ban Bí thư"

#: what the documents above are called in the cases
NAMES = {"A": "95-NQ/TW", "B": "48-CTr/TU", "C": "73/NQ-CP", "D": "219/KH-UBND", "E": "127-KL/TW"}


def own(kind: str, number: str, office: Office, title: str, *lines: str) -> dict[str, set[str]]:
    """What a document of May 2025 says of itself: relation → the documents' letters, or their numbers."""
    text = directive(kind, number, office, "12/5/2025", title, lines)
    letters = {number: letter for letter, number in NAMES.items()}
    found: dict[str, set[str]] = {}
    for subject, relation, target in claims(text):
        if subject == "own":
            found.setdefault(relation, set()).add(letters.get(target, target))
    return found
