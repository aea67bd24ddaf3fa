"""Documents that have neither number nor fixed name and are known by type and title."""

import pytest
from sayings import cited, claims, plan
from texts import said


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        (
            "Thành phố đã ban hành Quy chế phối hợp giữa Sở Xây dựng và Công an thành phố.",
            "Quy chế phối hợp giữa Sở Xây dựng và Công an thành phố",
        ),
        (
            "Các quận thực hiện Hướng dẫn của Ban Tổ chức Trung ương về kiểm điểm cán bộ hằng năm.",
            "Hướng dẫn của Ban Tổ chức Trung ương về kiểm điểm cán bộ hằng năm",
        ),
        (
            "Năm nay đã phê duyệt Đề án chỉnh trang bến thủy ven sông Khê giai đoạn 2021-2025.",
            "Đề án chỉnh trang bến thủy ven sông Khê giai đoạn 2021-2025",
        ),
        (
            "Các quận thực hiện kế hoạch “Chỉnh trang bến thủy ven sông”.",
            "Kế hoạch Chỉnh trang bến thủy ven sông",
        ),
        (
            "Khi chấm điểm (đã ban hành Quy chế phối hợp giữa Sở Xây dựng và Công an thành phố) cộng thêm hai điểm.",
            "Quy chế phối hợp giữa Sở Xây dựng và Công an thành phố",
        ),
    ],
)
def test_a_document_that_exists(sentence: str, name: str) -> None:
    """A type in the middle of a sentence with a title of its own is a document, where the words say that it exists."""
    assert cited(plan("Đặc điểm.", sentence)) == [name]


@pytest.mark.parametrize(
    "sentence",
    [
        "Sở Xây dựng xây dựng Đề án chỉnh trang bến thủy ven sông Khê giai đoạn 2021-2025.",
        "Tham mưu ban hành Đề án chỉnh trang bến thủy ven sông Khê năm 2023.",
        "Nghiên cứu, đề xuất phê duyệt Đề án chỉnh trang bến thủy ven sông Khê.",
        "Các quận thực hiện Kế hoạch đã đề ra.",
        "Các quận thực hiện Quy chế làm việc.",
        "Các quận thực hiện kế hoạch chỉnh trang bến thủy ven sông Khê.",
        "Đề án chỉnh trang bến thủy ven sông Khê giai đoạn 2021-2025.",
        "Các quận thực hiện Đề án bến thủy.",
        "Sở Xây dựng đã ban hành Kế hoạch triển khai thực hiện Đề án.",
        "Các quận thực hiện Quy chế ban hành kèm theo Quyết định này.",
        "Các quận thực hiện Chuyên đề “Học tập và làm theo gương người tốt”.",
    ],
)
def test_what_is_none(sentence: str) -> None:
    """What is still to be written, documents in general, short titles and headings name no document."""
    assert cited(plan("Đặc điểm.", sentence)) == []


def test_the_title_is_its_own_and_the_name_is_whole() -> None:
    """The mention spans all words that name the document, with its issuer."""
    text = plan("Đặc điểm.", "Các quận thực hiện Hướng dẫn của Ban Tổ chức Trung ương về kiểm điểm cán bộ hằng năm.")
    (mention,) = said(text).references
    assert mention.span.of(text) == "Hướng dẫn của Ban Tổ chức Trung ương về kiểm điểm cán bộ hằng năm"
    assert (mention.type, mention.issuer, mention.title) == (
        "Hướng dẫn",
        "Ban Tổ chức Trung ương",
        "kiểm điểm cán bộ hằng năm",
    )


def test_two_documents_of_one_title() -> None:
    """In "Báo cáo, Tờ trình …" both are documents, each with the title."""
    names = cited(plan("Đặc điểm.", "Thành phố đã thông qua Báo cáo, Tờ trình tổng kết mô hình bến thủy ở Tây Khê."))
    assert names == ["Báo cáo tổng kết mô hình bến thủy ở Tây Khê", "Tờ trình tổng kết mô hình bến thủy ở Tây Khê"]


def test_what_comes_with_a_decision_is_a_document_that_it_approves() -> None:
    """A regulation that a numbered decision promulgates is known by its title, up to the decision."""
    text = plan(
        "Đặc điểm.", "Thực hiện Quy chế bến thủy ở Tây Khê ban hành kèm theo Quyết định số 935-QĐ/TU của Thành ủy."
    )
    assert cited(text) == ["Quy chế bến thủy ở Tây Khê", "935-QĐ/TU"]
    assert ("935-QĐ/TU", "APPROVES", "Quy chế bến thủy ở Tây Khê") in claims(text)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Kế hoạch của Thành ủy về chỉnh trang bến đò", "Kế hoạch của Thành ủy Minh Sơn về chỉnh trang bến đò"),
        ("Công văn ngày 12/5/2023 của Văn phòng Thành ủy", "Công văn ngày 12/5/2023 của Văn phòng Thành ủy Minh Sơn"),
        (
            "Kết luận của Ban Thường vụ Thành ủy ngày 2/3/2023",
            "Kết luận của Ban Thường vụ Thành ủy Minh Sơn ngày 2/3/2023",
        ),
        ("Nghị định của Chính phủ về bến thủy nội địa", "Nghị định của Chính phủ về bến thủy nội địa"),
    ],
)
def test_an_issuer_or_a_day_tells_a_document(words: str, name: str) -> None:
    """A type with its issuer and title, or its day, is one document wherever it stands in a sentence."""
    assert cited(plan(f"Các phường đối chiếu với {words}, rồi báo cáo.")) == [name]


@pytest.mark.parametrize(
    "words",
    [
        "các kế hoạch của Thành ủy về bến đò",
        "tham mưu Kế hoạch của Thành ủy về chỉnh trang bến đò",
        "dự thảo Nghị quyết của HĐND thành phố về phí bến đò",
        "dự án Luật Bến thủy nội địa",
        "Kế hoạch này của Thành ủy",
    ],
)
def test_several_or_future_documents_are_none(words: str) -> None:
    """Documents in general and what is still to be written are no documents, whoever is to issue them."""
    assert cited(plan(f"Các phường cho ý kiến về {words}.")) == []


def test_two_titles_in_quotation_marks_are_two_documents() -> None:
    """Each title in quotation marks names a document of the type before it."""
    sentence = "Triển khai Đề án “Chỉnh trang bến thủy sông Khê” và Kế hoạch “Xây dựng kho lạnh nghề cá”."
    assert cited(plan("Đặc điểm.", sentence)) == [
        "Đề án Chỉnh trang bến thủy sông Khê",
        "Kế hoạch Xây dựng kho lạnh nghề cá",
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Sở Xây dựng xây dựng Đề án “Chỉnh trang bến thủy ven sông Khê”.",
        "Sở Xây dựng chủ trì xây dựng, trình Thành ủy ban hành Đề án chỉnh trang bến thủy ven sông Khê năm 2023.",
    ],
)
def test_what_is_still_to_be_written(sentence: str) -> None:
    """A scheme that an office is told to draw up is none yet, quoted or not, and whoever is to issue it."""
    assert cited(plan("Đặc điểm.", sentence)) == []
