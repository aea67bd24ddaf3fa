"""docs/neo4j.md: the graph in Neo4j Browser, with every saved query as it is."""

from collections.abc import Iterator
from importlib.resources import files

_HEAD = """The production store is Neo4j; whoever knows Cypher can look at the graph with [Neo4j Browser](http://localhost:7474),
beside the service. Reading changes nothing; what is written there by hand the next load does not know of.

## What there is to see

| label | what it is | caption |
| --- | --- | --- |
| `Document`, then its type (`Resolution`, `Plan` …) | a document, loaded or only cited (`in_corpus`) | its number |
| `Body`, then its kind (`Committee`, `Agency` …) | who issues, leads, answers | its name |
| `Place`, then `City`, `District`, `Ward`, `Commune` | where | its name |
| `Task`, `Target` | what a document tells whom to do, and its figures | its text |
| `_File`, `_Source`, `_Mention`, `_Claim`, `_Found`, `_Store` | the store's own books; leave them alone | |

Every edge that a text states has the sentences in `quotes` (what tables tell of bodies and places has `known_from`);
`evidence` is the same as JSON, with file and offsets. A document tells in `findings`, in sentences, what a person
should look at. What documents are found by lies in the store's books.

Colours by type, level and kind of place: drag `cypher/browser/style.grass` onto the Browser's window, or run `:style`
and drop the file there. `docker-compose.yml` turns the Browser's telemetry off (`client.allow_telemetry=false`), and
guides from elsewhere too. The Browser's page still asks other hosts for fonts, analytics and a survey; the server tells
the reader's browser to refuse them (`dbms.security.http_static_content_security_policy_header`, in the compose file: a
server of your own needs the same line, with its own Bolt address).

![Neo4j Browser with the answer to the first question: documents by number, coloured by type](neo4j-browser.png)

## Twelve questions

Each is a file of `cypher/browser/`: paste it, after its parameters. A number may be typed as people type it, with or
without marks and blanks (`21-nq/tw`, `97 nq tw`); where two terms have it, add the year (`05-nq/tu 2020`) or give the
id.
"""


def lines() -> Iterator[str]:
    """The page's lines."""
    yield _HEAD
    folder = files("cypher") / "browser"
    for name in sorted(each.name for each in folder.iterdir() if each.name.endswith(".cypher")):
        written = (folder / name).read_text(encoding="utf-8").splitlines()
        said = [line.removeprefix("// ") for line in written if line.startswith("// ")]
        yield from (f"### {name.removesuffix('.cypher').replace('_', ' ')}", "", f"{said[0]}", "", f"*{said[1]}*", "")
        yield from ("```cypher", *written[2:], "```", "")
