"""Every view of the page over the demo corpus, as tests ask for it."""

DOCUMENT = "97-nq-tw.2021"
PLAN = "64-kh-qu.ha-giang.2020"
RELATION = "relation?start=12-ctr-tu.an-thinh.2020&label=IMPLEMENTS&end=97-nq-tw.2021"
VIEWS = (
    "",
    "documents",
    "documents?q=van+hoa",
    "documents?q=khongcogi",
    f"documents/{DOCUMENT}",
    f"documents/{PLAN}",
    "documents/2150-qd-ubnd.an-thinh.2022",
    f"documents/{DOCUMENT}/chain",
    f"documents/{PLAN}/chain?way=up",
    f"documents/{DOCUMENT}/coverage",
    "documents/12-ctr-tu.an-thinh.2020/work",
    f"documents/{DOCUMENT}/citing",
    RELATION,
    "relation?start=688-qd-ubnd.an-thinh.2024&label=AMENDS&end=2150-qd-ubnd.an-thinh.2022",
    "text?file=ke-hoach-64-kh-qu.txt&start=104&end=231",
    "bodies",
    "bodies/body.quoc-hoi",
    "bodies/body.ban-tuyen-giao-trung-uong",
    "bodies/Quận ủy Hạ Giang",
    "findings",
    "files",
    "loads",
    "corrections",
    f"correct?kind=same&about={DOCUMENT}",
    f"correct?kind=date&about={DOCUMENT}",
    "correct?kind=alias&about=Thành ủy An Thịnh",
)
