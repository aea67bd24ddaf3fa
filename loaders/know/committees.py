"""What the Party's committee and the Youth Union of a unit are called, by the kind of unit."""

COMMITTEES = {
    "thành phố": "Thành ủy", "tỉnh": "Tỉnh ủy", "quận": "Quận ủy", "huyện": "Huyện ủy", "thị xã": "Thị ủy",
    "phường": "Đảng ủy phường", "xã": "Đảng ủy xã", "thị trấn": "Đảng ủy thị trấn",
    "đặc khu": "Đảng ủy đặc khu",
}  # fmt: skip
YOUTH = {
    "thành phố": "Thành đoàn", "tỉnh": "Tỉnh đoàn", "quận": "Quận đoàn", "huyện": "Huyện đoàn", "thị xã": "Thị đoàn",
    "phường": "Đoàn phường", "xã": "Đoàn xã", "thị trấn": "Đoàn thị trấn",
    "đặc khu": "Đoàn đặc khu",
}  # fmt: skip
