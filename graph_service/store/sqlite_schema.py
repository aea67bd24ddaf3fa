"""The tables of the embedded store.

Nodes and edges are joined by small integers, which never leave the file. Both indexes of ``edge`` cover
a step of a walk, so that walks never touch the evidence. There is no ANALYZE on purpose: with statistics
SQLite 3.40 chooses another join order for steps and becomes some hundred times slower.
"""

#: "DGra": says whose file this is
APPLICATION_ID = 0x44477261
SCHEMA_VERSION = 7

TABLES = """
-- people's corrections, as the text that they are written in
CREATE TABLE correction (
    text TEXT NOT NULL
);

-- a name of what the store holds, another one after each commit
CREATE TABLE state (
    name TEXT NOT NULL
);

-- the edges of chains that were put or dropped with each of the last commits (sqlite_changes.py)
CREATE TABLE edge_change (
    serial INTEGER PRIMARY KEY,
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    edges TEXT
);

CREATE TABLE file (
    name TEXT NOT NULL,
    root TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    PRIMARY KEY (name, root)
) WITHOUT ROWID;
CREATE INDEX file_text ON file (sha256);

-- the numbers by which the tables of the ledger name texts
CREATE TABLE digest (
    key INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL UNIQUE
);

-- compressed, in pages of their own, so that nothing else has to pass over them
CREATE TABLE text (
    source INTEGER PRIMARY KEY,
    packed BLOB NOT NULL
);

CREATE TABLE source (
    source INTEGER PRIMARY KEY,
    version TEXT NOT NULL,
    extract BLOB NOT NULL
);
-- every load asks for all versions, and an extract fills a page
CREATE INDEX source_version ON source (version);

CREATE TABLE mention (
    source INTEGER NOT NULL,
    position INTEGER NOT NULL,
    family TEXT NOT NULL,
    number_at_place TEXT NOT NULL,
    place_hint TEXT,
    document TEXT,
    issuer TEXT,
    reference TEXT NOT NULL,
    PRIMARY KEY (source, position)
) WITHOUT ROWID;
CREATE INDEX mention_family ON mention (family);
CREATE INDEX mention_group ON mention (number_at_place, place_hint);
CREATE INDEX mention_issuer ON mention (issuer, family) WHERE issuer IS NOT NULL;
CREATE INDEX mention_unresolved ON mention (source, position) WHERE document IS NULL;

-- edge: a hash of start, label and end, by which claims are found; what they say is the evidence of edges, which
-- name them by their places (sqlite_evidence.py)
CREATE TABLE claim (
    source INTEGER NOT NULL,
    position INTEGER NOT NULL,
    subject INTEGER NOT NULL,
    object INTEGER,
    start TEXT NOT NULL,
    label TEXT NOT NULL,
    "end" TEXT NOT NULL,
    evidence TEXT NOT NULL,
    properties TEXT NOT NULL,
    edge INTEGER NOT NULL,
    PRIMARY KEY (source, position)
) WITHOUT ROWID;
CREATE INDEX claim_edge ON claim (edge);

CREATE TABLE node (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    labels TEXT NOT NULL,
    properties TEXT NOT NULL
);

CREATE TABLE edge (
    start INTEGER NOT NULL,
    label TEXT NOT NULL,
    "end" INTEGER NOT NULL,
    properties TEXT NOT NULL,
    claims TEXT
);
CREATE UNIQUE INDEX edge_out ON edge (start, label, "end");
CREATE INDEX edge_in ON edge ("end", label, start);

CREATE TABLE document (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    search TEXT NOT NULL,
    number_key TEXT,
    serial TEXT,
    type TEXT,
    level TEXT,
    place TEXT,
    issued_on TEXT,
    in_corpus INTEGER NOT NULL,
    citations INTEGER NOT NULL,
    findings TEXT
);
CREATE INDEX document_order ON document (citations DESC, id);
CREATE INDEX document_number ON document (number_key);
CREATE INDEX document_serial ON document (serial);
CREATE INDEX document_findings ON document (citations DESC, id) WHERE findings IS NOT NULL;

-- folded words hold no ASCII sign but the blank, so this tokenizer parts them exactly at blanks
CREATE VIRTUAL TABLE document_search USING fts5 (
    search, content = 'document', content_rowid = 'key', tokenize = 'ascii', prefix = '2 3', detail = 'none'
);
"""
