"""What the labels of edges mean: for people in two languages, and in the terms of linked data.

Terms are those of the European Legislation Identifier (``eli``) where it has one. CONTINUES and the
relations of duty have none; the project's own name stands there.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EdgeLabel:
    """A label, read from its start (``vietnamese``, ``english``) and from its end (``…_inverse``)."""

    label: str
    vietnamese: str
    english: str
    vietnamese_inverse: str
    english_inverse: str
    term: str | None = None


LABELS: tuple[EdgeLabel, ...] = (
    EdgeLabel("IMPLEMENTS", "thực hiện", "implements", "được thực hiện bởi", "is implemented by", "eli:implements"),
    EdgeLabel("CONTINUES", "tiếp tục thực hiện", "continues", "được tiếp tục bởi", "is continued by"),
    EdgeLabel("SUPERSEDES", "thay thế", "supersedes", "được thay thế bởi", "is superseded by", "eli:repeals"),
    EdgeLabel("AMENDS", "sửa đổi, bổ sung", "amends", "được sửa đổi bởi", "is amended by", "eli:amends"),
    EdgeLabel("REPEALS", "bãi bỏ", "repeals", "bị bãi bỏ bởi", "is repealed by", "eli:repeals"),
    EdgeLabel("SUSPENDS", "đình chỉ, tạm dừng", "suspends", "bị đình chỉ, tạm dừng bởi", "is suspended by"),
    EdgeLabel("APPROVES", "phê duyệt, ban hành", "approves", "được phê duyệt bởi", "is approved by"),
    EdgeLabel("GUIDES", "hướng dẫn", "guides", "được hướng dẫn bởi", "is guided by"),
    EdgeLabel("BASED_ON", "căn cứ", "is based on", "là căn cứ của", "is the basis of", "eli:based_on"),
    EdgeLabel("REPLIES_TO", "trả lời", "replies to", "được trả lời bởi", "is answered by"),
    EdgeLabel("REVIEWS", "sơ kết, tổng kết", "reviews", "được sơ kết, tổng kết bởi", "is reviewed by"),
    EdgeLabel("CITES", "nhắc đến", "cites", "được nhắc đến trong", "is cited by", "eli:cites"),
    EdgeLabel("ISSUED_BY", "do … ban hành", "is issued by", "ban hành", "issues", "eli:passed_by"),
    EdgeLabel("NAMES", "nêu tên", "names", "được nêu tên trong", "is named by", "schema:mentions"),
    EdgeLabel("SENT_TO", "gửi", "is sent to", "nhận", "receives"),
    EdgeLabel("SET_BY", "được đặt ra trong", "is set by", "đặt ra", "sets"),
    EdgeLabel("LEADS", "chủ trì", "leads", "do … chủ trì", "is led by"),
    EdgeLabel("COORDINATES", "phối hợp", "coordinates", "có sự phối hợp của", "is coordinated by"),
    EdgeLabel("ADVISES", "tham mưu", "advises", "do … tham mưu", "is advised by"),
    EdgeLabel("MONITORS", "theo dõi, giám sát", "monitors", "được theo dõi bởi", "is monitored by"),
    EdgeLabel("CARRIES_OUT", "tổ chức thực hiện", "carries out", "được tổ chức thực hiện bởi", "is carried out by"),
    EdgeLabel("REALISES", "cụ thể hóa", "realises", "được cụ thể hóa bởi", "is realised by"),
    EdgeLabel("CONCERNS", "liên quan đến", "concerns", "được nêu trong nhiệm vụ", "is concerned by"),
    EdgeLabel("REPORTS", "báo cáo kết quả", "reports", "có kết quả trong", "is reported by"),
    EdgeLabel("PART_OF", "thuộc", "is part of", "gồm có", "has part"),
    EdgeLabel("SUCCEEDED_BY", "được kế tục bởi", "is succeeded by", "kế tục", "succeeds"),
    EdgeLabel("GOVERNS", "quản lý địa bàn", "governs", "thuộc quản lý của", "is governed by"),
    EdgeLabel("WITHIN", "nằm trong", "lies within", "có", "contains"),
)

LABEL_OF: dict[str, EdgeLabel] = {entry.label: entry for entry in LABELS}

#: Relations that carry a chain from the centre to the ward, and back.
LINEAGE: tuple[str, ...] = (
    "AMENDS",
    "APPROVES",
    "BASED_ON",
    "CONTINUES",
    "GUIDES",
    "IMPLEMENTS",
    "REPEALS",
    "REPLIES_TO",
    "REVIEWS",
    "SUPERSEDES",
    "SUSPENDS",
)

#: The other relations, none of which says what a document comes from or leads to.
NOT_LINEAGE: tuple[str, ...] = (
    # to name a document is not yet to follow from it
    "CITES",
    # to and between bodies and places
    *("ISSUED_BY", "NAMES", "SENT_TO", "PART_OF", "SUCCEEDED_BY", "GOVERNS", "WITHIN"),
    # of tasks and targets
    *("SET_BY", "LEADS", "COORDINATES", "ADVISES", "MONITORS", "CARRIES_OUT", "REALISES", "CONCERNS", "REPORTS"),
)


def phrase(label: str, *, inverse: bool = False) -> tuple[str, str]:
    """How to say the label in Vietnamese and in English; an unknown label says itself."""
    entry = LABEL_OF.get(label)
    if entry is None:
        return label, label
    return (entry.vietnamese_inverse, entry.english_inverse) if inverse else (entry.vietnamese, entry.english)
