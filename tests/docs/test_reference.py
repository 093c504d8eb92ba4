"""What is not documented fails here: every command, option, export, table field and record field."""

import dataclasses
import inspect
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from standoff.cli.main import cli
from standoff.exports import EXPORTS
from standoff.record import joined, rows, terms

REFERENCE = Path(__file__).parents[2] / "docs" / "reference"
COMMANDS = (REFERENCE / "commands.md").read_text("utf-8")
RECORD = (REFERENCE / "record.md").read_text("utf-8")


def section(text: str, heading: str) -> str:
    """The text under `heading`, up to the next heading of its level or above; empty where there is none."""
    level = len(heading) - len(heading.lstrip("#"))
    found = re.search(rf"^{re.escape(heading)}$(.*?)(?=^#{{1,{level}}} |\Z)", text, re.M | re.S)
    return found[1] if found else ""


def commands(group: click.Group, path: str = "standoff") -> Iterator[tuple[str, click.Command]]:
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, f"{path} {name}")
        else:
            yield f"{path} {name}", command


EVERY_COMMAND = dict(commands(cli))


@pytest.mark.parametrize("path", EVERY_COMMAND)
def test_every_command_and_option_is_documented(path: str) -> None:
    heading = "#" * len(path.split()) + " " + path
    text = section(COMMANDS, heading)
    assert text, f"docs/reference/commands.md lacks the heading '{heading}'"
    for option in EVERY_COMMAND[path].params:
        if isinstance(option, click.Option):
            assert f"`{option.opts[0]}`" in text, f"{path} {option.opts[0]} is not documented"


@pytest.mark.parametrize("path", EVERY_COMMAND)
def test_every_command_explains_itself_with_an_example(path: str) -> None:
    command = EVERY_COMMAND[path]
    assert command.help
    assert path in (command.epilog or ""), f"the help of {path} has no example"
    for option in command.params:
        assert isinstance(option, click.Argument) or option.help, f"{path} {option.name} has no help"


def test_no_command_is_documented_that_does_not_exist() -> None:
    documented = set(re.findall(r"^##+ (standoff .+)$", COMMANDS, re.M))
    assert documented - set(EVERY_COMMAND) <= {"standoff gazetteer", "standoff review"}


@pytest.mark.parametrize("name", EXPORTS)
def test_every_export_is_documented(name: str) -> None:
    assert f"`{name}`" in section(COMMANDS, "## standoff export")


def written_commands() -> list[str]:
    """Every command line that the documents show, without its prompt."""
    texts = (path.read_text("utf-8") for path in (*REFERENCE.parents[1].glob("*.md"), *REFERENCE.parent.rglob("*.md")))
    shown = (line.removeprefix("$ ").strip() for text in texts for line in text.splitlines())
    return sorted({line for line in shown if line.startswith("standoff ")})


@pytest.mark.parametrize("line", written_commands())
def test_every_command_line_in_the_documents_can_be_run(line: str) -> None:
    command: click.Command = cli
    words = shlex.split(re.split(r"[|>&]", line, maxsplit=1)[0].replace("…", ""))[1:]
    while words and isinstance(command, click.Group) and words[0] in command.commands:
        command = command.commands[words.pop(0)]
    assert isinstance(command, click.Command)
    assert command is not cli or not words or words[0].startswith("-") or words[0].isupper(), f"{line}: no such command"
    known = {name for option in command.params for name in option.opts} | {"--help", "-h", "--version"}
    assert {word.partition("=")[0] for word in words if word.startswith("--")} <= known, line


def row_classes() -> list[type]:
    every = [*vars(rows).values(), *vars(joined).values()]
    return list(dict.fromkeys(c for c in every if inspect.isclass(c) and dataclasses.is_dataclass(c)))


@pytest.mark.parametrize("row", row_classes(), ids=lambda row: row.__name__)
def test_every_field_of_the_record_is_documented(row: type) -> None:
    text = section(RECORD, f"### {row.__name__}")
    assert text, f"docs/reference/record.md lacks the heading '### {row.__name__}'"
    for field in dataclasses.fields(row):
        assert re.search(rf"^\| [^|]*`{field.name}`", text, re.M), f"{row.__name__}.{field.name} is not documented"


def term_classes() -> list[type]:
    return [c for c in vars(terms).values() if inspect.isclass(c) and c.__module__ == terms.__name__]


@pytest.mark.parametrize("term", term_classes(), ids=lambda term: term.__name__)
def test_every_term_of_the_record_is_documented(term: type) -> None:
    text = section(RECORD, f"### {term.__name__} (terms)")
    assert text, f"docs/reference/record.md lacks the heading '### {term.__name__} (terms)'"
    for value in term:  # type: ignore[attr-defined]
        assert f"`{value}`" in text, f"the term {value} of {term.__name__} is not documented"
