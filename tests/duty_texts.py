"""Small texts that set tasks and name who is told of them."""

PLAN = """TỈNH ỦY LAM THỦY
*
Số 41-KH/TU
Lam Thủy, ngày 03 tháng 02 năm 2021

KẾ HOẠCH
về giữ đê

III. TỔ CHỨC THỰC HIỆN

1. Các {group} tuần tra

Theo dõi, đôn đốc việc giữ đê.

Nơi nhận:
- Các {group} tuần tra (để thực hiện).

T/M TỈNH ỦY

PHỤ LỤC

TT\tNội dung\tCơ quan chủ trì
1\tĐề án: Kè đá.\tUBND tỉnh
"""
#: one plan, another of the next number in which the group is written in other letters, and a letter that names the plan
TEXTS = (
    PLAN.format(group="Tổ"),
    PLAN.format(group="tổ").replace("41-KH", "42-KH"),
    "TỈNH ỦY LAM THỦY\nSố 9-CV/TU\n\nThực hiện Kế hoạch số 41-KH/TU ngày 03/02/2021 của Tỉnh ủy Lam Thủy.\n",
)
