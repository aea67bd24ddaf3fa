"""What can be set from outside: by environment variables that begin with ``DIRECTIVE_GRAPH_``."""

from pathlib import Path

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

PREFIX = "DIRECTIVE_GRAPH_"


class Settings(BaseSettings):
    """Read once at the start and passed on; nothing else in the program looks at the environment."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True)

    store: str = Field(
        default="sqlite:directive-graph.db",
        description="Where the graph is kept: `sqlite:PATH`, or `neo4j://HOST:PORT` (also `neo4j+s://`, `bolt://`).",
    )
    neo4j_user: str = Field(default="neo4j", description="User of the Neo4j store.")
    neo4j_password: SecretStr = Field(default=SecretStr(""), description="Password of the Neo4j store; never printed.")
    corrections: Path | None = Field(
        default=None,
        description="File that people's corrections are kept in beside the store; by default the store alone.",
    )
    state: Path | None = Field(
        default=None,
        description="Folder of keys and of uploads that wait; by default `PATH.state` beside an embedded store, and "
        "one for each server under `~/.local/state/directive-graph`.",
    )
    key: SecretStr = Field(
        default=SecretStr(""),
        description="A key of an editor beside those of `keys add`, for containers; 20 signs or more, never printed.",
    )
    host: str = Field(
        default="127.0.0.1",
        description="Address that `serve` listens on: by default this machine only; on any other, keys are needed.",
    )
    port: int = Field(default=8000, ge=0, le=65535, description="Port that `serve` listens on; 0 takes a free one.")
    upload_megabytes: int = Field(default=200, ge=1, description="The most that one upload may hold, in megabytes.")
