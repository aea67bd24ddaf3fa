"""Blocks: where one ends, however its lines were cut."""

import pytest

from loaders.clean.blocks import blocks, text_lines

PAGE = """Điều 1. Bến đò

1. Sở Xây dựng hướng dẫn việc mở bến đò theo quy định tại
{cut}

2. Sở Y tế tập huấn cứu hộ cho chủ đò, người lái đò ở các xã
ven sông trước mùa lũ.
"""


@pytest.mark.parametrize(
    ("cut", "depth"),
    [("Điều 6 của Nghị quyết này.", 4), ("khoản 2\nĐiều 6 Nghị quyết này.", 4), ("Quyết định số\n335/QĐ-XYZ này.", 4)],
)
def test_what_a_cut_line_names_is_no_heading(cut: str, depth: int) -> None:
    """Behind "quy định tại", "khoản 2" or "số" the next line goes on, though it begins as an article or item does."""
    text = PAGE.format(cut=cut)
    found = blocks(text, text_lines(text))
    assert [block.depth for block in found] == [3, depth, 4]
    assert text[found[1].start : found[1].end].endswith("này.")


def test_an_article_below_a_whole_line_is_a_heading() -> None:
    """Where the line before has ended, an article opens a block of its own."""
    text = PAGE.format(cut="pháp luật.\nĐiều 2. Bến cá")
    assert [block.depth for block in blocks(text, text_lines(text))] == [3, 4, 3, 4]
