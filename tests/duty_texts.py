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

#: a programme with rows and a target, and a report of what was issued for a row and how far the target is reached
RESULTS = (
    """TỈNH ỦY LAM THỦY
*
Số 51-CTr/TU
Lam Thủy, ngày 03 tháng 02 năm 2021

CHƯƠNG TRÌNH
về giữ gìn đê điều

II. CHỈ TIÊU

1. Đến năm 2025, ít nhất 80% tuyến đê cấp ba được kiên cố hóa mặt đê.

T/M TỈNH ỦY

PHỤ LỤC

TT\tNội dung\tCơ quan chủ trì
1\tĐề án: Xây dựng đội tuần tra canh gác đê điều mùa nước lớn.\tUBND tỉnh
2\tKế hoạch di dời hộ dân sống trong hành lang thoát lũ.\tUBND tỉnh
""",
    """TỈNH ỦY LAM THỦY
*
Số 78-BC/TU
Lam Thủy, ngày 10 tháng 3 năm 2023

BÁO CÁO
kết quả thực hiện Chương trình số 51-CTr/TU

Tỉnh ủy đã lãnh đạo thực hiện Chương trình số 51-CTr/TU ngày 03/02/2021 của Tỉnh ủy Lam Thủy.

Ban Thường vụ Tỉnh ủy ban hành Đề án số 15-ĐA/TU ngày 12/5/2022 về xây dựng đội tuần tra canh gác đê điều mùa nước lớn.

Đến nay có 84,5% tuyến đê cấp ba được kiên cố hóa mặt đê.
""",
)
