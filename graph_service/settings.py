"""What can be set from outside: by environment variables that begin with ``DIRECTIVE_GRAPH_``."""

from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from graph_service.setting_names import DEFAULT_STORE, PREFIX, by_scheme

__all__ = ["PREFIX", "Settings"]


class Settings(BaseSettings):
    """Read once at the start and passed on; nothing else in the program looks at the environment."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True)

    store: str = Field(
        default=DEFAULT_STORE,
        description="Where the graph is kept: a path, `sqlite:PATH` or `neo4j://HOST:PORT` (or `neo4j+s://`, `bolt://`).",
    )
    neo4j_user: str = Field(default="neo4j", description="User of the Neo4j store.")
    neo4j_password: SecretStr = Field(default=SecretStr(""), description="Password of the Neo4j store; never printed.")
    neo4j_silent_seconds: float = Field(
        default=90.0,
        gt=0,
        description="How long the Neo4j store may give no sign of life before it is given up; one that works gives one "
        "every minute.",
    )
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
    workers: int = Field(
        default=1,
        ge=1,
        le=64,
        description="Processes of `serve` that answer on one address; more than one where one core is not enough.",
    )
    cors: str = Field(
        default="",
        description="Origins of other sites whose pages may ask this service (`https://portal.example`), parted by "
        "commas; none by default.",
    )
    lang: Literal["vi", "en"] = Field(
        default="vi", description="What commands speak: `vi` or `en`; `--lang` goes before it."
    )
    log: Literal["text", "json"] = Field(
        default="text", description="How `serve` writes its log: lines for people, or a line of JSON for each request."
    )
    read_seconds: float = Field(
        default=300.0, gt=0, description="The most that reading one file may take; of a scan, each of its pages."
    )
    read_memory_megabytes: int = Field(
        default=3072, ge=0, description="The most memory of the process that reads a file; 0 for no limit."
    )
    read_pages: int = Field(default=5_000, ge=1, description="The most pages of a PDF.")
    read_columns: int = Field(default=512, ge=1, description="The most columns of a table or sheet.")
    read_notes: int = Field(default=5_000_000, ge=1, description="The most letters of all notes of a file.")
    read_xml_megabytes: int = Field(default=64, ge=1, description="The most that the XML in a docx may unpack to.")
    read_letters: int = Field(default=50_000_000, ge=1, description="The most letters of text that a file may give.")
    upload_megabytes: int = Field(default=200, ge=1, description="The most that one upload may hold, in megabytes.")

    @field_validator("store")
    @classmethod
    def _named_by_path(cls, store: str) -> str:
        return by_scheme(store)

    @property
    def origins(self) -> tuple[str, ...]:
        """The origins of ``cors``, one by one."""
        return tuple(origin.strip().rstrip("/") for origin in self.cors.split(",") if origin.strip())
