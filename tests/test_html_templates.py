"""HTML by a user's own templates."""

import re
from collections.abc import Callable
from pathlib import Path

import attrs
import pytest

import govdisclose as gd
from govdisclose.document import Document, Role, Table
from govdisclose.renderers import html
from support import html_reading as reading
from support import real

TEMPLATES = Path(html.__file__).parent / "templates"
PAGE_BLOCKS = {"head": 1, "style": 1}
BLOCKS = {"catalogue": 1, "header": 1, "chapter": 7, "footer": 1}


@pytest.fixture(scope="module")
def document() -> Document:
    report = gd.replace(
        real.report("huaian-2024"),
        {"/overview": (gd.Heading("（一）甲", 2), gd.Paragraph("乙"), gd.DataTable((("丙",),), 0))},
    )
    return gd.layout(report)


def template(folder: Path, name: str, text: str) -> Path:
    """Write one template of a user's folder."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return folder


def extending(name: str, block: str) -> str:
    """Write a template that adds a mark to one block of ours."""
    return (
        f'{{% extends "govdisclose/{name}" %}}'
        f"{{% block {block} %}}<hr>{{{{ super() }}}}{{% endblock %}}"
    )


@pytest.mark.parametrize("block", PAGE_BLOCKS)
def test_blocks_of_the_page(block: str, document: Document, tmp_path: Path) -> None:
    """A user's page.html adds to one named block, and the rest stays as it is."""
    folder = template(tmp_path, "page.html", extending("page.html", block))
    markup = html.render(document, templates=folder)
    assert markup.count("<hr>") == PAGE_BLOCKS[block]
    assert markup.replace("<hr>", "") == html.render(document)


@pytest.mark.parametrize("block", BLOCKS)
@pytest.mark.parametrize("mode", ["page", "fragment", "cms"])
def test_blocks_of_the_report(
    block: str, mode: html.Mode, document: Document, tmp_path: Path
) -> None:
    """A user's report.html adds to one named block, in a page too; cms has templates of its own."""
    name = "cms/report.html" if mode == "cms" else "report.html"
    folder = template(tmp_path, name, extending(name, block))
    markup = html.render(document, mode=mode, templates=folder)
    assert markup.count("<hr>") == BLOCKS[block]
    assert markup.replace("<hr>", "") == html.render(document, mode=mode)


@pytest.mark.parametrize("mode", ["page", "cms"])
def test_block_of_tables(mode: html.Mode, document: Document, tmp_path: Path) -> None:
    """The markup of each table of the form can be added to."""
    name = "cms/table.html" if mode == "cms" else "table.html"
    folder = template(tmp_path, name, extending(name, "table"))
    markup = html.render(document, mode=mode, templates=folder)
    assert markup.count("<hr>") == 3
    assert markup.replace("<hr>", "") == html.render(document, mode=mode)


def test_small_templates_can_be_replaced(document: Document, tmp_path: Path) -> None:
    """The template of one kind of block can be replaced whole, and its text is still escaped."""
    folder = template(tmp_path, "paragraph.html", "<p><b>{{ text }}</b></p>\n")
    changed = attrs.evolve(document, blocks=(gd.Paragraph("<i>\n&"),))
    markup = html.render(changed, mode="fragment", templates=folder)
    assert "<p><b>&lt;i&gt;<br>&amp;</b></p>" in markup


def test_text_can_be_shown_twice_or_not_at_all(document: Document, tmp_path: Path) -> None:
    """A template that is rendered once may show its text as often as it likes."""
    one = attrs.evolve(document, blocks=(gd.Paragraph("甲"),))
    twice = template(tmp_path / "1", "paragraph.html", "{{ text }}-{{ text }}")
    never = template(tmp_path / "2", "paragraph.html", "<hr>")
    assert "甲-甲" in html.render(one, mode="fragment", templates=twice)
    assert "甲" not in html.render(one, mode="fragment", templates=never)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "{% extends 'govdisclose/report.html' %}\n{% block header %}{{ nothing }}",
            "report.html:2",
        ),
        (
            "{% extends 'govdisclose/report.html' %}\n{% block header %}\n{{ no }}{% endblock %}",
            "report.html:3",
        ),
        ("{% extends 'no.html' %}", "TemplateNotFound: no.html"),
        ("{% extends 'report.html' %}", "RecursionError"),
        (
            "{% extends 'govdisclose/report.html' %}\n{% block footer %}{{ 1 / 0 }}{% endblock %}",
            "2",
        ),
        (
            "{% extends 'govdisclose/report.html' %}{% block footer %}{{ [] + 1 }}{% endblock %}",
            "1",
        ),
    ],
)
def test_wrong_templates_are_named(
    text: str, words: str, document: Document, tmp_path: Path
) -> None:
    """A template that cannot be rendered is an error of the option, with its file and line."""
    folder = template(tmp_path, "report.html", text)
    with pytest.raises(gd.OptionError) as caught:
        html.render(document, templates=folder)
    assert words in caught.value.text("zh")
    assert words in caught.value.text("en")


def test_templates_of_cms_are_named_with_their_folder(document: Document, tmp_path: Path) -> None:
    """The place of an error in a template of cms says so."""
    folder = template(tmp_path, "cms/paragraph.html", "{{ 1 / 0 }}")
    with pytest.raises(gd.OptionError, match=r"cms/paragraph\.html:1.*ZeroDivisionError"):
        html.render(document, mode="cms", templates=folder)


def test_templates_in_another_encoding_are_refused(document: Document, tmp_path: Path) -> None:
    """A template that is not in UTF-8 is an error of the option, with the folder."""
    (tmp_path / "report.html").write_bytes("联系".encode("gb18030"))
    with pytest.raises(gd.OptionError, match=f"{tmp_path.name}.*UnicodeDecodeError"):
        html.render(document, templates=tmp_path)


@pytest.mark.parametrize(
    ("loop", "shown"),
    [
        ("row|reverse", lambda row: row[::-1]),
        ("row[1:]", lambda row: row[1:]),
        ("row + row", lambda row: row * 2),
    ],
)
def test_values_stay_with_their_cells(
    loop: str,
    shown: Callable[[list[str]], list[str]],
    document: Document,
    tmp_path: Path,
) -> None:
    """A template of tables that turns, drops or repeats cells takes their values along."""
    text = (
        "<table>{% for _, rows in parts %}{% for row in rows %}<tr>{% for index, cell in "
        + loop
        + " %}<td>{{ slots[index] if cell.role.value == 'value' else '\ue000' ~ cell.label }}</td>"
        "{% endfor %}</tr>{% endfor %}{% endfor %}</table>"
    )
    folder = template(tmp_path, "table.html", text)
    tables = [block for block in document.blocks if isinstance(block, Table)]
    markup = html.render(
        attrs.evolve(document, blocks=tuple(tables)), mode="fragment", templates=folder
    )
    found = [
        [reading.words(cell) for cell in reading.find(row, "td")]
        for row in reading.find(reading.tree(markup), "//tr")
    ]
    expected = []
    for table in tables:
        values = iter(table.values)
        rows: list[list[str]] = [[] for _ in range(table.frame.rows)]
        for cell in table.frame.cells:
            words = next(values) if cell.role is Role.VALUE else f"\ue000{cell.label}"
            rows[cell.row].append(words.replace("\n", " "))
        expected += [shown(row) for row in rows]
    assert found == expected


def test_no_folder(document: Document, tmp_path: Path) -> None:
    """What is no folder is refused."""
    for value in ("", tmp_path / "no", template(tmp_path, "a", "b") / "a", 5):
        with pytest.raises(gd.OptionError, match="templates"):
            html.render(document, templates=value)  # type: ignore[arg-type]


def test_every_template_says_what_it_is() -> None:
    """Each template begins with a comment, for those who are going to replace it."""
    files = sorted(TEMPLATES.rglob("*.html"))
    assert len(files) > 15
    assert [path for path in files if not path.read_text("utf-8").startswith("{# ")] == []


def test_no_template_switches_escaping_off() -> None:
    """No template of ours marks anything as safe, or is without escaping."""
    wrong = re.compile(r"\|\s*(safe|tojson)\b|autoescape|Markup")
    files = sorted(TEMPLATES.rglob("*.html"))
    assert [path for path in files if wrong.search(path.read_text("utf-8"))] == []
