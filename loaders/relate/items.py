"""The words that open, part and end the items of preambles and openings, and the headings above their lists."""

import re
from functools import cache

from ..know.alternatives import alternatives
from ..know.vocabulary import type_words, types_by_word
from ..know.words import any_of

OTHERS_ACT = re.compile(
    rf",\s+(?:các|những|mỗi|từng|nhiều) (?!(?:văn bản|{type_words('carries_out')})(?!\w))"
    r"[^,;.:]{1,80}?\s(?:đã |sẽ )?(?:triển khai|thực hiện|ban hành|xây dựng|tổ chức|đạt|tập trung)(?!\w)",
    re.IGNORECASE,
)
#: a heading under which the lines say what a document is for
AIM = re.compile(
    r"\W*(?:\d+(?:\.\d+)*\.?|[IVX]+[.-]|[a-zđ]\))?\W*(?:mục đích|mục tiêu)(?:,? yêu cầu| chung)?\W*$", re.I
)
#: what is no heading of the list of aims any more
OTHER = re.compile(
    r"\W*(?:\d+(?:\.\d+)*\.?|[ivx]+[.-]|[a-zđ]\))?\W*(?:yêu cầu|nội dung|nhiệm vụ|mục tiêu cụ thể|phạm vi)"
)
#: "Kế hoạch này được xây dựng nhằm" (hoàn thành mục tiêu mà A đề ra)
PURPOSE = re.compile(
    rf"\W*(?:\d+(?:\.\d+)*[.)]\s+)?(?:Việc ban hành )?(?P<type>{type_words()}) này "
    r"(?:được (?:ban hành|xây dựng|đề ra|lập|triển khai) )?(?P<cue>nhằm|để|là bước)"
    rf"(?! (?:{any_of('amends', 'supersedes', 'repeals')}|hướng dẫn|trả lời|phê duyệt)(?!\w))(?!\w)",
    re.IGNORECASE,
)
AT_THE_SAME_TIME = re.compile(r"[,;] đồng thời ")
CARRIES_OUT = re.compile(
    r"(?<!\w)(?:thực hiện|triển khai|cụ thể hóa|hoàn thành|đạt|xác định|đề ra|đặt ra|đưa|góp phần|mục tiêu)(?!\w)"
)
#: what stands between "Căn cứ" and a document that is no ground itself
OF_OTHERS = re.compile(
    r"(?<!\w)(?:kết quả(?! (?:lấy|biểu quyết|thẩm định|thẩm tra)(?!\w))|tình hình(?! thực tế)"
    r"|quán triệt|trường hợp|(?:nêu |nói )?trên(?= *,)|thực hiện|triển khai)(?!\w)",
    re.IGNORECASE,
)
#: where a further item may open in one sentence: "Căn cứ A; Xét B", "Để thực hiện A, căn cứ B và xét đề nghị"
NEXT_PART = re.compile(
    r"[;.]\s+(?=[A-ZĐtcđnxsbvk])"
    r"|,\s+(?:và\s+)?(?=[A-ZĐ]|căn cứ |xét đề nghị |theo (?:đề nghị|tinh thần|chỉ đạo|ý kiến|kết luận) "
    rf"|theo (?i:{type_words('law')}) |sau khi |trên cơ sở |được sự |bám sát |kế thừa |tiếp nối |tham khảo "
    r"|tiếp theo (?:các )?(?i:công|văn|chỉ))"
    r"|,\s+(?=(?:đồng thời )?(?:để |nhằm )?(?:tiếp tục )?(?:thực hiện|triển khai)"
    rf"(?: {any_of('filler')})*? (?:các )?(?i:{type_words('carries_out')}) )"
    r"|\svà\s+(?=xét đề nghị |theo đề nghị |trả lời (?i:công|văn)|để |nhằm |sau khi |trên cơ sở |được sự "
    r"|tiếp theo |theo hướng dẫn )"
    r"|\svà\s+(?=(?:cụ thể hóa|chấp hành|thi hành|thực hiện|triển khai|triển khai thực hiện) (?:các )?"
    rf"(?i:{type_words('carries_out')}) số \d)"
)
#: what a sentence says that tells what was done
LATELY = re.compile(r"(?<!\w)(?:năm|thời gian|nhiệm kỳ)(?: vừa)? qua(?!\w)", re.IGNORECASE)
PAST = re.compile(rf"{LATELY.pattern}|,\s+[^,;.]{{2,80}}\sđã\s", re.IGNORECASE)
#: what a letter says with its point: "có ý kiến như sau:"
AS_FOLLOWS = re.compile(r"[^.;\n]{0,80}?(?:như sau|sau đây)(?!\w)", re.IGNORECASE)
#: who goes on to tell others what to do: "UBND phường yêu cầu", "Sở Nội vụ đề nghị các"
ORDERS = re.compile(
    r"[A-ZĐÁÂÔƯÝỦ][^;.:,(]{2,120}? (?:yêu cầu(?! của)|chỉ đạo|giao "
    r"|đề nghị (?=các |những |thủ trưởng |giám đốc |chủ tịch ))"
)
#: what ends a sentence before one that opens an item: ". Thực hiện A", "Xác định rõ …, thực hiện A"
SENTENCE = re.compile(
    r"\.\s+(?=(?:Để|Nhằm|Thực hiện|Triển khai|Thi hành|Chấp hành|Tiếp tục|Quán triệt|Bám sát|Căn cứ|Trên cơ sở"
    r"|Sau khi|Xem xét|Xét đề nghị|Theo đề nghị|Được sự|Tại (?:phiên|cuộc) họp"
    r"|Trên tinh thần|Vận dụng|Với|Hưởng ứng|Cụ thể hóa|Xuất phát từ|Đối chiếu) )"
    r"|;\s+(?=(?:đồng thời|thực hiện|triển khai|căn cứ|quán triệt) )"
    r"|,\s+(?=(?:đồng thời|quán triệt|trên cơ sở|căn cứ|được sự|theo đề nghị|theo chỉ đạo) )"
    r"|,\s+(?=(?:để |nhằm )?(?:tiếp tục )?(?:thực hiện|triển khai|cụ thể hóa)"
    rf"(?: {any_of('filler')})*? (?:các )?(?i:{type_words('carries_out')}) )"
)
#: what is done beside: "thực hiện A gắn với thực hiện B"
TIED = re.compile(
    r"(?<!\w)(?:gắn (?:kết )?(?:chặt chẽ )?|kết hợp )với (?:việc )?(?:tiếp tục )?"
    rf"(?:thực hiện|triển khai|{type_words()})(?!\w)",
    re.IGNORECASE,
)
#: a heading under which the lines are grounds
_GROUNDS = re.compile(
    r"\W*(?:(?:[IVX]+|\d+(?:\.\d+)*|[A-Zđa-z])[.)/-]\s*)?(?:(?:những|các)\s+)?"
    r"(?:căn cứ(?: [^\W\d]+){0,6}"
    r"|cơ sở (?:chính trị|pháp lý|pháp luật|xây dựng|ban hành|đề xuất|lập)(?: [^\W\d]+|,){0,6})\W*",
    re.IGNORECASE,
)
#: who acts now, to carry out what a later sentence names; what somebody has done already is told of him alone
WHO_ACTS = re.compile(rf"(?<!\w)(?<!đã ){any_of('speaks now', 'acts')}(?!\w)")
#: a sentence that names below what its plan is for
TO_CARRY_OUT = re.compile(
    rf"(?<!\w){any_of('speaks now', 'acts')}(?!\w)[^;.]*?(?<!\w)"
    r"(?:thực hiện|triển khai|cụ thể hóa|thi hành|vào cuộc sống|nhằm|giao)(?!\w)[^;.]{0,80}:\Z"
)
#: a heading under which the lines are what is carried out
_CARRIED_OUT = re.compile(
    r"\W*(?:(?:[IVX]+|\d+(?:\.\d+)*|[A-Zđa-z])[.)/-]\s*)?(?:(?:những|các)\s+)?văn bản (?:được |cần )?"
    r"(?:tổ chức )?(?:triển khai|thực hiện)(?: thực hiện)?\W*",
    re.IGNORECASE,
)
#: the rest of a line behind "căn cứ", below it the documents: " các văn bản sau:"
DOCUMENTS_BELOW = re.compile(
    rf"(?: vào)?(?: (?:các|những|một số))? (?:văn bản|quy định|{type_words('grouped')})(?: [^\W\d]+){{0,6}}\s*:\s*",
    re.I,
)


def listed_below(line: str) -> str | None:
    """What a heading says of the documents listed below it; plain words are looked for first."""
    small = line.lower()
    if ("căn cứ" in small or "cơ sở" in small) and _GROUNDS.fullmatch(line):
        return "BASED_ON"
    return "IMPLEMENTS" if "văn bản" in small and _CARRIED_OUT.fullmatch(line) else None


@cache
def type_word() -> re.Pattern[str]:
    """A word for a type, with "các" or "và" before it."""
    words = sorted(types_by_word(), key=len, reverse=True)
    return re.compile(r"(?:các |và )?" + alternatives(words) + r"(?!\w)", re.IGNORECASE)
