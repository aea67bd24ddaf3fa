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
    f"documents/{DOCUMENT}/chain",
    f"documents/{PLAN}/chain?way=up",
    f"documents/{DOCUMENT}/coverage",
    "documents/12-ctr-tu.an-thinh.2020/work",
    f"documents/{DOCUMENT}/citing",
    RELATION,
    "text?file=ke-hoach-64-kh-qu.txt&start=104&end=231",
    "bodies",
    "bodies/body.quoc-hoi",
    "bodies/Quận ủy Hạ Giang",
    "findings",
    "files",
    "loads",
    "corrections",
    f"correct?kind=same&about={DOCUMENT}",
    f"correct?kind=date&about={DOCUMENT}",
    "correct?kind=alias&about=Thành ủy An Thịnh",
)
