"""A YAML file → a tree of text: nothing is converted, nothing expands, nothing crashes."""

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bnr_toolkit.reading import yaml_file
from bnr_toolkit.reading.yaml_file import Node, read_yaml


def plain(node: Node):
    if isinstance(node.value, dict):
        return {key: plain(child) for key, child in node.value.items()}
    if isinstance(node.value, list):
        return [plain(child) for child in node.value]
    return node.value


def test_every_scalar_stays_text_and_every_node_has_its_line():
    tree, findings = read_yaml(b"# remark\ntitle: NO\nlist:\n  - 0012\n  - {a: 1.0}\n", "p.yml")
    assert findings == []
    assert plain(tree) == {"title": "NO", "list": ["0012", {"a": "1.0"}]}
    assert (tree.value["title"].line, tree.value["list"].line, tree.value["list"].value[1].line) == (2, 4, 5)


def test_a_node_tells_where_it_stands_and_how_it_was_written():
    tree, _ = read_yaml(b"a: NO\nb: ' x '\nc: [1, \"\"]\nd:\ne: |\n  y\n", "p.yml")
    told = {key: (node.line, node.column, node.exact, node.plain) for key, node in tree.value.items()}
    assert told == {
        "a": (1, 4, "NO", True),
        "b": (2, 4, " x ", False),
        "c": (3, 4, "", False),
        "d": (4, 3, "", True),
        "e": (5, 4, "y\n", False),
    }
    assert [(item.line, item.column, item.plain) for item in tree.value["c"].value] == [(3, 5, True), (3, 8, False)]
    assert tree.keys == {"a": (1, 1), "b": (2, 1), "c": (3, 1), "d": (4, 1), "e": (5, 1)}


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        (b"plain", None),
        (b"0012", None),
        (b"!!int 5", None),
        (b"'5'", None),
        (b"[a]", None),
        (b"{a: b}", None),
        (b"!!str 0012", "tag:yaml.org,2002:str"),
        (b"!!int '5'", "tag:yaml.org,2002:int"),
        (b"!!binary aGk=", "tag:yaml.org,2002:binary"),
        (b"!!python/name:os.system x", "tag:yaml.org,2002:python/name:os.system"),
        (b"!!set {a}", "tag:yaml.org,2002:set"),
        (b"!!omap [a]", "tag:yaml.org,2002:omap"),
        (b"!own x", "!own"),
    ],
)
def test_a_node_tells_of_a_tag_that_would_make_something_else_of_it(text, tag):
    tree, _ = read_yaml(b"a: " + text + b"\n", "p.yml")
    assert tree.value["a"].tag == tag


def test_a_node_knows_its_kind():
    tree, _ = read_yaml(b"a: [x, {b: y}]\n", "p.yml")
    assert tree.kind == "mapping"
    assert tree.value["a"].kind == "list"
    assert [child.kind for child in tree.value["a"].value] == ["text", "mapping"]


def test_the_second_of_two_equal_keys_is_reported_at_its_own_line():
    _, findings = read_yaml(b"a:\n  b: 1\n  b: 2\n", "p.yml")
    assert [(finding.code, finding.place.line, finding.value) for finding in findings] == [
        ("yaml_duplicate_key", 3, "b")
    ]


def test_a_byte_order_mark_and_windows_line_ends_change_nothing():
    plain_tree, _ = read_yaml(b"a: x\nb: y\n", "p.yml")
    tree, findings = read_yaml(b"\xef\xbb\xbfa: x\r\nb: y\r\n", "p.yml")
    assert findings == []
    assert plain(tree) == plain(plain_tree)


@pytest.mark.parametrize("tag", [b"!!python/object/apply:os.getcwd []", b"!!binary aGVsbG8=", b"!own text"])
def test_tags_build_nothing(tag):
    tree, findings = read_yaml(b"a: " + tag + b"\n", "p.yml")
    assert findings == []
    assert isinstance(tree.value["a"], Node)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"a: *x\n", "yaml_alias"),
        (b"<<: *x\n", "yaml_alias"),
        (b"a: [1\n", "yaml_syntax"),
        (b"a: b: c\n", "yaml_syntax"),
        (b"\ta: b\n", "yaml_syntax"),
        (b"%YAML 1." + b"1" * 5000 + b"\n---\na: 1\n", "yaml_syntax"),
        (b'a: "\\U00110000"\n', "yaml_syntax"),
        (b"a: \xef\xbf\xbe\n", "yaml_syntax"),
        (b"[" * 200_000, "yaml_syntax"),
        (b"{a: " * 100_000, "yaml_syntax"),
        (b"- " * 100_000 + b"x", "yaml_syntax"),
        (b"a: \xff\n", "not_utf8"),
        (b"a: \x00\n", "nul_character"),
        (b'a: "\\0"\n', "nul_character"),
        (b'"\\u202e": x\n', "hidden_direction"),
        (b"", "empty_file"),
        (b"---\n", None),
    ],
)
def test_what_cannot_be_read_gives_one_finding_in_one_line(data, code):
    _, findings = read_yaml(data, "p.yml")
    assert [finding.code for finding in findings] == ([code] if code else [])
    assert all("\n" not in value for finding in findings for _, value in finding.fields)


FRAGMENTS = st.sampled_from(
    [
        "a",
        "b: ",
        "- ",
        "\n",
        "  ",
        "{",
        "}",
        "[",
        "]",
        ":",
        "? ",
        "&x ",
        "*x",
        "!!",
        "|",
        ">",
        '"',
        "'",
        "\\",
        "#",
        "%",
        "@",
        "\t",
        "---",
        "\\u12",
        "é",
        "~",
    ]
)


@given(st.binary(max_size=80) | st.lists(FRAGMENTS, max_size=25).map(lambda parts: "".join(parts).encode()))
def test_any_bytes_give_a_tree_or_findings_and_never_an_exception(data):
    tree, findings = read_yaml(data, "p.yml")
    assert findings or tree is not None


ROOT = Path(__file__).parents[2]

WORDS = (
    *"abé0-:,[]{}#'\"|>?&*!%@ \n",
    *(": ", "- ", " - ", "\n  ", "\n    ", "\n- ", "\nkey: ", "? ", " #c", "\n\n", "...\n", "---\n", "%YAML 1.1\n"),
    *("''", '""', "'a b'", '"c\n  d"', "{nl: x, en: y?}", "[a, b]", "|\n  x\n", "|-\n", ">2\n", "|#", "waarom? nee"),
    *("\\n", '"\\u00e9"', "\t", "\r\n", "\x85", "\u2028", "\ufeff", "😀", "&a ", "*a", "!t ", "a:b", "a#b", "x\n  y"),
)


class TestTwoParsers:
    """libyaml reads what it surely reads as Python's own parser does; the latter all else, and every fault."""

    def test_both_give_the_same_tree_the_same_lines_and_the_same_findings(self, monkeypatch):
        chance = random.Random(2023)
        texts = ["".join(chance.choices(WORDS, k=chance.randrange(15))) for _ in range(4_000)]
        texts += [f"k: {text}" for text in texts]
        quick = {text: read_yaml(text.encode(), "p.yml") for text in texts}
        assert sum(yaml_file._quickly_composed(text) is not None for text in texts) > 500
        monkeypatch.setattr(yaml_file, "_quickly_composed", lambda text: None)
        assert {text: read_yaml(text.encode(), "p.yml") for text in texts} == quick

    @pytest.mark.parametrize("folder", ["bnr-tiktok-2023", "practice-probe", "published-probes"])
    def test_the_probes_that_are_kept_here_are_read_quickly_and_alike(self, folder, monkeypatch):
        data = (ROOT / "data" / folder / "probe.yml").read_bytes()
        assert yaml_file._quickly_composed(data.decode()) is not None
        quick = read_yaml(data, "probe.yml")
        monkeypatch.setattr(yaml_file, "_quickly_composed", lambda text: None)
        assert read_yaml(data, "probe.yml") == quick

    @pytest.mark.parametrize(
        "text",
        [
            pytest.param("? a\n", id="a key of its own, of which they count the lines differently"),
            pytest.param("a: [b?]\n", id="a question mark between brackets"),
            pytest.param("a: |#\n  b\n", id="a remark that is none"),
            pytest.param("a:\tb\n", id="a tab"),
            pytest.param("---\na: b\n", id="a mark where the document begins"),
            pytest.param("a: &x b\n", id="a name for a value"),
            pytest.param("a: !t b\n", id="a tag"),
            pytest.param("a: b: c\n", id="a fault"),
            pytest.param("", id="nothing"),
            pytest.param("[" * 51 + "]" * 51, id="too deep"),
        ],
    )
    def test_what_they_do_not_surely_read_alike_is_left_to_the_strict_one(self, text):
        assert yaml_file._quickly_composed(text) is None
