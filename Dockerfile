# The service: a wheel is built in one image and installed in another, which has no build tools and no root.
FROM python:3.13.5-slim-bookworm AS build
WORKDIR /source
COPY pyproject.toml README.md LICENSE ./
COPY loaders loaders
COPY cypher cypher
COPY graph_service graph_service
RUN pip wheel --no-cache-dir --wheel-dir /wheels '.[sqlite]'

FROM python:3.13.5-slim-bookworm
RUN --mount=type=bind,from=build,source=/wheels,target=/wheels \
    pip install --no-cache-dir --no-index --find-links /wheels 'directive-graph[sqlite]' \
    && useradd --create-home --uid 10001 directive \
    && install --directory --owner directive /corrections
# an embedded store in a volume may be written by several processes: no image without SQLite's fix for that
# (pysqlite3 has wheels for x86_64; elsewhere: docker build --platform linux/amd64, as compose does)
RUN python -c "from graph_service.store.protocol import WAL_FIXED; from graph_service.store.sqlite_module import sqlite3; assert sqlite3.sqlite_version_info >= WAL_FIXED, sqlite3.sqlite_version"
# scans are read by OCR
RUN apt-get update \
    && apt-get install --yes --no-install-recommends tesseract-ocr tesseract-ocr-vie \
    && rm -rf /var/lib/apt/lists/*
USER directive
WORKDIR /home/directive
ENV PYTHONUNBUFFERED=1
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s --retries=6 \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/readyz', timeout=4)"]
ENTRYPOINT ["directive-graph"]
CMD ["serve", "--host", "0.0.0.0", "--port", "8000"]
